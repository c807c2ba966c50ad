"""Accounts of a year that are said to be of another one: 「2025年度决算。…反映2024年1月1日至2024年12月31日的收支」, put out in 2026.

Read where the first words name the year before publication, the only whole year of the calendar that the text tells is the one before
that, and what is told is an account (决算, 考核 …). Settled by the first words. Not seen on purpose: comparisons (上年, 同期), and a text that names the
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
_COMPARED = re.compile("上[一年]|同期|同比|对比|比[较照]|去年|前年|历年|往年|[期年]初|结转|调整|更正|追溯|上期|补")
_HEAD = 60  # code points in which a text says of what year it is
_ROC = 1911


def whole_year(text: Reading) -> Iterator[Flag]:
    if text.reference is None or (headed := _OF_YEAR.search(text.plain, 0, _HEAD)) is None:
        return
    year = int(headed["year"]) + (0 if len(headed["year"]) == 4 else _ROC)
    if year != text.reference.year - 1 or _COMPARED.search(text.plain):
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
    if first is None or last is None or not first.year == last.year == year - 1 or mention.old or mention.example:
        return
    apart = text.plain[: found.offset] + text.plain[found.stop :]
    if re.search(rf"(?<!\d)(?:{year - 1}|{year - 1 - _ROC})年", apart):
        return
    yield year_flag(text, mention, (found.first, found.last), 1, year, [text.evidence(*headed.span("year"))])
