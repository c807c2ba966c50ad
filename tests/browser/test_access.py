"""axe-core on every screen, light and dark, laptop and phone: no serious or critical violation. No network: the script
comes with its package."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import go
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
    ]


@pytest.mark.parametrize("phone", [False, True])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe(site, open_context, ids, scheme, phone):
    context, _ = open_context(phone=phone, color_scheme=scheme)
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for address in screens(ids):
        go(page, f"{site}/{address}")
        page.wait_for_timeout(300)
        for violation in Axe().run(page).response["violations"]:
            if violation["impact"] in ("serious", "critical") and violation["id"] not in STREAMLITS:
                where = [node["html"][:300] + " | " + node["failureSummary"][:300] for node in violation["nodes"][:3]]
                found.setdefault(f"{address} {violation['id']}", []).extend(where)
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
