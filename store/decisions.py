"""What persons said of flags: appended, never overwritten; and what of it counts.

The latest counts. "undo" takes back the latest that was not taken back yet, and what counted before it counts
again: accept, correct, undo → accept counts. A flag that has no decision of its own, while one of the same
announcement, kind and span whose flag no longer stands has one, is "to be confirmed": the words round it changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec
from sqlalchemy import Connection, RowMapping, select

from records import Decision, Flag, Record, Trouble
from store import tables

Settle = Callable[[Record], Record]
Past = Sequence[RowMapping]  # rows of the table `decisions`, oldest first


def past(conn: Connection, ids: Iterable[str]) -> dict[str, list[RowMapping]]:
    """Announcement → all decisions of its flags, oldest first."""
    found: dict[str, list[RowMapping]] = {}
    of = tables.decisions.c
    for row in conn.execute(select(tables.decisions).where(of.announcement.in_(list(ids))).order_by(of.n)).mappings():
        found.setdefault(row["announcement"], []).append(row)
    return found


def decision_of(row: RowMapping) -> Decision:
    return Decision(
        flag=row["flag"],
        verb=row["verb"],
        value=row["value"],
        by=row["by"],
        at=row["at"],
        note=row["note"],
        n=row["place"],
    )


def counting(rows: Past) -> RowMapping | None:
    """Of one flag's decisions, the one that counts."""
    stack: list[RowMapping] = []
    for row in rows:
        if row["verb"] != "undo":
            stack.append(row)
        elif stack:
            stack.pop()
    return stack[-1] if stack else None


def judged(flags: Sequence[Flag], rows: Past) -> tuple[Flag, ...]:
    """The flags of one announcement (their ids set) with `state` and `decision`, by all decisions of its flags."""
    if not rows:
        return tuple(msgspec.structs.replace(flag, state="open", decision=None) for flag in flags)
    own: dict[str, list[RowMapping]] = {}
    for row in rows:
        own.setdefault(row["flag"], []).append(row)
    standing = {flag.id for flag in flags}
    earlier: dict[tuple[str, str], RowMapping] = {}
    for flag_id, of_flag in own.items():
        if flag_id not in standing and (one := counting(of_flag)):
            known = earlier.get((one["kind"], one["span"]))
            if known is None or known["n"] < one["n"]:
                earlier[one["kind"], one["span"]] = one
    found = []
    for flag in flags:
        if one := counting(own.get(flag.id or "", ())):
            found.append(msgspec.structs.replace(flag, state="decided", decision=decision_of(one)))
        elif one := earlier.get((flag.kind, flag.span)):
            found.append(msgspec.structs.replace(flag, state="to_confirm", decision=decision_of(one)))
        else:
            found.append(msgspec.structs.replace(flag, state="open", decision=None))
    return tuple(found)


def history(conn: Connection, flag: str) -> tuple[Decision, ...]:
    """All decisions of a flag, oldest first. Raises Trouble("no_such_flag") where it neither stands nor was decided."""
    of = tables.decisions.c
    rows = conn.execute(select(tables.decisions).where(of.flag == flag).order_by(of.n)).mappings().all()
    if not rows and conn.execute(select(tables.flags.c.id).where(tables.flags.c.id == flag)).first() is None:
        raise Trouble("no_such_flag", id=flag)
    return tuple(decision_of(row) for row in rows)
