"""Screenshots of all screens, made by one command (`make shots`) and looked at by a person.

    python bench/shots.py [--to FOLDER] [NAME…]         into .shots/; names pick some (`search`, `phone-review` …)

The archive is made of corpus/ in a temporary folder, the day is one on which some of it is open. Those that the README
shows go into docs/ too. Needs Chromium and a Chinese font.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Page, sync_playwright  # noqa: E402

from archive import Archive  # noqa: E402
from records import Filters, Settings  # noqa: E402
from screens.route import href  # noqa: E402
from tests.browser.conftest import FLAGS, PHONE, chromium, free_port, go, page_server, served  # noqa: E402

DAY = "2024-09-01"
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
        "ask-nothing": href("ask", q="潛水艇的顏色是什麼", day=DAY),
        "add": href("add"),
        "review": href("review", f=first.flag.id),
        "review-alternatives": href("review", kind="weekday_mismatch"),
        "overview": href("overview", day=DAY),
        "sources": href("sources"),
    }


def pasted(page: Page) -> None:
    """The screen after an addition."""
    page.locator(".st-key-gg-source textarea").fill((ROOT / "corpus" / "livestream-season.txt").read_text("utf-8"))
    page.locator(".st-key-gg-source textarea").press("Enter")
    page.wait_for_selector(".gg-frame", timeout=60_000)
    page.wait_for_timeout(800)


def main(to: Path, names: list[str]) -> None:
    to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        data = Path(folder) / "data"
        with Archive(Settings(data=str(data))) as archive:
            archive.take_in(ROOT / "corpus")
            pages = addresses(archive)
        port = free_port()
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        with served(page_server(port), port, data) as site:
            for prefix, options in VARIANTS.items():
                context = browser.new_context(**options)
                for name, address in pages.items():
                    picture = f"{prefix}{name}"
                    if names and picture not in names:
                        continue
                    page = go(context.new_page(), f"{site}/{address[2:]}")
                    page.wait_for_timeout(600)
                    page.screenshot(path=to / f"{picture}.png")
                    if picture in README:
                        shutil.copy(to / f"{picture}.png", ROOT / "docs")
                    print(picture)
                    page.close()
                context.close()
            if not names or "added" in names:
                page = go(browser.new_context(**VARIANTS[""]).new_page(), f"{site}/add")
                pasted(page)
                page.screenshot(path=to / "added.png", full_page=True)
                print("added")
        browser.close()


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
}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--to", type=Path, default=ROOT / ".shots")
    given = parser.parse_args()
    main(given.to, given.names)
