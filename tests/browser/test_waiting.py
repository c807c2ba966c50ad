"""An index that goes stale while the page is served: every reader sees how far its building is, and the results come."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from messages import say
from tests.browser.conftest import go, settled
from tests.screens import made

pytestmark = pytest.mark.browser


def test_two_readers_see_it_move_and_the_results_come(own_site, open_context, tmp_path: Path):
    places = made.places(tmp_path / "data")
    context, seen = open_context()
    first, second = context.new_page(), context.new_page()
    go(first, f"{own_site}/?day={made.DAY}")
    with places.lock():  # another process is at it
        made.age(places)
        places.reporting(None)(2, 5)
        go(first, f"{own_site}/?q=木工&day={made.DAY}")
        go(second, f"{own_site}/ask?q=夜間攤位報名到什麼時候&day={made.DAY}")
        for page in (first, second):
            expect(page.get_by_text(say("hant", "rebuilding", n=2, m=5))).to_be_visible()
        expect(first.locator(".gg-card")).to_have_count(5)
        expect(first.locator(".gg-waiting")).to_have_count(0)
        places.reporting(None)(4, 5)
        for page in (first, second):
            expect(page.get_by_text(say("hant", "rebuilding", n=4, m=5))).to_be_visible()
        # it can be left, and what is shown elsewhere stays
        second.locator("nav.gg-tabs a", has_text=say("hant", "nav_overview")).click()
        expect(second.locator(".gg-figure")).to_have_count(6)
        second.wait_for_timeout(1_500)
        settled(second)
        expect(second.get_by_role("progressbar", name=say("hant", "rebuilding", n=4, m=5))).to_have_count(0)
        second.go_back()
        expect(second.get_by_text(say("hant", "rebuilding", n=4, m=5))).to_be_visible()
    expect(first.locator(".gg-card")).to_have_count(1)
    expect(second.locator(".gg-answer-line")).to_contain_text("26")
    for page in (first, second):
        expect(page.get_by_text(say("hant", "rebuilding", n=4, m=5))).to_have_count(0)
    assert seen.nothing(), vars(seen)
