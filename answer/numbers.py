"""Things told apart by a number alone: 32路 and 108路, 3號樓 and 5號樓; codes: HR2086 and HR2068."""

from __future__ import annotations

import re
from functools import lru_cache

from answer.marks import Seen

_NUMBERED = re.compile(r"\d{1,3}[路号栋幢座]")


def of_other_number(one: Seen) -> bool:
    """「108路」 where the sentence of the value tells of 32路 alone."""
    told = one.page.text[slice(*one.page.sentence(one.proposal.start))]
    if _other_code(one, told):
        return True
    return not one.in_row and any(
        term.text not in told and re.search(rf"\d{term.text[-1]}(?![内外\d])", told)
        for term in one.asked.terms
        if term.tag == "ordinal" and _NUMBERED.fullmatch(term.text)
    )


_CODE = re.compile(r"(?<![a-z\d])([a-z]{1,8})[-_]?(\d{1,8})(?![a-z\d.])")


def _other_code(one: Seen, told: str) -> bool:
    """「HR2068」 where the sentence or row of the value tells of HR2086 alone, or the page of such others alone: a code is another
    with other digits behind its letters."""
    mine = _codes(one.asked.text)
    if not mine:
        return False
    known = _codes(one.page.text) | _codes(one.page.title)
    if any(_alike(code, known) for code in mine - known):
        return True
    beside = _codes(told)
    return mine.isdisjoint(beside) and any(_alike(code, beside) for code in mine)


def _alike(code: tuple[str, str], others: frozenset[tuple[str, str]]) -> bool:
    return any(code[0] == other[0] for other in others)


@lru_cache(maxsize=256)
def _codes(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(_CODE.findall(text))
