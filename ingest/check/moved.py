"""Whether a sentence takes a date back: 「原定6月3日…」, 「6月3日延至6月9日」, 「6月3日有误」, 「6月3日的讲座取消」; and not the day that it puts in
its place.
"""

from __future__ import annotations

import re

# what a moved date is moved to is a date, too: 「由3月1日改为3月9日」, not 「对账改为一天一次」, 「遇雨顺延一日」
_MOVES = r"(?:(?:(?<!整)改(?![道建造革装良善版进选组])|(?:延|延期|展延|顺延|推迟)(?! ?[\d一二两三四五六七八九十]{1,2} ?[日天]))[为至到于]?|(?:变更|调整|延长|提前(?:终止|结束|关闭|解除)?|修正|修改|更正|订正)[为至到于]|应[为是])[^,。;\n\d]{0,6}?"
_NUMBERED = "号(?![楼线门梯馆院店机站厅仓库房桌台车口栋路])"  # 「改搭一号梯」 moves no date
MOVED_TO = re.compile(
    _MOVES + rf"(?:\d{{1,4}} ?(?:[年月日]|{_NUMBERED})|\d{{1,4}}[./\-]\d{{1,2}}(?![\d.]*\s*(?:[%元倍折万]|美元|个))|"
    rf"[一二三四五六七八九十]{{1,3}}(?:[月日]|{_NUMBERED})|[今明后次翌][日天]|[本下][周月]|(?:周|星期|礼拜)[一二三四五六日天])"
)
MOVED_CLOCK = re.compile(_MOVES + r"\d{1,2} ?[:时点]")  # of a date with a time of day
# 「账号有误，请于…补正」: what others wrote, and moves no date
_PUT_RIGHT = r"(?<![期间知告文日])有误(?=(?:的|者)?,[^。;\n]{0,24}补正)"
MISTAKE = re.compile(rf"(?!{_PUT_RIGHT})有误|之误|误[植写刊印标登载排发]|笔误|更正|勘误|改期")
# said in the clause of the date itself: 「6月3日的讲座取消」, not 「6月3日截止，报名后不得取消」
_VOID = re.compile(
    r"(?<![期将动视为同并则可请得能勿])取消(?!期限|截止|时限|时间|政策|规[则定]|手续|[^,。;\n]{0,6}(?:资格|订单|名额|录取|成绩|预约|发放|权限))|(?<![期动视为同)])作废"
)
CHANGE = re.compile(
    f"{MOVED_TO.pattern}|{MISTAKE.pattern}|{_VOID.pattern}|原定|原订(?!单)|原为|原计划|原公告|原通知|原本"
)
# a piece of each of these, quickly found
TURN = re.compile("改|延|推迟|变更|调整|提前|修正|更正|订正|应为|应是|误|取消|作废|原")
_IS_NEW = re.compile(r"(?:改|更|调整|延期?|延长|展延|顺延|推迟|提前|修正|修改|更正|订正|应)[为至到是期于在]\s*$")
WAS = re.compile(
    r"(?:原定?订?|原先|原本|原为|原计划|原公告|原通知|原文|旧(?![^,。;\n]{0,4}(?:会员|客户|用户|商户|住户|学员|员工))|误作|误为|误将|误[植写刊印标登载排发])[^,。;\n]{0,14}$"
)


def taken_back(before: str, after: str, timed: bool) -> bool:
    """Whether a date is, of what stands before and behind it in its sentence; `timed`: it has a time of day."""
    return _was(before, after) or _replaced(before, after, timed)


def _was(before: str, after: str) -> bool:
    """A date that is said to be the former one: 「原定3月1日」. What it was moved to is not (「原定3月1日改为3月8日」), but for what was moved by
    mistake or is moved again.
    """
    was = WAS.search(before)
    if was is None or "误" in was[0] or not _IS_NEW.search(before[-8:]):
        return was is not None
    return MOVED_TO.search(after) is not None or MISTAKE.search(after) is not None


def _replaced(before: str, after: str, timed: bool) -> bool:
    """A date that a later value of the same sentence replaces: 「由7月3日延至7月9日」, 「“…”有误」."""
    new = (
        MOVED_TO.search(after)
        or MISTAKE.search(after)
        or _VOID.search(after.split(",")[0])
        or (MOVED_CLOCK.search(after) if timed else None)
    )
    return new is not None and not _IS_NEW.search(before[-8:])
