"""What stands round every screen: settings of the page, style, tabs, language, the side, the script at the end."""

from __future__ import annotations

import gc
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast
from urllib.parse import unquote, urlsplit

import streamlit as st

from archive import Archive
from messages import say, tell
from records import Filters, Lang, Settings, Trouble, language_of
from screens import bound
from screens.parts import has_words, link, moment, panel, side_list, title_of
from screens.route import PAGES, href
from screens.text import escape

NO_FILTERS = Filters()
HERE = Path(__file__).parent
CORPUS = HERE.parent / "corpus"
LANGUAGES: dict[str, str] = {"hant": "繁", "hans": "简", "en": "EN"}
HTML_LANG = {"hant": "zh-Hant", "hans": "zh-Hans", "en": "en"}
TABS = {  # screen → its icon, by its name in the font that Streamlit brings along
    "search": "search",
    "ask": "chat",
    "add": "add_circle",
    "review": "rule",
    "overview": "bar_chart",
    "sources": "rss_feed",
}
OF_A_DAY = ("search", "ask", "overview", "announcement")  # screens whose address names the chosen day

NAMES = {  # what Streamlit calls its own parts for those who have the page read out → our words
    "Sidebar": "side",
    "Collapse sidebar": "side_away",
    "Expand sidebar": "side_back",
    "Choose date": "calendar",
    "Pagination": "pages",
    "Previous page": "page_before",
    "Next page": "page_after",
    "Feedback rating": "rating",
    "Thumbs up": "right",
    "Thumbs down": "wrong",
    "file upload": "files",
    "Upload files": "files",
    "Send message": "send",
    "Clear entry": "clear",
    "Open": "open",
    "Skip to main content": "to_main",
    "year": "year",
    "month": "month",
    "day": "day",
    "table_rows icon": "list",
    "view_timeline icon": "timeline",
}
GLANCE = 0.3  # seconds
T = TypeVar("T")

_waiters = ThreadPoolExecutor(8, "gonggao-wait")
_script = st.components.v2.component("gonggao", js=(HERE / "script.js").read_text(encoding="utf-8"))


class View(NamedTuple):
    """What a run of a screen works with. The clock was read once: `now` (ISO with offset), `today` is its day."""

    desk: Archive
    lang: Lang
    now: str
    today: str
    phone: bool
    by: str  # who decides
    counts: dict[str, dict[str, int]]  # doubts: kind → state → how many
    day: str  # the chosen day, for links to other screens; "" while it is today

    def say(self, key: str, **values: Any) -> str:
        return say(self.lang, key, **values)

    @property
    def read_only(self) -> bool:
        """Whether the archive may only be read: then what adds or decides is not offered."""
        return self.desk.read_only


@st.cache_resource(show_spinner=False)
def opened(_settings: Settings, name: str) -> Archive:
    """One archive for all sessions of this process; `name` tells one set of settings from another."""
    desk = Archive(_settings, behind=True)
    desk.warm()
    # Streamlit collects garbage after every run, with all threads waiting: what stays for good need not be looked through
    gc.collect()
    gc.freeze()
    return desk


def view() -> View:
    """The view of this run: what `run` made of it before the screen was called."""
    return cast(View, st.session_state["gg-view"])


def run(settings: Settings) -> None:
    """A run of the front: frame, then the screen that the address names, then what belongs at its end."""
    lang = _language(settings)
    now = settings.now()
    phone = "Mobi" in (st.context.headers.get("User-Agent") or "")
    page = _page()
    name = page.url_path or "search"
    st.set_page_config(
        page_title=f"{say(lang, f'nav_{name}')} · gonggao" if name in TABS else "gonggao",
        page_icon="📢",
        layout="centered",
        initial_sidebar_state="auto" if phone else 300,
    )
    st.html(HERE / "style.css")
    top = st.container(key="gg-top-phone" if phone else "gg-top", horizontal=True, horizontal_alignment="distribute")
    try:
        desk = opened(settings, repr(settings))
        counts = desk.doubt_counts()
        day = st.session_state["gg-kept-day"] = _day(name)
        given = View(desk, lang, now.isoformat(), now.date().isoformat(), phone, settings.by or "?", counts, day)
        st.session_state["gg-view"] = given
        st.session_state["gg-place"] = st.session_state["gg-focus"] = None
        with top:
            st.html(tabs(given, name), width="stretch" if phone else "content")
        page.run()
    except Trouble as trouble:
        st.html(panel(_told(lang, trouble), [link(say(lang, "to_search"), href("search"))], "gg-amber"))
    except Exception:
        traceback.print_exc()  # for the terminal; the reader gets words
        st.html(panel(say(lang, "went_wrong"), [link(say(lang, "to_search"), href("search"))], "gg-amber"))
    with st.container() if phone else top:
        _switch("gg-language-phone" if phone else "gg-language")
    data = {
        "lang": HTML_LANG[lang],
        "names": {
            name: say(lang, f"name_{key}") for name, key in NAMES.items() if lang != "en" or name.endswith(" icon")
        },
        "place": st.session_state.get("gg-place"),
        "focus": st.session_state.get("gg-focus"),
    }
    _script(data=data, key="gg-script", on_held_change=lambda: None)


def held() -> tuple[str, ...]:
    """The names of files in the box of Add that the browser keeps back: too large, or their sending broke off."""
    return tuple(getattr(st.session_state.get("gg-script"), "held", None) or ())


def _told(lang: Lang, trouble: Trouble) -> str:
    """A trouble in words; one that has none must not end the run, which would show Streamlit's own page."""
    try:
        return tell(lang, trouble.message)
    except KeyError:
        traceback.print_exc()
        return say(lang, "went_wrong")


def _language(settings: Settings) -> Lang:
    """繁, 简 or EN: the address where it names one, else what was chosen in this session, else the browser's."""
    given = bound.read("lang")
    if given in LANGUAGES:
        st.session_state["gg-lang"] = given
    elif st.session_state.get("gg-lang") not in LANGUAGES:
        locale = st.context.locale
        st.session_state["gg-lang"] = language_of(locale) if locale else settings.lang
    return cast(Lang, st.session_state["gg-lang"])


def _switch(key: str) -> None:
    def chosen() -> None:
        bound.write("lang", None)

    with st.container(key=key, width="content"):
        st.segmented_control(
            say(cast(Lang, st.session_state["gg-lang"]), "language"),
            list(LANGUAGES),
            format_func=LANGUAGES.__getitem__,
            key="gg-lang",
            required=True,
            label_visibility="collapsed",
            on_change=chosen,
        )


def _page() -> Any:
    """The page that the address names. The tabs are our own: those of Streamlit lose the chosen day, go into a menu where
    letters are large, and behind an arrow on a phone."""
    pages = [
        st.Page(HERE / f"{name}.py", title=name, url_path=name, default=name == "search")
        for name in (*TABS, "announcement")
    ]
    if (there := _last_part(st.context.url)) not in ("", *PAGES):  # else Streamlit says in English that it is no page
        pages.append(st.Page(HERE / "elsewhere.py", title="gonggao", url_path=there))
    return st.navigation(pages, position="hidden")


def _day(screen: str) -> str:
    """The chosen day, "" where none is: what the address names, and on a screen that shows no day what was chosen before."""
    given = bound.read("day")
    return given if given or screen in OF_A_DAY else str(st.session_state.get("gg-kept-day", ""))


def tabs(given: View, here: str) -> str:
    """The row of tabs (HTML): links that keep the chosen day; Review says how many doubts wait."""
    doubts = sum(count for states in given.counts.values() for state, count in states.items() if state != "decided")
    row = ""
    for name, icon in TABS.items():
        words = given.say(f"nav_{name}") + (f" {doubts}" if name == "review" and doubts else "")
        sign = "" if given.phone else f'<span class="gg-icon" aria-hidden="true" translate="no">{icon}</span>'
        css, current = (" gg-tab-here", ' aria-current="page"') if name == here else ("", "")
        address = escape(href(name, day=given.day))
        row += f'<a class="gg-link{css}" href="{address}"{current}>{sign}<span>{escape(words)}</span></a>'
    return f'<nav class="gg-tabs" aria-label="{escape(given.say("name_screens"))}">{row}</nav>'


def _last_part(url: str | None) -> str:
    """The last part of an address's path, "" at its root: `http://host/base/reveiw?f=1` → reveiw."""
    return unquote(urlsplit(url or "").path.rpartition("/")[2])[:200]


def side(given: View) -> Any:
    """Where a screen puts what it chooses from: the sidebar; on a phone below what was drawn so far."""
    return st.container() if given.phone else st.sidebar


def patiently(work: Callable[[], T], cards: int = 3) -> T:
    """What `work` gives. Where that takes longer than a glance, grey cards stand in its place until it is there."""
    place = st.empty()
    done = _waiters.submit(work)
    try:
        return done.result(GLANCE)
    except TimeoutError:
        place.html(f'<div class="gg-waiting" role="status">{"<i></i><i></i><i></i>" * cards}</div>')
        try:
            return done.result()
        finally:
            place.empty()


def day(given: View, on_change: Callable[[], None], key: str) -> None:
    """The day that decides status and time line."""
    st.date_input(given.say("day"), key=key, on_change=on_change, format="YYYY-MM-DD")


def told_read_only(given: View) -> None:
    """Says above what would be done here that this archive may only be read."""
    if given.read_only:
        st.html(panel(given.say("archive_read_only", path=given.desk.settings.data)))


def empty(given: View) -> str:
    """What stands where there is no announcement yet: the first step."""
    first = link(given.say("add_first"), href("add"), "gg-button")
    return panel(given.say("empty_store"), [escape(given.say("empty_lead")), first])


def title(given: View, id: str, known: str) -> str:
    """What to call an announcement of which only id and title are known; looks its body up where it has no title."""
    if has_words(known):
        return known
    try:
        return title_of(given.lang, known, given.desk.record(id).body)
    except Trouble:
        return title_of(given.lang, known, "")


def last_added(given: View) -> None:
    """The last additions of the archive, each announcement with its day."""
    items = []
    for batch in given.desk.batches(8):
        for id in batch.ids[:4]:
            try:
                record = given.desk.record(id)
            except Trouble:  # taken away since
                continue
            items.append(
                (title_of(given.lang, record.title, record.body), moment(batch.at), href("announcement", id=id), "")
            )
    if items:
        st.html(side_list(given.say("last_added"), items[:10]))
    else:  # a side without a word in it is none, and the column would jump
        st.html(side_list(given.say("last_added"), [(given.say("empty_store"), "", None, "")]))


def scroll_to(place: str) -> None:
    """Scrolls, once for this value, to where the screen put `id="gg-at"`."""
    st.session_state["gg-place"] = place


def focus(what: str) -> None:
    """Puts the cursor, once for this value, into the box of a correction or a note."""
    st.session_state["gg-focus"] = what
