"""Whether a value measures what is asked: money where money is asked, a place where a place is, a number that counts.

「新人獎給多少錢」 is not answered by 「六成」, 「有多少車位」 not by the number of a telephone, 「在哪間教室」 not by an hour.
"""

from __future__ import annotations

import re

from answer.marks import Seen
from answer.tally import counts_another
from answer.text import narrow
from answer.types import amount
from answer.values import LENGTHS, MONEY, PERCENT, Amount


def measures_other(one: Seen) -> bool:
    """Whether another value of the page may still be the one."""
    return (
        _no_money(one)
        or _no_thing(one)
        or _no_name(one)
        or _no_people(one)
        or _other_column(one)
        or _other_unit(one)
        or _of_one(one)
        or _reached(one)
        or _of_all_marks(one)
        or _no_threshold(one)
        or _no_persons(one)
        or _of_no_queue(one)
        or _of_no_term(one)
        or counts_another(one)
        or _heads_alone(one)
        or _no_route(one)
        or _open_place(one)
    )


def measures_nothing(one: Seen) -> bool:
    """Whether none is told, for this one stands where it would be told."""
    return (
        _no_sum(one)
        or _no_count(one)
        or _at_most(one)
        or _of_each_alone(one)
        or _only_sums(one)
        or _all_of_them(one)
        or _of_later(one)
    )


_PAYS = re.compile(r"(?:自己|自费|自行|要|得|需|须|该|总共|一共)[^,。;]{0,3}[出付交缴掏花给]多少(?![^\W\d_])")
_FEE = re.compile(
    r"(?:费|票价|价钱|租金|押金|保证金|学费|奖金|罚款|工资|月薪|营收|收入|营业额|销售额|交易额|成交额|利润|产值)[^,。?]{0,6}多少[?]?$"
)
_BARE = re.compile(r"多少(?:钱|元|块)|几(?:元|块)")
_SHARES = (*PERCENT, "折", "倍", "半")


def _own(one: Seen) -> Amount | None:
    start, end = one.proposal.start, one.proposal.end
    return next((each for each in amount.found(one.page) if start <= each.start < end), None)


def _no_money(one: Seen) -> bool:
    """「自己要出多少」 where the value is an age or a number of people."""
    if not _PAYS.search(one.asked.text) or not one.counted or one.proposal.text is not None:
        return False
    own = _own(one)
    return own is not None and bool(own.unit) and own.unit != "%" and not amount.is_money(one.page, own)


def _no_sum(one: Seen) -> bool:
    """「運費一件多少」 where the value is a weight, 「給多少錢」 where it is a share."""
    bare = _BARE.search(one.asked.text)
    if not one.counted or one.proposal.text is not None or not (bare or _FEE.search(one.asked.text)):
        return False
    own = _own(one)
    if own is None or not own.unit or amount.is_money(one.page, own):
        return False
    return own.unit in _SHARES if bare else own.unit not in (*_SHARES, "个月")


_PEOPLE = re.compile(r"(?:多少|几)个?[人名位](?![次种类])")


def _no_people(one: Seen) -> bool:
    """「一共招多少人」 where the value is 「兩種人」, 「幾位老師」 where it is a mark or 「限額80個」."""
    own = _own(one) if one.counted and _PEOPLE.search(one.asked.text) else None
    if own is None:
        return False
    heads = _HEADS.search(one.asked.text) is not None
    if own.unit == "个" and (heads or _NOUN.match(one.page.text, own.end)):
        return not _HEADED.match(one.page.text, own.end)  # 「幾個人值班」 of 「2個網點」
    return own.unit in ("种", "类", "款", "批", "项", "期") or (heads and own.unit == "分")


_HEADS = re.compile(r"(?:多少|(?<!第)几)[名位](?=[一-鿿]{2})(?!名|次)")
_NOUN = re.compile(r"[一-鿿]{2}")
_HEADED = re.compile(r"(?:名额|岗位|职位|[^,。;\d]{0,4}[人员生师者])")

# what is measured is nothing that is counted: 「多少份」 is no 3公斤, 「多少錢」 no 2個
_MEASURED = frozenset(
    (*LENGTHS, "公斤", "斤", "克", "吨", "公里", "米", "公分", "厘米", "平方米", "公顷", "亩", "岁", "周岁", "度")
)
_COUNTED_ASKED = re.compile(r"(?:多少|几)[份杯件本碗盒瓶台辆张条篇首幅封页]")
_COUNTED = frozenset("人 名 位 个 件 条 篇 家 户 次 台 辆 本 种 项 场 席".split())


_MEMBERS = re.compile(
    r"多少个?(?:名|位|家)?(?:付费|注册|活跃|在职|签约|合作)?(?:会员|用户|员工|职工|商家|商户|学生|选手|观众|志愿者|居民|门店|网点)(?!费|价|票)"
)
_NO_HEADS = frozenset("折 倍 次 天 年 月 个月 小时 分钟".split())  # 「會員觀影8折」 counts no members
_RENT = re.compile(r"的?[一-鿿]{0,3}(?:租|薪|费|工资|金)")  # 「兩個月攤租」 is a sum


def _other_unit(one: Seen) -> bool:
    own = _own(one) if one.counted and one.proposal.text is None else None
    if own is None:
        return False
    if _COUNTED_ASKED.search(one.asked.text) and not _BARE.search(one.asked.text):  # 「那幾本書多少錢」
        return own.unit in _MEASURED or amount.is_money(one.page, own)
    if _MEMBERS.search(one.asked.text):
        return own.unit in _NO_HEADS or amount.is_money(one.page, own)
    if not _BARE.search(one.asked.text) or _RENT.match(one.page.text, own.end):
        return False
    return own.unit in _MEASURED or own.unit in _COUNTED


_ONE_FOR = re.compile(r"\s*(?:只要|只需|约|仅|卖|售价?|要)?\s*[\d.,]+(?:万|千|百)?(?:元|块)")


def _of_one(one: Seen) -> bool:
    """「一天賣幾杯」 where 「一杯65元」 tells what one costs."""
    if one.kind != "count" or one.in_row or one.proposal.text is not None:
        return False
    own, page = _own(one), one.page
    if own is None or own.value != 1 or "限" in page.text[page.clause(own.start)[0] : own.start]:
        return False  # 「每人限購一份39元福袋」
    return _ONE_FOR.match(page.text, own.end) is not None


_REACHED = re.compile(r"(?:满|达到?)(?:了|够)?$")
_THEN_GIVEN = re.compile(r"[^,。;\d]{0,6},?[^,。;\d]{0,4}[送赠返减换抽享]")
_REACH_ASKED = re.compile(
    r"(?:多少钱|多少元)(?:以上)?[才就会能可]|满|消费|门槛|条件|最低|至少|[送赠返减换抽享花达买充够累]"
)


def _reached(one: Seen) -> bool:
    """「保溫袋一個多少錢」 where 「滿800元送保溫袋」 tells from which sum on it is given."""
    if one.kind != "amount" or one.in_row or _REACH_ASKED.search(one.asked.text):
        return False
    page, own = one.page, _own(one)
    if own is None or not _REACHED.search(page.text, max(0, own.start - 4), own.start):
        return False
    return _THEN_GIVEN.match(page.text, own.end) is not None


_MARKS_ASKED = re.compile(r"[算能才可]过|通过|过关|过线|[及合]格|录取|达标|入选|晋级")
_ALL_MARKS = re.compile(r"(?:满分|总分)(?:值)?(?:各|均|都)?(?:为|是|:)?\s*$")


def _of_all_marks(one: Seen) -> bool:
    """「筆試幾分算過」 of 「滿分120分，75分合格」: the most that there are is no mark to pass with."""
    if not one.counted or one.in_row or not _MARKS_ASKED.search(one.asked.text) or "满分" in one.asked.text:
        return False
    return _ALL_MARKS.search(one.page.text, max(0, one.proposal.start - 8), one.proposal.start) is not None


_SO_MANY_ASKED = re.compile(
    r"(?:要|需|满|达到?|累计|扣到|[拿得]到)(?:了|够|得)*(?:多少|几)[^,。;?]{1,5}?(?:才|就)?(?:会|能|可以|可|算|被|才|就)"
)
_MAY_EACH = re.compile(r"每[^,。;\d]{1,4}(?:最多|至多|只|仅)?(?:可以?|能|限)[^,。;\d]{0,3}$")
_AT_ONCE = re.compile(r"(?:扣|加|记|(?<![累合总共])计)(?:减|除)?(?:(?![满够到达至])[一-鿿]){0,3}$")


def _no_threshold(one: Seen) -> bool:
    """「要多少票才能得獎」 of 「每人每天可投3票」, 「扣到多少分就除名」 of 「缺席扣10分」: what one may do, or what is taken at once, is no
    number to be reached."""
    if one.kind != "count" or one.in_row or one.proposal.text is not None:
        return False
    if not _SO_MANY_ASKED.search(one.asked.text):
        return False
    low = max(one.page.clause(one.proposal.start)[0], one.proposal.start - 12)
    told = (one.page.text, low, one.proposal.start)
    return _MAY_EACH.search(*told) is not None or _AT_ONCE.search(*told) is not None


_SO_MANY_HAVE = re.compile(r"多少[^,。?\d]{1,8}(?:了|过)[?]?$")
_LIMITS = re.compile(r"(?:限额?|名额|最多|至多|不超过|上限|拟招|计划招?)(?:为|是|:)?\s*$")


def _at_most(one: Seen) -> bool:
    """「有多少隊報名了」 where the number is the most that may."""
    if one.kind != "count" or not _SO_MANY_HAVE.search(one.asked.text):
        return False
    return _LIMITS.search(one.page.text, max(0, one.proposal.start - 6), one.proposal.start) is not None


_ALL_ASKED = re.compile(r"一共|总共|总计|合计|累计|总额")


def _of_each_alone(one: Seen) -> bool:
    """「一共發了多少」 of 「冰箱150元、洗衣機80元」."""
    return one.counted and _ALL_ASKED.search(one.asked.text) is not None and len(re.findall(r"\d元", _told(one))) > 1


_GROUP_ASKED = re.compile(r"是?哪一?[队家班组位名支](?:[一-鿿]{0,2})[?]?$")


def _only_sums(one: Seen) -> bool:
    """「冠軍是哪一隊」 of 「總冠軍9000元、亞軍5000元」."""
    if one.kind not in ("what", "which", "clause", "who", "org") or not _GROUP_ASKED.search(one.asked.text):
        return False
    return re.search(r"\d[\d,.]*万?元", _told(one)) is not None


_CALLED = re.compile(r"(?:电话|热线|专线|传真|邮编|手机|分机|内线|总机)号?码?[:是为]?\s*$")


def _no_count(one: Seen) -> bool:
    """「有多少車位」 where the number is that of a telephone."""
    own, start = _own(one), one.proposal.start
    if not one.counted or (own is not None and own.unit):
        return False  # 「受理電話320個」
    if _EDITION.match(one.page.text, one.proposal.end):
        return True  # 「5.2及以下版本」
    return _CALLED.search(one.page.text, max(0, start - 8), start) is not None


_EDITION = re.compile(r"(?:及|或)?(?:以[上下]|更[早高低新旧])?(?:的)?[一-鿿]{0,2}?版(?!权)")
_ONE_OF = re.compile(r"哪(?:一)?(?:个|种|类|款|条|块|片|支|座|张)?(?![年月天日号周时些几里边儿怕])[一-鿿]")
_AMOUNT = re.compile(r"[\d.,]+(?:万|亿|千|百)?(?P<unit>[一-鿿a-z%]{0,4})")
_NOT_YET = re.compile(r"(?:结果|用途|时间|地点)?(?:目前|暂|尚|仍|还)*(?:未[发决确揭出公排]?[表定晓炉布开]|无定论|待定)")


def _told(one: Seen) -> str:
    return narrow(one.proposal.text or one.page.text[one.proposal.start : one.proposal.end]).strip()


_TITLED = re.compile(r"(?:主题|题目|讲题|课题|议题|片名|曲目)(?:为|是|:)?\s*[“「『\"《]?$")
_TITLE_ASKED = re.compile(r"题|名|讲|谈|聊|说|内容|曲|片|课|什么")


def _no_thing(one: Seen) -> bool:
    """「會到哪個服」 where the value is a length of time; 「禮品如下」 and 「尚未發表」 name nothing."""
    value = _told(one)
    if value.endswith("如下") or _NOT_YET.fullmatch(value):
        return True
    if one.kind not in ("what", "which") or not _ONE_OF.search(one.asked.text):
        return False
    if not _TITLE_ASKED.search(one.asked.text) and _TITLED.search(one.page.text[: one.proposal.start][-8:]):
        return True  # 「在哪個頻道看」 of 「主題「…」」
    found = _AMOUNT.fullmatch(value)
    return found is not None and found["unit"] in (*LENGTHS, *MONEY, *PERCENT)


_TIME = re.compile(r"(?:[\d:年月日号时点半分至到和、~(),\s—-]|[上下中]午|[早晚]上|每?(?:星期|周)[一二三四五六日]?)*")
_WHICH_OF = re.compile(r"哪一?[个家所间支位](?P<kind>[一-鿿]{1,4}?)(?:的)?(?:[?]|$)")


def _other_column(one: Seen) -> bool:
    """「隊長是哪個社的」, 「投保哪家公司」 where the value stands in a column beside the one that is headed so."""
    match = _WHICH_OF.search(one.asked.text) if one.in_row and one.proposal.text is None else None
    if match is None or one.counted:
        return False
    table = one.page.lines[one.page.line_at(one.proposal.start)].table
    if table is None:
        return False
    heads = [one.page.text[slice(*cell)] for cell in one.page.cells(one.page.lines[table])]
    own = one.page.head_cell(one.proposal.start)
    named = [head for head in heads if match["kind"] in head]
    return bool(named) and own is not None and one.page.text[slice(*own)] not in named


_EACH, _MOST = re.compile(r"各(?!界|国)"), re.compile(r"哪[^,。?]*最")


def _no_name(one: Seen) -> bool:
    """「在哪間教室」 where the value is the cell of an hour."""
    return one.in_row and one.kind in ("where", "org", "who") and _TIME.fullmatch(_told(one)) is not None


_NAME_ASKED = re.compile(r"叫什么|(?:姓名|名字)是|[是找]谁|哪一?位")
_ROLE_ASKED = re.compile(
    r"(?:教练|领队|[队班组店馆校院站]长|老师|讲师|经理|主任|医生|司机|店主|裁判)(?:是谁|叫什么|姓什么|是哪一?位)"
)
_BODY = re.compile(r"[一-鿿]{2}(?:队|公司|中心|学校|集团|大学|[一-鿿][馆局])$")
_SO_MANY_HEADS = re.compile(r"[一-鿿]{0,8}(?<!第)(?:[一两二三四五六七八九十]|\d{1,3})[名位]")


def _heads_alone(one: Seen) -> bool:
    """「顧問叫什麼名字」 of 「可申請顧問一名」, 「隊長是誰」 where the value is a 隊."""
    if one.kind not in ("who", "org", "what", "clause") or not _NAME_ASKED.search(one.asked.text):
        return False
    told = _told(one)
    if _ROLE_ASKED.search(one.asked.text) and _BODY.search(told):
        return True
    return _SO_MANY_HEADS.fullmatch(told) is not None


_ROUTE_ASKED = re.compile(r"哪(?:一|几|些)?(?:[路趟班](?:公交|巴士|公车|车)|条?公交|个?车次)")
_ROUTE = re.compile(r"\d|[路线]|[一二三四五六七八九十]号|专车|快[车线]")


def _no_route(one: Seen) -> bool:
    """「哪幾路公車」 of 「儲值卡、月票」."""
    if one.counted or one.kind not in ("which", "what", "clause", "where"):
        return False
    return _ROUTE_ASKED.search(one.asked.text) is not None and _ROUTE.search(_told(one)) is None


_INDOORS_ASKED = re.compile(r"哪一?间[一-鿿]{0,3}[室厅房]")
_OPEN_AIR = re.compile(r"(?:广场|停车场|操场|门口|路口)$")
_PARKED = re.compile(r"停(?:放|[在到于])?[^,。;停]{0,6}$")


def _open_place(one: Seen) -> bool:
    """「在哪間禮堂」 of 「單車停放在東門口」: where things are parked is no room."""
    if one.kind != "where" or not _INDOORS_ASKED.search(one.asked.text) or not _OPEN_AIR.search(_told(one)):
        return False
    start = one.proposal.start
    return _PARKED.search(one.page.text, one.page.clause(start)[0], start) is not None


def _all_of_them(one: Seen) -> bool:
    """「哪個農機站最忙」 where the value is 「各農機站」."""
    return not one.counted and bool(_MOST.search(one.asked.text) and _EACH.search(_told(one)))


_PAST = re.compile(r"去年|前年|往年")
_EXPECTED = re.compile(r"预[计期估测]|有望|力争")


def _of_later(one: Seen) -> bool:
    """「去年總產多少」 where the value is what is expected."""
    if not one.counted or one.in_row or not _PAST.search(one.asked.text) or _EXPECTED.search(one.asked.text):
        return False
    start = one.proposal.start
    found = _EXPECTED.search(one.page.text, one.page.clause(start)[0], start)
    return found is not None and not _PAST.search(one.page.text, found.end(), start)  # 「預計比去年的4200噸多一成」


_PERSONS_ASKED = re.compile(r"(?:多少|几)[位名](?P<who>[一-鿿]{2})")
_PERSONS_IN = frozenset(("人", "名", "位", "", "人次", "口"))


def _no_persons(one: Seen) -> bool:
    """「幾位評委打分」 where the value is 10分, 「幾位醫生坐診」 where 限號120個 is told."""
    asked = _PERSONS_ASKED.search(one.asked.text, *_focused(one)) if one.kind == "count" else None
    own = _own(one) if asked and one.proposal.text is None else None
    if asked is None or own is None or own.unit in _PERSONS_IN:
        return False
    clause = one.page.text[slice(*one.page.clause(own.start))]
    return own.unit != "个" or not (asked["who"] in clause or _PLACES.search(clause))


_PLACES = re.compile(r"名额|[招收录限取](?!号)|员|人")


def _focused(one: Seen) -> tuple[int, int]:
    start = one.asked.focus[0]
    return start, min(len(one.asked.text), start + 8)


_QUEUE = re.compile(r"排(?:多久|多长时间|几个?(?:小时|分钟|天))的?队|排队[^,。?]{0,4}(?:多久|几)")
_QUEUES = re.compile(r"排|等[候待]|叫号|轮候")


def _of_no_queue(one: Seen) -> bool:
    """「要排多久的隊」 where the sentence tells of another time."""
    if one.kind != "count" or not _QUEUE.search(one.asked.text):
        return False
    return _QUEUES.search(one.page.text, *one.page.sentence(one.proposal.start)) is None


# a fee for a term, and how pages tell it
_TERM_FEES = tuple(
    (re.compile(asks), re.compile(told))
    for asks, told in (
        (r"(?<![\d一二三四五六七八九十半])年费", r"年费|[每一/]年|包年|年[卡度缴]|全年"),
        (r"(?<![\d一二三四五六七八九十个半])月费", r"月费|[每一/]个?月|包月|月[卡租缴]"),
        (r"入会费", r"会费|入会|加入|年费"),
    )
)


def _of_no_term(one: Seen) -> bool:
    """「會員年費多少」 where the value is what members pay for one walk."""
    if not one.counted or one.in_row:
        return False
    page, start = one.page, one.proposal.start
    line = page.lines[page.line_at(start)]
    above = page.lines[line.heading] if line.heading is not None else line
    near = "\n".join((page.title, page.text[above.start : above.end], page.text[slice(*page.sentence(start))]))
    return any(asks.search(one.asked.text) and not told.search(near) for asks, told in _TERM_FEES)
