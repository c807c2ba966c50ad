"""Dates that answers read (`cases/dates.jsonl`): of a text all of them, with the day or minute of each end, in both scripts; and what is told of them.

`told` are the written piece, its first and its last end (null where there is none or it is not known).
"""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from answer import resolve, understand
from answer.dates import Moment, dates
from answer.text import narrow
from tests.answer.made import lines, read
from zh.script import to_hans, to_hant

CASES = lines("dates.jsonl")


def _says(moment: Moment | None) -> str | None:
    day = moment.day.isoformat() if moment and moment.day else ""
    clock = f"T{moment.clock:%H:%M}" if moment and moment.clock else ""
    return day + clock or None


@pytest.mark.parametrize("case", [case for case in CASES if "told" in case], ids=lambda case: case["text"])
def test_read(case: dict[str, Any]) -> None:
    for turn in (to_hans, to_hant):
        text = narrow(turn(case["text"]))
        found = [
            [text[one.start : one.end], _says(one.first), _says(one.last)] for one in dates(text, case.get("year"))
        ]
        assert found == [[narrow(piece), *ends] for piece, *ends in case["told"]]


@pytest.mark.parametrize("case", [case for case in CASES if "asks" in case], ids=lambda case: case["title"])
def test_told(case: dict[str, Any]) -> None:
    for turn in (to_hans, to_hant):
        page = read(turn(case["body"]), turn(case["title"]), "2025-11-20")
        for question, says in case["asks"]:
            given = resolve(understand(turn(question)), [page], datetime.date.fromisoformat(case["today"]))
            told = narrow(given.answer) if given.answer else None
            assert told is None if says is None else (told or "").startswith(narrow(says)), question


def test_a_long_text_takes_no_longer_than_its_length() -> None:
    for piece in ("1", "一", "每", "日、", "次年", "3点", "周一、", "每月1日、", "12月", "jan "):
        began = datetime.datetime.now()
        dates(piece * 8000, 2025)
        assert (datetime.datetime.now() - began).total_seconds() < 5
