"""Nothing in doubt is shown as if it were certain: in versions, snippets, lists of deadlines, badges and previews."""

from __future__ import annotations

import http.server
import re
import threading

import msgspec
import pytest

from messages import say
from records import Amount, Flag, Reading
from screens.changes import apart
from tests.screens import made
from tests.screens.conftest import Front, html

DAY = {"day": made.DAY}
HINT = say("hant", "stale_deadline")


@pytest.fixture
def shown(front: Front, tmp_path, monkeypatch):
    """A front over an archive with some more pages in it."""

    def fill(*more: Reading) -> Front:
        ids = made.fill(tmp_path / "more", *more)
        monkeypatch.setenv("GONGGAO_DATA", str(tmp_path / "more"))
        return Front(tmp_path / "more", ids)

    return fill


def closing(file: str, days: str, end: str | None, *flags: Flag, lead: str = "") -> Reading:
    body = f"{lead}攤架整修，南側通道於{days}封閉，請改走北側。"
    flags = tuple(msgspec.structs.replace(flag, offset=body.index(flag.span)) for flag in flags)
    doubt = {} if end else {"written_end": days[days.index("至") + 1 :]}
    window = made.window(body, "通道封閉", days, "2024-06-20", end, **doubt)
    return made.reading(file, "南側通道封閉公告", body, windows=(window,), flags=flags)


def impossible(span: str, suggestion: str, *others: str) -> Flag:
    return Flag("impossible_date", span, 0, suggestion, others, {"key": "impossible_date"}, ())


class TestVersions:
    def test_a_window_in_doubt_is_as_written_and_marked(self, shown):
        flag = impossible("6月31日", "6月30日", "7月1日")
        old = closing("passage.html", "6月20日至6月28日", "2024-06-28")
        front = shown(old, closing("passage.html", "6月20日至6月31日", None, flag))
        page = html(front.open("announcement", id=front.id("南側"), tab="versions"))
        facts, lines = page[page.index('class="gg-fact"') :].split('class="gg-body"')[:2]
        assert "2024-06-20 起" not in page
        assert say("hant", "in_doubt") in facts and "⚠" in facts
        for piece in (facts, lines):
            assert re.search(r'<mark class="gg-doubt">[^<]*<ins class="gg-fresh">31</ins>日</mark>', piece)
        assert "6月20日至6月28日" in re.sub("<[^>]*>", "", facts)

    def test_what_is_certain_is_told_by_its_value(self, shown):
        front = shown(
            closing("passage.html", "6月20日至6月28日", "2024-06-28"),
            closing("passage.html", "6月20日至6月29日", "2024-06-29"),
        )
        page = html(front.open("announcement", id=front.id("南側"), tab="versions"))
        assert '2024-06-<ins class="gg-fresh">29</ins>' in page and "gg-doubt" not in page.split("gg-fact")[1]

    def test_a_difference_within_a_doubt(self):
        left, right = apart("至5月9日", "至5月31日止", ((), ((1, 6),)))
        assert left == '至5月<del class="gg-old">9</del>日'
        assert right == (
            '至<mark class="gg-doubt">5月<ins class="gg-fresh">31</ins>日</mark><ins class="gg-fresh">止</ins>'
        )


class TestSnippets:
    @pytest.mark.parametrize("before", range(88, 120, 3))
    def test_neither_a_doubt_nor_a_number_is_cut(self, shown, before):
        lead = "蘆葦燈會" + "說明文字" * 40
        body = lead[:before] + "自6月3日至6月22日，共25天，每席1,250元" + "。其後各項另行說明" * 20
        span = "共25天"
        flag = made.flag(body, "duration_mismatch", span, None)
        front = shown(made.reading("reeds.html", "燈會公告", body, flags=(flag,)))
        page = html(front.open(q="蘆葦燈會", **DAY))
        text = re.search(r"gg-snippet.*?<a [^>]*>(.*?)</a>", page, re.S)[1]
        plain = re.sub("<[^>]*>", "", text)
        assert plain.endswith("…")
        assert not re.search(r"共(?!25天)|\d…$|1,2(?!50)", plain)
        if span in plain:
            assert f'<mark class="gg-doubt">{span}</mark>' in text

    def test_what_is_shown_whole_has_no_ellipsis(self, front: Front):
        page = html(front.open(q="會場", **DAY))
        assert "為準。</a>" in page.replace("</mark>", "")


class TestPastDeadline:
    @pytest.fixture
    def hinted(self, shown) -> Front:
        body = "麵點班報名時間為2024年5月12日至2024年5月20日，請到櫃檯領表。"
        window = made.window(body, "報名時間", "2024年5月12日至2024年5月20日", "2024-05-12", "2024-05-20")
        message = {"key": "deadline_past", "day": "2024-05-20", "published": "2024-05-28"}
        flag = made.flag(body, "stale_deadline", "2024年5月12日至2024年5月20日", None, message=message)
        page = made.reading("dough.html", "麵點班招生", body, windows=(window,), flags=(flag,), published="2024-05-28")
        return shown(page)

    def test_it_is_marked_wherever_the_window_is_shown(self, hinted: Front):
        sign = '<span class="gg-hint"><span class="gg-warn" aria-hidden="true">⚠︎</span>' + HINT
        page = html(hinted.open("announcement", id=hinted.id("麵點"), **DAY))
        head, rest = page.split("</h1>")[1].split('class="gg-tl ', 1)
        assert "5/12 開始" in head and sign in head  # the status stands, with the mark beside it
        assert "gg-bar-hint" in rest and f"({HINT})" in rest
        assert 'class="gg-value gg-hinted">2024-05-12 – 2024-05-20</span> ' + sign in rest
        card = html(hinted.open(q="麵點班", **DAY))
        assert sign in card
        assert "gg-bar-hint" in html(hinted.open(q="麵點班", view="timeline", **DAY))
        row = next(one for one in html(hinted.open("overview", **DAY)).split("<a ") if "麵點班招生" in one)
        assert sign in row and "5/20" in row

    def test_it_is_gone_once_somebody_decided(self, hinted: Front):
        app = hinted.open("review", kind="stale_deadline")
        app.button(key="gg-dismiss").click().run()
        page = html(hinted.open("announcement", id=hinted.id("麵點"), **DAY))
        assert "gg-hint" not in page and "gg-bar-hint" not in page


class TestOverview:
    def test_a_deadline_in_doubt_is_as_written(self, shown):
        front = shown(closing("passage.html", "6月20日至6月31日", None, impossible("6月31日", "6月30日", "7月1日")))
        page = html(front.open("overview", **DAY))
        row = next(one for one in page.split("<a ") if "南側通道封閉公告" in one)
        assert '<mark class="gg-doubt" lang="zh">6月31日</mark>' in row
        assert "6/30" not in row and "7/1" not in row
        assert say("hant", "in_doubt") in row


class TestAddition:
    LINES = "河堤夜市招商公告\n發布時間：2024-05-02\n報名時間為2024年5月3日至2024年5月{d}日。每攤租金500元，保證金1200元，水電費80元，清潔費60元。\n"

    def add(self, front: Front, text: str):
        app = front.open("add")
        app.chat_input(key="gg-source").set_value(text).run()
        assert not app.exception
        return app

    def test_amounts_are_counted_and_the_first_shown(self, front: Front):
        page = html(self.add(front, self.LINES.format(d=13)))
        shown = re.sub("<[^>]*>", "", page)
        assert f"{say('hant', 'amounts')} " in shown and "500元" in shown

    def test_the_way_to_review_is_an_address(self, front: Front):
        page = html(self.add(front, self.LINES.format(d=33)))
        assert re.search(r'gg-button" href="\./review\?f=[^"]+">審查 1 個疑點<', page)
        page = html(
            self.add(
                front, "山屋開放公告\n發布時間：2024-05-03\n山屋自2024年5月6日至2024年5月19日開放借用，請洽管理室。\n"
            )
        )
        assert re.search(r'gg-button" href="\./announcement\?id=[^"]+">開啟公告<', page)

    def test_a_copy_is_told_as_one(self, front: Front):
        self.add(front, self.LINES.format(d=13))
        page = html(self.add(front, self.LINES.format(d=13) + "\n（轉載）\n"))
        assert say("hant", "became_copy", p=1) in page
        assert "已加入" not in page
        assert say("hant", "copy_of", t="河堤夜市招商公告") in page

    def test_a_new_version_is_told_as_one(self, front: Front, monkeypatch):
        class Page(http.server.BaseHTTPRequestHandler):
            text = self.LINES.format(d=13)

            def do_GET(self) -> None:
                data = self.text.encode()
                self.send_response(404 if self.path == "/robots.txt" else 200)
                self.send_header("Content-Type", "text/plain; charset=utf-8")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host = f"127.0.0.1:{server.server_port}"
        monkeypatch.setenv("GONGGAO_ALLOW_HOSTS", host)
        try:
            assert say("hant", "added", p=1, n=1) in html(self.add(front, f"http://{host}/market.txt"))
            Page.text = self.LINES.format(d=16)
            page = html(self.add(front, f"http://{host}/market.txt"))
        finally:
            server.shutdown()
            server.server_close()
        assert say("hant", "became_new_version", p=1) in page
        assert "已加入" not in page
        assert re.search(r'href="\./announcement\?id=[^"]+tab=versions">新版本<', page)


class TestReview:
    def test_a_pasted_copy_is_named_in_words(self):
        from messages import sentence

        message = {"key": "copy_says", "here": "5月9日", "there": "5月8日", "where": "paste:0a1b2c", "copy": "a1"}
        words = sentence("hant", Flag("differs_between_copies", "5月9日", 0, None, (), message, ()))
        assert "貼上的內文" in words and "paste:" not in words

    def test_an_empty_one_leads_to_the_first_step_beside_a_side(self, front: Front, tmp_path, monkeypatch):
        monkeypatch.setenv("GONGGAO_DATA", str(tmp_path / "empty"))
        page = html(front.open("review"))
        assert 'href="./add">' + say("hant", "add_first") in page
        assert 'class="gg-side"' in page


def test_amounts_in_doubt_are_as_written_in_the_preview(front: Front):
    from screens import add

    app = front.open("add")
    view = app.session_state["gg-view"]
    record = view.desk.record(front.id("木工"))
    flag = made.flag(record.body, "conflicting_values", "600元", None)
    amount = Amount("课程费用", 600, "元", "600元", record.body.index("600元"))
    words = add._amounts(view, msgspec.structs.replace(record, amounts=(amount,) * 5, flags=(flag,)))
    assert words.count('<mark class="gg-doubt">600元</mark>') == add.AMOUNTS and "數額 5：" in words
