"""A sentence of which no record has all words → the records that are about the same, by their vectors."""

from __future__ import annotations

from collections.abc import Sequence

from index.engines.contract import AllOf, AnyOf, Clause, Fixed, Scaled, Term
from index.meaning import Meaning
from index.plan import Asked, Plan

NEAREST = 10  # so many records by meaning, a page of results
# cosines: of each of them, and of the best; what has nothing to do with a query stays below
ALIKE, AT_LEAST = 0.15, 0.19
TAIL = 0.6  # of the cosine of the best: behind it nothing is about the same, it only resembles it
SHARE = 0.6  # so many of a sentence's words a record beside them has
LIFT, BESIDE = 100.0, 0.3  # weight of the cosine, and of the words beside it


def about(plan: Plan, asked: Asked | None, where: Clause | None, meaning: Meaning | None) -> Asked | None:
    """What the words of a plan ask for (None: nothing), and what is about the same where they do not suffice.
    `where`: what else holds."""
    sentence = plan.sentence() if meaning else None
    if meaning is None or sentence is None or not plan.known:  # of nothing that is asked for there is any
        return asked
    near = near_enough(meaning.nearest(sentence, NEAREST))
    if not near:
        return asked
    if asked and (most := round(SHARE * len(plan.known))) > 1:
        asked = plan.asked(where, least=most)
    alikes = [Fixed(Term("keys", f"vector:{key}"), LIFT * alike) for key, alike in near]
    by_words = (Scaled(asked.ranked, BESIDE),) if asked else ()
    both = (where,) if where else ()
    without = tuple(plan.without())
    return Asked(
        AllOf((*both, AnyOf((*alikes, *by_words))), (), without),
        AllOf((*both, AnyOf((*alikes, *((asked.matched,) if asked else ())))), (), without),
    )


def near_enough(nearest: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """Of the nearest passages, best first, those that are about the same."""
    if not nearest or nearest[0][1] < AT_LEAST:
        return []
    least = max(ALIKE, TAIL * nearest[0][1])
    return [(key, alike) for key, alike in nearest if alike >= least]
