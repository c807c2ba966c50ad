"""Filters → the clause that holds them."""

from __future__ import annotations

import datetime

from index.engines.contract import AllOf, AnyOf, Between, Clause, Fixed, Term
from index.query import Parsed
from index.tokens import day_tokens, key, number
from records import Filters, host_of


def filter_clause(filters: Filters, today: str | None) -> Clause | None:
    """What filters ask for; None where they ask nothing. `today` decides status."""
    must: list[Clause] = []
    if filters.published_from or filters.published_to:
        must.append(_between("published", filters.published_from, filters.published_to))
    if filters.deadline_from or filters.deadline_to:
        must.append(_between("deadlines", filters.deadline_from, filters.deadline_to))
    if filters.added_from or filters.added_to:
        must.append(_between("added", filters.added_from, filters.added_to))
    if filters.site:
        must.append(Term("keys", key("site", host_of(filters.site))))
    for kind, values in (
        ("publisher", filters.publisher),
        ("category", filters.category),
        ("year", filters.year),
        ("month", filters.month),
    ):
        if values:
            must.append(AnyOf(tuple(Term("keys", key(kind, value)) for value in values)))
    if filters.status and today:
        must.append(AnyOf(tuple(Term("days", token) for token in day_tokens(filters.status, today))))
    if filters.open_on:
        must.append(AnyOf(tuple(Term("days", token) for token in day_tokens("window", filters.open_on))))
    if filters.flagged is not None:
        must.append(Term("keys", "flagged:yes" if filters.flagged else "flagged:no"))
    if filters.kind:
        must.append(Term("keys", key("kind", filters.kind)))
    if filters.script:
        must.append(Term("keys", key("script", filters.script)))
    return Fixed(AllOf(tuple(must)), 0.0) if must else None


def _between(field: str, first: str | None, last: str | None) -> Clause:
    return Between(field, number(first) if first else None, number(last) if last else None)


def must_be_days(filters: Filters, today: str) -> None:
    """ValueError where a day that is handed in is none: the index is not at fault then."""
    bounds = [
        getattr(filters, f"{name}_{side}") for name in ("published", "deadline", "added") for side in ("from", "to")
    ]
    for given in (today, filters.open_on, *bounds):
        if given and datetime.date.fromisoformat(given).isoformat() != given:
            raise ValueError(f"{given!r} is no calendar day; write YYYY-MM-DD")


def where_of(parsed: Parsed, filters: Filters, today: str) -> Clause | None:
    """The filters given and those of the query: all hold."""
    clauses = [clause for one in (filters, parsed.narrow) if (clause := filter_clause(one, today))]
    for either in parsed.either:
        some = [filter_clause(one, today) for one in either]
        if all(some):  # else one of them asks nothing
            clauses.append(Fixed(AnyOf(tuple(one for one in some if one)), 0.0))
    return Fixed(AllOf(tuple(clauses)), 0.0) if len(clauses) > 1 else clauses[0] if clauses else None
