"""Whether a value is told of the way back: from there to here."""

from __future__ import annotations

import re

from answer.marks import Seen

_WAY = r"(?:往|到|至|去|开往|飞|驶往)"


def other_way(one: Seen) -> bool:
    """「從柳林往望山能走嗎」 where the sentence tells of the way from 望山 to 柳林."""
    page, terms = one.page, one.asked.terms
    sentence = page.text[slice(*page.sentence(one.proposal.start))]
    for first, last in zip(terms, terms[1:], strict=False):
        if not re.fullmatch(_WAY, one.asked.text[first.end : last.offset]) or not (first.noun and last.noun):
            continue
        there, back = (rf"{re.escape(a.text)}{_WAY}{re.escape(b.text)}" for a, b in ((first, last), (last, first)))
        if re.search(back, sentence) and not re.search(there, sentence):
            return True
    return False
