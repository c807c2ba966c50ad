"""The last or the first day of a range under that name, and another: 「展览8月10日至15日。最后一天8月16日提早闭馆」.

A range is that of the name before 最后一天 by its first two characters, or the only one told before it where nothing is named. Not read on purpose: 工作日, what is
added or put off (加场, 顺延), ranges on some days of which something is done (每周六).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.check.reading import DAY, Mention, Reading

_LEADS = r"(?:即|也就是|就是|[为是在于:,(])*\s*$"
_LAST = re.compile(rf"(?P<what>[\u4e00-\u9fff]{{0,8}}?)的?(?P<role>最[后末]一?[天日]|首日|第一天){_LEADS}")
_IS_LAST = re.compile(
    r"[,(]?(?:正好|刚好)?(?:就是|也是|[为是即])(?P<what>[\u4e00-\u9fff]{0,8}?)的?(?P<role>最[后末]一?[天日]|首日|第一天)(?=[,。;)\n]|$)"
)
_NOTHING = re.compile(
    r"本次|此次|本[届期轮场]|整个|全部|活动|其|该|注意|提[醒示]|特别|温馨|切记|记得|[上前]述|连|[在于的是即]"
)
_SOME_DAYS = re.compile("[每逢隔]")  # 「8月1日至31日每周六开市，最后一天8月29日」
ADDED = re.compile(r"加[场演开映]|追加|顺延|延[长后期]|提前|补|另|改|[若如](?!期|下|何|此|图)|工作[日天]|约|左右|大概")
SLIP = 31 * DAY
NEAR = 24  # code points before a day in which it is named


def of_range(text: Reading, before: Sequence[Mention], later: Mention) -> Mention | None:
    low, high = later.sentence
    start = max(low, later.found.offset - NEAR, text.mentions_before(later.found.offset))
    named = _LAST.search(text.plain, start, later.found.offset) or _IS_LAST.match(text.plain, later.found.stop, high)
    if named is None or later.first is None or ADDED.search(text.plain, start, later.found.stop + 2):
        return None
    own = (
        named["what"] if named.start() < later.found.offset else named["what"] or text.plain[start : later.found.offset]
    )
    what = _NOTHING.sub("", own).strip(" ,。;:、\n")
    ranges = [one for one in before if one.found.last is not None and one.first and one.last and one.first < one.last]
    if what:
        ranges = [one for one in ranges if what[:2] in text.led(one) or what[:2] in _behind(text, one)]
    role = named["role"]
    if not ranges or len({(one.first, one.last) for one in ranges}) != 1:
        return None
    one = ranges[-1]
    if _SOME_DAYS.search(text.plain, one.sentence[0], later.found.offset):
        return None
    assert one.first is not None and one.last is not None
    right = one.last if role.startswith("最") else one.first
    if what and what[:2] not in text.led(one):
        return None
    return one if later.first != right and abs(later.first - right) <= SLIP else None


def _behind(text: Reading, one: Mention) -> str:
    """What its clause says behind a date: 「3月2日至8日为预热」."""
    return text.plain[one.found.stop : text.clauses.clause(one.found.offset, one.found.stop)[1]]
