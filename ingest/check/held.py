"""What is held before or after an event by its own name: 「赛前培训」 before the match, 「赛后检讨会」 behind it.

The name has one character of the event (赛, 会, 展, 演, 考, 营, …) and 前 or 后. The event is a window whose name ends in that character or which
is of a stage of its sort (鸣枪 of a 赛); of a journey (行) and of work (岗) whatever is held counts, too. Broken is the order only where no such
event of the text lies on the right side. Not seen on purpose: the next round, what is said of some (第二批), and what need not be attended.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.check.reading import Period, Reading
from ingest.check.step import MEANWHILE, before_done, first, one_round, stages

# the stages of an event, by its character
_SORTS = {
    "赛": ("演出", "决赛", "小组赛", "半决赛", "淘汰"),
    "会": ("会",),
    "展": ("展出", "开幕"),
    "演": ("演出", "首映", "公映"),
    "映": ("首映", "公映"),
    "考": ("考试", "笔试", "术科", "面试", "评审", "路考"),
    "营": ("报到", "开课"),
    "课": ("开课",),
    "行": ("出发", "演出", "会"),
    "选": ("投票", "选举日"),
    "拍": ("拍卖",),
    "标": ("投标", "开标"),
    "庭": ("开庭",),
    "术": ("手术",),
    "岗": ("上岗",),
    "任": ("聘任",),
}
_ANY_EVENT = frozenset("行岗")  # before which one is called together for whatever is to be done
_HELD = "讲座|培训|训练|集训|讲习|研习|说明会|宣导|会议|准备会|预备会|检查|检录|测试|体测|体检|评估|辅导|彩排|排练|热身|适应|演练|课程|教育|交底|动员|踏勘|合练|考核"
_BEFORE = re.compile(
    rf"(?<![\u4e00-\u9fff])(?P<of>[{''.join(_SORTS)}])前(?P<what>[\u4e00-\u9fff]{{0,6}}?(?:{_HELD}|[^\d,。;\n]会(?!员)))"
)
_AFTER = re.compile(rf"(?<![\u4e00-\u9fff])(?P<of>[{''.join(_SORTS)}])后(?![续援台])")
_TIME = re.compile(r"(?:举[行办]|召开|开始)?(?:时间|日期|日)$")
_EVENT = re.compile(r"举[行办]|登场|召开|开[跑打赛幕营课]|出发|启程|进行")
_OTHER = re.compile(
    r"下一?[期届次场轮批]|次[期届轮]|明年|来年|补[训课考办]|[若如](?!期|下|何|此|图)|上一?[期届次场轮]|去年"
)


def beforehand_of(text: Reading, usable: Sequence[Period]) -> dict[int, Period]:
    """By the offset of an event, what is held before it by its name and dated behind it."""
    given: dict[int, Period] = {}
    if "前" not in text.plain:
        return given
    for held in usable:
        if held.mention.found.mod in ("until", "before"):
            continue
        named = f"{text.before(held)} {held.label}"
        before = _BEFORE.search(named)
        if before is None or _OTHER.search(text.led(held.mention)) or MEANWHILE.search(named):
            continue
        events = [one for one in _events(text, usable, before["of"], held) if one_round(text, one, held)]
        if events and all(before_done(one, held, False) for one in events):
            given[events[-1].offset] = held
    return given


def afterwards(text: Reading, usable: Sequence[Period], later: Period) -> Period | None:
    """The event before what is called after it, where that is dated before its beginning."""
    after = _AFTER.search(text.plain, max(later.mention.sentence[0], text.mentions_before(later.offset)), later.offset)
    if after is None:
        return None
    told = [one for one in _events(text, usable, after["of"], later) if one.offset < later.offset]
    return told[-1] if told and first(later) < first(told[-1]) else None


def _events(text: Reading, usable: Sequence[Period], sort: str, beside: Period) -> list[Period]:
    """The windows of a text that are such an event, in order."""
    given: list[Period] = []
    for one in usable:
        if (
            one is beside
            or one.mention.section != beside.mention.section
            or _BEFORE.search(f"{text.before(one)} {one.label}")
        ):
            continue
        of_sort = set(_SORTS[sort]).intersection(stages(text, one)) or _TIME.sub("", one.label).endswith(sort)
        if of_sort or sort in _ANY_EVENT and _EVENT.search(f"{one.label} {text.behind(one)}"):
            given.append(one)
    return given
