"""Accounts of a year that are said to be of another one: 「2025年度决算。…反映2024年1月1日至2024年12月31日的收支」, put out in 2026.

Also what is given for the next year and said to hold for the one that ends (「2028年度泊位优惠，效期2027年…」, told in autumn).

Read where the first words name the year before publication, the only whole year of the calendar that the text tells is the one before
that, and what is told is an account (决算, 收支, 考核期间 …). Settled by the first words. Not seen on purpose: comparisons (上年, 同期), what is examined or counted of
another year (2025年度审计 of the funds of 2024), and a text that names the
earlier year once more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.check.range_year import year_flag
from ingest.check.reading import Reading
from records import Flag

_ACCOUNT = "决算|预算执行|考核|审计|年报|[年报]告|总结|结算|汇算|统计|公报|业绩|收支|述职|评估|测评|核算"  # not 评选, which may be of the year before
_OF_YEAR = re.compile(rf"(?<![\d-])(?P<year>20\d\d|1[0-4]\d)年度?(?!\d)[^,。;:\n\d]{{0,12}}?(?:{_ACCOUNT})")
# accounts of the whole of a year by their name, and what says so right before the days; not 「2025年度审计公告：对2024年…的资金」
_NARROW = re.compile("决算|预算执行|收支")
_COVERS = re.compile(r"(?:反映|涵盖|(?:考核|统计|核算|决算)(?:期间?|时段)|考核范围)[为是:自从了]*(?:民国)?\s*$")
_ENDS = re.compile(r"\s*止?(?:期间)?(?:[的之]?(?:各项|全部|财务)?(?:收支|决算|预算|财务)|[,。;)\n]|$)")
_COMPARED = re.compile("上[一年]|同期|同比|对比|比[较照]|去年|前年|历年|往年|[期年]初|结转|调整|更正|追溯|上期|补")
# what is given for a year, and is called so in the autumn before: 「2028年度泊位优惠，效期2027年1月1日至2027年12月31日」
_HELD_IN = re.compile(r"(?<![\d-])(?P<year>20\d\d|1[0-4]\d)年度[^,。;:\n\d]{2,24}")
_HOLDS = re.compile(
    r"(?:有效期限?|效期|使用期限?|适用期间|服务期间?|有效期间|资格期间?|优惠期间?|(?:保障|保险|承保|权益|认养|摊位使用)期间?)[为是:自从]*$"
)
_NOW = re.compile(
    "本年|今年|现[行有]|目前|原(?!则)|旧|到期|届满|上[一年]|老[会用客]|持有|持[票卡证]|换购|续[办费会]"
)  # of what is given already
_OTHERS = re.compile(r"[该此凡\d]")  # 「该票有效期」, 「2026年度年票使用期限」: of something else
_LATE = 9  # the month of publication from which on a year that is all but over is not given any more
_HEAD = 60  # code points in which a text says of what year it is
_ROC = 1911


def whole_year(text: Reading) -> Iterator[Flag]:
    if text.reference is None:
        return
    years = [
        one
        for one in text.mentions
        if one.first and one.last and (one.first.month, one.first.day, one.last.month, one.last.day) == (1, 1, 12, 31)
        and one.found.last is not None
    ]  # fmt: skip
    if len(years) != 1:
        return
    [mention] = years
    first, last, found = mention.first, mention.last, mention.found
    if first is None or last is None or first.year != last.year or mention.old or mention.example:
        return
    headed = _OF_YEAR.search(text.plain, 0, _HEAD)
    if headed is not None and _year(headed) == text.reference.year - 1 == first.year + 1:
        if _COMPARED.search(text.plain) or not _covers(text, found.offset, found.stop, headed[0]):
            return
        apart = text.plain[: found.offset] + text.plain[found.stop :]
        if re.search(rf"(?<!\d)(?:{first.year}|{first.year - _ROC})年", apart):
            return
    else:
        headed = _HELD_IN.search(text.plain, 0, _HEAD)
        ends_soon = text.reference.year == first.year and text.reference.month >= _LATE
        if headed is None or _year(headed) != first.year + 1 or not ends_soon:
            return
        low = text.clauses.clause(found.offset)[0]
        holds = _HOLDS.search(text.plain, low, found.offset)
        if holds is None or _OTHERS.search(text.plain, low, found.offset) or _NOW.search(text.plain):
            return
        if not _ENDS.match(text.plain, found.stop):  # 「有效期为2026年…年卡的市民」
            return
    yield year_flag(text, mention, (found.first, found.last), 1, first.year + 1, [text.evidence(*headed.span("year"))])


def _covers(text: Reading, start: int, stop: int, head: str) -> bool:
    """Whether the days from `start` to `stop` are those that an account with the name `head` is of."""
    if _COVERS.search(text.plain, max(0, start - 16), start):
        return True
    return bool(_NARROW.search(head) and _ENDS.match(text.plain, stop))


def _year(headed: re.Match[str]) -> int:
    return int(headed["year"]) + (0 if len(headed["year"]) == 4 else _ROC)
