"""The time line: a row a window, today's line through all of them. Divs with percent widths, no chart library."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from messages import say
from records import Lang, Window, in_doubt, state_on, unsettled, values_of, window_name
from screens.parts import WARN, short_day
from screens.text import escape

BACK, AHEAD = 100, 110  # days of a list's axis at most, before and after the chosen day
LONGEST = 800  # days of the axis of one announcement, which lies round its windows
NEAR = 60  # days from its windows within which the chosen day is still drawn
ROWS = 6  # windows of one announcement in a list at most: one with a table of days would fill it


class Row(NamedTuple):
    label: str
    first: str | None  # first day, None: open to that side
    last: str | None
    state: str
    doubt: bool
    written: str  # told on hover
    title: str = ""  # of the announcement whose first row this is: a line of its own above
    address: str = ""  # to which the title leads
    value: str = ""  # HTML beside the bar
    lower: bool = False  # it stands under a title
    lang: str = "zh"
    hint: bool = False  # it had passed when its page came out
    more: int = 0  # windows of the announcement that are left out behind this one


def rows_of(
    lang: Lang, windows: Iterable[Window], today: str, published: str | None, hints: Sequence[int] = ()
) -> list[Row]:
    """The windows that have days. A window in doubt is drawn as its first plausible reading, a bare end as its day; the
    colour is that of the window's status, as in the badge. `hints`: as `hints_of` gives them."""
    rows: list[Row] = []
    windows = tuple(windows)
    called = calls(windows)
    for window in windows:
        values = values_of(window)
        if not values:
            continue
        first, last = values[0]
        state = state_on(values_of(window, published)[0], today)
        if first is None:  # a deadline is a day, not a bar from nowhere
            first = last
        label = name_among(lang, window, called)
        doubt = in_doubt(window) or unsettled(window)
        hint = window.offset in hints and not doubt and not window.decided
        rows.append(Row(label, first, last, state, doubt, window.span, hint=hint))
    return rows


def calls(windows: Iterable[Window]) -> Counter[str | None]:
    """How many windows of an announcement bear a label."""
    return Counter(window.label for window in windows)


def name_among(lang: Lang, window: Window, called: Counter[str | None]) -> str:
    """A window's name; with its owner where another is called the same (服飾 · 申請期間, 食品 · 申請期間)."""
    if window.label and window.owner and called[window.label] > 1:
        return f"{window.owner} · {window.label}"
    return window_name(window) or say(lang, "no_label")


def near(rows: Sequence[Row], today: str) -> list[Row]:
    """Of the rows of an announcement those that a list's axis can show; where it shows none, the first. Of more than ROWS
    those in doubt, then those not over and nearest to the day, in their order; the last says how many are left out."""
    now = _day(today)
    shown = [
        row
        for row in rows
        if not (row.last and _day(row.last) < now - BACK) and not (row.first and _day(row.first) > now + AHEAD)
    ]
    if len(shown) > ROWS:
        kept = sorted(shown, key=lambda row: (not row.doubt, row.state == "closed", _away(row, now)))[:ROWS]
        left = len(shown) - ROWS
        shown = [row for row in shown if any(row is one for one in kept)]
        shown[-1] = shown[-1]._replace(more=left)
    return shown or list(rows[:1])


def _away(row: Row, now: int) -> int:
    """Days from a row's window to the day, 0 within it."""
    first, last = _day(row.first) if row.first else now, _day(row.last) if row.last else now
    return max(first - now, now - last, 0)


def _day(value: str) -> int:
    return datetime.date.fromisoformat(value[:10]).toordinal()


def _axis(rows: Sequence[Row], today: str, own: bool) -> tuple[int, int]:
    """First and last day (ordinals) of the axis: from the first of a month, round the rows; cut to BACK and AHEAD round
    the chosen day, or (`own`: one announcement) to LONGEST, with the chosen day where it is NEAR."""
    now = _day(today)
    days = [_day(day) for row in rows for day in (row.first, row.last) if day]
    if own:
        low, high = min(days), max(days)
        if low - NEAR <= now <= high + NEAR:
            low, high = min(low, now), max(high, now)
        if high - low > LONGEST:
            middle = min(max(now, low), high)
            low, high = max(low, middle - LONGEST // 2), min(high, middle + LONGEST // 2)
    else:
        low, high = max(min(*days, now), now - BACK), min(max(*days, now), now + AHEAD)
    start = datetime.date.fromordinal(low).replace(day=1).toordinal()
    if low - start > 20 and not own:
        start = low
    return start, min(max(high + 4, start + 27), datetime.date.max.toordinal())


def _months(start: int, end: int) -> list[int]:
    """The first days of months within the axis; every second, third … where there are more than eight."""
    first = datetime.date.fromordinal(start)
    ticks: list[int] = []
    year, month = first.year, first.month
    while True:
        tick = datetime.date(year, month, 1).toordinal()
        if tick > end:
            break
        if tick >= start:
            ticks.append(tick)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return ticks[:: max(1, (len(ticks) + 7) // 8)]


def timeline(lang: Lang, rows: Sequence[Row], today: str, own: bool = False) -> str:
    """HTML of the rows; "" without any. `own`: the windows of one announcement; else a list's, with a legend below."""
    if not rows:
        return ""
    start, end = _axis(rows, today, own)
    width = end - start + 1

    def at(day: int) -> float:
        return round(100 * (day - start) / width, 2)

    now = at(_day(today)) + 50 / width
    there = 0 <= now <= 100
    ticks, free = "", 0.0  # where the last label ends, in percent: one that is longer takes more
    for number, tick in enumerate(_months(start, end)):
        place, words = at(tick), _month(lang, tick, today, number == 0)
        ends = place + 2.7 * len(words)
        if place >= free and ends <= 100 and not (there and abs(place - now) <= 6):  # else the window would cut it
            # a narrow axis shows every second, and none close to the day's own
            odd = " gg-tick-odd" if ticks.count("<span") % 2 or there and abs(place - now) <= 18 else ""
            ticks += f'<span class="gg-tick{odd}" style="left:{place}%">{escape(words)}</span>'
            free = ends
    if there:
        ticks += f'<span class="gg-tick gg-tick-now" style="left:{now:.2f}%">{escape(short_day(today, today))}</span>'
    line = f'<i class="gg-now" style="left:{now:.2f}%"></i>' if there else ""
    head = (
        f'<div class="gg-tl-row gg-tl-head" aria-hidden="true"><span></span><span class="gg-track">{ticks}</span>'
        f"{'<span></span>' if any(row.value for row in rows) else ''}</div>"
    )
    out = [head]
    for row in rows:
        if row.title:
            title = f'<a class="gg-link" href="{escape(row.address)}">{escape(row.title)}</a>'
            out.append(f'<div class="gg-tl-title gg-page" lang="{row.lang}">{title}</div>')
        out.append(
            f'<div class="gg-tl-row{" gg-tl-lower" if row.lower else ""}">'
            f'<span class="gg-tl-label" lang="{row.lang}">{_label(row)}</span>'
            f'<span class="gg-track">{line}{_bar(lang, row, start, end)}</span>'
            + (f'<span class="gg-tl-value">{row.value}</span>' if any(one.value for one in rows) else "")
            + "</div>"
        )
        if row.more:
            rest = f'<a class="gg-link gg-under-link" href="{escape(row.address)}">{escape(say(lang, "rest_n", n=row.more))}</a>'
            out.append(f'<div class="gg-tl-rest gg-quiet">{rest}</div>')
    values = " gg-tl-values" if any(row.value for row in rows) else ""
    return f'<div class="gg-tl{values}">{"".join(out)}</div>{"" if own else _legend(lang)}'


def _month(lang: Lang, tick: int, today: str, first: bool) -> str:
    """A month of the axis; with its year where that is not the chosen day's and begins here."""
    date = datetime.date.fromordinal(tick)
    if str(date.year) != today[:4] and (first or date.month == 1):
        return f"{date.year}/{date.month}"
    return date.strftime("%b") if lang == "en" else f"{date.month}月"


def _label(row: Row) -> str:
    sign = f"{WARN} " if row.hint and not row.value else ""  # the value beside it has it with words
    return sign + escape(row.label)


def _bar(lang: Lang, row: Row, start: int, end: int) -> str:
    """Filled green, outlined blue, faded grey; hatched with an amber edge in doubt; a ring for a single day."""
    first = _day(row.first) if row.first else start
    last = _day(row.last) if row.last else end
    words = f"{row.label}: {row.first or ''} – {row.last or ''} ({say(lang, row.state)})"
    if row.doubt:
        words = f"{row.label}: {row.written} ({say(lang, 'in_doubt')})"
    hover = row.written
    if row.hint:
        hover = f"{row.written} ({say(lang, 'stale_deadline')})"
        words += f" ({say(lang, 'stale_deadline')})"
    attributes = f'role="img" aria-label="{escape(words)}" title="{escape(hover)}"'
    css = f"gg-bar gg-bar-{row.state}{' gg-bar-doubt' if row.doubt else ' gg-bar-hint' if row.hint else ''}"
    if last < first or last < start or first > end:  # nothing of it lies on the axis
        side = "left" if last < start or last < first else "right"
        return f'<i class="gg-bar-off gg-off-{side}{" gg-in-doubt" if row.doubt else ""}" {attributes}></i>'
    width = end - start + 1
    left = 100 * (max(first, start) - start) / width
    if first == last:
        return f'<i class="{css} gg-ring" style="left:{left + 50 / width:.2f}%" {attributes}></i>'
    size = 100 * (min(last, end) - max(first, start) + 1) / width
    cut = (" gg-cut-left" if first < start or not row.first else "") + (
        " gg-cut-right" if last > end or not row.last else ""
    )
    return f'<i class="{css}{cut}" style="left:{left:.2f}%;width:{size:.2f}%" {attributes}></i>'


def _legend(lang: Lang) -> str:
    entries = "".join(
        f'<span><i class="gg-bar {css}"></i>{escape(say(lang, key))}</span>'
        for css, key in (
            ("gg-bar-open", "legend_open"),
            ("gg-bar-upcoming", "legend_upcoming"),
            ("gg-bar-closed", "legend_closed"),
            ("gg-bar-open gg-bar-doubt", "legend_doubt"),
            ("gg-bar-upcoming gg-ring", "legend_day"),
        )
    )
    return f'<div class="gg-legend" aria-hidden="true">{entries}</div>'
