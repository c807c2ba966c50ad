"""Values told of something else than is asked (`cases/values.jsonl`): another step, another body, another year, all of several; shares in words."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from answer import understand
from tests.answer.made import lines, record, told


@pytest.mark.parametrize("case", lines("values.jsonl"), ids=lambda case: case["question"])
def test_value(case: dict[str, Any]) -> None:
    page = record(case["body"], case.get("title", "公告"))
    given = told(understand(case["question"]), [page], datetime.date(2024, 6, 1), case["says"] is not None)
    assert given.answer == case["says"]
