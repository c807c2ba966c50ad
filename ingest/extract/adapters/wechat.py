"""An article of a WeChat account, saved from the browser. Its time stands in a script: on the page it is 「昨天」 or empty."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

from ingest.extract.adapters import Known, text_of

_TIME = re.compile(r"""\b(?:ct|create_?time|ori_create_time)\s*=\s*["']?(1\d{9})""")


def fits(text: str) -> bool:
    return 'id="js_content"' in text and "rich_media" in text


def read(soup: BeautifulSoup) -> Known | None:
    body = soup.select_one("#js_content")
    if body is None:
        return None
    del body["style"]  # hidden until a script has run
    times = (_TIME.search(script.get_text()) for script in soup.find_all("script"))
    return Known(
        name="wechat",
        body=str(body),
        title=text_of(soup, "#activity-name", ".rich_media_title"),
        published=next((found.group(1) for found in times if found), None) or text_of(soup, "#publish_time"),
        author=text_of(soup, "#js_author_name", ".rich_media_meta_text"),
        publisher=text_of(soup, "#js_name", ".profile_nickname"),
    )
