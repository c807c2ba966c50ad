"""UTF-8 that was read as GBK: 「公告」 → 「鍏憡」.

A run is turned back only where the bytes are sound in the other encoding and read more like everyday Chinese than before.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.repair.change import Change
from zh.words import is_everyday

KIND = "double_decoding"
_MIN = 4  # characters of a run: two characters of UTF-8 read as GBK are three
_PART = (
    4  # characters of Chinese that a run must give of which only the beginning can be turned back: 「鍗囩骇閫氱煡，」
)


@cache
def _run() -> re.Pattern[str]:
    """Runs that begin with what GBK makes of the first two bytes of a Chinese character in UTF-8."""
    heads = {bytes((lead, trail)).decode("gb18030") for lead in range(0xE3, 0xEA) for trail in range(0x80, 0xC0)}
    heads |= {bytes((0xE2, 0x80)).decode("gb18030"), bytes((0xEF, 0xBC)).decode("gb18030")}
    return re.compile(f"[{re.escape(''.join(sorted(heads)))}][^\x00-\x7f]{{{_MIN - 1},}}")


def find(text: str) -> list[Change]:
    changes: list[Change] = []
    at = 0
    while found := _run().search(text, at):
        at = found.end()
        after = _back(found.group())
        if after is None:  # sound marks stand behind it, or the last byte was lost
            length = _sound(found.group())
            after = _back(found.group()[:length], _PART) if length else None
            at = found.start() + length if after is not None else at
        if after is not None:
            changes.append(Change(found.start(), at, after, KIND))
    return changes


def _sound(run: str) -> int:
    """How many characters at the beginning of a run are whole characters of UTF-8 read as GBK."""
    pieces: list[bytes] = []
    for char in run:
        try:
            pieces.append(_gbk(char))
        except UnicodeError:
            break
    data = b"".join(pieces)
    try:
        data.decode("utf-8")
        return len(pieces)
    except UnicodeDecodeError as error:
        broken = error.start
    best = size = 0
    for index, piece in enumerate(pieces, 1):
        size += len(piece)
        if size > broken:
            break
        if size == broken or data[size] & 0xC0 != 0x80:  # no character of UTF-8 goes on here
            best = index
    return best


def _gbk(run: str) -> bytes:
    """The bytes of which GBK made a run: a browser shows its lone 0x80 as the sign of the euro."""
    return b"\x80".join(piece.encode("gb18030") for piece in run.split("€"))


def _back(run: str, least: int = 2) -> str | None:
    try:
        text = _gbk(run).decode("utf-8")
    except UnicodeError:
        return None
    han = [char for char in text if "\u4e00" <= char <= "\u9fff"]
    usual = sum(map(is_everyday, han))
    before = sum(map(is_everyday, run)) / len(run)
    sound = len(han) >= least and usual >= 0.8 * len(han) and usual / len(han) > before + 0.3
    return text if sound and text.isprintable() else None
