"""How much money: 多少钱, 几块, 押金交多少, 保证金是多少."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.facts import threshold_at
from answer.match import Hits
from answer.text import number
from answer.types import again, by_measure, capped, compared, counted, entered, first_then, kinds, of_share, raised
from answer.types.adjusted import change
from answer.types.ages import other_ages
from answer.types.apart import no_difference, or_apart
from answer.types.cells import by_head
from answer.types.columns import head_unit, of_another_column
from answer.types.contract import Proposal, Type
from answer.types.reduced import lessening, reduced
from answer.types.short_of import or_lacking
from answer.types.stepped import IN_PARTS, reached
from answer.types.threshold import stated
from answer.types.worded import free, in_words
from answer.values import MONEY, PERCENT, Amount, amounts, amounts_of, share_end

_NOUN = "保证金|押金|定金|订金|履约金|标价|定价|报价|市价|原价|现价|底价|起价|会费|封顶|租金|奖金|罚金|罚款|工资|薪水|月薪|年薪|收入|费用|[^动消]费|价格|单价|售价|票价|价钱|房价|金额|补贴|补助|津贴|资助|补偿|学费|额度|资金|存款|预算|成本|佣金|提成|款|钱"
_STEMS = r"(?:每[人名位次件天日月年户单]|上限|下限|限额|封顶|大约|约|大概|现在|一般|平均|定在|卖到|是|为|要|得|须|需|应|该|扣|花|减|奖|收|交|缴|付|给|发|补|罚|有|能|可以|最多|最高|最少|一共|总共|先|涨到|降到|到底|分别|标准|拿|领|到)*"
FOCUS = re.compile(
    r"多少(?:亿|万)?(?:元|块(?=钱|[?,]|$)|钱|美元|美金|港元|港币|欧元|日元|英镑|人民币|台币)+|几(?:块|元|毛)钱?|什么价(?:位|格|钱)?|几多钱"
    rf"|多少(?!天|日|个|款(?!项)|年(?![费薪租金])|月(?![租薪费供])|周|小时|分钟|次|人|名|家|张|件|本|套|位)(?=[^,。?]{{0,4}}?(?:{_NOUN})|[^,。?领拿得到给发交获享申有能可的]{{5,10}}?(?:补贴|补助|津贴|奖金|资助)[?]?$)|(?<=[费金价款资额贴助偿薪])(?<!名额)"
    rf"{_STEMS}多少(?![^\W\d_])|多少(?=(?:成交|营业|销售|交易|消费)额)|(?<=[够满到达])多少(?=(?:就|才)?(?:能|可以|可)?(?:提现|包邮|免运|免邮|取现|减|返))|(?<=[交缴付花罚卖租赚挣拿赔砸值押补收发领奖减返退派捐借贷掏拨挣垫欠募筹贴])(?:了|得|费)?多少(?![^\W\d_])"
    r"|(?<=[要得须需该自己]出)多少(?![^\W\d_])|(?<=[缴交付])多少(?=[^,。?]{0,4}税(?!率))"
    rf"|(?<=[^投得开选唱计彩发股]票){_STEMS}多少(?![^\W\d_])|(?<=一[张份斤吨套杯碗件晚趟间])多少(?![^\W\d_])|(?<=一公[斤里])多少(?![^\W\d_])"
    r"|(?<=便宜|优惠)(?:了|到)?多少(?![^\W\d_])"
    r"|(?<=[领拿得到给发获收])多少(?=(?:奖励|赞助|慰问|酬劳|报酬|酬金|赔偿|抚恤)[金费]?(?:[?了呢啊,]|$))"
)


def found(page: Page) -> tuple[Amount, ...]:
    return amounts_of(page.text, page.year)


FAR = 400  # characters round a place in which other amounts stand beside it


def beside(page: Page, place: int, low: int, high: int) -> tuple[Amount, ...]:
    """The amounts in [low, high) that stand not far from a place: a sentence may be a whole page long."""
    told = found(page)
    first, last = (
        bisect_left(told, bound, key=lambda one: one.start) for bound in (max(low, place - FAR), min(high, place + FAR))
    )
    return told[first:last]


def is_money(page: Page, one: Amount) -> bool:
    if head_unit(page, one) in MONEY:
        return True
    if not one.unit and page.record.thresholds and (told := threshold_at(page.record, one.start, one.end)):
        return any(each.amount == one.value and each.unit in MONEY for each in told.conditions)  # 「營業額80萬以上」
    return one.unit in MONEY or one.unit.endswith("元")


_SHARE = re.compile(r"(?:率|比例|占比|比重|份额|扣点|点数|折扣)(?:是|为|多|有|达|大概|分别)*多少|占[^,。]{0,14}多少")
_SUM = re.compile(r"全部|全额|加起来|一共|总共|合计|总计|共计")


def _sums(asked: Asked, page: Page) -> Iterator[Proposal]:
    """The sum of a column of money, where the page states no total and the question names none of its rows."""
    tables: dict[tuple[int, int], list[Amount]] = {}
    for one in found(page):
        line = page.lines[page.line_at(one.start)]
        if line.table is not None and is_money(page, one):
            tables.setdefault((line.table, page.column(one.start)), []).append(one)
    for cells in tables.values():
        keys = [page.text[slice(*page.cells(page.lines[page.line_at(one.start)])[0])] for one in cells]
        row = any(
            word in asked.text and sum(word in key for key in keys) == 1 for key in keys for word in _WORDS.findall(key)
        )
        if len(cells) > 1 and len({one.unit for one in cells}) == 1 and not row:
            total = f"{sum(one.value for one in cells):g}{cells[0].unit}"
            span = (page.lines[page.line_at(cells[0].start)].start, page.lines[page.line_at(cells[-1].start)].end)
            parts = _OF_SO_MANY.search(asked.text)
            whole = parts is not None and number(parts[1]) == len(cells)  # 「三期加起來」, and three rows
            yield Proposal(cells[0].start, cells[-1].end, total, 0.4 if whole else 0.1, quote=span)


_WORDS = re.compile(r"[一-鿿]{2,}")
_OF_SO_MANY = re.compile(r"([两二三四五六七八九十]|\d{1,2})[期次笔批档项份]")


# 「今年共安排資金860萬元」, 「合計1500元」
_TOTAL = re.compile(r"(?:共|合计|总计|总额|总投资|总金额|总造价|总预算|总费用|资金|全部)[^\d,。;]{0,10}$")


_ALL = re.compile(r"一共|总共|合计|总计|共计|加起来")
_HOUSE = re.compile(r"(?:[两二三四五六七八九十]|(?<!\d)[2-9])(?:口|个?人|个?大人)")
_WHOLE = re.compile(r"全[区市县省校镇乡国村厂]|今年|本年|年度|所有")


def total(asked: Asked, page: Page, one: Amount) -> float | None:
    """Where a total is asked (「全區補助總共多少錢」): what stands as one speaks for it; None for what is told of each."""
    if not _ALL.search(asked.text):
        return 0.0
    if _HOUSE.search(asked.text) and page.lines[page.line_at(one.start)].kind == "row":
        return None  # 「一家三口一共多少錢」: the row tells what one pays
    if IN_PARTS.match(page.text, one.end):
        return 0.25  # 「每人1800元，分三次繳」
    start = page.sentence(one.start)[0]
    summed = [other for other in found(page) if is_money(page, other) and _is_total(page, other)]
    if "每" not in asked.text and re.search("每|各(?!.*(?:合计|共计|总))", page.text[start : one.start]):
        return None if summed or _WHOLE.search(asked.text) else 0.0  # 「報名一共要多少錢」: 「每人50元」
    return 0.25 if one in summed else -0.1 if summed else 0.0


def _is_total(page: Page, one: Amount) -> bool:
    return _TOTAL.search(page.text[max(page.clause(one.start)[0], one.start - 16) : one.start]) is not None


_BOTH = re.compile(
    r"(?:连同?|加上?|带|(?<=[一-鿿])和(?![平谐睦煦风])|跟|与)[^,。;?]{1,10},?(?:一共|总共|合计|加起来|全部加)"
)
_MONEY_BEHIND = re.compile(r"的?(?:销售额|成交额|营业额|金额|资金|投资|预算|利润|收入|营收|奖金|款项)")
_LEAST = re.compile(r"最[少低便小短轻]|至少|起码|不低于|不少于|不得低于|不得少于")
_REACHES = re.compile(r"([一-鿿]{2})(?:满|达到?)$")  # 「餘額滿50元」: at least, of the 餘額
_ASKS_UNDER = re.compile(
    r"不[能得可准许]|禁|不足|未满|不满|未达|不到|低于|少于|以下|[够满达免]|包邮|最少|最低|至少|起码|门槛|才"
)


def opposed(asked: Asked, page: Page, one: Amount) -> bool:
    """「至多」 asked, and 「不得少於」 right before the amount: the page says the other bound alone. Or a difference is asked."""
    if no_difference(asked, page, one):
        return True
    before = page.text[max(page.clause(one.start)[0], one.start - 8) : one.start]
    if (capped.UNDER.search(before) or capped.spares(page, one)) and not _ASKS_UNDER.search(asked.text):
        return True  # 「單週不足500元的，併到下一週」 tells no sum that is paid
    for asks, other in ((capped.MOST, _LEAST), (_LEAST, capped.MOST)):
        if asks.search(asked.text) and not other.search(asked.text):
            beyond = _AND_MORE if asks is capped.MOST else _AND_LESS
            forbids = _FORBIDS.search(page.text, one.end, page.clause(one.start)[1])  # 「20公斤以上不得帶上船」
            if asks is _LEAST and capped.least_told(asked.text, page, one):
                return False
            told = other.search(before) or (not forbids and beyond.match(page.text, one.end))
            if asks is _LEAST:
                told = told or (not forbids and not _AND_MORE.match(page.text, one.end) and _UP_TO.search(before))
            return bool(told) and not asks.search(before)
    return False


# 「一千字以上」, 「50元起」 say nothing of the most
_AND_MORE = re.compile(r"(?:及|或|含)?以上|起(?!步|价|降|点)|[不无]封顶|不等")
_FORBIDS = re.compile(r"不[得能予许可准]|禁止|谢绝")
_UP_TO = re.compile(r"(?:(?<![年期时])限|限[报收领招]|低于|少于|未满|不足)[^\d,。;不]{0,2}$")
_AND_LESS = re.compile(r"(?:及|或|含)?以[下内]|之内|封顶|为限|不等")


def extreme(asked: Asked, page: Page, one: Amount) -> float:
    """「最多」 asks for what 上限, 最高 stands before, 「最低」 for its opposite."""
    before = page.text[page.clause(one.start)[0] : one.start]
    if capped.least_told(asked.text, page, one):
        return 0.25
    for asks, other in ((capped.MOST, _LEAST), (_LEAST, capped.MOST)):
        if asks.search(asked.text):
            sentence = page.text[slice(*page.sentence(one.start))]
            reaches = _REACHES.search(before) if asks is _LEAST else None
            beyond = asks is capped.MOST and _BRACKETED.match(page.text, one.end)
            if asks.search(before) or beyond or (reaches and reaches[1] in asked.text):
                return 0.12
            if asks.search(sentence) and _caps(page, one, asks):
                return -0.3  # 「每100積分抵1元，單筆最多抵訂單的20%」
            return -0.12 if other.search(before) or asks.search(sentence) else 0.0
    return 0.0


def _caps(page: Page, one: Amount, asks: re.Pattern[str]) -> bool:
    """Whether another clause of the sentence tells an amount with the word of the bound before it."""
    low, high = page.clause(one.start)
    return any(
        not low <= other.start < high and asks.search(page.text, page.clause(other.start)[0], other.start)
        for other in beside(page, one.start, *page.sentence(one.start))
    )


_BRACKETED = re.compile(r"(?:及|或|含)?以[下内]\)|封顶")  # 「便利商店（3萬元以下）」, 「以2000元封頂」


_DEAREST, _CHEAPEST = re.compile(r"最贵|最高价"), re.compile(r"最便宜|最低价")


def _outdone(asked: Asked, page: Page, one: Amount) -> bool:
    """Whether the dearest or the cheapest is asked for and another sum of the same list is that: 「門票300元、500元、800元」."""
    dearest = _DEAREST.search(asked.text)
    if not dearest and not _CHEAPEST.search(asked.text):
        return False
    clause = page.clause(one.start)
    listed = [each.value for each in found(page) if clause[0] <= each.start < clause[1] and each.unit == one.unit]
    return one.value != (max if dearest else min)(listed, default=one.value)


# what a sum is for: a question about one of these is not told by another, nor one about a price by any of them
_SENSES = tuple(
    re.compile(pattern)
    for pattern in (
        r"罚|违约|滞纳|扣",
        r"赔|理赔",
        r"减|优惠(?![价票])|便宜|让利|抵扣|立减|省",
        r"奖|获|得(?![交缴付花补])",
        r"补贴|补助|津贴|补|资助|加发|增发|另增",
        r"押金|保证金|履约金|定金|订金|质保金|押",
        r"退|(?<!往)返",
    )
)


_TOLD = (*_SENSES[:3], *_SENSES[5:])  # 奬 and 補 are told in many words
_CAPITAL = re.compile(r"融资|募资|注资|投资|估值|营收|产值|起家|拨款|注册资本|预算|造价")
_PRICE = re.compile(r"买|价|卖|门票|收费|一[台张本件个份套辆杯斤]")
_GOES_ON = re.compile(r"[一-鿿]{1,4}\d")  # 「冠軍獎金8000元，亞軍3000元」


def sense(asked: Asked, page: Page, one: Amount) -> float:
    """What the purpose of a sum adds: 「每餐減2元」 tells no price."""
    clause = page.clause(one.start)
    before = page.text[max(clause[0], one.start - 6) : one.start]
    around = before + page.text[one.end : min(clause[1], one.end + 6)]
    if _CAPITAL.search(around) and not _CAPITAL.search(asked.text):
        return -0.12 if _PRICE.search(asked.text) else -0.04
    stands = asked.focus[0]
    meant = next((each for each in _SENSES if each.search(asked.text, max(0, stands - 4), stands)), None)
    if meant and extreme(asked, page, one) > 0 and meant.search(page.text, *page.sentence(one.start)):
        return 0.05  # 「每滿200元補5元，上限60元」
    head = page.head_cell(one.start) if meant else None
    if meant and head and meant.search(page.text, *head):
        return 0.1  # 「應繳保證金」 heads the column
    if meant and meant.search(page.text):  # 「租導覽機要押多少」: what stands right before the question word
        if meant.search(page.text, clause[0], one.start):
            sums = (each.start for each in beside(page, one.start, *page.sentence(one.start)) if is_money(page, each))
            return -0.1 if capped.unasked(asked.text, page, one.start, sums) else 0.1
        if meant.search(page.text, *capped.behind(page, one.start)):
            return 0.1  # 「逾期：每天0.1元，單本最高罰5元」
        goes_on = _GOES_ON.match(page.text, *clause) and meant.search(page.text, page.sentence(one.start)[0], clause[0])
        return 0.0 if goes_on and not any(each.search(page.text, *clause) for each in _SENSES) else -0.1
    if meant in _TOLD and not meant.search(page.text):
        return -0.2  # 「省多少」, of which the page tells nothing
    for each in _SENSES:
        if each.search(before):
            return 0.03 if each.search(asked.text) else -0.08
    return 0.0


_TIMES = r"(?:个)?(小时|钟头|天|日|周|月|年|次|人|位|张|份)"
_MANY = re.compile(
    rf"(?<![\d.第月])((?!(?:19|20)\d\d年)\d+|[两二三四五六七八九十]+){_TIMES}(?!前|以前|之前|内|后|票|卡|以[上下]|级)"
)


def _for_one(asked: Asked, page: Page, one: Amount) -> bool:
    """「停車3小時多少錢」, and 「每小時6元」: what is told of one is not what is asked."""
    if "每" in asked.text:
        return False
    before = page.text[max(page.clause(one.start)[0], one.start - 8) : one.start]
    behind = page.text[one.end : one.end + 4]
    return any(
        match[1] != "1" and (re.search(rf"每(?:个)?{match[2]}", before) or re.match(rf"(?:/|每){match[2]}", behind))
        for match in _MANY.finditer(asked.text)
    )


def _shares(asked: Asked, page: Page) -> Iterator[Proposal]:
    """「退還三分之一學費」, 「滯納金1%」: a share, where the clause tells no sum."""
    if _SUM.search(asked.text) or _GREAT.search(asked.text):
        return
    less = _LESS_ASKED.search(asked.text) is not None
    shared = less or _SHARED.search(asked.text, max(asked.tail, asked.focus[0] - 10)) is not None
    shared = shared and not any(one.unit in MONEY for one in amounts(asked.text, []))
    telling = [each for each in asked.terms if each.weight >= 1]
    # 「違約金多少」 says nothing of whose, 「退票手續費多少」 does
    shared = shared and (
        len(telling) > 1 or any(not _SHARED.search(each.text) for each in telling) or counted.once(page, telling)
    )
    units = (*PERCENT, "折") if less else PERCENT
    money = sorted(other.start for other in found(page) if is_money(page, other))
    for one in found(page):
        end = share_end(page.text, one) or (one.end if shared and one.unit in units else None)
        clause = page.clause(one.start)
        cut = less and one.unit == "折" and _CUT.search(page.text, clause[0], one.start)
        if end is None or (not cut and bisect_left(money, clause[0]) < bisect_left(money, clause[1])):
            continue
        if cut:  # 「報名費500元(早鳥享9折)」: 折 tells what is off by itself
            yield Proposal(one.start, end, boost=0.1)
            continue
        if _PAID.search(page.text, *clause) or _PAID.search(counted.head(page, one)):
            yield Proposal(one.start, end, boost=sense(asked, page, one) + extreme(asked, page, one))


# what may as well be told by a share: 「晚繳會罰多少」, 「佣金是多少」
_SHARED = re.compile(r"服务费|退|补|减|罚|扣|返|赔|抽(?![签奖查样检血])|佣金|提成|手续费|滞纳|违约|抽成|分成")
_CUT = re.compile(r"[享打][^,。;\d]{0,4}$|优惠[^,。;\d]{0,2}$")
_LESS_ASKED = re.compile(r"(?:便宜|优惠)[了到]?多少(?![^\W\d_])")


_PAID = re.compile(rf"收(?=\d)|退|补|减|优惠|便宜|折|付|缴|交|罚|扣|奖|返|赔|担|出资|自筹|{_NOUN}")


_ADDED = re.compile(r"(?:多|另|再|加)(?:赔|收|付|交|加|补|给|返|扣)多少|(?:加价|上浮|加收|加付)多少")
_ADDS = re.compile(r"加|另|上浮|多")
_GREAT = re.compile(r"[多几]少?(?:亿|万)")  # 「多少萬元」 asks for a sum


def _added(asked: Asked, page: Page) -> Iterator[Proposal]:
    """「多賠多少」 is told by a share too: 「另加19%」."""
    for one in found(page) if _ADDED.search(asked.text) else ():
        if one.unit in PERCENT and _ADDS.search(page.text, page.clause(one.start)[0], one.start):
            yield Proposal(one.start, one.end)


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    if sure_of := [*raised.by_how_much(asked, page, hits), *of_share.told(asked, page)]:
        yield from sure_of
        return
    steps = first_then.told(asked, page, hits)
    steps = reached(asked, page) if steps is None else steps
    if steps is not None or (steps := kinds.extreme_value(asked, page, hits) or kinds.every(asked, page, hits)):
        yield from steps
        return
    if of_card := entered.sums(asked, page, hits):
        yield from of_card
        return
    repeated, sure = again.told(asked, page)
    yield from (
        *repeated,
        *by_head(asked, page, hits),
        *compared.other_side(asked, page, lambda one: is_money(page, one)),
        *compared.together(asked, page),
    )
    if sure:
        return
    yield from (*_added(asked, page), *_shares(asked, page))
    if not _LESS_ASKED.search(asked.text):
        yield from reduced(asked, page, hits, [one for one in found(page) if is_money(page, one)])
    great = re.search(r"[几多少](万|亿)", asked.text)
    least = {"万": 10**4, "亿": 10**8}[great[1]] if great else 0
    if _SUM.search(asked.text) and not _HOUSE.search(asked.text):  # 「一家三口一共多少錢」 asks for no column
        yield from _sums(asked, page)
    together = _BOTH.search(asked.text) is not None
    for_one = {page.sentence(one.start) for one in found(page) if _for_one(asked, page, one)}
    told = []
    sums = sorted(one.start for one in found(page) if is_money(page, one))
    for clause, (start, end) in in_words(asked, page, hits, sums):
        told.append(clause)
        yield Proposal(start, end, boost=0.1)
    yield from (Proposal(*span, boost=0.15) for span in free(asked, page))
    less, ages, worked_out = lessening(asked, page), other_ages(asked, page), compared.known(asked, page)
    for one in found(page):
        if together and not _SUM.search(page.text, *page.clause(one.start)):
            continue  # 「保證金連押金一共交多少」: one of the two is no answer
        if max(one.value, one.upper or 0) < least or opposed(asked, page, one) or page.sentence(one.start) in for_one:
            continue
        if _outdone(asked, page, one) or again.steps_up(asked, page, one):
            continue
        if one.start in worked_out:
            continue
        if ages and bisect_left(ages, page.clause(one.start)[0]) < bisect_left(ages, one.start):
            continue  # 「60歲以上40元」
        if any(not clause[0] <= one.start < clause[1] for clause in told) and is_money(page, one):
            continue
        whole = total(asked, page, one)
        if whole is None or any(start <= one.start < end for start, end in less):
            continue
        if is_money(page, one):
            if of_another_column(asked, page, hits, one):
                continue
            unit = head_unit(page, one)
            says = by_measure.cost(asked, page, one)
            says = says or (page.record.body[one.start : one.end] + unit if unit else None)
            boost = whole + change(asked, page, one) + extreme(asked, page, one)
            boost += (stated(asked, page, one) or sense(asked, page, one)) + counted.beyond(asked, page, one)
            yield Proposal(one.start, one.end, says, boost)
        elif (one.unit == "块" and asked.text[slice(*asked.focus)].endswith("几块")) or (
            not one.unit and _MONEY_BEHIND.match(page.text, one.end)
        ):
            yield Proposal(one.start, one.end)


TYPE = Type("amount", "amount", FOCUS, or_apart(or_lacking(propose)), None, lambda text: not _SHARE.search(text))
