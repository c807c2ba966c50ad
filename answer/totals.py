"""The whole and its parts: 「共86個車位，其中充電車位12個」, and an amount named where another is told."""

from __future__ import annotations

import re

from answer.limits import REPLACED, limits
from answer.marks import Seen
from answer.numbered import numbered
from answer.text import number
from answer.types.amount import found
from answer.types.counted import AMONG
from answer.types.given import given
from answer.types.units import same_unit
from answer.values import Amount

_PARTS = re.compile(r"(?:其中|当中|包括|含)")
_FAR = 120  # characters behind the whole in which its parts are told
# 「新增多少冊童書」: what is counted
_OF_WHAT = re.compile(r"(?:多少|几)[一-鿿](?P<what>[一-鿿]{2,3})[?]?$")
_SIZES = frozenset("天 日 公斤 千克 克 公里 kg g ml 毫升 升 平方米 坪 寸 吋 cc".split())
_EACH = re.compile(r"(?:每|另|再|[首头前超满逾加近各任])[^,。;]{0,3}$")
_ALL = re.compile(r"总|[合共]计|加起来|全[部区村校市县镇体馆]|共")
TITLED = 0.7  # credit of a word that stands in the title itself, and not in the first sentence alone
_KNOWN = 0.45  # closeness from which on a word stands in a clause


def of_whole(one: Seen) -> bool:
    """「無障礙車位有幾個」 where the number is that of all 車位, of which the page then tells parts."""
    if not one.counted or one.in_row or _ALL.search(one.asked.text):
        return False
    page, hits = one.page, one.fit.hits
    if any(term.tag == "b" and term.weight >= 1 and hits.best(i) < 0.3 for i, term in enumerate(one.asked.terms)):
        return True  # of which kind is told nowhere: 「無障礙」
    clause, sentence = page.clause(one.proposal.start), page.sentence(one.proposal.start)
    among = AMONG.search(one.asked.text)
    if among and among["what"] not in page.text[slice(*clause)] and not _PARTS.search(page.text, *clause):
        return True
    if clause[1] >= sentence[1] or not _PARTS.match(page.text, clause[1]):
        return False
    parts = {each.head for each in numbered(page.text, clause[1], sentence[1])}
    parts -= {each.head for each in numbered(page.title)}  # 「3號線設站8座，其中甲站可換乘1號線」
    if any(each.head in parts for each in numbered(one.asked.text)):
        return not any(
            each.head in parts for each in numbered(page.text, *clause)
        )  # 「一組有多少戶」, and 「全村312戶」
    what = _OF_WHAT.search(one.asked.text)
    behind = page.text[clause[1] : min(sentence[1], clause[1] + _FAR)]
    if what and what["what"] in behind and what["what"] not in page.text[slice(*clause)]:
        return True
    if any(
        (term.tag == "v" or one.asked.text[term.end : term.end + 1] == "的")
        and term.weight >= 1
        and term.offset >= one.asked.focus[1]
        and hits.within(i, clause[1], sentence[1]) >= 0.85
        and hits.within(i, *clause) < _KNOWN
        for i, term in enumerate(one.asked.terms)
    ):
        return True  # 「接到幾個摔傷的電話」, and 「接到26個電話，其中…7個是摔傷」
    return any(
        term.weight >= 1
        and (term.noun or term.tag == "b")
        and (hits.title[i] < 0.6 or (hits.title[i] < TITLED and hits.within(i, clause[1], sentence[1]) >= 0.85))
        and hits.best(i) >= 0.6
        and hits.within(i, *clause) < _KNOWN
        and one.closeness[i] < 0.9
        for i, term in enumerate(one.asked.terms)
    )


NEAR = 70  # characters before a part in which the whole is divided
_PART = re.compile(r"(?:其中|当中)(?P<before>[^。;]{0,60}?)$")


def of_a_part(one: Seen) -> bool:
    """「一共幾間課室」 where the number is that of a part, and the whole stands before it: 「有課室20間，其中電腦室3間」."""
    if not one.counted or one.in_row or one.kind != "count":
        return False
    page, hits, start = one.page, one.fit.hits, one.proposal.start
    low = page.sentence(start)[0]
    part = _PART.search(page.text, max(low, start - NEAR), start)
    if part is None:
        return False
    own = next((each for each in found(page) if each.start == start), None)
    wholes = [each for each in found(page) if low <= each.start < part.start() and own and each.unit == own.unit]
    if not wholes or own is None or wholes[-1].value <= own.value:
        return False
    clause = page.clause(wholes[-1].start)
    return all(
        hits.title[i] >= 0.6 or hits.within(i, *clause) >= 0.6
        for i, term in enumerate(one.asked.terms)
        if term.weight >= 1
    ) and not _called(page.text, part.start("before"), own, clause, one.asked.text)


def _called(text: str, low: int, own: Amount, whole: tuple[int, int], asked: str) -> bool:
    """Whether a question calls a part by what it is called before its number (「高架站11個」) or behind it (「其中1個為雙語班」), in two
    characters that the clause of the whole has not."""
    before = re.split(r"[,、:\d]", text[low : own.start])[-1]
    behind = re.split(r"[,、。;\n\d]", text[own.end : own.end + 12])[0]
    pairs = (name[i : i + 2] for name in (before, behind) for i in range(len(name) - 1))
    return any(pair in asked and pair not in text[slice(*whole)] for pair in pairs)


_ITEM = r"[一-鿿]{2,6}?"
# 「芙蓉、桐城、泰和三個片區」
_JOINED = re.compile(
    rf"(?<!\d)(?P<items>(?:{_ITEM}、){{1,9}}{_ITEM})(?P<many>[两二三四五六七八九十]|\d{{1,2}})(?:个|大)?[一-鿿]"
)
_SUMMED = re.compile(r"(?:共|合计|总计|总共)[^,。;\d]{0,8}$")


def of_joined(one: Seen) -> bool:
    """「泰和分到幾個名額」 where the number is that of all: 「芙蓉、桐城、泰和三個片區，合計150名」."""
    if not one.counted or one.in_row or _ALL.search(one.asked.text):
        return False
    page, start = one.page, one.proposal.start
    summed = _SUMMED.search(page.text, page.clause(start)[0], start)
    for match in _JOINED.finditer(page.text, page.sentence(start)[0], one.proposal.end + 4):
        items = match["items"].split("、")
        if number(match["many"]) != len(items) or not (summed or match.start("many") == start):
            continue
        named = [item for item in items if item[:2] in one.asked.text or item[-2:] in one.asked.text]
        if 0 < len(named) < len(items):
            return True
    return False


def of_other_size(one: Seen) -> bool:
    """「10天的保費」 under 「保費（5天）」, 「30公斤多少錢」 where the page tells that of 20公斤 alone: an amount named, and another told."""
    if one.kind != "amount" or one.in_row or one.proposal.settled:
        return False
    page, start = one.page, one.proposal.start
    low = page.clause(start)[0]
    if _of_other_household(one.asked.text, page.text[low:start]):
        return True
    label = page.label(start)
    spans = [(low, start), *([(label[0], label[1])] if label else [])]
    bounds = {each.amount.start for each in limits(page)}
    for own in given(one.asked.text):
        if own.unit not in _SIZES or any(
            each.value == own.value and same_unit(each.unit, own.unit) for each in found(page)
        ):
            continue
        told = [
            each
            for each in found(page)
            if same_unit(each.unit, own.unit) and each.upper is None and any(a <= each.start < b for a, b in spans)
        ]
        if told and not any(
            each.start in bounds or _EACH.search(page.text, max(0, each.start - 6), each.start) for each in told
        ):
            return True
    return False


_HOUSEHOLD = re.compile(r"(?P<many>\d|[一二两三四五六七八九])(?:口人?|人)(?:户|之家|家庭)(?P<more>及?以上|以内|以下)?")


def _of_other_household(asked: str, before: str) -> bool:
    """「2人戶」 where the sum stands behind 「1人戶」, the last that its clause names."""
    mine, told = _HOUSEHOLD.search(asked), [*_HOUSEHOLD.finditer(before)]
    if mine is None or not told or told[-1]["more"]:
        return False
    return number(mine["many"]) != number(told[-1]["many"])


_ASKS_BUDGET = re.compile(r"(?:预算|经费)[^,。?]{0,6}多少|多少(?:的)?(?:总)?(?:预算|经费)|总(?:额|金额|预算|经费)")
_BY_PIECE = re.compile(r"[每单](?!年|期|季|学)(?:个|一)?[一-鿿]{1,2}[^,。;\d]{0,12}$")


def of_each_piece(one: Seen) -> bool:
    """「一共編了多少預算」 where the sum is the most that each gets: 「每座最高216萬元」."""
    if (
        not one.counted
        or one.in_row
        or not _ASKS_BUDGET.search(one.asked.text)
        or _BY_PIECE_ASKED.search(one.asked.text)
    ):
        return False
    page, start = one.page, one.proposal.start
    return _BY_PIECE.search(page.text, page.clause(start)[0], start) is not None


# 「套餐一份多少錢」, 「坐一趟多少錢」
_PIECE = "张|个?摊位|位|间|份|次|本|晚|趟|件|盒|杯|只|辆|平米?|平方米?|人|席|套|斤|堂课?|节课?"
_PIECE_ASKED = re.compile(
    rf"[一每](?:{_PIECE})[^,。;?]{{0,8}}(?:多少(?:钱|元)?|几[块元])|(?:多少(?:钱|元)|几[块元])[一每](?:{_PIECE})"
    r"|(?:票价|单价|月租|门票)(?:是|要|卖)?(?:多少(?:钱|元)?|几[块元])"
)
_SUM_OF_ALL = re.compile(
    r"(?P<of>(?:门票|总|营业|票房)收入|营收|造价|总?投资|总?投入|耗资|斥资|拨款|预算|经费|销售额|成交额|交易额|票房|善款|筹得|募得|损失|增收|节[省约]|总额|合计|共计|一共|花费|总?费用|共)(?:约|达到?|超过?|近|为|是|了|共|逾)*\s*$"
)
_LARGE = 100_000  # from which on what things cost together is told in such words
# what one thing may cost alone, too
_TOGETHER = frozenset("合计 共计 一共 花费 费用 总费用 共 总额 预算 经费 成交额 耗资 投资 总投资".split())
_OF_ONE = re.compile(rf"[每一单](?:{_PIECE}|户|月|年|天)|人均|单价")


def of_all_pieces(one: Seen) -> bool:
    """「套餐一份多少錢」 of 「套餐銷售額30萬元」: what all came to, asked what one costs."""
    if not one.counted or one.in_row or not _PIECE_ASKED.search(one.asked.text):
        return False
    page, start = one.page, one.proposal.start
    low = page.clause(start)[0]
    told = _SUM_OF_ALL.search(page.text, max(low, start - 14), start)
    if told is None or told["of"][-2:] in one.asked.text or "总" in one.asked.text:
        return False
    if told["of"] in _TOGETHER and _ends_in_asked(one, told.start()):
        return False  # 「租金共計」
    own = next((each for each in found(page) if start <= each.start < one.proposal.end), None)
    small = own is not None and own.value < _LARGE and own.unit not in ("万元", "亿元", "万", "亿")
    return not (told["of"] in _TOGETHER and small) and _OF_ONE.search(page.text, page.sentence(start)[0], start) is None


def _ends_in_asked(one: Seen, place: int) -> bool:
    """Whether a word of the question ends at a place of the page."""
    return any(
        term.weight >= 1 and one.page.text.endswith(term.text, 0, place)
        for term in one.asked.terms
        if len(term.text) > 1
    )


_LOST_ASKED = re.compile(r"亏(?:损|了|掉|本)*(?:额|金额)?(?:是|为|达|有)?多少")
_TURNOVER = re.compile(r"(?:[交贸]易额|营业额|销售额|成交额|营收|收入|流水|投资|融资|产值)[^,。;\d]{0,4}$")


def of_turnover(one: Seen) -> bool:
    """「去年虧了多少錢」 of 「交易額為132億元，仍處於虧損」."""
    if not one.counted or one.in_row or not _LOST_ASKED.search(one.asked.text):
        return False
    start = one.proposal.start
    return _TURNOVER.search(one.page.text, max(one.page.clause(start)[0], start - 12), start) is not None


_BY_PIECE_ASKED = re.compile(r"[每一](?:个)?[户座台人家件栋间所校村里]")

_ASKS_BEFORE = re.compile(
    r"原来|原先|原价|原本|本来|(?:调整|调价|涨价|降价|改)前"
    # 「門票以前多少錢」; 「開課之前能退多少」 asks what is to be done before
    r"|(?<![年月日号天时点周内个\d前])(?:从前|以前|之前)(?:都?[是卖收]|的?价[格钱]?是?)?(?:什么价|多少(?:钱|元)?|几(?:块钱?|元))(?:[一每][一-鿿])?[?]?$"
)
_BEFORE = re.compile(r"原|旧|[由从]|此前|以前|之前|过去|前为|仍|维持")


def of_now(one: Seen) -> bool:
    """「疫苗原來多少錢」 where the clause tells what it costs and nothing of what was before."""
    if one.kind not in ("amount", "count") or one.in_row or not _ASKS_BEFORE.search(one.asked.text):
        return False
    page, start, end = one.page, one.proposal.start, one.proposal.end
    low, high = page.clause(start)
    told = _BEFORE.search(page.text, low, start) or REPLACED.match(page.text, end)
    return not told and "不变" not in page.text[end:high] and not _ASKS_BEFORE.search(page.title)
