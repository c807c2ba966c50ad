"""Latin letters and digits in full width: 「２０２３年」 → 「2023年」. Punctuation keeps its width."""

from __future__ import annotations

import re

from ingest.repair.change import Change

KIND = "full_width"
# with the point of a number and the sign of a percentage between or behind digits
_RUN = re.compile("[０-９Ａ-Ｚａ-ｚ]+(?:[．％：](?=[０-９])[０-９]+|[％])*")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def find(text: str) -> list[Change]:
    return [Change(m.start(), m.end(), m.group().translate(_NARROW), KIND) for m in _RUN.finditer(text)]
