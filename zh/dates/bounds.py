"""Open ranges: what stands round a date and makes it one side of a window (自…起, 截至…, …前, …止, …以后, 截止时间为…)."""

from __future__ import annotations

import re

from zh.dates.values import Mod

_AFTER = re.compile(
    r" ?(?:\((?:含|不含|包含|包括)[^()\n]{0,4}\) ?)?(?:"
    r"((?:之前|以前|前)(?![往来夕期后台瞻])(?:为?止)?)|"
    r"((?:为止|止)(?![血痛损步咳])|(?=截止|结束))|"
    r"(起始?(?![草义诉飞步因码])|(?=开始|之日起))|"
    r"(之后|以后|后(?![台续勤天期]))|(以来|(?=至今)))"
)
AFTER_FIRST = " (之以前为止截结起开后至"
_BEFORE = re.compile(r"(?:(截至|截止到?|截止至|截止于)|(自从?|从|即日起至|有效期?至|延[长期]至|至|到))(?:目前)? ?$")
_LABEL = re.compile(
    r"(?:截止|截稿|截单|截标|结束|最后|最迟|最晚|期限)[^,。;\n0-9]{0,4}(?:日期?|时间|时刻|期限|日)?(?:\([^()]{0,6}\))?(?:[:为是于在 ]|定于){1,3}$"
)
BEFORE_LAST = "至止到从自于:为是在 定前"


def bound(text: str, start: int, end: int, ranged: bool) -> tuple[Mod | None, int, int]:
    """The bound round `text[start:end]` and the span with its words; a range takes only the words behind it."""
    mod: Mod | None = None
    if text[end : end + 1] in AFTER_FIRST:
        after = _AFTER.match(text, end)
        if after is not None:
            mod = ("before", "until", "since", "after", "since")[(after.lastindex or 1) - 1]
            if after[after.lastindex or 1]:
                end = after.end()
    if ranged:
        return None, start, end
    if start and text[start - 1] in BEFORE_LAST:
        near = text[max(0, start - 16) : start]
        before = _BEFORE.search(near, max(0, len(near) - 5))
        if before is not None and before[1]:
            return "until" if mod is None else mod, start - (len(near) - before.start()), end
        if mod is None and before is not None:
            word = before[2]
            if word in ("自", "自从", "从"):
                mod = "since"
            elif not _MOVED.search(near) and not _HAPPENS.match(text, end):
                mod = "until"
        elif mod is None and _LABEL.search(near):
            mod = "until"
    return mod, start, end


_HAPPENS = re.compile(r"(?:举行|举办|召开|进行|开始|公布|发布|上线|生效|办理)")  # 「延期至6月8日举行」 bounds nothing
_MOVED = re.compile(r"(?:改|调整?|移|推迟|顺延|提前|变更|更正|修正)(?:期|为)?[至到] ?$")
