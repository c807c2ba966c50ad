"""What every deed of the archive stands on: the settings, the store, and the index once it is needed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Self

from records import Flag, Message, Record, Settings, Trouble

if TYPE_CHECKING:
    from index import Index
    from zh.synonyms import Synonyms


class Desk:
    """The open data folder. Threads may share one; `with` closes it."""

    def __init__(self, settings: Settings, behind: bool = False, make: bool = True) -> None:
        """`behind`: a decision is told to the index by a thread of ours, so that a person need not wait for a commit.

        `make`: where there is no archive yet, one is begun; else Trouble("no_archive") is raised and nothing is made.
        """
        from store import FILE, Likeness, Store

        if not make and not (Path(settings.data) / FILE).is_file():
            raise Trouble("no_archive", folder=settings.data)
        if _emptied(Path(settings.data)):
            raise Trouble("store_damaged", path=str(Path(settings.data) / FILE))
        self.settings = settings
        self._store = Store(settings.data, likeness=Likeness(keys, same, differing))
        if not self.read_only:
            self._store.register(settings.engine)  # from now on the outbox has what this engine is to be told
        self._opening = threading.Lock()
        self._opened: Index | None = None
        self._read: tuple[int, Synonyms] | None = None
        self._behind = ThreadPoolExecutor(1, "gonggao-index") if behind else None
        # is told why the index is built anew when nobody asked for that; gives what is then told (done, total), or None
        self.anew: Callable[[Message], Callable[[int, int], None] | None] | None = None
        self._building: Future[None] | None = None  # the thread builds the index anew, or has done so
        self._ended = threading.Event()
        self._due = threading.Event()  # the thread has been asked to tell the index, and has not begun

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._ended.set()
        if self._behind:
            self._behind.shutdown()
        self._store.close()

    @property
    def read_only(self) -> bool:
        """Whether the data folder may only be read: what adds, decides or keeps raises Trouble("archive_read_only")."""
        return self._store.read_only

    @property
    def _index(self) -> Index:
        from index import Index

        with self._opening:
            if self._opened is None:
                folder = Path(self.settings.data) / "index"
                self._opened = Index(folder, self.settings.engine, self.settings.segmenter, self._store.id)
            return self._opened

    @property
    def _synonyms(self) -> Synonyms:
        """The project's words and those of `synonyms.txt` in the data folder; read again when that file changes."""
        from zh import synonyms

        own = Path(self.settings.data) / "synonyms.txt"
        try:
            changed = own.stat().st_mtime_ns
        except OSError:
            changed = 0
        with self._opening:
            if self._read is None or self._read[0] != changed:
                self._read = (changed, synonyms.load(own))
            return self._read[1]


def _emptied(data: Path) -> bool:
    """Whether the store has lost all its bytes, as after a power cut: SQLite would take it for a new one. An index is only
    ever made beside a store that has some."""
    from store import FILE

    store = data / FILE
    return (data / "index").is_dir() and store.is_file() and store.stat().st_size == 0


def settle(record: Record) -> Record:
    """The record with its windows as decided: what the store is handed, since it knows no stage."""
    from ingest.decided import decide

    counting = {
        flag.id: flag.decision for flag in record.flags if flag.id and flag.state == "decided" and flag.decision
    }
    return decide(record, counting)


def keys(record: Record) -> tuple[str, ...]:
    """What a record shares with its copies: what the store looks candidates up by."""
    from ingest import copies

    return copies.keys(record)


def same(one: Record, other: Record) -> bool:
    """Whether two records are copies of one another."""
    from ingest import copies

    return copies.same(one, other)


def differing(record: Record, others: Sequence[Record]) -> tuple[Flag, ...]:
    """A flag for each date or amount that copies of a record write otherwise."""
    from ingest import copies

    return copies.differing(record, others)
