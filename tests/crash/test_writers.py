"""Processes that write at the same time all succeed, by waiting for one another."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from archive import Archive
from records import Filters, Page, Settings
from store import Store

pytestmark = pytest.mark.engine_free


def test_three_processes(start, whole, tmp_path):
    with Store(tmp_path) as store:
        store.register("engine")
        processes = [start(name, 40) for name in ("a", "b", "c")]
        for process in processes:
            out, _ = process.communicate(timeout=60)
            assert process.returncode == 0
            assert out.split() == [str(number) for number in range(40)]
        whole(store)
        assert store.count() == 3 * 7 * 2
        assert len({info.id for info in store.batches()}) == 3


def test_processes_that_make_the_file_together(start, tmp_path):
    processes = [start(name, 1) for name in "abcd"]
    for process in processes:
        out, _ = process.communicate(timeout=60)
        assert (process.returncode, out) == (0, "0\n")
    with Store(tmp_path) as store:
        assert store.count() == 8


def test_who_reads_does_not_wait_for_who_writes(tmp_path):
    settings = Settings(data=str(tmp_path))
    page = Page(
        "停水.html",
        "停水.html",
        "<h1>停水通知</h1><p>6月3日8时，东坪街停水。</p>".encode(),
        "2024-05-20T09:00:00+08:00",
    )
    with Archive(settings) as archive:
        (added,) = archive.add([page])
        assert added.error is None
    with closing(sqlite3.connect(tmp_path / "store.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with Archive(settings) as archive:
            assert [hit.title for hit in archive.search("停水", Filters(), "2024-05-20").hits] == ["停水通知"]
        other.execute("ROLLBACK")
