"""Numbers as Chinese text writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zh.formal import FORMAL
from zh.numerals import number

CASES = {
    "24": 24,
    "007": 7,
    "零": 0,
    "两": 2,
    "十": 10,
    "十四": 14,
    "二十": 20,
    "廿四": 24,
    "卅一": 31,
    "二〇二四": 2024,
    "一九九八": 1998,
    "一百": 100,
    "一百零三": 103,
    "一百五": 150,
    "二百五十": 250,
    "三万八": 38_000,
    "两亿三": 230_000_000,
    "一万零七": 10_007,
    "六万零十五": 60_015,
    "两千零十": 2010,
    "一百一十三": 113,
    "三千五百": 3500,
    "三万": 30_000,
    "十二万": 120_000,
    "一亿二千万": 120_000_000,
    "一百廿五": 125,
    "五卅": None,
    "": None,
    "甲": None,
    "三甲": None,
    "1a": None,
    "一" * 400: None,  # too large for a float, with which amounts are compared
}


@pytest.mark.parametrize(("written", "value"), CASES.items())
def test_cases(written: str, value: int | None) -> None:
    assert number(written) == value


def _spoken(value: int) -> str:
    """1203 → 一千二百零三."""
    digits, units = "零一二三四五六七八九", ("千", "百", "十", "")
    parts, gap = [], False
    for place, digit in enumerate(f"{value:04}"):
        if digit == "0":
            gap = bool(parts)
            continue
        parts.append(("零" if gap else "") + digits[int(digit)] + units[place])
        gap = False
    return "".join(parts)


@given(st.integers(1, 9999))
def test_a_spoken_number_is_read_again(value: int) -> None:
    assert number(_spoken(value)) == value
    assert number(str(value)) == value


@given(st.integers(1000, 9999))
def test_a_year_is_read_digit_by_digit(value: int) -> None:
    assert number("".join("〇一二三四五六七八九"[int(digit)] for digit in str(value))) == value


@given(st.integers(1, 9999))
def test_a_number_as_on_a_cheque_is_read_as_the_plain_one(value: int) -> None:
    for three in "叁参":
        cheque = str.maketrans("一二三四五六七八九十百千", f"壹贰{three}肆伍陆柒捌玖拾佰仟")
        assert number(_spoken(value).translate(cheque).translate(FORMAL)) == value
