"""The page in a web archive that a browser saved: one message with the page and all that belongs to it (RFC 2557)."""

from __future__ import annotations

import email
import re
from typing import NamedTuple

_TAG = re.compile(rb"<[^<>]*>")


class Saved(NamedTuple):
    """A page's bytes, the charset that its part declares, and the address it was saved from ("" where none is told)."""

    data: bytes
    charset: str | None
    address: str


def saved_page(data: bytes) -> Saved | None:
    """The HTML part which the archive says was saved (by its address, or its number as `start`), else the first: others are frames.

    One that says nothing, a frame or what only holds frames, is passed over. None where no part is a page with something in it.
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
                return saved
            found = found or saved
    return found
