"""A notice on a government site that follows the standard names of its page head (ArticleTitle, PubDate, ContentSource)."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from ingest.extract.adapters import Known

_BODIES = ("#UCAP-CONTENT", ".TRS_UEDITOR", ".TRS_Editor", "#zoom", ".pages_content")
PARTS = (*_BODIES, "meta")
NAMED: tuple[str, ...] = ()


def fits(text: str) -> bool:
    return '"ArticleTitle"' in text and '"PubDate"' in text and any(name.strip(".#") in text for name in _BODIES)


def read(soup: BeautifulSoup, text: str) -> Known | None:
    bodies = [body for body in soup.select(", ".join(_BODIES)) if len(body.get_text(strip=True)) > 20]
    if not bodies:
        return None
    return Known(
        name="govcn",
        body=(bodies[0],),
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
