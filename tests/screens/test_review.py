"""What is decided on the review screen, run by Streamlit's AppTest over a real archive."""

from __future__ import annotations

import re

import msgspec
import pytest

from messages import say
from tests.screens import made
from tests.screens.conftest import DAY, Front, html, keys


class TestReview:
    def test_accept_moves_on_and_undo_returns(self, front: Front):
        app = front.open("review")
        total = app.query_params.get("f")
        assert total is None
        first = html(app)
        assert "1 / 4" in first
        app.button(key="gg-keep").click().run()
        assert "2 / 4" in html(app)
        assert "已決定 1 / 4" in html(app)
        app.button(key="gg-undo").click().run()
        assert "1 / 4" in html(app)
        assert "已決定 0 / 4" in html(app)

    def test_the_figure_of_the_overview_leads_to_as_many(self, front: Front):
        app = front.open("review")
        app.button(key="gg-keep").click().run()
        assert "已決定 1 / 4" in html(app) and "2 / 4" in html(app)
        assert app.segmented_control(key="gg-which").options == ["待決定 3", "全部 4"]
        page = html(front.open("overview", **DAY))
        figure, address, count = re.search(r'(gg-care" href="([^"]+)"><b>(\d+)</b>)', page).groups()
        assert count == "3" and address == "./review?state=waiting"
        app = front.open("review", state="waiting")
        assert html(app).count("gg-item gg-link") == 3 and "1 / 3" in html(app)
        for left in (2, 1):
            app.button(key="gg-dismiss").click().run()
            assert html(app).count("gg-item gg-link") == left and f"/ {left}" in html(app)
        app.button(key="gg-undo").click().run()
        assert "1 / 2" in html(app)
        for _ in range(2):
            app.button(key="gg-keep").click().run()
        assert say("hant", "all_decided") in html(app)
        assert html(app).count(" · 保留原文</div>") == 3 and html(app).count(" · 不是問題</div>") == 1
        app.button(key="gg-undo").click().run()
        assert "1 / 1" in html(app)

    def test_a_doubt_that_is_gone_is_not_all_decided(self, front: Front):
        for lang in ("hant", "hans", "en"):
            page = html(front.open("review", lang=lang, f="nope"))
            assert say(lang, "doubt_gone") in page
            assert say(lang, "all_decided") not in page
        first = re.search(r'class="gg-link " href="\./review\?f=([^"]+)"', page)
        assert first
        assert "1 / 4" in html(front.open("review", f=first[1]))

    def test_both_doubts_of_one_range_compose(self, front: Front):
        app = front.open("review")
        app.button(key="gg-dismiss").click().run()  # the first of the list is another page's
        page = html(app)
        assert '<del class="gg-old">2023</del>年6月1日-2024年6月31日' in page
        assert '<ins class="gg-fresh">2024</ins>年6月1日-2024年6月31日' in page
        assert "另有 1 個疑點" in page
        app.button(key="gg-accept").click().run()
        app.button(key="gg-accept").click().run()
        page = html(front.open("announcement", id=front.id("夜間"), **DAY))
        assert "2024-06-01 – 2024-06-30" in page
        assert '<del lang="zh">2023年6月1日-2024年6月31日</del>' in page
        assert "林" in page

    def test_an_alternative_and_another_value(self, front: Front):
        app = front.open("review")
        app.button(key="gg-alt-1").click().run()
        app.button(key="gg-correct").click().run()
        assert app.text_input(key="gg-value").value == "2024年6月1日-2024年6月31日"
        app.text_input(key="gg-value").input("2024年6月3日-2024年6月30日").run()
        app.button(key="gg-save").click().run()
        assert "已決定 2 / 4" in html(app)

    def test_a_value_that_is_no_date_is_refused_in_words(self, front: Front):
        app = front.open("review", kind="impossible_date")
        app.button(key="gg-correct").click().run()
        app.text_input(key="gg-value").input("2024年13月40日").run()
        app.button(key="gg-save").click().run()
        assert "沒有「2024年13月40日」這樣的日子" in html(app)
        assert app.text_input(key="gg-value").value == "2024年13月40日"
        app.text_input(key="gg-value").input("2024年6月29日").run()
        app.button(key="gg-save").click().run()
        assert say("hant", "all_decided") in html(app)

    def test_esc_or_cancel_leaves_the_correction(self, front: Front):
        app = front.open("review")
        app.button(key="gg-correct").click().run()
        assert "gg-save" in keys(app)
        app.button(key="gg-cancel").click().run()
        assert "gg-save" not in keys(app)
        assert "已決定 0 / 4" in html(app)

    def test_next_and_previous_decide_nothing(self, front: Front):
        app = front.open("review")
        app.button(key="gg-next").click().run()
        assert "2 / 4" in html(app)
        app.button(key="gg-previous").click().run()
        app.button(key="gg-previous").click().run()  # stays at the end
        assert "1 / 4" in html(app)
        assert "已決定 0 / 4" in html(app)

    def test_ones_own_value_is_no_suggestion(self, front: Front):
        app = front.open("review", kind="weekday_mismatch")
        flag = app.session_state["gg-view"].desk.doubts("weekday_mismatch", None, None, 1)[0].flag.id
        app.button(key="gg-alt-1").click().run()
        page = html(front.open("review", f=flag))
        compare = page[page.index("gg-compare") :]
        assert f"<span>{say('hant', 'correct_to')}</span>" in compare
        assert f"<span>{say('hant', 'suggested')}</span>" not in compare

    def test_what_was_kept_is_not_asked_for_again(self, front: Front):
        app = front.open("review", kind="weekday_mismatch")
        flag = app.session_state["gg-view"].desk.doubts("weekday_mismatch", None, None, 1)[0].flag.id
        assert say("hant", "no_suggestion") in html(app)
        app.button(key="gg-keep").click().run()
        assert say("hant", "no_suggestion") not in html(front.open("review", f=flag))

    def test_only_a_kind(self, front: Front):
        app = front.open("review", kind="impossible_date")
        assert "1 / 1" in html(app)
        app.button(key="gg-accept").click().run()
        assert say("hant", "all_decided") in html(app)
        app.button(key="gg-undo").click().run()
        assert "已決定 0 / 1" in html(app)

    def test_the_second_of_two_is_told(self, front: Front):
        mine, theirs = front.open("review", kind="impossible_date"), front.open("review", kind="impossible_date")
        theirs.button(key="gg-dismiss").click().run()
        mine.button(key="gg-accept").click().run()
        page = html(mine)
        assert "林 已先一步決定了：不是問題" in page
        assert "你的決定：採用了建議" in page
        mine.button(key="gg-anyway").click().run()
        assert say("hant", "all_decided") in html(mine)
        assert "採用了建議" in html(mine)

    def test_undo_takes_back_no_one_elses_decision(self, front: Front):
        mine, theirs = front.open("review", kind="impossible_date"), front.open("review", kind="impossible_date")
        mine.button(key="gg-keep").click().run()
        theirs.button(key="gg-dismiss").click().run()
        theirs.button(key="gg-anyway").click().run()
        mine.button(key="gg-undo").click().run()
        page = html(mine)
        assert "林 已先一步決定了：不是問題" in page and "你的決定：復原" in page
        desk = mine.session_state["gg-view"].desk
        (decided,) = [one for one in desk.doubts("impossible_date", None, None, 10, 0) if one.flag.decision]
        assert decided.flag.decision.verb == "dismiss"

    def test_a_long_list_is_shown_piece_by_piece(self, front: Front, tmp_path, monkeypatch):
        made.fill(tmp_path / "many", made.many_doubts(90))
        monkeypatch.setenv("GONGGAO_DATA", str(tmp_path / "many"))
        app = front.open("review", kind="impossible_date")
        for place in range(1, 46):
            page = html(app)
            assert f"<span>{place} / 91</span>" in page
            assert page.count("gg-item gg-link gg-here") == 1
            app.button(key="gg-next").click().run()
        app.button(key="gg-accept").click().run()
        assert "<span>47 / 91</span>" in html(app)
        assert "已決定 1 / 91" in html(app)
        # an address names one further down
        flag = app.session_state["gg-view"].desk.doubts("impossible_date", None, None, 1, 80)[0].flag.id
        page = html(front.open("review", kind="impossible_date", f=flag))
        assert "<span>81 / 91</span>" in page

    def test_the_same_flag_in_all_copies(self, front: Front, tmp_path, monkeypatch):
        original = made.spring_course()
        copy = msgspec.structs.replace(original, file="copy.html")
        made.fill(tmp_path / "copies", copy)
        monkeypatch.setenv("GONGGAO_DATA", str(tmp_path / "copies"))
        app = front.open("review", kind="weekday_mismatch")
        assert app.checkbox(key="gg-same").value is True
        assert "另外 1 份副本" in app.checkbox(key="gg-same").label
        app.button(key="gg-keep").click().run()
        assert "已決定 2 / 2" in html(app)
        app.button(key="gg-undo").click().run()
        assert "已決定 0 / 2" in html(app)
        app.checkbox(key="gg-same").uncheck().run()
        app.button(key="gg-keep").click().run()
        assert "已決定 1 / 2" in html(app)

    @pytest.mark.parametrize("lang", ["hant", "hans", "en"])
    def test_copies_that_differ_are_shown_side_by_side(self, front: Front, tmp_path, monkeypatch, lang):
        copy = made.spring_course()
        body = copy.body.replace("5月8日至5月18日", "5月8日至5月13日")
        document = made.reading("x", copy.title, body, script="hans", publisher="木香集").documents[0]
        made.fill(
            tmp_path / "copies",
            msgspec.structs.replace(copy, file="copy.html", publisher="木香集", body=body, documents=(document,)),
        )
        monkeypatch.setenv("GONGGAO_DATA", str(tmp_path / "copies"))
        app = front.open("review", kind="differs_between_copies", lang=lang)
        page = html(app)
        assert say(lang, "differs_between_copies") in page
        assert say(lang, "to_copy") in page
        assert page.count('class="gg-context') == 2
        assert re.search("5月8日至.*5月18日", re.sub("<[^>]*>", "", page)) and "5月13日" in page
        assert app.button(key="gg-alt-1").label
        app.button(key="gg-alt-1").click().run()
        assert say(lang, "decided_n", n=1, m=2) in html(app)

    def test_nothing_in_doubt(self, front: Front, tmp_path, monkeypatch):
        monkeypatch.setenv("GONGGAO_DATA", str(tmp_path / "empty"))
        assert say("hant", "queue_empty") in html(front.open("review"))
