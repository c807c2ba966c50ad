"""A year in brackets behind a word that says which one it is, and another by the day of publication: 「去年（2023年）共有41组参赛」, put out in 2025.

Settled by the day of publication. And a day of this year behind 明年 and its month (「明年5月启用的展厅，预计2026年5月6日完工」, put out in 2026), which nothing settles. Not seen on purpose: 今年 with a
year in brackets, 明年 over another deed (「明年5月启用的展厅，装修预计2026年5月6日开工」), what somebody said, what is put out round new year, when a text may count from either year, and texts that name the
year from which the word would count right, as an older one that is quoted does (「2019年的报告：去年（2018年）…」).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ingest.check.reading import MANY, Reading
from records import Flag
from zh.numerals import CHARS, number

_WORDS = {"前年": -2, "去年": -1}
_SAID = re.compile(
    rf"(?<![上\d一二两三四五六七八九十])(?P<word>{'|'.join(_WORDS)})[\u4e00-\u9fff]{{0,2}}\((?:民国)?(?P<year>20\d\d|1[01]\d)年(?=\))"
)
_YEAR = re.compile(r"(?<!\d)\d{3,4}(?!\d)")
_ROC = 1911
QUOTED = re.compile('[说讲忆道载记写称问][^。\n]{0,20}$|[“「『"][^”」』。\n]{0,20}$')  # 「老人说去年（2020年）大旱」
_NEAR, _LONG = 30, 48


# what the next year's month is told of, up to the day that it is to come on, with nothing else named between
_NEXT = re.compile(rf"明年(?P<month>\d{{1,2}}|[{CHARS}]{{1,3}})月[^,。;:\n\d]{{0,30}}?,?(?:预[计定]|[定订]|将)[于在]?$")
# what comes a year before the thing itself
_BEFORE = re.compile("[^,。;\n]{0,6}(?:[开动]工|奠基|封顶|施工|招募|报名|预售)")


def word_year(text: Reading) -> Iterator[Flag]:
    yield from _of_this_year(text)
    if text.reference is None or text.reference.month in (1, 12):
        return
    if not any(word in text.plain for word in _WORDS) or _SAID.search(text.plain) is None:
        return
    named = Counter(_YEAR.findall(text.plain))
    for said in _SAID.finditer(text.plain):
        written, back = int(said["year"]), _WORDS[said["word"]]
        right = text.reference.year + back - (0 if written > _ROC else _ROC)
        start, end = said.span("year")
        if (
            written == right
            or named[str(written - back)]
            or QUOTED.search(text.plain, max(0, said.start() - _NEAR), said.start())
        ):
            continue
        span = text.body[start : end + 1]
        message: dict[str, object] = {"key": "year_beside", "written": written, "year": right}
        place = text.evidence(*said.span("word"))
        yield text.flag("year_mismatch", start, end + 1, message, [place], span.replace(said["year"], str(right)))


def _of_this_year(text: Reading) -> Iterator[Flag]:
    """Days of the year of publication that are said to be of the next."""
    if text.reference is None or "明年" not in text.plain:
        return
    for mention in text.mentions[:MANY]:
        first, found = mention.first, mention.found
        if first is None or not mention.year_written or first.year != text.reference.year or mention.old:
            continue
        low = max(mention.sentence[0], found.offset - _LONG)
        said = _NEXT.search(text.plain, low, found.offset)
        if said is None or number(said["month"]) != first.month or first < text.reference:
            continue
        if QUOTED.search(text.plain, max(0, said.start() - _NEAR), said.start()):
            continue
        if _BEFORE.match(text.plain, found.stop):
            continue
        message: dict[str, object] = {"key": "year_beside", "written": first.year, "year": first.year + 1}
        yield text.flag("year_mismatch", found.offset, found.stop, message, [text.evidence(*said.span())])
