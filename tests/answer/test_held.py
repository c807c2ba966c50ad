"""Yes or no from a value that the question carries, held against the one of that thing (`cases/held.jsonl`), in both scripts.

`want` is yes, no, value, or null where the page has none for it; `says` is what the answer must hold.
"""

from __future__ import annotations

import datetime
from typing import Any

from answer import resolve, understand
from answer.text import narrow
from records import Answer
from tests.answer.made import lines, pages, polarity
from zh.script import to_hans, to_hant

PAGES = "held_pages.jsonl"


def answer(question: str, case: dict[str, Any]) -> Answer:
    return resolve(understand(question), pages(PAGES), datetime.date.fromisoformat(case["today"]))


def verdict(case: dict[str, Any], one: Answer) -> str:
    """right, silent (none where there is one), wrong."""
    if one.answer is None:
        return "right" if case["want"] is None else "silent"
    told = narrow(one.answer)
    polar = case["want"] == "value" or polarity(told) == case["want"]
    return "right" if polar and narrow(case["says"]) in told.replace(" ", "") else "wrong"


def test_no_value_of_another_thing_is_a_yes() -> None:
    cases = lines("held.jsonl")
    for turn in (to_hans, to_hant):
        told = [(case, answer(turn(case["question"]), case)) for case in cases]
        found = [verdict(case, one) for case, one in told]
        wrong = [
            (case["question"], one.answer) for (case, one), each in zip(told, found, strict=True) if each == "wrong"
        ]
        assert not wrong
        assert found.count("right") / len(found) >= 0.9


def test_the_page_is_cited() -> None:
    for case in lines("held.jsonl"):
        given = answer(case["question"], case)
        assert (given.citation is None) == (given.answer is None)
        assert given.citation is None or given.citation.id == case["page"]
