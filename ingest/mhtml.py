"""The page in a web archive that a browser saved: one message with the page and all that belongs to it (RFC 2557)."""

from __future__ import annotations

import email
import re
from email.message import Message
from typing import NamedTuple

_TAG = re.compile(rb"<[^<>]*>")
_LINK = re.compile(rb"<a[\s>][^<]*(?:<(?!/a>|a[\s>])[^<]*)*", re.I)
_FRAME = re.compile(rb"<i?frame\b[^<>]*?\ssrc=[\"']?(?:(cid:)|(?=\w))([^\s\"'<>]{1,1000})", re.I)
_STOPS = (b"\xe3\x80\x82", b"\xa1\xa3", b"\xa1\x43")  # 。 in UTF-8, GB and Big5


class Saved(NamedTuple):
    """A page's bytes, the charset that its part declares, and the address it was saved from ("" where none is told)."""

    data: bytes
    charset: str | None
    address: str


def saved_page(data: bytes) -> Saved | None:
    """The HTML part which the archive says was saved (by its address, or its number as `start`), else the first: others are frames.

    One that says nothing, a frame or what only holds frames, is passed over, and so is one without a sentence that shows a frame with some:
    the site's bar round its text. None where no part is a page with something in it.
    """
    archive = email.message_from_bytes(data)
    address = str(archive.get("Snapshot-Content-Location") or "").strip()
    named = {address, str(archive.get_param("start") or "")} - {""}
    pages = [part for part in archive.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    # a name that is not ASCII comes as another kind of value than a text
    pages.sort(key=lambda part: named.isdisjoint(str(part.get(name)) for name in ("Content-Location", "Content-ID")))
    found = None
    for part in pages:
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content.strip():
            location = str(part.get("Content-Location") or "").strip()
            saved = Saved(content, part.get_content_charset(), address or location)
            if _TAG.sub(b"", content).strip():
                return _shown(saved, pages)
            found = found or saved
    return found


def _shown(saved: Saved, pages: list[Message]) -> Saved:
    """A page, or the frame that it shows with the most sentences, where the page itself has none."""
    names = {b"<" + name + b">" if cid else name for cid, name in _FRAME.findall(saved.data)}
    if not names or _sentences(saved.data):
        return saved
    best = saved
    for part in pages:
        called = (str(part.get(name) or "").strip() for name in ("Content-ID", "Content-Location"))
        if not names.isdisjoint(name.encode("utf-8", "replace") for name in called):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and _sentences(content) > _sentences(best.data):
                best = Saved(content, part.get_content_charset(), saved.address)
    return best


def _sentences(data: bytes) -> int:
    """How many sentences a page has outside of its links, whichever encoding it is in: at the most so many."""
    said = _TAG.sub(b"", _LINK.sub(b"", data))
    return max(map(said.count, _STOPS))
