"""The first list that comes with the page: there before the connection, the same as the screen's own, and gone with it."""

from __future__ import annotations

import re
import time
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import go, settled
from tests.browser.test_access import violations
from tests.screens.made import DAY

pytestmark = pytest.mark.browser

# the number of a row and where its first words, its second card and its tabs stand
PLACES = """root => ['nav.gg-tabs a', '.gg-card', '.gg-card .gg-title', '.gg-card + .gg-card'].map(part => {
    const box = document.querySelector(root + ' ' + part).getBoundingClientRect();
    return [box.x, box.y, box.height];
})"""


def answer(address: str, **headers: str) -> tuple[str, dict[str, str]]:
    """What the server answers by itself, until the list is warm (at most a few times)."""
    for _ in range(20):
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        with urllib.request.urlopen(urllib.request.Request(address, headers=given), timeout=20) as page:
            text, told = page.read().decode(), {name.lower(): value for name, value in page.headers.items()}
        if "gg-shell" in text:
            break
    return text, told


@pytest.fixture
def warm(site):
    until = time.monotonic() + 60  # of a server that is asked for the first time, on a busy machine
    while "gg-shell" not in answer(f"{site}/?day={DAY}")[0]:
        assert time.monotonic() < until
    return site


def unconnected(page):
    """Streamlit's connection stays open and silent on the search screen, so that only what came with the page is there."""
    page.route_web_socket(
        re.compile("/_stcore/stream"),
        lambda socket: socket.connect_to_server() if "announcement" in page.url else None,
    )
    return page


@pytest.mark.parametrize("phone", [False, True])
def test_cards_stand_before_the_connection_where_they_will_be(warm, open_context, phone):
    context, seen = open_context(phone=phone)
    page = unconnected(context.new_page())
    page.goto(f"{warm}/?day={DAY}")
    cards = page.locator("#gg-shell .gg-card")
    expect(cards.first).to_be_visible()
    words, places = cards.all_inner_texts(), page.evaluate(PLACES, "#gg-shell")
    assert page.locator(".gg-card").count() == len(words) > 1
    found: dict[str, list[str]] = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found.update(violations(page, scheme))
    assert found == {}
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    title = page.locator("#gg-shell .gg-title a").first
    name = title.inner_text()
    title.click()
    page.wait_for_url(f"**/announcement?**day={DAY}")
    expect(page.locator(".gg-h1")).to_have_text(name)

    other = go(context.new_page(), f"{warm}/?day={DAY}")
    expect(other.locator("#gg-shell")).to_have_count(0)
    assert other.locator(".gg-card").all_inner_texts() == words
    for before, after in zip(places, other.evaluate(PLACES, ".stApp"), strict=True):
        assert before == pytest.approx(after, abs=2)
    assert seen.nothing(), vars(seen)


def test_who_is_on_a_link_of_it_stays_on_that_link(warm, open_context):
    context, _ = open_context()
    page = context.new_page()
    page.add_init_script(
        "new MutationObserver(() => !window.was && "
        "(window.was = document.querySelectorAll('#gg-shell .gg-title a')[1])?.focus())"
        ".observe(document, { childList: true, subtree: true })"
    )
    page.goto(f"{warm}/?day={DAY}")
    expect(page.locator("#gg-shell")).to_have_count(0)
    expect(page.locator(".stApp .gg-title a").nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/announcement?**")
    settled(page)


def test_the_address_and_the_reader_decide_what_it_says(warm):
    assert "開放至" in answer(f"{warm}/?day={DAY}", Accept_Language="zh-TW,en;q=.5")[0]
    assert "开放至" in answer(f"{warm}/?day={DAY}", Accept_Language="zh-CN")[0]
    assert "Open until" in answer(f"{warm}/?day={DAY}", Accept_Language="fr;q=1, zh")[0]
    assert "Open until" in answer(f"{warm}/?day={DAY}&lang=en", Accept_Language="zh-TW")[0]
    text, told = answer(f"{warm}/?q=%E8%A9%A6%E6%93%BA&day={DAY}")
    assert '<mark class="gg-hit">試擺</mark>' in text and "gg-try" not in text.split("</style>")[-1]
    assert told["cache-control"] == "no-store" and "etag" not in told
    assert "access-control-allow-origin" not in told


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("/", {"Host": "evil.example"}),
        ("/", {"Host": "127.0.0.1.evil.example:80"}),
        ("/", {"Host": "[127.0.0.1"}),
        ("/?status=open", {}),
        ("/?view=timeline", {}),
        ("/?q=%E6%BD%9B%E6%B0%B4%E8%89%87", {}),
        ("/review", {}),
    ],
)
def test_where_it_is_not_the_answer_is_streamlits_alone(warm, address, headers):
    text, told = answer(warm + address, **headers)
    assert "gg-shell" not in text and '<div id="root">' in text
    assert "夜間" not in text


def test_without_announcements_it_is_streamlits_alone(server, tmp_path):
    site = server.show(tmp_path / "data")
    assert "gg-shell" not in answer(site)[0]
