"""An archive of made-up announcements, and the front over it without a browser (Streamlit's AppTest)."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from archive import Archive
from messages import say
from records import Settings
from tests.screens import made

ROOT = Path(__file__).parents[2]
DAY = {"day": made.DAY}
WENT_WRONG = tuple(say(lang, "went_wrong") for lang in ("hant", "hans", "en"))


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("made")
    return folder, made.fill(folder)


class Front:
    """Opens screens over one archive; every `open` is a session of its own."""

    def __init__(self, folder: Path, ids: dict[str, str]) -> None:
        self.folder = folder
        self.ids = ids

    def id(self, part: str) -> str:
        return next(id for title, id in self.ids.items() if part in title)

    def open(self, screen: str = "search", **parameters: Any) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
        app.query_params["lang"] = parameters.pop("lang", "hant")
        if screen != "search":
            app.run()
            app.switch_page(f"screens/{screen}.py")
        for name, value in parameters.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        assert all(words not in html(app) for words in WENT_WRONG)
        return app


@pytest.fixture
def front(filled: tuple[Path, dict[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Front]:
    folder, ids = filled
    copy = tmp_path / "data"
    shutil.copytree(folder, copy)
    monkeypatch.setenv("GONGGAO_DATA", str(copy))
    monkeypatch.setenv("GONGGAO_BY", "林")
    yield Front(copy, ids)
    st.cache_resource.clear()
    gc.unfreeze()  # what an opened archive keeps for good (screens/frame.py) goes with it here: 20 MB a test


def archive_of(folder: Path, **settings: Any) -> Archive:
    """An archive of the engine that the tests run with: of another one its index would be built anew while a screen waits."""
    return Archive(Settings.read(os.environ, data=str(folder), **settings))


def keys(app: AppTest) -> set[str]:
    return {button.key for button in app.button}


def html(app: AppTest) -> str:
    """All that st.html drew in the last run, style left out."""
    return "\n".join(
        one.proto.body for one in app.get("html") if "gg-" in one.proto.body and ":root" not in one.proto.body
    )


Html = Callable[[AppTest], str]
