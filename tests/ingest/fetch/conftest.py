"""A real site on the loopback interface, whose pages a test writes, and the gate told to let it through."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from ingest.fetch import web
from ingest.fetch.manners import Manners
from records import Settings

NOW = "2026-01-01T00:00:00+08:00"
PAGE = (
    "<!doctype html><title>關於調整服務費的公告</title><h1>關於調整服務費的公告</h1>"
    "<p>自2025年3月1日起，本平台服務費由百分之五調整為百分之六，已付款的訂單仍按原費率結算。</p>"
)


class Site:
    """`pages[path]` is what a path gives: a text, bytes, or a function that is handed the request and writes itself."""

    def __init__(self) -> None:
        self.pages: dict[str, Any] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.headers.append({name.lower(): value for name, value in self.headers.items()})
                page = site.pages.get(self.path)
                if callable(page):
                    page(self)
                elif page is None:
                    respond(self, b"", 404)
                else:
                    respond(self, page.encode() if isinstance(page, str) else page)

            def log_message(self, *_: object) -> None:
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.host = f"127.0.0.1:{self.server.server_port}"
        self.root = f"http://{self.host}"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def redirect(self, path: str, location: str, status: int = 302) -> None:
        self.pages[path] = lambda handler: respond(handler, b"", status, {"Location": location})

    def answer(self, path: str, data: bytes, status: int = 200, **headers: str) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = lambda handler: respond(handler, data, status, named)


def respond(handler: Any, data: bytes, status: int = 200, headers: dict[str, str] | None = None) -> None:
    handler.send_response(status)
    for name, value in {"Content-Type": "text/html; charset=utf-8", **(headers or {})}.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(web, "MANNERS", Manners(delay=0))
    monkeypatch.setattr(web, "RETRY_FIRST", 0.01)
    one = Site()
    yield one
    one.server.shutdown()
    one.server.server_close()


@pytest.fixture
def read(site: Site) -> Callable[[str], Any]:
    """Fetches a path of the site."""
    settings = Settings(allow_hosts=(site.host,))
    return lambda path: web.fetch(path if "://" in path else site.root + path, settings, NOW)


@pytest.fixture
def trouble(read: Callable[[str], Any]) -> Callable[[str], Any]:
    """What fetching a path of the site is refused with."""
    from messages import tell
    from records import Trouble

    def refused(path: str) -> Any:
        with pytest.raises(Trouble) as caught:
            read(path)
        assert all(tell(lang, caught.value.message) for lang in ("hant", "hans", "en"))
        return caught.value.message["key"]

    return refused
