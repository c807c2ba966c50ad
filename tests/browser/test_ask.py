"""Asking one question after another: what is read with the one before, what is not, and beginning anew; by keys alone."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from messages import say
from tests.browser.conftest import go, settled
from tests.screens.made import DAY

pytestmark = pytest.mark.browser

FIRST, FOLLOWING, OTHER = "春季木工課的費用是多少", "名額呢", "夜間攤位報名到哪天截止"


def ask(page, question: str):
    page.keyboard.press("/")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(question)
    page.keyboard.press("Enter")
    expect(page.locator(".gg-item.gg-here .gg-item-words")).to_have_text(question)
    return settled(page)


@pytest.mark.parametrize("phone", [False, True])
def test_a_chain_is_left_by_a_question_of_its_own_and_by_a_link(site, open_context, phone):
    context, _ = open_context(phone=phone, locale="zh-TW")
    page = go(context.new_page(), f"{site}/ask?day={DAY}")
    ask(page, FIRST)
    ask(page, FOLLOWING)
    read_as = page.locator(".gg-read-as")
    expect(read_as).to_contain_text(say("hant", "read_together", q=FIRST))
    answer = page.locator(".gg-answer-line").inner_text()
    assert go(context.new_page(), page.url).locator(".gg-answer-line").inner_text() == answer  # the link holds it
    ask(page, OTHER)
    expect(read_as).not_to_contain_text(say("hant", "ask_alone"))
    expect(page.locator(".gg-answer-line")).to_contain_text("5月26日")
    anew = read_as.get_by_role("link", name=say("hant", "ask_anew"))
    anew.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".gg-answer-line")).to_have_count(0)
    ask(page, FOLLOWING)
    assert "after" not in parse_qs(urlsplit(page.url).query)


def test_a_follow_up_is_asked_alone_by_one_click(site, open_context):
    page = go(open_context(locale="zh-CN")[0].new_page(), f"{site}/ask?day={DAY}")
    ask(page, FIRST)
    ask(page, FOLLOWING)
    page.get_by_role("link", name=say("hans", "ask_alone")).click()
    expect(page.locator(".gg-read-as")).not_to_contain_text(say("hans", "ask_alone"))
    assert parse_qs(urlsplit(page.url).query) == {"q": [FOLLOWING], "day": [DAY]}
