"""What each announcement is about, as a row of bytes that the index makes and compares: kept here, so that it is made once.

A row without bytes is wanted yet: of a new text, or where another model makes them than before. It goes with its announcement.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from records import Record
from store import announcements, tables

_AT = tables.vectors.c
_OF = tables.announcements.c
_META = tables.meta.c
_NAME = "model"  # of what makes vectors, in `meta`
_SOME = 400  # values in one IN (…)


def of_model(conn: Connection, model: str) -> bool:
    """Whether the rows are those of this model."""
    return conn.execute(select(_META.value).where(_META.name == _NAME)).scalar() == model


def take_model(conn: Connection, model: str) -> None:
    """From now on rows are of this model; those of another are wanted anew."""
    if not of_model(conn, model):
        conn.execute(update(tables.vectors).where(_AT.vector.is_not(None)).values(vector=None))
        conn.execute(delete(tables.meta).where(_META.name == _NAME))
        conn.execute(insert(tables.meta).values(name=_NAME, value=model))


def wanting(conn: Connection, limit: int, ids: Sequence[str] | None) -> tuple[Record, ...]:
    """The first records whose row is wanted; of these ids, where some are given."""
    query = select(_AT.announcement).where(_AT.vector.is_(None)).order_by(_AT.announcement).limit(limit)
    if ids is None:
        numbers = list(conn.execute(query).scalars())
    else:
        query = query.join_from(tables.vectors, tables.announcements, _OF.n == _AT.announcement)
        numbers = []
        for start in range(0, len(ids), _SOME):
            numbers += conn.execute(query.where(_OF.id.in_(ids[start : start + _SOME]))).scalars()
    return announcements.by_number(conn, numbers[:limit], None)


def count(conn: Connection) -> int:
    """How many rows are wanted."""
    return conn.execute(select(func.count()).where(_AT.vector.is_(None))).scalar_one()


def keep(conn: Connection, model: str, made: Iterable[tuple[str, int, bytes]]) -> None:
    """Rows of a model, by (id, version of the record that it was made of); where a newer version, or model, came
    meanwhile, it is still wanted."""
    if not of_model(conn, model):
        return
    n = select(_OF.n).where(_OF.id == bindparam("of"), _OF.version == bindparam("number")).scalar_subquery()
    statement = update(tables.vectors).where(_AT.announcement == n).values(vector=bindparam("made"))
    rows = [{"of": id, "number": version, "made": row} for id, version, row in made]
    if rows:
        conn.execute(statement, rows)


def after(conn: Connection, n: int, size: int) -> Sequence[tuple[int, bytes]]:
    """The next rows behind that of `n`, of announcements that stand."""
    query = (
        select(_AT.announcement, _AT.vector)
        .join_from(tables.vectors, tables.announcements, _OF.n == _AT.announcement)
        .where(_AT.announcement > n, _AT.vector.is_not(None), _OF.stands == 1)
        .order_by(_AT.announcement)
        .limit(size)
    )
    return [(row.announcement, row.vector) for row in conn.execute(query)]
