"""What is found of a page → Extracted: blocks, tables, attachments, and all that is none of the body, with what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import msgspec

from ingest.extract import boxes, marks
from ingest.extract import frame as frames
from ingest.extract.captions import is_caption
from ingest.extract.edges import plain
from ingest.extract.files import LABEL, TOLD_OF_FILE, attachments, gives_file
from ingest.extract.inside import strangers, told_again
from ingest.extract.line import Line
from ingest.extract.tree import Walk, aside
from records import Block, Candidate, Extracted, LeftOut, Trouble
from zh.bare import bare

MAX_LEFT_OUT = 200  # lines kept of what was left out
_MENUS = 100  # of these, those of menus and lists of other pages
_LONGEST = 2_000  # characters kept of such a line
_LINK = 80  # characters of a line that is a link to another page
_CRUMBS = 160  # characters of a line of breadcrumbs
_NEAR = 6  # lines behind the body in which attachments are looked for


def assembled(
    walk: Walk,
    framed: frames.Frame,
    candidates: tuple[Candidate, ...],
    next_url: str | None,
    between: frozenset[int] | None = None,
    thread: bool = False,
) -> Extracted:
    """The lines between the edges, but for those that `between` names, as blocks, tables and attachments.

    `thread`: what stands at the address of the next page are replies.
    """
    lines = walk.lines
    inside = lines[framed.first : framed.last + 1]
    dropped = strangers(lines, framed.first, framed.last) if between is None else between
    places = [at for at in range(framed.first, framed.last + 1) if at not in dropped]
    again = told_again(lines, places, lines[framed.title].text if framed.title >= 0 else "")
    kept = [lines[at] for at in places if at not in again]
    while len(kept) > 1 and marks.RULE.match(kept[-1].bare):  # what it was drawn over is none of the text
        kept.pop()
    if not kept:
        raise Trouble("page_without_text")
    numbers: dict[int, int] = {}
    for line in kept:
        if line.table is not None:
            numbers.setdefault(line.table, len(numbers))
    tables: list[list[tuple[str, ...]]] = [[] for _ in numbers]
    for line in kept:
        if line.table is not None:
            tables[numbers[line.table]].append(line.cells)
    written = {line.text: line.written for line in lines if line.written}
    return Extracted(
        candidates=tuple(
            msgspec.structs.replace(one, text=written[one.text]) if one.text in written else one for one in candidates
        )
        if written
        else candidates,
        blocks=tuple(block for line in kept for block in (_files(line) or (_block(line, numbers),))),
        tables=tuple(map(tuple, tables)),
        attachments=attachments(walk.nodes[0].element, inside, _beside(lines, framed)),
        next_url=next_url,
        thread=thread,
        left_out=tuple(
            dict.fromkeys(
                (*islice(_asides(walk, framed), MAX_LEFT_OUT), *_left_out(lines, framed, dropped, candidates))
            )
        ),
    )


def _files(line: Line) -> tuple[Block, ...]:
    """The names of files that stand side by side in a line, links all of them; none where there are no two, or anything else."""
    if len(line.anchors) < 2 or line.linked < 0.8 or line.kind == "row" or line.written:
        return ()
    names = [text for one in line.anchors if (text := " ".join("".join(one.itertext()).split()))]
    if (
        len(names) < 2
        or "".join("".join(names).split()) != "".join(line.text.split())
        or not all(map(gives_file, line.anchors))
    ):
        return ()
    return tuple(Block(kind="attachment", text=name) for name in names)


def _block(line: Line, numbers: dict[int, int]) -> Block:
    if line.table is not None:
        return Block(kind="row", text=line.written or line.text, table=numbers[line.table])
    if line.anchors and any(map(gives_file, line.anchors)):
        counted = TOLD_OF_FILE.search(line.text)
        if counted or line.linked > 0.6 and line.kind == "paragraph":
            text = line.text[: counted.start()] if counted else line.text
            return Block(kind="attachment", text=line.written or text)
    kind: Any = line.kind
    if kind == "paragraph" and 2 <= len(line.text) <= 40 and line.bold >= len(line.text) - 1:
        kind = kind if marks.SENTENCE.search(line.bare) else "heading"
    look = _look(line)
    if kind == "paragraph" and is_caption(line, look):
        kind = "caption"
    return Block(
        kind=kind,
        text=line.written or line.text,
        ordered=kind == "item" and _numbered(line.node.element),
        look=look,
        space=line.space,
        ruled=line.ruled,
    )


def _look(line: Line) -> str:
    """How a line is set, in the page's own terms: its block, what that stands in alone, the element that it begins with, whether it is bold."""
    element, inner = line.node.element, line.inner
    if (above := element.getparent()) is None:
        return ""  # a text
    tag, named, style, align, bold = boxes.look(line)
    told = f"{tag} {named} {style} {align}"
    if tag == "td":
        told = f"{told} {element.get('bgcolor')}"
    if inner is not None and inner.tag != "a":
        told = f"{told} {_set(inner)}"
    if element.getnext() is None and element.getprevious() is None:  # children are counted one by one
        told = f"{told} {_set(above)}"
    return f"{told} bold" if bold else told


def _set(element: Any) -> str:
    tag, get = element.tag, element.get
    told = f"{tag} {get('class')} {get('style')} {get('align')}"
    return f"{told} {get('size')} {get('color')}" if tag == "font" else told


def _numbered(element: Any) -> bool:
    """Whether an element is, or begins, an item of a list that a browser numbers; what goes on in the item has no number."""
    above = element.getparent()
    while above is not None and element.tag != "li":
        if element.getprevious() is not None or (above.text or "").strip():
            return False
        element, above = above, above.getparent()
    return above is not None and above.tag == "ol"


def _beside(lines: list[Line], framed: frames.Frame) -> Iterator[Line]:
    """Lines between title and body and right behind the body, in which files may be given out: not those of other notices."""
    if framed.title >= 0:
        yield from lines[max(framed.title_last + 1, framed.first - _NEAR) : framed.first]
    for line in lines[framed.last + 1 : framed.last + 1 + _NEAR]:
        if line.opens and not LABEL.match(line.bare):
            return
        yield line


def _left_out(
    lines: list[Line], framed: frames.Frame, dropped: frozenset[int], candidates: tuple[Candidate, ...]
) -> Iterator[LeftOut]:
    """What of the page is no part of the body, with what each line is: the nearest first, of its menus not all."""
    named = max((one for one in candidates if one.field == "title"), key=lambda one: one.weight, default=None)
    title = plain(bare(named.text)) if named else ""
    own = range(framed.title, framed.title_last + 1)
    front = (at for at in range(max(own, default=-1) + 1, framed.first) if at not in own)
    over = range(min(framed.first, max(0, framed.title)))
    told = navigation = 0
    for at in (*sorted(dropped), *front, *range(framed.last + 1, len(lines)), *over):
        line = lines[at]
        if (
            len(title) <= len(line.bare) <= 2 * len(title)
            and line.letters == title
            or line.linked > 0.5
            and navigation >= _MENUS
        ):
            continue
        kind = kind_of(line)
        if kind == "navigation":
            navigation += 1
            if navigation > _MENUS:
                continue
        text = line.written or (_closed_up(line) if line.cells else line.text)
        yield LeftOut(kind=kind, text=text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
        told += 1
        if told >= MAX_LEFT_OUT:
            return


def _closed_up(line: Line) -> str:
    """The text of a row, the labels of an index table without the gaps that set them as wide as the next: 「索 引 號」."""
    cells = ((cell, "".join(cell.split())) for cell in line.cells)
    return "\t".join(closed if marks.INDEX_LABEL.match(bare(closed)) else cell for cell, closed in cells)


def _asides(walk: Walk, framed: frames.Frame) -> Iterator[LeftOut]:
    """What stands in the midst of the body and is none of its words; of what is not shown elsewhere, what says sentences."""
    for at, kind, what in walk.asides:  # most stand elsewhere, and are menus
        inside = framed.first <= at <= framed.last + 1
        if not inside and (kind != "hidden" or isinstance(what, str) or "。" not in "".join(what.itertext())):
            continue
        if text := what if isinstance(what, str) else aside(what):
            yield LeftOut(kind=kind, text=text)


_COMMENTS = re.compile("评论|跟帖|留言|讨论|回帖|点评")
_RIGHTS = re.compile("声明|版权|转载|copyright|©")


def kind_of(line: Line) -> str:
    text, linked = line.bare, line.linked
    if line.index:
        return "index"
    if linked > 0.6 and len(text) < _LINK:
        return "comments" if len(text) < 30 and _COMMENTS.search(text) else "navigation"
    if len(text) < _CRUMBS and line.crumbs:
        return "navigation"
    if linked < 0.5 and (line.sells or marks.may_promote(text, line.sold)):
        return "promotion"
    if len(text) < 30 and _COMMENTS.search(text):
        return "comments"
    if line.meta or marks.is_source_line(text):
        return "source_line"
    if _RIGHTS.search(text):
        return "disclaimer"
    return "navigation" if linked > 0.3 or line.opens else "other"
