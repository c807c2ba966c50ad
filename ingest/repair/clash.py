"""Big5 that was read as GBK, and GBK as Big5: 「停水通知」 → 「礿阨籵眭」.

Only in a run that is mostly of characters nobody uses, where the bytes are sound in the other encoding and read as everyday Chinese.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.repair.change import Change
from ingest.repair.likely import cost
from zh.bare import simple
from zh.words import everyday, is_everyday

KIND = "double_decoding"
_PAIRS = (("big5hkscs", "gb18030"), ("gb18030", "big5hkscs"))  # as it was read, as it is
_LEAST = 4  # characters of a run
_DISTINCT = 3  # characters of a line that nobody uses
_LONGEST = 200
_STRANGE = 0.25  # of a run that nobody uses
_USUAL = 0.9  # of what it is that everybody uses
_GAIN = 2.0  # powers of ten a character by which it must be likelier
_RUN = re.compile(rf"[^\x00-\x7f\s](?:[ -~]{{0,12}}[^\x00-\x7f\s]){{{_LEAST - 1},{_LONGEST}}}")
_MARKS = frozenset("。，、；：！？“”‘’《》「」『』（）【】—…·～％　")


def find(text: str) -> list[Change]:
    changes: list[Change] = []
    rare = _rare().findall(text)
    if len({*rare} - {"\n"}) < _DISTINCT:  # most pages
        return changes
    start = 0
    for line, left in zip(text.split("\n"), "".join(rare).split("\n"), strict=True):
        strange = set(left)
        if len(strange) >= _DISTINCT:
            for found in _RUN.finditer(line):
                if _is_strange(found.group(), strange) and (after := _other(found.group())) is not None:
                    changes.append(Change(start + found.start(), start + found.end(), after, KIND))
        start += len(line) + 1
    return changes


def _is_strange(run: str, strange: set[str]) -> bool:
    return sum(char in strange for char in run) >= _STRANGE * sum(char > "\x7f" for char in run)


@cache
def _rare() -> re.Pattern[str]:
    """Finds what no usual text has: no Latin letter, no mark, and no character of which the Simplified one is an everyday one; ends of lines too."""
    known = everyday()
    han = "".join(map(chr, range(0x4E00, 0xA000)))
    usual = _MARKS.union(map(chr, range(0xFF01, 0xFF5F)))
    usual = usual.union(char for char, one in zip(han, simple(han), strict=True) if one in known)
    rare = "".join("x" if char in usual else char for char in map(chr, range(0x250, 0x10000)))
    # by ranges: a class of so many single characters takes a third of a second to compile
    ranges = "".join(f"{run[0]}-{run[-1]}" for run in re.findall("[^x]+", rare))
    return re.compile(rf"[\n{ranges}\U00010000-\U0010ffff]")


def _other(run: str) -> str | None:
    """What the bytes of a run are in the other encoding, if that is Chinese."""
    for read, written in _PAIRS:
        try:
            after = run.encode(read).decode(written)
        except UnicodeError:
            continue
        han = [char for char in after if "\u4e00" <= char <= "\u9fff"]
        if len(han) < _LEAST or not all(char.isascii() or char in _MARKS or char in han for char in after):
            continue
        usual = sum(map(is_everyday, han))
        if usual >= _USUAL * len(han) and cost(run) - cost(after) >= _GAIN * len(han):
            return after
    return None
