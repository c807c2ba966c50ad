"""Announcements for other programs: a table of windows, JSON lines, a calendar. What is in doubt is never told as certain."""

from __future__ import annotations

import csv
import datetime
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from zoneinfo import ZoneInfo

import msgspec

from archive.finding import Finding
from records import Filters, Found, Record, Window, in_doubt, is_announcement_id, short_hash, status_of

COLUMNS = ("id", "title", "published", "publisher", "status", "owner", "label", "start", "end", "mod", "written")
DOUBT = "⚠ 存疑"  # the same in both scripts
MORE = ("in_doubt", "decided_by", "address")
PAGE = 500  # hits that are loaded at once
_BOUND = {
    "since": "起",
    "after": "起",
    "until": "止",
    "before": "止",
}  # of a window with one side; the same in both scripts
_URL = re.compile(r"https?://\S+")
_JOINER = "\u200d"  # between the parts of a picture (a family is three people)


class Exporting(Finding):
    def chosen(
        self,
        words: Iterable[str],
        filters: Filters,
        today: str,
        correct: bool = True,
        told: Callable[[Found], None] | None = None,
        missing: Callable[[str], None] | None = None,
    ) -> Iterator[Record]:
        """The announcements of these ids, or those that `search` finds; without words and filters all that stand.

        `correct` as in `search`; `told` is told the first page of what it finds: what was searched instead, and what
        stands nowhere. Where one word is an id all are: `missing` is told each that is none of an announcement that
        stands, and the others are given.
        """
        given = list(dict.fromkeys(words))
        records = {record.id: record for record in self._store.records(given, today)}
        if records:
            for id in given:
                if id not in records and missing:
                    missing(id)
            yield from (records[id] for id in given if id in records)
            return
        if not given and filters == Filters():
            yield from self._store.all_records(today)
            return
        offset = 0
        while True:
            found = self.search(" ".join(given), filters, today, PAGE, offset, correct=correct)
            if told and not offset:
                told(found)
            if missing and not found.total and all(map(is_announcement_id, given)):
                for id in given:
                    missing(id)
            if not found.hits:
                return
            yield from self._store.records([hit.id for hit in found.hits], today)
            offset += len(found.hits)


def jsonl(records: Iterable[Record]) -> Iterator[str]:
    """A Record a line."""
    for record in records:
        yield msgspec.json.encode(record).decode("utf-8") + "\n"


def table(records: Iterable[Record], today: str) -> Iterator[str]:
    """CSV, a row a window (one without, where an announcement has none); a doubtful one only as it is written."""
    yield _row((*COLUMNS, *MORE))
    for record in records:
        status = status_of(record.windows, today, record.published)
        known = status.state if status and not status.doubt else ""
        head = (record.id, record.title, record.published, record.publisher, known)
        for window in record.windows or (None,):
            if window is None:
                yield _row((*head, "", "", "", "", "", "", "", "", record.address or record.file))
                continue
            start, end = _value(window)
            doubt = "1" if in_doubt(window) else ""
            by = window.decided.by if window.decided else ""
            about = (window.owner, window.label, start, end, window.mod, window.span, doubt, by)
            yield _row((*head, *about, record.address or record.file))


def _row(cells: Iterable[str | None]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(harmless(cell) for cell in cells)
    return written.getvalue()


def harmless(cell: str | None) -> str:
    """A cell of a table as text: one that begins like a formula, behind blanks too and in whatever width (「＝1+1」, 「－5」),
    would be computed by a spreadsheet, and so might what follows a tab or the end of a line."""
    sign = unicodedata.normalize("NFKC", (cell or "").lstrip()[:1])
    return f"'{cell}" if cell and (cell[0] in "\t\r\n" or sign in ("=", "+", "-", "@")) else cell or ""


def _value(window: Window) -> tuple[str | None, str | None]:
    """Start and end that a window is known to have: as decided, or as written where nothing is in doubt."""
    if window.decided:
        return window.decided.start, window.decided.end
    return (None, None) if in_doubt(window) else (window.start, window.end)


def calendar(records: Iterable[Record], now: str, tz: str) -> Iterator[str]:
    """iCalendar (RFC 5545): an event a window with a day. A window in doubt says so: tentative, on its first day alone."""
    yield from _lines("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//gonggao//EN", f"X-WR-TIMEZONE:{tz}")
    zone = _zone(now, tz)
    yield from _lines(*zone)
    stamp = datetime.datetime.fromisoformat(now).astimezone(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
    for record in records:
        named: dict[tuple[str, ...], int] = {}
        for window in record.windows:
            # a version that inserts a window leaves the events of the others what they are in people's calendars
            called = (window.owner or "", window.label or "", window.mod or "")
            named[called] = again = named.get(called, 0) + 1
            doubtful = in_doubt(window) and not window.decided
            times = _first_day(window) if doubtful else _times(window, tz, bool(zone))
            if times:
                bound = _BOUND.get(window.mod or "")
                owner = window.owner if window.owner and window.owner not in record.title else None
                title = " · ".join(part for part in (record.title, owner, window.label, bound) if part)
                yield from _lines(
                    "BEGIN:VEVENT",
                    f"UID:{record.id}-{short_hash('w', *called, str(again))}@gonggao",
                    f"DTSTAMP:{stamp}",
                    *times,
                    f"SUMMARY:{_text(f'{DOUBT} · {title}' if doubtful else title)}",
                    f"DESCRIPTION:{_text(window.span)}",
                    *((f"URL:{record.address}",) if _is_url(record.address) else ()),
                    *(("STATUS:TENTATIVE",) if doubtful else ()),
                    "END:VEVENT",
                )
    yield from _lines("END:VCALENDAR")


def _is_url(address: str | None) -> bool:
    """A URL stands in a calendar as it is, so it must be one line and no more."""
    return address is not None and _URL.fullmatch(address) is not None and address.isprintable()


def _zone(now: str, tz: str) -> tuple[str, ...]:
    """The zone of the times, where it has one offset all the year; else they are told in UTC."""
    year, zone = int(now[:4]), ZoneInfo(tz)
    offsets = {datetime.datetime(year, month, 1, tzinfo=zone).strftime("%z") for month in range(1, 13)}
    if len(offsets) > 1:
        return ()
    (offset,) = offsets
    standard = ("BEGIN:STANDARD", "DTSTART:19700101T000000", f"TZOFFSETFROM:{offset}", f"TZOFFSETTO:{offset}")
    return ("BEGIN:VTIMEZONE", f"TZID:{tz}", *standard, "END:STANDARD", "END:VTIMEZONE")


def _first_day(window: Window) -> tuple[str, ...]:
    """Of a window in doubt the first day that is one, for an event that is to be looked at, not relied on."""
    days = (value[:10] for value in (window.start, window.end) if value and not value.startswith("T"))
    return _all_day(*(next(days, None),) * 2)


def _all_day(start: str | None, end: str | None) -> tuple[str, ...]:
    """The last day of an event in days is not in it: one more."""
    if start is None or end is None:
        return ()
    last = datetime.date.fromisoformat(end) + datetime.timedelta(days=1)
    return f"DTSTART;VALUE=DATE:{start.replace('-', '')}", f"DTEND;VALUE=DATE:{last:%Y%m%d}"


def _times(window: Window, tz: str, named: bool) -> tuple[str, ...]:
    """DTSTART and DTEND of a window; nothing without a day."""
    start, end = (value if value and not value.startswith("T") else None for value in _value(window))
    if window.mod in ("until", "before"):
        start, end = _last_moment(end or start), None
    elif window.mod in ("since", "after"):
        start, end = start or end, None
    start, end = (start, end) if start else (end, None)
    if start is None:
        return ()
    if "T" not in start + (end or ""):
        return _all_day(start, end or start)
    points = [("DTSTART", datetime.datetime.fromisoformat(start))]
    if end is not None and end != start:  # RFC 5545, 3.8.2.2: an end is later than its start
        point = datetime.datetime.fromisoformat(end)
        points.append(("DTEND", point if "T" in end else point + datetime.timedelta(days=1)))
    if named:
        return tuple(f"{name};TZID={tz}:{point:%Y%m%dT%H%M%S}" for name, point in points)
    utc = [(name, point.replace(tzinfo=ZoneInfo(tz)).astimezone(datetime.UTC)) for name, point in points]
    return tuple(f"{name}:{point:%Y%m%dT%H%M%S}Z" for name, point in utc)


def _last_moment(day: str | None) -> str | None:
    """A deadline at 24:00 is one of the day that ends then: 「9月20日24:00」 of 20 September."""
    if day is None or not day.endswith("T00:00:00"):
        return day
    return (datetime.date.fromisoformat(day[:10]) - datetime.timedelta(days=1)).isoformat()


def _text(text: str) -> str:
    escaped = (
        text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n").replace("\u3000", " ")
    )
    return "".join(sign for sign in escaped if sign.isprintable() or sign == _JOINER)


def _lines(*lines: str) -> Iterator[str]:
    """Each folded so that none is longer than 75 octets, as RFC 5545, 3.1, wants it."""
    for line in lines:
        piece, size = "", 0
        for sign in line:
            width = len(sign.encode("utf-8", "replace"))
            if size + width > 75:
                yield piece + "\r\n"
                piece, size = " ", 1
            piece, size = piece + sign, size + width
        yield piece + "\r\n"
