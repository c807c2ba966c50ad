"""The first list in the page itself: cards to read and to follow, while Streamlit's hundred files and its connection come.

Streamlit answers `/` with a page that is empty until its scripts have run. Into that answer goes, for a start or a
query without filters, the list that the search screen is about to draw, as plain links where it will draw them.
screens/script.js takes it away when the screen stands. Where the list is not there at a glance, or there is none, the
answer is Streamlit's alone, as it is for a foreign host.
"""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import streamlit as st

from records import Filters, Lang, Settings, Trouble, language_of

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

HERE = Path(__file__).parent
GLANCE = 0.3  # seconds that the answer waits for the list
SHOWN = {"q", "day", "lang"}  # with another parameter the screen shows something else
NOT_ASKED = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}  # it is changed: plain and whole
NOT_TOLD = {b"content-length", b"cache-control", b"etag", b"last-modified", b"accept-ranges"}
KEPT_BY_NOBODY = ((b"cache-control", b"no-store"), (b"cross-origin-resource-policy", b"same-origin"))

_workers = ThreadPoolExecutor(2, "gonggao-shell")


class Shell:
    """ASGI middleware round Streamlit's application; `settings` gives the settings, or raises Trouble."""

    def __init__(
        self, app: Callable[[Scope, Receive, Send], Awaitable[None]], settings: Callable[[], Settings]
    ) -> None:
        self.app, self.settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = dict(scope.get("headers", ()))
        asked = parse_qs(scope.get("query_string", b"").decode("latin-1"))
        plain = scope["type"] == "http" and scope["method"] == "GET" and scope["path"] == "/"
        if not plain or not asked.keys() <= SHOWN or not _is_ours(headers.get(b"host", b"").decode("latin-1")):
            await self.app(scope, receive, send)
            return
        drawn = asyncio.get_running_loop().run_in_executor(_workers, self._drawn, asked, headers)
        page = b""

        async def lay(message: MutableMapping[str, Any]) -> None:
            nonlocal page
            if message["type"] == "http.response.start":
                told = [pair for pair in message["headers"] if pair[0].lower() not in NOT_TOLD]
                await send({**message, "headers": [*told, *KEPT_BY_NOBODY]})
                return
            page += message.get("body", b"")
            if message.get("more_body"):
                return
            head, end, rest = page.partition(b"</body>")
            await send({"type": "http.response.body", "body": head, "more_body": True})  # names the files to load
            done, _ = await asyncio.wait({drawn}, timeout=GLANCE)
            shell = drawn.result().encode() if done else b""
            drawn.cancel()  # one that has not begun need not
            await send({"type": "http.response.body", "body": shell + end + rest})

        kept = [pair for pair in scope["headers"] if pair[0].lower() not in NOT_ASKED]
        await self.app({**scope, "headers": kept}, receive, lay)

    def _drawn(self, asked: dict[str, list[str]], headers: dict[bytes, bytes]) -> str:
        try:
            given = {name: values[-1] for name, values in asked.items()}
            speaks = headers.get(b"accept-language", b"").decode("latin-1").split(",")[0].split(";")[0].strip()
            return draw(self.settings(), given, speaks, b"Mobi" in headers.get(b"user-agent", b""))
        except Trouble:  # the screen will say it
            return ""
        except Exception:  # a fault of ours must not keep the screen from coming
            traceback.print_exc()
            return ""


def draw(settings: Settings, given: dict[str, str], speaks: str, phone: bool) -> str:
    """The first list for an address's parameters (HTML, with its style), "" where the screen begins with anything else.

    `speaks` is the browser's first language (`zh-TW`), "" where it names none.
    """
    from screens import bound, frame, search  # they name their parts to Streamlit's runtime, which runs by now
    from screens.parts import card

    lang = _language(given.get("lang", ""), speaks, settings.lang)
    now = settings.now()
    today = now.date().isoformat()
    named = bound.as_day(given.get("day", ""))
    day = named.isoformat() if named else today
    query = given.get("q", "")[: bound.LONGEST].strip()
    desk = frame.opened(settings, repr(settings))
    found = desk.search(query, Filters(), day, search.PAGE, 0, fold=True)
    if not found.hits:
        return ""
    view = frame.View(desk, lang, now.isoformat(), today, phone, "", desk.doubt_counts(), given.get("day", ""))
    found = search.named(view, found)
    cards = "".join(card(lang, hit, query, day, today) for hit in found.hits)
    words = search.said(view, query, found, {"day": view.day})
    words = words and f"<div>{words}</div>"
    tries = "" if query else search.examples(view, found, view.day)
    style = (HERE / "style.css").read_text("utf-8") + (HERE / "shell.css").read_text("utf-8")
    top = f'<div class="st-key-gg-top{"-phone" if phone else ""}">{frame.tabs(view, "search")}</div>'
    return (
        f'<div id="gg-shell" class="{"gg-phone" if phone else ""}" lang="{frame.HTML_LANG[lang]}"><style>{style}</style>'
        f"<aside></aside><main><div>{top}<i></i>{tries}<i></i>{words}<div>{cards}</div></div></main></div>"
    )


def _language(named: str, speaks: str, otherwise: Lang) -> Lang:
    if named in ("hant", "hans", "en"):
        return cast(Lang, named)
    return language_of(speaks) if speaks else otherwise


def _is_ours(host: str) -> bool:
    """Whether a request's Host is one that Streamlit connects: else a foreign name that points here could read the list."""
    try:
        return urlsplit(f"//{host}").hostname in st.get_option("server.allowedHosts")
    except ValueError:
        return False
