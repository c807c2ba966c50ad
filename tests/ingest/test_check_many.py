"""What a text of many amounts of one unit costs: statements of lists are compared with nothing."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable

import pytest

from ingest import pipeline

pytestmark = pytest.mark.engine_free

CHARS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
CHECK = importlib.import_module("ingest.check.conflicting_amounts")


def compared(monkeypatch: pytest.MonkeyPatch, text: str) -> tuple[int, list[str]]:
    """How many pairs of statements are compared, and what is flagged."""
    pairs = 0
    contradict: Callable[..., bool] = CHECK._contradict

    def counted(*given: object) -> bool:
        nonlocal pairs
        pairs += 1
        return contradict(*given)

    monkeypatch.setattr(CHECK, "_contradict", counted)
    flags = pipeline.check_text(text, "2026-05-01")
    return pairs, [flag.span for flag in flags]


@pytest.mark.parametrize("row", ["%s号摊位租金%d元，管理费%d元。", "规格%s每件%d元，押金%d元。\n"])
def test_a_list_of_amounts_is_compared_with_nothing(monkeypatch: pytest.MonkeyPatch, row: str) -> None:
    rows = [row % (CHARS[at % 22] + CHARS[at // 22], 100 + at * 7 % 613, 20 + at * 3 % 171) for at in range(250)]
    pairs, flagged = compared(monkeypatch, "".join(rows))
    assert pairs < 500
    assert not flagged


def test_one_told_again_amid_a_list_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [f"{CHARS[at % 22]}号摊位租金{300 + 7 * at}元。" for at in range(90)]
    text = "".join(["布展押金500元。", *rows, "提醒：布展押金为800元。"])
    pairs, flagged = compared(monkeypatch, text)
    assert pairs < 500
    assert flagged == ["800元"]


@pytest.mark.parametrize(("module", "asked"), [("opened", "_are_pair"), ("no_such_day", "_day")])
def test_each_of_many_days_that_do_not_exist_is_held_against_few_others(
    monkeypatch: pytest.MonkeyPatch, module: str, asked: str
) -> None:
    calls = 0
    part = importlib.import_module(f"ingest.check.{module}")
    function: Callable[..., object] = getattr(part, asked)

    def counted(*given: object) -> object:
        nonlocal calls
        calls += 1
        return function(*given)

    monkeypatch.setattr(part, asked, counted)
    flags = pipeline.check_text("库房盘点：2月30日结束。" * 150, "2026-05-01")
    assert len(flags) == 150
    assert 0 < calls < 1500


class Counted:
    """A pattern that counts how often it is looked for."""

    def __init__(self, rule: re.Pattern[str]) -> None:
        self.search_of = rule.search
        self.times = 0

    def search(self, text: str, *bounds: int) -> re.Match[str] | None:
        self.times += 1
        return self.search_of(text, *bounds)


@pytest.mark.parametrize(
    ("module", "rule", "piece", "most"),
    [
        ("ingest.record.windows", "_LIFE", "任期2026年{month}月{day}日至2027年{month}月{day}日，", 10),
        ("ingest.check.borne_out", "_FOR_SOME", "{month}月{day}日（周三）闭馆，", 600),
    ],
)
def test_the_words_round_each_of_many_dates_are_looked_through_few_times(
    monkeypatch: pytest.MonkeyPatch, module: str, rule: str, piece: str, most: int
) -> None:
    part = importlib.import_module(module)
    counted = Counted(getattr(part, rule))
    monkeypatch.setattr(part, rule, counted)
    pipeline.check_text("".join(piece.format(month=at % 12 + 1, day=at % 28 + 1) for at in range(200)), "2026-05-01")
    assert counted.times < most
