"""Short lines in front of a text, each in a box of its own, that belong to it: what a notice says first is often its day."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Any

from ingest.extract import events, marks
from ingest.extract.boxes import AD, NOISE
from ingest.extract.line import Line
from ingest.extract.text import names_of
from ingest.extract.tree import HEADINGS

_PLAIN = HEADINGS | frozenset("p ul ol li dl dt dd pre blockquote figure figcaption center details summary".split())
_NUMBER = re.compile(r"[〔\[(]\s*\d{2,4}\s*[〕\])]\s*\D{0,2}\d+\s*号\W*$")  # of a document
_PRESS = re.compile(r"\W*[\u4e00-\u9fff]{0,4}(?:联[系络]人?|电话|传真|手机|[发供]稿[\u4e00-\u9fff]{0,2})\s*:")
_OUTSIDE = frozenset("header footer nav aside form".split())  # elements of a page that hold none of its text
_WHEN = re.compile(r"\W*(?:时间|日期)\s*:\s*\S+\W*$")
_HOURS = re.compile(r"\d{1,2}:\d\d\s*(?:[-–—~～至到]\s*){1,2}\d{1,2}:\d\d")


def told_days(lines: list[Line], low: int, first: int, home: Any) -> None:
    """Marks what the notice says: days alone in front of its first line of text, under a line of time with its labels that is none of it.

    They stand in `home`, the element of the text, or in boxes beside it in an element that does not hold that line.
    """
    timed = next((at for at in range(low, first) if lines[at].meta == 2 and lines[at].dated), None)
    if home is None or timed is None:
        return
    over = lines[timed].node.element
    around = {over, *over.iterancestors()}
    if home in around:
        return
    out = _day(lines[timed])
    for at in range(first, timed, -1):
        line = lines[at]
        if not line.meta or marks.TIME.search(line.bare):
            continue
        inside = line.node.element is home or home in line.node.element.iterancestors()
        beside = not inside and at < first and _day(line) != out and _beside(line, lines[at + 1], around)
        if line.meta == 1 and (inside or beside) or beside and _WHEN.match(line.bare):
            line.said()
            line.score = max(line.score, -0.5)


def _day(line: Line) -> list[str]:
    found = marks.DATE.search(line.bare)
    return re.findall(r"[1-9]\d*", found[0]) if found else []


def _beside(line: Line, following: Line, around: set[Any]) -> bool:
    """Whether two lines stand in an element that is none of those given."""
    home = _apart(line.node.element, following.node.element)[2]
    return home is not None and home not in around


def _apart(one: Any, other: Any) -> tuple[list[Any], list[Any], Any]:
    """Each of two elements with those round it that do not hold the other, and the one that holds both; None where one is in the other."""
    around = {other, *other.iterancestors()}
    boxes = list(takewhile(lambda element: element not in around, (one, *one.iterancestors())))
    if not boxes:
        return [], [], None
    home = boxes[-1].getparent()
    others = list(takewhile(lambda element: element is not home, (other, *other.iterancestors())))
    return boxes, others, home if others else None


def _alike(boxes: list[Any], others: list[Any]) -> bool:
    """Whether the outermost of some elements are made alike: called so, sections, or with the same in them."""
    one, other = boxes[-1], others[-1]
    if one.tag != other.tag or one.get("class") != other.get("class"):
        return False
    return (
        bool(one.get("class")) or one.tag == "section" or [each.tag for each in boxes] == [each.tag for each in others]
    )


def goes_before(line: Line, following: Line) -> bool:
    """Whether a short line in front of a text goes on into it, though each has a box of its own: <div><p>6月3日停水。</p></div>.

    Their boxes are made alike, or what stands there is a sentence, a label, says when, or is in the element that holds the text.
    """
    if line.node is following.node:
        return not line.opens
    boxes, others, home = _apart(line.node.element, following.node.element)
    if home is None or any(one.tag in _OUTSIDE or _is_noise(one) for one in boxes):
        return False
    text = line.bare
    if line.opens or line.kind == "row" or marks.is_menu(text) or marks.TOOLS.match(text):
        return False
    if line.told:
        return True
    # when it came out, under which number, whom the press may call: 「日期05-06」, 「河政办〔2026〕8号」, 「聯絡人：阿珍」
    stamp = marks.STAMP.search(text)
    dated = marks.DATE.search(text) and not marks.tells_when(text) or stamp and not _HOURS.match(text, stamp.start())
    if text[-1:] != "。" and (dated or _NUMBER.search(text) or _PRESS.match(text)):
        return False
    if text[-1:] in "。;:!" or events.MONTH_DAY.search(text) or _alike(boxes, others):
        return True
    return home.tag != "body" and all(one.tag in _PLAIN or _is_plain_box(one) for one in boxes)


def _is_plain_box(element: Any) -> bool:
    return element.tag in ("div", "section") and not (element.get("class") or element.get("id"))


def _is_noise(element: Any) -> bool:
    named = names_of(element)
    return len(named) > 1 and (NOISE.search(named) or AD.search(named)) is not None
