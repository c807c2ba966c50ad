"""The whole way in a real Chromium, over a real `gonggao serve`: add a page, search it, open it, ask it, decide its
doubts with the keyboard, and see the window as written and as decided."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT, free_port, go, served, settled

pytestmark = pytest.mark.browser

PAGE = ROOT / "corpus" / "livestream-season.txt"
WRITTEN = "2023年9月25日-2024年11月31日"
DECIDED = "2024-09-25 – 2024-11-30"


def gonggao(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "cli", *arguments]


def ask(page, question: str) -> None:
    box = page.locator(".st-key-gg-box input")
    box.fill(question)
    box.press("Enter")
    page.wait_for_url("**/ask?**q=**")
    settled(page)


def test_the_first_page(browser, open_context, tmp_path):
    port = free_port()
    data = tmp_path / "data"
    with served(gonggao("--data", str(data), "serve", "--port", str(port)), port, data) as site:
        # what comes with the project is taken in as examples, and goes with one command
        subprocess.run(gonggao("--data", str(data), "examples", "remove"), check=True, capture_output=True, cwd=ROOT)
        context, seen = open_context()
        page = go(context.new_page(), f"{site}/?day=2024-09-01")
        expect(page.get_by_text("還沒有公告")).to_be_visible()
        page.get_by_role("link", name="加入第一則公告").click()

        box = page.locator(".st-key-gg-source textarea")
        box.fill(PAGE.read_text(encoding="utf-8"))
        box.press("Enter")
        expect(page.get_by_text("已加入 1 頁：2 則公告")).to_be_visible()
        expect(page.locator(".gg-frame")).to_have_count(2)
        settled(page)

        page.get_by_role("link", name="搜尋", exact=True).click()
        expect(page.locator(".st-key-gg-q input")).to_be_visible()
        page.locator(".st-key-gg-q input").fill("试运行周期")
        page.wait_for_url("**/?**q=**")
        settled(page)  # the list before it may stand for a moment longer
        card = page.locator(".gg-card", has_text="服務商招募公告")
        expect(card.locator(".gg-doubt", has_text="2023年9月25日")).to_be_visible()
        card.locator(".gg-title a").click()
        row = page.locator(".gg-tl-row", has_text="試運行周期")
        expect(row.locator("mark.gg-doubt")).to_have_text(WRITTEN)
        opened = page.url

        page.get_by_role("link", name="提問", exact=True).click()
        ask(page, "试运行到什么时候结束")
        expect(page.locator(".gg-answer-line mark.gg-doubt")).to_contain_text("11月31日")
        expect(page.locator(".gg-panel.gg-amber")).to_contain_text(re.compile("2024年11月30日|2024-11-30"))
        expect(page.locator("blockquote")).to_contain_text(f"試運行周期為{WRITTEN}")
        ask(page, "保证金是多少")
        expect(page.get_by_text("公告裡沒有寫")).to_be_visible()

        page.goto(opened)
        page.locator(".gg-tl-row a", has_text="審查 2 個疑點").click()
        for digits in ("2023", "31"):
            expect(page.locator(".gg-compare del")).to_have_text(digits)
            settled(page)
            page.keyboard.press("a")
        expect(page.locator(".gg-done")).to_have_count(2)

        page.goto(opened)
        row = page.locator(".gg-tl-row", has_text="試運行周期")
        expect(row.locator(".gg-value")).to_have_text(DECIDED)
        expect(row.locator("del")).to_have_text(WRITTEN)
        settled(page)
        page.get_by_role("link", name="提問", exact=True).click()
        ask(page, "试运行到什么时候结束")
        expect(page.locator(".gg-answer-line")).to_contain_text("11月30日")
        expect(page.get_by_text("審查時改定")).to_be_visible()
        assert seen.nothing(), vars(seen)
