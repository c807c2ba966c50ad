"""An address → a page: redirects, robots.txt, retries and what an answer's status means, all through the gate."""

from __future__ import annotations

import contextlib
import datetime
import email.utils
import html
import math
import re
import time
from collections.abc import Iterator, Mapping
from email.message import Message as Headers
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

import httpx

from ingest.fetch import addresses, bodies, gate, kinds, walls
from ingest.fetch.addresses import Address
from ingest.fetch.gate import Deadline
from ingest.fetch.limits import (
    MAX_REDIRECTS,
    MAX_ROBOTS,
    RETRIES,
    RETRY_FIRST,
    RETRY_LONGEST,
    TIME_ROBOTS,
    TIME_TOTAL,
)
from ingest.fetch.manners import USER_AGENT, Manners
from records import Page, Settings, Trouble, canonical

MANNERS = Manners()
HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1",
    "Accept-Language": "zh,zh-CN;q=0.9,zh-TW;q=0.9,en;q=0.3",
    "Accept-Encoding": bodies.ACCEPTED,
    "Connection": "close",
}
URL_SAFE = "/?#[]@!$&'()*+,;=:%~-._"  # RFC 3986, and what is escaped already
REDIRECTS = (301, 302, 303, 307, 308)
FOR_A_WHILE = (429, 502, 503, 504)  # worth another try


_COOKIE = re.compile(r"[!#$%&'*+.^_`|~\w-]{1,100}=[!#-+\--:<-\[\]-~]{0,1000}(?=;|$)", re.ASCII)  # RFC 6265, 4.1.1
_LOG_IN = re.compile(r"(?:^|[/_.-])(?:log[_-]?(?:in|on)|sign[_-]?in|passport|sso|cas)(?:[/_.-]|$)", re.I)


class Answer(NamedTuple):
    status: int
    location: str | None
    content_type: str | None
    charset: str | None
    data: bytes
    etag: str | None = None
    modified: str | None = None
    wait: float | None = None  # seconds that a busy host asked for
    cookies: tuple[str, ...] = ()  # what it sets, as it wants them back: "name=value"


def fetch(address: str, settings: Settings, now: str) -> Page:
    """The page at an address. `settings.allow_hosts` names hosts that may be private; `now` is an instant in ISO.

    `source` of the page is the canonical address at which it was found in the end, `file` the address as it was given.
    Raises Trouble with a key of `messages.py`: no address (bad_address, bad_scheme, address_login, refused_port,
    internal_address, host_not_found), no answer (no_answer, timed_out, bad_certificate, bad_answer, too_large,
    too_many_redirects), refused (robots_forbid, robots_unreachable, page_forbidden, busy, busy_now), no page (page_not_found,
    server_error, bad_status, not_a_page, empty_page, gone_home, login_wall, robot_wall, error_page, empty_shell).
    """
    return _page(address, now, *_follow(address, settings, Deadline(TIME_TOTAL)))


def fetch_if_changed(address: str, settings: Settings, now: str, etag: str | None, modified: str | None) -> Page | None:
    """As `fetch`; None where the server says that the page is still the one of this `etag` and `modified`."""
    seen = {"If-None-Match": etag, "If-Modified-Since": modified}
    headers = {name: value for name, value in seen.items() if value}
    here, answer = _follow(address, settings, Deadline(TIME_TOTAL), headers)
    return None if answer.status == 304 else _page(address, now, here, answer)


def _page(address: str, now: str, here: Address, answer: Answer) -> Page:
    data, content_type = answer.data, answer.content_type
    if data.startswith(b"\x1f\x8b"):  # a packed file, not a packed answer: sitemap.xml.gz
        data, content_type = bodies.unpack(data), None
    page = Page(
        source=canonical(str(here.url)),
        file=address.strip(),
        data=data,
        fetched=now,
        kind="url",
        charset=answer.charset,
        content_type=content_type,
        address=str(here.url.copy_with(fragment=None)),
        etag=answer.etag,
        modified=answer.modified,
    )
    kind = kinds.of(data, content_type)
    if kind is not None:
        raise Trouble("not_a_page", kind=kind)
    if not data.strip():
        raise Trouble("empty_page")
    if _gone_home(address, page.source):
        raise Trouble("gone_home", address=page.source)
    if _LOG_IN.search(urlsplit(page.source).path) and not _LOG_IN.search(urlsplit(address.strip()).path):
        raise Trouble("login_wall")  # a page was asked for, and the way to sign in came
    walls.check(page)
    return page


def _follow(
    address: str, settings: Settings, deadline: Deadline, headers: Mapping[str, str] = MappingProxyType({})
) -> tuple[Address, Answer]:
    here = addresses.read(address, settings.allow_hosts)
    jar: dict[str, dict[str, str]] = {}  # of this one visit, and for none but the host that set them
    for _ in range(MAX_REDIRECTS + 1):
        _ask_robots(here, settings, deadline)
        cookies = jar.setdefault(here.origin, {})
        given = {"Cookie": "; ".join(cookies.values())} if cookies else {}
        answer = _visit(here, deadline, headers={**headers, **given})
        cookies |= {cookie.partition("=")[0]: cookie for cookie in answer.cookies}
        location = answer.location if answer.status in REDIRECTS else refresh(answer.data)
        if not location:
            if answer.status != 304 or not headers:
                _check_status(answer, here)
            return here, answer
        here = _redirected(here, location, settings)
    raise Trouble("too_many_redirects", most=MAX_REDIRECTS)


_META = re.compile(rb"""<meta\s[^>]*http-equiv\s*=\s*["']?\s*refresh\b[^>]*>""", re.IGNORECASE)
_CONTENT = re.compile(rb"""\scontent\s*=\s*["']?\s*(\d+)\s*[;,]\s*url\s*=\s*["']?([^"'>\s]+)""", re.IGNORECASE)


def refresh(data: bytes) -> str | None:
    """Where a page that is nothing but a redirect leads: `<meta http-equiv="refresh" content="0;url=/new/">`."""
    meta = _META.search(data) if len(data) < 4096 else None
    found = _CONTENT.search(meta[0]) if meta else None
    if found is None or len(found[1]) > 1:  # a page that loads itself anew every 60 seconds
        return None
    text = re.sub(rb"<(script|style|title)\b.*?</\1>|<[^>]*>|\s", b"", data, flags=re.IGNORECASE | re.DOTALL)
    return html.unescape(quote(found[2], safe=URL_SAFE)) if len(text) < 300 else None


def _redirected(here: Address, location: str, settings: Settings) -> Address:
    try:
        address = urljoin(str(here.url), location)
    except ValueError:
        raise Trouble("bad_address", address=location) from None
    return addresses.read(address, settings.allow_hosts)


def _ask_robots(here: Address, settings: Settings, deadline: Deadline) -> None:
    """Raises Trouble where robots.txt forbids the address or does not answer (RFC 9309, 2.3.1.4: all is forbidden)."""
    if not MANNERS.allows(here.origin, str(here.url), lambda: _robots(here, settings, deadline.within(TIME_ROBOTS))):
        raise Trouble("robots_forbid", host=here.host)


def _robots(of: Address, settings: Settings, deadline: Deadline) -> str:
    """The text of a host's robots.txt; empty where there is none (RFC 9309, 2.3.1.3: any 4xx; too many redirects)."""
    here = addresses.read(f"{of.origin}/robots.txt", settings.allow_hosts)
    for hop in range(MAX_REDIRECTS + 1):
        try:
            answer = _visit(here, deadline, MAX_ROBOTS)
            if answer.status in REDIRECTS and answer.location:
                here = _redirected(here, answer.location, settings)
                continue
        except Trouble as trouble:
            if hop == 0 and trouble.message["key"] not in ("timed_out", "bad_answer", "bad_address", "bad_scheme"):
                raise  # the host of the page itself: refused, or not there
            raise Trouble("robots_unreachable", host=of.host) from None
        if answer.status == 429 or answer.status >= 500:
            raise Trouble("robots_unreachable", host=of.host)
        return answer.data.decode("utf-8", "replace") if answer.status == 200 else ""
    return ""


def _visit(
    here: Address, deadline: Deadline, most: int | None = None, headers: Mapping[str, str] = MappingProxyType({})
) -> Answer:
    """One address asked for, again after a while where the host is busy or drops the connection.

    `most`: only so many bytes of the body are of interest. Raises what the gate raises, and Trouble("busy", seconds).
    """
    for attempt in range(RETRIES + 1):
        wait = RETRY_FIRST * 2**attempt
        try:
            with _turn(here, deadline), gate.opened(here, {**HEADERS, **headers}, deadline) as answer:
                if answer.status_code not in FOR_A_WHILE or most is not None:
                    return _read(answer, deadline, most)
                asked = retry_after(answer.headers.get("retry-after"), answer.headers.get("date"))
                if asked is not None and asked > RETRY_LONGEST:
                    raise Trouble("busy", host=here.host, seconds=round(asked))
                last = Answer(answer.status_code, None, None, None, b"", wait=asked)
                wait = max(wait, asked or 0.0)
        except Trouble as trouble:
            if trouble.message["key"] != "no_answer" or attempt == RETRIES:
                raise
        else:
            if attempt == RETRIES:
                return last
        _wait(wait, deadline)
    raise Trouble("no_answer", host=here.host)


@contextlib.contextmanager
def _turn(here: Address, deadline: Deadline) -> Iterator[None]:
    try:
        with MANNERS.turn(here.origin, lambda seconds: _wait(seconds, deadline), deadline.left()):
            yield
    except TimeoutError:
        raise Trouble("timed_out") from None


def _wait(seconds: float, deadline: Deadline) -> None:
    time.sleep(deadline.left(seconds))
    deadline.left()


def _read(answer: httpx.Response, deadline: Deadline, most: int | None) -> Answer:
    raw = {name.lower(): value for name, value in answer.headers.raw}
    location = quote(raw.get(b"location", b"").strip(), safe=URL_SAFE)
    headers = Headers()
    headers["Content-Type"] = re.sub(r"[\r\n]", " ", answer.headers.get("content-type", ""))
    charset = headers.get_param("charset")
    data = b""
    if answer.status_code in (200, 203):
        data = bodies.read(answer, deadline) if most is None else bodies.read(answer, deadline, most, cut=True)
    return Answer(
        answer.status_code,
        location or None,
        headers.get_content_type() if answer.headers.get("content-type") else None,
        charset if isinstance(charset, str) and charset.isascii() else None,
        data,
        answer.headers.get("etag"),
        answer.headers.get("last-modified"),
        cookies=tuple(found[0] for value in answer.headers.get_list("set-cookie") if (found := _COOKIE.match(value))),
    )


def retry_after(value: str | None, date: str | None) -> float | None:
    """Seconds that a Retry-After asks for: a number, or a date counted from the answer's own Date; None without one."""
    if not value:
        return None
    if value.strip().isdigit():
        return float(value.strip()[:9])
    try:
        until, start = (email.utils.parsedate_to_datetime(text or "") for text in (value, date))
        seconds = (until - start) / datetime.timedelta(seconds=1)
    except (ValueError, TypeError):
        return None
    return max(0.0, seconds)


def _check_status(answer: Answer, here: Address) -> None:
    status = answer.status
    if status in (200, 203):
        return
    if status in (404, 410):
        raise Trouble("page_not_found", status=status)
    if status in (401, 403, 407, 451):
        raise Trouble("page_forbidden", status=status)
    if status == 429:
        if answer.wait:
            raise Trouble("busy", host=here.host, seconds=math.ceil(answer.wait))
        raise Trouble("busy_now", host=here.host)
    raise Trouble("server_error" if status >= 500 else "bad_status", status=status)


def _gone_home(asked: str, found: str) -> bool:
    """Whether a page was asked for and the front page of a site came: what many sites do for pages that are gone."""
    before, after = urlsplit(asked.strip()), urlsplit(found)
    name = before.path.rstrip("/").rpartition("/")[2].lower()
    at_home = after.path in ("", "/") and not after.query
    return at_home and bool(name or before.query) and not re.match(r"(index|default|home)\b", name)
