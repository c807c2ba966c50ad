"""From the store to the index: the outbox is drained, or the whole index is built anew.

Where an index is of another version, broken or gone, a command builds it anew and waits. An archive that serves people
(`behind`) lets its thread do that, one at a time: nobody waits for it longer than a glance, each is told how far it is.
"""

from __future__ import annotations

import contextlib
import time
import traceback
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import TYPE_CHECKING, Any

from archive.meaning import ByMeaning
from records import Filters, Trouble

if TYPE_CHECKING:
    from index import State

GLANCE = 0.3  # seconds that a person waits for an index that is built anew, before he is told that it is
PAUSE = 0.4  # seconds after a decision before the thread tells the index: the next doubt is drawn first


class Indexing(ByMeaning):
    def drain(self, vectors: bool = True) -> int:
        """Tells the index what the store has for it; how many entries. Nothing where another process is at it.

        `vectors`: then works out those of what it told; not for somebody who waits for something else.
        """
        from index import Busy, NotFresh

        if self.read_only:
            return 0
        engine, index = self.settings.engine, self._index
        done, told = 0, list[str]()
        try:
            while entries := self._store.pending(engine):
                records = {record.id: record for record in self._store.records([e.id for e in entries if e.version])}
                index.write([(entry.id, records.get(entry.id)) for entry in entries])
                self._store.done(engine, entries)
                done += len(entries)
                told += records
        except Busy:
            pass
        except NotFresh as stale:
            with contextlib.suppress(Trouble):
                if self._behind is None:
                    told = [entry.id for entry in self._store.pending(engine, self._store.count()) if entry.version]
                    done = self._anew(stale.state, first=True)
                else:
                    self._build_behind()
        if vectors:
            self._of_these(told)
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

        self._store.warm()
        answer.understand("公告到什麼時候")
        self._index.warm()
        try:
            self._index.search("公告", Filters(), "2000-01-01", 1, 0, self._synonyms)
        except NotFresh:
            if self._behind and self._store.count() and not self.read_only:
                self._build_behind()
        except Trouble:
            return
        if self._behind and (meaning := self._index.meaning):
            self._behind.submit(meaning.warm).add_done_callback(_told)

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

        try:
            return self._build(progress)
        except Busy:
            raise Trouble("index_busy") from None

    def _build(self, progress: Callable[[int, int], None] | None = None) -> int:
        """The same; raises Busy."""
        if self.read_only:
            raise Trouble("index_read_only", path=self.settings.data)
        mark = self._store.mark(self.settings.engine)
        count = self._index.rebuild(self._store.all_records(), self._store.count(), progress)
        self._store.done_until(self.settings.engine, mark)
        self._fill_vectors()
        return count

    def _anew(self, state: State, progress: Callable[[int, int], None] | None = None, first: bool = False) -> int:
        """Reindexes because of the state of the index, and says so; `first`: silent where there was none yet."""
        tell, message = self.anew, state.message
        if tell is None or message is None or first and state.kind == "missing":
            return self.reindex(progress)
        given: list[Callable[[int, int], None] | None] = []

        def report(done: int, total: int) -> None:
            if not given:  # it has begun: who finds another process at it has nothing to say every time
                given.append(tell(message) or progress)
            if given[0]:
                given[0](done, total)

        return self.reindex(report)

    def rebuilding(self) -> tuple[int, int] | None:
        """How far the thread, or who builds meanwhile, has come: (done, total) records; None where none is built."""
        if self._building is None or self._building.done():
            return None
        come = self._index.building()
        if come is None and self._index.state().kind == "fresh":  # it is there; the thread drains
            return None
        return come or (0, self._store.count())

    def _wait_for_index(self) -> None:
        """For a person: the thread builds the index anew. Trouble: index_rebuilding while it does, index_unusable where
        it could not (the next who looks makes it try again), index_read_only where it never can."""
        if self.read_only:
            raise Trouble("index_read_only", path=self.settings.data)
        building = self._building
        if building is None or not building.done() or not building.exception():
            building = self._build_behind()
        wait((building,), GLANCE)
        if not building.done():
            done, total = self.rebuilding() or (0, self._store.count())
            raise Trouble("index_rebuilding", n=done, m=total)
        if building.exception():
            self._building = None
            raise Trouble("index_unusable")

    def _build_behind(self) -> Future[None]:
        """Lets the thread build the index anew, where it does not do so already."""
        assert self._behind is not None
        with self._opening:
            if self._building is None or self._building.done():
                self._building = self._behind.submit(self._build_patiently)
                self._building.add_done_callback(_told)
            return self._building

    def _build_patiently(self) -> None:
        """In the thread: builds; or waits until another process has built, which has the lock."""
        from index import Busy

        while self._index.state().kind != "fresh" and not self._ended.is_set():
            try:
                self._build()
            except Busy:
                self._ended.wait(PAUSE)
        self.drain()

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
