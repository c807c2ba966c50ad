"""The review queue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from records import Doubt
from store import announcements, deciding, tables

_OF = tables.flags.c


def page(
    conn: Connection, kind: str | None, publisher: str | None, state: str | None, limit: int, offset: int
) -> tuple[Doubt, ...]:
    query = (
        deciding.flags()
        .order_by(_OF.published.desc(), _OF.announcement, _OF.offset, _OF.place)
        .limit(limit)
        .offset(offset)
    )
    for column, value in ((_OF.kind, kind), (_OF.publisher, publisher)):
        if value is not None:
            query = query.where(column == value)
    if state == "waiting":
        query = query.where(_OF.state != "decided")
    elif state is not None:
        query = query.where(_OF.state == state)
    return _doubts(conn, conn.execute(query).mappings().all())


def one(conn: Connection, flag: str) -> Doubt:
    """Raises Trouble("no_such_flag")."""
    return _doubts(conn, [deciding.flag_row(conn, flag)])[0]


def counts(conn: Connection, publisher: str | None) -> dict[str, dict[str, int]]:
    query = select(_OF.kind, _OF.state, func.count()).group_by(_OF.kind, _OF.state)
    if publisher is not None:
        query = query.where(_OF.publisher == publisher)
    found: dict[str, dict[str, int]] = {}
    for kind, state, count in conn.execute(query):
        found.setdefault(kind, {})[state] = count
    return found


def _doubts(conn: Connection, rows: Sequence[Any]) -> tuple[Doubt, ...]:
    numbers = list(dict.fromkeys(row["announcement"] for row in rows))
    records = dict(zip(numbers, announcements.by_number(conn, numbers, None), strict=True))
    lasts = deciding.lasts(conn, [row["id"] for row in rows])
    found = []
    for row in rows:
        record = records[row["announcement"]]
        last = lasts.get(row["id"])
        same = deciding.same_in_copies(conn, row, last)
        found.append(Doubt(flag=record.flags[row["place"]], record=record, seen=last.n if last else 0, same=same))
    return tuple(found)
