"""What the screens do, run by Streamlit's AppTest over a real archive."""

from __future__ import annotations

import io
import re
import time
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest
from streamlit.delta_generator import DeltaGenerator

from archive import Archive
from messages import TABLE, say
from records import Also, Amount, Page, Settings, Trouble, Window
from screens import frame
from screens.addition import begin
from tests.screens import made
from tests.screens.conftest import Front, html

DAY = {"day": made.DAY}


def keys(app) -> set[str]:
    return {button.key for button in app.button}


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


class TestAnnouncement:
    def test_text_with_numbered_doubts_and_the_searched_words(self, front: Front):
        page = html(front.open("announcement", id=front.id("夜間"), q="試擺", **DAY))
        assert '<h1 class="gg-h1 gg-page" lang="zh-Hant">夜間攤位招募與試擺規則（2024年夏）</h1>' in page
        assert page.count('class="gg-chip gg-link"') == 2
        assert '<mark class="gg-hit">試擺</mark>' in page
        assert "審查 2 個疑點 →" in page
        assert "≥ 30,000 元" in page
        assert "略去的內容 1" in page

    def test_what_changes_it_later_stands_above_and_what_it_changes_at_the_side(self, front: Front):
        title = "夜間攤位招募延期 & 公告"
        later = made.reading("b.html", title, "夜間攤位招募延期至2024年6月9日。", published="2024-05-08T09:00")
        id = made.fill(front.folder, later)[title]
        page = html(front.open("announcement", id=front.id("夜間"), **DAY))
        assert "後來的公告更動了這一則" in page
        assert "夜間攤位招募延期 &amp; 公告</a>" in page
        page = html(front.open("announcement", id=id, **DAY))
        assert "這一則更動的公告" in page and "後來的公告" not in page

    def test_the_place_in_the_address_is_marked(self, front: Front):
        body = made.night_stalls().body
        app = front.open("announcement", id=front.id("夜間"), at=str(body.index("試擺未通過的")))
        page = html(app)
        assert page.count('id="gg-at"') == 1
        assert '<mark class="gg-at">試擺未通過的，收回攤位並三個月內不得再報。</mark>' in page

    @pytest.mark.parametrize("at", ["-1", "99999999999", "abc", "²"])
    def test_a_place_that_is_none_is_passed_over(self, front: Front, at):
        assert 'id="gg-at"' not in html(front.open("announcement", id=front.id("夜間"), at=at))

    def test_repairs_are_shown_on_the_text(self, front: Front):
        app = front.open("announcement", id=front.id("夜間"))
        app.toggle(key="gg-repairs").set_value(True).run()
        assert '<del class="gg-del">為(wèi)</del><ins class="gg-ins">為</ins>了' in html(app)

    def test_the_original_beside_it(self, front: Front):
        app = front.open("announcement", id=front.id("木工"), tab="original")
        assert "gg-pre" in html(app)

    def test_of_a_table_of_thousands_what_is_more_is_folded(self, front: Front, tmp_path, monkeypatch):
        """The text stays in reach, and nothing is cut without a word."""
        lines = [f"{n}號攤位2024年5月{n % 28 + 1:02}日截止，費用{n}元。" for n in range(3000)]
        body = "\n".join(lines)
        windows, amounts, offset = [], [], 0
        for n, line in enumerate(lines):
            day = f"2024-05-{n % 28 + 1:02}"
            windows.append(Window("截止", f"{n}號", line[line.index("20") : line.index("截")], offset, day, day, None))
            amounts.append(Amount("費用", n, "元", f"{n}元", offset + line.index("費用") + 2))
            offset += len(line) + 1
        some = made.reading("t.html", "攤位一覽", body, windows=tuple(windows), amounts=tuple(amounts))
        ids = made.fill(tmp_path / "table", some)
        monkeypatch.setenv("GONGGAO_DATA", str(tmp_path / "table"))
        page = html(front.open("announcement", id=ids["攤位一覽"], **DAY))
        assert page.count("其餘 2980 項") == 2
        head, _, _ = page.partition('class="gg-more"')
        assert head.count('class="gg-tl-value"') == 20
        assert page.count('class="gg-tl-value"') == 3000 and page.count('class="gg-fact"') == 3000

    def test_versions_show_dates_and_amounts_first(self, front: Front, tmp_path, monkeypatch):
        old = made.library_hours()
        body = old.body.replace("6月2日", "6月12日").replace("一樓照常", "一樓延長")
        window = made.window(body, "暫停開放", "5月20日至6月12日", "2024-05-20", "2024-06-12")
        new = made.reading(old.file, old.title, body, windows=(window,), publisher=old.publisher)
        ids = made.fill(tmp_path / "two", new)
        monkeypatch.setenv("GONGGAO_DATA", str(tmp_path / "two"))
        page = html(front.open("announcement", id=ids[old.title], tab="versions"))
        assert (
            '2024-05-20 – 2024-06-<del class="gg-old">02</del> → 2024-05-20 – 2024-06-<ins class="gg-fresh">12' in page
        )
        assert page.index("暫停開放</span>") < page.index("一樓")
        assert '<del class="gg-old">照常</del>' in page or '<del class="gg-old">照</del>' in page

    def test_removing_is_undone_by_one_press(self, front: Front):
        app = front.open("announcement", id=front.id("木工"))
        app.button(key="gg-remove").click().run()
        assert say("hant", "removed_here") in html(app)
        assert "木工" not in html(front.open(**DAY))
        app.button(key="gg-bring-back").click().run()
        assert "春季木工课" in html(app)

    def test_an_unknown_id_offers_a_search(self, front: Front):
        app = front.open("announcement", id="nope")
        assert say("hant", "not_found_page") in html(app)
        assert app.text_input(key="gg-look")


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
        assert "「2024年13月40日」讀不出日期" in html(app)
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


class TestAdd:
    def add(self, front: Front, text: str):
        app = front.open("add")
        app.chat_input(key="gg-source").set_value(text).run()
        assert not app.exception
        return app

    def test_pasted_text_is_read_shown_and_taken_back(self, front: Front):
        text = (
            "西街書市招租公告\n發布時間：2024-05-02 來源：西街書市\n"
            "西街書市開放攤位招租。報名時間為2024年5月3日至2024年5月33日，逾時不候。\n每攤租金500元，先到先得。\n"
        )
        app = self.add(front, text)
        page = html(app)
        assert "已加入 1 頁：1 則公告" in page
        assert "西街書市招租公告" in page
        assert say("hant", "understood") in page
        app.button(key="gg-undo-add").click().run()
        assert "已復原：拿掉了 1 則公告" in html(app)
        assert app.chat_input(key="gg-source")  # and the box is there again

    def test_the_same_again_changes_nothing(self, front: Front):
        text = "東門圖書展公告\n2024年5月3日至2024年5月13日展出，地點在東門圖書館一樓大廳，免費入場。\n"
        self.add(front, text)
        page = html(self.add(front, text))
        assert say("hant", "result_unchanged") in page
        assert "東門圖書展公告" in page

    def test_a_private_address_is_refused_in_words_and_kept(self, front: Front):
        app = self.add(front, "http://127.0.0.1:9/a.html")
        assert "沒有加入" in html(app)
        assert "gg-amber" in html(app)
        assert app.chat_input(key="gg-source").proto.value == "http://127.0.0.1:9/a.html"  # to be mended and sent again

    def test_an_empty_box_that_was_sent_is_told(self, front: Front):
        assert say("hant", "nothing_came") in html(self.add(front, " "))

    @pytest.mark.parametrize("lang", ["hant", "hans", "en"])
    @pytest.mark.parametrize("text", [" ", "東門圖書展公告\n2024年5月3日至2024年5月13日展出，地點在東門圖書館一樓。"])
    def test_what_the_browser_keeps_back_is_said(self, front: Front, monkeypatch, lang, text):
        """A file that is too large stays out of what is sent, with text beside it too; said before and afterwards."""
        told = say(lang, "cannot_send", f="全&部.zip").replace("&", "&amp;"), say(lang, "too_large_to_send", most=200)
        app = front.open("add", lang=lang)
        assert told[0] not in html(app)
        monkeypatch.setattr(frame, "held", lambda: ("全&部.zip",))
        assert all(words in html(app.run()) for words in told)
        app.chat_input(key="gg-source").set_value(text)
        monkeypatch.setattr(frame, "held", lambda: ())  # the box is empty by then
        for _ in range(100):
            if "gg-amber" in html(app.run()):
                break
        assert all(words in html(app) for words in told)
        assert ("gg-frame" in html(app)) == bool(text.strip())
        assert say(lang, "nothing_came") not in html(app)

    def test_files_are_told_by_their_names(self, front: Front, tmp_path):
        page = "<h1>{0}招租公告</h1><p>{0}開放攤位招租。報名時間為2024年5月3日至2024年5月13日。</p>".format
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w") as packed:
            packed.writestr("東門.html", page("東門書市"))
            packed.writestr("表.docx", "x")
        only = io.BytesIO()
        with zipfile.ZipFile(only, "w") as packed:
            packed.writestr("表.docx", "x")
        with Archive(Settings(data=str(tmp_path / "named"))) as archive:
            files = [
                ("西街.html", page("西街書市").encode()),
                ("全.zip", whole.getvalue()),
                ("表.zip", only.getvalue()),
            ]
            done = begin(archive, "", files)
            while done.running:
                time.sleep(0.01)
        assert [done.names.get(line.source, line.source) for line in done.lines] == [
            "西街.html",
            "全.zip/東門.html",
            "表.zip",
        ]
        assert [line.result for line in done.lines] == ["added", "added", "failed"]

    def test_two_addresses_are_two_sources(self, front: Front):
        assert html(self.add(front, "http://127.0.0.1:9/a.html\nhttp://10.0.0.1/b.html\n")).count("gg-amber") == 2


class TestOthers:
    def test_examples_are_of_several_kinds_and_each_is_answered(self, front: Front, tmp_path, monkeypatch):
        pages = Path(__file__).parents[1] / "answer" / "others" / "pages"
        with Archive(Settings(data=str(tmp_path / "others"))) as archive:
            list(archive.add(Page(one.name, one.name, one.read_bytes(), made.NOW) for one in sorted(pages.iterdir())))
        monkeypatch.setenv("GONGGAO_DATA", str(tmp_path / "others"))
        asked = {}
        for day in ("2024-04-10", "2024-09-05"):
            page = html(front.open("ask", day=day)).replace("&amp;", "&")
            examples = re.findall(r'class="gg-item[^"]*" href="([^"]*ask\?q=[^"]+)"', page)
            asked[day] = [parse_qs(urlsplit(one).query)["q"][0] for one in examples]
            assert len({one[-5:] for one in asked[day]}) >= 4  # of several kinds
            for question in asked[day]:
                told = html(front.open("ask", q=question, day=day))
                assert 'gg-answer-line">' in told and say("hant", "differs") not in told
        assert asked["2024-04-10"] != asked["2024-09-05"]  # what is open comes first

    @pytest.mark.parametrize("lang", ["hant", "hans", "en"])
    def test_the_announcement_that_is_cited_is_called_no_other(self, front: Front, monkeypatch, lang):
        ask = Archive.ask

        def asked(self, *given):
            answer = ask(self, *given)
            return msgspec.structs.replace(answer, also=(Also("暫緩實施", answer.citation, True),))

        monkeypatch.setattr(Archive, "ask", asked)
        page = html(front.open("ask", q="春季木工課的費用是多少", lang=lang, **DAY))
        assert say(lang, "says_too") in page and say(lang, "differs") not in page

    @pytest.mark.parametrize("words", [{}, {"q": "報名到幾號"}, {"publisher": "書市"}])
    @pytest.mark.parametrize("screen", ["search", "ask", "overview"])
    def test_an_empty_archive_offers_the_first_step(self, front: Front, tmp_path, monkeypatch, screen, words):
        monkeypatch.setenv("GONGGAO_DATA", str(tmp_path / "empty"))
        page = html(front.open(screen, **words))
        assert f'gg-button" href="./add">{say("hant", "add_first")}' in page
        assert say("hant", "not_stated") not in page  # of no announcement nothing is looked through

    @pytest.mark.parametrize("lang", ["hant", "hans", "en"])
    def test_a_text_in_which_nothing_was_read_is_told_so(self, front: Front, lang):
        app = front.open("add", lang=lang)
        app.chat_input(key="gg-source").set_value("大家好").run()
        for _ in range(100):
            if "gg-frame" in html(app):
                break
            time.sleep(0.05)
            app.run()
        assert say(lang, "read_nothing") in html(app)

    def test_pages_by_month_are_columns_with_the_year_where_it_begins(self, front: Front):
        page = html(front.open("overview", **DAY)).split("gg-columns", 1)[1]
        assert re.findall(r'aria-label="(2024-0\d: \d)"', page) == ["2024-02: 1", "2024-04: 1", "2024-05: 3"]
        assert page.count("<small>2024</small>") == 1 and "height:6.00rem" in page
        assert "./search" not in page and "./?month=2024-05" in page

    @pytest.mark.parametrize(("lang", "name"), [("hant", "本機"), ("hans", "本机"), ("en", "this machine")])
    def test_who_sits_at_this_machine_has_a_name_for_people(self, front: Front, monkeypatch, lang, name):
        monkeypatch.setenv("GONGGAO_BY", "local")
        app = front.open("review", kind="impossible_date", lang=lang)
        app.button(key="gg-accept").click().run()
        flag = app.session_state["gg-view"].desk.doubts(state="decided")[0].flag
        page = html(front.open("review", f=flag.id, lang=lang))
        assert name in page and "local" not in page.split("gg-history", 1)[1]

    def test_overview_links_to_the_lists(self, front: Front):
        page = html(front.open("overview", **DAY))
        assert "<b>5</b>" in page
        assert 'href="./review?kind=impossible_date&amp;state=waiting"' in page
        assert 'href="./?month=2024-05&amp;day=2024-05-10"' in page

    def test_each_figure_leads_to_a_list_of_as_many(self, front: Front):
        page = html(front.open("overview", **DAY))
        figures = re.findall(r'gg-figure [^"]*" href="([^"]*)"><b>(\d+)</b>', page)
        assert len(figures) == 6
        for address, count in figures:
            parts = urlsplit(address.replace("&amp;", "&"))
            name = parts.path.removeprefix("./") or "search"
            parameters = {key: values[0] for key, values in parse_qs(parts.query).items()}
            app = front.open(name, **parameters)
            if name == "search":
                assert html(app).count('class="gg-card"') == int(count), address
            elif name == "review":
                assert f"/ {count}" in html(app)
            else:
                assert html(app).count("gg-watched") == int(count)

    def test_the_list_of_what_was_added_since_a_day(self, front: Front):
        assert html(front.open(added="2024-05-03", **DAY)).count('class="gg-card"') == 5
        app = front.open(added="2024-05-11", **DAY)
        assert say("hant", "none_filtered") in html(app)
        assert app.pills(key="gg-added").value == ["2024-05-11"]
        app.pills(key="gg-added").set_value([]).run()
        assert html(app).count('class="gg-card"') == 5
        assert html(front.open(added="<b>", **DAY)).count('class="gg-card"') == 5

    def test_one_who_waits_sees_grey_cards(self, front: Front, monkeypatch):
        drawn: list[str] = []
        real = Archive.search

        def slow(desk: Archive, *arguments: Any, **more: Any) -> Any:
            time.sleep(0.5)
            drawn.append("found")
            return real(desk, *arguments, **more)

        def place(self: Any, body: str, **more: Any) -> Any:
            if "gg-waiting" in body:
                drawn.append("waiting")
            return html_of(self, body, **more)

        html_of = DeltaGenerator.html
        monkeypatch.setattr(DeltaGenerator, "html", place)
        assert "gg-waiting" not in html(front.open(q="木工", **DAY))
        assert drawn == []
        monkeypatch.setattr(Archive, "search", slow)
        app = front.open(q="木工", **DAY)
        assert drawn[:2] == ["waiting", "found"]
        assert "gg-waiting" not in html(app)
        assert html(app).count('class="gg-card"') == 1

    @pytest.mark.parametrize("lang", ["hant", "hans", "en"])
    @pytest.mark.parametrize("screen", ["search", "ask", "add", "review", "overview", "sources"])
    def test_every_screen_in_every_language(self, front: Front, screen, lang):
        app = front.open(screen, lang=lang)
        assert say(lang, "went_wrong") not in html(app)

    def test_every_trouble_has_words(self):
        root = Path(__file__).parents[2]
        named = re.compile(r'Trouble\(\s*"(\w+)"')
        folders = ("answer", "archive", "cli", "index", "ingest", "screens", "store", "zh")
        files = [file for folder in folders for file in (root / folder).rglob("*.py")]
        raised = {key for file in files for key in named.findall(file.read_text(encoding="utf-8"))}
        assert "index_busy" in raised
        assert sorted(raised - set(TABLE)) == []

    def test_a_trouble_without_words_ends_in_ours(self, front: Front, monkeypatch):
        def fail(*_: Any, **__: Any) -> None:
            raise Trouble("a_key_that_is_none")

        app = front.open(**DAY)
        monkeypatch.setattr(Archive, "search", fail)
        app.run()
        assert not app.exception
        assert say("hant", "went_wrong") in html(app)
        assert app.segmented_control(key="gg-lang")  # what stands round it is there

    def test_an_earlier_question_is_asked_with_the_one_it_follows(self, front: Front):
        app = front.open("ask", q="春季木工課的費用是多少", **DAY)
        app.text_input(key="gg-question").input("名額呢").run()
        app.text_input(key="gg-question").input("會場借用要幾天前登記").run()
        items = [item for item in re.findall(r'href="([^"]+)"', html(app).replace("&amp;", "&")) if "ask?q=" in item]
        asked = [parse_qs(urlsplit(item).query) for item in items]
        assert {"q": ["名額呢"], "after": ["春季木工課的費用是多少"], "day": [made.DAY]} in asked

    def test_a_chain_of_follow_ups_is_answered_as_it_was(self, front: Front):
        chain = ["試擺什麼時候結束", "報名呢", "什麼時候開始呢"]
        app = front.open("ask", q=chain[0], **DAY)
        answers = [re.search(r'gg-answer-line">(.*?)</p>', html(app), re.DOTALL)]
        for question in chain[1:]:
            app.text_input(key="gg-question").input(question).run()
            answers.append(re.search(r'gg-answer-line">(.*?)</p>', html(app), re.DOTALL))
        assert app.query_params["after"] == chain[:2]
        told = [found.group(1) for found in answers if found]
        assert len(told) == 3 and "5月1日" in told[2]
        items = re.findall(r'class="gg-item[^"]*" href="([^"]*ask\?q=[^"]+)"', html(app).replace("&amp;", "&"))
        for place, item in enumerate(reversed(items)):  # the last asked stands first
            asked = parse_qs(urlsplit(item).query)
            assert asked.get("after", []) == chain[:place]
            assert told[place] in html(front.open("ask", **asked))

    def test_a_question_read_with_the_one_before_says_so_and_can_be_asked_alone(self, front: Front):
        first, second, third = "春季木工課的費用是多少", "名額呢", "夜間攤位試擺到什麼時候結束"
        app = front.open("ask", q=first, **DAY)
        assert "gg-read-as" in html(app) and say("hant", "ask_alone") not in html(app)
        app.text_input(key="gg-question").input(second).run()
        assert say("hant", "read_together", q=first) in html(app)
        alone = re.search(r'href="([^"]+)">' + say("hant", "ask_alone"), html(app))
        assert alone and parse_qs(urlsplit(alone[1].replace("&amp;", "&")).query) == {"q": [second], "day": [made.DAY]}
        app.text_input(key="gg-question").input(third).run()  # of another announcement
        assert say("hant", "read_together", q=second) not in html(app) and say("hant", "ask_alone") not in html(app)
        told = re.search(r'gg-answer-line">(.*?)</p>', html(app), re.DOTALL)
        assert told and told[0] in html(front.open("ask", q=third, **DAY))
        app.text_input(key="gg-question").input("那什麼時候開始").run()
        assert app.query_params["after"] in (third, [third])  # what came before that is left behind

    def test_a_bad_setting_is_said(self, front: Front, monkeypatch):
        monkeypatch.setenv("GONGGAO_ENGINE", "lucene")
        assert "lucene" in html(front.open())
