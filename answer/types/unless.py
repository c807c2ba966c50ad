"""Whom a rule does not hold for: those beyond a most (限購2板), those with what 除非…否則 asks for."""

from __future__ import annotations

import re

from answer.asked import Asked
from answer.conditions import lacked
from answer.evidence import Page
from answer.match import Hits
from answer.text import number
from answer.types import denial

NUMBER = r"(?:\d+|[一二两三四五六七八九十]{1,2})"
_UP_TO_MANY = re.compile(
    rf"(?:[仅只]?限|[最至]多|[仅只]能|[仅只]可)(?:[购领买借取报租用订申换带]|试用|报名|参加|申请|预约|购买)?(?P<most>{NUMBER})个?(?P<unit>[一-鿿])"
)


def beyond(asked: str, told: str) -> bool | None:
    """「每人限購2板」, 「每戶限報一攤」, asked whether one can buy 5板: whether it is more; None where they count different things."""
    limit = _UP_TO_MANY.search(told)
    mine = re.search(rf"(?<!第)({NUMBER})个?{limit['unit']}", asked) if limit else None
    own, most = (number(mine[1]), number(limit["most"])) if limit and mine else (None, None)
    return own > most if own is not None and most is not None else None


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
