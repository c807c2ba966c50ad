"""A disk that is full: said in words, and nothing that was stored is lost."""

from __future__ import annotations

import errno
import resource

import pytest
from click.testing import CliRunner

from archive import Archive
from cli import gonggao
from records import Filters, Settings, Trouble
from store import Store

from_here = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0}))"


def test_files_may_grow_no_further(start, whole, tmp_path):
    with Store(tmp_path) as store:
        store.register("engine")
    process = start("a", 100_000, from_here.format(1_200_000))
    out, _ = process.communicate(timeout=60)
    lines = out.split()
    assert process.returncode == 0
    assert lines[-1] == "store_full"
    assert len(lines) > 5
    with Store(tmp_path) as store:
        whole(store)
        with store._database.reading() as conn:
            assert conn.exec_driver_sql("SELECT count(*) FROM versions").scalar_one() == len(lines) - 1
    process = start("b", 3)  # room again
    out, _ = process.communicate(timeout=60)
    assert out.split() == ["0", "1", "2"]


def test_no_page_is_left(tmp_path):
    from sqlalchemy import event

    with Store(tmp_path) as store:
        engine = store._database._engine
        engine.dispose()
        event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count = 60").close())
        before = store.count()
        with pytest.raises(Trouble, match="store_full"):
            for _ in range(2000):
                store.new_batch("2026-11-25T10:00:00+08:00")
        assert store.count() == before
        assert store.pending("engine") == ()


def test_a_copy_that_has_no_room(tmp_path):
    with Store(tmp_path / "data") as store:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
        try:
            with pytest.raises(Trouble, match="disk_full"):
                store.copy(tmp_path / "copy.sqlite")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_where_the_index_has_no_room_what_is_stored_is_found(tmp_path, monkeypatch):
    """It is said that the disk is full, not that standard output was; and a list needs no index."""

    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Archive, "drain", full)
    page = tmp_path / "page.txt"
    page.write_text("蘭園市集招商公告\n\n報名時間為2024年5月6日至2024年5月18日。\n", "utf-8")
    given = ["--data", str(tmp_path / "data"), "--lang", "en"]
    done = CliRunner().invoke(gonggao, [*given, "add", str(page)])
    assert done.exit_code == 1
    assert "The disk is full" in done.output and "stdout" not in done.output
    with Archive(Settings(data=str(tmp_path / "data"))) as archive:
        assert [hit.title for hit in archive.search("", Filters(), "2024-05-01").hits] == ["蘭園市集招商公告"]
