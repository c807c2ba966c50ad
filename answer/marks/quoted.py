"""What a question quotes („震惊”), where a page has it in one sentence alone: there the value is looked for."""

from __future__ import annotations

from answer.marks.contract import Seen

INSIDE, OUTSIDE = 0.12, -0.2
_OF = ("who", "org", "what", "which", "where", "why", "clause", "define", "outcome")


def quoted(seen: Seen) -> float:
    """A value stands in the one sentence with what the question quotes, or in another."""
    if seen.kind not in _OF or seen.in_row:
        return 0.0
    page, hits = seen.page, seen.fit.hits
    own = page.sentence(seen.proposal.start)
    mark = 0.0
    for i, term in enumerate(seen.asked.terms):
        if term.tag != "quoted" or hits.title[i] >= 0.6:
            continue
        told = {page.sentence(start) for start, _, credit in hits.places[i] if credit >= 0.9}
        if len(told) == 1:
            mark += INSIDE if own in told else OUTSIDE
    return mark
