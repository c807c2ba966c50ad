"""A real server on a free port of this machine, and a real Chromium that looks at it.

Where Chromium or a Chinese font is missing these tests say so and are skipped; with CI=true that is a failure.
"""

from __future__ import annotations

import json
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
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Playwright, expect, sync_playwright

from screens.route import PAGES
from tests.browser.server import DONE
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


def _environment(data: Path, **more: str) -> dict[str, str]:
    return {"GONGGAO_DATA": str(data), "GONGGAO_BY": "林", "GONGGAO_LANG": "hant", **more}


@contextmanager
def _process(
    command: list[str], port: int, log: Path, environment: dict[str, str], **more: Any
) -> Iterator[subprocess.Popen[str]]:
    """Runs a command until it serves on `port`; ends the process (by its id) at the end."""
    with log.open("wb") as told:
        streams = {"stdout": told, "stderr": told, **more}
        values = {**os.environ, **environment}
        process = subprocess.Popen(command, cwd=ROOT, env=values, text=True, start_new_session=True, **streams)
        try:
            for _ in range(600):
                if process.poll() is not None:
                    raise AssertionError(log.read_text(encoding="utf-8", errors="replace"))
                try:
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2).read()
                    break
                except OSError:
                    time.sleep(0.05)
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.communicate(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()


@contextmanager
def served(command: list[str], port: int, data: Path, **environment: str) -> Iterator[str]:
    """Runs a command that serves on `port`; gives the address; ends the process at the end."""
    with _process(command, port, data.parent / f"server-{port}.log", _environment(data, **environment)):
        yield f"http://127.0.0.1:{port}"


def page_server(port: int) -> list[str]:
    """Only the page, without `gonggao serve`, which would take in corpus/ too."""
    return [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]


class Server:
    """The page, of one archive after another: a process of its own for each would take three seconds to be warm."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process = process
        self.address = address
        self.given: set[str] = set()

    def show(self, data: Path, **environment: str) -> str:
        """What is asked from now on is answered out of this folder; gives the address."""
        assert self.process.stdin and self.process.stdout
        values = _environment(data, **environment)
        before, self.given = self.given, set(values)
        self.process.stdin.write(json.dumps({**dict.fromkeys(before - self.given), **values}) + "\n")
        self.process.stdin.flush()
        for line in self.process.stdout:  # Streamlit's greeting, then the answer
            if line.strip() == DONE:
                return self.address
        raise AssertionError("the server has ended")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    port = free_port()
    folder = tmp_path_factory.mktemp("server")
    command = [sys.executable, "-m", "tests.browser.server", str(port)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with _process(command, port, folder / "log", _environment(folder / "data"), **pipes) as process:
        yield Server(process, f"http://127.0.0.1:{port}")


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("made") / "data"
    return folder, made.fill(folder)


@pytest.fixture
def site(browser: Browser, server: Server, filled: tuple[Path, dict[str, str]]) -> str:
    """The made-up archive, for tests that decide nothing."""
    return server.show(filled[0])


@pytest.fixture
def own_site(browser: Browser, server: Server, filled: tuple[Path, dict[str, str]], tmp_path: Path) -> str:
    """A copy of it, for a test that decides."""
    shutil.copytree(filled[0], tmp_path / "data")
    return server.show(tmp_path / "data")


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

    def forget(self) -> None:
        self.left, self.dialogs, self.errors = [], [], []


class Contexts:
    """Contexts of the browser, each lent to one test at a time: a new one would load Streamlit's hundred files anew."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.free: dict[str, list[tuple[BrowserContext, Seen]]] = {}
        self.lent: list[tuple[str, BrowserContext, Seen]] = []

    def open(self, phone: bool = False, **options: Any) -> tuple[BrowserContext, Seen]:
        values = {"locale": "zh-TW", **(ON_PHONE if phone else ON_LAPTOP), **options}
        kind = json.dumps(values, sort_keys=True)
        context, seen = self.free[kind].pop() if self.free.get(kind) else self._made(values)
        self.lent.append((kind, context, seen))
        return context, seen

    def _made(self, values: dict[str, Any]) -> tuple[BrowserContext, Seen]:
        context = self.browser.new_context(**values)
        context.set_default_timeout(20_000)
        seen = Seen()
        context.on("request", lambda request: seen.left.append(request.url) if not _own(request.url) else None)
        context.on("dialog", seen.dismiss)
        context.on("weberror", lambda error: seen.errors.append(str(error.error)))
        return context, seen

    def take_back(self, address: str) -> None:
        """Nothing of a test stays but the files that were loaded."""
        for kind, context, seen in self.lent:
            context.clear_cookies()
            for number, page in enumerate(context.pages):
                if not number:
                    kept = {"origin": address, "storageTypes": "local_storage,indexeddb,service_workers"}
                    context.new_cdp_session(page).send("Storage.clearDataForOrigin", kept)
                page.close()
            seen.forget()
            self.free.setdefault(kind, []).append((context, seen))
        self.lent = []


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Contexts:
    return Contexts(browser)


@pytest.fixture
def open_context(contexts: Contexts, server: Server) -> Iterator[Callable[..., tuple[BrowserContext, Seen]]]:
    yield contexts.open
    contexts.take_back(server.address)


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


# As a link of ours does it, wherever one stands; then until the run that it asks for is over. On a busy machine its
# beginning and its end may be drawn as one, which is no change.
TURN = """address => new Promise((done, failed) => {
    const app = document.querySelector('.stApp'), link = document.createElement('a');
    const over = () => app.dataset.testScriptState === 'notRunning' && done();
    new MutationObserver(over).observe(app, { attributes: true, attributeFilter: ['data-test-script-state'] });
    setTimeout(over, 3000);
    setTimeout(() => failed(new Error('still at ' + address)), 20000);
    link.className = 'gg-link';
    link.href = address;
    document.body.append(link);
    link.click();
    link.remove();
})"""


def turn(page: Page, address: str) -> Page:
    """What `go` shows, within the session that the page has: in a third of the time. No link leads to a screen that is
    none: that one is gone to."""
    if page.url == "about:blank" or urlsplit(address).path.strip("/") not in ("", *PAGES):
        return go(page, address)
    page.evaluate(TURN, address)
    return settled(page)


# Enter as it comes while a word is being composed, and as it comes without
ENTER = """composing => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {
    key: 'Enter', code: 'Enter', keyCode: composing ? 229 : 13, isComposing: composing, bubbles: true, cancelable: true,
}))"""


def compose(page: Page, text: str) -> Callable[[str], None]:
    """Begins a word as an input method does; gives what puts another in its place and ends it."""
    client = page.context.new_cdp_session(page)
    client.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    return lambda word: client.send("Input.insertText", {"text": word})
