"""Whether the best value found is likely enough to be the answer, or the pages do not say.

The weights are the mean of two logistic regressions (`bench/gate.py`), one over the best value for each question, one over the best
few: so what is wrong beside the right value is learnt from too. They are over all questions of eight hands that the project carries
(1,000, a few in ten not answerable), its cases and questions over corpus/ and the development pages. When a hand was left out, 75 in a
hundred of its questions over announcements got what was right and 64 over news; 87 and 85 in a hundred answers were right.
Tried without gain on hands left out: every mark as a feature, how alike the vectors of question and sentence are,
whether another value of the sentence or table stands nearer to the words, how many values the page has, shared pairs of characters,
weights of their own for each type, boosted trees and forests, an order learnt over pairs of values, with vectors and without, and falling back on clauses for every
type.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from answer.judge import Scored
from answer.marks import TABLE, Seen, contrast

TIGHT, NEAR = (
    0.88,
    0.45,
)  # closeness of a word in the value's clause, row or label; in its sentence or under its heading
OFTEN = 5  # places of a word on a page from which on it is what the page is about
GAP = 0.5  # how far ahead of the next value of the page counts in full

# A wrong answer does more harm than none. Of those without an answer 8 in a hundred got one; with 0.25 in its place 11, and two more in a
# hundred of all what was right; with 1.0 4, and four less.
LIKELY = 0.6
WEIGHTS: Mapping[str, float] = {
    "always": -2.22,
    "amount": -0.51,
    "asked elsewhere": 0.19,
    "asked near": -0.30,
    "asked nowhere": 0.26,
    "asked often": -0.33,
    "asked partly": -0.07,
    "boost": 3.94,
    "called": 0.89,
    "clause": -0.45,
    "contact": 1.83,
    "contrast": -0.29,
    "count": -0.48,
    "define": 1.35,
    "equals": 0.73,
    "fact": -0.64,
    "few": 0.96,
    "gap": 1.45,
    "how": -1.11,
    "left": 2.27,
    "length": 1.68,
    "light elsewhere": -0.46,
    "light near": 2.30,
    "light nowhere": -0.30,
    "light often": 1.37,
    "light partly": 0.17,
    "light tight": 4.64,
    "mark given": 6.67,
    "mark on day": 8.40,
    "mark step": 2.75,
    "may": 0.82,
    "meets": 0.85,
    "modifier nowhere": -0.33,
    "near": 1.39,
    "noun elsewhere": -1.34,
    "noun near": 0.12,
    "noun nowhere": -1.01,
    "noun often": -2.99,
    "noun partly": -0.27,
    "noun tight": 1.56,
    "open": 1.55,
    "org": -0.01,
    "other": -1.67,
    "other time": -1.94,
    "outcome": 1.53,
    "score": 2.00,
    "steps": 0.41,
    "title": -1.44,
    "title alone": -0.03,
    "verb elsewhere": -0.67,
    "verb near": -0.06,
    "verb nowhere": 0.16,
    "verb often": -0.64,
    "verb partly": 0.54,
    "verb tight": 2.16,
    "what": -1.04,
    "when": -0.29,
    "where": -0.08,
    "which": 0.72,
    "who": -0.13,
    "why": 1.28,
}


class Standing(NamedTuple):
    """How a value stands beside the others of its type."""

    gap: float  # how far ahead in score of the next of its page that says something else
    rivals: int  # how many of them stand close


# the marks of what the question itself gives: an amount, a day, a step that it lies in
MARKS = ("step", "given", "on day")


def features(value: Scored, standing: Standing, other: bool) -> dict[str, float]:
    """What the odds hang on, by name (see WEIGHTS). `other`: a value of another type than the question seemed to want.

    Of the words that the title does not hold, the shares that stand tight, near, elsewhere …
    """
    one = value.seen
    found = {
        "score": value.score,
        "near": value.near,
        "gap": max(-GAP, min(standing.gap, GAP)),
        "few": 1 / (1 + standing.rivals),
        "boost": one.proposal.boost,
        "title": one.fit.score,
        "length": min(len(value.says), 40) / 40,
        "other": float(other),
        one.kind: 1.0,
    }
    found |= {f"mark {name}": TABLE[name](one) for name in MARKS}
    stands = one.page.label(one.proposal.start)
    labels = (one.label, one.page.text[slice(*stands)].strip() if stands else "")
    found["called"] = float(any(len(label) > 2 and label in one.asked.text for label in labels))  # 「活動時間：」
    hits = one.fit.hits
    outer = [index for index in range(len(one.closeness)) if hits.title[index] < 0.6]
    total = 0.5 + sum(one.asked.terms[index].weight for index in outer)
    if one.label and total > 0.5:
        told = sum(one.asked.terms[index].weight * one.labelled[index] for index in outer)
        found["fact"] = told / (total - 0.5)
    for index in outer:
        term = one.asked.terms[index]
        where = _stands(one, index)
        sort = "light" if term.weight < 1 else "noun" if term.noun or term.tag == "loose" else "verb"
        found[f"{sort} {where}"] = found.get(f"{sort} {where}", 0.0) + term.weight / total
        if index in one.nearest:
            found[f"asked {where}"] = 1.0
    found["title alone"] = float(not outer)
    found["modifier nowhere"] = float(_modifier_lost(one))
    found["contrast"] = float(contrast(one))
    found["other time"] = float(_other_time(one))
    return found


def _modifier_lost(one: Seen) -> bool:
    """「書法班學費」 where the page knows a 學費 and no 書法: what tells the asked thing apart stands nowhere."""
    text, terms = one.asked.text, one.asked.terms
    for index, (term, head) in enumerate(zip(terms, terms[1:], strict=False)):
        between = text[term.end : head.offset]
        if term.weight < 1 or one.fit.hits.best(index) >= 0.3 or term.tag[:1] == "v" or term.tag == "vn":
            continue
        if between.strip("的班类型款版") == "" and head.noun and one.fit.hits.best(index + 1) >= 0.6:
            return True
    return False


_TIMES = re.compile(r"去年|前年|明年|后年|往年|上一?[届次期季]|下一?[届次期季]|第二[轮批波期]")


def _other_time(one: Seen) -> bool:
    """「去年」 of a question that stands nowhere in the sentence of the value."""
    sentence = one.page.text[slice(*one.page.sentence(one.proposal.start))]
    return any(told not in sentence for told in _TIMES.findall(one.asked.text))


def _stands(one: Seen, index: int) -> str:
    close, best = one.closeness[index], one.fit.hits.best(index)
    if close >= NEAR:
        return "tight" if close >= TIGHT else "near"
    if sum(credit >= 0.85 for _, _, credit in one.fit.hits.places[index]) >= OFTEN:
        return "often"
    return "elsewhere" if best >= 0.85 else "partly" if best >= 0.3 else "nowhere"


def odds(found: Mapping[str, float]) -> float:
    """The logarithm of the odds that a value with these features is the answer."""
    return WEIGHTS.get("always", 0.0) + sum(WEIGHTS.get(name, 0.0) * value for name, value in found.items())
