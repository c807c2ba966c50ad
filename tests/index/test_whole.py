import pytest

from index.whole import MARKED, looked_at, whole_first
from tests.index.examples import record
from zh.segment import Segmenter

TEXTS = {
    "across": "人民生活狀況調查",
    "word": "民生物資發放公告",
    "both": "人民生活與民生議題",
    "none": "生計調查",
}
RECORDS = tuple(record(id, title, "請參閱附件。") for id, title in TEXTS.items())


@pytest.mark.parametrize("segmenter", ["rjieba", "jieba"])
@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("民生", ["word", "both", "across", "none"]),
        ("「民生」", ["word", "both", "across", "none"]),
        ("title:民生", ["word", "both", "across", "none"]),
        ("民生 published:2024", ["word", "both", "across", "none"]),
        ("民 生", list(TEXTS)),
        ("民生 調查", list(TEXTS)),
        ("民生 OR 物資", list(TEXTS)),
        ("人民", list(TEXTS)),
        ("民生活", list(TEXTS)),
        ("生", list(TEXTS)),
        ("", list(TEXTS)),
    ],
)
def test_those_that_have_the_word_as_a_word_come_first(query, order, segmenter, tmp_path):
    ordered = whole_first(query, RECORDS, Segmenter(segmenter, tmp_path))
    assert [one.id for one in ordered] == order


def test_only_the_first_are_looked_at():
    many = (*RECORDS * 5, *RECORDS)
    assert [one.id for one in whole_first("民生", many, Segmenter())][20:] == list(TEXTS)


def test_one_that_only_has_what_means_the_same_never_rises():
    texts = {"exact": "上網路徑設定", "same": "網絡維護", "word": "本校的網路停用"}
    some = tuple(record(id, title) for id, title in texts.items())
    assert [one.id for one in whole_first("網路", some, Segmenter())] == ["word", "same", "exact"]


@pytest.mark.parametrize("query", ['"停水。即日"', "「停水。即日」 儲水", '"停水。即日" OR "停水。"'])
def test_what_is_quoted_with_its_marks_comes_first(query):
    texts = ("停水，即日起儲水。", "停水。即日起儲水。", "停水（即日）儲水", "停水。\u3000即日起", "停水")
    some = tuple(record(str(at), "通告", text) for at, text in enumerate(texts))
    ordered = [one.id for one in whole_first(query, some, Segmenter())]
    assert ordered == (list("01234") if "OR" in query else list("13024"))
    assert looked_at(query) == (0 if "OR" in query else MARKED)


def test_what_is_quoted_without_marks_is_told_by_the_index():
    assert [looked_at(query) for query in ('"停水"', '"3.5%"', '"wi-fi"', "停水。即日", "")] == [0] * 5
