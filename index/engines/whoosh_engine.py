"""Whoosh behind the engine contract: pure Python, for small archives and machines without tantivy.

Whoosh keeps the postings; the clauses are worked out here over them, with the same BM25 as tantivy's (k1 1.2, b
0.75), so that both engines rank alike: Whoosh's own `Or` cannot ask for a number of its parts, and its phrases score
as loose words.
"""

from __future__ import annotations

import math
import re
import threading
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import whoosh
from whoosh import fields, index, query
from whoosh.columns import RefBytesColumn
from whoosh.filedb.filestore import FileStorage
from whoosh.reading import TermNotFound

from index.engines.contract import (
    ALIKE,
    COLUMNS,
    GRAMS,
    KEYS,
    NUMBERS,
    WORDS,
    AllOf,
    AnyOf,
    BestOf,
    Between,
    Clause,
    Document,
    Everything,
    Fixed,
    Phrase,
    Scaled,
    Term,
    Top,
)

NAME = "whoosh"
VERSION = f"whoosh {'.'.join(map(str, whoosh.__version__))} schema 4"

_K1, _B = 1.2, 0.75
_SEPARATOR = "\x1f"  # between the values of a column
_TOC = re.compile(r"_MAIN_\d+\.toc")


def _schema() -> fields.Schema:
    schema = fields.Schema(id=fields.ID(unique=True, stored=True))
    # values are lists of tokens, which Whoosh takes as they are and numbers one by one; no analyser is asked
    for field in WORDS:
        schema.add(field, fields.TEXT(phrase=False))
    for field in GRAMS:
        schema.add(field, fields.TEXT(phrase=True))
    for field in KEYS:
        schema.add(field, fields.KEYWORD())
    for field in COLUMNS:
        schema.add(field, fields.COLUMN(RefBytesColumn()))
    for field in NUMBERS:
        schema.add(field, fields.NUMERIC(int, bits=32, sortable=field == "published", default=0))
    return schema


def create(folder: Path) -> None:
    index.create_in(str(folder), _schema())


def writer(folder: Path, bulk: bool = False) -> _Writer:
    return _Writer(folder, bulk)


def reader(folder: Path) -> _Reader:
    return _Reader(folder)


def stamp(folder: Path) -> object:
    # a commit writes the next table of contents
    return sorted(name.name for name in folder.iterdir() if _TOC.fullmatch(name.name))


class _Writer:
    def __init__(self, folder: Path, bulk: bool) -> None:
        self._writer = index.open_dir(str(folder)).writer(timeout=5.0, limitmb=256 if bulk else 64)
        self._open = True

    def put(self, document: Document) -> None:
        self.remove(document.id)
        self.add(document)

    def add(self, document: Document) -> None:
        values: dict[str, Any] = {"id": document.id}
        for field, tokens in document.tokens.items():
            if separate := tokens.split():
                values[field] = list(dict.fromkeys(separate)) if field in KEYS else separate
        for field, column in document.columns.items():
            values[field] = _SEPARATOR.join(column).encode()
        for field, numbers in document.numbers.items():
            if numbers:
                values[field] = list(numbers) if len(numbers) > 1 else numbers[0]
        self._writer.add_document(**values)

    def remove(self, id: str) -> None:
        self._writer.delete_by_term("id", id)

    def commit(self) -> None:
        self._open = False
        self._writer.commit()

    def close(self) -> None:
        if self._open:
            self._open = False
            self._writer.cancel()


def _one_at_a_time(method: Any) -> Any:
    @wraps(method)
    def locked(self: _Reader, *given: Any, **named: Any) -> Any:
        with self._mutex:
            return method(self, *given, **named)

    return locked


class _Storage(FileStorage):
    """Remembers what it opened: Whoosh leaves files open when it meets a damaged one."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._given: list[Any] = []

    def open_file(self, name: str, **options: Any) -> Any:
        file = super().open_file(name, **options)
        self._given.append(file)
        return file

    def give_up(self) -> None:
        for file in self._given:
            file.close()


class _Reader:
    def __init__(self, folder: Path) -> None:
        storage = _Storage(folder)
        try:
            self._reader = storage.open_index().reader()
        except BaseException:
            storage.give_up()
            raise
        # readers of one file share its place in it
        self._mutex = threading.RLock()
        self._size = self._reader.doc_count()
        self._average = {
            field: self._reader.field_length(field) / max(self._reader.doc_count_all(), 1) for field in WORDS + GRAMS
        }

    @_one_at_a_time
    def search(self, query: Clause, limit: int, offset: int = 0, newest: bool = False) -> Top:
        search = _Search(self)
        if newest:
            found = search.ids(query)
            published = self._reader.column_reader("published") if found else ()
            scores = {number: float(published[number]) for number in found}
        else:
            scores = search.scores(query)
        ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[offset : offset + limit]
        ids = tuple(self._reader.stored_fields(number)["id"] for number, _ in ranked)
        return Top(ids, tuple(0.0 if newest else score for _, score in ranked), len(scores))

    @_one_at_a_time
    def best(self, query: Clause, limit: int) -> tuple[str, ...]:
        scores = _Search(self).scores(query)
        dates = self._reader.column_reader("published") if scores else ()
        ranked = sorted(scores, key=lambda number: (-round(scores[number], ALIKE), -dates[number], number))[:limit]
        return tuple(self._reader.stored_fields(number)["id"] for number in ranked)

    @_one_at_a_time
    def count(self, query: Clause) -> int:
        return len(_Search(self).ids(query))

    @_one_at_a_time
    def facets(
        self,
        query: Clause,
        groups: Mapping[str, Sequence[str]],
        size: int = 200,
        columns: Sequence[str] = COLUMNS,
    ) -> dict[str, tuple[tuple[str, int], ...]]:
        search = _Search(self)
        found = search.ids(query)
        facets = {}
        for field in columns:
            counts: Counter[str] = Counter()
            column = self._reader.column_reader(field) if found else ()
            for number in found:
                counts.update(value for value in column[number].decode().split(_SEPARATOR) if value)
            facets[field] = tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
            if field != "month":
                facets[field] = facets[field][:size]
        facets["groups"] = tuple(
            (group, len(found & search.ids(AnyOf(tuple(Term("days", day) for day in days)))))
            for group, days in groups.items()
        )
        return facets

    @_one_at_a_time
    def frequency(self, field: str, value: str) -> int:
        return self._reader.doc_frequency(field, value)

    @_one_at_a_time
    def terms(self, field: str, limit: int, prefix: str = "") -> list[tuple[str, int]]:
        if field not in self._reader.indexed_field_names():
            return []
        found = [(term.decode(), info.doc_frequency()) for term, info in self._reader.iter_prefix(field, prefix)]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]

    def size(self) -> int:
        return self._size

    def close(self) -> None:
        self._reader.close()


class _Search:
    """One query over the reader's postings; what a clause gives is worked out once."""

    def __init__(self, reader: _Reader) -> None:
        self._of = reader
        self._reader = reader._reader
        self._scored: dict[Clause, dict[int, float]] = {}
        self._matched: dict[Clause, set[int]] = {}

    def ids(self, clause: Clause) -> set[int]:
        found = self._matched.get(clause)
        if found is None:
            found = self._matched[clause] = self._ids(clause)
        return found

    def _ids(self, clause: Clause) -> set[int]:
        match clause:
            case Term(field, value):
                postings = self._postings(field, value)
                return set(postings.all_ids()) if postings else set()
            case Phrase():
                return set(self.scores(clause))
            case Between(field, low, high):
                wanted = query.NumericRange(field, low, high)
                return set(wanted.docs(_searcher(self._reader)))
            case Everything():
                return set(self._reader.all_doc_ids())
            case AnyOf(clauses, 1) | BestOf(clauses, _):
                return set().union(*map(self.ids, clauses))
            case AnyOf(clauses, at_least):
                counts = Counter(number for one in clauses for number in self.ids(one))
                return {number for number, count in counts.items() if count >= at_least}
            case AllOf(must, _, without):
                found = set.intersection(*sorted(map(self.ids, must), key=len)) if must else set()
                return found.difference(*map(self.ids, without))
            case Scaled(inner, _) | Fixed(inner, _):
                return self.ids(inner)
        raise TypeError(clause)

    def scores(self, clause: Clause) -> dict[int, float]:
        found = self._scored.get(clause)
        if found is None:
            found = self._scored[clause] = self._scores(clause)
        return found

    def _scores(self, clause: Clause) -> dict[int, float]:
        match clause:
            case Term(field, value):
                postings = self._postings(field, value)
                return self._bm25(field, (value,), _weights(postings) if postings else ())
            case Phrase(field, values):
                return self._bm25(field, values, self._phrase(field, values))
            case AnyOf(clauses, _) | BestOf(clauses, _):
                found = dict.fromkeys(self.ids(clause), 0.0)
                highest = dict(found)
                for one in clauses:
                    for number, score in self.scores(one).items():
                        if number in found:
                            found[number] += score
                            highest[number] = max(highest[number], score)
                if isinstance(clause, AnyOf):
                    return found
                rest = clause.rest
                return {number: top + rest * (found[number] - top) for number, top in highest.items()}
            case AllOf(must, should, _):
                found = dict.fromkeys(self.ids(clause), 0.0)
                for one in must + should:
                    for number, score in self.scores(one).items():
                        if number in found:
                            found[number] += score
                return found
            case Scaled(inner, factor):
                return {number: score * factor for number, score in self.scores(inner).items()}
            case Fixed(inner, score):
                return dict.fromkeys(self.ids(inner), score)
            case Between() | Everything():
                return dict.fromkeys(self.ids(clause), 0.0)
        raise TypeError(clause)

    def _postings(self, field: str, value: str) -> Any:
        try:
            return self._reader.postings(field, value)
        except TermNotFound:
            return None

    def _phrase(self, field: str, values: tuple[str, ...]) -> Iterable[tuple[int, float]]:
        """Documents with the tokens one right behind the other, and how often."""
        starts: dict[int, set[int]] | None = None
        for shift, value in enumerate(values):
            postings = self._postings(field, value)
            found: dict[int, set[int]] = {}
            while postings is not None and postings.is_active():
                number = postings.id()
                if starts is None or number in starts:
                    places = {place - shift for place in postings.value_as("positions")}
                    if starts is not None:
                        places &= starts[number]
                    if places:
                        found[number] = places
                postings.next()
            starts = found
            if not starts:
                break
        return [(number, float(len(places))) for number, places in (starts or {}).items()]

    def _bm25(self, field: str, values: Sequence[str], found: Iterable[tuple[int, float]]) -> dict[int, float]:
        if field in KEYS:
            return {number: 1.0 for number, _ in found}
        size, average = self._of._size, self._of._average[field] or 1.0
        rarity = 0.0
        for value in values:
            frequency = min(self._reader.doc_frequency(field, value), size)
            rarity += math.log(1 + (size - frequency + 0.5) / (frequency + 0.5))
        length = self._reader.doc_field_length
        return {
            number: rarity
            * (_K1 + 1)
            * count
            / (count + _K1 * (1 - _B + _B * length(number, field, average) / average))
            for number, count in found
        }


def _weights(postings: Any) -> Iterable[tuple[int, float]]:
    while postings.is_active():
        yield postings.id(), postings.weight()
        postings.next()


def _searcher(reader: Any) -> Any:
    from whoosh.searching import Searcher

    return Searcher(reader)
