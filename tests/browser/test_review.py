"""Review by the keyboard alone, and two people at the same doubt: in a real Chromium."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from archive import Archive
from records import Settings
from tests.browser.conftest import ENTER, compose, go, settled
from tests.screens import made

pytestmark = pytest.mark.browser


def at(page: Page, place: str, decided: str) -> None:
    expect(page.get_by_text(place, exact=True)).to_be_visible()
    expect(page.get_by_text(decided, exact=True)).to_be_visible()
    settled(page)


def test_keys_decide_undo_and_step(own_site, open_context, tmp_path):
    context, seen = open_context()
    page = go(context.new_page(), f"{own_site}/review")
    at(page, "1 / 4", "已決定 0 / 4")
    page.keyboard.press("j")
    at(page, "2 / 4", "已決定 0 / 4")
    page.keyboard.press("k")
    at(page, "1 / 4", "已決定 0 / 4")
    page.keyboard.press("1")  # an alternative
    at(page, "2 / 4", "已決定 1 / 4")
    page.keyboard.press("a")
    at(page, "3 / 4", "已決定 2 / 4")
    page.keyboard.press("u")
    at(page, "2 / 4", "已決定 1 / 4")
    page.keyboard.press("e")  # another value: filled with the suggestion, selected
    box = page.locator(".st-key-gg-correction input")
    expect(box).to_be_focused()
    whole = len("2024年6月1日-2024年6月31日")
    page.wait_for_function(
        "n => document.activeElement.selectionEnd - document.activeElement.selectionStart === n", arg=whole
    )
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    at(page, "2 / 4", "已決定 1 / 4")
    page.keyboard.press("e")
    expect(box).to_be_focused()
    page.wait_for_function("document.activeElement.selectionEnd - document.activeElement.selectionStart > 10")
    page.keyboard.type("2024年6月2日-2024年6月30日")
    page.keyboard.press("Enter")
    at(page, "3 / 4", "已決定 2 / 4")
    page.keyboard.press("l")
    at(page, "4 / 4", "已決定 3 / 4")
    page.keyboard.press("d")
    expect(page.get_by_text("全部決定完了")).to_be_visible()
    settled(page)
    with Archive(Settings(data=str(tmp_path / "data"))) as archive:
        flags = [doubt.flag for doubt in archive.doubts(None, None, None)]
    assert [(flag.decision.verb, flag.decision.value) for flag in flags] == [
        ("correct", flags[0].alternatives[0]),
        ("correct", "2024年6月2日-2024年6月30日"),
        ("keep", None),
        ("dismiss", None),
    ]
    page.keyboard.press("u")
    at(page, "4 / 4", "已決定 3 / 4")
    page.go_back()  # to the address without a doubt: the first that waits
    page.wait_for_url(lambda address: "f=" not in address)
    at(page, "4 / 4", "已決定 3 / 4")
    assert seen.nothing(), vars(seen)


def test_twenty_doubts_by_a_script_of_keys(browser, server, open_context, tmp_path):
    """At most three keys a doubt, in the order of the filtered list."""
    made.fill(tmp_path / "data", made.many_doubts(20))
    site = server.show(tmp_path / "data")
    page = go(open_context()[0].new_page(), f"{site}/review?kind=impossible_date")
    script = "a 1 l d ua jka e⏎ a a du1 a l d 1 kja a a a l a d".split()
    decided = 0
    for keys in script:
        for key in keys:
            settled(page)
            if key == "⏎":
                expect(page.locator(".st-key-gg-correction input")).to_be_focused()
            page.keyboard.press("Enter" if key == "⏎" else key)
            decided += {"u": -1, "e": 0, "j": 0, "k": 0}.get(key, 1)
            expect(page.get_by_text(f"已決定 {decided} / 21", exact=True)).to_be_visible()
    assert decided == 20
    with Archive(Settings(data=str(tmp_path / "data"))) as archive:
        flags = [doubt.flag for doubt in archive.doubts("impossible_date", None, None)][:20]
    assert [flag.offset for flag in flags] == sorted(flag.offset for flag in flags)
    # as the keys said: a accepts, 1 takes the alternative, l keeps, d is no problem, e and Enter take what stands in the box
    verbs = "accept correct keep accept accept correct accept accept correct accept keep dismiss correct"
    verbs += " accept accept accept accept keep accept dismiss"
    assert [flag.decision and flag.decision.verb for flag in flags] == verbs.split()
    values = [flag.decision.value for flag in flags if flag.decision and flag.decision.verb == "correct"]
    assert values == ["2024年10月31日", flags[5].suggestion, "2024年10月31日", "2024年10月31日"]


def test_a_key_struck_twice_is_no_one_elses_decision(browser, server, open_context, tmp_path):
    """Faster than the next doubt is drawn: the second is let go, or decides the next; nobody else is spoken of."""
    made.fill(tmp_path / "data", made.many_doubts(20))
    site = server.show(tmp_path / "data")
    page = go(open_context()[0].new_page(), f"{site}/review?kind=impossible_date")
    for pause in (0, 15, 30, 60, 100):
        for key in "lld":
            page.keyboard.press(key)
            page.wait_for_timeout(pause)
        page.wait_for_timeout(600)
        settled(page)
        expect(page.locator(".gg-amber")).to_have_count(0)
        expect(page.locator(".gg-sentence")).to_be_visible()
    decided = page.get_by_text("已決定").first.inner_text()
    assert 5 <= int(decided.split()[1]) <= 15


def test_while_a_word_is_written_no_key_decides(own_site, open_context):
    """Neither a letter nor the Enter that ends a composition; the same Enter without one stores."""
    page = go(open_context()[0].new_page(), f"{own_site}/review")
    box = page.locator(".st-key-gg-correction input")
    page.keyboard.press("e")
    expect(box).to_be_focused()
    page.keyboard.type("adlju")
    page.wait_for_timeout(400)
    expect(box).to_have_value("adlju")
    expect(page.get_by_text("已決定 0 / 4", exact=True)).to_be_visible()
    page.keyboard.press("Control+a")
    end = compose(page, "yue")
    page.evaluate(ENTER, True)
    page.wait_for_timeout(600)
    expect(box).to_have_value("yue")
    expect(page.get_by_text("已決定 0 / 4", exact=True)).to_be_visible()
    end("2024年5月20日")
    page.evaluate(ENTER, False)
    expect(page.get_by_text("已決定 1 / 4", exact=True)).to_be_visible()
    expect(page.locator(".gg-done")).to_have_count(1)


def test_a_date_that_is_none_is_refused_in_the_box(own_site, open_context):
    """The cursor stays there, what was typed is selected; Esc leaves, also where the cursor went elsewhere."""
    page = go(open_context()[0].new_page(), f"{own_site}/review")
    box = page.locator(".st-key-gg-correction input")
    for wrong in ("2月31日", "改天"):
        if not box.count():
            page.keyboard.press("e")
        expect(box).to_be_focused()
        settled(page)
        page.keyboard.press("Control+a")
        page.keyboard.type(wrong)
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text(wrong)
        expect(box).to_be_focused()
        expect(box).to_have_value(wrong)
        page.wait_for_function("document.activeElement.selectionEnd - document.activeElement.selectionStart > 2 - 1")
    expect(page.get_by_text("已決定 0 / 4", exact=True)).to_be_visible()
    page.mouse.click(1240, 400)
    expect(box).not_to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    settled(page)
    page.keyboard.press("l")
    expect(page.get_by_text("已決定 1 / 4", exact=True)).to_be_visible()


def test_two_browsers_decide_the_same_doubt(own_site, open_context, tmp_path):
    def stored() -> list[str]:
        with Archive(Settings(data=str(tmp_path / "data"))) as archive:
            (doubt,) = archive.doubts("impossible_date", None, None)
            return [one.verb for one in archive.history(doubt.flag.id)]

    first, second = (go(open_context()[0].new_page(), f"{own_site}/review?kind=impossible_date") for _ in range(2))
    first.keyboard.press("d")
    expect(first.get_by_text("全部決定完了")).to_be_visible()
    second.keyboard.press("a")
    expect(second.get_by_text("已先一步決定了：不是問題")).to_be_visible()
    expect(second.get_by_text("你的決定：採用了建議")).to_be_visible()
    settled(second)
    assert stored() == ["dismiss"]  # what was refused is told, not stored
    second.get_by_role("button", name="仍要改定").click()
    expect(second.get_by_text("全部決定完了")).to_be_visible()
    settled(second)
    expect(second.get_by_text("採用了建議")).to_be_visible()
    assert stored() == ["dismiss", "accept"]
