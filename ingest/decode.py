"""Bytes → text, and why this encoding.

What is tried, in this order: a byte order mark; UTF-16 without one (zero bytes, or line ends of two bytes); HZ; strict UTF-8, which
nothing else is by chance; then GB18030 and Big5 (with Hong Kong's characters) side by side, told apart by how common the
characters are that each gives. A label (HTTP header, meta) only decides where the bytes leave it open; gb2312 and gbk are
read as gb18030. Broken bytes, and pieces in another encoding than the page, are decoded piece by piece.

One module, though a long one: whatever an encoding is chosen for, the same scores choose it.
"""

from __future__ import annotations

import codecs
import contextlib
import re
from functools import cache
from itertools import islice

from ingest.mhtml import saved_page
from records import Decoded, Trouble
from zh.table import Table

MAX_BYTES = 5_000_000  # a page; the largest real one met had 0.8 MB
_HEAD = 4096  # where a label is looked for (HTML asks for it in the first 1,024 bytes)
_START = 12_000  # bytes in which zero bytes and controls are looked for
_SAMPLE = 6_000  # bytes of writing that GB18030 and Big5 are compared on
_STRETCHES = 6  # of a page, from each of which as much is taken
_FIRST = 800  # of them, of which the first look is taken
_APART = 0.5  # what settles it there
_BROKEN = 0.05  # share of a page's non-ASCII bytes that may be broken for it still to be in that encoding

_LEAST_BIG5 = 16  # bytes of a run that is read as Big5 in a page of GBK, which has characters for nearly all of them
_PRIVATE = re.compile("[\ue000-\ue7ff][^\x00-\x7f]{0,9}[\ue000-\ue7ff]")  # what GBK makes of Big5
_LONGEST_RUN = 600  # bytes of a run that is tried to be read with a byte missing
_MOST_RUNS = 60_000  # of a page that are read one by one; of what stands behind them broken bytes are only marked

_MAGIC = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
    b"Rar!",
    b"RIFF",
    b"\x7fELF",
)
_META = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.I)
_MHTML = re.compile(rb"(?:[A-Za-z-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){0,20}?Content-Type:\s*multipart/related", re.I)
_ASCII = bytes(range(128))
_CONTROLS = bytes((*range(9), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F))
_FEW = 3  # of these a page may have by some program's fault
_FEW_LETTERS = 24  # bytes of a page that are UTF-8 by chance
_WIDE = 120  # bytes of such a text that are looked at
_LEAST_WIDE = 6  # characters of a text in UTF-16 that has no ASCII
_HZ = re.compile(rb"~\{(?:[\x21-\x77][\x21-\x7e])+~\}")  # GB 2312 in seven bits (RFC 1843)
_HIGH = re.compile(rb"[\x80-\xff](?:[\x30-\xff]*[\x80-\xff])?")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_BETWEEN = re.compile(rb"[\x00-\x2f]")  # second byte of no character
_UTF8_CHAR = re.compile(rb"[\xe2-\xe9\xef][\x80-\xbf]{2}")
_MARKS_OF_ONE = re.compile("\ufffd{2,3}")  # what a character of three bytes leaves of which one is broken
_MOSTLY = (
    0.6  # share of the non-ASCII bytes that are sound UTF-8 only in UTF-8: in GB and Big5 text a tenth is, by chance
)
_UTF8_RUN = re.compile(rb"(?:[\xe3-\xe9][\x80-\xbf]{2}|\xef[\xbc-\xbf][\x80-\xbf]){3}")
# what such a run looks like, without choices: five times as fast to search for
_LIKE_UTF8 = re.compile(rb"[\xe3-\xe9\xef][\x80-\xbf][\x80-\xbf]" * 3)
# lines of a page in UTF-8 break at ASCII; in GB and Big5 a trail byte may be ASCII, so a run ends at a blank or tag
_RUN_OF_UTF8 = re.compile(rb"[\x80-\xff]+")
_RUN_OF_PAIRS = re.compile(rb"[\x80-\xff][^\x00-\x20<>\"'=&;]*")


def decode(data: bytes, charset: str | None = None) -> Decoded:
    """The text of a page. `charset` is what the HTTP header said.

    Raises Trouble: page_empty, page_too_large, page_binary (a picture, a PDF …), page_undecodable.
    """
    if not data.strip(_CONTROLS + b" \t\r\n\x0c"):
        raise Trouble("page_empty")
    if len(data) > MAX_BYTES:
        raise Trouble("page_too_large", size=f"{len(data) / 1e6:.1f}", limit=f"{MAX_BYTES / 1e6:.0f}")
    if data.startswith(_MAGIC):
        raise Trouble("page_binary")
    archive = data.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")  # what an editor put in front
    if _MHTML.match(archive):
        page = saved_page(archive)
        if page is not None and not _MHTML.match(page.data):
            decoded = decode(page.data, page.charset)
            return Decoded(text=decoded.text, encoding=decoded.encoding, reason=f"mhtml: {decoded.reason}")
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return Decoded(text=_pieces(data[len(mark) :], name), encoding=name, reason="bom")
    wide = _utf16(data)
    if wide:
        return Decoded(text=_of_utf16(data, wide), encoding=wide, reason="tried: every second byte")
    start = data[:_START]
    if len(start) - len(start.translate(None, _CONTROLS)) > max(_FEW, len(start) / 100):
        raise Trouble("page_binary")
    if data.isascii() and _HZ.search(data):
        with contextlib.suppress(UnicodeDecodeError):
            return Decoded(text=data.decode("hz"), encoding="hz", reason="tried: ~{ … ~}")
    label, declared = _declared(data, charset)
    encoding, certain, text = _encoding(data, declared)
    if text is None:
        text = _pieces(data, encoding)
    if text.count("\ufffd") > max(20, len(text) / 5):
        raise Trouble("page_undecodable")
    if declared == encoding:
        reason = f"declared {label}"
    elif declared and certain:
        reason = f"bytes overrule declared {label}"
    else:
        reason = "tried"
    return Decoded(text=text.replace("\x00", ""), encoding=encoding, reason=reason)


def canonical(label: str | None) -> str | None:
    """Python's name of the encoding that a label means on the web (gb2312 → gb18030), None for an unknown one."""
    name = (label or "").strip().lower().replace("_", "-")
    if name in ("gb2312", "gbk", "gb18030", "cp936", "x-gbk", "gb-2312", "gb2312-80", "chinese", "hz-gb-2312"):
        return "gb18030"
    if name.startswith("big5") or name in ("x-x-big5", "cp950", "cn-big5"):
        return "big5hkscs"
    if name in ("utf8", "utf-8", "unicode-1-1-utf-8"):
        return "utf-8"
    return None


def _declared(data: bytes, charset: str | None) -> tuple[str | None, str | None]:
    """The first label that names a known encoding, header before meta, as written and as meant."""
    found = _META.search(data, 0, _HEAD)
    for label in (charset, found.group(1).decode("ascii") if found else None):
        name = canonical(label)
        if name:
            return label, name
    return None, None


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: tags, spaces and line ends take two bytes of which one is zero, and the text reads as writing.

    A text without any of them is only read so where no other encoding can be meant, and nearly all of it is everyday Chinese.
    """
    zero = b"\x00" in data[:_START]
    if len(data) < 4 or not zero and (b"</" in data or data.isascii() or len(data) > _START):
        return None
    best, most = None, 0.9
    for name in ("utf-16-le", "utf-16-be"):
        text = data[: _START // 10 * 2 if zero else _WIDE].decode(name, "replace")
        share = _likely(text) if zero else _everyday(text)
        if share > most:
            best, most = name, share
    return best if zero or not best or not _is_utf8(data) else None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _everyday(text: str) -> float:
    """The share of a text that is everyday Chinese and its marks; 0.0 for a few characters, which may be so by chance."""
    gb, big5 = _usual()
    return (
        sum(char in gb or char in big5 or char in _MARKS for char in text) / len(text)
        if len(text) >= _LEAST_WIDE
        else 0.0
    )


def _of_utf16(data: bytes, name: str) -> str:
    """The text; a last byte whose other half was cut off, or which an editor added as the end of a line, stands for itself."""
    odd = data[-1:] if len(data) % 2 else b""
    text = data[: len(data) - len(odd)].decode(name, "replace")
    return text + ("" if odd == b"\x00" else odd.decode("ascii", "replace"))


def _likely(text: str) -> float:
    """The share of a text that is Chinese, ASCII or usual punctuation."""
    usual = sum(
        " " <= char < "\x7f"
        or char in "\t\r\n"
        or "\u4e00" <= char <= "\u9fff"
        or "\u3000" <= char <= "\u303f"
        or "\uff00" <= char <= "\uff5e"
        for char in text
    )
    return usual / max(1, len(text))


def _encoding(data: bytes, declared: str | None) -> tuple[str, bool, str | None]:
    """The encoding, whether the bytes themselves say so, and the text where it had to be read to know that."""
    if data.isascii():
        return declared or "utf-8", False, None
    try:
        text = data.decode("utf-8")
        if declared in ("gb18030", "big5hkscs") and _is_rather(data, text, declared):
            return declared, False, None
        return "utf-8", True, text
    except UnicodeDecodeError:
        stretches = _sample(data)
        written = b" ".join(stretches)
    broken = written.decode("utf-8", "replace").count("\ufffd")
    high = len(written.translate(None, _ASCII))
    if broken <= (1 - _MOSTLY) * high and _in_utf8(written) >= _MOSTLY * high:
        return "utf-8", True, None
    scores = _scores(b" ".join(stretch[: _FIRST // len(stretches)] for stretch in stretches))
    if abs(scores["gb18030"] - scores["big5hkscs"]) < _APART:
        scores = _scores(written)
    if broken <= max(1, high * _BROKEN) and max(scores.values()) < _score(written, "utf-8"):
        return "utf-8", True, None
    best = max(scores, key=lambda name: (scores[name], name == declared))
    close = abs(scores["gb18030"] - scores["big5hkscs"]) < 0.05
    if close and declared in scores:
        return str(declared), False, None
    return best, not close, None


def _is_rather(data: bytes, text: str, declared: str) -> bool:
    """Whether the few letters that a page has in UTF-8 are in the declared encoding words of Chinese: CD A3 CB AE are 「停水」 in GBK."""
    if len(text) + _FEW_LETTERS < len(data):
        return False
    runs = _RUN_OF_UTF8.findall(data)
    if max(text) >= "\u0800" or sum(map(len, runs)) > _FEW_LETTERS or any(len(run) < 4 for run in runs):
        return False
    usual, _ = _usual()
    return all(char in usual for run in runs for char in run.decode(declared, "replace"))


def _scores(written: bytes) -> dict[str, float]:
    return {name: _score(written, name) for name in ("gb18030", "big5hkscs")}


@cache
def _usual() -> tuple[frozenset[str], frozenset[str]]:
    """The characters of everyday text: first level of GB 2312 with the Traditional forms, and Big5's first level."""
    gb = {bytes((lead, trail)).decode("gb2312", "ignore") for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF)}
    big5 = {
        bytes((lead, trail)).decode("big5", "ignore")
        for lead in range(0xA4, 0xC7)
        for trail in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    }
    return frozenset(gb - {""}), frozenset(big5 - {""})


_MARKS = frozenset("，。、；：！？（）《》「」『』“”‘’—…　·【】〔〕％／０１２３４５６７８９")


@cache
def _classes() -> Table:
    """u everyday Chinese and marks, b of Big5's first level alone, h other Chinese,
    x undecodable, a blank for ASCII, a point for the rest.
    """
    gb, big5 = _usual()
    chars = [" "] * 0x80 + ["."] * (0x10000 - 0x80)
    chars[0x4E00:0xA000] = "h" * (0xA000 - 0x4E00)
    chars[0xFFFD] = "x"
    for char in big5:
        chars[ord(char)] = "b"
    for char in gb | _MARKS:
        chars[ord(char)] = "u"
    chars[:0x80] = " " * 0x80
    return Table(chars)


def _sample(data: bytes) -> list[bytes]:
    """Of the writing of a page as much as tells its encoding, wherever it stands: styles and scripts may fill its first half.

    It is taken from stretches of the page in equal parts; what one has less than its part, those behind it give.
    """
    first = _HIGH_BYTE.search(data)
    if first is None:
        return []
    begin = first.start()
    if len(data) - begin <= 2 * _SAMPLE:
        return [_written(data[begin:])]
    step = (len(data) - begin) // _STRETCHES
    taken: list[bytes] = []
    left = _SAMPLE
    for number in range(_STRETCHES):
        at, stop = begin + number * step, begin + (number + 1) * step
        if number and (between := _BETWEEN.search(data, at, stop)):
            at = between.start()
        part = left // (_STRETCHES - number)
        runs = b""
        while len(runs) < part and (found := _HIGH_BYTE.search(data, at, stop)):
            between = _BETWEEN.search(data, min(found.start() + part, stop), stop)
            at = between.start() if between else stop
            runs += b" " + _written(data[found.start() : at])
        taken.append(runs[:part])
        left -= len(taken[-1])
    return taken


def _written(data: bytes) -> bytes:
    """The runs of bytes that may be writing: from one that is not ASCII to another, with blanks between."""
    return b" ".join(_HIGH.findall(data))


def _score(written: bytes, encoding: str) -> float:
    """How much the text looks like writing, per character: everyday Chinese +1, marks +1, rare -1, undecodable -2.

    A character of both first levels (Traditional and Simplified alike) counts full, one of a single level a little less.
    """
    told = _classes()(written.decode(encoding, "replace"))
    total = len(told) - told.count(" ")
    usual, less, han, lost = told.count("u"), told.count("b"), told.count("h"), told.count("x")
    rest = total - usual - less - han - lost
    return (usual + 0.9 * less - 0.5 * han - 2.0 * lost - rest) / max(1, total)


def _in_utf8(data: bytes) -> int:
    """How many bytes are characters of Chinese text in UTF-8; 0 where they are too few to tell."""
    count = 3 * len(_UTF8_CHAR.findall(data))
    return count if count >= 6 else 0


def _lost(error: UnicodeError) -> tuple[str, int]:
    """What a browser shows for a byte that GBK has no character for: € for 80, U+FFFD for the others."""
    assert isinstance(error, UnicodeDecodeError)
    return ("€" if error.object[error.start] == 0x80 else "\ufffd"), error.start + 1


codecs.register_error("as a browser", _lost)


def _pieces(data: bytes, encoding: str) -> str:
    """The text; what cannot be decoded is tried as a piece in another encoding, else becomes U+FFFD."""
    if encoding.startswith("utf-16"):
        return data.decode(encoding, "replace")
    if encoding == "utf-8":
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return _mixed(data, "utf-8", ("gb18030", "big5hkscs"))
    private = False  # whether it has characters that GBK leaves to users, as pieces of Big5 have
    try:
        text = data.decode("gbk" if encoding == "gb18030" else encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "as a browser" if encoding == "gb18030" else "replace")
        private = encoding == "gb18030"
    if private and _PRIVATE.search(text):
        return _mixed(data, encoding, ("utf-8", "big5hkscs"))
    if "\ufffd" in text or _LIKE_UTF8.search(data) and _UTF8_RUN.search(data):
        return _mixed(data, encoding, ("utf-8",))
    return text


def _realigned(run: bytes, read: str) -> str:
    """A run in which one byte is missing, so that all characters behind it are read across two: the place is where
    leaving out the half that is left gives the most usual characters.

    How many are usual is counted once from the end for every place at which reading may go on, so that the time grows with the run's length.
    """
    usual, _ = _usual()
    known = usual | _MARKS
    size = len(run)
    told = [run[at : at + 2].decode("gb18030", "ignore") in known if run[at] > 0x80 else False for at in range(size)]
    behind = [0] * (size + 2)  # usual characters from a place to the end, read from there
    for at in range(size - 1, -1, -1):
        behind[at] = told[at] + behind[at + (1 if run[at] < 0x80 else 2)]
    best, most = None, sum(char in known for char in read) + 1
    at = before = 0
    while at < size:
        if before + behind[at + 1] > most:
            best, most = at, before + behind[at + 1]
        before += told[at]
        at += 1 if run[at] < 0x80 else 2
    if best is None:
        return read
    return run[:best].decode("gb18030", "replace") + "\ufffd" + run[best + 1 :].decode("gb18030", "replace")


_NEAR = 4  # runs on either side by which a short one is read
_NEAR_BYTES = 40  # from it to them


def _mixed(data: bytes, main: str, others: tuple[str, ...]) -> str:
    """Run by run of non-ASCII bytes: the page's encoding where the run is sound in it, else the other that reads best."""

    def read(run: bytes) -> tuple[str, str | None]:
        """The text, and the other encoding that it was read in."""
        try:
            text = run.decode(main)
            if main == "utf-8":
                return text, None
        except UnicodeDecodeError:
            text = ""
        best = text or run.decode(main, "as a browser" if main == "gb18030" else "replace")
        if main == "utf-8" and _in_utf8(run) >= _MOSTLY * len(run):
            return _MARKS_OF_ONE.sub("\ufffd", best), None
        name = None
        points: float | None = None
        for other in others if len(run) >= 6 else ():
            if other == "big5hkscs" and main == "gb18030" and len(run) < _LEAST_BIG5:
                continue
            try:
                tried = run.decode(other)
            except UnicodeDecodeError:
                continue
            written = _written(run)
            if points is None:
                points = _score(written, main)
            score = _score(written, other)
            if score > max(0.8, points + 0.1):
                best, points, name = tried, score, other
        if main == "gb18030" and not text and len(run) <= _LONGEST_RUN:
            best = _realigned(run, best)
        return best, name

    runs: list[tuple[int, int]] = []
    for found in islice(_RUN_OF_PAIRS.finditer(data), _MOST_RUNS):
        # a run in which next to nothing is UTF-8 is read whole: the trail bytes of Big5 may be ASCII
        whole = main != "utf-8" or not _in_utf8(found.group())
        parts = (found,) if whole else _RUN_OF_UTF8.finditer(data, found.start(), found.end())
        runs += (part.span() for part in parts)
    texts = [read(data[begin:end]) for begin, end in runs]
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
