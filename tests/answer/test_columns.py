"""Bare numbers of a table whose column, or the line above, gives the unit (`cases/columns.jsonl`); null where the column counts something."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from answer import resolve, understand
from tests.answer.made import lines, record
from zh.script import to_hans, to_hant


@pytest.mark.parametrize("turn", [to_hans, to_hant])
@pytest.mark.parametrize("case", lines("columns.jsonl"), ids=lambda case: case["question"])
def test_a_number_has_the_unit_of_its_column(case: dict[str, Any], turn: Any) -> None:
    page = record(turn(case["body"]), turn(case["title"]))
    given = resolve(understand(turn(case["question"])), [page], datetime.date(2024, 6, 1))
    assert given.answer == case["says"]
