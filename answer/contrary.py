"""Those who are something and those who are not: 會員 and 非會員, 認證商家 and 未認證商家, 含稅 and 不含稅, 首重 and 續重.

The word of the one is a piece of the word of the other, or shares its end with it, so that words that stand near speak for both.
"""

from __future__ import annotations

import re
from functools import lru_cache

from answer.marks import Seen

# 「不足」, 「非常」 are words of their own, of which nothing is the other
_NOT = r"非(?!常|但|洲)|未(?!来|必|满|达|及)|没(?!有)|不(?![足少同断论管要能可得会是用便错收超低高到满限予再])"
_SIDES = (("新", "[老旧]"), ("首", "续"), ("[境省国市校店站]内", "[境省国市校店站]外"))
_NEGATED = re.compile(rf"(?:{_NOT})(?P<what>[一-鿿]{{2}})")
_SIDED = tuple((re.compile(rf"(?:{mine})(?P<what>[一-鿿])"), mine, other) for mine, other in _SIDES)
KINDS = frozenset(("count", "amount"))


def of_contrary(one: Seen) -> bool:
    """Whether a value is told of the contrary of what the question names: of 非會員, asked of 會員. Read of the page alone, where it
    has both words; the one counts that stands last before the value in its sentence, or in the cells that head row and column."""
    if one.kind not in KINDS:
        return False
    page, start = one.page, one.proposal.start
    for what, source in _pairs(page.text):
        if what not in one.asked.text:
            continue
        form = _contrast(source, page.text)
        asked = _sides(form, one.asked.text) if form else []
        if form is None or len(asked) != 1:
            continue
        if one.in_row:
            told = {
                side for low, high, weight in one.around if weight == 1.0 for side in _sides(form, page.text[low:high])
            }
        else:
            told = set(_sides(form, page.text[page.sentence(start)[0] : start])[-1:])
            told = told or set(_sides(form, page.text[slice(*page.clause(start))]))
        if told and told.isdisjoint(asked):
            return True
    return False


_LET_OFF = re.compile(r"免(?:收|交|缴|费|除|付)|不收")


def of_all_but(one: Seen) -> bool:
    """「入駐費3000元，認證服務商免收入駐費」, asked what 認證服務商 pay: the sum is that of the others."""
    if not one.counted or one.in_row:
        return False
    page, hits, clause = one.page, one.fit.hits, one.page.clause(one.proposal.start)
    low, high = page.sentence(one.proposal.start)
    for match in _LET_OFF.finditer(page.text, clause[1], high):
        other = page.clause(match.start())
        if any(
            one.tells(i) and hits.within(i, *other) >= 0.85 and hits.within(i, low, clause[1]) < 0.45
            for i in range(len(one.closeness))
            if hits.title[i] < 0.85
        ):
            return True
    return False


_UP = re.compile(r"[上调]涨|涨(?=[回价了到至])|上调|调[高升]|提高|升高")
_DOWN = re.compile(r"下调|调[低降]|降(?=[回价费低了到至])|下降|减价|跌")


def turned(one: Seen) -> bool:
    """Whether a day is told of what falls, asked when it rises, or the reverse: 「費率6月20日下調」, asked when it goes up again."""
    if one.kind not in ("when", "left"):
        return False
    page, asked = one.page, one.asked.text
    sentence = page.sentence(one.proposal.start)
    up, down = (form.search(asked) is not None for form in (_UP, _DOWN))
    rises, falls = (form.search(page.text, *sentence) is not None for form in (_UP, _DOWN))
    return up != down and rises != falls and up != rises


def _sides(form: re.Pattern[str], text: str) -> list[bool]:
    """Which of two sides a text names, in turn; none twice in a row."""
    found: list[bool] = []
    for match in form.finditer(text):
        side = bool(match["other"])
        if not found or found[-1] != side:
            found.append(side)
    return found


MOST = 12  # pairs of a page that are looked at


@lru_cache(maxsize=512)
def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """What two may be told apart by on a page (會員 of 非會員), each with the form of both; few of them have the other side there.

    Their forms are made when a question has the word: to make all of a page's costs more than to read it.
    """
    found: dict[str, tuple[str, str]] = {}
    for match in _NEGATED.finditer(text):
        what = match["what"]
        if what not in found and len(found) < MOST:
            found[what] = what, rf"(?P<other>{_NOT}|不是|没有)?{what}"
    for form, mine, other in _SIDED:
        for match in form.finditer(text):
            what = match["what"]
            if match[0] not in found and len(found) < MOST:
                found[match[0]] = what, rf"(?:(?P<other>{other})|(?:{mine})){what}"
    return tuple(found.values())


@lru_cache(maxsize=512)
def _contrast(source: str, text: str) -> re.Pattern[str] | None:
    """The form of a pair of which a page names both."""
    form = re.compile(source)
    return form if len(set(_sides(form, text))) == 2 else None
