"""Overview: figures, next deadlines, doubts by kind, pages by month; each a link to the list behind it."""

from __future__ import annotations

import datetime

import streamlit as st

from records import Deadline, Record, Trouble, Window, hints_of, in_doubt, values_of
from screens import bound, frame
from screens.frame import View
from screens.parts import WARN, hint_sign, link, short_day
from screens.route import href
from screens.text import escape

DEADLINES = 8
HIGHEST = 6  # rem, of the column of the month with the most pages


def show() -> None:
    view = frame.view()
    day, changed_day = bound.day("day", "gg-day", view.today)
    figures = view.desk.overview(day)
    chosen = bound.read("day")
    if not figures.announcements:
        st.html(frame.empty(view))
    else:
        sources = view.desk.source_counts()
        told = view.say("figure_failed", n=sources["failed"]) if sources["failed"] else view.say("figure_sources")
        cells = (
            (figures.announcements, view.say("figure_announcements"), href("search", day=chosen), ""),
            (figures.open, view.say("open"), href("search", status="open", day=chosen), ""),
            (figures.upcoming, view.say("upcoming"), href("search", status="upcoming", day=chosen), ""),
            (
                figures.doubts,
                view.say("figure_doubts"),
                href("review", state="waiting"),
                "gg-care" if figures.doubts else "",
            ),
            (figures.new, view.say("figure_new"), href("search", added=_week_before(day), day=chosen), ""),
            (sources["all"], told, href("sources"), "gg-care" if sources["failed"] else ""),
        )
        st.html(
            '<div class="gg-figures">'
            + "".join(
                f'<a class="gg-link gg-figure {css}" href="{escape(address)}"><b>{count:,}</b>'
                f"<span>{escape(words)}</span></a>"
                for count, words, address, css in cells
            )
            + "</div>"
        )
        st.html(_deadlines(view, figures.deadlines, day))
        kinds = [(view.say(kind), count, href("review", kind=kind, state="waiting")) for kind, count in figures.kinds]
        months = [(month, count, href("search", month=month, day=chosen)) for month, count in figures.months[-12:]]
        st.html(_bars(view.say("by_kind"), kinds) + _columns(view.say("by_month"), months))
    with frame.side(view):
        frame.day(view, changed_day, "gg-day")
        frame.last_added(view)


def _week_before(day: str) -> str:
    return (datetime.date.fromisoformat(day) - datetime.timedelta(days=7)).isoformat()


def _deadlines(view: View, deadlines: tuple[Deadline, ...], day: str) -> str:
    first = {(one.id, one.label): one for one in reversed(deadlines)}  # of several readings the nearest
    shown = [one for one in deadlines if first[one.id, one.label] is one][:DEADLINES]
    rows = "".join(_deadline(view, one, day) for one in shown)
    if not rows:
        rows = f'<div class="gg-quiet">{escape(view.say("no_deadlines"))}</div>'
    return f'<h2 class="gg-section">{escape(view.say("next_deadlines"))}</h2>{rows}'


def _deadline(view: View, one: Deadline, day: str) -> str:
    """A row: the day and how far it is; of a window in doubt what is written, since which day it is nobody has decided."""
    try:
        record = view.desk.record(one.id, view.today)
    except Trouble:  # taken away meanwhile
        return ""
    window = _window(record, one)
    when = f"{escape(short_day(one.day, day))} · {escape(_days_left(view, _left(day, one.day)))}"
    sign = ""
    if one.doubt or window is not None and in_doubt(window):
        written = (window.written_end or window.span) if window is not None else view.say("in_doubt")
        when = f'<mark class="gg-doubt" lang="zh">{escape(written)}</mark>'
        sign = f' <span class="gg-badge gg-b-doubt">{WARN}{escape(view.say("in_doubt"))}</span>'
    elif window is not None and not window.decided and window.offset in hints_of((window,), record.flags):
        sign = " " + hint_sign(view.lang)
    address = href("announcement", id=one.id, day=bound.read("day"))
    return (
        f'<a class="gg-link gg-deadline" href="{escape(address)}"><span class="gg-when">{when}</span>'
        f'<span class="gg-page">{escape(frame.title(view, one.id, one.title))} '
        f"<small>{escape(one.label or '')}</small>{sign}</span></a>"
    )


def _window(record: Record, one: Deadline) -> Window | None:
    """The window whose last day, in one of its readings, this is."""
    for window in record.windows:
        if window.label == one.label and any(last == one.day for _, last in values_of(window)):
            return window
    return None


def _days_left(view: View, days: int) -> str:
    return view.say("days_left", n=days) if days else view.say("last_day")


def _left(day: str, last: str) -> int:
    return (datetime.date.fromisoformat(last[:10]) - datetime.date.fromisoformat(day)).days


def _columns(title: str, rows: list[tuple[str, int, str]]) -> str:
    """A column a month (`2024-05`), oldest first, each a link; the year stands where it begins."""
    if not rows:
        return ""
    most = max(count for _, count, _ in rows)
    body, before = "", ""
    for name, count, address in rows:
        year, _, month = name.partition("-")
        told = year if year != before else ""
        before = year
        body += (
            f'<a class="gg-link" href="{escape(address)}" aria-label="{escape(f"{name}: {count}")}"><b>{count}</b>'
            f'<i style="height:{HIGHEST * count / most:.2f}rem"></i><span>{escape(month)}</span><small>{escape(told)}</small></a>'
        )
    return f'<h2 class="gg-section">{escape(title)}</h2><div class="gg-columns">{body}</div>'


def _bars(title: str, rows: list[tuple[str, int, str]]) -> str:
    """Bars of divs, the longest the full width; nothing without rows."""
    if not rows:
        return ""
    most = max(count for _, count, _ in rows)
    body = "".join(
        f'{link(words, address)}<span><i class="gg-hbar" style="width:{100 * count / most:.1f}%"></i></span>'
        f"<span>{count}</span>"
        for words, count, address in rows
    )
    return f'<h2 class="gg-section">{escape(title)}</h2><div class="gg-bars">{body}</div>'


if __name__ == "__main__":
    show()
