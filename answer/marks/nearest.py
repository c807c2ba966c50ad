"""The words that the question word stands with (「報名截止到幾號」: 截止), and the value."""

from __future__ import annotations

from answer.marks.contract import EVENTS, Seen


def near(seen: Seen) -> float:
    """They stand near the value, or far from it."""
    if not seen.nearest or seen.kind == "meets":
        return 0.0
    best = max(seen.closeness[i] for i in seen.nearest)
    return 0.05 * best - 0.15 * (best < 0.55)


def apart(seen: Seen) -> float:
    """One of them stands nowhere near."""
    if not seen.nearest or seen.kind == "meets":
        return 0.0
    hits, terms = seen.fit.hits, seen.asked.terms
    far_off = max(seen.closeness[i] for i in seen.nearest) < 0.55
    lost = [
        i
        for i in seen.nearest
        if seen.tells(i)
        and hits.title[i] < 0.6
        and (seen.closeness[i] < 0.3 or (seen.closeness[i] < 0.5 and hits.best(i) >= 0.9 and seen.kind in EVENTS))
    ]
    if any(terms[i].noun or hits.best(i) >= 0.3 for i in lost) or seen.kind in EVENTS:
        elsewhere = any(hits.best(i) >= 0.9 for i in lost)
        nowhere = seen.kind in EVENTS and all(hits.best(i) < 0.3 for i in lost)
        return -0.08 if far_off and len(seen.nearest) == 1 and not elsewhere and not nowhere else -0.18
    return -0.1 if lost else 0.0


def beside(seen: Seen) -> float:
    """Of two values in one clause, the one nearer to such a word: at most 0.04."""
    start, end = seen.page.clause(seen.proposal.start)
    gaps = [
        max(seen.proposal.start - right, left - seen.proposal.end, 0)
        for i in seen.nearest
        for left, right, credit in seen.fit.hits.places[i]
        if credit >= 0.5 and start <= left and right <= end
    ]
    return 0.04 * (1 - min(min(gaps), 20) / 20) if gaps else 0.0
