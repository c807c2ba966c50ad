"""Characters that look alike, from `lookalikes.txt`: 末 and 未."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def _groups() -> dict[str, dict[str, None]]:
    alike: dict[str, dict[str, None]] = {}
    for line in Path(__file__).with_name("lookalikes.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            first, *others = line.split()
            alike.setdefault(first, {}).update(dict.fromkeys(others))
            for other in others:
                alike.setdefault(other, {})[first] = None
    return alike


def lookalikes(char: str) -> tuple[str, ...]:
    """The characters that one (in Simplified) is taken for; () for one of which none is known."""
    return tuple(one for one in _groups().get(char, ()) if one != char)
