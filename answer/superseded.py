"""A later announcement that changes an earlier one: 「…報名延期的公告」 is told before the first date, 「見面會取消」 instead of its day.

What a page says holds until its house says otherwise. A later page about the same matter leads where it says that it changes
something (延期, 更正, 由50個增至80個) or is the next edition of the same rules (「規則（2026版）」), and where the day from which it
holds has come; the earlier value is told beside it. Pages that merely differ are two re-posts, of which none is the truer.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from answer import feasts
from answer.asked import Asked
from answer.evidence import Page
from answer.fits import Fit
from answer.judge import Scored
from answer.other_pages import EDITION, NUMBERED, VERSION, agrees, moments, same_matter
from answer.text import narrow
from answer.types import BY_NAME, Type, asks, when
from answer.types.changed import changes, corrections, of_then
from answer.words import terms

_CHANGES = "延期|延长|延后|延迟|延至|改期|改[在至到为]|变更|调整|更正|勘误|订正|修订|修改|推迟|顺延|提前|增加|增至|上调|下调|补充|更新|恢复"
TITLED = re.compile(_CHANGES)
_TOLD = re.compile(rf"(?:{_CHANGES}|[延增降减提缩改])[一-鿿]{{0,2}}[为到至在于]")
# 「自4月1日起」, 「4月1日起施行」
_SINCE = re.compile(r"\)?\s*(?:起|以后|之后)?(?:正式)?(?:起|施行|实施|执行|生效|启用)")

_OFF = re.compile(
    r"(?P<verb>取消|暂缓|停办|中止|终止|推迟|延期|不再(?=举[办行]|执行|实施|进行))(?P<what>[^,。;:!?\n]*)"
)
_PUT_OFF = ("推迟", "延期")  # to a day that is not told yet
_OPEN = re.compile(r"另行|另[发告]|待定|再行")
# 「取消了嗎」
_ASKS_OFF = re.compile(r"(?:取消|停办|暂缓|中止|终止|推迟|延期)(?:举[办行]|执行|实施)?(?:了?[吗没]|了没有)")
_DONE = re.compile(
    r"(举[办行]|执行|实施|施行|进行|开展|开放|办理|召开|)(?:的?(?:通知|公告|通告|声明|说明))?[)」』\]】\s]*$"
)
# 「不得取消」, 「可隨時取消」: nothing is called off
_MAY_BE = re.compile(
    r"则|将被|会被|者|不得|不会|不能|不可|无法|可以?|[未没]|是否|随时|擅自|自行|申请|逾期|一经|予以|资格"
)
# 「如遇颱風，活動取消」
_IF = re.compile("如(?!期)|若|倘|凡|逢|遇|不足|未达")
_PLANNED = re.compile(r"原(?!因|则|料|件|价|址|版|创)")
_SPACES = re.compile(r"\s+")
RETOLD = 30  # days within which a change is told again by others
MOST = 50  # deeds of a page that call something off
NEAR = 80  # characters round such a deed that are looked at
LONG = 4  # characters of what is called off that are no chance on another page
TOLD = 0.85  # credit of a word that stands in a span


class Off(NamedTuple):
    """Where a page says that something is called off: 「取消線下見面會」, `says` 取消; 「暫緩執行」 whole."""

    page: Page
    start: int
    end: int
    verb: str
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
        and not _retold(one, top)
        and (
            replaces(one, top)
            or (same_matter(top.page, one.page) and _changes(one, top) and not _of_another(top, one))
            or (not asked.years and not VERSION.search(asked.text) and edition(top.page, one.page))
        )
        and _holds(one, today)
        and not _for_a_time(top, one)
    ]
    return max(newer, key=lambda one: published(one.page), default=top)


def replaces(one: Scored, other: Scored) -> bool:
    """Whether a value is told in place of another page's: 「由299元調整為349元」, 「誤植為60元，應為45元」."""
    start, says = one.proposal.start, _SPACES.sub("", narrow(other.says))
    return any(
        change.new[0] <= start < change.new[1] and says in _SPACES.sub("", one.page.text[slice(*change.old)])
        for change in (*changes(one.page), *corrections(one.page.text))
    )


def _retold(one: Scored, top: Scored) -> bool:
    """Whether a later page is another's who tells of the first in the same days: no title says that it changes something anew."""
    mine, theirs = top.page.record.publisher, one.page.record.publisher
    titled = set(TITLED.findall(one.page.title)) - set(TITLED.findall(top.page.title))
    return bool(mine and theirs and mine != theirs and not titled and not _long_after(one, top))


def _long_after(one: Scored, top: Scored) -> bool:
    days = [datetime.date.fromisoformat(published(each.page)) for each in (top, one)]
    return (days[1] - days[0]).days > RETOLD


def _changes(one: Scored, top: Scored) -> bool:
    """Whether a page says that it changes something, in its title or where it tells the value, and the first one does not: two
    that tell of one change in the same days are re-posts."""
    page, start = one.page, one.proposal.start
    clause, mine = page.clause(start), top.page.clause(top.proposal.start)
    again = _long_after(one, top)
    titled = set(TITLED.findall(page.title)) - (set() if again else set(TITLED.findall(top.page.title)))
    told = _TOLD.search(page.text, clause[0], max(clause[1], one.proposal.end)) is not None
    return bool(titled) or told and (again or _TOLD.search(top.page.text, *mine) is None)


_TIME = re.compile(rf"期间|[假节]日|[寒暑春年]假|[寒暑]期|{feasts.FEAST}|当[天日]|临时")


def _for_a_time(top: Scored, one: Scored) -> bool:
    """Whether a later value holds for some days alone, of which the first page does not speak: 「花展期間調整為90元」."""
    if any(moment.dated for moment in moments(one)):
        return False
    page, start = one.page, one.proposal.start
    sentence = page.sentence(start)
    said = page.title + page.text[sentence[0] : start]
    days = any(sentence[0] <= date.start < start and date.last for date in when.found(page) if date.first.day)
    return days or any(found[0] not in top.page.text for found in _TIME.finditer(said))


def _of_another(top: Scored, one: Scored) -> bool:
    """Whether a later value is told of what the first page tells apart from the best one: 「報名截止時間延長至…」, and that is
    the day of the event."""
    mine = f"{top.page.title}\t{top.page.text[slice(*top.page.clause(top.proposal.start))]}\t{top.seen.label}"
    start, _ = one.page.clause(one.proposal.start)
    told = [term for term in terms(one.page.text[start : one.proposal.start]) if term.weight >= 1]
    return any(
        word.text not in mine
        and word.text not in one.seen.asked.text
        and not TITLED.search(word.text)
        and (word.text in top.page.text or word.thing)  # 「企業會員年費」 for 「會員年費」
        for word in told
    )


def edition(one: Page, other: Page) -> bool:
    """Whether two pages are editions of the same rules: 「佣金規則（2025版）」, 「佣金規則（2026版）」; 「（V2.0）」, 「（V3.0）」."""
    mine, theirs = (
        re.sub(r"[\W年度版]+", "", NUMBERED.sub("", EDITION.sub("", VERSION.sub("", each.title))))
        for each in (one, other)
    )
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
    whether = _ASKS_OFF.search(asked.text) is not None
    told = [(fit, off) for fit in ranked for off in _offs(fit.page) if whether or off.verb not in asked.text]
    for fit, off in sorted(told, key=lambda one: published(one[0].page), reverse=True):
        if fit.page is top.page:
            meant = whether or _of_value(top, off)
        else:
            low, high = _thing(off)
            same = high - low >= LONG and off.page.text[low:high] in top.page.text
            meant = _later(fit.page, top.page, today) and (same or same_matter(top.page, fit.page))
        if meant and _asked_of(asked, BY_NAME[top.seen.kind], fit, off):
            return off
    return None


def only_off(kind: Type, asked: Asked, ranked: Sequence[Fit]) -> Off | None:
    """Where the page that fits best tells no time or place but that what is asked of is called off: 「原定7月20日的音樂節取消」."""
    for fit in ranked[:1] if kind.name in ("when", "where", "left") else ():
        for off in _offs(fit.page):
            low, _ = fit.page.clause(off.start)
            planned = _PLANNED.search(fit.page.text, low, off.start) is not None
            if planned and off.verb not in asked.text and _asked_of(asked, kind, fit, off):
                return off
    return None


def _offs(page: Page) -> Iterator[Off]:
    for match in islice(_OFF.finditer(page.text), MOST):
        clause, sentence = page.clause(match.start()), page.sentence(match.start())
        if _IF.search(page.text, max(sentence[0], match.start() - NEAR), match.start()):
            continue
        if _MAY_BE.search(page.text, clause[0], match.end("verb")) or _MAY_BE.match(page.text, match.start("what")):
            continue
        done = _DONE.match(match["what"])
        if match["verb"] in _PUT_OFF and not (done and _OPEN.search(page.text, match.end(), match.end() + NEAR)):
            continue
        says = match["verb"] + (done[1] if done else "")
        yield Off(page, match.start(), match.end(), match["verb"], match["what"], says)


def _of_value(top: Scored, off: Off) -> bool:
    """「原定3月28日舉行的見面會取消」: the value is told of what is called off in one sentence."""
    if BY_NAME[top.seen.kind].kind == "yes_no":  # 「專場還辦嗎」
        return True
    start, end = top.page.sentence(top.proposal.start)
    clause = top.page.clause(off.start)
    told = top.page.text[start : top.proposal.start]
    return clause[0] <= top.proposal.start < off.start < end and _PLANNED.search(told) is not None


_PRICE = re.compile("[价费]")
# in front of the verb: 「因天氣」, 「將」, 「一律」
_ADVERBS = re.compile(
    r"(?:因[^,。;]*+|由于[^,。;]*+|将|已|均|都|全部|现|兹|决定|正式|临时|一律|予以|暂时|即日起|自[^,。;起]*起|依法|经研究|宣布)+$"
)
_NOTICE = re.compile(r"的?(?:相关)?(?:通知|公告|通告|声明|说明)?[)」』\]】\s]*$")


def _thing(off: Off) -> tuple[int, int]:
    """The span of what is called off: the object of the verb (「取消線下見面會」), else its subject (「見面會取消」)."""
    page = off.page
    start = off.start + len(off.verb)
    if _DONE.match(off.what):
        low = max(page.clause(off.start)[0], off.start - NEAR)
        subject = _ADVERBS.sub("", page.text[low : off.start])
        if not subject.strip() and low > page.sentence(low)[0]:  # 「原定…的專場因故調整，現決定取消」
            low, end = page.clause(low - 1)
            low = max(low, end - NEAR)
            subject = _ADVERBS.sub("", page.text[low:end].rstrip(",，"))
        return low, low + len(subject.rstrip(" ”」』》"))
    return start, start + len(_NOTICE.sub("", off.what).rstrip())


def _asked_of(asked: Asked, kind: Type, fit: Fit, off: Off) -> bool:
    """Whether what is called off is what the question asks of, by its last word: 「取消報名費」, 「燈會的無人機表演取消」 call no event
    off."""
    low, high = _thing(off)
    bare = high - 2 * off.page.text.startswith("活动", high - 2)  # 「健步走活動」
    terms = asked.terms
    priced = kind.name == "amount" and _PRICE.search(off.page.text, low, high) is not None
    if not priced and not any(
        credit >= TOLD and end in (high, bare) and start >= low
        for i, term in enumerate(terms)
        if term.weight >= 1
        for start, end, credit in fit.hits.places[i]
    ):
        return False
    house = narrow(off.page.record.publisher or "")
    named = [i for i, term in enumerate(terms) if term.weight >= 1 and term.thing and term.text not in house]
    return all(fit.hits.best(i) >= TOLD for i in named)


_TAKES_PLACE = re.compile(r"(?:举[办行]|办|开|搞|执行|实施|进行|有效|算数)(?:吗|不|没)")


def instead(kind: Type, asked: Asked, off: Off) -> str | None:
    """What is told instead of a value; None where it holds all the same (「門票多少錢」 of what is called off)."""
    if _ASKS_OFF.search(asked.text):
        return f"是，{off.says}" if kind.kind == "yes_no" else None
    if kind.kind == "yes_no" and off.verb in _PUT_OFF:
        return None
    if kind.kind == "yes_no":
        return f"{asks.no(asked.text)}，{off.says}" if kind.name == "open" or _TAKES_PLACE.search(asked.text) else None
    return off.says if kind.name in ("when", "where", "left") else None
