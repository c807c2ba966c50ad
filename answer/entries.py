"""A line with several values by kind, as cards and posters write them: 「費用：早鳥 880元（12/1前）｜一般 1,080元｜寄送＋120」.

Every value of a line is read as an entry: the label of its line (of its row, with what heads its column) says what is told, the name
before it in its own piece whose it is, the bracket behind it on what condition.

- Pieces end at ； ｜ and ·, at ／, 、 and a full blank where a value stands before them. The comma parts a piece in two, of which the
  second is told of the first's name too: 「機構2000元，退出後30天退」.
- 、 between names joins them (「銀卡、金卡延長3天」); ／ behind a value and before a measure word tells of one (「15元／份」).
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

from answer.dates import dates_of
from answer.evidence import CARD, Page
from answer.values import MONEY, Amount, amounts_of

Span = tuple[int, int]


class Entry(NamedTuple):
    """A value with the spans of the narrow text that say what it is."""

    labels: tuple[Span, ...]  # of its line or row, and of its column: what is told
    kinds: tuple[Span, ...]  # the names before it, the outermost first: whose
    notes: tuple[Span, ...]  # what stands behind it in its piece: on what condition
    amount: Amount
    line: int  # where its line begins
    former: bool = False  # it holds no more

    @property
    def spans(self) -> tuple[Span, ...]:
        return (*self.labels, *self.kinds, *self.notes)


class _Piece(NamedTuple):
    start: int
    end: int
    whole: int  # which of the pieces between the greater signs
    mark: str  # what parts it from the one before


MOST = 600  # values of a page that are read
_SIGN = re.compile(r"[^\w\[【(<>≥≤+$¥\n]*(?:\(?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.](?!\d)\s*)?")
_LABEL = re.compile(r"【(?P<framed>[^】\d\n]{1,12})】|(?P<named>[^:;,。|\t\n]{1,16}?):")
_TITLED = re.compile(r"(?P<label>[^\d:;,。|\s()+$¥≥≤=]{1,10})(?P<sign>\||\s)")
ONE = (
    "千次|万次|小时|分钟|公斤|公里|平方米|学期|人次|个月|[份张次天日月年时人件箱度秒场本册单笔位台辆间晚节堂趟团斤包盒瓶组班队期季周条只头套坪米格床桌]|"
    "kg|km|㎡|m|gb"
)
_PER = re.compile(rf"/(?:{ONE})(?![\w㎡])(?:/(?:{ONE})(?![\w㎡]))?")
_ARROW = re.compile(r"\s*(?:→|⇒|=>|->)\s*")
_BEFORE = re.compile(r"(?<![\d./:])\d[\d,.]{0,12}(?=\s?(?:→|⇒))")
_FORMER = re.compile(r"\(?(?:原|旧|调整前|之前)")
_OLD_HEAD = re.compile(r"\s*(?:原|旧|调整前|原[价费]率?|现行)\s*")
_HEADING = re.compile(r"[一-鿿]{2,6}(?:[/|][一-鿿]{2,6}){1,3}")
WIDE = 3  # columns of a table whose single values the readers of tables tell
LONG = 16  # characters of a line that heads those below it
_FIGURE = re.compile(r"[\s$¥a-z]{0,5}\d")
_OWN_NAME = re.compile(r"(?![限满含约前后每共])[一-鿿]")
_BOUND = re.compile(r"\s*[≥≤<>=]\s*")
_EDGES = " =,、;|/:·\t>→"


def entries(page: Page) -> tuple[Entry, ...]:
    """Those of all lines of a page, in order."""
    return _entries(page.text, page.record.body, page.year)


def lines_of_money(page: Page) -> frozenset[int]:
    """Where the lines begin in which an entry has a unit of money."""
    return _of_money(page.text, page.record.body, page.year)


@lru_cache(maxsize=256)
def _of_money(text: str, body: str, year: int | None) -> frozenset[int]:
    return frozenset(one.line for one in _entries(text, body, year) if one.amount.unit in MONEY)


@lru_cache(maxsize=256)
def _entries(text: str, body: str, year: int | None) -> tuple[Entry, ...]:
    told, taken = _figures(text, year), dates_of(text, year)
    starts, closed = (
        [one.start for one in told],
        sorted([*((one.start, one.end) for one in told), *((one.start, one.end) for one in taken)]),
    )
    found: list[Entry] = []
    place, head = 0, None
    above: tuple[Span, ...] = ()  # 「班別／學費：」 over lines without a label
    for line in text.split("\n"):
        if len(found) >= MOST:
            break
        start, end = place, place + len(line)
        place = end + 1
        inside = told[bisect_left(starts, start) : bisect_left(starts, end)]
        if "\t" not in line:
            head = None
            if not inside and line.strip():
                heads = line.strip()[-1] == ":" or _HEADING.fullmatch(line.strip()) is not None
                above = (_trim(text, start, end),) if heads and len(line) <= LONG else ()
            if inside and len(line) <= CARD and "。" not in line and line.rstrip()[-1] != ";":
                label, rest = _labelled(text, body, start, end)
                label = label or above
                found += _of_cell(text, body, (rest, end), inside, closed, label, None)
            continue
        cells = _cells(text, start, end)
        if head is None:
            figures = any(low < end and start < high for low, high in _near(closed, start, end))
            head = [] if figures else cells
            if head:
                continue
        changed = any(_OLD_HEAD.fullmatch(text, *one) for one in head)
        for column, cell in enumerate(cells[1:], 1):
            own = [one for one in inside if cell[0] <= one.start < cell[1]]
            if own and cell[1] - cell[0] <= CARD and (len(head) < WIDE or changed or len(own) > 1):
                top = head[column] if column < len(head) else None
                replaced = top is not None and _OLD_HEAD.fullmatch(text, *top) is not None
                told_of = _of_cell(text, body, cell, own, closed, (cells[0],), top)
                found += (one._replace(former=True) for one in told_of) if replaced else told_of
    return tuple(found)


def _near(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Those of sorted spans that may reach into [start, end)."""
    return spans[max(0, bisect_left(spans, (start, 0)) - 1) : bisect_left(spans, (end, 0))]


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


def _cells(text: str, start: int, end: int) -> list[Span]:
    found, place = [], start
    for piece in text[start:end].split("\t"):
        found.append((place, place + len(piece)))
        place += len(piece) + 1
    return found


def _labelled(text: str, body: str, start: int, end: int) -> tuple[tuple[Span, ...], int]:
    """The label of a line, and where what it tells begins."""
    sign = _SIGN.match(text, start, end)
    low = sign.end() if sign else start
    if match := _LABEL.match(text, low, end):
        return (match.span(match.lastgroup or 0),), match.end()
    if (match := _TITLED.match(text, low, end)) and (match["sign"] == "|" or body[match.start("sign")] == "\u3000"):
        return (match.span("label"),), match.end()
    return (), low


def _pieces(text: str, body: str, cell: Span, told: Sequence[Amount], closed: Sequence[Span]) -> Iterator[_Piece]:
    """A cell parted at the signs between its values, outside brackets."""
    start, depth, whole, mark = cell[0], 0, 0, ""
    skip = cell[0]
    for place in range(*cell):
        char = text[place]
        depth += (char == "(") - (char == ")")
        if depth > 0 or place < skip or char not in ";|·/、, →":
            continue
        at = bisect_left(closed, (place + 1, 0)) - 1
        if at >= 0 and closed[at][0] <= place < closed[at][1]:
            continue
        valued = any(start <= one.start < place for one in told)
        if char == "/" and (rate := _PER.match(text, place, cell[1])) and valued and _behind(text, place, told):
            skip = rate.end()
            continue
        parts = char in ";|·," or (valued and (char in "/、" or body[place] == "\u3000"))
        parts = parts or (char == "→" and valued and not _FIGURE.match(text, place + 1, cell[1]))
        if parts:
            yield _Piece(start, place, whole, mark)
            start, mark = place + 1, char
            whole += char != ","
    yield _Piece(start, cell[1], whole, mark)


def _behind(text: str, place: int, told: Sequence[Amount]) -> bool:
    """Whether a place stands right behind an amount."""
    return any(one.end == place for one in told)


def _of_cell(
    text: str,
    body: str,
    cell: Span,
    told: Sequence[Amount],
    closed: Sequence[Span],
    labels: tuple[Span, ...],
    head: Span | None,
) -> Iterator[Entry]:
    pieces = list(_pieces(text, body, cell, told, closed))
    heads = list(_pieces(text, body, head, (Amount(head[0], head[0], 0, ""),), ())) if head else []
    names = _names(text, pieces, told)
    several = len(heads) > 1 and len(heads) == len(pieces)
    listed = False
    first: Span | None = None  # that of the first of several between ／
    name: Span | None = None  # that of the first value of a piece, for those behind its commas
    for number, piece in enumerate(pieces):
        own = [one for one in told if piece.start <= one.start < piece.end]
        above = (_trim(text, *heads[number][:2]),) if several else (head,) if head else ()
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
            yield one._replace(labels=(*labels, *above), kinds=(*outer, *one.kinds), line=cell[0])
        if own and piece.mark != "/":
            first = _trim(text, piece.start, own[0].start)
        if piece.mark != "," and own and not listed:
            name = _trim(text, piece.start, own[0].start)
            name = name if name[0] < name[1] else None


def _names(text: str, pieces: Sequence[_Piece], told: Sequence[Amount]) -> list[Span]:
    """The names that one bracket behind several bare values gives them one by one; none where there is no such bracket."""
    if len(pieces) < 2 or len(told) != len(pieces) or any(piece.mark not in ("", "/", "、") for piece in pieces):
        return []
    bare = all(_trim(text, piece.start, one.start)[0] == one.start for piece, one in zip(pieces, told, strict=True))
    brackets = _brackets(text, told[-1].end, pieces[-1].end)
    if not bare or len(brackets) != 1 or brackets[0][1] != pieces[-1].end:
        return []
    found, place = [], brackets[0][0] + 1
    for name in re.split("[/、]", text[place : brackets[0][1] - 1]):
        found.append((place, place + len(name)))
        place += len(name) + 1
    return found if len(found) == len(pieces) else []


def _of_piece(text: str, piece: _Piece, told: Sequence[Amount]) -> Iterator[Entry]:
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
        own = _trim(text, place, outside[at - 1].start if after else one.start)
        kinds = _filled(_trim(text, piece.start, place), own)
        behind = [pair for pair in brackets if one.end <= pair[0][0] < until]
        notes = [span for span, inner in behind if not _names_own(text, span, inner)]
        if at + 1 == len(outside):
            lows, highs = [low for (low, _), _ in behind], [high for (_, high), _ in behind]
            gaps = zip((one.end, *highs), (*lows, until), strict=True)
            notes += _filled(*(_trim(text, *gap) for gap in gaps))
        unit = one.unit or (outside[at + 1].unit if former else "")
        yield Entry((), kinds, tuple(notes), one._replace(unit=unit), 0, former)
        for span, inner in behind:
            yield from _in_brackets(text, span, inner, kinds)
        place = place if former else one.end


def _in_brackets(text: str, span: Span, told: Sequence[Amount], kinds: tuple[Span, ...]) -> Iterator[Entry]:
    """The values in brackets; of 「原65」 the 65 holds no more."""
    place = span[0] + 1
    for at, one in enumerate(told):
        until = told[at + 1].start if at + 1 < len(told) else span[1] - 1
        notes = _filled(_trim(text, one.end, until)) if at + 1 == len(told) else ()
        former = at == 0 and _FORMER.match(text, span[0]) is not None
        yield Entry((), (*kinds, *_filled(_trim(text, place, one.start))), notes, one, 0, former)
        place = one.end


def _filled(*spans: Span) -> tuple[Span, ...]:
    return tuple(span for span in spans if span[0] < span[1])


def _names_own(text: str, span: Span, inner: Sequence[Amount]) -> bool:
    """Whether brackets tell a value of a name of its own (「午場25」): that is no condition of the one before them (「限2張」)."""
    return bool(inner) and _OWN_NAME.search(text, span[0] + 1, inner[0].start) is not None


def _brackets(text: str, start: int, end: int) -> list[Span]:
    found, place = [], start
    while (low := text.find("(", place, end)) >= 0 and (high := text.find(")", low, end)) >= 0:
        found.append((low, high + 1))
        place = high + 1
    return found


def _trim(text: str, start: int, end: int) -> Span:
    """A span without the signs at its ends."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end
