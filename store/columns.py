"""What lists are counted over: of each announcement that stands a few values, held in memory as columns.

A number of a hundred thousand announcements under any filters is then some milliseconds' work. The file notes what was
written of which announcement (the table `changed`, kept by triggers), so columns that were read once are brought up to
date by reading these anew, whoever wrote them. Texts are numbers here, equal ones the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Select, func, or_, select

from store import tables

Mask = NDArray[np.bool_]
_ABOUT, _FLAG, _WINDOW = tables.announcements.c, tables.flags.c, tables.windows.c
_DAY = func.substr(_ABOUT.published, 1, 10)
_SPARE = 1.2  # room for what comes, so that a column is not made anew for each

# what is read, a part at a time as it is needed; a value of each announcement, or some rows
_STANDS = select(_ABOUT.n).where(_ABOUT.stands == 1)
_EACH = {
    "about": _STANDS.add_columns((_ABOUT.doubts > 0).label("flagged"), _ABOUT.publisher, _ABOUT.month),
    "origin": _STANDS.add_columns(
        _ABOUT.script, _ABOUT.site, _DAY.label("published"), func.substr(_ABOUT.added, 1, 10).label("added")
    ),
}
_SEVERAL = {
    "category": select(tables.categories.c.announcement, tables.categories.c.category.label("value")),
    "kind": select(_FLAG.announcement, _FLAG.kind.label("value")).where(_FLAG.state != "decided").distinct(),
    # `begun`: without a start it holds every day to its last, for it had passed when the page came out, or nothing says
    # when that was; as `records.values_of` has it
    "window": select(
        _WINDOW.announcement,
        _WINDOW.first,
        _WINDOW.last,
        or_(_WINDOW.last.is_(None), _ABOUT.published.is_(None), _WINDOW.last < _DAY).label("begun"),
    ).join_from(tables.windows, tables.announcements, _ABOUT.n == _WINDOW.announcement),
    "spell": select(
        *(tables.spells.c[name] for name in ("announcement", "first", "last", "state", "main", "sort")),
    ),
}
_READ: dict[str, Select[Any]] = {**_EACH, **_SEVERAL}
PARTS = tuple(_READ)
_TYPES: dict[str, type[np.generic]] = {"flagged": np.bool_, "begun": np.bool_, "main": np.bool_, "state": np.int8}
_TEXTS = {
    "publisher",
    "month",
    "script",
    "site",
    "published",
    "added",
    "category",
    "kind",
    "window first",
    "window last",
}


class Words:
    """Texts as numbers, 0 for none."""

    def __init__(self) -> None:
        self.texts: list[str | None] = [None]
        self._numbers: dict[str | None, int] = {None: 0}

    def numbers(self, texts: Sequence[str | None]) -> NDArray[Any]:
        known = self._numbers
        for text in dict.fromkeys(texts):
            if text not in known:
                known[text] = len(self.texts)
                self.texts.append(text)
        return np.fromiter(map(known.__getitem__, texts), np.int32, len(texts))

    def which(self, holds: Callable[[str], bool]) -> Mask:
        """By number, whether it holds of the text; of none it does not."""
        return np.fromiter((text is not None and holds(text) for text in self.texts), np.bool_, len(self.texts))


class Columns:
    """The columns of one file. Not to be shared while `bring_up` is at work.

    `each`: column → its values, by the number of the announcement; `stands` says which of these are one. `several`: part →
    column → values, where an announcement has some rows; `n` is its number.
    """

    def __init__(self) -> None:
        self.words = {name: Words() for name in _TEXTS}
        self.stands: Mask = np.zeros(0, np.bool_)
        self.each: dict[str, NDArray[Any]] = {}
        self.several: dict[str, dict[str, NDArray[Any]]] = {}
        self._parts: set[str] = set()  # those that were read
        self._change = 0

    def bring_up(self, conn: Connection, parts: Iterable[str]) -> None:
        """To the state of the file that the connection sees, which must be no older than the one that they have.

        `parts` are read that were not yet.
        """
        change = conn.execute(select(tables.meta.c.value).where(tables.meta.c.name == "change")).scalar_one()
        if self._parts and change != self._change:
            changed = select(tables.changed.c.announcement).where(tables.changed.c.change > self._change)
            if numbers := next(_read(conn, changed)):
                self._again(conn, np.array(numbers, np.int32), changed)
        for part in parts:
            if part not in self._parts:
                self._first(conn, part)
                self._parts.add(part)
        self._change = change

    def _first(self, conn: Connection, part: str) -> None:
        if part in _EACH:
            self._put(self._arrays(conn, part))
        else:
            self.several[part] = self._arrays(conn, part)

    def _again(self, conn: Connection, numbers: NDArray[Any], changed: Select[Any]) -> None:
        """What is held of these announcements is read anew."""
        self._make_room(int(numbers.max()))
        self.stands[numbers] = False
        away = np.zeros(len(self.stands), np.bool_)
        away[numbers] = True
        for part in self._parts:
            new = self._arrays(conn, part, changed)
            if part in _EACH:
                self._put(new)
                continue
            old = self.several[part]
            kept = ~away[old["n"]]
            if not kept.all():
                old = {column: values[kept] for column, values in old.items()}
            self.several[part] = {column: np.concatenate((values, new[column])) for column, values in old.items()}

    def _put(self, new: dict[str, NDArray[Any]]) -> None:
        n = new.pop("n")
        self._make_room(int(n.max(initial=0)))
        self.stands[n] = True
        for name, values in new.items():
            if name not in self.each:
                self.each[name] = np.zeros(len(self.stands), values.dtype)
            self.each[name][n] = values

    def _make_room(self, highest: int) -> None:
        if highest >= len(self.stands):
            more = int((highest + 1) * _SPARE) + 100 - len(self.stands)
            self.stands = np.pad(self.stands, (0, more))
            self.each = {name: np.pad(values, (0, more)) for name, values in self.each.items()}

    def _arrays(self, conn: Connection, part: str, changed: Select[Any] | None = None) -> dict[str, NDArray[Any]]:
        query = _READ[part]
        number, *others = query.selected_columns
        if changed is not None:
            query = query.where(number.in_(changed))
        lists = _read(conn, query)
        found = {"n": np.array(next(lists), np.int32)}
        for name, values in zip((column.name for column in others), lists, strict=True):
            words = self.words.get(self.words_of(part, name))
            found[name] = words.numbers(values) if words else np.array(values, _TYPES.get(name, np.int32))
        return found

    @staticmethod
    def words_of(part: str, name: str) -> str:
        """Under what name `words` has the texts of a column."""
        if part in _EACH:
            return name
        return part if name == "value" else f"{part} {name}"


def _read(conn: Connection, query: Select[Any]) -> Iterator[list[Any]]:
    """The columns of a query, one after another so that few values are objects at a time. The file gives each as a JSON
    list: a third of the time that as many rows take.
    """
    rows = query.subquery()
    for one in conn.execute(select(*(func.json_group_array(column) for column in rows.c))).one():
        yield msgspec.json.decode(one)
