"""Yes or no from what is allowed, forbidden or stated: 可以匿名嗎, 外鏈有效嗎.

Readings of whole pages come first (WHOLE), then weekdays and hours, then the clauses in which a word of the question stands. Of those
that tell of others (`others.py`) nothing is taken; the rest say what their words say (`claim.py`), unless a row of TURNS knows better.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from answer.asked import Asked
from answer.conditions import lacks
from answer.evidence import Page
from answer.match import Hits
from answer.types import (
    asks,
    changed,
    day_parts,
    denial,
    dropped,
    excepted,
    exclusive,
    only,
    profit,
    raised,
    school_years,
    single_hours,
    weekdays,
    weekly,
)
from answer.types.alone import alone
from answer.types.beforehand import too_late
from answer.types.cases import cared_for, cases
from answer.types.claim import Claim
from answer.types.contract import Proposal, Type
from answer.types.free_days import free_on
from answer.types.leaves import needs_what_is_left
from answer.types.not_for import not_for
from answer.types.noted import noted
from answer.types.other_days import other_days
from answer.types.others import NEEDLESS, asks_needless, barred, kept_back, needed, told_of_others
from answer.types.outsiders import outsiders
from answer.types.provided import condition
from answer.types.replied import replied
from answer.types.settled import settled
from answer.types.unless import beyond, unless
from answer.types.unlimited import freed

FOCUS = re.compile(asks.MARK)

# what tells it of a whole page: where one of them says anything, nothing else is asked
WHOLE: tuple[Callable[[Asked, Page, Hits], Iterator[Proposal] | list[Proposal]], ...] = (
    settled,
    noted,
    replied,
    other_days,
    free_on,
    not_for,
    lambda asked, page, hits: changed.held(asked, page),
    alone,
    lambda asked, page, hits: outsiders(asked, page),
    raised.told,
    profit.told,
    school_years.told,
    exclusive.alone,
    single_hours.from_then,
    lambda asked, page, hits: dropped.called_off(asked, page),
)


def _spared(one: Claim, all_others: bool) -> bool | None:
    """「除教練外，任何人不得進入」, asked of a 教練; `all_others`: 「除溫室外均可飲食」, asked of the 溫室."""
    if one.denies == all_others or not excepted.spared(one.asked, one.page, one.span, all_others=all_others):
        return None
    return all_others


def _turned_round(one: Claim) -> bool | None:
    """「常設展免費，惟特展不在此列」, asked of the 特展."""
    if one.aside is None or not one.turned:
        return None
    free = not denial.denies(one.asked.text, one.page.text[slice(*one.aside.main)])
    return free and not excepted.freed(one.page, one.aside)


def _missed(one: Claim) -> bool:
    """「且只能做才藝類直播」, asked of 帶貨直播."""
    return not one.in_row and only.misses(one.asked, one.page, one.next_words) is not None


# 「電動自行車須推行」, asked whether one can ride
_RIDES = re.compile(r"骑(?!手|士|楼)")
_PUSHED = re.compile(r"(?:推|牵)(?:行|着走|车)|下车(?:步行|推)")
_JOINS = re.compile(r"或|且|并|同时")


def _wants_what_is_missing(one: Claim) -> bool:
    """「須出示學生證」, asked by one who has none and may not bring it later."""
    spans = [one.sentence] if _JOINS.match(one.page.text, one.span[0]) else [one.span, one.sentence]
    where = (one.asked, one.page, one.hits)
    return all(lacks(*where, span) for span in spans) and not cared_for(*where)


class Turn(NamedTuple):
    """Who knows better than the words of a clause whether they say no; None: not he. `boost`: how much surer that is than those."""

    denies: Callable[[Claim], bool | None]
    boost: float = 0.0


# a later one overrules those before it
TURNS = (
    Turn(lambda one: True if one.denies and not one.in_row and kept_back(one) else None, 0.2),
    Turn(lambda one: None if one.in_row else _spared(one, all_others=False)),
    Turn(lambda one: None if one.in_row else _spared(one, all_others=True), 0.2),
    Turn(_turned_round),
    Turn(lambda one: None if one.in_row or one.aside else beyond(one.asked.text, one.told), 0.2),
    Turn(lambda one: None if one.in_row else unless(one.asked, one.page, one.hits, one.span)),
    Turn(lambda one: True if _RIDES.search(one.asked.text) and _PUSHED.search(one.words) else None, 0.1),
    Turn(lambda one: too_late(one.asked.text, one.words), 0.1),
    Turn(lambda one: needs_what_is_left(one.asked.text, one.page.text[one.sentence[0] : one.span[1]])),
    Turn(lambda one: freed(one.asked.text, one.told) or None, 0.2),
    Turn(lambda one: needed(one) and not NEEDLESS.search(one.told) if asks_needless(one) else None),
    Turn(lambda one: one.kept_for == "not mine" or _missed(one) or None),
    Turn(lambda one: _wants_what_is_missing(one) or None),
    Turn(lambda one: True if not one.in_row and barred(one) else None),
)


def _begins(one: Claim) -> float:
    """How much more it counts that a clause begins with what is asked about: 「免費版不適用」, asked of the 免費版."""
    asked, hits = one.asked, one.hits
    named = [i for i in one.telling() if asked.terms[i].offset >= asked.tail]
    apart = [hits.within(i, *one.span) for i in named if asked.terms[i].tag == "v" and hits.best(i) >= 0.9]
    does_elsewhere = any(credit < 0.4 for credit in apart)
    names = any(hits.within(i, *one.span) >= 0.9 and hits.title[i] < 0.6 for i in one.telling())
    if one.denies and names and not does_elsewhere:
        return 0.15  # 「週末不得施工」
    if any(credit < 0.6 for credit in apart):
        return 0.0  # what is asked of it stands elsewhere
    first = (one.span[0], min(one.span[0] + 8, one.span[1]))
    own = (i for i in named if asked.terms[i].noun and len(hits.places[i]) == 1)
    return 0.2 if any(hits.within(i, *first) >= 0.9 for i in own) else 0.0


_COMPARES = re.compile(
    r"比(?!赛|例|如|较)[^,。;]{1,12}(?:多|少|高|低|贵|便宜|早|晚|长|短|大|小|快|慢|远|近)[^,。;]{0,3}(?:吗|嘛|么|没有)?[?]?$"
)


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    if _COMPARES.search(asked.text):
        return  # 「二等比一等多嗎」: two values would have to be compared
    for reading in WHOLE:
        if told := list(reading(asked, page, hits)):
            yield from told
            return
    days = weekdays.named(asked)
    by_week = list(weekly.by_week(asked, page, days or (weekdays.ALL if asked.clocks else frozenset())))
    if by_week and list(weekly.by_table(asked, page, days)):
        yield from by_week
        return
    by_hours = [*weekly.by_hours(asked, page), *single_hours.by_edges(asked, page)]
    yield from by_week
    yield from by_hours
    used = {page.sentence(one.start) for one in (*by_week, *by_hours)}  # what else it says is not told of that day
    part = day_parts.named(asked.text) is not None
    for one in weekly.weekly(page) if days else ():
        if by_week or (part and one.days & days):
            used.add(page.sentence(one.start))
    yield from _by_clauses(asked, page, hits, today, used)


def _by_clauses(
    asked: Asked, page: Page, hits: Hits, today: datetime.date, used: set[tuple[int, int]]
) -> Iterator[Proposal]:
    days, named = weekdays.named(asked), cases(asked, page, hits)
    seen = set()
    for start in (place[0] for places in hits.places for place in places):
        span, line = page.clause(start), page.lines[page.line_at(start)]
        if span in seen or page.sentence(start) in used or line.kind == "heading" or page.is_head(start):
            continue
        seen.add(span)
        one = Claim(asked, page, hits, today, days, named, span, line.kind == "row")
        if not told_of_others(one):
            yield _answer(one)


def _answer(one: Claim) -> Proposal:
    denies, boost = one.denies, _begins(one) if one.plain else 0.0
    for turn in TURNS:
        if (known := turn.denies(one)) is not None:
            denies, boost = known, max(boost, turn.boost)
    says = asks.no(one.asked.text) if denies else asks.yes(one.asked.text)
    if not denies and (hangs_on := condition(one.asked, one.page, one.hits, one.span)):
        says = f"{says}，{hangs_on}"
    loose = not (_missed(one) and only.else_told(one.asked, one.hits, one.next_words))
    return Proposal(*one.span, says, (-0.02 if one.plain else -0.1) + boost, loose=loose)


TYPE = Type("may", "yes_no", FOCUS, propose)
