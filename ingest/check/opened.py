"""Two days of one sentence on which one thing opens and closes: 「5月6日开工，5月19日完工」, a range told in two pieces.

Read by the verbs behind the days (or the names before them): what begins has 开, 启, 起, 入 and the like in it, what ends
闭, 结, 收, 止, 圆满. Only two single days that follow each other closely, in one sentence or under names of one thing
(「开营：7月1日⏎结营：7月6日」).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import pairwise

from ingest.check.reading import Mention, Reading

_SOON = 8  # code points between the two days
_OF_TIME = frozenset("时间日期")
BEGIN = re.compile(
    r"(?:起|正式|隆重)?(?:[\u4e00-\u9fff]{0,2}?(?:开|启|始|登场|起跑)|(?:[从自由][\u4e00-\u9fff]{1,8})?(?:出发|启程|动身|起飞)|入[营住驻场院]|报到|进[场驻坞])"
)
END = re.compile(
    r"(?:前|正式)?(?:为?止|[\u4e00-\u9fff]{0,2}?(?:结束|圆满|闭|收[官工摊场档市尾]|结[业课营训班]|[完竣]工|落幕|落下|谢幕|截止|关闭|散[场营]|"
    r"终[了止]|完毕)|返[程回校抵航]|回[到国程]|抵达[\u4e00-\u9fff]{1,4}解散|退[房场]|撤[场展]|离[营店]|出[营院坞])"
)
# of lines of their own: 「去程：10月5日⏎回程：10月9日」
_SETS_OUT, _RETURNS = re.compile("出发|启程|去程|动身|集合|起飞|启航"), re.compile("返[程回校抵航]|回[到国程]")


def opened_and_closed(text: Reading) -> Iterator[tuple[Mention, Mention]]:
    """The pairs, in order. The second day may be one that cannot exist; the first is a day of the calendar."""
    label = {period.offset: period.label for period in text.periods}
    for one, other in pairwise(text.mentions):
        if _are_pair(text, one, other, label):
            yield one, other


def opening(text: Reading, closes: Mention) -> Mention | None:
    """The day on which that opens which closes on this one, if it is the second of a pair."""
    at = bisect_left(text.mentions, closes.found.offset, key=lambda one: one.found.offset)
    if not 0 < at < len(text.mentions) or text.mentions[at] is not closes:
        return None
    one = text.mentions[at - 1]
    places = one.found.offset, closes.found.offset
    label = {period.offset: period.label for period in text.periods if period.offset in places}
    return one if _are_pair(text, one, closes, label) else None


def _are_pair(text: Reading, one: Mention, other: Mention, label: Mapping[int, str]) -> bool:
    """`label`: what the days are called, by their places."""
    if one.found.last is not None or other.found.last is not None:
        return False
    if one.first is None or one.first != one.last or other.first != other.last:
        return False
    if one.old or other.old or one.example or other.found.offset - one.found.stop > _SOON:
        return False
    names = [label.get(mention.found.offset, "") for mention in (one, other)]
    named = BEGIN.match(names[0]) is not None and END.match(names[1]) is not None  # 「开营时间：…，结营时间：…」
    if one.sentence != other.sentence:
        alike = named and bool(set(names[0]) & set(names[1]) - _OF_TIME)
        travels = _SETS_OUT.match(names[0]) is not None and _RETURNS.match(names[1]) is not None
        return one.section == other.section and (alike or travels)
    if named:
        return True
    begins = one.found.mod == "since" or begins_at(text, one)
    return begins and END.match(text.plain, other.found.stop) is not None


def begins_at(text: Reading, one: Mention) -> bool:
    """Whether something is said to begin on a day."""
    return BEGIN.match(text.plain, one.found.stop) is not None


def ends_at(text: Reading, one: Mention) -> bool:
    """Whether a day is called by what ends on it: 「结班7月24日」."""
    return any(END.match(period.label) for period in text.periods if period.offset == one.found.offset)
