"""Which of several kinds lie within a bound that the question names, or went up or down: 「佣金低於3%的類目有哪些」, 「哪些類目上調了」.

Only where every kind of the list has an amount, one list alone can be meant, and some kind lies within; else nothing is told, for the whole list
is not what is asked.
"""

from __future__ import annotations

import re

from answer.asked import Asked
from answer.evidence import Page
from answer.limits import Limit, limits_of
from answer.match import Hits
from answer.types.contract import Proposal
from answer.types.kinds import STANDS, Kinds, kinds, quote
from answer.types.units import same_unit

MOST = 40  # lists of a page that are looked at
_UP = re.compile(r"上调|调高|提高|上涨|涨[了价]?|上升|增加|升高")
_DOWN = re.compile(r"下调|调低|降低|下降|[降跌][了价]?|减少")
_THEN = re.compile(r"(?:调整|变更|修改|改版)?前|原|旧|去年")
_NOW = re.compile(r"(?:调整|变更|修改|改版)?后|新|现|今年")
_PAST = re.compile(r"调整前|变更前|原来|原先|以前|之前")


def propose(asked: Asked, page: Page, hits: Hits) -> list[Proposal] | None:
    """The kinds that are asked for; None where the question names no bound and no change, or the page has no such lists."""
    bounds = [one for one in limits_of(asked.text, None) if one.amount.unit]
    changed = (_UP.search(asked.text) is not None) - (_DOWN.search(asked.text) is not None)
    lists = [some for some in kinds(page)[:MOST] if len(some.all) > 1 and some.label] if bounds or changed else []
    if len(bounds) == 1:
        return _within(asked, page, hits, bounds[0], lists)
    return _changed(asked, page, hits, changed, lists) if changed and not bounds else None


def _within(asked: Asked, page: Page, hits: Hits, bound: Limit, lists: list[Kinds]) -> list[Proposal] | None:
    like = [some for some in lists if all(same_unit(bound.amount.unit, one.unit) for one in some.all if one.unit)]
    meant = _meant(asked, page, hits, like)
    if not meant:
        return None
    if len(meant) > 1:  # of the columns before and after a change the second holds
        wanted = _THEN if _PAST.search(asked.text) else _NOW
        meant = [some for some in meant if wanted.search(_label(page, some))]
    if len(meant) != 1:
        return []
    return _told(page, meant[0], [bound.holds(one.amount) for one in meant[0].all])


def _changed(asked: Asked, page: Page, hits: Hits, sign: int, lists: list[Kinds]) -> list[Proposal] | None:
    pairs = [
        (then, now)
        for then in lists
        for now in lists
        if then is not now
        and [one.name for one in then.all] == [one.name for one in now.all]
        and _THEN.search(_label(page, then))
        and _NOW.search(_label(page, now))
        and _THEN.sub("", _label(page, then)) == _NOW.sub("", _label(page, now))
    ]
    meant = [pair for pair in pairs if _meant(asked, page, hits, [pair[1]])]
    if not meant:
        return None
    if len(meant) != 1:
        return []
    then, now = meant[0]
    return _told(page, now, [(b.amount - a.amount) * sign > 0 for a, b in zip(then.all, now.all, strict=True)])


def _label(page: Page, some: Kinds) -> str:
    return "".join(page.text[slice(*span)] for span in some.label)


def _meant(asked: Asked, page: Page, hits: Hits, lists: list[Kinds]) -> list[Kinds]:
    """The lists whose label tells of what the question names most of, where it names some of it."""
    telling = [i for i, term in enumerate(asked.terms) if term.weight >= 1]
    named = [sum(any(hits.within(i, *span) >= STANDS for span in some.label) for i in telling) for some in lists]
    best = max(named, default=0)
    return [some for some, many in zip(lists, named, strict=True) if many == best and best]


def _told(page: Page, some: Kinds, held: list[bool]) -> list[Proposal]:
    inside = [one for one, holds in zip(some.all, held, strict=True) if holds]
    if not inside:
        return []
    says = "、".join(page.record.body[slice(*one.name)].strip() for one in inside)
    return [Proposal(*inside[0].name, says, 0.3, quote(page, some), scope=(*some.label, *some.sort))]
