"""The amounts that a question names, to be held against what a page states."""

from __future__ import annotations

import re
from functools import lru_cache

from answer.dates import dates
from answer.values import Amount, amounts

_ONE = re.compile(r"一[个件位名家种张份项条半]")  # 「一個班」, 「只交一半」 most often count nothing
_WEEKDAY = re.compile(r"(?:周|星期|礼拜)$")  # 「週一開放」
_MANY = re.compile(r"(?:有|满|超过|共|达|建|买|盖|一共|到)[^,。;]{0,2}$")  # 「2棟」 alone is a name
_GROUP = re.compile(r"[组班队]")  # 「10公里組」 is a name
_OF_YEAR = re.compile(r"学?年度|学年")  # 「113學年度的班有9人報」
_THAT_DAY = re.compile(r"(?:最后|头|同|当|前|后)一[天日]$")
_NAMES = re.compile(r"\d{5,}")  # 「12345熱線」
# 「上一年營業額」, 「最近三個月」: the period of which another amount is told
_PERIOD = re.compile(r"(?:(?<!以)上|最近|过去|(?:^|[,。;我的])[前近这])$")
_LATELY = re.compile(r"(?:最|(?<![附接将靠临邻])|^)近$")  # 「但近30天」
_RATE = re.compile(r"一个?[年月周天]\s*\d")  # 「一個月2500人」
_DAYS = frozenset(("天", "日"))
_PERIODS = frozenset("年 个月 月 周 季 学年 学期 季度 个季度 星期".split())


@lru_cache(maxsize=64)  # each value that is weighed is held against them
def given(text: str) -> tuple[Amount, ...]:
    """The amounts that a question names: no dates, no names (第6届), but 「第6次」."""
    counted = re.sub(r"第(?=(?:\d+|[一二三四五六七八九十]{1,3})[次天个人名])(?!.{1,3}人民)", " ", text)
    found = [
        one
        for one in amounts(counted, dates(counted, None))
        if one.unit
        or "." in text[one.start : one.end]
        or (one.value >= 10 and not _NAMES.fullmatch(text[one.start : one.end]))
        if not _ONE.fullmatch(text[one.start : one.end]) and not _WEEKDAY.search(text, 0, one.start)
        if text[one.start - 1 : one.start] != "双"
        if not (one.unit in ("栋", "幢") and not _MANY.search(text, 0, one.start))
        if one.unit or not _OF_YEAR.match(text, one.end)
        if not _GROUP.match(text, one.end) and not _THAT_DAY.match(text, max(0, one.start - 2), one.end)
        if not (one.unit in _DAYS and _LATELY.search(text, 0, one.start))
        if not (one.unit in _PERIODS and (_PERIOD.search(text, 0, one.start) or _RATE.match(text, one.start)))
    ]
    found = [one if one.unit else one._replace(unit=_unsaid(text, one)) for one in found]
    return tuple(
        one for one in found if not _per(text, one, found) and not (_GETS.search(text, 0, one.start) and len(found) > 1)
    )


# 「買2500元，有折200嗎」: what one gets is held against nothing, where what one has is told beside it
_GETS = re.compile(r"[有能可拿](?:[^,。;\d]{0,6})(?:折抵?|减|返|奖励?|送|补)(?:了|到)?\s*$|额外(?:的)?\s*$")


# 「我爸72了」, 「奶奶今年83」
_AGED = re.compile(
    r"(?:我|[他她]|爸爸?|妈妈?|爷爷?|奶奶?|[外公]公|外?婆婆?|父亲|母亲|孩子|儿子|女儿|老人家?)(?:今年|已经?|都|快|刚)*$"
)


# 「上個月賣了15萬」
_SOLD = re.compile(
    r"(?:卖|做|成交|流水|营业额|营收|销售额|销量|收入|赚|进账|消费|花|业绩|交易额)(?:额|了|到|有|是|为|大?约|差不多|过|出|才|只|仅|就|也)*\s*$"
)


def _unsaid(text: str, one: Amount) -> str:
    """The unit of an amount that people give without it."""
    if _AGED.search(text, 0, one.start):
        return "岁"
    return "元" if text[one.end - 1] in "万亿" and _SOLD.search(text, 0, one.start) else ""


def _per(text: str, one: Amount, found: list[Amount]) -> bool:
    """「一天可以提三次」: whether an amount is that of which another is told."""
    if one.value != 1 or one.unit not in (*_PERIODS, "天", "日", "人", "户"):
        return False
    behind = (other for other in found if other.start >= one.end)
    return any("," not in text[one.end : other.start] for other in behind)
