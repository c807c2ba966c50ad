"""The Sources screen over a real archive: states, counts, failures first, and what its buttons do."""

from __future__ import annotations

import pytest

from messages import say
from store import Fetched
from tests.screens.conftest import Front, archive_of, html

AT = "2024-05-01T09:00:00+08:00"
GOOD = "https://a.example/notices/1"
BAD = "https://b.example/<b>x</b>"
LIST = "https://a.example/list"


@pytest.fixture
def watched(front: Front) -> Front:
    with archive_of(front.folder) as archive:
        store = archive._store
        store.fetched(Fetched(GOOD, GOOD, "page", AT, 86400))
        store.fetched(Fetched(LIST, LIST, "list", AT, 21600))
        store.fetched(Fetched(BAD, BAD, "page", AT, 86400, reason={"key": "page_not_found", "status": 404}))
        store.fetched(Fetched("http://127.0.0.1:9/", "http://127.0.0.1:9/", "page", AT, 86400))
    return front


def source(front: Front, address: str):
    with archive_of(front.folder) as archive:
        return archive.source(address)


def test_failures_come_first_with_their_reason(watched: Front) -> None:
    page = html(watched.open("sources"))
    assert page.index("b.example") < page.index(LIST) < page.index(GOOD)
    assert "<b>x" not in page and "gg-amber" in page and say("hant", "page_not_found", status=404) in page
    assert "上次成功 2024-05-01 09:00" in page and "下次 2024-05-02 09:00" in page and "每 6 小時" in page


@pytest.mark.parametrize(("lang", "words"), [("hant", "失敗 1"), ("hans", "失败 1"), ("en", "Failed 1")])
def test_counts_and_filters_are_in_the_address(watched: Front, lang: str, words: str) -> None:
    app = watched.open("sources", state="failed", lang=lang)
    assert words in app.segmented_control(key="gg-state").options
    assert len(app.segmented_control(key="gg-state").options) == 2  # nothing is paused or taken out
    assert "b.example" in html(app) and 'href="https://a.example' not in html(app)
    app.segmented_control(key="gg-state").set_value("all").run()
    assert "state" not in app.query_params and 'href="https://a.example' in html(app)
    assert say(lang, "none_filtered") in html(watched.open("sources", state="paused", lang=lang))


def test_pause_resume_interval(watched: Front) -> None:
    id = source(watched, GOOD).id
    app = watched.open("sources")
    app.button(key=f"gg-pause-{id}").click().run()
    assert source(watched, GOOD).state == "paused"
    assert app.button(key=f"gg-pause-{id}").label == "恢復"
    app.button(key=f"gg-pause-{id}").click().run()
    app.selectbox(key=f"gg-every-{id}").set_value(3600).run()
    assert (source(watched, GOOD).state, source(watched, GOOD).interval) == ("ok", 3600)


def test_removed_and_back(watched: Front) -> None:
    id = source(watched, GOOD).id
    app = watched.open("sources")
    app.button(key=f"gg-remove-{id}").click().run()
    assert source(watched, GOOD).removed and say("hant", "source_gone") in html(app)
    assert f"gg-remove-{id}" not in {button.key for button in app.button}
    app.button(key="gg-source-back").click().run()
    assert source(watched, GOOD).removed is None
    assert say("hant", "source_gone") not in html(app)


def test_a_fetch_that_fails_says_why(watched: Front) -> None:
    id = source(watched, "http://127.0.0.1:9/").id
    app = watched.open("sources")
    app.button(key=f"gg-fetch-{id}").click().run()
    reason = source(watched, "http://127.0.0.1:9/").reason
    assert reason and not app.exception
    assert say("hant", **reason) in html(app)


def test_all_are_lined_up(watched: Front) -> None:
    app = watched.open("sources")
    app.button(key="gg-fetch-all").click().run()
    with archive_of(watched.folder) as archive:
        assert len(archive._store.due(archive.settings.now().isoformat())) == 4
    assert "4 個來源" in html(app)


@pytest.mark.parametrize("lang", ["hant", "hans", "en"])
def test_none_yet(front: Front, tmp_path, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    monkeypatch.setenv("GONGGAO_DATA", str(tmp_path / "empty"))
    app = front.open("sources", lang=lang)
    assert say(lang, "no_sources") in html(app) and say(lang, "sources_lead") in html(app)
    assert "gg-fetch-all" not in {button.key for button in app.button}


@pytest.mark.parametrize("lang", ["hant", "hans", "en"])
def test_where_nothing_is_watched_it_says_what_would_be(front: Front, lang: str) -> None:
    """Files and pastes are sources that nothing fetches again; nor is one that is paused."""
    app = front.open("sources", lang=lang)
    assert "gg-watched" in html(app)
    assert say(lang, "none_watched") in html(app) and say(lang, "sources_lead") in html(app)
    assert "gg-fetch-all" not in {button.key for button in app.button}
    with archive_of(front.folder) as archive:
        archive._store.fetched(Fetched(GOOD, GOOD, "page", AT, 86400))
        assert say(lang, "none_watched") not in html(front.open("sources", lang=lang))
        archive.pause(GOOD)
    app = front.open("sources", lang=lang)
    assert "gg-fetch-all" not in {button.key for button in app.button}
    assert say(lang, "none_watched") not in html(app)  # it is resumed, not added


def test_an_announcement_taken_out_and_put_back(front: Front) -> None:
    app = front.open("announcement", id=front.id("攤位"))
    assert "gg-refetch" not in {button.key for button in app.button}, "a file is not fetched"
    app.button(key="gg-remove").click().run()
    assert say("hant", "removed_here") in html(app)
    assert "gg-card" not in html(front.open("search", q="攤位"))
    app.button(key="gg-bring-back").click().run()
    assert "攤位" in html(app) and say("hant", "removed_here") not in html(app)


def test_an_announcement_fetched_again_says_how_it_went(front: Front) -> None:
    with archive_of(front.folder) as archive:
        (info,) = (info for info in archive.sources_of() if info.file == archive.record(front.id("攤位")).file)
        archive._store.fetched(Fetched(info.source, info.file, "page", AT, 86400))
    app = front.open("announcement", id=front.id("攤位"))
    app.button(key="gg-refetch").click().run()
    assert not app.exception and "gg-panel" in html(app)
    assert "攤位" in html(app), "what is kept stays"


@pytest.mark.parametrize(("lang", "words"), [("hant", "貼上的內文"), ("hans", "粘贴的正文"), ("en", "pasted text")])
def test_a_pasted_page_has_its_title_and_says_that_it_was_pasted(front: Front, lang: str, words: str) -> None:
    with archive_of(front.folder) as archive:
        text = "東門泳池春季開放公告\n開放時間為2024年5月1日至2024年6月30日，額滿為止。"
        (one,) = archive.add([archive.paste(text)])
    page = html(front.open("sources", lang=lang))
    assert f'href="./announcement?id={one.ids[0]}">東門泳池春季開放公告</a></h2>' in page
    assert words in page and "paste:" not in page


def test_the_examples_go_with_a_button(front: Front, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("GONGGAO_DATA", str(tmp_path / "examples"))
    (tmp_path / "corpus").mkdir()
    page = tmp_path / "corpus" / "pool.txt"
    page.write_text("東門泳池春季開放公告\n開放時間為2024年5月1日至2024年6月30日，額滿為止。", "utf-8")
    page.with_suffix(".json").write_text('{"example": true}', "utf-8")
    with archive_of(tmp_path / "examples") as archive:
        archive.take_in(tmp_path / "corpus")
    app = front.open("sources")
    assert say("hant", "examples_are", n=1) in html(app) and ">範例</span>" in html(app)
    app.button(key="gg-remove-examples").click().run()
    assert say("hant", "examples_removed", n=1) in html(app)
    assert "gg-remove-examples" not in {button.key for button in app.button}
    assert "東門泳池" not in html(front.open())


@pytest.mark.parametrize("lang", ["hant", "en"])
def test_what_was_removed_is_listed_and_brought_back(front: Front, lang: str) -> None:
    stalls, hours = front.id("夜間攤位"), front.id("二樓閱覽室")
    app = front.open("sources", lang=lang)
    assert not any(say(lang, "sources_removed") in option for option in app.segmented_control(key="gg-state").options)
    with archive_of(front.folder) as archive:
        archive.remove(stalls)
        archive.remove(hours)
    assert "./sources?state=removed" in html(front.open("announcement", id=stalls, lang=lang))
    assert "./sources?state=removed" in html(front.open("add", lang=lang))
    app = front.open("sources", state="removed", lang=lang)
    assert f"{say(lang, 'sources_removed')} 2" in app.segmented_control(key="gg-state").options
    page = html(app)
    assert "二樓閱覽室" in page and "夜間攤位" in page and say(lang, "removed_lead") in page
    app.button(key=f"gg-back-{stalls}").click().run()
    page = html(app)
    assert "夜間攤位" in page and f"./announcement?id={stalls}" in page and say(lang, "removed_lead") in page
    app.button(key=f"gg-back-{hours}").click().run()
    assert say(lang, "removed_lead") not in html(app)  # none is left: the sources again
    assert html(front.open("search", q="試擺", day="2024-05-10")).count("gg-card") == 1
