"""A notice of short lines under its own heading, beside a box of running text: 「一樓六月三日清理。」 four times, and 推薦文章.

Running text decides what a page's body is; where it stands in a box of something else and a notice stands under the page's heading,
the notice does.
"""

from __future__ import annotations

import re
from typing import Any

from ingest.extract import events, marks
from ingest.extract.body import Range
from ingest.extract.boxes import BOX, HEADING, NOISE
from ingest.extract.files import is_attachment
from ingest.extract.line import Line
from ingest.extract.text import names_of
from ingest.extract.tree import Walk

_TAGS = frozenset(("aside", "footer", "nav", "form"))
_TITLES = frozenset(("h1", "h2", "h3"))
_CONTENT = re.compile(r"(?:^|[\s_-])(?:content|article|entry|text|txt|detail|zoom|neirong|zhengwen)(?:$|[\s_-])")
_ABOUT = re.compile(r"(?:^|[\s_-])about(?:[-_]?us)?(?:$|[\s_-])")
_ABOUT_US = re.compile(r"\W*关于(?:我们|本站|本网)\W*$")
_OTHERS = re.compile(r"^\W*(?:更多|相关|延伸|推荐|热门|精彩|猜你|最新|往期)")
_HEAD = 3  # lines behind a heading in which its line of time stands
_MOST = 60  # lines of a short notice
_LEAST = 16  # characters of one
_TITLE = 12  # characters of the heading of a box


def heed(walk: Walk, found: Range) -> bool:
    """Gives the lines of a short notice points, and takes them from the box found instead; whether there is such a notice."""
    lines = walk.lines
    for at, line in enumerate(lines):
        if line.kind != "heading" or line.opens or line.node.tag not in _TITLES or len(line.text) < 4:
            continue
        if found.first <= at <= found.last:
            return False
        if found.row and found.row[0][0] <= at < found.row[-1][1]:
            continue  # a later post is no notice beside the first
        below = found.first if at < found.first else len(lines)
        timed = [one for one in range(at + 1, min(below, at + 1 + _HEAD)) if _is_time(lines[one])]
        if not timed and line.node.tag != "h1":
            continue
        own = _own(lines, timed[-1] + 1 if timed else at + 1, found)
        said = [one for one in own if lines[one].bare.endswith("。")]
        dated = any(events.MONTH_DAY.search(lines[one].bare) for one in own)
        if not said and not (timed and (len(own) > 1 or dated)):
            continue
        box = _box(lines, found, own)
        if box is None:
            continue
        node = next(node for node in walk.nodes if node.element is box)
        begin, end = walk.spans[node.number]
        # under its day a sentence alone is a notice, beside what the site says of itself
        alone = timed and (_ABOUT.search(names_of(box)) or _ABOUT_US.match(lines[begin].bare))
        # lines without a stop, in an element called content or before one called otherwise, over what leads to other pages
        others = not said and lines[begin].opens and _OTHERS.match(lines[begin].bare)
        listed = others and (BOX.search(names_of(box)) or all(_in_content(lines[one]) for one in own))
        enough = sum(len(lines[one].text) for one in own) >= _LEAST and len(said) > 1
        if not alone and not enough and not (listed and (dated or sum(len(lines[one].text) for one in own) >= _LEAST)):
            continue
        if not _is_other(lines, found, box, lines[begin], [lines[one] for one in own]):
            continue
        for other in lines[begin:end]:
            other.score = min(other.score, -2.0)
        for one in own:
            lines[one].score = max(lines[one].score, 0.5 * len(lines[one].text))
            lines[one].after = False
        return True
    return False


def _is_time(line: Line) -> bool:
    return line.meta > 0 and line.dated


def _own(lines: list[Line], begin: int, found: Range) -> list[int]:
    """The lines under a head up to what is none of a notice."""
    own: list[int] = []
    for at in range(begin, min(len(lines), begin + _MOST)):
        line = lines[at]
        if found.first <= at <= found.last or line.opens and not marks.SIGN_DATE.match(line.bare):
            break
        if line.linked > 0.6 and not is_attachment(line):
            break
        if own and line.kind == "heading" and line.node.parent != lines[own[0]].node.parent:
            break
        if own or not line.meta:
            own.append(at)
    return own


def _box(lines: list[Line], found: Range, own: list[int]) -> Any:
    """The largest element that holds the running text found and none of the notice; None where both stand in one."""
    heaviest = max(lines[found.first : found.last + 1], key=lambda line: line.score)
    around = {one for at in own for one in (lines[at].node.element, *lines[at].node.element.iterancestors())}
    box = None
    for one in (heaviest.node.element, *heaviest.node.element.iterancestors()):
        if one in around:
            break
        box = one
    return box


def _is_other(lines: list[Line], found: Range, box: Any, first: Line, own: list[Line]) -> bool:
    """Whether a box is none of the notice: it is called so, opens so, or stands behind a signed notice or beside its content."""
    element = lines[found.first].node.element
    while element is not None:
        called = names_of(element)
        if element.tag in _TAGS or NOISE.search(called) or BOX.search(called):
            return True
        if element is box:
            break
        element = element.getparent()
    if first.opens and len(first.text) <= HEADING:
        return True
    headed = (
        len(first.text) <= _TITLE and first is not lines[found.first] and not marks.SENTENCE_MARK.search(first.bare)
    )
    if not headed:
        return False
    if any(marks.SIGN_DATE.match(line.bare) for line in own[-2:]):
        return True
    return _in_content(own[0], box)


def _in_content(line: Line, beside: Any = None) -> bool:
    """Whether a line stands in an element called content; in one that does not hold the element `beside`."""
    around = set(beside.iterancestors()) if beside is not None else ()
    element = line.node.element
    return any(_CONTENT.search(names_of(one)) for one in (element, *element.iterancestors()) if one not in around)
