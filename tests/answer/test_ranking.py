"""Values of a ranking are asked whether they can be the answer when they are come to, once, and never where nobody comes to them."""

from __future__ import annotations

import datetime
from types import SimpleNamespace
from typing import Any

import pytest

from answer import ranking, resolve, understand
from answer.ranking import Ranking
from tests.answer.made import record

ONE, OTHER = (SimpleNamespace(record=SimpleNamespace(id=id)) for id in ("one", "other"))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The values that were asked, in order."""
    found: list[str] = []

    def can_be_it(value: Any) -> bool:
        found.append(value.says)
        return "no" not in value.says

    monkeypatch.setattr(ranking, "_can_be_it", can_be_it)
    return found


def made() -> Ranking:
    values = (("c", 0.5, OTHER), ("no b", 0.7, OTHER), ("a", 0.8, ONE), ("no a", 0.9, ONE), ("d", 0.5, ONE))
    return Ranking(SimpleNamespace(says=says, score=score, page=page) for says, score, page in values)  # type: ignore[misc]


def test_the_first_is_the_best_that_can_be_it(asked: list[str]) -> None:
    best = made()
    assert best.first is not None
    assert best.first is best.first
    assert best.first.says == "a"
    assert asked == ["no a", "a"]


def test_the_first_of_each_page(asked: list[str]) -> None:
    assert [one.says for one in made().firsts()] == ["a", "c"]
    assert asked == ["no a", "a", "no b", "c"]


def test_of_a_page_those_are_known_that_were_asked(asked: list[str]) -> None:
    best = made()
    assert [one.says for one in best] == ["a", "c", "d"]
    assert [one.says for one in best.of(OTHER)] == ["c"]  # type: ignore[arg-type]
    assert len(asked) == 5


def test_what_does_not_hold_is_not_asked(asked: list[str]) -> None:
    assert [one.says for one in made().such(lambda one: one.score < 0.6)] == ["c", "d"]
    assert asked == ["c", "d"]


def test_of_a_long_list_of_prices_few_are_asked(asked: list[str]) -> None:
    prices = "\n".join(f"{chr(0x5000 + place)}{chr(0x5100 + place)}課程每人{place + 10}元。" for place in range(200))
    page = record(f"書法課程每人800元。\n{prices}", "文化館課程收費")
    told = resolve(understand("文化館的書法課程每人多少錢？"), [page], datetime.date(2025, 6, 1))
    assert told.answer == "800元"
    assert 0 < len(asked) < 100
