"""An announcement: title, windows, thresholds, text with its doubts, the original beside it, versions, copies.

Address: `?id=…&at=OFFSET` (a sentence of the body to scroll to) `&q=WORDS` (searched words, blue) `&tab=…&day=…`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import streamlit as st

from messages import sentence
from records import Flag, Reading, Record, Threshold, Trouble, status_of
from screens import actions, bound, frame, versions, windows
from screens.frame import View
from screens.parts import SHOWN, folded, heading, moment, name_of, open_flags, panel, record_meta, side_list, title_of
from screens.route import href, outside
from screens.settled import settled
from screens.text import Change, Mark, escape, lang_of, marked, paragraphs, sentence_at

TABS = ("text", "original", "versions", "similar")


def show() -> None:
    view = frame.view()
    day, changed_day = bound.day("day", "gg-day", view.today)
    try:
        record = view.desk.record(bound.read("id"), day)
    except Trouble as trouble:
        if trouble.message["key"] == "removed":
            actions.removed(view, bound.read("id"))
            with frame.side(view):
                frame.last_added(view)
        else:
            look(view, panel(view.say("not_found_page"), [escape(view.say("not_found_lead"))]))
        return
    st.set_page_config(page_title=f"{title_of(view.lang, record.title, record.body)[:80]} · gonggao")
    st.html(_head(view, record, day))
    earlier, later = view.desk.around(record, view.today)
    if later:
        st.html(panel(view.say("later_notices"), [_notice(view, one) for one in later]))
    if lines := windows.show(view, record, day):
        st.html(lines)
    facts = _facts(view, record)
    if facts:
        st.html(facts)

    known = view.desk.versions(record.id)
    tabs = [
        tab
        for tab in TABS
        if tab in ("text", "original") or (tab == "versions" and len(known) > 1) or (tab == "similar" and record.copies)
    ]
    titles = {
        "text": view.say("text"),
        "original": view.say("original"),
        "versions": view.say("versions", n=len(known)),
        "similar": view.say("similar", n=len(record.copies)),
    }
    changed = bound.one_of("tab", "gg-tab", tabs, "text")
    st.segmented_control(
        view.say("view"),
        tabs,
        format_func=titles.__getitem__,
        key="gg-tab",
        required=True,
        label_visibility="collapsed",
        on_change=changed,
    )
    tab = st.session_state["gg-tab"]
    if tab == "text":
        _text(view, record)
    elif tab == "original":
        _original(view, record)
    elif tab == "versions":
        versions.show(view, record, known)
    else:
        _copies(view, record)
    with frame.side(view):
        _side(view, record, earlier)


def look(view: View, said: str) -> None:
    """No such id (gone for good), or no such screen: `said` (HTML), with a box to look for an announcement."""
    st.html(said)

    def entered() -> None:
        words = st.session_state["gg-look"].strip()
        if words:
            st.session_state["gg-go"] = words

    with st.container(key="gg-box"):
        st.text_input(
            view.say("nav_search"),
            key="gg-look",
            type="search",
            live="50s",
            icon=":material/search:",
            placeholder=view.say("search_hint"),
            label_visibility="collapsed",
            on_change=entered,
        )
    with frame.side(view):
        frame.last_added(view)
    words = st.session_state.pop("gg-go", None)
    if words:
        st.switch_page(str(frame.HERE / "search.py"), query_params={"q": words})


def _head(view: View, record: Record, day: str) -> str:
    more: list[str] = []
    address = outside(record.address)
    if address:
        host = re.sub(r"^https?://([^/?#]*).*$", r"\1", address)
        more.append(
            f'<a class="gg-out" href="{escape(address)}" target="_blank" rel="noopener noreferrer">{escape(host)} ↗</a>'
        )
    if record.gone:
        more.append(f'<span class="gg-badge gg-b-plain">{escape(view.say("gone"))}</span>')
    meta = record_meta(view.lang, record, status_of(record.windows, day, record.published), day, more)
    title = title_of(view.lang, record.title, record.body)
    return f'<h1 class="gg-h1 gg-page" lang="{lang_of(record.script)}">{escape(title)}</h1>{meta}'


def _facts(view: View, record: Record) -> str:
    """Thresholds in two columns; amounts below them, of a long table the rest folded."""
    out: list[str] = []
    if record.thresholds:
        out.append(heading(view.say("thresholds")))
        out.append(f'<div class="gg-facts" lang="{lang_of(record.script)}">')
        for threshold in record.thresholds:
            out.append(_threshold(view, threshold))
        out.append("</div>")
    if record.amounts:
        out.append(heading(view.say("amounts")))
        rows = [
            f'<div class="gg-fact"><span>{escape(amount.label or "")}</span>'
            f"<b>{_amount(amount.value, amount.unit)}</b></div>"
            for amount in record.amounts
        ]
        first, more = (
            f'<div class="gg-facts" lang="{lang_of(record.script)}">{"".join(some)}</div>'
            for some in (rows[:SHOWN], rows[SHOWN:])
        )
        out += [first, folded(view.lang, len(rows[SHOWN:]), more)]
    return "".join(out)


def _threshold(view: View, threshold: Threshold) -> str:
    of = " · ".join(piece for piece in (threshold.owner, threshold.basis) if piece)
    head = f'<div class="gg-of">{escape(of)}</div>' if of else ""
    mode = ""
    if len(threshold.conditions) > 1:
        mode = f"<small>{escape(view.say('any_of' if threshold.mode == 'any' else 'all_of'))}</small>"
    signs = {">=": "≥", "<=": "≤", "!=": "≠"}
    rows = "".join(
        f'<div class="gg-fact"><span>{escape(one.measure)}</span>{mode}'
        f"<b>{escape(signs.get(one.comparator, one.comparator))} {_amount(one.amount, one.unit)}</b></div>"
        for one in threshold.conditions
    )
    return head + rows


def _amount(value: float | int, unit: str | None) -> str:
    number = f"{value:,}" if isinstance(value, int) else f"{value:,.10g}"
    return f"{number} {escape(unit)}" if unit else number


def _numbered(record: Record) -> list[tuple[int, Flag]]:
    """Open flags in the order of the text, numbered from 1: the chips of the text and the list at the side agree."""
    return list(enumerate(sorted(open_flags(record.flags), key=lambda flag: flag.offset), start=1))


def _text(view: View, record: Record) -> None:
    marks = [
        Mark(flag.offset, flag.offset + len(flag.span), "doubt", number, href("review", f=flag.id))
        for number, flag in _numbered(record)
    ]
    marks += settled(view, record)
    marks += [Mark(at, at + size, "hit") for at, size in view.desk.marks(record, bound.read("q"))]
    at = bound.read("at")
    if at.isascii() and at.isdigit() and int(at[:9]) < len(record.body):
        start, end = sentence_at(record.body, int(at[:9]))
        marks.append(Mark(start, end, "at"))
        frame.scroll_to(f"{record.id}:{start}")
    reading = _reading(view, record)
    changes: list[Change] = []
    if reading:
        inside = _repairs(record, reading)
        if inside:
            changed = bound.switch("repairs", "gg-repairs")
            with st.container(horizontal=True, horizontal_alignment="right"):
                st.toggle(view.say("repairs", n=len(inside)), key="gg-repairs", on_change=changed)
            if st.session_state["gg-repairs"]:
                changes = inside
    body = paragraphs(record.body, marks, changes)
    st.html(f'<div class="gg-page gg-body" lang="{lang_of(record.script)}">{body}</div>')
    if reading and reading.left_out:
        pieces = "".join(f"<div>{escape(piece.text)}</div>" for piece in reading.left_out)
        summary = escape(view.say("left_out", n=len(reading.left_out)))
        st.html(f'<details class="gg-fold"><summary>{summary}</summary>{pieces}</details>')


def _reading(view: View, record: Record) -> Reading | None:
    try:
        return view.desk.reading(record.id, record.version)
    except Trouble:
        return None


def _repairs(record: Record, reading: Reading) -> list[Change]:
    """The repairs of the page's body that lie in this announcement, at their places in its body."""
    size = len(record.body)
    return [
        Change(repair.offset - record.offset, repair.offset - record.offset + len(repair.after), repair.before)
        for repair in reading.repairs
        if repair.place == "body"
        and repair.offset is not None
        and repair.offset - record.offset >= 0
        and repair.offset - record.offset + len(repair.after) <= size
    ]


def _original(view: View, record: Record) -> None:
    """The stored page, plain, as text beside the body; on a phone above one another."""
    try:
        stored = view.desk.original(record.id, record.version)
    except Trouble:
        st.html(panel("", [escape(view.say("original_missing"))]))
        return
    lang = lang_of(record.script)
    sides = ((view.say("read_as"), paragraphs(record.body)), (view.say("original_lead"), escape(stored[:200_000])))
    st.html(
        '<div class="gg-beside">'
        + "".join(
            f'<div>{heading(title)}<div class="gg-pre gg-page" lang="{lang}" tabindex="0">{html}</div></div>'
            for title, html in sides
        )
        + "</div>"
    )


def _copies(view: View, record: Record) -> None:
    items = []
    for id in record.copies[:50]:
        try:
            copy = view.desk.record(id, view.today)
        except Trouble:
            continue
        published = moment(copy.published) if copy.published else ""
        small = " · ".join(piece for piece in (copy.publisher, published, name_of(view.lang, copy.file)) if piece)
        items.append((title_of(view.lang, copy.title, copy.body), small, href("announcement", id=id), ""))
    st.html(side_list("", items))


def _notice(view: View, record: Record) -> str:
    """Another announcement on the same matter: its day and its title, which opens it."""
    title = escape(title_of(view.lang, record.title, record.body))
    link = f'<a class="gg-link gg-page" lang="{lang_of(record.script)}" href="{href("announcement", id=record.id)}">'
    return f"{escape(moment(record.published or '')[:10])} {link}{title}</a>"


def _side(view: View, record: Record, earlier: Sequence[Record]) -> None:
    doubts = [
        (f"{number}  {flag.span}", sentence(view.lang, flag), href("review", f=flag.id), "gg-wrap")
        for number, flag in _numbered(record)
    ]
    if doubts:
        st.html(side_list(view.say("doubts"), doubts))
    if earlier:
        items = [
            (title_of(view.lang, one.title, one.body), moment(one.published or ""), href("announcement", id=one.id), "")
            for one in earlier
        ]
        st.html(side_list(view.say("earlier_notices"), items))
    if record.steps:
        steps = "".join(f"<li>{marked(step.text)}</li>" for step in record.steps)
        st.html(
            f'<div class="gg-side">{heading(view.say("steps"))}'
            f'<ol class="gg-steps" lang="{lang_of(record.script)}">{steps}</ol></div>'
        )
    actions.more(view, record)


if __name__ == "__main__":
    show()
