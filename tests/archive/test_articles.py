"""What an address gives the next time: a new version of its announcement, or something that is none."""

from __future__ import annotations

import pytest

from archive import Archive
from tests.archive.conftest import Clock, Web

DAY = "2026-03-02"


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><title>小站</title></head><body><h1>小站</h1><p>主人去旅行了，改天再來看看吧</p></body></html>",
        "<html><body><p>貓咪把電線咬斷了，請您過一陣子再來看看我們這裡好嗎</p></body></html>",
        "<html><body><p>暫無相關數據，請換一個關鍵詞搜索看看能否找到</p></body></html>",
    ],
)
def test_a_few_words_of_another_kind_take_no_announcement_s_place(
    archive: Archive, site: Web, clock: Clock, page: str
) -> None:
    address = site.notice("/a.html", "泳池春季開放安排", more="<p>場內設有更衣室與淋浴間，請自備毛巾。</p>" * 2)
    (added,) = list(archive.add(archive.sources([address])))
    before = archive.record(added.ids[0], DAY)
    site.answer("/a.html", page.encode())
    clock.later(days=1)
    (line,) = archive.watch_once()
    assert line.result == "failed" and line.error and line.error["key"] == "shrunk"
    (source,) = archive.sources_of("failed")
    assert source.reason == line.error and source.next
    (line,) = list(archive.add(archive.sources([address])))
    assert line.result == "failed" and line.error and line.error["key"] == "shrunk"
    assert archive.record(added.ids[0], DAY) == before and len(archive.versions(added.ids[0])) == 1


def test_but_a_short_text_of_its_own_title_or_with_a_day_does(archive: Archive, site: Web, clock: Clock) -> None:
    addresses = site.notice("/a.html", "泳池春季開放安排"), site.notice("/b.html", "球場春季開放安排")
    list(archive.add(archive.sources(addresses)))
    site.pages["/a.html"] = (
        "<html><body><h1>泳池春季開放安排</h1><p>名額已滿，不再受理報名，謝謝各位。</p></body></html>"
    )
    site.pages["/b.html"] = "<html><body><h1>球場停用</h1><p>2026年3月5日起停用，重開另告。</p></body></html>"
    clock.later(days=1)
    assert {line.result for line in archive.watch_once()} == {"new_version"}
