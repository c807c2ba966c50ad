"""Yes or no from the years of a school for whom something is: 「招收三至六年級學生」, 「限大二及以上」, asked of a pupil of the second year.

Read of questions that name one such year, and of clauses that take in some years (招收, 面向, 限); what is done otherwise by year is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.text import number
from answer.types import asks
from answer.types.contract import Proposal

_N = "[一二三四五六七八九1-9]"
_YEAR = rf"(?:(?<!正月)(?<!腊月)(?<!大年)(?P<school>[大高初])(?P<of>[一二三四])(?![点些个米层等倍筹号楼])(?:年级)?|(?P<year>{_N})年级)"
_MINE = re.compile(_YEAR)
# of a page: 「三至六年級」, 「一、二年級」, 「大二及以上」
_TO = rf"(?:小学|国小|初中|国中)?(?:(?P<low_school>[大高初])?(?P<low>{_N})(?:年级)?(?:至|到|-|~)(?P<high_school>[大高初])?(?P<high>{_N})(?:年级)?)"
_SOME = rf"(?:[大高初]?{_N}(?:年级)?[、和及与])+[大高初]?{_N}(?:年级)?"
_BOUND = r"(?:\([^)]*\))?(?:学生)?(?:及其?)?(?P<bound>以[上下])"
_TOLD = re.compile(
    rf"{_TO}(?=年级|学|的|在|[,。;、)]|$)|(?P<some>{_SOME})|{_YEAR}(?:{_BOUND})?|(?P<kind>应届(?:高校|大学|本科)?毕业生|在校大学生|大学生|高中生|初中生|小学生)"
)
_TAKES = re.compile(r"招收|招募|招生|面向|[限供](?!时|期|量)|只收|仅收|对象|适合|报名条件")
_ASKS = re.compile(r"报|参加|参与|当|做|申[请领]|收|招|加入|选|上|资格|符合")
_BASE = {"初": 6, "高": 9, "大": 12}
_KINDS = {"应届": (16, 16), "在校": (13, 16), "大学": (13, 16), "高中": (10, 12), "初中": (7, 9), "小学": (1, 6)}
SURE = 0.3
ENDS = 16  # the last year of all
MOST = 40  # years of a page that are looked at


class _Told(NamedTuple):
    start: int
    end: int
    years: frozenset[float]


def _rank(school: str | None, year: str) -> float:
    return (number(year) or 0) + _BASE.get(school or "", 0)


def _own(text: str) -> float | None:
    """The year that narrow text names, where it is one alone."""
    found = {
        _rank(match["school"], match["of"]) if match["school"] else _rank(None, match["year"])
        for match in _MINE.finditer(text)
    }
    return found.pop() if len(found) == 1 else None


def _years(match: re.Match[str]) -> frozenset[float]:
    if match["kind"]:
        low, high = _KINDS[match["kind"][:2]]
    elif match["some"]:
        pieces = re.findall(rf"([大高初]?)({_N})", match["some"])
        school = next((one for one, _ in pieces if one), "")
        return frozenset(_rank(one or school, year) for one, year in pieces)
    elif match["low"]:
        school = match["low_school"]
        low, high = int(_rank(school, match["low"])), int(_rank(match["high_school"] or school, match["high"]))
    else:
        one = int(_rank(match["school"], match["of"]) if match["school"] else _rank(None, match["year"]))
        low, high = (one, ENDS) if match["bound"] == "以上" else (1, one) if match["bound"] else (one, one)
    return frozenset(map(float, range(low, high + 1)))


def told(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    mine = _own(asked.text)
    if mine is None or not _ASKS.search(asked.text):
        return
    found = []
    for match in list(_TOLD.finditer(page.text))[:MOST]:
        clause = page.clause(match.start())
        if "、" in match[0]:
            clause = (clause[0], max(clause[1], page.clause(match.end() - 1)[1]))
        takes = _TAKES.search(page.text, clause[0], match.start())
        if takes and page.lines[page.line_at(match.start())].kind != "row":
            found.append(_Told(clause[0], clause[1], _years(match)))
    best = _meant(asked, hits, found)
    if best is not None:
        says = asks.yes(asked.text) if mine in best.years else asks.no(asked.text)
        yield Proposal(best.start, best.end, says, SURE)


def _meant(asked: Asked, hits: Hits, found: list[_Told]) -> _Told | None:
    """The only one, or the one whose clause names most of what the question does (編程班); None where that is not one alone."""
    named = [i for i, t in enumerate(asked.terms) if t.weight >= 1 and hits.title[i] < 0.9 and not _MINE.search(t.text)]
    counted = [sum(hits.within(i, one.start, one.end) >= 0.85 for i in named) for one in found]
    first = [one for one, count in zip(found, counted, strict=True) if count == max(counted)]
    return first[0] if len({one.years for one in first}) == 1 else None
