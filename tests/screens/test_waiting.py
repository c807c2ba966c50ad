"""While an index that went stale is built anew nobody waits for it: each is told how far it is, and lists what there is."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from archive import Archive
from index import Index
from index.places import Places
from messages import say
from records import Filters, Settings, Trouble
from tests.screens import made
from tests.screens.conftest import Front, html

DAY = {"day": made.DAY}


@pytest.fixture
def places(front: Front) -> Places:
    return made.places(front.folder)


@pytest.fixture
def another(places: Places) -> Iterator[Places]:
    """The index is of another version, and another process is at building it: two of five."""
    with places.lock():
        made.age(places)
        places.reporting(None)(2, 5)
        yield places


def wait_until_built(app: AppTest) -> None:
    for _ in range(200):
        if app.session_state["gg-view"].desk.rebuilding() is None:
            return
        time.sleep(0.05)
    raise AssertionError("it is still being built")


@pytest.mark.parametrize("lang", ["hant", "hans", "en"])
def test_it_is_told_and_the_list_of_the_day_stands(front: Front, another: Places, lang):
    page = html(front.open(q="木工", lang=lang, **DAY))
    assert say(lang, "rebuilding", n=2, m=5) in page
    assert 'role="progressbar"' in page and "width:40.0%" in page
    assert say(lang, "meanwhile_list", q="木工") in page
    assert page.count("gg-card") == 5 and "gg-amber" not in page


def test_filters_hold_and_the_next_look_tells_more(front: Front, another: Places):
    app = front.open(q="木工", publisher="南街圖書館", **DAY)
    assert html(app).count("gg-card") == 1
    another.reporting(None)(4, 5)
    assert say("hant", "rebuilding", n=4, m=5) in html(app.run())


def test_a_second_reader_and_a_question_are_told_the_same(front: Front, another: Places):
    front.open(q="木工", **DAY)
    assert say("hant", "rebuilding", n=2, m=5) in html(front.open(q="試擺", **DAY))
    asked = html(front.open("ask", q="夜間攤位報名到什麼時候", **DAY))
    assert say("hant", "rebuilding", n=2, m=5) in asked and say("hant", "meanwhile_ask") in asked
    assert say("hant", "not_stated") not in asked


def test_without_words_nothing_is_to_be_waited_for(front: Front, another: Places):
    page = html(front.open(**DAY))
    assert page.count("gg-card") == 5 and "gg-progress" not in page


def test_when_it_is_there_the_results_come(front: Front, places: Places):
    with places.lock():
        made.age(places)
        app = front.open(q="木工", **DAY)
        assert html(app).count("gg-card") == 5
    wait_until_built(app)
    page = html(app.run())
    assert page.count("gg-card") == 1 and "gg-progress" not in page


def deleted(places: Places) -> None:
    shutil.rmtree(places.folder)


@pytest.mark.parametrize("spoil", [made.age, deleted])
def test_a_small_one_is_built_at_a_glance(front: Front, places: Places, spoil):
    app = front.open(**DAY)
    spoil(places)
    app.text_input(key="gg-q").input("木工").run()
    if "gg-progress" in html(app):  # a busy machine: longer than a glance
        wait_until_built(app)
        app.run()
    assert html(app).count("gg-card") == 1


def test_where_it_cannot_be_built_that_is_said_and_tried_again(front: Front, places: Places, monkeypatch):
    def full(*_: object) -> int:
        raise OSError("No space left on device")

    with Archive(Settings.read(os.environ, data=str(front.folder)), behind=True) as desk:
        made.age(places)
        with monkeypatch.context() as patch, pytest.raises(Trouble) as trouble:
            patch.setattr(Index, "rebuild", full)
            desk.search("木工", Filters(), made.DAY)
        assert trouble.value.message["key"] == "index_unusable"
        for _ in range(200):
            try:
                found = desk.search("木工", Filters(), made.DAY)
                break
            except Trouble as waits:
                assert waits.message["key"] == "index_rebuilding"
                time.sleep(0.05)
        assert found.total == 1
