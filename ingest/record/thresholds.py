"""Thresholds: whose which measure must be how much. 「月銷售額20萬元以上或粉絲數≥5000」 → two conditions, any of
them.

Conditions that 或 joins are one threshold of which any is enough; joined by 且, 并, 同时, 及, all are asked for.
`basis` is the day or month in the brackets behind them that the figures are taken on. Whose (`owner`) stands before
the measure, or before 包括 and the like earlier in the sentence. Not seen: conditions in words without a number, and
numbers compared in two sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ingest.record.predicate import tail
from ingest.record.quantities import BEFORE_MEAN, Quantity
from ingest.record.stretches import measure_behind, stretches
from ingest.record.text import DATED, Text
from ingest.record.whose import lead, one_is_enough, persons_behind
from records import Condition, Threshold
from zh.plain import plain

_EDGE = re.compile(
    r"(?<!\d),|,(?!\d{3})|[、;:。!?\n\t|“”\"《》]|或者?|且|并且?|即|则|须|需|(?<![响供反对相适效])应当?|必须|以及"
)
_NUMBER = re.compile(r"\s*(?:\d{1,2}[.、)](?!\d)|[①-⑳])")  # of a list: 「1.近30天…」
_MODAL = ("须", "需", "应", "应当", "必须")
_BRACKETS = re.compile(r"\([^()]*\)")
_ANY = re.compile(r"\s*[,、]?\s*(?:或者?|或是)\s*")
# 「18周岁以上35周岁以下」, 「不少于5万元且不超过20万元」
_OTHER_END = re.compile(r"\s*[,、至到]?\s*(?:并且|而且|同时|[且并但])?\s*")
_LEAST = re.compile(r"至少|最少|不(?:得)?[少低]于")
_ALL = re.compile(r"\s*[,、]?\s*(?:并且?|而且|且|及|和|同时)\s*")
_VERB = re.compile(
    rf"(?:(?<=[\u4e00-\u9fff]{{2}})(?:新台|人民|港)币|为|是|在|须|需|(?<![响供反对相适效])应当?|必须|要|得|已|(?<![{BEFORE_MEAN}])均|都|的)+$"
)
# what is measured: a word in Latin letters, or a noun that ends as measures end, with a stretch of time before it
_PERIOD = (
    r"(?:(?:连续|近)?[一二三两四五六半\d]*(?:个月|季度|季|月|年|日|周|天)(?:度|均|内)?|单[笔日月次场个件季]|累计|上(?:月|年度?|"
    r"季)|日均|人均|平均|"
    r"[每当本](?:月|年|日|季|场))"
)
_ENDING = (
    r"(?:额|量|数|率|分|价|费|金|收入|流水|面积|年限|年龄|资本|资金|资产|比例|"
    r"评分|得分|"
    r"等级|销量|粉丝|次数|时长|工龄|成绩|人口|产值|利润|支出|规模|半径|距离|重量|高度|长度|宽度|体积|温度|时间|"
    r"响应|延迟|身高|体重)"
)
_NOUN = rf"(?:[a-z]{{2,8}}(?:[\u4e00-\u9fff]{{0,2}}?{_ENDING})?|[\u4e00-\u9fff]{{1,4}}?{_ENDING})"
_MEASURES = (re.compile(rf"{_PERIOD}+{_NOUN}$"), re.compile(rf"{_NOUN}$"))
_SIDED = re.compile(rf"(?:[a-z]{{2,8}}|{_ENDING})$")
_UNIT = re.compile(r"\d元|元以[上下]")
_IMPOSED = re.compile(r"[处罚扣缴交付收补奖赔送减返]")  # 「处1000元以上5000元以下罚款」: a sum, not a measure
_REACHED = re.compile(r"满|达")  # 「单笔订单满80元」: a sum that is reached, not a measure
# 「24小时最高60元」, 「可申请不超过8%的优惠」: what is paid or may be had
_NO_MEASURE = re.compile(r".*\d(?:小时|天|分钟|日)|可(?![用见靠溶])[\u4e00-\u9fff]{0,2}")
_AGE = frozenset(("周岁", "岁", "周歲", "歲"))
_WHO = 10  # characters of those whose age is asked for
# 「现面向年满…」, 「低收入户及65岁以上」: no piece of who that is
_TAKES = re.compile(r"面向|适合|适用于?|欢迎|针对|[留供]给|仅?限|凡是?|对于?|招[收募聘]|[和与及或]|\d[名个位]")
_HAS = re.compile(r"均?(?:具有|具备|拥有|有)$")
_MONEY = re.compile(r"(?:gmv|额|收入|费|金|价|资本|资产|产值|利润|支出|流水)$")


def thresholds(text: Text, found: Sequence[Quantity]) -> tuple[tuple[Threshold, ...], frozenset[int]]:
    """The thresholds of a body, and the places of the quantities that are conditions of one."""
    given: list[Threshold] = []
    used: set[int] = set()
    long = list(stretches(text))
    groups = _groups(text, sorted([*found, *long], key=lambda one: one.start) if long else found)
    stand = [(group, mode) for group, mode in groups if _stands(text, group, group[0] in long)]
    for group, mode in _one_of(text, stand):
        begin, owner, measure = _measured(text, group[0])
        conditions: list[Condition] = []
        for at, quantity in enumerate(group):
            two_sided = at and _two_sided(text, group[at - 1], quantity)
            start, other, what = (begin, owner, measure) if not at or two_sided else _measured(text, quantity)
            if what is None or quantity.comparator is None:
                continue
            conditions.append(
                Condition(what, quantity.comparator, quantity.value, quantity.unit or _money(text, start, quantity))
            )
            used.add(quantity.start)
        stop, basis = _basis(text, group[-1].stop)
        given.append(
            Threshold(
                owner=_persons(text, group[-1], owner) or owner or lead(text, begin),
                mode="all" if mode == "all" else "any",
                basis=basis,
                span=text.body[begin:stop],
                offset=begin,
                conditions=tuple(conditions),
            )
        )
    return tuple(given), frozenset(used)


def _stands(text: Text, group: list[Quantity], long: bool) -> bool:
    """Whether it is said of what they are limits, and they are limits: no sum imposed, or only reached (「单笔订单满80元」)."""
    measure = _measured(text, group[0])[2]
    if (
        measure is None
        or (_imposed(measure) and not long)
        or _UNIT.search(measure)
        or _NO_MEASURE.fullmatch(plain(measure))
    ):
        return False
    asked = long or group[0].unit in _AGE or len(group) > 1
    return asked or _REACHED.match(text.plain, group[0].begin) is None or _noun(measure)


def _one_of(text: Text, groups: list[tuple[list[Quantity], str]]) -> Iterator[tuple[list[Quantity], str]]:
    """The same, where of single conditions one is said to be enough joined to one: 「满足条件之一：…；…」."""
    if not any(word in text.plain for word in ("任", "之一", "其一")):
        yield from groups
        return
    said = [one_is_enough(text, group[0].begin, group[-1].stop) for group, _ in groups]
    kept = {at for at, (group, _) in zip(said, groups, strict=True) if len(group) > 1}  # 「…且…；…」: not all alike
    for (at, _), run in groupby(zip(said, groups, strict=True), lambda one: (one[0], text.line(one[1][0][0].begin))):
        here = [group for _, group in run]
        if at is None:
            yield from here
        elif at in kept:
            yield from ((group, "any" if len(group) == 1 else mode) for group, mode in here)
        else:
            yield [group[0] for group, _ in here], "any"


def _groups(text: Text, found: Sequence[Quantity]) -> Iterator[tuple[list[Quantity], str]]:
    """Runs of compared quantities that 或 or 且 joins, and by which of them."""
    group: list[Quantity] = []
    mode = "all"
    for quantity in found:
        if quantity.comparator is None or text.cell(quantity.start) is not None:
            continue
        if group:
            joined = _joined(text, group[-1], quantity)
            if joined and (joined == mode or len(group) == 1):
                mode = joined
                group.append(quantity)
                continue
            yield group, mode
        group, mode = [quantity], "all"
    if group:
        yield group, mode


def _joined(text: Text, one: Quantity, other: Quantity) -> str | None:
    """ "any" or "all", where only the other's measure stands between the two and what joins them."""
    if other.begin - one.stop > 40 or "\n" in text.plain[one.stop : other.begin]:
        return None
    if _two_sided(text, one, other):
        return "all"
    stop, _ = _basis(text, one.stop)
    for mode, rule in (("any", _ANY), ("all", _ALL)):
        link = rule.match(text.plain, stop)
        if link and link.end() <= other.begin and not re.search("[。;,、]", text.plain[link.end() : other.begin]):
            return mode
    return None


def _two_sided(text: Text, one: Quantity, other: Quantity) -> bool:
    """Whether two limits are the ends of one measure, which stands before the first."""
    ends = ((one.comparator or "")[:1], (other.comparator or "")[:1])
    apart = {(">", "<"): one.value < other.value, ("<", ">"): other.value < one.value}.get(ends)
    if not apart or one.unit != other.unit:
        return False  # 「年龄18至60周岁，60周岁以上须体检」
    if one.stop == other.begin and (one.comparator, other.comparator) == (">=", "<="):
        return True  # 「贷款5万元以上20万元以下」
    if not _OTHER_END.fullmatch(text.plain, one.stop, other.begin):
        return False
    measure = _measured(text, one)[2]
    if measure is None:
        return False
    least = _LEAST.match(text.plain, one.begin) is not None  # 「每组至少5人，至多8人」
    return least or one.unit in _AGE or _SIDED.search(plain(measure)) is not None


def _measured(text: Text, quantity: Quantity) -> tuple[int, str | None, str | None]:
    """Where a condition begins, whose it is, and what is measured: the words before the comparator."""
    first, _ = text.clauses.clause(quantity.begin)
    first = max(first, quantity.begin - 40)
    words = text.plain[first : quantity.begin]
    blank = _BRACKETS.sub(lambda hit: "\0" * len(hit.group()), words)
    number = _NUMBER.match(blank) if text.plain[max(0, first - 1) : first] in ("", *"\n;:。") else None
    begin = number.end() if number else 0
    for edge in _EDGE.finditer(blank):
        if edge.end() < len(blank) or edge.group() not in _MODAL:  # 「粉丝数须满1.2万」
            begin = edge.end()
    number = _NUMBER.match(blank, begin) if begin else None  # 「条件：1. 年龄…」
    begin = number.end() if number else begin
    if "(" in blank[begin:]:
        begin = blank.rindex("(") + 1
    for one in text.finds(first + begin, quantity.begin):
        if one.kind in DATED and one.offset > first + begin:
            begin = max(begin, one.stop - first)
    verb = _VERB.search(blank, begin)
    end = verb.start() if verb else len(blank)
    kept = [at for at in range(begin, end) if blank[at] not in "\0 "]
    if (behind := measure_behind(text, quantity)) and behind[1] == quantity.stop:  # 「具有5年以上教学经验」
        whose = _HAS.sub("", blank[begin:end].strip("\0 "))
        at = first + blank.index(whose, begin)
        owner = text.body[at : at + len(whose)] if len(whose) > 1 else None
        return at if owner else quantity.begin, owner, text.body[slice(*behind)]
    if quantity.unit in _AGE and quantity.comparator and (not kept or blank[kept[-1]] not in "龄均"):
        return _aged(text, quantity, first, blank, kept)
    if len(kept) < 2:
        return first + begin, None, None
    phrase = "".join(blank[at] for at in kept)
    measure = next((hit for rule in _MEASURES if (hit := rule.search(phrase))), None)
    cut = kept[measure.start() + (phrase[measure.start()] == "的")] if measure and measure.start() > 2 else kept[0]
    owner = "".join(text.body[first + at] for at in kept if at < cut).rstrip("的") or None
    return first + kept[0], owner, "".join(text.body[first + at] for at in kept if at >= cut)


def _aged(
    text: Text, quantity: Quantity, first: int, blank: str, kept: list[int]
) -> tuple[int, str | None, str | None]:
    """The same of an age whose clause does not say that it is one: 「学员年满18周岁」, 「须满18岁」."""
    full = bool(kept) and blank[kept[-1]] == "年" and text.plain[quantity.begin] == "满"
    measure = text.body[first + kept[-1] : quantity.begin + 1] if full else quantity.unit
    begin = first + kept[-1] if full else quantity.begin
    end = first + kept[-1] if full else first + kept[-1] + 1 if kept else begin
    at = first + kept[0] if kept else begin
    for word in _TAKES.finditer(text.plain, at, end):
        at = word.end()
    at = tail(text, at, end, _WHO)
    return (at, text.body[at:end], measure) if end - at > 1 else (begin, None, measure)


def _persons(text: Text, quantity: Quantity, owner: str | None) -> str | None:
    """Those behind an age; behind 满 only where nobody stands before it (「儿童年卡满14周岁…」)."""
    behind = quantity.unit in _AGE and (owner is None or quantity.stop > quantity.end)
    return persons_behind(text, quantity.stop) if behind else None


def _imposed(measure: str) -> bool:
    words = plain(measure)
    return _IMPOSED.match(words) is not None or words.endswith(("处", "处以"))


def _noun(measure: str) -> bool:
    return _MEASURES[1].search(plain(measure)) is not None


def _money(text: Text, start: int, quantity: Quantity) -> str | None:
    """元 where a sum of money is given without its unit (「月营业额8万以上」)."""
    words = _BRACKETS.sub("", text.plain[start : quantity.begin]).strip()
    return "元" if _MONEY.search(_VERB.sub("", words)) else None


def _basis(text: Text, stop: int) -> tuple[int, str | None]:
    """The brackets behind a condition, where they hold a date: where they end, and the date."""
    bracket = re.compile(r"\s*\(([^()\n]{2,40})\)").match(text.plain, stop)
    if not bracket:
        return stop, None
    dated = [one for one in text.finds(*bracket.span(1)) if one.kind in DATED]
    return (bracket.end(), dated[0].text) if dated else (stop, None)
