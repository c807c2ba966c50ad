"""The popover 匯出: the announcements that a search finds, as files for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

import streamlit as st

from archive import Archive, calendar, jsonl, table
from records import Filters, Record
from screens.frame import View

FORMS = {  # ending of the file → its type
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
}


def offer(view: View, query: str, filters: Filters, day: str, count: int, correct: bool = True) -> None:
    """`query`, `filters`, `day` and `correct` are those of the search that found `count`. A file is made when it is asked for."""
    with st.popover(view.say("export"), key="gg-export"):
        st.caption(view.say("export_n", n=count))
        for form, mime in FORMS.items():
            st.download_button(
                view.say(f"export_{form}"),
                partial(content, view.desk, form, query, filters, day, view.now, correct),
                file_name=f"gonggao-{day}.{form}",
                mime=mime,
                key=f"gg-export-{form}",
                on_click="ignore",
                width="stretch",
            )


def content(desk: Archive, form: str, query: str, filters: Filters, day: str, now: str, correct: bool = True) -> bytes:
    """The file: all that the search finds, not only the page that is shown."""
    records = desk.chosen([query] if query else [], filters, day, correct)
    write: dict[str, Callable[[Iterable[Record]], Iterable[str]]] = {
        "csv": lambda records: table(records, day),
        "jsonl": jsonl,
        "ics": lambda records: calendar(records, now, desk.settings.tz),
    }
    text = "".join(write[form](records))
    # a spreadsheet takes a CSV without this mark for one in its own old encoding
    return text.encode("utf-8-sig" if form == "csv" else "utf-8", "replace")
