"""Addresses → pages over real HTTP: redirects, statuses, robots.txt, retries, time."""

from __future__ import annotations

import contextlib
import gzip
import threading
from collections.abc import Callable
from typing import Any

import pytest

from ingest.fetch import web
from ingest.fetch.manners import Manners
from records import Settings, Trouble
from tests.ingest.fetch.conftest import NOW, PAGE, Site, respond

pytestmark = pytest.mark.engine_free

Read = Callable[[str], Any]


def test_a_page_says_where_from_and_when(site: Site, read: Read) -> None:
    site.answer("/a.html?id=7", PAGE.encode("gb18030"), Content_Type="text/html; charset=GB2312")
    page = read("/a.html?id=7#top")
    assert page.data.decode("gb18030") == PAGE
    assert (page.kind, page.charset, page.content_type) == ("url", "GB2312", "text/html")
    assert page.source == page.address == f"{site.root}/a.html?id=7"
    assert page.file == f"{site.root}/a.html?id=7#top"
    assert page.fetched == NOW
    assert "gonggao" in site.headers[-1]["user-agent"]
    assert site.headers[-1]["host"] == site.host


def test_redirects_are_followed_and_the_last_address_is_the_source(site: Site, read: Read) -> None:
    site.redirect("/1", "/2?x=中文".encode().decode("latin-1"), 301)
    site.redirect("/2?x=%E4%B8%AD%E6%96%87", "3", 307)
    site.pages["/3"] = PAGE
    assert read("/1").source == f"{site.root}/3"
    assert read("/1").file == f"{site.root}/1"


def test_at_most_five_redirects(site: Site, read: Read, trouble: Read) -> None:
    for n in range(6):
        site.redirect(f"/{n}", f"/{n + 1}")
    site.pages["/6"] = PAGE
    assert read("/1").address == f"{site.root}/6"
    assert trouble("/0") == "too_many_redirects"
    site.redirect("/loop", "/loop")
    assert trouble("/loop") == "too_many_redirects"


@pytest.mark.parametrize(
    ("location", "key"),
    [
        ("http://127.0.0.1:1/", "refused_port"),
        ("http://127.0.0.1:18080/", "internal_address"),
        ("file:///etc/passwd", "bad_scheme"),
        ("http://[::1", "bad_address"),
        ("http://a:b@example.org/", "address_login"),
    ],
)
def test_a_redirect_is_checked(site: Site, trouble: Read, location: str, key: str) -> None:
    site.redirect("/a", location)
    assert trouble("/a") == key


@pytest.mark.parametrize(
    ("status", "key"),
    [
        (404, "page_not_found"),
        (410, "page_not_found"),
        (401, "page_forbidden"),
        (403, "page_forbidden"),
        (500, "server_error"),
        (503, "server_error"),
        (429, "busy_now"),
        (418, "bad_status"),
        (204, "bad_status"),
    ],
)
def test_statuses(site: Site, trouble: Read, status: int, key: str) -> None:
    site.answer("/a", PAGE.encode(), status)
    assert trouble("/a") == key


def test_a_site_that_sets_a_cookie_first(site: Site, read: Read, trouble: Read) -> None:
    def page(handler: Any) -> None:
        if handler.headers["Cookie"] == "a=1; b=2":
            return respond(handler, PAGE.encode())
        more = "b=2; HttpOnly" if handler.headers["Cookie"] else "a=1; Path=/"
        return respond(handler, b"", 302, {"Location": "/a", "Set-Cookie": more})

    site.pages["/a"] = page
    assert read("/a").data == PAGE.encode()
    # and none of it goes to another host, or into the next visit
    other = site.root.replace("127.0.0.1", "localhost")
    site.pages["/b"] = lambda handler: respond(handler, b"", 302, {"Location": f"{other}/c", "Set-Cookie": "secret=1"})
    site.pages["/c"] = PAGE
    with contextlib.suppress(Trouble):
        read("/b")
    read("/c")
    assert not [seen for path, seen in zip(site.asked, site.headers, strict=True) if path == "/c" and "cookie" in seen]


def test_a_page_that_now_leads_to_the_sign_in(site: Site, read: Read, trouble: Read) -> None:
    site.pages["/user/login.html"] = site.pages["/user/login.html?back=4"] = PAGE
    site.redirect("/notice/4.html", "/user/login.html?back=4")
    assert trouble("/notice/4.html") == "login_wall"
    assert read("/user/login.html").data == PAGE.encode()


def test_a_page_that_is_gone_leads_home(site: Site, read: Read, trouble: Read) -> None:
    site.pages["/"] = PAGE
    site.redirect("/notice/3.html", "/")
    site.redirect("/index.php", "/")
    assert trouble("/notice/3.html") == "gone_home"
    assert read("/index.php").source == f"{site.root}/"
    assert read("/").source == f"{site.root}/"


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (b"%PDF-1.7 ...", "text/html"),
        (b"%PDF-1.7 ...", "application/octet-stream"),
        (b"...", "application/pdf"),
        (b"PK\x03\x04...", "text/html"),
        (b'{"a": 1}', "application/json"),
        (b"body{}", "text/css"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\x01\x00\x02\x03", "text/html"),
    ],
)
def test_what_is_no_page_is_said(site: Site, trouble: Read, data: bytes, content_type: str) -> None:
    site.answer("/a", data, Content_Type=content_type)
    assert trouble("/a") == "not_a_page"


def test_nothing_in_it(site: Site, trouble: Read) -> None:
    site.answer("/a", b" \r\n ")
    assert trouble("/a") == "empty_page"


@pytest.mark.parametrize(
    ("page", "leads"),
    [
        ('<html><head><meta http-equiv="refresh" content="0;url=/b"></head></html>', True),
        ("<META content='3; URL=b' http-equiv=refresh><title>跳转中</title><p>正在跳转，请稍候</p>", True),
        ("<META HTTP-EQUIV=Refresh CONTENT='3; URL=b'><title>跳转中</title><p>正在跳转，请稍候</p>", True),
        (f'<meta http-equiv="refresh" content="600;url=/b">{PAGE}', False),
        (f'<meta http-equiv="refresh" content="5;url=/b">{PAGE}{PAGE}', False),
    ],
)
def test_a_page_that_only_leads_on(site: Site, page: str, leads: bool) -> None:
    site.pages["/a"] = page
    assert bool(web.refresh(page.encode())) is leads


def test_it_is_followed_like_a_redirect(site: Site, read: Read, trouble: Read) -> None:
    site.pages["/a"] = '<meta http-equiv="refresh" content="0;url=/b?x=1&amp;y=2">'
    site.pages["/b?x=1&y=2"] = PAGE
    assert read("/a").source == f"{site.root}/b?x=1&y=2"
    site.pages["/c"] = '<meta http-equiv="refresh" content="0;url=http://10.0.0.1/">'
    assert trouble("/c") == "internal_address"
    site.pages["/d"] = '<meta http-equiv="refresh" content="0;url=/d">'
    assert trouble("/d") == "too_many_redirects"


def test_a_packed_file_is_unpacked(site: Site, read: Read, trouble: Read) -> None:
    site.answer("/s.xml.gz", gzip.compress(b"<urlset/>"), Content_Type="application/x-gzip")
    assert read("/s.xml.gz").data == b"<urlset/>"
    site.answer("/b.gz", gzip.compress(b"<p>" * 10_000_000), Content_Type="application/gzip")
    assert trouble("/b.gz") == "too_large"
    site.answer("/c.gz", b"\x1f\x8b broken", Content_Type="application/gzip")
    assert trouble("/c.gz") == "not_a_page"
    site.answer("/d.gz", gzip.compress(b"%PDF-"), Content_Type="application/gzip")
    assert trouble("/d.gz") == "not_a_page"


def test_a_page_that_did_not_change(site: Site, read: Read) -> None:
    def answer(handler: Any) -> None:
        unchanged = handler.headers.get("If-None-Match") == '"1"'
        respond(handler, b"" if unchanged else PAGE.encode(), 304 if unchanged else 200, {"ETag": '"1"'})

    site.pages["/a"] = answer
    site.redirect("/r", "/a")
    page = read("/a")
    assert (page.etag, page.modified) == ('"1"', None)
    settings = Settings(allow_hosts=(site.host,))
    assert web.fetch_if_changed(f"{site.root}/a", settings, NOW, page.etag, page.modified) is None
    assert web.fetch_if_changed(f"{site.root}/r", settings, NOW, page.etag, page.modified) is None
    changed = web.fetch_if_changed(f"{site.root}/a", settings, NOW, '"0"', "Wed, 01 Jan 2025 00:00:00 GMT")
    assert changed == page
    assert site.headers[-1]["if-modified-since"] == "Wed, 01 Jan 2025 00:00:00 GMT"


class TestRobots:
    def test_missing_or_forbidden_forbids_nothing(self, site: Site, read: Read) -> None:
        site.pages["/a"] = PAGE
        for status in (404, 401, 403):
            web.MANNERS = Manners(delay=0)
            site.answer("/robots.txt", b"User-agent: *\nDisallow: /", status)
            assert read("/a")

    @pytest.mark.parametrize("mark", ["", "\ufeff", "\ufeff\ufeff"])
    def test_what_it_forbids_is_not_asked_for(self, site: Site, read: Read, trouble: Read, mark: str) -> None:
        site.pages["/robots.txt"] = f"{mark}User-agent: *\nDisallow: /private/\n"
        site.pages["/private/a"] = site.pages["/open"] = PAGE
        assert trouble("/private/a") == "robots_forbid"
        assert read("/open")
        assert site.asked == ["/robots.txt", "/open"]  # and robots.txt is asked for once

    def test_it_may_name_us(self, site: Site, read: Read, trouble: Read) -> None:
        site.pages["/robots.txt"] = "User-agent: *\nDisallow: /\n\nUser-agent: Gonggao\nDisallow: /b\n"
        site.pages["/a"] = site.pages["/b"] = PAGE
        assert read("/a")
        assert trouble("/b") == "robots_forbid"

    def test_each_redirect_asks_too(self, site: Site, trouble: Read) -> None:
        site.pages["/robots.txt"] = "User-agent: *\nDisallow: /b"
        site.pages["/b"] = PAGE
        site.redirect("/a", "/b")
        assert trouble("/a") == "robots_forbid"

    def test_hanging_is_not_waited_for(self, site: Site, trouble: Read, monkeypatch: pytest.MonkeyPatch) -> None:
        released = threading.Event()
        monkeypatch.setattr(web, "TIME_ROBOTS", 0.3)
        site.pages["/robots.txt"] = lambda _: released.wait(20)
        site.pages["/a"] = PAGE
        assert trouble("/a") == "robots_unreachable"
        released.set()
        assert "/a" not in site.asked

    @pytest.mark.parametrize("status", [429, 500, 503])
    def test_broken_forbids_all(self, site: Site, trouble: Read, status: int) -> None:
        site.answer("/robots.txt", b"", status)
        assert trouble("/a") == "robots_unreachable"

    def test_it_is_kept_only_once_it_was_read(self, site: Site, read: Read, trouble: Read) -> None:
        site.pages["/a"] = PAGE
        site.answer("/robots.txt", b"", 500)
        assert trouble("/a") == "robots_unreachable"
        site.pages["/robots.txt"] = "User-agent: *\nDisallow:\n"
        assert read("/a")

    def test_redirects_of_it_are_followed_through_the_gate(self, site: Site, read: Read, trouble: Read) -> None:
        site.redirect("/robots.txt", "/r")
        site.pages["/r"] = "User-agent: *\nDisallow: /a"
        assert trouble("/a") == "robots_forbid"
        web.MANNERS = Manners(delay=0)
        site.redirect("/robots.txt", "http://10.0.0.1/robots.txt")
        assert trouble("/a") == "robots_unreachable"
        web.MANNERS = Manners(delay=0)
        site.redirect("/robots.txt", "/robots.txt")
        site.pages["/a"] = PAGE
        assert read("/a")

    def test_a_long_one_is_read_in_part(self, site: Site, read: Read, trouble: Read) -> None:
        site.pages["/robots.txt"] = "User-agent: *\nDisallow: /x\n" + "# filler\n" * 200_000 + "Disallow: /a\n"
        site.pages["/a"] = PAGE
        assert read("/a")
        assert trouble("/x") == "robots_forbid"


class TestAgain:
    @pytest.mark.parametrize("status", [429, 502, 503, 504])
    def test_a_busy_site_is_asked_again(self, site: Site, read: Read, status: int) -> None:
        times = iter((status, status, 200))
        site.pages["/a"] = lambda handler: respond(handler, PAGE.encode(), next(times), {"Retry-After": "0"})
        assert read("/a")
        assert site.asked.count("/a") == 3

    def test_but_not_for_ever(self, site: Site, trouble: Read) -> None:
        site.answer("/a", b"", 503)
        assert trouble("/a") == "server_error"
        assert site.asked.count("/a") == 3

    def test_a_long_wait_is_told_instead(self, site: Site, trouble: Read) -> None:
        site.answer("/a", b"", 503, Retry_After="3600")
        assert trouble("/a") == "busy"
        assert site.asked.count("/a") == 1

    def test_what_the_host_asked_for_is_what_is_said(self, site: Site, read: Read) -> None:
        site.answer("/a", b"", 429, Retry_After="1")
        with pytest.raises(Trouble) as caught:
            read("/a")
        assert caught.value.message == {"key": "busy", "host": "127.0.0.1", "seconds": 1}

    def test_a_dropped_connection(self, site: Site, read: Read) -> None:
        times = iter((False, True))

        def drop(handler: Any) -> None:
            if next(times):
                respond(handler, PAGE.encode())
            else:
                handler.connection.close()

        site.pages["/a"] = drop
        assert read("/a")

    @pytest.mark.parametrize(
        ("value", "date", "seconds"),
        [
            ("7", None, 7.0),
            (" 120 ", None, 120.0),
            ("Wed, 01 Jan 2025 00:00:30 GMT", "Wed, 01 Jan 2025 00:00:00 GMT", 30.0),
            ("Wed, 01 Jan 2025 00:00:00 GMT", "Wed, 01 Jan 2025 00:00:30 GMT", 0.0),
            ("Wed, 01 Jan 2025 00:00:30 GMT", None, None),
            ("soon", None, None),
            ("-1", None, None),
            (None, None, None),
        ],
    )
    def test_retry_after(self, value: str | None, date: str | None, seconds: float | None) -> None:
        assert web.retry_after(value, date) == seconds


class TestTime:
    def drip(self, handler: Any, pieces: Any) -> None:
        stopped = threading.Event()
        try:
            for piece in pieces:
                handler.wfile.write(piece)
                handler.wfile.flush()
                stopped.wait(0.1)
        except OSError:
            return

    def test_a_dripping_body_ends(self, site: Site, trouble: Read, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(web, "TIME_TOTAL", 0.6)
        head = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n"
        site.pages["/a"] = lambda handler: self.drip(handler, [head, *[b"<p>"] * 100])
        assert trouble("/a") == "timed_out"

    def test_a_dripping_head_ends(self, site: Site, trouble: Read, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(web, "TIME_TOTAL", 0.6)
        site.pages["/a"] = lambda handler: self.drip(handler, [b"HTTP/1.0 200 OK\r\n", *[b"X-A: b\r\n"] * 100])
        assert trouble("/a") == "timed_out"

    def test_no_answer_at_all(self, site: Site, trouble: Read, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(web, "TIME_TOTAL", 0.4)
        released = threading.Event()
        site.pages["/a"] = lambda _: released.wait(20)
        assert trouble("/a") == "timed_out"
        released.set()


@pytest.mark.parametrize(
    "head",
    [
        b"SSH-2.0-OpenSSH\r\n",
        b"\x00\x01\x02",
        b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 100_000,
        b"HTTP/1.1 999999 x\r\n\r\n",
    ],
)
def test_what_is_no_http(site: Site, trouble: Read, head: bytes) -> None:
    def babble(handler: Any) -> None:
        handler.close_connection = True
        try:
            handler.wfile.write(head)
        except OSError:
            return

    site.pages["/a"] = babble
    assert trouble("/a") in ("bad_answer", "no_answer")


def test_nobody_there_and_no_such_host(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(allow_hosts=("127.0.0.1",))
    site.server.shutdown()
    site.server.server_close()
    with pytest.raises(Trouble, match="no_answer"):
        web.fetch(f"{site.root}/", settings, NOW)
    with pytest.raises(Trouble, match="host_not_found"):
        web.fetch("http://no-such-host.invalid/", settings, NOW)


def test_plain_http_where_tls_is_expected(site: Site, trouble: Read) -> None:
    assert trouble(f"https://{site.host}/") in ("no_answer", "bad_answer")


def test_proxies_of_the_environment_are_not_asked(site: Site, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
        monkeypatch.setenv(name.upper(), "http://127.0.0.1:9")
    site.pages["/a"] = PAGE
    assert read("/a")


def test_one_visit_at_a_time(site: Site, read: Read) -> None:
    """Four threads, and never two of them in the site at once."""
    inside, most, lock = 0, 0, threading.Lock()

    def visit(handler: Any) -> None:
        nonlocal inside, most
        with lock:
            inside += 1
            most = max(most, inside)
        threading.Event().wait(0.05)
        with lock:
            inside -= 1
        respond(handler, PAGE.encode())

    site.pages["/a"] = visit
    threads = [threading.Thread(target=read, args=("/a",)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1
    assert site.asked.count("/a") == 4
