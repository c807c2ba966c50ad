"""Characters without width between the characters of a word: 「報\\u200b名」.

A joiner between two emoji is part of the emoji, and those of Arabic or Indic words are spelling: both stay.
"""

from __future__ import annotations

import re

from ingest.repair.change import Change
from zh.bare import INVISIBLE

KIND = "zero_width"
SIGNS = INVISIBLE
_RUN = re.compile(f"[{INVISIBLE}]+")


def find(text: str) -> list[Change]:
    return [
        Change(found.start(), found.end(), "", KIND)
        for found in _RUN.finditer(text)
        if not (_needs(text[found.start() - 1 : found.start()]) and _needs(text[found.end() : found.end() + 1]))
    ]


def _needs(char: str) -> bool:
    """Emoji with their selectors and colours, and the scripts from Hebrew to Khmer."""
    return bool(char) and (
        char >= "\U0001f000" or "\u2600" <= char <= "\u27bf" or char == "\ufe0f" or "\u0590" <= char <= "\u17ff"
    )
