"""Lines that tell what a picture shows, where no element of their own says so: in the middle, set small or grey, right under the picture."""

from __future__ import annotations

import re
from typing import Any

from ingest.extract import marks
from ingest.extract.line import Line

_LONGEST = 40  # characters
_UP = 3  # elements that a line or a picture stands in alone
# how such a line is set, in what `assembly` tells of it: in letters of 13 px at the most, in a grey
_QUIET = re.compile(
    r"font-size\s*:\s*(?:(?:[6-9]|1[0-3])(?:\.\d+)?px|(?:[6-9]|10)(?:\.\d+)?pt)|\bfont (?:\S+ ){3}[12]\b|\bsmall\b"
    r"|(?<![\w-])color\s*:\s*(?:gr[ae]y|#([5-9ab][\da-f]?)\1\1(?![\da-f])|rgb\(\s*([1-9]\d+)\s*,\s*\2\s*,\s*\2\s*\))",
    re.I,
)
_STOPS = frozenset("。：:；;！!？?，,")


def is_caption(line: Line, look: str) -> bool:
    """Whether a line is a caption; `look`: how it is set."""
    if "center" not in look or len(line.text) > _LONGEST or line.bold or line.text[-1] in _STOPS:
        return False
    if marks.ANNOUNCES.search(line.bare):  # the next announcement, under a picture that parts it from the first
        return False
    return _QUIET.search(look) is not None and _under_picture(line.node.element)


def _under_picture(element: Any) -> bool:
    """Whether the element in front of this one holds a picture and no text."""
    for _ in range(_UP):
        before = element.getprevious()
        if before is not None:
            return next(before.iter("img"), None) is not None and not "".join(before.itertext()).strip()
        if (element := element.getparent()) is None or (element.text or "").strip():
            return False
    return False
