"""A question with greetings, thanks or quotation marks round it (`cases/courtesy.jsonl`) is read as without, in both scripts."""

from typing import Any

import pytest

from answer.courtesy import without_courtesy
from answer.text import narrow
from tests.answer.made import lines
from zh.script import to_hans, to_hant

CASES = lines("courtesy.jsonl")


@pytest.mark.parametrize("turn", [to_hans, to_hant])
@pytest.mark.parametrize("case", CASES, ids=[case["question"] for case in CASES])
def test_what_is_put_round_a_question_is_left_out(case: dict[str, Any], turn: Any) -> None:
    kept = without_courtesy(narrow(turn(case["question"])).strip())
    assert kept == narrow(turn(case["bare"]))
    assert without_courtesy(kept) == kept
