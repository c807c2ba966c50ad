"""What a person can do with the doubt that is shown: decide, take back, add a note, go on; and what was decided meanwhile.

A decision is a callback: it stores, then puts the next undecided flag into the address, so that the run which follows
draws that one already.
"""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from records import Decision, Doubt, Trouble
from screens import bound, doubt, frame
from screens.frame import View
from screens.parts import panel, who
from screens.text import escape


class Queue(NamedTuple):
    """A piece of the list, in its order; `start` is how many come before it, `size` how many there are in all."""

    doubts: tuple[Doubt, ...]
    start: int
    size: int

    def place(self, flag: str | None) -> int | None:
        """Where a doubt stands in the whole list, from 0; None where it is not in this piece."""
        return next((self.start + at for at, one in enumerate(self.doubts) if one.flag.id == flag), None)


class Desk:
    """What a person can do with the doubt that is shown."""

    def __init__(self, view: View, queue: Queue, here: Doubt) -> None:
        self.view = view
        self.here = here
        self.order = [str(one.flag.id) for one in queue.doubts]
        self.undecided = [str(one.flag.id) for one in queue.doubts if one.flag.state != "decided"]
        self.mine: list[str] = st.session_state.setdefault("gg-decided", [])
        self.stored: dict[str, int] = st.session_state.setdefault(
            "gg-stored", {}
        )  # flag → this session's last decision

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
        elif self.order:  # decided, and the list shows those that wait
            self.go(self.order[0])

    def next_undecided(self, with_it: tuple[str, ...] = ()) -> str | None:
        """The next undecided one after this, and after those decided with it; None: the first of the list that is
        undecided."""
        place = self.order.index(self.id) if self.id in self.order else -1
        return next((id for id in self.order[place + 1 :] if id in self.undecided and id not in with_it), None)

    def decide(self, verb: str, value: str | None = None, seen: int | None = None, note: str = "") -> None:
        same = bool(self.here.same) and st.session_state.get("gg-same", True)
        st.session_state["gg-conflict"] = None
        try:
            self._store(self.id, verb, value, self.here.seen if seen is None else seen, same, note)
        except Trouble as trouble:
            last = getattr(trouble, "last", None)
            if isinstance(last, Decision) and last.n == self.stored.get(self.id):
                self.go(self.next_undecided())  # a key struck again before the next doubt was there: no one else's
            else:
                self._refused(trouble, verb, value, note)
            return
        st.session_state["gg-wrong"] = None
        if self.id in self.mine:
            self.mine.remove(self.id)
        self.mine.append(self.id)
        self.go(self.next_undecided(self.here.same if same else ()))

    def _store(self, flag: str, verb: str, value: str | None, seen: int, same: bool, note: str = "") -> None:
        at = self.view.desk.settings.now().isoformat()
        done = self.view.desk.decide(flag, verb, value, by=self.view.by, at=at, seen=seen, same=same, note=note)
        self.stored[flag] = done.n

    def _refused(self, trouble: Trouble, verb: str, value: str | None, note: str = "", flag: str | None = None) -> None:
        """Someone decided meanwhile: both are shown, nothing is stored. A value that is none: said in the bar."""
        last = getattr(trouble, "last", None)
        if isinstance(last, Decision):
            st.session_state["gg-conflict"] = (flag or self.id, verb, value, last, note)
        else:
            tries = (st.session_state.get("gg-wrong") or (0, 0, 0))[2]
            st.session_state["gg-wrong"] = (flag or self.id, trouble.message, tries + 1)
        bound.write("f", flag or self.id)

    def undo(self) -> None:
        """Takes the last decision of this session back (or that of the doubt shown) and returns to it."""
        taken = bool(self.mine)
        flag = self.mine.pop() if taken else self.id
        # what this session stored, or what is shown: a decision that another made since is told, not taken back
        seen = self.stored.get(flag, self.here.seen) if taken else self.here.seen
        try:
            self._store(flag, "undo", None, seen, True)
        except Trouble as trouble:
            self._refused(trouble, "undo", None, flag=flag)
            return
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
        say, can = self.view.say, self.here.flag.state == "decided" and not self.view.read_only
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
        theirs = view.say("someone_decided", who=who(view.lang, last.by), v=doubt.did(view, last.verb, last.value))
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
