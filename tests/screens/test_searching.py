"""The search screen, run by Streamlit's AppTest over a real archive."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest

from messages import say
from tests.screens import made
from tests.screens.conftest import DAY, Front, html


class TestSearch:
    def test_without_words_the_windows_of_the_day(self, front: Front):
        page = html(front.open(**DAY))
        assert page.count("gg-card") == 5
        assert "開放至 5/18" in page
        assert page.index("春季木工课") < page.index("夜間攤位") < page.index("二樓閱覽室") < page.index("夏日海报")

    @pytest.mark.parametrize("query", ["試擺", "试摆"])
    def test_either_script_finds_it_and_marks_it(self, front: Front, query):
        page = html(front.open(q=query, **DAY))
        assert page.count("gg-card") == 1
        assert '<mark class="gg-hit">試擺</mark>' in page
        assert 'class="gg-doubt"' in page

    def test_typing_writes_the_address(self, front: Front):
        app = front.open(**DAY)
        app.text_input(key="gg-q").input("木工").run()
        assert app.query_params["q"] == "木工"
        assert html(app).count("gg-card") == 1
        app.text_input(key="gg-q").input("").run()
        assert "q" not in app.query_params

    def test_values_not_labels_go_into_the_address(self, front: Front):
        app = front.open(**DAY)
        app.segmented_control(key="gg-status").set_value("upcoming").run()
        assert app.query_params["status"] == "upcoming"
        assert html(app).count("gg-card") == 1
        app.pills(key="gg-publisher").set_value(["南街圖書館"]).run()
        assert app.query_params["publisher"] == "南街圖書館"
        app.segmented_control(key="gg-status").set_value("closed").run()
        assert say("hant", "none_filtered") in html(app)
        assert "南街圖書館 0" in app.pills(key="gg-publisher").options  # what is chosen stays visible

    def test_a_link_holds_in_another_language(self, front: Front):
        for lang, words in (("hant", "全部 1"), ("hans", "全部 1"), ("en", "All 1")):
            app = front.open(lang=lang, publisher="南街圖書館", **DAY)
            assert app.pills(key="gg-publisher").value == ["南街圖書館"]
            assert words in app.segmented_control(key="gg-status").options

    def test_unknown_values_count_as_absent(self, front: Front):
        app = front.open(status="<b>", day="2024-02-31", view="x", p="-3")
        assert app.segmented_control(key="gg-status").value == "all"
        assert html(app).count("gg-card") == 5

    def test_nothing_found_names_the_word_and_offers_a_step(self, front: Front):
        page = html(front.open(q="潛水艇", **DAY))
        assert "沒有找到「潛水艇」" in page
        assert "「潛水艇」在 5 則公告裡都沒有出現" in page
        assert 'href="./add"' in page

    def test_filters_that_leave_none_are_not_words_that_stand_nowhere(self, front: Front):
        app = front.open(q="試擺", status="closed", **DAY)
        assert say("hant", "none_filtered") in html(app)
        assert say("hant", "none_found", q="試擺") not in html(app)
        assert "開放中 1" in app.segmented_control(key="gg-status").options

    def test_links_to_other_words_keep_the_day_and_the_filters(self, front: Front):
        page = html(front.open(q="潛水艇 木工", publisher="南街圖書館", **DAY))
        kept = [parse_qs(urlsplit(link).query) for link in re.findall(r'href="([^"]+)"', page.replace("&amp;", "&"))]
        assert {"q": ["木工"], "day": [made.DAY], "publisher": ["南街圖書館"]} in kept

    @pytest.mark.parametrize(
        ("body", "words"),
        [
            ("攤位登記自2024年5月1日至2024年5月26日，請向櫃檯領表。", "攤位登記自2024年5月1日至2024年5月26…"),
            ("abc", "abc"),
        ],
    )
    def test_without_a_title_the_first_words_stand_for_it(self, tmp_path, monkeypatch, front: Front, body, words):
        untitled = made.reading("untitled.txt", "", body)
        ids = made.fill(tmp_path / "untitled", untitled)
        monkeypatch.setenv("GONGGAO_DATA", str(tmp_path / "untitled"))
        for view in ("list", "timeline"):
            assert not re.search(r"<a [^>]*></a>", html(front.open(view=view, **DAY)))
        assert f">{words}</a></h2>" in html(front.open(**DAY))
        assert f">{words}</h1>" in html(front.open("announcement", id=ids[""], **DAY))

    def test_the_time_line_draws_a_row_a_window(self, front: Front):
        page = html(front.open(view="timeline", **DAY))
        assert page.count("gg-tl-row") == 1 + 8
        assert "gg-bar-doubt" in page

    def test_a_deadline_alone_has_one_status_everywhere(self, front: Front):
        """On a day before its page came out: the list, the search by words, the badge and the time line."""
        before, link = {"day": "2024-04-01"}, f"?id={front.id('海报')}&amp;"
        for words in ({}, {"q": "海报征集"}):
            listed = html(front.open(status="upcoming", **words, **before))
            assert link in listed and "4/2 開始" in listed
            assert link not in html(front.open(status="open", **words, **before))
            line = html(front.open(status="upcoming", view="timeline", **words, **before))
            assert "gg-bar-upcoming gg-ring" in line[line.index(link) :]
        page = html(front.open("announcement", id=front.id("海报"), **before))
        assert "4/2 開始" in page and "gg-bar-upcoming gg-ring" in page
        assert "gg-bar-open gg-ring" in html(front.open("announcement", id=front.id("海报"), day="2024-04-03"))

    def test_what_was_left_out_of_the_query_is_told(self, front: Front):
        page = html(front.open(q="報名 published:2024-13 <b>kind:x", **DAY))
        assert "「published:2024-13」沒有算進去" in page
        assert "「published:2024-13」" in html(front.open(q="published:2024-13", **DAY))

    def test_only_with_doubts(self, front: Front):
        app = front.open(flagged="1", **DAY)
        assert html(app).count("gg-card") == 3
        app.toggle(key="gg-flagged").set_value(False).run()
        assert "flagged" not in app.query_params

    def test_copies_fold(self, front: Front, tmp_path, monkeypatch):
        made.fill(tmp_path / "copies", msgspec.structs.replace(made.spring_course(), file="copy.html"))
        monkeypatch.setenv("GONGGAO_DATA", str(tmp_path / "copies"))
        for query in ("", "木工"):
            page = html(front.open(q=query, **DAY))
            assert page.count('<article class="gg-card">') == (1 if query else 5)
            assert "1 份副本" in page
