"""Versions of pages: what was read, the stored bytes, and which announcement stood where."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from records import Reading, Trouble, VersionInfo
from store import announcements, blobs, tables


def latest(conn: Connection, source: int) -> Any:
    """The newest version of a source (n, number), or None."""
    of = tables.versions.c
    return conn.execute(
        select(of.n, of.number, of.digest).where(of.source == source).order_by(of.number.desc()).limit(1)
    ).first()


def reading(conn: Connection, version: int) -> Reading:
    blob = conn.execute(select(tables.versions.c.reading).where(tables.versions.c.n == version)).scalar_one()
    return blobs.reading(blob)


def hashes(conn: Connection, version: int) -> tuple[str, ...]:
    """Of the stored pages of a version, in order."""
    of = tables.version_pages.c
    return tuple(conn.execute(select(of.hash).where(of.version == version).order_by(of.place)).scalars())


def pages(conn: Connection, version: int) -> tuple[bytes, ...]:
    of = tables.version_pages.c
    rows = conn.execute(
        select(tables.contents.c.data)
        .join_from(tables.version_pages, tables.contents, tables.contents.c.hash == of.hash)
        .where(of.version == version)
        .order_by(of.place)
    ).scalars()
    return tuple(blobs.page(data) for data in rows)


def number(conn: Connection, id: str, version: int | None) -> int:
    """The row of a version of an announcement, the newest that has it where `version` is None.

    Raises Trouble("no_such_id") and Trouble("no_such_version").
    """
    of, at = tables.versions.c, tables.places.c
    query = (
        select(of.n)
        .join_from(tables.places, tables.versions, of.n == at.version)
        .where(at.announcement == announcements.number(conn, id))
        .order_by(of.number.desc())
        .limit(1)
    )
    n = conn.execute(query if version is None else query.where(of.number == version)).scalar()
    if n is None:
        raise Trouble("no_such_version", id=id, version=version)
    return n


def of_announcement(conn: Connection, id: str) -> tuple[VersionInfo, ...]:
    of, at = tables.versions.c, tables.places.c
    rows = conn.execute(
        select(of.n, of.number, of.added, of.batch, at.place)
        .join_from(tables.places, tables.versions, of.n == at.version)
        .where(at.announcement == announcements.number(conn, id))
        .order_by(of.number.desc())
    ).all()
    found = []
    for row in rows:
        read = reading(conn, row.n)
        found.append(
            VersionInfo(
                version=row.number,
                added=row.added,
                batch=row.batch,
                place=row.place,
                title=read.documents[row.place].title,
                published=read.documents[row.place].published or read.published,
                hashes=hashes(conn, row.n),
            )
        )
    return tuple(found)
