"""What those who come to an event must have done before it: 「参加者须先完成讲习，讲习5月17日。清洁日5月11日」, 「报名后务必参加行前训练」.

Reads a duty of those who take part, in the sentence of the day on which it is done or in the sentence before. The event is the one window of the
section that is called a day of something or told to be held; where there are two of these, or turns and other rounds, nothing is compared: a
company's 年会 is not what 行前说明会 prepares for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.check.reading import Period, Reading
from ingest.check.stages import TAKING, stages_said
from ingest.check.step import MEANWHILE, before_done, pairs

_HAN = "[\u4e00-\u9fff]"
_DUTY = re.compile(
    rf"(?:(?:参加|参与|参赛|参训|与会|报名|入选|录取)(?:者|人员|人|后)|(?:每位|全体|所有)?(?:学员|队员|选手|志愿者|志工|义工|成员|团员|营员))(?:均|都|皆)?"
    rf"(?:须|需|必须|应|要|务必|请务必)(?:先(?:行)?(?:完成|参加|通过|接受|上完)|(?:完成|参加|通过|接受)(?=(?:行|岗|赛|活动|事)前))(?P<what>{_HAN}{{2,10}})"
)
_EVENT = re.compile(rf"(?:^|{_HAN})(?<![日节假生当次翌同每末])(?:{_HAN}{{2}}日|活动)(?:期|时间|日期)?$")
_HELD = re.compile(r"[^,。;\n]{0,16}?(?:举[行办]|登场|召开|开[跑赛幕])")
_NO_EVENT = re.compile("截止|公布|公告|公示|结束|开放|领取|发放|缴费|付款|补|说明会|工作日|休息日|节假日")
_TURNS = re.compile(
    r"梯次|批次|[下上次]一?[期届次场轮批]|[第每分各][一二三四五六七八九十\d]*[期届次场轮批]|或|任选|择一"
)


def required(text: Reading, usable: Sequence[Period]) -> dict[int, Period]:
    """By the offset of the event, the step that those who come must have done, dated behind it."""
    given: dict[int, Period] = {}
    for duty in _DUTY.finditer(text.plain):
        if _TURNS.search(text.plain) or MEANWHILE.search(duty.group()):
            return given
        _, end = text.clauses.sentence(duty.start(), duty.end())
        done = [
            one
            for one in usable
            if duty.start() < one.offset
            and one.offset - end < len(one.label) + 12
            and any(pair in duty["what"] for pair in pairs(one.label))
        ]
        if not done:
            continue
        section = done[0].mention.section
        events = [one for one in usable if one not in done and one.mention.section == section and _is_event(text, one)]
        if len({one.first for one in events}) == 1 and all(before_done(events[0], one, False) for one in done):
            given[events[0].offset] = done[0]
    return given


def _is_event(text: Reading, one: Period) -> bool:
    words = f"{text.before(one)} {one.label}"
    if _NO_EVENT.search(words) or TAKING.intersection(stages_said(one.label)):
        return False
    if one.mention.found.mod in ("until", "before"):
        return False
    return _EVENT.search(one.label) is not None or _HELD.match(text.plain, one.stop) is not None
