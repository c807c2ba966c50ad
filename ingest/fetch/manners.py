"""How gonggao behaves as a guest: who it says it is, what robots.txt allows, one visit at a time with a pause between.

What stands here is remembered for the life of the process, for the hosts visited last.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import TypeVar

from protego import Protego

from ingest.fetch.limits import DELAY, DELAY_LONGEST, HOSTS_KEPT, ROBOTS_KEPT

NAME = "gonggao"  # the token that a robots.txt names us by
USER_AGENT = f"Mozilla/5.0 (compatible; {NAME}/0.1; reads announcements that its user asked for; keeps to robots.txt)"


class _Host:
    def __init__(self) -> None:
        self.turn = threading.Lock()
        self.next = 0.0  # on time.monotonic: not before


class _Robots:
    def __init__(self) -> None:
        self.rules: Protego | None = None
        self.until = 0.0
        self.crawl_delay = 0.0  # that it asks for


Kept = TypeVar("Kept")


class Manners:
    """What is known of the hosts. Threads may share one.

    An origin (`https://example.org:443`) has a robots.txt of its own (RFC 9309, 2.3); but who visits a host by http and
    by https visits one host.
    """

    def __init__(self, delay: float = DELAY) -> None:
        self._delay = delay
        self._hosts: OrderedDict[str, _Host] = OrderedDict()
        self._robots: OrderedDict[str, _Robots] = OrderedDict()
        self._lock = threading.Lock()

    def _kept(self, of: OrderedDict[str, Kept], key: str, fresh: Callable[[], Kept]) -> Kept:
        with self._lock:
            if key not in of:
                of[key] = fresh()
            of.move_to_end(key)
            while len(of) > HOSTS_KEPT:
                of.popitem(last=False)
            return of[key]

    @contextlib.contextmanager
    def turn(self, origin: str, wait: Callable[[float], None], patience: float) -> Iterator[None]:
        """Our turn at a host: nobody else of this process is there, and the pause since the last visit is over.

        `wait(seconds)` does the waiting; raises TimeoutError where others keep the host for longer than `patience`.
        """
        host = self._kept(self._hosts, _host(origin), _Host)
        if not host.turn.acquire(timeout=patience):
            raise TimeoutError
        try:
            pause = host.next - time.monotonic()
            if pause > 0:
                wait(pause)
            yield
        finally:
            robots = self._kept(self._robots, origin, _Robots)
            host.next = time.monotonic() + max(self._delay, robots.crawl_delay)
            host.turn.release()

    def allows(self, origin: str, url: str, load: Callable[[], str]) -> bool:
        """Whether the host's robots.txt lets us read `url`. `load` gives its text where it is not known or too old."""
        robots = self._kept(self._robots, origin, _Robots)
        if robots.rules is None or time.monotonic() > robots.until:
            robots.rules = Protego.parse(load().lstrip("\ufeff"))
            robots.until = time.monotonic() + ROBOTS_KEPT
            robots.crawl_delay = min(robots.rules.crawl_delay(NAME) or 0.0, DELAY_LONGEST)
        return robots.rules.can_fetch(url, NAME)


def _host(origin: str) -> str:
    """Host and port; http and https at their own ports are one: `http://a:80` and `https://a:443`."""
    scheme, _, host = origin.partition("://")
    return host.removesuffix({"http": ":80", "https": ":443"}.get(scheme, ""))
