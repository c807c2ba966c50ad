"""Characters without width between the characters of a word: 「報\\u200b名」.

A joiner between two emoji is part of the emoji, and those of Arabic or Indic words are spelling: both stay. What chooses the shape of a
Chinese character or mark (「葛\\U000e0100洪」) hides it from who looks for it; behind a sign it is part of an emoji. Nor is a control
character shown.
"""

from __future__ import annotations

import re

from ingest.repair.change import Change
from zh.bare import INVISIBLE

KIND = "zero_width"
_SHAPES = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_CONTROLS = "".join(chr(one) for one in (*range(0x20), 0x7F) if chr(one) not in "\t\n\f\r")
SIGNS = INVISIBLE + _CONTROLS + "".join(map(chr, range(0xFE00, 0xFE10)))
# begun by one set of characters, it is quickly found
_RUN = re.compile(
    f"[{INVISIBLE}{_CONTROLS}{_SHAPES}](?:(?<![{_SHAPES}])[{INVISIBLE}{_CONTROLS}]*|(?<=[\u3001\u3002\u3400-\u9fff\uff01-\uff5e][{_SHAPES}]))"
)


def find(text: str) -> list[Change]:
    return [
        Change(*found.span(), "", KIND)
        for found in _RUN.finditer(text)
        if not (_needs(text[found.start() - 1 : found.start()]) and _needs(text[found.end() : found.end() + 1]))
    ]


def _needs(char: str) -> bool:
    """Emoji with their selectors and colours, and the scripts from Hebrew to Khmer."""
    return bool(char) and (
        char >= "\U0001f000" or "\u2600" <= char <= "\u27bf" or char == "\ufe0f" or "\u0590" <= char <= "\u17ff"
    )
