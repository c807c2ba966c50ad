"""Hostile text in every field of an announcement, on every screen: nothing runs, is loaded, or becomes a link."""

from __future__ import annotations

import html
import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from records import Announcement, Definition, LeftOut, Repair, Step
from screens.text import WORD_JOINER
from tests.archive.conftest import Web
from tests.browser.conftest import go, settled, turn
from tests.screens import made

pytestmark = pytest.mark.browser

TEXTS = (
    '<img src="http://evil.example/a.png" onerror="alert(1)">',
    '<script src="http://evil.example/b.js"></script>',
    '"><style>@import url(http://evil.example/c.css)</style>',
    "![x](http://evil.example/d.png) [link](javascript:alert(1)) $\\alpha$ :smile: :red[x]",
    "<a href='http://evil.example/e' class='gg-link'>gg</a><form action='http://evil.example/f'></form>",
    '<iframe src="http://evil.example/g"></iframe><svg onload=alert(2)>',
    "http://evil.example/h www.evil.example {{7*7}} \u202egnp.exe\u202c",
)


def hostile(number: int, more: str = "", file: str = ""):
    """`more` makes another version of it, `file` a copy."""
    text = TEXTS[number]
    body = f"報名時間為2024年5月1日至2024年6月31日，{text}。\n{text}\t{text}\n試擺{text}{more}"
    window = made.window(body, f"報名{text}", "2024年5月1日至2024年6月31日", "2024-05-01", None, written_end=text)
    flag = made.flag(body, "impossible_date", "2024年6月31日", f"2024年6月30日{text}", alternatives=(text,))
    document = Announcement(
        title=f"敵意{number} {text}",
        offset=0,
        body=body,
        windows=(window,),
        flags=(flag,),
        steps=(Step(1, text, text, 0),),
        definitions=(Definition(text, text, text, 0),),
    )
    return made.reading(
        file or f"f{number}{text}.html",
        document.title,
        body,
        documents=(document,),
        publisher=text,
        source=text,
        author=text,
        categories=(text,),
        encoding_reason=text,
        repairs=(Repair("pinyin", "body", 0, text, "報"),),
        left_out=(LeftOut("promotion", text),),
    )


@pytest.fixture(scope="module")
def hostile_archive(tmp_path_factory):
    data = tmp_path_factory.mktemp("hostile") / "data"
    every = range(len(TEXTS))
    copies = (hostile(n, file=f"http://market.example/{TEXTS[n]}") for n in every)
    again = (*copies, *(hostile(n, f"\n改{TEXTS[n]}") for n in every))
    return data, made.fill(data, *(hostile(number) for number in every), *again)


@pytest.fixture
def hostile_site(browser, server, hostile_archive):
    data, ids = hostile_archive
    return server.show(data, GONGGAO_BY=TEXTS[0]), ids


WRONG = """[...document.querySelectorAll('.stApp *')].filter(e =>
    [...e.attributes].some(a => a.name.startsWith('on')) ||
    ['src', 'href', 'action', 'data', 'formaction', 'xlink:href', 'srcset'].some(name => {
        const value = e.getAttribute(name);
        if (!value) return false;
        const url = new URL(value, document.baseURI);
        return url.hostname.endsWith('evil.example') || url.protocol === 'javascript:';
    })
).map(e => e.outerHTML)"""


def clean(page, seen) -> None:
    assert seen.nothing(), vars(seen)
    assert page.evaluate(WRONG) == [], page.url
    assert page.locator(".stApp .katex").count() == 0


@pytest.mark.parametrize("phone", [False, True])
def test_every_screen(hostile_site, open_context, phone):
    site, ids = hostile_site
    context, seen = open_context(phone=phone)
    page = context.new_page()
    some = [id for title, id in ids.items() if title.startswith("敵意")]
    addresses = [
        f"?day={made.DAY}",
        f"?view=timeline&day={made.DAY}",
        "overview",
        "sources",
        "ask",
        "add",
        *(f"announcement?id={id}&repairs=1&q=試擺" for id in some),
        *(f"announcement?id={id}&tab=original" for id in some[:2]),
        *(f"announcement?id={id}&tab=versions" for id in some),
        *(f"announcement?id={id}&tab=similar" for id in some),
        "review?kind=impossible_date",
    ]
    for address in addresses:
        turn(page, f"{site}/{address}")
        clean(page, seen)
        tab = page.locator(".st-key-gg-tab [aria-checked=true]")
        if "tab=versions" in address:
            expect(tab).to_contain_text("版本 2")
            expect(page.locator(".gg-page ins, .gg-page del").first).to_be_visible()
        elif "tab=similar" in address:
            expect(tab).to_contain_text("副本")
            expect(page.locator(".gg-items").first).to_be_visible()
        elif "announcement" in address and "tab" not in address:
            assert TEXTS[some.index(address.split("id=")[1].split("&")[0])] in page.locator(".gg-body").inner_text()
    turn(page, f"{site}/?day={made.DAY}")
    for button in ("匯出", "篩選") if phone else ("匯出",):
        page.get_by_role("button", name=button).first.click()
        expect(page.locator("[data-testid=stPopoverBody]")).to_be_visible()
        clean(settled(page), seen)
        page.keyboard.press("Escape")
    names = "q publisher category month added status kind tab day lang after p at view id f state typed".split()
    every = urlencode([(name, text) for name in names for text in ("".join(TEXTS[:3]), "".join(TEXTS[3:]))])
    for screen in ("", "ask", "add", "review", "announcement", "overview", "sources", "nowhere"):
        (turn if phone else go)(page, f"{site}/{screen}?{every}")
        clean(page, seen)


def test_the_list_that_comes_with_the_page(hostile_site, open_context):
    site, _ = hostile_site
    context, seen = open_context()
    go(context.new_page(), site)  # it is warm now
    page = context.new_page()
    page.route_web_socket(re.compile("/_stcore/stream"), lambda socket: None)
    for query in ({}, {"q": TEXTS[0]}, {"q": "敵意", "day": TEXTS[1], "lang": TEXTS[2]}):
        page.goto(f"{site}/?{urlencode(query)}")
        expect(page.locator("#gg-shell .gg-card").first).to_be_visible()
        assert page.evaluate(WRONG.replace(".stApp", "#gg-shell")) == []
        assert page.locator("#gg-shell :is(img, script, iframe, svg, form)").count() == 0
        titles = page.locator("#gg-shell .gg-title").all_inner_texts()
        assert query or all(any(" ".join(text.split()) in title for title in titles) for text in TEXTS)
    assert seen.nothing(), vars(seen)


def test_a_name_and_a_value_that_a_person_gives(hostile_site, open_context):
    site, _ = hostile_site
    context, seen = open_context()
    page = go(context.new_page(), f"{site}/review?kind=impossible_date")
    page.keyboard.press("e")
    expect(page.locator(".st-key-gg-correction input")).to_be_focused()
    page.keyboard.type(TEXTS[1])
    page.keyboard.press("Enter")
    page.wait_for_timeout(800)
    settled(page)
    clean(page, seen)
    page.keyboard.press("Escape")
    settled(page)
    page.keyboard.press("k")
    settled(page)
    clean(page, seen)


@pytest.mark.parametrize("phone", [False, True])
def test_titles_of_a_list(browser, server, open_context, tmp_path, phone):
    """A list page whose links are called so, its own title too."""
    web = Web()
    web.list("/list", {f"/{n}.html": html.escape(f"敵意{n}的招募公告 {text}") for n, text in enumerate(TEXTS)})
    web.pages["/list"] = web.pages["/list"].replace("<title>通告", f"<title>{html.escape(TEXTS[0])}")
    data = tmp_path / "data"
    made.fill(data)
    site = server.show(data, GONGGAO_ALLOW_HOSTS=web.host)
    context, seen = open_context(phone=phone)
    page = go(context.new_page(), f"{site}/add")
    page.locator(".st-key-gg-source textarea").fill(f"{web.root}/list")
    page.locator(".st-key-gg-source textarea").press("Enter")
    expect(page.get_by_role("checkbox")).to_have_count(len(TEXTS))
    for number, text in enumerate(TEXTS):
        said = page.locator(f".st-key-gg-tick-0-{number}").inner_text().replace(WORD_JOINER, "")
        assert " ".join(text.split()) in said
    clean(settled(page), seen)
    web.server.shutdown()
    web.server.server_close()


def test_what_people_type_ask_note_and_drop(browser, server, open_context, tmp_path):
    """A note of a decision and of an answer, an answer and its quotation, a pasted page, an address, a file's name; and
    who decides, on every screen that tells it. Then what was taken out."""
    data = tmp_path / "data"
    made.fill(data, hostile(0), hostile(3))
    site = server.show(data, GONGGAO_BY=TEXTS[0])
    context, seen = open_context()
    page = go(context.new_page(), f"{site}/review?kind=impossible_date")
    for number, key in enumerate("da", start=1):  # the first is of an announcement that means no harm
        page.keyboard.press(key)
        expect(page.locator(".gg-done")).to_have_count(number)
        settled(page)
    page.keyboard.press("k")
    for text in (TEXTS[0], TEXTS[3]):
        page.get_by_role("button", name="加註").click()
        box = page.locator(".st-key-gg-noting-box input")
        expect(box).to_be_focused()
        box.fill(text)
        box.press("Enter")
        expect(page.locator(".gg-history").last).to_contain_text(text)
        clean(settled(page), seen)
    page.locator(".gg-meta a").click()
    page.wait_for_url("**/announcement?**")
    expect(page.locator(".gg-tl-row .gg-under")).to_contain_text(TEXTS[0])
    clean(settled(page), seen)
    turn(page, f"{site}/?{urlencode({'q': '報名時間', 'day': made.DAY})}")
    expect(page.locator(".gg-decided")).to_contain_text(TEXTS[0])
    clean(page, seen)
    turn(page, f"{site}/ask?{urlencode({'q': '報名時間到什麼時候結束', 'day': made.DAY})}")
    expect(page.locator("blockquote, .gg-items").first).to_be_visible()
    clean(page, seen)
    turn(page, f"{site}/ask?{urlencode({'q': TEXTS[0] + TEXTS[3]})}")
    turn(page, f"{site}/ask?{urlencode({'q': TEXTS[1]})}")
    expect(page.locator(".gg-item", has_text=TEXTS[3])).to_be_visible()  # what was asked before
    page.locator(".st-key-gg-right button").last.click()
    box = page.locator(".st-key-gg-wrong-note input")
    box.fill(TEXTS[1])
    box.press("Enter")
    expect(page.get_by_text("記下了")).to_be_visible()
    clean(settled(page), seen)
    for text in ("\n".join(("<h1>敵意的公告</h1>", *TEXTS)), f"http://127.0.0.1:9/{TEXTS[0].replace(' ', '')}"):
        go(page, f"{site}/add")
        page.locator(".st-key-gg-source textarea").fill(text)
        page.locator(".st-key-gg-source textarea").press("Enter")
        expect(page.locator(".gg-frame, .gg-amber").first).to_be_visible()
        clean(settled(page), seen)
    turn(page, f"{site}/add")
    file = {
        "name": f"{TEXTS[0]}.txt".replace("/", "_"),
        "mimeType": "text/plain",
        "buffer": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    }
    page.locator(".st-key-gg-source input[type=file]").first.set_input_files(file)
    page.wait_for_timeout(1000)
    page.get_by_role("button", name="送出").click()
    expect(page.locator(".gg-amber")).to_have_count(2)  # the address that failed stands in the box still
    clean(settled(page), seen)
    turn(page, f"{site}/?{urlencode({'q': TEXTS[4], 'day': made.DAY})}")
    turn(page, f"{site}/?{urlencode({'q': '試擺', 'day': made.DAY})}")
    page.locator(".gg-card a", has_text="敵意3").click()
    page.wait_for_url("**/announcement?**")
    settled(page).get_by_role("button", name="更多").click()
    clean(settled(page), seen)
    page.get_by_role("button", name="移除（30 天內可復原）").click()
    expect(page.locator(".st-key-gg-bring-back")).to_be_visible()
    clean(settled(page), seen)
    turn(page, f"{site}/sources?state=removed")
    expect(page.get_by_text("敵意3")).to_be_visible()
    clean(page, seen)
