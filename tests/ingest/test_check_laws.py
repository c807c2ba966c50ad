"""Laws of checks: whatever stands round a text, in whichever script, and whatever the day."""

from __future__ import annotations

import calendar
import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import pipeline
from records import Flag
from zh.script import to_hant

pytestmark = pytest.mark.engine_free

FOLDER = Path(__file__).parent / "cases" / "check"
CASES = [
    (case["text"], case["published"])
    for path in sorted(FOLDER.glob("*.jsonl"))
    for case in map(json.loads, path.read_text("utf-8").splitlines())
]
# no dates, no numbers, nothing that speaks of a change, of what is past or of other people or ways (家长, 现场)
SENTENCES = (
    "本馆欢迎各界人士参观。",
    "如有疑问，请拨打服务热线。",
    "詳情請洽承辦人員。",
    "场地内禁止吸烟，请爱护公共设施。",
    "主辦單位保有最終解釋權。",
    "请互相转告。",
    "附件可在官网下载。",
    "館內備有茶水。",
    "感谢您的理解与支持。",
    "停車位有限，建議搭乘大眾運輸。",
)
DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2040, 12, 1))
LABELS = st.sampled_from(("活动时间", "展出時間", "封闭施工", "公示期", "培训日期", "報名期間"))
TEXT = st.text(
    alphabet="0123456789年月日号时点分至到起止前后()（），。：:/.-~、 \n\t"
    "的今明本上下周一二三十零第每个天共为期报名截止比赛面试押金元人已于将于原定改为時間開館",
    max_size=80,
)


def _kinds(flags: tuple[Flag, ...], moved: int = 0) -> list[tuple[str, int, str, str | None]]:
    return [(flag.kind, flag.offset - moved, flag.span, flag.suggestion) for flag in flags]


@given(st.sampled_from(CASES), st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3))
@settings(max_examples=150)
def test_sentences_without_dates_before_a_text_change_nothing(case: tuple[str, str], more: list[str]) -> None:
    text, published = case
    before = "".join(more) + "\n"
    moved = pipeline.check_text(before + text, published)
    assert _kinds(moved, len(before)) == _kinds(pipeline.check_text(text, published))


@given(st.sampled_from(CASES), st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3))
@settings(max_examples=150)
def test_sentences_without_dates_behind_a_text_change_nothing(case: tuple[str, str], more: list[str]) -> None:
    text, published = case
    behind = pipeline.check_text(f"{text}\n{''.join(more)}", published)
    assert _kinds(behind) == _kinds(pipeline.check_text(text, published))


@given(TEXT, st.none() | DAYS)
@settings(max_examples=200)
def test_spans_lie_in_the_text_and_both_scripts_agree(text: str, published: dt.date | None) -> None:
    day = published.isoformat() if published else None
    flags = pipeline.check_text(text, day)
    for flag in flags:
        for piece in (flag, *flag.evidence):
            assert text[piece.offset : piece.offset + len(piece.span)] == piece.span != ""
        assert flag.span not in (flag.suggestion, *flag.alternatives)
    hant = to_hant(text)
    if len(hant) == len(text):
        other = pipeline.check_text(hant, day)
        assert [(flag.kind, flag.offset, len(flag.span)) for flag in other] == [
            (flag.kind, flag.offset, len(flag.span)) for flag in flags
        ]


@given(DAYS, st.integers(2, 60), LABELS)
def test_a_range_as_long_as_it_says_is_sound(first: dt.date, length: int, label: str) -> None:
    last = first + dt.timedelta(days=length - 1)
    text = f"{label}：{_written(first)}至{_written(last)}，共{length}天。"
    assert not _true(text, first)


@given(DAYS, st.integers(2, 20), st.integers(30, 60), LABELS)
def test_a_range_of_another_length_is_flagged(first: dt.date, length: int, said: int, label: str) -> None:
    last = first + dt.timedelta(days=length - 1)
    text = f"{label}：{_written(first)}至{_written(last)}，共{said}天。"
    assert [flag.kind for flag in _true(text, first)] == ["duration_mismatch"]


@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_flagged_where_it_is_another(day: dt.date, weekday: int) -> None:
    text = f"说明会定于{_written(day)}（周{'一二三四五六日'[weekday]}）召开。"
    kinds = [flag.kind for flag in _true(text, day)]
    assert kinds == ([] if day.weekday() == weekday else ["weekday_mismatch"])


@given(st.integers(2016, 2039), st.sampled_from((2, 4, 6, 9, 11)))
def test_a_day_behind_the_months_end_becomes_its_last(year: int, month: int) -> None:
    last = calendar.monthrange(year, month)[1]
    text = f"报名截止日期：{year}年{month}月{last + 1}日。"
    (flag,) = _true(text, dt.date(year, month, 1))
    assert (flag.kind, flag.suggestion) == ("impossible_date", f"{year}年{month}月{last}日")


@given(DAYS, st.integers(1, 40), LABELS)
def test_one_name_with_two_ranges_is_flagged_at_the_later(first: dt.date, more: int, label: str) -> None:
    last = first + dt.timedelta(days=9)
    once = f"{label}：{_written(first)}至{_written(last)}。"
    again = f"{label}：{_written(first)}至{_written(last + dt.timedelta(days=more))}。"
    (flag,) = _true(f"{once}\n请带证件。\n{again}", first)
    assert (flag.kind, flag.offset > len(once)) == ("conflicting_values", True)
    assert not _true(f"{once}\n请带证件。\n{once}", first)


def _written(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _true(text: str, published: dt.date) -> list[Flag]:
    """All flags of a text put out a few days before its first date but those that are never wrong."""
    day = published - dt.timedelta(days=5)
    return [flag for flag in pipeline.check_text(text, day.isoformat()) if flag.kind != "stale_deadline"]
