"""Many small cases in one test: all that fail are told, each by its name. A test of its own for each of twenty thousand
texts takes longer to be collected and told than to be asked."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable


def each(named: Iterable[tuple[str, tuple[object, ...]]], *asked: Callable[..., None]) -> None:
    """Puts every case (its name, its values) to all that is asked of it; no case hides what is wrong with another."""
    count, wrong = 0, []
    for name, values in named:
        count += 1
        for one in asked:
            try:
                one(*values)
            except Exception as error:
                at = traceback.extract_tb(error.__traceback__)[-1]
                wrong.append(f"{name}: {one.__name__}: {type(error).__name__} at {at.filename}:{at.lineno}: {error}")
    assert count, "no cases"
    assert not wrong, f"{len(wrong)} wrong in {count} cases:\n" + "\n".join(wrong)
