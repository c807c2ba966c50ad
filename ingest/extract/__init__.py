"""Text of a page → Extracted: HTML by the general way or by a site adapter, else plain text."""

from __future__ import annotations

import re
from collections.abc import Callable

from ingest.extract import markdown
from ingest.extract.page import extract_html
from ingest.extract.plain import extract_text
from records import Extracted

_HTML = re.compile(
    r"<(?i:!doctype|html|head|body|div|p|pre|center|font|ol|dl|table|meta|article|section|span|br|h[1-6]|ul|td)(?=[\s>/])"
)
_LOOK = 20_000  # characters in which a tag is looked for
_ENDS = re.compile("[\u2028\u2029]")
_PARTED = re.compile("\u00ad[ \t]*\r?\n[ \t]*")
_TAG = re.compile(r"(<[a-zA-Z/][^<>]*+>)")
_NAME = re.compile(r"<(/?)(?:title|h[1-6])(?=[\s/>])", re.I)


def extract(text: str, address: str | None, reread: Callable[[str], str] = str) -> Extracted:
    """What a page holds. `address` is where it stood on the web (a date in it may be the page's).

    `reread` gives a text with what was decoded twice read again: rules know the words of such a page by that, while
    its lines are given out as they are written.

    Raises Trouble: page_empty, page_without_text, page_too_long, page_tag_too_long, page_too_deep.
    """
    page = _HTML.search(text, 0, _LOOK) is not None and not markdown.opens(text)
    if "\u2028" in text or "\u2029" in text:  # ends of lines and paragraphs that no tag tells
        text = _broken(text) if page else _ENDS.sub("\n", text)
    if not page and "\u00ad" in text:  # a word that was parted at the end of a line
        text = _PARTED.sub("", text)
    mended = reread(text)
    written = None if mended == text else text
    if page:
        return extract_html(mended, address, written)
    return extract_text(mended, address, written)


def _broken(text: str) -> str:
    """A page whose lines U+2028 ends, with <br> for it; in a tag (<img alt=…>), in <title> and in a heading it is a blank."""
    pieces = _TAG.split(text)
    inside = False
    for at, piece in enumerate(pieces):
        if at % 2 and (named := _NAME.match(piece)):
            inside = not named.group(1)
        if "\u2028" in piece or "\u2029" in piece:
            pieces[at] = _ENDS.sub(" " if at % 2 or inside else "<br>", piece)
    return "".join(pieces)
