"""Things told apart by a number alone: 32路 and 108路, 3號樓 and 5號樓."""

from __future__ import annotations

import re

from answer.marks import Seen

_NUMBERED = re.compile(r"\d{1,3}[路号栋幢座]")


def of_other_number(one: Seen) -> bool:
    """「108路」 where the sentence of the value tells of 32路 alone."""
    told = one.page.text[slice(*one.page.sentence(one.proposal.start))]
    return not one.in_row and any(
        term.text not in told and re.search(rf"\d{term.text[-1]}(?![内外\d])", told)
        for term in one.asked.terms
        if term.tag == "ordinal" and _NUMBERED.fullmatch(term.text)
    )
