"""From the store to the index: the outbox is drained, or the whole index is built anew."""

from __future__ import annotations

import contextlib
import time
import traceback
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from archive.desk import Desk
from records import Filters, Trouble

if TYPE_CHECKING:
    from index import State

PAUSE = 0.4  # seconds after a decision before the thread tells the index: the next doubt is drawn first


class Indexing(Desk):
    def drain(self) -> int:
        """Tells the index what the store has for it; how many entries. Nothing where another process is at it.

        Where there is nothing to tell, the index goes on with what it put off.
        """
        from index import Busy, NotFresh

        engine, index, done = self.settings.engine, self._index, 0
        try:
            while entries := self._store.pending(engine):
                records = {record.id: record for record in self._store.records([e.id for e in entries if e.version])}
                index.write([(entry.id, records.get(entry.id)) for entry in entries])
                self._store.done(engine, entries)
                done += len(entries)
            if not done:
                index.catch_up()
        except Busy:
            return done
        except NotFresh as stale:
            with contextlib.suppress(Trouble):
                return self._anew(stale.state, first=True)
        return done

    def refresh(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Builds the index anew where it is missing, broken or of another version: how many records (0: it was fresh)."""
        state = self._index.state()
        return 0 if state.kind == "fresh" else self._anew(state, progress)

    def warm(self) -> None:
        """Reads what the first search, question and decision need: dictionaries, the index. Nobody waits for it then."""
        import answer
        import ingest.decided  # noqa: F401
        from index import NotFresh

        answer.understand("公告到什麼時候")
        with contextlib.suppress(NotFresh, Trouble):
            self._index.search("公告", Filters(), "2000-01-01", 1, 0, self._synonyms)
            if self._behind:
                self._behind.submit(self._index.warm).add_done_callback(_told)

    def tell_index(self) -> None:
        """After a decision: drains, or lets the thread do it where the archive was opened so (`behind`)."""
        if self._behind is None:
            self.drain()
        else:
            if not self._due.is_set():
                self._due.set()
                self._behind.submit(self._drain_soon).add_done_callback(_told)

    def _drain_soon(self) -> int:
        """In the thread: one drain for all decisions of a moment."""
        time.sleep(PAUSE)
        self._due.clear()
        return self.drain()

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

    def _anew(self, state: State, progress: Callable[[int, int], None] | None = None, first: bool = False) -> int:
        """Reindexes because of the state of the index, and says so; `first`: silent where there was none yet."""
        if self.anew and state.message and not (first and state.kind == "missing"):
            progress = self.anew(state.message) or progress
        return self.reindex(progress)

    def indexing(self) -> int:
        """How many records wait for the index."""
        return self._store.pending_count(self.settings.engine)

    def size(self) -> int:
        """How many announcements stand."""
        return self._store.count()


def _told(done: Future[Any]) -> None:
    """A thread's fault goes to the terminal; what it was to tell stays in the outbox, for the next drain."""
    fault = done.exception()
    if fault is not None:
        traceback.print_exception(fault)
