"""The lines of a letter's text that its program broke, put together as its reader sees them."""

from __future__ import annotations

import re
import unicodedata

_LEAST, _MOST = 70, 78  # columns in which programs break a line: a Chinese character has two
_WIDE = frozenset("WFA")  # the East Asian widths of two columns
# in what a line ends that may go on, and no line of a table
_GOES_ON = re.compile(r"(?!.*\S(?: {2}|[\t|　])).*(?:[^\W_]|[，、,（(「《“」》”）)])\s*$")
# what begins a line of its own: a blank, what is quoted, an item, a label (「地點：」)
_OPENS = re.compile(
    r"[\s>*•●■◆·-]|[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．](?!\d)|[\u3400-\u9fff ]{1,8}[：:]|[\u3400-\u9fff]{0,8}$"
)


def unwrapped(text: str, flowed: bool, close: bool) -> list[str]:
    """The lines of a text. One goes on in the next where it says so (`flowed`: a blank at its end, RFC 3676, which is none of
    the text with `close`); elsewhere where no line of the text is longer than programs make them, and it is as long as those.
    """
    lines = text.splitlines()
    wrapped = not flowed and all(_columns(line) <= _MOST for line in lines)
    joined: list[list[str]] = []
    goes_on = False
    for line in lines:
        said = line.removeprefix(" ") if flowed else line
        if goes_on and said.strip() and (flowed and said[0] != ">" or wrapped and not _OPENS.match(said)):
            pieces = joined[-1]
            pieces[-1] = pieces[-1][:-1] if close else pieces[-1].rstrip()
            if not close and pieces[-1][-1:].isascii() and said[0].isascii():
                pieces.append(" ")
            pieces.append(said)
        else:
            joined.append([said])
        if flowed:
            goes_on = said.endswith(" ") and said != "-- " and said[0] != ">"
        else:
            goes_on = wrapped and _columns(line) >= _LEAST and _GOES_ON.match(line) is not None
    return ["".join(pieces) for pieces in joined]


def _columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in _WIDE else 1 for char in line[: _MOST + 1])
