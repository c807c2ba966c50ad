"""What a question type is: how it is told, and what it proposes as answers on a page."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits


class Proposal(NamedTuple):
    """A possible answer: `text` is said, the value at [start, end) of the body is what it rests on.

    `quote` is the span to cite where it is not the sentence round the value; `boost` is added to how well the words fit;
    `text` None takes the value as written. `rests` are further spans that the answer hangs on.
    """

    start: int
    end: int
    text: str | None = None
    boost: float = 0.0
    quote: tuple[int, int] | None = None
    rests: tuple[tuple[int, int], ...] = ()
    scope: tuple[tuple[int, int], ...] = ()  # further spans that speak for it
    settled: bool = (
        False  # whose it is was read off its entry of a card, or off its row and head: no other value is meant
    )
    loose: bool = False  # told from the words of a clause alone: all that the question names must stand there


Propose = Callable[[Asked, Page, Hits, datetime.date], Iterator[Proposal]]


class Type(NamedTuple):
    """`name` is Question.type, `kind` Answer.kind; `focus` finds the question word in a narrow question.

    `tells` says whether a question with that focus is of this type; `otherwise` names the type to try where this one finds
    nothing.
    """

    name: str
    kind: str
    focus: re.Pattern[str]
    propose: Propose
    otherwise: str | None = None
    tells: Callable[[str], bool] = bool
