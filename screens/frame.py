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
TABS = (
    ("search", ":material/search:"),
    ("ask", ":material/chat:"),
    ("add", ":material/add_circle:"),
    ("review", ":material/rule:"),
    ("overview", ":material/bar_chart:"),
    ("sources", ":material/rss_feed:"),
)

NAMES = {  # what Streamlit calls its own parts for those who have the page read out → our words
    "Sidebar": "side",
    "Collapse sidebar": "side_away",
    "Expand sidebar": "side_back",
    "App pages": "screens",
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

    def say(self, key: str, **values: Any) -> str:
        return say(self.lang, key, **values)


@st.cache_resource(show_spinner=False)
def _open(_settings: Settings, name: str) -> Archive:
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
    st.set_page_config(
        page_title="gonggao", page_icon="📢", layout="centered", initial_sidebar_state="auto" if phone else 300
    )
    st.html(HERE / "style.css")
    try:
        desk = _open(settings, repr(settings))
        counts = desk.doubt_counts()
        given = View(desk, lang, now.isoformat(), now.date().isoformat(), phone, settings.by or "?", counts)
        st.session_state["gg-view"] = given
        st.session_state["gg-place"] = st.session_state["gg-focus"] = None
        waiting = [count for states in counts.values() for state, count in states.items() if state != "decided"]
        page = _tabs(given, sum(waiting))
        page.run()
    except Trouble as trouble:
        st.html(panel(tell(lang, trouble.message), [link(say(lang, "to_search"), href("search"))], "gg-amber"))
    except Exception:
        traceback.print_exc()  # for the terminal; the reader gets words
        st.html(panel(say(lang, "went_wrong"), [link(say(lang, "to_search"), href("search"))], "gg-amber"))
    _switch("gg-language-phone" if phone else "gg-language")
    data = {
        "lang": HTML_LANG[lang],
        "names": {} if lang == "en" else {name: say(lang, f"name_{key}") for name, key in NAMES.items()},
        "place": st.session_state.get("gg-place"),
        "focus": st.session_state.get("gg-focus"),
    }
    _script(data=data, key="gg-script")


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

    with st.container(key=key):
        st.segmented_control(
            say(cast(Lang, st.session_state["gg-lang"]), "language"),
            list(LANGUAGES),
            format_func=LANGUAGES.__getitem__,
            key="gg-lang",
            required=True,
            label_visibility="collapsed",
            on_change=chosen,
        )


def _tabs(given: View, doubts: int) -> Any:
    """The pages; on a phone a row of text tabs of our own, since Streamlit hides its own there."""

    def title(name: str) -> str:
        words = given.say(f"nav_{name}")
        return f"{words} {doubts}" if name == "review" and doubts else words

    pages = [
        st.Page(HERE / f"{name}.py", title=title(name), icon=icon, url_path=name, default=name == "search")
        for name, icon in TABS
    ]
    hidden = [st.Page(HERE / "announcement.py", title="gonggao", url_path="announcement", visibility="hidden")]
    if (there := _last_part(st.context.url)) not in ("", *PAGES):  # else Streamlit says in English that it is no page
        hidden.append(st.Page(HERE / "elsewhere.py", title="gonggao", url_path=there, visibility="hidden"))
    page = st.navigation([*pages, *hidden], position="hidden" if given.phone else "top")
    if given.phone:
        here = page.url_path or "search"
        row = "".join(
            f'<a class="gg-link{" gg-tab-here" if name == here else ""}" href="{escape(href(name))}">'
            f"{escape(title(name))}</a>"
            for name, _ in TABS
        )
        st.html(f'<nav class="gg-tabs">{row}</nav>')
    return page


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
        found = done.result()
        place.empty()
        return found


def day(given: View, on_change: Callable[[], None], key: str) -> None:
    """The day that decides status and time line."""
    st.date_input(given.say("day"), key=key, on_change=on_change, format="YYYY-MM-DD")


def empty(given: View) -> str:
    """What stands where there is no announcement yet: the first step."""
    first = link(given.say("add_first"), href("add"))
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


def scroll_to(place: str) -> None:
    """Scrolls, once for this value, to where the screen put `id="gg-at"`."""
    st.session_state["gg-place"] = place


def focus(what: str) -> None:
    """Puts the cursor, once for this value, into the box of a correction or a note."""
    st.session_state["gg-focus"] = what
