"""Which value comes first where words hardly tell them apart: with the model of vectors, and without."""

from __future__ import annotations

import datetime
import importlib

import pytest

from answer import order, understand
from tests.answer.made import record
from zh import vectors

resolve = importlib.import_module("answer.resolve")  # the module, whose name is that of its function
DAY = datetime.date(2024, 3, 1)
PAGE = record("5月10日醫師到校看診。\n5月8日消防員到校講解逃生。", "青禾小學五月安排")


def first(question: str, of: order.Vectors | None) -> str:
    kind, asked, deep = resolve._read(understand(question), [PAGE])
    best, _ = order.ordered(asked, resolve._weigh(kind, asked, deep, DAY), of)
    return best[0].says


@pytest.mark.parametrize("question", ["青禾小學哪天教怎麼躲火災？", "青禾小学哪天教怎么躲火灾？"])
def test_where_no_word_of_the_question_stands_there_meaning_decides(question: str) -> None:
    model = vectors.load()
    assert model is not None
    assert first(question, model.of) == "5月8日"


def test_where_words_decide_nothing_is_asked_of_the_model() -> None:
    def never(texts: list[str]) -> None:
        raise AssertionError(texts)

    assert first("青禾小學哪天醫師到校看診？", never) == "5月10日"


def test_without_a_model_words_alone_decide() -> None:
    assert (
        first("青禾小學哪天醫師到校看診？", None) == first("青禾小學哪天有醫師看診？", lambda texts: None) == "5月10日"
    )


def test_how_far_one_leads() -> None:
    assert order.lead([3.0, 1.0, 2.5], ["a", "b", "a"], 0) == 2.0  # the third says the same
    assert order.lead([1.0, 3.0], ["a", "b"], 0) == -2.0
    assert order.lead([1.0], ["a"], 0) == order.MOST
