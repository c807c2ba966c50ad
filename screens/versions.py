"""The tab of versions: the dates and amounts that changed first, then the lines of the text that did."""

from __future__ import annotations

from difflib import SequenceMatcher

import streamlit as st

from records import Announcement, Record, Trouble, VersionInfo
from screens.changes import apart
from screens.frame import View
from screens.parts import moment, span_of_days
from screens.text import escape, lang_of


def show(view: View, record: Record, known: tuple[VersionInfo, ...]) -> None:
    """Newest first, each against the one before it."""
    for newer, older in zip(known, (*known[1:], None), strict=True):
        title = f"{view.say('version_n', n=newer.version)} · {moment(newer.added)}"
        out = [f'<h2 class="gg-section">{escape(title)}</h2>']
        if older is not None:
            new, old = _document(view, record, newer), _document(view, record, older)
            if new is not None and old is not None:
                out.append(_facts(view, old, new) + _lines(old, new))
        st.html(f'<div class="gg-page" lang="{lang_of(record.script)}">{"".join(out)}</div>')


def _document(view: View, record: Record, info: VersionInfo) -> Announcement | None:
    try:
        reading = view.desk.reading(record.id, info.version)
    except Trouble:
        return None
    return reading.documents[info.place] if info.place < len(reading.documents) else None


def _named(view: View, document: Announcement) -> dict[str, str]:
    """Facts by name: windows and amounts, in words."""
    facts: dict[str, str] = {}
    for window in document.windows:
        name = " · ".join(piece for piece in (window.owner, window.label) if piece) or view.say("no_label")
        value = span_of_days(view.lang, window.start, window.end, window.mod) or window.span
        facts.setdefault(name, value)
    for amount in document.amounts:
        facts.setdefault(amount.label or amount.span, f"{amount.value:,}{amount.unit or ''}")
    return facts


def _facts(view: View, old: Announcement, new: Announcement) -> str:
    before, after = _named(view, old), _named(view, new)
    rows: list[str] = []
    for name in dict.fromkeys((*after, *before)):
        was, now = before.get(name, ""), after.get(name, "")
        if was != now:
            left, right = apart(was, now)
            rows.append(f'<div class="gg-fact"><span>{escape(name)}</span><b>{left} → {right}</b></div>')
    if not rows:
        return f'<div class="gg-quiet">{escape(view.say("same_facts"))}</div>'
    return "".join(rows)


def _lines(old: Announcement, new: Announcement) -> str:
    """Lines that differ, each with its difference; at most 60."""
    before, after = old.body.split("\n"), new.body.split("\n")
    rows: list[str] = []
    for verb, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if verb == "equal":
            continue
        for place in range(max(last - first, end - start)):
            was = before[first + place] if first + place < last else ""
            now = after[start + place] if start + place < end else ""
            left, right = apart(was, now)
            rows.append(f"<p>{left}</p><p>{right}</p>" if was and now else f"<p>{left or right}</p>")
    return f'<div class="gg-body">{"".join(rows[:60])}</div>' if rows else ""
