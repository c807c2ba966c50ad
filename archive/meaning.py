"""Vectors of texts: worked out once, kept in the store, and put where the index compares them.

Who adds announcements works out theirs. What is wanted besides (after an upgrade, or because somebody was interrupted) is
left to `reindex` and to who serves and is idle. A process that finds another one at it leaves it to that one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from archive.desk import Desk
from records import Record

SOME = 32  # records at once: a quarter of a second, for which something else may wait


class ByMeaning(Desk):
    def wanted(self) -> int:
        """Of how many announcements the vector is wanted, so that they are not found in other words yet."""
        from zh import vectors

        return self._store.wanted(vectors.VERSION) if self._index.meaning else 0

    def _of_these(self, ids: Sequence[str]) -> None:
        """Works out the vectors of announcements that were just told to the index."""
        left = list(ids)
        while left and self._work_out(left[:SOME]) is not None:
            del left[:SOME]

    def go_on(self) -> bool:
        """Works out some vectors that are wanted, for who has nothing else to do; whether any were. The last frees the model."""
        from zh import vectors

        done = self._work_out(None)
        if done is not None and 0 < done < SOME:
            vectors.release()
        return bool(done)

    def understand(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Works out all vectors that are wanted: how many. Each step is kept: what is broken off goes on where it was."""
        done, total = 0, self.wanted()
        while some := self._work_out(None, wait=True):
            done += some
            if progress:
                progress(done, max(done, total))
        return done

    def _work_out(self, ids: Sequence[str] | None, wait: bool = False) -> int | None:
        """Works out the vectors of some records, of these ids where they are given: how many. None where another process
        is at it, or there is no model."""
        from zh import vectors
        from zh.vectors import passage

        meaning = self._index.meaning
        if meaning is None or self.read_only:
            return None
        if not meaning.missing and not self._store.wanting(vectors.VERSION, 1, ids):
            return 0
        with meaning.lock(wait) as ours:
            if not ours:
                return None
            if meaning.missing:
                meaning.fill(self._store.vectors(), others=False)
            records: Sequence[Record] = self._store.wanting(vectors.VERSION, SOME, ids)
            rows = meaning.rows([passage(record.title, record.body) for record in records]) if records else ()
            made = [(record.id, record.version, row) for record, row in zip(records, rows, strict=True)]
            if made:
                self._store.keep_vectors(vectors.VERSION, made)
            return len(made)

    def _fill_vectors(self) -> None:
        """Makes the file of vectors anew from those that the store keeps; what no announcement has any more goes, unless
        some are wanted: before the store kept them, they lay there alone."""
        meaning = self._index.meaning
        if meaning:
            with meaning.lock(wait=True):
                meaning.fill(self._store.vectors(), others=self.wanted() > 0)
