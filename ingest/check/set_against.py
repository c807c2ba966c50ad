"""Whether a window of an earlier year is told as one: of those who did something then, beside this year's, with what came of it, or in brackets
behind a day of its year.
"""

from __future__ import annotations

import re

from ingest.check.reading import Mention, Period, Reading
from ingest.check.step import pairs

# 「2024年3月1日至9日购票的观众」: of those who did something then
_OF_WHOM = re.compile(r"(?:期间|之间|间|内|起|止)*[^,。;\n]{0,14}?(?:的(?=[\u4e00-\u9fff])|者|所)")
_THIS = re.compile(r"[^。\n]{0,60}?[,;]\s*而?(?:今年|本年|本届)")
# how many came of a range that is over: 「试办期间为…，累计发行逾三万张」
_TALLIED = re.compile(r",[\u4e00-\u9fff]{0,4}累计[^,。;将可\d]{0,8}[\d一二两三四五六七八九十百千万]+(?! ?[天日周月小])")


def set_against(text: Reading, period: Period) -> bool:
    """Whether what stands behind a window or beside it tells so; 「…；今年…」, too."""
    told = (_OF_WHOM, _THIS, _TALLIED)
    return any(rule.match(text.plain, period.stop) for rule in told) or _same(text, period) or _inside(text, period)


def _same(text: Reading, period: Period) -> bool:
    """Whether it is told behind days that need no year: 「2月15日至18日停诊。2025年1月28日至2月3日停诊…」."""
    return any(
        one.found.offset < period.offset
        and one.section == period.mention.section
        and not one.year_written
        and one.found.first is not None
        and one.found.first.day is not None
        and "month" in one.found.first.written
        and not _beside(text, one).isdisjoint(_beside(text, period.mention))
        for one in text.beside(period.offset)
    )


def _inside(text: Reading, period: Period) -> bool:
    """Whether a range stands in brackets behind a day of its year: 「2024年9月30日公告之增资案（缴款期间2024年11月1日至29日）」."""
    mention = period.mention
    opened = text.plain.rfind("(", mention.sentence[0], mention.found.offset)
    closed = text.plain.find(")", max(opened, 0), mention.found.offset)
    before = text.mentions_in(mention.sentence[0], opened) if opened >= 0 and closed < 0 else ()
    if not before or before[-1].first is None or period.first is None:
        return False
    return before[-1].year_written and before[-1].first.year == period.first.year


def _beside(text: Reading, mention: Mention) -> frozenset[str]:
    """What stands right before and behind a date in its clause: 停诊."""
    found = mention.found
    low, high = text.clauses.clause(found.offset, found.stop)
    before = text.plain[max(low, found.offset - 8) : found.offset]
    return pairs(f"{before} {text.plain[found.stop : min(high, found.stop + 6)]}")
