"""Whether the best value found is likely enough to be the answer, or the pages do not say.

The weights are those of a logistic regression: what was best for each question, and whether it was right. They are the mean of two
fits. One is over questions of ten hands (1,684, three in ten not answerable) that rules had been made on. The other is over 3,000
questions of ten further hands, as they were answered when nobody had read a page of theirs (rules fit what they were made on, so that
there the odds are too good), and over the cases of the tests, which are many and short, at a tenth. Each of the ten hands left out in
turn, 83 in a hundred of the questions over announcements get what is right, 73 of those over news, 91 in a hundred answers are right
and 7 of those without an answer get one; by the first fit alone, at the place that gives as many right, 88 and 11. What brought it is
what `_measures` sees: that yes and no are of another scale than values, how long the clause, what is told and the question are, how
many words of the question stand nowhere, and whether another sentence of the page holds more of its pairs of characters.
`bench/gate.py --write` fits anew, over what the project carries (`bench/gate_looks.jsonl.gz`, the cases of the tests).

Tried without gain on hands left out: every mark as a feature, the sort of the question word, how alike the vectors of question and
sentence, clause, title and every line of the page are (of the model that search uses and of a stronger one: three to five in a
thousand more of 3,500 questions), whether another value of the sentence or table stands nearer to the words, shared pairs of
characters weighed by how rare they are on the page, weights of their own for each type, boosted trees and forests (as good, not
better), an order learnt over pairs of values, a place of its own for news, falling back on clauses where a value of the asked form is
there, and the noun and verb right before a value.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import NamedTuple

from answer.judge import Scored
from answer.marks import Seen, contrast, in_step, lacking, other_step, tiered
from answer.match import NEAR, TIGHT
from answer.overlap import overlap
from answer.ranking import Ranking
from answer.shifts import uncompared
from answer.text import narrow
from answer.types import BY_NAME

OFTEN = 5  # places of a word on a page from which on it is what the page is about
GAP = 0.5  # how far ahead of the next value of the page counts in full
NOWHERE = 0.3  # credit of a word below which it is not on the page
RIVAL = 0.4  # how far behind the best a value still makes the choice harder

# A wrong answer does more harm than none. Of each hand left out, at 0.6, 0.85, 0.95 and 1.25: 84.0, 83.6, 83.3 and 82.4 in a hundred of
# the questions over announcements get what is right, 89, 90, 91 and 92 of the answers are right, 9, 7, 7 and 5 of those without an
# answer get one.
LIKELY = 0.9
WEIGHTS: Mapping[str, float] = {
    "alone": -0.18,
    "always": -1.76,
    "amount": -0.60,
    "asked near": -0.27,
    "asked nowhere": 0.27,
    "asked often": -0.77,
    "asked partly": 0.10,
    "asked tight": -0.08,
    "boost": 4.09,
    "called": 0.38,
    "clause": -0.52,
    "commas": 0.23,
    "contact": 1.01,
    "contrast": -0.15,
    "count": -0.63,
    "define": 0.49,
    "equals": 1.08,
    "fact": -0.22,
    "few": 0.80,
    "gap": 1.38,
    "how": -1.39,
    "left": 1.53,
    "length clause": -0.16,
    "length question": -0.07,
    "length sentence": -0.15,
    "length told": 0.24,
    "light elsewhere": -1.43,
    "light near": 2.10,
    "light nowhere": -0.63,
    "light often": 0.72,
    "light partly": -0.56,
    "light tight": 4.33,
    "may": 0.93,
    "meets": 1.12,
    "near": 1.54,
    "noun elsewhere": -1.49,
    "noun near": -0.21,
    "noun nowhere": -0.75,
    "noun often": -2.99,
    "noun partly": -0.25,
    "noun tight": 0.75,
    "open": 1.41,
    "org": -0.28,
    "other": -1.49,
    "other time": -1.55,
    "outcome": 0.78,
    "pairs beside title": 0.65,
    "pairs held": 0.06,
    "pairs passed over": -1.08,
    "polar": 0.98,
    "polar near": -0.63,
    "polar score": -1.24,
    "score": 1.87,
    "score near": 0.51,
    "settled": -0.19,
    "steps": 1.30,
    "title": -0.73,
    "title alone": -0.33,
    "verb elsewhere": -0.48,
    "verb near": -0.55,
    "verb nowhere": 0.73,
    "verb often": -3.34,
    "verb partly": 0.12,
    "verb tight": 0.94,
    "what": -0.87,
    "when": -0.31,
    "where": 0.37,
    "which": 0.77,
    "who": -0.46,
    "why": -0.37,
    "words nowhere": -0.27,
    "worked out": 0.18,
}


class Standing(NamedTuple):
    """How a value stands beside the others of its type on its page."""

    gap: float  # how far ahead in score of the next of its page that says something else
    rivals: int  # how many of them stand close
    alone: bool  # whether there is no other


def plainly(one: Scored) -> str:
    """What a value says, so that the same said in two ways is the same."""
    return re.sub(r"[-~至到\s]+", "-", narrow(one.says))


def _same(one: Scored, top: Scored) -> bool:
    """Whether two values of a page say the same: a person with the office before the name, and without, is one."""
    named = one.seen.kind == "who" and top.proposal.start < one.proposal.end
    return plainly(one) == plainly(top) or (named and one.proposal.start < top.proposal.end)


def look(best: Ranking, top: Scored, other: bool) -> dict[str, float]:
    """What the odds of a value hang on, of all of its type, best first; `other`: of another type than the question seemed
    to want."""
    own = best.of(top.page)
    behind = next(own.such(lambda one: not _same(one, top)), None)
    gap = top.score - behind.score if behind else GAP
    rivals = {plainly(one) for one in own.such(lambda one: one.score > top.score - RIVAL and not _same(one, top))}
    return features(top, Standing(gap, len(rivals), behind is None), other)


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
        "other": float(other),
        one.kind: 1.0,
    }
    stands = one.page.label(one.proposal.start)
    labels = (one.label, one.page.text[slice(*stands)].strip() if stands else "")
    called = any(len(label) > 2 and label in one.asked.text for label in labels)  # 「活動時間：」
    called = called or (one.kind == "when" and any(_times(one, label) for label in labels if label))
    # 「五層」 calls the sum of the fifth floor, 「83歲」 that of 80至89歲, 「不是會員」 that of 一般市民
    found["called"] = float(
        called or other_step(one) is False or in_step(one) is True or lacking(one) > 0 or tiered(one)
    )
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
    found["contrast"] = float(contrast(one))
    found["other time"] = float(_other_time(one))
    return found | _measures(value, standing)


def _measures(value: Scored, standing: Standing) -> dict[str, float]:
    """What the question, the value and its sentence are like, whichever the words are: lengths are logarithms."""
    one, text = value.seen, value.seen.asked.text
    start = one.proposal.start
    sentence = one.page.text[slice(*one.page.sentence(start))]
    clause, held = one.page.clause(start), overlap(text, one.page.title, one.page.text, sentence)
    polar = float(BY_NAME[one.kind].kind == "yes_no")
    words = (i for i, term in enumerate(one.asked.terms) if term.weight >= 1)
    return {
        "alone": float(standing.alone),
        "commas": float(text.count(",")),
        "length clause": math.log1p(clause[1] - clause[0]),
        "length question": math.log1p(len(text)),
        "length sentence": math.log1p(len(sentence)),
        "length told": math.log1p(len(narrow(value.says))),
        "pairs beside title": held.rest,
        "pairs held": held.held,
        "pairs passed over": held.passed_over,
        "polar": polar,
        "polar near": polar * value.near,
        "polar score": polar * value.score,
        "score near": value.score * value.near,
        "settled": float(one.proposal.settled),
        "words nowhere": float(sum(one.fit.hits.best(i) < NOWHERE for i in words)),
        "worked out": float(one.proposal.text is not None),
    }


_OF_TIME = re.compile(r"(?:的)?(?:起止|具体)?(?:期间|时间|日期|时段|日(?!期))$")
_A_TIME = r"(?:期间|时间|日期|日子)"
_IS = re.compile(r"(?:的)?(?:期间|时间|日期|日子)?(?:是|为|在|定在|安排在)?$")
_WHOLE = frozenset("活动 举办 举行 演出 比赛 展览".split())


def _times(one: Seen, label: str) -> bool:
    """Whether a label is that of what the question word stands right behind: 「燒製期間：」 of 「柴窯燒製是什麼時候」; 「活動日期：」
    of what the title names."""
    thing = _OF_TIME.sub("", label)
    front = one.asked.text[: one.asked.focus[0]]
    before = _IS.sub("", front)
    if len(thing) < 2 or (
        thing == label and not re.search(rf"{re.escape(label)}(?:的)?{_A_TIME}(?:是|为|在)?$", front)
    ):
        return False  # 「報名：」 of 「報名時間是什麼時候」 too
    last = next((i for i, term in reversed(list(enumerate(one.asked.terms))) if term.end == len(before)), None)
    titled = last is not None and one.fit.hits.title[last] >= 0.6 and one.asked.terms[last].tag != "v"
    return before.endswith(thing) or (thing in _WHOLE and titled)


_TIMES = re.compile(r"去年|前年|明年|后年|往年|[上下]一?[届次期季]|[上下]一[站场轮]|第二[轮批波期]")


def _other_time(one: Seen) -> bool:
    """「去年」 of a question that stands nowhere in the sentence of the value, 「第二期」 neither there nor in the title."""
    sentence = one.page.text[slice(*one.page.sentence(one.proposal.start))] + one.page.title
    return any(told not in sentence for told in _TIMES.findall(uncompared(one.asked.text)))


def _stands(one: Seen, index: int) -> str:
    close, best = one.closeness[index], one.fit.hits.best(index)
    if close >= NEAR:
        return "tight" if close >= TIGHT else "near"
    if sum(credit >= 0.85 for _, _, credit in one.fit.hits.places[index]) >= OFTEN:
        return "often"
    return "elsewhere" if best >= 0.85 else "partly" if best >= NOWHERE else "nowhere"


def odds(found: Mapping[str, float]) -> float:
    """The logarithm of the odds that a value with these features is the answer."""
    return WEIGHTS.get("always", 0.0) + sum(WEIGHTS.get(name, 0.0) * value for name, value in found.items())
