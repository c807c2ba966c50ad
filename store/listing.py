"""Search without words: the announcements of a day, in order, with counts; the figures of a day.

A status on a day is looked up among the spells (`windows.py`) that hold the day. Counts run over all announcements,
so they are worked out once for a state of the file, a day and filters, and kept until something is written.
"""

from __future__ import annotations

import datetime
import threading
from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, literal, or_, select, union_all

from records import Deadline, Filters, Overview, Record, host_of, years_of
from store import announcements, doubts, tables
from store.windows import STATES, number

Counts = tuple[tuple[str, int], ...]

_ABOUT = tables.announcements.c
_SPELL = tables.spells.c
_KEPT = 200  # figures kept in memory
FACETS = ("publisher", "category", "month", "flagged", "kind")


class Listed(NamedTuple):
    """Ten records of a day, how many there are in all, and what narrows them: facet → (value, count)."""

    records: tuple[Record, ...]
    total: int
    facets: Mapping[str, Counts]


class _Figures(NamedTuple):
    facets: Mapping[str, Counts]
    states: Mapping[int, int]  # how many stand in the list under each state
    total: int


class Listing:
    """The lists of one file."""

    def __init__(self) -> None:
        self._figures: dict[tuple[int, str, Filters], _Figures] = {}
        self._keeping = threading.Lock()

    def of_day(self, conn: Connection, day: str, filters: Filters, limit: int, offset: int) -> Listed:
        figures = self._counted(conn, day, filters)
        numbers: list[int] = []
        for state in range(len(STATES)):
            here = figures.states.get(state, 0)
            if len(numbers) < limit and offset < here:
                query = _in_order(state, day, filters).limit(limit - len(numbers)).offset(offset)
                numbers += conn.execute(query).scalars()
            offset = max(0, offset - here)
        return Listed(announcements.by_number(conn, numbers, day), figures.total, figures.facets)

    def overview(self, conn: Connection, day: str) -> Overview:
        figures = self._counted(conn, day, Filters())
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

    def _counted(self, conn: Connection, day: str, filters: Filters) -> _Figures:
        change = conn.execute(select(tables.meta.c.value).where(tables.meta.c.name == "change")).scalar_one()
        key = (change, day, filters)
        figures = self._figures.get(key)
        if figures is None:
            figures = _count(conn, day, filters)
            with self._keeping:
                if len(self._figures) >= _KEPT:
                    self._figures.clear()
                self._figures[key] = figures
        return figures


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


def _in_order(state: int, day: str, filters: Filters) -> Select[Any]:
    """Rows of the announcements with this state on this day, in their order."""
    query = select(_SPELL.announcement).where(_SPELL.state == state, *_holds(day))
    if STATES[state] in ("open", "upcoming"):
        query = query.where(_SPELL.sort >= number(day)).order_by(_SPELL.sort, _SPELL.announcement)
    else:
        query = query.order_by(_SPELL.sort.desc(), _SPELL.announcement.desc())
        if STATES[state] == "closed":
            query = query.where(_SPELL.sort <= number(day))
    if filters.status is None:
        query = query.where(_SPELL.main == 1)
    if narrow := _narrow(filters):
        query = query.join_from(tables.spells, tables.announcements, _ABOUT.n == _SPELL.announcement).where(*narrow)
    return query


def _count(conn: Connection, day: str, filters: Filters) -> _Figures:
    states = select(_SPELL.state, _SPELL.main, func.count()).where(*_holds(day)).group_by(_SPELL.state, _SPELL.main)
    if narrow := _narrow(filters):
        states = states.join_from(tables.spells, tables.announcements, _ABOUT.n == _SPELL.announcement).where(*narrow)
    status: dict[int, int] = {}
    listed: dict[int, int] = {}
    for state, main, count in conn.execute(states):
        status[state] = status.get(state, 0) + count
        if main:
            listed[state] = count
    if filters.status is not None:
        chosen = _state(filters)
        listed = {chosen: status.get(chosen, 0)}
    facets: dict[str, Counts] = {
        "status": tuple((STATES[state], status[state]) for state in sorted(status) if STATES[state])
    }
    chosen_facets = [name for name in FACETS if getattr(filters, name) not in (None, ())]
    facets.update(_facets(conn, day, filters, [name for name in FACETS if name not in chosen_facets]))
    for name in chosen_facets:
        facets.update(_facets(conn, day, filters, [name], name))
    months = facets["month"]
    if filters.year or filters.month:  # what other years there are stays in sight
        every = msgspec.structs.replace(filters, year=(), month=())
        months = _facets(conn, day, every, ["month"])["month"]
    facets["year"] = years_of(months)
    return _Figures(facets, listed, sum(listed.values()))


def _facets(
    conn: Connection, day: str, filters: Filters, names: list[str], but: str | None = None
) -> dict[str, Counts]:
    """Announcements under all filters (`but` one), counted by some facets, in one statement.

    What is filtered is gathered once for all of them (MATERIALIZED); without a filter each goes over its own index.
    """
    narrow = _narrow(filters, but)
    columns = (_ABOUT.n, _ABOUT.publisher, _ABOUT.month, (_ABOUT.doubts > 0).label("flagged"))
    query = select(*columns).where(_ABOUT.stands == 1, *narrow)
    if filters.status is not None:
        query = query.join(tables.spells, _SPELL.announcement == _ABOUT.n)
        query = query.where(_SPELL.state == _state(filters), *_holds(day))
    gathered = narrow or filters.status is not None
    matched = query.cte("matched").prefix_with("MATERIALIZED" if gathered else "NOT MATERIALIZED")
    category, flag = tables.categories.c, tables.flags.c
    by: dict[str, Select[Any]] = {
        name: select(literal(name), matched.c[name], func.count()).group_by(matched.c[name])
        for name in ("publisher", "month", "flagged")
    }
    by["category"] = (
        select(literal("category"), category.category, func.count())
        .join_from(matched, tables.categories, category.announcement == matched.c.n)
        .group_by(category.category)
    )
    by["kind"] = (
        select(literal("kind"), flag.kind, func.count(matched.c.n.distinct()))
        .join_from(matched, tables.flags, flag.announcement == matched.c.n)
        .where(flag.state != "decided")
        .group_by(flag.kind)
    )
    found: dict[str, list[tuple[str, int]]] = {name: [] for name in names}
    if names:
        for name, value, count in conn.execute(union_all(*(by[name] for name in names))):
            if value is not None:
                found[name].append(({0: "false", 1: "true"}[value] if name == "flagged" else value, count))
    ordered = {name: sorted(pairs, key=lambda pair: (-pair[1], pair[0])) for name, pairs in found.items()}
    if "month" in ordered:
        ordered["month"].sort(reverse=True)
    return {name: tuple(pairs) for name, pairs in ordered.items()}


def _state(filters: Filters) -> int:
    """The number of the state that is asked for; one that no spell has where there is no such state."""
    return STATES.index(filters.status) if filters.status in STATES else len(STATES)


def _holds(day: str) -> tuple[ColumnElement[bool], ...]:
    return (_SPELL.first <= number(day), _SPELL.last >= number(day))


def _narrow(filters: Filters, but: str | None = None) -> list[ColumnElement[bool]]:
    """What filters (status, and the one named `but`, excepted) ask of an announcement."""
    found: list[ColumnElement[bool]] = []
    if filters.published_from:
        found.append(_ABOUT.published >= filters.published_from)
    if filters.published_to:
        found.append(_ABOUT.published <= filters.published_to + "T99")
    if filters.added_from:
        found.append(_ABOUT.added >= filters.added_from)
    if filters.added_to:
        found.append(_ABOUT.added <= filters.added_to + "T99")
    if filters.site:
        found.append(_at(host_of(filters.site)))
    if filters.script:
        found.append(_ABOUT.script == filters.script)
    if filters.publisher and but != "publisher":
        found.append(_ABOUT.publisher.in_(filters.publisher))
    if filters.year:
        found.append(func.substr(_ABOUT.month, 1, 4).in_(filters.year))
    if filters.month and but != "month":
        found.append(_ABOUT.month.in_(filters.month))
    if filters.category and but != "category":
        of = tables.categories.c
        found.append(exists().where(of.announcement == _ABOUT.n, of.category.in_(filters.category)))
    if filters.flagged is not None and but != "flagged":
        found.append(_ABOUT.doubts > 0 if filters.flagged else _ABOUT.doubts == 0)
    if filters.kind and but != "kind":
        flag = tables.flags.c
        found.append(exists().where(flag.announcement == _ABOUT.n, flag.kind == filters.kind, flag.state != "decided"))
    if filters.open_on:
        found.append(exists().where(*_within(filters.open_on)))
    if filters.deadline_from or filters.deadline_to:
        window = tables.windows.c
        bounds = [window.announcement == _ABOUT.n]
        if filters.deadline_from:
            bounds.append(window.last >= filters.deadline_from)
        if filters.deadline_to:
            bounds.append(window.last <= filters.deadline_to)
        found.append(exists().where(*bounds))
    return found


def _at(host: str) -> ColumnElement[bool]:
    """Pages of a host, whatever the port, and of the hosts below it: `news.example.com` is of `example.com` too."""
    same = or_(_ABOUT.site == host, _ABOUT.site.startswith(host + ":", autoescape=True))
    if "." not in host:
        return same
    below = _ABOUT.site.endswith("." + host, autoescape=True)
    return or_(same, below, _ABOUT.site.contains(f".{host}:", autoescape=True))


def _within(day: str) -> tuple[ColumnElement[bool], ...]:
    """Some window holds the day under one of its readings. As `records.values_of` has it, a deadline without a start
    begins when the page came out, if it had not passed by then."""
    window, published = tables.windows.c, func.substr(_ABOUT.published, 1, 10)
    begun = or_(window.last.is_(None), published.is_(None), published > window.last, published <= day)
    return (
        window.announcement == _ABOUT.n,
        or_(window.first <= day, and_(window.first.is_(None), begun)),
        or_(window.last >= day, window.last.is_(None)),
    )
