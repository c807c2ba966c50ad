"""The passage that comes closest to a question which the pages do not answer."""

from __future__ import annotations

from collections.abc import Sequence

from answer.asked import Asked
from answer.fits import Fit
from records import Citation

SAID = 0.85  # credit of a word that stands in a sentence
MORE = 3  # characters that a sentence has beside those words: a name alone (who signs) tells nothing
PAGES = 3  # pages looked into, best first


def closest(asked: Asked, ranked: Sequence[Fit]) -> Citation | None:
    """The sentence that holds most of what the question names, of the page that fits it best; None where no sentence holds a thing
    that it names."""
    found: list[tuple[float, int, Fit, tuple[int, int]]] = []
    for number, fit in enumerate(ranked[:PAGES]):
        spans = {fit.page.sentence(start) for places in fit.hits.places for start, _, _ in places}
        for span in spans:
            there = [fit.hits.within(i, *span) for i in range(len(asked.terms))]
            said = sum(term.weight * credit for term, credit in zip(asked.terms, there, strict=True) if credit >= SAID)
            words = [term.text for term, credit in zip(asked.terms, there, strict=True) if credit >= SAID]
            tells = span[1] - span[0] > sum(map(len, words)) + MORE
            if tells and any(
                credit >= SAID and term.weight >= 1 for term, credit in zip(asked.terms, there, strict=True)
            ):
                found.append((fit.score + said, -number, fit, span))
    if not found:
        return None
    _, _, fit, (start, end) = max(found, key=lambda one: (*one[:2], -one[3][0]))
    record = fit.page.record
    return Citation(id=record.id, file=record.file, quote=record.body[start:end], offset=start)
