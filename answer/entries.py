"""A line with several values by kind, as cards and posters write them: 「費用：早鳥 880元（12/1前）｜一般 1,080元｜寄送＋120」.

Every value of a line is read as an entry: the label of its line (of its row, with what heads its column) says what is told, the name
before it in its own piece whose it is, the bracket behind it on what condition.

- ／, 、 and a full blank part (`cards.py`) only where a value stands before them: 「銀卡、金卡延長3天」. What a comma parts off is told of
  the name before it too: 「機構2000元，退出後30天退」.
- A value in brackets is one of its own, of what the brackets say and of what stands before them: 「成人 35（午場25）」.
- Of 「90天→180天」 and 「60（原65）」 the 90天 and the 65 are `former`.
- A cell of several pieces takes its heads one by one, where that of its column has as many: 「價格 · 次數」 over 「¥99/月 · 500次/天」.

Not read: days and hours (zh/dates tells them), running text (a line with 。, one that ends with ；, or a long one), what has no figure (免費, 不收).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from answer.cards import BRACKETS, LONGEST, Part, Span, joined, lines_of, terse, trim
from answer.evidence import Page
from answer.values import MONEY, Amount, amounts_of


class Entry(NamedTuple):
    """A value with the spans of the narrow text that say what it is."""

    labels: tuple[Span, ...]  # of its line or row, and of its column: what is told
    kinds: tuple[Span, ...]  # the names before it, the outermost first: whose
    notes: tuple[Span, ...]  # what stands behind it in its piece: on what condition
    amount: Amount
    priced: bool  # a sum of money stands in its line or cell
    former: bool = False  # it holds no more

    @property
    def spans(self) -> tuple[Span, ...]:
        return (*self.labels, *self.kinds, *self.notes)


MOST = 600  # values of a page that are read
_ARROW = re.compile(r"\s*(?:→|⇒|=>|->)\s*")
_BEFORE = re.compile(r"(?<![\d./:])\d[\d,.]{0,12}(?=\s?(?:→|⇒))")
_FORMER = re.compile(r"\(?(?:原|旧|调整前|之前)")
_OLD_HEAD = re.compile(r"\s*(?:原|旧|调整前|原[价费]率?|现行)\s*")
_HEADING = re.compile(r"[一-鿿]{2,6}(?:[/|][一-鿿]{2,6}){1,3}")
WIDE = 3  # columns of a table whose single values the readers of tables tell
LONG = 16  # characters of a line that heads those below it
_FIGURE = re.compile(r"[\s$¥a-z]{0,5}\d")
_OWN_NAME = re.compile(r"(?![限满含约前后每共])[一-鿿]")
_LISTED = re.compile("[^/、]+")
_BOUND = re.compile(r"\s*[≥≤<>=]\s*")


def entries(page: Page) -> tuple[Entry, ...]:
    """Those of all lines of a page, in order."""
    return _entries(page.text, page.record.body, page.year)


@lru_cache(maxsize=256)
def _entries(text: str, body: str, year: int | None) -> tuple[Entry, ...]:
    if not terse(text):
        return ()
    told = _figures(text, year)
    starts = [one.start for one in told]
    found: list[Entry] = []
    head: list[list[Part]] | None = None
    above: tuple[Span, ...] = ()  # 「班別／學費：」 over lines without a label
    for line in lines_of(text, body, year):
        if len(found) >= MOST:
            break
        start, end = line.start, line.end
        inside = told[bisect_left(starts, start) : bisect_left(starts, end)]
        tab = text.find("\t", start, end)
        if tab < 0:
            head = None
            if not inside:
                says = text[start:end].strip()
                heads = says[-1] == ":" or _HEADING.fullmatch(says) is not None
                above = (trim(text, start, end),) if heads and end - start <= LONG else ()
            elif not line.sentences and text[start:end].rstrip()[-1] != ";":
                parts, label = [*line.parts], (line.label.span,) if line.label.sign.strip(" ") else ()
                if not label:
                    parts[0] = parts[0]._replace(start=line.label.start)
                found += _of_cell(text, parts, inside, label or above, None)
            continue
        cells = _cells(line.parts)[line.label.sign != "\t" :]
        if head is None:
            head = [] if line.figured else cells
            if head:
                continue
        changed = any(_OLD_HEAD.fullmatch(text, *_span(one)) for one in head)
        for column, cell in enumerate(cells):
            low, high = _span(cell)
            own = told[bisect_left(starts, low) : bisect_left(starts, high)]
            if own and high - low <= LONGEST and (len(head) + 1 < WIDE or changed or len(own) > 1):
                top = head[column] if column < len(head) else None
                replaced = top is not None and _OLD_HEAD.fullmatch(text, *_span(top)) is not None
                told_of = _of_cell(text, cell, own, ((start, tab),), top)
                found += (one._replace(former=True) for one in told_of) if replaced else told_of
    return tuple(found)


def _cells(parts: Sequence[Part]) -> list[list[Part]]:
    found: list[list[Part]] = [[]]
    for part in parts:
        if part.mark == "\t":
            found.append([])
        found[-1].append(part)
    return found


def _span(cell: Sequence[Part]) -> Span:
    return cell[0].start, cell[-1].end


def _figures(text: str, year: int | None) -> tuple[Amount, ...]:
    """The amounts of a text, and what stands before an arrow: 「2000→3000」, of which the first would be a year."""
    told = amounts_of(text, year)
    told = tuple(one for one in told if not _of_number(text, one))
    starts = {one.start for one in told}
    more = [Amount(*one.span(), float(one[0].replace(",", "")), "") for one in _BEFORE.finditer(text)]
    more = [one for one in more if one.start not in starts and not any(c in text[one.start : one.end] for c in ".")]
    return tuple(sorted((*told, *more))) if more else told


def _of_number(text: str, one: Amount) -> bool:
    """Whether a number is a piece of a telephone number (「0592-661-8090」), of a day (2/5) or of a name (「lmx08」)."""
    if re.match(r"0\d", text[one.start : one.end]):
        return True
    around = re.match(r"[-/.]\d", text[one.end : one.end + 2]) or re.search(
        r"(?:\d[-/]|[a-z@])$", text[max(0, one.start - 2) : one.start]
    )
    return not one.unit and bool(around or re.search(r"-\d{3,}", text[one.start : one.end]))


def _pieces(text: str, parts: Sequence[Part], told: Sequence[Amount]) -> Iterator[Part]:
    """Parts joined where no value stands before ／, 、 and a full blank, or a figure behind →."""
    before = parts[0]._replace(mark="")
    for part in parts[1:]:
        valued = any(before.start <= one.start < part.start for one in told)
        arrow = part.mark == "→" and not _FIGURE.match(text, part.start, part.end)
        if part.mark in ";|·," or valued and (arrow or part.mark in "/、\u3000"):
            yield before
            before = part
        else:
            before = before._replace(end=part.end)
    yield before


def _of_cell(
    text: str, parts: Sequence[Part], told: Sequence[Amount], labels: tuple[Span, ...], head: Sequence[Part] | None
) -> Iterator[Entry]:
    pieces = list(_pieces(text, parts, told))
    heads = list(joined(head, ";|·/、,\u3000")) if head else []
    names, priced = _names(text, pieces, told), any(one.unit in MONEY for one in told)
    several = len(heads) > 1 and len(heads) == len(pieces)
    listed = False
    first: Span | None = None  # that of the first of several between ／
    name: Span | None = None  # that of the first value of a piece, for those behind its commas
    for number, piece in enumerate(pieces):
        own = [one for one in told if piece.start <= one.start < piece.end]
        above = (trim(text, *heads[number][:2]),) if several else (_span(head),) if head else ()
        if piece.mark != ",":
            name, listed = (
                None,
                piece.mark in ("/", "、") or (number + 1 < len(pieces) and pieces[number + 1].mark == "、"),
            )
        outer = (name,) if name else ()
        if own and piece.mark == "/" and first and _BOUND.fullmatch(text, piece.start, own[0].start):
            outer = (first,)  # 「粉絲≥500（圖文）／≥1,000（短影音）」
        for one in _of_piece(text, piece, own):
            if names:  # 「7天／30天（小店／成長）」
                one = one._replace(kinds=(names[number],), notes=())
            yield one._replace(labels=(*labels, *above), kinds=(*outer, *one.kinds), priced=priced)
        if own and piece.mark != "/":
            first = trim(text, piece.start, own[0].start)
        if piece.mark != "," and own and not listed:
            name = trim(text, piece.start, own[0].start)
            name = name if name[0] < name[1] else None


def _names(text: str, pieces: Sequence[Part], told: Sequence[Amount]) -> list[Span]:
    """The names that one bracket behind several bare values gives them one by one; none where there is no such bracket."""
    if len(pieces) < 2 or len(told) != len(pieces) or any(piece.mark not in ("", "/", "、") for piece in pieces):
        return []
    bare = all(trim(text, piece.start, one.start)[0] == one.start for piece, one in zip(pieces, told, strict=True))
    brackets = _brackets(text, told[-1].end, pieces[-1].end)
    if not bare or len(brackets) != 1 or brackets[0][1] != pieces[-1].end:
        return []
    found = [one.span() for one in _LISTED.finditer(text, brackets[0][0] + 1, brackets[0][1] - 1)]
    return found if len(found) == len(pieces) else []


def _of_piece(text: str, piece: Part, told: Sequence[Amount]) -> Iterator[Entry]:
    """The values of a piece: each is told of what stands before it, those in brackets of what stands before these too."""
    brackets = [
        (span, [one for one in told if span[0] < one.start < span[1]])
        for span in _brackets(text, piece.start, piece.end)
    ]
    outside = [one for one in told if not any(low < one.start < high for (low, high), _ in brackets)]
    place = piece.start  # where the name of a value begins
    for at, one in enumerate(outside):
        until = outside[at + 1].start if at + 1 < len(outside) else piece.end
        former = at + 1 < len(outside) and _ARROW.fullmatch(text, one.end, until) is not None
        after = at > 0 and _ARROW.fullmatch(text, outside[at - 1].end, one.start) is not None
        own = trim(text, place, outside[at - 1].start if after else one.start)
        kinds = _filled(trim(text, piece.start, place), own)
        behind = [pair for pair in brackets if one.end <= pair[0][0] < until]
        notes = [span for span, inner in behind if not _names_own(text, span, inner)]
        if at + 1 == len(outside):
            lows, highs = [low for (low, _), _ in behind], [high for (_, high), _ in behind]
            gaps = zip((one.end, *highs), (*lows, until), strict=True)
            notes += _filled(*(trim(text, *gap) for gap in gaps))
        unit = one.unit or (outside[at + 1].unit if former else "")
        yield Entry((), kinds, tuple(notes), one._replace(unit=unit), False, former)
        for span, inner in behind:
            yield from _in_brackets(text, span, inner, kinds)
        place = place if former else one.end


def _in_brackets(text: str, span: Span, told: Sequence[Amount], kinds: tuple[Span, ...]) -> Iterator[Entry]:
    """The values in brackets; of 「原65」 the 65 holds no more."""
    place = span[0] + 1
    for at, one in enumerate(told):
        until = told[at + 1].start if at + 1 < len(told) else span[1] - 1
        notes = _filled(trim(text, one.end, until)) if at + 1 == len(told) else ()
        former = at == 0 and _FORMER.match(text, span[0]) is not None
        yield Entry((), (*kinds, *_filled(trim(text, place, one.start))), notes, one, False, former)
        place = one.end


def _filled(*spans: Span) -> tuple[Span, ...]:
    return tuple(span for span in spans if span[0] < span[1])


def _names_own(text: str, span: Span, inner: Sequence[Amount]) -> bool:
    """Whether brackets tell a value of a name of its own (「午場25」): that is no condition of the one before them (「限2張」)."""
    return bool(inner) and _OWN_NAME.search(text, span[0] + 1, inner[0].start) is not None


def _brackets(text: str, start: int, end: int) -> list[Span]:
    return [one.span() for one in BRACKETS.finditer(text, start, end)]
