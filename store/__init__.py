"""What is kept: pages, versions, records, decisions, what the indexes are still to be told. The only room with SQL.

`Store(folder)` opens `folder/store.sqlite`, and makes both where they are not there. It imports neither the stages
nor the clock: `now` and `at` are instants (ISO with offset) handed in, `day` is a calendar day (YYYY-MM-DD), and what
works windows out from decisions is handed in as `settle`, a function Record → Record: it gets the record as written,
its flags with `id`, `state` and `decision`, and gives it back with `decided` and `readings` in its windows (only the
decision of a flag whose `state` is "decided" counts; of "to_confirm" it is shown, not applied). Threads may share one
Store; processes each open their own. Two writers wait for each other; what is written is one transaction each, the
outbox of every engine included.

    Store(folder, wait=30.0, likeness=SAME_BYTES)
                                                context manager; .id (made once, a uuid), .path, .close(), .read_only
                                                (it may not be written: what writes raises archive_read_only); `likeness`:
                                                what copies are found by, and told where they differ (a Likeness of three functions); Trouble:
                                                store_not_writable, store_full, store_newer, store_no_database,
                                                store_damaged, store_busy (another writes for longer than `wait`
                                                seconds); every method may raise these

  taking in
    new_batch(now) -> str                       261125-225350; sortable
    add(page, reading, *, batch, now, settle, following=()) -> Added
                                                one transaction; `following`: further stored pages (bytes) of the same
                                                version, in order; result added, new_version, unchanged or copy
    add_many(pairs, *, batch, now, settle) -> iterator of Added
                                                the same for (page, reading) pairs, in a transaction for some hundred
    knows(source, data) -> bool                 whether these bytes were the last taken in from this source, or were
                                                taken away since: a folder that is taken in at every start passes over
                                                them
    known(sources, away=False) -> set of str    which of these addresses or paths the archive has (any spelling), or
                                                knows by another address; `away`: or had, and they were taken away
    undo(batch, *, settle) -> tuple of ids      takes an addition back: whole announcements, or their newest versions;
                                                Trouble("no_such_batch")
    batches(limit=10) -> tuple of BatchInfo     newest first
    remove_examples(*, settle) -> int           how many announcements went
    remove(id, now, *, settle)                  takes an announcement out, found nowhere from then on, also when its
                                                page changes; Trouble("no_such_id"), Trouble("removed")
    bring_back(id, *, settle)                   as it stands in the newest version; Trouble("not_removed")
    removed(ids) -> tuple of ids                those of them that were taken out
    removals(now, days, limit=20, offset=0) -> (int, tuple of Removal)
                                                what was taken out in the last days: how many, and a piece of them, the
                                                last first
    forget_removed(now, days) -> int            for good: pages whose announcements were all taken out before

  watching (add too takes a Fetched: the page and how it was fetched are one transaction)
    fetched(fetched)                            keeps how fetching a source went, the failure of one included
    due(now, limit=100) -> tuple of Due         whose time has come, longest first
    postpone(source, next)                      it is tried later: its host does not answer
    sources(which=None, limit=50, offset=0) -> tuple of SourceInfo
                                                failures first; which: failed, paused, fetched (the last first)
    source_counts() -> {"all", "failed", "paused", "watched"}
    source(name) -> SourceInfo                  by id, or by address or path; Trouble("no_such_source")
    hurry(now) -> int                           makes all due that are not paused; how many
    ids_of(source) -> tuple of ids              announcements of a source that stand
    change_source(name, interval= paused= next= removed=) -> SourceInfo
                                                Trouble("not_watched") for files and pastes

  giving out
    record(id, day=None) -> Record              as decided, with copies, and status where a day is given; `gone` where
                                                the newest version of its page no longer has it; Trouble("no_such_id")
    records(ids, day=None) -> tuple of Record   in the order of ids, those that are gone or unknown left out
    all_records(day, size=500) -> iterator of Record all that stand, few in memory at a time
    reading(id, version=None) -> Reading        all that was read of the page; Trouble("no_such_version")
    pages(id, version=None) -> tuple of bytes   the stored pages of a version, in order
    versions(id) -> tuple of VersionInfo        newest first; `place` is the announcement's in `Reading.documents`
    of_day(day, filters=Filters(), limit=10, offset=0) -> Listed(records, total, facets)
                                                search without words: open first, nearest deadline first, then
                                                upcoming, closed, and without a window; status of each is set; facets:
                                                status, publisher, category, month, flagged, kind → (value, count),
                                                each counted under all filters but its own
    warm()                                      reads into memory what lists are counted over (a third of a second for
                                                100,000), where that was not done; later, what was written since
    values(facet) -> sequence of str            the publishers or categories that there are
    deadlines(day, limit=10) -> tuple of Deadline
                                                the next last days of windows
    overview(day) -> Overview                   figures
    count() -> int                              announcements that stand

  deciding
    doubts(kind=None, publisher=None, state=None, limit=50, offset=0) -> tuple of Doubt
                                                published newest first, then announcement, then place in the text;
                                                the state waiting: all that nobody decided, or that are to be confirmed
    doubt_counts(publisher=None) -> {kind: {state: count}}
    doubt(flag) -> Doubt                        Trouble("no_such_flag")
    decide(decision, seen, *, settle, same=False) -> Decision
                                                appends (`n` is set); SomeoneDecided where `seen` is not the last `n`
                                                of the flag; "undo" takes the last one back, and what counted before
                                                it counts again; `same`: the same flag in copies too, in the same
                                                transaction
    history(flag) -> tuple of Decision          oldest first
    feedback(feedback)                          appends what a person says of an answer
    feedbacks() -> tuple of Feedback            of each person and question the last, those taken back left out

  keeping it safe
    faults() -> iterator of Message             what is wrong with the file and what it holds
    copy(to)                                    a whole copy of the file, while others write
    readable(path)                              (a function) Trouble("backup_broken") for a file that is no whole store

  vectors of texts, by which the index finds other words (bytes to the store; kept here, so that they are made once)
    wanting(model, limit, ids=None) -> tuple of Record
                                                the first whose text this model has not been asked of; of these ids, where
                                                some are given
    wanted(model) -> int                        how many those are
    keep_vectors(model, made)                   (id, version, bytes) each
    vectors(size=2000) -> iterator of bytes     of all that stand

  telling the indexes
    register(engine) -> bool                    from now on the outbox has entries for it; True: new, needs a reindex
    pending(engine, limit=500) -> tuple of Entry
                                                (n, id, version), oldest first; version None: take it out of the index
    done(engine, entries)                       after the engine has committed; what came since stays
    pending_count(engine) -> int
    mark(engine) -> int, done_until(engine, mark)
                                                mark before a reindex reads all_records; done_until after it was
                                                swapped in

`SomeoneDecided` is a Trouble with `.last`, the decision that came meanwhile.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from records import (
    Added,
    BatchInfo,
    Deadline,
    Decision,
    Doubt,
    Feedback,
    Filters,
    Message,
    Overview,
    Page,
    Reading,
    Record,
    Removal,
    SourceInfo,
    VersionInfo,
)
from store import (
    announcements,
    batches,
    checking,
    deciding,
    decisions,
    differing,
    doubts,
    feedback,
    listing,
    outbox,
    sources,
    standing,
    vectors,
    versions,
    watches,
)
from store.checking import readable
from store.copies import Likeness
from store.database import FILE, Database
from store.deciding import SomeoneDecided
from store.decisions import Settle
from store.listing import Listed
from store.outbox import Entry
from store.taking import Intake
from store.watches import Due, Fetched

__all__ = ["FILE", "Due", "Entry", "Fetched", "Likeness", "Listed", "Settle", "SomeoneDecided", "Store", "readable"]

SAME_BYTES = Likeness(lambda record: (), lambda one, other: False)  # only the same bytes are copies
_TOGETHER = 1000  # pages that add_many takes in with one transaction


class Store:
    """One data folder's `store.sqlite`; see the list at the head of this file."""

    def __init__(self, folder: str | Path, wait: float = 30.0, likeness: Likeness = SAME_BYTES) -> None:
        self._database = Database(folder, wait)
        self._listing = listing.Listing()
        self._likeness = likeness
        self.path = self._database.path
        self.read_only = self._database.read_only
        self.id = self._database.id

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._database.close()

    # --- taking in

    def new_batch(self, now: str) -> str:
        with self._database.writing() as conn:
            return batches.new(conn, now)

    def add(
        self,
        page: Page,
        reading: Reading,
        *,
        batch: str,
        now: str,
        settle: Settle,
        following: Sequence[bytes] = (),
        fetched: Fetched | None = None,
    ) -> Added:
        with self._database.writing() as conn:
            batches.stand(conn, batch, now)
            (added,) = Intake(conn, batch, now, settle, self._likeness).take_all([(page, reading)], following)
            if fetched is not None:
                watches.note(conn, fetched)
            differing.tell(conn, settle, self._likeness)
            return added

    def add_many(
        self, pairs: Iterable[tuple[Page, Reading]], *, batch: str, now: str, settle: Settle
    ) -> Iterator[Added]:
        left = iter(pairs)
        while some := list(itertools.islice(left, _TOGETHER)):
            with self._database.writing() as conn:
                batches.stand(conn, batch, now)
                added = Intake(conn, batch, now, settle, self._likeness).take_all(some)
                differing.tell(conn, settle, self._likeness)
            yield from added

    def knows(self, source: str, data: bytes) -> bool:
        with self._database.reading() as conn:
            return sources.knows(conn, source, data)

    def known(self, these: Iterable[str], away: bool = False) -> set[str]:
        with self._database.reading() as conn:
            return sources.known(conn, these, away)

    def undo(self, batch: str, *, settle: Settle) -> tuple[str, ...]:
        with self._database.writing() as conn:
            gone = batches.undo(conn, batch, settle, self._likeness)
            differing.tell(conn, settle, self._likeness)
            return gone

    def batches(self, limit: int = 10) -> tuple[BatchInfo, ...]:
        with self._database.reading() as conn:
            return batches.last(conn, limit)

    def remove_examples(self, *, settle: Settle) -> int:
        with self._database.writing() as conn:
            count = batches.remove_examples(conn)
            differing.tell(conn, settle, self._likeness)
            return count

    def remove(self, id: str, now: str, *, settle: Settle) -> None:
        with self._database.writing() as conn:
            standing.remove(conn, id, now)
            differing.tell(conn, settle, self._likeness)

    def bring_back(self, id: str, *, settle: Settle) -> None:
        with self._database.writing() as conn:
            standing.bring_back(conn, id, settle, self._likeness)
            differing.tell(conn, settle, self._likeness)

    def removed(self, ids: Iterable[str]) -> tuple[str, ...]:
        with self._database.reading() as conn:
            return standing.removed(conn, list(ids))

    def removals(self, now: str, days: int, limit: int = 20, offset: int = 0) -> tuple[int, tuple[Removal, ...]]:
        with self._database.reading() as conn:
            return standing.removals(conn, now, days, limit, offset)

    def forget_removed(self, now: str, days: int) -> int:
        with self._database.writing() as conn:
            return batches.forget_removed(conn, now, days)

    # --- watching

    def fetched(self, fetched: Fetched) -> None:
        with self._database.writing() as conn:
            watches.note(conn, fetched)

    def due(self, now: str, limit: int = 100) -> tuple[Due, ...]:
        with self._database.reading() as conn:
            return watches.due(conn, now, limit)

    def postpone(self, source: str, next: str) -> None:
        with self._database.writing() as conn:
            watches.postpone(conn, source, next)

    def sources(self, which: str | None = None, limit: int = 50, offset: int = 0) -> tuple[SourceInfo, ...]:
        with self._database.reading() as conn:
            return watches.page(conn, which, limit, offset)

    def source_counts(self) -> dict[str, int]:
        with self._database.reading() as conn:
            return watches.counts(conn)

    def source(self, name: str) -> SourceInfo:
        with self._database.reading() as conn:
            return watches.one(conn, name)

    def hurry(self, now: str) -> int:
        with self._database.writing() as conn:
            return watches.hurry(conn, now)

    def ids_of(self, source: str) -> tuple[str, ...]:
        with self._database.reading() as conn:
            return watches.ids_of(conn, source)

    def change_source(self, name: str, **values: Any) -> SourceInfo:
        with self._database.writing() as conn:
            return watches.change(conn, name, **values)

    # --- giving out

    def record(self, id: str, day: str | None = None) -> Record:
        with self._database.reading() as conn:
            return announcements.one(conn, id, day)

    def records(self, ids: Iterable[str], day: str | None = None) -> tuple[Record, ...]:
        with self._database.reading() as conn:
            return announcements.many(conn, list(ids), day)

    def all_records(self, day: str | None = None, size: int = 500) -> Iterator[Record]:
        n = 0
        while True:
            with self._database.reading() as conn:
                n, found = announcements.after(conn, n, size, day)
            if not found:
                return
            yield from found

    def reading(self, id: str, version: int | None = None) -> Reading:
        with self._database.reading() as conn:
            return versions.reading(conn, versions.number(conn, id, version))

    def pages(self, id: str, version: int | None = None) -> tuple[bytes, ...]:
        with self._database.reading() as conn:
            return versions.pages(conn, versions.number(conn, id, version))

    def versions(self, id: str) -> tuple[VersionInfo, ...]:
        with self._database.reading() as conn:
            return versions.of_announcement(conn, id)

    def of_day(self, day: str, filters: Filters = Filters(), limit: int = 10, offset: int = 0) -> Listed:
        with self._database.reading() as conn:
            return self._listing.of_day(conn, day, filters, limit, offset)

    def warm(self) -> None:
        with self._database.reading() as conn:
            self._listing.warm(conn)

    def values(self, facet: str) -> Sequence[str]:
        with self._database.reading() as conn:
            return self._listing.values(conn, facet)

    def deadlines(self, day: str, limit: int = 10) -> tuple[Deadline, ...]:
        with self._database.reading() as conn:
            return listing.deadlines(conn, day, limit)

    def overview(self, day: str) -> Overview:
        with self._database.reading() as conn:
            return self._listing.overview(conn, day)

    def count(self) -> int:
        with self._database.reading() as conn:
            return announcements.count(conn)

    # --- deciding

    def doubts(
        self,
        kind: str | None = None,
        publisher: str | None = None,
        state: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> tuple[Doubt, ...]:
        with self._database.reading() as conn:
            return doubts.page(conn, kind, publisher, state, limit, offset)

    def doubt_counts(self, publisher: str | None = None) -> dict[str, dict[str, int]]:
        with self._database.reading() as conn:
            return doubts.counts(conn, publisher)

    def doubt(self, flag: str) -> Doubt:
        with self._database.reading() as conn:
            return doubts.one(conn, flag)

    def decide(self, decision: Decision, seen: int, *, settle: Settle, same: bool = False) -> Decision:
        with self._database.writing() as conn:
            return deciding.decide(conn, decision, seen, settle, same)

    def history(self, flag: str) -> tuple[Decision, ...]:
        with self._database.reading() as conn:
            return decisions.history(conn, flag)

    def feedback(self, given: Feedback) -> None:
        with self._database.writing() as conn:
            feedback.append(conn, given)

    def feedbacks(self) -> tuple[Feedback, ...]:
        with self._database.reading() as conn:
            return feedback.counting(conn)

    # --- keeping it safe

    def faults(self) -> Iterator[Message]:
        with self._database.reading() as conn:
            yield from checking.faults(conn)

    def copy(self, to: Path) -> None:
        checking.copy(self._database.connection(), to)

    # --- vectors

    def wanting(self, model: str, limit: int, ids: Sequence[str] | None = None) -> tuple[Record, ...]:
        self._of_model(model)
        with self._database.reading() as conn:
            return vectors.wanting(conn, limit, ids)

    def wanted(self, model: str) -> int:
        self._of_model(model)
        with self._database.reading() as conn:
            return vectors.count(conn)

    def _of_model(self, model: str) -> None:
        with self._database.reading() as conn:
            known = vectors.of_model(conn, model)
        if not known and not self.read_only:
            with self._database.writing() as conn:
                vectors.take_model(conn, model)

    def keep_vectors(self, model: str, made: Iterable[tuple[str, int, bytes]]) -> None:
        with self._database.writing() as conn:
            vectors.keep(conn, model, made)

    def vectors(self, size: int = 2000) -> Iterator[bytes]:
        n = 0
        while True:
            with self._database.reading() as conn:
                found = vectors.after(conn, n, size)
            if not found:
                return
            n = found[-1][0]
            yield from (vector for _, vector in found)

    # --- telling the indexes

    def register(self, engine: str) -> bool:
        with self._database.reading() as conn:  # who only reads never waits for who writes
            if outbox.registered(conn, engine):
                return False
        with self._database.writing() as conn:
            return outbox.register(conn, engine)

    def pending(self, engine: str, limit: int = 500) -> tuple[Entry, ...]:
        with self._database.reading() as conn:
            return outbox.pending(conn, engine, limit)

    def done(self, engine: str, entries: Sequence[Entry]) -> None:
        with self._database.writing() as conn:
            outbox.done(conn, engine, entries)

    def pending_count(self, engine: str) -> int:
        with self._database.reading() as conn:
            return outbox.count(conn, engine)

    def mark(self, engine: str) -> int:
        with self._database.reading() as conn:
            return outbox.mark(conn, engine)

    def done_until(self, engine: str, mark: int) -> None:
        with self._database.writing() as conn:
            outbox.done_until(conn, engine, mark)
