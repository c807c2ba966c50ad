"""What copies say otherwise than one another: flags of one kind, which hang on the other members of a group.

What such flags are is handed in with the `Likeness`. Whoever comes into a group or leaves one is noted in the table
`regrouped`; at the end of the transaction the flags of all that are noted, and of those that these may stand beside, are
made anew. So they are the same whatever came first, go with the copy that they name, and come back with it; decisions of
them hang on their ids, as of any flag.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, delete, select

from records import Flag, Record
from store import announcements, copies, decisions, identity, outbox, tables

_OF = tables.announcements.c
_NOTED = tables.regrouped.c


def tell(conn: Connection, settle: decisions.Settle, likeness: copies.Likeness) -> None:
    """Makes the flags anew of all whose group changed since; the indexes are told of those that changed."""
    noted = conn.execute(select(_NOTED.announcement)).scalars().all()
    if not noted:
        return
    conn.execute(delete(tables.regrouped))
    changed = {}
    for group, numbers in _groups(conn, noted).items():
        members = _members(conn, group) if group is not None else []
        first = members[: copies.BESIDE + 1]
        # who comes behind these stands beside nobody but itself
        affected = members if set(numbers) & set(first) else numbers
        records: dict[int, Record] = {}
        for n in affected:
            others = [one for one in first if one != n][: copies.BESIDE]
            for one in (n, *others):
                if one not in records:
                    records[one] = announcements.load(conn, one)
            flags = likeness.differing(records[n], [records[one] for one in others]) if others else ()
            told = _retold(records[n], flags)
            if told is not None:
                announcements.rework(conn, n, settle, flags=told)
                changed[records[n].id] = records[n].version
    outbox.tell(conn, changed.items())


def _groups(conn: Connection, noted: Iterable[int]) -> dict[int | None, list[int]]:
    """Group → those of the announcements that stand, in their order; None: those without copies."""
    found: dict[int | None, list[int]] = {}
    left = sorted(noted)
    for start in range(0, len(left), 400):
        some = _OF.n.in_(left[start : start + 400])
        for n, group in conn.execute(select(_OF.n, _OF.copies).where(some, _OF.stands == 1).order_by(_OF.n)):
            found.setdefault(group, []).append(n)
    return found


def _members(conn: Connection, group: int) -> list[int]:
    query = select(_OF.n).where(_OF.copies == group, _OF.stands == 1).order_by(_OF.n)
    return list(conn.execute(query).scalars())


def _retold(record: Record, flags: tuple[Flag, ...]) -> tuple[Flag, ...] | None:
    """All flags of a record, with these in place of those that its copies gave it before; None where they are the same."""
    before = [flag for flag in record.flags if flag.kind == copies.KIND]
    bare = [msgspec.structs.replace(flag, id=None, state=None, decision=None) for flag in before]
    if bare == list(flags):
        return None
    own = [flag for flag in record.flags if flag.kind != copies.KIND]
    told = sorted((*own, *flags), key=lambda flag: (flag.offset, len(flag.span)))
    ids = identity.flag_ids(record.id, told, record.body)
    return tuple(msgspec.structs.replace(flag, id=id) for flag, id in zip(told, ids, strict=True))
