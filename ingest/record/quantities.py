"""Numbers with what they count: 「3萬元」 → 30000 元, 「12.5%」, 「30箱」, and how they are compared (不低于 …, …
以上).
"""

from __future__ import annotations

import heapq
import math
import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from ingest.record.text import Text
from zh.formal import FORMAL, FORMAL_DIGITS
from zh.numerals import COUNTING, WORDS, number

Comparator = Literal[">=", ">", "<=", "<", "=", "!="]

_SCALE = {
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10_000,
    "十万": 100_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "亿": 100_000_000,
    "百亿": 10_000_000_000,
    "千亿": 100_000_000_000,
    "万亿": 1_000_000_000_000,
}
# measure words, longest first where one begins another; a single unknown character counts too (see `_unit`)
_UNIT = re.compile(
    r" ?(?:[%‰℃°]|周岁|人民币|新台币|新臺币|美元|港元|港币|欧元|日元|个百分点|百分点|平方米|平方公里|立方米|公里|千米|"
    r"毫米|厘米|㎡|公顷|公斤|千克|毫克|毫升|"
    r"千瓦时|千瓦|千卡|千帕|千焦|千赫兹?|人次|人天|课时|学时|学分|积分|金币|毫秒|分钟|小时|个小时|个工作日|工作日|个月|个自然日|"
    r"[kmgtp]i?b(?![a-z])|k?bps|km|cm|mm|kg|ml|mg|"
    r"(?:gmv)(?![a-z])|"
    r"[元圆块角毛分人名位个件家次份张条篇幅部台套批场期项种类款笔单户间座辆节级档米吨克斤升度箱盒袋瓶支枚本册页字股手点票席倍折天日周年月秒岁代层亩瓦颗粒根双对组桌棵艘架门道题颗顿餐片块])"
)
BEFORE_MEAN = "平人日月年户场周"  # characters behind which 均 is of an average: 「户均」, 「场均」
_MONEY = r"(?:元|圆|块(?!内|区|状)|美元|港元|港币|欧元|日元|人民币|新台币)"
_FIGURES = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
# 「20千克」 counts 千克
_SCALED = r"[来多余几]?(?:个(?=亿|[百千]万))?(?:十万|百万|千万|[百千万]?亿|[百万]|千(?![克瓦卡帕赫焦]|米(?!布)))"
# a figure with a unit, and what is added to it: 「3万5千」, 「1亿2千万」, 「1万零500」, 「5百20元」
_MIXED = (
    r"\d+(?:\.\d+)?(?:[百千佰仟]?[万亿]|[百千佰仟])"
    rf"(?:(?:零?\d{{1,4}}(?:[百千佰仟]万?|[万十拾]))+(?:零\d{{1,4}})?|零\d{{1,4}}|(?<=[百佰])\d\d(?={_MONEY})|(?<=[千仟])\d{{3}}(?={_MONEY}))"
)
_FORMAL_ONES = f"{FORMAL_DIGITS}拾"  # as on a cheque, those that a number may begin with
_NUMBER = re.compile(
    rf"(?=[\d{_FORMAL_ONES}佰仟零{COUNTING}])(?:"
    rf"(?<![\d.a-z#/\-第])(?<!\d[:,])(?<!\d,\d)({_MIXED})(?![\d.百千万亿])|"
    # figures: 「1,234.5万」, 「3万5,000元」, 「12 000元」
    rf"(?<![\d.a-z#/\-第])(?<!\d[:,])(?<!\d,\d)(\d{{1,3}}(?: \d{{3}})+(?:\.\d+)?(?= ?{_MONEY})|{_FIGURES})"
    rf"(?![\d.]*[\-/:]\d) ?({_SCALED}(?:(?<=万)(?:\d,\d{{3}}|\d{{4}})(?={_MONEY}))?)?"
    # as on a cheque: 「叁萬伍仟元」
    rf"|([{_FORMAL_ONES}][{_FORMAL_ONES}佰仟零万亿]*)(?={_MONEY})|"
    rf"(?<![第{WORDS}万亿点])("
    # in characters before money: 「一百零五元」, 「十五点八万元」
    rf"[{COUNTING}][{WORDS}万亿]*(?:点[零一二三四五六七八九]+[万亿]?)?(?<=[十廿卅百千万亿点零].|.[十廿卅百千万亿])(?={_MONEY})|"
    rf"[十廿卅](?={_MONEY})|"
    rf"(?:[{COUNTING}][一二三四五六七八九十百千万]*[百千万]|"
    # numbers in characters, where what follows counts: 「八折」, 「三成订金」, 「二十个」, 「五名，」
    rf"(?:[{COUNTING}][零一二三四五六七八九十廿卅百千万]+|[廿卅])(?=[个名人户套份张件家间席位组公平米岁])|"
    rf"[{COUNTING}]+(?=折|倍|人次|成(?:[,、。;)的以左]|[\u4e00-\u9fff]{{1,3}}[金款费]|$)|名[,、。;:(]))"
    r"(?=[元块人名件家份个户套张间席位组公平米岁折倍成]|单(?:$|[,。;、)]))))"
)
# where one may begin: the first of the digits or numerals that stand together, and those with what they may count
_BEGINS = re.compile(
    rf"[\d{_FORMAL_ONES}{COUNTING}](?:"
    rf"(?<=\d)(?<![\d.a-z#/\-第].)(?<!\d[:,].)|(?<=[{_FORMAL_ONES}])(?<![{_FORMAL_ONES}].)|"
    rf"(?<=[{COUNTING}])(?<![第{WORDS}万亿点].)"
    rf"(?=[{WORDS}万亿点]*+[元圆块美港欧日人新名件家份个户套张间席位组公平米岁折倍成单]))"
)
# 「5000-8000元」, 「1.5万-2万元」: both ends count what stands behind the second
_RANGE = re.compile(
    rf"(?<![\d.a-z#/\-第])(?<!\d:)(?P<lower>{_FIGURES}) ?(?P<lower_scale>[百千万亿]?)(?P<lower_unit>{_MONEY}?) ?[-~至到—] ?(?P<upper>{_FIGURES}) ?(?P<scale>(?:十万|百万|千万|[百千万亿])?)(?P<unit>{_MONEY})"
)
# 「对象：10至15岁」; not 「6—12岁儿童半价」, 「尺码10-12岁」
_OF_AGE = re.compile(r"(?:年龄|对象|要求|条件|资格|面向|招[收募生聘]|适合|限)[^。;\n\d]{0,12}$")
_DIGITS = re.compile(r"\d+")
_NTH_TO = re.compile(r"第\d{1,4} ?[-~至到—] ?第?$")
_PERCENT = re.compile(
    r"(?P<of>[百千])分之(?P<share>[\d.]+|[零一二两三四五六七八九十百]+(?:点[零一二三四五六七八九]+)?)(?![\d万千亿])"
)
# 「年龄须在6—12岁之间」, 「18至40岁」: both ends are asked for
_AGES = re.compile(
    r"(?P<says>(?<=年龄)[^,。;、\n\d]{0,4}|年满|(?<![\d.第-]))(?P<lower>\d{1,3}) ?(?:周?岁)? ?(?:\(含\))? ?[-~至到—–] ?(?P<upper>\d{1,3}) ?(?P<unit>周?岁)"
)
_TO_AGE = re.compile(r"[-~至到—–] ?\d{1,3} ?周?岁")  # in all that it finds, and quickly found
# in all that _RANGE finds; what stands before the sign is asked for behind it, which is quickly found
_TWO_ENDS = re.compile(r"[-~至到—](?:(?<=[\d百千万亿元块币].)|(?<=[\d百千万亿元块币] .)) ?\d")
_SCALE_PARTS = re.compile(r"[来多余几]?个?([百千]?万亿|十万|百万|千万|[百千]?亿|[百千万])(\d,?\d{3})?")
_PARTS = (("ten", 10), ("cent", 100), ("cents", 100), ("half", 10))
# 「123元1角1分」, 「圆零壹分」, 「3块5」
_SMALL = re.compile(
    rf"零?(?P<ten>[\d一二三四五六七八九{FORMAL_DIGITS}])[角毛](?:零?(?P<cent>[\d一二三四五六七八九{FORMAL_DIGITS}])分)?"
    rf"|零(?P<cents>[\d一二三四五六七八九{FORMAL_DIGITS}])分"
    r"|(?P<half>(?<=块)[\d一二三四五六七八九])(?![\d.十百千万元块个毛角])"
)
# 「三四十」, 「七八百」: between the two
_ABOUT = re.compile(r"([一二两三四五六七八九])([一二三四五六七八九])([十百千万亿]+)")
_ADDED = re.compile(r"(\d+(?:\.\d+)?)?([百千万亿十]?)")
_NO_UNIT = re.compile(
    r"[减加送打返享抵赠换得满每共约第时按由起止计学届的了是为和与或及至到在从以上下前后内外中之等将须应可、，,。;:()\[\]《》“”\"'!?~\-+=<>≥≤/·.|"
    r"\s\da-z第]"
)

# how a number is compared: before it …
BEFORE: tuple[tuple[str, Comparator], ...] = (
    (
        r"≥|>=|≧|不低于|不少于|不小于|不短于|不得低于|不得少于|至少|最少|最低|起码|大于等于|大于或等于|达到|达|满|下限为?",
        ">=",
    ),
    (
        r"≤|<=|≦|不超过|不高于|不多于|不大于|不长于|不得超过|不得高于|不得多于|至多|最多|最高|小于等于|"
        r"小于或等于|上限为?|封顶|限",
        "<=",
    ),
    (r"超过|大于|高于|多于|超出|>", ">"),
    (r"不足|不满|未满|未达到?|低于|小于|少于|<", "<"),
)
# … and behind it
AFTER: tuple[tuple[str, Comparator], ...] = (
    (r"\(?含\)?以上|\(?及\)?以上|以上|起(?![\u4e00-\u9fff])", ">="),
    (r"及?以下|以内|封顶", "<="),
)
_BEFORE = re.compile("|".join(f"(?P<b{at}>{words})" for at, (words, _) in enumerate(BEFORE)))
_FIRST = "".join(sorted({word[0] for words, _ in BEFORE for word in words.split("|")}))
_BEFORE_END = re.compile(rf"(?=[{_FIRST}])(?:{_BEFORE.pattern})(?:为|在|约|(?:人民|新台)币)?\s*$")
_AFTER = re.compile(
    r"\s*(?:\([^()]{0,12}\))?\s*(?:" + "|".join(f"(?P<a{at}>{words})" for at, (words, _) in enumerate(AFTER)) + ")"
)


# whether the number itself counts: 「低于1500元（含）」, 「70分以上（不含70分）」
_ITSELF = re.compile(
    r"\s*\((?P<not>不)?(?:包?含|包括)(?:本[数级身值]?|[\d.,]+[十百千万亿]*\s*(?:%|[\u4e00-\u9fff]{1,3})?)?\)"
)
_WITH: dict[Comparator, Comparator] = {">": ">=", "<": "<="}
_WITHOUT: dict[Comparator, Comparator] = {">=": ">", "<=": "<"}
_GOES_ON = re.compile(r"[\u4e00-\u9fff](?<![的以及和与或到至起为在不内外上下])")  # 「蓝12接驳车」: no unit
_COUNTED = re.compile(r"(?:月|小时|工作日|自然日|金币|积分)")


_SIGN = re.compile(r"(?:nt|hk|us)?[$¥￥€£] ?$")  # of money, in front of the number
_FOREIGN = ("us", "hk", "€", "£")
_SIGNED = frozenset("$¥￥€£ \n")  # what it ends in, or the end of its line


class Quantity(NamedTuple):
    """A number in a body. `start`–`end` is the number with its unit, `comparator` how it is compared, if it is."""

    start: int
    end: int
    value: float | int
    unit: str | None
    comparator: Comparator | None
    begin: int  # where the comparator before it begins (else `start`)
    stop: int  # where the comparator behind it ends (else `end`)


def quantities(text: Text) -> Iterator[Quantity]:
    """The quantities of a body, in order; no piece of a date or of a length of time, no ordinal, number of a phone or
    version.
    """
    plain = text.plain
    ranges = list(_found(text, _DIGITS, _RANGE)) if _TWO_ENDS.search(plain) else []
    shares = list(_PERCENT.finditer(plain)) if "分之" in plain else []
    ages = list(_AGES.finditer(plain)) if "岁" in plain and _TO_AGE.search(plain) else []
    done = 0  # 「123元1角」: the 1角 is of the amount
    others = (ages, ranges, shares)
    numbers = _found(text, _BEGINS, _NUMBER)
    for match in heapq.merge(*others, numbers, key=lambda match: match.start()) if any(others) else numbers:
        if match.start() < done or text.covered[match.start()]:
            continue
        if match.re is _AGES:
            found: Sequence[Quantity | None] = _asked_ages(text, match)
        elif match.re is _RANGE:
            found = _ends(text, match)
        elif match.re is _PERCENT:
            found = [_share(text, match)]
        else:
            one = _quantity(text, match)
            found = _between(one, match[5]) if one and match[5] else [one]
        for quantity in found:
            if quantity is not None:
                yield quantity
                done = quantity.end


def _found(text: Text, begins: re.Pattern[str], rule: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of a slow rule, looked for only where one may begin, outside the finds."""
    done = 0
    for sign in begins.finditer(text.plain):
        start = sign.start()
        if start >= done and not text.covered[start] and (match := rule.match(text.plain, start)):
            done = match.end()
            yield match


def _ends(text: Text, both: re.Match[str]) -> list[Quantity]:
    """The two ends of 「5000-8000元」; none where it is no range."""
    low = _in_figures(both["lower"], both["lower_scale"] or both["scale"])
    high = _in_figures(both["upper"], both["scale"])
    if low >= high or both["lower"].startswith("0"):
        return []  # a number with its area code, of a room
    unit = text.body[both.start("unit") : both.end("unit")]
    start, end = both.start("lower"), both.end("lower_unit")
    upper = both.start("upper")
    return [
        Quantity(start, end, low, unit, None, start, end),
        Quantity(upper, both.end(), high, unit, None, start, both.end()),
    ]


def _asked_ages(text: Text, both: re.Match[str]) -> list[Quantity]:
    """The two ends of 「年龄须在6—12岁之间」, compared; none where it is no range."""
    low, high = int(both["lower"]), int(both["upper"])
    start = both.start()
    if low >= high or not (both["says"] or _OF_AGE.search(text.plain, max(0, start - 20), start)):
        return []
    unit = text.body[both.start("unit") : both.end("unit")]
    lower, upper = both.start("lower"), both.start("upper")
    said = both.start("says") + (both["says"] == "年满")  # as of 「年满18岁」
    return [
        Quantity(lower, both.end("lower"), low, unit, ">=", said, upper),
        Quantity(upper, both.end(), high, unit, "<=", upper, both.end()),
    ]


def _in_figures(digits: str, scale: str) -> float | int:
    """「1,234」 → 1234, 「3万5,000」 → 35000, 「12 000」 → 12000."""
    large, rest = _SCALE_PARTS.fullmatch(scale).groups() if scale else ("", None)  # type: ignore[union-attr]
    value = float(digits.replace(",", "").replace(" ", "")) * _SCALE.get(large, 1)
    return _rounded(value + (int(rest.replace(",", "")) if rest else 0))


def _added(mixed: str) -> float | int | None:
    """「3万5千」 → 35000, 「1亿2千万」 → 120000000, 「1万零500」 → 10500; none where a part is as large as the one before."""
    total: float = 0
    part: float = 0
    least = below = math.inf
    for figures, unit in _ADDED.findall(mixed.translate(FORMAL).replace("零", "")):
        if not figures and not unit:
            continue
        large = unit in ("万", "亿")
        value = float(figures or 0) * (1 if large else _SCALE.get(unit, 1))
        if large:
            if _SCALE[unit] >= below or part and value and value >= least:
                return None
            below = _SCALE[unit]
            total, part, value = total + (part + value) * _SCALE[unit], 0, 0
            least = _SCALE[unit]
        elif value >= least:
            return None
        else:
            part, least = part + value, _SCALE.get(unit, 1)
    return _rounded(total + part)


def _in_words(words: str) -> float | int | None:
    """「一百零五」 → 105, 「十五点八万」 → 158000, 「两千五」 → 2500."""
    whole, _, part = words.partition("点")
    scale = part[-1:] if part[-1:] in ("万", "亿") else ""
    digits = "".join(str(number(char)) for char in part.removesuffix(scale))
    value = number(whole)
    if value is None or not part:
        return value
    return _rounded(float(f"{value}.{digits}") * _SCALE.get(scale, 1))


def _digit(char: str) -> int:
    return number(char.translate(FORMAL)) or 0


def _rounded(value: float) -> float | int:
    return int(value) if value == int(value) else round(value, 6)


def _between(upper: Quantity, words: str) -> list[Quantity]:
    """「三四十元」 → 30 and 40 元, 「两三百元」 → 200 and 300; else what it is."""
    about = _ABOUT.fullmatch(words)
    if about is None or (low := _digit(about[1])) >= _digit(about[2]):
        return [upper]
    lower = upper._replace(value=_rounded(low * upper.value / _digit(about[2])))
    return [lower, upper._replace(start=upper.start + 1)]


def _quantity(text: Text, match: re.Match[str]) -> Quantity | None:
    plain = text.plain
    mixed, digits, scale, formal, words = match.groups()
    words = words or (formal and formal.translate(FORMAL))
    if digits and len(digits) >= 7 and not scale and digits.isdecimal():
        return None
    value = _in_words(words) if words else _added(mixed) if mixed else _in_figures(digits, scale or "")
    if value is None:
        return None
    end, unit = _unit(text, match.end())
    start = match.start()
    if unit in ("元", "圆", "圓", "块", "塊") and (small := _SMALL.match(plain, end)):
        value = _rounded(value + sum(_digit(small[name]) / part for name, part in _PARTS if small[name]))
        end = small.end()
    if plain[max(0, start - 1) : start] in _SIGNED and (sign := _SIGN.search(plain, max(0, start - 4), start)):
        # 「NT$1,200」
        # 「NT$1,200元」; 「US$50元」 are dollars
        named = unit if unit in ("元", "圆", "圓") and not sign.group().startswith(_FOREIGN) else None
        start, unit = sign.start(), named or text.body[sign.start() : sign.end()].strip()
        end = end if named else match.end()
    if digits and len(digits) == 4 and not scale and 1900 <= value < 2100 and not _UNIT.match(plain, match.end()):
        return None  # 「2026创意赛」: a year
    if unit == "年" and (1900 <= value < 2100 or plain.startswith("度", end)):
        return None
    if _NTH_TO.search(plain, max(0, start - 8), start):
        return None  # 「第5至12页」
    behind = plain[match.end() : match.end() + 1]
    if behind and behind in "号室路版弄巷幢楼栋" and plain[match.start() - 1 : match.start()] not in "共有计约建":
        return None  # 「大道88号5栋」: which, not how many
    comparator, begin, stop = compared(plain, start, end)
    if unit is None and comparator is None and text.cell(match.start()) is None:
        return None
    return Quantity(
        start,
        end,
        value,
        unit,
        comparator,
        begin,
        stop,
    )


def _share(text: Text, match: re.Match[str]) -> Quantity | None:
    """「百分之九十五」 → 95 %."""
    share = match["share"]
    try:
        value = float(share) if share[0].isascii() else _in_words(share)
    except ValueError:  # 「百分之3.5.1」
        return None
    if value is None:
        return None
    start, end = match.span()
    comparator, begin, stop = compared(text.plain, start, end)
    if comparator is None and value == 100:
        return None  # 「百分之百」 is a manner of speaking
    return Quantity(start, end, _rounded(value), "%" if match["of"] == "百" else "‰", comparator, begin, stop)


def compared(plain: str, start: int, end: int) -> tuple[Comparator | None, int, int]:
    """How a quantity is compared, and where it begins and stops with the words that say so."""
    comparator, begin, stop = _told(plain, start, end)
    itself = _ITSELF.match(plain, stop)
    if itself is None and stop > end:
        itself = _ITSELF.match(plain, end)  # 「70分（不含）以上」
    if comparator is None or itself is None:
        return comparator, begin, stop
    return (_WITHOUT if itself["not"] else _WITH).get(comparator, comparator), begin, max(stop, itself.end())


def _told(plain: str, start: int, end: int) -> tuple[Comparator | None, int, int]:
    """The same without what brackets say of the number itself."""
    before = _BEFORE_END.search(plain, max(0, start - 10), start)
    after = _AFTER.match(plain, end)
    behind = next(AFTER[int(key[1:])][1] for key, hit in after.groupdict().items() if hit) if after else None
    if before is None:
        return behind, start, after.end() if after else end
    comparator = next(BEFORE[int(key[1:])][1] for key, hit in before.groupdict().items() if hit)
    if behind == ">=" and before.group().startswith("限"):
        return behind, start, after.end() if after else end  # 「仅限60岁以上」
    return comparator, before.start(), after.end() if after and behind == comparator else end  # 「达60平方米以上」


def _unit(text: Text, end: int) -> tuple[int, str | None]:
    """What follows a number as its unit: a known measure word, else one character that can be one."""
    plain = text.plain
    known = _UNIT.match(plain, end)
    if known:
        stop = known.end()
        if plain[stop - 1] in "个" and (noun := _COUNTED.match(plain, stop)):
            stop = noun.end()
        return stop, text.body[end:stop].strip()
    char = plain[end : end + 1]
    if char and "\u4e00" <= char <= "\u9fff" and not _NO_UNIT.match(char) and not _GOES_ON.match(plain, end + 1):
        return end + 1, text.body[end]
    return end, None
