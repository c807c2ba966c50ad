"""The text of bytes in a known encoding: what is broken in it, or stands in another one, is read piece by piece.

Of a character of GBK whose first byte is broken the second is told behind U+FFFD (U+F780 to U+F7FE), for who repairs the text.
"""

from __future__ import annotations

import codecs
import re
from functools import cache
from itertools import islice

from ingest.scores import MARKS, MOSTLY, everyday, in_utf8, is_like_utf8, is_odd, is_written, score, written_in

_LEAST_OTHER = 6  # bytes of a run that is tried in another encoding
_LEAST_BIG5 = 16  # bytes of a run that is read as Big5 in a page of GBK, which has characters for nearly all of them
_WIDE_BLANK = "\ue5e5"  # A3 A0: no character of its own, but what old programs wrote for the blank A1 A1
# private characters of GB 18030-2000, and what they are by that of 2022, as browsers show them
_NAMES_NOW = dict(
    zip(
        "\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue7c7\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864"
        "\ue816\ue817\ue818\ue831\ue83b\ue855",
        "\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19\u1e3f\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb"
        "\U00020087\U00020089\U000200cc\U000215d7\U0002298f\U000241fe",
        strict=True,
    )
)
_RENAMED = re.compile(f"[{''.join(_NAMES_NOW)}]")
_PRIVATE = re.compile(
    "[\ue000-\ue5e4\ue5e6-\ue7ff][^\x00-\x7f]{0,9}[\ue000-\ue5e4\ue5e6-\ue7ff]"
)  # what GBK makes of Big5
_LONGEST_RUN = 4_000  # bytes of a run that is tried to be read with a byte missing
_HALVED = re.compile(rb"\xa1[!-?](?=[\x81-\xfe])")
_NO_LEAD = b"\x80\xff"  # bytes that begin no character
_HALF = 0xF700  # of a character of GBK whose first byte is broken the second (U+F780 to U+F7FE) is told behind U+FFFD, for who repairs the text
_MOST_RUNS = 60_000  # of a page that are read one by one; of what stands behind them broken bytes are only marked
_READ, _BETTER = 0.8, 0.1  # points that a run has in another encoding at least, and how many more than in the page's
_MARKS_OF_ONE = re.compile("\ufffd{2,3}")  # what a character of three bytes leaves of which one is broken
_UTF8_RUN = re.compile(rb"(?:[\xe3-\xe9][\x80-\xbf]{2}|\xef[\xbc-\xbf][\x80-\xbf]){3}")
# lines of a page in UTF-8 break at ASCII; in GB and Big5 a trail byte may be ASCII, so a run ends at a blank or tag
_RUN_OF_UTF8 = re.compile(rb"[\x80-\xff]+")
_RUN_OF_PAIRS = re.compile(rb"[\x80-\xff][^\x00-\x20<>\"'=&;]*")


def _lost(error: UnicodeError) -> tuple[str, int]:
    """What a browser shows for bytes without a character: € for 80 of GBK and A3 E1 of Windows' Big5, U+FFFD for the others."""
    assert isinstance(error, UnicodeDecodeError)
    if error.encoding == "big5hkscs":
        euro = error.object[error.start : error.start + 2] == b"\xa3\xe1"
        return ("€", error.start + 2) if euro else ("\ufffd", error.end)
    return ("€" if error.object[error.start] == 0x80 else "\ufffd"), error.start + 1


codecs.register_error("as a browser", _lost)


def text_of(data: bytes, encoding: str) -> str:
    """The text; what cannot be decoded is tried as a piece in another encoding, else becomes U+FFFD."""
    if encoding.startswith(("utf-16", "utf-32")):
        return data.decode(encoding, "replace")
    text = _text_of(data, encoding)
    if encoding != "gb18030":
        return text
    text = text.replace(_WIDE_BLANK, "\u3000")
    return _RENAMED.sub(lambda found: _NAMES_NOW[found[0]], text) if _RENAMED.search(text) else text


def _text_of(data: bytes, encoding: str) -> str:
    if encoding == "utf-8":
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return _mixed(data, "utf-8", ("gb18030", "big5hkscs"))
    private = False  # whether it has characters that GBK leaves to users, as pieces of Big5 have
    try:
        text = data.decode("gbk" if encoding == "gb18030" else encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "as a browser")
        private = encoding == "gb18030"
    if private and _PRIVATE.search(text):
        return _mixed(data, encoding, ("utf-8", "big5hkscs"))
    # in Big5 a lost byte makes other characters, and none that is broken
    if encoding == "big5hkscs" and ("\ufffd" in text or is_odd(text)):
        return _mixed(data, encoding, ("utf-8", "gb18030"))
    if "\ufffd" in text or private and "€" in text or is_like_utf8(data) and _UTF8_RUN.search(data):
        return _mixed(data, encoding, ("utf-8",))
    return text


def _realigned(run: bytes, read: str, encoding: str, front: bytes) -> str:
    """A run in which a byte is broken or missing, so that all characters behind it were read across two.

    A byte that begins no character stands for the first half of one where leaving out its other half gives the more usual
    characters. A byte is missing where leaving out the half that is left does. How many are usual is counted once from the end for every place
    at which reading may go on, so that the time grows with the run's length. What stands behind half of a mark and a mark of ASCII (A1 3F) was
    read across two before the page was written, and is left as it is for who repairs the text. `front`: the bytes before the run.
    """
    if encoding == "gb18030" and (at := _last_half(front, run)) is not None:
        halves = run[:at].decode(encoding, "replace"), "\ufffd", chr(_HALF + run[at])
        return "".join(halves) + run[at + 1 :].decode(encoding, "replace")
    known = _usual()
    size = len(run)
    pairs = _usual_pairs(encoding)
    told = [run[at : at + 2] in pairs for at in range(size)]
    behind = [0] * (size + 3)  # usual characters from a place to the end, read from there
    for at in range(size - 1, -1, -1):
        if run[at] < 0x80:
            behind[at] = behind[at + 1]
        elif run[at] in _NO_LEAD:
            behind[at] = max(behind[at + 1], behind[at + 2])
        else:
            behind[at] = told[at] + behind[at + 2]
    best, most = None, sum(char in known for char in read) + 1
    at = before = 0
    while at < size:
        if before + behind[at + 1] > max(most, behind[0]):
            best, most = at, before + behind[at + 1]
        before += told[at]
        at += 1 if run[at] < 0x80 else 2
    if best is not None:
        return run[:best].decode(encoding, "replace") + "\ufffd" + run[best + 1 :].decode(encoding, "replace")
    if behind[0] < most - 1 or not any(byte in _NO_LEAD for byte in run):
        return read
    pieces: list[str] = []
    at = done = 0
    while at < size:
        half = run[at + 1] if at + 1 < size else 0
        if run[at] in _NO_LEAD and half > 0x7F and behind[at + 2] >= behind[at + 1] + (run[at] == 0x80):
            pieces += (run[done:at].decode(encoding, "replace"), "\ufffd")
            if encoding == "gb18030":
                pieces.append(chr(_HALF + half))
            done = at = at + 2
        elif run[at] in _NO_LEAD:
            pieces += (run[done:at].decode(encoding, "replace"), "€" if run[at] == 0x80 else "\ufffd")
            done = at = at + 1
        else:
            at += 1 if run[at] < 0x80 else 2
    return "".join(pieces) + run[done:].decode(encoding, "replace")


@cache
def _usual() -> frozenset[str]:
    return MARKS.union(*everyday())


@cache
def _usual_pairs(encoding: str) -> frozenset[bytes]:
    """The pairs of bytes that are a usual character: to look one up takes a third of the time of decoding it."""
    return frozenset(pair for char in _usual() if len(pair := char.encode(encoding, "ignore")) == 2)


def _last_half(front: bytes, run: bytes) -> int | None:
    """The place of the half that is left where a run was read across two behind half of a mark."""
    found = _HALVED.search(front + run)
    if found is None:
        return None
    at = max(0, found.end() - len(front))
    while at < len(run) and run[at] > 0x80 and run[at + 1 : at + 2] >= b"\x40":
        at += 2
    return at if at < len(run) and run[at] > 0x80 else None


_NEAR = 4  # runs on either side by which a short one is read
_NEAR_BYTES = 40  # from it to them


def _mixed(data: bytes, main: str, others: tuple[str, ...]) -> str:
    """Run by run of non-ASCII bytes: the page's encoding where the run is sound in it, else the other that reads best."""

    def read(run: bytes, front: bytes) -> tuple[str, str | None]:
        """The text, and the other encoding that it was read in."""
        try:
            text = run.decode(main)
            if main == "utf-8":
                return text, None
        except UnicodeDecodeError:
            text = ""
        odd = not text
        if main == "big5hkscs":  # of GBK, € may be the half of a character
            odd = odd or is_odd(text)
            # everyday characters alone, of which none ends in ASCII, are sound whatever else they may be
            if not odd and (len(run) < _LEAST_OTHER or is_written(run)):
                return text, None
        best = text or run.decode(main, "replace" if main == "utf-8" else "as a browser")
        if main == "utf-8" and in_utf8(run) >= MOSTLY * len(run):
            return _MARKS_OF_ONE.sub("\ufffd", best), None
        name = None
        points: float | None = None
        for other in others if len(run) >= _LEAST_OTHER else ():
            if other == "big5hkscs" and main == "gb18030" and len(run) < _LEAST_BIG5:
                continue
            # what begins no character of UTF-8 is quickly seen; most runs do not
            if other == "utf-8" and not (0xC2 <= run[0] < 0xF5 and 0x80 <= run[1] < 0xC0):
                continue
            try:
                tried = run.decode(other)
            except UnicodeDecodeError:
                continue
            written = written_in(run)
            if (reached := score(written, other)) <= _READ:  # as of most: what they are in the page's own is not asked
                continue
            if points is None:
                points = score(written, main)
            if reached > points + _BETTER:
                best, points, name = tried, reached, other
        if name is None and main != "utf-8" and odd and len(run) <= _LONGEST_RUN:
            best = _realigned(run, best, main, front).replace("?\ufffd", "\ufffd")
        return best, name

    runs: list[tuple[int, int]] = []
    for found in islice(_RUN_OF_PAIRS.finditer(data), _MOST_RUNS):
        if main != "utf-8" or not in_utf8(found.group()):
            runs.append(found.span())  # read whole: the trail bytes of Big5 may be ASCII
        else:
            runs += [part.span() for part in _RUN_OF_UTF8.finditer(data, *found.span())]
    texts = [read(data[begin:end], data[max(0, begin - 2) : begin]) for begin, end in runs]
    pieces: list[str] = []
    done = 0
    for at, ((begin, end), (text, name)) in enumerate(zip(runs, texts, strict=True)):
        # too short to tell: it is read as the runs round it are, 「于2024年6月8日前」
        if main == "utf-8" and name is None and "\ufffd" in text:
            near = (one for one in range(max(0, at - _NEAR), min(len(runs), at + _NEAR + 1)) if texts[one][1])
            apart = {one: max(begin, runs[one][0]) - min(end, runs[one][1]) for one in near}
            if apart and min(apart.values()) <= _NEAR_BYTES:
                text = data[begin:end].decode(str(texts[min(apart, key=lambda one: apart[one])][1]), "replace")
        pieces += (data[done:begin].decode("ascii", "replace"), text)
        done = end
    pieces.append(data[done:].decode(main, "replace"))
    return "".join(pieces)
