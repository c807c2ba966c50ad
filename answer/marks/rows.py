"""Rows of a table: the one that the question names, the one in whose range its amount lies."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from answer.dates import dates
from answer.evidence import Line, Page
from answer.limits import Limit, limits, limits_of
from answer.marks.contract import Seen
from answer.text import number
from answer.types import amount
from answer.types.given import given
from answer.types.units import same_unit
from answer.values import Amount, amounts


def _named(page: Page, span: tuple[int, int], text: str) -> bool:
    """Whether the question holds the text of a cell, letter by letter."""
    cell = page.text[slice(*span)].strip()
    return len(cell) > 1 and cell in text


# 「三口人」, 「只有一個小孩」: rows may be told apart by how many there are of a house
_PEOPLE = re.compile(
    r"(?<![第每\d])(?P<many>\d{1,2}|[一二两三四五六七八九十])[个口名位]?(?:人(?![次份员数])|之家|孩子|小孩|子女|老人|大人|儿童)"
)


@lru_cache(maxsize=64)
def _given(text: str, title: str) -> tuple[Amount, ...]:
    """The amounts that a question names, and how many people; no number that is a name in the title (618)."""
    people = [(match, number(match["many"])) for match in _PEOPLE.finditer(text)]
    counted = [Amount(*match.span("many"), many, "人") for match, many in people if many]
    told = [one for one in given(text) if one.unit or text[one.start : one.end] not in title]
    return (*(one for one in told if not any(one.start == each.start for each in counted)), *counted)


@lru_cache(maxsize=64)
def _meant(text: str, title: str) -> tuple[Amount, ...]:
    """The amounts that a question names, just beyond where it says so: 「超過72小時」 is more than 72小時, 「不滿100元」 less."""
    beyond = {one.amount.start: one for one in limits_of(text, None) if one.strict}
    found = []
    for one in _given(text, title):
        limit = beyond.get(one.start)
        if limit and same_unit(limit.amount.unit, one.unit):
            one = one._replace(value=math.nextafter(one.value, -math.inf if limit.least is None else math.inf))
        found.append(one)
    return tuple(found)


def tiered(seen: Seen) -> bool:
    """Whether a value stands in the row in which an amount of the question lies."""
    line = seen.page.lines[seen.page.line_at(seen.proposal.start)]
    return line.kind == "row" and seen.proposal.quote is None and _tier(seen, line) > 0


def column(seen: Seen) -> float:
    """「一個月補多少租金」: the column headed 每月補貼, none headed 租金上限. What stands with the question word heads it."""
    page, (start, end) = seen.page, seen.asked.focus
    head = page.head_cell(seen.proposal.start) if seen.in_row and seen.counted and end else None
    if head is None:
        return 0.0
    line = page.lines[page.line_at(seen.proposal.start)]
    row = page.cells(page.lines[line.table or 0])[1:]
    others = [page.text[slice(*cell)] for cell in row if cell != head]
    for words in (_FOR_EACH, _DEED):  # 「每月補多少」: 每月津貼, no 一次補助
        told = {match[0] for match in words.finditer(seen.asked.text, max(0, start - 6), end)}
        own = {one for one in told if one in page.text[slice(*head)] and not any(one in other for other in others)}
        left = {one for one in told if one not in page.text[slice(*head)] and any(one in other for other in others)}
        if own or left:
            return 0.1 if own and not left else -0.1 if left and not own else 0.0
    return 0.0


WIDE = 60  # cells of a row beyond which it is no row of a table that people read
_FOR_EACH = re.compile(r"每[年月天日次人件单户学]|一次|最[高低多少]")
_DEED = re.compile(r"[补罚奖押退赔](?=了|给|多少)")


def _tier(seen: Seen, line: Line) -> float:
    """Of rows that are told apart by an amount (「75分至89分」, 「2000分」), the one in which an amount of the question lies."""
    mine, page = _meant(seen.asked.text, seen.page.title), seen.page
    if page.text.count("\t", line.start, line.end) > WIDE:
        return 0.0
    told = limits(page) if mine else ()
    for start, end in page.cells(line)[:2] if mine else ():
        if start <= seen.proposal.start < end:
            continue
        for one in (one for one in told if start <= one.amount.start < end):
            column = page.column(one.amount.start)
            others = [
                other
                for other in told
                if page.lines[page.line_at(other.amount.start)].table == line.table
                and page.column(other.amount.start) == column
            ]
            for own in mine:
                if same_unit(own.unit, one.amount.unit):
                    return 0.15 if one in _tightest(others, own) else -0.15
    return _keyed(seen, line, _given(seen.asked.text, page.title))


def _keyed(seen: Seen, line: Line, mine: Sequence[Amount]) -> float:
    """「2000分　雨傘一把」: the row whose key is the amount itself that the question names, in whatever way it writes it."""
    page = seen.page
    keys = _keys(page.text, page.year).get(page.lines[line.table or 0].start, {}) if mine else {}
    for own in mine:
        like = [rows for unit, rows in keys.get(own.value, {}).items() if same_unit(own.unit, unit)]
        if like:
            return 0.2 if any(line.start in rows for rows in like) else -0.3
    return 0.0


@lru_cache(maxsize=512)
def _keys(text: str, year: int | None) -> dict[int, dict[float, dict[str, set[int]]]]:
    """The amounts that stand alone in the first column of a table, with the rows that they head, by where the table begins;
    none of a table with one such row."""
    tables: dict[int, dict[float, dict[str, set[int]]]] = {}
    place, table, inside = 0, 0, False
    for piece in text.split("\n"):
        if row := "\t" in piece.strip():
            table = table if inside else place
            cell = piece[: piece.index("\t")]
            for one in amounts(cell, dates(cell, year))[-1:]:
                if one.upper is None and len(cell) - one.end < 3:
                    tables.setdefault(table, {}).setdefault(one.value, {}).setdefault(one.unit, set()).add(place)
        place, inside = place + len(piece) + 1, row
    return {table: keys for table, keys in tables.items() if sum(map(len, keys.values())) > 1}


def _tightest(told: Sequence[Limit], own: Amount) -> list[Limit]:
    """Of the limits in which an amount lies, the narrowest: 240單 lies in 「滿180單」 too where the page has 「滿240單」; both of two
    that meet at it."""
    held = [one for one in told if same_unit(own.unit, one.amount.unit) and one.holds(own.value)]
    ends, begins = ([one for one in held if own.value == getattr(one, side)] for side in ("most", "least"))
    if ends and begins:
        return [*ends, *begins]
    low = max((one.least for one in held if one.least is not None), default=None)
    high = min((one.most for one in held if one.most is not None), default=None)
    return [one for one in held if one.least in (None, low) and one.most in (None, high)]


STEPS = 12  # of a scale that semicolons join, on either side of the value


def _series(page: Page, place: int) -> tuple[int, int]:
    """The sentence round a place with those that semicolons join to it: the steps of a scale stand in one such row."""
    line, (start, end) = page.lines[page.line_at(place)], page.sentence(place)
    for _ in range(STEPS):
        before = page.text[max(line.start, start - 2) : start].rstrip()
        if not before.endswith(";"):
            break
        start = page.sentence(start - 2)[0]
    for _ in range(STEPS):
        if page.text[end - 1 : end] != ";" or end >= line.end:
            break
        end = page.sentence(end)[1]
    return start, end


def in_step(seen: Seen) -> bool | None:
    """Whether a value is told of the step in which an amount of the question lies (「滿180單獎150元，滿240單獎260元」), or of
    another of the same row; None where nothing tells."""
    inside, held = _inside(seen)
    return all(one in held for one in inside) if held else None


def off_step(seen: Seen) -> bool:
    """Whether a value is told of other steps alone; or the amount of the question ends one step as it begins the next
    (「1至10人50元，10至30人80元」 asked of 10人): then the page does not say which holds."""
    inside, held = _inside(seen)
    ends, begins = ({getattr(one, side) for one in held} - {None} for side in ("most", "least"))
    return bool(held) and (not any(one in held for one in inside) or not ends.isdisjoint(begins))


def _inside(seen: Seen) -> tuple[list[Limit], list[Limit]]:
    """The limits of the step of which a value is told, and those of its row in which an amount of the question lies; none where
    there is no such row."""
    if seen.in_row or not (seen.counted or seen.kind in ("what", "outcome")):
        return [], []
    page, start, end = seen.page, seen.proposal.start, seen.proposal.end
    mine = _meant(seen.asked.text, page.title)
    series, sentence = _series(page, start) if mine else (0, 0), page.sentence(start)
    for own in mine:
        told = [
            one
            for one in limits(page)
            if series[0] <= one.amount.start < series[1]
            and same_unit(own.unit, one.amount.unit)
            and not (one.amount.start < end and start < one.amount.end)
        ]
        clause = page.clause(start)
        inside = [one for one in told if clause[0] <= one.amount.start < clause[1]]
        if not inside:  # 「滿6分的，暫停3天」
            before = [one for one in told if sentence[0] <= one.amount.start < start]
            nearest = page.clause(before[-1].amount.start) if before else (0, 0)
            inside = [one for one in before if one.amount.start >= nearest[0]]
        held = _tightest(told, own)
        if inside and len(told) > 1 and held:
            return inside, held
    return [], []


def step(seen: Seen) -> float:
    if _bounds(seen):
        return -0.8
    mine = in_step(seen)
    return 0.0 if mine is None else 0.15 if mine else -0.15


_ASKS_BOUND = re.compile(
    r"至少|最[低少多高长]|[至顶]多|起码|上限|封顶|门槛|[满够到达](?:了|到)?多少|多少(?:元|块钱?)?(?:起|以[上下内])"
)


STEPPED = 200  # limits of a page among which a column's steps are looked for


def _bounds(seen: Seen) -> bool:
    """Whether a value is where a step of such a row begins or ends (「500元至2000元收29元」), and what holds in it is asked."""
    mine = _meant(seen.asked.text, seen.page.title) if seen.counted else ()
    if not mine or _ASKS_BOUND.search(seen.asked.text):
        return False
    page, value = seen.page, seen.proposal
    if seen.in_row:  # 「3萬元至30萬元」 of a column of such steps
        column = page.lines[page.line_at(value.start)].table, page.column(value.start)
        places = ((one, one.amount.start) for one in limits(page)[:STEPPED])
        told = [one for one, at in places if (page.lines[page.line_at(at)].table, page.column(at)) == column]
    else:
        series = _series(page, value.start)
        told = [one for one in limits(page) if series[0] <= one.amount.start < series[1]]
    for own in mine:
        scale = [one for one in told if same_unit(own.unit, one.amount.unit)]
        bounds = any(one.amount.start < value.end and value.start < one.amount.end for one in scale)
        if bounds and len(scale) > 1 and _tightest(scale, own):
            return True
    return False


def equal(seen: Seen) -> float:
    """「保額500萬元，保費389元；1,000萬元，保費742元」, asked of 一千萬: the amount before the value is the one named, or another is."""
    if seen.in_row or not (seen.counted or seen.kind in ("what", "outcome")):
        return 0.0
    page, start = seen.page, seen.proposal.start
    line, sentence = page.lines[page.line_at(start)], page.sentence(start)
    for own in given(seen.asked.text):
        told = [
            one
            for one in amount.beside(page, start, line.start, line.end)
            if same_unit(one.unit, own.unit) and one.upper is None
            if not (one.start < seen.proposal.end and start < one.end)
        ]
        if len({one.value for one in told}) < 2 or not any(one.value == own.value for one in told):
            continue
        before = [one for one in told if sentence[0] <= one.start < start]
        if before:
            return 0.15 if before[-1].value == own.value else -0.3
    return 0.0


def row(seen: Seen) -> float:
    page, hits = seen.page, seen.fit.hits
    line = page.lines[page.line_at(seen.proposal.start)]
    if line.kind != "row" or seen.proposal.quote is not None or seen.kind == "may":
        return 0.0
    tier = _tier(seen, line)
    if tier:
        return tier
    own = page.cells(line)[0]
    key = page.text[slice(*own)]
    if seen.asked.instead and (seen.asked.instead in key or key in seen.asked.instead):
        return 0.2
    if _named(page, own, seen.asked.text):
        return 0.2
    mine = page.line_at(line.start)

    def is_other(place: int) -> bool:
        number = page.line_at(place)
        return number not in (mine, line.table) and page.lines[number].table == line.table

    if any(map(is_other, _rows_of(page.text, seen.asked.text))):
        return -0.3
    for i in range(len(seen.closeness)):
        if hits.within(i, line.start, line.end) < 0.5 and any(
            credit >= 0.6 and is_other(start) and not page.column(end) for start, end, credit in hits.places[i]
        ):
            return -0.3
    return 0.0


@lru_cache(maxsize=64)
def _rows_of(text: str, asked: str) -> tuple[int, ...]:
    """Where the rows of a text begin whose first cell narrow text holds, letter by letter."""
    keys = re.finditer(r"(?m)^[^\t\n]+(?=\t)", text)
    return tuple(one.start() for one in keys if len(one[0].strip()) > 1 and one[0].strip() in asked)
