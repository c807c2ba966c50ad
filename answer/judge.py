"""How well the words round a value speak for it as the answer to a question.

The figures are steps of one scale, the share of the question's words (1.0: all of them near): the words that stand near, and
the marks of marks/TABLE. ENOUGH and NEAR in resolve.py were chosen by a sweep over development questions.
"""

from __future__ import annotations

from typing import NamedTuple

from answer.asked import Asked
from answer.evidence import Page, scope
from answer.facts import fact_at
from answer.fits import Fit
from answer.marks import TABLE, Seen
from answer.match import credit
from answer.types import Proposal
from answer.types.changed import instead_of


class Scored(NamedTuple):
    """A value with how well the words speak for it."""

    score: float
    proposal: Proposal
    seen: Seen
    near: float

    @property
    def fit(self) -> Fit:
        return self.seen.fit

    @property
    def page(self) -> Page:
        return self.seen.page

    @property
    def says(self) -> str:
        """What it says, in the page's script."""
        told = self.proposal.text
        return (self.page.record.body[self.proposal.start : self.proposal.end] if told is None else told).strip()


def seen(kind: str, asked: Asked, fit: Fit, proposal: Proposal) -> Seen:
    further = proposal.scope + instead_of(fit.page, proposal.start, proposal.end)
    around = scope(fit.page, proposal.start, proposal.end) + tuple((s, e, 1.0) for s, e in further)
    fact = fact_at(fit.facts, proposal.start, proposal.end)
    label = fact.label if fact else ""
    labelled = tuple(credit(label, term) if label else 0.0 for term in asked.terms)
    closeness = tuple(max(fit.hits.near(index, around), labelled[index]) for index in range(len(asked.terms)))
    in_row = fit.page.lines[fit.page.line_at(proposal.start)].kind == "row"
    return Seen(kind, asked, fit, proposal, around, closeness, fit.nearest, label, labelled, in_row)


def judge(one: Seen) -> tuple[float, float]:
    """(share of all words covered, share of the words outside the title that stand near).

    A word that stands elsewhere on the page counts in full against an answer: it is there, or nowhere.
    """
    total = score = 0.0
    outside = near = 0.5  # so that one light word decides nothing
    for index, weight in enumerate(one.fit.counts):
        close, title = one.closeness[index], one.fit.hits.title[index]
        total += weight
        score += weight * max(close, 0.9 * title, 0.35 * one.fit.hits.best(index))
        if title < 0.6:
            outside += weight
            near += weight * close
        else:  # what the title holds already speaks for a sentence that says it again
            outside += 0.5 * weight * close
            near += 0.5 * weight * close
    share = score / total if total else 0.0
    return share + sum(mark(one) for mark in TABLE.values()), near / outside
