"""The tab of versions: the dates and amounts that changed first, then the lines of the text that did."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import NamedTuple

import streamlit as st

from messages import span_of_days
from records import Announcement, Record, Trouble, VersionInfo
from screens.changes import apart
from screens.frame import View
from screens.parts import WARN, moment, open_flags
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
    """A version as it was read; the one that stands with what was decided of it."""
    if info.version == record.version:
        return record
    try:
        reading = view.desk.reading(record.id, info.version)
    except Trouble:
        return None
    return reading.documents[info.place] if info.place < len(reading.documents) else None


class _Fact(NamedTuple):
    value: str
    written: str
    doubt: bool


def _doubts(document: Announcement) -> list[tuple[int, int]]:
    return [(flag.offset, flag.offset + len(flag.span)) for flag in open_flags(document.flags)]


def _named(view: View, document: Announcement) -> dict[str, _Fact]:
    """Facts by name: windows and amounts, in words; whether something in doubt touches them."""
    doubts = _doubts(document)

    def touched(offset: int, span: str) -> bool:
        return any(start < offset + len(span) and offset < end for start, end in doubts)

    facts: dict[str, _Fact] = {}
    for window in document.windows:
        name = " · ".join(piece for piece in (window.owner, window.label) if piece) or view.say("no_label")
        start, end = (window.decided or window).start, (window.decided or window).end
        value = span_of_days(view.lang, start, end, window.mod) or window.span
        doubt = not window.decided and (
            bool(window.written_start or window.written_end) or touched(window.offset, window.span)
        )
        facts.setdefault(name, _Fact(value, window.span, doubt))
    for amount in document.amounts:
        fact = _Fact(f"{amount.value:,}{amount.unit or ''}", amount.span, touched(amount.offset, amount.span))
        facts.setdefault(amount.label or amount.span, fact)
    return facts


def _facts(view: View, old: Announcement, new: Announcement) -> str:
    """What differs; where either side is in doubt both as they are written, and that side amber."""
    before, after = _named(view, old), _named(view, new)
    none = _Fact("", "", False)
    rows: list[str] = []
    for name in dict.fromkeys((*after, *before)):
        was, now = before.get(name, none), after.get(name, none)
        written = was.doubt or now.doubt
        left, right = (was.written, now.written) if written else (was.value, now.value)
        if left == right and was.doubt == now.doubt:
            continue
        whole = [(0, len(left))] if was.doubt else [], [(0, len(right))] if now.doubt else []
        left, right = apart(left, right, whole)
        sign = f' <small class="gg-hint">{WARN}{escape(view.say("in_doubt"))}</small>' if written else ""
        rows.append(f'<div class="gg-fact"><span>{escape(name)}{sign}</span><b>{left} → {right}</b></div>')
    if not rows:
        return f'<div class="gg-quiet">{escape(view.say("same_facts"))}</div>'
    return "".join(rows)


def _lines(old: Announcement, new: Announcement) -> str:
    """Lines that differ, each with its difference and its doubts; at most 60."""
    before, after = _starts(old.body), _starts(new.body)
    rows: list[str] = []
    matcher = SequenceMatcher(None, [line for _, line in before], [line for _, line in after], autojunk=False)
    for verb, first, last, start, end in matcher.get_opcodes():
        if verb == "equal":
            continue
        for place in range(max(last - first, end - start)):
            at, was = before[first + place] if first + place < last else (0, "")
            to, now = after[start + place] if start + place < end else (0, "")
            left, right = apart(was, now, (_within(_doubts(old), at, was), _within(_doubts(new), to, now)))
            rows.append(f"<p>{left}</p><p>{right}</p>" if was and now else f"<p>{left or right}</p>")
    return f'<div class="gg-body">{"".join(rows[:60])}</div>' if rows else ""


def _starts(body: str) -> list[tuple[int, str]]:
    """The lines of a text, each with where it starts."""
    lines, at = [], 0
    for line in body.split("\n"):
        lines.append((at, line))
        at += len(line) + 1
    return lines


def _within(spans: list[tuple[int, int]], at: int, line: str) -> list[tuple[int, int]]:
    """Of spans of a text those that touch a line of it that starts at `at`, as spans of that line."""
    return [
        (max(start - at, 0), min(end - at, len(line))) for start, end in spans if start < at + len(line) and at < end
    ]
