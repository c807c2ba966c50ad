"""The tabs of an announcement in a real Chromium: the original, the versions with a doubt in them, the copies."""

from __future__ import annotations

import msgspec
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import go, settled
from tests.screens import made

pytestmark = pytest.mark.browser


def test_original_versions_and_copies(browser, server, open_context, tmp_path):
    old = made.library_hours()
    body = old.body.replace("6月2日", "6月31日")
    window = made.window(body, "暫停開放", "5月20日至6月31日", "2024-05-20", None, written_end="6月31日")
    flag = made.flag(body, "impossible_date", "6月31日", "6月30日", alternatives=("7月1日",))
    new = made.reading(old.file, old.title, body, windows=(window,), flags=(flag,), publisher=old.publisher)
    copy = msgspec.structs.replace(new, file="copy.html", publisher="城東里")
    ids = made.fill(tmp_path / "data", new, copy)
    site = server.show(tmp_path / "data")
    context, seen = open_context()
    page = go(context.new_page(), f"{site}/announcement?id={ids[old.title]}&day={made.DAY}")
    page.get_by_text("對照原始頁").click()
    expect(page.locator(".gg-beside .gg-pre")).to_have_count(2)
    read, stored = page.locator(".gg-beside .gg-pre").all()
    assert (read.inner_text().strip(), stored.inner_text().strip()) == (body, body)
    places = [one.bounding_box() for one in (read, stored)]
    assert places[0]["y"] == places[1]["y"] and places[0]["x"] + places[0]["width"] <= places[1]["x"]
    page.wait_for_url("**tab=original**")
    settled(page)
    page.get_by_text("副本與相似 1").click()
    copies = page.locator(".gg-item").filter(has_text="南街圖書館")
    expect(copies).to_have_count(1)
    settled(page)
    copies.click()
    expect(page.locator("h1")).to_have_text(old.title)
    page.get_by_text("版本 2").click()
    fact = page.locator(".gg-fact").filter(has_text="有疑問")
    expect(fact).to_contain_text("5月20日至6月2日 → 5月20日至6月31日")
    expect(fact.locator(".gg-doubt .gg-fresh")).to_have_text("31")
    lines = page.locator(".gg-body p")  # as it was, then as it is
    assert lines.all_inner_texts() == [old.body, body]
    expect(lines.nth(0).locator("del")).to_have_text("2")
    expect(lines.nth(1).locator(".gg-doubt .gg-fresh")).to_have_text("31")
    assert fact.locator(".gg-fresh").evaluate("one => getComputedStyle(one).color") == fact.locator(
        ".gg-doubt"
    ).first.evaluate("one => getComputedStyle(one).color")
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 320
    assert seen.nothing(), vars(seen)
