"""A disk that is full: said in words, and nothing that was stored is lost."""

from __future__ import annotations

import pytest

from records import Trouble
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
