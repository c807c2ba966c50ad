"""One doubt, as Review shows it: the sentence, written and suggested, what it would read, the context; and its history."""

from __future__ import annotations

import streamlit as st

from messages import sentence
from records import Decision, Doubt, Flag, Record, Trouble, Window, site_of, window_name
from screens import changes
from screens.frame import View
from screens.parts import WARN, decided_by, link, name_of, title_of
from screens.route import href
from screens.text import Mark, escape, lang_of, lines_of, marked, paragraphs, sentence_at


def show(view: View, here: Doubt, place: str) -> None:
    """`place` is where it stands in the list, as `2 / 12`; "" where it is in none."""
    flag, record = here.flag, here.record
    st.html(
        _head(view, flag, record, place)
        + _compare(view, flag, record)
        + _context(view, flag, record)
        + _copy(view, flag, record)
    )


def history(view: View, here: Doubt) -> str:
    """Who decided what, and when, with the notes: the last five, oldest first; "" where nobody did."""
    decisions = view.desk.history(str(here.flag.id))
    return "".join(f'<div class="gg-history">{_told(view, one)}</div>' for one in decisions[-5:])


def did(view: View, verb: str, value: str | None) -> str:
    """A decision in words: 採用了建議, 改成 …"""
    return view.say(f"did_{verb}", v=value or "")


def _told(view: View, decision: Decision) -> str:
    by = decided_by(view.lang, decision.by, decision.at)
    note = f" · {decision.note}" if decision.note else ""
    return escape(f"{did(view, decision.verb, decision.value)} · {by}{note}")


def _head(view: View, flag: Flag, record: Record, place: str) -> str:
    badges = f'<span class="gg-badge gg-b-doubt">{WARN}{escape(view.say(flag.kind))}</span>'
    if flag.state == "to_confirm":
        badges += f'<span class="gg-badge gg-b-doubt">{escape(view.say("to_confirm"))}</span>'
    if flag.state == "decided" and flag.decision:
        words = did(view, flag.decision.verb, flag.decision.value)
        badges += f'<span class="gg-badge gg-b-open">✓ {escape(words)}</span>'
    where = f"<span>{place}</span>" if place else ""
    title = link(
        title_of(view.lang, record.title, record.body),
        href("announcement", id=record.id, at=flag.offset, day=view.day),
        "gg-under-link",
    )
    return (
        f'<div class="gg-meta">{badges}{where}'
        f'<span class="gg-page" lang="{lang_of(record.script)}">{title}</span></div>'
        f'<h1 class="gg-sentence">{escape(sentence(view.lang, flag))}</h1>'
    )


def _copy(view: View, flag: Flag, record: Record) -> str:
    """What the copy says that says otherwise: its sentence, and the way to it; "" for other doubts."""
    id = flag.message.get("copy")
    if not id:
        return ""
    try:
        copy = view.desk.record(str(id))
    except Trouble:  # taken away since
        return ""
    there = flag.message.get("there")
    its = [one for one in copy.flags if one.kind == flag.kind and one.message.get("copy") == record.id]
    named = [one for one in its if one.message.get("here") == there or one.span == there]
    at = named[0].offset if named else None
    quoted = ""
    if at is not None:
        start, end = sentence_at(copy.body, at)
        mark = Mark(at - start, at - start + len(named[0].span), "evidence")
        quoted = f"<p>{marked(copy.body[start:end], [mark])}</p>"
    place = site_of(copy.source, copy.address) or name_of(view.lang, copy.file)
    where = " · ".join(piece for piece in (copy.publisher, place) if piece)
    way = link(view.say("to_copy"), href("announcement", id=copy.id, at=at, day=view.day), "gg-go")
    return (
        f'<div class="gg-words"><span>{escape(where)}</span>{way}</div>'
        f'<div class="gg-context gg-page" lang="{lang_of(copy.script)}" tabindex="0">{quoted}</div>'
        if quoted
        else f'<div class="gg-words"><span>{escape(where)}</span>{way}</div>'
    )


def _compare(view: View, flag: Flag, record: Record) -> str:
    """原文 over 建議, only the differing number marked; then the window as it would read."""
    lang = lang_of(record.script)
    rows: list[tuple[str, str]] = []
    decision = flag.decision if flag.state == "decided" else None
    target = decision.value if decision and decision.verb == "correct" else flag.suggestion
    if target is None:
        rows.append((view.say("as_written"), f'<mark class="gg-doubt">{escape(flag.span)}</mark>'))
    else:
        old, new = changes.apart(flag.span, target)
        own = decision is not None and decision.verb == "correct"
        rows += [(view.say("as_written"), old), (view.say("correct_to" if own else "suggested"), new)]
    out = "".join(
        f'<span>{escape(name)}</span><span class="gg-page" lang="{lang}">{html}</span>' for name, html in rows
    )
    if target is None and decision is None:
        out += f'<span></span><span class="gg-small">{escape(view.say("no_suggestion"))}</span>'
    window = _window(record, flag)
    if window is not None and target is not None and decision is None:
        out += _would_read(view, flag, record, window, target)
    return f'<div class="gg-compare">{out}</div>'


def _window(record: Record, flag: Flag) -> Window | None:
    """The window that the doubt lies in."""
    for window in record.windows:
        if window.offset <= flag.offset and flag.offset + len(flag.span) <= window.offset + len(window.span):
            return window
    return None


def _would_read(view: View, flag: Flag, record: Record, window: Window, target: str) -> str:
    """The window with this suggestion and what was decided already in it; other open doubts of it still amber."""
    wanted: list[changes.Edit] = []
    others: list[tuple[int, int]] = []
    for one in record.flags:
        start = one.offset - window.offset
        if start < 0 or start + len(one.span) > len(window.span):
            continue
        decided = one.decision.verb if one.decision and one.state == "decided" else None
        value = {"accept": one.suggestion, "correct": one.decision.value if one.decision else None}.get(decided or "")
        if one.id == flag.id:
            value = target
        elif decided is None:
            others.append((start, start + len(one.span)))
        if value is not None:
            wanted += [
                changes.Edit(edit.start + start, edit.end + start, edit.after)
                for edit in changes.edits(one.span, value)
            ]
    text, places = changes.apply(window.span, wanted, others)
    html = marked(text, [Mark(start, end, "doubt") for start, end in places])
    more = f'<span class="gg-more">{escape(view.say("other_doubts", n=len(others)))}</span>' if others else ""
    name = f"{escape(called)}　" if (called := window_name(window)) else ""
    return (
        f"<span>{escape(view.say('would_read'))}</span>"
        f'<span class="gg-small gg-page" lang="{lang_of(record.script)}">{name}{html}{more}</span>'
    )


def _context(view: View, flag: Flag, record: Record) -> str:
    """The paragraphs that hold the span and its evidence: span amber, evidence underlined, with a legend."""
    spans = [(flag.offset, flag.offset + len(flag.span))]
    evidence = [(one.offset, one.offset + len(one.span)) for one in flag.evidence if one.span]
    marks = [Mark(*spans[0], "doubt")] + [Mark(start, end, "evidence") for start, end in evidence]
    lines = lines_of(record.body, spans + evidence)
    context = paragraphs(record.body, marks, lines=lines) if lines else ""
    legend = f'<mark class="gg-doubt">{escape(view.say("in_doubt"))}</mark>'
    if evidence:
        legend += f' <mark class="gg-evidence">{escape(view.say("evidence"))}</mark>'
    lang = lang_of(record.script)
    return (
        f'<div class="gg-context gg-page" lang="{lang}" tabindex="0">{context}</div>'
        f'<div class="gg-words">{legend}</div>'
        if context
        else ""
    )
