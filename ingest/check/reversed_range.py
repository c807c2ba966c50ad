"""The end before the start: 「8月19日至8月9日」.

Reads ranges whose two ends are written with a day; hours count where both ends have them. Settled only by the witnesses of `borne_out`, where one changed
number makes true what they say; by the start, the end or the whole range said again, by a deed too (「7月6日开团，7月19日截团」, 「借用期…，10月7日到店领机并开始借用」); or by new year
(a winter's range with one year written, published as something to come), or by 「为期一年」. Not seen on purpose: ranges across new
year without a second year, hours that run back with no date at their end (over night), and a day that opens and one that
closes in a sentence that speaks of fiscal or school years, which follow one another.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from ingest.check.borne_out import Thing, borne_out
from ingest.check.called import label_of
from ingest.check.opened import BEGIN, END
from ingest.check.reading import DAY, Mention, Reading
from ingest.check.spelling import dated, dated_whole, edits, rewritten
from records import Evidence, Flag
from zh.dates import Point

_SEASON = 130 * DAY  # of what lasts over new year
_BACK = re.compile(r"倒查|倒推|倒序|倒数|往前|回溯|追溯|逆序")  # told from the end on purpose
# of two years that follow one another: 「上一会计年度3月31日终了」
_YEARS = re.compile("财年|会计(?:年度|期间)|财政年度|纳税年度|学年|年度")
_BEGINS = re.compile(r"起?(?:[上下中]午|早上|晚上)?(?:起|正式)?(?:开始|开放|开幕|启动)")
_BEGINNING = re.compile(r"开始(?:时间|日期)?[于为:]*$")
_ENDS = re.compile(r"(?:[上下中]午|早上|晚上)?(?:结束|截止|闭幕|关闭|止)")
# said of a day that is one of the two: 「3月6日早上開展」, 「首日9月3日，末日9月12日」
_PART = r"(?:的?(?:[上下中]午|早[上晨]|清晨|凌晨|一早|傍晚|晚[上间])|\d{1,2}[:点时](?:\d\d|半)?)*"
_OPENS = re.compile(rf"{_PART}(?:{BEGIN.pattern}|上[架线])")
_CLOSES = re.compile(rf"{_PART}(?:{END.pattern}|下[架线播]|关[窗账]|[收停截封][测团播售卖单稿])")
_NO_MORE = re.compile(r"起?(?:即|将|就|便|正式|全面)*(?:停|截止|关闭|结束|不再|暂停|终止)")
# what begins and ends on a day, which the range may be of: 「借用期…，10月7日到店领机并开始借用」
_STARTED = re.compile("(?:开始|启动|进入)(?:接受|受理|办理|进行)?(?P<what>[\u4e00-\u9fff]{2})")
_ENDED = re.compile("(?P<what>[\u4e00-\u9fff]{2})(?:结束|截止|完毕|终了|期满|届满|为止)")
_FIRST = re.compile("(?:首[日天]|第一[日天]|起始日|(?<![\u4e00-\u9fff])起日?)[为是即在于:(|\t]*$")
_LAST = re.compile("(?:末[日天]|尾日|最[后末]一[日天]|(?<![\u4e00-\u9fff])[迄讫止]日?)[为是即在于:(|\t]*$")


def reversed_range(text: Reading, raised: Sequence[Flag]) -> Iterator[Flag]:
    for mention in text.mentions:
        first, last = mention.found.first, mention.found.last
        if first is None or last is None or mention.example or mention.old or not backwards(mention):
            continue
        if _BACK.search(text.plain, *mention.sentence):
            continue
        suggestion, evidence = _settled(text, mention, first, last)
        yield text.flag(
            "reversed_range",
            mention.found.offset,
            mention.found.stop,
            {
                "key": "end_before_start",
                "start": text.body[first.offset : first.end],
                "end": text.body[last.offset : last.end],
            },
            evidence,
            suggestion,
            _alternatives(text, mention, first, last),
        )
    for period in text.periods:  # 「8月19日9:00开放，8月9日18:00关闭」: two dates that open and close one thing
        mention, window = period.mention, period.window
        if mention.found.last is not None or mention.old or mention.example or not (period.first and period.last):
            continue
        told = _BACK.search(text.plain, *mention.sentence) or _YEARS.search(text.plain, *mention.sentence)
        if period.last < period.first and not told:
            start, end = mention.found.text, window.span[len(mention.found.text) :].lstrip("，,、 ")
            message: dict[str, object] = {"key": "end_before_start", "start": start, "end": end}
            yield text.flag("reversed_range", period.offset, period.stop, message)


def backwards(mention: Mention) -> bool:
    """Whether a range ends before it starts, as written."""
    first, last = mention.found.first, mention.found.last
    if first is None or last is None or mention.first is None or mention.last is None:
        return False
    if "day" not in last.written:
        return False
    if mention.first != mention.last:
        return mention.last < mention.first
    if first.hour is None or last.hour is None:
        return False
    return (last.hour, last.minute or 0) < (first.hour, first.minute or 0)


def _settled(text: Reading, mention: Mention, first: Point, last: Point) -> tuple[str | None, list[Evidence]]:
    found = mention.found
    assert mention.first is not None and mention.last is not None
    if first.hour is not None and last.hour is not None and (told := _hours(text, mention, first, last)):
        return told
    swapped = mention.last, mention.first
    thing = Thing(label_of(text, mention), (mention,))
    meant = _meant(mention.first, mention.last, text.reference)
    told_so = borne_out(text, thing, (*meant, swapped), swapped)
    if told_so is not None:
        (start, end), evidence = told_so
        changes = dated(text.body, first, start) + dated(text.body, last, end)
        return rewritten(text.body, found.offset, found.stop, changes), evidence
    again = _again(text, mention)
    if again is not None:
        return again
    over_new_year = (
        first.month is not None
        and last.month is not None
        and first.month >= 11
        and last.month <= 3
        and "year" in first.written
        and "year" in last.written
        and first.year == last.year
    )
    next_year = _moved(mention.last, year=mention.last.year + 1)
    if next_year is None or last.year is None or "year" not in last.written:
        return None, []
    says = _year_long(text, mention, next_year)
    soon = text.reference is None or mention.first >= text.reference - 30 * DAY
    if says or over_new_year and soon and next_year - mention.first <= _SEASON:
        changes = edits(text.body, last, year=last.year + 1)
        return rewritten(text.body, found.offset, found.stop, changes), [says] if says else []
    return None, []


def _year_long(text: Reading, mention: Mention, end: datetime.date) -> Evidence | None:
    """What says that a range is of a year, where it is one with another year at its end: 「2028年3月1日至2028年2月28日，租满一年」."""
    assert mention.first is not None
    whole = _moved(mention.first, year=mention.first.year + 1)
    if whole is None or end not in (whole, whole - DAY):
        return None
    years = (one for one in text.stated(mention.found.offset, mention.found.stop) if one.unit == "year")
    return next((text.evidence(one.start, one.end) for one in years if one.number == 1), None)


def _meant(
    first: datetime.date, last: datetime.date, reference: datetime.date | None
) -> Iterator[tuple[datetime.date, datetime.date]]:
    """The ranges that may be meant: one number of one end is another; with another year only what was not over when the text came out, since
    「2031年3月2日至2030年3月8日，共7天」 is as long in either year.
    """
    numbers = [("year", range(first.year - 1, last.year + 2)), ("month", range(1, 13)), ("day", range(1, 32))]
    for name, values in numbers:
        for value in values:
            start, end = (_moved(day, **{name: value}) for day in (first, last))
            over = reference if name == "year" else None
            if start is not None and start < last and (over is None or over <= last):
                yield start, last
            if end is not None and first < end and (over is None or over <= end):
                yield first, end


def _hours(text: Reading, mention: Mention, first: Point, last: Point) -> tuple[str, list[Evidence]] | None:
    """The end on the next day, where so many hours are stated: 「6月18日22:00至6月18日2:00，持续4小时」."""
    if mention.first is None or mention.first != mention.last or first.hour is None or last.hour is None:
        return None
    hours = 24 + last.hour - first.hour + ((last.minute or 0) - (first.minute or 0)) / 60
    for length in text.stated(mention.found.offset, mention.found.stop):
        if length.unit == "hour" and length.number == hours:
            evidence = [text.evidence(length.start, length.end)]
            return _with(text, mention, last, mention.first + DAY), evidence
    return None


def _again(text: Reading, mention: Mention) -> tuple[str, list[Evidence]] | None:
    """One or both ends said again elsewhere (「…8月9日开始」)."""
    first, last = mention.found.first, mention.found.last
    assert first is not None and last is not None and mention.first is not None and mention.last is not None
    called = next((period.label for period in text.periods if period.mention is mention), "")
    pairs = {called[at : at + 2] for at in range(len(called) - 1)} - {"时间", "日期", "期间"}
    says: dict[str, tuple[datetime.date, Mention]] = {}
    seems: dict[str, tuple[datetime.date, Mention]] = {}  # by what opens or closes, which alone may be another thing
    for other in text.beside(mention.found.offset):
        if other is mention or other.section != mention.section or other.first is None or other.old or other.example:
            continue
        found, ends = other.found, {mention.first, mention.last}
        if found.last is not None:
            if other.last is not None and other.first < other.last and {other.first, other.last} & ends:
                says.setdefault("start", (other.first, other))
                says.setdefault("end", (other.last, other))
            continue
        clause = text.plain[slice(*text.clauses.clause(found.offset, found.stop))]
        one_of_them = other.first in ends
        if not one_of_them and not any(pair in clause for pair in pairs):
            continue
        before = text.plain[max(0, found.offset - 8) : found.offset]
        opens = one_of_them and (_OPENS.match(text.plain, found.stop) or _FIRST.search(before))
        closes = one_of_them and (_CLOSES.match(text.plain, found.stop) or _LAST.search(before))
        since = found.mod in ("since", "after") and not _NO_MORE.match(text.plain, found.stop)
        _, end_of_clause = text.clauses.clause(found.offset, found.stop)
        started, ended = (
            found.mod is None
            and any(told["what"] in pairs for told in deed.finditer(text.plain, found.stop, end_of_clause))
            for deed in (_STARTED, _ENDED)
        )
        if since or _BEGINS.match(text.plain, found.stop) or _BEGINNING.search(before) or started and not ended:
            says.setdefault("start", (other.first, other))
        elif (
            found.mod in ("until", "before")
            or _ENDS.match(text.plain, found.stop)
            or "截止" in before
            or ended
            and not started
        ):
            says.setdefault("end", (other.first, other))
        elif bool(opens) != bool(closes):
            seems.setdefault("start" if opens else "end", (other.first, other))
    if len(seems | says) == 2:  # 「9月6日开展，9月20日撤展」, not 「9月6日开标」
        says = seems | says
    start = says["start"][0] if "start" in says else mention.first
    end = says["end"][0] if "end" in says else mention.last
    if end <= start or not says or (start, end) == (mention.first, mention.last):
        if len(says) == 1 and "start" in says and says["start"][0] == mention.last and mention.first > mention.last:
            end = mention.first  # the start is the second date: they stand the wrong way round
        elif len(says) == 1 and "end" in says and says["end"][0] == mention.first:
            start = mention.last
        else:
            return None
    changes = dated(text.body, first, start) + dated(text.body, last, end)
    evidence = [text.of(other.found) for _, other in dict(says).values()]
    return rewritten(text.body, mention.found.offset, mention.found.stop, changes), evidence


def _alternatives(text: Reading, mention: Mention, first: Point, last: Point) -> list[str]:
    """The ends swapped; the end in the next month; the end in the next year. Weekdays go with their days."""
    assert mention.first is not None and mention.last is not None
    given = [dated_whole(text.body, first, mention.last) + dated_whole(text.body, last, mention.first)]
    month = mention.last.month % 12 + 1
    later = _moved(mention.last, month=month, year=mention.last.year + (month == 1))
    if later is not None and later > mention.first and "month" in last.written:
        given.append(dated_whole(text.body, last, later))
    year = _moved(mention.last, year=mention.last.year + 1)
    if year is not None and "year" in last.written:
        given.append(dated_whole(text.body, last, year))
    return [rewritten(text.body, mention.found.offset, mention.found.stop, changes) for changes in given]


def _moved(of: datetime.date, **parts: int) -> datetime.date | None:
    """The day with another month or year; None where there is none."""
    try:
        return of.replace(**parts)
    except ValueError:
        return None


def _with(text: Reading, mention: Mention, point: Point, day: datetime.date) -> str:
    return rewritten(text.body, mention.found.offset, mention.found.stop, dated(text.body, point, day))
