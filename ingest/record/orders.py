"""Orders that one line tells: 「登录→填表→交费」, 「步骤：1、扫码。2、填表」, 「做法：先取号，把表填好，再到二楼缴费」, 「先…，再…，最后…」.

Every search is bounded, so that a line of eight thousand of their beginnings takes no longer than its length says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ingest.record.deeds import does, in_order, leads, ordered
from ingest.record.numbering import Piece, inside
from ingest.record.text import Text

_PIECE = re.compile(r"[^→➡⇒]+")
_CHAIN = re.compile(r"[^→➡⇒。,;:!?\n\t]{2,30}(?:[→➡⇒][^→➡⇒。;:!?\n\t]{2,30}){2,}")
_LEADS = re.compile(r"(?:步骤|流程|做法|办法|方法|程序|顺序|操作)[^,。;:\n]{0,8}:(?=[^\n])")
_FIRST = re.compile(r" ?(?:首先|先(?!到先))")
_SAID_FIRST = re.compile(r"(?:首先|(?<![优领首事预争率原])先(?!到先|[生前进后期行锋]))[^,;。\n]{3,40}[,;]")
_SAID_NEXT = re.compile(r" ?(?:再次?|然后|其次|接着|随后|最后)(?=..)")
# an order of what is to be done, no report of what was
_TO_DO = re.compile(r"请(?!示|假)|须|应[当该先在]|可[先以]|需|申请人|流程|步骤|办[理证]")
_WAS_DONE = re.compile(r"了(?!解)|[已昨曾]")
_PART = re.compile(r"[^,;。]{2,61}")
_MOST = 12  # steps that one sentence tells
_FAR = 200  # characters to each side that a sentence with an order may reach
_SHORT = 60  # characters of a clause that may be a step


def told_in_lines(text: Text) -> Iterator[list[Piece]]:
    """The pieces of each order, in order of their kinds."""
    yield from _chains(text)
    for at, line in enumerate(text.lines):
        if line.kind != "row":
            for run in inside(text, line.start, line.end):
                if in_order(text, _lead(text, at, run[0].start), run):
                    yield run
    yield from _clauses(text)
    yield from _said(text)


def _lead(text: Text, at: int, first: int) -> str:
    """What stands before the first number of a line, or else above the line."""
    before = text.plain[max(text.lines[at].start, first - 80) : first].rstrip(" :,。")
    if not before:
        return leads(text, at)
    lead = re.split("[。;]", before)[-1]
    return lead.split(":")[-1] if len(lead.split(":")[-1]) > 3 else lead.rstrip(": ")


def _chains(text: Text) -> Iterator[list[Piece]]:
    """「流程：登录→填表→交费」, in one line; the stops of a line (「东站→西站」) are no deeds."""
    for chain in _CHAIN.finditer(text.plain) if any(sign in text.plain for sign in "→➡⇒") else ():
        pieces = [Piece(one.start(), *one.span()) for one in _PIECE.finditer(text.plain, *chain.span())]
        deeds = sum(does(text, one) for one in pieces)
        led = ordered(text.plain[max(0, chain.start() - 10) : chain.start()].rstrip(": "))
        if len(pieces) > 2 and deeds * 2 >= len(pieces) and (led or deeds == len(pieces)):
            yield pieces


def _clauses(text: Text) -> Iterator[list[Piece]]:
    """The clauses of a sentence, where they are three or more and nearly each is a deed, the first one said to be it."""
    for lead in _LEADS.finditer(text.plain):
        start = lead.end()
        if _FIRST.match(text.plain, start) is None:
            continue
        clauses = islice(_PART.finditer(text.plain, start, text.clauses.sentence(start)[1]), _MOST + 1)
        pieces = [Piece(clause.start(), *clause.span()) for clause in clauses]
        if not 2 < len(pieces) <= _MOST or any(one.last - one.first > _SHORT for one in pieces):
            continue
        if sum(does(text, one) for one in pieces) * 3 >= len(pieces) * 2:
            yield pieces


def _said(text: Text) -> Iterator[list[Piece]]:
    """The clauses of a sentence that words put in an order: 「办证时先填表，再由专人复核，最后领取证件」."""
    for first in _SAID_FIRST.finditer(text.plain) if "先" in text.plain else ():
        start, stop = text.clauses.sentence(first.start())
        start, stop = max(start, first.start() - _FAR), min(stop, first.start() + _FAR)
        if not _TO_DO.search(text.plain, start, stop) or _WAS_DONE.search(text.plain, start, stop):
            continue
        parts = _PART.finditer(text.plain, first.end(), stop)
        marks = [first.start(), *(part.start() for part in parts if _SAID_NEXT.match(text.plain, part.start()))]
        pieces = [Piece(at, at, to) for at, to in zip(marks, [*marks[1:], stop], strict=True)]
        if len(pieces) > 2 and sum(does(text, one) for one in pieces) * 3 >= len(pieces) * 2:
            yield pieces
