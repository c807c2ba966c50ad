"""A window that asks its reader to accept cookies: no text of the page, however long it is beside a short notice.

It is known by what it says (cookies, and no day), by the button that accepts or refuses them, and by how it is called or where it stands. On a
page that itself tells of cookies, by its <title>, only what is marked as a window is one; and one that is neither marked nor called by cookies
stands beside another sentence: a notice on how to log in may tell of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from lxml import etree

from ingest.extract.text import attribute, names_of
from zh.bare import bare

_COOKIE = re.compile("cookie", re.I)
_SAID = etree.XPath("string()")  # all that a page says, in a twentieth of the time that its pieces take
_SAYS_SO = re.compile(
    r"(?:我(?:已|们)?)?(?:全部|全都|所有)?(?:接受|同意|允许|拒绝|知道|明白|了解|确[认定]|保存|储存)(?:并?(?:继续|关闭))?(?:了|全部|所有|必要|选择|偏好|设[置定])*(?:的?cookies?)?"
    r"|(?:accept|allow|reject|agree|decline|ok|got it|save)(?: all| cookies| settings)*"
)
_NAMED = re.compile(r"cookie|gdpr|ccpa|consent|one-?trust|(?:^|[\s_-])cmp(?:$|[\s_-])")
# what such windows speak of
_OF_COOKIES = re.compile(
    r"cookie|隐私|同意|接受|偏好|流量|体验|个[性人]化|第三方|合作伙伴|广告|必要|设备|consent|privacy|accept", re.I
)
_COOKIES_NAME = re.compile(r"cookie|gdpr|ccpa|one-?trust")
_DATED = re.compile(
    r"[\d一二三四五六七八九十]\s?月|(?:19|20)\d\d\s?[年/-]"
)  # 「3月9日上午十點開課」, no 「保存十三個月」
_HALF, _MOSTLY = 0.5, 0.7  # share of what is said in a window that is called so, and in another
_WINDOW = frozenset(("dialog", "alertdialog"))
_TEXT = frozenset(("article", "main", "h1", "body", "html"))
_BUTTONS = ("button", "a", "input")
_LABEL = 16  # characters of a button
_MOST = 2_000  # characters of a window
_ABOVE = 8  # elements round its button
_LOOKED = 50  # such buttons of a page that are looked at


def take_out(tree: Any) -> None:
    """Makes a <dialog>, which is no text, of every such window."""
    said = _SAID(tree)
    if "ookie" not in said and "COOKIE" not in said:  # nor where an attribute names them: <meta content="… cookie …">
        return
    about = any(_COOKIE.search(title.text or "") for title in islice(tree.iter("title"), 1))
    for button in islice((one for one in tree.iter(*_BUTTONS) if _accepts(one)), _LOOKED):
        window = _window(button, about, tree)
        if window is not None:
            window.tag = "dialog"


def _accepts(button: Any) -> bool:
    said = attribute(button, "value") if button.tag == "input" else "".join(islice(button.itertext(), 4))
    return len(said.strip()) <= _LABEL and _SAYS_SO.fullmatch(bare(said).strip(" !。×✕")) is not None


def _window(button: Any, about: bool, tree: Any) -> Any:
    """The largest element round a button that tells of cookies and of nothing else; None where there is none."""
    found, known = None, False
    for one in islice(button.iterancestors(), _ABOVE):
        if one.tag in _TEXT or one.tag == "dialog":
            break
        pieces = [piece for piece in map(str.strip, islice(one.itertext(), _MOST)) if piece]
        if sum(map(len, pieces)) > _MOST or next(one.iter("article", "main", "h1"), None) is not None:
            break
        if any(_DATED.search(piece) for piece in pieces):
            break
        if not any(_COOKIE.search(piece) for piece in pieces):
            continue
        opened = one.get("role") in _WINDOW or one.get("aria-modal") == "true"
        called = opened or not about and _NAMED.search(names_of(one)) is not None
        parts = (bare(part).strip() for piece in pieces for part in re.split("[。！!]", piece))
        said = [part for part in parts if part and not _SAYS_SO.fullmatch(part)]
        of_cookies = sum(_OF_COOKIES.search(part) is not None for part in said)
        if of_cookies >= (_HALF if called else _MOSTLY) * len(said) and (called or not about and not _in_text(one)):
            found = one
            known = opened or called and _COOKIES_NAME.search(names_of(one)) is not None
    if found is not None and not known and "。" not in "".join(_outside(found, tree)):
        return None
    return found


def _outside(window: Any, tree: Any) -> Iterator[str]:
    """What a page says without its head and a window."""
    for body in islice(tree.iter("body"), 1):
        left = [body]
        while left:
            one = left.pop()
            if one is not window:
                yield one.text or ""
                left += one
            if one is not body:
                yield one.tail or ""


def _in_text(window: Any) -> bool:
    """Whether a window that is not called so stands in the text of the page."""
    return any(above.tag in ("article", "main") for above in window.iterancestors())
