"""A day that is so many before or behind the one told before it, and is not: 「活动3月20日开始，提前10天即3月12日交齐」.

Not read on purpose: days that are so far from any other day told near, and a difference of one, which counting without the first explains.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.check.last_day import ADDED, NEAR
from ingest.check.reading import DAY, Mention, Reading
from ingest.check.stages import stages_said
from zh.numerals import number

_COUNTED = re.compile(
    r"(?:提前|(?P<back>[之以]?前)|(?P<forth>[之以]?后))?(?:的?第)?(?P<many>\d{1,2}|[一二两三四五六七八九十]{1,3})(?P<unit>[天日]|个?星期|周)(?P<side>[之以]?[前后])?,?(?:即|也就是|亦即)[于在是为]?(?:不[晚迟]于)?\s*$"
)
# what else is told between the two days, from which they may be counted: 「3月2日报名，次周上课，开课前2天即…」
_OF_ELSE = re.compile(r"[\d一二两三四五六七八九十]个?(?:[天日周月]|工作|星期|小时)|[次翌隔下][周日天月]")
_OVER = re.compile("结束|期满|届满|到期|完成")
_SPAN = 60  # days that are counted at most


def counted(text: Reading, beside: Sequence[Mention], later: Mention) -> Mention | None:
    start = max(later.sentence[0], text.mentions_before(later.found.offset))
    told = _COUNTED.search(text.plain, max(start, later.found.offset - 20), later.found.offset)
    if told is None or later.first is None or later.found.offset - start > 2 * NEAR:
        return None
    if "第" in told.group() and told["unit"] not in "天日":
        return None  # 「开学后第二周即3月9日」
    one = next((one for one in beside if one.found.stop == start and one.sentence == later.sentence), None)
    if one is None or one.first is None or one.last is None:
        return None
    between = text.plain[start : told.start()]
    if ADDED.sub("", between) != between.replace("提前", "") or len(set(stages_said(between))) > 1:
        return None
    if _OF_ELSE.search(between) or _not_over(text, one, between):
        return None
    many = (number(told["many"]) or 0) * (1 if told["unit"] in "天日" else 7)
    side = f"{told['side'] or ''}{told['back'] or ''}{told['forth'] or ''}"
    forth = "后" in side
    if not forth and "前" not in side and not told.group().startswith("提前") or not 1 <= many <= _SPAN:
        return None
    # 「试用结束前一天」 is of its end, 「第一轮6月12日、第二轮6月19日开奖，开奖后7天即6月19日」 of either, 「开营前三天即…」 may be the first three of it
    others = {
        day for two in beside if two is not later and two.section == later.section for day in (two.first, two.last)
    }
    rights = {day + (many if forth else -many) * DAY for day in others if day}
    if told["back"]:
        rights |= {day + (many - 1) * DAY for day in (one.first, one.last)}
    return one if all(abs((later.first - right).days) > 1 for right in rights) else None


def _not_over(text: Reading, one: Mention, between: str) -> bool:
    """Whether so many days are counted from the end of what a single day begins: 「3月2日启动，结束后一周即…」."""
    ends = _OVER.search(between)
    if ends is None or one.first != one.last or one.found.mod in ("until", "before"):
        return False
    return ends[0] not in text.led(one) and ends[0] not in between[ends.end() :]
