"""Links, Back and Forward, language, phone: in a real Chromium over a made-up archive."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import go, settled, turn
from tests.screens.made import DAY

pytestmark = pytest.mark.browser


def test_link_pick_back_and_forward(site, open_context):
    context, seen = open_context()
    page = go(context.new_page(), f"{site}/?day={DAY}")
    page.get_by_role("radio", name="開放中").or_(page.get_by_text("開放中 3")).first.click()
    page.wait_for_url("**status=open**")
    expect(page.locator(".gg-card")).to_have_count(3)
    page.locator(".gg-card a", has_text="夜間攤位").click()
    page.wait_for_url("**/announcement?**")
    expect(page.locator(".gg-h1")).to_contain_text("夜間攤位")
    assert page.evaluate("window.__gonggao.listening") is True  # the same document: no reload
    page.go_back()
    expect(page.locator(".gg-card")).to_have_count(3)
    assert "status=open" in page.url
    page.go_back()
    expect(page.locator(".gg-card")).to_have_count(5)
    page.go_forward()
    expect(page.locator(".gg-card")).to_have_count(3)
    page.go_forward()
    expect(page.locator(".gg-h1")).to_contain_text("夜間攤位")
    assert seen.nothing(), vars(seen)


def test_typing_searches_and_slash_jumps_into_the_box(site, open_context):
    context, _ = open_context()
    page = go(context.new_page(), f"{site}/?day={DAY}")
    page.mouse.click(1240, 780)
    page.keyboard.press("/")
    page.keyboard.type("木工")
    expect(page.locator(".gg-card")).to_have_count(1)
    page.wait_for_url("**q=**")
    expect(page.locator(".gg-card .gg-hit").first).to_have_text("木工")


@pytest.mark.parametrize("phone", [False, True])
def test_a_corrected_query_is_a_link_like_any(site, open_context, phone):
    """What was typed stays in the address; who is given it sees the same results and the same words about them."""
    page = go(open_context(phone=phone)[0].new_page(), f"{site}/?day={DAY}")
    page.locator(".st-key-gg-q input").fill("夜間灘位")
    expect(page.get_by_text("已改為「夜間攤位」")).to_be_visible()
    expect(page.locator(".gg-card")).to_have_count(1)
    settled(page)
    assert parse_qs(urlsplit(page.url).query)["q"] == ["夜間灘位"]
    other = go(open_context(phone=phone)[0].new_page(), page.url)
    for part in (".gg-card", ".gg-quiet"):
        expect(other.locator(part).first).to_have_text(page.locator(part).first.inner_text(), use_inner_text=True)
    expect(other.locator(".st-key-gg-q input")).to_have_value("夜間灘位")
    other.get_by_role("link", name="只找「夜間灘位」").click()
    expect(other.get_by_text("沒有找到")).to_be_visible()
    asked = parse_qs(urlsplit(other.url).query)
    assert (asked["q"], asked["typed"]) == (["夜間灘位"], ["1"])
    settled(other)
    other.go_back()
    expect(other.get_by_text("已改為「夜間攤位」")).to_be_visible()


def test_language_switches_and_the_address_wins(site, open_context):
    context, _ = open_context(locale="zh-CN")
    page = go(context.new_page(), f"{site}/?day={DAY}")
    expect(page.get_by_text("只看有疑点的")).to_be_visible()
    page.locator(".st-key-gg-language").get_by_text("EN").click()
    expect(page.get_by_text("Only with doubts")).to_be_visible()
    expect(page.locator(".gg-title").first).to_contain_text("春季木工课")  # a page's text is never converted
    page.locator(".gg-card a", has_text="夜間攤位").click()
    expect(page.get_by_text("Show repairs (2)")).to_be_visible()
    go(page, f"{site}/?day={DAY}&lang=hant&status=open")
    expect(page.get_by_text("只看有疑點的")).to_be_visible()
    page.locator(".st-key-gg-language").get_by_text("简").click()
    expect(page.get_by_text("只看有疑点的")).to_be_visible()
    assert "status=open" in page.url
    page.wait_for_function("document.documentElement.lang === 'zh-Hans'")


ENGLISH = """() => {
    const said = new Set(), text = document.createTreeWalker(document.querySelector('.stApp'), NodeFilter.SHOW_TEXT);
    const ours = 'style, script, [lang^=zh], .gg-page, .gg-item, .gg-watched, .gg-try, [class*=Icon], [translate=no]';
    while (text.nextNode()) if (!text.currentNode.parentElement.closest(ours)) said.add(text.currentNode.textContent);
    for (const part of document.querySelectorAll('.stApp [aria-label]:not([class*=gg-])'))
        if (part.matches('button, a, nav, section, input, textarea, [role=group], [role=radiogroup]'))
            said.add(part.getAttribute('aria-label'));
    return [...said].filter(one => /[A-Za-z]{3,} ?[a-z]*/.test(one.replace(/gonggao|corpus|JSON Lines|CSV|\\.ics/g, '')));
}"""
# what Streamlit puts together itself: keys, numbers of pages, its icons
SHORT = ("Shortcut ", "Page ", "arrow_")


@pytest.mark.parametrize("locale", ["zh-TW", "zh-CN"])
def test_nothing_is_said_in_english_on_a_chinese_screen(site, open_context, locale):
    page = open_context(locale=locale)[0].new_page()
    for path in (f"?day={DAY}", "ask", "ask?q=试摆到什么时候结束", "add", "review", "overview", "sources", "reveiw"):
        turn(page, f"{site}/{path}")
        for _ in range(40):  # parts that come late are named a moment later
            said = [one for one in page.evaluate(ENGLISH) if not one.startswith(SHORT)]
            if not said:
                break
            page.wait_for_timeout(250)
        assert said == [], path
    page.locator(".st-key-gg-language").get_by_text("EN").click()
    expect(page.get_by_text("There is no such page")).to_be_visible()
    expect(page.get_by_label("Sidebar", exact=True)).to_be_attached()  # and back in English


@pytest.mark.parametrize(
    ("lang", "skip", "box", "views"),
    [
        ("hant", "跳到主要內容", "年, 以哪一天為準", ("清單", "時間軸")),
        ("hans", "跳到主要内容", "年, 以哪一天为准", ("列表", "时间轴")),
        ("en", "Skip to main content", "year, As of", ("List", "Time line")),
    ],
)
def test_what_has_no_words_of_its_own_is_named(site, open_context, lang, skip, box, views):
    """Buttons of an icon alone, for who sees them (on hovering) and for who has them read out; the first stop of Tab."""
    page = go(open_context()[0].new_page(), f"{site}/?day={DAY}&q=木工&lang={lang}")
    for name in views:
        expect(page.get_by_role("radio", name=name)).to_be_visible()
        expect(page.get_by_title(name, exact=True)).to_be_visible()
    expect(page.get_by_label(box, exact=True)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text(skip)


def test_a_question_and_a_place_in_the_queue_are_in_the_address(site, open_context):
    page = go(open_context()[0].new_page(), f"{site}/ask?day={DAY}")
    box = page.locator(".st-key-gg-box input")
    for question, words in (("試擺到什麼時候結束", "2024年6月31日"), ("木工課報名到什麼時候", "5月18日")):
        box.fill(question)
        box.press("Enter")
        expect(page.locator(".gg-answer-line")).to_contain_text(words)
        settled(page)
    page.go_back()
    expect(page.locator(".gg-answer-line")).to_contain_text("6月31日")
    page.go_forward()
    expect(page.locator(".gg-answer-line")).to_contain_text("5月18日")
    go(page, f"{site}/review")
    for place in ("2 / 4", "3 / 4"):
        page.keyboard.press("j")
        expect(page.get_by_text(place, exact=True)).to_be_visible()
        settled(page)
    page.go_back()
    expect(page.get_by_text("2 / 4", exact=True)).to_be_visible()
    page.go_forward()
    expect(page.get_by_text("3 / 4", exact=True)).to_be_visible()
    other = go(open_context(locale="en-GB")[0].new_page(), page.url)
    expect(other.get_by_text("3 / 4", exact=True)).to_be_visible()
    expect(other.locator(".gg-sentence")).not_to_have_text(page.locator(".gg-sentence").inner_text())


def test_the_sentence_in_the_address_is_scrolled_to(site, open_context, ids):
    from tests.screens import made

    offset = made.night_stalls().body.index("試擺未通過的")
    context, _ = open_context(viewport={"width": 1280, "height": 420})
    page = go(context.new_page(), f"{site}/announcement?id={ids('夜間')}&at={offset}")
    expect(page.locator(".gg-at")).to_be_in_viewport()
    expect(page.locator(".gg-at")).to_have_text("試擺未通過的，收回攤位並三個月內不得再報。")


def test_a_phone_scrolls_only_down(site, open_context, ids):
    page = open_context(phone=True)[0].new_page()
    notice = f"announcement?id={ids('夜間')}&"
    tabs = [f"{notice}tab={tab}&" for tab in ("original", "versions", "similar", "repairs")]
    screens = (
        "?q=试摆&",
        "?view=timeline&",
        "ask?",
        "add?",
        "review?",
        "overview?",
        "sources?",
        "sources?state=removed&",
    )
    for path in (*screens, notice, *tabs):
        turn(page, f"{site}/{path}day={DAY}")
        # Streamlit scrolls its main element, not the document
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390, path
        wide = page.evaluate(
            "[...document.querySelectorAll('[class*=gg-]')].filter(e => e.getBoundingClientRect().right > 391"
            " && !e.closest('.gg-hidden')).map(e => e.className)"
        )
        assert wide == [], path
        expect(page.locator("nav.gg-tabs a")).to_have_count(6)


def test_an_address_that_is_no_screen_is_told_in_the_readers_language(site, open_context):
    for locale, words in (("zh-TW", "沒有這一頁"), ("zh-CN", "没有这一页"), ("en-GB", "There is no such page")):
        page = go(open_context(locale=locale)[0].new_page(), f"{site}/reveiw?f=1")
        expect(page.get_by_text(words)).to_be_visible()
        expect(page.get_by_text("Page not found")).to_have_count(0)
    box = page.locator(".st-key-gg-box input")
    box.fill("木工")
    box.press("Enter")
    expect(page.locator(".gg-card")).to_have_count(1)


def test_a_title_leads_to_the_top_and_a_passage_to_its_place(site, open_context):
    context, _ = open_context(viewport={"width": 1280, "height": 420})
    page = go(context.new_page(), f"{site}/?q=試擺未通過&day={DAY}")
    page.locator(".gg-card .gg-title a").first.click()
    expect(page.locator(".gg-h1")).to_be_in_viewport()
    settled(page)
    page.go_back()
    page.locator(".gg-card .gg-snippet").first.click()
    expect(page.locator(".gg-at").first).to_be_in_viewport()
    expect(page.locator(".gg-h1")).not_to_be_in_viewport()


def test_an_announcement_gives_its_days_to_a_calendar(site, open_context, ids):
    page = go(open_context()[0].new_page(), f"{site}/announcement?id={ids('夜間')}&day={DAY}")
    with page.expect_download() as given:
        page.get_by_role("button", name="加入行事曆").click()
    text = given.value.path().read_text("utf-8")
    assert given.value.suggested_filename.endswith(".ics")
    assert text.startswith("BEGIN:VCALENDAR") and "報名時間" in text


def chosen(page, key):
    """What a choice shows as chosen, without its count."""
    return page.locator(f".st-key-{key} [aria-checked=true]")


@pytest.mark.parametrize("phone", [False, True])
def test_back_and_forward_show_what_is_chosen(site, open_context, phone):
    """Labels carry counts, which differ from step to step; what is chosen is shown as chosen all the same."""
    page = go(open_context(phone=phone)[0].new_page(), f"{site}/?day={DAY}")
    page.get_by_text("即將開始 1").click()
    page.wait_for_url("**status=upcoming**")
    settled(page)
    page.locator(".st-key-gg-q input").fill("攤位")
    expect(chosen(page, "gg-status")).to_have_text("即將開始")  # none is left
    settled(page)
    page.get_by_text("開放中 1").click()
    expect(chosen(page, "gg-status")).to_have_text("開放中 1")
    settled(page)
    steps = ["即將開始", "即將開始 1", "全部 5", "即將開始 1", "即將開始", "開放中 1"]
    for step, words in enumerate(steps):
        page.go_back() if step < 3 else page.go_forward()
        expect(chosen(page, "gg-status")).to_have_text(words)
        settled(page)


@pytest.mark.parametrize("phone", [False, True])
def test_every_tab_keeps_the_chosen_day(site, open_context, phone):
    page = go(open_context(phone=phone)[0].new_page(), f"{site}/?day={DAY}")
    for name in ("ask", "add", "review", "overview", "sources", ""):
        page.locator(f'nav.gg-tabs a[href^="./{name}?"]').click()
        page.wait_for_url(f"{site}/{name}?day={DAY}")
        expect(page.locator("nav.gg-tabs [aria-current=page]")).to_have_attribute("href", f"./{name}?day={DAY}")
        settled(page)
    page.locator('nav.gg-tabs a[href^="./review?"]').click()
    page.locator(".gg-item").nth(2).click()
    page.wait_for_url("**f=**")
    page.locator('nav.gg-tabs a[href^="./overview"]').click()
    page.wait_for_url(f"**/overview?day={DAY}")
    go(page, f"{site}/?day={DAY}")
    page.locator('nav.gg-tabs a[href^="./ask"]').click()
    page.wait_for_url("**/ask?**")
    settled(page)
    page.go_back()
    expect(page.locator(".gg-card")).to_have_count(5)
    expect(page.locator('nav.gg-tabs a[href^="./ask"]')).to_have_attribute("href", f"./ask?day={DAY}")
    go(page, f"{site}/")
    expect(page.locator('nav.gg-tabs a[href="./ask"]')).to_be_visible()  # and today is no day to keep


def test_enter_takes_a_typed_day(site, open_context):
    page = go(open_context()[0].new_page(), f"{site}/?day={DAY}")
    day = page.locator(".st-key-gg-day [role=spinbutton][data-type=day]")
    day.click()
    page.keyboard.type("20")
    page.wait_for_timeout(500)
    assert f"day={DAY}" in page.url
    page.keyboard.press("Enter")
    page.wait_for_url("**day=2024-05-20**")
    expect(page.get_by_text("開放至 5/26").first).to_be_visible()
    expect(day).to_be_focused()
    settled(page)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**day=2024-05-21**")


def test_one_search_is_one_step_of_back(site, open_context):
    page = go(open_context()[0].new_page(), f"{site}/?day={DAY}&status=open")
    box = page.locator(".st-key-gg-q input")
    box.focus()
    for letter in "夜間攤":
        before = page.url
        page.keyboard.type(letter)
        page.wait_for_function("before => location.href !== before", arg=before)
        settled(page)
    expect(page.locator(".gg-card")).to_have_count(1)
    page.keyboard.press("Control+a")
    page.keyboard.type("木工")  # other words: another search
    expect(page.locator(".gg-card")).to_contain_text("木工")
    settled(page)
    page.go_back()
    expect(box).to_have_value("夜間攤")
    settled(page)
    page.go_back()
    expect(page.locator(".gg-card")).to_have_count(3)
    expect(box).to_have_value("")
    settled(page)
    page.go_forward()
    expect(box).to_have_value("夜間攤")
    settled(page)
    page.locator(".gg-card a").first.click()
    page.wait_for_url("**/announcement?**")
    settled(page)
    page.go_back()
    expect(box).to_have_value("夜間攤")
