"""Letters, digits and days that were dressed up: of mathematics, so that they look bold (「𝟐𝟎𝟐𝟓年」, 「𝐋𝐈𝐍𝐄」 → 「2025年」, 「LINE」), on
keys (「2️⃣5️⃣日」), and months and days that are one character (「㋂㏠」 → 「3月1日」).

Beside Chinese, and in words and numbers: a letter alone is a variable (「求 𝑥」), a key alone begins a point of a list.
"""

from __future__ import annotations

import re
import unicodedata

from ingest.repair.change import Change

KIND = "styled"
SIGNS = "\u20e3" + "".join(map(chr, (*range(0x32C0, 0x32CC), *range(0x33E0, 0x33FF))))
_STYLED = "\U0001d400-\U0001d6a3\U0001d7ce-\U0001d7ff"
_RUN = re.compile(rf"[{_STYLED}]{{2,}}|[\U0001d7ce-\U0001d7ff](?=[年月日號号點点時时分元人名%])")
_ANY = re.compile(f"[{_STYLED}\u20e3\u32c0-\u32cb\u33e0-\u33fe]")
_KEYS = re.compile("(?:[0-9]\ufe0f?\u20e3){2,}")
_KEY = re.compile("[^0-9]")
_DAYS = re.compile("[\u32c0-\u32cb\u33e0-\u33fe]")
_HAN = re.compile("[\u4e00-\u9fff]")


def find(text: str) -> list[Change]:
    if not _ANY.search(text) or not _HAN.search(text):
        return []
    changes = [
        Change(found.start(), found.end(), unicodedata.normalize("NFKC", found.group()), KIND)
        for pattern in (_RUN, _DAYS)
        for found in pattern.finditer(text)
    ]
    if "\u20e3" in text:
        changes += [
            Change(found.start(), found.end(), _KEY.sub("", found.group()), KIND) for found in _KEYS.finditer(text)
        ]
    return sorted(changes)
