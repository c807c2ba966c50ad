"""What is told of one page (`cases/told.jsonl`): a yes with its condition, which of two, a price made less, none beside the thing."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from answer import understand
from tests.answer.made import lines, record, told


@pytest.mark.parametrize("case", lines("told.jsonl"), ids=lambda case: case["question"])
def test_told(case: dict[str, Any]) -> None:
    page = record(case["body"], case["title"])
    given = told(understand(case["question"]), [page], datetime.date(2024, 3, 1), case["says"] is not None)
    assert given.answer == case["says"]
