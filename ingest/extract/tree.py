"""HTML → lines: one walk over lxml's tree, a line for every block, with what a rule may ask of it.

Nodes are numbered in document order, and each line hangs on the block it stands in, so that sums over any subtree are one pass.
"""

from __future__ import annotations

import re
from typing import Any

from ingest.extract.apart import PIECES, SET_APART, boxed, head_of, in_lines
from ingest.extract.folded import Folded
from ingest.extract.line import Line, Node, fold
from ingest.extract.own_style import PLAIN, hides, read_style
from ingest.extract.tables import Row, drawn_rows, grid_rows, table_rows
from ingest.extract.text import ENDS, INLINE, SKIP, attribute, empty, inline_text, leads, set_lines, tidy
from records import Trouble
from zh.once import once

MAX_DEPTH = 180  # elements in each other; deeper ones are read as one line
MAX_LINES = 60_000  # of a page
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_STRUCK = frozenset(("s", "strike", "del"))
_NOTE_MARK = re.compile(r"[\u2460-\u2473]|[\[【(（]\s*(?:注|註)?\s*\d{1,3}\s*[\]】)）]|[注註]\s*\d{0,3}|\*{1,3}")
# what leads back from a note to its place in the text
_BACK = re.compile(r"[\s↩↑⤴⬆^\ufe0e\ufe0f]+")
_OF_NOTES = re.compile(r"#.*(?:note|fn|ftn|cite|ref)", re.I)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# of what is no text on the page but says something in the midst of it
_TRACED = frozenset("select object textarea math button noscript".split())
_WHOLE = _STRUCK | _TRACED
_JOINED = frozenset("，。；：、！？）」』”")  # marks that begin no line
_NOTES = 2  # figures of a note's number
_LONG_ASIDE = 2_000  # characters of what is kept beside the lines
_KINDS = dict.fromkeys(HEADINGS, "heading") | {
    "li": "item",
    "dt": "term",
    "caption": "caption",
    "figcaption": "caption",
    "td": "paragraph",
    "th": "paragraph",
    "dd": "paragraph",
}
# what a program sets beside a heading to link to it, or to edit its section
_OF_HEADING = re.compile(r"^[#¶§\u200b]\s*(?=[^\W\d_])|\s*(?:[#¶§\u200b🔗]|\[\s*(?:[编編][辑輯]?|edit)\s*\])$")
_EDITS = frozenset(
    ("编辑", "編輯", "edit", "播报", "打印", "列印", "print")
)  # the text of such a link in a heading of a wiki, of a help centre
# empty lines behind sentences, a line drawn between two announcements, the end of a letter on a BBS
_SET_IN_LINES = re.compile("[。！？：；.!?:;][^\\S\n]*\n\n+[^\\S\n]*[\u4e00-\u9fff]|\n\n(?:[-=─—]{8,}|--)[^\\S\n]*\n")
# what an element is to the lines: "none" of their text, in a "line", "odd" in one as it may be none of it, a "break"
_ROLES = (
    dict.fromkeys(SKIP, "none")
    | dict.fromkeys(INLINE, "line")
    | dict.fromkeys((*_STRUCK, "ins", "sup"), "odd")
    | {"img": "none"}
    | dict.fromkeys(("br", "hr"), "break")
    | dict.fromkeys("p div li ul ol dl dt dd td th tr tbody table section article h1 h2 h3 h4".split(), "block")
)


def _role(tag: Any) -> str:
    """That of an element without a place in the table."""
    if not isinstance(tag, str):
        return "none"
    return "line" if ":" in tag and tag != "w:p" else "block"


def _may_be_none(element: Any) -> bool:
    """Whether an element in a cell may be none of its words."""
    names = element.keys()
    return "style" in names or "hidden" in names or element.tag in _STRUCK or element.tag == "sup"


def _is_post(quoted: Any) -> bool:
    """Whether a <blockquote> is what a member of a forum wrote, the item of a thread: a box of who and when stands beside it."""
    while quoted is not None and quoted.tag != "li":
        if any(one.tag == "div" and one.get("class") for one in quoted.itersiblings(preceding=True)):
            return True
        quoted = quoted.getparent()
    return False


class Walk:
    """The lines and nodes of a tree."""

    def __init__(self, root: Any) -> None:
        self.nodes: list[Node] = []
        self.lines: list[Line] = []
        self.tables = 0
        self._pieces: list[str] = []
        self._links = 0
        self._bold = 0
        self._anchors: list[Any] = []
        self._inner: Any = None
        self._heads: dict[int, str] = {}  # of a node whose pieces are set apart as a head's, its moment
        self._space, self._ruled = 0, False
        self._folded = Folded(root)
        self.asides: list[
            tuple[int, str, Any]
        ] = []  # the line in or before which it stands, what it is, its element or text
        body = next(root.iterchildren("body"), None)
        if body is None:
            body = next(root.iter("body"), None)
        start = root if body is None else body
        node = Node(0, -1, start, False, 0, start.tag)
        self.nodes.append(node)
        self._children(start, node, 0, 0, "paragraph", 0)
        if self._pieces:
            self._flush(node, "paragraph")
        node.last = len(self.nodes) - 1
        fold(self.lines)

    def reread(self, written: list[Line]) -> bool:
        """Keeps beside each line how it is written; whether these are the same lines."""
        if len(written) != len(self.lines):
            return False
        for line, before in zip(self.lines, written, strict=True):
            if before.text != line.text:
                line.written = before.text
        return True

    @once
    def spans(self) -> list[tuple[int, int]]:
        """For each node its first line, and the one behind its last: they stand together, in document order."""
        starts = [len(self.lines)] * (len(self.nodes) + 1)
        ends = [0] * (len(self.nodes) + 1)
        for at, line in enumerate(self.lines):
            number = line.node.number
            if not ends[number]:
                starts[number] = at
            ends[number] = at + 1
        for node in reversed(self.nodes):
            number, parent = node.number, node.parent
            if parent >= 0 and ends[number]:
                if starts[number] < starts[parent]:
                    starts[parent] = starts[number]
                if ends[number] > ends[parent]:
                    ends[parent] = ends[number]
        return list(zip(starts, ends, strict=True))

    def _children(self, element: Any, node: Node, link: int, bold: int, kind: str, depth: int) -> None:
        text = element.text
        if text and (self._pieces or not text.isspace()):  # blanks before a line would be lost again
            self._say(text, node, link, bold, kind)
        depth += 1
        before = None
        lines = head = False
        for child in element:
            if before is None:
                if element is node.element and child.tag in SET_APART:
                    lines = child.tag == "span" and in_lines(element)
                    if not lines and (found := head_of(element)):
                        self._heads[node.number], head = found
            elif lines and self._pieces:
                self._flush(node, kind)
            elif head and self._pieces:
                self._text(" ", 0, 0)
            self._element(child, node, link, bold, kind, depth, before)
            before = child
            text = child.tail
            if text and (self._pieces or not text.isspace()):
                self._say(text, node, link, bold, kind)

    def _say(self, text: str, node: Node, link: int, bold: int, kind: str) -> None:
        """A piece of text between two tags."""
        if "\n\n" in text and _SET_IN_LINES.search(text):
            self._set_in_lines(text, node, link, bold, kind)
        elif link or bold:
            self._text(text, link, bold)
        else:
            self._pieces.append(text)

    def _set_in_lines(self, text: str, node: Node, link: int, bold: int, kind: str) -> None:
        """Text that is shown as it stands in the source, as its empty lines tell: the style sheet says so."""
        for part in text.split("\n"):
            self._text(part, link, bold)
            self._flush(node, kind)

    def _text(self, text: str, link: int, bold: int) -> None:
        self._pieces.append(text)
        if link or bold:
            count = len(text.strip(ENDS))
            if link:
                self._links += count
            if bold:
                self._bold += count

    def _settled(self, table: Any) -> bool:
        """Takes out of the cells of a table what is none of their words, and raises their raised figures; whether there were such."""
        found = False
        for one in [each for each in table.iterdescendants("*") if _may_be_none(each)]:
            look = read_style(one.get("style"))
            if one.tag == "sup" or look.raised:
                raised = "".join(one.itertext()).strip()
                kind = "note_mark" if _NOTE_MARK.fullmatch(raised) else None
                if raised.isdecimal():
                    empty(one, raised.translate(_RAISED))
                    found = True
                    continue
            else:
                struck = one.tag in _STRUCK or look.struck
                kind = "struck" if struck else "hidden" if hides(one, look) else None
            if kind:
                found = True
                self._aside(kind, aside(one))
                empty(one, "", kind == "hidden")
        return found

    def _aside(self, kind: str, what: Any) -> None:
        """Keeps beside the lines what is none of their words: what was struck out, the mark of a note, what is not shown."""
        self.asides.append((len(self.lines), kind, what))

    def _element(self, element: Any, node: Node, link: int, bold: int, kind: str, depth: int, before: Any) -> None:
        tag = element.tag
        role = _ROLES.get(tag) or _role(tag)
        if role == "block" and "-" in tag and self._amid(element):
            role = "line"
        if role == "none":
            if tag in _TRACED:
                self._aside("other", element)
            return
        names = element.keys()
        look = PLAIN
        if names:
            if "style" in names:
                look = read_style(element.get("style"))
            if (look is not PLAIN or "hidden" in names) and hides(element, look) and not self._folded.unfolds(element):
                self._aside("hidden", element)
                return
        if role == "line" or role == "odd":
            if role == "odd" or look.struck or look.raised:
                if tag == "ins" and "adsbygoogle" in attribute(element, "class"):
                    return
                if look.struck or tag in _STRUCK:
                    self._aside("struck", element)
                    return
                if look.raised or tag == "sup":
                    raised = "".join(element.itertext()).strip()
                    if raised.isdecimal():
                        self._text(raised.translate(_RAISED), link, bold)  # 10³ is not 103, nor 「18日¹」 the 181st
                        return
                    if _NOTE_MARK.fullmatch(raised):
                        self._aside("note_mark", element)
                        return
            if tag == "a":
                if attribute(element, "href").startswith("#") and self._of_note(element):
                    self._aside("note_mark", element)
                    return
                link += "href" in names and leads(element)
                self._anchors.append(element)
            elif self._pieces and (tag in PIECES or tag == "time") and boxed(element, before):
                self._text(" ", 0, 0)
            if look.bold or tag == "strong" or tag == "b":
                bold += 1
            if not self._pieces:
                self._inner = element
            below = node
        else:
            if self._pieces:
                self._flush(node, kind)
            elif tag == "br":
                self._space += 1
            if role == "break":
                self._ruled = self._ruled or tag == "hr"
                return
            if look.struck:
                self._aside("struck", element)
                return
            number, told, space = len(self.nodes), len(self.lines), self._space
            below = Node(number, node.number, element, "class" in names or "id" in names, number, tag, node.parent)
            self.nodes.append(below)
            if tag == "table":
                rows = table_rows(element)
                if rows is not None and self._settled(element):
                    rows = table_rows(element)
                if rows is not None:
                    for caption in element.iter("caption"):
                        self._text(inline_text(caption), 0, 0)
                        self._flush(below, "caption")
                    self._rows(rows, below)
                    return
            elif "role" in names or (tag == "div" or tag == "section") and len(element) > 1:
                drawn = drawn_rows if "role" in names else grid_rows
                rows = drawn(element)
                if rows is not None and self._settled(element):
                    rows = drawn(element)
                if rows is not None:
                    self._rows(rows, below)
                    return
            if tag == "blockquote":
                kind = "paragraph" if kind == "item" and _is_post(element) else kind
            elif tag != "p":
                kind = _KINDS.get(tag, kind)
            elif "class" in names and "ListParagraph" in attribute(element, "class"):
                kind = "item"
            if look.bold or tag == "th":
                bold += 1
            if tag == "pre" and depth <= MAX_DEPTH:
                for part in set_lines(element):
                    self._text(part, link, bold)
                    self._flush(below, kind)
                return
        if depth > MAX_DEPTH:
            self._text("".join(element.itertext()), link, bold)
        elif len(element):
            self._children(element, below, link, bold, kind, depth)
        elif (text := element.text) and (self._pieces or not text.isspace()):
            self._say(text, below, link, bold, kind)
        if below is not node:
            below.last = number = len(self.nodes) - 1
            if self._pieces:
                self._flush(below, kind)
            elif number == below.number and len(self.lines) == told and self._space == space:
                self._space += 1

    def _amid(self, element: Any) -> bool:
        """Whether an element of the page's own stands in the midst of words, as pieces of a line do: 「收費<x-price>五元</x-price>。」"""
        joined = bool(self._pieces) and not self._pieces[-1][-1:].isspace() or (element.tail or " ")[0] in _JOINED
        return joined and all(one.tag in INLINE for one in element.iterdescendants("*"))

    def _of_note(self, anchor: Any) -> bool:
        """Whether a link to a place of its page is the mark of a note, right behind words, or leads back from one: 「每次五元[1]」.

        A number alone is one where its address says so or it stands in a number: 3000<a href=#n1>1</a>元; not 「第<a href=#t5>5</a>條」.
        """
        text = "".join(anchor.itertext()).strip()
        if _BACK.fullmatch(text):
            return True
        end = self._pieces[-1][-1:] if self._pieces else " "
        if (
            end.isspace()
            or end == "第"
            or _NOTE_MARK.fullmatch(text) is None
            and not (text.isdecimal() and len(text) <= _NOTES)
        ):
            return False
        if text[0] in "[【注註" or _OF_NOTES.search(attribute(anchor, "href")):
            return True
        before = anchor.getprevious()  # 「<a href=#p1>1</a><a href=#p2>2</a>」 are pages
        apart = before is None or before.tag != "a" or bool((before.tail or "").strip())
        return text.isdecimal() and end.isdecimal() and apart

    def _flush(self, node: Node, kind: str) -> None:
        """The pieces so far, if any, as a line."""
        text = tidy(self._pieces[0] if len(self._pieces) == 1 else "".join(self._pieces))
        if kind == "heading" and self._anchors:
            whole, text = text, _OF_HEADING.sub("", text)
            edits = "".join(self._anchors[-1].itertext()).strip()
            if edits.lower() in _EDITS and text.endswith(edits):
                text = text.removesuffix(edits).rstrip() or text
            self._links = max(0, self._links - (len(whole) - len(text)))  # what is taken off is a link beside it
        if text:
            if len(self.lines) >= MAX_LINES:
                raise Trouble("page_too_long", limit=MAX_LINES)
            links = self._links
            linked = links / len(text) if links else 0.0
            line = Line(text, kind, node, links, linked, self._bold, self._anchors)
            if self._heads:
                line.apart = self._heads.get(node.number)
            line.inner, line.space, line.ruled = self._inner, self._space, self._ruled
            self.lines.append(line)
            self._anchors = []
            self._space, self._ruled = 0, False
        self._inner = None
        self._pieces = []
        self._links = self._bold = 0

    def _rows(self, rows: list[Row], node: Node) -> None:
        number = self.tables
        self.tables += 1
        self._space, self._ruled = 0, False
        for row in rows:
            if not any(row.cells):
                continue
            links = sum(len(inline_text(anchor).strip(ENDS)) for anchor in row.anchors if leads(anchor))
            text = "\t".join(row.cells)
            line = Line(text, "row", node, links, links / len(text), 0, row.anchors)
            line.cells = tuple(row.cells)
            line.table = number
            self.lines.append(line)


def aside(element: Any) -> str:
    """The text of what is kept beside the lines, of a long one the beginning."""
    text = tidy("".join(element.itertext()) if element.tag in _WHOLE else inline_text(element))
    return text if len(text) <= _LONG_ASIDE else f"{text[:_LONG_ASIDE]}…"
