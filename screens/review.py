"""Review: one doubt at a time, decided by one key; the queue at the side. Address: `?f=FLAG&kind=KIND&state=waiting`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from messages import tell
from records import FLAG_KINDS, Doubt, Flag, Trouble
from screens import bound, doubt, frame
from screens.desk import Desk, Queue
from screens.frame import View
from screens.parts import link, panel, side_list, title_of
from screens.route import href
from screens.text import escape, label

Counts = dict[str, dict[str, int]]  # kind → state → how many

QUEUE = 40  # doubts that the side lists: a piece of the list, which moves with the one that is shown
SOUGHT = 1000  # how far down the list a doubt that an address names is looked for


def show() -> None:
    view = frame.view()
    changed_kind = bound.one_of("kind", "gg-kind", ("all", *FLAG_KINDS), "all", drop=("f",))
    changed_state = bound.one_of("state", "gg-which", ("all", "waiting"), "all", drop=("f",))
    kind = None if st.session_state["gg-kind"] == "all" else st.session_state["gg-kind"]
    state = None if st.session_state["gg-which"] == "all" else "waiting"
    counts = view.counts
    queue, here = _here(view, kind, state, counts)
    frame.told_read_only(view)
    if here is None and bound.read("f"):
        _gone(view, kind)
    elif here is None:
        _empty(view, kind, queue)
    else:
        desk = Desk(view, queue, here)
        place = queue.place(here.flag.id)
        doubt.show(view, here, f"{place + 1} / {queue.size}" if place is not None else "")
        desk.history()
        desk.copies()
        desk.conflict()
        _bar(view, desk, here)
    with frame.side(view):
        _side(view, queue, here, counts, changed_kind, changed_state)


def _many(counts: Counts, kind: str | None, state: str | None) -> int:
    """How many doubts of a kind there are; `state` "waiting": of those that nobody decided, or that are to be confirmed."""
    return sum(
        count
        for name, states in counts.items()
        for its, count in states.items()
        if kind in (None, name) and not (state == "waiting" and its == "decided")
    )


def _first(view: View, kind: str | None) -> str:
    """The first doubt that waits, "" where none does."""
    first = view.desk.doubts(kind, None, "waiting", 1)
    return str(first[0].flag.id) if first else ""


def _here(view: View, kind: str | None, state: str | None, counts: Counts) -> tuple[Queue, Doubt | None]:
    """The doubt that the address names, else the first undecided one (None where nothing is to be shown), and the piece
    of the list round it. Where that piece starts is remembered, so that a key costs one look into the store."""
    size = _many(counts, kind, state)
    wanted = bound.read("f") or _first(view, kind)
    start = min(st.session_state.get("gg-from", 0), max(size - QUEUE, 0))
    queue = Queue(view.desk.doubts(kind, None, state, QUEUE, start), start, size)
    place = queue.place(wanted)
    if wanted and place is None:
        order = [one.flag.id for one in view.desk.doubts(kind, None, state, SOUGHT)]
        place = order.index(wanted) if wanted in order else None
    # with a neighbour on either side, so that the next key finds one
    inside = place is None or (place > start or not start) and (place < start + QUEUE - 1 or start + QUEUE >= size)
    if place is not None and not inside:
        start = min(max(place - QUEUE // 2, 0), max(size - QUEUE, 0))
        queue = Queue(view.desk.doubts(kind, None, state, QUEUE, start), start, size)
    st.session_state["gg-from"] = start
    here = next((one for one in queue.doubts if one.flag.id == wanted), None)
    if wanted and here is None:
        try:
            here = view.desk.doubt(wanted)
        except Trouble:
            here = None
    return queue, here


def _bar(view: View, desk: Desk, here: Doubt) -> None:
    """The bar at the bottom: decide, or correct; undo, previous, next."""

    def button(key: str, shortcut: str | None, act: Callable[..., None], *arguments: Any, **more: Any) -> None:
        words = more.pop("words", None) or view.say(key)
        more["disabled"] = more.get("disabled") or view.read_only and act != desk.step
        st.button(
            words,
            key=f"gg-{key}",
            shortcut=None if view.phone else shortcut,
            on_click=act,
            args=arguments,
            **more,
        )

    def ways() -> None:
        can = bool(desk.mine) or here.flag.state == "decided"
        with st.container(horizontal=True, width="content", gap=None if view.phone else "xsmall"):
            sign = {"words": ":material/undo:", "help": view.say("undo")} if view.phone else {}
            button("undo", "U", desk.undo, type="tertiary", disabled=not can, **sign)
            for key, shortcut, by, icon in (("previous", "K", -1, "arrow_upward"), ("next", "J", 1, "arrow_downward")):
                words = f":material/{icon}:"
                button(key, shortcut, desk.step, by, type="tertiary", words=words, help=view.say(key))

    with st.bottom, st.container(key="gg-bar-phone" if view.phone else "gg-bar"):
        if st.session_state.get("gg-correcting") == desk.id:
            _correction(view, desk)
            return
        flag = here.flag
        others = _alternatives(flag)
        beside = view.phone and len(others) == 1  # one leaves room, and four decisions take a row of their own
        if others:
            with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
                with st.container(horizontal=True, width="content", gap="xsmall", key="gg-others"):
                    for number, value in enumerate(others, start=1):
                        button(f"alt-{number}", str(number), desk.decide, "correct", value, words=label(value))
                if beside:
                    ways()
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="xsmall"
        ):
            with st.container(horizontal=True, width="content", gap="xsmall"):
                if flag.suggestion is not None:
                    button("accept", "A", desk.decide, "accept", type="primary")
                button("correct", "E", desk.correct)
                button("keep", "L", desk.decide, "keep", words=view.say("keep_phone") if view.phone else None)
                button("dismiss", "D", desk.decide, "dismiss")
            if not beside:
                ways()


def _alternatives(flag: Flag) -> list[str]:
    return [value for value in flag.alternatives if value not in (flag.suggestion, flag.span)][:3]


def _correction(view: View, desk: Desk) -> None:
    """The value, filled with the suggestion and selected; Enter stores, Esc leaves; a bad date is refused here."""
    wrong = st.session_state.get("gg-wrong")
    if wrong and wrong[0] == desk.id:
        st.html(f'<div class="gg-wrong" role="alert">{escape(tell(view.lang, wrong[1]))}</div>')
    with st.container(horizontal=True, vertical_alignment="bottom", key="gg-correction"):
        st.text_input(view.say("correct_to"), key="gg-value", live="50s")
        st.button(view.say("save"), key="gg-save", type="primary", on_click=desk.save)
        st.button(view.say("cancel"), key="gg-cancel", on_click=lambda: desk.go(desk.id))
    tries = wrong[2] if wrong and wrong[0] == desk.id else 0
    frame.focus(f"{desk.id} {tries}")  # after a refusal the cursor is in the box again


def _side(
    view: View,
    queue: Queue,
    here: Doubt | None,
    counts: Counts,
    changed_kind: Callable[[], None],
    changed_state: Callable[[], None],
) -> None:
    chosen, which = st.session_state["gg-kind"], st.session_state["gg-which"]
    kinds = ["all", *(kind for kind in FLAG_KINDS if _many(counts, kind, which) or kind == chosen)]
    if not counts and len(kinds) < 2:
        frame.last_added(view)
        return
    st.selectbox(
        view.say("kind"),
        kinds,
        format_func=lambda kind: (
            f"{view.say('all_kinds' if kind == 'all' else kind)} {_many(counts, None if kind == 'all' else kind, which)}"
        ),
        key="gg-kind",
        on_change=changed_kind,
        label_visibility="collapsed",
    )
    of_kind = None if chosen == "all" else chosen
    size, waiting = _many(counts, of_kind, None), _many(counts, of_kind, "waiting")
    if waiting < size or which == "waiting":
        words = {"waiting": f"{view.say('waiting')} {waiting}", "all": f"{view.say('all')} {size}"}
        st.segmented_control(
            view.say("status"),
            list(words),
            format_func=words.__getitem__,
            key="gg-which",
            required=True,
            label_visibility="collapsed",
            on_change=changed_state,
        )
    if size:
        decided = size - waiting
        st.html(
            f'<div class="gg-quiet">{escape(view.say("decided_n", n=decided, m=size))}</div>'
            f'<div class="gg-progress"><i style="width:{100 * decided / size:.1f}%"></i></div>'
        )
    kept = {name: bound.read(name) for name in ("kind", "state")}
    items = []
    for one in queue.doubts:
        css = " ".join(
            name
            for name, on in (
                ("gg-here", here is not None and one.flag.id == here.flag.id),
                ("gg-done", one.flag.state == "decided"),
            )
            if on
        )
        sign = "✓ " if one.flag.state == "decided" else ""
        small = " · ".join((view.say(one.flag.kind), title_of(view.lang, one.record.title, one.record.body)))
        items.append((sign + one.flag.span, small, href("review", f=one.flag.id, **kept), css))
    if items:
        st.html(side_list("", items))


def _gone(view: View, kind: str | None) -> None:
    """The doubt that the address names is none, or no longer one: said, with the way to the first that waits."""
    first = _first(view, kind)
    address = href("review", f=first, kind=kind) if first else href("overview", day=view.day)
    words = view.say("first_doubt") if first else view.say("nav_overview")
    st.html(panel(view.say("doubt_gone"), [escape(view.say("doubt_gone_lead")), link(words, address)]))


def _empty(view: View, kind: str | None, queue: Queue) -> None:
    """Nothing waits: all decided (with the way back), or nothing was ever in doubt."""
    decided = view.desk.doubts(kind, None, "decided", 20)
    if not decided:
        found = view.desk.size()
        way = link(view.say("nav_overview"), href("overview", day=view.day)) if found else ""
        way = way or link(view.say("add_first"), href("add"))
        st.html(panel(view.say("queue_empty"), [escape(view.say("queue_empty_lead")), way]))
        return
    lines = [
        f"{escape(one.flag.span)} · {escape(doubt.did(view, one.flag.decision.verb, one.flag.decision.value))}"
        for one in decided
        if one.flag.decision
    ]
    st.html(panel(view.say("all_decided"), lines))
    desk = Desk(view, queue, decided[-1])
    if desk.mine:
        with st.bottom:
            st.button(view.say("undo"), key="gg-undo", shortcut=None if view.phone else "U", on_click=desk.undo)


if __name__ == "__main__":
    show()
