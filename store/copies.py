"""Copies: the same announcement from another source. Candidates share a key; then the two are compared.

What two announcements share and when they are the same is handed in as a `Likeness`, for the store knows no stage; the
stored bytes and the place in them are a key of the store's own, and who shares that one is a copy without being asked.

Every pair that was found is kept as a link, and a group is what hangs together by links: closed, the same whatever came
first, joined by who is a copy of members of two, and parted again where that one goes. A group's number is that of its
oldest announcement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, Insert, delete, func, insert, select, update

from records import Flag, Record, short_hash
from store import blobs, tables
from store.rows import Rows

OF_A_KEY = 64  # newest announcements of one key that may be candidates: a headline that thousands bear costs no more
BESIDE = 16  # oldest members of a group with which each is compared: what copies say otherwise
KIND = "differs_between_copies"  # of the flags that say so
COMPARED = 16  # candidates that are compared: the more keys they share, and the fewer share these, the sooner
_OF = tables.announcements.c
_LINK = tables.links.c


class Likeness(NamedTuple):
    """What copies are found by: `keys` gives what a record shares with its copies, `same` whether two are copies.

    `differing` gives the flags of what a record says otherwise than these of its copies.
    """

    keys: Callable[[Record], Sequence[str]]
    same: Callable[[Record, Record], bool]
    differing: Callable[[Record, Sequence[Record]], tuple[Flag, ...]] = lambda record, copies: ()


def keys_of(record: Record, place: int, hashes: Sequence[str], likeness: Likeness) -> tuple[str, ...]:
    """The keys of one announcement of a page, that of its bytes first; who shares one may be a copy."""
    return (short_hash("b", *hashes, str(place)), *likeness.keys(record))


def join(
    conn: Connection, rows: Rows, n: int, source: int, record: Record, keys: Sequence[str], likeness: Likeness
) -> int | None:
    """Finds the copies of announcement `n` among those of other sources, and puts them into one group with it.

    Adds the links to `rows`. Returns the number of the group, None where there is no copy. Neither `n` nor its keys need
    be stored yet; what may be a copy must be.
    """
    shared: dict[int, float] = {}
    of_key = tables.keys.c
    certain: set[int] = set()
    for place, key in enumerate(keys):
        newest = select(of_key.announcement).where(of_key.key == key).order_by(of_key.announcement.desc())
        found = conn.execute(newest.limit(OF_A_KEY)).scalars().all()
        for one in found:
            shared[one] = shared.get(one, 0) + 1 / len(found)
        if place == 0:
            certain.update(found)
    ranked = sorted(shared, key=lambda one: (one not in certain, -shared[one], -one))
    candidates = conn.execute(
        select(_OF.n, _OF.copies, tables.records.c.record)
        .join_from(tables.announcements, tables.records, tables.records.c.announcement == _OF.n)
        .where(_OF.n.in_(ranked), _OF.source != source, _OF.n != n)
    ).all()
    by_number = {row.n: row for row in candidates}
    compared = [by_number[one] for one in ranked if one in by_number][:COMPARED]
    copies = [row for row in compared if row.n in certain or likeness.same(record, blobs.record(row.record))]
    if not copies:
        return None
    for row in copies:
        rows.add(tables.links, one=n, other=row.n)
        rows.add(tables.links, one=row.n, other=n)
    rows.add(tables.regrouped, announcement=n)
    group = min([row.copies or row.n for row in copies] + [n])
    of_groups = _OF.n.in_([row.n for row in copies]) | _OF.copies.in_({row.copies for row in copies if row.copies})
    moved = of_groups, _OF.copies.is_distinct_from(group)
    conn.execute(_note().from_select(["announcement"], select(_OF.n).where(*moved)))
    conn.execute(update(tables.announcements).where(*moved).values(copies=group))
    return group


def _note() -> Insert:
    return insert(tables.regrouped).prefix_with("OR IGNORE")


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

    What then hangs together is a group of its own, called by its oldest; one alone is no group.
    """
    group = conn.execute(select(_OF.copies).where(_OF.n == n)).scalar()
    if group is None:
        return
    noted = _OF.n == n
    older = conn.execute(select(func.count()).where(_OF.copies == group, _OF.n < n)).scalar_one()
    if older <= BESIDE:  # it stood beside the others
        noted = _OF.copies == group
    conn.execute(_note().from_select(["announcement"], select(_OF.n).where(noted)))
    conn.execute(delete(tables.links).where((_LINK.one == n) | (_LINK.other == n)))
    conn.execute(update(tables.announcements).where(_OF.n == n).values(copies=None))
    rest = conn.execute(select(_OF.n).where(_OF.copies == group).order_by(_OF.n)).scalars().all()
    members = select(_OF.n).where(_OF.copies == group)
    linked: dict[int, list[int]] = {}
    for one, other in conn.execute(select(_LINK.one, _LINK.other).where(_LINK.one.in_(members))):
        linked.setdefault(one, []).append(other)
    named = dict.fromkeys(rest, 0)
    for oldest in rest:
        waiting = [] if named[oldest] else [oldest]
        while waiting:
            one = waiting.pop()
            if not named[one]:
                named[one] = oldest
                waiting += linked.get(one, ())
    sizes = Counter(named.values())
    for oldest, size in sizes.items():
        name = oldest if size > 1 else None
        if name != group:
            those = [one for one, of in named.items() if of == oldest]
            for start in range(0, len(those), 400):
                some = those[start : start + 400]
                conn.execute(_note(), [{"announcement": one} for one in some])
                conn.execute(update(tables.announcements).where(_OF.n.in_(some)).values(copies=name))
