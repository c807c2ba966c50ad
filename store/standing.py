"""An announcement as one of its page's versions has it: made to stand again, taken out by a person, brought back."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, exists, insert, select, update

from records import Removal, Trouble
from store import announcements, blobs, copies, decisions, outbox, tables, versions
from store.rows import Rows

_OF = tables.announcements.c


def stand(
    conn: Connection,
    n: int,
    version: Any,
    place: int,
    source: Any,
    settle: decisions.Settle,
    likeness: copies.Likeness,
) -> str:
    """Makes an announcement stand as it was read at `place` of a version (its row); decisions as they count now.

    Returns its id. `source` is the row of its source.
    """
    row = conn.execute(select(_OF.id, _OF.added).where(_OF.n == n)).one()
    reading = versions.reading(conn, version.n)
    past = decisions.past(conn, [row.id]).get(row.id, [])
    record = announcements.build(
        reading.documents[place],
        reading,
        id=row.id,
        version=version.number,
        source=source,
        added=row.added,
        past=past,
    )
    record = announcements.settled(record, settle)
    keys = copies.keys_of(record, place, versions.hashes(conn, version.n), likeness)
    copies.leave(conn, n)
    announcements.underive(conn, n)
    conn.execute(delete(tables.keys).where(tables.keys.c.announcement == n))
    rows = Rows()
    group = copies.join(conn, rows, n, source["n"], record, keys, likeness)
    conn.execute(update(tables.announcements).where(_OF.n == n).values(**announcements.columns(record), copies=group))
    announcements.derive_new(rows, n, record, keys)
    rows.flush(conn)
    return row.id


def remove(conn: Connection, id: str, now: str) -> None:
    """Takes an announcement out: found nowhere, kept to be brought back. Raises Trouble: no_such_id, removed."""
    n = announcements.number(conn, id)
    if conn.execute(select(_OF.removed).where(_OF.n == n)).scalar_one() is not None:
        raise Trouble("removed", id=id)
    conn.execute(update(tables.announcements).where(_OF.n == n).values(removed=now))
    take_out(conn, n)
    outbox.tell(conn, [(id, None)])


def take_out(conn: Connection, n: int) -> None:
    """Takes the rows away by which a removed announcement would be found; its record stays."""
    record = announcements.load(conn, n)
    copies.leave(conn, n)
    announcements.underive(conn, n)
    conn.execute(delete(tables.keys).where(tables.keys.c.announcement == n))
    conn.execute(update(tables.announcements).where(_OF.n == n).values(stands=0, doubts=0))
    own = tuple(flag for flag in record.flags if flag.kind != copies.KIND)
    record = msgspec.structs.replace(record, copies=(), flags=own)
    conn.execute(insert(tables.records).values(announcement=n, record=blobs.pack(record)))


def bring_back(conn: Connection, id: str, settle: decisions.Settle, likeness: copies.Likeness) -> None:
    """Puts an announcement back that was removed. Raises Trouble: no_such_id, not_removed."""
    n = announcements.number(conn, id)
    row = conn.execute(select(_OF.removed, _OF.current, _OF.source).where(_OF.n == n)).one()
    if row.removed is None:
        raise Trouble("not_removed", id=id)
    conn.execute(update(tables.announcements).where(_OF.n == n).values(removed=None))
    if not row.current:
        return
    latest = versions.latest(conn, row.source)
    at = tables.places.c
    place = conn.execute(select(at.place).where(at.version == latest.n, at.announcement == n)).scalar_one()
    source = conn.execute(select(tables.sources).where(tables.sources.c.n == row.source)).mappings().one()
    stand(conn, n, latest, place, source, settle, likeness)
    outbox.tell(conn, [(id, latest.number)])


def removed(conn: Connection, ids: list[str]) -> tuple[str, ...]:
    """Those of the announcements that a person took out."""
    rows = conn.execute(select(_OF.id).where(_OF.id.in_(ids), _OF.removed.is_not(None))).scalars()
    return tuple(rows)


def removals(conn: Connection, now: str, days: int, limit: int, offset: int) -> tuple[int, tuple[Removal, ...]]:
    """What a person took out in the last `days` days: how many, and a piece of them, the last first."""
    since = datetime.datetime.fromisoformat(now) - datetime.timedelta(days=days)
    rows = conn.execute(select(_OF.n, _OF.removed).where(_OF.removed.is_not(None)).order_by(_OF.n)).all()
    found = [(datetime.datetime.fromisoformat(row.removed), row) for row in rows]
    found = sorted((one for one in found if one[0] >= since), key=lambda one: one[0], reverse=True)
    piece = found[offset : offset + limit]
    return len(found), tuple(Removal(announcements.load(conn, row.n), row.removed) for _, row in piece)


def over(conn: Connection, now: str, days: int) -> tuple[int, ...]:
    """Rows of sources whose announcements were all taken out, the last of them more than `days` days ago."""
    since = datetime.datetime.fromisoformat(now) - datetime.timedelta(days=days)
    gone = conn.execute(select(_OF.source, _OF.removed).where(_OF.removed.is_not(None)).order_by(_OF.source)).all()
    late = {row.source for row in gone if datetime.datetime.fromisoformat(row.removed) < since}
    late -= {row.source for row in gone if datetime.datetime.fromisoformat(row.removed) >= since}
    stays = exists().where(_OF.source == tables.sources.c.n, _OF.removed.is_(None))
    query = select(tables.sources.c.n).where(tables.sources.c.n.in_(late), ~stays)
    return tuple(conn.execute(query).scalars())
