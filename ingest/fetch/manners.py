"""How gonggao behaves as a guest: who it says it is, what robots.txt allows, one visit at a time with a pause between.

What stands here is remembered for the life of the process, for the hosts visited last.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator

from protego import Protego

from ingest.fetch.limits import DELAY, DELAY_LONGEST, HOSTS_KEPT, ROBOTS_KEPT

NAME = "gonggao"  # the token that a robots.txt names us by
USER_AGENT = f"Mozilla/5.0 (compatible; {NAME}/0.1; reads announcements that its user asked for; keeps to robots.txt)"


class _Host:
    def __init__(self) -> None:
        self.turn = threading.Lock()
        self.next = 0.0  # on time.monotonic: not before
        self.robots: Protego | None = None
        self.robots_until = 0.0
        self.crawl_delay = 0.0  # that its robots.txt asks for


class Manners:
    """What is known of the hosts. Threads may share one; the origin (`https://example.org:443`) is the key."""

    def __init__(self, delay: float = DELAY) -> None:
        self._delay = delay
        self._hosts: OrderedDict[str, _Host] = OrderedDict()
        self._lock = threading.Lock()

    def _host(self, origin: str) -> _Host:
        with self._lock:
            host = self._hosts.setdefault(origin, _Host())
            self._hosts.move_to_end(origin)
            while len(self._hosts) > HOSTS_KEPT:
                self._hosts.popitem(last=False)
            return host

    @contextlib.contextmanager
    def turn(self, origin: str, wait: Callable[[float], None], patience: float) -> Iterator[None]:
        """Our turn at a host: nobody else of this process is there, and the pause since the last visit is over.

        `wait(seconds)` does the waiting; raises TimeoutError where others keep the host for longer than `patience`.
        """
        host = self._host(origin)
        if not host.turn.acquire(timeout=patience):
            raise TimeoutError
        try:
            pause = host.next - time.monotonic()
            if pause > 0:
                wait(pause)
            yield
        finally:
            host.next = time.monotonic() + max(self._delay, host.crawl_delay)
            host.turn.release()

    def allows(self, origin: str, url: str, load: Callable[[], str]) -> bool:
        """Whether the host's robots.txt lets us read `url`. `load` gives its text where it is not known or too old."""
        host = self._host(origin)
        if host.robots is None or time.monotonic() > host.robots_until:
            host.robots = Protego.parse(load().lstrip("\ufeff"))
            host.robots_until = time.monotonic() + ROBOTS_KEPT
            host.crawl_delay = min(host.robots.crawl_delay(NAME) or 0.0, DELAY_LONGEST)
        return host.robots.can_fetch(url, NAME)
