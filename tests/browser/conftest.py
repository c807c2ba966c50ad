"""A real server on a free port of this machine, and a real Chromium that looks at it.

Where Chromium or a Chinese font is missing these tests say so and are skipped; with CI=true that is a failure.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Playwright, expect, sync_playwright

from tests.ports import free_port
from tests.screens import made

ROOT = Path(__file__).parents[2]
expect.set_options(timeout=20_000)  # a busy machine is no failure
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/126.0.0.0 Mobile Safari/537.36"
)
ON_LAPTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
ON_PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "user_agent": PHONE,
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 2,
}


def chromium() -> str | None:
    return next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )


def missing() -> str | None:
    """What these tests cannot do without, in words; None where all is there."""
    if not chromium():
        return "no Chromium: apt install chromium"
    fonts = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True) if shutil.which("fc-list") else None
    if not fonts or not fonts.stdout.strip():
        return "no Chinese font: apt install fonts-noto-cjk"
    return None


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    if reason := missing():
        if os.environ.get("CI") == "true":
            pytest.fail(f"browser tests need it: {reason}")
        pytest.skip(reason)
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(driver: Playwright) -> Iterator[Browser]:
    browser = driver.chromium.launch(executable_path=chromium(), args=FLAGS)
    yield browser
    browser.close()


@contextmanager
def served(command: list[str], port: int, data: Path, **environment: str) -> Iterator[str]:
    """Runs a command that serves on `port`; gives the address; ends the process (by its id) at the end."""
    values = {**os.environ, "GONGGAO_DATA": str(data), "GONGGAO_BY": "林", "GONGGAO_LANG": "hant", **environment}
    log = open(data.parent / f"server-{port}.log", "wb")  # noqa: SIM115
    process = subprocess.Popen(command, cwd=ROOT, env=values, stdout=log, stderr=log, start_new_session=True)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            if process.poll() is not None:
                raise AssertionError(Path(log.name).read_text(encoding="utf-8", errors="replace"))
            try:
                urllib.request.urlopen(f"{address}/_stcore/health", timeout=2).read()
                break
            except OSError:
                time.sleep(0.1)
        yield address
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        log.close()


def page_server(port: int) -> list[str]:
    """Only the page, without `gonggao serve`, which would take in corpus/ too."""
    return [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("made") / "data"
    return folder, made.fill(folder)


@pytest.fixture(scope="session")
def site(browser: Browser, filled: tuple[Path, dict[str, str]]) -> Iterator[str]:
    """A server over the made-up archive, for tests that decide nothing."""
    port = free_port()
    with served(page_server(port), port, filled[0]) as address:
        yield address


@pytest.fixture
def own_site(browser: Browser, filled: tuple[Path, dict[str, str]], tmp_path: Path) -> Iterator[str]:
    """The same over a copy of it, for a test that decides."""
    shutil.copytree(filled[0], tmp_path / "data")
    port = free_port()
    with served(page_server(port), port, tmp_path / "data") as address:
        yield address


@pytest.fixture
def ids(filled: tuple[Path, dict[str, str]]) -> Callable[[str], str]:
    return lambda part: next(id for title, id in filled[1].items() if part in title)


class Seen:
    """What a context did besides drawing: requests that left the machine, dialogs, scripts that failed."""

    def __init__(self) -> None:
        self.left: list[str] = []
        self.dialogs: list[str] = []
        self.errors: list[str] = []

    def dismiss(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def nothing(self) -> bool:
        return not (self.left or self.dialogs or self.errors)


@pytest.fixture
def open_context(browser: Browser) -> Iterator[Callable[..., tuple[BrowserContext, Seen]]]:
    contexts: list[BrowserContext] = []

    def make(phone: bool = False, **options: Any) -> tuple[BrowserContext, Seen]:
        values = {"locale": "zh-TW", **(ON_PHONE if phone else ON_LAPTOP), **options}
        context = browser.new_context(**values)
        context.set_default_timeout(20_000)
        seen = Seen()
        context.on("request", lambda request: seen.left.append(request.url) if not _own(request.url) else None)
        context.on("dialog", seen.dismiss)
        context.on("weberror", lambda error: seen.errors.append(str(error.error)))
        contexts.append(context)
        return context, seen

    yield make
    for context in contexts:
        context.close()


def _own(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))


def settled(page: Page) -> Page:
    """Waits until the last run of the screen is drawn."""
    page.wait_for_selector(".stApp[data-test-script-state='notRunning']")
    page.wait_for_timeout(150)
    page.wait_for_selector(".stApp[data-test-script-state='notRunning']")
    return page


def go(page: Page, address: str) -> Page:
    page.goto(address)
    page.wait_for_selector(".st-key-gg-language, .st-key-gg-language-phone")
    page.wait_for_function("window.__gonggao?.listening")
    return settled(page)
