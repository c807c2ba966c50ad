"""The numbers with a unit that a text states, as they are found: 「300元」, 「三箱」, 「贰拾元」, 「百分之八」.

One `Quantity` a number, with its value, what it counts in (one word a unit: 人 for 名 and 位; years count in months) and where its sentence begins.
Not found here: dates and times, ordinals, versions and codes, and units that are the beginning of another word (「一次性」).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.check.reading import DATED, Reading
from zh.formal import FORMAL, FORMAL_DIGITS
from zh.numerals import number

# what counts the same: the first word of a line stands for all of it
_UNITS = {
    word: line.split()[0]
    for line in (
        "元 块钱 圆 元整 块", "人 名 位 个人 位数", "岁 周岁", "公斤 千克", "公里 千米", "米 公尺", "公分 厘米", "折", "%", "工作日 个工作日 工作天 个工作天",
        "天 日 自然日 个自然日 日历天", "小时 个小时 钟头 个钟头", "分钟", "周 个星期 星期 个礼拜", "个月", "年", "兆 mb", "gb",
        "平方米 平米 ㎡", "课时 学时", "学分", "积分", "分", "字", "页", "度", "人次", "倍", "斤", "克", "毫升", "吨", "首", "步", "票",
        *"箱件份张台套本册盒袋瓶支枚辆只棵组队间户场次节堂桌篇幅层条卷包双根颗席款项个股杯把艘座片处",
    )
    for word in line.split()
} | {"百分之": "%"}  # fmt: skip
_MONTHS, _UNIT_OF_YEARS = 12, "个月"  # years are compared with months: 「保修两年」, 「保修期36个月」
_NO_WORD = "(?:(?<!参)|(?=[拾佰仟]))"  # behind a numeral of a cheque: 「參佰」, not 「參加」
_NUMERAL = (
    r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|[一二三四五六七八九十百千两][一二三四五六七八九十百千两零]*|"
    rf"[{FORMAL_DIGITS}]{_NO_WORD}[{FORMAL_DIGITS}拾佰仟零]*"
)
# of what a number begins with, where it may be one: none behind 第, a dot or a letter, none before what counts nothing (月, 号, marks)
_RUN = re.compile(
    rf"[\d一二三四五六七八九十百千两{FORMAL_DIGITS}]{_NO_WORD}(?<![\d一二三四五六七八九十百千两].)"
    r"(?:(?<![第./万亿a-z+\-].)(?<!\d[,:].)|(?<=百)(?=分之))[\d一二三四五六七八九十百千两]*+"
    r"(?=[^月号时点第:/\-~、。;()\[\]\n\t\"'“”「」《》])"
)
_NUMBER = re.compile(
    rf"(?P<number>{_NUMERAL}) ?(?P<scale>[万亿]?) ?(?:余|多|来)?(?P<unit>"
    + "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
    # no measure word: 「500金币」
    + r"|(?<=\d\d)(?P<thing>[^\W\d_a-z月年日号时点分秒以及或的至到万亿多余个第之后前起止内外中上下等和与路室楼栋幢巷弄里层座届级版一二三四五六七八九十][\u4e00-\u9fff]))"
    r"(?![号楼室路级a-z])"
)
_SHARE_OF = re.compile(rf"(?P<unit>百分之)(?P<number>{_NUMERAL})(?P<scale>)(?P<thing>(?!))?(?![万亿])")  # 「百分之八」
# a unit that is the beginning of another word: 「一名单」, 「一次性」
_NO_UNIT = re.compile(
    r"人(?:工|民|员|生|事|才)|名(?:单|称|次|字|义|下)|位(?:于|置)|次性|次日|分(?:别|批|为|之|类|开|享|布|段|局|公|店|行|钟|组|两|三)|"
    r"条(?:件|款|例)|项目|年(?:度|级|终|月|初|底)|日(?:期|前|常|起|至|、)|个(?:别|性|百分)|处(?:理|于|置|分|罚|方)|件事|本(?:市|校|次|人|科)|层面|周(?:年|边|六|日)|"
    r"天(?:下|然)|年(?:代|来|前|后|间|以)|度(?:假)|首(?:先|页)|步骤|包(?:邮|括|含)|组(?:织|委)|套餐|台(?:风|北|中|南|湾)|间(?:隔|接)|场(?:地|馆|所)|只(?:能|限|有)|节(?:日|能)|"
    r"字(?:样|号)|块(?:分)|把(?:握|手)|支(?:付|持|撑)|股(?:份|权|东)|张贴|款项|分\d+秒|户(?:籍|口|外)|票(?:价|选)|片区"
)


class Quantity(NamedTuple):
    match: re.Match[str]  # groups number, scale, unit, thing
    value: float  # in the unit
    unit: str
    sentence: int  # where that begins


def quantities(text: Reading) -> Iterator[Quantity]:
    """The numbers with a unit that are no dates, in order."""
    plain = text.plain
    dates = [(one.offset, one.stop) for one in text.found if one.kind in DATED or one.kind in ("time", "set")]
    at = done = 0
    for run in _RUN.finditer(plain):  # where a number may begin
        start = run.start()
        if start < done:
            continue
        while at < len(dates) and dates[at][1] <= start:
            at += 1
        if at < len(dates) and dates[at][0] <= start:
            continue
        rule = _SHARE_OF if plain.startswith("百分之", start) else _NUMBER
        if (match := rule.match(plain, start)) is None:
            continue
        done = end = match.end()
        if at < len(dates) and dates[at][0] < end or match["number"] == "一" and not match["scale"]:
            continue
        value = _value(match["number"], match["scale"])
        if value is None or value < 3 and match["unit"] == "个" or _NO_UNIT.match(plain, match.start("unit")):
            continue
        counted = match["unit"]
        value = value * _MONTHS if counted == "年" else value
        yield Quantity(
            match,
            value,
            _UNIT_OF_YEARS if counted == "年" else str(_UNITS.get(counted, counted)),
            text.clauses.sentence(start, end)[0],
        )


def _value(written: str, scale: str) -> float | None:
    value = float(written.replace(",", "")) if written[0].isdigit() else number(written.translate(FORMAL))
    return None if value is None else value * {"": 1, "万": 10_000, "亿": 100_000_000}[scale]
