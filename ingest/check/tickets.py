"""A draw before all who buy have the ticket for it: 「3月1日至30日购物送抽奖券，3月12日开奖」.

Reads a range of days whose sentence says, as far as the dates beside, that what is done then gives a ticket (抽奖券, 抽奖资格, 投入摸彩箱), and behind it the
one day of a draw. Not seen on purpose: draws in several turns or at once (首抽, 每周五, 即抽即兑), a day by which one has to have bought between the two,
draws for those who come (现场).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.check.reading import Period, Reading
from ingest.check.step import MEANWHILE, first, last

_TICKET = re.compile(r"(?:抽奖|摸彩|兑奖)(?:[券码号]|资格|机会)|奖券|彩券|[摸抽][彩奖][箱桶]")
_GIVEN = re.compile(r"[满凡逢购买送赠得获发领投]|消费|下单|集点")
_DRAW = re.compile(r"抽奖|开奖|摸彩|摇奖|抽[出取]")
_TURNS = re.compile(
    r"[首末每各分加先即轮场批上另]|第.|多次|[两二三四\d]次|当[天日晚]|到场|在场|现场[^抽开摸]|每人手|\d月"
)
_FEW = re.compile(
    r"[送发领抽]完|限量|前[一二三四五六七八九十百千\d]+[名位份单]"
)  # which may be gone before the last day
_MOST = 60  # code points of what is told beside a range


def tickets(text: Reading, usable: Sequence[Period], later: Period) -> Period | None:
    """The days that give the tickets of a draw dated before the last of them."""
    if first(later) != last(later) or later.mention.found.mod is not None or not _draws(text, later):
        return None
    told = f"{text.before(later)} {text.told(later).partition('。')[0]}"
    if _TURNS.search(told) or MEANWHILE.search(told):
        return None
    if sum(_draws(text, one) and first(one) == last(one) for one in usable) > 1:
        return None
    before = [one for one in usable if one.offset < later.offset and one.mention.section == later.mention.section]
    gives = [one for one in before if first(one) < last(one) and _gives(text, one)]
    if not gives or not first(gives[-1]) < first(later) < last(gives[-1]):
        return None
    between = text.mentions_in(gives[-1].stop, later.offset)
    return None if any(one.found.mod is not None for one in between) else gives[-1]


def _draws(text: Reading, one: Period) -> bool:
    return _DRAW.search(f"{one.label} {text.behind(one)[:8]}") is not None


def _gives(text: Reading, one: Period) -> bool:
    """Whether what is told beside a range says that a ticket is given for what is done then."""
    alone = not text.mentions_in(
        one.mention.sentence[0], one.offset
    )  # 「凡5月1日至18日下单的可得抽奖券，6月1日至18日九折」
    led = text.led(one.mention)[-_MOST:] if alone else text.before(one)
    told = f"{led} {text.told(one)[:_MOST]}"
    return bool(_TICKET.search(told) and _GIVEN.search(told)) and not _FEW.search(told)
