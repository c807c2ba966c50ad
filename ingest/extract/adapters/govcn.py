"""A notice on a government site that follows the standard names of its page head (ArticleTitle, PubDate, ContentSource)."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from ingest.extract.adapters import Known

_BODY = "#UCAP-CONTENT, .TRS_UEDITOR, .TRS_Editor, #zoom, .pages_content"


def fits(text: str) -> bool:
    return (
        '"ArticleTitle"' in text and '"PubDate"' in text and any(name.strip(" .#") in text for name in _BODY.split(","))
    )


def read(soup: BeautifulSoup) -> Known | None:
    bodies = [body for body in soup.select(_BODY) if len(body.get_text(strip=True)) > 20]
    if not bodies:
        return None
    return Known(
        name="govcn",
        body=str(bodies[0]),
        title=_meta(soup, "ArticleTitle"),
        published=_meta(soup, "PubDate"),
        author=_meta(soup, "Author"),
        source=_meta(soup, "ContentSource"),
        publisher=_meta(soup, "SiteName"),
        breadcrumb=_meta(soup, "ColumnName"),
    )


def _meta(soup: BeautifulSoup, name: str) -> str | None:
    found = soup.find("meta", attrs={"name": name})
    return str(found.get("content") or "").strip() or None if isinstance(found, Tag) else None
