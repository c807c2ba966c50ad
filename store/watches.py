"""Sources as they are watched: when each was fetched, how that went, and when it is due again.

A watch is of an address: a page that was fetched, a list that leads to pages, or an address that a list gave and that
could not be fetched yet. Files and pastes are sources without a watch.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    delete,
    exists,
    func,
    insert,
    literal,
    null,
    or_,
    select,
    union_all,
    update,
)

from records import Message, SourceInfo, Trouble, same_source, short_hash
from store import tables

_OF = tables.watches.c
_SOURCE = tables.sources.c


class Fetched(NamedTuple):
    """How fetching an address went. `every`: seconds until it is fetched again, where nobody chose an interval yet."""

    source: str  # canonical address
    file: str  # the address as it was given
    kind: Literal["page", "list"]
    at: str
    every: int
    next: str | None = None  # when it is due again; None: after its interval
    etag: str | None = None
    modified: str | None = None
    reason: Message | None = None  # why it failed; None: it did not
    asked: str | None = None  # another address that led to `source`
    batch: str | None = None  # the addition that brought it
    wanted: bool = False  # by a person: it is watched again where it had been removed


class Due(NamedTuple):
    """A source whose time has come."""

    source: str
    file: str
    kind: Literal["page", "list"]
    interval: int
    etag: str | None
    modified: str | None
    failures: int
    versions: int  # 0: an address of a list that could not be fetched yet


def source_id(key: str) -> str:
    return short_hash("s", key)


def _epoch(instant: str) -> int:
    return int(datetime.datetime.fromisoformat(instant).timestamp())


def _later(instant: str, seconds: int) -> str:
    return (datetime.datetime.fromisoformat(instant) + datetime.timedelta(seconds=seconds)).isoformat()


def note(conn: Connection, fetched: Fetched) -> None:
    """Keeps how a fetch went. A failure leaves interval, etag and last success as they are, and counts up."""
    key = same_source(fetched.source)
    known = conn.execute(select(tables.watches).where(_OF.key == key)).mappings().first()
    next = fetched.next or _later(fetched.at, known["interval"] if known else fetched.every)
    values: dict[str, Any] = {"tried": fetched.at, "next": next, "due": _epoch(next)}
    if fetched.wanted:
        values["removed"] = None
    if fetched.reason is None:
        values |= {"succeeded": fetched.at, "etag": fetched.etag, "modified": fetched.modified}
        values |= {"failures": 0, "reason": None, "kind": fetched.kind}
    else:
        values |= {"failures": (known["failures"] if known else 0) + 1, "reason": json.dumps(dict(fetched.reason))}
    if known is not None:
        conn.execute(update(tables.watches).where(_OF.key == key).values(**values))
    else:
        first = {"succeeded": None, "etag": None, "modified": None, "kind": fetched.kind, "removed": None}
        row = {"key": key, "source": fetched.source, "file": fetched.file, "interval": fetched.every, "paused": 0}
        row |= {"batch": fetched.batch, "id": source_id(key)}
        conn.execute(insert(tables.watches).values(**(first | values | row)))
    other = same_source(fetched.asked or fetched.source)
    if other != key:
        conn.execute(delete(tables.aliases).where(tables.aliases.c.key == other))
        conn.execute(insert(tables.aliases).values(key=other, of=key))


def forget(conn: Connection, key: str) -> None:
    """Of a source that is taken away: nothing leads to it any longer."""
    conn.execute(delete(tables.watches).where(_OF.key == key))
    conn.execute(delete(tables.aliases).where(tables.aliases.c.of == key))


def forget_batch(conn: Connection, batch: str) -> None:
    """Of an addition that is taken back: lists that it brought, and addresses that gave nothing."""
    keys = conn.execute(select(_OF.key).where(_OF.batch == batch, ~_has_source())).scalars().all()
    for key in keys:
        forget(conn, key)


def _has_source() -> ColumnElement[bool]:
    return exists().where(_SOURCE.key == _OF.key)


def postpone(conn: Connection, source: str, next: str) -> None:
    key = same_source(source)
    conn.execute(update(tables.watches).where(_OF.key == key).values(next=next, due=_epoch(next)))


def hurry(conn: Connection, now: str) -> int:
    waiting = _OF.paused == 0, _OF.removed.is_(None)
    return conn.execute(update(tables.watches).where(*waiting).values(next=now, due=_epoch(now))).rowcount


def change(conn: Connection, name: str, **values: Any) -> SourceInfo:
    """Sets columns of one watch (`next` sets `due` too). Trouble: no_such_source, not_watched (a file, a paste)."""
    info = one(conn, name)
    if info.interval is None:
        raise Trouble("not_watched", source=info.file)
    if "next" in values:
        values["due"] = _epoch(values["next"])
    conn.execute(update(tables.watches).where(_OF.id == info.id).values(**values))
    return one(conn, name)


def due(conn: Connection, now: str, limit: int) -> tuple[Due, ...]:
    """Those whose time has come, longest first; none that is paused, removed, or whose announcements all were."""
    of = tables.announcements.c
    there = select(of.n).join_from(tables.announcements, tables.sources, _SOURCE.n == of.source)
    there = there.where(_SOURCE.key == _OF.key)
    taken_out = and_(exists(there), ~exists(there.where(of.removed.is_(None))))
    numbered = select(_SOURCE.n).where(_SOURCE.key == _OF.key).correlate(tables.watches).scalar_subquery()
    rows = conn.execute(
        select(_OF.source, _OF.file, _OF.kind, _OF.interval, _OF.etag, _OF.modified, _OF.failures, _versions(numbered))
        .where(_OF.due <= _epoch(now), _OF.paused == 0, _OF.removed.is_(None), ~taken_out)
        .order_by(_OF.due, _OF.n)
        .limit(limit)
    )
    return tuple(Due(*row) for row in rows)


def _versions(source: Any) -> Any:
    of = tables.versions.c
    return select(func.count()).where(of.source == source).scalar_subquery()


def _standing(source: ColumnElement[Any]) -> Any:
    of = tables.announcements.c
    return select(func.count()).where(of.source == source, of.stands == 1).scalar_subquery()


def _all() -> Any:
    """Every source: those that were taken in, with their watch where there is one, and watches without a page."""
    watched = (_OF.interval, _OF.paused, _OF.removed, _OF.tried, _OF.succeeded, _OF.next, _OF.failures, _OF.reason)
    taken = select(
        _SOURCE.key,
        _SOURCE.source,
        _SOURCE.file,
        func.coalesce(_OF.kind, _SOURCE.kind).label("kind"),
        _SOURCE.example,
        *watched,
        _versions(_SOURCE.n).label("versions"),
        _standing(_SOURCE.n).label("announcements"),
        _SOURCE.n.label("place"),
    ).join_from(tables.sources, tables.watches, _OF.key == _SOURCE.key, isouter=True)
    bare = select(
        _OF.key,
        _OF.source,
        _OF.file,
        _OF.kind,
        literal(0),
        *watched,
        literal(0),
        literal(0),
        literal(0),
    ).where(~_has_source())
    return union_all(taken, bare).subquery("every")


def _shown(every: Any, which: str | None) -> Select[Any]:
    of = every.c
    query = select(every).where(of.removed.is_(None))
    if which == "failed":
        return query.where(of.failures > 0, of.paused == 0)
    return query.where(of.paused == 1) if which == "paused" else query


def page(conn: Connection, which: str | None, limit: int, offset: int) -> tuple[SourceInfo, ...]:
    """Failures first, then lists, then by last fetch. `which`: failed, paused, fetched (the last first), or all."""
    every = _all()
    of = every.c
    failing = and_(func.coalesce(of.failures, 0) > 0, of.paused == 0)
    query = _shown(every, which).order_by(
        failing.desc(), (of.kind == "list").desc(), of.tried.is_(null()), of.tried.desc(), of.place.desc(), of.source
    )
    if which == "fetched":
        query = query.where(of.tried.is_not(None)).order_by(None).order_by(of.tried.desc(), of.source)
    return tuple(_info(row) for row in conn.execute(query.limit(limit).offset(offset)).mappings())


def counts(conn: Connection) -> dict[str, int]:
    """How many sources there are: all, failed, paused, watched (those that are fetched again)."""
    every = _all()
    of = every.c
    row = conn.execute(
        select(
            func.count().label("all"),
            func.count().filter(of.failures > 0, of.paused == 0).label("failed"),
            func.count().filter(of.paused == 1).label("paused"),
            func.count().filter(of.paused == 0).label("watched"),
        )
        .select_from(every)
        .where(of.removed.is_(None))
    ).one()
    return dict(row._mapping)


def one(conn: Connection, name: str) -> SourceInfo:
    """A source by its id, by its address, path or hash, or by the name that the list shows, where only one has it.

    Removed ones too. Raises Trouble("no_such_source").
    """
    every = _all()
    query = select(every)
    row = conn.execute(query.where(every.c.key == same_source(name))).mappings().first()
    if row is None:
        key = conn.execute(select(_OF.key).where(_OF.id == name)).scalar()
        if key is None:  # a file or a paste: the id is made from the key
            key = next((key for key in conn.execute(select(_SOURCE.key)).scalars() if source_id(key) == name), None)
        row = conn.execute(query.where(every.c.key == key)).mappings().first() if key is not None else None
    if row is None:
        called = conn.execute(query.where(every.c.file == name).limit(2)).mappings().all()
        if len(called) != 1:
            raise Trouble("no_such_source", id=name)
        row = called[0]
    return _info(row)


def _info(row: Any) -> SourceInfo:
    failing = bool(row["failures"])
    state = "paused" if row["paused"] else "failed" if failing else "ok"
    waits = row["interval"] is not None and not row["paused"] and row["removed"] is None
    return SourceInfo(
        id=source_id(row["key"]),
        source=row["source"],
        file=row["file"],
        kind="page" if row["kind"] == "url" else row["kind"],
        state=state,  # type: ignore[arg-type]
        interval=row["interval"],
        tried=row["tried"],
        succeeded=row["succeeded"],
        next=row["next"] if waits else None,
        failures=row["failures"] or 0,
        reason=json.loads(row["reason"]) if row["reason"] else None,
        versions=row["versions"],
        announcements=row["announcements"],
        example=bool(row["example"]),
        removed=row["removed"],
    )


def ids_of(conn: Connection, source: str) -> tuple[str, ...]:
    """Announcements of a source that stand, in the order in which they came."""
    of = tables.announcements.c
    query = select(of.id).join_from(tables.announcements, tables.sources, _SOURCE.n == of.source)
    return tuple(conn.execute(query.where(_SOURCE.key == same_source(source), of.stands == 1).order_by(of.n)).scalars())


def known(conn: Connection, keys: Iterable[str], away: bool) -> set[str]:
    """Those of the keys (of `same_source`) that are sources, or lead to one; `away`: or were taken away since."""
    wanted = list(keys)
    found: set[str] = set()
    of, other = tables.aliases.c, tables.taken_away.c
    for start in range(0, len(wanted), 400):
        some = wanted[start : start + 400]
        queries = [
            select(_SOURCE.key).where(_SOURCE.key.in_(some)),
            select(_OF.key).where(_OF.key.in_(some)),
            select(of.key).where(of.key.in_(some), or_(of.of.in_(select(_SOURCE.key)), of.of.in_(select(_OF.key)))),
        ]
        if away:
            queries.append(select(other.key).where(other.key.in_(some)))
        for query in queries:
            found.update(conn.execute(query).scalars())
    return found
