"""What is remembered of a host: its turn, its pause, its robots.txt."""

from __future__ import annotations

import pytest

from ingest.fetch import manners
from ingest.fetch.manners import Manners

pytestmark = pytest.mark.engine_free


def test_a_pause_between_two_visits_but_none_before_the_first() -> None:
    waited: list[float] = []
    guest = Manners(delay=30.0)
    for _ in range(2):
        with guest.turn("http://a:80", waited.append, 1.0):
            pass
    with guest.turn("http://b:80", waited.append, 1.0):
        pass
    assert len(waited) == 1
    assert 0 < waited[0] <= 30.0


@pytest.mark.parametrize(("asked", "most"), [("20", manners.DELAY_LONGEST), ("3", 3.0)])
def test_crawl_delay_is_kept_within_reason(asked: str, most: float) -> None:
    waited: list[float] = []
    guest = Manners(delay=0.0)
    assert guest.allows("http://a:80", "http://a/x", lambda: f"User-agent: *\nCrawl-delay: {asked}\nDisallow: /y")
    for _ in range(2):
        with guest.turn("http://a:80", waited.append, 1.0):
            pass
    assert len(waited) == 1
    assert most - 2 < waited[0] <= most


def test_who_waits_too_long_is_told() -> None:
    guest = Manners(delay=0.0)
    first, second = (guest.turn("http://a:80", lambda _: None, patience) for patience in (1.0, 0.05))
    with first, pytest.raises(TimeoutError), second:
        raise AssertionError("two at once")


def test_http_and_https_of_a_host_are_one_host() -> None:
    waited: list[float] = []
    guest = Manners(delay=30.0)
    with guest.turn("http://a:80", waited.append, 1.0):
        other = guest.turn("https://a:443", waited.append, 0.05)
        with pytest.raises(TimeoutError), other:
            raise AssertionError("two at once")
    with guest.turn("https://a:443", waited.append, 1.0):
        pass
    assert len(waited) == 1
    assert guest.allows("http://a:80", "http://a/x", lambda: "")
    assert not guest.allows("https://a:443", "https://a/x", lambda: "User-agent: *\nDisallow: /")


def test_only_so_many_hosts_are_remembered() -> None:
    guest = Manners(delay=0.0)
    loads: list[str] = []

    def load() -> str:
        loads.append("")
        return ""

    for n in range(manners.HOSTS_KEPT + 1):
        guest.allows(f"http://{n}:80", f"http://{n}/", load)
    guest.allows(f"http://{manners.HOSTS_KEPT}:80", "http://x/", load)
    assert len(loads) == manners.HOSTS_KEPT + 1
    guest.allows("http://0:80", "http://0/", load)
    assert len(loads) == manners.HOSTS_KEPT + 2
