import logging
import random

import pytest

from tests.index.examples import RECORDS
from zh import dictionary
from zh.segment import FEW, Segmenter

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
    fast, plain = Segmenter("rjieba"), Segmenter("jieba", cache)
    fast.load()
    plain.load()
    return fast, plain, cache


def test_both_segmenters_cut_alike(both):
    fast, plain, _ = both
    texts = SENTENCES + [record.body for record in RECORDS]
    characters = "".join(texts)
    chance = random.Random(7)
    texts += ["".join(chance.choices(characters, k=chance.randrange(1, 30))) for _ in range(300)]
    for text in texts:
        assert fast.cut(text) == plain.cut(text), text


def test_the_file_of_the_dictionary_cuts_a_few_words_alike(both):
    file = dictionary.load()
    texts = [record.body[at : at + 12] for record in RECORDS for at in range(0, len(record.body), 7)]
    chance = random.Random(7)
    characters = "".join(texts)
    texts += ["".join(chance.choices(characters, k=chance.randrange(1, 20))) for _ in range(2000)]
    # two words that stand at another place in the file than their order says, and their neighbours
    texts += [
        "吉林",
        "吉林市吉林大学",
        "高富帅",
        "高姓大名，高妹",
        "",
        " \n ",
        "wi-fi6密码",
        "c++与3.14%",
        "tongzhi",
        "2023年2月3日b超",
        "江南style",
    ]
    cut = {text: words for text in texts if (words := file.cut(text)) is not None}
    assert len(cut) > 250 and len(file.cut("wi-fi6")) == 3
    assert cut == {text: both[0].cut(text) for text in cut}


def test_what_the_file_does_not_cut_and_long_texts_are_cut_all_the_same(both):
    some = Segmenter("rjieba")
    for text in [*SENTENCES, "报名" * FEW, "春季报名"]:
        assert some.cut(text) == both[0].cut(text)


def test_the_pieces_are_the_text(both):
    for text in SENTENCES:
        assert "".join(both[0].cut(text)) == text


def test_jieba_keeps_its_cache_where_it_is_told(both):
    assert list(both[2].iterdir())


def test_jieba_says_nothing(tmp_path, capfd):
    Segmenter("jieba", tmp_path / "cache").load()
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("jieba").level > logging.ERROR


def test_the_faster_one_is_taken_where_it_imports():
    assert Segmenter("").name == "rjieba"


def test_the_file_of_the_dictionary_tells_sorts_of_words():
    file = dictionary.load()
    assert [file.kind(word) for word in ("押金", "恢复", "不再", "停收")] == ["n", "v", "d", ""]
