"""What a list page, feed or sitemap leads to, shown before it is taken in: new ones ticked, those known counted."""

from __future__ import annotations

import msgspec
import streamlit as st

from records import ListFound, Page
from screens.addition import Addition, begin_list, begin_page
from screens.frame import View
from screens.parts import panel
from screens.text import escape, label

TICKED = 100  # new ones that are shown with a tick each; the rest comes with them, and is counted


def show(view: View, done: Addition) -> None:
    for number, (found, page) in enumerate(done.lists):
        _list(view, number, found, page)


def _list(view: View, number: int, found: ListFound, page: Page) -> None:
    counts = view.say("list_found", n=len(found.fresh), m=len(found.known)) + (
        view.say("list_cut") if found.cut else ""
    )
    st.html(panel(view.say("list_is", f=found.file), [escape(counts), escape(view.say("list_watched"))]))
    keys = [f"gg-tick-{number}-{place}" for place in range(min(len(found.fresh), TICKED))]
    with st.container(height=360 if len(keys) > 8 else "content", border=False):
        for key, link in zip(keys, found.fresh, strict=False):
            day = f"{link.published}  " if link.published else ""
            st.checkbox(label(f"{day}{link.title or link.address}"), value=True, key=key)
    chosen = [link for key, link in zip(keys, found.fresh, strict=False) if st.session_state.get(key)]
    chosen += found.fresh[len(keys) :]

    def take() -> None:
        wanted = msgspec.structs.replace(found, fresh=tuple(chosen))
        st.session_state["gg-addition"] = begin_list(view.desk, wanted)

    def as_page() -> None:
        st.session_state["gg-addition"] = begin_page(view.desk, page)

    with st.container(horizontal=True):
        words = view.say("add_n", n=len(chosen))
        st.button(words, key=f"gg-take-{number}", type="primary", on_click=take, disabled=not chosen)
        if found.kind == "page":
            st.button(view.say("list_as_page"), key=f"gg-as-page-{number}", type="tertiary", on_click=as_page)
