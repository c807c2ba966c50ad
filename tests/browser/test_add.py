"""Adding in a real Chromium: files, what can be left while it runs, and a composition that ends with Enter."""

from __future__ import annotations

import http.server
import threading
import time

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ENTER, compose, go, settled

pytestmark = pytest.mark.browser

TEXT = "{name}書市招租公告\n發布時間：2024-05-02\n報名時間為2024年5月3日至2024年5月13日，逾時不候。每攤租金500元，先到先得。\n"


@pytest.fixture
def slow_pages():
    """A server on this machine that takes two seconds for a page."""

    class Slow(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/robots.txt":
                self.send_error(404)
                return
            time.sleep(2)
            data = TEXT.format(name=self.path[1:].removesuffix(".txt")).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Slow)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_an_addition_goes_on_while_the_screen_is_left(browser, server, open_context, slow_pages, tmp_path):
    site = server.show(tmp_path / "data", GONGGAO_ALLOW_HOSTS=slow_pages)
    page = go(open_context()[0].new_page(), f"{site}/add")
    box = page.locator(".st-key-gg-source textarea")
    box.fill(f"http://{slow_pages}/north.txt\nhttp://{slow_pages}/south.txt")
    box.press("Enter")
    expect(page.get_by_text("正在加入…")).to_be_visible()
    expect(box).to_have_count(0)  # nothing to type into that goes at the end
    page.get_by_role("link", name="總覽", exact=True).click()
    expect(page.get_by_text("還沒有公告").or_(page.get_by_text("則公告", exact=True)).first).to_be_visible()
    settled(page)
    page.get_by_role("link", name="加入", exact=True).click()
    expect(page.get_by_text("已加入 2 頁：2 則公告")).to_be_visible()
    expect(page.locator(".gg-frame")).to_have_count(2)


def test_an_addition_whose_page_is_loaded_anew_is_told_to_run_still(
    browser, server, open_context, slow_pages, tmp_path
):
    site = server.show(tmp_path / "data", GONGGAO_ALLOW_HOSTS=slow_pages)
    page = go(open_context()[0].new_page(), f"{site}/add")
    box = page.locator(".st-key-gg-source textarea")
    box.fill("\n".join(f"http://{slow_pages}/{name}.txt" for name in ("east", "west", "south")))
    box.press("Enter")
    expect(page.get_by_text("正在加入…")).to_be_visible()
    page.reload()
    expect(page.get_by_text("先前送出的還在讀：已加入")).to_be_visible()
    expect(box).to_be_visible()  # more can be given meanwhile
    expect(page.get_by_text("south書市招租公告")).to_be_visible()  # at the side, without another reload
    expect(page.get_by_text("先前送出的還在讀")).to_have_count(0)


def test_what_was_typed_is_there_after_another_screen(own_site, open_context):
    """Also in another language and after the page was loaded anew; gone once it was added or cleared."""
    context, seen = open_context()
    page = go(context.new_page(), f"{own_site}/add")
    box = page.locator(".st-key-gg-source textarea")
    text = TEXT.format(name="北岸")

    def away_and_back() -> None:
        page.get_by_role("link", name="總覽", exact=True).click()
        expect(page.locator(".gg-figures")).to_be_visible()
        settled(page)
        page.get_by_role("link", name="加入", exact=True).click()
        expect(box).to_be_visible()
        page.wait_for_timeout(500)

    box.fill(text)
    away_and_back()
    expect(box).to_have_value(text)
    page.go_back()
    expect(page.locator(".gg-figures")).to_be_visible()
    settled(page)
    page.go_forward()
    expect(box).to_have_value(text)
    page.reload()
    expect(box).to_have_value(text)
    box.fill("")
    away_and_back()
    expect(box).to_have_value("")
    box.fill(text)
    away_and_back()
    box.press("Enter")
    expect(page.locator(".gg-frame .gg-h2")).to_have_text("北岸書市招租公告")
    page.get_by_role("button", name="再加一頁").click()
    expect(box).to_be_visible()
    page.wait_for_timeout(500)
    expect(box).to_have_value("")
    assert seen.nothing(), vars(seen)


def test_a_file_that_is_kept_back_is_told_beside_the_text(own_site, open_context):
    page = go(open_context()[0].new_page(), f"{own_site}/add")
    box = page.locator(".st-key-gg-source textarea")
    box.fill(TEXT.format(name="南岸"))
    # 201 MB that take no room: the browser asks for the size alone
    page.evaluate("""() => {
        const field = document.querySelector('.st-key-gg-source input[type=file]'), given = new DataTransfer();
        const file = new File(['x'], '全部.zip');
        Object.defineProperty(file, 'size', { value: 201 * 2 ** 20 });
        given.items.add(file);
        Object.defineProperty(field, 'files', { value: [file] });
        field.dispatchEvent(new Event('change', { bubbles: true }));
    }""")
    told = page.locator(".gg-panel.gg-amber")
    expect(told).to_contain_text("送不出去：全部.zip")  # before it is sent
    expect(box).to_have_value(TEXT.format(name="南岸"))
    box.press("Enter")
    expect(page.locator(".gg-frame .gg-h2")).to_have_text("南岸書市招租公告")
    expect(told).to_contain_text("送不出去：全部.zip")
    expect(told).to_contain_text("超過 200 MB 的檔案不會送出")
    page.get_by_role("button", name="再加一頁").click()
    expect(box).to_be_visible()
    settled(page)
    expect(told).to_have_count(0)


def test_files_of_any_kind_are_dropped_together(own_site, open_context):
    page = go(open_context()[0].new_page(), f"{own_site}/add")
    files = [
        {"name": "東門.txt", "mimeType": "text/plain", "buffer": TEXT.format(name="東門").encode("big5")},
        {"name": "photo.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + b"\0" * 40},
    ]
    page.locator(".st-key-gg-source input[type=file]").first.set_input_files(files)
    expect(page.get_by_text("photo.png")).to_be_visible()
    page.wait_for_timeout(1000)  # Enter sends nothing while a file is on its way
    page.get_by_role("button", name="送出").click()
    expect(page.get_by_text("已加入 1 頁：1 則公告")).to_be_visible()
    expect(page.locator(".gg-frame .gg-h2")).to_have_text("東門書市招租公告")
    expect(page.locator(".gg-panel.gg-amber")).to_contain_text("photo.png")


FIELDS = [
    ("", ".st-key-gg-q input"),
    ("add", ".st-key-gg-source textarea"),
    ("ask", ".st-key-gg-box input"),
]


@pytest.mark.parametrize(("screen", "field"), FIELDS)
def test_enter_that_ends_a_composition_sends_nothing(own_site, open_context, screen, field):
    """The same Enter without a composition does."""
    page = go(open_context()[0].new_page(), f"{own_site}/{screen}")
    came = page.locator(".gg-answer-line, .gg-frame, .gg-amber")

    def nothing_came(value: str) -> None:
        page.wait_for_timeout(700)  # longer than Search waits after a key
        expect(page.locator(field)).to_have_value(value)
        assert "q=" not in settled(page).url
        expect(came).to_have_count(0)

    page.locator(field).focus()
    end = compose(page, "gong gao")
    page.evaluate(ENTER, True)
    nothing_came("gong gao")
    if not screen:  # it searches by itself once the word is there
        page.evaluate(ENTER, False)
        page.wait_for_url("**q=gong+gao**")
        end("公告")
        page.wait_for_url("**q=%E5%85%AC%E5%91%8A**")
        return
    end("公告")
    nothing_came("公告")
    page.evaluate(ENTER, False)
    expect(came.first).to_be_visible()


def test_back_from_review_shows_the_addition_which_is_taken_back_by_a_press(own_site, open_context):
    context, seen = open_context()
    page = go(context.new_page(), f"{own_site}/add")
    box = page.locator(".st-key-gg-source textarea")
    box.fill(TEXT.format(name="北岸").replace("13日", "33日"))
    box.press("Enter")
    page.get_by_role("link", name="審查 1 個疑點").click()
    page.wait_for_url("**/review?f=*")
    expect(page.locator(".gg-sentence")).to_be_visible()
    settled(page)
    page.go_back()
    page.wait_for_url(lambda address: address.endswith("/add"))
    expect(page.locator(".gg-frame .gg-h2")).to_have_text("北岸書市招租公告")
    page.get_by_role("button", name="復原這次加入").click()
    expect(page.get_by_text("已復原：拿掉了 1 則公告")).to_be_visible()
    expect(page.locator(".st-key-gg-source textarea")).to_be_visible()
    settled(page)
    page.get_by_role("link", name="搜尋", exact=True).click()
    expect(page.locator("article.gg-card").first).to_be_visible()
    expect(page.get_by_text("北岸書市招租公告")).to_have_count(0)
    assert seen.nothing(), vars(seen)
