"""Single hours at which something begins or ends: 「8:30開門，17:00清館」, or from which on it may be done: 「17:00之後可先行接回」."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import asks, when
from answer.types.contract import Proposal
from answer.types.weekdays import MOST

_OPENS_AT = re.compile(r"\s*(?:准时)?(?:开[门放馆园场始]|营业|发?首班|起)")
_SHUTS_AT = re.compile(r"\s*(?:准时)?(?:闭[馆园门场]|关[门闭馆]|清[馆场]|打烊|收[工摊市车]|下班|结束|停止营业|末班)")
_LAST_ENTRY = re.compile(r"\s*(?:以?后)?(?:停止|不再|最后)(?:入[场园馆内]|进[场入馆]|售票|检票)")
_ENTRY = re.compile(r"入[场园馆内]|进[场入馆去得]")
_UP_TO = re.compile(r"\s*(?:[以之])?前(?!往|台)")


def by_edges(asked: Asked, page: Page) -> Iterator[Proposal]:
    """Yes or no from single hours: 「8:30開門，17:00清館」, 「16:00前申請的當天到」, asked of an hour."""
    if not asked.clocks:
        return
    clock = datetime.time(*max(asked.clocks))
    singles = [one for one in when.found(page)[:MOST] if one.first.clock and not one.last and not one.first.dated]
    for sentence in dict.fromkeys(page.sentence(one.start) for one in singles):
        inside = [one for one in singles if sentence[0] <= one.start < sentence[1]]
        if page.lines[page.line_at(sentence[0])].kind == "row":
            continue
        opens = next((one for one in inside if _OPENS_AT.match(page.text, one.end)), None)
        entry = next((one for one in inside if _LAST_ENTRY.match(page.text, one.end)), None)
        shuts = next((one for one in inside if _SHUTS_AT.match(page.text, one.end)), None)
        if entry and _ENTRY.search(asked.text):
            shuts = entry
        up_to = not shuts and not opens
        if up_to:
            shuts = next((one for one in inside if _UP_TO.match(page.text, one.end)), None)
        ends = [one for one in (opens, shuts) if one]
        if not ends or not shuts:
            continue
        holds = all(
            clock >= one.first.clock if one is opens else clock < one.first.clock for one in ends if one.first.clock
        )
        says = asks.yes(asked.text) if holds else asks.no(asked.text)
        start, end = min(one.start for one in ends), max(one.end for one in ends)
        value = page.record.body[start:end] if end - start <= 24 else page.record.body[shuts.start : shuts.end]
        # 「16:00前申請的當天到」 says nothing of another deed on that day
        yield Proposal(start, end, f"{says}，{value}", 0.25, loose=up_to and "当天" in asked.text)


_FROM_THEN = re.compile(r"\s*(?:以后|之后|后|起)[,]?(?:即|就|才|方|始)?可(?![疑能])")
_ASKS_THEN = re.compile(r"[点时分半](?:钟|整)?(?:以后|之后|后|起)")
_MORNING = re.compile(r"上午|早上|清晨|凌晨|早晨")
_DOES = 0.5  # credit of a word for what is done that stands in the clause
_STANDS = 0.85  # credit of a word that stands there


def from_then(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    """Yes from 「17:00之後可由家人先行接回」, asked 「五點之後可以先接走嗎」: an hour of the question without its half of the day is
    meant in the one that the page tells."""
    if not asked.clocks or not _ASKS_THEN.search(asked.text):
        return
    hour, minute = max(asked.clocks)
    meant = {hour} if hour >= 12 or _MORNING.search(asked.text) else {hour, hour + 12}
    deeds = [i for i, term in enumerate(asked.terms) if term.tag[:1] == "v" or len(term.text) == 1]
    for one in when.found(page)[:MOST]:
        if one.last or one.first.dated or not one.first.clock or not _FROM_THEN.match(page.text, one.end):
            continue
        clause = page.clause(one.start)
        if _of_another(page, asked, hits, one.start):
            continue
        then = any(datetime.time(each % 24, minute) >= one.first.clock for each in meant)
        if then and any(hits.within(i, one.end, clause[1]) >= _DOES for i in deeds):
            told = page.record.body[slice(*clause)].strip(" ,，。;；")
            yield Proposal(*clause, f"{asks.yes(asked.text)}，{told}", 0.3)


def _of_another(page: Page, asked: Asked, hits: Hits, place: int) -> bool:
    """Whether a thing of the question, which the title does not name, stands on the page, but not in this line: 「自習室20:00後可
    進入」, and 「16:30之後可接回」 above it."""
    line = page.lines[page.line_at(place)]
    return any(
        term.noun and hits.title[i] < _STANDS <= hits.best(i) and hits.within(i, line.start, line.end) < _STANDS
        for i, term in enumerate(asked.terms)
    )
