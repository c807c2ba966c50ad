import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.rest import as_typed, loosened, typed, without


@pytest.mark.parametrize(
    "query, words, rest",
    [
        ("鯨魚 停水", ["鯨魚"], "停水"),
        ("鲸鱼 停水", ["鯨魚"], "停水"),
        ('"鯨魚停水"', ["鯨魚停水"], ""),
        ("「鯨魚 停水」 公告", ["鯨魚 停水"], "公告"),
        ("title:鯨魚", ["鯨魚"], ""),
        ("title:鯨魚 OR title:海豚", ["鯨魚", "海豚"], ""),
        ("鯨魚 OR 停水 OR 海豚", ["鯨魚", "海豚"], "停水"),
        ("鯨魚 -停電", ["鯨魚"], "-停電"),
        ("８８８８元", ["８８８８"], ""),
        ("鯨魚停水公告", ["鯨魚"], "停水公告"),
        ("publisher:海獅社 停水", ["publisher:海獅社"], "停水"),
        ("停水 published:2024", ["停水"], "published:2024"),
        ("ＯＣＥＡＮ 公司", ["ocean"], "公司"),
        ("停水", ["鯨魚"], "停水"),
        ("藍鯨魚 停水", ["魚"], "停水"),
    ],
)
def test_without(query, words, rest):
    assert without(query, words) == rest


@pytest.mark.parametrize(
    "query, words, rest",
    [
        ('"鯨魚 停水"', ["鯨魚 停水"], "鯨魚 停水"),
        ("title:鯨魚 停水", ["鯨魚"], "鯨魚 停水"),
        ("鯨魚 停水", ["鯨魚"], ""),
        ('title:鯨魚 "停水"', ["海豚"], ""),
    ],
)
def test_loosened(query, words, rest):
    assert loosened(query, words) == rest


def test_as_typed():
    assert as_typed('"鯨魚 停水"', "鲸鱼停水") == "鯨魚 停水"
    assert as_typed("ＡＢＣ", "abc") == "ＡＢＣ"
    assert as_typed("停水", "鲸鱼") == "鲸鱼"


def test_pieces():
    pieces = list(typed("停水 OR publisher:甲 -停電 published:2024"))
    assert [(piece.text, piece.item is not None, piece.narrow is not None) for piece in pieces] == [
        ("停水", True, False),
        ("OR", False, False),
        ("publisher:甲", False, True),
        ("-停電", False, False),
        ("published:2024", False, True),
    ]


@given(
    st.text(alphabet='"「」-：:|OR 鯨魚a1.', max_size=30),
    st.lists(st.sampled_from(["鯨魚", "a", "1", "鯨"]), max_size=3),
)
def test_nothing_fails(query, words):
    without(query, words)
    loosened(query, words)
