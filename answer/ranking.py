"""The values of a type on all pages of a question, best first, without those that can be no answer.

Whether a value is another's (owner.py and its like) is told by that value alone, and takes as long as all that ranks it; of what
the pages offer few are looked at: the best, what stands close behind it on its page, the first of every other page. So a value is
asked when it is come to, once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from answer.evidence import Page
from answer.forbidden import other_side
from answer.judge import Scored
from answer.marks import in_turn, other_year
from answer.owner import other_kind, outdated
from answer.put_in import elsewhere, of_other_clause
from answer.rates import of_another
from answer.types import BY_NAME
from answer.unsaid import nowhere, untold


class Ranking:
    """Values, best first; equal ones as they come."""

    def __init__(self, values: Iterable[Scored], known: dict[int, bool] | None = None) -> None:
        self._values = sorted(values, key=lambda one: -one.score)
        self._known = {} if known is None else known  # of each value that was come to, by id()

    def __iter__(self) -> Iterator[Scored]:
        return self.such(lambda _: True)

    def such(self, holds: Callable[[Scored], bool]) -> Iterator[Scored]:
        """Those of which something holds; no other is asked whether it can be the answer."""
        for one in self._values:
            if holds(one) and self._stands(one):
                yield one

    def led(self, by: Scored) -> Ranking:
        """The same, with one of them first."""
        return Ranking(
            (by._replace(score=self._values[0].score), *(one for one in self._values if one is not by)), self._known
        )

    @property
    def first(self) -> Scored | None:
        return next(iter(self), None)

    def of(self, page: Page) -> Ranking:
        """Those of one page."""
        return Ranking((one for one in self._values if one.page is page), self._known)

    def firsts(self) -> Iterator[Scored]:
        """The best of each page."""
        met: set[str] = set()
        for one in self.such(lambda one: one.page.record.id not in met):
            met.add(one.page.record.id)
            yield one

    def _stands(self, one: Scored) -> bool:
        if id(one) not in self._known:
            self._known[id(one)] = _can_be_it(one)
        return self._known[id(one)]


def _can_be_it(value: Scored) -> bool:
    """Whether nothing tells that a value is that of something else than the question asks for."""
    one, start, end = value.seen, value.proposal.start, value.proposal.end
    if other_year(one) or other_kind(one) or outdated(one) or (value.proposal.loose and untold(one)):
        return False
    if one.kind == "open" and nowhere(one):
        return False
    if of_another(one) or of_other_clause(one) or (BY_NAME[one.kind].kind != "yes_no" and elsewhere(one)):
        return False
    return in_turn(one.asked.text, one.page, start) is not False and not other_side(
        one.asked.text, one.page, start, end
    )
