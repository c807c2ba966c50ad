"""An archive over a real site on the loopback interface, whose pages a test writes; and a clock that it sets."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive import Archive
from ingest.fetch import web
from ingest.fetch.manners import Manners
from records import Settings
from tests.ingest.fetch.conftest import Site


class Clock:
    """What the archive takes for now."""

    def __init__(self) -> None:
        self.now = datetime.datetime.fromisoformat("2026-03-02T09:00:00+08:00")

    def later(self, **by: float) -> None:
        self.now += datetime.timedelta(**by)


class Web(Site):
    """A site, and short ways to write pages of announcements and lists."""

    def notice(self, path: str, title: str, days: str = "2026年3月10日至3月20日", more: str = "") -> str:
        self.pages[path] = (
            f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title></head><body><h1>{title}</h1>"
            f"<p>發布時間：2026-03-01 10:00</p><p>為方便市民使用設施，現公布本季安排如下，請各位留意並互相轉告。</p>"
            f"<p>報名時間：{days}，逾期不再受理，名額有限，額滿即止。</p>{more}</body></html>"
        )
        return self.root + path

    def list(self, path: str, titles: dict[str, str], more: str = "") -> str:
        rows = "".join(f'<li><a href="{to}">{title}</a> <span>2026-03-01</span></li>' for to, title in titles.items())
        self.pages[path] = (
            f"<!doctype html><html><head><meta charset=utf-8><title>通告</title></head><body><ul>{rows}</ul>"
            f"{more}</body></html>"
        )
        return self.root + path


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    monkeypatch.setattr(web, "MANNERS", Manners(delay=0))
    monkeypatch.setattr(web, "RETRY_FIRST", 0.01)
    one = Web()
    yield one
    one.server.shutdown()
    one.server.server_close()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    one = Clock()
    monkeypatch.setattr(Settings, "now", lambda self: one.now)
    return one


@pytest.fixture
def archive(tmp_path: Path, site: Web, clock: Clock) -> Iterator[Archive]:
    given: dict[str, Any] = {"data": str(tmp_path / "data"), "allow_hosts": (site.host,)}
    with Archive(Settings.read(os.environ, **given)) as opened:
        yield opened
