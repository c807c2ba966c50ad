"""Additions, and taking them back: a batch, what is marked as example."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, exists, func, insert, select

from records import BatchInfo, Trouble
from store import announcements, copies, decisions, outbox, standing, tables, versions, watches
from store.rows import Rows


def new(conn: Connection, now: str) -> str:
    """`261125-225350`; a second one in the same second is `261125-225350-02`."""
    stem = f"{datetime.datetime.fromisoformat(now):%y%m%d-%H%M%S}"
    of = tables.batches.c
    taken = set(conn.execute(select(of.id).where(of.id.like(f"{stem}%"))).scalars())
    id, number = stem, 1
    while id in taken:
        number += 1
        id = f"{stem}-{number:02}"
    conn.execute(insert(tables.batches).values(id=id, at=now))
    return id


def stand(conn: Connection, id: str, now: str) -> None:
    """An addition that was taken back while it ran goes on: what is still to come of it can be taken back too."""
    conn.execute(insert(tables.batches).prefix_with("OR IGNORE").values(id=id, at=now))


def last(conn: Connection, limit: int) -> tuple[BatchInfo, ...]:
    """The last additions that brought something, newest first."""
    of, brought = tables.batches.c, tables.versions.c
    rows = conn.execute(
        select(of.id, of.at, func.count().label("pages"))
        .join_from(tables.batches, tables.versions, brought.batch == of.id)
        .group_by(of.id)
        .order_by(of.at.desc(), of.id.desc())
        .limit(limit)
    ).all()
    found = []
    for row in rows:
        ids = conn.execute(
            select(tables.announcements.c.id)
            .join_from(tables.versions, tables.places, tables.places.c.version == brought.n)
            .join(tables.announcements, tables.announcements.c.n == tables.places.c.announcement)
            .where(brought.batch == row.id)
            .order_by(brought.n, tables.places.c.place)
        ).scalars()
        found.append(BatchInfo(id=row.id, at=row.at, pages=row.pages, ids=tuple(dict.fromkeys(ids))))
    return tuple(found)


def undo(conn: Connection, batch: str, settle: decisions.Settle, likeness: copies.Likeness) -> tuple[str, ...]:
    """Takes the versions of a batch away, and what is then without a version; ids of all announcements that it changed.

    Raises Trouble("no_such_batch"), also for one that was taken back already.
    """
    of = tables.versions.c
    if conn.execute(select(tables.batches.c.id).where(tables.batches.c.id == batch)).first() is None:
        raise Trouble("no_such_batch", id=batch)
    sources = conn.execute(select(of.source).where(of.batch == batch).distinct().order_by(of.source)).scalars().all()
    held = _hashes(conn, of.batch == batch)
    changed: dict[str, int | None] = {}
    for source in sources:
        stood = versions.latest(conn, source)
        conn.execute(delete(tables.versions).where(of.batch == batch, of.source == source))
        left = versions.latest(conn, source)
        if left is None:
            changed.update(dict.fromkeys(_take_away(conn, source)))
        elif stood is not None and left.n != stood.n:
            changed.update(_restore(conn, source, left, settle, likeness))
        _forget_unplaced(conn, source, changed)
    watches.forget_batch(conn, batch)
    conn.execute(delete(tables.batches).where(tables.batches.c.id == batch))
    _drop_contents(conn, held)
    outbox.tell(conn, changed.items())
    return tuple(changed)


def remove_examples(conn: Connection) -> int:
    """Takes every source away that is marked as example; how many announcements went."""
    return _drop(conn, conn.execute(select(tables.sources.c.n).where(tables.sources.c.example == 1)).scalars().all())


def forget_removed(conn: Connection, now: str, days: int) -> int:
    """Takes pages away for good whose announcements a person removed more than `days` days ago; how many those are."""
    return _drop(conn, standing.over(conn, now, days))


def _drop(conn: Connection, sources: Sequence[int]) -> int:
    held = _hashes(conn, tables.versions.c.source.in_(sources))
    ids = [id for source in sources for id in _take_away(conn, source)]
    _drop_contents(conn, held)
    outbox.tell(conn, [(id, None) for id in ids])
    return len(ids)


def _take_away(conn: Connection, source: int) -> Sequence[str]:
    """Takes a source away with all that hangs on it; remembers its bytes, so that a folder does not bring them back."""
    of = tables.announcements.c
    row = conn.execute(select(tables.sources).where(tables.sources.c.n == source)).mappings().one()
    numbers = conn.execute(select(of.n, of.id).where(of.source == source).order_by(of.n)).all()
    for n, _ in numbers:
        copies.leave(conn, n)
    conn.execute(delete(tables.sources).where(tables.sources.c.n == source))
    watches.forget(conn, row["key"])
    rows = Rows()
    rows.add(tables.taken_away, key=row["key"], hash=row["seen"])
    rows.flush(conn)
    return [id for _, id in numbers]


def _restore(
    conn: Connection, source: int, version: Any, settle: decisions.Settle, likeness: copies.Likeness
) -> dict[str, int | None]:
    """Makes `version` the one that stands: its announcements as they were read then, decisions as they count now."""
    of, at = tables.announcements.c, tables.places.c
    row = conn.execute(select(tables.sources).where(tables.sources.c.n == source)).mappings().one()
    there = conn.execute(
        select(at.place, of.n, of.id, of.removed)
        .join_from(tables.places, tables.announcements, of.n == at.announcement)
        .where(at.version == version.n)
        .order_by(at.place)
    ).all()
    changed: dict[str, int | None] = {}
    for place, n, id, removed in there:
        standing.stand(conn, n, version, place, row, settle, likeness)
        if removed is not None:
            standing.take_out(conn, n)
        changed[id] = version.number if removed is None else None
    stand = [n for _, n, _, _ in there]
    for n in conn.execute(select(of.n).where(of.source == source, of.current == 1, of.n.not_in(stand))).scalars().all():
        changed[announcements.withdraw(conn, n)] = None
    return changed


def _forget_unplaced(conn: Connection, source: int, changed: dict[str, int | None]) -> None:
    """Deletes the announcements of a source that no version has."""
    of = tables.announcements.c
    placed = select(tables.places.c.announcement)
    for n, id in conn.execute(select(of.n, of.id).where(of.source == source, of.n.not_in(placed))).all():
        copies.leave(conn, n)
        conn.execute(delete(tables.announcements).where(of.n == n))
        changed[id] = None


def _hashes(conn: Connection, which: ColumnElement[bool]) -> Sequence[str]:
    """Of the stored pages of some versions."""
    of = tables.version_pages.c
    query = select(of.hash).join_from(tables.version_pages, tables.versions, tables.versions.c.n == of.version)
    return conn.execute(query.where(which).distinct()).scalars().all()


def _drop_contents(conn: Connection, hashes: Sequence[str]) -> None:
    """Deletes those of the stored pages that no version has any longer."""
    of = tables.contents.c
    held = exists().where(tables.version_pages.c.hash == of.hash)
    for one in hashes:
        conn.execute(delete(tables.contents).where(of.hash == one, ~held))
