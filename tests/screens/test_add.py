"""Adding pages in the browser, run by Streamlit's AppTest over a real archive."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from messages import say
from screens import frame
from screens.addition import begin
from tests.screens.conftest import Front, archive_of, html


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
        with archive_of(tmp_path / "named") as archive:
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

    @pytest.mark.parametrize(
        "lang, text",
        [("hant", "略過 1 個不是網頁的檔案"), ("hans", "略过 1 个不是网页的文件"), ("en", "Passed over 1 file")],
    )
    def test_what_in_a_zip_is_no_page_is_told(self, front: Front, lang, text):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as zipped:
            zipped.writestr("東門.txt", "東門圖書展公告\n2024年5月3日至2024年5月13日展出，地點在東門圖書館。\n")
            zipped.writestr("附件/<b>表.docx", "x")
        app = front.open("add", lang=lang)
        with archive_of(front.folder) as archive:
            app.session_state["gg-addition"] = done = begin(archive, "", [("全.zip", packed.getvalue())])
            while done.running:
                time.sleep(0.01)
        page = html(app.run())
        assert text in page and "&lt;b&gt;表.docx</div>" in page

    def test_two_addresses_are_two_sources(self, front: Front):
        assert html(self.add(front, "http://127.0.0.1:9/a.html\nhttp://10.0.0.1/b.html\n")).count("gg-amber") == 2

    def test_an_address_without_its_http_is_one(self, front: Front):
        page = html(self.add(front, "gonggao-nowhere.invalid/notice"))
        assert "沒有加入：https://gonggao-nowhere.invalid/notice" in page

    @pytest.mark.parametrize("name", ["addresses.txt", "addresses"])
    def test_a_file_of_addresses_is_a_list_of_sources(self, front: Front, name):
        """And no announcement whose title is the first of them."""
        with archive_of(front.folder) as archive:
            done = begin(archive, "http://10.0.0.1/c", [(name, b"http://127.0.0.1:9/a\r\n\r\nhttp://10.0.0.1/b\r\n")])
            while done.running:
                time.sleep(0.01)
        assert [(line.source, line.result) for line in done.lines] == [
            ("http://10.0.0.1/c", "failed"),
            ("http://127.0.0.1:9/a", "failed"),
            ("http://10.0.0.1/b", "failed"),
        ]

    def test_a_few_pasted_words_are_not_told_to_be_pasted(self, front: Front):
        page = html(self.add(front, "好的謝謝"))
        assert say("hant", "paste_without_text") in page
        assert say("hant", "page_without_text") not in page
