"""Folding keeps the length, and a script is told by the characters that only it has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zh import script

pytestmark = pytest.mark.engine_free

TEXTS = st.text(st.characters(blacklist_categories=["Cs"]), max_size=60)


@given(TEXTS)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(script.fold(text)) == len(text)
    assert len(script.fold_width(text)) == len(text)


PIECES = st.sampled_from(
    [*script._listed("TSPhrases"), *(one[:1] for one in script._listed("TSPhrases")), *script._listed("TSCharacters")]
)


@given(st.lists(PIECES | st.sampled_from("，。 a后里发"), max_size=8).map("".join) | TEXTS)
def test_folding_is_that_of_the_converter(text: str) -> None:
    told = script.to_hans(text)
    assert script.fold(text) == told or len(told) != len(text)


def test_each_character_is_folded_as_the_converter_does() -> None:
    chars = [chr(code) for code in range(0x80, 0x30000) if not 0xD800 <= code < 0xE000]
    assert [script.fold(char) for char in chars] == [script.to_hans(char) for char in chars]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("社群團購要多少才能報名", "hant"),
        ("社群團購要達到多少", "hant"),
        ("台北後面的里程", "hant"),
        ("這裡沒有", "hant"),
        ("这里没有", "hans"),
        ("公告后台", "hans"),
        ("活动时间", "hans"),
        ("VIP 500", "latin"),
    ],
)
def test_script(text: str, expected: str) -> None:
    assert script.script_of(text) == expected


def test_words_are_turned_as_people_write_them() -> None:
    assert script.to_hant("试用考核 500万 社群") == "試用考核 500萬 社群"
    assert script.to_hans("試用考核") == "试用考核"


def test_a_short_text_is_told_as_a_long_one():
    """The table and the way without it say the same of every character."""
    every = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x10000))))
    assert "".join(map(script._told, every)) == script._telling()(every)
    assert script.script_of("\U00020bb7") == script.script_of("\U00020bb7" * 50) == "latin"
