"""A decision taken: appended, its announcement worked out anew, the indexes told, in one transaction."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping, Select, insert, select

from records import Decision, Trouble
from store import announcements, decisions, outbox, tables


class SomeoneDecided(Trouble):
    """Another decision came since the one that was seen; nothing was stored. `last` is that decision."""

    def __init__(self, last: Decision) -> None:
        super().__init__("decided_meanwhile", by=last.by, at=last.at)
        self.last = last


def decide(conn: Connection, decision: Decision, seen: int, settle: decisions.Settle, same: bool) -> Decision:
    """Appends the decision and works its announcement out anew. See `store.Store.decide`."""
    flag = flag_row(conn, decision.flag)
    last = last_of(conn, decision.flag)
    if last and last.n > seen:
        raise SomeoneDecided(last)
    also = same_in_copies(conn, flag, last) if same else ()
    kept = _append(conn, flag, decision, settle)
    for one in also:
        # a copy in which it cannot be made (no suggestion to accept there) stays as it is
        with contextlib.suppress(Trouble), conn.begin_nested():
            _append(conn, flag_row(conn, one), msgspec.structs.replace(decision, flag=one), settle)
    return kept


def same_in_copies(conn: Connection, flag: RowMapping, last: Decision | None) -> tuple[str, ...]:
    """Ids of the same flag in copies: of the same kind, span (in either script) and order among such.

    Of an undecided flag those that are undecided; of a decided one those that were decided together with it (`last`).
    """
    if flag["copies"] is None:
        return ()
    of, about = tables.flags.c, tables.announcements.c
    rows = conn.execute(
        select(of.id, of.state, of.announcement)
        .join_from(tables.flags, tables.announcements, about.n == of.announcement)
        .where(about.copies == flag["copies"], of.kind == flag["kind"], of.span_key == flag["span_key"])
        .order_by(of.announcement, of.offset, of.place)
    ).all()
    by_announcement: dict[int, list[str]] = {}
    states = {}
    for row in rows:
        by_announcement.setdefault(row.announcement, []).append(row.id)
        states[row.id] = row.state
    order = by_announcement.get(flag["announcement"], []).index(flag["id"])
    others = [ids[order] for n, ids in by_announcement.items() if n != flag["announcement"] and order < len(ids)]
    if flag["state"] != "decided":
        return tuple(one for one in others if states[one] != "decided")
    together = [one for one in others if (theirs := last_of(conn, one)) and last and _same_deed(theirs, last)]
    return tuple(together)


def _same_deed(one: Decision, other: Decision) -> bool:
    return (one.by, one.at, one.verb) == (other.by, other.at, other.verb)


def flags() -> Select[Any]:
    """The query of flags that stand, with what is needed to find them in their announcement and its copies."""
    about = tables.announcements.c
    return select(tables.flags, about.id.label("announcement_id"), about.copies).join_from(
        tables.flags, tables.announcements, about.n == tables.flags.c.announcement
    )


def flag_row(conn: Connection, flag: str) -> RowMapping:
    """Raises Trouble("no_such_flag")."""
    row = conn.execute(flags().where(tables.flags.c.id == flag)).mappings().first()
    if row is None:
        raise Trouble("no_such_flag", id=flag)
    return row


def last_of(conn: Connection, flag: str) -> Decision | None:
    return lasts(conn, [flag]).get(flag)


def lasts(conn: Connection, flags: Sequence[str]) -> dict[str, Decision]:
    """Flag → its last decision, for those that have one."""
    of = tables.decisions.c
    found: dict[str, Decision] = {}
    for start in range(0, len(flags), 400):
        query = select(tables.decisions).where(of.flag.in_(flags[start : start + 400])).order_by(of.n)
        found.update((row["flag"], decisions.decision_of(row)) for row in conn.execute(query).mappings())
    return found


def _append(conn: Connection, flag: RowMapping, decision: Decision, settle: decisions.Settle) -> Decision:
    of = tables.decisions.c
    rows = conn.execute(select(tables.decisions).where(of.flag == decision.flag).order_by(of.n)).mappings().all()
    if decision.verb == "undo" and decisions.counting(rows) is None:
        raise Trouble("nothing_to_undo", id=decision.flag)
    kept = msgspec.structs.replace(decision, n=len(rows) + 1)
    record = announcements.load(conn, flag["announcement"])
    conn.execute(
        insert(tables.decisions).values(
            flag=decision.flag,
            place=kept.n,
            announcement=record.id,
            kind=flag["kind"],
            span=record.flags[flag["place"]].span,
            verb=decision.verb,
            value=decision.value,
            by=decision.by,
            at=decision.at,
            note=decision.note,
        )
    )
    announcements.rework(conn, flag["announcement"], settle, decision.flag)
    outbox.tell(conn, [(record.id, record.version)])
    return kept
