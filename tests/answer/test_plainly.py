"""Plain questions of yes or no, and those of which the page says nothing (`cases/plainly.jsonl`), in both scripts: each is right.

`want` is yes, no, value, or null where the page does not tell it; `says` is what the answer must hold.
"""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from answer import understand
from answer.text import narrow
from tests.answer.made import lines, polarity, record, told
from zh.script import to_hans, to_hant


@pytest.mark.parametrize("case", lines("plainly.jsonl"), ids=lambda case: f"{case['question']}-{case['want']}")
def test_plainly(case: dict[str, Any]) -> None:
    today = datetime.date.fromisoformat(case.get("today", "2024-05-08"))
    for turn in (to_hans, to_hant):
        page = record(turn(case["body"]), turn(case["title"]))
        given = told(understand(turn(case["question"])), [page], today, case["want"] is not None).answer
        if case["want"] is None:
            assert given is None
        else:
            assert given is not None
            assert case["want"] == "value" or polarity(given) == case["want"], given
            assert narrow(case.get("says", "")) in narrow(given)
