from pathlib import Path

import pytest

from zh import lookalikes as module
from zh.lookalikes import lookalikes
from zh.script import fold

ROWS = [
    line.split()
    for line in Path(module.__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("one, other", [("未", "末"), ("末", "未"), ("间", "问"), ("士", "土")])
def test_either_is_taken_for_the_other(one, other):
    assert other in lookalikes(one)


def test_of_a_character_that_looks_like_none():
    assert lookalikes("龘") == lookalikes("a") == ()


def test_the_file_holds_single_simplified_characters_and_each_pair_once():
    chars = [char for row in ROWS for char in row]
    assert all(len(char) == 1 and fold(char) == char for char in chars)
    pairs = [frozenset((row[0], char)) for row in ROWS for char in row[1:]]
    assert len(set(pairs)) == len(pairs) and all(len(pair) == 2 for pair in pairs)
