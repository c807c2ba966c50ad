"""A long table is read once for each question, not once for each value: rows told apart by an amount, and rows without heads."""

from __future__ import annotations

import datetime
import time

from answer import resolve, understand
from tests.answer.made import record

ROWS = 1200


def test_a_long_table_keyed_by_amounts_is_read_once() -> None:
    rows = "\n".join(f"{place + 60}分\t{place % 70 + 21}元" for place in range(ROWS))
    page = record(f"积分\t抵扣\n{rows}", "书店积分抵扣表")
    start = time.process_time()
    told = resolve(understand("150分可以抵多少元？"), [page], datetime.date(2024, 9, 10))
    assert time.process_time() - start < 1.5
    assert told.answer == "41元"


def test_a_price_list_without_heads_is_read_once() -> None:
    page = record("甲\t1元/份\n" * 4000, "餐點價目表")
    start = time.process_time()
    resolve(understand("乙多少錢？"), [page], datetime.date(2024, 9, 10))
    assert time.process_time() - start < 3
