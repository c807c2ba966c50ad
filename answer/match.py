"""Words of a question on a page: where each stands, and how well a scope covers them.

A word stands there as itself (1.0), by another word of the table (0.9), shortened or stretched (北大 ~ 北京大学, 0.7), or
in part (0.5 and less). What is asked of a value (the words of the last clause) must stand near it; what the question is
about may stand in the title or anywhere that the whole announcement speaks from.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cache, cached_property, lru_cache
from itertools import islice

from answer import feasts
from answer.evidence import Page, Scope
from answer.grades import holding
from answer.text import narrow
from answer.wording import wording
from answer.words import ANOTHER, Term

MOST = 200  # places of a word that are looked at on one page
# closeness of a word in the value's clause, row or label; in its sentence or under its heading
TIGHT, NEAR = 0.88, 0.45

Place = tuple[int, int, float]  # (start, end, credit)
Places = tuple[tuple[Place, ...], ...]


class Hits:
    """Where the terms of a question stand on a page. Of most pages nobody asks more than how well they stand there, for which
    the first place of a word suffices: all places are found when they are asked for."""

    def __init__(self, title: tuple[float, ...], most: tuple[float, ...], find: Callable[[], Places]) -> None:
        self.title = title  # credit of each term in the title, and in who speaks
        self.most = most  # its best credit anywhere
        self._find = find

    @cached_property
    def places(self) -> Places:
        """Of each term, in order."""
        return self._find()

    def best(self, index: int) -> float:
        return self.most[index]

    def within(self, index: int, start: int, end: int) -> float:
        places = self.places[index]
        at = bisect_left(places, (start,))
        best = 0.0
        while at < len(places) and places[at][0] < end:
            if places[at][1] <= end:
                best = max(best, places[at][2])
            at += 1
        return best

    def near(self, index: int, scope: Scope) -> float:
        best = 0.0
        for start, end, weight in scope:
            if weight > best:
                best = max(best, weight * self.within(index, start, end))
        return best


def places(text: str, word: str) -> list[int]:
    """Where a word begins in a text, the first MOST of them."""
    found: list[int] = []
    place = text.find(word)
    while place >= 0 and len(found) < MOST:
        found.append(place)
        place = text.find(word, place + 1)
    return found


def _stretched(text: str, word: str, gap: int) -> list[tuple[int, int]]:
    """The characters of the word in order, at most `gap` others between two: 北大 in 北京大学."""
    found = []
    for start in places(text, word[0]):
        place = start
        for char in word[1:]:
            place = text.find(char, place + 1, place + 2 + gap)
            if place < 0:
                break
        else:
            if not any(mark in text[start:place] for mark in "。,;、\n\t"):
                found.append((start, place + 1))
    return found


def _pieces(word: str, text: str) -> list[str]:
    """A word as pieces of two characters and more that all stand in the text; [] where it has none."""
    for size in range(len(word), 1, -1):
        if len(word) - size != 1 and word[:size] in text:
            rest = _pieces(word[size:], text) if size < len(word) else []
            if rest or size == len(word):
                return [word[:size], *rest]
    return []


def _places(text: str, term: Term, whole: str) -> list[Place]:
    word = term.text
    stands = places(text, word)
    longer = [place for place in stands if place and ANOTHER.match(text, place - 1, place + 3)]  # 「副局長」 is no 局長
    found = [(place, place + len(word), 1.0 if len(word) > 1 else 0.7) for place in stands if place not in longer]
    for other in term.alternatives:
        if other in text:
            found += [(place, place + len(other), 0.9 if len(other) > 1 else 0.5) for place in places(text, other)]
    if word in feasts.DAYS:
        found += [(start, end, 0.9) for start, end in islice(feasts.told(text, word), MOST)]
    if term.tag == "ordinal":
        found += [(*span, 0.95) for span in holding(text, word)]
    if word in _TICKETS and not stands:  # 「購票，每張350元」
        found += [(match.start(), match.start() + 1, 0.85) for match in _TICKET.finditer(text)]
    if found or term.tag in ("ordinal", "place") or not any(char in text for char in word):
        return sorted(found)
    if _CODE.fullmatch(word):  # 「HR2086」 is no piece of 「HR2068」, but 「HR-2086」
        written = _JOINT.sub("[-_ ]?", word)
        return [(*each.span(), 0.9) for each in islice(re.finditer(rf"(?<![a-z\d]){written}(?![a-z\d])", text), MOST)]
    if len(word) > 2 and word[-1] in "市县区省镇乡村州":
        found += [(place, place + len(word) - 1, 0.9) for place in places(text, word[:-1])]
    if not found and len(word) == 3 and word[-1] in "票价":  # 「票價：全票40元；學生8元」
        stands = [one for one in places(text, word[:-1]) if word[-1] in text[max(0, one - PRICED) : one]]
        found += [(one, one + 2, 0.85) for one in stands if _PRICED.match(text, one + 2)]
    if not found and len(word) >= 4 and not word.isascii():  # 「大学校园」: 大学 and 校园 apart
        pieces = [piece for piece in _pieces(word, whole) if piece in text]
        credit = 0.85 * sum(map(len, pieces)) / len(word)
        for piece in pieces:
            found += [(place, place + len(piece), credit) for place in places(text, piece)]
    if not found and 2 <= len(word) <= 4 and not word.isascii() and not _RATED.fullmatch(word):
        found += [(start, end, 0.7) for start, end in _stretched(text, word, 2)]
    if not found and len(word) > 2:
        for size in range(len(word) - 1, 1, -1):
            for start in range(len(word) - size + 1):
                piece = word[start : start + size]
                if piece in text:
                    found += [(place, place + size, 0.8 * size / len(word)) for place in places(text, piece)]
            if found:
                break
    if not found and len(word) == 2 and (not term.name or term.tag == "loose") and not word.isascii():
        for char in word:
            if char not in _COMMON:
                found += [(place, place + 1, 0.4) for place in places(text, char)]
    if longer:
        found = [one for one in found if not any(place < one[1] and one[0] < place + len(word) for place in longer)]
    return sorted(found)


_RATED = re.compile(r"[年季月周日][费租]")  # 「年消費滿5000元」 is no 年費
_CODE = re.compile(r"(?=[^\d]*\d)(?=[^a-z]*[a-z])[a-z\d]+(?:[-_./][a-z\d]+)*")
_JOINT = re.compile(r"[-_]|(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])")
_TICKETS = ("门票", "票价", "入场券", "入场费")
_TOLD = frozenset((*feasts.DAYS, *_TICKETS))  # stand there by something else: a day, a price
_TICKET = re.compile(r"票(?=(?:[^。;\n\d]{0,8}[,:]|费)?(?:全票|单价)?每[张人位]\d)")
_PRICED = re.compile(r"[\s:(]{0,2}(?:\d|免费|半价)")
PRICED = 40  # characters before a price in which 票 stands
# characters that say little of the word they stand in
_COMMON = frozenset(
    "一二三四五六七八九十个上下中大小多少不人有是在为年月日时分天地出来去到开发行动作用力家生子者们方面前后里外内本原新老总全各每第号"
)


def another(text: str, word: str, start: int, end: int) -> bool:
    """Whether a word stands in a span in a longer one alone that means another thing: 會員 in 「非會員收費30元」."""
    stands = [start + place for place in places(text[start:end], word)]
    return bool(stands) and all(place and ANOTHER.match(text, place - 1, place + 3) for place in stands)


def _titled(head: str, lead: str, term: Term, whole: str) -> float:
    """Credit of a word in the title; a noun of the first sentence counts for two thirds."""
    best = credit(head, term, whole)
    if best >= 0.65 or not term.noun:
        return best
    return max(best, 0.65 * credit(lead, term, whole))


def credit(text: str, term: Term, whole: str | None = None) -> float:
    """Credit of a word in a short text, of a page where it is part of one."""
    if _plainly(text, term.text):
        return 1.0
    return max((one for _, _, one in _places(text, term, text if whole is None else whole)), default=0.0)


def _narrowed(text: str, place: Place, asked: str) -> bool:
    """Whether a wide word is narrowed by what stands behind it to a kind that is not asked: 「寵物貓」, asked of a 狗."""
    start, end, _ = place
    kinds = next((found for at in range(start, end - 1) if (found := _kinds().get(text[at:end]))), ())
    named = [kind for kind in kinds if text.startswith(kind, end)]
    if not named or not any(kind in asked for kind in kinds):
        return False
    same = wording().same
    return not any(
        word in asked for kind in named for word in (kind, *(one for one in same[kind] if kind in same.get(one, ())))
    )


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    """Words that are asked for with a wider one, by that: 寵物 → 貓, 狗."""
    same = wording().same
    found: dict[str, list[str]] = {}
    for kind, wider in same.items():
        for one in wider:
            if len(one) > 1 and kind not in same.get(one, ()):
                found.setdefault(one, []).append(kind)
    return {one: tuple(kinds) for one, kinds in found.items()}


def hits(page: Page, terms: tuple[Term, ...]) -> Hits:
    record = page.record
    names = (page.house, *(narrow(name) for name in (record.origin, record.author) if name))
    head = "\n".join((page.title, *filter(None, names)))
    lead = page.lead[:80]  # news says there whom it is about
    whole = f"{head}\n{page.text}"
    asked = " ".join(term.text for term in terms)

    known: dict[int, tuple[Place, ...]] = {}

    def stands(index: int) -> tuple[Place, ...]:
        if index not in known:
            found = _places(page.text, terms[index], whole)
            known[index] = tuple(one for one in found if not _narrowed(page.text, one, asked))
        return known[index]

    def most(index: int, top: float) -> float:
        if top == 1.0 or _plainly(page.text, terms[index].text, asked):
            return 1.0  # more is none
        return max((top, *(credit for _, _, credit in stands(index))))

    every = range(len(terms))
    written = frozenset(head + lead)
    title = tuple(_titled(head, lead, term, whole) if _may_stand(term, written) else 0.0 for term in terms)
    return Hits(title, tuple(map(most, every, title)), lambda: tuple(map(stands, every)))


def _may_stand(term: Term, written: frozenset[str]) -> bool:
    """Whether a text of these characters can have a word: no text has one of which, and of whose alternatives, it has none."""
    return not _chars(term.text, term.alternatives).isdisjoint(written) or term.tag == "ordinal" or term.text in _TOLD


@lru_cache(maxsize=256)
def _chars(word: str, alternatives: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.join(alternatives) + word)


def _plainly(text: str, word: str, asked: str | None = None) -> bool:
    """Whether the first that stands there of a word is that word: then its credit is 1.0, whatever else stands there."""
    place = text.find(word)
    if place < 0 or len(word) < 2 or (place and ANOTHER.match(text, place - 1, place + 3)):
        return False
    return asked is None or not _narrowed(text, (place, place + len(word), 1.0), asked)
