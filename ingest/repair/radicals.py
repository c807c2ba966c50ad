"""Radicals where their characters are meant: 「6⽉3⽇」 → 「6月3日」, as text copied out of a PDF has them; and characters that Unicode
has once more because a table of Korea's or another had them twice (U+F900 on), which it calls the same.
"""

from __future__ import annotations

import re
import unicodedata

from ingest.repair.change import Change
from zh.radicals import RADICALS

KIND = "radical"
_TWICE = {
    chr(code): one
    for code in (*range(0xF900, 0xFAE0), *range(0x2F800, 0x2FA20))
    if len(one := unicodedata.normalize("NFC", chr(code))) == 1 and one != chr(code)
}
SIGNS = (*RADICALS, *_TWICE)
_SET = f"[{''.join(RADICALS)}]"
_RUN = re.compile(f"{_SET}{_SET}*")  # begun by a set, and not by one repeated, it is found three times as fast
_SAME = re.compile("[\uf900-\ufadf\U0002f800-\U0002fa1f]+")
_CHARACTERS = {ord(radical): char for radical, char in (RADICALS | _TWICE).items()}


def find(text: str) -> list[Change]:
    return sorted(
        Change(found.start(), found.end(), after, KIND)
        for pattern in (_RUN, _SAME)
        for found in pattern.finditer(text)
        if (after := found.group().translate(_CHARACTERS)) != found.group()
    )
