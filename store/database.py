"""The file: connections, transactions, and what goes wrong with files said as Trouble.

SQLite in WAL mode: readers never wait, one writer at a time. A write transaction is `BEGIN IMMEDIATE`, so that a
writer waits for the lock at its start, when it has read nothing yet: a transaction that begins by reading and then
wants to write would fail at once when another wrote meanwhile, however long the busy timeout.

A file that may not be written, or lies in a folder that may not (an archive on a share, on a disc, in a backup), is opened
for reading alone.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, exc
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

from records import Trouble
from store.migrations import MIGRATIONS

# what SQLite says (primary result codes) → what a person is told; anything else is a defect of ours, and shows
_TROUBLES = {
    sqlite3.SQLITE_FULL: "store_full",
    sqlite3.SQLITE_IOERR: "store_full",
    sqlite3.SQLITE_READONLY: "store_not_writable",
    sqlite3.SQLITE_CANTOPEN: "store_not_writable",
    sqlite3.SQLITE_PERM: "store_not_writable",
    sqlite3.SQLITE_NOTADB: "store_no_database",
    sqlite3.SQLITE_CORRUPT: "store_damaged",
    sqlite3.SQLITE_BUSY: "store_busy",
    sqlite3.SQLITE_LOCKED: "store_busy",
}


FILE = "store.sqlite"
_AGAIN = 0.01  # seconds until WAL mode is asked for again
_HEADER = 100  # bytes of a database file's header (sqlite.org/fileformat2)


class Database:
    """One `store.sqlite`. Safe to share among threads."""

    def __init__(self, folder: str | Path, wait: float) -> None:
        self.path = Path(folder) / FILE
        self._wait = wait
        self.read_only = self.path.is_file() and not (os.access(self.path, os.W_OK) and os.access(folder, os.W_OK))
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # it holds notes and names
        except OSError:
            raise Trouble("store_not_writable", path=str(self.path.parent)) from None
        if self.path.is_file() and 0 < self.path.stat().st_size < _HEADER:
            raise Trouble("store_damaged", path=str(self.path))  # SQLite would take it for a new, empty file
        self._engine = self._connectable()
        try:
            self._migrate()
            with self.reading() as conn:
                self.id: str = conn.exec_driver_sql("SELECT value FROM meta WHERE name = 'id'").scalar_one()
        except BaseException:
            self.close()
            raise

    def _connectable(self) -> Engine:
        # no transactions of the driver's own making: the "begin" event below says which kind begins
        given = {"timeout": self._wait, "isolation_level": None, "check_same_thread": False}
        if self.read_only:
            engine = create_engine("sqlite://", creator=lambda: self.connection(**given), poolclass=NullPool)
        else:
            engine = create_engine(URL.create("sqlite", database=str(self.path)), connect_args=given, max_overflow=-1)

        @event.listens_for(engine, "connect")
        def _connected(connection: Any, _record: Any) -> None:
            cursor = connection.cursor()
            try:
                if not self.read_only:
                    self._ahead(cursor)
                cursor.execute("PRAGMA foreign_keys = ON")
                cursor.execute("PRAGMA cache_size = -32768")  # 32 MB
                cursor.execute("PRAGMA wal_autocheckpoint = 4000")  # of 4 kB: a long list writes fewer twice
            finally:
                cursor.close()

        @event.listens_for(engine, "begin")
        def _begun(conn: Connection) -> None:
            conn.exec_driver_sql("BEGIN IMMEDIATE" if conn.get_execution_options().get("writes") else "BEGIN")

        return engine

    def connection(self, **given: Any) -> sqlite3.Connection:
        """Of the driver alone. Where the file may only be read and a log stands beside it (another has it open), SQLite
        reads both; where none does, or an empty one that was copied along, it would make one, unless it is told that nobody
        writes. Each connection looks anew, so that one who begins to write meanwhile is seen. Trouble: store_log_left.
        """
        if not self.read_only:
            return sqlite3.connect(self.path, **given)
        log, shared = (self.path.with_name(f"{FILE}-{end}") for end in ("wal", "shm"))
        logged = log.exists() and log.stat().st_size > 0
        if (
            logged and not shared.exists()
        ):  # copied while it was in use: SQLite would have to make what goes with the log
            raise Trouble("store_log_left", path=str(self.path), log=log.name)
        how = "mode=ro" if logged or shared.exists() else "mode=ro&immutable=1"
        return sqlite3.connect(f"{self.path.absolute().as_uri()}?{how}", uri=True, **given)

    def _ahead(self, cursor: sqlite3.Cursor) -> None:
        """Puts the file into WAL mode. Where two do so at once, SQLite refuses one of them without waiting (each reads
        before it writes, so neither could wait for the other): that one asks again.
        """
        end = monotonic() + self._wait
        while True:
            try:
                if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                    cursor.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > end:
                    raise
                sleep(_AGAIN)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the file all through."""
        with self._troubles(), self._engine.connect() as conn:
            yield conn

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that alone writes; all is kept at the end, or nothing where something was raised.

        Trouble: archive_read_only.
        """
        if self.read_only:
            raise Trouble("archive_read_only", path=str(self.path.parent))
        with self._troubles(), self._engine.connect().execution_options(writes=True) as conn, conn.begin():
            yield conn
            conn.exec_driver_sql("UPDATE meta SET value = value + 1 WHERE name = 'change'")

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _troubles(self) -> Iterator[None]:
        try:
            yield
        except exc.DBAPIError as error:
            code = getattr(error.orig, "sqlite_errorcode", None)
            key = _TROUBLES.get(code & 0xFF) if code is not None else None
            if key is None:
                raise
            raise Trouble(key, path=str(self.path)) from error

    def _migrate(self) -> None:
        names = [migration.__name__ for migration in MIGRATIONS]
        with self.reading() as conn:
            if self._applied(conn) == names:
                return
        if self.read_only:  # of an older version
            raise Trouble("store_not_writable", path=str(self.path.parent))
        with self._troubles(), self._engine.connect().execution_options(writes=True) as conn, conn.begin():
            applied = self._applied(conn)  # again: another process may have been faster
            if applied is None:
                conn.exec_driver_sql("CREATE TABLE migrations (name TEXT PRIMARY KEY)")
                applied = []
            if unknown := [name for name in applied if name not in names]:
                raise Trouble("store_newer", path=str(self.path), name=unknown[0])
            for migration in MIGRATIONS:
                if migration.__name__ not in applied:
                    migration(conn)
                    conn.exec_driver_sql("INSERT INTO migrations VALUES (?)", (migration.__name__,))

    def _applied(self, conn: Connection) -> list[str] | None:
        """Names of the migrations in the file; None where it is empty."""
        tables = {row[0] for row in conn.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if "migrations" in tables:
            return [row[0] for row in conn.exec_driver_sql("SELECT name FROM migrations ORDER BY rowid")]
        if tables:
            raise Trouble("store_no_database", path=str(self.path))
        return None
