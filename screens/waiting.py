"""While the index is built anew: how far that is, in words and as a bar that moves by itself. Nobody has to wait here:
the screen can be left, and what it was asked for comes by itself when the index is there."""

from __future__ import annotations

import streamlit as st

from records import Trouble
from screens.frame import View
from screens.text import escape

EVERY = 1.0  # seconds between two looks


def is_for_index(trouble: Trouble) -> bool:
    """Whether it is this that a search or a question came upon."""
    return trouble.message["key"] == "index_rebuilding"


def show(view: View, meanwhile: str) -> None:
    """How far it is; `meanwhile`: what the screen does until then, in a sentence of ours."""

    @st.fragment(run_every=EVERY)
    def told() -> None:
        come = view.desk.rebuilding()
        if come is None:
            st.rerun()
        st.html(progress(view, *come, meanwhile))

    told()


def progress(view: View, done: int, total: int, meanwhile: str) -> str:
    """The panel (HTML). Of an archive that grows meanwhile more may be done than was counted: then it is all."""
    total = max(done, total)
    words = escape(view.say("rebuilding", n=f"{done:,}", m=f"{total:,}"))
    part = 100 * done / total if total else 0
    return (
        f'<div class="gg-panel"><strong>{words}</strong>'
        f'<div class="gg-progress" role="progressbar" aria-label="{words}" aria-valuemin="0" aria-valuemax="{total}" '
        f'aria-valuenow="{done}"><i style="width:{part:.1f}%"></i></div><div>{escape(meanwhile)}</div></div>'
    )
