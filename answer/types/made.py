"""Yes or no from the day on which somebody was born, or something was made or bought: 「2018年8月31日前出生者」, 「召回2019年3月1日至
11月30日生產的梯凳」, asked of one of another day."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.dates import BORN, Date, dates
from answer.evidence import Page
from answer.match import Hits
from answer.types import asks, denial, when
from answer.types.contract import Proposal
from answer.types.named_day import NOWADAYS

FAR = 80  # characters behind a day in which its sentence may deny
Day = tuple[int, int, int]
_BEHIND = r"(?:\([^)]{0,8}\))?(?:[及或]?以?之?[前后间]|起|期间)?(?:由[^,。;\d]{1,8}|所|期间)?"
_DEEDS = {
    "made": re.compile(rf"{_BEHIND}(?:生产|制造|出厂|产(?=的))"),
    "bought": re.compile(rf"{_BEHIND}(?:购买|购入|购置|买)"),
    "signed": re.compile(rf"{_BEHIND}(?:开具|开立|签发|签订|签署)"),
}
# 「生產日期在2021年4月1日至5月31日之間」
_LABELS = {
    "made": re.compile(r"(?:生产|制造|出厂)(?:日期|时间|年月)[^,。;\d]{0,6}$"),
    "bought": re.compile(r"(?:购买|购入|购机|购置)(?:日期|时间)[^,。;\d]{0,6}$"),
    "signed": re.compile(r"(?:发票|开票|签订|签发)(?:日期|时间)[^,。;\d]{0,6}$"),
}
_UP_TO, _FROM_ON = re.compile(r"[\s()含当日及或]*(?:以|之)?前"), re.compile(r"[\s()含当日及或]*(?:(?:以|之)?后|起)")


def _deed(text: str, one: Date) -> str:
    """What was done on a day of narrow text: born, made, bought; empty where it tells none."""
    if BORN.match(text, one.end) and not _DEEDS["made"].match(text, one.end):
        return "born"
    for name, pattern in _DEEDS.items():
        if pattern.match(text, one.end) or _LABELS[name].search(text, max(0, one.start - 14), one.start):
            return name
    return ""


def _days(text: str, one: Date) -> tuple[Day, Day] | None:
    """The first and last day that a date names: all of 「2021年3月」."""
    first, last = one.first.written, (one.last or one.first).written
    if not first or not last:
        return None
    if text[one.end - 1] == "月":
        last = (last[0], last[1], calendar.monthrange(*last[:2])[1])
    return first, last


def _on_its_side(text: str, end: int, days: tuple[Day, Day] | None) -> tuple[Day, Day] | None:
    """All days before or behind the one that a question names so: 「2022年12月31日之後出生」."""
    if days is None:
        return None
    if _UP_TO.match(text, end):
        return (0, 0, 0), days[1]
    if (after := _FROM_ON.match(text, end)) is None:
        return days
    year, month, number = days[0]
    return (year, month, number + ("起" not in after[0] and "或" not in after[0])), (9999, 12, 31)


def _inside(page: Page, one: Date, own: tuple[Day, Day]) -> bool | None:
    """Whether days lie in those that a page tells; None where it tells no end, or they lie across one."""
    told = _days(page.text, one)
    if told is None:
        return None
    low: Day | None = told[0]
    high: Day | None = told[1]
    if not one.last:
        if _UP_TO.match(page.text, one.end):
            low = None
        elif _FROM_ON.match(page.text, one.end):
            high = None
        else:
            return None
    if (low is None or own[0] >= low) and (high is None or own[1] <= high):
        return True
    return False if (low is not None and own[1] < low) or (high is not None and own[0] > high) else None


_MUST = re.compile(
    r"(?:日期|时间|年月)[^,。;\d]{0,3}(?:须|应|需|必须|限)[^,。;\d]{0,3}$"
)  # a condition of all: 「購買日期須在」


def _of_it(asked: Asked, hits: Hits, span: tuple[int, int], end: int) -> bool:
    """Whether a sentence tells what is asked: a word of the question behind its day, none that names a make (CX-9)."""
    makes = [i for i, term in enumerate(asked.terms) if term.tag == "latin" and hits.best(i) >= 0.85]
    if any(hits.within(i, *span) < 0.85 for i in makes):
        return False
    return any(
        term.weight >= 1 and term.tag != "latin" and term.offset >= end and hits.within(i, *span) >= 0.85
        for i, term in enumerate(asked.terms)
    )


_BORN_IN = re.compile(
    r"(?<!\d)((?:19|20)\d\d)年?(?:出生|生(?=[,;。?的人]|$))"
)  # 「2005年出生」, of which a page may tell


_NOW = re.compile(NOWADAYS)


def by_day(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    mine = [(deed, one) for one in dates(asked.text, page.year) if (deed := _deed(asked.text, one)) and not one.last]
    year = _BORN_IN.search(asked.text) if not mine else None
    if len(mine) == 1:
        deed, end = mine[0][0], mine[0][1].end
        own = _on_its_side(asked.text, end, _days(asked.text, mine[0][1]))
    else:
        deed, end = "born", year.end() if year else 0
        own = ((int(year[1]), 1, 1), (int(year[1]), 12, 31)) if year else None
    if own is None:
        return
    for one in when.found(page):
        if _deed(page.text, one) != deed:
            continue
        holds, sentence = _inside(page, one, own), page.sentence(one.start)
        plain = deed == "born" or _MUST.search(page.text, sentence[0], one.start)
        if holds is None or not (plain or _of_it(asked, hits, sentence, end + 2)):
            continue
        if deed != "born" and denial.denies(asked.text, page.text[one.end : min(sentence[1], one.end + FAR)], True):
            if not holds:
                continue  # 「2022年2月以後生產的不在召回之列」 tells nothing of those before
            holds = False
        if holds and (_NOW.search(asked.text, end) or dates(asked.text[end:], page.year)):
            return  # 「2022年5月出生，今天還能申請嗎」: the days of signing up tell it
        says = asks.yes(asked.text) if holds else asks.no(asked.text)
        yield Proposal(one.start, one.end, f"{says}，{page.record.body[one.start : one.end]}", 0.35)
