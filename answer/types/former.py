"""Whether what holds on a day is the old or the new: 「新價自4月1日起執行，在此之前按舊價」, asked whether it is 舊價 on 31 March.

Read of questions that name a day, or now, and the old or the new price or rule, and of a page that tells one day alone on which that
changes. Pages with several such days, and what changes for some only, are left to the other readings.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from answer.asked import Asked
from answer.dates import Date
from answer.evidence import Page
from answer.types import asks, when
from answer.types.contract import Proposal

_RULE = r"(?:的)?(?:收费|计费|资费|手续)?(?:价|费率?|率|收费|标准|规[则定矩]|办法|制度|方案|租金|票价|资费|条款|细则|章程|制)"
_OLD = re.compile(rf"(?:旧|老|原[来先本]?|原有|现行|以前|之前|调整前|[涨调改]价前|修订前|改版前){_RULE}")
_NEW = re.compile(rf"(?:新|调整后|[涨调改]价后|修订后|改版后){_RULE}")
_BEGINS = re.compile(r"(?:\([^)]*\))?(?:零时|0[:时点]0{0,2}分?|凌晨)?(?:起|开始|正式|生效|[施执实]行|实施)")
_BEFORE = re.compile(r"(?:\([^)]*\))?(?:零时|0[:时点]0{0,2}分?|凌晨|(?P<midnight>24[:时点](?:00)?|23:59))?(?:之|以)?前")
_MIDNIGHT = re.compile(r"(?:24[:时点](?:00)?|23:59)$")
_CHANGES = re.compile(r"新(?!店|品|人|用户|商|增|年|生|闻|功能)|调整|[执施]行|实施|适用|生效|启用|修订|改")
_STAYS = re.compile(r"旧|原|现行|调整前|不变")
_PRICE = re.compile(r"价|费|元|钱|租|票")
SURE = 0.5
FAR = 120  # characters round a day that are read


def told(asked: Asked, page: Page, day: datetime.date | None) -> Iterator[Proposal]:
    old, new = _OLD.search(asked.text) is not None, _NEW.search(asked.text) is not None
    if day is None or old == new:
        return
    found = [one for one in _turns(page) if not _PRICE.search(asked.text) or _PRICE.search(_round(page, one.told))]
    if len({one.first_new for one in found}) != 1:
        return
    turn = min(found, key=lambda one: one.of_old != old).told
    if old and not _STAYS.search(_round(page, turn)):
        return  # the new alone is told there; of the old something else may be
    after = day >= found[0].first_new
    says = asks.yes(asked.text) if after == new else asks.no(asked.text)
    yield Proposal(turn.start, turn.end, f"{says}，{when.written(page, turn)}", SURE)


def _round(page: Page, one: Date) -> str:
    """The sentence of a day, of a long one what stands close."""
    low, high = page.sentence(one.start)
    return page.text[max(low, one.start - FAR) : min(high, one.end + FAR)]


class _Turn(NamedTuple):
    """A day that tells from when on the new holds, told of the old or of the new."""

    told: Date
    first_new: datetime.date
    of_old: bool


def _turns(page: Page) -> Iterator[_Turn]:
    for one in when.found(page):
        if one.last or one.first.day is None:
            continue
        day, sentence = one.first.day, _round(page, one)
        if (before := _BEFORE.match(page.text, one.end)) and _STAYS.search(sentence):
            ends = before["midnight"] or _MIDNIGHT.search(page.text[one.start : one.end])
            yield _Turn(one, day + datetime.timedelta(days=1) if ends else day, True)
        elif _BEGINS.match(page.text, one.end) and _CHANGES.search(sentence):
            yield _Turn(one, day, False)
