"""Sources: what is watched and how it stands, failures first with their reason; fetch now, interval, pause, remove.
And the announcements that were taken out, while they can be brought back. Address: `?state=failed|paused|removed&p=2`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from messages import length, tell
from records import Removal, SourceInfo, Trouble
from screens import bound, frame
from screens.frame import View
from screens.parts import example_badge, link, moment, name_of, panel, side_list, title_of
from screens.route import href, outside
from screens.text import escape, lang_of

STATES = ("all", "failed", "paused")
PAGE = 20
INTERVALS = (3_600, 21_600, 86_400, 604_800)


def show() -> None:
    view = frame.view()
    counts = view.desk.source_counts()
    counts["removed"], _ = view.desk.removals(0)
    chosen = bound.read("state")
    states = tuple(one for one in (*STATES, "removed") if counts[one] or one == "all" or one == chosen != "removed")
    changed = bound.one_of("state", "gg-state", states, "all", drop=("p",))
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.segmented_control(
            view.say("status"),
            states,
            format_func=lambda state: f"{view.say(f'sources_{state}')} {counts[state]}",
            key="gg-state",
            required=True,
            label_visibility="collapsed",
            on_change=changed,
        )
        with st.container(horizontal=True, width="content"):
            if counts["watched"] and not view.read_only:
                st.button(view.say("fetch_all"), key="gg-fetch-all", on_click=lambda: _hurry(view))
            if not view.read_only and st.button(view.say("add_source"), key="gg-add-source", type="primary"):
                st.switch_page(str(frame.HERE / "add.py"))
    frame.told_read_only(view)
    _told(view)
    state = st.session_state["gg-state"]
    pages = max(1, -(-counts[state] // PAGE))
    page, changed_page = bound.number("p", "gg-page", pages)
    if state == "removed":
        _removed(view, view.desk.removals(PAGE, (page - 1) * PAGE)[1])
    else:
        if state == "all" and not counts["watched"] and not counts["paused"]:
            title = view.say("none_watched" if counts["all"] else "no_sources")
            st.html(panel(title, [escape(view.say("sources_lead"))]))
        _list(view, state, page)
    if pages > 1:
        st.pagination(pages, key="gg-page", on_change=changed_page)
    with frame.side(view):
        _last(view)
        _examples(view)


def _list(view: View, state: str, page: int) -> None:
    rows = view.desk.sources_of(None if state == "all" else state, PAGE, (page - 1) * PAGE)
    if not rows and state != "all":
        st.html(panel(view.say("none_filtered"), [escape(view.say("sources_lead"))]))
    for info in rows:
        _row(view, info)


def _removed(view: View, removals: Sequence[Removal]) -> None:
    """Announcements that were taken out, each with its way back."""
    st.html(f'<div class="gg-quiet">{escape(view.say("removed_lead"))}</div>')
    for one in removals:
        record = one.record
        title = title_of(view.lang, record.title, record.body)
        meta = [view.say("removed_at", t=moment(one.at)), record.publisher or name_of(view.lang, record.file)]
        with st.container(key=f"gg-watch-{record.id}", horizontal=True, wrap=False, vertical_alignment="center"):
            st.html(
                f'<div class="gg-watched"><h2 class="gg-h2 gg-page" lang="{lang_of(record.script)}">{escape(title)}</h2>'
                f'<div class="gg-meta">{"".join(f"<span>{escape(piece)}</span>" for piece in meta)}</div></div>'
            )
            st.button(
                view.say("bring_back"),
                key=f"gg-back-{record.id}",
                on_click=_bring_back,
                args=(view, record.id, title),
                disabled=view.read_only,
            )


def _bring_back(view: View, id: str, title: str) -> None:
    def back() -> str:
        view.desk.bring_back(id)
        st.session_state["gg-source-link"] = id
        return view.say("back_again", t=title)

    _say(view, back)


def _row(view: View, info: SourceInfo) -> None:
    with st.container(key=f"gg-watch-{info.id}", horizontal=True, wrap=False, vertical_alignment="center"):
        st.html(_words(view, info))
        if info.interval is not None and not view.read_only:
            with st.popover(view.say("manage"), key=f"gg-manage-{info.id}"):
                _manage(view, info, info.interval)


def _words(view: View, info: SourceInfo) -> str:
    """A source's lines: name, badge, what it has, when it was fetched and will be; the reason in amber."""
    address = outside(info.source)
    name = escape(name_of(view.lang, info.file))
    if info.kind in ("file", "paste") and (ids := view.desk.ids_of(info.source)):
        name = link(
            _title(view, ids[0]) if info.kind == "paste" else info.file, href("announcement", id=ids[0], day=view.day)
        )
    elif address:
        name = f'<a class="gg-link" href="{escape(address)}" target="_blank" rel="noopener noreferrer">{name} ↗</a>'
    badge = ""
    if info.state != "ok":
        css = "gg-b-doubt" if info.state == "failed" else "gg-b-plain"
        badge = f'<span class="gg-badge {css}">{escape(view.say(f"source_is_{info.state}"))}</span>'
    badge += example_badge(view.lang, info.example)
    meta = [view.say(f"source_{info.kind}")]
    if info.announcements or info.versions:
        meta.append(view.say("source_has", n=info.announcements, v=info.versions))
    if info.interval is not None:
        meta.append(view.say("source_every", t=length(view.lang, info.interval)))
    for key, value in (("last_success", info.succeeded), ("next_try", info.next)):
        if value:
            meta.append(view.say(key, t=moment(value)))
    reason = ""
    if info.state == "failed" and info.reason:
        reason = f'<div class="gg-panel gg-amber">{escape(tell(view.lang, info.reason))}</div>'
    pieces = "".join(f"<span>{escape(piece)}</span>" for piece in meta)
    return (
        f'<div class="gg-watched"><h2 class="gg-h2">{name}</h2><div class="gg-meta">{badge}{pieces}</div>{reason}</div>'
    )


def _title(view: View, id: str) -> str:
    record = view.desk.record(id)
    return title_of(view.lang, record.title, record.body)


def _manage(view: View, info: SourceInfo, interval: int) -> None:
    def fetch() -> None:
        _say(view, lambda: _fetched(view, info))

    def set_interval() -> None:
        seconds = st.session_state[f"gg-every-{info.id}"]
        _say(view, lambda: view.desk.set_interval(info.id, seconds))

    def pause() -> None:
        _say(view, lambda: (view.desk.resume if info.state == "paused" else view.desk.pause)(info.id))

    def remove() -> None:
        _say(view, lambda: view.desk.remove_source(info.id))
        st.session_state["gg-source-gone"] = info.id

    st.button(view.say("fetch_now"), key=f"gg-fetch-{info.id}", on_click=fetch)
    st.selectbox(
        view.say("interval"),
        sorted({*INTERVALS, interval}),
        index=sorted({*INTERVALS, interval}).index(interval),
        format_func=lambda seconds: length(view.lang, seconds),
        key=f"gg-every-{info.id}",
        on_change=set_interval,
    )
    st.button(view.say("resume" if info.state == "paused" else "pause"), key=f"gg-pause-{info.id}", on_click=pause)
    st.button(view.say("remove_source"), key=f"gg-remove-{info.id}", on_click=remove)


def _say(view: View, work: Callable[[], object]) -> None:
    """Does the work of a button; what is to be said of it stands above the list in the next run."""
    try:
        words = work()
        st.session_state["gg-source-said"] = (words, False) if isinstance(words, str) else None
    except Trouble as trouble:
        st.session_state["gg-source-said"] = (tell(view.lang, trouble.message), True)


def _fetched(view: View, info: SourceInfo) -> str:
    """What fetching it brought, counted by result: 「新版本 1」; a failure in its own words."""
    lines = list(view.desk.fetch_again(info.id))
    counts: dict[str, int] = {}
    for line in lines:
        if line.error and len(lines) == 1:
            raise Trouble(**line.error)
        counts[line.result] = counts.get(line.result, 0) + 1
    return f"{info.file}: " + " · ".join(f"{view.say(f'result_{result}')} {n}" for result, n in counts.items())


def _hurry(view: View) -> None:
    _say(view, lambda: view.say("fetching_all", n=view.desk.hurry()))


def _told(view: View) -> None:
    """What the last button did, and the way back from a removal."""
    said = st.session_state.pop("gg-source-said", None)
    there = st.session_state.pop("gg-source-link", None)
    if said:
        way = [link(view.say("open_it"), href("announcement", id=there, day=view.day))] if there else ()
        st.html(panel(said[0], way, "gg-amber" if said[1] else ""))
    gone = st.session_state.get("gg-source-gone")
    if gone is None:
        return

    def back() -> None:
        _say(view, lambda: view.desk.bring_back_source(gone))
        st.session_state["gg-source-gone"] = None

    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(panel(view.say("source_gone")))
        st.button(view.say("undo"), key="gg-source-back", on_click=back)


def _examples(view: View) -> None:
    """What came with the project, and the way to be rid of it."""
    count = view.desk.overview(view.today).examples
    if not count or view.read_only:
        return

    def remove() -> None:
        _say(view, lambda: view.say("examples_removed", n=view.desk.remove_examples()))

    st.html(f'<div class="gg-quiet">{escape(view.say("examples_are", n=count))}</div>')
    with st.popover(view.say("examples_remove"), key="gg-examples", width="stretch"):
        st.html(escape(view.say("examples_lead")))
        st.button(view.say("examples_remove"), key="gg-remove-examples", on_click=remove)


def _last(view: View) -> None:
    """The last fetches, newest first."""
    items = []
    for info in view.desk.sources_of("fetched", 10):
        state = view.say(f"source_is_{info.state}")
        items.append((info.file, f"{moment(info.tried or '')} · {state}", None, ""))
    if not items:  # the side stands on every screen, else the column would jump
        items.append((view.say("no_fetches"), "", None, "gg-quiet"))
    st.html(side_list(view.say("last_fetches"), items))


if __name__ == "__main__":
    show()
