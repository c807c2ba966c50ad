"""Words of questions: what is a name, what stands for what, and the same words from either segmenter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from answer import words
from answer.text import narrow, number


def texts(question: str) -> list[str]:
    return [term.text for term in words.terms(narrow(question))]


def test_names_issues_and_quotations_are_whole() -> None:
    found = {term.text: term.name for term in words.terms(narrow("第6屆「海風」影展的2號廳座位"))}
    assert found["第6届"]
    assert found["海风"]
    assert "影展" in found


def test_characters_in_no_dictionary_are_a_name() -> None:
    name = next(term for term in words.terms(narrow("槐蔭書店的會員卡")) if term.name)
    assert name.text.startswith("槐荫")


def test_words_without_meaning_are_left_out() -> None:
    assert texts("请问我想知道一下会员卡的价格是多少呢") == ["知道", "会员卡", "价格"]


def test_the_table_gives_what_may_stand_for_a_word() -> None:
    said = next(term for term in words.terms("押金") if term.text == "押金")
    assert "保证金" in said.alternatives


def test_the_table_is_sound() -> None:
    table = words.wording()
    assert not table.stop & table.light
    for word, others in table.same.items():
        assert narrow(word) == word
        assert word not in others


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三百五十", 350),
        ("1.2万", 12000),
        ("两", 2),
        ("一年半"[:1] + "半", 1.5),
        ("3,000", 3000),
        ("二〇二四", 2024),
        ("x", None),
        ("", None),
    ],
)
def test_number(text: str, value: float | None) -> None:
    assert number(text) == value


def test_narrow_keeps_the_length() -> None:
    text = "２０２３年４月—６月，臺灣﹪İ𠮷ＡＢＣ　〜"
    assert len(narrow(text)) == len(text)


CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases" / "words.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=[case["question"] for case in CASES])
def test_where_words_end(case: dict[str, str]) -> None:
    found = texts(case["question"])
    assert {narrow(one) for one in case["has"]} <= set(found), found
    assert not {narrow(one) for one in case["hasnt"]} & set(found), found
