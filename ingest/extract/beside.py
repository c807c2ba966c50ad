"""Text beside the element that an adapter names: a lead before it, a second one called alike, paragraphs that an editor set outside."""

from __future__ import annotations

from typing import Any

from ingest.extract.boxes import AD, NOISE
from ingest.extract.flow import ends
from ingest.extract.line import Line, Node
from ingest.extract.posts import Spans
from ingest.extract.text import names_of
from ingest.extract.tree import Walk

_PLAIN = frozenset("p ul ol dl table blockquote pre".split())
_BOXES = frozenset(("div", "section"))
_SAID = 10  # characters of a sentence
_LONE = 2  # elements round the named one that hold nothing else


def reach(walk: Walk, spans: Spans, number: int) -> tuple[int, int]:
    """The first line and the one behind the last of the text whose element is `number`: with its neighbours that say sentences."""
    node = walk.nodes[number]
    begin, end = spans[number]
    for _ in range(_LONE):  # alone in its parent: neighbours are the parent's
        if node.parent <= 0 or spans[node.parent] != (begin, end):
            break
        node = walk.nodes[node.parent]
    if node.parent < 0:
        return begin, end
    named = walk.nodes[number].element.get("class")
    around = [one for one in _children(walk, node.parent) if spans[one.number][0] < spans[one.number][1]]
    at = around.index(node)
    for one in reversed(around[:at]):
        lines = walk.lines[slice(*spans[one.number])]
        if not _is_text(one.element, lines, named, one.element.tag in _BOXES):
            break
        begin = spans[one.number][0]
    for one in around[at + 1 :]:
        lines = walk.lines[slice(*spans[one.number])]
        if not _is_text(one.element, lines, named, False):
            break
        end = spans[one.number][1]
    return begin, end


def _children(walk: Walk, number: int) -> list[Node]:
    found = []
    at = number + 1
    while at <= walk.nodes[number].last:
        found.append(walk.nodes[at])
        at = walk.nodes[at].last + 1
    return found


def _is_text(element: Any, lines: list[Line], named: str | None, boxes: bool) -> bool:
    """Whether an element beside the text goes on with it; of boxes with another name only where `boxes` allows it."""
    called = names_of(element)
    if any(ends(line) or line.meta or line.index or line.linked > 0.5 for line in lines):
        return False
    if element.tag in _BOXES and named and any(one.get("class") == named for one in element.iter(element.tag)):
        return True
    if element.tag not in _PLAIN and not boxes or NOISE.search(called) or AD.search(called):
        return False
    return any(len(line.text) >= _SAID and line.bare.endswith("。") for line in lines)
