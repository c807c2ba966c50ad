"""An article of a WordPress blog in a theme that keeps the usual class names."""

from __future__ import annotations

from bs4 import BeautifulSoup

from ingest.extract.adapters import Known, text_of

PARTS = (
    ".entry-content",
    ".entry-title",
    ".entry-meta",
    ".entry-date",
    ".published",
    ".posted-on",
    ".author",
    ".byline",
)
NAMED: tuple[str, ...] = ()


def fits(text: str) -> bool:
    return "wp-content" in text and "entry-content" in text and "entry-title" in text


def read(soup: BeautifulSoup, text: str) -> Known | None:
    bodies = soup.select(".entry-content")
    if len(bodies) != 1:  # a list of articles
        return None
    time = soup.select_one("time.entry-date, time.published, .entry-meta time")
    return Known(
        name="wordpress",
        body=(bodies[0],),
        title=text_of(soup, ".entry-title"),
        published=str(time.get("datetime") or time.get_text(" "))
        if time
        else text_of(soup, ".posted-on", ".entry-date"),
        author=text_of(soup, ".author.vcard .fn", ".author .fn", ".byline .author"),
    )
