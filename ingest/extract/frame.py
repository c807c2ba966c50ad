"""The edges of a body: the title and its lines in front, signature, attachments and advertisements behind."""

from __future__ import annotations

from typing import Any, NamedTuple

from ingest.extract import days, marks
from ingest.extract.body import Range
from ingest.extract.boxes import look
from ingest.extract.edges import (
    belongs,
    calls,
    end_of,
    follows,
    is_head,
    is_moment,
    is_outside,
    opens_text,
    plain,
    repeats,
    says_whom,
)
from ingest.extract.files import is_attachment
from ingest.extract.flow import flowing, led
from ingest.extract.front import goes_before, told_days
from ingest.extract.line import Line
from ingest.extract.titles import WINDOW, find_title, names, whole_title

_GAP = 12  # short lines between the line of time and the first running text
_MOST = 0.9  # share of the running text that stands in one element
_SHORT = 60  # characters of a line behind that element that is none of the text
_LISTS = frozenset(("ul", "ol", "li", "dl", "dd", "details"))


class Frame(NamedTuple):
    """Where the body's lines begin and end, the lines that are the title (-1, -1: none), and the lines between both."""

    first: int
    last: int
    title: int
    title_last: int
    head: tuple[int, ...]


def frame(lines: list[Line], body: Range, titles: list[str]) -> Frame:
    """`titles` are what <title>, og:title … say, bare."""
    body = _behind_title(lines, body, titles)
    told_days(lines, max(0, body.first - _GAP), body.first, _home(lines, body))
    core = _core(lines, body.first, body.last)
    while body.first < body.last and not _inside(lines[body.first], core) and _heads(lines[body.first]):
        body = body._replace(first=body.first + 1)
    title = find_title(lines, body, titles)
    title, title_last = whole_title(lines, title, titles)
    first = body.first
    if title_last >= body.first:  # the title stood in the densest run
        first = title_last + 1
    head_end = title_last
    home = _home(lines, body)
    at = max(title_last + 1, 0)
    stop = min(len(lines), max(body.first, title_last) + 8)
    while at < stop:
        line = lines[at]
        if (
            is_head(line, lines, at)
            or title >= 0
            and at > title
            and (repeats(line, lines[title]) or at == head_end + 1 and _set_apart(lines, at, title, home))
        ):
            head_end = at
        elif at >= body.first and line.score > 0:
            break
        at += 1
    first = max(first, head_end + 1) if title_last >= body.first or head_end >= body.first else first
    # short lines between head and running text belong to the body (「各位同學：」, 「一、」)
    low = max(head_end + 1, first - _GAP)
    while first > low and head_end >= 0:
        line = lines[first - 1]
        inside = _inside(line, home)
        if opens_text(line, inside) or belongs(line) and (inside or goes_before(line, lines[first])):
            first -= 1
        elif (over := led(lines, first - 1, low, home)) >= 0:
            first = over
        else:
            break
    last = body.last
    while last > first and not _inside(lines[last], core) and _apart(lines[last]) and not _under_rows(lines, last):
        last -= 1
    last = _before_history(lines, first, last, core)
    text_end = end_of(lines, body._replace(last=last))
    while last + 1 < len(lines):
        reach = last + 1
        if not follows(lines, reach, text_end):
            # a link between the text and who signs: 「查看完整規則」
            linked = lines[reach].linked > 0.6 and not lines[reach].opens and reach + 1 < len(lines)
            reach += 1
            if not (linked and marks.SIGNS_OFF.search(lines[reach].bare) and follows(lines, reach, text_end)):
                break
        last = reach
    last = flowing(lines, last, home)
    while last > first and (lines[last].boxed or is_outside(lines[last], lines[first:last])):
        last -= 1
    while first < last and (
        is_head(lines[first], lines, first)
        or marks.is_source_line(lines[first].bare)
        or calls(lines[first])
        or marks.SUMMARY.match(lines[first].bare)
        and look(lines[first]) != look(lines[first + 1])
    ):
        first += 1
    head = tuple(range(max(0, min(title, first) if title >= 0 else first - 6), first))
    return Frame(first, last, title, title_last, head)


def _set_apart(lines: list[Line], at: int, title: int, home: Any) -> bool:
    """Whether a line right under a title or its head is set apart as a head's is, in the title's element or outside that of the text.

    One without a moment (「小編」 「637」) is of a head beside the page's day alone.
    """
    line, over = lines[at], lines[title]
    if line.apart is None or _inside(line, home) and line.node.parent != over.node.parent:
        return False
    return bool(line.apart) or any(
        one.apart or one.dated and is_moment(one.bare) or days.alone(one.bare)
        for one in (*lines[max(0, title - 2) : title], *lines[title + 1 : at + 2])
    )


def _behind_title(lines: list[Line], body: Range, titles: list[str]) -> Range:
    """The range without what stands over a heading that <title> names, where most of the text is under it (a column of comments)."""
    wanted = [plain(one) for one in titles if one]
    named = [
        at
        for at in range(max(0, body.first - WINDOW), body.last)
        if lines[at].kind == "heading" and any(names(lines[at].letters, one) for one in wanted)
    ]
    if not named or named[0] <= body.first:
        return body
    text = lines[named[0]].letters  # the title of a second announcement, of an annex, stands in the page's own
    if any(text in line.letters for line in lines[max(0, body.first - WINDOW) : named[0]] if len(line.text) <= 200):
        return body
    below = sum(max(0.0, line.score) for line in lines[named[0] + 1 : body.last + 1])
    above = sum(max(0.0, line.score) for line in lines[body.first : named[0]])
    return body._replace(first=named[0] + 1) if below >= 0.7 * above else body


def _home(lines: list[Line], body: Range) -> Any:
    """The element that holds the running text; of a single line, the one that holds its element; of a list, what it stands in."""
    running = [line.node.element for line in lines[body.first : body.last + 1] if line.score > 0]
    if not running:
        return None
    first, last = running[0], running[-1]
    if first is last:
        home = first.getparent()
    else:
        around = {first, *first.iterancestors()}
        home = next((one for one in (last, *last.iterancestors()) if one in around), None)
    while home is not None and home.tag in _LISTS:
        home = home.getparent()
    return home


def _core(lines: list[Line], first: int, last: int) -> Any:
    """The smallest element that holds nine tenths of the running text and several lines; None where that is not settled."""
    running = [line for line in lines[first : last + 1] if line.score > 0]
    total = sum(line.score for line in running)
    if len(running) < 3:
        return None
    heaviest = max(running, key=lambda line: line.score).node.element
    around: dict[Any, list[Line]] = {one: [] for one in (heaviest, *heaviest.iterancestors())}
    for line in running:
        element = line.node.element
        while element not in around:
            element = element.getparent()
        around[element].append(line)
    held, count = 0.0, 0
    for element, inside in around.items():
        held += sum(line.score for line in inside)
        count += len(inside)
        if held >= _MOST * total and count >= 2:
            return element
    return None


def _apart(line: Line) -> bool:
    """Whether a line that stands outside the element of the text is short and no signature, attachment or row."""
    return (
        len(line.text) <= _SHORT
        and line.kind not in ("row", "item")
        and not is_attachment(line)
        and not marks.SIGN_DATE.match(line.bare)
        and not marks.ORGANISATION.search(line.bare)
    )


def _under_rows(lines: list[Line], at: int) -> bool:
    """Whether a line that says whom to call stands right under a table: it is of what that tells."""
    return at > 0 and lines[at - 1].kind == "row" and says_whom(lines[at])


def _before_history(lines: list[Line], first: int, last: int, core: Any) -> int:
    """The last line before a list of dated entries under a heading of its own, outside the element of the text: what came out before."""
    at = last
    while at > first and not _inside(lines[at], core):
        at -= 1
    begin = next((one for one in range(at + 1, last) if lines[one].kind == "heading"), last)
    entries = sum(len(line.text) <= _SHORT and line.dated for line in lines[begin + 1 : last + 1])
    return begin - 1 if entries >= 2 else last


def _heads(line: Line) -> bool:
    """Whether a line in front of the element of the text may be a title: short, and no sentence."""
    return _apart(line) and not marks.SENTENCE_MARK.search(line.bare) and line.text[-1:] not in "：:？?"


def _inside(line: Line, home: Any) -> bool:
    element = line.node.element
    return home is None or element is home or any(one is home for one in element.iterancestors())
