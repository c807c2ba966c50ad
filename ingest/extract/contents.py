"""The list of a page's own headings in front of them: links to places of the page, each called as a heading below.

「目錄 · 秤重方式 · 違規處理」 over a text with these two headings. A list that leads to other pages, or names what no heading says, is text.
"""

from __future__ import annotations

import re

from ingest.extract.boxes import NUMBERED
from ingest.extract.line import Line
from ingest.extract.text import attribute

_LABEL = re.compile(r"\W*(?:[本文章此页]{0,2}(?:目录|内容导航|大纲|章节)|(?:table of )?contents|on this page)\W*")
_LEAST = 2  # links of such a list
_WITHIN = 0.9  # share of a line that is linked


def contents(inside: list[Line]) -> set[int]:
    """Which of the lines of a body, by their places, are such a list, with the label over it."""
    linked = [at for at, line in enumerate(inside) if _leads_within(line)]
    if len(linked) < _LEAST:
        return set()
    below = {_name(line.bare): at for at, line in enumerate(inside) if not line.anchors}
    found = {at for at in linked if below.get(_name(inside[at].bare), -1) > at}
    if len(found) < _LEAST:
        return set()
    over = min(found) - 1
    return found | {over} if over >= 0 and _LABEL.fullmatch(inside[over].bare) else found


def _leads_within(line: Line) -> bool:
    """Whether a line is nothing but links to places of its own page."""
    return line.linked >= _WITHIN and all(attribute(one, "href").startswith("#") for one in line.anchors)


def _name(text: str) -> str:
    """A heading without its number: a list of contents often leaves it out."""
    return NUMBERED.sub("", text.strip()).strip()
