"""Bytes → text, and why this encoding.

What is tried, in this order: a byte order mark; UTF-16 without one (zero bytes, or line ends of two bytes); HZ; strict UTF-8, which
nothing else is by chance; then GB18030 and Big5 (with Hong Kong's characters) side by side, told apart by how common the
characters are that each gives, and EUC-TW where a page says so or neither gives writing. A label (HTTP header, meta) only decides where the bytes leave it open; gb2312 and gbk are
read as gb18030. Broken bytes, and pieces in another encoding than the page, are decoded piece by piece.
"""

from __future__ import annotations

import codecs
import contextlib
import re

from ingest import euctw
from ingest.mail import is_letter, letter_page
from ingest.mhtml import saved_page
from ingest.pieces import text_of
from ingest.scores import MARKS, MOSTLY, everyday, in_utf8, score, written_in
from records import Decoded, Trouble

MAX_BYTES = 5_000_000  # a page; the largest real one met had 0.8 MB
_HEAD = 4096  # where a label is looked for (HTML asks for it in the first 1,024 bytes)
_START = 12_000  # bytes in which zero bytes and controls are looked for
_SAMPLE = 6_000  # bytes of writing that GB18030 and Big5 are compared on
_STRETCHES = 6  # of a page, from each of which as much is taken
_FIRST = 800  # of them, of which the first look is taken
_POOR, _RICH = (
    0.7,
    0.8,
)  # points of writing that may be read in the wrong encoding, and of writing that is read in EUC-TW
_LEAST_CNS = 60  # bytes of that
_APART = 0.5  # what settles it there
_BROKEN = 0.05  # share of a page's non-ASCII bytes that may be broken for it still to be in that encoding


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
# letters of UTF-8 that no European word has, with ASCII between: CD A8 D6 AA is 「通知」 in GBK
_STRANGE = re.compile("[\x00-\x7f\u0250-\u036f\u0483-\u07ff]*")
_WIDE = 120  # bytes of such a text that are looked at
_LEAST_WIDE = 6  # characters of a text in UTF-16 that has no ASCII
_HZ = re.compile(rb"~\{(?:[\x21-\x77][\x21-\x7e])+~\}")  # GB 2312 in seven bits (RFC 1843)
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_RUN = re.compile(rb"[\x80-\xff]+")
_BETWEEN = re.compile(rb"[\x00-\x2f]")  # second byte of no character


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
    if is_letter(archive) and (letter := letter_page(archive)):
        data, charset = letter, None
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),  # before that of UTF-16, with which it begins
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            # which of both orders it is the mark says: 「utf-16」 is their name with one
            return Decoded(text=text_of(data[len(mark) :], name), encoding=re.sub(r"-[lb]e$", "", name), reason="bom")
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
        text = text_of(data, encoding)
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
    if name in ("euc-tw", "x-euc-tw", "cns11643"):
        return euctw.NAME
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
    gb, big5 = everyday()
    return (
        sum(char in gb or char in big5 or char in MARKS for char in text) / len(text)
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
        if declared is None and _STRANGE.fullmatch(text) and _is_rather(data, text, "gb18030"):
            return "gb18030", True, None
        return "utf-8", True, text
    except UnicodeDecodeError:
        stretches = _sample(data)
        written = b" ".join(stretches)
    high = len(written.translate(None, _ASCII))
    if in_utf8(written) >= MOSTLY * high and not _is_broken(written, (1 - MOSTLY) * high):
        return "utf-8", True, None
    scores = _scores(b" ".join(stretch[: _FIRST // len(stretches)] for stretch in stretches))
    if abs(scores["gb18030"] - scores["big5hkscs"]) < _APART:
        scores = _scores(written)
    if not _is_broken(written, max(1, high * _BROKEN)) and max(scores.values()) < score(written, "utf-8"):
        return "utf-8", True, None
    poor = max(scores.values()) < _POOR and high >= _LEAST_CNS
    if declared == euctw.NAME or poor and euctw.may_be(written):
        scores[euctw.NAME] = score(written, euctw.NAME)
    best = max(scores, key=lambda name: (scores[name], name == declared))
    if best == euctw.NAME and scores[best] > _RICH:
        return best, True, data.decode(best, "replace")
    best = max(("gb18030", "big5hkscs"), key=lambda name: (scores[name], name == declared))
    close = abs(scores["gb18030"] - scores["big5hkscs"]) < 0.05
    if close and declared in scores:
        return str(declared), False, None
    return best, not close, None


def _is_broken(written: bytes, most: float) -> bool:
    """Whether more than so many characters are broken in UTF-8, as in other encodings nearly all are: that is seen at the beginning."""
    # the last one may only be cut there
    if written[:_FIRST].decode("utf-8", "replace").count("\ufffd") - 1 > most:
        return True
    return written.decode("utf-8", "replace").count("\ufffd") > most


def _is_rather(data: bytes, text: str, declared: str) -> bool:
    """Whether the few letters that a page has in UTF-8 are in the declared encoding words of Chinese: CD A3 CB AE are 「停水」 in GBK."""
    if len(text) + _FEW_LETTERS < len(data):
        return False
    runs = _RUN.findall(data)
    if max(text) >= "\u0800" or sum(map(len, runs)) > _FEW_LETTERS or any(len(run) < 4 for run in runs):
        return False
    usual, _ = everyday()
    return all(char in usual for run in runs for char in run.decode(declared, "replace"))


def _scores(written: bytes) -> dict[str, float]:
    return {name: score(written, name) for name in ("gb18030", "big5hkscs")}


def _sample(data: bytes) -> list[bytes]:
    """Of the writing of a page as much as tells its encoding, wherever it stands: styles and scripts may fill its first half.

    It is taken from stretches of the page in equal parts; what one has less than its part, those behind it give.
    """
    first = _HIGH_BYTE.search(data)
    if first is None:
        return []
    begin = first.start()
    if len(data) - begin <= 2 * _SAMPLE:
        return [written_in(data[begin:])]
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
            runs += b" " + written_in(data[found.start() : at])
        taken.append(runs[:part])
        left -= len(taken[-1])
    return taken
