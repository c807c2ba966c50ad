"""UTF-8 that was read as GBK: 「公告」 → 「鍏憡」.

A run is turned back only where the bytes are sound in the other encoding and read more like everyday Chinese than before. Where bytes
were lost on the way, `torn` says what is left of it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.repair.change import Change
from ingest.repair.torn import LOST, Torn, changes, torn
from zh.words import is_everyday

KIND = "double_decoding"
_MIN = 4  # characters of a run: two characters of UTF-8 read as GBK are three
_LONGEST = 600  # and of one that is tried as a whole
_FAILED = 2_000  # runs of a page that may be looked at in vain
_SHOWN = 6  # characters that were turned back, from which a page is known to be damaged so
# the first two bytes of a Chinese character and of a mark in UTF-8, and what GBK makes of these
_BEGINNINGS = [(lead, trail) for lead in range(0xE3, 0xEA) for trail in range(0x80, 0xC0)] + [
    (0xE2, 0x80),
    (0xEF, 0xBC),
]
SIGNS = "".join(bytes(two).decode("gb18030") for two in _BEGINNINGS)
# runs that begin with one; a byte that was lost may be shown as 「?」
_RUN = re.compile(f"[{SIGNS}][^\\x00-\\x3e\\x40-\\x7f]{{{_MIN - 1},{_LONGEST}}}")
# those of the rest of a line of which some was turned back: 「3鏈�」
_SHORT = re.compile(f"[{SIGNS}][^\\x00-\\x3e\\x40-\\x7f]")


def find(text: str) -> list[Change]:
    whole: list[Change] = []
    broken: list[Torn] = []
    at = failed = 0
    while failed < _FAILED and (found := _RUN.search(text, at)):
        if not _goes_on(text[found.start() + 1]):  # a tenth of the time that `torn` takes to say so
            at = found.start() + 1
            failed += 1
            continue
        run = found.group().rstrip("?")
        after = _back(run)
        if after is not None:
            at = found.start() + len(run)
            whole.append(Change(found.start(), at, after, KIND))
        else:
            at = _torn(text, found, broken)
            failed += at == found.start() + 1
    if not broken and not any(lost in text for lost in LOST):
        return whole
    made = sorted([*whole, *changes(text, broken, whole)])
    if not made:
        return made
    # on such a page short ones are looked at too: 「3鏈�」
    broken, at = [], 0
    for change in [*made, Change(len(text), len(text), "", KIND)]:
        while failed < _FAILED and (found := _SHORT.search(text, at, change.start)):
            at = _torn(text, found, broken, change.start)
            failed += at == found.start() + 1
        at = change.end
    return sorted([*made, *changes(text, broken, made, sum(len(one.after) for one in made) >= _SHOWN)])


@lru_cache(8192)
def _goes_on(char: str) -> bool:
    """Whether a character of three bytes, of which two were read, may go on with what this one stands for."""
    if char in LOST or char == "€":
        return True
    try:
        return 0x80 <= char.encode("gb18030")[0] <= 0xBF
    except UnicodeEncodeError:
        return False


def _torn(text: str, found: re.Match[str], broken: list[Torn], stop: int | None = None) -> int:
    """Reads on from a place, at most to the end of its line, and says where to go on."""
    part = torn(text, found.start(), len(text) if stop is None else stop)
    if part is None:
        return found.start() + 1
    broken.append(part)
    return part.end


def _gbk(run: str) -> bytes:
    """The bytes of which GBK made a run: a browser shows its lone 0x80 as the sign of the euro."""
    return b"\x80".join(piece.encode("gb18030") for piece in run.split("€"))


def _back(run: str) -> str | None:
    try:
        text = _gbk(run).decode("utf-8")
    except UnicodeError:
        return None
    han = [char for char in text if "\u4e00" <= char <= "\u9fff"]
    usual = sum(map(is_everyday, han))
    before = sum(map(is_everyday, run)) / len(run)
    sound = len(han) >= 2 and usual >= 0.8 * len(han) and usual / len(han) > before + 0.3
    return text if sound and text.isprintable() else None
