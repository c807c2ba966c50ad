"""The statements of a unit that may be told again: those that stand in no list.

Of a word at three values and more nothing is said twice: they are a list (`conflicting_amounts`). A statement whose every word that another has, too, is of such a
list is compared with none behind it, so that a text of many amounts costs what its words cost, not its pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence

from ingest.check.reading import Reading
from ingest.check.same_words import names_told_again
from ingest.check.statement import Statement

_FEW = 12  # statements whose pairs take less time than to look for lists among them


def outside_lists(
    text: Reading,
    alike: Sequence[Statement],
    told: Mapping[str, set[float]],
    words_at: Callable[[Statement], frozenset[str]],
    many: int,
) -> list[Statement]:
    """The statements that one behind them may contradict, in order: all of few; `many`: values that are a list."""
    if len(alike) <= _FEW:
        return list(alike)
    values: dict[Hashable, set[float]] = defaultdict(set)
    having: Counter[str] = Counter()
    for one in alike:
        having.update(words_at(one))
        for key in _keys(one, words_at(one)):
            values[key].add(one.value)
    again = names_told_again(text, alike, told)
    given = []
    for one in alike:
        shared = {word for word in words_at(one) if having[word] > 1}
        of_lists = all(len(values[_key(one, word)]) >= many for word in shared)
        alone = len(values[(one.section, one.marks, one.share, one.carried, one.role, "")]) >= many
        if one in again or not (of_lists and alone):
            given.append(one)
    return given


def _keys(one: Statement, words: frozenset[str]) -> list[Hashable]:
    """Under what its value is counted: with what is said of it and without what the clause before says."""
    carried = {one.carried, frozenset[str]()}
    given: list[Hashable] = [(one.section, one.marks, one.share, of, word) for of in carried for word in words]
    return [*given, *((one.section, one.marks, one.share, of, one.role, "") for of in carried)]


def _key(one: Statement, word: str) -> Hashable:
    return one.section, one.marks, one.share, one.carried, word
