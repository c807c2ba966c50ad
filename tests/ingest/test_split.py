"""Announcements glued into one page, and pages that only look so."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from ingest import pipeline
from ingest.split import split
from ingest.split.text import letters, unmarked
from records import Block, Candidate, Extracted, LeftOut, Page
from tests.ingest import gluing
from zh.script import fold, to_hant

FOLDER = Path(__file__).parent / "cases" / "split"


def cases(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


FIRST = "泳池將於九月十二日至十八日進行年度換水，期間停止開放，已購票者可延期使用，不另行通知。"
SECOND = "羽球館夜間照明費自十月一日起調整，日間時段不受影響，持季票者在票面期限內仍按原價計收。"


def page(*lines: str, apart: tuple[str, ...] = (), kinds: dict[str, str] | None = None) -> Extracted:
    blocks = tuple(Block(kind=(kinds or {}).get(line, "paragraph"), text=line) for line in lines)  # type: ignore[arg-type]
    marks = tuple(Candidate(field="title", text=line, evidence="heading in body", weight=0.0) for line in apart)
    return Extracted(blocks=blocks, candidates=marks)


def titles(extracted: Extracted, title: str | None) -> list[str]:
    return [part.title for part in split(extracted, title)]


def test_titles_in_a_row_are_told_apart_by_the_lines_in_the_text() -> None:
    joined = "泳池換水停用公告羽球館收費調整說明"
    parts = split(page(FIRST, "羽球館收費調整說明", SECOND), joined)
    assert [part.title for part in parts] == ["泳池換水停用公告", "羽球館收費調整說明"]
    assert [[block.text for block in part.blocks] for part in parts] == [[FIRST], [SECOND]]


def test_a_mark_between_the_titles_belongs_to_neither() -> None:
    assert titles(page(FIRST, "羽球館收費調整說明", SECOND), "泳池換水停用公告；羽球館收費調整說明") == [
        "泳池換水停用公告",
        "羽球館收費調整說明",
    ]


def test_three_in_one_page() -> None:
    joined = "泳池換水停用公告羽球館收費調整說明桌球室整修通知"
    lines = (FIRST, "羽球館收費調整說明", SECOND, "桌球室整修通知", FIRST)
    assert titles(page(*lines), joined) == ["泳池換水停用公告", "羽球館收費調整說明", "桌球室整修通知"]


def test_the_first_title_as_a_line_is_no_body() -> None:
    parts = split(page("泳池換水停用公告", FIRST, "羽球館收費調整說明", SECOND), "泳池換水停用公告羽球館收費調整說明")
    assert [block.text for block in parts[0].blocks] == [FIRST]


def test_a_heading_set_like_a_title_begins_another_announcement() -> None:
    heading = "羽球館夜間照明收費調整說明"
    lines = (FIRST, FIRST, heading, SECOND, SECOND)
    assert titles(page(*lines, apart=(heading,)), "泳池換水停用公告") == ["泳池換水停用公告", heading]


def test_a_signed_notice_followed_by_another() -> None:
    lines = (FIRST, "場館組", "2022年9月1日", "羽球館收費調整說明", SECOND)
    assert titles(page(*lines), "泳池換水停用公告") == ["泳池換水停用公告", "羽球館收費調整說明"]


def test_one_announcement_stays_whole() -> None:
    section = "報名須知"
    assert titles(page(FIRST, section, SECOND, apart=(section,)), "泳池換水停用公告") == ["泳池換水停用公告"]
    first, numbered = "一、泳池換水期間停用說明", "二、羽球館夜間照明收費調整說明"
    assert titles(page(FIRST, first, FIRST, numbered, SECOND, apart=(numbered,)), "場館公告") == ["場館公告"]
    assert titles(
        page(FIRST, "附件：", "羽球館夜間照明收費調整說明", SECOND, SECOND, apart=("羽球館夜間照明收費調整說明",)),
        "場館公告",
    ) == ["場館公告"]


@pytest.mark.parametrize("joint", ["與", "及", "和", "暨"])
@pytest.mark.parametrize("front", ["團長們看過來：", "本週消息 ", ""])
def test_two_sections_that_a_title_names_are_one_announcement(joint: str, front: str) -> None:
    sections = ("新人紅包", "自提點用電補貼")
    lines = (FIRST, sections[0], FIRST, sections[1], SECOND, SECOND)
    kinds = dict.fromkeys(sections, "heading")
    title = f"{front}{joint.join(sections)}"
    assert titles(page(*lines, kinds=kinds, apart=sections), title) == [title]
    assert titles(page(*map(fold, lines), kinds={fold(one): "heading" for one in sections}), fold(title)) == [
        fold(title)
    ]


def test_two_titles_that_a_title_joins_are_two_announcements() -> None:
    """The second is called a notice, or what stands before the and is nowhere told again."""
    first, second = "泳池年度換水公告", "羽球館夜間照明收費公告"
    kinds = dict.fromkeys((first, second), "heading")
    lines = (FIRST, first, FIRST, second, SECOND, SECOND)
    assert titles(page(*lines, kinds=kinds), f"{first}暨{second}") == [first, second]
    assert titles(page(FIRST, second, SECOND, SECOND, kinds=kinds), f"{first}暨{second}") == [first, second]


@pytest.mark.parametrize(
    ("first", "second"), [("自習室整修", "停車場封閉"), ("一樓漏水搶修", "二樓停電"), ("食堂停业", "宿舍停热水")]
)
@pytest.mark.parametrize("joint", ["與", "及", "和"])
def test_two_things_that_happen_are_two_announcements(first: str, second: str, joint: str) -> None:
    kinds = dict.fromkeys((first, second), "heading")
    lines = (FIRST, first, FIRST, second, SECOND, SECOND)
    assert titles(page(*lines, kinds=kinds, apart=(first, second)), f"{first}{joint}{second}") == [first, second]


def test_the_end_of_a_title_in_the_text_is_no_title_of_its_own() -> None:
    line = "羽球館收費調整說明"
    assert titles(page(FIRST, line, SECOND), f"青禾體育中心關於{line}") == [f"青禾體育中心關於{line}"]


def test_a_page_without_title() -> None:
    assert titles(page(FIRST), None) == [""]


def test_a_heading_behind_a_signature_that_is_signed_itself() -> None:
    heading, signed = "羽球館秋季早鳥優惠與獎勵政策", ("江濱體育館", "2024年9月1日")
    lines = (FIRST, *signed, heading, SECOND)
    kinds = {heading: "heading"}
    assert titles(page(*lines, *signed, kinds=kinds), "泳池換水停用公告") == ["泳池換水停用公告", heading]
    same = "泳池換水期間購票者延期使用辦法"
    lines = (
        FIRST,
        *signed,
        same,
        "泳池換水期間已購票者可延期使用，票面期限順延七日，須於九月底前到櫃檯蓋章，逾期不補。",
    )
    assert titles(page(*lines, kinds={same: "heading"}), "泳池換水停用公告") == ["泳池換水停用公告"]
    assert titles(page(*lines, *signed), "泳池換水停用公告") == ["泳池換水停用公告"]


@pytest.mark.parametrize("case", cases("titles"), ids=lambda case: case["why"])
def test_a_page_is_cut_as_its_case_says(case: dict[str, Any]) -> None:
    assert titles(page(*case["lines"], apart=tuple(case["apart"])), case["title"]) == case["titles"]


def test_a_heading_that_names_a_notice_begins_one_however_short() -> None:
    lines = (FIRST, FIRST, "照明維修公告", SECOND, SECOND)
    extracted = page(*lines, apart=("照明維修公告",), kinds={"照明維修公告": "heading"})
    assert titles(extracted, "泳池換水停用說明") == ["泳池換水停用說明", "照明維修公告"]


@pytest.mark.parametrize("case", cases("glued") + cases("whole"), ids=lambda case: case["title"])
def test_announcements_in_the_words_of_their_worlds(case: dict[str, Any]) -> None:
    headings = case["headings"]
    apart = tuple(headings) if len(headings) == 1 else ()
    kinds = dict.fromkeys(headings, "heading") | dict.fromkeys(case.get("items", ()), "item")
    extracted = page(*case["lines"], apart=apart, kinds=kinds)
    assert titles(extracted, case["title"]) == case["titles"]


@pytest.mark.parametrize("script", [fold, to_hant], ids=["hans", "hant"])
@pytest.mark.parametrize("case", cases("headed") + cases("counted"), ids=lambda case: f"{case['why']} {case['title']}")
def test_what_stands_over_announcements_and_beside_their_titles(
    case: dict[str, Any], script: Callable[[str], str]
) -> None:
    headings = [script(line) for line in case["headings"]]
    apart = tuple(headings) if len(headings) == 1 else ()
    kinds = dict.fromkeys(headings, "heading") | dict.fromkeys(map(script, case.get("items", ())), "item")
    extracted = page(*map(script, case["lines"]), apart=apart, kinds=kinds)
    aside = tuple(LeftOut(kind="other", text=script(line)) for line in case["left"])
    extracted = msgspec.structs.replace(extracted, left_out=aside)
    assert titles(extracted, script(case["title"])) == [script(title) for title in case["titles"]]


@pytest.mark.parametrize("script", [fold, to_hant], ids=["hans", "hant"])
def test_what_a_term_is_begins_no_announcement(script: Callable[[str], str]) -> None:
    lines = [
        "為更換老舊管線，下列時段停止供氣，請早作準備，施工單位已備案。",
        *("停氣時段", "6月12日8:00－16:00", "停氣管線", "三號中壓管及以下", "若遇颱風", "改在6月20日同一時段"),
        "停氣期間請關閉表後閥，爐具勿試火；家中有長者的，請提前一天致電本所登記，我們派人送電爐上門。",
        "提前完工會提前供氣，不另行通知。",
    ]
    kinds = {script(term): "term" for term in ("停氣時段", "停氣管線", "若遇颱風")}
    told = [one.title for one in split(page(*map(script, lines), kinds=kinds), script("東埔里停氣預告"))]
    assert told == [script("東埔里停氣預告")]


@pytest.mark.parametrize("second", ["亳(bó)水新村停電預告", "鄞(yín)江路（北段）停電預告（二號線）"])
def test_a_reading_in_a_later_title_is_none_of_its_letters(second: str) -> None:
    assert titles(page(FIRST, second, SECOND), f"泳池換水停用公告{second}") == ["泳池換水停用公告", second]


def test_a_page_that_is_called_by_none_gives_its_first_line_as_title() -> None:
    first, second = "泳池換水停用三天", "羽球館夜間照明改收兩段費"
    parts = split(page(first, FIRST, second, SECOND), "本週場館消息兩則")
    assert [part.title for part in parts] == [first, second]
    assert [[block.text for block in part.blocks] for part in parts] == [[FIRST], [SECOND]]


def test_numbers_are_no_part_of_the_titles() -> None:
    lines = ("一、泳池換水停用三天", FIRST, "二、羽球館夜間照明改收兩段費", SECOND)
    assert titles(page(*lines), "本週場館消息兩則") == ["泳池換水停用三天", "羽球館夜間照明改收兩段費"]


def test_a_first_title_that_was_left_out_with_the_head() -> None:
    lines = (FIRST, "羽球館收費調整說明", SECOND)
    aside = (LeftOut(kind="other", text="泳池換水停用公告"),)
    extracted = msgspec.structs.replace(page(*lines), left_out=aside)
    whole = "江濱體育館：泳池換水停用公告與羽球館收費調整說明"
    assert titles(extracted, whole) == ["泳池換水停用公告", "羽球館收費調整說明"]
    assert titles(page(*lines), whole) == ["江濱體育館：泳池換水停用公告", "羽球館收費調整說明"]


def test_the_first_of_a_row_of_numbers_that_was_left_out_with_the_head() -> None:
    second = "二、羽球館夜間照明收費調整說明"
    extracted = page(FIRST, FIRST, second, SECOND, SECOND, apart=(second,), kinds={second: "heading"})
    aside = (LeftOut(kind="other", text="一、泳池換水停用公告"), LeftOut(kind="source_line", text="日期：2022/09/01"))
    extracted = msgspec.structs.replace(extracted, left_out=aside)
    assert titles(extracted, "轉貼體育館通知") == ["泳池換水停用公告", "羽球館夜間照明收費調整說明"]


def test_a_first_title_over_a_line_of_time_that_was_left_out_with_it() -> None:
    second, timed = "羽球館夜間照明收費調整", "2022年9月3日 來源：場館組"
    extracted = page(FIRST, FIRST, second, timed, SECOND, SECOND, apart=(second,), kinds={second: "heading"})
    aside = (
        LeftOut(kind="source_line", text="2022年9月5日"),
        LeftOut(kind="other", text="泳池換水停用三天"),
        LeftOut(kind="source_line", text="2022年9月1日 來源：水上組"),
    )
    extracted = msgspec.structs.replace(extracted, left_out=aside)
    assert titles(extracted, "江濱體育館近期公告") == ["泳池換水停用三天", second]
    assert titles(extracted, "江濱體育館泳池換水公告") == ["江濱體育館泳池換水公告", second]


@pytest.mark.parametrize("case", gluing.cases(FOLDER / "pages.txt"), ids=lambda case: case.why)
@pytest.mark.parametrize("other", [0, 1])
def test_whole_pages_however_they_are_set(case: gluing.Case, other: int) -> None:
    layout = gluing.LAYOUTS[(gluing.LAYOUTS.index(case.layout) + other) % len(gluing.LAYOUTS)]
    page = Page(source="x", file="x", data=case.page(layout), fetched="2025-10-12T00:00:00+08:00")
    documents, told = pipeline.read(page).documents, case.told
    assert [letters(one.title) for one in documents] == [letters(unmarked(one.title)) for one in told]
    for document, wanted in zip(documents, told, strict=True):
        lines = [letters(line) for line in document.body.split("\n")]
        assert lines[0] == letters(wanted.lines[0])
        assert lines[-1] == letters(wanted.lines[-1])


@pytest.mark.parametrize("line", json.loads((FOLDER / "lone.json").read_text(encoding="utf-8"))["lines"])
@pytest.mark.parametrize("set_apart", [False, True])
def test_a_line_without_a_stop_between_sentences_begins_no_announcement(line: str, set_apart: bool) -> None:
    """One signature at the end, none before the line, and the line names no announcement: the page stays one."""
    for notice in json.loads((FOLDER / "lone.json").read_text(encoding="utf-8"))["notices"]:
        for script in (fold, to_hant):
            lines = [script(one) for one in (*notice["before"], line, *notice["after"])]
            apart = (script(line),) if set_apart else ()
            title = script(notice["title"])
            assert titles(page(*lines, apart=apart), title) == [title]
