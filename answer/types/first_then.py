"""What so much costs where the first of it has a price and each further one another: 「首重1公斤10元，續重每公斤4元」, asked of 3公斤,
is 18元; 「1人戶補貼90元，多1人加40元，最高250元」, of 3人戶, 170元.

The most that the sentence states is not passed. What is begun of a unit is told nowhere, so then nothing is told at all, nor of the
first alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import capped
from answer.types.contract import Proposal
from answer.types.given import given
from answer.types.units import same_unit
from answer.values import Amount

MOST = 40  # places of a page that are looked at
SURE = 0.45
STANDS = 0.85
_N = r"\d+(?:\.\d+)?"
_UNIT = r"公斤|千克|小时|公里|千米|分钟|天|人|页|件|张"
_PER = r"(?:每(?:[月天年]|人每月))?"
_THEN = (
    rf"[^。;\n\d]{{0,10}}?(?:(?:续重?|之后|其后|此后|以后|超[过出](?:{_N}(?:{_UNIT}))?(?:部分|以?后|的)?|另),?)?"
    rf"每(?:增加?|超[过出]?|加|多)?(?P<step>{_N})?个?(?:{_UNIT})(?:以?内)?,?{_PER}(?:加收|另收|另加|加发|增加|增发|收费?|收取|加|为)?"
    rf"(?P<more>{_N})元(?!/)"
)
_FORMS = (
    # 「首重1公斤10元，續重每公斤4元」, 「首小時5元，之後每小時2元」, 「1人戶補貼90元，多1人加40元」
    re.compile(
        rf"(?:(?:首重?|前|起步)(?P<free>{_N})?个?(?P<unit>{_UNIT})(?:以?内|之内)?|(?P<house>\d)(?P<of>人)户){_PER}[^,。;\n\d]{{0,5}}(?P<base>{_N})元{_THEN}"
    ),
    # 「起步價9元（含3公里），超過3公里後每公里2元」
    re.compile(
        rf"起[步租]价?[^,。;\n\d]{{0,4}}(?P<base>{_N})元[,(]?[含包]?括?(?P<free>{_N})(?P<unit>{_UNIT})\)?{_THEN}"
    ),
)
_THEN_EACH = re.compile(r"每(?:增加?|超[过出]?|加|多)?\d*(?:\.\d+)?个?(?:公斤|千克|小时|公里|千米|分钟|天|人|页|件|张)")
_CAP = re.compile(rf"(?:最高|最多|封顶|上限|不超过)[^,。;\d]{{0,6}}(?P<sum>{_N})元")

_OF_A_DAY = re.compile(r"24(?:个)?小时|每[天日]|当[天日]|[单一][天日]")


def told(asked: Asked, page: Page, hits: Hits) -> list[Proposal] | None:
    """What the amount of the question comes to; none where that cannot be told; None where the page has no such prices for it."""
    own = [one for one in given(asked.text) if one.upper is None and one.value > 0]
    if not own or capped.MOST.search(asked.text) or _THEN_EACH.search(asked.text):
        return None
    found = list(_found(page, own))
    if not found:
        return None
    telling = [i for i, term in enumerate(asked.terms) if term.weight >= 1 and hits.title[i] < STANDS]
    telling = [i for i in telling if not any(one.start < asked.terms[i].end <= one.end for one in own)]

    def words(match: re.Match[str]) -> int:
        span = (page.clause(match.start())[0], match.end())
        return sum(hits.within(i, *span) >= STANDS for i in telling)

    most = max(words(match) for match, _ in found)
    best = [(match, mine) for match, mine in found if words(match) == most]
    if most == 0 and telling:
        return None  # the prices of something else: 「騎車」 of 「停車首小時5元，之後…」
    if len(best) != 1:
        return []
    match, mine = best[0]
    more = (mine - _free(match)) / Fraction(match["step"] or 1)
    if more <= 0:
        return None
    if more.denominator != 1:
        return []
    total = Fraction(match["base"]) + more * Fraction(match["more"])
    low, high = page.sentence(match.start())
    if cap := _CAP.search(page.text, match.end(), high):
        hours = match.groupdict().get("unit") == "小时"
        if hours and mine > 24 and _OF_A_DAY.search(page.text, match.end(), cap.start()):
            return []  # 「24小時最高30元」 is not the most of 40小時
        total = min(total, Fraction(cap["sum"]))
    return [Proposal(*match.span("base"), f"{float(total):g}元", SURE, (low, high), settled=True)]


def _free(match: re.Match[str]) -> Fraction:
    parts = match.groupdict()
    return Fraction(parts["free"] or parts.get("house") or 1)


def _found(page: Page, own: list[Amount]) -> Iterator[tuple[re.Match[str], Fraction]]:
    """The prices of a page, each with the amount of the question in its unit."""
    for form in _FORMS:
        for match in islice(form.finditer(page.text), MOST):
            parts = match.groupdict()
            unit = parts["unit"] or parts.get("of") or ""
            each = _THEN_EACH.search(page.text, match.end("base"), match.end())
            mine = [one for one in own if same_unit(one.unit.removeprefix("个"), unit)]
            if len(mine) == 1 and each and each[0].endswith(unit):
                yield match, Fraction(str(mine[0].value))
