"""Review: one doubt at a time, decided by one key; the queue at the side. Address: `?f=FLAG&kind=KIND`.

A decision is a callback: it stores, then puts the next undecided flag into the address, so that the run which follows
draws that one already.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import streamlit as st

from messages import tell
from records import FLAG_KINDS, Decision, Doubt, Flag, Trouble
from screens import bound, doubt, frame
from screens.frame import View
from screens.parts import link, panel, side_list, title_of
from screens.route import href
from screens.text import escape, label

Counts = dict[str, dict[str, int]]  # kind → state → how many

QUEUE = 40  # doubts that the side lists: a piece of the list, which moves with the one that is shown
SOUGHT = 1000  # how far down the list a doubt that an address names is looked for


class Queue(NamedTuple):
    """A piece of the list, in its order; `start` is how many come before it, `size` how many there are in all."""

    doubts: tuple[Doubt, ...]
    start: int
    size: int

    def place(self, flag: str | None) -> int | None:
        """Where a doubt stands in the whole list, from 0; None where it is not in this piece."""
        return next((self.start + at for at, one in enumerate(self.doubts) if one.flag.id == flag), None)


def show() -> None:
    view = frame.view()
    changed_kind = bound.one_of("kind", "gg-kind", ("all", *FLAG_KINDS), "all", drop=("f",))
    kind = None if st.session_state["gg-kind"] == "all" else st.session_state["gg-kind"]
    counts = view.counts
    queue, here = _here(view, kind, counts)
    if here is None and bound.read("f"):
        _gone(view, kind)
    elif here is None:
        _empty(view, queue)
    else:
        desk = _Desk(view, queue, here)
        place = queue.place(here.flag.id)
        doubt.show(view, here, f"{place + 1} / {queue.size}" if place is not None else "")
        desk.history()
        desk.copies()
        desk.conflict()
        _bar(view, desk, here)
    with frame.side(view):
        _side(view, queue, here, counts, changed_kind)


def _here(view: View, kind: str | None, counts: Counts) -> tuple[Queue, Doubt | None]:
    """The doubt that the address names, else the first undecided one (None where nothing is to be shown), and the piece
    of the list round it. Where that piece starts is remembered, so that a key costs one look into the store."""
    size = sum(sum(states.values()) for name, states in counts.items() if kind in (None, name))
    wanted = bound.read("f")
    if not wanted:
        first = view.desk.doubts(kind, None, "open", 1) or view.desk.doubts(kind, None, "to_confirm", 1)
        wanted = str(first[0].flag.id) if first else ""
    start = min(st.session_state.get("gg-from", 0), max(size - QUEUE, 0))
    queue = Queue(view.desk.doubts(kind, None, None, QUEUE, start), start, size)
    place = queue.place(wanted)
    if wanted and place is None:
        order = [one.flag.id for one in view.desk.doubts(kind, None, None, SOUGHT)]
        place = order.index(wanted) if wanted in order else None
    # with a neighbour on either side, so that the next key finds one
    inside = place is None or (place > start or not start) and (place < start + QUEUE - 1 or start + QUEUE >= size)
    if place is not None and not inside:
        start = min(max(place - QUEUE // 2, 0), max(size - QUEUE, 0))
        queue = Queue(view.desk.doubts(kind, None, None, QUEUE, start), start, size)
    st.session_state["gg-from"] = start
    here = next((one for one in queue.doubts if one.flag.id == wanted), None)
    if wanted and here is None:
        try:
            here = view.desk.doubt(wanted)
        except Trouble:
            here = None
    return queue, here


class _Desk:
    """What a person can do with the doubt that is shown."""

    def __init__(self, view: View, queue: Queue, here: Doubt) -> None:
        self.view = view
        self.here = here
        self.order = [str(one.flag.id) for one in queue.doubts]
        self.undecided = [str(one.flag.id) for one in queue.doubts if one.flag.state != "decided"]
        self.mine: list[str] = st.session_state.setdefault("gg-decided", [])

    @property
    def id(self) -> str:
        return str(self.here.flag.id)

    def go(self, flag: str | None) -> None:
        st.session_state["gg-correcting"] = st.session_state["gg-noting"] = None
        bound.write("f", flag)

    def step(self, by: int) -> None:
        """The next or previous one of the list, decided or not; stays at its ends."""
        if self.id in self.order:
            place = self.order.index(self.id) + by
            if 0 <= place < len(self.order):
                self.go(self.order[place])

    def next_undecided(self) -> str | None:
        """The next undecided one after this; None: the first of the list that is undecided."""
        place = self.order.index(self.id) if self.id in self.order else -1
        return next((id for id in self.order[place + 1 :] if id in self.undecided), None)

    def decide(self, verb: str, value: str | None = None, seen: int | None = None, note: str = "") -> None:
        same = bool(self.here.same) and st.session_state.get("gg-same", True)
        st.session_state["gg-conflict"] = None
        try:
            self._store(self.id, verb, value, self.here.seen if seen is None else seen, same, note)
        except Trouble as trouble:
            self._refused(trouble, verb, value, note)
            return
        st.session_state["gg-wrong"] = None
        if self.id in self.mine:
            self.mine.remove(self.id)
        self.mine.append(self.id)
        self.go(self.next_undecided())

    def _store(self, flag: str, verb: str, value: str | None, seen: int, same: bool, note: str = "") -> None:
        at = self.view.desk.settings.now().isoformat()
        self.view.desk.decide(flag, verb, value, by=self.view.by, at=at, seen=seen, same=same, note=note)

    def _refused(self, trouble: Trouble, verb: str, value: str | None, note: str = "") -> None:
        """Someone decided meanwhile: both are shown, nothing is stored. A value that is none: said in the bar."""
        last = getattr(trouble, "last", None)
        if isinstance(last, Decision):
            st.session_state["gg-conflict"] = (self.id, verb, value, last, note)
        else:
            tries = (st.session_state.get("gg-wrong") or (0, 0, 0))[2]
            st.session_state["gg-wrong"] = (self.id, trouble.message, tries + 1)
        bound.write("f", self.id)

    def undo(self) -> None:
        """Takes the last decision of this session back (or that of the doubt shown) and returns to it."""
        flag = self.mine[-1] if self.mine else self.id
        try:
            seen = self.view.desk.doubt(flag).seen
            self._store(flag, "undo", None, seen, True)
        except Trouble as trouble:
            self._refused(trouble, "undo", None)
            return
        if self.mine:
            self.mine.pop()
        self.go(flag)

    def annotate(self) -> None:
        """Opens the box; the note is for the decision that is seen now, whatever others decide while one types."""
        self.go(self.id)
        decision = self.here.flag.decision
        if decision is not None:
            st.session_state["gg-noting"] = (self.id, decision.verb, decision.value, self.here.seen)
            st.session_state["gg-note"] = ""

    def note(self) -> None:
        """The decision is said once more, by who adds the note; one undo takes that back alone."""
        note = str(st.session_state.get("gg-note", "")).strip()[: bound.LONGEST]
        if not note:
            return
        _, verb, value, seen = st.session_state["gg-noting"]
        st.session_state["gg-noting"] = None
        try:
            self._store(self.id, verb, value, seen, True, note)
        except Trouble as trouble:
            self._refused(trouble, verb, value, note)
            return
        self.mine.append(self.id)
        self.go(self.id)

    def history(self) -> None:
        """Who decided what; a decision that counts can be given a note."""
        told = doubt.history(self.view, self.here)
        if not told:
            return
        say, can = self.view.say, self.here.flag.state == "decided"
        noting = (st.session_state.get("gg-noting") or ("",))[0] == self.id
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            st.html(told, width="content")
            if can and not noting:
                st.button(say("add_note"), key="gg-add-note", type="tertiary", on_click=self.annotate)
        if noting:
            with st.container(horizontal=True, vertical_alignment="bottom", key="gg-noting-box"):
                st.text_input(
                    say("note"), key="gg-note", live="50s", placeholder=say("note"), label_visibility="collapsed"
                )
                st.button(say("save_note"), key="gg-save-note", on_click=self.note)
                st.button(say("cancel"), key="gg-cancel-note", on_click=self.go, args=(self.id,))
            frame.focus(f"note {self.id}")

    def correct(self) -> None:
        st.session_state["gg-noting"] = st.session_state["gg-wrong"] = None
        st.session_state["gg-correcting"] = self.id
        st.session_state["gg-value"] = self.here.flag.suggestion or self.here.flag.span
        bound.write("f", self.id)

    def save(self) -> None:
        value = str(st.session_state.get("gg-value", "")).strip()
        if value:
            self.decide("correct", value)

    def copies(self) -> None:
        if self.here.same:
            st.checkbox(self.view.say("also_copies", n=len(self.here.same)), value=True, key="gg-same")

    def conflict(self) -> None:
        """What the other decided and what this person wanted, with the choice between them."""
        kept = st.session_state.get("gg-conflict")
        if not kept or kept[0] != self.id:
            return
        _, verb, value, last, note = kept
        view = self.view
        theirs = view.say("someone_decided", who=last.by, v=doubt.did(view, last.verb, last.value))
        yours = view.say("yours", v=doubt.did(view, verb, value))
        st.html(panel("", [f"<b>{escape(theirs)}</b>", escape(yours)], "gg-amber"))
        with st.container(horizontal=True):
            st.button(
                view.say("decide_anyway"),
                key="gg-anyway",
                on_click=lambda: self.decide(verb, value, seen=last.n, note=note),
            )
            st.button(view.say("leave_theirs"), key="gg-theirs", on_click=self._leave)

    def _leave(self) -> None:
        st.session_state["gg-conflict"] = None
        self.go(self.next_undecided())


def _bar(view: View, desk: _Desk, here: Doubt) -> None:
    """The bar at the bottom: decide, or correct; undo, previous, next."""

    def button(key: str, shortcut: str | None, act: Callable[..., None], *arguments: Any, **more: Any) -> None:
        words = more.pop("words", None) or view.say(key)
        st.button(
            words,
            key=f"gg-{key}",
            shortcut=None if view.phone else shortcut,
            on_click=act,
            args=arguments,
            **more,
        )

    with st.bottom:
        if st.session_state.get("gg-correcting") == desk.id:
            _correction(view, desk)
            return
        flag = here.flag
        others = _alternatives(flag)
        if others:
            with st.container(horizontal=True, gap="xsmall", key="gg-others"):
                for number, value in enumerate(others, start=1):
                    button(f"alt-{number}", str(number), desk.decide, "correct", value, words=label(value))
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            with st.container(horizontal=True, width="content", gap="xsmall"):
                if flag.suggestion is not None:
                    button("accept", "A", desk.decide, "accept", type="primary")
                button("correct", "E", desk.correct)
                button("keep", "L", desk.decide, "keep")
                button("dismiss", "D", desk.decide, "dismiss")
            with st.container(horizontal=True, width="content", gap="xsmall"):
                can = bool(desk.mine) or here.flag.state == "decided"
                button("undo", "U", desk.undo, type="tertiary", disabled=not can)
                button(
                    "previous",
                    "K",
                    desk.step,
                    -1,
                    type="tertiary",
                    words=":material/arrow_upward:",
                    help=view.say("previous"),
                )
                button(
                    "next", "J", desk.step, 1, type="tertiary", words=":material/arrow_downward:", help=view.say("next")
                )


def _alternatives(flag: Flag) -> list[str]:
    return [value for value in flag.alternatives if value not in (flag.suggestion, flag.span)][:3]


def _correction(view: View, desk: _Desk) -> None:
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


def _side(view: View, queue: Queue, here: Doubt | None, counts: Counts, changed: Callable[[], None]) -> None:
    total = {kind: sum(states.values()) for kind, states in counts.items()}
    kinds = ["all", *(kind for kind in FLAG_KINDS if total.get(kind) or kind == st.session_state["gg-kind"])]
    if not total and len(kinds) < 2:
        return
    everything = sum(total.values())
    st.selectbox(
        view.say("kind"),
        kinds,
        format_func=lambda kind: (
            f"{view.say('all_kinds' if kind == 'all' else kind)} {everything if kind == 'all' else total.get(kind, 0)}"
        ),
        key="gg-kind",
        on_change=changed,
        label_visibility="collapsed",
    )
    chosen = st.session_state["gg-kind"]
    decided = sum(states.get("decided", 0) for kind, states in counts.items() if chosen in ("all", kind))
    if queue.size:
        st.html(
            f'<div class="gg-quiet">{escape(view.say("decided_n", n=decided, m=queue.size))}</div>'
            f'<div class="gg-progress"><i style="width:{100 * decided / queue.size:.1f}%"></i></div>'
        )
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
        items.append((sign + one.flag.span, small, href("review", f=one.flag.id, kind=bound.read("kind")), css))
    if items:
        st.html(side_list("", items))


def _gone(view: View, kind: str | None) -> None:
    """The doubt that the address names is none, or no longer one: said, with the way to the first that waits."""
    first = view.desk.doubts(kind, None, "open", 1) or view.desk.doubts(kind, None, "to_confirm", 1)
    address = href("review", f=first[0].flag.id, kind=kind) if first else href("overview")
    words = view.say("first_doubt") if first else view.say("nav_overview")
    st.html(panel(view.say("doubt_gone"), [escape(view.say("doubt_gone_lead")), link(words, address)]))


def _empty(view: View, queue: Queue) -> None:
    """Nothing waits: all decided (with the way back), or nothing was ever in doubt."""
    if not queue.doubts:
        st.html(panel(view.say("queue_empty"), [escape(view.say("queue_empty_lead"))]))
        return
    lines = [
        f"{escape(one.flag.span)} · {escape(doubt.did(view, one.flag.decision.verb, one.flag.decision.value))}"
        for one in queue.doubts[:20]
        if one.flag.decision
    ]
    st.html(panel(view.say("all_decided"), lines))
    desk = _Desk(view, queue, queue.doubts[-1])
    if desk.mine:
        with st.bottom:
            st.button(view.say("undo"), key="gg-undo", shortcut=None if view.phone else "U", on_click=desk.undo)


if __name__ == "__main__":
    show()
