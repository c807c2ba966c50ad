"""The last additions at the side of Add: when each was, what came with it, and the way to take it back."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from messages import tell
from records import BatchInfo, Trouble
from screens import frame
from screens.frame import View
from screens.parts import heading, moment, panel, side_list, title_of
from screens.route import href
from screens.text import escape

SHOWN = 5  # additions
TITLES = 3  # of each, before the rest is only counted


def show(view: View, here: Collection[str | None] = ()) -> None:
    """The additions that brought something and were not taken back; `gonggao watch` makes some too. `here`: batches that
    the screen itself shows, with its own way back."""
    if said := st.session_state.pop("gg-batch-said", None):
        st.html(panel(*said))
    others = [batch for batch in view.desk.batches(SHOWN + len(here)) if batch.id not in here]
    named = [(batch, titles) for batch in others[:SHOWN] if (titles := _titles(view, batch))]
    if not named:
        frame.last_added(view)
        return
    with st.container(gap="small"):
        st.html(heading(view.say("last_added")))
        for batch, titles in named:
            _batch(view, batch, titles)


def _batch(view: View, batch: BatchInfo, titles: list[tuple[str, str]]) -> None:
    with st.container(key=f"gg-batch-{batch.id}", gap=None):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.html(f'<span class="gg-quiet">{escape(moment(batch.at))}</span>', width="content")
            if not view.read_only:
                _way_back(view, batch)
        items: list[tuple[str, str, str | None, str]]
        items = [(words, "", href("announcement", id=id), "") for id, words in titles]
        if rest := len(batch.ids) - len(titles):
            items.append((view.say("rest_n", n=rest), "", None, "gg-done"))
        st.html(side_list("", items))


def _way_back(view: View, batch: BatchInfo) -> None:
    with st.popover(view.say("undo"), key=f"gg-undo-{batch.id}", type="tertiary"):
        st.html(f'<div class="gg-quiet">{escape(view.say("undo_batch_lead", n=len(batch.ids)))}</div>')
        words, key = view.say("undo_add"), f"gg-undo-batch-{batch.id}"
        st.button(words, key=key, type="primary", on_click=_undo, args=(view, batch.id))


def _titles(view: View, batch: BatchInfo) -> list[tuple[str, str]]:
    """Id and title of the first announcements that stand."""
    found: list[tuple[str, str]] = []
    for id in batch.ids:
        if len(found) == TITLES:
            break
        try:
            record = view.desk.record(id)
        except Trouble:  # a person took it out since
            continue
        found.append((id, title_of(view.lang, record.title, record.body)))
    return found


def _undo(view: View, batch: str) -> None:
    try:
        gone = len(view.desk.undo(batch))
    except Trouble as trouble:  # somebody else was first
        st.session_state["gg-batch-said"] = (tell(view.lang, trouble.message), (), "gg-amber")
    else:
        st.session_state["gg-batch-said"] = (view.say("undone_add", n=gone),)
