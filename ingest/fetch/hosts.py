"""Several addresses at once: hosts side by side, one after another at each host, results in the order asked for.

What a host may be asked, and how soon again, is decided in manners.py as for one address; here nobody waits for a host
that somebody else is slow at.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator, Sequence
from typing import Generic, TypeVar

from ingest.fetch.limits import HELD_AHEAD, HOSTS_AT_ONCE, PAGES_AHEAD
from records import Page

Item = TypeVar("Item")
Result = TypeVar("Result")


def several(
    items: Sequence[Item], host: Callable[[Item], str | None], work: Callable[[Item], Result]
) -> Generator[tuple[Item, Result | Exception], None, None]:
    """Each item with what `work` gives for it, or the exception that it raised, in order.

    Work of one host is done in order too, one at a time; of at most HOSTS_AT_ONCE hosts at once. At most PAGES_AHEAD
    items, or HELD_AHEAD bytes of pages, wait to be taken. Where the caller stops taking, what has not begun is not
    begun. All of one host is done by the caller itself, one when it is asked for.
    """
    if len({host(item) for item in items}) < 2:
        for item in items:
            try:
                result = work(item)
            except Exception as fault:
                yield item, fault
            else:
                yield item, result
        return
    shared: _Shared[Item, Result] = _Shared(items, host, work)
    for _ in range(min(HOSTS_AT_ONCE, len(shared.waiting))):
        # no thread that the process waits for at its end: an answer may take its time
        threading.Thread(target=shared.run, name="gonggao-fetch", daemon=True).start()
    try:
        for at, item in enumerate(items):
            yield item, shared.take(at)
    finally:
        shared.stop()


class _Shared(Generic[Item, Result]):
    """What the threads share: what waits, by host, and what is done."""

    def __init__(
        self, items: Sequence[Item], host: Callable[[Item], str | None], work: Callable[[Item], Result]
    ) -> None:
        self._items = items
        self._work: Callable[[Item], Result] = work
        self.waiting: dict[str | None, deque[int]] = {}
        for at, item in enumerate(items):
            self.waiting.setdefault(host(item), deque()).append(at)
        self._busy: set[str | None] = set()
        self._results: dict[int, Result | Exception] = {}
        self._taken = 0
        self._held = 0
        self._changed = threading.Condition()

    def run(self) -> None:
        while (begun := self._begin()) is not None:
            host, at = begun
            result: Result | Exception
            try:
                result = self._work(self._items[at])
            except Exception as fault:
                result = fault
            with self._changed:
                self._busy.discard(host)
                self._results[at] = result
                self._held += _size(result)
                self._changed.notify_all()

    def _begin(self) -> tuple[str | None, int] | None:
        """The next piece of work; None where none is left."""
        with self._changed:
            while self.waiting:
                for host, places in self.waiting.items():
                    at = places[0]
                    room = at < self._taken + PAGES_AHEAD and self._held < HELD_AHEAD
                    if host not in self._busy and (room or at == self._taken):
                        places.popleft()
                        if not places:
                            del self.waiting[host]
                        self._busy.add(host)
                        return host, at
                self._changed.wait()
            return None

    def take(self, at: int) -> Result | Exception:
        with self._changed:
            while at not in self._results:
                self._changed.wait()
            self._taken = at + 1
            result = self._results.pop(at)
            self._held -= _size(result)
            self._changed.notify_all()
            return result

    def stop(self) -> None:
        with self._changed:
            self.waiting.clear()
            self._changed.notify_all()


def _size(result: object) -> int:
    return len(result.data) if isinstance(result, Page) else 0
