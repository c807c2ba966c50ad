"""axe-core on every screen, light and dark, laptop and phone: no serious or critical violation. No network: the script
comes with its package."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import go, settled
from tests.screens.made import DAY

pytestmark = pytest.mark.browser

# what Streamlit itself draws so, and no setting of ours changes; each with its reason
STREAMLITS: dict[str, str] = {}


def screens(ids) -> list[str]:
    return [
        f"?day={DAY}",
        f"?q=试摆&publisher=河岸市集&flagged=1&day={DAY}",
        f"?view=timeline&day={DAY}",
        "?q=潛水艇",
        f"announcement?id={ids('夜間')}&q=試擺&repairs=1&day={DAY}",
        f"announcement?id={ids('木工')}&tab=original",
        f"ask?day={DAY}",
        f"ask?q=试摆到什么时候结束&day={DAY}",
        "add",
        "review",
        "review?kind=impossible_date",
        f"overview?day={DAY}",
        "sources",
        "announcement?id=none",
        "reveiw",
    ]


@pytest.mark.parametrize("phone", [False, True])
def test_axe(site, open_context, ids, phone):
    context, _ = open_context(phone=phone)
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for address in screens(ids):
        go(page, f"{site}/{address}")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.wait_for_function(
                "s => getComputedStyle(document.querySelector('.stApp')).colorScheme === s", arg=scheme
            )
            page.wait_for_timeout(200)
            found.update(violations(page, f"{address} {scheme}"))
    assert found == {}


def violations(page, where: str) -> dict[str, list[str]]:
    return {
        f"{where} {one['id']}": [node["html"][:300] + " | " + node["failureSummary"][:300] for node in one["nodes"][:3]]
        for one in Axe().run(page).response["violations"]
        if one["impact"] in ("serious", "critical") and one["id"] not in STREAMLITS
    }


def test_axe_while_something_is_done(own_site, open_context):
    """What no address shows: a correction with its refusal, a decided doubt and its note, an addition, a bad answer."""
    page = go(open_context()[0].new_page(), f"{own_site}/review")
    found: dict[str, list[str]] = {}
    page.keyboard.press("e")
    expect(page.locator(".st-key-gg-correction input")).to_be_focused()
    page.keyboard.type("改天")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    found.update(violations(settled(page), "correction"))
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-gg-correction")).to_have_count(0)
    settled(page)
    page.keyboard.press("l")
    expect(page.get_by_text("已決定 1 / 4", exact=True)).to_be_visible()
    settled(page)
    page.keyboard.press("k")
    page.get_by_role("button", name="加註").click()
    expect(page.locator(".st-key-gg-noting-box input")).to_be_visible()
    found.update(violations(settled(page), "note"))
    go(page, f"{own_site}/add")
    box = page.locator(".st-key-gg-source textarea")
    box.fill("北門書市招租公告\n發布時間：2024-05-02\n報名時間為2024年5月3日至2024年6月31日，逾時不候，每攤租金500元。")
    box.press("Enter")
    expect(page.locator(".gg-frame")).to_be_visible()
    found.update(violations(settled(page), "added"))
    go(page, f"{own_site}/ask?q=试摆到什么时候结束&day={DAY}")
    page.locator(".st-key-gg-right button").last.click()
    expect(page.locator(".st-key-gg-wrong-note input")).to_be_visible()
    found.update(violations(settled(page), "judged"))
    assert found == {}


def test_everything_is_reached_with_the_keyboard(site, open_context):
    context, _ = open_context()
    page = go(context.new_page(), f"{site}/?day={DAY}")
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate("(document.activeElement.closest('[class*=st-key-gg-]')||document.activeElement).className")
        )
        if page.evaluate("document.activeElement.matches('.gg-card a')"):
            break
    expect(page.locator(".gg-card a").first).to_be_focused()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/announcement?**")


WANTED = """() => [...document.querySelectorAll('.stApp a[href], .stApp button, .stApp input, .stApp textarea')]
    .filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !e.closest('[role=radiogroup], [role=toolbar]'))
    .map((e, number) => { e.dataset.seen = number; return e.dataset.seen + ' ' + (e.innerText || e.name || e.type).slice(0, 30) })"""
HERE = """() => {
    const e = document.activeElement;
    const shown = part => { const s = getComputedStyle(part); return s.outlineStyle !== 'none' || s.boxShadow !== 'none' };
    return [e.dataset.seen || '', !e.closest('a.gg-link') || shown(e)];
}"""


def test_the_keyboard_comes_to_everything_on_each_screen(site, open_context, ids):
    page = open_context()[0].new_page()
    for screen in ("ask", "add", "review", "overview", "sources", f"announcement?id={ids('夜間')}"):
        go(page, f"{site}/{screen}")
        page.wait_for_timeout(300)
        wanted = page.evaluate(WANTED)
        assert len(wanted) > 5
        reached = set()
        for _ in range(len(wanted) + 20):
            page.keyboard.press("Tab")
            number, seen = page.evaluate(HERE)
            assert seen, f"{screen}: no ring round what has the focus"
            reached.add(number)
        assert [one for one in wanted if one.split(" ")[0] not in reached] == [], screen


@pytest.mark.parametrize("width", [700, 820, 900, 960, 1000])
def test_the_language_covers_no_tab(site, open_context, width):
    context, _ = open_context(locale="en-GB", viewport={"width": width, "height": 800})
    page = go(context.new_page(), f"{site}/")
    chosen = page.locator(".st-key-gg-language").bounding_box()
    assert chosen and chosen["x"] + chosen["width"] <= width and chosen["y"] >= 0
    for tab in page.locator("header a").all():
        box = tab.bounding_box()
        if not box:
            continue
        apart = box["x"] + box["width"] <= chosen["x"] or box["y"] + box["height"] <= chosen["y"]
        assert apart, (width, box, chosen)
    box = page.locator(".st-key-gg-q input").bounding_box()
    assert box and (box["y"] >= chosen["y"] + chosen["height"] or box["x"] + box["width"] <= chosen["x"]), (box, chosen)
