"""How long a person waits in a real Chromium: `python bench/browser.py [N | DIR]` (N made-up records, 100,000 by default, or
the folder of an archive that stands).

    enter       Enter in the search box → results painted
    decide      a key in Review → the next doubt painted
    first       the first screen of a warm server, from the address to the cards, in a browser that was never there
    again       the same in a browser that has been there: it keeps Streamlit's hundred files
    live        the same two, until the list that came with the page has made room for the screen's own
    empty       an empty Streamlit page, in the same run: what Streamlit itself takes (first, again, and a rerun)

In milliseconds, p50 and p95; and the memory of the process that serves. Behind a figure stands what it should be: `first` is
the list that one can read, `live` what Streamlit adds until its own controls stand (compare with `empty`).
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from archive import Archive  # noqa: E402
from bench.archive import fill  # noqa: E402
from records import Filters, Settings  # noqa: E402
from store import Store  # noqa: E402
from tests.browser.conftest import FLAGS, chromium, free_port, go, page_server, served, settled  # noqa: E402

DAY = "2024-05-10"
ROUNDS = 25
EMPTY = "import streamlit as st\nst.text_input('x', key='x')\nst.html(f\"<p id='echo'>-{st.session_state.x}</p>\")\n"


# ms: p95 of the first two, p50 of the third (a warm server, a browser that was never there)
AIMS = {"enter": "p95 400", "decide": "p95 250", "first": "1000"}
MOST = 500  # MB of the serving process


def timed(*works: Callable[[], object]) -> float:
    """How long some works take one after another, in milliseconds."""
    begun = time.perf_counter()
    for work in works:
        work()
    return (time.perf_counter() - begun) * 1000


def told(name: str, times: list[float]) -> None:
    cut = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    aim = f"; to reach: {AIMS[name]}" if name in AIMS else ""
    print(
        f"{name:8} p50 {statistics.median(times):6.0f} ms   p95 {cut:6.0f} ms   ({len(times)} rounds{aim})", flush=True
    )


def painted(page: Page, script: str, value: object) -> None:
    """Waits, frame by frame, until a condition over the page holds."""
    page.wait_for_function(script, arg=value, polling="raf", timeout=30_000)


def enter(page: Page, site: str, words: list[str]) -> list[float]:
    go(page, f"{site}/?day={DAY}")
    box = page.locator(".st-key-gg-q input")
    found = "w => new URL(document.querySelector('.gg-card a')?.href ?? 'a:').searchParams.get('q') === w"
    times = []
    for word in words:
        box.fill(word)  # the box searches by itself 300 ms after the last key; Enter does not wait for that
        times.append(timed(partial(box.press, "Enter"), partial(painted, page, found, word)))
        settled(page)
    return times


def decide(page: Page, site: str, rounds: int = ROUNDS) -> list[float]:
    go(page, f"{site}/review")
    times = []
    for number in range(rounds):
        before = page.locator(".gg-meta").first.inner_text()
        key = "dl"[number % 2]
        changed = "t => { const e = document.querySelector('.gg-meta'); return e && e.innerText !== t; }"
        times.append(timed(partial(page.keyboard.press, key), partial(painted, page, changed, before)))
        settled(page)
    return times


def first(browser: Browser, address: str, selector: str) -> tuple[list[float], list[float]]:
    """New browsers, each twice: its first screen, and that of its second visit."""
    visits: tuple[list[float], list[float]] = ([], [])
    for _ in range(8):
        context = browser.new_context(locale="zh-TW", viewport={"width": 1280, "height": 800})
        for times in visits:
            page = context.new_page()
            works = partial(page.goto, address, wait_until="commit"), partial(page.wait_for_selector, selector)
            times.append(timed(*works))
            page.wait_for_timeout(500)
            page.close()
        context.close()
    return visits


def rerun(page: Page, address: str) -> list[float]:
    page.goto(address)
    box = page.locator(".st-key-x input")
    times = []
    for number in range(ROUNDS):
        box.fill(f"w{number}")
        echoed = "w => document.querySelector('#echo')?.textContent === '-' + w"
        times.append(timed(partial(box.press, "Enter"), partial(painted, page, echoed, f"w{number}")))
    return times


@contextmanager
def archive_of(argument: str) -> Iterator[Path]:
    if not argument.isdigit():
        yield Path(argument)
        return
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        with Store(str(data)) as store:
            fill(store, int(argument))
        with Archive(Settings(data=str(data))) as archive:
            archive.reindex()
        yield data


def memory(port: int) -> float:
    """Megabytes of the process that serves on a port (Linux), 0 where that cannot be read."""
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            if f"--server.port\0{port}" in (status.parent / "cmdline").read_text():
                line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
                return int(line.split()[1]) / 1024
        except OSError:
            continue
    return 0.0


def main() -> None:
    with archive_of(sys.argv[1] if len(sys.argv) > 1 else "100000") as data, sync_playwright() as playwright:
        with Archive(Settings(data=str(data))) as archive:
            size = archive.size()
            hits = archive.search("", Filters(), DAY, ROUNDS).hits
            words = [hit.title[2:4] for hit in hits]
        print(f"{size:,} records")
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        port = free_port()
        with served(page_server(port), port, data, GONGGAO_LANG="hant") as site:
            page = browser.new_context(locale="zh-TW", viewport={"width": 1280, "height": 800}).new_page()
            go(page, f"{site}/?day={DAY}")
            enter(page, site, words[:3])
            told("enter", enter(page, site, words))
            decide(page, site, 3)
            told("decide", decide(page, site))
            for names, cards in ((("first", "again"), ".gg-card"), (("live 1", "again"), ".stApp .gg-card")):
                for name, times in zip(names, first(browser, f"{site}/?day={DAY}", cards), strict=True):
                    told(name, times)
            print(f"memory   {memory(port):.0f} MB   (at most {MOST})")
        with tempfile.TemporaryDirectory() as folder:
            script = Path(folder) / "empty.py"
            script.write_text(EMPTY, encoding="utf-8")
            port = free_port()
            command = [*page_server(port)]
            command[command.index("app.py")] = str(script)
            with served(command, port, Path(folder) / "data") as site:
                page = browser.new_page()
                page.goto(site)
                for name, times in zip(("empty 1", "again"), first(browser, site, "#echo"), strict=True):
                    told(name, times)
                told("rerun", rerun(page, site))
        browser.close()


if __name__ == "__main__":
    main()
