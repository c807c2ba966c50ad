"""Addresses of several hosts: a slow one keeps nobody waiting, each is asked one thing at a time, order is kept."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive import Archive
from records import Added, Settings
from tests.archive.conftest import Clock, Web
from tests.ingest.fetch.conftest import respond

pytestmark = pytest.mark.engine_free

PATIENCE = 20


@pytest.fixture
def other() -> Iterator[Web]:
    one = Web()
    yield one
    one.server.shutdown()
    one.server.server_close()


@pytest.fixture
def archive(tmp_path: Path, site: Web, other: Web, clock: Clock) -> Iterator[Archive]:
    with Archive(Settings(data=str(tmp_path / "data"), allow_hosts=(site.host, other.host))) as opened:
        yield opened


def held(site: Web, path: str, until: threading.Event) -> None:
    """The page of a path is given only when something else has happened."""
    page = site.pages[path]

    def answer(handler: Any) -> None:
        assert until.wait(PATIENCE)
        respond(handler, page.encode())

    site.pages[path] = answer


def told(site: Web, path: str, event: threading.Event) -> None:
    page = site.pages[path]

    def answer(handler: Any) -> None:
        event.set()
        respond(handler, page.encode())

    site.pages[path] = answer


@pytest.fixture
def slow_then_quick(site: Web, other: Web) -> list[str]:
    """Addresses of which the first ends only once the last was asked for: one after another would never end."""
    addresses = [site.notice("/1", "泳池安排"), site.notice("/2", "球場安排"), other.notice("/3", "劇院安排")]
    asked = threading.Event()
    held(site, "/1", asked)
    told(other, "/3", asked)
    return addresses


def test_addresses(archive: Archive, slow_then_quick: list[str]) -> None:
    added = list(archive.add(archive.sources(slow_then_quick)))
    assert [(one.source, one.result) for one in added] == [(address, "added") for address in slow_then_quick]
    assert len({one.batch for one in added}) == 1


def test_links_of_a_list(archive: Archive, site: Web, slow_then_quick: list[str]) -> None:
    titles = dict(zip(slow_then_quick, ("泳池春季開放安排", "球場春季開放安排", "劇院春季開放安排"), strict=True))
    added = list(archive.add_list(archive.look(site.list("/list", titles))))
    assert [(one.source, one.result) for one in added] == [(address, "added") for address in slow_then_quick]


def test_sources_that_are_due(
    archive: Archive, site: Web, other: Web, clock: Clock, slow_then_quick: list[str]
) -> None:
    list(archive.add(archive.sources(slow_then_quick)))
    asked = threading.Event()
    for path, title in (("/1", "泳池安排"), ("/2", "球場安排")):
        site.notice(path, title, days="2026年4月1日至4月9日")
    other.notice("/3", "劇院安排", days="2026年4月1日至4月9日")
    held(site, "/1", asked)
    told(other, "/3", asked)
    clock.later(days=2)
    again = {one.source: one.result for one in archive.watch_once()}
    assert again == dict.fromkeys(slow_then_quick, "new_version")


def test_broken_off_it_keeps_what_it_had(archive: Archive, site: Web, other: Web) -> None:
    names = iter(("泳池", "球場", "劇院", "書室", "禮堂", "苗圃", "碼頭", "茶座"))
    addresses = [one.notice(f"/{n}", f"{next(names)}安排") for n in range(4) for one in (site, other)]
    adding = archive.add(archive.sources(addresses))
    first: Added = next(adding)
    adding.close()  # type: ignore[attr-defined]
    assert archive.size() == 1 and archive.indexing() == 0
    again = list(archive.add(archive.sources(addresses)))
    assert [one.result for one in again] == ["unchanged", *["added"] * 7]
    assert archive.record(first.ids[0]).source == addresses[0]
