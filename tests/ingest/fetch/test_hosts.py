"""Hosts side by side: nobody waits for another's slowness, each is asked one thing at a time, results keep their order."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from ingest.fetch import hosts as module
from ingest.fetch.hosts import several
from records import Page

pytestmark = pytest.mark.engine_free

PATIENCE = 20  # seconds after which a test that hangs fails


def host_of(item: str) -> str:
    return item[0]


def test_a_slow_host_keeps_nobody_waiting() -> None:
    """a1 ends only when b1 and b2 are done: one after another would wait for ever."""
    others = threading.Event()

    def work(item: str) -> str:
        if item == "a1":
            assert others.wait(PATIENCE)
        if item == "b2":
            others.set()
        return item.upper()

    assert list(several(["a1", "b1", "b2"], host_of, work)) == [("a1", "A1"), ("b1", "B1"), ("b2", "B2")]


def test_one_at_a_time_at_each_host_and_in_its_order() -> None:
    at_once: Counter[str] = Counter()
    seen: list[str] = []
    lock = threading.Lock()

    def work(item: str) -> None:
        with lock:
            at_once[item[0]] += 1
            assert at_once[item[0]] == 1
            seen.append(item)
        threading.Event().wait(0.002)
        with lock:
            at_once[item[0]] -= 1

    items = [f"{host}{n:02}" for n in range(20) for host in "abc"]
    assert [item for item, result in several(items, host_of, work) if result is None] == items
    for host in "abc":
        assert [item for item in seen if item[0] == host] == [item for item in items if item[0] == host]


def test_so_many_hosts_at_once_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "HOSTS_AT_ONCE", 3)
    together = threading.Barrier(3)

    def work(item: str) -> int:
        together.wait(PATIENCE)  # broken where fewer than three meet
        return sum(thread.name.startswith("gonggao-fetch") for thread in threading.enumerate())

    results = [result for _, result in several(list("abcdef"), host_of, work)]
    assert max(result for result in results if isinstance(result, int)) == 3


def test_what_fails_is_given_in_its_place() -> None:
    def work(item: str) -> str:
        if item == "b":
            raise ValueError("b")
        return item

    one, two, three = (result for _, result in several(list("abc"), host_of, work))
    assert (one, three) == ("a", "c") and isinstance(two, ValueError)
    (alone,) = (result for _, result in several(["b"], host_of, work))
    assert isinstance(alone, ValueError)


def test_where_nobody_takes_any_more_nothing_more_is_begun() -> None:
    begun: list[str] = []
    go_on = threading.Event()

    def work(item: str) -> str:
        begun.append(item)
        if item != "a0":
            assert go_on.wait(PATIENCE)
        return item

    items = ["a0", *(f"{host}{n}" for host in "abcd" for n in range(1, 9))]
    results = several(items, host_of, work)
    assert next(results) == ("a0", "a0")
    results.close()
    before = len(begun)
    go_on.set()
    for thread in threading.enumerate():
        if thread.name.startswith("gonggao-fetch"):
            thread.join(PATIENCE)
    assert len(begun) == before < len(items)


@pytest.mark.parametrize(("name", "most", "size"), [("PAGES_AHEAD", 3, 1), ("HELD_AHEAD", 30, 10)])
def test_only_so_much_waits_to_be_taken(monkeypatch: pytest.MonkeyPatch, name: str, most: int, size: int) -> None:
    monkeypatch.setattr(module, name, most)
    begun: list[str] = []

    def work(item: str) -> Page:
        begun.append(item)
        return Page(item, item, bytes(size), "2026-01-01T00:00:00+08:00")

    def most_ahead(results: Iterator[Any]) -> int:
        ahead = 0
        for taken, (_, _page) in enumerate(results, 1):
            ahead = max(ahead, len(begun) - taken)
        return ahead

    items = [f"{host}{n}" for n in range(30) for host in "ab"]
    assert most_ahead(several(items, host_of, work)) <= 3 + 2  # and what the two hosts had begun
    assert len(begun) == len(items)
