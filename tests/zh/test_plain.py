"""Plain text keeps every place; sentences and clauses end where they are said to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zh.clauses import Clauses
from zh.plain import plain

pytestmark = pytest.mark.engine_free


@given(st.text())
def test_plain_keeps_every_place(text: str) -> None:
    assert len(plain(text)) == len(text)


def test_plain_folds_script_width_case_and_dashes() -> None:
    assert plain("報名時間：２月３日—５日（ＧＭＶ）") == "报名时间:2月3日-5日(gmv)"


@pytest.mark.parametrize(
    ("text", "at", "sentence", "clause"),
    [
        ("甲。乙,丙;丁", 2, "乙,丙", "乙"),
        ("甲。乙,丙;丁", 4, "乙,丙", "丙"),
        ("甲。乙,丙;丁", 6, "丁", "丁"),
        ("缴1,200元,另付", 1, "缴1,200元,另付", "缴1,200元"),
        ("上行\n下行", 0, "上行", "上行"),
        ("", 0, "", ""),
    ],
)
def test_boundaries(text: str, at: int, sentence: str, clause: str) -> None:
    marks = Clauses(text)
    assert text[slice(*marks.sentence(at))] == sentence
    assert text[slice(*marks.clause(at))] == clause


@given(st.text(alphabet="甲乙,。;\n12"), st.integers(0, 40))
def test_a_clause_lies_in_its_sentence(text: str, at: int) -> None:
    place = min(at, len(text))
    marks = Clauses(text)
    (first, last), (begin, end) = marks.sentence(place), marks.clause(place)
    assert first <= begin <= end <= last <= len(text)
