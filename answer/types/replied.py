"""What a page of questions and answers replies itself: 「可以轉給朋友嗎？」 and, behind it or on the next line, 「可以，在App按轉讓」.

Read where the sentence that asks has all that the question asks, the title's words aside, and the reply begins with its yes or no.
What such a sentence says is no word of its page: `of_its_own`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import asks
from answer.types.contract import Proposal
from answer.types.deeds import deed_of

_ASKS = re.compile(rf"(?:{asks.MARK})")
_REPLY = re.compile(
    r"\s*(?:(?:a|答)\d*[:.、\s]*)?(?:(?P<no>不可以?|不能|不行|不会|不用|不必|不需要|没有|不是|不要)|(?P<yes>可以|能|行|会|要|需要|有|是的|对))(?=[,。!;]|的[,。])"
)
STANDS = 0.85
SURE = 0.5


MOST = 100  # sentences that ask


def replied(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    deed = deed_of(asked)
    telling = [i for i, t in enumerate(asked.terms) if hits.title[i] < STANDS and (t.weight >= 1 or i == deed)]
    for mark in islice(_MARK.finditer(page.text), MOST if telling else 0):
        low, high = page.sentence(mark.start())
        reply = _REPLY.match(page.text, mark.end())
        if reply is None or page.is_head(low) or not _ASKS.search(page.text[low:high].rstrip()):
            continue
        if not all(hits.within(i, low, high) >= 0.7 for i in telling):
            continue
        if _same_way(asked.text, page.text[low:high]):
            says = asks.no(asked.text) if reply["no"] else asks.yes(asked.text)
            end = page.clause(reply.end() - 1)[1]
            if page.text[reply.end()] == ",":
                behind = page.clause(reply.end() + 1)
                end = behind[1]
                if reply["yes"] and _PROVISO.match(page.text, *behind):
                    says = f"{says}，{page.record.body[slice(*behind)].strip(' ,，。;；')}"
            yield Proposal(reply.start(), end, says, SURE)


_MARK = re.compile(r"\?[\s”\"」』]*")
_PROVISO = re.compile(r"(?:但|惟|不过|只要|前提)[^,。;]{2,20}(?:[,。;]|$)|(?:必?须|需)[^,。;]{2,20}(?:[,。;]|$)")


def of_its_own(asked: Asked, page: Page, hits: Hits, place: int) -> bool:
    """Whether a place stands in a sentence that asks, 「卡能借給別人嗎？」, or in the reply to one of something else."""
    sentence = page.sentence(place)
    if _asks(page, sentence):
        return True
    before = page.sentence(max(0, sentence[0] - 2))
    if before[1] > sentence[0] or not _asks(page, before) or not _REPLY.match(page.text, *sentence):
        return False
    telling = [i for i, term in enumerate(asked.terms) if hits.title[i] < STANDS]
    return any(max(hits.within(i, *before), hits.within(i, *sentence)) < 0.7 for i in telling)


def _asks(page: Page, sentence: tuple[int, int]) -> bool:
    return page.text[slice(*sentence)].rstrip('”"」』) ').endswith("?")


_DENIED = re.compile(r"(?<![能可用要])不(?:能|可|用|要|必)")  # no 「能不能」


def _same_way(asked: str, line: str) -> bool:
    return bool(_DENIED.search(asked)) == bool(_DENIED.search(line))
