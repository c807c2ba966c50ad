"""Whether the file is whole, and a copy of it that is, while others write."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from records import Message, Trouble
from store import blobs, tables

_MOST = 20  # lines of one kind: a file that is broken everywhere is said so once
_BROKEN = (zlib.error, msgspec.MsgspecError, UnicodeDecodeError, KeyError)


def faults(conn: Connection) -> Iterator[Message]:
    """What is wrong with the file: its pages, what points nowhere, stored pages that changed, records that cannot be
    read. Nothing where it is whole.
    """
    for (line,) in conn.exec_driver_sql(f"PRAGMA integrity_check({_MOST})"):
        if line != "ok":
            yield {"key": "verify_file", "what": line}
    pointing: dict[str, int] = {}
    for table, *_ in conn.exec_driver_sql("PRAGMA foreign_key_check"):
        pointing[table] = pointing.get(table, 0) + 1
    for table, count in pointing.items():
        yield {"key": "verify_points_nowhere", "table": table, "n": count}
    of = tables.contents.c
    for row in conn.execute(select(of.hash, of.data)):
        if not _same(row.hash, row.data):
            yield {"key": "verify_page", "hash": row.hash[:12]}
    ids, records = tables.announcements.c, tables.records.c
    query = select(ids.id, records.record).join_from(
        tables.announcements, tables.records, records.announcement == ids.n, isouter=True
    )
    for row in conn.execute(query):
        try:
            blobs.record(row.record or b"")
        except _BROKEN:
            yield {"key": "verify_record", "id": row.id}
    for row in conn.execute(select(tables.versions.c.n, tables.versions.c.reading)):
        try:
            blobs.reading(row.reading)
        except _BROKEN:
            yield {"key": "verify_version", "n": row.n}


def _same(hash: str, data: bytes) -> bool:
    try:
        return hashlib.sha256(blobs.page(data)).hexdigest() == hash
    except zlib.error:
        return False


def copy(source: sqlite3.Connection, to: Path) -> None:
    """A whole copy of the file as it is at one moment; others may write meanwhile. Raises Trouble("disk_full")."""
    try:
        with closing(source), closing(sqlite3.connect(to)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
            raise
        raise Trouble("disk_full") from error


def readable(path: Path) -> None:
    """Raises Trouble("backup_broken") where a file is no store, or not whole."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            checked: list[Any] = connection.execute("PRAGMA quick_check(1)").fetchall()
            connection.execute("SELECT name FROM migrations").fetchall()
    except sqlite3.DatabaseError:
        checked = []
    if checked != [("ok",)]:
        raise Trouble("backup_broken", file=path.name)
