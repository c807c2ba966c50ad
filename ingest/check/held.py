"""What is held before or after an event by its own name: 「赛前培训」 before the match, 「赛后检讨会」 behind it.

The name has one character of the event (赛, 会, 展, 演, 考, 营, …) or a word of its name and 前 or 后. The event is a window whose name ends in that
character or has the word, or which is of a stage of its sort (鸣枪 of a 赛). Broken is the order only where no such
event of the text lies on the right side. Not seen on purpose: the next round, what is said of some (第二批), and what need not be attended.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.check.reading import Period, Reading
from ingest.check.stages import TAKING, stages_said
from ingest.check.step import MEANWHILE, OF_TIME, before_done, first, one_round, stages

# the stages of an event, by its character
_SORTS = {
    "赛": ("演出", "决赛", "小组赛", "半决赛", "淘汰"),
    "会": ("会",),
    "展": ("展出", "开幕"),
    "演": ("演出", "首映", "公映"),
    "映": ("首映", "公映"),
    "考": ("考试", "笔试", "术科", "面试", "评审", "路考"),
    "营": ("报到", "开课"),
    "行": ("出发",),
    "选": ("投票", "选举日"),
    "拍": ("拍卖",),
    "标": ("投标", "开标"),
    "庭": ("开庭",),
    "术": ("手术",),
    "岗": ("上岗",),
    "任": ("聘任",),
}
_OF_MANY = frozenset("考课")  # of which a text may name others: 「月考」, 「选修课」
_HELD = "讲座|培训|训练|集训|讲习|研习|说明会|宣导|会议|准备会|预备会|检查|检录|测试|体测|体检|评估|辅导|彩排|排练|热身|适应|演练|课程|教育|交底|动员|踏勘|合练|考核"
# by one character of the event, or by a word of its name: 「赛前培训」, 「观测前说明会」
_EVENT_NAMED = "(?<![\u4e00-\u9fff])(?P<of>[\u4e00-\u9fff](?<![之以目日此提当年天周月时点分空眼先上生售台门桌床胸])|[\u4e00-\u9fff][\u4e00-\u9fff](?<![之以目日此提当年天周月时点分空眼先]))前"
_BEFORE = re.compile(rf"{_EVENT_NAMED}(?P<what>[\u4e00-\u9fff]{{0,6}}?(?:{_HELD}|[^\d,。;\n]会(?!员)))")
# whatever is held, where its day follows at once: 「演前走台10月27日」
_BEFORE_AT_ONCE = re.compile(
    rf"{_EVENT_NAMED}(?P<what>[^须请应需将不可完到报已均未必缴交提,。;:\d\s]{{2,8}}?)(?:时间|日期)?(?:[安排定订]{{1,2}})?[于在为是]?[ :]*$"
)
_AFTER = re.compile(rf"(?<![\u4e00-\u9fff])(?P<of>[{''.join(_SORTS)}])后(?![续援台])")
_LEAD = re.compile(r"(?:[安排定订]{1,2})?[于在为是]? *$")
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
        before = _named(text, held)
        if before is None or _OTHER.search(text.led(held.mention)) or MEANWHILE.search(text.words(held)):
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
            or one.mention.found.mod == "until"
            or _named(text, one)
        ):
            continue
        own, names = (
            set(stages(text, one)),
            [OF_TIME.sub("", name) for name in (one.label, _LEAD.sub("", text.before(one)))],
        )
        if TAKING.intersection(stages_said(one.label)):
            continue
        if len(sort) == 1:
            of_sort = own.intersection(_SORTS.get(sort, ())) or any(
                name.endswith(sort) for name in names if sort not in _OF_MANY
            )
        else:
            of_sort = own.intersection(stages_said(sort)) or any(sort in name for name in names)
        if of_sort:
            given.append(one)
    return given


def _named(text: Reading, one: Period) -> re.Match[str] | None:
    """Where a window is named after an event that it comes before."""
    before = text.before(one)
    return _BEFORE.search(f"{before} {one.label}") or _BEFORE_AT_ONCE.search(before)
