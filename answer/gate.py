"""Whether the best value found is likely enough to be the answer, or the pages do not say.

The weights are the mean of two logistic regressions (`bench/gate.py`), one over what came first for each question, one over all values
that order.py looks at: so what is wrong beside the right value is learnt from too. They are over questions of ten hands (1,779, three in
ten not answerable; the project carries two thirds of them, whose weights alone answer twice as often over news what is not there).
When a hand was left out, 78 in a hundred of its questions over announcements got what was right and 66 over news; 88 and 84 in a hundred
answers were right. Tried without gain on hands left out: every mark as a feature, how alike the vectors of question and sentence are,
whether another value of the sentence or table stands nearer to the words, how many values the page has, shared pairs of characters,
weights of their own for each type, boosted trees and forests, one regression for order and odds, and falling back on clauses for every
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

# A wrong answer does more harm than none: with 0.25 in its place one more in a hundred over announcements got what was right, and 11 of
# those without an answer one, in the place of 7; with 1.0 five less, and 5.
LIKELY = 0.5
WEIGHTS: Mapping[str, float] = {
    "always": -2.03,
    "amount": -0.52,
    "asked elsewhere": 0.35,
    "asked near": -0.34,
    "asked nowhere": 0.28,
    "asked often": -0.06,
    "asked partly": -0.20,
    "asked tight": -0.02,
    "boost": 4.10,
    "called": 1.01,
    "clause": -0.04,
    "contact": 1.89,
    "contrast": -0.17,
    "count": -0.46,
    "define": 0.56,
    "equals": 0.34,
    "fact": -0.58,
    "few": 0.75,
    "first": 0.13,
    "gap": -0.52,
    "how": -1.30,
    "lead": 0.27,
    "left": 2.28,
    "length": 1.66,
    "light elsewhere": 0.19,
    "light near": 2.41,
    "light nowhere": -0.27,
    "light often": 2.04,
    "light partly": 0.20,
    "light tight": 3.99,
    "mark given": 6.49,
    "mark on day": 8.36,
    "mark step": 2.73,
    "may": 0.48,
    "meets": 0.86,
    "modifier nowhere": -0.39,
    "near": 1.26,
    "noun elsewhere": -1.30,
    "noun near": 0.23,
    "noun nowhere": -0.95,
    "noun often": -3.61,
    "noun partly": 0.06,
    "noun tight": 1.57,
    "open": 1.77,
    "org": 0.05,
    "other": -1.94,
    "other time": -1.98,
    "outcome": 1.49,
    "score": 2.15,
    "steps": 0.48,
    "title": -1.72,
    "title alone": -0.10,
    "verb elsewhere": -0.83,
    "verb near": -0.03,
    "verb often": -0.73,
    "verb partly": 0.70,
    "verb tight": 2.27,
    "what": -1.22,
    "when": -0.28,
    "where": -0.06,
    "which": 0.73,
    "who": -0.05,
    "why": 1.93,
}


class Standing(NamedTuple):
    """How a value stands beside the others of its type."""

    gap: float  # how far ahead in score of the next of its page that says something else
    rivals: int  # how many of them stand close
    lead: float  # how far ahead order.py has it of all others
    first: bool  # whether the words alone put it first


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
        "lead": standing.lead,
        "first": float(standing.first),
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
