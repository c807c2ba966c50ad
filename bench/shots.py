"""Screenshots of all screens, made by one command (`make shots`) and looked at by a person.

    python bench/shots.py [--to FOLDER] [NAME…]         into .shots/; names pick some (`search`, `phone-review` …)

The first archive is made of corpus/ in a temporary folder, the day is one on which some of it is open; a second one has what
corpus/ has not (versions, copies, decisions, failures), a third nothing. Those that the README shows go into docs/ too. Needs
Chromium and a Chinese font.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from archive import Archive  # noqa: E402
from records import Filters, Settings  # noqa: E402
from screens.route import href  # noqa: E402
from store import Fetched  # noqa: E402
from tests.browser.conftest import FLAGS, PHONE, chromium, free_port, go, page_server, served  # noqa: E402
from tests.screens import made  # noqa: E402

DAY = "2024-09-01"
NOT_FOUND = {"key": "page_not_found", "status": 404}
README = ("search", "announcement", "review")  # docs/NAME.png


def addresses(archive: Archive) -> dict[str, str]:
    """Name of a picture → the address that it shows."""
    doubts = archive.doubts()
    first = next((one for one in doubts if one.flag.kind == "year_mismatch"), doubts[0])
    label = next((window.label for window in first.record.windows if window.offset == first.flag.offset), "") or ""
    hit = archive.search(label, Filters(), DAY).hits[0]
    return {
        "home": href("search", day=DAY),
        "search": href("search", q=label, day=DAY),
        "search-timeline": href("search", view="timeline", day=DAY),
        "search-nothing": href("search", q="潛水艇", day=DAY),
        "announcement": href("announcement", id=hit.id, q=label, day=DAY),
        "announcement-repairs": href("announcement", id=hit.id, repairs=True, at=first.flag.offset, day=DAY),
        "announcement-original": href("announcement", id=hit.id, tab="original", day=DAY),
        "announcement-unknown": href("announcement", id="none"),
        "ask": href("ask", day=DAY),
        "ask-answer": href("ask", q=f"{label}到什么时候结束", day=DAY),
        "ask-otherwise": href("ask", q="石门客运的学生月票八月以后多少钱", day="2025-08-02"),
        "ask-nothing": href("ask", q="潛水艇的顏色是什麼", day=DAY),
        "add": href("add"),
        "review": href("review", f=first.flag.id),
        "review-alternatives": href("review", kind="weekday_mismatch"),
        "overview": href("overview", day=DAY),
        "sources": href("sources"),
    }


def standing(data: Path) -> dict[str, str]:
    """What corpus/ has not: an archive with versions, copies that differ, decisions, a removal, a source that fails."""
    old = made.library_hours()
    body = old.body.replace("6月2日", "6月31日")
    window = made.window(body, "暫停開放", "5月20日至6月31日", "2024-05-20", None, written_end="6月31日")
    flag = made.flag(body, "impossible_date", "6月31日", "6月30日", alternatives=("7月1日",))
    new = made.reading(old.file, old.title or "", body, windows=(window,), flags=(flag,), publisher=old.publisher)
    copy = msgspec.structs.replace(made.spring_course(), file="copy.html")
    ids = made.fill(data, new, copy)
    with Archive(Settings(data=str(data))) as archive:
        for one in archive.doubts():
            if one.record.title.startswith("夜間"):
                archive.decide(str(one.flag.id), "accept", by="林", at=made.NOW, seen=one.seen)
        archive.remove(next(id for title, id in ids.items() if "海报" in title))
        gone = "https://market.example/gone"
        archive._store.fetched(Fetched(gone, gone, "page", made.NOW, 86400, reason=NOT_FOUND))
    stalls = next(id for title, id in ids.items() if "夜間" in title)
    return {
        "folded": href("search", day=made.DAY),
        "versions": href("announcement", id=ids[old.title or ""], tab="versions", day=made.DAY),
        "copies": href("announcement", id=ids[copy.title or ""], tab="similar", day=made.DAY),
        "decided": href("announcement", id=stalls, day=made.DAY),
        "sources-failed": href("sources"),
        "sources-removed": href("sources", state="removed"),
    }


def enter(page: Page, site: str, text: str, until: str) -> None:
    """Puts a text into the box of Add, and waits for what comes of it."""
    go(page, f"{site}/add")
    page.locator(".st-key-gg-source textarea").fill(text)
    page.locator(".st-key-gg-source textarea").press("Enter")
    page.wait_for_selector(until, timeout=60_000)
    page.wait_for_timeout(800)


def pasted(page: Page, site: str, _web: str) -> None:
    enter(page, site, (ROOT / "corpus" / "livestream-season.txt").read_text("utf-8"), ".gg-frame")


def nothing_read(page: Page, site: str, _web: str) -> None:
    enter(page, site, "大家好", ".gg-frame")


def refused(page: Page, site: str, _web: str) -> None:
    enter(page, site, "http://10.0.0.1/notice", ".gg-amber")


def listed(page: Page, site: str, web: str) -> None:
    enter(page, site, f"{web}/", "[class*=st-key-gg-take]")


def conflict(page: Page, site: str, _web: str) -> None:
    """Somebody else decides what this page shows, then this one does."""
    go(page, f"{site}/review?kind=weekday_mismatch")
    other = go(page.context.browser.new_context(**LAPTOP).new_page(), page.url)  # type: ignore[union-attr]
    other.locator(".st-key-gg-keep button").click()
    other.wait_for_timeout(1_000)
    page.locator(".st-key-gg-alt-1 button").click()
    page.wait_for_selector(".gg-amber")


ACTS = {"added": pasted, "added-nothing": nothing_read, "refused": refused, "listed": listed, "conflict": conflict}


@contextmanager
def web(folder: Path) -> Iterator[str]:
    """A list page and its notices, on this machine; gives `127.0.0.1:PORT`."""
    folder.mkdir()
    names = ("泳池", "球場", "劇院", "書室", "禮堂", "苗圃")
    items = "".join(
        f'<li><a href="/{n}.html">{name}春季開放安排</a> 2024-05-0{n + 1}</li>' for n, name in enumerate(names)
    )
    (folder / "index.html").write_text(f"<meta charset=utf-8><title>公告列表</title><ul>{items}</ul>", "utf-8")
    handler = partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_address[1]}"
        server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


class Shots:
    """Takes the pictures that were asked for."""

    def __init__(self, browser: Browser, to: Path, names: list[str]) -> None:
        self.browser, self.to, self.names = browser, to, names

    def wanted(self, name: str) -> bool:
        return not self.names or name in self.names

    def take(self, page: Page, name: str, **more: Any) -> None:
        page.wait_for_timeout(600)
        page.screenshot(path=self.to / f"{name}.png", **more)
        if name in README:
            shutil.copy(self.to / f"{name}.png", ROOT / "docs")
        print(name, flush=True)

    def tour(self, site: str, pages: dict[str, str], variants: Iterable[str]) -> None:
        for prefix in variants:
            context = self.browser.new_context(**VARIANTS[prefix])
            for name, address in pages.items():
                if self.wanted(prefix + name):
                    page = go(context.new_page(), f"{site}/{address[2:]}")
                    self.take(page, prefix + name)
                    page.close()
            context.close()

    def act(self, site: str, host: str) -> None:
        for prefix in ("", "phone-", "dark-"):
            for name, work in ACTS.items():
                if self.wanted(prefix + name):
                    page = self.browser.new_context(**VARIANTS[prefix]).new_page()
                    work(page, site, f"http://{host}")
                    self.take(page, prefix + name, full_page=True)
                    if name == "conflict":  # for the next to find it undecided
                        page.locator(".st-key-gg-undo button:visible").click()
                        page.wait_for_timeout(1_000)
                    page.context.close()


def main(to: Path, names: list[str]) -> None:
    to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        shots = Shots(playwright.chromium.launch(executable_path=chromium(), args=FLAGS), to, names)
        with Archive(Settings(data=str(folder / "corpus"))) as archive:
            archive.take_in(ROOT / "corpus")
            pages = addresses(archive)
        port = free_port()
        with served(page_server(port), port, folder / "corpus") as site:
            shots.tour(site, pages, VARIANTS)
        pages = standing(folder / "states" / "data")
        port = free_port()
        with (
            web(folder / "web") as host,
            served(page_server(port), port, folder / "states" / "data", GONGGAO_ALLOW_HOSTS=host) as site,
        ):
            shots.tour(site, pages, VARIANTS)
            shots.act(site, host)
            places = made.places(folder / "states" / "data")
            with places.lock():  # as if another process was at it
                made.age(places)
                places.reporting(None)(1_200, 5_000)
                waiting = {
                    "rebuilding": href("search", q="攤位", day=made.DAY),
                    "rebuilding-ask": href("ask", q="報名到幾號"),
                }
                shots.tour(site, waiting, VARIANTS)
        port = free_port()
        with served(page_server(port), port, folder / "empty") as site:
            screens = ("search", "ask", "review", "overview", "sources")
            shots.tour(site, {f"empty-{name}": href(name) for name in screens}, ("", "phone-", "en-"))
        shots.browser.close()


LAPTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "locale": "zh-TW"}
MOBILE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "locale": "zh-TW",
    "user_agent": PHONE,
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 2,
}
VARIANTS: dict[str, dict[str, Any]] = {
    "": LAPTOP,
    "dark-": {**LAPTOP, "color_scheme": "dark"},
    "phone-": MOBILE,
    "en-": {**LAPTOP, "locale": "en-GB"},
    "hans-": {**LAPTOP, "locale": "zh-CN"},
    "phone-dark-": {**MOBILE, "color_scheme": "dark"},
    "phone-en-": {**MOBILE, "locale": "en-GB"},
    "phone-hans-": {**MOBILE, "locale": "zh-CN"},
    "large-": {**LAPTOP, "viewport": {"width": 640, "height": 400}, "device_scale_factor": 2},  # a laptop at 200 %
}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--to", type=Path, default=ROOT / ".shots")
    given = parser.parse_args()
    main(given.to, given.names)
