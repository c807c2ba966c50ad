"""Stated limits (「不低於4.7分」, 「未滿18歲」, 「3萬元以下」) and what follows where one is met."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from answer.evidence import Page
from answer.match import Hits
from answer.values import LENGTHS, Amount, amounts_of

_GAP = r"(?:[^\d,。;(\n]{0,4})[^\S\n]*$"  # no bound out of the row above: 「補貼上限⏎拖拉機　80畝」
_OVER = re.compile(r"(?<![不没未])(?<!不[得能可应宜会])(?<!没有)(?:超过|超出|大于|高于|多于|逾|>)" + _GAP)
_LEAST = re.compile(
    r"(?:至少|最少|起码|不低于|不少于|不短于|不小于|不[得能可应宜会](?:少于|低于|短于|小于)|满(?!足)|达到|达|[冲做卖拿跑考打]到|提前|≥|>=|须有|应有|具有?|连续|累计|累积|(?:门槛|起点|底价|起订量|(?:开[课班团]|成[团班]|最低)人数)(?:[^\d,。;(]{0,4}[为是到至])?)"
    + _GAP
)
_UNDER = re.compile(r"(?<!不)(?<!不[得能可应宜会])(?:低于|少于|小于|短于|不足|未满|不满|不到|未达|<)" + _GAP)
_MOST = re.compile(
    r"(?:至多|最多|最高|上限|封顶|(?:不|没有?|未|勿)超过|不超出|不高于|不多于|不大于|不[得能可应宜会](?:超过|高于|多于|大于|超出)|(?<![年期时])限|限领|最长|最久|[只仅](?:能|可|限|收|招|准|许|得)|≤|<=)"
    + _GAP
)
_LEAST_BEHIND = re.compile(
    r"\s*(?:\([^)]*\))?\s*(?:[^\W\d]{0,4})?(?:的?(?:书面)?同意|起(?!至)|以上|及以上|或以上|以前|前(?!后|\d)|方可)"
)
# 「最長邊超過150公分」: what stands right before the amount tells which bound it is
_UP_TO = re.compile(r"\s*[-至到~]\s*(?:未满|不满|不足|<)\s*\d")
_OVER_IT = re.compile(r"(?<![不没未])(?<!不[得能可应宜会])(?<!没有)(?:超过|超出|大于|高于|多于|逾|>)\s*$")
# 「限18歲以上」, 「限年滿18歲者」: who is let in; the bound is what stands right beside the amount
_ONLY = re.compile(r"(?:(?<![年期时])限|限领|只(?:能|可|限|收|招|准|许))" + _GAP)
_FROM = re.compile(r"\s*(?:\([^)]*\))?\s*(?:(?:及|或|含)?以上|起(?!至))")
_ONLY_FROM = re.compile(r"(?:限|只[收招准许])[^\d,。;(]{0,8}(?<![不未])(?:满|有|具|达|达到)\s*$")
_NOT_ITSELF = re.compile(r"\s*以[上下]\s*\(?(?:不含|不包括|不包含)")
# 「上限由5公斤提高到10公斤」: the first holds no more
REPLACED = re.compile(
    r"\s*(?:提高|提升|上调|下调|降低|降|放宽|延长|缩短|调整|调高|调低|调|改|增加|减少)(?:到|至|为|成)"
)
_MOST_BEHIND = re.compile(r"\s*(?:\([^)]*\))?\s*(?:(?:及|或|含)?以[内下]|之内|内|封顶|为限)")
# 「7日內未領取的移送警局」 is told of what lies beyond 7日, 「7日內未拆封的可退」 of what lies within
_NOT_WITHIN = re.compile(
    r"\s*(?:以|之)?内(?:仍|还|均|都|尚)?(?:未|没有?)(?![满达到超])[^,。;\d]{1,8}(?:的|者),?[^,。;\d可能免无不]{0,4}?"
    r"(?:视[为同]|取消|作废|失效|不予|不得|移[送交]|没收|停[水电气机权职]|罚|扣|收|清[理除退]|退回(?=[,。;寄原])|除名|注销|放弃|赔|处[理分罚])"
)
_LATELY = re.compile(r"近\s*$")  # 「近3年內未受處分的」 lacks it for 3年 at least
_NOT_LATELY = re.compile(r"\s*(?:以|之)?内(?:均|都|从)?(?:未|没有?)")
# 「入住前24小時可退」, no 「前2小時免費」
_AHEAD = re.compile(r"(?:[一-鿿]{2}|提)前\s*$")
_NEED_BEFORE = re.compile(r"(?:须|需|应|请|最迟|最晚)[^,。;\d]{0,6}前\s*$")
_DUE = re.compile(r"(?:以上)?(?:内)?(?:向[^,。;]{1,6})?(?:提出|申[请办报]|预[约订]|办理|报名|登记|告知|通知)")
_EARLIEST = re.compile(r"最[早快][^,。;\d]{0,4}$")
_UNDONE = re.compile(
    r"(?:以上)?(?:取消|退[租订票场])(?:者|的)?,?[^,。;\d不]{0,3}退|(?:以上)?(?:均|都)?可(?:以)?[^,。;\d]{0,6}(?:退(?![场席房])|取消|改[签期订约票为])"
)
_FIRST = re.compile(r"(?:首|头|前)个?\s*$")
_FREE = re.compile(r"\s*(?:内|以内|之内)?(?:均|可|都|享受?)?(?:免|不收|不计)")
_WIDER = re.compile(r"(?:放宽|降|降低|延长|提高|放宽年龄)(?:到|至|为)" + _GAP)
_FOLLOWS = re.compile(
    r"(?:者|的)?,?(?:即|将|便|就)?(?:不予|予以|给予|不得|取消|劝退|除名|开除|退[学训会]|停[权止]|记过|清退)"
)
_FAILED = re.compile(r"[缺挂旷未没]|不(?:及格|合格|过)|作弊|舞弊")
_GRANTED = re.compile(r"(?<!不)[可能][^,。;\d]{0,6}$")  # 「可請假2次，予以登記」
_FOR_EACH = re.compile(r"[每同本当该前第后]\s*$")
_TIMES = re.compile(r"可(?:以)?(?:再|申请|续|更|补|改|换|延|提|参|预)[^,。;\d]{0,3}$")  # 「可續租1次」
# 「能連續游25公尺，並且漂浮30秒」, of which the second has no word of its own
_ALSO = re.compile(r"(?:并且|而且|且|并|同时)[^,。;\d]{0,8}$")
_MUST = re.compile(r"(?:必?须|应当?|需)[^,。;]{0,14}$")  # 「須取得證書滿2年並完成40學時培訓」
_MEASURED = re.compile(r"(?:(?<![费税利汇])率|额|量|数|(?<![部百])分|成交|营收|收入)[为是]?\s*$")
_AND_MEASURED = re.compile(r",?(?:并且|而且|且|同时)(?![最不每须按另加收减送奖返享发给补获得可能])[一-鿿]{1,6}")
_PROVISO = re.compile(r"[,]?[^,。;]{0,6}(?:才|方|就|即|便|始)")


def _with_it(text: str, first: Limit, one: Amount) -> bool:
    between = text[first.amount.end : one.start]
    stops = "。" in between or ";" in between or "\n" in between
    must = "," not in between and _MUST.search(text, max(0, first.amount.start - 18), first.amount.start)
    return first.least is not None and not stops and bool(must or _PROVISO.match(text, one.end))


# 「帶三本舊書來，可以換一張購書券」
_BRINGS = re.compile(r"(?:带|凭|集[满齐]?|买|购买?|交|收集|累计|完成|存)\s*$")
_GETS = re.compile(r"[^,。;\d]{0,8},?(?:即?可以?|就能?|便可|能)(?:凭此)?(?:换|领|兑|享|获|得|抽|免|进|参加)")
_VARIES = re.compile(r"(?:者|的|户|人|员|类)?(?:为|是|则为|得为|可为)" + _GAP)


_BUT = r"(?:但是?|惟|唯|不过|只是|然而|而)?,?"
# 「團體票例外」, 「夜場不適用」: what is told before does not hold for it
LEFT_OUT = re.compile(
    rf"{_BUT}(?P<whom>[^,。;:\d]{{1,16}}?)(?:均|都|则|一律|并)?(?P<told>不在(?:此|其)[列限内]|不在[^,。;]{{0,6}}(?:之列|之内)|除外|例外|不算在内|不(?:包括|包含|适用|参加|参与|享受)(?:在[内此])?)[。;]?"
)


_DIALLED = re.compile(r"0\d")  # 「025-6688」


class Limit(NamedTuple):
    """A stated amount as a limit: which values lie inside. `strict`: the amount itself does not."""

    amount: Amount
    least: float | None
    most: float | None
    strict: bool = False
    below: bool = False  # the most itself belongs to another that begins there: 「100元（含）以上」

    def holds(self, value: float) -> bool:
        if self.below and value == self.most:
            return False
        if self.strict and value in (self.least, self.most):
            return False
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


@lru_cache(maxsize=512)
def limits_of(text: str, year: int | None) -> tuple[Limit, ...]:
    """The limits that a narrow text states."""
    found: list[Limit] = []
    written = amounts_of(text, year)
    for at, one in enumerate(written):
        if one.upper is not None:
            if not one.unit and (one.value >= 100 or _DIALLED.match(text, one.start)):
                continue  # a telephone number
            found.append(Limit(one, one.value, one.upper))
            continue
        before = text[max(0, one.start - 10) : one.start]
        strict = bool(_NOT_ITSELF.match(text, one.end))
        if _OVER_IT.search(before):
            found.append(Limit(one, one.value, None, True))
        elif one.unit in LENGTHS and _EARLIEST.search(before) and text[one.end : one.end + 1] == "前":
            found.append(Limit(one, None, one.value))  # 「最早可於三個月前申請」
        elif one.unit in LENGTHS and _NEED_BEFORE.search(before) and _DUE.match(text, one.end):
            found.append(Limit(one, one.value, None))  # 「須於使用日前14日申請」
        elif _TIMES.search(before) and one.unit in ("次", "回", "届"):
            found.append(Limit(one, None, one.value))
        elif one.unit in LENGTHS and (
            _NOT_WITHIN.match(text, one.end)
            or (_LATELY.search(before) and _NOT_LATELY.match(text, one.end))
            or (_AHEAD.search(before) and _UNDONE.match(text, one.end))
        ):
            past = "内" in text[one.end : one.end + 2]
            found.append(Limit(one, one.value, None, past))
        elif _UP_TO.match(text, one.end):  # 「5萬～未滿20萬」
            found.append(Limit(one, one.value, None))
        elif _ONLY_FROM.search(before) or (_ONLY.search(before) and _FROM.match(text, one.end)):
            found.append(Limit(one, one.value, None, strict))
        elif _MOST.search(before) or (_MOST_BEHIND.match(text, one.end) and not _OVER.search(before)):
            found.append(Limit(one, None, one.value, strict))
        elif _FIRST.search(before) and _FREE.match(text, one.end):  # 「首15分鐘免費」
            found.append(Limit(one, None, one.value))
        elif _UNDER.search(before):
            found.append(Limit(one, None, one.value, True))
        elif _OVER.search(before):
            found.append(Limit(one, one.value, None, True))
        elif _LEAST.search(before) or _LEAST_BEHIND.match(text, one.end):
            found.append(Limit(one, one.value, None, strict))
        elif (
            (one.unit in ("次", "节", "天", "日") or one.unit in ("科", "门") and _FAILED.search(before))
            and _FOLLOWS.match(text, one.end)
            and not _FOR_EACH.search(before)
            and not _GRANTED.search(before)
        ):
            found.append(Limit(one, one.value, None))  # 「缺課兩次不予結業」
        elif (
            (found and _ALSO.search(before) and _with_it(text, found[-1], one))
            or (_BRINGS.search(before) and _GETS.match(text, one.end))
            or _of_both(text, found, written, at)
        ):
            found.append(Limit(one, one.value, None))
        elif _WIDER.search(before):  # 「從業年限放寬到一年」: a limit of the kind that stands before it
            found.append(_wider(one, [other for other in found if other.amount.unit == one.unit]))
        elif _VARIES.search(before):  # 「年滿60歲（低保戶為55歲）」
            like = next((other for other in reversed(found) if other.amount.end <= one.start), None)
            if like and like.amount.unit == one.unit and "(" in text[like.amount.end : one.start]:
                found.append(like._replace(amount=one, least=like.least and one.value, most=like.most and one.value))
        elif found and found[-1].amount is written[at - 1] and _goes_on(text, found[-1], one):
            found.append(
                found[-1]._replace(amount=one, least=found[-1].least and one.value, most=found[-1].most and one.value)
            )
        if found and found[-1].amount is one:
            found[-1:] = [*_listed_before(text, found, written, at), found[-1]]
    found = [_reduced(each) if each.amount.unit == "折" else each for each in found]
    found = [each for each in found if not REPLACED.match(text, each.amount.end)]
    begun = {(each.least, each.amount.unit) for each in found if _begins(text, each)}
    return tuple(
        each._replace(below=True)
        if (each.most, each.amount.unit) in begun and not _WITH.match(text, each.amount.end)
        else each
        for each in found
    )


def _of_both(text: str, found: list[Limit], written: Sequence[Amount], at: int) -> bool:
    """「好評率98%且成交600筆」: whether an amount is one of two that must both be reached, of which neither has a word of its own."""
    one = written[at]
    if found and found[-1].amount is written[at - 1] and found[-1].least is not None:
        return _AND_MEASURED.fullmatch(text, found[-1].amount.end, one.start) is not None
    joined = _AND_MEASURED.match(text, one.end) if _MEASURED.search(text, max(0, one.start - 10), one.start) else None
    return joined is not None and text[joined.end() : joined.end() + 1].isdigit()


def _goes_on(text: str, last: Limit, one: Amount) -> bool:
    """「做到旗艦店120萬元、專營店80萬元的，全返」: the bound of the first of a list holds for what else has an amount of the unit."""
    return (
        one.upper is None
        and one.unit == last.amount.unit
        and _FOR_EACH_OF.fullmatch(text, last.amount.end, one.start) is not None
    )


_FOR_EACH_OF = re.compile(
    r"(?:的?[、,]|和|及)(?![每另赠送奖减补加退免再可共为合其最单折优返给享获罚扣赔付收缴续延])[一-鿿]{2,6}?(?<![送奖减补加退免折返给获罚扣赔付收缴续延满])"
)

_WITH = re.compile(r"\s*(?:\(含(?:本数)?\)|[及或含])")


def _begins(text: str, one: Limit) -> bool:
    """Whether a limit holds from its amount on, that one with it: 「90分及以上」, 「100元（含）至500元」."""
    if one.least is None or one.strict:
        return False
    return bool(_WITH.match(text, one.amount.end) or _WITHIN.search(text, one.amount.start, one.amount.end))


_WITHIN = re.compile(r"\(含(?:本数)?\).")
_IN_LIST = re.compile(r"、[^\W\d]{1,8}")


def _listed_before(text: str, found: list[Limit], written: Sequence[Amount], at: int) -> list[Limit]:
    """「口試60分、筆試65分以上」: the amounts before the last of a list, the one `at`, which have no bound of their own."""
    last, place = found[-1], found[-1].amount.start
    if not (_LEAST_BEHIND.match(text, last.amount.end) or _MOST_BEHIND.match(text, last.amount.end)):
        return []
    listed: list[Limit] = []
    bound = found[-2].amount.start if len(found) > 1 else -1
    for one in (written[number] for number in range(at - 1, -1, -1)):
        alike = one.upper is None and one.unit == last.amount.unit and _IN_LIST.fullmatch(text, one.end, place)
        if not alike or one.start <= bound:
            break
        listed.insert(0, last._replace(amount=one, least=last.least and one.value, most=last.most and one.value))
        place = one.start
    return listed


def _reduced(one: Limit) -> Limit:
    """「至少打7折」: at most seven tenths of the price; 85折 is 8.5折."""
    least, most = (value and (value / 10 if value >= 10 else value) for value in (one.most, one.least))
    return one._replace(least=least, most=most)


def _wider(one: Amount, others: list[Limit]) -> Limit:
    """A limit in place of the last one that it makes wider."""
    for other in reversed(others):
        if other.least is not None and one.value < other.least:
            return Limit(one, one.value, None)
        if other.most is not None and one.value > other.most:
            return Limit(one, None, one.value)
    return Limit(one, one.value, None)


def limits(page: Page) -> tuple[Limit, ...]:
    return limits_of(page.text, page.year)


def follows(page: Page, hits: Hits, one: Limit) -> str:
    """What is told of a value inside the limit: 「不接」 of 「超過5000元的不接」.

    That is the rest of its clause, or a later one of the sentence that speaks of what the question asks.
    """
    clause, sentence = page.clause(one.amount.start), page.sentence(one.amount.start)
    rest = (one.amount.end, clause[1])
    place = clause[1]
    while place < sentence[1] - 1:
        behind = page.clause(place + 1)
        if place <= behind[0] and _AND.match(page.text, *behind) and (last := _last(page, behind)):
            rest, place = (last, behind[1]), max(behind[1], place + 1)  # 「連續2次…,而且欠款滿5元的,不得…」
            continue
        other_sum = re.search(r"\d", page.text[slice(*behind)]) and not _CHANGES.match(page.text, *behind)
        if behind[0] < place or other_sum or LEFT_OUT.fullmatch(page.text, *behind):
            break
        if _ELSE.match(page.text, *behind) or _WITH_OTHERS.search(page.text, *behind):
            break  # 「團報3人以上享九折，與會員優惠不可同享」, 「人數為12人，未達人數的班取消」
        says, next_one = page.text[slice(*rest)], place == clause[1]
        told = page.text[slice(*behind)]
        denied = one.strict and len(says) <= 8 and _DENIES.search(told) and told[:1] not in "但惟"
        short = next_one and bool(_OPEN.search(says) or denied)
        if short or spoken(hits, *behind) > spoken(hits, *rest):
            rest = behind
        place = max(behind[1], place + 1)
    return page.text[slice(*rest)]


_ELSE = re.compile(r"(?:但|惟|若|如|凡)?(?:未[达满到足]|不[足满到够]|否则|逾期)")
_WITH_OTHERS = re.compile(r"不(?:可|得|能|予)?(?:与[^,。;]{1,10})?(?:同享|并用|叠加|合并|累计|同时|重复)")
_CHANGES = re.compile(r"(?:则|一律|均)?改[收按依以用采]")  # 「未滿80元的，改收固定費用5元」
_AND = re.compile(r"而且|并且|且|同时(?!段)|并(?![非不])|或者?")


def _last(page: Page, span: tuple[int, int]) -> int | None:
    """Where the last limit of a clause ends; None where it has none."""
    return max((one.amount.end for one in limits(page) if span[0] <= one.amount.start < span[1]), default=None)


_DENIES = re.compile(r"[不拒]|严禁|禁止|谢绝|取消|作废|无[效法]|排除|除外|停止|暂停|终止|丧失|失去")
_OPEN = re.compile(
    r"^[^,。;]{0,6}(?:的|者|时|后),?$|^或者?[^,。;\d不]{1,16}(?:的|者|时|后|期间),?$|^(?:及|或)?(?:以[上下])?的(?![可能不免须需应将均都一享按减加打送予获得补赠退罚扣停取视奖给由仅只恕拒禁另再才方即便就为])[一-鿿]{2,4},?$"
)


def spoken(hits: Hits, start: int, end: int) -> int:
    """How many words of the question stand there."""
    return sum(hits.within(index, start, end) >= 0.85 for index in range(len(hits.places)))
