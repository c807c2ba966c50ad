"""Flags over the sentences of cases/check: a line a text, with the flags it must raise and none beside them.

A flag of a line is [kind, span, suggestion]; the flag found may have a longer or shorter span round the same words,
and then its suggestion has, too. `optional` are neither asked for nor wrong, and so is stale_deadline. Each text is
read in both scripts.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ingest import pipeline
from messages import TABLE, tell
from records import Flag
from tests.each import each
from zh.dates import find
from zh.script import fold

pytestmark = pytest.mark.engine_free

FOLDER = Path(__file__).parent / "cases" / "check"
FILES = sorted(FOLDER.glob("*.jsonl"))
Case = dict[str, Any]


@cache  # asked of five times
def of(text: str, published: str) -> tuple[Flag, ...]:
    return pipeline.check_text(text, published)


def cases(file: Path) -> Iterator[tuple[int, Case]]:
    return enumerate(map(json.loads, file.read_text("utf-8").splitlines()), 1)


def fits(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one is other
    return one in other or other in one


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_cases(file: Path) -> None:
    named = ((f"{file.stem}-{number}", (case,)) for number, case in cases(file))
    each(named, flags, both_scripts_alike, a_flag_is_whole, a_sentence_without_dates_changes_nothing)


def flags(case: Case) -> None:
    found = list(of(case["text"], case["published"]))
    for kind, span, suggestion in case["flags"]:
        match = next((flag for flag in found if flag.kind == kind and fits(span, flag.span)), None)
        assert match is not None, f"no {kind} at {span}: {found}"
        assert fits(suggestion, match.suggestion), match
        found.remove(match)
    spare = {(kind, span) for kind, span in case.get("optional", [])}
    found = [flag for flag in found if flag.kind != "stale_deadline" and (flag.kind, flag.span) not in spare]
    assert not found


def both_scripts_alike(case: Case) -> None:
    here = [(flag.kind, flag.offset, len(flag.span)) for flag in of(case["text"], case["published"])]
    assert here == [(flag.kind, flag.offset, len(flag.span)) for flag in of(fold(case["text"]), case["published"])]


def a_flag_is_whole(case: Case) -> None:
    """Spans stand in the text, messages have words, what is offered differs from what is written."""
    text = case["text"]
    for flag in of(text, case["published"]):
        assert text[flag.offset : flag.offset + len(flag.span)] == flag.span
        for one in flag.evidence:
            assert text[one.offset : one.offset + len(one.span)] == one.span
        assert flag.span not in (flag.suggestion, *flag.alternatives)
        assert flag.suggestion not in flag.alternatives
        assert flag.message["key"] in TABLE
        for lang in ("hant", "hans", "en"):
            assert tell(lang, flag.message)  # type: ignore[arg-type]


def a_sentence_without_dates_changes_nothing(case: Case) -> None:
    more = "本通知由办公室负责解释，欢迎来电咨询。\n"
    before = [(flag.kind, flag.span, flag.suggestion) for flag in of(case["text"], case["published"])]
    assert before == [(flag.kind, flag.span, flag.suggestion) for flag in of(more + case["text"], case["published"])]


# one place of theirs is written anew, in the shape that it has
REWRITTEN = ("impossible_date", "reversed_range", "weekday_mismatch", "anachronism", "year_mismatch")


def test_every_date_that_is_proposed_exists_and_is_written_like_the_one_it_replaces() -> None:
    proposed = 0
    for case in (case for file in FILES for _, case in cases(file)):
        published = case["published"]
        for flag in of(case["text"], published):
            if flag.kind not in REWRITTEN or not (shape := find(flag.span, dt.date.fromisoformat(published))):
                continue
            for words in (flag.suggestion, *flag.alternatives):
                if words is None:
                    continue
                proposed += 1
                found = find(words, dt.date.fromisoformat(published))
                assert found and all(one.start and one.end for one in found), (flag, words)
                if flag.kind != "impossible_date":
                    assert [one.kind for one in found] == [one.kind for one in shape], (flag, words)
    assert proposed


def test_without_a_day_of_publication_nothing_is_compared_with_it() -> None:
    flags = pipeline.check_text("名单已于2031年5月1日公布。报名截止日期为2020年1月1日。", None)
    assert not flags


def test_dates_of_two_announcements_are_not_compared() -> None:
    text = "一、停车场改造公告：施工日期为2025年6月1日。\n二、泳池维护公告：施工日期为2025年7月1日。"
    assert not pipeline.check_text(text, "2025-05-20")


@pytest.mark.parametrize(
    "text",
    (
        "换届投票：9月25日（周四）至9月19日（周五）。",
        "检修定在9月31日（周二）上午。",
        "收件2025年9月29日（周一）至2025年9月3日（周三）。",
    ),
)
def test_an_alternative_has_the_weekday_of_its_day(text: str) -> None:
    flag = of(text, "2025-09-01")[0]
    assert flag.alternatives
    for words in flag.alternatives:
        again = text[: flag.offset] + words + text[flag.offset + len(flag.span) :]
        assert not [other for other in of(again, "2025-09-01") if other.kind == "weekday_mismatch"]


def test_a_deadline_of_an_earlier_round_is_history() -> None:
    assert not of("上一期登记8月20日截止，本期登记9月20日截止。", "2025-09-01")
    assert not of("上届投稿8月20日截止时共收90篇。", "2025-09-01")
    assert [flag.kind for flag in of("欢迎报名，报名8月20日截止。", "2025-09-01")] == ["stale_deadline"]
