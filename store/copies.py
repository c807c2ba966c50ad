"""Copies: the same announcement from another source. Candidates share a key; then the two are compared.

Keys are exact: the stored bytes and the place in them; and title and body, folded, without digits and white space,
together with a name that may be the issuer's (publisher, named source). Copies form groups, closed: a group's number is
that of its oldest announcement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import Connection, func, select, update

from records import Announcement, Reading, short_hash
from store import blobs, tables
from store.identity import plain

_OF = tables.announcements.c
_DIGITS_AND_SPACE = re.compile(r"[\s\d〇零一二三四五六七八九十百千]+")
# a number that states a fact: none of a date, a time, or the issue of a series
_FACT = re.compile(r"(?<![\d第.:/-])\d+(?:\.\d+)?(?![\d年月日号时分期:/-]|\.\d)")


def keys_of(document: Announcement, place: int, reading: Reading, hashes: Sequence[str]) -> tuple[str, ...]:
    """The keys of one announcement of a page; who shares one may be a copy."""
    title, body = (_DIGITS_AND_SPACE.sub("", plain(text)) for text in (document.title, document.body))
    names = {plain(name).strip() for name in (reading.publisher, reading.source) if name} or {""}
    texts = sorted(short_hash("t", title, body, name) for name in names) if body else []
    return (short_hash("b", *hashes, str(place)), *texts)


def is_copy(one: Announcement, other: Announcement) -> bool:
    """Whether two announcements that share a key are copies: not where more than half of the numbers that state a fact
    differ. 「3月電費2969.6元，分攤7.12元」 and 「4月電費2828.1元，分攤7.42元」 are two issues of a series.
    """
    numbers = [_FACT.findall(plain(text.body)) for text in (one, other)]
    if len(numbers[0]) != len(numbers[1]):
        return one.body == other.body
    differ = sum(a != b for a, b in zip(*numbers, strict=True))
    return differ * 2 <= len(numbers[0])


def join(conn: Connection, n: int, source: int, document: Announcement, keys: Sequence[str]) -> int | None:
    """Finds the copies of announcement `n` among those of other sources, and puts them into one group with it.

    Of a group its oldest is compared. Returns the number of the group, None where there is no copy. The keys of `n` need
    not be stored yet.
    """
    group = func.coalesce(_OF.copies, _OF.n)
    oldest = (
        select(func.min(_OF.n))
        .where(
            _OF.n.in_(select(tables.keys.c.announcement).where(tables.keys.c.key.in_(keys))),
            _OF.source != source,
            _OF.n != n,
        )
        .group_by(group)
    )
    candidates = conn.execute(
        select(_OF.n, group.label("group"), tables.records.c.record)
        .join_from(tables.announcements, tables.records, tables.records.c.announcement == _OF.n)
        .where(_OF.n.in_(oldest))
    ).all()
    found = [row for row in candidates if is_copy(document, blobs.record(row.record))]
    if not found:
        return None
    joined = min([row.group for row in found] + [n])
    for row in found:
        of_group = (_OF.copies == row.group) | (_OF.n == row.n)
        conn.execute(
            update(tables.announcements).where(of_group, _OF.copies.is_distinct_from(joined)).values(copies=joined)
        )
    return joined


def original(conn: Connection, group: int, id: str) -> str | None:
    """The oldest announcement of a group that stands, other than `id`."""
    query = select(_OF.id).where(_OF.copies == group, _OF.stands == 1, _OF.id != id).order_by(_OF.n).limit(1)
    return conn.execute(query).scalar()


def ids_of(conn: Connection, groups: Sequence[int]) -> dict[int, list[str]]:
    """Group → ids of its announcements that stand, oldest first."""
    found: dict[int, list[str]] = {}
    if wanted := sorted({group for group in groups if group}):
        rows = conn.execute(select(_OF.copies, _OF.id).where(_OF.copies.in_(wanted), _OF.stands == 1).order_by(_OF.n))
        for group, one in rows:
            found.setdefault(group, []).append(one)
    return found


def leave(conn: Connection, n: int) -> None:
    """Takes announcement `n` out of its group, as before its text changes or it goes.

    A group that bore its number is renamed after the oldest that stays; one alone is no group.
    """
    group = conn.execute(select(_OF.copies).where(_OF.n == n)).scalar()
    if group is None:
        return
    rest = conn.execute(select(_OF.n).where(_OF.copies == group, _OF.n != n).order_by(_OF.n)).scalars().all()
    conn.execute(update(tables.announcements).where(_OF.n == n).values(copies=None))
    if rest and (group == n or len(rest) == 1):
        name = rest[0] if len(rest) > 1 else None
        conn.execute(update(tables.announcements).where(_OF.copies == group).values(copies=name))
