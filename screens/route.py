"""Addresses of our own screens: the only place that makes an `href` of ours.

An address is relative (`./announcement?id=…`), so that it holds under any host, port or base path; every screen stands
one level deep. Parameters that are None, empty or False are left out; a tuple gives its name several times.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode, urlsplit

PAGES = ("search", "ask", "add", "review", "overview", "sources", "announcement")


def href(page: str, **parameters: Any) -> str:
    """The address of a screen, not yet escaped for HTML. Raises ValueError for a screen that is none.

    >>> href("announcement", id="a1", at=12)
    './announcement?id=a1&at=12'
    """
    if page not in PAGES:
        raise ValueError(f"no screen {page!r}")
    pairs: list[tuple[str, str]] = []
    for name, value in parameters.items():
        for one in value if isinstance(value, tuple) else (value,):
            if one is not None and one is not False and one != "":
                pairs.append((name, "1" if one is True else str(one)))
    query = urlencode(pairs)
    return "./" + ("" if page == "search" else page) + (f"?{query}" if query else "")


def outside(address: str | None) -> str | None:
    """An address that may become a link out of here: http or https with a host, no space or invisible sign."""
    if not address or not address.isprintable() or " " in address:
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and host else None
