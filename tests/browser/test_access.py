"""axe-core on every screen, light and dark, laptop and phone: no serious or critical violation. No network: the script
comes with its package."""

from __future__ import annotations

import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import FLAGS, ON_LAPTOP, ON_PHONE, chromium, go, settled, turn
from tests.screens import made
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
    page = open_context(phone=phone)[0].new_page()
    found: dict[str, list[str]] = {}
    for address in screens(ids):
        turn(page, f"{site}/{address}")
        for scheme in ("light", "dark"):
            at_once(page, scheme)
            # what is not about colour is the same in both
            found.update(violations(page, f"{address} {scheme}", COLOUR if scheme == "dark" else ()))
    assert found == {}


COLOUR = ("color-contrast", "link-in-text-block")  # rules that look at colours
AT_ONCE = "*, *::before, *::after { transition: none !important; animation: none !important; }"


def at_once(page, scheme: str) -> None:
    """In this theme, and nothing fades in any more."""
    if not page.evaluate("!!window.__atOnce"):
        page.add_style_tag(content=AT_ONCE)
        page.evaluate("window.__atOnce = true")
    page.emulate_media(color_scheme=scheme)
    page.wait_for_function("s => getComputedStyle(document.querySelector('.stApp')).colorScheme === s", arg=scheme)


def violations(page, where: str, only: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """What axe finds; `only`: by these rules."""
    if not page.evaluate("!!window.axe"):
        page.evaluate(Axe().axe_script)
    options = {"resultTypes": ["violations"], **({"runOnly": {"type": "rule", "values": only}} if only else {})}
    return {
        f"{where} {one['id']}": [node["html"][:300] + " | " + node["failureSummary"][:300] for node in one["nodes"][:3]]
        for one in page.evaluate("options => axe.run(options)", options)["violations"]
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


NAMELESS = """[...document.querySelectorAll('.stApp a[href], .stApp h1, .stApp h2, .stApp button')]
    .filter(e => e.checkVisibility() && !(e.innerText.trim() || e.getAttribute('aria-label'))).map(e => e.outerHTML.slice(0, 200))"""


@pytest.fixture(scope="module")
def untitled(tmp_path_factory):
    bodies = (
        "攤位登記自2024年5月1日至2024年6月31日，請向櫃檯領表，逾時不再受理。",
        "試攤期為2024年5月3日至2024年6月31日。",
    )
    readings = [
        made.reading(
            f"u{n}.txt",
            "",
            body,
            windows=(made.window(body, "試攤期", body[3 + n : -1], "2024-05-01", None, written_end="2024年6月31日"),),
            flags=(made.flag(body, "impossible_date", "2024年6月31日", "2024年6月30日"),),
        )
        for n, body in enumerate(bodies)
    ]
    data = tmp_path_factory.mktemp("untitled") / "data"
    made.fill(data, *readings)
    return data


@pytest.mark.parametrize("phone", [False, True])
def test_announcements_without_a_title(browser, server, open_context, untitled, tmp_path, phone):
    """On every screen they are called by their first words; links and headings have words, and axe finds nothing."""
    shutil.copytree(untitled, tmp_path / "data")
    site = server.show(tmp_path / "data")
    page = go(open_context(phone=phone)[0].new_page(), f"{site}/?q=攤位登記&day={DAY}")
    found: dict[str, list[str]] = {}
    first = "攤位登記自2024年5月1日至2024年6月"
    expect(page.locator(".gg-card .gg-title", has_text=first)).to_be_visible()

    def look(where: str) -> None:
        assert page.evaluate(NAMELESS) == [], where
        found.update(violations(settled(page), where))

    look("search")
    page.locator(".gg-card .gg-title a", has_text=first).click()
    expect(page.locator(".gg-h1")).to_contain_text(first)
    look("announcement")
    for path, where in (
        ("review?kind=impossible_date", ".gg-meta a"),
        (f"overview?day={DAY}", ".gg-deadline, .gg-item"),
        (f"ask?q=攤位登記到什麼時候&day={DAY}", ".gg-source a, .gg-item"),
        ("sources", ".gg-watched"),
    ):
        go(page, f"{site}/{path}")
        if "review" in path:
            page.locator(".gg-item", has_text=first).click()
        expect(page.locator(where, has_text="u0.txt" if path == "sources" else "攤位登記自").first).to_be_visible()
        look(path)
    go(page, f"{site}/add")
    box = page.locator(".st-key-gg-source textarea")
    box.fill("報名時間為2024年5月3日至2024年6月31日，逾時不候，每攤租金500元，請向市集櫃檯洽詢，額滿為止。")
    box.press("Enter")
    expect(page.locator(".gg-frame h2 a")).to_contain_text("報名時間為2024年5月3日")
    look("add")
    assert found == {}


def test_a_link_is_followed_by_the_keyboard(site, open_context):
    page = go(open_context()[0].new_page(), f"{site}/?day={DAY}")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.gg-card a')"):
            break
    expect(page.locator(".gg-card a").first).to_be_focused()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/announcement?**")


WANTED = """() => {
    window.__stops = [];
    window.__edges = e => {
        const edges = [];
        for (let part = e, n = 0; part && n < 7; part = part.parentElement, n++) {
            const style = getComputedStyle(part);
            const outline = style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2 ? '' : style.outlineColor + style.outlineOffset;
            edges.push(outline, style.boxShadow);
        }
        return edges.join();
    };
    window.__named = e => (e.getAttribute('aria-label') || e.innerText || e.tagName).slice(0, 40);
    window.__wanted = [...document.querySelectorAll('.stApp a[href], .stApp button, .stApp input, .stApp textarea')]
        .filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !e.closest('[role=radiogroup], [role=toolbar]'));
    return window.__wanted.length;
}"""
# what the keyboard is at, and how it and what is round it are edged
HERE = """() => new Promise(done => requestAnimationFrame(() => {
    const e = document.activeElement;
    if (e !== document.body && !window.__stops.some(([one]) => one === e)) window.__stops.push([e, window.__edges(e)]);
    done();
}))"""
MISSED = "() => window.__wanted.filter(e => !window.__stops.some(([one]) => one === e)).map(window.__named)"
# each stop once more, by the script: after a key that too shows the ring
AGAIN = """async () => {
    for (const stop of window.__stops) {
        stop[0].focus({ preventScroll: true });
        await new Promise(requestAnimationFrame);
        stop[1] = window.__edges(stop[0]);
    }
}"""
WITHOUT_A_RING = """async () => {
    document.activeElement.blur();
    await new Promise(done => setTimeout(done, 100));
    return window.__stops.filter(([e, edges]) => !e.isConnected || edges === window.__edges(e)).map(([e]) => window.__named(e));
}"""


def test_the_keyboard_comes_to_everything_and_is_seen_there(site, open_context, ids):
    """Each tab stop has a ring while it has the focus, and none without, in either theme."""
    page = open_context()[0].new_page()
    for screen in (f"?day={DAY}", "ask", "add", "review", "overview", "sources", f"announcement?id={ids('夜間')}"):
        turn(page, f"{site}/{screen}")
        at_once(page, "light")
        wanted = page.evaluate(WANTED)
        assert wanted > 5
        for _ in range(wanted + 20):
            page.keyboard.press("Tab")
            page.evaluate(HERE)
        assert page.evaluate(MISSED) == [], screen
        assert page.evaluate(WITHOUT_A_RING) == [], screen
        at_once(page, "dark")
        page.evaluate(AGAIN)
        assert page.evaluate(WITHOUT_A_RING) == [], f"{screen} dark"


# what cannot be clicked where it stands (another part lies over it, or it is out of its box), once it is scrolled to; and
# what is wider than its box, behind an edge
COVERED = """part => {
    const closed = e => e.closest('[data-testid=stSidebar]')?.clientWidth === 0;  // it has a button
    const said = [], shown = e => e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !e.closest('.gg-hidden, [aria-hidden=true]') && !closed(e);
    const all = [...document.querySelector(part || '.stApp').querySelectorAll('a[href], button, input:not([type=file]), textarea')].filter(shown);
    for (const e of all) {
        if (e.disabled || e.matches('input[type=checkbox], a[href^="#"], [data-testid*=Sidebar] button')) continue;
        e.scrollIntoView({ block: 'center', behavior: 'instant' });
        const name = (e.innerText || e.getAttribute('aria-label') || e.className).slice(0, 30);
        const lines = [...e.getClientRects()];
        const box = lines.sort((a, b) => b.width - a.width)[0];
        if (!box || !box.width) continue;
        const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        if (!there || !(e.contains(there) || there.contains(e))) said.push('covered: ' + name + ' by ' + (there && there.outerHTML.slice(0, 120)));
        if (box.right > innerWidth + 1 || box.left < -1) said.push('outside: ' + name);
    }
    for (const e of document.querySelectorAll('.stApp [class*=gg-], .stApp [class*=gg-] *')) {
        const style = getComputedStyle(e);
        if (!shown(e) || e.getBoundingClientRect().right <= 0 || style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') continue;
        if (style.overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1 && !e.matches('input'))
            said.push('behind an edge: ' + e.className + ' ' + e.innerText.slice(0, 40));
    }
    return said;
}"""


def test_tabs_and_language_cover_nothing(site, open_context):
    page = open_context(locale="en-GB")[0].new_page()
    for width in (700, 820, 900, 960, 1000, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        go(page, f"{site}/?day={DAY}")
        assert page.evaluate(COVERED) == [], width
        expect(page.locator("nav.gg-tabs a")).to_have_count(6)


@pytest.fixture(scope="module")
def large_letters(driver):
    """A browser whose reader set letters of twice the size (its own setting, not the zoom)."""
    arguments = [*FLAGS, "--blink-settings=defaultFontSize=32"]
    browser = driver.chromium.launch(executable_path=chromium(), args=arguments)
    yield browser
    browser.close()


@pytest.mark.parametrize("phone", [False, True])
def test_letters_of_twice_the_size_hide_nothing(large_letters, site, ids, phone):
    """English is the longest and sees all screens; the two Chinese ones share them."""
    for locale, from_, step in (("en-GB", 0, 1), ("zh-TW", 0, 2), ("zh-CN", 1, 2)):
        context = large_letters.new_context(locale=locale, **(ON_PHONE if phone else ON_LAPTOP))
        page = context.new_page()
        for address in screens(ids)[from_::step]:
            turn(page, f"{site}/{address}")
            assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
            assert page.evaluate(COVERED) == [], f"{locale} {address}"
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, f"{locale} {address}"
        context.close()


def test_a_window_of_twice_the_zoom_hides_nothing(site, open_context, ids):
    """1280×800 at 200 % is a window of 640×400: nothing goes over its side or lies under another part, the side comes with
    its button, and in Review the doubt and what decides it are seen together."""
    page = open_context(viewport={"width": 640, "height": 400})[0].new_page()
    for address in screens(ids):
        turn(page, f"{site}/{address}")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address
        assert page.evaluate(COVERED) == [], address
    for address, in_the_side in ((f"?day={DAY}", ".st-key-gg-day"), ("review", ".gg-item"), ("sources", ".gg-side")):
        go(page, f"{site}/{address}")
        if page.locator("[data-testid=stSidebar]").bounding_box()["x"] < 0:  # one that was opened may stay so
            page.get_by_role("button", name="打開側欄").click()
        expect(page.locator(in_the_side).first).to_be_in_viewport()
        page.wait_for_function("!document.getAnimations().some(one => one.playState === 'running')")
        assert page.evaluate(COVERED, "[data-testid=stSidebar]") == [], f"{address}, the side"
    go(page, f"{site}/review?day={DAY}")
    expect(page.locator(".gg-sentence")).to_be_in_viewport(ratio=1)
    bar = page.get_by_role("button", name="採用").or_(page.get_by_role("button", name="保留原文")).first
    expect(bar).to_be_in_viewport(ratio=1)
    page.locator(".gg-context").scroll_into_view_if_needed()
    expect(bar).to_be_in_viewport(ratio=1)
