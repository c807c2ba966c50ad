"""What an engine is: documents with tokens go in; ids, scores and counts come out. It never sees a text, only tokens.

A `Document` has words (ranked by BM25: a field's tokens with their frequency), grams (with positions, for phrases),
keys (whole strings to filter by), columns (whole strings to count) and numbers (days, `20230217`). A query is a tree of the clauses below.
Engines are written against `tests/index/contract.py`, a kit of tests that each of them inherits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

import msgspec

WORDS = ("title", "body", "names")  # frequency counts, places do not
GRAMS = ("title_grams", "body_grams", "names_grams")  # places count: `Phrase` works here
KEYS = ("chars", "title_chars", "initials", "forms", "keys", "days")  # there or not, however often given
COLUMNS = ("publisher", "category", "month", "flagged")  # keys whose values are counted (facets); several a document
MONTHS = 12 * 2_000  # no archive has more: months are counted whole, or the newest might be missing
NUMBERS = ("published", "added", "deadlines")  # one `published` and `added` a document, several `deadlines`


class Document(NamedTuple):
    """`tokens` names fields of WORDS, GRAMS and KEYS, `columns` of COLUMNS, `numbers` of NUMBERS."""

    id: str
    tokens: Mapping[str, str]  # in order, between white space: joined once, never handled one by one
    columns: Mapping[str, Sequence[str]]
    numbers: Mapping[str, Sequence[int]]


class Clause(msgspec.Struct, frozen=True):
    """A node of a query."""


class Term(Clause, frozen=True):
    """Documents whose field has the token; scored by BM25 in WORDS and GRAMS."""

    field: str
    value: str


class Phrase(Clause, frozen=True):
    """The tokens of a field of GRAMS, one right behind the other. One token is the same as `Term`, none
    is in no document."""

    field: str
    values: tuple[str, ...]


class Between(Clause, frozen=True):
    """Documents with a number in the field from low to high, both included; None is open. Scores nothing."""

    field: str
    low: int | None
    high: int | None


class Everything(Clause, frozen=True):
    """All documents. Scores nothing."""


class AnyOf(Clause, frozen=True):
    """At least so many of the clauses; scores add up."""

    clauses: tuple[Clause, ...]
    at_least: int = 1


class BestOf(Clause, frozen=True):
    """At least one of the clauses; the best score counts, and `rest` of each of the others."""

    clauses: tuple[Clause, ...]
    rest: float = 0.0


class AllOf(Clause, frozen=True):
    """All of `must`, none of `without`; `should` adds to the score of what matches anyway."""

    must: tuple[Clause, ...]
    should: tuple[Clause, ...] = ()
    without: tuple[Clause, ...] = ()


class Scaled(Clause, frozen=True):
    """The clause's score times a factor."""

    clause: Clause
    factor: float


class Fixed(Clause, frozen=True):
    """What the clause matches, at this score each (0: a filter)."""

    clause: Clause
    score: float


class Top(NamedTuple):
    ids: tuple[str, ...]
    scores: tuple[float, ...]
    total: int


ALIKE = 3  # decimals of a score: scores that differ further behind are equal


class Writer(Protocol):
    """One batch. Nothing is seen by readers before `commit`; `close` without it drops the batch."""

    def put(self, document: Document) -> None:
        """Adds the document; an older one of the same id goes."""

    def add(self, document: Document) -> None:
        """Adds a document whose id is known to be new (cheaper)."""

    def remove(self, id: str) -> None: ...

    def commit(self) -> None: ...

    def close(self) -> None:
        """Ends the batch and frees the engine's own lock. Safe to call twice."""


class Reader(Protocol):
    """The documents as last committed when it was opened. Safe to share among threads."""

    def search(self, query: Clause, limit: int, offset: int = 0, newest: bool = False) -> Top:
        """The best by score, or (newest) by the number `published`, the largest first."""

    def best(self, query: Clause, limit: int) -> tuple[str, ...]:
        """Ids of the best by score; of those that score alike (see ALIKE) the newest by the number `published`; of very many
        alike (10,000) any."""

    def count(self, query: Clause) -> int: ...

    def facets(
        self,
        query: Clause,
        groups: Mapping[str, Sequence[str]],
        size: int = 200,
        columns: Sequence[str] = COLUMNS,
    ) -> dict[str, tuple[tuple[str, int], ...]]:
        """For each of these fields of COLUMNS its `size` most frequent values over what matches (of months all), with counts, the
        largest first (equal ones by value); and for each group, under "groups", how many of them have one of its `days` (all groups, as
        given).
        """

    def frequency(self, field: str, value: str) -> int:
        """In how many documents the field (of WORDS, GRAMS or KEYS) has the token. Removed documents may still
        count."""

    def terms(self, field: str, limit: int, prefix: str = "") -> list[tuple[str, int]]:
        """The tokens of a field that most documents have, with how many, the most frequent first; those that begin with
        the prefix."""

    def size(self) -> int: ...

    def close(self) -> None: ...


class Engine(Protocol):
    """A module of this package: `NAME`, `VERSION` (of the library and of its schema) and three functions."""

    NAME: str
    VERSION: str

    def create(self, folder: Path) -> None:
        """Makes an empty index in the (empty, existing) folder."""

    def writer(self, folder: Path, bulk: bool = False) -> Writer:
        """Opens the index for one batch; bulk: a large one, memory may be taken for it."""

    def reader(self, folder: Path) -> Reader:
        """Opens what was last committed. Raises any exception where the folder holds no readable index."""

    def stamp(self, folder: Path) -> object:
        """Something that differs after each commit, and is quick to get: readers open anew when it does."""
