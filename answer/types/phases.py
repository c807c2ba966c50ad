"""What holds on a day of steps told one a line, each from its day on: 「6月13日：舊版僅可下載，不可上傳」, 「7月1日：停用」.

Each step holds until the next; what it says of the deed asked about is the answer, not whether its day is today.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import groupby

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import asks, when
from answer.types.contract import Proposal
from answer.values import Date

_BEGINS = re.compile(r"\s*(?:起|零时起?)?\s*[:\t]\s*")
_DENIED = re.compile(r"[不禁停勿]|无法|关闭|下线|谢绝")
_ALLOWED = re.compile(r"[可能]|允许|开放|保留|照常|支持|恢复|接受")
BOOST = 0.35  # a step that tells of the deed decides it


def steps(page: Page) -> list[list[tuple[Date, tuple[int, int]]]]:
    """Runs of lines that begin with a day in order of days: each day, and what is told behind it."""
    found = []
    for one in when.found(page):
        line = page.line_at(one.start)
        start, end = page.lines[line].start, page.lines[line].end
        told = _BEGINS.match(page.text, one.end)
        if not one.last and one.first.day and told and not page.text[start : one.start].strip(" -·•"):
            found.append((line, one, (told.end(), end)))
    runs = groupby(enumerate(found), lambda each: each[1][0] - each[0])
    several = [[(one, span) for _, (_, one, span) in run] for _, run in runs]
    return [run for run in several if len(run) > 1 and run == sorted(run, key=lambda each: _day(each[0]))]


def _day(one: Date) -> datetime.date:
    return one.first.day or datetime.date.min


def in_force(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    """The step that holds on a day, where it tells of the deed that is asked about."""
    for run in steps(page):
        begun = [each for each in run if _day(each[0]) <= today]
        if not begun:
            continue
        one, span = begun[-1]
        for i, term in enumerate(asked.terms):
            if term.tag[:1] != "v" or term.offset < asked.tail or hits.title[i] >= 0.6:
                continue
            clauses = {page.clause(place) for place, _, credit in hits.places[i] if credit >= 0.85 and _in(place, span)}
            for clause in clauses:
                told = page.text[max(clause[0], span[0]) : clause[1]]
                if _DENIED.search(told) or _ALLOWED.search(told):
                    says = asks.no(asked.text) if _DENIED.search(told) else asks.yes(asked.text)
                    value = f"{says}，{when.written(page, one)}"
                    yield Proposal(one.start, one.end, value, BOOST, scope=(clause,))
                    return


def _in(place: int, span: tuple[int, int]) -> bool:
    return span[0] <= place < span[1]
