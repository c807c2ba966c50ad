"""What a mark is: something seen at a value that speaks for it or against it, beside how many of the words stand near."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from answer.asked import Asked
from answer.evidence import Page, Scope
from answer.fits import Fit
from answer.types import Proposal


class Seen(NamedTuple):
    """A value as it is judged: with the question, and how close each word of it stands."""

    kind: str  # the name of the question's type
    asked: Asked
    fit: Fit
    proposal: Proposal
    around: Scope
    closeness: tuple[float, ...]  # of each word: 0 (nowhere near) to 1 (in its clause)
    nearest: tuple[int, ...]  # the words that the question word stands with
    label: str  # what ingest called the value, narrow: 「報名時間」
    labelled: tuple[float, ...]  # how far each word stands in that label
    in_row: bool  # of a table

    @property
    def page(self) -> Page:
        return self.fit.page

    @property
    def dated(self) -> bool:
        return self.kind in ("when", "left", "open")

    @property
    def counted(self) -> bool:
        return self.kind in ("amount", "count")

    def tells(self, index: int) -> bool:
        """Whether a word says something of its own."""
        return self.asked.terms[index].weight >= 1


Mark = Callable[[Seen], float]  # in shares of the question's words: 0.1 is a tenth of them

# types whose question word stands with what is done: that must be there
EVENTS = ("when", "who", "org", "where", "which")
