"""A record and its rows: the record itself as JSON, and what queries go by, made from it anew whenever it changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from records import Announcement, Flag, Reading, Record, Trouble, site_of, status_of
from store import blobs, copies, decisions, identity, tables, windows
from store.rows import Rows

_OF = tables.announcements.c
_STORED = select(_OF.n, _OF.copies, _OF.removed, tables.records.c.record).join_from(
    tables.announcements, tables.records, tables.records.c.announcement == _OF.n
)
_SHOWN = (
    "SELECT announcements.n, copies, removed, record FROM announcements"
    " JOIN records ON records.announcement = announcements.n WHERE stands = 1 AND id IN "
)

_OWN = ("flags", "published", "publisher")  # what a record has otherwise than its announcement


def build(
    document: Announcement,
    reading: Reading,
    *,
    id: str,
    version: int,
    source: Mapping[Any, Any],
    added: str,
    past: decisions.Past,
) -> Record:
    """The record of one announcement of a version, its flags with ids, states and decisions; windows as written."""
    ids = identity.flag_ids(id, document.flags, document.body)
    flags = [msgspec.structs.replace(flag, id=one) for flag, one in zip(document.flags, ids, strict=True)]
    return Record(
        **{name: getattr(document, name) for name in Announcement.__struct_fields__ if name not in _OWN},
        flags=decisions.judged(flags, past),
        id=id,
        version=version,
        source=source["source"],
        file=source["file"],
        # of what was read before announcements told their own the page's hold
        published=document.published or reading.published,
        publisher=document.publisher or reading.publisher,
        author=reading.author,
        origin=reading.source,
        categories=reading.categories,
        script=reading.script,
        address=source["address"],
        added=added,
        example=bool(source["example"]),
    )


def as_read(document: Announcement, reading: Reading) -> Record:
    """A record before anything is known of its source and its past, and without flags."""
    source = {"source": "", "file": "", "address": None, "example": False}
    document = msgspec.structs.replace(document, flags=())
    return build(document, reading, id="", version=0, source=source, added="", past=())


def columns(record: Record) -> dict[str, Any]:
    """What the table `announcements` says of a record that stands."""
    return {
        "title_key": identity.title_key(record.title),
        "current": 1,
        "stands": 1,
        "version": record.version,
        "title": record.title,
        "published": record.published,
        "month": record.published[:7] if record.published else None,
        "publisher": record.publisher,
        "site": site_of(record.source, record.address),
        "script": record.script,
        "doubts": sum(flag.state != "decided" for flag in record.flags),
    }


def derive_new(rows: Rows, n: int, record: Record, keys: Iterable[str]) -> None:
    """Adds the rows of a record that stands and whose text is new: the derived ones, its keys, and its vector as wanted."""
    derive(rows, n, record)
    rows.add(tables.vectors, announcement=n, vector=None)
    for key in keys:
        rows.add(tables.keys, key=key, announcement=n)


def derive(rows: Rows, n: int, record: Record) -> None:
    """Adds the rows of the derived tables for a record that stands."""
    rows.add(tables.records, announcement=n, record=blobs.pack(record))
    for category in record.categories:
        rows.add(tables.categories, announcement=n, category=category)
    for one in windows.days(record.windows):
        rows.add(tables.windows, announcement=n, **one._asdict())
    for spell in windows.spells(record.windows, record.published):
        rows.add(tables.spells, announcement=n, **spell._asdict())
    for place, flag in enumerate(record.flags):
        rows.add(
            tables.flags,
            id=flag.id,
            announcement=n,
            kind=flag.kind,
            state=flag.state,
            place=place,
            offset=flag.offset,
            span_key=identity.title_key(flag.span),
            published=record.published or "",
            publisher=record.publisher,
        )


def underive(conn: Connection, n: int) -> None:
    """Takes away what `derive` added."""
    for table in tables.DERIVED:
        conn.execute(delete(table).where(table.c.announcement == n))


def withdraw(conn: Connection, n: int) -> str:
    """An announcement that the newest version of its page no longer has: kept, found nowhere. Returns its id."""
    record = load(conn, n)
    own = tuple(flag for flag in record.flags if flag.kind != copies.KIND)
    record = msgspec.structs.replace(record, gone=True, flags=own)
    copies.leave(conn, n)
    underive(conn, n)
    conn.execute(delete(tables.keys).where(tables.keys.c.announcement == n))
    conn.execute(update(tables.announcements).where(_OF.n == n).values(current=0, stands=0, doubts=0))
    conn.execute(insert(tables.records).values(announcement=n, record=blobs.pack(record)))
    return record.id


def settled(record: Record, settle: decisions.Settle, deciding: str | None = None) -> Record:
    """What `settle` makes of a record. Earlier decisions that it refuses are to be confirmed, so that nothing is held up.

    A suggestion that was accepted may be gone after a newer reading of the page. The decision of the flag `deciding` is
    refused for good: raises what `settle` raises.
    """
    try:
        return settle(record)
    except Trouble:
        flags = tuple(
            msgspec.structs.replace(flag, state="to_confirm")
            if flag.state == "decided" and flag.id != deciding
            else flag
            for flag in record.flags
        )
        return settle(msgspec.structs.replace(record, flags=flags))


def rework(
    conn: Connection,
    n: int,
    settle: decisions.Settle,
    deciding: str | None = None,
    flags: tuple[Flag, ...] | None = None,
) -> None:
    """Works the record out anew after a decision of the flag `deciding`, or with other flags, and its rows with it.

    Raises what settle raises of that decision.
    """
    record = load(conn, n)
    past = decisions.past(conn, [record.id]).get(record.id, [])
    written = tuple(msgspec.structs.replace(window, decided=None, readings=()) for window in record.windows)
    record = msgspec.structs.replace(
        record, windows=written, flags=decisions.judged(record.flags if flags is None else flags, past)
    )
    record = settled(record, settle, deciding)
    underive(conn, n)
    conn.execute(update(tables.announcements).where(_OF.n == n).values(**columns(record)))
    rows = Rows()
    derive(rows, n, record)
    rows.flush(conn)


def load(conn: Connection, n: int) -> Record:
    of = tables.records.c
    return blobs.record(conn.execute(select(of.record).where(of.announcement == n)).scalar_one())


def number(conn: Connection, id: str) -> int:
    """The row of an announcement. Raises Trouble("no_such_id")."""
    n = conn.execute(select(_OF.n).where(_OF.id == id)).scalar()
    if n is None:
        raise Trouble("no_such_id", id=id)
    return n


def one(conn: Connection, id: str, day: str | None) -> Record:
    row = conn.execute(_STORED.where(_OF.id == id)).first()
    if row is None:
        raise Trouble("no_such_id", id=id)
    if row.removed is not None:
        raise Trouble("removed", id=id)
    return _finished(conn, [row], day)[0]


def many(conn: Connection, ids: Sequence[str], day: str | None) -> tuple[Record, ...]:
    # every search asks this: as it is, without the half of the time in which the statement is put together
    rows = conn.exec_driver_sql(f"{_SHOWN}({','.join('?' * len(ids))})", tuple(ids)).all() if ids else []
    by_id = {record.id: record for record in _finished(conn, rows, day)}
    return tuple(by_id[id] for id in ids if id in by_id)


def by_number(conn: Connection, numbers: Sequence[int], day: str | None) -> tuple[Record, ...]:
    rows = conn.execute(_STORED.where(_OF.n.in_(list(numbers)))).all()
    found = dict(zip((row.n for row in rows), _finished(conn, rows, day), strict=True))
    return tuple(found[n] for n in numbers)


def after(conn: Connection, n: int, size: int, day: str | None) -> tuple[int, tuple[Record, ...]]:
    """The next `size` records that stand behind row `n`, with their status on that day, and the row of the last."""
    rows = conn.execute(_STORED.where(_OF.n > n, _OF.stands == 1).order_by(_OF.n).limit(size)).all()
    return (rows[-1].n if rows else n), tuple(_finished(conn, rows, day))


def _finished(conn: Connection, rows: Sequence[Any], day: str | None) -> list[Record]:
    """Records with what is not stored in them: their copies, and their status on a day."""
    groups = copies.ids_of(conn, [row.copies for row in rows])
    found = []
    for row in rows:
        record = blobs.record(row.record)
        changes: dict[str, Any] = {}
        if row.copies:
            changes["copies"] = tuple(id for id in groups.get(row.copies, ()) if id != record.id)
        if day:
            status = status_of(record.windows, day, record.published)
            changes["status"] = status.state if status else None
        found.append(msgspec.structs.replace(record, **changes) if changes else record)
    return found


def count(conn: Connection) -> int:
    return conn.execute(select(func.count()).select_from(tables.announcements).where(_OF.stands == 1)).scalar_one()
