"""A list page, an RSS or Atom feed, or a sitemap → the addresses of the announcements that it leads to.

Nothing is fetched here: who follows the addresses goes through the gate for each. Of an HTML page it is the list that
is wanted, not its menus: links are put together by where they stand (the tags round them), and the group is taken that
looks most like a list of titles: long link texts, days beside them, not in a menu, a margin or a foot.
"""

from __future__ import annotations

import calendar
import datetime
import html
import io
import re
import time
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import feedparser
import lxml.etree
import lxml.html

from records import Link, Links, Trouble, canonical

MOST = 2_000  # links of one list; sitemaps may hold 50,000
TITLE = 6  # code points from which a link's text may be a title: 「放假通知」 is too short to tell it from a menu
SENTENCE = 30  # code points of a piece of text from which it is running text
PROSE = 3  # times as much running text as titles is allowed where the titles have days
DATED = 0.6  # share of a group's links with a day beside them, from which it is a dated list
_ZONE = datetime.timezone(datetime.timedelta(hours=8))  # days are those of China, as times in pages are
_ZONED = re.compile(r":\d\d(?:\.\d+)?\s*(?:[+-]\d\d:?\d\d|(?![ap]m\s*$)[a-z]{1,4})\s*$", re.IGNORECASE)
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2})(?!\d)")
_WHEN = _DAY.pattern + r" ?日?( ?\d{1,2}:\d{2}(:\d{2})?)?"
_SECONDS = re.compile(r"1\d{9}(?:\d{3})?")
# a day as feeds write it, with its month in English or Chinese
_NAMED_DAY = re.compile(
    r"(?<!\d)(\d{1,2})[ -](Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|(?:十?[一二]|[三四五六七八九十])月|1[0-2]月|[1-9]月)[a-z]*[ -]((?:19|20)\d\d)(?!\d)",
    re.I,
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan一月 feb二月 mar三月 apr四月 may五月 jun六月 jul七月 aug八月 sep九月 oct十月 nov十一月 dec十二月".split(), 1
    )
    for name in (names[:3], names[3:], f"{number}月")
}
_DAY_BEFORE = re.compile(rf"^[\[(（【]?{_WHEN}[\])）】]?\s*")
_DAY_BEHIND = re.compile(rf"\s*[\[(（【]?{_WHEN}[\])）】]?$")
_SHORT_DAY = re.compile(r"(?<!\d)(?:\d{1,2}-\d{1,2}|\d{1,2}月\d{1,2}日|\d{1,2}/\d{1,2})(?!\d)")
_NEXT = re.compile(r"(下一?[页頁]|[后後]一[页頁]|next( page)?|older( posts)?)\s*[>›»→]*|[>›»]", re.IGNORECASE)
_MARGINS = re.compile(
    r"\b(nav|menu|foot|footer|head|header|aside|side|sidebar|crumb|breadcrumb|pager|pagination|friend|links?)\b"
)
_XML = lxml.etree.XMLParser(resolve_entities=False, no_network=True, recover=True, remove_comments=True)


def find(text: str, address: str) -> Links:
    """What a list leads to. `text` is the decoded page, `address` where it stood (relative links hang on it).

    Raises Trouble("no_list") where it is no list.
    """
    start = text.lstrip("\ufeff \r\n\t")[:2000].lower()
    if re.search(r"<(rss|feed|rdf:rdf)[\s>]", start):
        found = _feed(text, address)
    elif re.search(r"<(urlset|sitemapindex)[\s>]", start):
        found = _sitemap(text, address)
    elif start.startswith(("http://", "https://")) and "<" not in start:
        found = Links("sitemap", _once(Link(line.strip(), None, None) for line in text.splitlines()))
    else:
        found = _page(text, address)
    if not found.links and not found.more:
        raise Trouble("no_list")
    return found


def _once(links: Iterator[Link]) -> tuple[Link, ...]:
    """Each address once (the first title that it has), only those of the web, at most MOST."""
    kept: dict[str, Link] = {}
    for link in links:
        if len(kept) >= MOST:
            break
        if urlsplit_safe(link.address) is not None:
            kept.setdefault(canonical(link.address), link)
    return tuple(kept.values())


def urlsplit_safe(address: str) -> str | None:
    """The host of an address of the web, else None."""
    try:
        parts = urlsplit(address)
        return parts.hostname if parts.scheme in ("http", "https") else None
    except ValueError:
        return None


def _join(address: str, href: str) -> str | None:
    try:
        joined = urljoin(address, href.strip())
    except ValueError:
        return None
    return joined if urlsplit_safe(joined) else None


def _undeclared(text: str) -> bytes:
    """XML as UTF-8, whatever encoding it declared before it was decoded."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff")).lstrip().encode("utf-8", "replace")


def _feed(text: str, address: str) -> Links:
    # a stream, never a text: feedparser opens what looks like an address or the name of a file
    headers = {"content-location": address, "content-type": "application/xml; charset=utf-8"}
    try:
        feed = feedparser.parse(io.BytesIO(_undeclared(text)), response_headers=headers, sanitize_html=False)
    except Exception:  # its second, lenient parser raises what it likes: UnicodeEncodeError for &#xD800;
        return Links("feed", ())

    def entries() -> Iterator[Link]:
        for entry in feed.entries:
            href = _join(address, entry.get("link") or "")
            # dict.get: the entry's own takes one key for the other, and warns
            said = [
                (dict.get(entry, f"{name}_parsed"), dict.get(entry, name) or "") for name in ("published", "updated")
            ]
            moment, written = next((pair for pair in said if pair[0]), max(said, key=lambda pair: bool(pair[1])))
            day = _feed_day(moment, written)
            # what feedparser cannot parse comes back as the address of the feed itself
            if href and canonical(href) != canonical(address):
                title = html.unescape(re.sub(r"</?[a-zA-Z][^>]*>", "", entry.get("title") or ""))
                yield Link(href, _line(title) or None, day)

    return Links("feed", _once(entries()))


def _feed_day(moment: time.struct_time | None, written: str) -> str | None:
    """The day of an entry, of what feedparser made UTC of: 「Mon, 13 Jan 2025 07:30:00 +0800」 is the 13th here too, as
    midnight is that stands in a feed as 16:00 GMT of the day before. Without a zone it is as written.

    Read by its own words where feedparser takes them for another day or for none: 「2023/6/8 15:07」, 「2023年06月08日」, seconds since 1970,
    「Thu, 08 Jun 2023 15:55:00」, 「08 六月 2023」."""
    written = written.strip()
    day = _DAY.search(written)
    if day and (moment is None or not written.startswith(f"{day[1]}-")):
        return _iso(day)
    if _SECONDS.fullmatch(written):
        return datetime.datetime.fromtimestamp(int(written[:10]), _ZONE).date().isoformat()
    if moment is None:
        named = _NAMED_DAY.search(written)
        return _dated(int(named[3]), _MONTHS[named[2].lower()], int(named[1])) if named else None
    try:
        when = datetime.datetime.fromtimestamp(calendar.timegm(moment), datetime.UTC)
        return (when.astimezone(_ZONE) if _ZONED.search(written) else when).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return None


def _sitemap(text: str, address: str) -> Links:
    try:
        tree = lxml.etree.fromstring(_undeclared(text), _XML)
    except (lxml.etree.LxmlError, ValueError):
        return Links("sitemap", ())
    if tree is None:
        return Links("sitemap", ())
    links, more = [], []
    for place in tree.iter("{*}loc"):
        parent = place.getparent()
        href = _join(address, place.text) if place.text and place.text.strip() else None
        if parent is None or href is None:
            continue
        of = str(parent.tag).rpartition("}")[2]
        if of == "sitemap":
            more.append(href)
        elif of == "url":
            day = _DAY.search(parent.findtext("{*}lastmod") or "")
            links.append(Link(href, None, _iso(day)))
    return Links("sitemap", _once(iter(links)), tuple(dict.fromkeys(more))[:MOST])


class _Anchor(NamedTuple):
    node: lxml.html.HtmlElement
    address: str
    title: str


class _Row(NamedTuple):
    box: lxml.html.HtmlElement
    text: str


def _page(text: str, address: str) -> Links:
    try:
        tree = lxml.html.document_fromstring(_undeclared(text), parser=lxml.html.HTMLParser(encoding="utf-8"))
    except (lxml.etree.LxmlError, ValueError):
        return Links("page", ())
    base = tree.find(".//base[@href]")
    if base is not None:
        address = _join(address, base.get("href")) or address
    groups = _groups(list(_anchors(tree, address)))
    rows = {place: _rows(group) for place, group in groups.items()}
    best = max(rows, key=lambda place: _score(place, groups[place], rows[place]), default=None)
    if best is None or not _is_list(tree, groups[best], rows[best]):
        return Links("page", ())
    links = (
        Link(anchor.address, anchor.title, _iso(_DAY.search(row.text)))
        for anchor, row in zip(groups[best], rows[best], strict=True)
    )
    following = _next(tree, address)
    return Links("page", _once(links), (following,) if following else ())


def _is_list(tree: lxml.html.HtmlElement, group: list[_Anchor], rows: list[_Row]) -> bool:
    """Whether the group is what the page is for: an article has running text beside its links to others."""
    if len({anchor.address for anchor in group}) < 2:
        return False
    letters = sum(len(anchor.title) for anchor in group)
    boxes = {row.box for row in rows}
    prose = 0
    for node in tree.xpath(".//body//text()[not(ancestor::a or ancestor::script or ancestor::style)]"):
        length = len(_line(node))
        if length >= SENTENCE and not any(above in boxes for above in node.getparent().iterancestors()):
            prose += length if node.getparent() not in boxes else 0
    return prose <= letters * (PROSE if _is_dated(rows) else 1)


def _anchors(tree: lxml.html.HtmlElement, address: str) -> Iterator[_Anchor]:
    here = canonical(address)
    for node in tree.iter("a"):
        href = (node.get("href") or "").strip()
        if not href or href.startswith("#"):
            continue
        joined = _join(address, href)
        title = _bare(_line("".join(node.itertext())))
        longer = _line(node.get("title") or "")
        if title.endswith(("…", "...", "..")) and longer.startswith(title.rstrip("….")[:4]):
            title = longer
        if joined and len(title) >= TITLE and canonical(joined) != here:
            yield _Anchor(node, joined, title)


def _bare(title: str) -> str:
    """A title without the day that stands before or behind it in the same link: 「[2024-05-01] 關於放假的通知」."""
    return _DAY_BEFORE.sub("", _DAY_BEHIND.sub("", title)) or title


def _groups(anchors: list[_Anchor]) -> dict[str, list[_Anchor]]:
    """Links by where they stand: the tags round them, and the names of the boxes that hold several links.

    The names of a single row do not matter: `<li class="first">` and `<li class="odd">` are of one list.
    """
    held: dict[lxml.html.HtmlElement, set[str]] = {}
    for anchor in anchors:
        for above in anchor.node.iterancestors():
            held.setdefault(above, set()).add(anchor.address)
    groups: dict[str, list[_Anchor]] = {}
    for anchor in anchors:
        steps = [
            f"{above.tag}#{above.get('id') or ''}.{above.get('class') or ''}" if len(held[above]) > 1 else above.tag
            for above in anchor.node.iterancestors()
        ]
        groups.setdefault(re.sub(r"\d+", "", "/".join(steps)), []).append(anchor)
    return groups


def _rows(group: list[_Anchor]) -> list[_Row]:
    """For each link the largest box round it that holds no other of its group: where its day and its summary stand."""
    members = {anchor.node for anchor in group}
    return [_row(anchor.node, members) for anchor in group]


def _row(node: lxml.html.HtmlElement, members: set[lxml.html.HtmlElement]) -> _Row:
    box = node
    for above in node.iterancestors():
        if above.tag in ("body", "html") or any(one in members and one is not node for one in above.iter("a")):
            break
        box = above
    tail = box.tail or ""  # <a>title</a> 2024-05-01 <br>
    return _Row(box, _line(f"{' '.join(box.itertext())} {tail}")[:1000])


def _score(place: str, group: list[_Anchor], rows: list[_Row]) -> float:
    letters = sum(min(len(anchor.title), 40) for anchor in group)
    weight = 3.0 if _is_dated(rows) else 1.0
    if _MARGINS.search(re.sub(r"[_/.\-]", " ", place.lower())):
        weight /= 4
    return letters * weight


def _is_dated(rows: list[_Row]) -> bool:
    return sum(bool(_DAY.search(row.text) or _SHORT_DAY.search(row.text)) for row in rows) >= DATED * len(rows)


def _next(tree: lxml.html.HtmlElement, address: str) -> str | None:
    """The next page of a list: what says so in its `rel`, else the link that is called so."""
    for node in tree.iter("a", "link"):
        text = _line("".join(node.itertext()))
        called = node.tag == "a" and text and len(text) <= 10 and _NEXT.fullmatch(text.strip("[]【】() "))
        if (node.get("rel") or "").lower() == "next" or called:
            href = (node.get("href") or "").strip()
            joined = _join(address, href) if href and not href.startswith("#") else None
            if joined and canonical(joined) != canonical(address):
                return joined
    return None


def _line(text: str) -> str:
    return " ".join(text.split())


def _iso(day: re.Match[str] | None) -> str | None:
    return _dated(int(day[1]), int(day[2]), int(day[3])) if day else None


def _dated(year: int, month: int, day: int) -> str | None:
    """None where there is no such day."""
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
