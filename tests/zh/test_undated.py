"""The day that a text is read from which names its year, but not when it came out."""

from __future__ import annotations

import datetime as dt

import pytest

from zh.dates import find, first_day
from zh.script import to_hans, to_hant


@pytest.mark.parametrize(
    ("title", "text", "first"),
    [
        ("椰林圖書館2027春節開放", "2/5(五)休館，2/8(一)恢復。", "2027-02-05"),
        ("椰林圖書館春節開放", "2027年2月5日休館，2/8(一)恢復。", "2027-02-08"),
        ("116年寒假營隊", "報名12/14(一)至12/25(五)，上課1/25(一)起。", "2026-12-14"),
        ("116年寒假營隊", "報名12/14至12/25，上課1/25起。", None),  # of which year is December?
        ("价目（2027.1起）", "春节2月3日歇业。", "2027-02-03"),
        ("2026 夏季班簡章", "報到7/1(三)，結訓8/31(二)，公布6/8(一)。", "2026-07-01"),  # one weekday is wrong
        ("2026 夏季班簡章", "報到7/1(五)。", None),
        ("夏季班簡章", "報到7/1(三)。", None),
        ("2026与2027两年对照", "7/1起换新。", None),
        ("113學年度招生簡章", "4/8報名。", None),
        ("滿2027元折扣", "7/1起。", None),
        ("2027年夏季班", "2月30日報到，3月2日上課。", "2027-03-02"),
    ],
)
@pytest.mark.parametrize("turn", [to_hans, to_hant])
def test_is_in_the_year_that_is_named(title: str, text: str, first: str | None, turn: object) -> None:
    assert callable(turn)
    found = first_day(turn(title), turn(text))
    assert found == (dt.date.fromisoformat(first) if first else None)


def test_its_days_have_their_years() -> None:
    text = "報名12/14(一)至12/25(五)，上課1/25(一)起。"
    found = find(text, first_day("116年寒假營隊", text))
    years = [point.year for one in found for point in (one.first, one.last) if point is not None]
    assert years == [2026, 2026, 2027]
