"""An article of a WeChat account, saved from the browser. Its time stands in a script: on the page it is 「昨天」 or empty."""

from __future__ import annotations

import html
import re

from bs4 import BeautifulSoup

from ingest.extract.adapters import Known, first, text_of

PARTS = (
    *("#js_content!", "#activity-name!", "#publish_time!", "#js_author_name!", "#js_name!"),
    *(".rich_media_title!", ".rich_media_meta_text!", ".profile_nickname!"),
)
NAMED = ("#js_content",)
_SCRIPT = re.compile(r"<script\b[^>]*>", re.I)
_TIME = re.compile(r"""[co](?<!\w.)(?:(?<=c)(?:t|reate_?time)|(?<=o)ri_create_time)\s*=\s*["']?(1\d{9})""")
# where no script has that: it may be a variable of its own, not of another article (「item.createTime」)
_MINUTE = re.compile(r"""(?<![\w.])create_?[tT]ime\s*=\s*["']?(1\d{9}|20\d\d-\d\d-\d\d \d\d:\d\d)""")
_TITLE = re.compile(r"""var msg_title = (?P<mark>["'])(?P<title>[^"'\n]{1,300})(?P=mark)""")


def fits(text: str) -> bool:
    return 'id="js_content"' in text and ("rich_media" in text or 'id="activity-name"' in text)


def read(soup: BeautifulSoup, text: str) -> Known | None:
    body = first(soup, "#js_content")
    if body is None:
        return None
    for name in ("style", "hidden"):  # until a script has run
        body.attrs.pop(name, None)
    return Known(
        name="wechat",
        body=(body,),
        title=text_of(soup, "#activity-name", ".rich_media_title") or _named(text),
        published=_time(text) or _kept(soup) or text_of(soup, "#publish_time"),
        author=text_of(soup, "#js_author_name", ".rich_media_meta_text"),
        publisher=text_of(soup, "#js_name", ".profile_nickname"),
    )


def _named(text: str) -> str | None:
    """The title that a script of the page sets into it: `var msg_title = '…'.html(false);`"""
    found = _TITLE.search(text)
    return html.unescape(html.unescape(found["title"])).strip() or None if found else None


def _kept(soup: BeautifulSoup) -> str | None:
    """The moment behind a day that is shown without its year."""
    time = first(soup, "#publish_time time[datetime]")
    return str(time["datetime"]) if time is not None else None


def _time(text: str) -> str | None:
    """The second since 1970, or the minute, that a script of the page calls its time."""
    for pattern in (_TIME, _MINUTE):
        for script in _SCRIPT.finditer(text):
            end = text.find("</script", script.end())
            found = pattern.search(text, script.end(), end if end >= 0 else len(text))
            if found:
                return found.group(1)
    return None
