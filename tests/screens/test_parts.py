"""Badges, values, cards and the time line: pure."""

import datetime
import re

import msgspec
import pytest

from records import Decided, Flag, Hit, Window, status_of, window_name
from screens import parts
from screens.timeline import Row, near, rows_of, timeline

TODAY = "2023-03-01"


def window(start, end, **more):
    return Window(
        label="報名時間", owner=None, span="2月1日至2月30日", offset=0, start=start, end=end, mod=None, **more
    )


@pytest.mark.parametrize(
    ("windows", "words", "css"),
    [
        ([window("2023-02-01", "2023-03-26")], "開放至 3/26", "gg-b-open"),
        ([window("2023-03-02", "2024-03-26")], "3/2 開始", "gg-b-upcoming"),
        ([window("2022-12-01", "2022-12-31")], "已截止 2022/12/31", "gg-b-closed"),
        ([window("2023-01-01", None)], "執行中", "gg-b-open"),
        (
            [window("2023-02-01", None, readings=(("2023-02-01", "2023-02-28"), ("2023-02-01", "2023-03-02")))],
            "狀態待定",
            "gg-b-doubt",
        ),
        # left as it is written: it ends, and nobody can say when
        (
            [window("2023-02-01", None, written_end="2月30日", decided=Decided("2023-02-01", None, "林", TODAY))],
            "狀態待定",
            "gg-b-doubt",
        ),
    ],
)
def test_status_in_a_badge(windows, words, css):
    badge = parts.status_badge("hant", status_of(tuple(windows), TODAY, None), TODAY)
    assert words in badge
    assert css in badge


def test_no_window_no_badge():
    assert parts.status_badge("en", status_of((), TODAY, None), TODAY) == ""


def test_a_window_in_doubt_shows_what_is_written():
    html = parts.value_of("hant", window("2023-02-01", None, written_end="2月30日"))
    assert html == '<mark class="gg-doubt" lang="zh">2月1日至2月30日</mark>'


def test_a_decided_window_shows_both_and_who():
    decided = Decided("2023-02-01", "2023-02-28", "<b>林</b>", "2023-03-01T10:20:30+08:00")
    html = parts.value_of("hans", window("2023-02-01", None, decided=decided))
    assert "2023-02-01 – 2023-02-28" in html
    assert '<del lang="zh">2月1日至2月30日</del>' in html
    assert "&lt;b&gt;林&lt;/b&gt;，2023-03-01 10:20" in html


def test_a_value_that_was_left_as_written_is_not_struck():
    decided = Decided("2023-02-01", "2023-02-20", "林", "2023-03-01T10:20:30+08:00")
    html = parts.value_of("hant", window("2023-02-01", "2023-02-20", decided=decided))
    assert "2023-02-01 – 2023-02-20" in html and "<del" not in html
    assert '<span lang="zh">2月1日至2月30日</span> 保留原文 · 林，2023-03-01 10:20' in html


def test_what_was_left_as_written_is_told_as_such():
    decided = Decided("2023-02-01", None, "林", "2023-03-01T10:20:30+08:00")
    html = parts.value_of("hant", window("2023-02-01", None, written_end="2月30日", decided=decided))
    assert html == (
        '<span lang="zh">2月1日至2月30日</span><span class="gg-under">保留原文 · 林，2023-03-01 10:20</span>'
    )


def test_a_card_marks_hits_and_doubts():
    hit = Hit(
        id="a1",
        file="f",
        title="試用公告",
        published="2023-02-17T20:02",
        score=1.0,
        snippet="試用到4月31日",
        marks=((0, 2),),
        status="open",
        doubts=1,
        script="hant",
        title_marks=((0, 2),),
        doubt_marks=((3, 5),),
        offset=4,
        publisher="<i>站</i>",
        copies=2,
    )
    html = parts.card("hant", hit, "試用", TODAY, TODAY)
    assert html.count('<mark class="gg-hit">試用</mark>') == 2
    assert '<mark class="gg-doubt">4月31日</mark>' in html
    assert "&lt;i&gt;站&lt;/i&gt;" in html
    assert "at=4" in html
    assert 'lang="zh-Hant"' in html
    assert "2 份副本" in html


def test_open_flags_are_those_that_wait():
    flags = [
        Flag("impossible_date", "x", 0, None, (), {"key": "x"}, (), state=state)
        for state in ("open", "decided", "to_confirm", None)
    ]
    assert [flag.state for flag in parts.open_flags(flags)] == ["open", "to_confirm", None]


def test_bars_lie_on_the_axis():
    windows = [
        window("2023-02-01", "2023-03-26"),
        window("2023-03-10", "2023-03-10"),
        window("2021-01-01", "2021-02-01"),
        window(None, "2023-04-01"),
        window("2023-02-01", None, readings=(("2023-02-01", "2023-02-28"), ("2023-02-01", "2023-03-02"))),
    ]
    rows = rows_of("en", windows, TODAY, None)
    html = timeline("en", rows, TODAY)
    assert "gg-bar gg-bar-open" in html
    assert "gg-ring" in html
    assert "gg-bar-off" in html
    assert "gg-bar-closed gg-bar-doubt" in html
    for left, width in re.findall(r"left:(-?[\d.]+)%;width:(-?[\d.]+)%", html):
        assert 0 <= float(left) <= 100
        assert 0 <= float(width) <= 100.01


@pytest.mark.parametrize("day", ["0001-01-01", "2023-03-01", "9999-01-01"])
def test_far_days_draw(day):
    rows = rows_of("hant", [window("0001-01-01", "9999-12-31"), window(day, day)], TODAY, None)
    for own in (False, True):
        assert timeline("hant", rows, TODAY, own).count("gg-tl-row") == 3


@pytest.mark.parametrize("lang", ["hant", "hans", "en"])
def test_no_month_is_cut_at_the_end_of_the_axis(lang):
    """「May」 began at 95 % of a track whose last 20 points it needs all."""
    for days in range(20, 210):
        end = (datetime.date.fromisoformat(TODAY) + datetime.timedelta(days=days)).isoformat()
        html = timeline(lang, rows_of(lang, [window(TODAY, end)], TODAY, None), TODAY)
        for left, words in re.findall(r'"gg-tick[^"]*" style="left:([\d.]+)%">([^<]+)<', html):
            assert "/" in words or float(left) + 2.5 * len(words) <= 100


def test_windows_of_long_ago_are_drawn_round_themselves():
    html = timeline("hant", rows_of("hant", [window("2021-02-01", "2021-03-26")], TODAY, None), TODAY, own=True)
    assert "gg-bar gg-bar-closed" in html
    assert "2021/2" in html
    assert "gg-now" not in html


def test_windows_without_days_have_no_row():
    assert rows_of("hant", [window(None, None, says="以群消息為準")], TODAY, None) == []
    assert timeline("hant", [], TODAY) == ""


@pytest.mark.parametrize(
    ("day", "words", "state"),
    [
        ("2023-02-16", "2/17 開始", "upcoming"),
        ("2023-02-17", "開放至 3/5", "open"),
        ("2023-03-05", "開放至 3/5", "open"),
        ("2023-03-06", "已截止 3/5", "closed"),
    ],
)
def test_a_deadline_alone_counts_from_the_day_its_page_came_out(day, words, state):
    """The badge and the time line say the same; as a day, and drawn as one."""
    windows, published = (window(None, "2023-03-05"),), "2023-02-17T20:02"
    status = status_of(windows, day, published)
    assert words in parts.status_badge("hant", status, day)
    (row,) = rows_of("hant", windows, day, published)
    assert (row.state, row.first, row.last) == (state, "2023-03-05", "2023-03-05")
    assert status.state == state


def test_a_deadline_that_had_passed_when_its_page_came_out_begins_nowhere():
    status = status_of((window(None, "2023-01-05"),), "2022-12-31", "2023-02-17")
    assert status.state == "open"


def test_a_lists_time_line_leaves_out_what_is_far_from_the_day():
    past, now, ahead = (
        window("2021-02-01", "2021-03-01"),
        window("2023-02-01", None),
        window("2024-03-01", "2024-04-01"),
    )
    rows = rows_of("hant", [past, now, ahead], TODAY, None)
    assert near(rows, TODAY) == [rows[1]]
    assert near(rows[:1] + rows[2:], TODAY) == rows[:1]  # what has none near keeps its title
    assert near([], TODAY) == []


def test_a_lists_time_line_has_a_bound_for_one_announcement():
    """Those in doubt are drawn, then the nearest that are not over; the last says how many more there are, and leads there."""
    days = [(datetime.date.fromisoformat(TODAY) + datetime.timedelta(days=n - 15)).isoformat() for n in range(40)]
    states = ["closed"] * 15 + ["open"] + ["upcoming"] * 24
    rows = [Row(f"{n}號", day, day, states[n], n == 39, "", address="./there") for n, day in enumerate(days)]
    shown = near(rows, TODAY)
    assert [row.label for row in shown] == ["15號", "16號", "17號", "18號", "19號", "39號"]
    assert [row.more for row in shown] == [0, 0, 0, 0, 0, 34]
    for lang, words in (("hant", "其餘 34 項"), ("hans", "其余 34 项"), ("en", "34 more")):
        assert f'href="./there">{words}</a>' in timeline(lang, shown, TODAY)
    assert [row.label for row in near(rows[:17], TODAY)] == ["11號", "12號", "13號", "14號", "15號", "16號"]
    assert near(rows[:6], TODAY) == rows[:6]


@pytest.mark.parametrize(
    ("label", "owner", "name"),
    [
        ("恢復", "展覽", "展覽 · 恢復"),
        ("報名時間", "夏令營", "報名時間"),
        ("報名", None, "報名"),
        (None, "展覽", None),
    ],
)
def test_a_short_label_is_shown_with_its_owner(label, owner, name):
    assert window_name(msgspec.structs.replace(window("2023-02-01", None), label=label, owner=owner)) == name
