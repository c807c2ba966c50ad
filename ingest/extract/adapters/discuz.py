"""A thread of a Discuz! forum: the first post, not the replies. Versions 5 to X3."""

from __future__ import annotations

import re
from typing import Any

from bs4 import BeautifulSoup, Tag

from ingest.extract import marks
from ingest.extract.adapters import Known, first, text_of
from zh.bare import bare

_POSTED = re.compile(r"发[表布贴帖]于\s*:?\s*(?=\d)|(?:发[表布贴帖]|发[贴帖])(?:时间|日期)\s*:?\s*(?=\d)")
_CLOCK = 24  # characters behind a day in which its minute stands

_COPIES = re.compile(
    "^copycode"
)  # a button under a box of code; a jammer is letters by chance, in the colour of the page

# the first post with all that stands in it; what stands outside of it on pages of older versions
PARTS = tuple(
    ".viewthread! #post_*! #pid*! #postmessage_*! .t_f! .t_msgfont! .postmessage! h1! h2! cite! .pattl! .attachlist!"
    " .postattachlist! #authorposton*! .postinfo! .authi .postauthor! #thread_subject! #pt! #nav!".split()
)
NAMED: tuple[str, ...] = ()


def fits(text: str) -> bool:
    return "Discuz!" in text and ("postmessage" in text or "t_msgfont" in text)


def read(soup: BeautifulSoup, text: str) -> Known | None:
    post = first(soup, "div.mainbox.viewthread", "div#post_*", "table#pid*") or soup
    body = first(post, "#postmessage_*", ".t_f", ".t_msgfont", ".postmessage")
    if body is None:
        return None
    files = first(post, ".pattl", ".attachlist", ".postattachlist")
    return Known(
        name="discuz",
        body=(body, files) if files is not None and files not in body.descendants else (body,),
        title=text_of(soup, "#thread_subject") or text_of(post, ".postmessage h2", "h1", "h2"),
        published=_said_exactly(post)
        or text_of(post, "#authorposton*", ".postinfo", ".authi em")
        or _told_in_front(post, body),
        author=text_of(post, ".postauthor cite", ".authi a", "cite"),
        breadcrumb=text_of(soup, "#pt", "#nav"),
        thread=True,
        unseen=(*body.find_all("font", class_="jammer"), *body.find_all("em", onclick=_COPIES)),
    )


def _said_exactly(post: Any) -> str | None:
    """The moment behind 「前天 06:06」, which newer versions keep in an attribute."""
    line = first(post, "#authorposton*")
    ago = line.find("span", title=True) if line is not None else None
    return str(ago["title"]) if isinstance(ago, Tag) else None


def _told_in_front(post: Any, body: Tag) -> str | None:
    """「發表於 2021-7-4 20:15」 in a post in front of its text, whatever element holds it."""
    pieces: list[str] = []
    for one in post.descendants:
        if one is body:
            break
        if not isinstance(one, Tag):
            pieces.append(one)
    line = " ".join(bare(" ".join(pieces)).split())
    for label in _POSTED.finditer(line):
        if day := marks.DATE.match(line, label.end()):
            return line[label.start() : day.end() + _CLOCK]
    return None
