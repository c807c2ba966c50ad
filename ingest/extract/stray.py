"""A short line in a box of its own, in the midst of a text that speaks of something else: an advertisement, a notice of the site.

Neither the name of the box nor the words of the line have to be known: no heading or signature of a text stands once in an element
named as none of the text is, in words of which none stands in the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from ingest.extract import marks
from ingest.extract.boxes import CALLS, NUMBERED
from ingest.extract.line import Line
from ingest.extract.text import names_of
from ingest.extract.tree import HEADINGS

# names of elements that are of a text however seldom they stand there
_OF_TEXT = re.compile(
    r"tit|head|caption|quote|summary|abstract|content|text|desc|para|highlight|attach|important|warn"
    r"|(?:^|[\s_-])(?:h\d|sub|lead|intro|sign\w*|inscri\w*|date|time|author|note|remark|foot|cap|body|alert|files?|down\w*|fj|cell|line|row)(?:$|[\s_-])"
)
_SIZED = re.compile(
    r"(?:^|[;\s])(?:(?:max-)?(?:width|height)\s*:\s*\d+px|float\s*:\s*(?:left|right)|overflow\s*:)", re.I
)
_CREDIT = re.compile(r"(?:供图|[摄绘制]图?影?|提供)[)）】\]]?$")  # of a picture: 「通讯员供图」
_HAN_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
_LEAST, _LONGEST = 6, 40  # characters of such a line
_KIN = 0.15  # of its pairs of characters, at most, that the rest holds too
_TEXT = 120  # characters of that rest
_LINES = 3  # and its lines
_TWICE = 2  # such boxes of a text


def strays(inside: list[Line], home: Any) -> set[int]:
    """Which of the lines of a body, by their places, stand alone in a box of something else. `home` holds the running text."""
    last = len(inside) - 1
    places = [at for at in range(last) if _may_be(inside[at]) and (at or _floats(inside[at]))]
    if not places or home is None:
        return set()
    held = Counter(element for line in inside for element in _boxes(line, home))
    named = Counter(_name(element) for element in held)
    return {
        at
        for at in places
        if any(
            held[element] == 1 and named[_name(element)] <= _TWICE and _is_named(element)
            for element in _boxes(inside[at], home)
        )
        and _is_strange(at, inside)
    }


def _may_be(line: Line) -> bool:
    text = line.bare
    return (
        line.kind == "paragraph"
        and _LEAST <= len(text) <= _LONGEST
        and line.bold < len(line.text) - 2
        and text[-1] not in "。；：;:"
        and ":" not in text
        and not line.meta
        and not NUMBERED.match(text)
        and not (line.links and CALLS.search(text))
        and not marks.ANNOUNCES.search(text)
        and not marks.SIGN_DATE.match(text)
        and not marks.ORGANISATION.search(text)
        and not marks.SIGNS_OFF.search(text)
        and not _CREDIT.search(text)
    )


def _floats(line: Line) -> bool:
    """Whether a line is all of a table that the text flows round: <table align=left>."""
    table = next(line.node.element.iterancestors("table"), None)
    return table is not None and table.get("align") in ("left", "right") and len(list(table.iter("td", "th"))) == 1


def _boxes(line: Line, home: Any) -> list[Any]:
    """The elements below `home` in which a line stands."""
    found = []
    element = line.node.element
    while element is not None and element is not home:
        found.append(element)
        element = element.getparent()
    return found if element is home else []


def _name(element: Any) -> tuple[str, str]:
    return element.tag, names_of(element)


def _is_named(element: Any) -> bool:
    """Whether an element has a name of its own, and not one of a piece of a text; a table with a single line, and a box of a given size, need none."""
    names = names_of(element).strip()
    if element.tag in HEADINGS or names and _OF_TEXT.search(names):
        return False
    return bool(names) or element.tag == "table" or _SIZED.search(element.get("style") or "") is not None


def _is_strange(at: int, inside: list[Line]) -> bool:
    """Whether the other lines speak of something else than this one."""
    others = [line.bare for number, line in enumerate(inside) if number != at]
    pairs = set(_HAN_PAIR.findall(inside[at].bare))
    if len(pairs) < _LEAST - 2 or len(others) < _LINES or sum(map(len, others)) < _TEXT:
        return False
    return sum(any(pair in other for other in others) for pair in pairs) <= _KIN * len(pairs)
