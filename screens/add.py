"""Add: one box for addresses, text and files; what it was is found out. Then what was read, and the way back."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from messages import passed_over, tell
from records import Added, Reading, Record, Trouble, status_of
from screens import batches, frame, lists, windows
from screens.addition import Addition, begin, running
from screens.frame import View
from screens.parts import heading, link, name_of, open_flags, panel, record_meta, title_of
from screens.route import href
from screens.text import escape, lang_of

REFILLED = 100_000  # code points of a text that comes back into the box
SHOWN = 20  # announcements shown in full after an addition
AMOUNTS = 3  # of each, before the rest is only counted


def show() -> None:
    view = frame.view()
    done: Addition | None = st.session_state.get("gg-addition")
    place = st.empty()
    if view.read_only:
        frame.told_read_only(view)
    elif done is None or done.undone is not None or done.in_vain:
        if done is not None and done.in_vain and not done.refilled:
            done.refilled = True
            st.session_state["gg-source"] = done.text[:REFILLED]
        _box(view)
    elif done.running:
        _wait(view, done)
    if done is not None:
        _outcome(view, done)
    with frame.side(view):
        batches.show(view, _batches(done) if done is not None and done.undone is None else ())
        if count := view.desk.removals(0)[0]:
            st.html(
                link(
                    f"{view.say('sources_removed')} {count}", href("sources", state="removed"), "gg-quiet gg-under-link"
                )
            )
    if done is None or not done.running:
        _others(view, place)


def _box(view: View) -> None:
    st.html(
        f'<h1 class="gg-h1">{escape(view.say("add_title"))}</h1>'
        f'<div class="gg-quiet">{escape(view.say("add_lead"))}</div>'
    )
    with st.container():  # else Streamlit pins the box to the foot of the window
        given: Any = st.chat_input(view.say("add_box"), key="gg-source", accept_file="multiple", height=150)
    held = frame.held()
    before = st.session_state.get("gg-held", ())  # the box, empty once it was sent, may have told so already
    st.session_state["gg-held"] = held
    if given:
        files = [(file.name, file.getvalue()) for file in given.files]
        st.session_state["gg-addition"] = begin(view.desk, given.text or "", files, held or before)
        st.rerun()
    _held(view, held)


def _held(view: View, names: Sequence[str]) -> None:
    for name in names:
        limit = view.say("too_large_to_send", most=st.get_option("server.maxUploadSize"))
        st.html(panel(view.say("cannot_send", f=name), [escape(limit)], "gg-amber"))


def _wait(view: View, addition: Addition) -> None:
    """A line a page as it comes, until all are in. Leaving the screen ends this run, not the addition."""
    told = 0
    status = st.status(view.say("adding"), expanded=True)
    st.empty()  # where the box stood: what a run does not draw stays till its end, and could be typed into
    with status:
        while addition.running:
            status.update(label=view.say("adding"))  # and lets Streamlit end this run when the reader has gone
            while told < len(addition.lines):
                line = addition.lines[told]
                name = name_of(view.lang, addition.names.get(line.source, line.source))
                st.text(f"{name}: {view.say(f'result_{line.result}')}")
                told += 1
            time.sleep(0.1)
    st.rerun()


def _others(view: View, place: DeltaGenerator) -> None:
    """Says that an addition of another session runs: of who has loaded the page anew, too, whose own it was. Its
    announcements come to the side when it is done."""
    waited = False
    while others := running(view.desk):
        waited = True
        count = sum(line.result != "failed" for one in others for line in one.lines)
        place.html(panel(view.say("adding"), [escape(view.say("adding_still", n=count))]))
        time.sleep(0.3)
    if waited:
        st.rerun()


def _outcome(view: View, done: Addition) -> None:
    if done.undone is not None:
        st.html(panel(view.say("undone_add", n=done.undone)))
        return
    if done.broke:
        st.html(panel(view.say("went_wrong"), (), "gg-amber"))
    elif done.in_vain and not done.lines and not done.held:
        st.html(panel(view.say("nothing_came"), (), "gg-amber"))
    _held(view, done.held)
    if not done.running:
        lists.show(view, done)
    good = [line for line in done.lines if line.result != "failed"]
    fresh = _fresh(done.lines)
    ids = list(dict.fromkeys(id for line in good for id in line.ids))
    if fresh:
        words = [*_became(view, fresh), view.say("seconds", n=f"{done.seconds:.1f}")]
        st.html(f'<div class="gg-quiet">✓ {escape(" · ".join(words))}</div>')
    elif good:
        st.html(panel(view.say("result_unchanged"), []))
    failed = [line for line in done.lines if line.result == "failed"]
    for line in failed:
        message = escape(tell(view.lang, line.error)) if line.error else ""
        st.html(panel(view.say("not_added", f=name_of(view.lang, line.source)), [message], "gg-amber"))
    if done.passed:
        st.html(f'<div class="gg-quiet">{escape(passed_over(view.lang, done.passed))}</div>')
    if done.in_vain:
        return
    if failed and done.text.strip():  # what was typed stays, to be copied
        st.code(done.text[:5000], language=None, wrap_lines=True)
    records = [record for record in (_record(view, id) for id in ids[:SHOWN]) if record]
    copies = {id: of for line in good for id, of in zip(line.ids, line.copy_of, strict=False) if of}
    changed = {id for line in good if line.result == "new_version" for id in line.ids}
    if records:
        st.html(heading(view.say("understood")))
        st.html("".join(_frame(view, record, copies.get(record.id), record.id in changed) for record in records))
        _how_read(view, records)
    flags = [flag for record in records for flag in open_flags(record.flags)]
    _buttons(view, flags[0].id if flags else None, len(flags), records, fresh)


def _fresh(lines: Sequence[Added]) -> list[Added]:
    return [line for line in lines if line.result in ("added", "new_version", "copy")]


def _batches(done: Addition) -> dict[str, None]:
    """The batches that an addition made, in order."""
    return dict.fromkeys(line.batch for line in _fresh(done.lines) if line.batch)


def _became(view: View, fresh: Sequence[Added]) -> list[str]:
    """What came of it, each kind in its words: 已加入 2 頁：3 則公告, 新版本：1 頁, 副本：1 頁."""
    by = {name: [line for line in fresh if line.result == name] for name in ("added", "new_version", "copy")}
    words = []
    if of := by["added"]:
        words.append(view.say("added", p=len(of), n=len({id for line in of for id in line.ids})))
    words += [view.say(f"became_{name}", p=len(by[name])) for name in ("new_version", "copy") if by[name]]
    return words


def _record(view: View, id: str) -> Record | None:
    try:
        return view.desk.record(id, view.today)
    except Trouble:
        return None


def _frame(view: View, record: Record, copy_of: str | None, changed: bool) -> str:
    """An announcement as it was read: title, badges, its time line. `changed`: with the way to its versions."""
    more = []
    if record.thresholds:
        more.append(f"<span>{escape(view.say('thresholds_n', n=len(record.thresholds)))}</span>")
    original = _record(view, copy_of) if copy_of else None
    if original:
        words = view.say("copy_of", t=title_of(view.lang, original.title, original.body))
        more.append(link(words, href("announcement", id=original.id), "gg-under-link"))
    if changed:
        address = href("announcement", id=record.id, tab="versions" if record.version > 1 else None)
        more.append(link(view.say("result_new_version"), address, "gg-under-link"))
    title = link(title_of(view.lang, record.title, record.body), href("announcement", id=record.id))
    status = status_of(record.windows, view.today, record.published)
    return (
        f'<div class="gg-frame"><h2 class="gg-h2 gg-page" lang="{lang_of(record.script)}">{title}</h2>'
        f"{record_meta(view.lang, record, status, view.today, more)}"
        f"{windows.show(view, record, view.today, review=False)}{_amounts(view, record)}{_nothing(view, record)}</div>"
    )


def _nothing(view: View, record: Record) -> str:
    """Said where nothing was read in it: Enter after a few words makes an announcement of them."""
    if record.windows or record.published or record.amounts or record.thresholds or record.steps:
        return ""
    return f'<div class="gg-quiet">{escape(view.say("read_nothing"))}</div>'


def _amounts(view: View, record: Record) -> str:
    """How many amounts there are, and the first of them; one in doubt as it is written."""
    if not record.amounts:
        return ""
    doubts = [(flag.offset, flag.offset + len(flag.span)) for flag in open_flags(record.flags)]
    pieces = []
    for amount in record.amounts[:AMOUNTS]:
        value = escape(f"{amount.value:,}{amount.unit or ''}")
        if any(start < amount.offset + len(amount.span) and amount.offset < end for start, end in doubts):
            value = f'<mark class="gg-doubt">{escape(amount.span)}</mark>'
        pieces.append(f"<span>{escape(amount.label or '')} <b>{value}</b></span>")
    rest = " …" if len(record.amounts) > AMOUNTS else ""
    head = escape(f"{view.say('amounts')} {len(record.amounts)}")
    lang = lang_of(record.script)
    return f'<div class="gg-quiet">{head}：<span class="gg-page" lang="{lang}">{" · ".join(pieces)}{rest}</span></div>'


def _how_read(view: View, records: Sequence[Record]) -> None:
    """How the first page was read: encoding and why, repairs, what was left out."""
    readings: list[Reading] = []
    for record in records:
        try:
            reading = view.desk.reading(record.id, record.version)
        except Trouble:
            continue
        if all(reading.file != one.file or reading.body != one.body for one in readings):
            readings.append(reading)
    out: list[str] = []
    for reading in readings:
        counts = view.say("counts_line", r=len(reading.repairs), l=len(reading.left_out), d=len(reading.documents))
        encoding = view.say("encoding_line", e=reading.encoding or "?", r=_reason(view, reading.encoding_reason or ""))
        out.append(f"<div>{escape(encoding)} · {escape(counts)}</div>")
    left = [piece for reading in readings for piece in reading.left_out]
    if out:
        summary = escape(view.say("how_read"))
        st.html(f'<details class="gg-fold"><summary>{summary}</summary>{"".join(out)}</details>')
    if left:
        summary = escape(view.say("left_out", n=len(left)))
        pieces = "".join(f"<div>{escape(piece.text)}</div>" for piece in left[:100])
        st.html(f'<details class="gg-fold"><summary>{summary}</summary>{pieces}</details>')


def _reason(view: View, reason: str) -> str:
    """Why this encoding, in the reader's language: `declared gb2312` → 頁面宣告 gb2312."""
    for start in ("bytes overrule declared", "declared", "tried", "bom", "mhtml:"):
        if reason.startswith(start):
            key = "reason_" + start.rstrip(":").replace(" ", "_")
            rest = reason.removeprefix(start).strip(" :")
            if start == "mhtml:":
                rest = _reason(view, rest)
            return view.say(key, v=rest)
    return reason


def _buttons(view: View, flag: str | None, doubts: int, records: Sequence[Record], fresh: Sequence[Added]) -> None:
    def again() -> None:
        st.session_state["gg-addition"] = None

    def undo() -> None:
        done: Addition = st.session_state["gg-addition"]
        try:
            done.undone = len({id for batch in _batches(done) for id in view.desk.undo(batch)})
        except Trouble as trouble:  # somebody else was first
            st.session_state["gg-kept"] = [(tell(view.lang, trouble.message), True)]

    with st.container(horizontal=True, vertical_alignment="center"):
        if flag:
            _first(view.say("review_n", n=doubts), href("review", f=flag))
        elif records:
            _first(view.say("open_it"), href("announcement", id=records[0].id))
        st.button(view.say("add_more"), key="gg-again", on_click=again)
        if fresh:
            st.button(view.say("undo_add"), key="gg-undo-add", type="tertiary", on_click=undo)
            st.button(view.say("to_corpus"), key="gg-to-corpus", type="tertiary", on_click=lambda: _keep(view, records))
    for words, amber in st.session_state.pop("gg-kept", ()):
        st.html(panel(words, (), "gg-amber" if amber else ""))


def _first(words: str, address: str) -> None:
    """The first step on, as a link that looks like a button: a switch of pages by a button would leave its parameters in
    the address of this one, and Back would find them there."""
    st.html(link(words, address, "gg-button"), width="content")


def _keep(view: View, records: Sequence[Record]) -> None:
    """Puts the pages of these announcements into corpus/, each once, and says where."""
    said: list[tuple[str, bool]] = []
    for id in {record.source: record.id for record in records}.values():
        try:
            path = view.desk.announcement_to_corpus(id, frame.CORPUS)
            draft = f"corpus/{path.stem}.json"
            said.append((view.say("put_into_corpus", file=f"corpus/{path.name}", draft=draft), False))
        except Trouble as trouble:
            said.append((tell(view.lang, trouble.message), True))
    st.session_state["gg-kept"] = said


if __name__ == "__main__":
    show()
