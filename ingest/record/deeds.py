"""Whether pieces of a text that stand in a row are steps: what leads them in, and whether each tells a deed.

What leads in speaks of an order (流程, 步骤, 三步), of a way (方式, 办法, 怎么), or of what is neither (条件, 奖项, 须知). Under an order half of the
pieces tell deeds; under a way nearly all do, and none of these are: rules (不得, 退一半), things that have a name and a price, ways to choose among
(到柜台缴纳, 用手机缴纳). Where nothing leads in, items and short numbered lines that are three or more and tell deeds are steps too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from ingest.record.numbering import Piece
from ingest.record.text import Line, Text
from ingest.record.verbs import (
    handles,
    in_any_order,
    lone,
    names_deed,
    of_somebody,
    opens,
    practised,
    sequel,
    verb_near,
)

_ORDER = re.compile(
    r"步骤|流程|次序|顺序|程序(?![员设])|(?<!第)[一二两三四五六七八九几\d]步(?!走)|(?:这样|那样|照[^,。;:]{0,6})(?:做|走|办理?)(?:[^,。;:]{0,4}$)"
    r"|[按照依][^,。;:]{0,2}(?:以下|下列|下面)[^,。;:]{0,4}(?:办理|操作|进行|申[请诉领办])$"
)
_WAY = re.compile(
    r"办法|方[法式]|做法|操作(?!规[程范则])|怎[么样]|如何|指[南引]|攻略|(?:手续|办理|申[请领办]|报名|预约|领取|简单|简便|方便|不难|麻烦)(?=$)"
)
# what stands above what is asked for, given or told in whatever order
_OTHER = re.compile(
    r"条件|要求|材料|资料|文件|证件|标准|情形|注意|须知|内容|亮点|看点|项目|特色|职责|规[则定范程]|守则|纪律|礼仪|福利|权益|奖|礼|对象|范围|包括|名单|"
    r"如有|问题|[提警]示|提醒|目录|联系|地[址点]|附件|价格|收费|费用|责任|处罚|资格|[计评]分|人员|付款|支付"
)
_WITH = re.compile(r"(?:步骤|流程|顺序|程序)(?:(?:及|和|与|、)[^,。;:、]{0,4}(?:要求|材料|说明)|注意)$")
# of what takes its turn, and of places
_TURNS = re.compile(
    r"(?:出场|登场|上场|演出|节目单?|表演|展演|发言|演讲|颁奖|出赛|比赛|座[位次]|站[点名]|到站|停靠|展[区位厅]|值班|线路?|路线|公交|排名|巡逻|抽签)[^,。;:]{0,2}[顺次]序"
)
# over what has been changed
_LOG = re.compile(
    r"\W*(?:本次)?(?:更新|修复|修正|优化|新增|增加|调整|变更|改动|修改|改进|移除|上线)(?:内容|记录|日志|说明|详情|列表|清单|项目?)?\W*"
)
_KINDS = re.compile(r"[两二三四五几多]种|任选|之一")
VERB = (
    r"(?:登[录陆入]|填[写报]|选择|勾选|点击|打开|打印|提交|上传|上载|下载|领取|签[署订收到]|缴[纳存费交]|支付|"
    r"付款|进入|扫[描码]|注册|完成|携带|前往|查[看询阅]|确认|核对|"
    r"等待|等候|等(?![级于同价额])|预约|申请|输入|绑定|关注|添加|发送|寄[送出回到至]|邮寄|递交|参加|取消|更换|安装|设置|开通|审核|公示|排队|"
    r"现场|关闭|断开|联系|出示|报名|"
    r"获取|创建|新建|保存|导出|导入|检查|清[理空点]|重启|更新|升级|切换|替换|停掉|删除|复制|粘贴|备份|收到|拨打|对照|按|将|把)"
)
_BEGINS = re.compile(
    r"(?:\s|(?:请)?(?:先|再|然后|最后|首先|其次)?(?:在|于|到|至|从|通过|使用|凭|收到[^,]{0,8}后|"
    r"登录后)[^,。;\n]{0,14}?)?"
    + VERB
    # who does it, in a list of what becomes of a paper: 「主管复核，…」
    + r"|[\u4e00-\u9fff]{2,6}?(?:初审|复审|终审|初核|复核|审[核批定]|核[准发定]|受理|提交|报送|公示|盖章|签[字章发]|归档)"
)
# a deed somewhere in a piece: a verb, one with how it ends (「選好」), what is handled before its verb (「把…貼在」)
_DOES = re.compile(
    VERB
    + r"|[\u4e00-\u9fff](?:好|完|清|齐|妥|通|成)(?=[\u4e00-\u9fff,。]|$)|(?m:^)\s*(?:用|凭|持|带)|登记|归还|打分(?!标)|留[下存]|拍照|[初复终]审|复核"
)
_RULES = re.compile(
    r"不得|不可|不能|不予|不超过|不再|仅限|限于|只[能可限]|每[人户家店].{0,4}限|须为|应为|必须|视为|均[可为]是?|是指|免费|禁止|严禁|谢绝|"
    r"[请切]?勿|避免|罚款|奖金|[减费收]\d+元|每[个支只人张份次件]\d|扣(?![好紧上住])|"
    # a case is named (「情节严重的，」), or a share of a whole (「退还半数」, 「收10%」)
    r"[的者],|全额|[一半全][半数额]|(?<![抽盘切验查])[一二两三四五六七八九\d]成|\d%|[\d一二三四五六七八九]折|半价"
)
_WARNS = re.compile(
    r"[,;。](?=(?:逾[期时]|过[期时]|否则|不得|请?勿|切勿))(?!逾期?[^,。;]*(?:退|[一二三四五六七八九十\d]成))"
)
_PAYS = re.compile(r"(?:支付|缴[纳付交清]?|[交付汇补])[^,。;:\n]{0,12}?\d+元")  # a deed: 「支付工本费30元」
_GOES = re.compile(
    r"\s*(?:先|首先)?[\u4e00-\u9fff]{0,3}?(?:[到至去在][^,。;\n]{2,10}?(?:购[买票]|领[取表号]|索取|取[号票表]|登记|报名|填|签到|换[取领]|交[纳费表]|缴|申请|提交|出示|登录)|登录|下载|打开|进入|扫[描码]|填写)"
)  # where a procedure begins: 「到借阅台领取…」, 「登录…」
_WAYS = re.compile("渠道|途径|方式|任选|均?可")  # over ways of which one is enough
_TO = re.compile(r"\s*[到至去在][^,。;\n]{2}")
_NOT = re.compile(r"\s*(?:不|无|没|未)")
_NAME = re.compile(r"\s*([^,。;:\n]{2,14}):\s*")
_WHEN = re.compile(
    r"[后前][^,。]|以内|之内|内[^部容]|再|然后|最后|依次|[天日时]|当[天日晚]|届时|\d点|收到|就(?=[寄发给可能会])"
)
_NEXT = re.compile(r"后(?!台)|再|然后|最后|等[待候]|收到|即可|完成")
_OR = re.compile(r"\s*(?:或者?(?!者)|也可|亦可|可(?!先))")
_SECTION = re.compile(
    r"(?!提交|准备|备[齐好]|填写|选[择定]|上传|查看|确认|核对|递交|打印|整理|了解|签署|设置|输入|寄|交)[^,。;:\n]{0,8}?"
    r"(?:步骤|流程|条件|要求|材料|对象|范围|时间|日期|期限|地点|方式|办法|标准|事项|说明|内容|规[则定范]|须知|责任|待遇|名额|联系人|咨询|附件|奖项|程序|资格|处理|原则|目的|依据|保障|安排)[^,。;:\n]{0,3}"
)
_HOW = re.compile(r"(?:办法|方法|做法|怎么[办做走用])(?:如下)?[??]?\s*$|(?:怎[么样]|如何)(?!是)[^,。;]{1,12}[??]?$")
_HAND = 40  # characters of a piece that tells what is done by hand
_SHORT = 60  # characters of a numbered line that may be a step


def does(text: Text, one: Piece) -> bool:
    """Whether a piece tells a deed by its form."""
    return _DOES.search(text.plain, one.first, one.last) is not None or lone(text.plain[one.first : one.last])


def may_do(text: Text, one: Piece) -> bool:
    """Whether a piece tells a deed: by its form, else by a word near its beginning that the dictionary calls a verb."""
    return does(text, one) or verb_near(text.plain[one.first : one.last])


def begins_with_deed(text: Text, one: Piece) -> bool:
    return _BEGINS.match(text.plain, one.first, one.last) is not None


def rules(text: Text, one: Piece) -> bool:
    """Whether a piece lays something down, or gives what has a name: 「場地費：每小時三十元」."""
    laid = _RULES.search(text.plain, one.first, one.last)
    if laid is not None and laid.group()[-1] == "元":
        laid = _RULES.search(_PAYS.sub("", text.plain[one.first : one.last]))
    if laid or _NOT.match(text.plain, one.first, one.last):
        return True
    named = _NAME.match(text.plain, one.first, one.last)
    return named is not None and not any(
        may_do(text, Piece(start, start, end)) for start, end in (named.span(1), (named.end(), one.last))
    )


def _warns_behind(text: Text, one: Piece) -> bool:
    """Whether a piece tells a deed, and only what stands behind that lays something down: 「当日取走号牌，过时不候」."""
    found = _WARNS.search(text.plain, one.first, one.last)
    front = Piece(one.start, one.first, found.start()) if found else one
    return found is not None and does(text, front) and rules(text, one) and not rules(text, front)


def _named(text: Text, one: Piece) -> bool:
    """Whether a piece begins with a name: 「審查：3月17日」 tells no deed unless an order leads it in."""
    name = _NAME.match(text.plain, one.first, one.last)
    return name is not None and len(name.group(1)) <= 8


def ordered(lead: str) -> bool:
    """Whether a lead names an order of deeds, and nothing else behind it: 「申请流程」, not 「流程注意事项」 or 「出场顺序」."""
    named = [found.end() for found in _ORDER.finditer(lead)]
    return bool(named) and ":" not in lead and not _OTHER.search(lead, named[-1]) and not _TURNS.search(lead)


def _ordered_too(lead: str) -> bool:
    """Whether a lead names an order and something with it: 「申请流程及要求」."""
    return _ORDER.search(lead) is not None and _WITH.search(lead) is not None and not _TURNS.search(lead)


def other(lead: str) -> bool:
    """Whether the last clause of a lead speaks of what is no order: 「报名条件」, 「有下列情况的，…」."""
    return _OTHER.search(re.split("[,。;]", lead)[-1]) is not None


def leads(text: Text, at: int) -> str:
    """What leads in the line `at`: the short line above, or the last sentence of a paragraph that ends in a colon."""
    if not at or text.lines[at - 1].kind == "item":
        return ""
    above = text.lines[at - 1]
    lead = text.plain[above.start : above.end].rstrip(": 。")
    if above.end - above.start > 40:
        lead = re.split("[。;]", lead)[-1][-40:] if text.plain[above.end - 1] == ":" else ""
    return lead


def in_order(text: Text, lead: str, pieces: Sequence[Piece]) -> bool:
    """Whether pieces that a lead stands above are steps, by the lead or with it."""
    many = len(pieces)
    order = ordered(lead)
    if many > 2 and not order and _ordered_too(lead):
        told = all(may_do(text, one) or handles(text.plain[one.first : one.last]) for one in pieces)
        return told and not any(rules(text, one) for one in pieces) and not _sections(text, pieces)
    if many < 2 or not order and (other(lead) or not _WAY.search(lead)) or _KINDS.search(lead):
        return False  # asked first: most leads say nothing of a way
    if _sections(text, pieces):
        return False
    lays_down = sum(rules(text, one) for one in pieces)
    if order:
        begun = sum(begins_with_deed(text, one) for one in pieces)
        return sum(may_do(text, one) for one in pieces) * 2 >= many and (lays_down * 2 <= many or begun * 2 >= many)
    warned = sum(map(partial(_warns_behind, text), pieces)) if lays_down * 3 >= many else 0
    if (lays_down - warned) * 3 >= many or _choices(text, lead, pieces) or _priced(text, pieces):
        return False
    if _practices(text, lead, pieces):
        return False
    done = [does(text, one) for one in pieces]
    if sum(done) * 3 >= many * 2 or _by_hand(text, lead, pieces):
        return True
    written = [text.plain[one.first : one.last] for one in pieces]
    done = [one or other for one, other in zip(done, of_somebody(written), strict=True)]
    return sum(done) * 3 >= many * 2 and not in_any_order(lead, written)


def _practices(text: Text, lead: str, pieces: Sequence[Piece]) -> bool:
    """Whether a 做法 is what a report tells of: 「发展香菇种植」."""
    return "做法" in lead and practised([text.plain[one.first : one.last] for one in pieces])


def _by_hand(text: Text, lead: str, pieces: Sequence[Piece]) -> bool:
    """Whether short pieces under 「除垢方法」 or 「如何折叠轮椅」 begin with what is done by hand."""
    if not _HOW.search(lead) or any(one.last - one.first > _HAND for one in pieces):
        return False
    told = [text.plain[one.first : one.last] for one in pieces]
    done = sum(handles(one) or does(text, piece) for one, piece in zip(told, pieces, strict=True))
    enough = (
        done * 3 >= len(pieces) * 2 or done * 2 >= len(pieces) and sum(map(verb_near, told)) >= max(len(told) - 1, 3)
    )
    return enough and sequel(told) and not in_any_order(lead, told)


def deeds_alone(text: Text, lead: str, pieces: Sequence[Piece], lines: Sequence[Line]) -> bool:
    """Whether items and numbered lines that nothing calls an order are steps: three or more, and nearly each a deed."""
    many = len(pieces)
    items = all(line.kind == "item" for line in lines)
    if (
        many < 3
        or not items
        and any(line.end - line.start > _SHORT for line in lines)
        or _sections(text, pieces)
        or _named_alike(text, pieces)
        or _practices(text, lead, pieces)
        or _priced(text, pieces)
    ):
        return False
    numbered = all(line.ordered or one.first > one.start for line, one in zip(lines, pieces, strict=True))
    if numbered and not other(lead):
        lays_down = sum(rules(text, one) or _named(text, one) for one in pieces)
        return sum(does(text, one) for one in pieces) * 3 >= many * 2 and lays_down * 3 < many
    begun = 0 if _LOG.fullmatch(lead) else sum(begins_with_deed(text, one) for one in pieces)
    return items and (begun * 4 >= many * 3 or led_by_deed(text, lead, pieces))


def _priced(text: Text, pieces: Sequence[Piece]) -> bool:
    """Whether most pieces say what is paid: a list of prices (「支付押金100元」, 「缴纳房租800元」)."""
    return sum(_PAYS.search(text.plain, one.first, one.last) is not None for one in pieces) * 2 > len(pieces)


def comes_after(text: Text, pieces: Sequence[Piece]) -> bool:
    """Whether one of the pieces behind the first says that it comes after another: 「审核后…」."""
    return any(_NEXT.search(text.plain, one.first, one.last) for one in pieces[1:])


def unmarked(text: Text, lead: str, led: bool, pieces: Sequence[Piece]) -> bool:
    """Whether lines that nothing numbers are steps: what stands above says so, or they tell deeds and when."""
    many = len(pieces)
    if other(lead) or led and _LOG.fullmatch(lead):
        return False
    if led and (_ORDER.search(lead) or _WAY.search(lead)) and in_order(text, lead, pieces):
        return sum(rules(text, one) or _named(text, one) for one in pieces) * 3 < many
    deeds = sum(does(text, one) for one in pieces)
    if deeds * 3 < many * 2 or sum(rules(text, one) or _named(text, one) for one in pieces) * 3 >= many:
        return False
    if led and led_by_deed(text, lead, pieces):
        return True
    return many >= 3 and sum(_WHEN.search(text.plain, one.first, one.last) is not None for one in pieces) * 3 >= many


def parted(text: Text, lead: str, pieces: Sequence[Piece]) -> bool:
    """Whether three lines or more that 「；」 parts are one procedure though nothing calls them so: each tells a deed, the first where one goes
    for it, and one comes behind another: 「到借閱台領取表格；填寫後貼上照片；…」.
    """
    if len(pieces) < 3 or other(lead) or _GOES.match(text.plain, pieces[0].first) is None:
        return False
    if (
        _choices(text, lead, pieces) or _priced(text, pieces) or _WAYS.search(lead)
    ):  # 「甲班在一楼登记」, 「乙班在二楼登记」
        return False
    told = [text.plain[one.first : one.last] for one in pieces]
    if sum(_TO.match(one) is not None for one in told) > 1:  # places of which one is enough
        return False
    done = all(does(text, piece) or handles(one) for one, piece in zip(told, pieces, strict=True))
    return done and sequel(told) and not any(rules(text, one) for one in pieces) and not in_any_order(lead, told)


def led_by_deed(text: Text, lead: str, pieces: Sequence[Piece]) -> bool:
    """Whether three pieces or more under one deed (「迁移」, 「换证」) are its steps: nearly all tell deeds, and one comes behind another."""
    many = len(pieces)
    if many < 3 or not names_deed(lead) or _LOG.fullmatch(lead):
        return False
    told = [text.plain[one.first : one.last] for one in pieces]
    lays_down = sum(rules(text, one) or _named(text, one) for one in pieces)
    done = sum(does(text, one) for one in pieces) * 3 >= many * 2
    return done and lays_down * 3 < many and sequel(told) and not in_any_order(lead, told)


def leads_chain(lead: str) -> bool:
    """Whether a lead in front of arrows names a deed or a way: 「换证：…→…」, 「怎么充：…→…」."""
    return names_deed(lead) or _WAY.search(lead) is not None and not other(lead)


def _sections(text: Text, pieces: Sequence[Piece]) -> bool:
    """Whether they head the sections of a notice: 「一、报名条件」, 「二、报名流程」."""
    heads = [text.plain[one.first : one.last].split("\n")[0].split(":")[0] for one in pieces]
    return sum(_SECTION.fullmatch(head.strip()) is not None for head in heads) * 2 >= len(heads)


def _choices(text: Text, lead: str, pieces: Sequence[Piece]) -> bool:
    """Whether they are ways to choose among: all end alike (「到柜台缴纳」, 「用手机缴纳」), or they go on with 也可; a 方式 is one of them unless they
    tell what comes after what."""
    if any(_OR.match(text.plain, one.first, one.last) for one in pieces[1:]) or _named_alike(text, pieces):
        return True
    ends = {re.split("[,。;\n]", text.plain[one.first : one.last].strip(), maxsplit=1)[0][-2:] for one in pieces}
    kinds = "方式" in lead and "操作" not in lead
    if len(ends) == 1 or not kinds:
        return len(ends) == 1
    first, second = (text.plain[one.first : one.last] for one in pieces[:2])
    return not opens(first, second) and not any(_NEXT.search(text.plain, one.first, one.last) for one in pieces)


def _named_alike(text: Text, pieces: Sequence[Piece]) -> bool:
    """「网上报名：…」, 「现场报名：…」."""
    names = [_NAME.match(text.plain, one.first, one.last) for one in pieces]
    ends = [name.group(1)[-2:] for name in names if name]
    return any(ends.count(end) * 2 > len(pieces) for end in {*ends})
