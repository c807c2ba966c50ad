"""An article that goes on elsewhere: the pages behind the first are fetched and read with it as one."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from archive.bare import read
from records import Page, Reading, Settings, Trouble, same_source, site_of


def whole(page: Page, settings: Settings, strict: bool) -> tuple[Reading, tuple[Page, ...]]:
    """What is read of a page with those on which its article goes on, and these pages.

    Followed is what the page calls its next page, at the same host, while it bears the same title; not that of a
    thread, on which replies stand. Where one cannot be fetched, the reading ends before it and says so (`next_url`);
    `strict`: Trouble("next_page_failed") is raised instead, so that a shorter text never replaces a whole one.
    """
    from ingest import fetch
    from ingest.fetch.limits import FOLLOW_PAGES

    reading = read(page)
    following: list[Page] = []
    seen = {same_source(page.source)}
    last, goes_on = page, None if reading.thread else reading.next_url
    while goes_on and page.kind == "url" and len(following) < FOLLOW_PAGES:
        address = _next(last, goes_on)
        if address is None or same_source(address) in seen or site_of(address) != site_of(page.source):
            break
        seen.add(same_source(address))
        try:
            last = fetch.fetch(address, settings, page.fetched)
        except Trouble:
            if strict:
                raise Trouble("next_page_failed", address=address) from None
            break
        one = read(last)
        if one.error is not None or not same_article(reading.title, one.title):
            break
        if site_of(last.source) != site_of(page.source) or any(last.data == known.data for known in (page, *following)):
            break
        following.append(last)
        goes_on = one.next_url
    return (read(page, following) if following else reading), tuple(following)


def _next(page: Page, href: str) -> str | None:
    try:
        return urljoin(page.address or page.source, href)
    except ValueError:
        return None


def same_article(first: str | None, other: str | None) -> bool:
    """Whether a next page bears the title of the first, numbers aside: 「通告」 and 「通告（2）」, 「通告（第二頁）」."""
    one, two = (re.sub(r"[第共]?[一二三四五六七八九十\d]+[頁页]|[\W\d_]", "", title or "") for title in (first, other))
    return not two or one.startswith(two) or two.startswith(one)


SHORT = 120  # code points of a text that may be an error or a notice of the site
SHRUNK = 3  # times as long as it the text was that it came instead of


def shrunk(before: Reading, after: Reading) -> bool:
    """Whether what came of an address is hardly its announcement: a few words, no day, another title or none.

    Sites say in many ways with status 200 that a page is gone; one that says so in a way that nobody knows yet must not
    take the place of what was read.
    """
    from zh.dates import find

    short = len(after.body) < SHORT and len(before.body) >= SHRUNK * len(after.body)
    if not short or (after.title and same_article(before.title, after.title)):
        return False
    return after.published is None and not find(after.body, None)
