"""A value that is one thing of a list that ingest read: 「報名須提交：（1）身份證；」. The whole list is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from os.path import commonprefix

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.text import narrow
from answer.types.contract import Proposal
from records import Listing

TYPES = ("which", "what", "how", "define", "clause")  # types of which things side by side are the answer
Span = tuple[int, int]
NUMBER = 6  # characters of a number before a thing
STANDS = 0.85  # credit of a word that stands in a piece


def whole(asked: Asked, page: Page, hits: Hits, proposal: Proposal) -> Proposal:
    """The proposal, or the whole list in its place where it is one thing of it alone. 「請攜帶：1. 水壺；2. 雨衣」 asked for 水壺
    stays what it is: the question names that one."""
    for one in page.record.lists:
        opening, end = one.offset, one.offset + len(one.span)
        spans = _spans(one) if opening <= proposal.end and proposal.start < end else []
        own = _broken_off(page, one, spans, proposal)
        if own is None:
            continue
        labelled = sum(":" in narrow(item) for item in one.items) * 2 > len(one.items)
        if labelled or _named(asked, hits, one, own):
            return proposal
        scope = ((page.text.rfind("\n", 0, opening) + 1, spans[0][0]), (opening, end), *proposal.scope)
        return proposal._replace(start=opening, end=end, text=told(one), quote=(opening, end), scope=scope)
    return proposal


def called(asked: Asked, page: Page) -> Iterator[Proposal]:
    """The lists that the question calls by what leads them in: 「活動內容是什麼」."""
    for one in page.record.lists:
        lead = _LEADS.sub("", narrow(one.lead))
        if len(lead) > 1 and lead in asked.text:
            span = (one.offset, one.offset + len(one.span))
            yield Proposal(*span, told(one), 0.3, quote=span, scope=(span,))


_LEADS = re.compile(r"(?:主要)?(?:包括|包含|如下|分为|[为有是])?$")


def _spans(one: Listing) -> list[Span]:
    """Where the things of a list stand in the body; none where they stand side by side with 「、」, which is never broken off."""
    spans: list[Span] = []
    place = 0
    for item in one.items:
        place = one.span.find(item, place)
        if place < 0:
            return []
        spans.append((one.offset + place, one.offset + place + len(item)))
        place += len(item)
    parted = len(spans) > 1 and narrow(one.span[spans[0][1] - one.offset :]).lstrip(" 。").startswith((";", "\n"))
    return spans if parted else []


def _broken_off(page: Page, one: Listing, spans: list[Span], proposal: Proposal) -> Span | None:
    """The thing of a list that a value is alone: without its number and what all begin with (「（一）不得攝影；（二）不得喧嘩」),
    or with what leads the list in; that lead alone."""
    if not spans:
        return None
    start, end = proposal.start, proposal.end
    if end <= spans[0][0]:
        leads = end >= one.offset and not _MARK.sub("", page.text[end : spans[0][0]]).strip(" :\n")
        return spans[0] if leads else None
    same = len(commonprefix([_MARK.sub("", narrow(item)) for item in one.items]))
    for at, (low, high) in enumerate(spans):
        number = _MARK.match(page.text, low)
        begins = low + same + (len(number[0]) if number else 0)
        reaches = at == 0 or low - NUMBER <= start
        if reaches and start <= begins and high <= end <= high + 1:
            return low, high
    return None


_MARK = re.compile(r"\(?[一二三四五六七八九十\d]{1,2}[)、.]\s*|[①-⑳•●■-]\s*")


def told(one: Listing) -> str:
    """The things of a list in a row."""
    items = [item.strip(" ;；。、") for item in one.items]
    return ("；" if any("、" in item for item in items) else "、").join(items)


def _named(asked: Asked, hits: Hits, one: Listing, own: Span) -> bool:
    """Whether a word of the question stands in one thing alone of all the list."""
    before, behind = (one.offset, own[0]), (own[1], one.offset + len(one.span))
    return any(
        term.weight >= 1
        and hits.within(i, *own) >= STANDS
        and hits.title[i] < STANDS
        and max(hits.within(i, *before), hits.within(i, *behind)) < STANDS
        for i, term in enumerate(asked.terms)
    )
