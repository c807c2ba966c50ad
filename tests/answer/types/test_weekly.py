"""Weekdays, hours, days of the month; ranges that close and days on which something goes on."""

from __future__ import annotations

import datetime

import pytest

from answer import resolve, understand
from answer.types.weekdays import days_in, told_days
from tests.answer.made import record


@pytest.mark.parametrize(
    ("text", "days"),
    [("周二至周四、周六", {1, 2, 3, 5}), ("逢星期一", {0}), ("周末", {5, 6}), ("每天", set(range(7)))],
)
def test_days_in(text: str, days: set[int]) -> None:
    assert days_in(text) == days


@pytest.mark.parametrize(
    ("text", "told"), [("每个工作日开放", True), ("工作日开放", True), ("三个工作日内", False), ("五工作日内", False)]
)
def test_days_of_work_are_no_length(text: str, told: bool) -> None:
    assert bool(told_days(text)) is told


def ask(body: str, question: str, day: datetime.date) -> str | None:
    page = record(body, "松影美術館開放公告")
    return resolve(understand(question), [page], day).answer


MONDAY, TUESDAY = datetime.date(2024, 6, 3), datetime.date(2024, 6, 4)
HOURS = "展廳週二至週日9:00至17:00開放，逢週一閉館。"


@pytest.mark.parametrize(
    ("body", "question", "day", "yes"),
    [
        (HOURS, "今天去松影美術館看展廳，開門嗎？", MONDAY, False),
        (HOURS, "松影美术馆的展厅，星期三下午三点开放吗？", MONDAY, True),
        (HOURS, "松影美术馆的展厅，星期三晚上八点开放吗？", MONDAY, False),
        ("6月1日至6月10日展廳閉館檢修。", "今天能進松影美術館的展廳嗎？", TUESDAY, False),
        ("6月1日後暫停借展，6月4日恢復借展。", "松影美術館今天可以借展嗎？", TUESDAY, True),
        ("6月1日後暫停借展，6月4日恢復借展。", "松影美術館今天可以借展嗎？", MONDAY, False),
        ("窗口每月1日至20日受理借展。", "今天松影美术馆的窗口受理借展吗？", datetime.date(2024, 6, 25), False),
    ],
)
def test_open(body: str, question: str, day: datetime.date, yes: bool) -> None:
    given = ask(body, question, day)
    assert given is not None
    assert given.startswith(("可以", "是")) == yes, given
