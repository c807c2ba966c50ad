"""What somebody or something is called beside the name given: 「“雪梨”（本名何銳）」, asked for the 本名."""

from __future__ import annotations

import re

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types.contract import Proposal

_KIND = (
    "本名|真名|原名|真实姓名|曾用名|艺名|笔名|网名|小名|乳名|学名|别名|别称|旧名|旧称|俗名|俗称|外号|绰号|英文名|中文名"
)
_ASKED = re.compile(rf"(?P<kind>{_KIND})字?(?:是|叫|为)?(?:叫|做|作)?(?:什么|啥)")
_TOLD = re.compile(
    rf"(?P<kind>{_KIND})字?(?:是|叫|为|:)?(?:做|作)?[“「『《\"]?(?P<name>[^,。;:、()“”「」『』《》\"\n]{{2,20}})"
)
SURE = 0.2
STANDS = 0.6  # credit of a word that stands in a piece


def told(asked: Asked, page: Page, hits: Hits) -> list[Proposal] | None:
    """The names of that kind that the page tells of whom the question names; None where none is asked for.

    Of whom the whole page is, a name is told in a sentence with a word of the title and behind no other's name in quotation marks.
    """
    kind = _ASKED.search(asked.text)
    if kind is None:
        return None
    named = [i for i, term in enumerate(asked.terms) if term.end <= kind.start()]
    whose = [i for i in named if hits.title[i] < STANDS][-1:]
    return [
        Proposal(*one.span("name"), boost=SURE)
        for one in _TOLD.finditer(page.text)
        if one["kind"] == kind["kind"]
        and all(hits.within(i, *page.sentence(one.start())) >= STANDS for i in whose or named[-1:])
        and (whose or page.text[one.start() - 1 : one.start()] not in tuple('”」』》"'))
    ]
