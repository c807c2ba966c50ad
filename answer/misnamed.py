"""Whether a page is headed by a name that differs from the question's in one character: 「《雾海航线》」 and 「《云海航线》」.

Most of such a name stands there, so that its words speak for the page; the one other character makes it another's.
"""

from __future__ import annotations

import re

from answer.evidence import Page

_LEAST = 3  # characters of a name: of two, one is shared by chance
_QUOTED = re.compile(r"《([一-鿿]{3,10})》")
# a 市 that is one of goods (花卉市場, 夜市) or a 小鎮 of play is no place of this kind, nor is the 區 of a park
_PLACE = re.compile(r"([一-鿿]{2,4}?(?:[省县乡]|(?<![夜早超集菜城都])市(?!场)|(?<!小)镇))")


def misnamed(text: str, page: Page) -> bool:
    """`text` is a narrow question. True where its name, in 《》 or of a place at its head, stands nowhere on the page and the
    title has one that is as long, of the same kind (《…航線》, …市), and one character apart."""
    titled = _names(page.title)
    return any(
        sum(a != b for a, b in zip(name, own, strict=True)) == 1 and name not in page.text
        for name, kind in _names(text)
        for own, other in titled
        if len(name) == len(own) >= _LEAST and kind == other
    )


def _names(text: str) -> list[tuple[str, str]]:
    """Each name with the end that tells its kind: 「方法」 and 「辦法」 are two ends of one name."""
    place = _PLACE.match(text)
    quoted = [(name, name[-2:]) for name in _QUOTED.findall(text)]
    return [*quoted, *([(place[1], place[1][-1])] if place else [])]
