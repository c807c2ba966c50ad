"""tantivy behind the engine contract.

Tokens are fed joined by spaces to the white-space tokenizer: its own n-gram tokenizer gives all grams of a word one
place, so phrases get lost.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur, Query

from index.engines.contract import (
    ALIKE,
    COLUMNS,
    GRAMS,
    KEYS,
    MONTHS,
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

NAME = "tantivy"
VERSION = f"tantivy {version('tantivy')} schema 4"

# bytes of memory for a writer; 15 MB is the least that tantivy takes. One thread makes fewer and larger segments than two
# (less to write and nothing to merge at 100,000 records, faster queries), while tokens are made on another core. Three
# quarters of its time go into the different pairs of a record's body, a posting each; without their places it takes as long
_BULK = 250_000_000
_SMALL = 15_000_000
DEEPER = 4  # times as many are looked at as are wanted, for those that score alike
MOST_ALIKE = 10_000  # of so many alike, found by a word that says nothing (的), any will do


@cache
def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for field in WORDS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    for field in GRAMS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="position")
    for field in KEYS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="basic")
    for field in COLUMNS:
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic", fast=True)
    for field in NUMBERS:
        builder.add_integer_field(field, indexed=True, fast=True)
    return builder.build()


def create(folder: Path) -> None:
    tantivy.Index(_schema(), path=str(folder), reuse=False)


def writer(folder: Path, bulk: bool = False) -> _Writer:
    return _Writer(folder, bulk)


def reader(folder: Path) -> _Reader:
    return _Reader(folder)


def stamp(folder: Path) -> object:
    stat = (folder / "meta.json").stat()  # written anew and renamed at each commit
    return stat.st_ino, stat.st_mtime_ns, stat.st_size


class _Writer:
    def __init__(self, folder: Path, bulk: bool) -> None:
        index = tantivy.Index.open(str(folder))
        self._writer = index.writer(_BULK if bulk else _SMALL, 1)
        self._open = True

    def put(self, document: Document) -> None:
        self.remove(document.id)
        self.add(document)

    def add(self, document: Document) -> None:
        made = tantivy.Document()
        made.add_text("id", document.id)
        for field, tokens in document.tokens.items():
            if tokens:
                made.add_text(field, tokens)
        for field, values in document.columns.items():
            for value in values:
                made.add_text(field, value)
        for field, numbers in document.numbers.items():
            for number in numbers:
                made.add_integer(field, number)
        self._writer.add_document(made)

    def remove(self, id: str) -> None:
        self._writer.delete_documents_by_term("id", id)

    def commit(self) -> None:
        self._writer.commit()

    def close(self) -> None:
        if not self._open:
            return
        self._open = False
        # files that a killed writer left go too; waiting for the merges gives the lock back
        self._writer.garbage_collect_files()
        self._writer.wait_merging_threads()


@contextmanager
def _to_read(folder: Path) -> Iterator[str]:
    """The folder; where nothing may be written in it, links to its files: to open an index, tantivy makes a lock beside it."""
    if os.access(folder, os.W_OK):
        yield str(folder)
        return
    with tempfile.TemporaryDirectory(prefix="gonggao-") as beside:
        for file in folder.resolve().iterdir():
            if file.suffix != ".lock":
                Path(beside, file.name).symlink_to(file)
        yield beside


def _alike(hit: tuple[Any, Any]) -> float:
    """The score of a hit, the same for all that score alike."""
    return round(hit[0], ALIKE)


class _Reader:
    def __init__(self, folder: Path) -> None:
        with _to_read(folder) as place:
            index = tantivy.Index.open(place)
            index.config_reader("manual")
            index.reload()
            self._schema = index.schema
            self._searcher = index.searcher()

    def search(self, query: Clause, limit: int, offset: int = 0, newest: bool = False) -> Top:
        order = "published" if newest else None
        result = self._searcher.search(self._query(query), limit=max(limit, 1), offset=offset, order_by_field=order)
        hits = result.hits[:limit]
        ids = tuple(self._searcher.doc(address)["id"][0] for _, address in hits)
        return Top(ids, tuple(0.0 if newest else float(score) for score, _ in hits), result.count)  # type: ignore[attr-defined]

    def best(self, query: Clause, limit: int) -> tuple[str, ...]:
        asked, deep = self._query(query), limit * DEEPER
        found = self._searcher.search(asked, limit=deep, count=False).hits
        # all that score as the last one
        while len(found) == deep < MOST_ALIKE and _alike(found[limit - 1]) == _alike(found[-1]):
            deep *= DEEPER
            found = self._searcher.search(asked, limit=deep, count=False).hits
        dates = self._searcher.fast_field_values("published", [address for _, address in found])
        dated = sorted(zip(found, dates, strict=True), key=lambda pair: (-_alike(pair[0]), -(pair[1] or 0)))
        return tuple(self._searcher.doc(address)["id"][0] for (_, address), _ in dated[:limit])

    def count(self, query: Clause) -> int:
        return self._searcher.search(self._query(query), limit=1).count  # type: ignore[attr-defined]

    def facets(
        self,
        query: Clause,
        groups: Mapping[str, Sequence[str]],
        size: int = 200,
        columns: Sequence[str] = COLUMNS,
    ) -> dict[str, tuple[tuple[str, int], ...]]:
        wanted: dict[str, Any] = {
            field: {"terms": {"field": field, "size": MONTHS if field == "month" else size}} for field in columns
        }
        for group, days in groups.items():
            there = [day for day in days if self._searcher.doc_freq("days", day)] or days[:1]
            wanted["groups " + group] = {"filter": " OR ".join(f'days:"{day}"' for day in there)}
        found = self._searcher.aggregate(self._query(query), wanted)
        facets = {
            field: tuple(
                sorted(
                    ((bucket["key"], bucket["doc_count"]) for bucket in found[field]["buckets"]),
                    key=lambda pair: (-pair[1], pair[0]),
                )
            )
            for field in columns
        }
        facets["groups"] = tuple((group, found["groups " + group]["doc_count"]) for group in groups)
        return facets

    def frequency(self, field: str, value: str) -> int:
        return self._searcher.doc_freq(field, value)

    def terms(self, field: str, limit: int, prefix: str = "") -> list[tuple[str, int]]:
        return self._searcher.terms_with_prefix(field, prefix, limit=limit)

    def size(self) -> int:
        return self._searcher.num_docs

    def close(self) -> None:
        """Nothing to give back: the files are mapped as long as the searcher lives."""

    def _query(self, clause: Clause) -> Query:
        match clause:
            case Term(field, value):
                return Query.term_query(self._schema, field, value, "freq")
            case Phrase(field, values):
                if not values:
                    return Query.empty_query()
                # a phrase of one word panics
                if len(values) == 1:
                    return Query.term_query(self._schema, field, values[0], "freq")
                return Query.phrase_query(self._schema, field, list(values))
            case Between(field, low, high):
                within = Query.range_query(self._schema, field, tantivy.FieldType.Integer, low, high)
                return Query.const_score_query(within, 0.0)
            case Everything():
                return Query.const_score_query(Query.all_query(), 0.0)
            case AnyOf(clauses, at_least):
                parts = [(Occur.Should, self._query(one)) for one in clauses]
                return Query.boolean_query(parts, minimum_number_should_match=at_least)
            case BestOf(clauses, rest):
                if len(clauses) == 1:
                    return self._query(clauses[0])
                return Query.disjunction_max_query([self._query(one) for one in clauses], rest)
            case AllOf(must, should, without):
                parts = [(Occur.Must, self._query(one)) for one in must]
                parts += [(Occur.Should, self._query(one)) for one in should]
                parts += [(Occur.MustNot, self._query(one)) for one in without]
                return Query.boolean_query(parts)
            case Scaled(inner, factor):
                return Query.boost_query(self._query(inner), factor)
            case Fixed(inner, score):
                return Query.const_score_query(self._query(inner), score)
        raise TypeError(clause)
