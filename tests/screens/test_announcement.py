"""An announcement's page, run by Streamlit's AppTest over a real archive."""

from __future__ import annotations

import pytest

from messages import say
from records import Amount, Window
from tests.screens import made
from tests.screens.conftest import DAY, Front, html


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
