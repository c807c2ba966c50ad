"""Taking an addition back in the browser, also one that this session did not make."""

from __future__ import annotations

import time

import pytest

from messages import say
from tests.screens.conftest import Front, archive_of, html

TEXT = "{0}書市招租公告\n{0}書市開放攤位招租。報名時間為2024年5月3日至2024年5月13日，逾時不候。\n"


def add(front: Front, *names: str) -> tuple[str, tuple[str, ...]]:
    """One addition of a page a name; its batch and the ids."""
    with archive_of(front.folder) as archive:
        lines = list(archive.add([archive.paste(TEXT.format(name)) for name in names]))
    assert lines[0].batch
    return lines[0].batch, tuple(id for line in lines for id in line.ids)


def undoings(app) -> list[str]:
    return [button.key for button in app.button if str(button.key).startswith("gg-undo-batch-")]


@pytest.mark.parametrize("lang", ["hant", "hans", "en"])
def test_one_of_before_is_taken_back(front: Front, lang: str) -> None:
    batch, (west, *_) = add(front, "西街", "東門", "北岸", "南坡", "河口")
    app = front.open("add", lang=lang)
    assert undoings(app)[0] == f"gg-undo-batch-{batch}" and len(undoings(app)) == 2
    page = html(app)
    assert f'href="./announcement?id={west}"' in page and "北岸書市招租公告" in page and "南坡" not in page
    assert say(lang, "rest_n", n=2) in page and say(lang, "undo_batch_lead", n=5) in page
    app.button(key=f"gg-undo-batch-{batch}").click().run()
    page = html(app)
    assert say(lang, "undone_add", n=5) in page and "西街" not in page
    assert len(undoings(app)) == 1
    assert "gg-card" not in html(front.open(q="西街"))
    assert say(lang, "undone_add", n=5) not in html(app.run())  # said once


def shown(front: Front):
    """The screen with what was just added."""
    app = front.open("add")
    app.chat_input(key="gg-source").set_value(TEXT.format("西街")).run()
    for _ in range(100):
        if "gg-frame" in html(app):
            break
        time.sleep(0.05)
        app.run()
    return app


def test_the_one_that_the_screen_shows_has_one_way_back(front: Front) -> None:
    """「復原」 stood twice: at the side, and under what was read."""
    before, _ = add(front, "東門")
    app = shown(front)
    assert undoings(app)[0] == f"gg-undo-batch-{before}"
    app.button(key="gg-undo-add").click().run()
    assert html(app).count(say("hant", "undone_add", n=1)) == 1
    assert "gg-frame" not in html(app) and app.chat_input(key="gg-source")
    app = shown(front)
    app.button(key="gg-again").click().run()
    assert "西街" in html(app) and len(undoings(app)) == 3


def test_the_one_that_the_screen_shows_was_taken_back_meanwhile(front: Front) -> None:
    app, theirs = shown(front), front.open("add")
    theirs.button(key=undoings(theirs)[0]).click().run()
    app.button(key="gg-undo-add").click().run()
    assert not app.exception and "gg-amber" in html(app)


def test_one_that_somebody_took_back_meanwhile(front: Front) -> None:
    batch, _ = add(front, "西街")
    mine, theirs = front.open("add"), front.open("add")
    theirs.button(key=f"gg-undo-batch-{batch}").click().run()
    mine.button(key=f"gg-undo-batch-{batch}").click().run()
    assert say("hant", "no_such_batch", id=batch) in html(mine)
    assert f"gg-undo-batch-{batch}" not in undoings(mine)


def test_only_what_is_there_can_be_taken_back(front: Front, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    batch, ids = add(front, "西街")
    with archive_of(front.folder) as archive:
        archive.remove(ids[0])
    assert f"gg-undo-batch-{batch}" not in undoings(front.open("add"))  # it is brought back under Sources
    monkeypatch.setenv("GONGGAO_DATA", str(tmp_path / "empty"))
    app = front.open("add")
    assert undoings(app) == [] and say("hant", "last_added") in html(app)  # the side stands
