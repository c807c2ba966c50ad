"""A later announcement that changes an earlier one: 「…報名延期的公告」 is told before the first date, 「見面會取消」 instead of its day.

What a page says holds until its house says otherwise. A later page about the same matter leads where it says that it changes
something (延期, 更正, 由50個增至80個) or is the next edition of the same rules (「規則（2026版）」), and where the day from which it
holds has come; the earlier value is told beside it. Pages that merely differ are two re-posts, of which none is the truer.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from answer.asked import Asked
from answer.evidence import Page
from answer.fits import Fit
from answer.judge import Scored
from answer.others import EDITION, NUMBERED, agrees, same_matter
from answer.text import narrow
from answer.types import BY_NAME, Type, asks, when
from answer.types.changed import changes, corrections, of_then
from answer.words import terms

_CHANGES = "延期|延长|延后|延迟|延至|改期|改[在至到为]|变更|调整|更正|勘误|订正|修订|修改|推迟|顺延|提前|增加|增至|上调|下调|补充|更新|恢复"
_TITLED = re.compile(_CHANGES)
_TOLD = re.compile(rf"(?:{_CHANGES}|[延增降减提缩改])[一-鿿]{{0,2}}[为到至在于]")
# 「自4月1日起」, 「4月1日起施行」
_SINCE = re.compile(r"\)?\s*(?:起|以后|之后)?(?:正式)?(?:起|施行|实施|执行|生效|启用)")

_OFF = re.compile(r"(?P<verb>取消|暂缓|停办|中止|终止|不再(?=举[办行]|执行|实施|进行))(?P<what>[^,。;:!?\n]*)")
_DONE = re.compile(
    r"(举[办行]|执行|实施|施行|进行|开展|开放|办理|召开|)(?:的?(?:通知|公告|通告|声明|说明))?[)」』\]】\s]*$"
)
# 「如遇颱風則取消」, 「不得取消」, 「可隨時取消」: nothing is called off
_MAY_BE = re.compile(
    r"如|若|倘|凡|逢|遇|则|将被|会被|者|不得|不会|不能|不可|无法|可以?|[未没]|是否|随时|擅自|自行|申请|逾期|一经|予以|资格"
)
_PLANNED = re.compile(r"原(?!因|则|料|件|价|址|版|创)")
_SPACES = re.compile(r"\s+")
TOLD = 0.85  # credit of a word that stands in a span


class Off(NamedTuple):
    """Where a page says that something is called off: 「取消線下見面會」, `says` 取消; 「暫緩執行」 whole."""

    page: Page
    start: int
    end: int
    what: str  # behind the verb
    says: str


def published(page: Page) -> str:
    return (page.record.published or "")[:10]


def _later(one: Page, other: Page, today: datetime.date) -> bool:
    """Whether a page came out after another, and was out on the day of asking."""
    return bool(published(other)) and published(other) < published(one) <= today.isoformat()


def leading(asked: Asked, top: Scored, slots: Sequence[Scored], today: datetime.date) -> Scored:
    """Of the best value and those of other pages that fill its slot, the one that holds on the day of asking."""
    if of_then(asked.text):
        return top
    newer = [
        one
        for one in slots
        if _later(one.page, top.page, today)
        and agrees(top, one) is False
        and (
            replaces(one, top)
            or (same_matter(top.page, one.page) and _changes(one) and not _of_another(top, one))
            or (not asked.years and _edition(top.page, one.page))
        )
        and _holds(one, today)
    ]
    return max(newer, key=lambda one: published(one.page), default=top)


def replaces(one: Scored, other: Scored) -> bool:
    """Whether a value is told in place of another page's: 「由299元調整為349元」, 「誤植為60元，應為45元」."""
    start, says = one.proposal.start, _SPACES.sub("", narrow(other.says))
    return any(
        change.new[0] <= start < change.new[1] and says in _SPACES.sub("", one.page.text[slice(*change.old)])
        for change in (*changes(one.page), *corrections(one.page.text))
    )


def _changes(one: Scored) -> bool:
    """Whether a page says that it changes something: in its title, or where it tells the value."""
    page, start = one.page, one.proposal.start
    clause = page.clause(start)
    return bool(_TITLED.search(page.title) or _TOLD.search(page.text, clause[0], max(clause[1], one.proposal.end)))


def _of_another(top: Scored, one: Scored) -> bool:
    """Whether a later value is told of what the first page tells apart from the best one: 「報名截止時間延長至…」, and that is
    the day of the event."""
    mine = f"{top.page.title}\t{top.page.text[slice(*top.page.clause(top.proposal.start))]}\t{top.seen.label}"
    start, _ = one.page.clause(one.proposal.start)
    told = [term.text for term in terms(one.page.text[start : one.proposal.start]) if term.weight >= 1]
    return any(
        word not in mine and word not in one.seen.asked.text and word in top.page.text and not _TITLED.search(word)
        for word in told
    )


def _edition(one: Page, other: Page) -> bool:
    """Whether two pages are editions of the same rules: 「佣金規則（2025版）」, 「佣金規則（2026版）」."""
    mine, theirs = (re.sub(r"[\W年度版]+", "", NUMBERED.sub("", EDITION.sub("", each.title))) for each in (one, other))
    return mine == theirs and (not one.record.publisher or one.record.publisher == other.record.publisher)


def _holds(one: Scored, today: datetime.date) -> bool:
    """Whether the day has come from which a page's changes hold: 「自4月1日起，年費下調至798元」."""
    page = one.page
    sentence = page.sentence(one.proposal.start)
    for date in when.found(page):
        day = date.first.day
        own = sentence[0] <= date.start < one.proposal.start
        whole = page.text[max(0, date.start - 1) : date.start] == "自"
        if (own or whole) and date.last is None and day and day > today and _SINCE.match(page.text, date.end):
            return False
    return True


def called_off(asked: Asked, top: Scored, ranked: Sequence[Fit], today: datetime.date) -> Off | None:
    """Where the last page about the matter of the best value, or its own, says that what is asked of is called off."""
    told = [(fit, off) for fit in ranked for off in _offs(fit.page)]
    for fit, off in sorted(told, key=lambda one: published(one[0].page), reverse=True):
        if fit.page is top.page:
            meant = _of_value(top, off)
        else:
            meant = _later(fit.page, top.page, today) and same_matter(top.page, fit.page)
        if meant and _asked_of(asked, fit, off):
            return off
    return None


def _offs(page: Page) -> Iterator[Off]:
    for match in _OFF.finditer(page.text):
        clause = page.clause(match.start())
        if _MAY_BE.search(page.text, clause[0], match.end("verb")) or _MAY_BE.match(page.text, match.start("what")):
            continue
        done = _DONE.match(match["what"])
        yield Off(page, match.start(), match.end(), match["what"], match["verb"] + (done[1] if done else ""))


def _of_value(top: Scored, off: Off) -> bool:
    """「原定3月28日舉行的見面會取消」: the value is told of what is called off in one sentence."""
    start, end = top.page.sentence(top.proposal.start)
    whole = BY_NAME[top.seen.kind].kind == "yes_no"  # 「專場還辦嗎」 rests on the clause that says 原定
    told = top.page.text[start : off.start if whole else top.proposal.start]
    return start <= off.start < end and _PLANNED.search(told) is not None


def _asked_of(asked: Asked, fit: Fit, off: Off) -> bool:
    """Whether what is called off is what the question asks of: 「取消報名費」 calls no event off."""
    page = off.page
    clause = page.clause(off.start)
    nouns = [i for i, term in enumerate(asked.terms) if term.weight >= 1 and term.thing]
    house = narrow(page.record.publisher or "")
    own = [i for i in nouns if asked.terms[i].text not in house]
    there = [i for i in own if fit.hits.within(i, *page.sentence(clause[0])) >= TOLD]
    if not there or any(fit.hits.best(i) < TOLD for i in own):
        return False
    return _DONE.match(off.what) is not None or any(fit.hits.within(i, off.start, off.end) >= TOLD for i in there)


_TAKES_PLACE = re.compile(r"(?:举[办行]|办|开|搞|执行|实施|进行|有效|算数)(?:吗|不|没)")


def instead(kind: Type, asked: Asked, off: Off) -> str | None:
    """What is told instead of a value; None where it holds all the same (「門票多少錢」 of what is called off)."""
    if kind.kind == "yes_no":
        return f"{asks.no(asked.text)}，{off.says}" if kind.name == "open" or _TAKES_PLACE.search(asked.text) else None
    return off.says if kind.name in ("when", "where", "left") else None
