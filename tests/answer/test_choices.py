"""Questions that several announcements of different bodies answer (`cases/choices.jsonl`): all of them are named, where the question tells
none apart, and none is told for the others; in both scripts.
"""

from __future__ import annotations

import datetime
from typing import Any

import msgspec
import pytest

from answer import understand
from tests.answer.made import lines, record, told
from zh.script import to_hans, to_hant


@pytest.mark.parametrize("turn", [to_hans, to_hant])
@pytest.mark.parametrize("case", lines("choices.jsonl"), ids=lambda case: case["question"])
def test_the_announcements_that_may_be_meant_are_named(case: dict[str, Any], turn: Any) -> None:
    made = [
        msgspec.structs.replace(record(body, title), id=title, file=title, source=title)
        for title, body in case["pages"]
    ]
    given = told(understand(turn(case["question"])), made, datetime.date(2025, 2, 21), bool(case.get("says")))
    assert to_hans(given.answer or "") == to_hans(case.get("says") or "")
    assert {one.title for one in given.choices} == set(case.get("choices", ()))
