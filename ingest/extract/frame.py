"""The edges of a body: the title and its lines in front, signature, attachments and advertisements behind."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any, NamedTuple

from ingest.extract import marks
from ingest.extract.body import Range
from ingest.extract.boxes import look
from ingest.extract.edges import (
    SUBJECT,
    SUBJECT_LABEL,
    belongs,
    calls,
    follows,
    is_head,
    is_outside,
    opens_text,
    plain,
    repeats,
)
from ingest.extract.files import is_attachment
from ingest.extract.flow import flowing, led
from ingest.extract.front import goes_before, told_days
from ingest.extract.own_style import font_size, inner_size
from ingest.extract.posts import heading
from ingest.extract.sites import NOTICE, PIECES, is_site, notice_under
from ingest.extract.text import attribute, names_of
from ingest.extract.tree import HEADINGS, Line

_WINDOW = 40  # lines in front of a body in which its title is looked for
_GAP = 12  # short lines between the line of time and the first running text
_MOST = 0.9  # share of the running text that stands in one element
_SHORT = 60  # characters of a line behind that element that is none of the text
_TAIL = 14  # lines behind the last running text that may still belong to the body
_WORD = 2  # characters of a heading that is a title
_DASH = re.compile("[\u2014\u2013\u2015\u2500-]{1,3}")
_SECTION = re.compile(r"^[(]?[一二三四五六七八九十\d]{1,3}[)、.．]|[:：]$")
_LABEL = re.compile(r"^[\u4e00-\u9fff]{1,5}\s*:\s*\S{0,12}$")
_HOME = re.compile(r"(?:https?://[^/]+)?/?(?:index\.\w+)?$", re.I)
_LISTS = frozenset(("ul", "ol", "li", "dl", "dd", "details"))
_TOLD = re.compile(r"^[\u4e00-\u9fff]{2,6}\s*[\d,]+$")  # 「文章數 812」
_TITLE_CLASS = re.compile(r"tit|ttl|head|subject|biaoti|bt\b")


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
    at = max(title_last + 1, 0)
    stop = min(len(lines), max(body.first, title_last) + 8)
    while at < stop:
        line = lines[at]
        if is_head(line, lines, at) or title >= 0 and at > title and repeats(line, lines[title]):
            head_end = at
        elif at >= body.first and line.score > 0:
            break
        at += 1
    first = max(first, head_end + 1) if title_last >= body.first or head_end >= body.first else first
    # short lines between head and running text belong to the body (「各位同學：」, 「一、」)
    low = max(head_end + 1, first - _GAP)
    home = _home(lines, body)
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
    while last > first and not _inside(lines[last], core) and _apart(lines[last]):
        last -= 1
    last = _before_history(lines, first, last, core)
    end = last
    while last + 1 < len(lines) and last < end + _TAIL:
        reach = last + 1
        if not follows(lines, reach, body._replace(last=end)):
            # a link between the text and who signs: 「查看完整規則」
            linked = lines[reach].linked > 0.6 and not lines[reach].opens and reach + 1 < len(lines)
            reach += 1
            if not (
                linked and marks.SIGNS_OFF.search(lines[reach].bare) and follows(lines, reach, body._replace(last=end))
            ):
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


def _behind_title(lines: list[Line], body: Range, titles: list[str]) -> Range:
    """The range without what stands over a heading that <title> names, where most of the text is under it (a column of comments)."""
    wanted = [plain(one) for one in titles if one]
    named = [
        at
        for at in range(max(0, body.first - _WINDOW), body.last)
        if lines[at].kind == "heading" and any(_names(lines[at].letters, one) for one in wanted)
    ]
    if not named or named[0] <= body.first:
        return body
    text = lines[named[0]].letters  # the title of a second announcement, of an annex, stands in the page's own
    if any(text in line.letters for line in lines[max(0, body.first - _WINDOW) : named[0]] if len(line.text) <= 200):
        return body
    below = sum(max(0.0, line.score) for line in lines[named[0] + 1 : body.last + 1])
    above = sum(max(0.0, line.score) for line in lines[body.first : named[0]])
    return body._replace(first=named[0] + 1) if below >= 0.7 * above else body


def _names(text: str, title: str) -> bool:
    return len(text) >= 6 and text in title and len(text) >= 0.5 * len(title)


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


def _before_history(lines: list[Line], first: int, last: int, core: Any) -> int:
    """The last line before a list of dated entries under a heading of its own, outside the element of the text: what came out before."""
    at = last
    while at > first and not _inside(lines[at], core):
        at -= 1
    begin = next((one for one in range(at + 1, last) if lines[one].kind == "heading"), last)
    entries = sum(
        len(line.text) <= _SHORT and marks.DATE.search(line.bare) is not None for line in lines[begin + 1 : last + 1]
    )
    return begin - 1 if entries >= 2 else last


def _heads(line: Line) -> bool:
    """Whether a line in front of the element of the text may be a title: short, and no sentence."""
    return _apart(line) and not marks.SENTENCE_MARK.search(line.bare) and line.text[-1:] not in "：:？?"


def _inside(line: Line, home: Any) -> bool:
    element = line.node.element
    return home is None or element is home or any(one is home for one in element.iterancestors())


def whole_title(lines: list[Line], at: int, titles: list[str]) -> tuple[int, int]:
    """A title set in several lines: those beside it that <title> holds together with it."""
    if at < 0:
        return -1, -1
    first = last = at
    wanted = [plain(one) for one in titles if one]
    text = lines[at].letters
    if not any(text in one and len(text) < 0.9 * len(one) for one in wanted):
        return at, at
    while last + 1 < len(lines) and last < at + 3:
        longer = text + lines[last + 1].letters
        if len(longer) == len(text) or not any(longer in one for one in wanted):
            break
        text, last = longer, last + 1
    while first > 0 and first > at - 3:
        front = lines[first - 1].bare.strip()
        longer = plain(front) + text
        if len(longer) == len(text) or lines[first - 1].links or not any(longer in one for one in wanted):
            break
        if any(re.search(re.escape(front) + r"\s*[-_|:—–]", one) for one in titles):  # a section: 「新聞稿-…」
            break
        text, first = longer, first - 1
    return first, last


def find_title(lines: list[Line], body: Range, titles: list[str]) -> int:
    """The line that is the page's title: one that <title> holds, else the heading nearest in front of the body."""
    if body.post:  # one of several posts: its own heading, not the site's
        own = heading(lines, body.post[0], body.first)
        if own >= 0:
            return own
    wanted = [plain(one) for one in titles if one]
    best, best_points, site = -1, 0.0, -1
    for at in range(max(0, body.first - _WINDOW * 5), min(len(lines), body.first + 6, body.last + 1)):
        line = lines[at]
        if len(line.text) > 200 or line.kind == "row" or line.linked > 0.9 and at < body.first - 3 * _WINDOW:
            continue
        text = line.letters
        if (
            not (_WORD if line.kind == "heading" or text in wanted else 4) <= len(text) <= 120
            or line.kind == "item"
            and _in_trail(line)
        ):
            continue
        named = any(_names(text, one) for one in wanted)
        if at > 0 and _is_subtitle(lines, at, at - 1) and not (named and not _stands_in(lines[at - 1], wanted)):
            continue
        points = 0.0
        if not wanted and at < body.first - _WINDOW:
            continue
        held, reverse = 0.0, False
        for one in wanted:
            if text in one:
                held = max(held, len(text) / max(1, len(one)))
            reverse = reverse or len(one) >= 6 and one in text
        if at < body.first - _WINDOW and held <= 0.2 and not reverse:
            continue
        if line.linked > 0.9 and any(_HOME.match(anchor.get("href", "#")) for anchor in line.anchors):
            continue  # the site's name, which leads home
        if (
            at > body.first
            # who signs may be called as the page is: the day stands behind
            and (held < 0.85 or at + 1 < len(lines) and marks.SIGN_DATE.match(lines[at + 1].bare))
            and any(one.score > 20 and "。" in one.text for one in lines[body.first : at])
        ):
            continue  # behind running text: the name of an annex, of a notice that is quoted
        crumbs = marks.is_breadcrumb(line.bare)
        if held > 0.2 and not crumbs:
            points += 3.0 + 9.0 * held
        elif reverse and not crumbs:
            points += 6.0
        points += _heading(line)
        if at and SUBJECT_LABEL.match(lines[at - 1].bare) and at <= body.first:
            points += 12.0
        if crumbs or line.meta or line.after:
            points -= 4.0
        elif line.linked > 0.9 and not held:
            points -= (
                1.5
                if line.kind == "heading" or _TITLE_CLASS.search(attribute(line.node.element, "class").lower())
                else 4.0
            )
        if line.score > 0 and len(text) > 45 and not held and marks.SENTENCE_MARK.search(line.bare):
            points -= 6.0
        if points > 0 and at + 1 < len(lines) and any(one.meta for one in lines[at + 1 : at + 3]):
            points += 1.5
        if at < body.first <= at + 3 and all(
            is_head(lines[one], lines, one) or _is_subtitle(lines, one, at) for one in range(at + 1, body.first)
        ):
            points += 2.0
        if len(text) < 4:  # 「停水」; what is over a column is a word too
            points -= 2.0
        points -= min(3.0, 0.08 * max(0, body.first - at)) + (0.5 * (at - body.first + 1) if at >= body.first else 0)
        if points > best_points and marks.INDEX_LABEL.match(line.bare):
            continue
        if points > best_points and at < body.first and is_site(lines, at, body.last):
            site = at  # the title only where the page has no other
        elif points > best_points:
            best, best_points = at, points
    if best >= 0:
        own = max(_over_time(lines, best, body.first), notice_under(lines, best, body.first, wanted))
        if own >= 0:
            return own
    if best_points >= (1.5 if site >= 0 else 2.0):
        return best
    if site >= 0:
        return site
    # nothing looks like a heading: the last short line in front of the running text; of a thread, what the page is called
    if body.post and wanted or any(marks.ANNOUNCES.search(one) for title in titles for one in PIECES.split(title)):
        return -1
    for at in range(body.first - 1, max(-1, body.first - 7), -1):
        line = lines[at]
        if (
            _SECTION.search(line.bare)
            or _TOLD.match(line.bare)
            or _LABEL.match(line.bare)
            or line.linked > 0.5
            or line.score < -10
            or line.index
            or marks.tells_when(line.bare)
        ):
            continue
        if 4 <= len(line.letters) <= 60 and not is_head(line, lines, at):
            return at
    return -1


def _is_subtitle(lines: list[Line], at: int, title: int) -> bool:
    """Whether a heading goes on with the one over it: a lower one that opens with a dash, or says less than a notice's name over it."""
    line, over = lines[at], lines[title]
    if not line.kind == over.kind == "heading" or title + 1 != at or line.node.element.tag <= over.node.element.tag:
        return False
    if _DASH.match(line.text):
        return True
    return len(over.letters) >= 6 and NOTICE.search(over.bare) is not None and not NOTICE.search(line.bare)


def _stands_in(line: Line, titles: list[str]) -> bool:
    return any(line.letters in one for one in titles)


def _over_time(lines: list[Line], best: int, first: int) -> int:
    """The notice's name right over the line of time, where the best line is the site's, which every page of it is called; else -1."""
    site = lines[best]
    if best + 1 >= first or NOTICE.search(site.bare) or site.kind == "heading" or lines[best + 1].meta:
        return -1
    for at in range(best + 1, first - 1):
        line, time = lines[at], lines[at + 1]
        if marks.INDEX_LABEL.match(line.bare) or marks.DAY_LABEL.match(line.bare):
            continue
        if time.meta and marks.DATE.search(time.bare) and 4 <= len(line.text) <= _SHORT and not line.links:
            named = NOTICE.search(line.bare) and not marks.SENTENCE_MARK.search(line.bare) and not line.meta
            return at if named and not line.opens and not marks.is_breadcrumb(line.bare) else -1
    return -1


def _in_trail(line: Line) -> bool:
    """Whether an item is a step of breadcrumbs or of a menu."""
    around = list(islice(line.node.element.iterancestors(), 3))
    return any(one.tag == "nav" or "crumb" in attribute(one, "class").lower() for one in around)


def _heading(line: Line) -> float:
    """How much a line looks like a title by its element."""
    element = line.node.element
    points = 5.0 if SUBJECT.match(line.bare) else 0.0
    if element.tag in HEADINGS:
        points += {"h1": 4.0, "h2": 3.0}.get(element.tag, 2.0)
    named = names_of(element)
    if _TITLE_CLASS.search(named):
        points += 2.0
    if line.bold >= len(line.text) - 2:
        points += 1.0
    if max(font_size(element), inner_size(element)) >= 18:
        points += 2.0
    if attribute(element, "align") == "center" or "text-align:center" in attribute(element, "style").replace(" ", ""):
        points += 1.0
    return points
