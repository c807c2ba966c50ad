"""Laws of dates: whatever the day and the form it is printed in, and whatever stands round it."""

from __future__ import annotations

import datetime as dt
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zh.dates import Found, find, repeats, straight
from zh.script import to_hant

pytestmark = pytest.mark.engine_free

DAYS = st.dates(dt.date(2001, 1, 1), dt.date(2097, 12, 31))
DIGITS = "〇一二三四五六七八九"


def _spoken(number: int) -> str:
    """14 → 十四, 20 → 二十, 31 → 三十一."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十") + (DIGITS[ones] if ones else "")


FORMS = {
    "units": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "zeros": lambda day: f"{day.year}年{day.month:02}月{day.day:02}日",
    "number": lambda day: f"{day.year}年{day.month}月{day.day}号",
    "iso": lambda day: day.isoformat(),
    "slashes": lambda day: f"{day.year}/{day.month}/{day.day}",
    "dots": lambda day: f"{day.year}.{day.month}.{day.day}",
    "spoken": lambda day: (
        f"{''.join(DIGITS[int(d)] for d in str(day.year))}年{_spoken(day.month)}月{_spoken(day.day)}日"
    ),
    "republic": lambda day: f"民國{day.year - 1911}年{day.month}月{day.day}日",
    "republic figures": lambda day: f"{day.year - 1911:03}/{day.month:02}/{day.day:02}",
    "weekday": lambda day: f"{day.year}年{day.month}月{day.day}日（周{'一二三四五六日'[day.weekday()]}）",
    "wide": lambda day: f"{day.year}年{day.month}月{day.day}日".translate({0x30 + i: 0xFF10 + i for i in range(10)}),
}
form = st.sampled_from(sorted(FORMS))
MONTHS = "January February March April May June July August September October November December".split()


def _last(year: int, month: int) -> dt.date:
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


# what is no day: how it is printed, and the days it goes from and to
PERIODS = {
    "month": lambda y, m: (f"{y}年{m}月", dt.date(y, m, 1), _last(y, m)),
    "spoken month": lambda y, m: (f"{y}年{_spoken(m)}月", dt.date(y, m, 1), _last(y, m)),
    "republic month": lambda y, m: (f"民國{y - 1911}年{m}月", dt.date(y, m, 1), _last(y, m)),
    "first ten days": lambda y, m: (f"{y}年{m}月上旬", dt.date(y, m, 1), dt.date(y, m, 10)),
    "next ten days": lambda y, m: (f"{y}年{m}月中旬", dt.date(y, m, 11), dt.date(y, m, 20)),
    "last days": lambda y, m: (f"{y}年{m}月下旬", dt.date(y, m, 21), _last(y, m)),
    "quarter": lambda y, m: (
        f"{y}年第{'一二三四'[(m - 1) // 3]}季度",
        dt.date(y, (m - 1) // 3 * 3 + 1, 1),
        _last(y, (m - 1) // 3 * 3 + 3),
    ),
    "half": lambda y, m: (
        f"{y}年{'上下'[m > 6]}半年",
        dt.date(y, 7 if m > 6 else 1, 1),
        _last(y, 12 if m > 6 else 6),
    ),
    "elided": lambda y, m: (f"{y}年{m}月{m}日至{m + 9}日", dt.date(y, m, m), dt.date(y, m, m + 9)),
    "dash": lambda y, m: (f"{y}.{m}.{m}—{m}.{m + 9}", dt.date(y, m, m), dt.date(y, m, m + 9)),
    "months": lambda y, m: (
        f"{y}年{min(m, 11)}月至{min(m, 11) + 1}月",
        dt.date(y, min(m, 11), 1),
        _last(y, min(m, 11) + 1),
    ),
}
# the years whose figures the Republic writes with three digits, and which are no lengths
republic_years = st.dates(dt.date(2011, 1, 1), dt.date(2060, 12, 31))

TEXT = st.text(
    alphabet="0123456789年月日号时点分至到起止前后()（），。：:/.-~、 "
    "的今明本上下周一二三十零第每个天季度旬初底内民國農曆",
    max_size=60,
)
REFERENCE = st.none() | DAYS
ROWS = "1238月日号点:/.-~至、和 每周一二三天十上下次"  # what long rows are made of


def _values(found: list[Found]) -> list[tuple[str | None, ...]]:
    return [(one.kind, one.start, one.end, one.timex, one.mod) for one in found]


@given(republic_years, form)
def test_a_printed_day_is_found_again(day: dt.date, name: str) -> None:
    (found,) = find(f"定于{FORMS[name](day)}举行", dt.date(2024, 5, 20))
    assert (found.kind, found.start, found.end) == ("date", day.isoformat(), day.isoformat())


@given(republic_years, st.integers(1, 400), form)
def test_a_printed_range_is_found_again(first: dt.date, length: int, name: str) -> None:
    last = first + dt.timedelta(days=length)
    (found,) = find(f"登记时间：{FORMS[name](first)}至{FORMS[name](last)}。", dt.date(2024, 5, 20))
    assert (found.kind, found.start, found.end) == ("daterange", first.isoformat(), last.isoformat())


@given(DAYS, st.times())
def test_a_printed_instant_is_found_again(day: dt.date, time: dt.time) -> None:
    time = time.replace(microsecond=0)
    (found,) = find(f"{day.year}年{day.month}月{day.day}日{time:%H:%M:%S}前", None)
    assert (found.kind, found.start, found.mod) == ("datetime", f"{day}T{time:%H:%M:%S}", "before")


@given(st.integers(2011, 2060), st.integers(1, 12), st.sampled_from(sorted(PERIODS)))
def test_a_printed_period_is_found_again(year: int, month: int, name: str) -> None:
    printed, first, last = PERIODS[name](year, month)
    (found,) = find(f"检修时间：{printed}。", dt.date(2024, 5, 20))
    assert (found.kind, found.start, found.end) == ("daterange", first.isoformat(), last.isoformat())


@given(DAYS, st.integers(1, 11), st.booleans())
def test_an_hour_of_the_afternoon_is_found_again(day: dt.date, hour: int, spoken: bool) -> None:
    (found,) = find(f"{day.year}年{day.month}月{day.day}日下午{_spoken(hour) if spoken else hour}点开会", None)
    assert (found.kind, found.start) == ("datetime", f"{day}T{hour + 12:02}:00:00")


@given(DAYS)
def test_the_end_of_a_day_is_the_day_s(day: dt.date) -> None:
    (found,) = find(f"{day.year}年{day.month}月{day.day}日24:00截止", None)
    assert (found.kind, found.end) == ("datetime", f"{day + dt.timedelta(days=1)}T00:00:00")


@given(DAYS, st.booleans())
def test_a_day_in_english_is_found_again(day: dt.date, american: bool) -> None:
    month = MONTHS[day.month - 1]
    (found,) = find(
        f"Open {month} {day.day}, {day.year}" if american else f"Open {day.day} {month[:3]} {day.year}", None
    )
    assert (found.kind, found.start) == ("date", day.isoformat())


@given(DAYS, st.integers(-150, 150))
def test_a_day_without_its_year_is_the_nearest(reference: dt.date, away: int) -> None:
    day = reference + dt.timedelta(days=away)
    (found,) = find(f"，{day.month}月{day.day}日放映。", reference)
    if (day.month, day.day) != (2, 29):
        assert found.start == day.isoformat()


@given(TEXT, REFERENCE)
def test_spans_lie_in_the_text_in_order(text: str, reference: dt.date | None) -> None:
    done = 0
    for one in find(text, reference):
        assert done <= one.offset < one.stop <= len(text)
        assert text[one.offset : one.stop] == one.text
        done = one.stop
        for value in (one.start, one.end):
            if value is not None and not value.startswith("T"):
                dt.datetime.fromisoformat(value)


@given(TEXT, st.text(alphabet="馆欢迎各界人士参观请爱护展品勿喧哗謝謝合作ABC%、", min_size=1, max_size=30), REFERENCE)
def test_a_sentence_without_dates_changes_nothing(text: str, words: str, reference: dt.date | None) -> None:
    plain = f"{words}。\n"
    assert _values(find(plain + text, reference)) == _values(find("。\n" + text, reference))
    assert _values(find(text + "\n" + plain, reference)) == _values(find(text + "\n", reference))


@settings(max_examples=300)
@given(
    st.text(alphabet=ROWS, min_size=1, max_size=14),
    st.integers(1, 40),
    TEXT,
    st.integers(2, 6),
    REFERENCE,
    st.booleans(),
)
def test_a_text_that_repeats_itself_is_read_as_any_other(
    row: str, long: int, text: str, times: int, reference: dt.date | None, arrow: bool
) -> None:
    text = (row * long + text + "→" * arrow) * times
    wanted = find(text, reference)
    with mock.patch.object(repeats, "LONG", 0), mock.patch.object(repeats, "_TRIAL", len(text)):
        assert find(text, reference) == wanted


# what a range may be made of, and what may stand round it, with what leaves it to the forms as well
_TIMES = "", "10:00", " 9:30", "T08:00:00", "（五）", "(週日)", "（星期三）14:00", "上午9時", "（農曆正月初一）", "起"
_ENDS = (
    "2024年3月1日",
    "12月28日",
    "2月29日",
    "2月30日",
    "2023年2月29日",
    "3月0日",
    "2024/03/01",
    "2024-12-28",
    "2024/13/01",
)
RANGE = st.tuples(
    st.sampled_from(["", "於", "次年", "每年", "同月", "文件/", "v", "截至", "、"]),
    st.sampled_from(_ENDS),
    st.sampled_from(_TIMES),
    st.sampled_from(["至", "到", "起至", "-", "～", "——", "→", " 至 ", "、", ""]),
    st.sampled_from([*_ENDS, "15日", "0日", "32日", "3/10", "12-31", "18:00", "24:00"]),
    st.sampled_from(_TIMES),
    st.sampled_from(
        ["", "。", "，", "，週五", "止", "前", "內", "期間", "個", "（一）", " 9:00", ":30", "時", "、16日", "/5", "1"]
    ),
).map("".join)


@settings(max_examples=2000)
@given(RANGE, REFERENCE)
def test_what_is_read_at_once_is_read_by_the_forms_alike(text: str, reference: dt.date | None) -> None:
    found = find(text, reference)
    with mock.patch.dict(straight.BY_UNIT, clear=True):
        assert find(text, reference) == found


@given(TEXT, REFERENCE)
def test_both_scripts_give_the_same_values(text: str, reference: dt.date | None) -> None:
    hant = to_hant(text)
    if len(hant) == len(text):
        assert _values(find(hant, reference)) == _values(find(text, reference))


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def _month(day: dt.date, away: int) -> tuple[int, int]:
    months = day.year * 12 + day.month - 1 + away
    return months // 12, months % 12 + 1


# what hangs on the day it was put out: how it is printed, and the days it goes from and to
RELATIVE = {
    "today": lambda day, n: ("今天", day, day),
    "tomorrow": lambda day, n: ("明日", day + dt.timedelta(1), day + dt.timedelta(1)),
    "the day after": lambda day, n: ("后天", day + dt.timedelta(2), day + dt.timedelta(2)),
    "yesterday": lambda day, n: ("昨日", day - dt.timedelta(1), day - dt.timedelta(1)),
    "this week": lambda day, n: (f"本周{'一二三四五六日'[n % 7]}", *[_monday(day) + dt.timedelta(n % 7)] * 2),
    "next week": lambda day, n: (f"下週{'一二三四五六日'[n % 7]}", *[_monday(day) + dt.timedelta(7 + n % 7)] * 2),
    "last week": lambda day, n: (f"上星期{'一二三四五六日'[n % 7]}", *[_monday(day) + dt.timedelta(n % 7 - 7)] * 2),
    "this month": lambda day, n: (f"本月{n}日", *[day.replace(day=n)] * 2),
    "next month": lambda day, n: (f"下月{n}日", *[dt.date(*_month(day, 1), n)] * 2),
    "last month": lambda day, n: (f"上个月{n}日", *[dt.date(*_month(day, -1), n)] * 2),
    "end of month": lambda day, n: ("本月最后一天", *[_last(day.year, day.month)] * 2),
    "whole next month": lambda day, n: ("下月", dt.date(*_month(day, 1), 1), _last(*_month(day, 1))),
    "next year": lambda day, n: (f"明年{n % 12 + 1}月{n}日", *[dt.date(day.year + 1, n % 12 + 1, n)] * 2),
}
# what comes again: how it is printed, and its timex
RECURRING = {
    "day": lambda n, hour: (f"每天{hour}:30", f"P1D/T{hour:02}:30"),
    "hours": lambda n, hour: (f"每日{hour}:00至{hour + 1}:00", f"P1D/T{hour:02}:00/T{hour + 1:02}:00"),
    "week": lambda n, hour: (f"每周{'一二三四五六日'[n % 7]}", f"XXXX-WXX-{n % 7 + 1}"),
    "week at": lambda n, hour: (f"每週{'一二三四五六日'[n % 7]}{hour}時", f"XXXX-WXX-{n % 7 + 1}T{hour:02}:00"),
    "month": lambda n, hour: (f"每月{n}日", f"XXXX-XX-{n:02}"),
    "spoken month": lambda n, hour: (f"每月{_spoken(n)}号", f"XXXX-XX-{n:02}"),
    "days of a month": lambda n, hour: (
        f"每月{n}日、{n + 1}日、{n + 2}日",
        f"XXXX-XX-{n:02}/XXXX-XX-{n + 1:02}/XXXX-XX-{n + 2:02}",
    ),
    "year": lambda n, hour: (f"每年{n % 12 + 1}月{n}日", f"XXXX-{n % 12 + 1:02}-{n:02}"),
}


@given(DAYS, st.integers(1, 28), st.sampled_from(sorted(RELATIVE)))
def test_a_day_told_from_the_day_of_the_page_is_found_again(day: dt.date, n: int, name: str) -> None:
    printed, first, last = RELATIVE[name](day, n)
    (found,) = find(f"{printed}放映。", day)
    assert (found.text, found.start, found.end) == (printed, first.isoformat(), last.isoformat())


@given(st.integers(1, 26), st.integers(8, 20), st.sampled_from(sorted(RECURRING)))
def test_what_comes_again_is_found_again(n: int, hour: int, name: str) -> None:
    printed, timex = RECURRING[name](n, hour)
    (found,) = find(f"{printed}开放。", dt.date(2024, 5, 20))
    assert (found.kind, found.timex) == ("set", timex)
