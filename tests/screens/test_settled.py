"""What somebody decided is told where it is written; copies that a hit stands for are told; bars have their names."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest

from archive import Archive
from messages import say
from records import Settings
from screens.text import Mark, marked, paragraphs
from tests.screens import made
from tests.screens.conftest import Front, html

YEAR, DAY_OF_JUNE = "2023年6月1日-2024年6月31日", "2024年6月31日"


def decide(folder: Path, span: str, verb: str, value: str | None = None) -> None:
    with Archive(Settings.read(os.environ, data=str(folder))) as archive:
        one = next(one for one in archive.doubts(state=None) if one.flag.span == span)
        archive.decide(str(one.flag.id), verb, value, by="林", at=made.NOW, seen=one.seen)


def text(front: Front, lang: str = "hant") -> str:
    page = html(front.open("announcement", id=front.id("夜間攤位"), day=made.DAY, lang=lang))
    return page.split('gg-page gg-body"', 1)[1]


def test_two_decisions_of_one_range_are_told_as_one(front: Front):
    decide(front.folder, YEAR, "accept")
    page = text(front)
    assert "gg-settled" not in page and 'class="gg-doubt"' in page  # its last day is in doubt yet
    decide(front.folder, DAY_OF_JUNE, "accept")
    page = text(front)
    assert 'class="gg-doubt"' not in page
    assert page.count("gg-settled-as") == 1 and "✓ 2024年6月1日-2024年6月30日</a>" in page
    assert "./review?f=" in page.split("gg-settled-as", 1)[1]


@pytest.mark.parametrize("lang", ["hant", "hans", "en"])
def test_left_as_written_and_own_values(front: Front, lang):
    decide(front.folder, YEAR, "keep")
    decide(front.folder, DAY_OF_JUNE, "dismiss")
    page = text(front, lang)
    assert f"✓ {say(lang, 'did_keep')}</a>" in page
    decide(front.folder, DAY_OF_JUNE, "correct", "2024年7月2日")
    assert "✓ 2023年6月1日-2024年7月2日</a>" in text(front, lang)


@pytest.mark.parametrize("question", ["夜間攤位今天還能試擺嗎", "夜間攤位試擺到哪天結束"])
def test_an_answer_tells_of_a_decision_only_where_there_is_one(front: Front, question):
    def answered() -> str:
        return html(front.open("ask", q=question, day="2024-06-10"))

    told = say("hant", "written_as", v="").strip(" ；")[-4:]  # 審查時改定
    assert "gg-doubt" in answered() and told not in answered()
    decide(front.folder, DAY_OF_JUNE, "accept")
    decide(front.folder, YEAR, "accept")
    assert told in answered() and "gg-amber" not in answered()


def test_a_note_stands_once_behind_the_last_piece():
    body = "截至4月\t31日止\n完"
    mark = Mark(2, 8, "settled", href="./review?f=x", note="4月<30>日")
    for one in (marked(body, [mark]), paragraphs(body, [mark])):
        assert one.count("gg-settled-as") == 1 and "4月&lt;30&gt;日</a>" in one
    assert "gg-settled-as" not in marked(body[:6], [mark])


def test_copies_that_are_folded_are_told(tmp_path: Path, monkeypatch):
    hall = made.hall_rules()
    ids = made.fill(
        tmp_path, msgspec.structs.replace(hall, file="again.html"), msgspec.structs.replace(hall, file="3.html")
    )
    monkeypatch.setenv("GONGGAO_DATA", str(tmp_path))
    front = Front(tmp_path, ids)
    page = html(front.open(q="會場借用", day=made.DAY))
    assert page.count("gg-card") == 1 and say("hant", "folded", n=2) in page
    assert say("hant", "folded", n=2) in html(front.open(day=made.DAY))
    assert "份副本收在" not in html(front.open(q="試擺", day=made.DAY))


def test_every_bar_of_the_time_line_has_its_name(front: Front):
    page = html(front.open(q="試擺", view="timeline", day=made.DAY))
    assert page.count("gg-tl-title") == 1
    names = [piece.split("</span>")[0].split(">")[-1] for piece in page.split("gg-tl-label")[1:]]
    assert names[:2] == ["報名時間", "試擺期"]


def test_bars_that_are_called_the_same_are_told_apart(tmp_path: Path, monkeypatch):
    body = "陶藝班報名時間為2024年5月20日至2024年5月24日，木工班報名時間為2024年5月27日至2024年5月31日。"
    spans = (
        ("陶藝班", "2024年5月20日至2024年5月24日", "20", "24"),
        ("木工班", "2024年5月27日至2024年5月31日", "27", "31"),
    )
    windows = tuple(
        made.window(body, "報名時間", span, f"2024-05-{first}", f"2024-05-{last}", owner=owner)
        for owner, span, first, last in spans
    )
    ids = made.fill(tmp_path / "two", made.reading("classes.html", "夏季班報名", body, windows=windows))
    monkeypatch.setenv("GONGGAO_DATA", str(tmp_path / "two"))
    page = html(Front(tmp_path / "two", ids).open(q="陶藝班", view="timeline", day=made.DAY))
    assert "陶藝班 · 報名時間</span>" in page and "木工班 · 報名時間</span>" in page
