"""Patterns that are only asked for whether they stand in a text, told what they begin with."""

from __future__ import annotations

import re


def beginning(first: str, pattern: str) -> re.Pattern[str]:
    """Whether a pattern that begins with one of some characters is in a text: it finds the first of these, no more.

    A search skips to the next character of a set that opens a pattern, and tries the rest there alone: twice as fast as at every place.
    """
    return re.compile(rf"[{first}](?<=(?={pattern}).)")
