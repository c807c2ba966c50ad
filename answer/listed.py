"""A value that breaks off behind the first thing of a list that ingest read: 「報名須提交：（1）身份證；」. The whole list is told."""

from __future__ import annotations

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.text import narrow
from answer.types.contract import Proposal
from records import Listing

TYPES = ("which", "what", "how", "define", "clause")  # types of which things side by side are the answer
STANDS = 0.85  # credit of a word that stands in a piece


def whole(asked: Asked, page: Page, hits: Hits, proposal: Proposal) -> Proposal:
    """The proposal, or the whole list in its place where it holds the first thing alone. 「請攜帶：1. 水壺；2. 雨衣」 asked for 水壺
    stays what it is: the question names that one."""
    for one in page.record.lists:
        opening, end = one.offset, one.offset + len(one.span)
        first = _first(one)
        if first is None or not (proposal.start <= first[0] and first[0] + 1 < proposal.end <= first[1] + 1):
            continue
        labelled = sum(":" in narrow(item) for item in one.items) * 2 > len(one.items)
        if labelled or _named(asked, hits, one, first):
            return proposal
        scope = ((page.text.rfind("\n", 0, opening) + 1, first[0]), (opening, end), *proposal.scope)
        return proposal._replace(start=opening, end=end, text=told(one), quote=(opening, end), scope=scope)
    return proposal


def told(one: Listing) -> str:
    """The things of a list in a row."""
    items = [item.strip(" ;；。、") for item in one.items]
    return ("；" if any("、" in item for item in items) else "、").join(items)


def _first(one: Listing) -> tuple[int, int] | None:
    """Where the first thing stands in the body; None where another stands on the same 「、」 line, which is never broken off."""
    place = one.span.find(one.items[0]) if len(one.items) > 1 else -1
    if place < 0 or not narrow(one.span[place + len(one.items[0]) :]).lstrip(" 。").startswith((";", "\n")):
        return None
    return one.offset + place, one.offset + place + len(one.items[0])


def _named(asked: Asked, hits: Hits, one: Listing, first: tuple[int, int]) -> bool:
    """Whether a word of the question stands in the first thing alone of all the list."""
    before, behind = (one.offset, first[0]), (first[1], one.offset + len(one.span))
    return any(
        term.weight >= 1
        and hits.within(i, *first) >= STANDS
        and hits.title[i] < STANDS
        and max(hits.within(i, *before), hits.within(i, *behind)) < STANDS
        for i, term in enumerate(asked.terms)
    )
