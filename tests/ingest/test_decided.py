"""Decisions worked out: what a window says once its doubts are decided, and what it may mean before."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import pytest

from ingest import pipeline
from ingest.decided import decide
from records import Announcement, Decision, Page, Record, Trouble, Window, in_doubt, values_of
from zh import dates

pytestmark = pytest.mark.engine_free

TWO = "评审周期为2025年3月3日-2025年3月21日。\n试行周期为2024年4月7日-2025年6月31日。"
AT = "2025-02-01T09:00:00+08:00"


def record(text: str, published: str = "2025-02-20") -> Record:
    """The announcement of a text as the archive hands it over: flags with ids (their kinds)."""
    page = Page(source="paste:0", file="paste", data=text.encode(), fetched=AT, kind="paste")
    document: Announcement = pipeline.read(page).documents[0]
    flags = tuple(msgspec.structs.replace(flag, id=flag.kind) for flag in pipeline.check_text(document.body, published))
    fields = {name: getattr(document, name) for name in document.__struct_fields__ if name != "flags"}
    fields |= {"published": published, "publisher": None}
    return Record(**fields, flags=flags, id="a", version=1, source="paste:0", file="paste")


def made(**verbs: str | tuple[str, str]) -> Mapping[str, Decision]:
    given = {}
    for second, (flag, verb) in enumerate(verbs.items()):
        word, value = verb if isinstance(verb, tuple) else (verb, None)
        given[flag] = Decision(flag, word, value, "lin", f"2025-02-02T09:00:{second:02}+08:00")  # type: ignore[arg-type]
    return given


def window(record: Record, decisions: Mapping[str, Decision], label: str = "试行周期") -> Window:
    return next(one for one in decide(record, decisions).windows if one.label == label)


def test_undecided_has_every_plausible_reading_the_suggested_first() -> None:
    one = window(record(TWO), {})
    assert one.decided is None and in_doubt(one)
    assert one.readings[0] == ("2025-04-07", "2025-06-30")
    assert set(one.readings) == {
        ("2025-04-07", "2025-06-30"),
        ("2025-04-07", "2025-07-01"),
        ("2024-04-07", "2025-06-30"),
        ("2024-04-07", "2025-07-01"),
    }


def test_two_decisions_on_one_range_compose() -> None:
    one = window(record(TWO), made(year_mismatch="accept", impossible_date="accept"))
    assert one.decided is not None
    assert (one.decided.start, one.decided.end, one.decided.by) == ("2025-04-07", "2025-06-30", "lin")
    assert one.decided.at == "2025-02-02T09:00:01+08:00"
    assert one.readings == () and not in_doubt(one)
    assert one.span == "2024年4月7日-2025年6月31日"  # what is written stays


def test_one_of_two_decided_leaves_the_other_open() -> None:
    one = window(record(TWO), made(impossible_date=("correct", "2025年7月1日")))
    assert one.decided is None
    assert one.readings == (("2025-04-07", "2025-07-01"), ("2024-04-07", "2025-07-01"))


def test_keep_leaves_the_value_as_written() -> None:
    one = window(record(TWO), made(year_mismatch="keep", impossible_date="accept"))
    assert one.decided and (one.decided.start, one.decided.end) == ("2024-04-07", "2025-06-30")


def test_a_given_value_may_be_written_in_another_form() -> None:
    one = window(record(TWO), made(year_mismatch="accept", impossible_date=("correct", "2025-06-28")))
    assert one.decided and (one.decided.start, one.decided.end) == ("2025-04-07", "2025-06-28")


def test_a_given_range_stands_for_both_ends() -> None:
    text = "报名时间：2025年5月20日至5月10日，名额有限。"
    one = window(record(text), made(reversed_range=("correct", "2025-05-10至2025-05-30")), "报名时间")
    assert one.decided and (one.decided.start, one.decided.end) == ("2025-05-10", "2025-05-30")


def test_dismissed_is_as_if_never_flagged() -> None:
    text = "颁奖仪式定于2025年6月21日（周五）举行。"
    before = record(text)
    one = window(before, made(weekday_mismatch="dismiss"), "颁奖仪式")
    assert one.decided is None and one.readings == ()
    assert values_of(one) == (("2025-06-21", "2025-06-21"),)
    assert len(window(before, {}, "颁奖仪式").readings) == 2


def test_hours_behind_a_range_of_days_stay() -> None:
    text = "布置时间为2025年4月29日至4月31日9:00—18:00。"
    one = window(record(text), made(impossible_date="accept"), "布置时间")
    assert one.decided and (one.decided.start, one.decided.end) == ("2025-04-29T09:00:00", "2025-04-30T18:00:00")


def test_nothing_is_applied_twice() -> None:
    decisions = made(year_mismatch="accept", impossible_date="accept")
    once = decide(record(TWO), decisions)
    assert decide(once, decisions) == once


@pytest.mark.parametrize("value", ["", "明年春天再说", "再说"])
def test_a_value_that_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(Trouble) as caught:
        decide(record(TWO), made(impossible_date=("correct", value)))
    assert caught.value.message == {"key": "not_a_date", "value": value}


@pytest.mark.parametrize(
    ("value", "missing"),
    [("2025年6月32日", "2025年6月32日"), ("2026-02-30", "2026-02-30"), ("改为2025年2月29日", "2025年2月29日")],
)
def test_a_day_that_there_is_not_is_told(value: str, missing: str) -> None:
    with pytest.raises(Trouble) as caught:
        decide(record(TWO), made(impossible_date=("correct", value)))
    assert caught.value.message == {"key": "no_such_date", "value": missing}


def test_without_a_suggestion_there_is_nothing_to_accept() -> None:
    with pytest.raises(Trouble) as caught:
        decide(record("报名时间：2025年5月20日至5月10日。"), made(reversed_range="accept"))
    assert caught.value.message["key"] == "nothing_to_accept"


def test_a_window_without_doubts_is_left_alone() -> None:
    one = window(record(TWO), made(impossible_date="accept"), "评审周期")
    assert one.decided is None and one.readings == ()


FILLER = "商家应当在收到通知后完成整改，并提交说明，不得拖延。\n" * 200
DATED = "试行周期为2024年4月7日-2025年6月31日。\n"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("试行周期为2024年4月7日-2025年6月31日。", ("2024-04-07", "2025-06-30")),
        ("试行周期为4月7日-6月31日。", ("2023-04-07", "2023-06-30")),  # of the year that was said far before
    ],
)
def test_far_into_a_long_text_it_is_read_as_beside_its_beginning(text, value):
    whole = record(f"平台规则\n本规则自2023年3月1日起施行。\n{FILLER}{text}\n{FILLER}", published="")
    assert window(whole, {}).readings[0] == value
    assert window(whole, made(impossible_date="accept")).decided.start == value[0]


def test_many_doubts_of_a_long_text_do_not_read_it_as_often(monkeypatch):
    """A page of 500 doubtful windows was read 2,000 times as a whole: two minutes, the store locked meanwhile."""
    whole = record("平台规则\n" + "".join(f"{FILLER[:520]}第{n}期{DATED}" for n in range(60)))
    assert sum(bool(one.readings) for one in decide(whole, {}).windows) == 60
    read: list[int] = []
    find = dates.find
    monkeypatch.setattr(dates, "find", lambda text, *rest: read.append(len(text)) or find(text, *rest))
    decide(whole, {})
    assert sum(read) < len(read) * len(whole.body) / 4
