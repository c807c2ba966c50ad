"""Lines of cards as they are read: labels, parts and what parts none, in both scripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer import cards, entries, kindred
from answer.evidence import page
from tests.answer.made import record
from zh.script import to_hans, to_hant


def _read(body: str) -> tuple[str, str, list[str]]:
    """The label of the first line, its sign, and its parts."""
    made = page(record(body, "卡"))
    line = cards.lines(made)[0]
    return (
        made.text[slice(*line.label.span)],
        line.label.sign,
        [made.text[one.start : one.end].strip() for one in line.parts],
    )


@pytest.mark.parametrize(
    ("body", "label", "sign", "parts"),
    [
        ("■ 租金：大棚 900元｜小棚 600元", "租金", ":", ["大棚 900元", "小棚 600元"]),
        ("三、押金：1,200元／件，退租後3/9前退", "押金", ":", ["1,200元/件", "退租后3/9前退"]),
        ("【營業】六日 9:00-17:00；週三公休", "营业", "】", ["六日 9:00-17:00", "周三公休"]),
        ("② 六人房：2,400元、八人房 3,000元", "六人房", ":", ["2,400元", "八人房 3,000元"]),
        ("窗口　招商部 Lily　分機 12", "窗口", "\u3000", ["招商部 lily", "分机 12"]),
        ("票價｜全票 300 · 半票 150", "票价", "|", ["全票 300", "半票 150"]),
        ("租借 天幕 200元（限兩晚；押金另計）／頂", "租借", " ", ["天幕 200元(限两晚;押金另计)/顶"]),
        ("週末14:00有導覽，每場限30人", "", "", ["周末14:00有导览", "每场限30人"]),
        ("時數\t每堂2小時\t共8堂", "时数", "\t", ["每堂2小时", "共8堂"]),
    ],
)
def test_a_line_is_parted_at_its_signs(body: str, label: str, sign: str, parts: list[str]) -> None:
    for turn in (to_hans, to_hant):
        assert _read(turn(body)) == (label, sign, parts)


def test_parts_are_joined_over_what_parts_nothing() -> None:
    made = page(record("費用：甲、乙 900元／丙 700元，另議｜丁 免費", "卡"))
    told = cards.joined(cards.lines(made)[0].parts, "|/")
    assert [made.text[one.start : one.end].strip() for one in told] == ["甲、乙 900元", "丙 700元,另议", "丁 免费"]


def test_a_line_takes_no_time_that_grows_with_its_square() -> None:
    for piece in ("甲：", "（", "1元／份、", "甲 ", "【甲", "①", "、", "12/3｜"):
        _read(piece * 8000)


_PIECES = (
    "票价:全票",
    "300元",
    "一成",
    "半",
    "免费",
    "。",
    "\n",
    "\t",
    "·",
    "|",
    ";",
    "(限",
    "2张)",
    "→",
    "社团",
    "、",
    "甲乙",
    "路" * 170,
)


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join))
def test_a_text_without_a_terse_line_has_no_entries_and_lists_stand_where_their_pattern_does(body: str) -> None:
    made = page(record(body or "空", "卡"))
    if not cards.terse(made.text):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(entries, "terse", lambda _: True)
            assert not entries._entries.__wrapped__(made.text, made.record.body, made.year)
    assert [one.span() for one in kindred._lists(made.text)] == [
        one.span() for one in kindred._LIST.finditer(made.text)
    ]
