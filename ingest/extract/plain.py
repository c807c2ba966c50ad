"""Plain text saved from a browser, or pasted → Extracted.

The same rules as for a page, over lines without elements: where the words stand, not what they are made of.
"""

from __future__ import annotations

import re

from ingest.extract import body as bodies
from ingest.extract import frame as frames
from ingest.extract import headlines, marks, page
from ingest.extract.text import tidy
from ingest.extract.tree import Line, Node, Walk, parse
from records import Candidate, Extracted, Trouble

_LIST = re.compile(r"^(?:[*•·●▪◆-]\s+)")
MAX_LINES = 60_000


class _Lines(Walk):
    """Lines of a text, all in one block."""

    def __init__(self, text: str) -> None:
        root = parse("<html><body></body></html>")
        node = Node(0, -1, root, 0)
        self.nodes = [node]
        self.lines = []
        self.tables = 0
        open_table = False
        gap = 0
        rows = text.split("\n")
        if len(rows) > MAX_LINES:
            raise Trouble("page_too_long", limit=MAX_LINES)
        for raw in rows:
            cells = [tidy(cell) for cell in raw.rstrip("\r").strip("\n").split("\t")] if "\t" in raw.strip() else []
            line_text = "\t".join(cells) if len(cells) > 1 else tidy(raw)
            if not line_text.strip():
                open_table = False
                gap += 1
                continue
            kind = "item" if _LIST.match(line_text) else "paragraph"
            line = Line(line_text, kind, node, 0, 0)
            if len(cells) > 1 and all(len(cell) <= 60 for cell in cells):
                self.tables += not open_table
                open_table = True
                line.kind, line.cells, line.table = "row", tuple(cells), self.tables - 1
            else:
                open_table = False
            line.gap, gap = gap, 0
            self.lines.append(line)


def extract_text(text: str, address: str | None) -> Extracted:
    """Raises Trouble("page_without_text") where nothing is running text."""
    walk = _Lines(text)
    lines = walk.lines
    bodies.weigh(walk)
    found = bodies.choose(walk)
    if found is None:
        bodies.weigh_short(walk)
        found = bodies.choose(walk)
    if found is None:
        raise Trouble("page_without_text")
    title, first = _head(lines, found.first)
    last = found.last
    while last + 1 < len(lines) and last < found.last + 14 and frames.follows(lines, last + 1, found):
        last += 1
    while last > first and _ends(lines[last]):
        last -= 1
    while first < last and (frames.is_head(lines[first], lines, first) or marks.is_source_line(lines[first].bare)):
        first += 1
    framed = frames.Frame(first, last, title, title, tuple(range(first)))
    return page.assembled(walk, framed, _candidates(lines, framed, address), None)


def _ends(line: Line) -> bool:
    text = line.bare
    if line.kind == "row":
        return False
    return bool(
        marks.promotion(text) >= 2
        or marks.is_after(text)
        or marks.is_source_line(text)
        or marks.RULE.match(text)
        or marks.PAGER.match(text)
    )


def _head(lines: list[Line], body: int) -> tuple[int, int]:
    """The title's line (-1: none) and the first line of the body.

    The title stands before the line of time and source, or is the short line before the running text that the breadcrumbs
    repeat.
    """
    metas = [
        at
        for at in range(min(body + 3, len(lines)))
        if marks.is_meta(lines[at].bare) and not marks.TODAY.match(lines[at].bare)
    ]
    crumbs = [
        plain for line in lines[: body + 1] if marks.BREADCRUMB.match(line.bare) for plain in [frames.plain(line.bare)]
    ]
    limit = metas[-1] if metas else body
    title = -1
    for at in range(limit - 1, -1, -1):
        line = lines[at]
        name = frames.plain(line.bare)
        if (
            not 4 <= len(name) <= 120
            or marks.RULE.match(line.bare)
            or marks.is_meta(line.bare)
            or marks.TODAY.match(line.bare)
        ):
            continue
        if marks.BREADCRUMB.match(line.bare) or _menu(line.bare):
            continue
        title = at
        break
    for at in range(min(limit, len(lines))):
        name = frames.plain(lines[at].bare)
        if len(name) >= 6 and any(crumb.endswith(name) and crumb != name for crumb in crumbs):
            title = at
    if (
        title < 0
        and not metas
        and len(lines[0].bare) <= 60
        and not marks.SENTENCE.search(lines[0].bare)
        and len(lines) > 1
    ):
        title = 0
    first = max(title + 1, metas[-1] + 1 if metas else 0)
    while first < len(lines) - 1 and marks.RULE.match(lines[first].bare):
        first += 1
    if title < 0 and not metas:
        first = body
    return title, first


def _menu(text: str) -> bool:
    return len(re.findall(r"\s[|｜·]\s|\s\|", text)) >= 2


def _candidates(lines: list[Line], framed: frames.Frame, address: str | None) -> tuple[Candidate, ...]:
    root = parse("<html><body></body></html>")
    found = list(headlines.candidates(root, [], lines, framed, [], address, ""))
    for line in lines[: framed.first]:
        label = re.search(r"(?:分类|栏目)\s*[/:：]\s*(\S+)", line.bare)
        if label:
            found.append(
                Candidate(
                    field="category",
                    text=re.split("[|｜]", line.text)[-2 if line.text.count("|") > 1 else -1],
                    evidence="label",
                    weight=4.0,
                )
            )
    return tuple(found)
