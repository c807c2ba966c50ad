"""Plain text saved from a browser, or pasted → Extracted.

The same rules as for a page, over lines without elements: where the words stand, not what they are made of.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec
from lxml import etree

from ingest.extract import body as bodies
from ingest.extract import edges, headlines, markdown, marks
from ingest.extract import frame as frames
from ingest.extract.assembly import assembled
from ingest.extract.card import card_of
from ingest.extract.chat import chat_of
from ingest.extract.commands import commands
from ingest.extract.inside import LABEL, OFFER
from ingest.extract.letter import letter_of
from ingest.extract.line import Line, Node, fold
from ingest.extract.parsing import parse
from ingest.extract.text import tidy
from ingest.extract.tree import Walk
from records import Candidate, Extracted, Trouble

_LIST = re.compile(r"^(?:[*•·●▪◆-]\s+)")
_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
# a link as Markdown, mail and browsers write it into text: [name](address), name <address>, name address
_LINK = re.compile(
    r"\[(?P<name>[^\[\]\n]{1,80})\]\((?P<to>https?://[^\s()<>]{1,1000})\)"
    r"|(?P<before>[^\s<>\[\]()（）]{0,80})\s{0,3}[<(（]?(?P<bare>https?://[^\s<>()（）]{1,1000})",
    re.I,
)
# the same of the site itself: 「合作意向书（范本）.doc（/upload/yx.doc）」, 「表格.odt：/dl/7.odt」
_OWN_LINK = re.compile(
    r"(?:\[(?P<name>[^\[\]\n]{1,80})\]\(|(?<!\S)(?P<before>[^\s<>\[\]]{1,80}?)(?:\s?(?:→|[-=]>)\s?|\s{0,3}[<(（\[]|(?:(?<=\.\w\w\w)|(?<=\.\w{4}))\s{1,3}|[:：]\s?))"
    r"(?P<path>/(?!/)[\w./%~-]{1,300})(?=[\s>)）\]]|$)"
)
_RULED = r"\s*(?::?-{3,}:?|:-{1,2}:?|-{1,2}:)\s*"
_UNDER_HEAD = re.compile(rf"\|?(?:{_RULED}\|)+(?:{_RULED})?")
_NUMBERED = re.compile(r"^(?:附件|附檔|附档)?\s*\d{0,2}\s*[:：]?\s*(?:\d{1,2}\s*[.、．)）]\s*)?")
# a line end that a program set: no line begins with what closes, nor with the rest of 「6月3日至6月5日」
_WRAPPED = re.compile(r"(?<=[\w日）)])[ \u3000]*\n(?=[，。、；：）」』》！？]|[至到]\d)")
_NOT_XML = re.compile("[^\\t\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_ENDED = re.compile("[。！？」』]$")
_AFTER = 60  # characters of a line of other reading
_BEHIND = 2  # lines of something else behind the rule that closes a text
_FEW = 6  # lines of a notice of a line or two
_TITLES = 5  # lines of such titles
_TELLS = re.compile(r"\d\s?[月日点时]|[\u4e00-\u9fff\s]{8}")
_LINE_END = re.compile(r"\r\n?|[\v\f]")  # Word ends a line in a paragraph with \v, a sheet with \f
MAX_LINES = 60_000


class _Lines(Walk):
    """Lines of a text, all in one block."""

    def __init__(self, text: str) -> None:
        root = parse("<html><body></body></html>")
        node = Node(0, -1, root, False, 0, root.tag)
        self.nodes = [node]
        self.lines = []
        self.tables = 0
        self.asides = []
        open_table = False
        gap = 0
        text = markdown.without_head(_LINE_END.sub("\n", text))
        marked = markdown.is_marked(text)
        rows = _WRAPPED.sub("", text).split("\n")
        if len(rows) > MAX_LINES:
            raise Trouble("page_too_long", limit=MAX_LINES)
        for raw in _in_cells(rows) if "--" in text and "|" in text else rows:
            files = _files(tidy(raw)) if "/" in raw else []
            if marked:
                self.asides += [
                    (len(self.lines), "struck", found[1] or found[2]) for found in markdown.STRUCK.finditer(raw)
                ]
                raw = markdown.unmarked(raw)
            cells = [tidy(cell) for cell in raw.split("\t")] if "\t" in raw.strip() else []
            line_text = "\t".join(cells) if len(cells) > 1 else tidy(raw)
            if not line_text.strip():
                open_table = False
                gap += 1
                continue
            kind = "item" if _LIST.match(line_text) else "paragraph"
            if heading := _HEADING.match(line_text):  # Markdown
                kind, line_text = "heading", line_text[heading.end() :]
            line = Line(line_text, kind, node, 0, 0.0, 0, files)
            if len(cells) > 1 and all(len(cell) <= 60 for cell in cells):
                self.tables += not (open_table or self.lines and gap == 1 and _goes_on(self.lines[-1], cells))
                open_table = True
                line.kind, line.cells, line.table = "row", tuple(cells), self.tables - 1
            else:
                open_table = False
            line.gap = line.space = gap
            gap = 0
            self.lines.append(line)
        fold(self.lines)


def _in_cells(rows: list[str]) -> list[str]:
    """The lines, those of tables in Markdown with a tab between their cells; the line under their heads is none."""
    lines: list[str] = []
    width = 0
    for row in rows:
        cells = _cells(row) if "|" in row else []
        if (
            lines
            and len(cells) > 1
            and _UNDER_HEAD.fullmatch(row.strip())
            and len(head := _cells(lines[-1])) == len(cells)
        ):
            lines[-1], width = "\t".join(head), len(head)
            continue
        width = width if len(cells) == width else 0
        lines.append("\t".join(cells) if width else row)
    return lines


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().removeprefix("|").removesuffix("|").split("|")]


def _goes_on(head: Line, cells: list[str]) -> bool:
    """Whether a row with figures stands under the head of its table, with an empty line between both; a head with figures may be a row."""
    figures = [any(map(str.isdecimal, "".join(row))) for row in (head.cells, cells)]
    return len(head.cells) == len(cells) > 2 and figures == [False, True]


def _files(text: str) -> list[Any]:
    """The links to files that a line of text writes out, as elements."""
    text = _NOT_XML.sub(" ", text)
    links = [(link["to"] or link["bare"], link["name"] or link["before"]) for link in _LINK.finditer(text)]
    links += [(link["path"], link["name"] or link["before"]) for link in _OWN_LINK.finditer(text)]
    found = []
    for address, name in links:
        if marks.FILE.search(address):
            anchor = etree.Element("a", href=address)
            anchor.text = _NUMBERED.sub("", (name or "").rstrip(":："))
            found.append(anchor)
    return found


def extract_text(text: str, address: str | None, written: str | None = None) -> Extracted:
    """`written` is the text as it is written, where `text` is it reread.

    Raises Trouble("page_without_text") where nothing is running text.
    """
    chat = chat_of(text)
    if chat is None:
        return _extracted(text, address, written)
    before = chat_of(written) if written is not None else None
    found = _extracted(chat.text, address, before.text if before else None)
    return msgspec.structs.replace(
        found, candidates=(*chat.candidates(), *found.candidates), left_out=(*chat.left_out(), *found.left_out)
    )


def _extracted(text: str, address: str | None, written: str | None) -> Extracted:
    walk = _Lines(text)
    if written is not None and not walk.reread(_Lines(written).lines):
        return _extracted(written, address, None)
    lines = walk.lines
    letter = letter_of(lines)
    if not letter and (card := card_of(lines)):
        framed = frames.Frame(card.first, card.last, card.title, card.title, tuple(range(card.first)))
        return assembled(walk, framed, _candidates(lines, framed, address), None, card.offers)
    bodies.weigh(walk, lines)
    _set_off(lines)
    _bridge(lines)
    if letter:
        letter.set_aside(lines)
    found = bodies.choose(walk)
    if found is None:
        bodies.weigh_short(walk)
        if letter:
            letter.set_aside(lines)
        found = bodies.choose(walk)
    title, first = _head(lines, found.first) if found else (-1, 0)
    if (found is None or first > found.last) and (labelled := _of_labels(lines)):
        found = labelled  # a name and a day that sign it are no head of nothing
        for line in lines[found.first : found.last + 1]:
            line.said()
        title, first = _head(lines[: found.first], found.first) if found.first else (-1, 0)
    if letter:
        title, first = -1, letter.end
    if found is None:
        raise Trouble("page_without_text")
    last = found.last
    if first > last and len(lines) <= _FEW and _TELLS.search(lines[last].bare):
        first = last  # a notice that is nothing but a line: 「停水⏎6月3日8點到18點」
        over = first - 1
        title = title if 0 <= title < first else over if over >= 0 and not lines[over].meta else -1
    text_end = edges.end_of(lines, found)
    while last + 1 < len(lines) and edges.follows(lines, last + 1, text_end):
        last += 1
    last = _before_rule(lines, first, _own_last(lines, first, last))
    last = _own_last(lines, first, last)
    while first < last and (edges.is_head(lines[first], lines, first) or marks.is_source_line(lines[first].bare)):
        first += 1
    framed = frames.Frame(first, last, title, title, tuple(range(first)))
    candidates = _candidates(lines, framed, address)
    return assembled(walk, framed, (*letter.candidates(), *candidates) if letter else candidates, None)


_MORE = re.compile(r"\W*更多\s*:$")
_LABELLED = re.compile(r"[\u4e00-\u9fff]{2,8}:\s?\S")
_LABELS = 3  # lines with labels, of which two are of nothing that stands over a text


def _of_labels(lines: list[Line]) -> bodies.Range | None:
    """A text without a sentence, whose lines say after their labels what there is and when: 「時間：… 地點：… 名額：…」."""
    at = [number for number, line in enumerate(lines) if _LABELLED.match(line.bare)]
    rest = [number for number in at if not lines[number].meta]
    if len(at) < _LABELS or len(rest) < _LABELS - 1 or not any(marks.DATE.search(lines[one].bare) for one in at):
        return None
    first = at[0] if at[0] or lines[0].meta else 1  # a line that opens the text is its title: 「學院：線上說明會」
    return bodies.Range(first, at[-1])


def _set_off(lines: list[Line]) -> None:
    """「更多：」 opens what follows a text where titles of other pages with their days stand under it: 「- 梅雨前先通水溝 (2025-05-02)」."""
    for at, line in enumerate(lines[:-1]):
        if _MORE.match(line.bare) and _other_page(lines[at + 1]) and _other_page(lines[min(at + 2, len(lines) - 1)]):
            line.leads_off()
            line.score = bodies.AFTER_POINTS


def _other_page(line: Line) -> bool:
    dated = marks.DATE.search(line.bare)
    return line.kind == "item" and dated is not None and not marks.SENTENCE.search(line.bare[: dated.start()])


def _bridge(lines: list[Line]) -> None:
    """A line of other reading, and the titles under it, between two pieces of text with empty lines round it do not end the text."""
    for at, line in enumerate(lines):
        if not line.after or not line.gap or len(line.text) > _AFTER or not at or not _ENDED.search(lines[at - 1].text):
            continue
        end = at + 1
        while end < len(lines) and end - at <= _TITLES and not lines[end].gap:
            end += 1
        box = lines[at:end]
        behind = [
            not one.after and one.score > 20 and _ENDED.search(one.text) is not None for one in lines[end : end + 4]
        ]
        if sum(behind) >= 2 and behind[0] and not any(_ENDED.search(one.text) for one in box):
            for one in box:
                one.score, one.after, one.boxed = -2.0, False, True


def _before_rule(lines: list[Line], first: int, last: int) -> int:
    """The last line before the rule that closes a text which the same one opened, right under its head, where a line or two behind it offer
    something: 「店面轉讓請洽老陳」, or stand over what a page has under its text: 「[返回]」, 「更多：」. Whom to call, a note, who signs, a file are its
    own wherever they stand.
    """
    rule = lines[first - 1].bare if first else ""
    if not marks.RULE.match(rule):
        return last
    closed = [at for at in range(first, last) if lines[at].bare == rule]
    behind = lines[closed[0] + 1 : last + 1] if len(closed) == 1 else []
    offered = any(OFFER.search(one.bare) and not LABEL.match(one.bare) for one in behind)
    if behind and not offered and last + 1 < len(lines) and (lines[last + 1].opens or commands(lines[last + 1])):
        offered = any(marks.promotion(one.bare) > 0 and not LABEL.match(one.bare) for one in behind)
    if (
        not offered
        or len(behind) > _BEHIND
        or any(map(edges.signs, behind))
        or any(one.text[-1] == "。" for one in behind)
    ):
        return last
    return closed[0] - 1


def _own_last(lines: list[Line], first: int, last: int) -> int:
    """The last line of a text without the lines at its end that are none of it."""
    while last > first and _ends(lines[last]):
        last -= 1
    return last


def _ends(line: Line) -> bool:
    text = line.bare
    if line.kind == "row" or marks.SIGN_DATE.match(text):
        return False
    if not edges.plain(text):
        return True
    return bool(
        marks.promotion(text) >= 2
        and not edges.CONTACT.match(text)
        or line.opens
        or marks.is_source_line(text)
        or marks.END.match(text)
        or marks.COUNT.match(text)
        or marks.PAGER.match(text)
        or commands(line)
    )


def _head(lines: list[Line], body: int) -> tuple[int, int]:
    """The title's line (-1: none) and the first line of the body.

    The title stands before the line of time and source: the line that the breadcrumbs end with, else one that reads like a title of
    an announcement, else the nearest that is no menu. Without a line of time it is a short line that opens the text.
    """
    running = next((at for at in range(body, len(lines)) if marks.SENTENCE.search(lines[at].bare)), len(lines))
    if lines[0].meta == 1 and marks.ANNOUNCES.search(_without_day(lines[0].bare)):
        lines[0].said()  # 「停水通知（2024年6月8日）」
    metas = [at for at in range(running) if lines[at].meta and not marks.TODAY.match(lines[at].bare)]
    over = metas if metas and metas[-1] else []  # a line of time that opens the text has no title over it
    limit = over[-1] if over else running
    candidates = [at for at in range(limit) if _may_be_title(lines[at], at == 0 and len(lines) > 1)]
    crumbs = [edges.plain(line.bare) for line in lines[:limit] if line.crumbs]
    named = [at for at in candidates if any(crumb.endswith(edges.plain(lines[at].bare)) for crumb in crumbs)]
    reads = [at for at in candidates if marks.ANNOUNCES.search(lines[at].bare.strip())]
    subject = [at for at in range(running) if edges.SUBJECT.match(lines[at].bare)][:1]
    title = (subject or named or reads or candidates or [-1])[-1]
    if not over and not subject and not named and not reads and candidates:
        title = candidates[0] if candidates[0] <= 1 else -1
    if title < 0 and not metas and _begins(lines, body):
        return title, 0
    first = max(title + 1, metas[-1] + 1 if metas else 0)
    while first < len(lines) - 1 and marks.RULE.match(lines[first].bare):
        first += 1
    return title, body if title < 0 and not metas else first


def _without_day(text: str) -> str:
    return marks.DATE.sub("", text).strip(" 日()[]【】-—")


def _begins(lines: list[Line], body: int) -> bool:
    """Whether a text without a title begins with its first line: all in front of its running text leads on to that."""
    return 0 < body <= _FEW and all(
        line.score > -8.0 and not line.crumbs and (line.bare.endswith(":") or marks.tells_when(line.bare))
        for line in lines[:body]
    )


def _may_be_title(line: Line, opens: bool) -> bool:
    """`opens`: it is the first of several, where a word is a title too: 「公告」."""
    text = line.bare
    if not (2 if opens else 4) <= len(edges.plain(text)) <= 120 or line.kind in ("row", "item") or text.endswith(":"):
        return False
    if marks.PLACE.match(text) or line.meta or marks.TODAY.match(text) or marks.is_breadcrumb(text):
        return False
    return not _menu(text)


_PARTED = re.compile(r"\s[|｜·]\s|\s\|")


def _menu(text: str) -> bool:
    return len(_PARTED.findall(text)) >= 2


_SECTION = re.compile(r"(?:分类|栏目)\s*[/:：]\s*(\S+)")


def _candidates(lines: list[Line], framed: frames.Frame, address: str | None) -> tuple[Candidate, ...]:
    root = parse("<html><body></body></html>")
    found = list(headlines.candidates(root, [], lines, framed, [], address, ""))
    for line in lines[: framed.first]:
        if _SECTION.search(line.bare):
            found.append(
                Candidate(
                    field="category",
                    text=re.split("[|｜]", line.text)[-2 if line.text.count("|") > 1 else -1],
                    evidence="label",
                    weight=4.0,
                )
            )
    return tuple(found)
