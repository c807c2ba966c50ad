"""What other announcements say of what was asked: those about the same thing, and those that could be meant as well.

Two pages are about the same where their titles share what they name and neither names a thing of its own kind that the other
does not know (「書法班招生」, 「國畫班招生」). A value of theirs is told beside the answer where it fills the same slot: told by
the words that the answer is told by.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from functools import lru_cache

from answer.asked import Asked
from answer.dates import Moment
from answer.evidence import Page
from answer.fits import Fit, bound
from answer.judge import Scored
from answer.match import hits, places
from answer.ranking import Ranking
from answer.text import narrow
from answer.types import BY_NAME, when
from answer.values import amounts
from answer.words import Term, terms

KNOWN = 0.45  # credit of a word from which on a page knows it
SHARED = 0.5  # the least share of what the shorter title names that both pages name
TOLD = 0.85  # closeness of a word from which on a value is told by it
SAME = 0.65  # the closeness that the same word must have at a value of the same slot
HEADS = 0.6  # credit of a word in a title
CLOSE = 0.1  # how far a value of a page may score below its best and still be the one that is meant
RUN = 4  # characters in a row of a title, or of who speaks, that are no chance in a question
SHORT = 16  # characters of a name; what is longer is told in words, and two wordings may say the same
APART = 200  # days between two pages from which on they tell of another year's

NUMBERED = re.compile(r"第[一二三四五六七八九十百\d]+[届期批次季轮]")
EDITION = re.compile(r"[12](?<!\d[12])(?:(?<=1)9|(?<=2)0)\d\d")  # what begins it, as a set of characters, comes first
# 「規則（V2.0版）」, 「細則3.1版」
VERSION = re.compile(r"(?<![a-z\d.])(?:v\s?(\d{1,2}(?:\.\d{1,2}){0,2})|(\d{1,2}(?:\.\d{1,2}){1,2})(?=版))")
NO = ("不", "没", "沒")  # what an answer begins with that says no
_CONTACT = ("contact",)
_DATED = ("when", "open")
_NAMES = ("who", "org", "where", "which")


@lru_cache(maxsize=512)
def _named(title: str) -> tuple[Term, ...]:
    """What a title says: things and deeds, no numbers."""
    return tuple(
        term for term in terms(title) if term.weight >= 1 and term.tag not in ("t", "ordinal") and term.text.isalpha()
    )


def _things(title: str) -> tuple[Term, ...]:
    """What a title names: nouns that say something."""
    return tuple(term for term in _named(title) if term.thing)


def _unknown(one: Page, other: Page) -> list[Term]:
    """What the title of a page names and another page does not know."""
    found = _things(one.title)
    stands = hits(other, found)
    return [term for index, term in enumerate(found) if stands.best(index) < KNOWN]


def same_matter(one: Page, other: Page) -> bool:
    """Whether two pages are about the same thing: the same event, office, programme, of the same year."""
    if one.record.id in other.record.copies or other.record.id in one.record.copies or one.text == other.text:
        return True
    numbers = [NUMBERED.findall(each.title) for each in (one, other)]
    if _apart(*numbers):
        return False
    same_number = bool(set(numbers[0]) & set(numbers[1]))
    if _apart(EDITION.findall(one.title), EDITION.findall(other.title)):
        return False
    mine_years, their_years = _years(one.text), _years(other.text)
    if not mine_years & their_years and (mine_years and their_years or _far(one, other)) and not same_number:
        return False
    mine, theirs = _things(one.title), _things(other.title)
    if not mine or not theirs or (_unknown(one, other) and _unknown(other, one) and _of_a_series(one, other)):
        return False
    shared = sum(credit >= HEADS for credit in hits(other, mine).title)
    if not shared or shared < SHARED * min(len(mine), len(theirs)):
        return False
    return _more_than_the_house(one, other) or _more_than_the_house(other, one)


@lru_cache(maxsize=512)
def _years(text: str) -> frozenset[str]:
    return frozenset(EDITION.findall(text))


def _more_than_the_house(one: Page, other: Page) -> bool:
    """Whether another page knows more of what a title says than who speaks: one house has many matters."""
    said = _named(one.title)
    houses = narrow(f"{one.record.publisher}\n{other.record.publisher}")
    stands = hits(other, said)
    return any(stands.best(index) >= HEADS and term.text not in houses for index, term in enumerate(said))


def _far(one: Page, other: Page) -> bool:
    """Whether two pages were published so far apart that they tell of two years."""
    days = [datetime.date.fromisoformat(each.record.published[:10]) for each in (one, other) if each.record.published]
    return len(days) == 2 and abs(days[0] - days[1]).days > APART


def _apart(mine: list[str], theirs: list[str]) -> bool:
    return bool(mine) and bool(theirs) and not set(mine) & set(theirs)


def _of_a_series(one: Page, other: Page) -> bool:
    """Whether two titles are the same but for what each names: they stand for two things of a kind."""
    mine, theirs = one.title, other.title
    start = next((i for i, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b), 0)
    end = next((i for i, (a, b) in enumerate(zip(mine[::-1], theirs[::-1], strict=False)) if a != b), 0)
    return (start + end) * 2 >= min(len(mine), len(theirs))


def same_slot(top: Scored, one: Scored) -> bool:
    """Whether a value of another page is told by the words that the best one is told by, those of the titles left out."""
    if one.seen.kind != top.seen.kind:
        return False
    for index, close in enumerate(top.seen.closeness):
        titled = min(top.fit.hits.title[index], one.fit.hits.title[index]) >= HEADS
        if close >= TOLD and one.seen.closeness[index] < SAME and not titled:
            return False
    return True


def likest(top: Scored, first: Scored, values: Ranking) -> Scored:
    """Of the best values of another page (`first` and those as likely) the one told most like the best of all: 「半程每人120元，
    健康跑每人50元」 for 「半程每人150元」."""
    near = values.such(lambda one: one.score >= first.score - CLOSE)
    return max(near, key=lambda one: _alike_told(top, one))  # the first of equals


def _alike_told(top: Scored, one: Scored) -> float:
    """The share of the pairs of characters that two clauses have in common, numbers left out."""
    told = (re.sub(r"\d+", "", each.page.text[slice(*each.page.clause(each.proposal.start))]) for each in (top, one))
    mine, theirs = ({text[place : place + 2] for place in range(len(text) - 1)} for text in told)
    return len(mine & theirs) / max(1, len(mine | theirs))


def agrees(top: Scored, one: Scored) -> bool | None:
    """Whether two values of a slot say the same; None where nothing tells: wordings, sums of another unit."""
    polar = BY_NAME[top.seen.kind].kind == "yes_no"
    if polar and top.says.startswith(NO) != one.says.startswith(NO):
        return False
    if top.seen.kind in _DATED:
        mine, theirs = moments(top), moments(one)
        if mine and theirs:
            days = [ends[-1].day for ends in (mine, theirs)]
            if days[0] and days[1] and abs((days[0] - days[1]).days) > APART:
                return None  # another year's
            return _meet(mine, theirs, top.seen.kind == "when" and when.side(top.seen.asked) == "start")
    if top.seen.kind in _CONTACT and top.page.record.publisher != one.page.record.publisher:
        return None
    mine_of, theirs_of = amounts(narrow(top.says), []), amounts(narrow(one.says), [])
    if mine_of and theirs_of:
        if mine_of[0].unit != theirs_of[0].unit and not polar:
            return None
        return (mine_of[0].value, mine_of[0].upper) == (theirs_of[0].value, theirs_of[0].upper)
    says, other = (re.sub(r"[-~至到\s,;:()]+", "", narrow(each.says)) for each in (top, one))
    if says in other or other in says:
        return True
    if polar:
        return True
    if top.seen.kind not in _NAMES + _CONTACT or max(len(says), len(other)) > SHORT:
        return None
    return None if len(set(says) & set(other)) * 2 > min(len(set(says)), len(set(other))) else False


def moments(one: Scored) -> list[Moment]:
    """The days and hours that a value rests on, as decided."""
    spans = ((one.proposal.start, one.proposal.end), *one.proposal.rests)
    return [
        moment
        for date in when.found(one.page)
        for moment in date.moments
        if any(start <= moment.start and moment.end <= end for start, end in spans)
    ]


def _meet(mine: list[Moment], theirs: list[Moment], begins: bool) -> bool:
    """Whether all ends that both tell are the same; where one tells a single end, that is the last of the other, or the first
    where the beginning is asked for."""
    if len(mine) != len(theirs):
        single, several = sorted((mine, theirs), key=len)
        return _alike(single[-1], several[0 if begins else -1])
    return all(_alike(left, right) for left, right in zip(mine, theirs, strict=True))


def _alike(left: Moment, right: Moment) -> bool:
    if left.written != right.written and left.written and right.written:
        return False
    return left.clock == right.clock or left.clock is None or right.clock is None


def names_one(asked: Asked, some: Sequence[Fit]) -> bool:
    """Whether the question names one of the pages."""
    return any(naming(asked, one) for one in some)


# 「關於」, 「【公告】」, 「2025年」, 「第十一屆」
_BEFORE_WHO = re.compile(
    r"(?:关于|[\[【(][^\]】)]*[\]】)]|(?:民国)?(?:\d{2,4}|[〇零一二三四五六七八九十百]{2,6})(?:学?年度?|-\d{4}学?年度?)|"
    r"第[\d一二三四五六七八九十百]+[届期季次批]|(?:公告|通知|通告)(?=[:,|])|[:,|\s])+"
)


def strangers(one: Page, other: Page) -> bool:
    """Whether two pages are of different bodies: neither names whom the other's title begins with, nor are they of one publisher."""
    if one.record.publisher and one.record.publisher == other.record.publisher:
        return False

    def speaks(page: Page) -> str:
        found = _BEFORE_WHO.match(page.title)
        return page.title[found.end() if found else 0 :][:RUN]

    def knows(page: Page, who: str) -> bool:
        return who in page.title or who in page.text or who in page.house

    return not (knows(one, speaks(other)) or knows(other, speaks(one)))


def naming(asked: Asked, one: Fit) -> frozenset[int]:
    """The characters of the question that name a page: something that heads it, no deed (「報名什麼時候截止」), words of its title, or
    who speaks."""
    text, title, house = asked.text, one.page.title, one.page.house
    spans = [(start, start + RUN) for start in range(len(text) - RUN + 1) if text[start : start + RUN] in title]
    spans += [(start, start + len(house)) for start in (places(text, house) if len(house) >= RUN else ())]
    found = {place for span in spans for place in range(*span)}
    beside = set(bound(asked))
    for index, term in enumerate(asked.terms):
        said = term.weight >= 1 and one.hits.title[index] >= HEADS
        if said and (term.name or term.tag == "loose" or (index not in beside and term.thing)):
            found |= set(range(term.offset, term.end))
    return frozenset(found)
