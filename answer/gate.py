"""Whether the best value found is likely enough to be the answer, or the pages do not say.

The weights are those of a logistic regression (`bench/gate.py`) over questions of ten hands (1,684, three in ten not answerable; the
project carries two thirds of them): what was best for each, and whether it was right. Each hand was left out in turn to choose what is
looked at and how likely is enough. When theirs was left out, 78 in a hundred over announcements got what was right and 60 over news;
a hand written afterwards, over longer pages with more tables, got 54. Tried without gain on hands left out: every mark as a feature,
how many values the page has, shared pairs of characters, weights of their own for each type, boosted trees and forests, the odds as a
ranking of the best five, and falling back on clauses for every type. Weights of two thirds of the questions alone cost two to three in a
hundred over the last third: more questions help more than more features.
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

# A wrong answer does more harm than none: with 0.25 in its place two more in a hundred over announcements got what was right, and 13
# of those without an answer one, in the place of 9; with 1.0 one less, and 4.
LIKELY = 0.75
WEIGHTS: Mapping[str, float] = {
    "always": -3.12,
    "amount": -0.40,
    "asked elsewhere": 0.36,
    "asked near": -0.19,
    "asked nowhere": 0.22,
    "asked often": 0.04,
    "asked partly": -0.23,
    "asked tight": 0.30,
    "boost": 4.35,
    "called": 0.96,
    "contact": 1.68,
    "contrast": -0.20,
    "count": -0.52,
    "define": 0.20,
    "equals": 0.39,
    "fact": -0.84,
    "few": 0.64,
    "first": 0.23,
    "gap": -0.12,
    "how": -1.07,
    "lead": 0.23,
    "left": 1.96,
    "length": 1.54,
    "light elsewhere": 0.34,
    "light near": 3.11,
    "light nowhere": 0.10,
    "light often": 1.78,
    "light partly": -0.10,
    "light tight": 4.77,
    "mark apart": -1.96,
    "mark echo": 2.37,
    "mark label": -0.51,
    "mark near": -1.96,
    "mark per": -0.88,
    "mark row": -0.97,
    "mark segment": 0.41,
    "may": 0.39,
    "meets": 1.40,
    "modifier nowhere": -0.27,
    "near": 1.08,
    "noun elsewhere": -1.26,
    "noun near": 0.22,
    "noun nowhere": -0.37,
    "noun often": -3.91,
    "noun partly": 0.07,
    "noun tight": 1.42,
    "open": 2.26,
    "org": -0.31,
    "other": -2.20,
    "other time": -1.89,
    "outcome": 1.59,
    "score": 2.58,
    "steps": 0.43,
    "title": -0.80,
    "title alone": 0.24,
    "verb elsewhere": -1.50,
    "verb near": 0.23,
    "verb nowhere": -0.26,
    "verb often": -1.15,
    "verb partly": 0.55,
    "verb tight": 2.27,
    "what": -1.10,
    "when": -0.38,
    "where": -0.61,
    "which": 0.40,
    "who": -0.67,
    "why": 2.67,
}


class Standing(NamedTuple):
    """How a value stands beside the others of its type."""

    gap: float  # how far ahead in score of the next of its page that says something else
    rivals: int  # how many of them stand close
    lead: float  # how far ahead order.py has it of all others
    first: bool  # whether the words alone put it first


# the marks that say more of whether a value is right than of which of several is
MARKS = ("label", "apart", "near", "segment", "echo", "per", "row")


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
