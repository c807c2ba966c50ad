"""The files that Search offers hold what it found."""

from __future__ import annotations

import csv
import io
import json

import pytest

from records import Filters
from screens import export
from tests.screens import made
from tests.screens.conftest import Front, html

DAY = {"day": made.DAY}


def offered(app) -> dict[str, str]:
    return {one.proto.id.rsplit("gg-export-", 1)[-1]: one.proto.label for one in app.get("download_button")}


def given(app, form: str, query: str = "", **filters) -> str:
    view = app.session_state["gg-view"]
    return export.content(view.desk, form, query, Filters(**filters), made.DAY, view.now).decode("utf-8-sig")


@pytest.mark.parametrize(
    ("lang", "words"), [("hant", "行事曆（.ics）"), ("hans", "日历（.ics）"), ("en", "Calendar (.ics)")]
)
def test_three_files_are_offered(front: Front, lang, words):
    app = front.open(lang=lang, **DAY)
    assert offered(app) == {"csv": "CSV", "jsonl": "JSON Lines", "ics": words}


def test_nothing_found_offers_nothing(front: Front):
    assert not offered(front.open(q="潛水艇", **DAY))


def test_a_file_holds_what_the_search_finds(front: Front):
    app = front.open(**DAY)
    assert len(given(app, "jsonl").splitlines()) == 5
    (line,) = given(app, "jsonl", "試擺").splitlines()
    assert json.loads(line)["id"] == front.id("夜間")
    titles = {json.loads(one)["title"] for one in given(app, "jsonl", publisher=("南街圖書館",)).splitlines()}
    assert titles == {made.library_hours().title}
    for status in ("open", "upcoming", "closed"):
        page = html(front.open(status=status, **DAY))
        assert len(given(app, "jsonl", status=status).splitlines()) == page.count('<article class="gg-card">')


def test_a_file_holds_what_was_shown(front: Front):
    app = front.open(q="yejian", **DAY)
    assert [json.loads(one)["id"] for one in given(app, "jsonl", "yejian").splitlines()] == [front.id("夜間")]
    view = front.open(q="yejian", typed="1", **DAY).session_state["gg-view"]
    assert export.content(view.desk, "jsonl", "yejian", Filters(), made.DAY, view.now, correct=False) == b""


def test_a_spreadsheet_reads_the_table(front: Front):
    app = front.open(**DAY)
    view = app.session_state["gg-view"]
    raw = export.content(view.desk, "csv", "木工", Filters(), made.DAY, view.now)
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert {row["id"] for row in rows} == {front.id("木工")}


def test_a_calendar_marks_what_is_in_doubt(front: Front):
    events = given(front.open(**DAY), "ics", "試擺")
    assert events.startswith("BEGIN:VCALENDAR\r\n")
    assert "20240631" not in events and "STATUS:TENTATIVE" in events
