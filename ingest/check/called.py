"""What a text calls a window, with what stands before that in its clause.

Reads the label with its own words before it (「本次窗口的缴费时间」 is 窗口缴费时间), what begins or ends then (「征件自7月5日开始」), and
what is held then (「本次讲座定于…举行」). Not called anything: windows whose label is only a word of time, stamps of the page, what is only supposed, and
rows of tables with several columns.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from ingest.check.reading import AFTER_ONE, Mention, Period, Reading

_FILLER = re.compile(
    r"(?:本次|此次|本届|本轮|本期|该|各|新版?|提醒您?|请注意|注意|备注|附则|附件|附|重申|再次|另|即|(?:[文篇]末|末[段条尾]|文尾|尾注|后记|附记|落款)又?再?(?:[写注印列]?[着明成]?)|"
    r"请(?:再次?|务必|仔细)?(?:核对|核实|确认|留意|查看|对照)(?:好|清楚|一下)?|[\s:：,，])+"
)
_WITHIN = re.compile(r"^.{0,6}?(?:须|应|请|需|可|凡|务必|必须)?(?:于|在)(?=..)")  # 「考生须在发放时间（…）内」
# 「手册所列展期」, 「海报上写的截止日期」
_LISTED_IN = re.compile(
    r"^.{2,10}?(?:所[列载示述写附印]|[上中里内](?:又?所?[写印标列载注][着的明]*|的)|[载标注写]明)的?(?=..)"
)
# 「海报请标示展期」: where it is written or is to be, and no name of another thing
SHOWN_ON = re.compile(
    r"^(?:各店|所有|全部)?(?:(?:活动|宣传|商品|店铺)?(?:主视觉|主图|首图|海报|横幅|封面|页面|详情页|标题|传单|折页|单页|宣传[单册页图]|素材|文案|图片|看板|立牌)[、和及与]?)+"
    r"[上中里内]?(?:请|须|应|需|要|一律|统一|务必|[都均])*[标写印注列][示明注上出着为成]?(?=..)|"
    # 「券背印制之使用期间」, 「活动页则标示展期」
    r"^[^,。;\n]{0,6}?(?:海报|页面?|[券票卡封][背面]|背面|传单|折页|看板|公告栏|手册|短信|简讯|[邮信]件|小字|立牌|横幅|模板|[聊微]?[信天家长]*群)(?:则|又|却)?"
    r"(?:(?:印[制刷]?|标[示注记]|注[记明]|载明?|刊[登载]|写|张贴|通知|公告)版?)+(?:则|为|之|的|着|是|明)*(?=..)|"
    # 「附表所列施行日期」, 「内载截止时间」, 「附：观展须知（开放时间…」
    r"^(?:附[件表图录]|[前下上]表|须知|简章|章程)?(?:所[列载示附]|内[载附列]|[载列]明)的?(?=..)|^附[件表图录]?[\u4e00-\u9fff]{0,2}(?:须知|说明|简章|章程|手册|指南)(?=..)"
)
_GENERAL = frozenset("时间 日期 期间 周期 截止 活动 阶段 期限 时段 日 期 安排 其他 备注 公告 通知".split())
_NAME = re.compile(r"[\u4e00-\u9fff]{4,10}")
_STAMP = re.compile(r"发布|发表|发帖|更新|回复|修改|浏览|编辑|上传|创建|下载|摄影|来源")
_DOES = re.compile(r"起?(?:正式)?(开始|结束|截止|闭幕|关闭|开放|启动|开幕)")
_DUE = re.compile(r"(?:报名|投稿|缴费|申请|投票|登记|预约|送件|交件|提报)$")
_WILL = re.compile(r"(?:将|拟|预计|确定|初步|已)*[定订]?[于在自]$")
_BARGAIN = re.compile(r"早鸟|优惠|享|赠|减|折|价")
_THIS = re.compile(
    r"(?:本次|此次|本届|本期|本轮|本场|本[案院馆店校会所司展]|"
    r"本(?:公告|通知|办法|规定|规则|条例|协议|章程|细则|要点|条款|政策|制度|标准|方案|法|约定))$"
)
_THIS_ONE = re.compile(r"(?:本次|此次|本届|本期|本轮|本场)([\u4e00-\u9fff]{2,8}?)(?:将|拟|预计)*[定订]?[于在]\s*$")
_HELD = re.compile(r"(?:[^,。;\n]{0,16}?)(?:举行|举办|召开|进行|登场|开[始幕讲播赛演课庭考馆展业市拍])")
_IF = re.compile(r"若(?!干)|如果|倘|假如|假设")
_THOSE = re.compile(r"(?:[之以]?[前后内起])?[\u4e00-\u9fff]{0,6}?(?<!报名)(?<!登记)(?:者|的),")
PEOPLE = (
    "同学|家长|市民|住户|用户|客户|居民|业主|考生|读者|会员(?!卡|日)|学员|员工|职工|师生|老师|观众|游客|旅客|朋友|商户|家庭|参赛者|"
    "参加者|报名者|申请人|申请者|店主|车主|群友|网友|球迷|各[\u4e00-\u9fff]{1,2}[组队班科室处](?![织长])|各单位|各部门|单位|部门|企业|各班|班主任|顾客|亲"
)
# a day that tells whose step it is, not when: 「1月20日前提交的当周到账」, 「6月1日前交表的同学可先选座」
# 「8月17日前开团的订单仍按24小时」; and no 「6月10日前提交完整的材料」
OF_SOME = re.compile(
    rf"(?:[之以]?[前后])?[\u4e00-\u9fff]{{1,6}}(?:者|的(?=[,当不可将均一视即才方按享免须应需由统仍另逐减送赠立]|{PEOPLE}|[\u4e00-\u9fff]{{2,4}}?(?:仍|均|一律|按|照|适用|不受|优先))|(?<=..)(?:赠|立减|即送))(?![\u4e00-\u9fff]{{0,2}}(?:时间|日期))"
)
_NOT_BY = re.compile("未|逾")
_IS_IT = re.compile(r"即?[为是](?=[\u4e00-\u9fff]{2,8}(?:时间|日期|期限))")
# whom a sentence is addressed to, and that it says something again: 「各站请注意」
_ADDRESS = re.compile(
    r"(?:各[\u4e00-\u9fff]{1,4}?|全体[\u4e00-\u9fff]{0,4}?|大家|所有人)?(?:[请再次敬务必特别温馨友情小,:]|注意|留意|知悉|周知|提[醒示]|忘了?|切记|记[得住]|贴士|备注|附注|注|说明|重申|强调)*"
)
_LEAST = 4  # code points of what two windows are called alike
_OF_THOSE = re.compile(r"[日月号](?:[之以]?[前后内起])?[^,。;\n]{0,10}(?:的|者),[^,。;\n]*$")


def name_called(text: Reading, period: Period) -> str | None:
    """What the text calls a window, with what stands before that in its clause; None where it is not to be compared."""
    mention = period.mention
    label = period.label
    if label in _GENERAL and period.owner and text.before(period).rstrip("( :为").endswith(period.owner + label):
        label = period.owner + label  # 「须在发放时间（…）内」
    if supposed(text, period) or AFTER_ONE.match(mention.found.text):
        return None
    if period.first is None or mention.old or mention.changed or mention.example or mention.past or mention.ago:
        return None
    if label in _GENERAL or _STAMP.search(label) and "截止" not in label:  # 「证件上传截止日期」 is no stamp
        return None
    if in_row(text, period):
        return _row(text, period)
    # a name counts for the first date behind it
    start = max(mention.sentence[0], text.mentions_before(period.offset))
    before = text.plain[start : period.offset]
    at = before.rfind(label)
    if named := _named_behind(text, period):
        return named  # 「各站请注意，3月6日为最后收件时间」
    if at < 0:  # 「本规则自…施行」: subject and verb; 「…报名截止」 is a name by itself
        subject = re.search(r"[\u4e00-\u9fff]", before.rpartition(",")[2]) or label.endswith("截止")
        if mention.found.mod in ("until", "before") and (due := _DUE.search(label)) and not _BARGAIN.search(before):
            return due.group() + "截止"  # 「请于6月30日前报名」
        this = len(label) >= 2 and _THIS.search(re.sub(_WILL.pattern, "", before.rstrip()))
        if turned := re.search(r"(截止|停止)([\u4e00-\u9fff]{2,6})$", label):
            return label[: turned.start()] + turned.group(2) + turned.group(1)  # 「系统将于…截止报名」
        held = _HELD.match(text.plain, period.stop)
        if held and not has_range(period) and (thing := _THIS_ONE.search(before)):
            return thing.group(1) + "日期"  # 「本次讲座将于…开讲」
        if of := re.search(r"([\u4e00-\u9fff]{2,8})的$", before[: max(0, before.rfind(label[:2]))]):
            return of.group(1) + label  # 「试营运的名额…放出」, 「开幕后的名额…放出」
        return label if this or subject and len(label) >= 4 else None
    will = _WILL.fullmatch(before[at + len(label) :].strip())
    if will and not has_range(period) and _THIS.search(before[:at]) and _HELD.match(text.plain, period.stop):
        return label + "日期"  # 「本次讲座定于…举行」
    lead = re.split(r"[,、;:。()“”\n|\t\"]", before[:at])[-1]
    name = _FILLER.sub("", lead, count=1) if _FILLER.match(lead) else lead
    name += label
    if aside := re.match(r"\(([^()]{1,8})\)", before[at + len(label) :]):  # 「招募（上午场）」
        name = aside.group(1) + name
    does = None if has_range(period) else _DOES.match(text.plain, period.stop)
    if does and not name.endswith(does.group(1)):  # 「征件自7月5日开始」
        name += does.group(1)
    name = SHOWN_ON.sub("", _LISTED_IN.sub("", _WITHIN.sub("", name)))
    filler = _FILLER.match(name)
    name = name[filler.end() :] if filler and len(name) - filler.end() > 2 else name
    return re.sub(r"(?<=..)的(?=..)", "", name)  # 「窗口的缴费」 and 「窗口缴费」


def _named_behind(text: Reading, period: Period) -> str | None:
    """What another window is called, where a day that begins a clause is said to be that."""
    is_it = _IS_IT.match(text.plain, period.stop)
    if is_it is None or not _ADDRESS.fullmatch(text.led(period.mention).strip()):
        return None
    others = (one.label for one in text.periods if one is not period and len(one.label) >= _LEAST)
    return next((label for label in others if text.plain.startswith(label, is_it.end())), None)


def in_row(text: Reading, period: Period) -> bool:
    """Whether a window stands in a row of a table."""
    return "\t" in text.plain[_line(text, period) : period.offset]


def _line(text: Reading, period: Period) -> int:
    """Where the line of a window begins, looked for 400 characters back."""
    return text.plain.rfind("\n", max(0, period.offset - 400), period.offset) + 1


def _row(text: Reading, period: Period) -> str | None:
    """What a row of two cells is called: its first cell, a name of its own. Each row of a wider table is another thing."""
    end = text.plain.find("\n", period.offset)
    cells = text.plain[_line(text, period) : end if end >= 0 else len(text.plain)].split("\t")
    name = cells[0].strip()
    named = len(cells) == 2 and period.label in name and len(period.label) > 3 and _NAME.fullmatch(name)
    return name if named else None


def supposed(text: Reading, period: Period) -> bool:
    """Whether a date is only supposed, 「订单若于5月31日送出」, or holds for those who did something by another: 「7月10日前退租的，…」."""
    return _IF.search(text.before(period)) is not None or of_those(text, period.mention)


def of_those(text: Reading, mention: Mention) -> bool:
    """Whether a date says for whom something holds, or holds for those of another: 「到职日6月2日者，试用期至9月1日止」."""
    start = mention.found.offset - 1
    if text.plain.startswith(("者", "的,"), mention.found.stop):
        return True
    ends = mention.found.mod in ("until", "before", "after") and not _NOT_BY.search(
        text.plain, max(0, start - 1), start + 1
    )
    if ends and OF_SOME.match(text.plain, mention.found.stop):
        return True  # 「于12月31日前办结的不再发放」
    if (start < 0 or text.plain[start] in "。;:,\n(凡对") and _THOSE.match(text.plain, mention.found.stop):
        return True
    place = mention.found.offset
    return _OF_THOSE.search(text.plain, max(mention.sentence[0], place - 40), place) is not None


def has_range(period: Period) -> bool:
    return period.last is not None and period.first != period.last


def label_of(text: Reading, mention: Mention) -> str:
    """The label of the window that a date is; "" where it is none."""
    at = bisect_left(text.periods, mention.found.offset, key=lambda one: one.offset)
    return text.periods[at].label if at < len(text.periods) and text.periods[at].mention is mention else ""
