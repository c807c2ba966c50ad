"""What can be done with an announcement besides reading it: fetch its page again, take it out, put it back."""

from __future__ import annotations

import streamlit as st

from archive import calendar
from messages import tell
from records import Record, Trouble, values_of
from screens.frame import View
from screens.parts import link, panel
from screens.route import href
from screens.text import escape


def more(view: View, record: Record) -> None:
    """The calendar file and the menu, at the side."""

    def fetch() -> None:
        try:
            lines = list(view.desk.fetch_again(record.source))
        except Trouble as trouble:
            st.session_state["gg-fetched"] = tell(view.lang, trouble.message)
            return
        line = lines[0]
        st.session_state["gg-fetched"] = (
            tell(view.lang, line.error) if line.error else view.say(f"result_{line.result}")
        )

    def remove() -> None:
        view.desk.remove(record.id)

    if any(start or end for window in record.windows for start, end in values_of(window)):
        st.download_button(
            view.say("add_to_calendar"),
            lambda: "".join(calendar([record], view.now, view.desk.settings.tz)).encode("utf-8", "replace"),
            file_name=f"gonggao-{record.id}.ics",
            mime="text/calendar; charset=utf-8",
            key="gg-ics",
            icon=":material/event:",
            on_click="ignore",
            width="stretch",
        )
    if view.read_only:
        return
    with st.popover(view.say("more"), width="stretch"):
        if _watched(view, record):
            st.button(view.say("refetch"), key="gg-refetch", on_click=fetch)
        st.button(view.say("remove"), key="gg-remove", on_click=remove)
    if said := st.session_state.pop("gg-fetched", None):
        st.html(panel("", [escape(said)]))


def _watched(view: View, record: Record) -> bool:
    try:
        return view.desk.source(record.source).interval is not None
    except Trouble:
        return False


def removed(view: View, id: str) -> None:
    """What stands in place of an announcement that was taken out: the way back."""

    def back() -> None:
        view.desk.bring_back(id)

    way = link(view.say("removed_all"), href("sources", state="removed", day=view.day))
    st.html(panel(view.say("removed_here"), [way]))
    st.button(view.say("undo"), key="gg-bring-back", type="primary", on_click=back, disabled=view.read_only)
