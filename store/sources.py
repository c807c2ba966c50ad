"""Which sources the archive has, and which bytes it had of them last."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from records import same_source
from store import tables, watches
from store.taking import hash_of


def knows(conn: Connection, source: str, data: bytes) -> bool:
    key, seen = same_source(source), hash_of(data)
    of, away = tables.sources.c, tables.taken_away.c
    return (
        conn.execute(select(of.n).where(of.key == key, of.seen == seen)).first() is not None
        or conn.execute(select(away.key).where(away.key == key, away.hash == seen)).first() is not None
    )


def known(conn: Connection, sources: Iterable[str], away: bool) -> set[str]:
    """Those of the given that the archive has, as they were given; `away`: or that were taken away."""
    keys: dict[str, list[str]] = {}
    for source in sources:
        keys.setdefault(same_source(source), []).append(source)
    return {source for key in watches.known(conn, keys, away) for source in keys[key]}
