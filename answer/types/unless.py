"""Whom a rule does not hold for: those beyond a most (限購2板), those whom it frees (會員不受限制), those with what 除非…否則 asks for."""

from __future__ import annotations

import re

from answer.asked import Asked
from answer.conditions import lacked
from answer.evidence import Page
from answer.match import Hits
from answer.types import denial

# 「會員不受限購限制」 says nothing to others
FREED = re.compile(r"(?P<whom>[^,。;:\d]{2,8}?)(?:均|都)?不受[^,。;]{1,10}(?:限制|约束)")
_UP_TO_MANY = re.compile(r"限[购领买借取]?(?P<most>\d+)(?P<unit>[一-鿿])")


def beyond(asked: str, told: str) -> bool | None:
    """「每人限購2板」, asked whether one can buy 5板: whether it is more; None where they count different things."""
    limit = _UP_TO_MANY.search(told)
    mine = re.search(rf"(\d+){limit['unit']}", asked) if limit else None
    return int(mine[1]) > int(limit["most"]) if limit and mine else None


_UNLESS = re.compile(r"除非(?P<case>[^。;]{2,24}?),?否则")


def unless(asked: Asked, page: Page, hits: Hits, clause: tuple[int, int]) -> bool | None:
    """「除非因病並提交證明，否則一律不退」, asked by one who says that he has it, or has none: whether the answer is no; None of others."""
    low, high = page.sentence(clause[0])
    match = _UNLESS.search(page.text, low, high)
    if not match or not match.end() < clause[1] or not denial.denies(asked.text, page.text[match.end() : clause[1]]):
        return None
    named = [
        i for i, term in enumerate(asked.terms) if term.weight >= 1 and hits.within(i, *match.span("case")) >= 0.85
    ]
    if not named:
        return None
    return any(lacked(asked, i) for i in named)
