"""Add: an address that is a list is shown before it is taken in; a page goes into corpus/ by one button."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ingest.fetch import web
from ingest.fetch.manners import Manners
from messages import say
from screens import frame
from tests.archive.conftest import Web
from tests.screens.conftest import Front, archive_of, html

NAMES = ("泳池", "球場", "*劇院* ![](http://x.example/i)", "書室")


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(web, "MANNERS", Manners(delay=0))
    one = Web()
    monkeypatch.setenv("GONGGAO_ALLOW_HOSTS", one.host)
    for n, name in enumerate(NAMES):
        one.notice(f"/{n}.html", f"{name}春季開放安排")
    one.list("/list", {f"/{n}.html": f"{name}春季開放安排" for n, name in enumerate(NAMES)})
    yield one
    one.server.shutdown()
    one.server.server_close()


def waited(app: AppTest, there: Callable[[], bool]) -> None:
    for _ in range(200):
        app.run()
        if there():
            return
        time.sleep(0.05)
    raise AssertionError(html(app))


def add(app: AppTest, text: str) -> None:
    app.chat_input(key="gg-source").set_value(text).run()


def keys(app: AppTest) -> set[str]:
    return {button.key for button in app.button}


def test_a_list_is_shown_and_what_is_ticked_is_taken_in(front: Front, site: Web) -> None:
    with archive_of(front.folder, allow_hosts=(site.host,)) as archive:
        list(archive.add(archive.sources([f"{site.root}/3.html"])))
        before = archive.size()
    app = front.open("add")
    add(app, f"{site.root}/list")
    waited(app, lambda: "gg-take-0" in keys(app))
    assert "新 3 · 已有 1" in html(app) and app.button(key="gg-take-0").label == "加入 3 則"
    assert [box.value for box in app.checkbox] == [True] * 3
    assert "\\!\\[\\]\\(http\\:" in app.checkbox[2].label
    app.checkbox(key="gg-tick-0-1").uncheck().run()
    assert app.button(key="gg-take-0").label == "加入 2 則"
    app.button(key="gg-take-0").click().run()
    waited(app, lambda: "gg-undo-add" in keys(app))
    with archive_of(front.folder) as archive:
        assert archive.size() == before + 2
        assert archive.source(f"{site.root}/list").kind == "list"
    app.button(key="gg-undo-add").click().run()
    with archive_of(front.folder) as archive:
        assert archive.size() == before and archive.source_counts()["failed"] == 0
        assert not [info for info in archive.sources_of() if info.kind == "list"]


def test_a_page_goes_into_corpus(front: Front, site: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame, "CORPUS", tmp_path / "corpus")
    app = front.open("add")
    add(app, f"{site.root}/0.html")
    waited(app, lambda: "gg-to-corpus" in keys(app))
    app.button(key="gg-to-corpus").click().run()
    (page,) = (tmp_path / "corpus").glob("*.html")
    assert page.name in html(app) and page.with_suffix(".json").is_file()
    app.button(key="gg-to-corpus").click().run()
    assert say("hant", "in_corpus", file=page.name) in html(app)
