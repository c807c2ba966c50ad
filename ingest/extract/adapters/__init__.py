"""Layouts worth knowing by name, one small file each; a new one is found by being in this folder.

An adapter has

    def fits(text: str) -> bool              told by markers in the page's source, before any second parse
    def read(soup: BeautifulSoup) -> Known | None     None where the page is not as expected after all

What it gives back are pieces of the page as written; the general way makes lines, blocks and candidates of them, and does the whole
page where no adapter fits.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Any, NamedTuple, Protocol

from bs4 import BeautifulSoup


class Known(NamedTuple):
    """Pieces of a page whose layout is known: the body's HTML, and the raw text of what stands in the head."""

    name: str
    body: str
    title: str | None = None
    published: str | None = None
    author: str | None = None
    source: str | None = None
    publisher: str | None = None
    breadcrumb: str | None = None


class Adapter(Protocol):
    def fits(self, text: str) -> bool: ...

    def read(self, soup: BeautifulSoup) -> Known | None: ...


@cache
def adapters() -> tuple[Adapter, ...]:
    """The adapters of this folder, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}") for name in names)


def recognise(text: str) -> Known | None:
    """The pieces of a page by the first adapter that fits it and finds a body."""
    for adapter in adapters():
        if adapter.fits(text):
            known = adapter.read(BeautifulSoup(text, "lxml"))
            if known is not None:
                return known
    return None


def text_of(soup: Any, *selectors: str) -> str | None:
    """The text of the first element that one of the selectors finds, in their order, as one line."""
    for selector in selectors:
        found = soup.select_one(selector)
        if found is not None:
            text = " ".join(found.get_text(" ").split())
            if text:
                return text
    return None
