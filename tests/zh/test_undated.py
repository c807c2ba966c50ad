"""The day that a text is read from which names its year, but not when it came out."""

from __future__ import annotations

import datetime as dt

import pytest

from zh.dates import find, find_undated, first_day
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
        ("iPhone 2025 試用會", "3/1預約。", None),  # a number may be no year
        ("2025號公車改道", "3/1起。", None),
        ("2030願景說明會", "7/1開始。", None),
        ("2026 市集擺攤", "7/1(三)抽籤。", "2026-07-01"),
        ("2026 市集擺攤", "7/1抽籤。", None),
        ("2024-2025年度總結", "3/1(六)開會。", None),
        ("2025-26賽季", "1/5(一)開打。", None),
        ("2025屆畢業生須知", "6/10離校。", None),
        ("2021年入學新生返校", "7/1集合。", None),
        ("創校120年校慶", "7/1彩排。", None),
        ("2025年度考核", "1月10日前交表。", None),  # of 2026
        ("2025年度考核", "1月10日（六）前交表。", "2026-01-10"),
        ("公休通知", "自2015年開店以來首次，7/1公休。", None),
        ("公休通知", "本店2015年成立。7/1公休。", None),
        ("價目表", "依2019年法規。7/1起。", None),
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


@pytest.mark.parametrize("turn", [to_hans, to_hant])
def test_what_hangs_on_the_day_of_publication_has_none(turn: object) -> None:
    assert callable(turn)
    text = turn("今日起報名，上週五已說明，即日起至7/31受理；7/1(三)開課，下個月停車場整修，去年未辦。")
    found = find_undated(turn("2026年夏令營"), text)
    assert [one.text for one in found if one.start] == [turn("7/1(三)")]
    assert {"今日起", "上週五"} <= {to_hant(one.text) for one in found}
