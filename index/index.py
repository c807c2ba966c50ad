"""The index of an archive: state, rebuilding, writing, searching. The package's docstring tells what goes in and out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

from index import meaning, tokens
from index.about import about
from index.alike import merged
from index.engines import contract, load
from index.filters import must_be_days, where_of
from index.places import Busy, Current, Places
from index.plan import Asked, Mark, Plan
from index.query import parse
from records import Filters, Message, Record, years_of
from zh import synonyms as synonym_files
from zh.segment import Segmenter
from zh.synonyms import Synonyms

if TYPE_CHECKING:
    from index.correct import Corrector

__all__ = ["Busy", "Index", "Matches", "NotFresh", "State"]

STEP = 200  # records between two reports of progress
T = TypeVar("T")
STATES = ("open", "upcoming", "closed")
FACETS = ("publisher", "category", "year", "month", "status", "flagged")
Facets = Mapping[str, tuple[tuple[str, int], ...]]


class State(NamedTuple):
    kind: Literal["fresh", "missing", "other", "broken"]
    message: Message | None = None  # None for fresh


class NotFresh(Exception):
    """The index cannot be used as it is: `state` says why, `rebuild` makes it anew."""

    def __init__(self, state: State) -> None:
        super().__init__(state.kind)
        self.state = state


class Matches(NamedTuple):
    """What a search found. `ids` and `scores` from offset on; the rest over all that matched."""

    ids: tuple[str, ...] = ()
    scores: tuple[float, ...] = ()
    total: int = 0
    facets: Facets = {}
    corrected: str | None = None
    nowhere: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    by_meaning: bool = False  # none has all words: some are about the same


class _Opened(NamedTuple):
    """A reader, and what it shows: which index was the current one, and what was last committed to it."""

    swapped: object
    stamp: object
    reader: contract.Reader


def _or_broken(method: Callable[..., T]) -> Callable[..., T]:
    """Whatever an engine raises over damaged files while it searches (tantivy even panics) is said as NotFresh: broken."""

    @wraps(method)
    def guarded(*arguments: Any, **named: Any) -> T:
        try:
            return method(*arguments, **named)
        except NotFresh:
            raise
        except BaseException as fault:
            if not isinstance(fault, Exception) and type(fault).__name__ != "PanicException":
                raise
            raise NotFresh(State("broken", {"key": "index_broken"})) from fault

    return guarded


class Index:
    """The index of one archive by one engine. Nothing is opened before it is needed; threads may share it."""

    def __init__(
        self,
        folder: Path | str,
        engine: Literal["tantivy", "whoosh"] = "tantivy",
        segmenter: Literal["", "rjieba", "jieba"] = "",
        store_id: str = "",
        by_meaning: bool = True,
    ) -> None:
        self._name = engine
        self._places = Places(Path(folder) / engine)
        self._segmenter = Segmenter(segmenter, Path(folder) / "segmenter")
        self._store = store_id
        kept = meaning.Meaning(Path(folder) / "vectors") if by_meaning else None
        self.meaning = kept if kept and kept.usable else None
        self._mutex = threading.Lock()
        self._opened: _Opened | None = None
        self._corrector: Corrector | None = None

    @cached_property
    def _usual(self) -> Synonyms:
        """The words that come with the project."""
        return synonym_files.load()

    @property
    def _engine(self) -> contract.Engine:
        return load(self._name)

    # --- state

    def state(self) -> State:
        """Whether the index can be used, and if not, why."""
        current = self._places.current()
        if current == "missing":
            return State("missing", {"key": "index_missing"})
        if not isinstance(current, Current):
            return State("broken", {"key": "index_broken"})
        if other := self._other(current):
            return other
        try:
            self._reader()
        except Exception:
            # whatever an engine raises over damaged files: there is one way out, and rebuilding it is
            return State("broken", {"key": "index_broken"})
        return State("fresh")

    def _other(self, current: Current) -> State | None:
        """Whether it was made of another store, or by another version of the engine or of what is indexed."""
        for was, now in (
            (current.store, self._store),
            (current.engine, self._engine.VERSION),
            (current.analyser, tokens.VERSION),
        ):
            if was != now:
                return State("other", {"key": "index_other", "was": was, "now": now})
        return None

    def _fresh(self) -> Current:
        current = self._places.current()
        state = self.state()
        if state.kind != "fresh" or not isinstance(current, Current):
            raise NotFresh(state)
        return current

    def size(self) -> int:
        """How many records are in it. NotFresh where it cannot be read."""
        return self._usable().size()

    # --- writing

    def rebuild(
        self, records: Iterable[Record], total: int = 0, progress: Callable[[int, int], None] | None = None
    ) -> int:
        """Builds a new index beside the current one and swaps. Gives how many records it holds.

        Readers use the old one until the swap. If anything fails, the old one stays. Raises Busy.
        """
        with self._places.lock():
            try:
                path = self._places.beside()
                done = self._build(path, records, total, self._places.reporting(progress))
                self._places.swap(Current(path.name, self._engine.VERSION, tokens.VERSION, self._store))
            finally:
                self._places.sweep()
        return done

    def _build(
        self,
        path: Path,
        records: Iterable[Record],
        total: int,
        progress: Callable[[int, int], None],
    ) -> int:
        progress(0, total)
        self._engine.create(path)
        writer = self._engine.writer(path, bulk=True)
        done = 0
        try:
            for record in records:
                writer.add(tokens.document(record, self._segmenter))
                done += 1
                if done % STEP == 0:
                    progress(done, total)
            writer.commit()
        finally:
            writer.close()
        progress(done, total)
        return done

    def building(self) -> tuple[int, int] | None:
        """How far a rebuild, of whatever process, has come: (done, total); None where none is known."""
        return self._places.reported()

    def write(self, changes: Iterable[tuple[str, Record | None]]) -> int:
        """Puts records in, takes ids out (None), in one commit. Gives how many ids. Raises Busy, NotFresh."""
        last = dict(changes)
        with self._places.lock():
            writer = self._engine.writer(self._places.path(self._fresh()))
            try:
                for id, record in last.items():
                    if record is None:
                        writer.remove(id)
                    else:
                        writer.put(tokens.document(record, self._segmenter))
                writer.commit()
            finally:
                writer.close()
            self._places.sweep()
        return len(last)

    # --- searching

    def warm(self) -> None:
        """Loads the segmenter, for a process that will cut more than a query."""
        self._segmenter.load()

    def _reader(self) -> contract.Reader:
        """What was last committed to the current index; opened anew when that has changed."""
        swapped = self._places.stamp()
        with self._mutex:
            if self._opened is None or self._opened.swapped != swapped:
                current = self._places.current()
                if isinstance(current, Current):
                    if other := self._other(current):
                        raise NotFresh(other)
                    self._path = self._places.path(current)
            stamp = self._engine.stamp(self._path)
            if self._opened is None or (self._opened.swapped, self._opened.stamp) != (swapped, stamp):
                self._opened = _Opened(swapped, stamp, self._engine.reader(self._path))
            return self._opened.reader

    def _usable(self) -> contract.Reader:
        try:
            return self._reader()
        except Exception:
            raise NotFresh(self.state()) from None

    def search(
        self,
        query: str,
        filters: Filters = Filters(),
        today: str = "",
        limit: int = 10,
        offset: int = 0,
        synonyms: Synonyms | None = None,
        correct: bool = True,
        beside: Mapping[str, Filters] = {},
    ) -> Matches:
        """The records that a query asks for, best first; without words those that the filters leave, newest first.

        today: YYYY-MM-DD, decides status. correct: whether a query that finds nothing may be taken for another one.
        beside: facets that are counted under other filters than the rest.
        Raises NotFresh where there is no index to search, ValueError for a day that is none.
        """
        for given in (filters, *beside.values()):
            must_be_days(given, today)
        return self._searched(query, filters, today, limit, offset, synonyms or self._usual, correct, beside)

    @_or_broken
    def _searched(
        self,
        query: str,
        filters: Filters,
        today: str,
        limit: int,
        offset: int,
        synonyms: Synonyms,
        correct: bool,
        beside: Mapping[str, Filters],
    ) -> Matches:
        reader = self._usable()
        plan = Plan(parse(query, today), reader, self._segmenter, synonyms, today)
        found: Matches | None = None
        if correct and plan.parsed.words and (corrected := self._corrected(plan, query, reader)) is not None:
            better = Plan(parse(corrected, today), reader, self._segmenter, synonyms, today)
            found = self._found(better, filters, today, limit, offset)
            if found.total:  # else what the query excludes and narrows leaves nothing of it
                plan, found = better, found._replace(corrected=corrected)
            else:
                found = None
        if found is None:
            found = self._found(plan, filters, today, limit, offset)
        if not beside:
            return found
        others = {name: self._counted(plan, given, today, (name,)).get(name, ()) for name, given in beside.items()}
        return found._replace(facets={**found.facets, **others})

    def _asked(self, plan: Plan, filters: Filters, today: str) -> tuple[Asked | None, bool]:
        """What a plan asks for, by its words or by meaning, and whether it is the latter; None where nothing can be found."""
        where = where_of(plan.parsed, filters, today)
        if not plan.parsed.words:
            everything = where or contract.Everything()
            if without := tuple(plan.without()):
                everything = contract.AllOf((everything,), (), without)
            return Asked(everything, everything), False
        words = plan.asked(where) if plan.fits() else None
        asked = about(plan, words, where, self.meaning)
        return asked, asked is not words

    def _found(self, plan: Plan, filters: Filters, today: str, limit: int, offset: int) -> Matches:
        nowhere = tuple(unit.text for unit in plan.nowhere())
        asked, by_meaning = self._asked(plan, filters, today)
        if asked is None:
            return Matches(nowhere=nowhere)
        top = plan.reader.search(asked.ranked, limit, offset, newest=not plan.parsed.words)
        facets = _facets(plan.reader, asked.matched, today, FACETS)
        return Matches(top.ids, top.scores, top.total, facets, None, nowhere, plan.marks(), by_meaning)

    def _counted(self, plan: Plan, filters: Filters, today: str, names: Sequence[str]) -> Facets:
        """Some facets of what a plan finds."""
        asked, _ = self._asked(plan, filters, today)
        return _facets(plan.reader, asked.matched, today, names) if asked else {}

    def _corrected(self, plan: Plan, query: str, reader: contract.Reader) -> str | None:
        """What was probably meant, if all of that stands in records and the query as typed does not."""
        from index.correct import Corrector  # readings of characters take a moment to load

        corrector = self._corrector
        if corrector is None or corrector.reader is not reader:
            corrector = self._corrector = Corrector(reader)
        corrected = corrector.correct(plan, query)
        if corrected is None:
            return None
        better = Plan(parse(corrected), reader, self._segmenter, plan.synonyms)
        # of alternatives it suffices that those which were corrected stand somewhere
        needed = {unit for group in better.groups if len(group) == 1 for _, units in group for unit in units}
        return None if needed & set(better.nowhere()) else corrected

    def candidates(
        self,
        query: str,
        filters: Filters = Filters(),
        today: str = "",
        limit: int = 40,
        synonyms: Synonyms | None = None,
    ) -> tuple[str, ...]:
        """Ids of the records that an answer may stand in, best first: any word suffices, nothing is corrected.

        Raises NotFresh, and ValueError for a day that is none.
        """
        must_be_days(filters, today)
        return self._candidates(query, filters, today, limit, synonyms or self._usual)

    @_or_broken
    def _candidates(self, query: str, filters: Filters, today: str, limit: int, synonyms: Synonyms) -> tuple[str, ...]:
        reader = self._usable()
        parsed = parse(query, today)
        plan = Plan(parsed, reader, self._segmenter, synonyms, today)
        asked = plan.asked(where_of(parsed, filters, today), least=1)
        return reader.best(asked.ranked, limit) if asked else ()

    def whole_first(self, query: str, records: Sequence[Record]) -> tuple[Record, ...]:
        """The records that a query found, those first that have its word as a word (民生, not 人民生活), or what is quoted
        with its marks: see `index.whole`."""
        from index.whole import whole_first

        return whole_first(query, records, self._segmenter)

    def looked_at(self, query: str) -> int:
        """How many of the first records should be given to `whole_first` together, however few are shown."""
        from index.whole import looked_at

        return looked_at(query)


def _facets(reader: contract.Reader, matched: contract.Clause, today: str, names: Sequence[str]) -> Facets:
    """How many of the records that match have each value."""
    groups = {state: tokens.day_tokens(state, today) for state in STATES} if today and "status" in names else {}
    columns = [column for column in contract.COLUMNS if column in names or column == "month" and "year" in names]
    counted = reader.facets(matched, groups, columns=columns)
    months = tuple(sorted(counted.get("month", ()), reverse=True))
    facets = {
        "publisher": merged(counted.get("publisher", ())),
        "category": merged(counted.get("category", ())),
        "year": years_of(months),
        "month": months,
        "status": tuple((state, count) for state, count in counted["groups"] if count),
        "flagged": tuple(({"yes": "true", "no": "false"}[value], count) for value, count in counted.get("flagged", ())),
    }
    return {name: facets[name] for name in names}
