"""What an element's own style does to its text: hides it, strikes it out, raises it, sets it bold, sizes it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from msgspec import Struct

from ingest.extract.text import INLINE, attribute

# read against a style in lower case, which takes a third of the time that patterns without regard to case do
_HIDDEN = re.compile(
    r"display\s*:\s*none|(?:left|top|text-indent)\s*:\s*-\d{4,}|mso-element\s*:\s*comment|mso-hide\s*:\s*all"
)
# of an element without others inside: round them it only takes the gaps out between boxes
_NO_SIZE = re.compile(r"font-size\s*:\s*(?:0(?:\.0*)?(?:px|pt|r?em|%)?|[01](?:\.\d*)?p[xt])\s*(?:;|$|!)")
# of a piece of a line that others stand beside: a block may be shown later
_UNSEEN = re.compile(
    r"(?<![\w-])(?:opacity\s*:\s*0(?:\.0+)?\s*(?:;|$|!)|color\s*:\s*transparent|clip\s*:\s*rect\(\s*0)"
)
_NO_EXTENT = re.compile(r"(?<![\w-])(?:height|width)\s*:\s*0(?:px)?\s*(?:;|$|!)")
_CUT_OFF = re.compile(r"overflow\s*:\s*hidden")
_SIZED = re.compile(
    r"display\s*:\s*(?:inline-)?block|position\s*:\s*(?:absolute|fixed)|float\s*:"
)  # others have no extent
_SHOWN = re.compile(r"background|shadow|stroke|animation|transition")  # what shows such letters after all, or later
_LINED_OUT = re.compile(r"text-decoration(?:-line)?\s*:\s*line-through")
_SUPER = re.compile(r"vertical-align\s*:\s*super")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_SIZE = re.compile(r"font-size\s*:\s*(\d+(?:\.\d+)?)\s*(px|pt)", re.I)
_LONG_STYLE = 200  # characters of a style that is not kept


class Style(Struct, frozen=True):
    """What the style of an element does to its text."""

    hidden: bool
    no_size: bool
    unseen: bool
    struck: bool
    raised: bool
    bold: bool


PLAIN = Style(False, False, False, False, False, False)


def _read(style: str) -> Style:
    style = style.lower()
    hidden, no_size, *others = (
        rule.search(style) is not None for rule in (_HIDDEN, _NO_SIZE, _LINED_OUT, _SUPER, _BOLD)
    )
    found = (hidden, no_size, len(style) <= _LONG_STYLE and _is_unseen(style), *others)
    return Style(*found) if any(found) else PLAIN


def _is_unseen(style: str) -> bool:
    if _SHOWN.search(style):
        return False
    cut_off = _CUT_OFF.search(style) and _NO_EXTENT.search(style) and _SIZED.search(style)
    return bool(_UNSEEN.search(style) or cut_off)


@lru_cache(maxsize=256)
def _set(style: str) -> Style:
    """A page has the same few styles again and again."""
    return _read(style)


def read_style(style: str | None) -> Style:
    """What a style says, `PLAIN` where that is nothing of this."""
    return PLAIN if style is None else _set(style) if len(style) <= _LONG_STYLE else _read(style)


def hides(element: Any, look: Style) -> bool:
    """Whether an element is not shown."""
    if look.hidden or not len(element) and (look.no_size or look.unseen and _in_a_line(element)):
        return True
    hidden = element.get("hidden")
    return hidden is not None and hidden.lower() != "until-found"


def _in_a_line(element: Any) -> bool:
    """Whether an element is a piece of a line, with text right beside it, which no script or sheet shows later by a name of it."""
    if element.keys() != ["style"]:
        return False
    before = element.getprevious()
    front = element.getparent().text if before is None else before.tail
    return element.tag in INLINE and bool((front or "").strip() or (element.tail or "").strip())


def font_size(element: Any) -> float:
    """The size that an element's style gives its text, in px (0: none given)."""
    style = element.get("style")
    found = _SIZE.search(style) if style else None
    if not found:
        return 0.0
    return float(found.group(1)) * (4 / 3 if found.group(2).lower() == "pt" else 1)


def inner_size(element: Any) -> float:
    """The size given by elements that hold all of an element's text: <p><b><span style=…>, <td><font size=5>."""
    size = 0.0
    while len(element) == 1 and not (element.text or "").strip():
        inner = element[0]
        if (inner.tail or "").strip() or inner.tag not in INLINE:
            break
        element = inner
        large = attribute(element, "size") if element.tag == "font" else ""
        size = max(size, font_size(element), 24.0 if large in ("5", "6", "7", "+2", "+3", "+4") else 0.0)
    return size
