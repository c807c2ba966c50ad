"""One intake with two last days, one opening with two days: 「9月8日动工 … 动工日（9月9日）」, 「6月1日截止」 in the head of a text whose 「报名通道5月31日关闭」, 「收件至3月23日为止」 under
「报名方式」.

Reads the days that are said of an opening by its verb and no more, and the ends that are said of a sign-up, a call, a vote and no more: what is left of their clause without the words of time and of
the way in (通道, 表单, 系统) names the stage alone. A text has one last day of such an intake; two are flagged at the later one. Not
seen on purpose: what is told of some of those concerned, ends with marks or ways of their own (网上, 现场, 第二批), three and more days,
and what is open to somebody longer (补报, 延长).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.check.contrast import apart
from ingest.check.reading import Mention, Reading
from ingest.check.stages import stages_in, stages_said
from ingest.check.statement import MARK, WAY
from ingest.check.told_again import Saying

_INTAKES = frozenset(("报名", "申请", "征集", "登记", "投票", "选课"))
_WAY_IN = re.compile(
    r"通道|系统|入口|网页|网站|官网|表单|表格|窗口|链接|页面|小程序|平台|后台|名额|收件|收取|接收|收单|收表|方式|渠道|期限|工作|活动|全部|收|本次|"
    r"所有|开放|填写|登录|欢迎|踊跃|抓紧|通过|扫码|点击|线上|以内|之内|完|了"
)
_TAKES = re.compile(r"收[件表]|接收|收取|通道|表单|入口|系统")
_LONGER = re.compile(r"补|延|另|除|例外|逾期|已|备用|候补|插班|未满|满为止|额满|先到|部分|其他|仅")
_VERB = "动工|开工|开幕|开营|开业|启用|开学|开馆|开园|开班|开课|通车|开张|首映|上线|开服|投产|揭牌|开赛|开庭"
_NAMED = re.compile(rf"({_VERB})(?:仪式|典礼)?(?:日期?|当[天日]|那[天日]|时间)\s*[(:为是]*\s*$")  # 「动工日（9月9日）」
_OPENS = re.compile(rf"(?:起|正式|准时|上午|下午|晚上)*({_VERB})(?=[,。;\n]|$)")
_HAN = re.compile("[\u4e00-\u9fff]")
_EMPTY = " 于在从自将定订已拟预计正式一二三四五六七八九十、.():"
_EARLY = 200  # code points in which heads of a text stand
_LINE = 60  # code points of a head


class End(NamedTuple):
    saying: Saying
    stage: str
    marks: frozenset[str]
    ways: frozenset[str]
    other: bool  # told in the head, or by the way in
    what: str = ""  # what its line says beside the stage and the way in, where it is a head


def two_ends(text: Reading, given: Sequence[Saying]) -> Iterator[tuple[Mention, Mention]]:
    """The pairs of the last days of one intake that differ, in order. `given`: what the dates of the text are said of."""
    by_stage: dict[tuple[str, int], list[End]] = {}
    for saying in given:
        end = _end(text, saying) or _opening(text, saying)
        if end is not None:
            by_stage.setdefault((end.stage, saying.mention.section), []).append(end)
    for ends in by_stage.values():
        if len({end.saying.last for end in ends}) != 2:
            continue
        one = ends[0]
        for later in ends[1:]:
            if one.stage not in _INTAKES and not later.other or one.what and later.what and one.what != later.what:
                continue  # 「北京站报名…」, 「上海站报名…」
            if later.saying.last == one.saying.last or later.saying.mention.sentence == one.saying.mention.sentence:
                continue
            if not (one.other or later.other):
                continue  # told by the same words: compared elsewhere
            a, b = one.saying.people, later.saying.people
            if a and b and a != b:
                continue
            if apart(MARK, text.plain, one.marks, later.marks) or one.ways != later.ways:
                continue
            yield one.saying.mention, later.saying.mention
            break


def _end(text: Reading, one: Saying) -> End | None:
    found = one.mention.found
    if one.role not in ("end", "range") or one.some or one.first != one.last and one.role == "end":
        return None
    start, end = text.clauses.clause(found.offset, found.stop)
    line, stop = text.plain.rfind("\n", 0, found.offset) + 1, text.plain.find("\n", found.stop)
    stop = stop if stop >= 0 else len(text.plain)
    head = line < _EARLY and 0 < stop - line <= _LINE and "。" not in text.plain[line:stop]
    if head:
        start = line
    near = text.mentions_in(found.stop, end)
    stop = near[0].found.offset if near else end
    start = max(start, text.mentions_before(found.offset))
    own = f"{text.plain[start : found.offset]} {text.plain[found.stop : stop]}"
    lead = text.plain[one.mention.sentence[0] : start]
    if _LONGER.search(own) or _LONGER.search(lead):
        return None
    stages = stages_said(own)
    if not set(stages) & _INTAKES or "征集" in stages and _TAKES.search(own):
        if not (_TAKES.search(own) or not stages and head):
            return None
        stages = stages_said(lead) or stages
    stage = next((name for name in stages if name in _INTAKES), None)
    if stage is None:
        return None
    left = _WAY_IN.sub("", "".join(sorted(one.chars))) if head else _bare(one, own, stage)
    if not head and left:
        return None
    if one.role == "range" and stage not in stages_said(own):
        return None
    return End(
        one,
        stage,
        one.marks,
        frozenset(WAY.findall(f"{lead} {own}")),
        head or bool(_TAKES.search(own)),
        left if head else "",
    )


def _opening(text: Reading, one: Saying) -> End | None:
    found = one.mention.found
    if one.role not in ("start", "day") or one.some or one.first != one.last:
        return None
    start, end = text.clauses.clause(found.offset, found.stop)
    near = text.mentions_in(found.stop, end)
    start, end = max(start, text.mentions_before(found.offset)), near[0].found.offset if near else end
    before, behind = text.plain[start : found.offset], text.plain[found.stop : end]
    verb = _NAMED.search(before) or _OPENS.match(behind)
    if verb is None or _LONGER.search(before + behind) or _LONGER.search(text.plain[one.mention.sentence[0] : start]):
        return None
    bare = not _HAN.search(before.replace(verb.group(), "").strip(_EMPTY))
    return End(one, verb.group(1), one.marks, frozenset(WAY.findall(before + behind)), bare)


def _bare(one: Saying, own: str, stage: str) -> str:
    """What a clause says beside the stage, the way in and the words that are said of any day."""
    words = _WAY_IN.sub(" ", stages_in(own, frozenset((stage,)))[1])
    return "".join(char for char in words if char in one.chars)
