"""Text of pages as HTML: escaped, with marks of ours, and nothing else of it interpreted.

Everything that comes from a page, an address, a file name, a query, a question or a note goes through `escape`,
`marked` or (for labels of widgets, which are Markdown) `label`.
"""

from __future__ import annotations

import html
import re
import string
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

WORD_JOINER = "\u2060"  # keeps a chip on the line of the text it belongs to

_PUNCTUATION = re.compile("([" + re.escape(string.punctuation) + "])")
_ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?<=@)", re.IGNORECASE)  # http:|//a.b  www|.a.b  a@|b.c
_SENTENCE_ENDS = frozenset("。！？；!?\n")

Kind = Literal["hit", "doubt", "evidence", "answer", "at", "new", "settled"]


class Mark(NamedTuple):
    """`text[start:end]` is something: a searched word, a doubt (with its number and its link), evidence … One that
    somebody has decided (`settled`) has in `note` what was decided, told behind it."""

    start: int
    end: int
    kind: Kind
    number: int | None = None
    href: str | None = None
    note: str = ""


class Change(NamedTuple):
    """A recorded repair shown in place: `text[start:end]` stands where `before` stood."""

    start: int
    end: int
    before: str


def escape(text: object) -> str:
    return html.escape(str(text), quote=True)


def label(text: str) -> str:
    """Text for a label of a widget: one line, every ASCII punctuation mark backslashed (labels are Markdown), and a word
    joiner where a bare address would become a link all the same."""
    return _PUNCTUATION.sub(r"\\\1", _ADDRESS.sub(WORD_JOINER, " ".join(text.split())))


def lang_of(script: str | None) -> str:
    """The `lang` of a block of page text."""
    return {"hant": "zh-Hant", "hans": "zh-Hans"}.get(script or "", "zh")


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """The sentence that `offset` lies in, its mark included: within its line, at most 300 code points to either side."""
    offset = max(0, min(offset, len(text)))
    start = end = offset
    while start and offset - start < 300 and text[start - 1] not in _SENTENCE_ENDS:
        start -= 1
    while end < len(text) and end - offset < 300:
        if text[end] == "\n":
            break
        end += 1
        if text[end - 1] in _SENTENCE_ENDS:
            break
    return start, end


def marked(text: str, marks: Iterable[Mark] = (), changes: Sequence[Change] = ()) -> str:
    """The text with its marks: cut at all bounds, each piece escaped, joined again.

    Overlapping doubts become one amber run that bears all their numbers at its end; other marks lie within it. Marks
    that leave the text are cut to it, empty ones dropped (an `at` may be empty: it is only a place).
    """
    size = len(text)
    kept = [
        mark._replace(start=max(0, mark.start), end=min(size, mark.end), note=mark.note if mark.end <= size else "")
        for mark in marks
        if mark.start < size and mark.end > 0 and (mark.end > mark.start or mark.kind == "at")
    ]
    changed = [change for change in changes if 0 <= change.start <= change.end <= size]
    runs = _runs([mark for mark in kept if mark.kind == "doubt"])
    bounds = {0, size}
    for mark in kept:
        bounds.update((mark.start, mark.end))
    for change in changed:
        bounds.update((change.start, change.end))
    places = [mark.start for mark in kept if mark.kind == "at"]
    notes = {mark.end: _note(mark) for mark in kept if mark.note}
    ordered = sorted(bounds)
    out: list[str] = []
    opened = False
    for start, end in zip(ordered, ordered[1:] + [size + 1], strict=True):
        for _, run_end, chips in runs:
            if run_end == start and opened:
                out.append("</mark>" + "".join(WORD_JOINER + chip for chip in chips))
                opened = False
        out.append(notes.get(start, ""))
        for run_start, _, _ in runs:
            if run_start == start and start < size:
                out.append('<mark class="gg-doubt">')
                opened = True
        if start in places:
            out.append('<span id="gg-at"></span>')
            places = []
        for change in changed:
            if change.start == start:
                out.append(f'<del class="gg-del">{escape(change.before)}</del>' if change.before else "")
        if start >= size:
            break
        piece = escape(text[start:end])
        if any(change.start <= start and end <= change.end for change in changed):
            piece = f'<ins class="gg-ins">{piece}</ins>'
        kinds = dict.fromkeys(mark.kind for mark in kept if mark.start <= start and end <= mark.end)
        for kind in kinds:
            if kind != "doubt":
                piece = f'<mark class="gg-{kind}">{piece}</mark>'
        out.append(piece)
    return "".join(out)


def _runs(doubts: list[Mark]) -> list[tuple[int, int, list[str]]]:
    """Overlapping doubts joined: where each run starts and ends, and the chips (HTML) at its end."""
    runs: list[tuple[int, int, list[Mark]]] = []
    for mark in sorted(doubts):
        if runs and mark.start < runs[-1][1]:
            start, end, marks = runs[-1]
            runs[-1] = (start, max(end, mark.end), [*marks, mark])
        else:
            runs.append((mark.start, mark.end, [mark]))
    return [(start, end, [_chip(mark) for mark in marks if mark.number is not None]) for start, end, marks in runs]


def _chip(mark: Mark) -> str:
    if mark.href is None:
        return f'<span class="gg-chip">{mark.number}</span>'
    return f'<a class="gg-chip gg-link" href="{escape(mark.href)}">{mark.number}</a>'


def _note(mark: Mark) -> str:
    words = f"✓ {escape(mark.note)}"
    if mark.href is None:  # within a link there is no other
        return f'{WORD_JOINER}<span class="gg-settled-as">{words}</span>'
    return f'{WORD_JOINER}<a class="gg-settled-as gg-link" href="{escape(mark.href)}">{words}</a>'


def paragraphs(text: str, marks: Sequence[Mark] = (), changes: Sequence[Change] = (), lines: Sequence[int] = ()) -> str:
    """The lines of a text as paragraphs, marks shared out over them; `lines` picks some of them (by number).

    Lines one after another with cells (joined by a tab) are the rows of a table.
    """
    out: list[str] = []
    rows: list[str] = []

    def end_table() -> None:
        if rows:
            out.append(f'<table class="gg-table"><tbody>{"".join(rows)}</tbody></table>')
            rows.clear()

    start = 0
    for number, line in enumerate(text.split("\n")):
        end = start + len(line)
        if line.strip() and (not lines or number in lines):
            if "\t" in line:
                rows.append(f"<tr>{_cells(line, start, marks, changes)}</tr>")
            else:
                end_table()
                out.append(f"<p>{_piece(line, start, marks, changes)}</p>")
        start = end + 1
    end_table()
    return "".join(out)


def _piece(text: str, start: int, marks: Sequence[Mark], changes: Sequence[Change]) -> str:
    """A piece of a text that starts at `start`, with what of its marks and changes lies in it."""
    end = start + len(text)
    inside = [
        mark._replace(start=mark.start - start, end=mark.end - start)
        for mark in marks
        if mark.start <= end and mark.end >= start and (mark.start < end or mark.kind == "at")
    ]
    ours = [
        change._replace(start=change.start - start, end=change.end - start)
        for change in changes
        if start <= change.start and change.end <= end
    ]
    return marked(text, inside, ours)


def _cells(line: str, start: int, marks: Sequence[Mark], changes: Sequence[Change]) -> str:
    """A row's cells; a place (`at`) is that of the first cell that it touches, a chip stands in the last of its doubt."""
    cells: list[str] = []
    for cell in line.split("\t"):
        end = start + len(cell)
        here = []
        for mark in marks:
            if mark.kind == "doubt" and mark.end > end:
                mark = mark._replace(number=None)
            elif mark.kind == "at" and mark.start < start:
                mark = mark._replace(kind="answer")  # looks the same, and is no second place
            here.append(mark)
        cells.append(f"<td>{_piece(cell, start, here, changes)}</td>")
        start = end + 1
    return "".join(cells)


def lines_of(text: str, spans: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """The numbers of the lines that spans (start, end) touch, in order."""
    wanted = list(spans)
    found: list[int] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        end = start + len(line)
        if any(first <= end and last > start for first, last in wanted):
            found.append(number)
        start = end + 1
    return tuple(found)
