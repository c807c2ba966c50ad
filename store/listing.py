"""Search without words: the announcements of a day, in order, with counts; the figures of a day.

A status on a day is looked up among the spells (`windows.py`) that hold the day. All is counted anew each time, over
the columns that `columns.py` holds in memory.
"""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, func, select

from records import Deadline, Filters, Overview, Record
from store import announcements, doubts, tables

if TYPE_CHECKING:
    from store.columns import Columns

Counts = tuple[tuple[str, int], ...]

_ABOUT = tables.announcements.c


class Listed(NamedTuple):
    """Ten records of a day, how many there are in all, and what narrows them: facet → (value, count)."""

    records: tuple[Record, ...]
    total: int
    facets: Mapping[str, Counts]


class Listing:
    """The lists of one file."""

    def __init__(self) -> None:
        self._columns: Columns | None = None
        self._counting = threading.Lock()

    def of_day(self, conn: Connection, day: str, filters: Filters, limit: int, offset: int) -> Listed:
        from store.counting import counted, parts

        with self._counting:
            figures = counted(self._brought_up(conn, parts(filters)), day, filters, limit, offset)
        return Listed(announcements.by_number(conn, figures.numbers, day), figures.total, figures.facets)

    def warm(self, conn: Connection) -> None:
        """Reads all that counting needs, so that nobody waits for it."""
        from store.columns import PARTS

        with self._counting:
            self._brought_up(conn, PARTS)

    def values(self, conn: Connection, facet: str) -> Sequence[str]:
        """The publishers or categories that there are, and some that there were."""
        with self._counting:
            return [
                text for text in self._brought_up(conn, ("about", "category")).words[facet].texts if text is not None
            ]

    def _brought_up(self, conn: Connection, parts: Iterable[str]) -> Columns:
        """As the connection sees the file. It must not have read before it had the lock: the state of who comes later
        is then never the older one."""
        from store.columns import Columns

        if self._columns is None:
            self._columns = Columns()
        self._columns.bring_up(conn, parts)
        return self._columns

    def overview(self, conn: Connection, day: str) -> Overview:
        figures = self.of_day(conn, day, Filters(), 0, 0)
        status = dict(figures.facets["status"])
        week = (datetime.date.fromisoformat(day) - datetime.timedelta(days=7)).isoformat()
        examples = select(func.count()).select_from(tables.announcements).where(_ABOUT.stands == 1)
        kinds = {
            kind: sum(count for state, count in states.items() if state != "decided")
            for kind, states in doubts.counts(conn, None).items()
        }
        return Overview(
            announcements=figures.total,
            open=status.get("open", 0),
            upcoming=status.get("upcoming", 0),
            closed=status.get("closed", 0),
            doubts=sum(kinds.values()),
            new=conn.execute(examples.where(_ABOUT.added >= week)).scalar_one(),
            examples=conn.execute(
                examples.where(_ABOUT.source.in_(select(tables.sources.c.n).where(tables.sources.c.example == 1)))
            ).scalar_one(),
            kinds=tuple(sorted(((k, n) for k, n in kinds.items() if n), key=lambda pair: (-pair[1], pair[0]))),
            months=tuple(sorted(figures.facets["month"])),
            deadlines=deadlines(conn, day, 10),
        )


def deadlines(conn: Connection, day: str, limit: int) -> tuple[Deadline, ...]:
    """The next last days of windows, the nearest first; of copies one."""
    of = tables.windows.c
    rows = conn.execute(
        select(of.last, of.label, of.doubt, _ABOUT.n, _ABOUT.id, _ABOUT.title, _ABOUT.copies)
        .join_from(tables.windows, tables.announcements, _ABOUT.n == of.announcement)
        .where(of.last >= day)
        .order_by(of.last, of.announcement)
        .limit(limit * 4)
    )
    found: dict[tuple[Any, ...], Deadline] = {}
    for row in rows:
        found.setdefault(
            (row.copies or row.n, row.last, row.label),
            Deadline(id=row.id, title=row.title, label=row.label, day=row.last, doubt=bool(row.doubt)),
        )
    return tuple(found.values())[:limit]
