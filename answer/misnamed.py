"""Whether a page is headed by a name that differs from the question's in one character: 「《雾海航线》」 and 「《云海航线》」.

Most of such a name stands there, so that its words speak for the page; the one other character makes it another's.
"""

from __future__ import annotations

import re

from answer.evidence import Page

_LEAST = 3  # characters of a name: of two, one is shared by chance
_QUOTED = re.compile(r"《([一-鿿]{3,10})》")
_PLACE = re.compile(r"([一-鿿]{2,4}?[省市县区镇乡村])")


def misnamed(text: str, page: Page) -> bool:
    """`text` is a narrow question. True where its name, in 《》 or of a place at its head, stands nowhere on the page and the
    title has one that is as long, of the same form, and one character apart."""
    asked, titled = _names(text), _names(page.title)
    return any(
        sum(a != b for a, b in zip(name, own, strict=True)) == 1 and name not in page.text
        for name in asked
        for own in titled
        if len(name) == len(own) >= _LEAST and name[-1] == own[-1]
    )


def _names(text: str) -> list[str]:
    place = _PLACE.match(text)
    return [*_QUOTED.findall(text), *([place[1]] if place else [])]
