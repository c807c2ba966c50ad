"""A later announcement that changes an earlier one or calls it off (`cases/superseded.jsonl`): what is told, and what beside it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from answer import understand
from answer.text import narrow
from tests.answer.made import lines, record, told
from zh.script import to_hans, to_hant

CASES = [(one["pages"], asked) for one in lines("superseded.jsonl") for asked in one["asked"]]


@pytest.mark.parametrize("turn", [to_hans, to_hant])
@pytest.mark.parametrize(("pages", "asked"), CASES, ids=[f"{n:02d}" for n in range(1, 1 + len(CASES))])
def test_what_holds_on_the_day_is_told_and_what_stood_before_beside_it(pages: Any, asked: Any, turn: Any) -> None:
    records = [record(one["body"], one["title"], str(n), one["published"]) for n, one in enumerate(pages)]
    given = told(understand(turn(asked["question"])), records, datetime.date.fromisoformat(asked["today"]), True)
    assert narrow(asked["says"]) in narrow(given.answer or "")
    beside = [narrow(one.answer) for one in given.also if one.differs]
    if "beside" in asked:
        assert any(narrow(asked["beside"]) in one for one in beside)
