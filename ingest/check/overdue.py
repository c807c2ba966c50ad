"""A deadline told again by what is too late: 「收件截止：3月31日 … 逾3月25日收件者恕不受理」, 「缴费截止3月20日17:00 … 逾期（3月20日18:00后）不予受理」.

Reads dates behind 逾, 逾期 or 超过 whose sentence refuses what comes then, with the window told last before them where that is a deadline or a
range. Without brackets only a day before the deadline contradicts it: a later one may be of grace. Not seen on purpose: what has a mark of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.check.reading import DAY, Mention, Period, Reading
from ingest.check.statement import MARK

_OVER = re.compile(r"(?:逾期?|超过|过期)\s*(?P<aside>\()?\s*$")
_REFUSES = re.compile(r"不予|恕不|不再|不受理|概不|不候|不收|不接受|拒收|放弃|取消|作废|失效|无效|自动")
_DEADLINE = re.compile(r"截止|期限|期间|时间|最[后晚迟]|日期$|期$")


def overdue(periods: Sequence[Period], text: Reading, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of the deadline and the later date that contradicts it; `periods` and `mentions` are those that may be compared."""
    for mention in mentions:
        place = mention.found.offset
        over = _OVER.search(text.plain, max(0, place - 6), place)
        if over is None or mention.first is None or mention.found.last is not None:
            continue
        if not _REFUSES.search(text.plain, mention.found.stop, mention.sentence[1]):
            continue
        before = [one for one in periods if one.offset < over.start() and one.mention.section == mention.section]
        if not before or MARK.search(text.led(mention)) or len(text.mentions_in(before[-1].stop, place)) > 0:
            continue
        one = before[-1]
        if _is_deadline(one) and _differ(one, mention, bool(over["aside"])):
            yield one.mention, mention


def _is_deadline(one: Period) -> bool:
    return one.mention.found.mod in ("until", "before") or _DEADLINE.search(one.label) is not None


def _differ(one: Period, mention: Mention, aside: bool) -> bool:
    last = one.last or one.first
    if last is None or mention.first is None:
        return False
    if not aside:
        return mention.first < last
    ends, begins = one.window.end or "", mention.found.start or ""
    if mention.first == last and "T" in ends and "T" in begins:
        return ends != begins
    return not last <= mention.first <= last + DAY
