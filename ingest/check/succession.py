"""The order of two steps told one after the other, where what stands between them says that the second waits for the first: 「投递通道11月20日关上；
关上之后逐个看主页…样品于11月17日寄出」, 「作品集最后一天4月10日。看完全部作品后…面谈4月7日」.

Reads the words between the date of a step and the date before it, two sentences at most: a clause that ends in 后 (之后, 以后) and says that
something is over, or names a deed of the step before, with nothing told between it and the later date but what names that (「…关闭后发书。发书3月2日」);
what is done with what nobody came for (「逾期无人认领的…拍卖」). The order is broken where the step is dated before the end of the one before. Not read on purpose: so many days after something, what goes on meanwhile, conditions and
refusals, steps of another round.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.check.reading import Period, Reading
from ingest.check.stages import orders, stages_said
from ingest.check.step import MEANWHILE, OF_TIME, before_done, is_done, last, one_round, pairs, stages

_VERB = 2  # code points of a name that is a deed and no more
_LONGEST = 90  # code points between the two dates
_AFTER = re.compile(
    r"(?P<what>[^,。;:、\n()]{2,20}?)(?<![最然随此其之今日前先落])(?:之|以)?后(?![台勤续备补援果方门期年天日]|[\d一二三四五六七八九十两几]+ ?个?(?:工作|自然)?[天日周月年小])"
    r"(?P<then>的)?,?(?P<only>(?:方|才|始)(?:可以?|能|得)?)?"
)
# that what the step before takes is over, whatever it is called
_OVER = re.compile(
    r"完(?![成整善])|完成|完毕|结束|截止|截稿|关[上闭]|期满|届满|到期|[收交到缴领报备补]齐|全部|全数|所有|无误|通过|[截结打]烊|[截结]拍|[截结]单|封[盘盒]|落槌|成交|激活|无异议|核[对准销实]"
)
_UNCLAIMED = re.compile(
    r"逾期(?:仍|还)?(?:无人|未|不|没)(?P<what>[\u4e00-\u9fff]{2,4}?)(?:的|者)?[^。;\n]{0,12}?(?:将|则|均|即|一律|视)[\u4e00-\u9fff]{0,6}?(?P<then>拍卖|变卖|处理|销毁|清理|捐赠|拖移|移[除送]|拆除|递补|重新[\u4e00-\u9fff]{2})"
)
# the same without 后: 「看完材料打分」, 「所有表格看一遍，再决定」, 「审核通过才拨款」
_READY = re.compile(
    r"[看审阅评打收填核验办听学试讲演答考比赛谈记测检缴付交搬拆装修洗拍]完(?![成整善全])|(?:所有|全部|全数)[^,。;\n]{2,16},?(?:再|才|然后)|"
    r"(?:通过|合格|无误|到账|到齐|齐全|够)了?,?(?:才能?|方可|方能|始得|始可|再)"
)
# of what is done beforehand, or by some
# what is fetched, told by nothing else: 「受理截止9月26日，其领取日期为9月24日」
_FETCHED = re.compile("[,;]其?(?:领取|取件|领件|取证)(?:日期|时间)?[为是定订在于:]*")
_ASKED_FOR = frozenset(("受理", "申请", "提交"))
_ASIDE = re.compile("提前|事先|预先|先行|可先|[想需]要?|如|若|未|尚未|之前|以前")
_CHOSEN = re.compile(
    "[给向由对为](?:通过|入选|合格|中选|获选|选中)(?:的|者)"
)  # 「关上之后逐个看。样品11月17日寄给通过的达人」
_SUPPOSED = re.compile(r"[若如](?!期|下|何|此|图|约)|假如|倘|一旦")
_IF = re.compile(rf"{_SUPPOSED.pattern}|须知|请于|请在|不得|无法|不可|不再|不能")


def succession(text: Reading, usable: Sequence[Period], later: Period) -> Period | None:
    """The step told right before, where it is said to be over by the time of a later one that is dated before its end."""
    told = [one for one in usable if one.offset < later.offset and one.mention.section == later.mention.section]
    if not told or later.offset - told[-1].stop > _LONGEST:
        return None
    earlier = told[-1]
    ends = last(earlier) != earlier.first or earlier.mention.found.mod in ("until", "before")
    if not before_done(later, earlier, ends) or text.mentions_in(earlier.stop, later.offset):
        return None
    between = text.plain[earlier.stop : later.offset]
    if len(re.findall("[。\n]+", between)) > 2 or _SUPPOSED.search(text.led(earlier.mention)):
        return None
    if MEANWHILE.search(between) or MEANWHILE.search(text.behind(later)) or not one_round(text, earlier, later):
        return None
    if not all(before_done(later, one, ends) for one in told if one.label == earlier.label):
        return None  # of one told twice, one may be right
    unclaimed = _UNCLAIMED.search(between)
    if unclaimed and unclaimed["what"] in f"{text.before(earlier)}{earlier.label}":
        return earlier if unclaimed["then"] in f"{text.before(later)}{later.label}{text.behind(later)}" else None
    told_of = f"{text.before(earlier)}{earlier.label}{text.behind(earlier)}"
    for after in _AFTER.finditer(between):
        if after["then"] or _IF.search(after["what"]) or any(pair in after["what"] for pair in pairs(later.label)):
            continue
        kin = any(pair in told_of for pair in pairs(after["what"])) or set(stages_said(after["what"])) & set(
            stages(text, earlier)
        )
        if (kin or _OVER.search(after["what"])) and _leads_to(text, between[after.end() :], later):
            return earlier
    behind = re.search("[,。;\n]", between)  # not of the step itself: 「9月30日前考完。…」
    ready = _READY.search(between, behind.end()) if behind else None
    return earlier if ready and _leads_to(text, between[ready.end() :], later) else None


def fetched(text: Reading, usable: Sequence[Period], later: Period) -> Period | None:
    """What was asked for right before, where what is fetched then is dated before the end of that, or before its first day."""
    point = later.mention.found
    if point.mod == "since" or point.last is not None or not _FETCHED.fullmatch(text.led(later.mention)):
        return None  # days on which some fetch while others still ask: 「领取时间9月10日至9月30日」
    told = [one for one in usable if one.offset < later.offset and one.mention.sentence == later.mention.sentence]
    if not told or not _ASKED_FOR.intersection(stages(text, told[-1])) or not one_round(text, told[-1], later):
        return None
    return told[-1] if before_done(later, told[-1], told[-1].mention.found.mod in ("until", "before")) else None


def _leads_to(text: Reading, rest: str, later: Period) -> bool:
    """Whether what is done then is the later step: nothing else is said between, or it is named by what is.

    Not 「割接后带宽提高。不愿意重启的，可以先迁走，工单12月9日开放」: what is done then is told, and the date is of something else.
    """
    said, comma, own = rest.removeprefix(",").rpartition(",")
    stop = max(rest.rfind(mark) for mark in "。;\n")
    if stop < 0 and (not comma or not own.strip() and "," not in said):
        return _ASIDE.search(rest) is None
    told = rest[: stop if stop >= 0 else len(said) + 1]
    name = OF_TIME.sub("", later.label)
    if len(name) >= _VERB and name in told:
        return True  # 「评完公布榜单，公布日8月26日」
    if is_done(text, later, told) or _CHOSEN.search(text.plain, *later.mention.sentence):
        return True
    before = set(stages_said(told))
    return any(order.earlier in before for stage in stages_said(later.label) for order in orders(stage))
