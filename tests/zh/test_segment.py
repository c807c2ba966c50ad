import logging
import random

import pytest

from tests.index.examples import RECORDS
from zh.segment import Segmenter

SENTENCES = [
    "春季读书会报名公告，额满为止。",
    "联系人：某某某 tel 010-5555 a.b@c.example",
    "resnet-50与c++ 3.14% 第2024年5月31日",
    "望潮大桥夜间封闭施工\n请绕行滨江路",
    "",
    " \t\n",
    "𠮷野家的㐂事",
]


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    cache = tmp_path_factory.mktemp("segmenter")
    return Segmenter("rjieba"), Segmenter("jieba", cache), cache


def test_both_segmenters_cut_alike(both):
    fast, plain, _ = both
    texts = SENTENCES + [record.body for record in RECORDS]
    characters = "".join(texts)
    chance = random.Random(7)
    texts += ["".join(chance.choices(characters, k=chance.randrange(1, 30))) for _ in range(300)]
    for text in texts:
        assert fast.cut(text) == plain.cut(text), text


def test_the_pieces_are_the_text(both):
    for text in SENTENCES:
        assert "".join(both[0].cut(text)) == text


def test_jieba_keeps_its_cache_where_it_is_told(both):
    both[1].cut("报名")
    assert list(both[2].iterdir())


def test_jieba_says_nothing(tmp_path, capfd):
    Segmenter("jieba", tmp_path / "cache").cut("报名")
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("jieba").level > logging.ERROR


def test_the_faster_one_is_taken_where_it_imports():
    assert Segmenter("").name == "rjieba"
