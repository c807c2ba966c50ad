"""Signs behind a day that bound it (cases/wordstart/bound.txt) and that begin a word (word.txt), in both scripts."""

from __future__ import annotations

from pathlib import Path

import pytest

from zh.script import to_hant
from zh.wordstart import begins_a_word

FOLDER = Path(__file__).parent / "cases" / "wordstart"


@pytest.mark.parametrize("name", ["bound", "word"])
def test_signs(name: str) -> None:
    for words in (FOLDER / f"{name}.txt").read_text("utf-8").split():
        assert begins_a_word(words, 0) is (name == "word"), words
        assert begins_a_word(to_hant(words), 0) is (name == "word"), words


def test_sign_behind_a_day() -> None:
    assert begins_a_word("6月3日前门大街封闭", 4)
    assert not begins_a_word("6月3日前，请交表", 4)
