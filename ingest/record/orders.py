"""Orders that one line tells: 「登录→填表→交费」, 「步骤：1、扫码。2、填表」, 「做法：先取号，把表填好，再到二楼缴费」, 「先…，再…，最后…」.

Every search is bounded, so that a line of eight thousand of their beginnings takes no longer than its length says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from ingest.record.deeds import (
    begins_with_deed,
    does,
    in_order,
    leads,
    leads_chain,
    led_by_deed,
    may_do,
    ordered,
    rules,
)
from ingest.record.numbering import Piece, inside
from ingest.record.text import Text
from ingest.record.verbs import names_deed, short_deed

_ARROWS = "→➡⇒▶►➔➜"
_PIECE = re.compile(rf"[^{_ARROWS}]+")
_CHAIN = re.compile(rf"[^{_ARROWS}。,;:!?\n\t]{{2,30}}(?:[{_ARROWS}][^{_ARROWS}。;:!?\n\t]{{2,30}}){{2,}}")
_DASHED = re.compile(r" ?[^->,。;:!?\n\t\d]{2,20}(?:(?:-{1,2}|>)[^->,。;:!?\n\t\d]{2,20}){2,}")
_DASH = re.compile(r"[->](?<=[^->,。;:!?\n\t\d]{2}.)")  # one is in all of these
_BETWEEN = re.compile(r"[^->\s](?:[^->]*[^->\s])?")
_LEADS = re.compile(
    # what they begin with, then what goes on so: that rules out most places at once
    r"[步流做办方程顺次操简不麻一二两三四五六七八九几\d](?=[骤程法序作步单便难烦])(?:"
    r"(?:(?<=步)骤|(?<=流)程|(?<=[做办方])法|(?<=[程顺次])序|(?<=操)作|(?<=[一二两三四五六七八九几\d])(?<!第.)步)[^,。;:\n]{0,8}:|"
    r"(?:(?<=简)[单便]|(?<=方)便|(?<=不)难|(?<=麻)烦):)(?=[^\n])"
)
_THAT_IS_ALL = re.compile(r"(?:即可|就可以?|便可|就行|就好)(?=[,。;]|$)")
_FIRST = re.compile(r" ?(?:首先|先(?!到先))")
_SAID_FIRST = re.compile(r"(?:首先,?|(?<![优领首事预争率原])先(?!到先|[生前进后期行锋]))[^,;。\n]{3,40}[,;]")
_SAID_NEXT = re.compile(r" ?(?:再次?|然后|其次|接着|随后|最后)(?=..)")
# an order of what is to be done, no report of what was
_TO_DO = re.compile(r"请(?!示|假)|须|应[当该先在]|可[先以]|需|申请人|流程|步骤|办[理证]")
_WAS_DONE = re.compile(r"了(?!解)|[已昨曾]")
_CLAUSE = re.compile(r"[^,;。\n]{2,61}")
_PART = re.compile(r"[^;。\n]{2,61}")
_LISTED = re.compile(r"[^、,;。\n]{2,61}")
_KEYS = re.compile(r"按(?:数字键?)?\d")  # of a telephone: ways to choose among
_MOST = 12  # steps that one sentence tells
_FAR = 200  # characters to each side that a sentence with an order may reach
_LONG = 400  # characters that an order may take behind its lead
_SHORT = 60  # characters of a clause that may be a step


def told_in_lines(text: Text) -> Iterator[list[Piece]]:
    """The pieces of each order, in order of their kinds."""
    yield from _chains(text)
    for at, line in enumerate(text.lines):
        if line.kind != "row":
            for run in inside(text, line.start, line.end):
                lead = _lead(text, at, run[0].start)
                if in_order(text, lead, run) or led_by_deed(text, lead, run):
                    yield run
    yield from _dashed(text)
    yield from _behind_lead(text)
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
    for chain in _CHAIN.finditer(text.plain) if any(sign in text.plain for sign in _ARROWS) else ():
        pieces = [Piece(one.start(), *one.span()) for one in _PIECE.finditer(text.plain, *chain.span())]
        at = text.line(chain.start())
        before = text.plain[max(text.lines[at].start, chain.start() - 16) : chain.start()].strip(": ")
        done = sum(may_do(text, one) or _does(text, one) for one in pieces)
        # one is a deed by its form, so that it is no programme: 「开幕→致辞→合影」
        lead = before or leads(text, at)
        named = ordered(lead) or leads_chain(lead) and not any(rules(text, one) for one in pieces)
        led = named and done * 2 >= len(pieces) and any(_does(text, one) for one in pieces)
        if len(pieces) > 2 and (led or all(does(text, one) for one in pieces)):
            yield pieces


def _behind_lead(text: Text) -> Iterator[list[Piece]]:
    """What an order has behind its colon: parts that ；, commas or 、 part, three or more. Other ways have only clauses, the first with 先 or the
    last with 即可."""
    for lead in _LEADS.finditer(text.plain):
        start, order = lead.end(), ordered(_name(text, lead))
        stop = min(text.lines[text.line(start)].end, start + _LONG)
        full = text.plain.find("。", start, stop)
        stop = full if full >= 0 else stop
        end = min(stop, text.clauses.sentence(start)[1])
        if len(_KEYS.findall(text.plain, start, end)) > 1:
            continue
        said = _FIRST.match(text.plain, start, stop) or _THAT_IS_ALL.search(text.plain, start, end)
        if not (order or said):
            continue
        parts = _split(text, _PART, start, stop) if order else []
        clauses = _split(text, _CLAUSE, start, end)
        listed = _split(text, _LISTED, start, stop) if order else []
        if _most_deeds(text, parts) and not any(rules(text, one) for one in parts):
            yield parts
        elif clauses and (said and _most_deeds(text, clauses) or order and _all_deeds(text, clauses)):
            yield clauses
        elif _all_deeds(text, listed) and all(begins_with_deed(text, one) for one in listed):
            yield listed


def _dashed(text: Text) -> Iterator[list[Piece]]:
    """「流程：报名—初审—面试」, also a line below its lead: 「报名 > 初审 > 面试」."""
    if _DASH.search(text.plain) is None:
        return
    below = [line.start for at, line in enumerate(text.lines) if ordered(leads(text, at))]
    for start in (*(lead.end() for lead in _LEADS.finditer(text.plain) if ordered(_name(text, lead))), *below):
        chain = _DASHED.match(text.plain, start, text.lines[text.line(start)].end)
        pieces = _split(text, _BETWEEN, *chain.span()) if chain else []
        if sum(_does(text, one) for one in pieces) * 2 >= len(pieces) > 2:
            yield pieces


def _name(text: Text, lead: re.Match[str]) -> str:
    """A lead with what stands before it in its clause: 「值班顺序」."""
    return re.split("[,。;:\n]", text.plain[max(0, lead.start() - 6) : lead.start()])[-1] + lead.group().rstrip(":")


def _does(text: Text, one: Piece) -> bool:
    return does(text, one) or short_deed(text.plain[one.first : one.last])


def _split(text: Text, part: re.Pattern[str], start: int, stop: int) -> list[Piece]:
    """The parts of a stretch, three to twelve and none long, else none."""
    pieces = [
        Piece(found.start(), *found.span()) for found in islice(part.finditer(text.plain, start, stop), _MOST + 1)
    ]
    whole = 2 < len(pieces) <= _MOST and all(one.last - one.first <= _SHORT for one in pieces)
    return pieces if whole else []


def _all_deeds(text: Text, pieces: list[Piece]) -> bool:
    return bool(pieces) and all(does(text, one) and not rules(text, one) for one in pieces)


def _most_deeds(text: Text, pieces: list[Piece]) -> bool:
    return bool(pieces) and sum(does(text, one) for one in pieces) * 3 >= len(pieces) * 2


def _said(text: Text) -> Iterator[list[Piece]]:
    """The clauses of a sentence that words put in an order: 「办证时先填表，再由专人复核，最后领取证件」; behind a word for an order also with a
    sentence each: 「按下列次序入场：首先…；其次…；最后…」."""
    for first in _SAID_FIRST.finditer(text.plain) if "先" in text.plain else ():
        start, stop = text.clauses.sentence(first.start())
        start, stop = max(start, first.start() - _FAR), min(stop, first.start() + _FAR)
        before = text.plain[max(start, first.start() - 40) : first.start()]
        led = before.endswith(":") and ordered(re.split("[,。;:]", before)[-2])
        pieces = _sentences(text, first.start()) if led else []
        if len(pieces) > 2 and _most_deeds(text, pieces):
            yield pieces
            continue
        headed = before.endswith(":") and names_deed(re.split("[,。;:\n]", before[:-1])[-1])  # 「换证：首先…」
        told = headed or _TO_DO.search(text.plain, start, stop)
        if not told and not before.endswith("时") or _WAS_DONE.search(text.plain, start, stop):
            continue
        parts = _CLAUSE.finditer(text.plain, first.end(), stop)
        marks = [first.start(), *(part.start() for part in parts if _SAID_NEXT.match(text.plain, part.start()))]
        pieces = [Piece(at, at, to) for at, to in zip(marks, [*marks[1:], stop], strict=True)]
        begun = sum(begins_with_deed(text, one) for one in pieces)
        if len(pieces) > 2 and _most_deeds(text, pieces) and (told or begun * 3 >= len(pieces) * 2):
            yield pieces


def _sentences(text: Text, start: int) -> list[Piece]:
    """The sentences of a line from 首先 on, as long as each begins with 其次, 然后 or 最后."""
    stop = min(text.lines[text.line(start)].end, start + _LONG)
    parts = takewhile(
        lambda part: part.start() == start or _SAID_NEXT.match(text.plain, part.start()),
        islice(_PART.finditer(text.plain, start, stop), _MOST),
    )
    return [Piece(part.start(), *part.span()) for part in parts]
