"""Questions over pages (`cases/`), both written by people: right answers, refusals, quotations, and both scripts alike.

A line of `questions.jsonl` is in the format of the development questions: `accept` lists alternatives, all strings of one
must stand in the answer; `kind` none wants no answer; `polarity` says yes or no.
"""

from __future__ import annotations

import datetime
import importlib.util
from functools import cache
from typing import Any

import pytest

from answer import cutting, resolve, understand
from answer.text import narrow
from answer.types import phrases
from records import Answer
from tests.answer.made import lines, pages, polarity
from zh.script import to_hans, to_hant

PAGES = "pages.jsonl"


def answer(question: str, case: dict[str, Any]) -> Answer:
    return asked(question, case.get("today", "2025-06-01"))


@cache  # most of these tests ask the same
def asked(question: str, today: str) -> Answer:
    return resolve(understand(question), pages(PAGES), datetime.date.fromisoformat(today))


def bare(text: str) -> str:
    return "".join(char for char in narrow(text) if char.isalnum() or char in ".%:")


def right(case: dict[str, Any], given: str | None) -> bool:
    if case["kind"] == "none" or given is None:
        return (given is None) == (case["kind"] == "none")
    if case["kind"] == "yes_no":
        return polarity(given) == case["polarity"]
    return any(all(bare(piece) in bare(given) for piece in one) for one in case["accept"])


def test_figures() -> None:
    cases = lines("questions.jsonl")
    given = [(case, answer(case["question"], case)) for case in cases]
    told = [(case, one) for case, one in given if one.answer is not None]
    share = sum(right(case, one.answer) for case, one in given) / len(given)
    precision = sum(right(case, one.answer) for case, one in told) / len(told)
    assert share >= 0.85, share
    assert precision >= 0.93, precision  # rather none than a wrong one
    assert sum(len(one.answer or "") for _, one in told) / len(told) <= 18


def test_quotations_stand_in_the_page_and_the_right_page_is_cited() -> None:
    bodies = {page.id: page.body for page in pages(PAGES)}
    for case in lines("questions.jsonl"):
        given = answer(case["question"], case)
        cited = given.citation
        assert (cited is None) == (given.answer is None), case["question"]
        if cited is not None:
            assert bodies[cited.id][cited.offset : cited.offset + len(cited.quote)] == cited.quote
            assert cited.id == case.get("source_file", case.get("near"))[0], case["question"]


def test_both_scripts_get_the_same() -> None:
    for case in lines("questions.jsonl"):
        hant, hans = (answer(turn(case["question"]), case) for turn in (to_hant, to_hans))
        assert (hant.answer is None) == (hans.answer is None), case["question"]
        assert narrow(hant.answer or "") == narrow(hans.answer or ""), case["question"]


def test_jieba_alone_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    cases = lines("questions.jsonl")
    quick = [answer(case["question"], case).answer for case in cases]
    find = importlib.util.find_spec

    def without(name: str, *more: Any) -> Any:
        return None if name == "rjieba" else find(name, *more)

    monkeypatch.setattr(importlib.util, "find_spec", without)
    for cache_of in (cutting.tagger, phrases._words, phrases._edges, asked):
        cache_of.cache_clear()
    try:
        assert [answer(case["question"], case).answer for case in cases] == quick
    finally:
        for cache_of in (cutting.tagger, phrases._words, phrases._edges, asked):
            cache_of.cache_clear()
