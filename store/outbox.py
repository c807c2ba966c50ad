"""What each engine is still to be told: one entry an announcement and engine, the newest; done when the engine says
so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, insert, select

from store import tables
from store.rows import Rows


class Entry(NamedTuple):
    n: int
    id: str  # of an announcement
    version: int | None  # None: it stands no longer


def tell(conn: Connection, changed: Iterable[tuple[str, int | None]], rows: Rows | None = None) -> None:
    """Leaves word for every engine; into `rows`, where these are written later in the same transaction."""
    into = rows or Rows()
    names = conn.execute(select(tables.engines.c.name)).scalars().all()
    for one, version in changed:
        for name in names:
            into.add(tables.outbox, engine=name, announcement=one, version=version)
    if rows is None:
        into.flush(conn)


def registered(conn: Connection, engine: str) -> bool:
    return conn.execute(select(tables.engines.c.name).where(tables.engines.c.name == engine)).first() is not None


def register(conn: Connection, engine: str) -> bool:
    found = conn.execute(insert(tables.engines).prefix_with("OR IGNORE").values(name=engine))
    return found.rowcount == 1


def pending(conn: Connection, engine: str, limit: int) -> tuple[Entry, ...]:
    of = tables.outbox.c
    rows = conn.execute(
        select(of.n, of.announcement, of.version).where(of.engine == engine).order_by(of.n).limit(limit)
    )
    return tuple(Entry(*row) for row in rows)


def count(conn: Connection, engine: str) -> int:
    # every search asks this: as it is, in half the time
    found: int = conn.exec_driver_sql("SELECT count(*) FROM outbox WHERE engine = ?", (engine,)).scalar_one()
    return found


def mark(conn: Connection, engine: str) -> int:
    return conn.execute(select(func.coalesce(func.max(tables.outbox.c.n), 0))).scalar_one()


def done(conn: Connection, engine: str, entries: Sequence[Entry]) -> None:
    """An entry that was replaced since has another `n` and stays."""
    of = tables.outbox.c
    for start in range(0, len(entries), 500):
        conn.execute(
            delete(tables.outbox).where(of.engine == engine, of.n.in_([e.n for e in entries[start : start + 500]]))
        )


def done_until(conn: Connection, engine: str, n: int) -> None:
    of = tables.outbox.c
    conn.execute(delete(tables.outbox).where(of.engine == engine, of.n <= n))
