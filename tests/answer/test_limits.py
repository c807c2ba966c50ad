"""Stated limits: which values lie inside, and what follows."""

from __future__ import annotations

import datetime

import pytest

from answer import resolve, understand
from answer.evidence import page
from answer.limits import limits
from tests.answer.made import record

TITLE = "青禾書院寄件須知"


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("評分不低於4.5分", 4.5, 4.4),
        ("延遲率低於5%", 4.9, 5),
        ("重量超過20公斤", 20.1, 20),
        ("未滿16歲", 15, 16),
        ("3萬元以下", 30000, 30001),
        ("滿200元", 200, 199),
    ],
)
def test_the_amount_itself_is_inside_or_not(text: str, inside: float, outside: float) -> None:
    (limit,) = limits(page(record(text + "。", TITLE)))
    assert limit.holds(inside) and not limit.holds(outside)


@pytest.mark.parametrize(
    ("body", "question", "yes"),
    [
        ("單件重量超過20公斤的，一律不收。", "青禾书院20公斤的包裹收不收？", True),
        ("單件重量超過20公斤的，一律不收。", "青禾书院21公斤的包裹收不收？", False),
        ("訂單滿200元的，由書院承擔運費。", "青禾書院訂單180元，運費由書院承擔嗎？", False),
        (
            "累計寄件滿30次且無欠費的會員，或者持有學生證的會員，可以減免手續費。",
            "青禾書院寄了12次，有學生證，可以減免手續費嗎？",
            True,
        ),
    ],
)
def test_what_follows_from_a_limit(body: str, question: str, yes: bool) -> None:
    given = resolve(understand(question), [record(body, TITLE)], datetime.date(2024, 6, 1)).answer
    assert given is not None
    assert given.startswith(("不", "没", "沒")) != yes
