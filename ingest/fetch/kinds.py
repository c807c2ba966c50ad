"""Whether bytes are a page (HTML, XML, plain text) or something else: by their beginning and the server's word."""

from __future__ import annotations

import re

PAGE_TYPES = (
    "text/",
    "application/xhtml+xml",
    "application/xml",
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/octet-stream",  # said of anything
    "binary/octet-stream",
    "multipart/related",  # .mhtml
    "message/rfc822",
)
NOT_PAGES = ("text/css", "text/javascript", "text/csv", "text/calendar")
BEGINNINGS = {
    b"%PDF-": "PDF",
    b"PK\x03\x04": "ZIP, Word, Excel",
    b"\xd0\xcf\x11\xe0": "Word, Excel",
    b"{\\rtf": "RTF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"RIFF": "WebP, WAV",
    b"BM": "BMP",
    b"\x1f\x8b": "gzip",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"SQLite format 3": "SQLite",
    b"\x7fELF": "ELF",
    b"MZ": "EXE",
    b"ID3": "MP3",
    b"OggS": "Ogg",
}
WIDE = (b"\xff\xfe", b"\xfe\xff")  # UTF-16, UTF-32: zero bytes are no sign of anything there
FEW = 2  # zero bytes and other controls that a page may have by some program's fault
_CONTROLS = bytes((*range(9), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F))
_ASCII = re.compile("[\r\n<> 0-9]")  # no writing is without them; at random, few bytes of two give one


def of(data: bytes, content_type: str | None = None) -> str | None:
    """What it is, in a word, where it is no page (`PDF`, `image/png`); None for a page."""
    kind = (content_type or "").lower()
    if kind and (not kind.startswith(PAGE_TYPES) or kind in NOT_PAGES):
        return kind
    head = data[:4096]
    for beginning, name in BEGINNINGS.items():
        # those of letters begin texts too (BMW, GIF89): only with what no text has behind them
        if head.startswith(beginning) and (not beginning.isalnum() or b"\x00" in head):
            return name
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if b"\x00" in head and controls > FEW and not head.startswith(WIDE) and not _wide(data[: len(head) // 2 * 2]):
        return "binary"
    return None


def _wide(head: bytes) -> bool:
    """UTF-16 without a mark: it reads as writing (「\\0a」, `<\\0h\\0`) with one of the bytes first."""
    for name in ("utf-16-le", "utf-16-be"):
        text = head.decode(name, "replace")
        if sum(char.isprintable() or char in "\t\r\n" for char in text) >= 0.98 * len(text) and _ASCII.search(text):
            return True
    return False
