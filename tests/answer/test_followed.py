"""A question that follows up another (`cases/followed.jsonl`), in both scripts: for another day, hour, amount, group or thing.

`before` are the questions before it, `want` is yes, no, value or none; `says` is what the answer must hold.
"""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from answer import understand
from answer.text import narrow
from tests.answer.made import lines, record, told
from zh.script import to_hans, to_hant

CASES = lines("followed.jsonl")


@pytest.mark.parametrize("turn", [to_hans, to_hant])
@pytest.mark.parametrize("case", CASES, ids=[f"{case['before'][-1]} {case['question']}" for case in CASES])
def test_it_is_answered_as_put_into_the_one_before(case: dict[str, Any], turn: Any) -> None:
    asked = None
    for one in (*case["before"], case["question"]):
        asked = understand(turn(one), asked)
    assert asked is not None
    page = record(turn(case["body"]), turn(case["title"]))
    given = told(asked, [page], datetime.date.fromisoformat(case["today"]), case["want"] != "none").answer
    assert (given is None) == (case["want"] == "none"), given
    if given is None:
        return
    says = narrow(given)
    assert case["want"] in ("value", "no" if says.startswith(("不", "没")) else "yes")
    assert narrow(case.get("says", "")) in says
