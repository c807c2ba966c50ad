"""Announcements for other programs: all that is certain, and what is in doubt only as it is written."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive import Archive, calendar, jsonl, table
from cli import gonggao
from records import Announcement, Decided, Filters, Record, Settings, Window, in_doubt

NOW = "2026-03-02T09:00:00+08:00"
DAY = "2026-03-02"


def window(start: str | None, end: str | None, mod=None, **more) -> Window:
    values = {"label": "報名時間", "owner": None, "span": "3月5日起", "offset": 0, **more}
    return Window(start=start, end=end, mod=mod, **values)


def record(*windows: Window, title: str = "泳池開放通告", **more) -> Record:
    base = Announcement(title=title, offset=0, body="正文", windows=windows)
    values = {name: getattr(base, name) for name in Announcement.__struct_fields__}
    about = {"id": "a1", "version": 1, "source": "x.html", "file": "x.html", "published": DAY, "publisher": "中心"}
    return Record(**(values | about | more))


def lines(*windows: Window, tz: str = "Asia/Shanghai", **more) -> list[str]:
    text = "".join(calendar([record(*windows, **more)], NOW, tz))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize(
    ("given", "times"),
    [
        (window("2026-03-05", "2026-03-31"), ["DTSTART;VALUE=DATE:20260305", "DTEND;VALUE=DATE:20260401"]),
        (window(None, "2026-03-31", "until"), ["DTSTART;VALUE=DATE:20260331", "DTEND;VALUE=DATE:20260401"]),
        (window("2026-03-05", None, "since"), ["DTSTART;VALUE=DATE:20260305", "DTEND;VALUE=DATE:20260306"]),
        (
            window("2026-03-05T10:00:00", "2026-03-31T18:00:00"),
            ["DTSTART;TZID=Asia/Shanghai:20260305T100000", "DTEND;TZID=Asia/Shanghai:20260331T180000"],
        ),
        (
            window("2026-03-05", "2026-04-01T00:00:00"),
            ["DTSTART;TZID=Asia/Shanghai:20260305T000000", "DTEND;TZID=Asia/Shanghai:20260401T000000"],
        ),
        (window(None, "2026-04-01T00:00:00", "until"), ["DTSTART;VALUE=DATE:20260331", "DTEND;VALUE=DATE:20260401"]),
        (window("2026-03-05T10:00:00", "2026-03-05T10:00:00"), ["DTSTART;TZID=Asia/Shanghai:20260305T100000"]),
        (window("T19:00:00", "T21:00:00"), []),
        (window(None, None, says="另行通知"), []),
        (
            window("2026-02-20", None, written_end="2月30日", readings=(("2026-02-20", "2026-02-28"),) * 2),
            ["DTSTART;VALUE=DATE:20260220", "DTEND;VALUE=DATE:20260221"],
        ),
        (window(None, None, written_end="2月30日"), []),
        (
            window(
                "2026-02-20",
                None,
                written_end="2月30日",
                decided=Decided(start="2026-02-20", end="2026-02-28", by="林", at=NOW),
            ),
            ["DTSTART;VALUE=DATE:20260220", "DTEND;VALUE=DATE:20260301"],
        ),
    ],
)
def test_an_event_a_window(given: Window, times: list[str]) -> None:
    assert [line for line in lines(given) if line.startswith(("DTSTART;", "DTEND;"))] == times


def test_an_event_in_doubt_says_so() -> None:
    found = lines(window("2026-02-20", None, written_end="2月30日", span="2月20日至2月30日"))
    assert "STATUS:TENTATIVE" in found and "SUMMARY:⚠ 存疑 · 泳池開放通告 · 報名時間" in found
    assert "DESCRIPTION:2月20日至2月30日" in found
    assert not any("存疑" in line or "TENTATIVE" in line for line in lines(window("2026-02-20", "2026-02-28")))


def test_a_zone_with_summer_time_is_told_in_utc() -> None:
    found = lines(window("2026-07-05T10:00:00", "2026-07-05T18:00:00"), tz="Europe/Berlin")
    assert "DTSTART:20260705T080000Z" in found and "BEGIN:VTIMEZONE" not in found


def test_page_text_stays_text() -> None:
    found = lines(window("2026-03-05", None), title="甲,乙;丙\\丁\nEND:VEVENT\r\nBEGIN:VALARM" + "長" * 60)
    assert found.count("END:VEVENT") == 1 and "BEGIN:VALARM" not in found
    assert any(line.startswith("SUMMARY:甲\\,乙\\;丙\\\\丁\\nEND:VEVENT\\nBEGIN:VALARM") for line in found)


def test_a_wide_space_stays_a_space() -> None:
    assert "SUMMARY:泳池 通告 · 報名時間" in lines(window("2026-03-05", None), title="泳池\u3000通告")


def test_a_bound_is_told_as_one() -> None:
    for mod, bound in (("since", "起"), ("after", "起"), ("until", "止"), ("before", "止")):
        assert f"SUMMARY:泳池開放通告 · 報名時間 · {bound}" in lines(window("2026-03-05", "2026-03-05", mod))


def test_an_event_keeps_its_name_where_another_window_comes_in_front() -> None:
    def names(*windows: Window) -> list[str]:
        return [line for line in lines(*windows) if line.startswith("UID:")]

    first, moved = window("2026-03-05", "2026-03-31"), window("2026-03-06", "2026-04-02")
    other, again = window("2026-02-01", None, label="公示期"), window("2026-05-05", "2026-05-31")
    assert names(other, moved)[1:] == names(first)
    assert len(set(names(first, other, again))) == 3


def test_an_event_leads_to_its_page() -> None:
    given = window("2026-03-05", "2026-03-31")
    assert "URL:https://a.example/1.html?a=1;b,c" in lines(given, address="https://a.example/1.html?a=1;b,c")
    for address in (None, "javascript:alert(1)", "https://a.example/\r\nX:1"):
        assert not any(line.startswith(("URL:", "X:")) for line in lines(given, address=address))


def test_a_picture_of_several_stays_one() -> None:
    assert any("👩\u200d👧" in line for line in lines(window("2026-03-05", "2026-03-31"), title="👩\u200d👧 親子日"))


def test_a_row_a_window() -> None:
    doubtful = window("2026-02-20", None, span="2月20日至2月30日", written_end="2月30日")
    assert in_doubt(doubtful)
    text = "".join(table([record(window("2026-03-05", "2026-03-31"), doubtful), record(title="=1+1", id="a2")], DAY))
    rows = list(csv.DictReader(text.splitlines()))
    assert [(row["id"], row["start"], row["end"], row["in_doubt"]) for row in rows] == [
        ("a1", "2026-03-05", "2026-03-31", ""),
        ("a1", "", "", "1"),
        ("a2", "", "", ""),
    ]
    assert rows[1]["written"] == "2月20日至2月30日" and rows[2]["title"] == "'=1+1"
    assert [json.loads(line)["id"] for line in jsonl([record(), record(id="a2")])] == ["a1", "a2"]


@pytest.mark.parametrize(
    "sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹣", "﹢", "﹫", "\u3000＝", " =", "\n", "\r", "\t"]
)
def test_no_cell_of_a_table_is_computed(sign: str) -> None:
    title = f"{sign}1+1"
    text = "".join(table([record(window("2026-03-05", None, owner=title), title=title)], DAY))
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["title"] == row["owner"] == f"'{title}"


@pytest.mark.parametrize("title", ["泳池＝1+1", "·通告", "【＠】通告", "\u3000通告", "—— 通告"])
def test_other_cells_stay(title: str) -> None:
    text = "".join(table([record(title=title)], DAY))
    assert next(csv.DictReader(io.StringIO(text, newline="")))["title"] == title


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    text = (
        "關於{name}開放的公告\n開放時間：2026年3月5日至3月31日。\n{name}每日上午九時開放，請各位依序入場並遵守規定。\n"
    )
    with Archive(Settings.read(os.environ, data=str(tmp_path / "data"))) as opened:
        list(opened.add([opened.paste(text.format(name=name)) for name in ("泳池", "圖書館", "體育館")]))
        yield opened


def test_what_is_chosen(archive: Archive) -> None:
    everything = [one.id for one in archive.chosen((), Filters(), DAY)]
    assert len(everything) == 3
    assert [one.id for one in archive.chosen(everything[:2], Filters(), DAY)] == everything[:2]
    (pool,) = archive.chosen(["泳池"], Filters(), DAY)
    assert "泳池" in pool.title
    assert list(archive.chosen((), Filters(status="closed"), DAY)) == []


def test_an_id_that_is_none_is_told_and_the_others_are_written(archive: Archive) -> None:
    known, removed, *_ = [one.id for one in archive.chosen((), Filters(), DAY)]
    archive.remove(removed)
    for form, line in (("jsonl", known), ("csv", known), ("ics", "END:VCALENDAR")):
        words = ("export", "--format", form, removed, known, "a234567abcd", known)
        done = CliRunner().invoke(gonggao, ["--data", archive.settings.data, "--lang", "en", *words])
        assert done.exit_code == 1
        assert line in done.stdout
        assert done.stderr.splitlines() == [f"No such announcement: {id}" for id in (removed, "a234567abcd")]
    done = CliRunner().invoke(gonggao, ["--data", archive.settings.data, "--lang", "en", "export", "a234567abcd"])
    assert (done.exit_code, done.stdout) == (1, "")
    assert "No such announcement: a234567abcd" in done.stderr


def test_the_command(archive: Archive) -> None:
    def run(*words: str) -> str:
        done = CliRunner().invoke(gonggao, ["--data", archive.settings.data, "export", *words])
        assert done.exit_code == 0, done.output
        return done.stdout

    assert len([json.loads(line) for line in run().splitlines()]) == 3
    assert run("泳池", "--format", "csv").startswith("\ufeffid,")  # else Excel in Chinese Windows reads GBK
    assert "泳池" in run("泳池", "--format", "csv") and "體育館" not in run("泳池", "--format", "csv")
    assert run("--format", "ics").count("BEGIN:VEVENT") >= 3
