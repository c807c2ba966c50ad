"""Values that stand near what the question names and are another's (`cases/owner.jsonl`), in both scripts; `says` null: none."""

from __future__ import annotations

import datetime

import pytest

from answer import understand
from answer.text import narrow
from tests.answer.made import lines, record, told
from zh.script import to_hans, to_hant

CASES = lines("owner.jsonl")


@pytest.mark.parametrize("kind", sorted({case["kind"] for case in CASES}))
def test_a_value_of_another_is_no_answer(kind: str) -> None:
    for case in CASES:
        for turn in (to_hans, to_hant) if case["kind"] == kind else ():
            one = record(turn(case["body"]), turn(case["title"]))
            asked, wants = understand(turn(case["question"])), case["says"] is not None
            given = told(asked, [one], datetime.date(2024, 9, 10), wants).answer
            if case["says"] is None:
                assert given is None, (case["question"], given)
            else:
                assert narrow(case["says"]) in narrow(given or ""), (case["question"], given)
