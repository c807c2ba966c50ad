"""Search, the start: box, status, list or time line; facets at the side. Everything chosen is in the address."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Callable
from functools import partial

import msgspec
import streamlit as st

from messages import tell
from records import Filters, Found, Trouble
from screens import bound, export, frame, waiting
from screens.frame import View
from screens.parts import card, link, panel
from screens.route import href
from screens.text import label, lang_of
from screens.timeline import Row, near, rows_of, timeline

PAGE = 10
ON_LINE = 60  # announcements drawn on the time line at most
STATUSES = ("all", "open", "upcoming", "closed")
FACETS = ("publisher", "category", "year", "month")
TELLING = (
    "時間",
    "时间",
    "期間",
    "期间",
    "日期",
    "周期",
    "期限",
    "報名",
    "报名",
    "申請",
    "申请",
)  # ends of names that stand alone
NARROWING = (*FACETS, "added", "status", "flagged")


def show() -> None:
    view = frame.view()
    changed_text = bound.text("q", "gg-q", drop=("p", "typed"))
    query = st.session_state["gg-q"].strip()
    day, changed_day = bound.day("day", "gg-day", view.today, drop=("p",))
    changed = {name: bound.many_of(name, f"gg-{name}", drop=("p",)) for name in (*FACETS, "added")}
    changed_flagged = bound.switch("flagged", "gg-flagged", drop=("p",))
    changed_status = bound.one_of("status", "gg-status", STATUSES, "all", drop=("p",))
    changed_view = bound.one_of("view", "gg-view-as", ("list", "timeline"), "list", drop=("p",))

    with st.container(key="gg-box"):
        st.text_input(
            view.say("nav_search"),
            key="gg-q",
            type="search",
            live="300ms",
            icon=":material/search:",
            placeholder=view.say("search_hint_phone" if view.phone else "search_hint"),
            label_visibility="collapsed",
            on_change=changed_text,
        )
    drawn_as = st.session_state["gg-view-as"]
    number = max(1, int(bound.read("p")) if bound.read("p").isdigit() and len(bound.read("p")) < 7 else 1)
    limit, offset = (PAGE, (number - 1) * PAGE) if drawn_as == "list" else (ON_LINE, 0)
    filters = _filters()
    search = partial(view.desk.search, query, fold=True, correct=not bound.read("typed"))
    waits = False
    try:
        found = frame.patiently(lambda: search(filters, day, limit, offset))
    except Trouble as trouble:
        if not waiting.is_for_index(trouble):
            raise
        # the store can list all the same, without the words
        waits, asked, query = True, query, ""
        search = partial(view.desk.search, "", fold=True)
        found = search(filters, day, limit, offset)
    if offset and not found.hits and found.total:  # an address that names a page behind the last
        number = 1
        found = search(_filters(), day, limit, 0)
    narrowed = any(st.query_params.get(name) for name in NARROWING)
    if not found.total and not view.desk.size():
        st.html(frame.empty(view))
        with frame.side(view):
            frame.day(view, changed_day, "gg-day")
        return

    if waits:
        waiting.show(view, view.say("meanwhile_list", q=asked))
    elif not query and (tries := examples(view, found, bound.read("day"))):
        st.html(tries)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="gg-row"):
        counts = dict(found.facets.get("status", ()))
        if st.session_state["gg-status"] == "all":
            counts["all"] = found.total
        elif not found.total:  # what the other statuses hold, which lead on from here
            others = search(msgspec.structs.replace(filters, status=None), day, 1, 0)
            counts = {**dict(others.facets.get("status", ())), "all": others.total}
        st.segmented_control(
            view.say("status"),
            STATUSES,
            format_func=lambda status: _counted(view.say(status), counts.get(status), status != "all"),
            key="gg-status",
            required=True,
            label_visibility="collapsed",
            on_change=changed_status,
        )
        if view.phone:
            chosen = sum(len(bound.read_all(name)) for name in (*FACETS, "added", "flagged"))
            with st.popover(
                f"{view.say('filters')} {chosen}" if chosen else view.say("filters"), icon=":material/tune:"
            ):
                _facets(view, found, changed, changed_flagged, changed_day)
        with st.container(horizontal=True, width="content", vertical_alignment="center", gap="xsmall"):
            st.segmented_control(
                view.say("view"),
                ("list", "timeline"),
                format_func={"list": ":material/table_rows:", "timeline": ":material/view_timeline:"}.__getitem__,
                key="gg-view-as",
                required=True,
                label_visibility="collapsed",
                on_change=changed_view,
            )
            if found.total:
                export.offer(view, query, _filters(), day, found.total, not bound.read("typed"))
    if not view.phone:
        with frame.side(view):
            _facets(view, found, changed, changed_flagged, changed_day)

    found = named(view, found)
    if words := said(view, query, found, _kept()):
        st.html(words)
    if not found.hits:
        _nothing(view, query, found, narrowed, day)
    elif drawn_as == "timeline":
        _line(view, found, day, query)
    else:
        st.html("".join(card(view.lang, hit, query, day, view.today) for hit in found.hits))
        pages = (found.total + PAGE - 1) // PAGE
        if pages > 1:
            _, turned = bound.number("p", "gg-p", pages)
            st.pagination(pages, key="gg-p", on_change=turned)


def examples(view: View, found: Found, day: str) -> str:
    """Five things that have hits (HTML): what windows of the announcements are called, those first that say by themselves
    what they are (報名時間, not 調整). `day`: that of the address.
    """
    whole = [
        window.label
        for hit in found.hits
        for window in hit.windows
        if window.label and window.called is None and 3 <= len(window.label) <= 6
    ]
    labels = dict.fromkeys(sorted(whole, key=lambda label: not label.endswith(TELLING)))
    if not labels:
        return ""
    links = "".join(link(label, href("search", q=label, day=day)) for label in list(labels)[:5])
    return f'<div class="gg-try"><span>{frame.escape(view.say("try"))}</span>{links}</div>'


def named(view: View, found: Found) -> Found:
    """The same with a title for every hit: a card needs words."""
    hits = tuple(msgspec.structs.replace(hit, title=frame.title(view, hit.id, hit.title)) for hit in found.hits)
    return msgspec.structs.replace(found, hits=hits)


def _counted(words: str, count: int | None, told: bool) -> str:
    return f"{words} {count}" if count is not None and (told or count) else words


def _pill(counts: dict[str, int], value: str) -> str:
    return f"{label(value)} {counts.get(value, 0)}"


def _filters() -> Filters:
    status = st.session_state["gg-status"]
    return Filters(
        publisher=tuple(st.session_state["gg-publisher"]),
        category=tuple(st.session_state["gg-category"]),
        year=tuple(st.session_state["gg-year"]),
        month=tuple(st.session_state["gg-month"]),
        status=None if status == "all" else status,
        flagged=True if st.session_state["gg-flagged"] else None,
        added_from=_added(),
    )


def _added() -> str | None:
    """The day from which on announcements were taken in, where the address names one (Overview's link does)."""
    for value in st.session_state["gg-added"]:
        with contextlib.suppress(ValueError):
            return datetime.date.fromisoformat(value).isoformat()
    return None


def _facets(
    view: View,
    found: Found,
    changed: dict[str, Callable[[], None]],
    changed_flagged: Callable[[], None],
    changed_day: Callable[[], None],
) -> None:
    """Pills with counts; what is chosen stays visible at 0, a facet without values is left out."""
    frame.day(view, changed_day, "gg-day")
    for name in FACETS:
        counts = dict(found.facets.get(name, ())[:8])
        options = [*counts, *(value for value in bound.read_all(name) if value not in counts)]
        if options:
            st.pills(
                view.say(name),
                options,
                selection_mode="multi",
                format_func=partial(_pill, counts),
                key=f"gg-{name}",
                on_change=changed[name],
            )
    if since := _added():  # taken off by a click
        st.session_state["gg-added"] = [since]
        st.pills(view.say("added_since"), [since], selection_mode="multi", key="gg-added", on_change=changed["added"])
    st.toggle(view.say("only_flagged"), key="gg-flagged", on_change=changed_flagged)


def _kept() -> dict[str, str | tuple[str, ...]]:
    """The chosen day and filters, for a link that changes the words alone."""
    return {name: bound.read_all(name) for name in ("day", *NARROWING)}


def said(view: View, query: str, found: Found, kept: dict[str, str | tuple[str, ...]]) -> str:
    """What was left out and changed of the query, and what is still being indexed (HTML). `kept`: what the address names besides."""
    lines = [frame.escape(tell(view.lang, note)) for note in found.notes]
    if found.corrected:
        exact = link(view.say("search_exact", q=query), href("search", q=query, typed=True, **kept), "gg-under-link")
        lines.append(f"{frame.escape(view.say('corrected_to', w=found.corrected))} {exact}")
    if found.hits and found.nowhere:
        words = [view.say("word_nowhere", w=word, n=view.desk.size()) for word in found.nowhere]
        lines.append(frame.escape((" " if view.lang == "en" else "").join(words)))
    if found.folded:
        lines.append(frame.escape(view.say("folded", n=found.folded)))
    if found.indexing:
        lines.append(frame.escape(view.say("indexing", n=found.indexing)))
    return "".join(f'<div class="gg-quiet">{line}</div>' for line in lines)


def _nothing(view: View, query: str, found: Found, narrowed: bool, day: str) -> None:
    """Which word stands nowhere, the search without it, and the first step on."""
    lines: list[str] = []
    links: list[str] = []
    if query and found.nowhere:
        said = [view.say("word_nowhere", w=word, n=view.desk.size()) for word in found.nowhere]
        lines.append(frame.escape((" " if view.lang == "en" else "").join(said)))
        if rest := view.desk.instead(query, found.nowhere, frame.NO_FILTERS, day):
            links.append(link(view.say("search_without", w=rest), href("search", q=rest, **_kept())))
    if narrowed:
        links.append(link(view.say("clear_filters"), href("search", q=query, day=bound.read("day"))))
    links.append(link(view.say("add_this"), href("add")))
    lines.append(" ".join(links))
    # with the words alone there may be some: then it is the filters that leave none
    filtered = not query or narrowed and view.desk.search(query, frame.NO_FILTERS, day, 1, 0, fold=True).total
    st.html(panel(view.say("none_filtered") if filtered else view.say("none_found", q=query), lines))


def _line(view: View, found: Found, day: str, query: str) -> None:
    """A title an announcement, under it a row a window that is near the day."""
    rows: list[Row] = []
    for hit in found.hits:
        for place, row in enumerate(near(rows_of(view.lang, hit.windows, day, hit.published, hit.hints), day)):
            address = href("announcement", id=hit.id, q=query, day=bound.read("day"))
            title = frame.title(view, hit.id, hit.title) if place == 0 else ""
            rows.append(row._replace(title=title, address=address, lower=True, lang=lang_of(hit.script)))
    if not rows:
        st.html(panel(view.say("no_windows")))
        return
    st.html(timeline(view.lang, rows, day))
    if found.total > len(found.hits) + found.folded:
        st.html(f'<div class="gg-quiet">{frame.escape(view.say("first_n", n=len(found.hits)))}</div>')


if __name__ == "__main__":
    show()
