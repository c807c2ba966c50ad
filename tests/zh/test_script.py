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
