"""Letters and digits of mathematics put in the place of plain ones, so that they look bold: 「𝟐𝟎𝟐𝟓年」, 「𝐋𝐈𝐍𝐄」 → 「2025年」, 「LINE」.

Beside Chinese, and in words and numbers: a letter alone is a variable (「求 𝑥」).
"""

from __future__ import annotations

import re
import unicodedata

from ingest.repair.change import Change

KIND = "styled"
_STYLED = "\U0001d400-\U0001d6a3\U0001d7ce-\U0001d7ff"
_RUN = re.compile(rf"[{_STYLED}]{{2,}}|[\U0001d7ce-\U0001d7ff](?=[年月日號号點点時时分元人名%])")
_HAN = re.compile("[\u4e00-\u9fff]")


def find(text: str) -> list[Change]:
    if text.isascii() or not _HAN.search(text):
        return []
    return [
        Change(found.start(), found.end(), unicodedata.normalize("NFKC", found.group()), KIND)
        for found in _RUN.finditer(text)
    ]
