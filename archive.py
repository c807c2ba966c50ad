"""The desk that both fronts go to; it alone knows the rooms and how they meet. A room is imported when first used.

Functions that open no archive:

    extract(paths, settings) -> iterator of Reading     the stages over files and folders, a Reading a page, in order;
                                                        a page that fails is a Reading with `error`; nothing is raised
    dates(text, reference) -> list of dicts             as `gonggao dates` prints them
    check(text, published) -> tuple of Flag

Archive(settings) opens (and makes) the data folder; `with` closes it. Its methods:

    sources(arguments, passed_over) -> iterator of Page | Added
                                                        addresses, files, folders → pages (Added: failed, and why);
                                                        names of files that are no pages are appended to `passed_over`
    paste(data) -> Page                                 pasted text or HTML as a page
    add(pages) -> iterator of Added                     one batch for all; a failure is a line too, and the next goes on
    take_in(folder) -> list of Added                    what of corpus/ is new or changed
    undo(batch) -> tuple of ids                         takes an addition back: versions, or whole announcements
    batches(limit) -> tuple of BatchInfo                the last additions, newest first
    remove_examples() -> int                            takes away what is marked as example
    drain() -> int                                      outbox → index: how many entries (0 too while another does it)
    reindex(progress) -> int                            builds the index beside the old one, then swaps: how many
    indexing() -> int                                   how many records wait for the index
    size() -> int                                       how many announcements stand
    search(query, filters, today, limit, offset) -> Found
                                                        without words: the windows of the day, from the store
    ask(question, today, before) -> Answer              before: the question that this one follows up
    marks(record, query) -> ((start, length), …)        where the words of a query stand in the record's body
    record(id, today) -> Record                         as decided, with status on that day; Trouble("no_such_id")
    reading(id, version) -> Reading                     all that was read of its page (repairs, left out, encoding)
    original(id, version) -> str                        the stored page, decoded, as text
    versions(id) -> tuple of VersionInfo                newest first
    doubts(kind, publisher, state, limit, offset) -> tuple of Doubt
                                                        the review queue, in its order
    doubt_counts(publisher) -> {kind: {state: count}}   how many doubts of each kind are open, decided, to be confirmed
    doubt(flag) -> Doubt                                Trouble("no_such_flag")
    decide(flag, verb, value, by, at, seen, note, same) -> Decision
                                                        appends it, works the windows out anew, tells the index; `seen`
                                                        is Doubt.seen: if another decision came since, nothing is stored
                                                        and SomeoneDecided (a Trouble with `.last`) is raised; `same`
                                                        decides the same flag in all copies too
    history(flag) -> tuple of Decision                  oldest first
    overview(today) -> Overview                         figures of the archive

The ways that cross rooms: add (stages → store, one transaction with the outbox → drain), decide (store → ingest.decided
→ store → drain), search (index → ids; store loads those shown), ask (answer.understand → index → store → resolve).
"""

from __future__ import annotations

import contextlib
import datetime
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from records import (
    Added,
    Answer,
    BatchInfo,
    Decision,
    Doubt,
    Filters,
    Flag,
    Found,
    Hit,
    Message,
    Page,
    Reading,
    Record,
    Settings,
    Trouble,
    status_of,
)

if TYPE_CHECKING:
    from index import Index
    from store import Overview, VersionInfo

CANDIDATES = 40  # announcements that an answer is looked for in


def extract(paths: Iterable[str], settings: Settings) -> Iterator[Reading]:
    """The stages over files and folders (their page files), a Reading a page, in order; no page raises."""
    from ingest import fetch

    now = settings.now().isoformat()
    for path in paths:
        for page in fetch.read_path(path, now):
            yield Reading.failed(page.source, page.error) if isinstance(page, Added) else _read(page)


def _read(page: Page) -> Reading:
    from ingest import pipeline

    try:
        return pipeline.read(page)
    except Trouble as trouble:
        return Reading.failed(page.file, trouble.message)


def dates(text: str, reference: str | None) -> list[dict[str, Any]]:
    """Dates of a text as `gonggao dates` prints them. ValueError where `reference` is no day."""
    from zh.dates import find

    day = datetime.date.fromisoformat(reference[:10]) if reference else None
    keys = ("text", "offset", "kind", "start", "end", "timex", "mod")
    return [{key: getattr(found, key) for key in keys} for found in find(text, day)]


def check(text: str, published: str | None) -> tuple[Flag, ...]:
    """Flags of a bare text. ValueError where `published` is no day."""
    from ingest import pipeline

    return pipeline.check_text(text, published)


class Archive:
    """Everything kept, and the way to it. Threads may share one; see the module's docstring for its methods."""

    def __init__(self, settings: Settings) -> None:
        from store import Store

        self.settings = settings
        self._store = Store(settings.data)
        self._opening = threading.Lock()
        self._opened: Index | None = None

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._store.close()

    @property
    def _index(self) -> Index:
        from index import Index

        with self._opening:
            if self._opened is None:
                folder = Path(self.settings.data) / "index"
                self._opened = Index(folder, self.settings.engine, self.settings.segmenter, self._store.id)
                self._store.register(self.settings.engine)
            return self._opened

    # --- taking in ---

    def sources(self, arguments: Iterable[str], passed_over: list[str] | None = None) -> Iterator[Page | Added]:
        """Addresses, files, folders and zips as pages, one after another; one that fails is an Added that says why."""
        from ingest import fetch

        now = self.settings.now().isoformat()
        for argument in arguments:
            if argument.lower().startswith(("http://", "https://")):
                try:
                    yield fetch.fetch(argument, self.settings, now)
                except Trouble as trouble:
                    yield _not_added(argument, trouble.message)
            else:
                yield from fetch.read_path(argument, now, passed_over)

    def paste(self, data: bytes | str) -> Page:
        """Pasted text or HTML as a page; its source is its hash."""
        from ingest import fetch

        return fetch.paste(data, self.settings.now().isoformat())

    def add(self, pages: Iterable[Page | Added]) -> Iterator[Added]:
        """Takes pages in, a line a page, in order; all of them are one batch. What is indexed is told at the end."""
        batch = self._store.new_batch(self.settings.now().isoformat())
        try:
            for page in pages:
                yield page if isinstance(page, Added) else self._add_page(page, batch)
        finally:
            self.drain()

    def _add_page(self, page: Page, batch: str) -> Added:
        reading = _read(page)
        if reading.error is not None:
            return _not_added(page.file, reading.error)
        now = self.settings.now().isoformat()
        return self._store.add(page, reading, batch=batch, now=now, settle=_settle)

    def take_in(self, folder: Path) -> list[Added]:
        """What of a folder of source pages is new or changed; a page's .json says its address, or that it is an example."""
        from ingest import fetch

        if not folder.is_dir():
            return []
        now = self.settings.now().isoformat()
        pages = fetch.read_corpus(folder, now)
        fresh = (page for page in pages if isinstance(page, Added) or not self._store.knows(page.source, page.data))
        return list(self.add(fresh))

    def undo(self, batch: str) -> tuple[str, ...]:
        """Takes an addition back; the ids of the announcements that it touched. Trouble for an unknown batch."""
        gone = self._store.undo(batch, settle=_settle)
        self.drain()
        return gone

    def batches(self, limit: int = 10) -> tuple[BatchInfo, ...]:
        return self._store.batches(limit)

    def remove_examples(self) -> int:
        """Takes away what is marked as example; how many announcements."""
        count = self._store.remove_examples()
        self.drain()
        return count

    # --- the index ---

    def drain(self) -> int:
        """Tells the index what the store has for it; how many entries. Nothing where another process is at it."""
        from index import Busy, NotFresh

        engine, index, done = self.settings.engine, self._index, 0
        try:
            while entries := self._store.pending(engine):
                records = {record.id: record for record in self._store.records([e.id for e in entries if e.version])}
                index.write([(entry.id, records.get(entry.id)) for entry in entries])
                self._store.done(engine, entries)
                done += len(entries)
        except Busy:
            return done
        except NotFresh:
            with contextlib.suppress(Trouble):
                return self.reindex()
        return done

    def reindex(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Builds the index anew beside the old one, and swaps; how many records. Trouble while another process does."""
        from index import Busy

        index = self._index
        mark = self._store.mark(self.settings.engine)
        try:
            count = index.rebuild(self._store.all_records(), self._store.count(), progress)
        except Busy:
            raise Trouble("index_busy") from None
        self._store.done_until(self.settings.engine, mark)
        return count

    def indexing(self) -> int:
        """How many records wait for the index."""
        return self._store.pending_count(self.settings.engine)

    def size(self) -> int:
        """How many announcements stand."""
        return self._store.count()

    # --- finding ---

    def search(self, query: str, filters: Filters, today: str, limit: int = 10, offset: int = 0) -> Found:
        """Announcements for a query, its own filters included; without words the windows of the day, from the store."""
        from index import NotFresh, parse
        from index.snippet import snippet

        waiting = self.indexing()
        parsed = parse(query)
        if not parsed.words:
            listed = self._store.of_day(today, parsed.filters(filters), limit, offset)
            hits = tuple(_hit(record, today) for record in listed.records)
            return Found(hits, listed.total, listed.facets, indexing=waiting)
        try:
            matches = self._index.search(query, filters, today, limit, offset)
        except NotFresh:
            self.reindex()
            matches = self._index.search(query, filters, today, limit, offset)
        scores = dict(zip(matches.ids, matches.scores, strict=True))
        records = self._store.records(matches.ids, today)
        hits = tuple(_hit(record, today, scores[record.id], snippet(record, matches.marks)) for record in records)
        return Found(hits, matches.total, matches.facets, matches.corrected, matches.nowhere, waiting)

    def marks(self, record: Record, query: str) -> tuple[tuple[int, int], ...]:
        """Where what a query looks for stands in the body of a record: (start, length), in code points."""
        from index import NotFresh, parse
        from index.snippet import snippet

        if not parse(query).words:
            return ()
        try:
            matches = self._index.search(query, Filters(), record.published or "2000-01-01", 1, 0)
        except NotFresh:
            return ()
        return tuple(snippet(record, matches.marks, len(record.body) + 1).marks)

    def ask(self, question: str, today: str, before: str | None = None) -> Answer:
        """A short answer with its sentence, or none; `before` is the question that this one follows up."""
        from answer import resolve, understand

        asked = understand(question, understand(before) if before else None)
        records = self._candidates(asked.query, asked.published, today)
        return resolve(asked, records, datetime.date.fromisoformat(today))

    def _candidates(self, query: str, published: str | None, today: str) -> Sequence[Record]:
        """Announcements that an answer may stand in: any word counts; of the month or year that the question names."""
        from index import NotFresh

        filters = _within(published)
        try:
            ids = self._index.candidates(query, filters, today, CANDIDATES)
        except NotFresh:
            self.reindex()
            ids = self._index.candidates(query, filters, today, CANDIDATES)
        return self._store.records(ids, today)

    # --- giving out ---

    def record(self, id: str, today: str | None = None) -> Record:
        return self._store.record(id, today)

    def reading(self, id: str, version: int | None = None) -> Reading:
        return self._store.reading(id, version)

    def original(self, id: str, version: int | None = None) -> str:
        """The stored page (pages, where an article goes on) as text."""
        from ingest.decode import decode

        return "\n\n".join(decode(data).text for data in self._store.pages(id, version))

    def versions(self, id: str) -> tuple[VersionInfo, ...]:
        return self._store.versions(id)

    def overview(self, today: str) -> Overview:
        return self._store.overview(today)

    # --- deciding ---

    def doubts(
        self,
        kind: str | None = None,
        publisher: str | None = None,
        state: str | None = "open",
        limit: int = 1000,
        offset: int = 0,
    ) -> tuple[Doubt, ...]:
        return self._store.doubts(kind, publisher, state, limit, offset)

    def doubt_counts(self, publisher: str | None = None) -> dict[str, dict[str, int]]:
        return self._store.doubt_counts(publisher)

    def doubt(self, flag: str) -> Doubt:
        return self._store.doubt(flag)

    def decide(
        self,
        flag: str,
        verb: str,
        value: str | None = None,
        *,
        by: str,
        at: str,
        seen: int,
        note: str = "",
        same: bool = False,
    ) -> Decision:
        """Appends a decision. SomeoneDecided (a Trouble with `.last`) where another came after the one seen."""
        decision = Decision(flag=flag, verb=verb, value=value, by=by, at=at, note=note)  # type: ignore[arg-type]
        done = self._store.decide(decision, seen, settle=_settle, same=same)
        self.drain()
        return done

    def history(self, flag: str) -> tuple[Decision, ...]:
        return self._store.history(flag)


def _not_added(source: str, message: Message | None) -> Added:
    return Added(source, "failed", (), (), None, message)


def _settle(record: Record) -> Record:
    """The record with its windows as decided: what the store is handed, since it knows no stage."""
    from ingest.decided import decide

    counting = {
        flag.id: flag.decision for flag in record.flags if flag.id and flag.state == "decided" and flag.decision
    }
    return decide(record, counting)


def _hit(record: Record, today: str, score: float = 0.0, shown: Any = None) -> Hit:
    """A record as a hit: with the passage that the query found, else its beginning."""
    text, offset = (shown.text, shown.offset) if shown else (record.body[:120].split("\n")[0], 0)
    doubts = [flag for flag in record.flags if flag.state != "decided"]
    end = offset + len(text)
    return Hit(
        id=record.id,
        file=record.file,
        title=record.title,
        published=record.published,
        score=score,
        snippet=text,
        marks=shown.marks if shown else (),
        status=record.status,
        doubts=len(doubts),
        publisher=record.publisher,
        script=record.script,
        title_marks=shown.title_marks if shown else (),
        doubt_marks=tuple(
            (flag.offset - offset, len(flag.span))
            for flag in doubts
            if offset <= flag.offset and flag.offset + len(flag.span) <= end
        ),
        state=status_of(record.windows, today),
        windows=record.windows,
        copies=len(record.copies),
        example=record.example,
        offset=offset,
    )


def _within(published: str | None) -> Filters:
    """`2023-02` or `2023` as the first and last day of publication."""
    if not published:
        return Filters()
    if len(published) == 4:
        return Filters(published_from=f"{published}-01-01", published_to=f"{published}-12-31")
    first = datetime.date.fromisoformat(f"{published}-01")
    last = (first.replace(day=28) + datetime.timedelta(days=4)).replace(day=1) - datetime.timedelta(days=1)
    return Filters(published_from=first.isoformat(), published_to=last.isoformat())
