"""Open ranges: what stands round a date and makes it one side of a window.

Behind it …前, …止, …起, …以后, …以来; before it 自…, 截至…, 至…, or the label of a deadline (截止时间为…). What is said of an
event (「延期至6月8日举行」) or of a change (「改至6月8日」) bounds nothing.
"""

from __future__ import annotations

import re

from zh.dates.values import Mod

AFTER_FIRST = " (之以前为止截结起开后至"
BEFORE_LAST = "至止到从自于:为是在 定前"

_AFTER = re.compile(
    r" ?(?:\((?:含|不含|包含|包括)[^()\n]{0,4}\) ?)?(?:"
    r"((?:之前|以前|前)(?![往来夕期后台瞻])(?:为?止)?)|"
    r"((?:为止|止)(?![血痛损步咳])|(?=截止|结束))|"
    r"(起始?(?![草义诉飞步因码])|(?=开始|之日起))|"
    r"(之后|以后|后(?![台续勤天期]))|"
    r"(以来|(?=至今)))"
)
_MODS: tuple[Mod, ...] = ("before", "until", "since", "after", "since")  # of the groups of `_AFTER`
_BEFORE = re.compile(r"(?:(截至|截止到?|截止至|截止于)|(自从?|从)|(至|到))(?:目前)? ?$")
_LABEL = re.compile(
    r"(?:截止|截稿|截单|截标|结束|最后|最迟|最晚|期限)[^,。;\n0-9]{0,4}(?:日期?|时间|时刻|期限|日)?(?:\([^()]{0,6}\))?"
    r"(?:[:为是于在 ]|定于){1,3}$"
)
_MOVED = re.compile(r"(?:改|调整?|移|推迟|顺延|提前|变更|更正|修正)(?:期|为)?[至到] ?$")
_HAPPENS = re.compile(r"(?:举行|举办|召开|进行|开始|公布|发布|上线|生效|办理)")
_REACH = 16  # characters before a date in which its label stands


def bound(text: str, start: int, end: int) -> tuple[Mod | None, int, int]:
    """The bound round `text[start:end]`, and the span with the words of it that belong to a date's span."""
    mod, end = behind(text, end)
    if not start or text[start - 1] not in BEFORE_LAST:
        return mod, start, end
    near = text[max(0, start - _REACH) : start]
    before = _BEFORE.search(near, max(0, len(near) - 5))
    if before is None:
        return mod or ("until" if _LABEL.search(near) else None), start, end
    if before[1]:
        return mod or "until", start - (len(near) - before.start()), end
    if mod is None and before[2]:
        return "since", start, end
    if mod is None and not _MOVED.search(near) and not _HAPPENS.match(text, end):
        return "until", start, end
    return mod, start, end


def behind(text: str, end: int) -> tuple[Mod | None, int]:
    """The bound that stands behind a date, and where it ends; 截止, 结束 and 开始 are left out of the span."""
    if text[end] not in AFTER_FIRST:
        return None, end
    after = _AFTER.match(text, end)
    if after is None or after.lastindex is None:
        return None, end
    return _MODS[after.lastindex - 1], after.end() if after[after.lastindex] else end
