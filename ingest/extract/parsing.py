"""The source of a page → lxml's tree: scripts taken out, limits kept, what the style sheets hide marked."""

from __future__ import annotations

import contextlib
import re
from typing import Any

from lxml import etree

from ingest.extract import lone_rows, styles
from ingest.extract.consent import take_out
from ingest.extract.folded import fold_out, open_up
from ingest.extract.text import INLINE
from records import Trouble

MAX_TAGS = 300_000  # of a page; the largest real one met had 12,000
MAX_ATTRIBUTES = 2_000  # of a tag
# a letter in both cases first: it rules out most tags before the rest is compared without regard to case
_CLOSED = re.compile(r"</(?:[hH](?i:tml)|[bB](?i:ody))\s*>")
_TITLE = re.compile(r"<title[^>]{0,200}>[^<]{0,400}(?=<)", re.I)
_RAW = re.compile(r"<([sS](?:[cC](?i:ript)|[tT](?i:yle)))\b")
_SURROGATES = re.compile(r"&#(5[56]\d{3}|[xX][dD][89abAB][\da-fA-F]{2});&#(5[67]\d{3}|[xX][dD][c-fC-F][\da-fA-F]{2});")
_STYLES = etree.XPath("//@style[contains(., 'white-space')]")  # a quarter of the time that each element takes
_AS_WRITTEN = re.compile(r"white-space\s*:\s*(?:pre(?:-wrap|-line)?|break-spaces)\s*(?:;|$|!)", re.I)
_LINES = re.compile(r"[。！？：；:!?;][^\S\n]*\n\s*\S")  # a sentence that ends a line, and another line
_BLOCKS = frozenset(("div", "p", "section", "article", "dd"))
_DEEP = 1_000  # elements of a page that may stand in each other too deep
_VAST = 5_000_000  # characters of a page of which a piece may be too long for libxml2
_LONG = 10_000  # characters of a tag that is looked at closely
_LONG_TAG = re.compile(rf"<[a-zA-Z][^>]{{{_LONG},}}")
_MANY_QUOTES = re.compile(r"""<[a-zA-Z](?:[^>"']++(?:"[^"]*+"|'[^']*+')){2000,}+""")


def parse(text: str) -> Any:
    """The tree of a page (its <html> element). Raises Trouble: page_empty (no element), page_too_long, page_tag_too_long, page_too_deep."""
    text = text.lstrip("\ufeff \t\r\n")
    text, sheets = _without_scripts(text)
    if "</title" not in text and "</TITLE" not in text:  # one that is not closed would hold the page
        text = _TITLE.sub(r"\g<0></title>", text, count=1)
    if "<![CDATA[" in text:  # a page that is XML, or was put into a feed: its tags are text to nobody
        before, *opened = text.split("<![CDATA[")
        text = before + "".join(piece.replace("]]>", "", 1) for piece in opened)  # others are text: 「a[b[0]]>3」
    if "&#" in text:
        text = _SURROGATES.sub(_joined, text)
    tags = text.count("<")
    if tags > MAX_TAGS:
        raise Trouble("page_too_long", limit=MAX_TAGS)
    if _overloaded(text):
        raise Trouble("page_tag_too_long", limit=MAX_ATTRIBUTES)
    # what stands behind an early </html> (two pages put together) is read on
    text = _CLOSED.sub("", text)
    # half a character is none of UTF-8; bytes are read sooner than a str, and may declare what they like
    data = text.encode("utf-8", "replace")
    # nothing is looked up by its id
    parser = etree.HTMLParser(
        remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8", collect_ids=False
    )
    try:
        tree = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        tree = None
    if tree is None:
        raise Trouble("page_empty")
    deep = tags > _DEEP or len(text) > _VAST  # only such a page can be; to look through the errors takes time
    if deep and any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        raise Trouble("page_too_deep")  # libxml2 reads 2,048 elements in each other
    lone_rows.join(tree)
    if "white-space" in text:
        _keep_lines(tree)
    if any("srcdoc" in frame.attrib for frame in tree.iter("iframe")):  # sooner known than of the source
        _open_frames(tree)
    open_up(tree)
    if "aria-controls" in text or "data-toggle" in text or "data-bs-toggle" in text:  # no class=dropdown-toggle
        fold_out(tree)
    take_out(tree)
    invisible = styles.is_invisible(text)
    if sheets or invisible:
        styles.mark(tree, sheets, invisible)
    return tree


def _keep_lines(tree: Any) -> None:
    """A box whose own style shows the lines of its text as they stand in the source is a <pre>: <div style="white-space: pre-wrap">."""
    for one in [style.getparent() for style in _STYLES(tree)]:
        if (
            one.tag in _BLOCKS
            and _AS_WRITTEN.search(one.get("style"))
            and all(each.tag in INLINE for each in one.iterdescendants("*"))
        ):
            said = "".join(one.itertext())
            if _LINES.search(said) and next(one.iter("a", "img"), None) is None:
                one.tag = "pre"


def _open_frames(tree: Any) -> None:
    """The document that a page writes into a frame of its own, <iframe srcdoc="…">, in place of the frame, where the page has fewer sentences beside it."""
    beside = "".join(tree.itertext()).count("。")
    for frame in [*tree.iter("iframe")]:
        said = frame.attrib.pop("srcdoc", "")
        if "。" not in said:  # a player, an advertisement
            continue
        inner, _ = _without_scripts(said)
        parser = etree.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", collect_ids=False)
        with contextlib.suppress(etree.XMLSyntaxError):
            body = next(etree.fromstring(inner.encode("utf-8", "replace"), parser).iter("body"), None)
            if body is not None and "".join(body.itertext()).count("。") > beside:
                frame.tag, frame.text = "div", body.text
                frame[:] = body[:]


def _joined(found: re.Match[str]) -> str:
    """The character beyond U+FFFF that two references write as halves of UTF-16: 「&#55357;&#56832;」."""
    high, low = (int(one[1:], 16) if one[0] in "xX" else int(one) for one in found.groups())
    whole = 0xD800 <= high < 0xDC00 <= low < 0xE000
    return chr(0x10000 + (high - 0xD800 << 10) + low - 0xDC00) if whole else found.group()


def _without_scripts(text: str) -> tuple[str, list[str]]:
    """Scripts and styles taken out before the parse, which most of a page's bytes are; and the style sheets that hide something."""
    sheets: list[str] = []
    pieces: list[str] = []
    done = at = 0
    while found := _RAW.search(text, at):
        name = found.group(1)
        end = text.find(f"</{name}", found.end())
        if end < 0:
            end = text.find(f"</{name.swapcase()}", found.end())
        if end < 0:
            break
        pieces.append(text[done : found.start()])
        if name[0] in "sS" and name[1] in "tT" and styles.hides(text, found.end(), end):
            sheets.append(text[text.find(">", found.end()) + 1 : end])
        done = at = text.find(">", end) + 1 or len(text)
    pieces.append(text[done:])
    return "".join(pieces), sheets


def _overloaded(text: str) -> bool:
    """Whether some tag has more attributes than are read: libxml2 compares each with all before it."""
    # a tag so long covers one of these pieces whole
    long = any(text.find(">", at, at + _LONG // 2) < 0 for at in range(0, len(text) - _LONG // 2, _LONG // 2))
    if long and any(len(found.group().split()) > MAX_ATTRIBUTES for found in _LONG_TAG.finditer(text)):
        return True
    return text.count("=") > MAX_ATTRIBUTES and _MANY_QUOTES.search(text) is not None
