"""Whether what is counted is what the question counts: trains are no stations, those who work somewhere no seats, 幾年 no 10天.

A number that stands near the words of a question counts something of its own, which its measure word tells, or the verb before it.
"""

from __future__ import annotations

import re

from answer.marks import Seen
from answer.types import amount
from answer.values import Amount

# measure words of things that are never the same; 個, 台 and 部 count anything
_SORTS = (
    frozenset("列 辆 艘 架".split()),
    frozenset("座 栋 幢 家 所 间 户 站".split()),
    frozenset("人 名 位".split()),
)
_ASKED = re.compile(
    r"(?:多少|几)(?:(?P<by>[列辆艘架栋幢]|座(?![位椅席谈驾机])|家(?![长属具电教畜禽人])|所(?!有|得)|间(?![隔距])|户(?![型口籍外])|名(?![额次单])|位(?!置))(?=[一-鿿]{2})|(?P<train>列车|车辆))"
)
# a length in years is told in no days, one in minutes in no months
_SPANS = (
    (re.compile(r"几(?:个)?年(?![级代])|多少年(?![级代])"), frozenset("天 日 小时 个小时 分钟 分 秒 周".split())),
    (re.compile(r"(?:几|多少)(?:个小时|小时|分钟|秒)"), frozenset("年 个月 月".split())),
)


def counts_another(one: Seen) -> bool:
    """「有幾列車」 of 12座車站, 「多少戶」 of 「每增加1人」, 「配幾名水手」 of 「可載220人」, 「一簽幾年」 of 「每10天結算」."""
    own = _own(one) if one.kind == "count" and one.proposal.text is None else None
    if own is None:
        return False
    return _of_other_sort(one, own) or _of_other_span(one, own) or _of_room(one, own)


def _own(one: Seen) -> Amount | None:
    start, end = one.proposal.start, one.proposal.end
    return next((each for each in amount.found(one.page) if start <= each.start < end), None)


def _of_other_sort(one: Seen, own: Amount) -> bool:
    low = one.asked.focus[0]
    match = _ASKED.search(one.asked.text, max(0, low - 1), min(len(one.asked.text), low + 8))
    if match is None:
        return False
    mine = next(sort for sort in _SORTS if (match["by"] or match["train"][0].replace("车", "辆")) in sort)
    return any(own.unit in sort for sort in _SORTS if sort is not mine)


def _of_other_span(one: Seen, own: Amount) -> bool:
    low, high = one.asked.focus
    asked = one.asked.text[low : high + 3]
    return any(asks.match(asked) and own.unit in units for asks, units in _SPANS)


_PERSONS = re.compile(r"(?:多少|几)(?:[名位]|个(?![月小]))?(?P<who>(?!人)[一-鿿]{2,6})")
_ROOM = re.compile(r"(?:载客|载|容纳|乘坐|可坐|搭载)(?:量|人数)?(?:为|约|达|超过|近|最多)*\s*$")
_ROOM_ASKED = re.compile(r"[能可载坐容装乘搭]|最多|至多|上限|[限满每]|一(?:[车船班趟架列场桌艘辆次])")
_HOLDS = re.compile(r"(?:剧[场院]|影[厅院]|[礼会]堂|厅|[车船号])(?:坐|能|可以?)*$")
_PUBLIC = re.compile(r"观众|[乘旅游]客")
_QUOTA = re.compile(r"(?:名额|限额?|限收|上限|最多|至多|招收?|拟招)(?:各|共)?(?:为|是|:)?\s*$")
_BY_NOW = re.compile(r"现在|目前|如今|现有|已有|已经|至今|到现在")
_QUOTA_ASKED = re.compile(r"名额|[限招收录剩缺余]|最多|至多|上限|还[有能可差]")


def _of_room(one: Seen, own: Amount) -> bool:
    """How many there is room for, asked how many there are; a quota, asked how many there are by now."""
    asked = _PERSONS.search(one.asked.text)
    if asked is None or own.unit not in ("人", "名", "位", "个", "") or one.in_row:
        return False
    low = max(one.page.clause(own.start)[0], own.start - 12)
    holds = _HOLDS.search(one.asked.text, 0, asked.start()) and _PUBLIC.match(asked["who"])  # 「影廳多少觀眾」
    if _ROOM.search(one.page.text, low, own.start) and not _ROOM_ASKED.search(one.asked.text) and not holds:
        return True
    by_now = _BY_NOW.search(one.asked.text) and not _QUOTA_ASKED.search(one.asked.text)
    return bool(by_now) and _QUOTA.search(one.page.text, low, own.start) is not None
