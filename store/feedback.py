"""What persons said of answers: appended, never overwritten; of each person and question the last counts."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, insert, select

from records import Citation, Feedback
from store import tables


def append(conn: Connection, feedback: Feedback) -> None:
    citation = msgspec.json.encode(feedback.citation).decode("utf-8") if feedback.citation else None
    row = {name: getattr(feedback, name) for name in Feedback.__struct_fields__}
    conn.execute(insert(tables.feedback).values({**row, "citation": citation}))


def counting(conn: Connection) -> tuple[Feedback, ...]:
    """The last of each person, question, question before and day, in the order in which these were first judged."""
    last: dict[tuple[str, str, str | None, str], Feedback] = {}
    for row in conn.execute(select(tables.feedback).order_by(tables.feedback.c.n)).mappings():
        values = {name: row[name] for name in Feedback.__struct_fields__}
        values["citation"] = msgspec.json.decode(row["citation"], type=Citation) if row["citation"] else None
        for name in ("right", "flagged"):
            values[name] = None if row[name] is None else bool(row[name])
        last[row["by"], row["question"], row["before"], row["today"]] = Feedback(**values)
    return tuple(one for one in last.values() if one.right is not None)
