import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.written import chinese, counts, written
from zh.numerals import number


@given(st.integers(1, 10**12 - 1))
@example(600_100_000)  # 六亿零一十万
def test_a_number_in_chinese_is_read_back(value):
    assert number(chinese(value)) == value


@given(st.text(alphabet="0123456789.,-/年月日号一二十万元民国ab", max_size=20))
@example("1/1月")
@example("2024/1月")
def test_places_are_in_order_and_apart(text):
    found = written(text)
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))
    assert all(0 <= one.start < one.end <= len(text) for one in found)


@pytest.mark.parametrize(
    "text, form",
    [
        ("12,000", "1.2万"),
        ("1.2万元", "12000"),
        ("一千元", "1000"),
        ("3万", "30000"),
        ("wi-fi", "wifi"),
        ("113年", "2024年"),
        ("2024年", "二〇二四年"),
        ("第二届", "第2"),
        ("第12期", "第十二"),
        ("500元", "五百元"),
        ("五百元", "500"),
        ("200元", "两百元"),
        ("2次", "两次"),
        ("2楼", "二楼"),
        ("三号线", "3号线"),
        ("3年级", "三年级"),
        ("2500", "两千五百"),
        ("3万5千元", "35000"),
        ("一万", "1万"),
        ("补贴一万五千", "15000"),
        ("八千", "8000"),
        ("8千", "8000"),
        ("8000", "8千"),
        ("两千", "2千"),
        ("35000", "3万5千"),
        ("民国112年", "一一二年"),
        ("112年", "民国一百一十二年"),
        ("民国一百一十二年", "2023年"),
        ("2005年", "二零零五年"),
    ],
)
def test_other_forms(text, form):
    (place,) = written(text)
    assert form in place.forms


@pytest.mark.parametrize(
    "text",
    [
        "万一",
        "一千零一夜",
        "2023年2月30日",
        "e802",
        "v2.13.0",
        "1.5",
        "12%",
        "a1000",
        "三個月",
        "14月",
        "每月",
        "十分",
        "5号",
        "3日",
        "第三楼",
        "a3楼",
    ],
)
def test_what_is_written_one_way(text):
    assert not any(place.forms and "-" not in place.text for place in written(text))


@pytest.mark.parametrize(
    "text, keys",
    [
        ("二层与2 层", ["count:2层"]),
        ("位于12层,二十五人", ["count:12层", "count:25人"]),
        ("三号线和3年级", ["count:3号", "count:3年"]),
        ("第三场,b2层,1,200个,3.5天,1-4楼", []),
    ],
)
def test_what_a_text_counts(text, keys):
    assert list(dict.fromkeys(counts(text))) == keys


@pytest.mark.parametrize("again", ["一百", "二", "3万5千", "一一二年", "三号线"])
def test_long_rows_of_numerals_take_no_time(again):
    began = time.process_time()
    written(again * 1000)
    assert not any(map(len, counts("一" * 100_000)))
    assert time.process_time() - began < 1.0


def test_months_and_years_tell_when_a_record_came_out():
    assert [place.came for place in written("2023年2月的公告和2022年")] == ["month:2023-02", "year:2022"]
    assert [(place.came, place.told) for place in written("113/3/5 3月5号 四月報名")] == [
        ("day:2024-03-05", "2024-03-05"),
        (None, "03-05"),
        (None, "04"),
    ]
