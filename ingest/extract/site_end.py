"""A <title> without the site's name at its end, and what a page calls its site: 「停水公告 - 某某學院」.

A name that the page itself does not say elsewhere is told by how titles are parted, and by how sites are called.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from ingest.extract.edges import plain
from ingest.extract.frame import Frame
from ingest.extract.line import Line
from ingest.extract.sites import NOTICE, SITE
from zh.bare import bare

# blanks are tried from the first of them alone: from each, the time grows with the square of a row of them
_BEGUN = r"(?=[\s_|｜»›«>＞\-—–－])(?<!\s(?=\s))"
SEPARATORS = re.compile(rf"{_BEGUN}(?:\s*[_|｜»›«>＞]+\s*|\s*[-—–－]{{1,2}}\s+|\s+[-—–－]{{1,2}}\s*|\s+[:：·•]\s+)")
_STAGE = re.compile("[^0-9一-鿿]*[一-鿿]{2}")  # of the way up to a site
_UNTAGGED = re.compile(rf"{_BEGUN}(?:\s*[_|｜]+\s*|\s*[-—–－]{{1,2}}\s+|\s+[-—–－]{{1,2}}\s*)")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,80}>")
_QUOTED = re.compile(r"«\S[^«»]{0,60}»")
# what stands behind a sign between blanks, whatever it is: 「停水公告 ‹ 某某學院」, 「停水公告 ~ 某某學院」
_SIGN_END = re.compile(r"\s[^\w\s，。！？；：、…]{1,2}\s([^\s]{2,20})$")
_TIGHT_END = re.compile(r"\s?[-—–－_:：]{1,2}\s?([^-—–－_:：]{2,20})$")
OWNER = re.compile(r"版权所有|版權所有|著作权所有|著作權所有|copyright|©|\(c\)", re.I)
TIGHT = re.compile(r"[-—–－:：]")
_LEAST = 4  # characters of a title in front of the site's name


def without_site(title: str, names: frozenset[str] = frozenset(), headings: Collection[str] = ()) -> str:
    """A <title> without the site and section at its end (or beginning): the longest piece, the first among equals.

    `names` are what the page calls itself and its sections: one of them behind a dash without blanks goes too. `headings` are the
    letters of headings over a text that none of them is the title of: a piece that is one is its section or site.
    """
    # the way up to the site: 「停水公告 < 公告欄 < 某某學院」, no 「水溫 20 < t < 28 分級」
    if len(ways := title.split(" < ")) > 2 and all(map(_STAGE.match, ways[1:])):
        return ways[0].strip()
    # 「<b>是什麼」 is text, and no breadcrumbs; nor is 「«夜間條款»修訂」
    separators = _UNTAGGED if _TAG.search(title) or _QUOTED.search(title) else SEPARATORS
    pieces = [piece for piece in separators.split(title) if piece.strip()]
    others = [piece for piece in pieces if plain(bare(piece)) not in headings] if headings else []
    if any(len(plain(bare(piece))) >= 4 for piece in others):
        pieces = others
    if not pieces:
        return title
    long = [piece for piece in pieces if len(piece) >= 6]
    if len(pieces) > 1 and long and all(_is_site(piece) for piece in long):  # 「停水 - 某某国民中学」
        return next((piece for piece in pieces if not SITE.search(bare(piece))), pieces[0])
    best = max(pieces, key=lambda piece: (len(plain(bare(piece))) if len(piece) >= 6 else 0, -pieces.index(piece)))
    front, dash, end = best.rpartition("-")
    if dash and len(front) >= 6 and SITE.search(bare(end)) and len(end) <= 12:
        best = front.rstrip("-")
    while (
        (found := _TIGHT_END.search(best) or _SIGN_END.search(best))
        and found.start() >= _LEAST
        and plain(bare(found.group(1))) in names
    ):
        best = best[: found.start()]
    return best


def _is_site(piece: str) -> bool:
    return SITE.search(bare(piece)) is not None and not NOTICE.search(bare(piece))


def site_names(lines: list[Line], framed: Frame, metas: list[tuple[str, str]]) -> frozenset[str]:
    """What the page calls its site and sections: names in its head, links over and under the text, the first words of its footer."""
    names = {content for name, content in metas if name in ("og:site_name", "sitename", "application-name")}
    for line in (*lines[: framed.first], *lines[framed.last + 1 :]):
        names |= {"".join(anchor.itertext()).strip() for anchor in line.anchors[:20]}
        if line.linked < 0.5 and OWNER.search(line.bare):
            names.add(OWNER.split(line.text)[0].strip())
            names.update(re.split(r"[\s,，。]+", OWNER.sub(" ", line.bare)))
    return frozenset(name for name in (plain(bare(one)) for one in names) if 2 <= len(name) <= 16)
