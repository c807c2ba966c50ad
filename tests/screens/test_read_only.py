"""The screens over an archive that may only be read: what adds or decides is not offered, and they say so."""

from __future__ import annotations

import os

import pytest

from messages import say
from tests.screens.conftest import Front, html
from tests.screens.made import DAY

WRITES = (
    "gg-accept",
    "gg-keep",
    "gg-dismiss",
    "gg-correct",
    "gg-undo",
    "gg-remove",
    "gg-fetch",
    "gg-refetch",
    "gg-back",
)


@pytest.fixture
def shut(front: Front, monkeypatch: pytest.MonkeyPatch) -> Front:
    can = os.access
    monkeypatch.setattr("os.access", lambda path, mode, **more: mode != os.W_OK and can(path, mode, **more))
    return front


@pytest.mark.parametrize("lang", ["hant", "hans", "en"])
def test_what_would_write_is_not_offered(shut: Front, lang: str) -> None:
    told = say(lang, "archive_read_only", path=str(shut.folder))
    shown = {"id": shut.id("夜間"), "day": DAY}
    for screen, given in (("search", {"q": "攤位"}), ("ask", {"q": "報名到幾號"}), ("announcement", shown)):
        app = shut.open(screen, lang=lang, **given)
        assert told not in html(app)
    for screen in ("add", "review", "sources"):
        app = shut.open(screen, lang=lang)
        assert told in html(app), screen
    for screen, given in (
        ("ask", {"q": "報名到幾號"}),
        ("announcement", shown),
        ("add", {}),
        ("review", {}),
        ("sources", {}),
    ):
        app = shut.open(screen, lang=lang, **given)
        enabled = [str(one.key) for one in app.button if not one.disabled]
        assert not [key for key in enabled if key.startswith(WRITES)], screen
        assert not app.chat_input and "gg-right" not in str(app.main)
    app = shut.open("review", lang=lang)
    app.button(key="gg-next").click().run()
    assert not app.exception
