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
_PREDICATE = re.compile(r"[不无未没免禁可能须需应限享由请]|提供|支持|使用|适用|收取|除外")


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


def goes_on(asked: Asked, page: Page, clause: Span) -> bool:
    """Whether the next clause tells on of the same; what is not charged for is told to one who asks for charges alone."""
    end = page.sentence(clause[0])[1]
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
