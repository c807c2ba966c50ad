"""Starting the process that adds, and looking at what it left."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from store import Store, tables

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def start(tmp_path: Path) -> Callable[..., subprocess.Popen[str]]:
    def started(name: str, count: int, before: str = "") -> subprocess.Popen[str]:
        """`before` is Python that the process runs first."""
        code = f"{before}\nimport runpy, sys; sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
        return subprocess.Popen(
            [sys.executable, "-c", code, str(ROOT / "tests/crash/adding.py"), str(tmp_path), name, str(count)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )

    return started


@pytest.fixture
def whole() -> Callable[[Store], None]:
    def check(store: Store) -> None:
        """Every version has both its announcements, and these all their rows; nothing points nowhere."""
        with store._database.reading() as conn:

            def one(sql: str) -> int:
                return conn.exec_driver_sql(sql).scalar_one()

            assert conn.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
            assert conn.exec_driver_sql("PRAGMA foreign_key_check").all() == []
            versions = one("SELECT count(*) FROM versions")
            assert one("SELECT count(*) FROM places") == 2 * versions
            assert one("SELECT count(*) FROM version_pages") == versions
            announcements = one("SELECT count(*) FROM announcements WHERE stands = 1")
            assert announcements == 2 * one("SELECT count(*) FROM sources")
            for table in (tables.records, tables.categories, tables.windows, tables.flags, tables.outbox):
                assert one(f"SELECT count(*) FROM {table.name}") == announcements, table.name
        for record in store.all_records():
            reading = store.reading(record.id)
            assert record.body in reading.body
            assert store.pages(record.id) == (reading.body.encode(),)

    return check
