"""Values of a filter that are one: 臺北商會 and 台北商会, in whatever script and form they are written."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from index import tokens

Counts = tuple[tuple[str, int], ...]


def merged(values: Counts) -> Counts:
    """Counts of values that a filter does not tell apart, under the more frequent one (the earlier of two)."""
    sums: dict[str, tuple[str, int]] = {}
    for value, count in values:
        shown, before = sums.get(_one(value), (value, 0))
        sums[_one(value)] = (shown, before + count)
    return tuple(sorted(sums.values(), key=lambda pair: -pair[1]))


def spellings(chosen: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """The known values that a filter by the chosen ones finds; the chosen themselves where there are none."""
    wanted = {_one(value) for value in chosen}
    return tuple(value for value in known if _one(value) in wanted) or tuple(chosen)


@lru_cache(10_000)
def _one(value: str) -> str:
    return tokens.key("", value)
