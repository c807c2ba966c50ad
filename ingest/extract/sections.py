"""Links that are text: headings of sections that lead to themselves, as tools that make pages set them, or to a page of their own,
and what is told one after another under such a heading: 「身分證、戶口名簿」.
"""

from __future__ import annotations

import re

from ingest.extract.boxes import NUMBERED
from ingest.extract.line import Line
from ingest.extract.text import attribute
from ingest.extract.tree import HEADINGS

_TAGS = HEADINGS | {"dt"}
_WORD = 12  # characters of a linked word
_BETWEEN = 4  # letters of such a sentence that are no link
_JOINS = re.compile(r"[\s、，,和与與及或以。；;]*")


def unlink(lines: list[Line]) -> None:
    """Takes the links from the headings that lead to a place of the page, or are numbered with text under them."""
    for at, line in enumerate(lines):
        if not line.links or line.linked < 0.5:
            continue
        if line.node.tag not in _TAGS:
            if _is_sentence(line) or at and "、" in line.text and _heads(lines[at - 1]) and _joined(line):
                line.links, line.linked = 0, 0.0
            continue
        hrefs = [attribute(anchor, "href") for anchor in line.anchors]
        own = all(len(href) > 1 and href.startswith("#") for href in hrefs)
        if own or NUMBERED.match(line.bare) and _has_text(lines, at):
            line.links, line.linked = 0, 0.0


def _heads(line: Line) -> bool:
    """Whether a line is over a section of a text, or a term over what is said of it."""
    return not line.opens and (line.kind in ("heading", "term") or NUMBERED.match(line.bare) is not None)


def _is_sentence(line: Line) -> bool:
    """Whether a line is a sentence in which single words are links: 「<a>小型車</a>每次<a>五元</a>，<a>中型車</a>每次<a>十元</a>。」"""
    if len(line.anchors) < 2 or not line.text.endswith("。"):
        return False
    words = ["".join(anchor.itertext()).strip() for anchor in line.anchors]
    return (
        not words[-1].endswith("。")
        and max(map(len, words)) <= _WORD
        and len(line.letters) - sum(map(len, words)) >= _BETWEEN
    )


def _joined(line: Line) -> bool:
    """Whether a line is links that are joined as words in a sentence are."""
    rest = line.text
    for anchor in line.anchors:
        rest = rest.replace("".join(anchor.itertext()).strip(), "", 1)
    return _JOINS.fullmatch(rest) is not None


def _has_text(lines: list[Line], at: int) -> bool:
    below = lines[at + 1] if at + 1 < len(lines) else None
    return below is not None and not below.links and below.node.parent == lines[at].node.parent
