"""A year that comes out of counting: an anniversary from the year of a beginning, an edition from the one before it.

「成立于2011年，为庆祝成立十五周年，定于2027年6月5日举办…」, put out in 2026; 「继2025年第8届之后，第9届定于2025年6月1日举行」. The year that comes out is that of publication, and the
day, told as planned, would lie ahead in it. Settled by that. Not seen on purpose: what is held over more than a year or
put off, editions that do not follow one another, and the first days of a year, in which the year before is still kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.check.days import moved
from ingest.check.range_year import year_flag
from ingest.check.reading import DAY, MANY, Mention, Reading
from ingest.check.year_claim import SET
from records import Evidence, Flag
from zh.numerals import CHARS, number

_N = rf"(?:\d{{1,3}}|[{CHARS}]{{1,4}})"
_Y = r"(?:民国)?(?P<{}>(?<!\d)(?:1[89]|20)\d\d|(?<=民国)\d{{2,3}})年"
_BEGAN = r"(?:成立|创[立建办刊设业]|建[立馆校院会社成]|开[业馆园幕]|设立|始[创建]|落成|启用)"
_ROC = 1911
# 「成立于2011年」, 「2011年…成立」
_SINCE = re.compile(
    rf"{_BEGAN}(?:日期|时间)?[于在自为]?{_Y.format('behind')}|{_Y.format('before')}[^,。;:\n\d]{{0,12}}?{_BEGAN}"
)
_ANNIVERSARY = re.compile(rf"(?<![第\d{CHARS}])(?P<many>{_N})周年(?!内|以[来内]|[之以]?后)")
_EDITION = re.compile(rf"第(?P<many>{_N})届")
_OF_YEAR = re.compile(rf"{_Y.format('year')}[^,。;:\n\d]{{0,6}}?(?:第(?P<many>{_N})|首)届")
_PLANNED = re.compile(rf"(?:{SET}|将[于在]|谨?择)(?:民国)?\s*$")
_EVERY_FEW = re.compile("每[二两三四五2345](?:年|届)|[隔双]年|延[期后]|推迟|改[期至到]|补[办行]|因故|取消|停办")
_FAR = 120  # code points before a day in which it is counted
_BACK, _AHEAD = 3 * DAY, 240 * DAY


def counted_years(text: Reading) -> Iterator[Flag]:
    if text.reference is None or not ("周年" in text.plain or "届" in text.plain) or _EVERY_FEW.search(text.plain):
        return
    for mention in text.mentions[:MANY]:
        if mention.old or mention.changed or mention.example or mention.past or not mention.year_written:
            continue
        found, first = mention.found, mention.first
        if (
            first is None
            or found.first is None
            or not _PLANNED.search(text.plain, max(0, found.offset - 6), found.offset)
        ):
            continue
        told = _anniversary(text, mention) or _edition(text, mention)
        if told is None:
            continue
        year, places = told
        shift = year - first.year
        if abs(shift) != 1 or year != text.reference.year:
            continue
        if -_BACK <= moved(first, shift) - text.reference <= _AHEAD:
            yield year_flag(text, mention, (found.first, found.last), shift, year, places)


def _anniversary(text: Reading, mention: Mention) -> tuple[int, list[Evidence]] | None:
    """The year of the anniversary told before a day in its sentence."""
    low = max(mention.sentence[0], mention.found.offset - _FAR)
    kept = _last(_ANNIVERSARY, text, low, mention)
    if kept is None:
        return None
    many = number(kept["many"])
    begun = {_year(one["behind"] or one["before"]): one for one in _SINCE.finditer(text.plain, 0, mention.found.offset)}
    if many is None or len(begun) != 1:
        return None
    [(year, since)] = begun.items()
    return year + many, [text.evidence(*since.span()), text.evidence(*kept.span())]


def _edition(text: Reading, mention: Mention) -> tuple[int, list[Evidence]] | None:
    """The year of the edition told before a day in its sentence, by the one before it: 「2025年第8届…，第9届定于」."""
    low = max(mention.sentence[0], mention.found.offset - _FAR)
    held = _last(_EDITION, text, low, mention)
    if held is None:
        return None
    for former in _OF_YEAR.finditer(text.plain, max(0, low - _FAR), held.start()):
        one, other = number(former["many"]) if former["many"] else 1, number(held["many"])
        if one is not None and other == one + 1:
            return _year(former["year"]) + 1, [text.evidence(*former.span()), text.evidence(*held.span())]
    return None


def _last(rule: re.Pattern[str], text: Reading, low: int, mention: Mention) -> re.Match[str] | None:
    return max(rule.finditer(text.plain, low, mention.found.offset), key=lambda one: one.start(), default=None)


def _year(written: str) -> int:
    return int(written) + (0 if len(written) == 4 else _ROC)
