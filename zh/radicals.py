"""Radicals of their own code points, as text copied out of a PDF has them: 「⽉」 for 「月」, 「⻔」 for 「门」.

Unicode has them twice: the 214 of the Kangxi dictionary (U+2F00 on), each compatible with its character, and forms as they are
written inside characters (U+2E80 on), of which those are here that are characters themselves (EquivalentUnifiedIdeograph.txt).
"""

from __future__ import annotations

import unicodedata

_INSIDE = "⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻚页⻛风⻜飞⻝食⻢马⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"
RADICALS = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)} | dict(
    zip(_INSIDE[::2], _INSIDE[1::2], strict=True)
)
"""Radical → the character that it looks like; both one code point."""
