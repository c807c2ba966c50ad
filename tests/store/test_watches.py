"""Sources as they are watched: what is due, what failed and why, what a person set."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from records import Trouble
from store import Fetched, Store, tables
from store.migrations import first_schema, links_of_copies

NOW = "2026-11-25T10:00:00+08:00"
LATER = "2026-11-25T11:00:00+08:00"
TOMORROW = "2026-11-26T10:00:00+08:00"
ADDRESS = "https://a.example/1"
BUSY = {"key": "busy", "host": "a.example", "seconds": 60}


def fetched(source: str = ADDRESS, **values: Any) -> Fetched:
    first: dict[str, Any] = {"file": source, "kind": "page", "at": NOW, "every": 86400}
    return Fetched(source, **(first | values))


def add(make, source: str = ADDRESS, **values: Any):
    page, reading = make.page(source), make.reading()
    return make.store.add(
        page, reading, batch=make.batch, now=NOW, settle=make.settle, fetched=fetched(source, **values)
    )


def test_a_fetched_page_is_due_after_its_interval(make):
    add(make, etag='"1"', modified="Wed, 25 Nov 2026 02:00:00 GMT")
    assert make.store.due(LATER) == ()
    (one,) = make.store.due("2026-11-26T02:00:00+00:00")  # the same instant in another zone
    assert (one.source, one.interval, one.etag, one.failures, one.versions) == (ADDRESS, 86400, '"1"', 0, 1)
    (info,) = make.store.sources()
    assert (info.state, info.tried, info.succeeded, info.next) == ("ok", NOW, NOW, TOMORROW)
    assert (info.versions, info.announcements, info.reason) == (1, 1, None)
    add(make, "https://a.example/2")
    assert [(info.versions, info.announcements) for info in make.store.sources()] == [(1, 1), (1, 1)]
    assert [due.versions for due in make.store.due(TOMORROW)] == [1, 1]


def test_a_failure_counts_up_and_keeps_what_is_good(make):
    add(make, etag='"1"')
    for count in (1, 2):
        make.store.fetched(fetched(at=LATER, next=TOMORROW, reason=BUSY))
        info = make.store.source(ADDRESS)
        assert (info.state, info.failures, info.reason) == ("failed", count, BUSY)
    assert (info.tried, info.succeeded) == (LATER, NOW)
    assert make.store.due(TOMORROW)[0].etag == '"1"'
    assert make.store.record(make.store.batches()[0].ids[0]).title == "關於納新的公告"
    make.store.fetched(fetched(at=TOMORROW))
    assert make.store.source(ADDRESS).failures == 0


def test_failures_first_then_lists_and_counts(make):
    make.add("corpus/a.html")
    add(make, "https://a.example/1")
    add(make, "https://a.example/2")
    make.store.fetched(fetched("https://a.example/list", kind="list"))
    make.store.fetched(fetched("https://a.example/3", reason=BUSY))
    make.store.change_source("https://a.example/2", paused=1)
    shown = [(info.source, info.kind, info.state) for info in make.store.sources()]
    assert shown == [
        ("https://a.example/3", "page", "failed"),
        ("https://a.example/list", "list", "ok"),
        ("https://a.example/2", "page", "paused"),
        ("https://a.example/1", "page", "ok"),
        ("corpus/a.html", "file", "ok"),
    ]
    assert make.store.source_counts() == {"all": 5, "failed": 1, "paused": 1, "watched": 3}
    assert [info.source for info in make.store.sources("failed")] == ["https://a.example/3"]
    assert [info.source for info in make.store.sources("paused")] == ["https://a.example/2"]
    assert [info.source for info in make.store.sources(limit=1, offset=1)] == ["https://a.example/list"]


def test_known_by_id_and_by_any_spelling(make):
    add(make)
    make.add("corpus/a.html")
    for info in make.store.sources():
        assert make.store.source(info.id) == make.store.source(info.source) == info
    assert make.store.source("http://A.example/1/").source == ADDRESS
    make.store.fetched(fetched("https://a.example/9", file="folder/9.html"))
    assert make.store.source("folder/9.html").source == "https://a.example/9"  # as the list shows it
    make.store.fetched(fetched("https://a.example/10", file="folder/9.html"))
    with pytest.raises(Trouble, match="no_such_source"):
        make.store.source("folder/9.html")
    with pytest.raises(Trouble, match="no_such_source"):
        make.store.source("s000")
    with pytest.raises(Trouble, match="not_watched"):
        make.store.change_source("corpus/a.html", interval=60)


def test_what_a_person_set(make):
    add(make)
    assert make.store.change_source(ADDRESS, interval=3600, next=LATER).interval == 3600
    assert make.store.due(LATER)
    assert make.store.change_source(ADDRESS, paused=1).next is None
    assert make.store.due(LATER) == ()
    make.store.change_source(ADDRESS, paused=0)
    make.store.fetched(fetched(at=LATER, every=60))
    assert make.store.source(ADDRESS).interval == 3600
    make.store.change_source(ADDRESS, removed=NOW)
    assert make.store.due(TOMORROW) == () and make.store.sources() == ()
    assert make.store.count() == 1  # the announcements stay
    make.store.change_source(ADDRESS, removed=None)
    assert len(make.store.sources()) == 1


def test_an_address_that_led_elsewhere_is_known(make):
    add(make, "https://a.example/new/1", asked="https://a.example/old")
    make.store.fetched(fetched("https://a.example/gone", reason=BUSY))
    asked = ["https://a.example/old", "https://a.example/gone", "https://a.example/other"]
    assert make.store.known(asked) == set(asked[:2])
    make.undo(make.batch)
    assert make.store.known(asked) == {"https://a.example/gone"}
    assert make.store.known(["https://a.example/new/1"], away=True) == {"https://a.example/new/1"}


def test_an_addition_taken_back_takes_its_watches(make):
    add(make, batch=make.batch)
    make.store.fetched(fetched("https://a.example/list", kind="list", batch=make.batch))
    make.store.fetched(fetched("https://a.example/else", kind="list"))
    make.undo(make.batch)
    assert [info.source for info in make.store.sources()] == ["https://a.example/else"]


def test_an_archive_from_before_has_its_addresses_due(tmp_path):
    connection = sqlite3.connect(tmp_path / "store.sqlite")

    class Conn:
        def exec_driver_sql(self, sql: str, *values: Any) -> Any:
            return connection.executemany(sql, [values[0]]) if values else connection.execute(sql)

    with connection:
        connection.execute("CREATE TABLE migrations (name TEXT PRIMARY KEY)")
        for migration in (first_schema, links_of_copies):
            migration(Conn())  # type: ignore[arg-type]
            connection.execute("INSERT INTO migrations VALUES (?)", (migration.__name__,))
        connection.execute("INSERT INTO batches VALUES ('b', ?)", (NOW,))
        for n, (source, kind) in enumerate((("https://a.example/1", "url"), ("b.html", "file")), 1):
            connection.execute(
                "INSERT INTO sources VALUES (?, ?, ?, ?, NULL, ?, 0, 'x')",
                (n, source.removeprefix("https://"), source, source, kind),
            )
            connection.execute("INSERT INTO versions VALUES (?, ?, 1, 'b', ?, 'd', x'00')", (n, n, NOW))
    connection.close()
    with Store(tmp_path) as store:
        (due,) = store.due(NOW)
        assert (due.source, due.versions) == ("https://a.example/1", 1)
        assert store.source("https://a.example/1").succeeded == NOW
        assert store.source(store.source("b.html").id).interval is None
        assert {table.name for table in tables.ALL} >= {"watches", "aliases"}
