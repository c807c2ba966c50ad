"""Open ranges: what stands round a date and makes it one side of a window.

Behind it, also behind the part of its day (上午起), …前, …止, …起, …以后, …以来, …或之前; before it 自…, 截至…, 至…, 不晚于…, or the label of a deadline (截止时间为…). What is said of an
event (「延期至6月8日举行」) or of a change (「改至6月8日」) bounds nothing, and neither does the first character of a word (「6月3日前门大街封闭」):
which it is jieba's dictionary decides.
"""

from __future__ import annotations

import re

from zh.dates.values import Mod
from zh.wordstart import begins_a_word

AFTER_FIRST = " (之以前为止截结起开后至或下凌清早上中午傍晚夜当深"
_BEHIND_BLANK = "(之以前为止截结起开后至或下当"
_WITH_FIRST = "含不包"  # （含）
BEFORE_LAST = "至止到从自于:为是在 定前迟晚早过了逾"

_AFTER = re.compile(
    r" ?(?:\((?:含|不含|包含|包括)[^()\n]{0,4}\) ?)?(?:"
    r"((?:之前|以前|前)(?:为?止)?)|"
    r"((?:为止|止)|或[之以]?前|(?:当[天日])?下班(?:之|以)?前|为限|(?=截止|结束))|"
    r"(起始?|或(?:之|以)后|以降|(?=开始|之日起))|"
    r"(之后|以后|后)|"
    r"(以来|(?=至今)))"
)
# 「7月26日上午起」: the part of the day is in the span; no 「早起上学」
_PART = re.compile(
    r" ?(?:凌晨|清晨|早[上晨间]|[上中下]午|午[后间]|傍晚|晚[上间]?|深夜|夜[间里晚]|当晚)(?=(?:之|以)?前|[起止])"
)
_MODS: tuple[Mod, ...] = ("before", "until", "since", "after", "since")  # of the groups of `_AFTER`
# no end that is met or reached: 「签到」, 「达到6月1日标准」
_BEFORE = re.compile(r"(?:(截至|截止到?|截止至|截止于)|(自从?|从)|(至|(?<![签报接达遇得找等见看受来])到))(?:目前)? ?$")
# 「不晚于6月7日」, 「最迟6月7日」, 「不早于6月7日」, 「过了6月7日」
_BEFORE_ENDS = "至止到于自从前"  # what it ends in
_LIMIT = re.compile(
    r"(?:(不(?:得|能|可|应|要|可以)?(?:晚|迟)[于过]|不(?:得|能|可)?超过)|(不(?:得|能|可|应|要)?早[于过])|(最[晚迟])|(最早)|"
    r"(?<!不)(?<!不[得能可应要])([晚迟]于)|(逾|(?<![经通超不])过了)) ?$"
)
_LIMIT_LAST = "于过晚迟早逾了"  # what it ends in
_LONGEST = 6  # its characters: 「不可以晚于 」
_LIMITS: tuple[Mod, ...] = ("until", "since", "until", "since", "after", "after")
_LABEL = re.compile(
    r"(?:截止|截稿|截单|截标|结束|最后|最迟|最晚|期限)[^,。;\n0-9后]{0,4}(?:日期?|时间|时刻|期限|日)?(?:\([^()]{0,6}\))?"
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
    last = near.rstrip(" ")[-1:]
    if mod is None and last and last in _LIMIT_LAST:
        limit = _LIMIT.search(near, max(0, len(near) - _LONGEST))
        if limit is not None and limit.lastindex is not None:
            return _LIMITS[limit.lastindex - 1], start, end
    # 「截止于」; most days stand behind another 于
    ends = last and last in _BEFORE_ENDS and (last != "于" or "截" in near)
    before = _BEFORE.search(near, max(0, len(near) - 5)) if ends else None
    if before is None:
        return mod or ("until" if _LABEL.search(near) else None), start, end
    if before[1]:
        return mod or "until", start - (len(near) - before.start()), end
    if mod is None and before[2]:
        return "since", start, end
    of_a_thing = (
        near.endswith("收到") and text[end] not in "号日" and "\u4e00" <= text[end] <= "\u9fff"
    )  # 「收到6月3日来函」
    if mod is None and not of_a_thing and not _MOVED.search(near) and not _HAPPENS.match(text, end):
        return "until", start, end
    return mod, start, end


def behind(text: str, end: int) -> tuple[Mod | None, int]:
    """The bound that stands behind a date, and where it ends; 截止, 结束 and 开始 are left out of the span."""
    char = text[end]
    if char not in AFTER_FIRST or char == " " and text[end + 1] not in _BEHIND_BLANK:
        return None, end
    if (part := _PART.match(text, end)) is not None:
        mod, stop = behind(text, part.end())
        return (mod, stop) if mod is not None else (None, end)
    if char == "(" and text[end + 1] not in _WITH_FIRST:
        return None, end
    after = _AFTER.match(text, end)
    if after is None or after.lastindex is None:
        return None, end
    sign = after.end() - 1
    if text[sign - 1] not in "之以为或班" and begins_a_word(text, sign):
        return None, end
    return _MODS[after.lastindex - 1], after.end() if after[after.lastindex] else end
