"""Headings of sections that are links: to themselves, as tools that make pages set them, or to a page of their own. They are text."""

from __future__ import annotations

import re

from ingest.extract.text import attribute
from ingest.extract.tree import HEADINGS, Line

_TAGS = HEADINGS | {"dt"}
_NUMBERED = re.compile(
    r"^[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:\s?[、.)]|\s)|^第[一二三四五六七八九十\d]{1,3}[章节条项步部]|^[问q]\s?\d{0,2}\s*[:.、]"
)


def unlink(lines: list[Line]) -> None:
    """Takes the links from the headings that lead to a place of the page, or are numbered with text under them."""
    for at, line in enumerate(lines):
        if not line.links or line.linked < 0.5 or line.node.element.tag not in _TAGS:
            continue
        hrefs = [attribute(anchor, "href") for anchor in line.anchors]
        own = all(len(href) > 1 and href.startswith("#") for href in hrefs)
        if own or _NUMBERED.match(line.bare) and _has_text(lines, at):
            line.links, line.linked = 0, 0.0


def _has_text(lines: list[Line], at: int) -> bool:
    below = lines[at + 1] if at + 1 < len(lines) else None
    return below is not None and not below.links and below.node.parent == lines[at].node.parent
