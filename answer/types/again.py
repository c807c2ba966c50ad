"""What is given again each time an amount is reached, or paid for each unit beyond one: 「每滿200元減30元」 for 450元 is 60元,
「超過30公斤的，每公斤加收2元」 for 35公斤 is 10元.

The most that the sentence states behind it (「最高減100元」) is not passed. What is begun of a unit counts only where it is whole: the page
says not how it is rounded, and then nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from answer.asked import Asked
from answer.evidence import Page
from answer.limits import limits
from answer.types.contract import Proposal
from answer.types.given import given
from answer.types.stepped import REACHES
from answer.types.units import same_unit
from answer.values import MONEY, Amount, amounts_of

MOST = 50  # places of a page that are looked at
_EACH = re.compile(
    r"每满?(?P<each>[^,。;]{1,8}?)(?P<deed>补|减|返|送|赠|给|奖|得)(?P<gives>[^,。;]{1,8})"
    r"|(?:每满?)?(?P<points>\d{1,6}[积点分][^,。;\d]{0,2}?)(?:可以?)?(?P<worth>抵扣?|[兑折]换?|换)(?P<sum>\d[^,。;]{0,5})"
)
_BEYOND = re.compile(
    r"(?:超[过出]?|续)(?P<free>\d[^,。;]{0,7}?)(?:的|者|部分|后|以上|,){0,4}每(?:增加?|超[过出]?|多)?(?P<unit>公斤|千克|公里|分钟|小时|[斤件个天日人张页字])(?:加收|另收|另加|收取?|加)(?P<gives>\d[^,。;]{0,7})"
)
_PROMISED = frozenset("补减返送赠奖抵兑换折")
_ASKS_STEP = re.compile(r"[满够到达](?:了|到)?(?:多少|几)|每多少")
# 「7公斤運費多少」 asks for more than what is added
_ASKS_MORE = re.compile(r"超(?!市|级)|附加|加[收付]|额外|另[收付加]|[加多][收付交]?多少")
_REDUCTION = re.compile("满减|减免券")
_EVERY = re.compile(r"每满?\s*$")


def told(asked: Asked, page: Page) -> tuple[list[Proposal], bool]:
    """What the amount of the question is given or pays, and whether nothing else can be meant."""
    own = [one for one in given(asked.text) if one.unit or REACHES.search(asked.text, 0, one.start)]
    if not own:
        return [], False
    found: list[tuple[Proposal | None, bool]] = [
        *_each(asked, page, own),
        *(_beyond(page, own) if _ASKS_MORE.search(asked.text) else ()),
    ]
    return [one for one, _ in found if one], any(sure for _, sure in found)


def steps_up(asked: Asked, page: Page, one: Amount) -> bool:
    """Whether an amount is what must be reached each time, and what is given for it is asked."""
    every = _EVERY.search(page.text, max(0, one.start - 4), one.start)
    match = _EACH.match(page.text, every.start()) if every else None
    return bool(match and match["deed"] and match["deed"] in _PROMISED and _asks(asked, match["deed"]))


def _asks(asked: Asked, deed: str) -> bool:
    return deed in _REDUCTION.sub("", asked.text) and not _ASKS_STEP.search(asked.text)


def _inside(page: Page, match: re.Match[str]) -> list[Amount]:
    return [one for one in amounts_of(page.text, page.year) if match.start() <= one.start and one.end <= match.end()]


def _each(asked: Asked, page: Page, own: list[Amount]) -> Iterator[tuple[Proposal | None, bool]]:
    """What is given for each amount of the question, None for one below the first step; and whether that is what is asked."""
    for match in islice(_EACH.finditer(page.text), MOST):
        inside = _inside(page, match)
        if len(inside) != 2 or not inside[0].value or inside[1].unit not in MONEY:
            continue
        step, gives = inside
        for mine in own:
            if not (step.unit in MONEY or match["points"]) or (mine.unit and mine.unit != step.unit):
                continue  # 「每層補助：四層3萬元」 is none
            deed = match["deed"] or match["worth"][0]
            sure = deed in _PROMISED and _asks(asked, deed)
            if mine.value < step.value:
                yield None, sure
                continue
            total = int(mine.value // step.value) * gives.value
            total = min([total, *_most(page, match.end(), gives)])
            yield Proposal(gives.start, gives.end, f"{total:g}{gives.unit}", 0.35 if sure else 0.05), sure


def _most(page: Page, place: int, gives: Amount) -> Iterator[float]:
    end = page.sentence(place - 1)[1]
    for one in limits(page):
        if place <= one.amount.start < end and one.most is not None and one.amount.unit == gives.unit:
            yield one.most


def _beyond(page: Page, own: list[Amount]) -> Iterator[tuple[Proposal, bool]]:
    for match in islice(_BEYOND.finditer(page.text), MOST):
        inside = _inside(page, match)
        if len(inside) != 2 or inside[1].unit not in MONEY:
            continue
        free, gives = inside
        if not same_unit(free.unit, match["unit"]):
            continue
        for mine in own:
            more = mine.value - free.value
            if same_unit(mine.unit, free.unit) and more > 0 and more == int(more):
                yield Proposal(gives.start, gives.end, f"{more * gives.value:g}{gives.unit}", 0.35), True
