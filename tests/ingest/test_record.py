"""Facts of the announcements of cases/record: each file has lines and what they must yield.

A line that begins with | is a row of a table, with @ an item of a list, with # one of a list that numbers its items.
What is named is found among the facts (of a value, what it names); "none" says that there is none of the kind,
`KIND_count` how many there are. Each is read in both scripts.
"""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from ingest.record import record
from records import Announcement, Block, Part
from zh import dates
from zh.script import fold

pytestmark = pytest.mark.engine_free

FOLDER = Path(__file__).parent / "cases" / "record"
CASES = [pytest.param(json.loads(path.read_text("utf-8")), id=path.stem) for path in sorted(FOLDER.glob("*.json"))]
KINDS = {"|": "row", "@": "item", "#": "item"}


def read(lines: list[str], published: str) -> Announcement:
    blocks = []
    for line in lines:
        kind: Any = KINDS.get(line[0], "paragraph")
        text = line if kind == "paragraph" else line[1:]
        shown = text.replace("|", "\t") if kind == "row" else text
        blocks.append(Block(kind, shown, 0 if kind == "row" else None, line[0] == "#"))
    body = "\n".join(block.text for block in blocks)
    found = dates.find(body, datetime.date.fromisoformat(published))
    return record(Part("", tuple(blocks)), body, 0, found, None)


def holds(got: Any, wanted: Any) -> bool:
    if isinstance(wanted, dict):
        return all(holds(got.get(name), value) for name, value in wanted.items())
    if isinstance(wanted, list):
        return len(got) == len(wanted) and all(map(holds, got, wanted))
    return bool(got == wanted)


@pytest.mark.parametrize("case", CASES)
def test_facts(case: dict[str, Any]) -> None:
    got = msgspec.to_builtins(read(case["lines"], case["published"]))
    for kind, wanted in case["expected"].items():
        facts = got.get(kind.removesuffix("_count"), [])
        if wanted == "none":
            assert not facts
        elif kind.endswith("_count"):
            assert len(facts) == wanted, facts
        else:
            for one in wanted:
                assert any(holds(fact, one) for fact in facts), f"{one} is not among {facts}"


@pytest.mark.parametrize("case", CASES)
def test_both_scripts_alike(case: dict[str, Any]) -> None:
    here, there = (read(lines, case["published"]) for lines in (case["lines"], [fold(line) for line in case["lines"]]))
    for kind in ("windows", "durations", "thresholds", "amounts", "lists", "steps", "definitions", "consequences"):
        places = [[(one.offset, len(one.span)) for one in getattr(document, kind)] for document in (here, there)]
        assert places[0] == places[1], kind
    assert [(one.start, one.end, one.mod) for one in here.windows] == [
        (one.start, one.end, one.mod) for one in there.windows
    ]


@pytest.mark.parametrize("case", CASES)
def test_spans_stand_in_the_body(case: dict[str, Any]) -> None:
    document = read(case["lines"], case["published"])
    for kind in ("windows", "durations", "thresholds", "amounts", "lists", "steps", "definitions", "consequences"):
        for one in getattr(document, kind):
            assert document.body[one.offset : one.offset + len(one.span)] == one.span


HOSTILE = [
    "3月1日至",
    "报名：3月5日；",
    "甲、乙两类",
    "第一步，",
    "（2024年2月30日",
    "满100元或",
    "是指",
    "12,",
    "未按时的，将",
    ":",
    "约5天共3天",
    "交表→",
    "6月3日\t至\t",
    "领取为6月3日，",
    "办法：甲",
    "办法：先甲，",
    "办法：1、甲",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    def calls(count: int) -> int:
        made = 0

        def counted(*_: Any) -> None:
            nonlocal made
            made += 1

        sys.setprofile(counted)
        try:
            read([piece * count], "2024-03-01")
        finally:
            sys.setprofile(None)
        return made

    assert calls(400) <= 3 * calls(200) + 1000
