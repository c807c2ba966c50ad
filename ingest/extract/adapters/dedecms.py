"""An article page of dedecms in its own templates."""

from __future__ import annotations

from bs4 import BeautifulSoup

from ingest.extract.adapters import Known, first, text_of

PARTS = (".viewbox!", ".place!")
NAMED = (".content",)


def fits(text: str) -> bool:
    return 'class="viewbox"' in text and 'class="place"' in text


def read(soup: BeautifulSoup, text: str) -> Known | None:
    box = first(soup, ".viewbox")
    body = first(box, ".content") if box else None
    if box is None or body is None:
        return None
    return Known(
        name="dedecms",
        body=(body,),
        title=text_of(box, ".title h2", ".title h1", ".title"),
        published=text_of(box, ".info"),
        author=text_of(box, ".info"),
        source=text_of(box, ".info"),
        breadcrumb=text_of(soup, ".place"),
    )
