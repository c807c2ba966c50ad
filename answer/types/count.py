"""How many, how long, how large, what share: 几天, 多少个, 多久, 几个点, 百分之几, 几度, 多大."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache

from answer.asked import Asked
from answer.entries import Entry
from answer.evidence import Page
from answer.match import Hits
from answer.types import adjusted, amount, compared, counted, entered, kinds, nth, points, sizes, unsettled, worth
from answer.types.apart import or_apart
from answer.types.cells import by_head
from answer.types.contract import Proposal, Type
from answer.types.given import given
from answer.types.reduced import reduced
from answer.types.short_of import or_lacking
from answer.types.stepped import reached
from answer.types.threshold import stated
from answer.types.units import CLOSE, same_unit
from answer.values import LENGTHS, PERCENT, Amount, share_end
from answer.words import cut

FOCUS = re.compile(
    rf"{nth.FOCUS.pattern}|{nth.BUS}|几比几|多少比多少|百分之(?:几|多少)|(?:多少|几)个?(?:百分)?点(?!钟|整)|几成|(?:多少|(?<![那这])几)(?:个)?(?:工作[日天]|学期|小时|钟头|分钟|星期|月(?![租费卡票供薪活销嫂饼刊])|(?<=个)月(?=租金?|薪)|周|年|天|日|秒|季)(?:之?内|以内)?"
    r"|多(?:久|长时间|长|少时间)|多大的?(?:比重|比例|份额)|多(?:大|高|重|宽|远|深|快|厚|少)|(?<![那这])几(?!乎|何|月|号|日|点|时|块|元)个?|(?<![么许很太好更最])多(?=一?[^\W\d_]*几)"
)
_PERCENT = re.compile(r"百分之|个?百?分?点$|几成|多大的?(?:比重|比例|份额)")
SHARE = re.compile(
    r"(?:率|比例|占比|比重|份额|扣点|点数|折扣)(?:是|为|多|有|达|大概|分别)*多少|占[^,。]{0,14}多少|(?:涨|增长|增|跌|降|下降|上涨)(?:了)?多少|提成多少|抽多少|扣多少|(?:分润|分成|提成|抽成|返点|返佣)(?:给|是|有|为|能?拿)+多少"
)
_SHARE_OF = re.compile(r"多少的?(?:比重|比例|比率|份额|百分比)")
_UNIT = re.compile(
    r"(?:多少|几)(?:个|名|位)?(?![了呢吗啊才就会可的要给收是得]|能(?!量|力)|有(?!效|机|限)|[以之][上下内外前])([a-z]{1,6}|[^\W\d_]{1,3})"
)  # 「漲到多少了」, 「夠多少有獎」 name nothing that is counted
_BYTES = frozenset("kb mb gb tb m g t".split())
_ROOM = re.compile(r"流量|空间|容量|内存|存储")
_WEIGHED = frozenset("吨 公斤 千克 克 斤 毫克 升 毫升 立方米 平方米 公顷 亩".split())
_MEASURE = re.compile(r"[道张本条件份支只枚篇部首项]")
_TIMES = frozenset("次 回 趟 遍 批 期".split())  # 「分幾次」 is told in 批, 期
_PIECES = frozenset("格 座 席 床 间 栋 盏 站 桌 摊 箱 袋 柜 船 车 树 桥 门".split())
_CLASSIFIERS = frozenset("间台辆座本所栋艘只头匹架棵株")
_OF_PEOPLE = re.compile(
    r"[人员生客户者师民童老友工手兵额位席岗众粉丝侣孩娃女男队团]|学位|群演|志愿|访客|听众|代表|专家|医护|家长|学徒|亲|子"
)
_SORTS = frozenset("种 类 项 款 样".split())
_HANDED = re.compile(r"[给付拿领得发抽返收扣]$")
_HEADS = frozenset("人 名 位 家 户 个".split())
_THINGS = frozenset("个 名 位 人 家 座 所 项 种".split())
_SCORE_ASKED = re.compile(r"比分|战绩|比数|几比几|多少比多少")
_SCORES = re.compile(r"(?<![\d-])\d{1,3}\s?[-:比]\s?\d{1,3}(?![\d-])|\d+胜(?:\d+平)?\d+负|\d+胜")


_POINTS_ASKED = re.compile(r"几比几|多少比多少|比分|比数")
_POINTS = re.compile(r"(?<![\d-])\d{1,3}\s?[-:比]\s?\d{1,3}(?![\d-])")
_RATE = re.compile(
    r"(?<![倍频速汇])率(?:是|为|有|达|大概|约|[要须得应]|不?[低高]于|不?超过|到)*$|(?:比例|占比|比重|百分比)(?:是|为|有|达|大概|约)*$"
)
_TAKES = re.compile(r"成绩|用时|时长|工期|期限|时限|周期|有效期|寿命|耗时|学制|租期|任期|刑期")


_CHINESE = re.compile(r"(?!以上|以下|以内|以外|起|左右|及|或|和|与|至|到)[一-鿿]")


@lru_cache(maxsize=64)  # each number of each page asks it of one question
def _things(text: str, start: int) -> bool:
    """Whether 多少 stands before a noun, not before a classifier: 「多少名額」, not 「多少名學生」."""
    behind = re.match(r"(?:多少|几)", text[start:])
    place = start + behind.end() if behind else -1
    return any(at == place and len(word) > 1 and tag[:1] == "n" for word, at, tag in cut(text))


def _others(asked: Asked, page: Page, one: Amount, hits: Hits) -> bool:
    """Whether other things stand right behind a number than are asked for: 「100個人」 for 「多少會員」."""
    word = next(iter(cut(page.text[one.end : one.end + 8])), None)
    if word is None or word[1] or word[2][:1] != "n" or any(word[0][:2] in asked.text[k:] for k in (asked.focus[0],)):
        return False
    end, low = min(one.end + len(word[0]) + 4, page.clause(one.end)[1]), asked.focus[0]
    noun = _noun(asked)  # 「泰和片區分到幾個名額」: no 「三個片區」
    return not any(
        hits.within(i, one.end, end) >= 0.5 for i, term in enumerate(asked.terms) if not noun or term.offset >= low
    )


def _of_thing(asked: Asked, page: Page, one: Amount, hits: Hits) -> bool:
    """Whether another thing than is asked for stands right before a number and nothing behind it: 「支座216個」 for 「幾個橋墩」."""
    noun, before = _noun(asked), page.text[max(page.clause(one.start)[0], one.start - 8) : one.start]
    words = cut(before)
    if not noun or not words or not _ENDS.match(page.text, one.end):
        return False
    word, at, tag = words[-1]
    start = one.start - len(before) + at
    if tag != "n" or len(word) < 2 or at + len(word) != len(before) or set(word) & set(noun):
        return False
    return not any(hits.within(i, start, one.start) >= 0.4 for i in range(len(asked.terms)))


_ENDS = re.compile(r"[,。;、)\s]|$")


def _head_says(page: Page, one: Amount, noun: str, hits: Hits) -> bool:
    """Whether the head of a bare number's column names what is counted."""
    head = page.head_cell(one.start)
    if head is None:
        return False
    return noun[:1] in page.text[slice(*head)] or any(hits.within(i, *head) >= 0.5 for i in range(len(hits.places)))


def _weighed(page: Page, one: Amount, noun: str) -> bool:
    """「大米5公斤」, 「每公斤大米換6張票，最多交18公斤」: the noun is what the weight is told of, not 「大米5公斤、雞蛋30枚」."""
    first, last = page.sentence(one.start)
    return page.text.endswith(noun, first, one.start) or one.unit + noun in page.text[first:last]


def _fits(asked: Asked, page: Page, one: Amount, hits: Hits) -> float | None:
    """How well the unit fits what is asked; None where it cannot be meant."""
    start, end = asked.focus
    focus = asked.text[start:end]
    money = amount.is_money(page, one)
    if not one.unit and (
        one.upper is not None
        or (one.value >= 10**7 and page.text[one.start : one.end].isdigit())
        or page.text[one.start - 1] == "-"
    ):
        return None  # a telephone number
    if sizes.of_other_measure(asked.text[max(0, start - 6) : start], one):
        return None
    if not one.unit and asked.text[end:].strip("?了的 ") == "" and _CHINESE.match(page.text, one.end):
        noun = next((term.text for term in asked.terms if term.end == start), "")
        if noun and page.text.endswith(noun, 0, one.start):
            return 0.05  # 「規模多少」: 「規模5.6地震」
        return None  # 「虧損多少」: no 180格
    if not money and bare(asked) and one.unit in _SORTS and _HANDED.search(asked.text, 0, start):
        return None  # 「純自提給多少」: no 兩種
    if _PERCENT.search(focus):
        return 0.05 if one.unit in PERCENT else None
    if share_end(page.text, one) is not None:
        return _share(asked, page, one)
    if length := sizes.LENGTH.search(focus):
        return sizes.of_length(page, one, length[1])
    if _RATE.search(asked.text[max(0, start - 10) : start]) and one.unit not in PERCENT and one.unit != "成":
        return None
    if one.unit in LENGTHS and _TAKES.search(asked.text):
        return 0.0
    if one.unit in LENGTHS and not re.search(r"多长", focus):
        return None
    side = None if _RATE.search(asked.text[max(0, start - 10) : start]) else sizes.SIDE.search(focus)
    if side:
        return sizes.of_side(page, one, side[1], money)
    if re.search(r"多大", focus):
        return None if money or one.unit in PERCENT or not one.unit else 0.03 if one.unit in sizes.SIZES else None
    if SHARE.search(asked.text[max(0, start - 16) : end + 2]) and not _UNIT.match(asked.text, start):
        return 0.05 if one.unit in PERCENT else -0.12
    if _SHARE_OF.match(asked.text, start) and not asked.text.endswith("占", 0, start):
        return 0.05 if one.unit in PERCENT else None  # 「能到多少比例」
    unit = _UNIT.match(asked.text, start)
    if unit:
        noun = unit[1]
        counts = re.match(r"(?:多少|几)个", asked.text[start:]) or _things(asked.text, start)
        measures = money or one.unit in PERCENT or one.unit == "折" or one.unit in sizes.SIZES or one.unit.isascii()
        if one.unit == "人次" and _OF_PEOPLE.search(noun):  # 「接待遊客96萬人次」
            return 0.2 if noun[:2] in page.text[page.clause(one.start)[0] : one.start] else 0.06
        if one.unit in _BYTES and _ROOM.match(noun):
            return 0.06  # 「多少流量」
        weight = one.unit in _WEIGHED and "个" not in asked.text[start:end]
        if weight and _weighed(page, one, noun[:2]):
            return 0.04
        clause = page.text[slice(*page.clause(one.start))]
        weighed = weight and noun[:2] in clause and not re.search(rf"{noun[:2]}\d", clause)  # 「多少污水」
        if len(noun) > 1 and one.unit in _PIECES and noun.endswith(one.unit):
            return 0.06  # 「幾個停車格」: 78格
        if counts and one.unit and measures and not weighed and noun[:1] not in one.unit:
            return None  # 「多少個充電器」: no 65W
        if (
            not one.unit
            and page.cell_at(one.start) == (one.start, one.end)
            and page.lines[page.line_at(one.start)].kind == "row"
        ):
            return 0.02 if _head_says(page, one, noun, hits) else None
        if not one.unit and noun[0] in _CLASSIFIERS and not page.text.startswith(noun[0], one.end):
            return None  # 「幾間房」: no 「420一晚」
        if _things(asked.text, start) and one.unit in ("人", "名", "位") and not _OF_PEOPLE.search(noun):
            return None  # 「多少公積金」: no 6萬名
        if _things(asked.text, start) and one.unit in _HEADS and _others(asked, page, one, hits):
            return None
        if _things(asked.text, start) and one.unit in _HEADS | {"项", "种", "座", "所", "条", "", "份", "件", "张"}:
            return 0.04 if one.value != 1 else None  # 「多少名額」: of what, the words near it must say
        if one.unit in _HEADS and _others(asked, page, one, hits):
            return None
        if one.unit == "个" and _of_thing(asked, page, one, hits):
            return None
        if (unit[1][0] in _TIMES and one.unit in _TIMES) or counted.of_places(asked, page, one):
            return 0.04 if unit[1][0] in _TIMES and not unit[1].startswith(one.unit) else 0.06
        if noun[0] in "人名位家户" and (money or one.unit in PERCENT or one.unit in sizes.SIZES):
            return None  # 「坐多少人」: no 3米
        after = page.text[one.end : one.end + 6]
        if len(noun) > 1 and (one.unit == noun[1:] or after.startswith(noun[1:])) and _MEASURE.match(noun):
            return 0.06  # 「多少道題」: 75題
        if one.unit in _HEADS and page.text.endswith(noun[: 2 if len(noun) > 1 else 1], 0, one.start):
            return 0.06  # 「放號240個」
        for size in range(len(noun), 0, -1):
            close = CLOSE.get(noun[:size], (noun[:size],))
            if (
                one.unit in close
                or after.startswith(noun[:size])
                or (size > 1 and one.unit in ("个", "名", "位", "家", "座") and noun[:size] in after)
            ):
                return 0.06
        classifier = asked.text[start : unit.end()]
        if re.match(r"(?:多少|几)(?:个|名|位)", classifier) and one.unit in _THINGS:
            return 0.02 if one.unit in classifier else 0.0
        if not one.unit and one.value >= 100:
            return -0.02
        reach = (
            24 if adjusted.INTO.search(page.text[max(0, one.start - 8) : one.start]) else 8
        )  # 「水由3萬噸提高到5萬噸」
        beside = page.text[max(page.clause(one.start)[0], one.start - reach) : one.end + 8]
        numbered = re.search(rf"\d{noun[:2]}", beside)  # 「2組，每組24格」, asked for 格
        return -0.05 if noun[:2] in beside and not numbered and not money and one.unit not in PERCENT else None
    if money and _COSTS.search(asked.text):
        return 0.06
    if one.unit in LENGTHS and _TAKEN.search(asked.text):
        return -0.1  # 「超過10日的扣25元」
    if _COSTS.search(asked.text) and one.unit and "限" not in page.text[slice(*page.clause(one.start))]:
        return -0.1  # 「汽車位一個月多少」: no 40格
    return -0.02 if one.unit in PERCENT or money else 0.0


def _share(asked: Asked, page: Page, one: Amount) -> float | None:
    """How well a share in characters tells how many: 「三分之二以上業主」 for 「多少業主」."""
    if SHARE.search(asked.text) or bare(asked):
        return 0.02
    noun = _noun(asked)
    beside = page.text[max(page.clause(one.start)[0], one.start - 8) : one.end + 8]
    return 0.1 if noun and noun in beside else None


def _counts(asked: Asked, page: Page, one: Entry, hits: Hits) -> bool:
    """Whether an entry of a card counts what is asked: its unit fits, or it has none and what it counts stands before it."""
    if bare(asked) and entered.is_money(page, one):
        return True
    if asked.text.startswith("%", asked.focus[1]):
        return one.amount.unit in PERCENT
    if one.amount.unit:
        return _fits(asked, page, one.amount, hits) is not None
    unit = None if bare(asked) else _UNIT.match(asked.text, asked.focus[0])
    noun = unit[1] if unit else ""
    behind = page.text[one.amount.end : one.amount.end + 2]
    before = next((term.text for term in asked.terms if term.end == asked.focus[0]), "") if bare(asked) else noun
    return bool(
        (noun and behind and behind[0] in noun)
        or (before and any(before[:2] in page.text[slice(*span)] for span in (*one.labels, *one.kinds)))
    )


# 「租一輛一天要多少」 asks for money, though it does not say so
_COSTS = re.compile(
    r"(?:(?<![第统唯万之同单])一|每)个?(?![共起定般直样同])[一-鿿]{1,2}?(?:要|得|是|收)?多少[?]?$|(?:租|买|订|雇|住|寄|停|办|坐|修|洗|印|请|用)[^,。;]{0,12}(?:要|得|是|收)多少[?]?$|奖[^,。;]{0,3}(?:拿|领|得|赢|给|发|奖)多少[?]?$"
)


def _noun(asked: Asked) -> str:
    """The noun right behind 幾 or 多少: 「幾像素」."""
    behind = _HOW_MANY.match(asked.text, asked.focus[0])
    words = cut(asked.text[behind.end() : behind.end() + 6]) if behind else []
    return words[0][0] if words and words[0][1] == 0 and len(words[0][0]) > 1 and words[0][2][:1] == "n" else ""


_TAKEN = re.compile(r"扣多少[?]?$")


def bare(asked: Asked) -> bool:
    """Whether nothing tells what is counted: 「一趟扣多少」 may well ask for money."""
    start, end = asked.focus
    return asked.text[start:end] == "多少" and not asked.text[end:].strip("?。 了呢啊")


_HOW_MANY = re.compile(r"(?:多少|几)个?")
_AGAIN = re.compile(r"续(?![到至满])|(?:可|得)(?:再|申请)?(?:延长|展期)(?![到至为])")
_AGAIN_ASKED = re.compile(r"续|延|展期")
_FOR_EACH = re.compile(r"(?:每增?加?|任|同|另|某|各|隔\d+分钟|凡)$")
# 「名額還剩幾個」 asks for what is left, no total; 「大窯有幾格」 for what there is, no limit of each
_LEFT = re.compile(
    r"还?剩(?:下|余)?|(?:名额|位子|座位|席位|学位|床位|车位)还有|还有(?:多少|几)个?(?:名额|位|座|席|学位|床位|车位|空|票|房)"
)
_TELLS_LEFT = re.compile(r"剩|余|空[余缺位出]|缺[额位]|尚有|还有|仅存|候补")
_OF_EACH = re.compile(r"每[户人位名家店次]")
_STANDS = re.compile(r"(?:[^每限能可最一]|一共)*(?:有|共|总)(?:多少|几)")
_EACH = re.compile(r"每[户人位名家店次]|限")
_ASKS_EACH = re.compile(r"每|限|最多|至多|一(?:户|人|位|个|家|张|次|台|辆|本|天|场)|能|可以|几")


# 「10個工作日內完成初審」: what is done in that time
DONE_IN = re.compile(r"(?:以内|之内|内)?(?:完成|办结|作出|做出|进行|予以|组织|给出|出具)(?P<deed>[一-鿿]{2,4})")


def asked_last(asked: Asked, deed: str) -> bool:
    """Whether a deed is the last thing that the question names before its question word: not 復審 of 「復審公示幾天」."""
    place = asked.text.find(deed)
    last = max((t.offset for t in asked.terms if t.weight >= 1 and t.offset < asked.focus[0]), default=place)
    return place >= 0 and last <= place


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    if _SCORE_ASKED.search(asked.text):
        for match in (_POINTS if _POINTS_ASKED.search(asked.text) else _SCORES).finditer(page.text):
            yield Proposal(*match.span(), boost=0.05)
        return
    if (buses := nth.buses(asked, page)) is not None:
        yield from buses
        return
    if worth.ASKS_LESS.search(asked.text):
        yield from (Proposal(*match.span(), boost=0.1) for match in worth.LESS.finditer(page.text))
        return
    if at_points := list(points.told(asked, page)):
        yield from at_points
        return
    if re.search(r"[%成]的[一-鿿]{0,4}税", asked.text) and "税" not in page.title + page.text:
        return  # 「佣金要扣幾%的稅」: the rate of a commission is no tax
    if unsettled.ASKED.search(asked.text):
        yield from unsettled.told(asked, page)
        return
    if nth.FOCUS.search(asked.text):
        yield from nth.told(asked, page, hits)
        return
    if of_card := list(entered.told(asked, page, hits, lambda one: _counts(asked, page, one, hits))):
        yield from of_card
        return
    if bare(asked) and (of_steps := reached(asked, page)) is not None:
        yield from of_steps
        return
    if bare(asked) and (of_kinds := kinds.every(asked, page, hits)):
        yield from of_kinds
        return
    often, worked_out = list(nth.often(asked, page)), compared.known(asked, page)
    yield from (*often, *by_head(asked, page, hits))
    yield from compared.third(asked, page, hits, lambda one: _fits(asked, page, one, hits) is not None)
    own = given(asked.text)
    noun = _noun(asked)
    if bare(asked):
        yield from reduced(asked, page, hits, [one for one in amount.found(page) if amount.is_money(page, one)])
    thing = worth.thing(asked, page, bare(asked))
    in_nouns = bool(noun) and re.search(rf"[\d百千万亿]{noun}", page.text) is not None
    for one in amount.found(page):
        if in_nouns and not page.text.startswith(noun, one.end - len(one.unit)) and noun not in one.unit:
            continue  # 「幾像素」 where the page counts in 像素
        if thing and not worth.of_it(page, one, thing, bool(own)):
            continue  # 「流量券3000元，名額50個」
        if any(each.start < one.start < each.end for each in often) or one.start in worked_out:
            continue  # 「每兩週」: no 兩週
        if any(one.value == mine.value and one.upper is None and same_unit(one.unit, mine.unit) for mine in own):
            continue  # 「80歲以上便宜多少」: the 80歲 is no answer
        fit = None if amount.opposed(asked, page, one) else 0.1 if thing else _fits(asked, page, one, hits)
        fit = 0.2 if counted.of_noun(asked, page, one) or counted.grew(asked, page, one) else fit
        more = counted.adds(asked, page, one)
        if fit is not None and more is not None:
            fit += more
            before = page.text[max(0, one.start - 5) : one.start]
            fit += counted.among(asked, page, one)
            if one.unit == "份" and before.endswith("一式") and asked.text.startswith("份", asked.focus[1]):
                fit += 0.25  # 「一式三份」 for 幾份
            # 「剩餘須滿一半；生鮮三成即可」
            near = (max(page.sentence(one.start)[0] - 30, 0), page.clause(one.start)[1])
            if _LEFT.search(asked.text) and not _TELLS_LEFT.search(page.text, *near):
                continue
            if _STANDS.match(asked.text) and (_OF_EACH.search(before) or counted.on_condition(page, one)):
                continue
            money = amount.is_money(page, one)
            if (done := DONE_IN.match(page.text, one.end)) and asked_last(asked, done["deed"][:2]):
                fit += 0.25
            fit += worth.of_deed(asked, page, one)
            if _EACH.search(before) and not _ASKS_EACH.search(asked.text) and not money:
                fit -= 0.3  # 「每戶限租1個」 is no total
            if page.text[one.start] == "一" and one.value == 1 and _FOR_EACH.search(before):
                continue  # 「每增一名子女」 counts nothing
            if _AGAIN.search(before) and not _AGAIN_ASKED.search(asked.text):
                fit -= 0.15  # 「借期20天，可續借10天」
            # 「一名」 counts nothing
            single = page.text[one.start] == "一" and one.value == 1 and not _EACH.search(before)
            single = single and not adjusted.INTO.search(before)  # 「由兩個月降為一個月」
            yield Proposal(
                one.start,
                share_end(page.text, one) or one.end,
                boost=fit
                + amount.extreme(asked, page, one)
                + adjusted.change(asked, page, one)
                + (stated(asked, page, one) or (amount.sense(asked, page, one) if money else 0.0))
                - (0.15 if single else 0.0 if page.text[one.start].isdigit() else 0.03),
            )


TYPE = Type("count", "number", FOCUS, or_apart(or_lacking(propose)))
