"""Whether a clause tells a yes or no of another than the question names, where the clause beside it tells of that one:
「年費會員可請假；月費會員不得請假」, 「毛巾每條30元，淋浴間免費」.

What a clause is about is read as the nouns that it begins with; one that begins with none goes on about the one before. A clause
of the line counts as beside it where it tells the deed too, or what the thing costs where that is asked. Others are not seen.
"""

from __future__ import annotations

import re

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import asks, denial
from answer.words import cut

Span = tuple[int, int]
STANDS, NEAR = 0.85, 0.4  # credit of a thing, and of a deed that may be said otherwise (九五折 for 折扣)
MOST = 12  # clauses of a line that are looked at
LONG = 12  # characters of a clause in which what it is about stands
_NUMBER = re.compile(r"\s*(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.]|第[一二三四五六七八九十\d]+[条款项])?\s*")
_SUBJECT = frozenset("nvlsbjai")  # first letters of the tags of words that what a clause is about is made of
_PREDICATE = re.compile(r"[不无未没禁可能须需应限享由请]|免(?!费.)|提供|支持|使用|适用|收取|除外")


def subject(page: Page, clause: Span) -> Span:
    """The nouns that a clause begins with: 「月費會員」 of 「月費會員不得請假」; empty where it begins with none."""
    number = _NUMBER.match(page.text, *clause)
    start = end = number.end() if number else clause[0]
    stop = min(clause[1], start + LONG)
    noun = False
    for word, place, tag in cut(page.text[start:stop]):
        if start + place != end or _PREDICATE.match(word) or not (tag[:1] in _SUBJECT or len(word) == 1 and tag == "c"):
            break
        if tag[:1] == "v" and tag != "vn" and noun:
            break
        end, noun = start + place + len(word), noun or tag[:1] in "nljb" or tag == "vn"
    return (start, end) if noun and end - start > 1 else (start, start)


def changes(page: Page, clause: Span) -> bool:
    """Whether the clause behind one tells of something else: 「毛巾每條30元，淋浴間免費」."""
    behind = page.clause(min(clause[1] + 1, len(page.text) - 1))
    own = subject(page, behind)
    return behind[0] >= clause[1] and own[0] < own[1]


def goes_on(asked: Asked, page: Page, hits: Hits, clause: Span) -> bool:
    """Whether the next clause tells on of the same; what is not charged for is told to one who asks for charges alone."""
    end = page.sentence(clause[0])[1]
    telling = [i for i, term in enumerate(asked.terms) if term.weight >= 1]
    behind = page.text[slice(*page.clause(min(clause[1] + 1, len(page.text) - 1)))]
    here = telling and all(hits.within(i, *clause) >= STANDS and hits.title[i] < STANDS for i in telling)
    last = next((term.text for term in reversed(asked.terms) if term.text not in "费钱票"), "")
    if here and last not in behind:
        return False  # 「可用轉帳，不支持刷卡」, asked of 轉帳
    paid = denial.costs(asked.text) or denial.asks_free(asked.text)
    return _AFTER.match(page.text, clause[1], end) is not None and (
        paid or not _UNPAID.match(page.text, clause[1], end)
    )


_UNPAID = re.compile(r"不(?:另|再)?收|免收?")
_AFTER = re.compile(r"未(?![^,。;]{0,8}[的者])|[不无免]|一律|概|均|都|仍|照")


def clauses(page: Page, clause: Span) -> list[Span]:
    """The clauses of the line of one, that one too."""
    line = page.lines[page.line_at(clause[0])]
    found: list[Span] = []
    place = line.start
    while place < line.end and len(found) < MOST:
        one = page.clause(place)
        if one[1] <= place:
            place += 1
            continue
        found.append(one)
        place = one[1] + 1
    return found


def _of_nobody(asked: Asked) -> bool:
    """Whether a question says nothing but what is done: 「可以試用嗎」, no 「小二生可以試用嗎」, whatever is known of 小二生."""
    text = asked.text
    for term in asked.terms:
        text = text.replace(term.text, "")
    return not _WORDS.sub("", text)


_WORDS = re.compile(rf"{asks.MARK}|可以|能|会|有|要|需|是|得|请问|[还也都,。?的了]")


_DONE = re.compile(r"已经?(?P<deed>[一-鿿]{2})")
_UNDONE = re.compile(r"(?:未|没有?|还没)(?:经|曾)?(?P<deed>[一-鿿]{1,2})")


def of_the_undone(asked: Asked, page: Page, clause: Span) -> bool:
    """「未使用的可退，已使用的不退」, asked of one that 沒用: whether a clause tells of those for which it is the other way round, and
    its line of both."""
    done, undone = _DONE.search(page.text, *clause), _UNDONE.search(page.text, *clause)
    deed = done or undone
    if deed is None or (done and undone) or len(deed["deed"]) < 2:
        return False
    line = page.lines[page.line_at(clause[0])]
    other = rf"(?:未|没有?){deed['deed']}" if done else rf"已经?{deed['deed']}"
    if not re.search(other, page.text[line.start : line.end]):
        return False
    lacks = any(set(each["deed"]) & set(deed["deed"]) for each in _UNDONE.finditer(asked.text))
    has = re.search(rf"已经?[{deed['deed']}]|[{deed['deed']}][过了]", asked.text) is not None
    return has != lacks and (lacks if done else has)


def of_the_other(asked: Asked, page: Page, hits: Hits, clause: Span, denies: bool) -> bool:
    """Whether a clause tells of another than the question, and one beside it of what the question names; or denies for somebody what
    the one before allows, to one who names nobody."""
    own = subject(page, clause)
    if own[0] == own[1] or page.text[slice(*own)] in asked.text:
        return False
    telling = [i for i, t in enumerate(asked.terms) if t.weight >= 1 and hits.title[i] < STANDS]
    here = {i for i in telling if hits.within(i, *clause) >= NEAR}
    named = {i for i in telling if hits.within(i, *own) >= NEAR}
    deeds = here - named
    nobody = not named and _of_nobody(asked)
    costs = denial.costs(asked.text) or denial.asks_free(asked.text)
    for one in clauses(page, clause):
        if one == clause:
            continue
        there = {i for i in telling if hits.within(i, *one) >= NEAR}
        if not (deeds and deeds <= there or costs and denial.priced(page.text[slice(*one)])) or not named <= there:
            continue
        begins = (one[0], min(one[0] + LONG, one[1]))
        before = min((asked.terms[i].offset for i in deeds), default=len(asked.text))
        mine = (i for i in telling if i not in here and asked.terms[i].offset < before)
        if any(hits.within(i, *begins) >= STANDS for i in mine):
            return True
        if (
            nobody
            and deeds == set(telling)
            and denies
            and one[0] < clause[0]
            and not denial.denies(asked.text, page.text[slice(*one)])
        ):
            return True
    return False


def another_deed(asked: Asked, page: Page, hits: Hits, clause: tuple[int, int]) -> bool:
    """「商鋪可以自備爐具，住戶不得私接電線」, asked whether a 住戶 may bring a 爐具: that was told of others."""
    modal = asks.MAY.search(asked.text)
    if not modal:
        return False
    whom: list[int] = []
    deed: list[int] = []
    for i, term in enumerate(asked.terms):
        if term.weight >= 1 and term.offset >= asked.tail and term.text not in page.title:
            (deed if term.offset >= modal.end() else whom).append(i)
    if not whom or not deed or any(hits.within(i, *clause) >= 0.5 for i in deed):
        return False
    if not any(hits.within(i, *clause) >= 0.85 for i in whom):
        return False
    if any(
        t.weight < 1 and t.offset >= modal.end() and hits.within(i, *clause) >= 0.85 for i, t in enumerate(asked.terms)
    ):
        return False  # 「比賽當天不提供領取」, asked whether one may 領 something then
    before = (page.sentence(clause[0])[0], clause[0])
    told = all(hits.within(i, *before) >= 0.85 for i in deed) and not _SHORT.search(page.text, *clause)
    return told and not any(hits.within(i, *before) >= 0.85 for i in whom)


# 「團隊版支持匯出，個人版不支持」 leaves out what it is
_SHORT = re.compile(r"(?:不(?:支持|可以?|能|行|提供|适用|参加|享受|开放)|没有|无)[,。;]?$")
