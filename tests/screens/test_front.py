"""What several screens do, run by Streamlit's AppTest over a real archive."""

from __future__ import annotations

import datetime
import re
import time
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest
from streamlit.delta_generator import DeltaGenerator

from archive import Archive
from messages import TABLE, say
from records import Also, Page, Trouble
from tests.screens import made
from tests.screens.conftest import DAY, Front, archive_of, html


class TestOthers:
    def test_examples_are_of_several_kinds_and_each_is_answered(self, front: Front, tmp_path, monkeypatch):
        pages = Path(__file__).parents[1] / "answer" / "others" / "pages"
        with archive_of(tmp_path / "others") as archive:
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

    def test_the_last_day_is_no_zero_days(self, front: Front):
        last = re.search(r"gg-when\">([\d/]+) · (\d+) 天", html(front.open("overview", **DAY)))
        assert last
        day = datetime.date.fromisoformat(made.DAY) + datetime.timedelta(days=int(last[2]))
        page = html(front.open("overview", day=day.isoformat()))
        assert f"{last[1]} · {say('hant', 'last_day')}" in page and " 0 天" not in page

    @pytest.mark.parametrize("lang", ["hant", "hans", "en"])
    def test_who_asks_in_english_is_told_what_to_ask_in(self, front: Front, lang):
        told = say(lang, "ask_in_chinese")
        assert told in html(front.open("ask", q="When does registration end?", lang=lang, **DAY))
        assert told not in html(front.open("ask", q="潛水艇的顏色是什麼", lang=lang, **DAY))

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
