"""A list whose links lead where the gate lets nobody through."""

from __future__ import annotations

from archive import Archive
from tests.archive.conftest import Clock, Web

HOSTILE = ("http://example.org:22/a.html", "http://10.0.0.1/b.html", "http://[::1]/c.html", "http://169.254.169.254/d")


def test_refused_links_are_told_once_and_not_tried_again(archive: Archive, site: Web, clock: Clock) -> None:
    good = site.notice("/a.html", "泳池春季開放安排")
    items = "".join(
        f"<item><title>球場春季開放安排 {link}</title><link>{link}</link></item>" for link in (good, *HOSTILE)
    )
    feed = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{items}</channel></rss>'
    site.answer("/feed", feed.encode(), Content_Type="application/rss+xml")
    lines = list(archive.add_list(archive.look(site.root + "/feed")))
    told = {line.source: line.error["key"] for line in lines if line.error}
    assert set(told.values()) == {"refused_port", "internal_address"} and len(told) == len(HOSTILE)
    assert [line.result for line in lines].count("added") == 1
    paused = archive.sources_of("paused")
    assert {source.source for source in paused} == set(told)
    assert all(source.next is None and source.reason for source in paused)
    counts = {"all": 2 + len(HOSTILE), "failed": 0, "paused": len(HOSTILE), "watched": 2}
    assert archive.source_counts() == counts
    for _ in range(3):
        clock.later(days=1)
        assert {line.result for line in archive.watch_once()} == {"unchanged"}
