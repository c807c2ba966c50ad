"""What of the columns passes filters on a day: how many, by which facets, and which come first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from operator import and_
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from records import Filters, host_of, years_of
from store.columns import Columns, Mask
from store.windows import STATES, number

Counts = tuple[tuple[str, int], ...]
FACETS = ("publisher", "category", "month", "flagged", "kind")
_BITS = 32  # of the number of an announcement, below its place in the order


class Figures(NamedTuple):
    facets: Mapping[str, Counts]
    total: int
    numbers: list[int]  # of the announcements that are asked for, in order


def parts(filters: Filters) -> set[str]:
    """The parts of the columns that counting under these filters needs."""
    needed = {"about", "category", "kind", "spell"}
    about = filters.published_from, filters.published_to, filters.added_from, filters.added_to
    if filters.open_on or filters.site or filters.script or any(about):
        needed.add("origin")
    if filters.open_on or filters.deadline_from or filters.deadline_to:
        needed.add("window")
    return needed


def counted(columns: Columns, day: str, filters: Filters, limit: int, offset: int) -> Figures:
    """The counts of a day under filters, each facet's under all but its own, and a piece of the list."""
    passing = _passing(columns, day, filters)

    def under(*but: str) -> Mask:
        """Which announcements pass all filters but these."""
        return reduce(and_, (mask for name, mask in passing.items() if name not in but), columns.stands)

    facets: dict[str, Counts] = {}
    every = under()
    for name in FACETS:
        facets[name] = _values(columns, name, under(name) if name in passing else every)
    months = facets["month"]
    if filters.year or filters.month:  # what other years there are stays in sight
        months = _values(columns, "month", under("year", "month"))
    facets["year"] = years_of(months)
    spells = columns.several["spell"]
    rows = _on(columns, day)
    rows = rows[under("status")[spells["n"][rows]]]
    states = spells["state"][rows]
    counts = np.bincount(states, minlength=len(STATES))
    facets["status"] = tuple(
        (state, int(count)) for state, count in zip(STATES, counts, strict=True) if state and count
    )
    listed = spells["main"][rows] if filters.status is None else states == _state(filters.status)
    rows, states = rows[listed], states[listed]
    return Figures(facets, len(rows), _in_order(columns, rows, states, limit, offset))


def _values(columns: Columns, facet: str, which: Mask) -> Counts:
    """How many of these announcements have each value of a facet."""
    if facet == "flagged":
        flagged = int(np.count_nonzero(columns.each["flagged"][which]))
        pairs = [("false", int(np.count_nonzero(which)) - flagged), ("true", flagged)]
    else:
        if facet in columns.several:
            several = columns.several[facet]
            values = several["value"][which[several["n"]]]
        else:
            values = columns.each[facet][which]
        texts = columns.words[facet].texts
        pairs = [(texts[value] or "", count) for value, count in enumerate(np.bincount(values).tolist()) if value]
    pairs = sorted((pair for pair in pairs if pair[1]), key=lambda pair: (-pair[1], pair[0]))
    return tuple(sorted(pairs, reverse=True) if facet == "month" else pairs)


def _in_order(columns: Columns, rows: NDArray[Any], states: NDArray[Any], limit: int, offset: int) -> list[int]:
    """Announcements of a piece of the list: state by state, open and upcoming the nearest first, the others the last."""
    spells = columns.several["spell"]
    found: list[int] = []
    for state, name in enumerate(STATES):
        here = rows[states == state]
        wanted = min(offset + limit - len(found), len(here))
        if len(found) < limit and offset < len(here):
            places = (spells["sort"][here].astype(np.int64) << _BITS) + spells["n"][here]
            if name not in ("open", "upcoming"):
                places = -places
            first = np.sort(np.partition(places, wanted - 1)[:wanted])[offset:]
            found += (np.abs(first) & ((1 << _BITS) - 1)).tolist()
        offset = max(0, offset - len(here))
    return found


def _on(columns: Columns, day: str) -> NDArray[Any]:
    """The rows of the spells that hold the day."""
    spells = columns.several["spell"]
    return np.flatnonzero((spells["first"] <= number(day)) & (spells["last"] >= number(day)))


def _state(name: str) -> int:
    """The number of a state; one that no spell has where there is no such state."""
    return STATES.index(name) if name in STATES else len(STATES)


def _passing(columns: Columns, day: str, filters: Filters) -> dict[str, Mask]:
    """Filter → which announcements pass it, by their numbers; of those that are given."""
    found: dict[str, Mask] = {}

    def each(column: str, holds: Callable[[str], bool]) -> Mask:
        return columns.words[column].which(holds)[columns.each[column]]

    def some(table: str, rows: Mask) -> Mask:
        """Who has a row of these."""
        mask = np.zeros(len(columns.stands), np.bool_)
        mask[columns.several[table]["n"][rows]] = True
        return mask

    def value(table: str, holds: Callable[[str], bool], column: str = "value") -> Mask:
        words = columns.words[columns.words_of(table, column)]
        return words.which(holds)[columns.several[table][column]]

    for column, first, last in (
        ("published", filters.published_from, filters.published_to),
        ("added", filters.added_from, filters.added_to),
    ):
        if first or last:
            found[column] = each(column, _between(first, last))
    if filters.site:
        host = host_of(filters.site)
        found["site"] = each("site", lambda site: _at(host, site))
    if filters.script:
        found["script"] = each("script", lambda script: script == filters.script)
    if filters.publisher:
        found["publisher"] = each("publisher", lambda publisher: publisher in filters.publisher)
    if filters.year:
        found["year"] = each("month", lambda month: month[:4] in filters.year)
    if filters.month:
        found["month"] = each("month", lambda month: month in filters.month)
    if filters.flagged is not None:
        found["flagged"] = columns.each["flagged"] == filters.flagged
    if filters.category:
        found["category"] = some("category", value("category", lambda category: category in filters.category))
    if filters.kind:
        found["kind"] = some("kind", value("kind", lambda kind: kind == filters.kind))
    if filters.status is not None:
        rows = _on(columns, day)
        found["status"] = some("spell", rows[columns.several["spell"]["state"][rows] == _state(filters.status)])
    if on := filters.open_on:
        windows = columns.several["window"]
        begun = windows["begun"] | each("published", lambda published: published <= on)[windows["n"]]
        begun = value("window", lambda first: first <= on, "first") | ((windows["first"] == 0) & begun)
        still = value("window", lambda last: last >= on, "last") | (windows["last"] == 0)
        found["open_on"] = some("window", begun & still)
    if filters.deadline_from or filters.deadline_to:
        deadlines = value("window", _between(filters.deadline_from, filters.deadline_to), "last")
        found["deadline"] = some("window", deadlines)
    return found


def _between(first: str | None, last: str | None) -> Callable[[str], bool]:
    """Whether a day lies between two, both included, of which one may be open."""
    return lambda day: (not first or day >= first) and (not last or day <= last)


def _at(host: str, site: str) -> bool:
    """Pages of a host, whatever the port, and of the hosts below it: `news.example.com` is of `example.com` too."""
    name = site.lower().partition(":")[0]
    return name == host or "." in host and name.endswith("." + host)
