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
            there = ((term, fit.hits.within(i, *span)) for i, term in enumerate(asked.terms))
            held = [(term, credit) for term, credit in there if credit >= SAID]
            tells = span[1] - span[0] > sum(len(term.text) for term, _ in held) + MORE
            if tells and any(term.weight >= 1 for term, _ in held):
                said = sum(term.weight * credit for term, credit in held)
                found.append((fit.score + said, -number, fit, span))
    if not found:
        return None
    _, _, fit, span = max(found, key=lambda one: (*one[:2], -one[3][0]))
    return fit.page.cited(*span)
