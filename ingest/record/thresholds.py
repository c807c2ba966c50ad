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

from ingest.record.quantities import BEFORE_MEAN, Quantity
from ingest.record.text import DATED, Text
from records import Condition, Threshold
from zh.numerals import number
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
_LEAD = re.compile(
    r"([\u4e00-\u9fffa-z]{2,12}?)(?:包括|包含|为|是|如下|要求)?[:：]|([\u4e00-\u9fff]{2,8})(?:包括|包含)"
)
# what is measured: a word in Latin letters, or a noun that ends as measures end, with a stretch of time before it
_PERIOD = (
    r"(?:近?[一二三半\d]*(?:个月|季度|季|月|年|日|周|天)(?:度|均|内)?|单[笔日月次场个件季]|累计|上(?:月|年度?|"
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
_AGE = frozenset(("周岁", "岁", "周歲", "歲"))
_AGE_ITSELF = ("年满", "周岁", "岁")
# a length of time that is asked for: 「连续居住满3年」, where conditions are told
_STRETCH = re.compile(r"满?([\d一二两三四五六七八九十]+)(个?(?:[年月日天]|小时|课时|学时))")
_ASKED = re.compile(r"(?:以上)?(?=[,。;、)\n的者且并]|$)")
_OF_CONDITIONS = re.compile(
    r"条件|资格|要求|对象|具备|符合|[须应凡]|需(?!求)|方可|(?<!许)可[以申报享]|者|不(?:得)?[低少]于"
)
_UNDER = re.compile(r"(?:条件|资格|要求|对象)[^,。;\n]{0,6}[:\n]")
_MONEY = re.compile(r"(?:gmv|额|收入|费|金|价|资本|资产|产值|利润|支出|流水)$")


def thresholds(text: Text, found: Sequence[Quantity]) -> tuple[tuple[Threshold, ...], frozenset[int]]:
    """The thresholds of a body, and the places of the quantities that are conditions of one."""
    given: list[Threshold] = []
    used: set[int] = set()
    stretches = list(_stretches(text)) if "满" in text.plain else []
    for group, mode in _groups(text, sorted([*found, *stretches], key=lambda one: one.start) if stretches else found):
        begin, owner, measure = _measured(text, group[0])
        stretch = group[0] in stretches
        if measure is None or (_imposed(measure) and not stretch) or _UNIT.search(measure):
            continue
        asked = stretch or group[0].unit in _AGE
        if len(group) == 1 and _REACHED.match(text.plain, group[0].begin) and not asked and not _noun(measure):
            continue
        conditions: list[Condition] = []
        for at, quantity in enumerate(group):
            two_sided = at and _two_sided(text, group[at - 1], quantity)
            start, other, what = (begin, owner, measure) if not at or two_sided else _measured(text, quantity)
            if what is None or quantity.comparator is None:
                continue
            conditions.append(
                Condition(what, quantity.comparator, quantity.value, quantity.unit or _money(text, start, quantity))
            )
            if plain(what) not in _AGE_ITSELF:  # 「年满16周岁」 is told among the amounts too
                used.add(quantity.start)
        stop, basis = _basis(text, group[-1].stop)
        given.append(
            Threshold(
                owner=owner or _lead(text, begin),
                mode="all" if mode == "all" else "any",
                basis=basis,
                span=text.body[begin:stop],
                offset=begin,
                conditions=tuple(conditions),
            )
        )
    return tuple(given), frozenset(used)


def _stretches(text: Text) -> Iterator[Quantity]:
    """The lengths of time that conditions ask to be reached: 「工作满五年以上」; none that only tells when (「满3年后」)."""
    for one in text.found:
        begin = one.offset - (text.plain[one.offset - 1 : one.offset] == "满")
        if one.kind != "duration" or text.plain[begin] != "满":
            continue
        written = _STRETCH.fullmatch(text.plain, begin, one.stop)
        behind = _ASKED.match(text.plain, one.stop)
        amount = number(written.group(1)) if written else None
        if written is None or behind is None or amount is None or text.plain[begin - 1 : begin] in ("未", "每", "期"):
            continue
        sentence, last = text.clauses.sentence(begin)
        under = _UNDER.search(text.plain, max(0, begin - 160), sentence)
        if under or _OF_CONDITIONS.search(text.plain, max(sentence, begin - 80), last):
            unit = text.body[slice(*written.span(2))]
            yield Quantity(written.start(1), one.stop, amount, unit, ">=", begin, behind.end())


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
    if one.stop == other.begin and (one.comparator, other.comparator) == (">=", "<=") and one.unit == other.unit:
        return True  # 「贷款5万元以上20万元以下」
    ends = {(one.comparator or "")[:1], (other.comparator or "")[:1]}
    if ends != {"<", ">"} or one.unit != other.unit or not _OTHER_END.fullmatch(text.plain, one.stop, other.begin):
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
    number = _NUMBER.match(blank) if text.plain[max(0, first - 1) : first] in ("", "\n") else None
    begin = number.end() if number else 0
    for edge in _EDGE.finditer(blank):
        if edge.end() < len(blank) or edge.group() not in _MODAL:  # 「粉丝数须满1.2万」
            begin = edge.end()
    if "(" in blank[begin:]:
        begin = blank.rindex("(") + 1
    for one in text.finds(first + begin, quantity.begin):
        if one.kind in DATED and one.offset > first + begin:
            begin = max(begin, one.stop - first)
    tail = _VERB.search(blank, begin)
    end = tail.start() if tail else len(blank)
    kept = [at for at in range(begin, end) if blank[at] not in "\0 "]
    if len(kept) < 2 and quantity.unit in _AGE and quantity.comparator:  # 「年满18周岁」, 「须满18岁」
        if kept and blank[kept[0]] == "年":
            return first + kept[0], None, text.body[first + kept[0] : quantity.begin + 1]
        return quantity.begin, None, quantity.unit
    if len(kept) < 2:
        return first + begin, None, None
    phrase = "".join(blank[at] for at in kept)
    measure = next((hit for rule in _MEASURES if (hit := rule.search(phrase))), None)
    cut = kept[measure.start() + (phrase[measure.start()] == "的")] if measure and measure.start() > 2 else kept[0]
    owner = "".join(text.body[first + at] for at in kept if at < cut).rstrip("的") or None
    return first + kept[0], owner, "".join(text.body[first + at] for at in kept if at >= cut)


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


def _lead(text: Text, begin: int) -> str | None:
    """Whose a condition is that has no owner of its own: 「优先条件：…」."""
    first, _ = text.clauses.clause(begin)
    far = max(0, first - 200)
    start = max(far, text.body.rfind("。", far, first) + 1, text.body.rfind("\n", far, first) + 1)
    last = None
    for match in _LEAD.finditer(text.plain, start, begin):
        at = 1 if match.group(1) else 2
        last = text.body[match.start(at) : match.end(at)]
    return last
