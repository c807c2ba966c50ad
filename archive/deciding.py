"""What people decide about doubts, and what they have decided."""

from __future__ import annotations

from archive.desk import settle
from archive.indexing import Indexing
from records import Decision, Doubt


class Deciding(Indexing):
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
        done = self._store.decide(decision, seen, settle=settle, same=same)
        self.tell_index()
        return done

    def history(self, flag: str) -> tuple[Decision, ...]:
        return self._store.history(flag)
