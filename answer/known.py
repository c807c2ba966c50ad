"""Words that a question has of the pages, which no dictionary knows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from answer.cutting import FUNCTION, cut
from answer.evidence import Page
from answer.words import wording

_CELL = re.compile(r"[一-鿿]+")


def known(pages: Sequence[Page], text: str) -> set[str]:
    """Words of the pages that stand in the question: cells of tables (「學生卡」), and two characters that no dictionary knows
    together and that head a clause (「高配型每月599元」, asked of the 高配)."""
    table = wording()
    found: set[str] = set()
    for one in pages:
        for line in one.lines:
            for start, end in one.cells(line) if line.kind == "row" else ():
                cell = one.text[start:end].strip()
                if 2 <= len(cell) <= 5 and cell in text and _CELL.fullmatch(cell) and cell not in table.same:
                    found.add(cell)
        found |= {item for item in _items(one.text) if item in text and item not in table.same}
    found |= {one[0] for one in _COUNTED.finditer(text) if any(one[0] in page.text for page in pages)}
    found |= {pair for pair in _pairs(text) if any(_heads_clause(pair, one.text) for one in pages)}
    return {word for word in found if word not in table.stop and word not in table.light}


# 「兩大一小」 is one thing, no 「一大一小」
_COUNTED = re.compile(r"(?:[一二两三四五六](?![个天日月年点号次人名位元块张本件份周届楼层])[一-鿿]){2,3}")
# the mark comes first: a text is looked through for marks many times as fast as for what stands behind one
_ITEM = re.compile(r"[、:,。;\n](?=(?:(?<=[、:])([一-鿿]{2,3})[、,。;]|(?<=[,。;\n])([一-鿿]{2,3})、))")


@lru_cache(maxsize=256)
def _items(text: str) -> frozenset[str]:
    """What a list names in two or three characters: 批發 of 「代購、批發、工廠貨不收」, asked 「收批發貨嗎」."""
    return frozenset(one or other for one, other in _ITEM.findall(text))


_MODAL = "能会要可须应"  # 「能+提」 is no word


def _pairs(text: str) -> set[str]:
    """Two single characters side by side in a question: 「高+配」."""
    return {
        one + two
        for (one, at, _), (two, then, _) in pairwise(cut(text))
        if len(one) == len(two) == 1
        and at + 1 == then
        and one not in FUNCTION
        and one not in _MODAL
        and two not in FUNCTION
        and _CELL.fullmatch(one + two)
    }


def _heads_clause(word: str, text: str) -> bool:
    place = text.find(word)
    while place > 0 and text[place - 1] not in "\n\t,。;:、(":
        place = text.find(word, place + 1)
    return place >= 0
