"""Cards that tell hours by day (`cases/hours.jsonl`), and whom to turn to (`cases/desks.jsonl`), in both scripts."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from answer import understand
from answer.text import narrow
from tests.answer.made import lines, read, told
from tests.answer.test_read import right
from zh.script import to_hans, to_hant

CASES = [case for name in ("hours.jsonl", "desks.jsonl") for case in lines(name)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_told_by_a_card(case: dict[str, Any]) -> None:
    for turn in (to_hans, to_hant):
        page = read(turn(case["body"]), turn(case["title"]), case["published"])
        for ask in case["asks"]:
            today = datetime.date.fromisoformat(case["published"])
            given = told(understand(turn(ask["question"])), [page], today, ask["says"] is not None)
            says = narrow(given.answer) if given.answer else None
            assert right(ask["says"], says), (ask["question"], given.answer)
