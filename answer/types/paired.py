"""Persons told a place each behind one label: 「區域經理：粵西甲，桂北乙」, asked who it is in 桂北.

Read where every piece behind the label ends with a person's name that a word stands right before; a list of names alone is left to
the other readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.surnames import SURNAMES
from answer.types.contract import Proposal

_PIECE = re.compile(r"[^,、;。:\n]+")
_COMPOUND = "欧阳|司马|上官|诸葛|司徒|东方|令狐|皇甫|慕容|长孙|尉迟|公孙"
# 「桂北譚思遠」: what a place is called by, then surname and name
_PAIR = re.compile(
    rf"(?P<where>[一-鿿\d]{{1,5}}?(?:[东南西北中部区县市镇乡村里栋楼站店馆组班线岛湾]|[一-鿿](?=[^一-鿿])))(?P<who>(?:{_COMPOUND})[一-鿿]{{1,2}}|[{SURNAMES}][一-鿿]{{1,2}})"
)
_LEAST = 2  # pieces that make a list


def pairs(page: Page) -> Iterator[list[tuple[str, int, int]]]:
    """(place, where the name begins and ends) of every such list."""
    for line in page.lines:
        colon = page.text.find(":", line.start, line.end)
        while line.kind == "text" and colon >= 0:
            end = page.sentence(colon)[1]
            found = [
                match and (match["where"], *match.span("who"))
                for piece in _PIECE.finditer(page.text, colon + 1, end)
                for match in (_PAIR.fullmatch(page.text, *piece.span()),)
            ]
            whole = [one for one in found if one]
            if len(whole) >= _LEAST and len(whole) == len(found):
                yield whole
            colon = page.text.find(":", end, line.end)


def told(asked: Asked, page: Page, hits: Hits) -> list[Proposal] | None:
    """The person beside the place that the question names, where it names the label too, none where it names a place that the page
    does not; None where there is no such list."""
    for one in pairs(page):
        label = page.sentence(one[0][1])[0], one[0][1] - len(one[0][0])
        office = [i for i, term in enumerate(asked.terms) if term.weight >= 1 and hits.within(i, *label) >= 0.85]
        named = [each for each in one if each[0] in asked.text]
        unknown = any(term.name and hits.best(i) < 0.45 for i, term in enumerate(asked.terms))
        if office and (named or unknown):
            spans = [((start - len(where), start), (start, end)) for where, start, end in named]
            return [Proposal(*who, boost=0.4, scope=(where, label)) for where, who in spans]
    return None
