"""A year in brackets behind a word that says which one it is, and another by the day of publication: 「去年（2023年）共有41组参赛」, put out in 2025.

Settled by the day of publication. Not seen on purpose: 今年 and 明年, what somebody said, what is put out round new year, when a text may count from either year, and texts that name the
year from which the word would count right, as an older one that is quoted does (「2019年的报告：去年（2018年）…」).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ingest.check.reading import Reading
from records import Flag

_WORDS = {"前年": -2, "去年": -1}
_SAID = re.compile(
    rf"(?<![上\d一二两三四五六七八九十])(?P<word>{'|'.join(_WORDS)})[\u4e00-\u9fff]{{0,2}}\((?:民国)?(?P<year>20\d\d|1[01]\d)年(?=\))"
)
_YEAR = re.compile(r"(?<!\d)\d{3,4}(?!\d)")
_ROC = 1911
_QUOTED = re.compile('[说讲忆道载记写称问][^。\n]{0,20}$|[“「『"][^”」』。\n]{0,20}$')  # 「老人说去年（2020年）大旱」
_NEAR = 30


def word_year(text: Reading) -> Iterator[Flag]:
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
            or _QUOTED.search(text.plain, max(0, said.start() - _NEAR), said.start())
        ):
            continue
        span = text.body[start : end + 1]
        message: dict[str, object] = {"key": "year_beside", "written": written, "year": right}
        place = text.evidence(*said.span("word"))
        yield text.flag("year_mismatch", start, end + 1, message, [place], span.replace(said["year"], str(right)))
