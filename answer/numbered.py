"""What is told apart by a number or a letter: 3號線, 二期, A區, 「A、C出口」, 「一、二組」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from answer.evidence import Page
from answer.text import number

_M = r"第?(?:[一二三四五六七八九十]{1,3}|\d{1,3})|[a-z](?![a-z\d])|[甲乙丙丁]"
_NUMBERED = re.compile(
    rf"(?<![\d.a-z共分限设开有各每满前约近达至后下上这那哪某另同早晚周期天日行为成])(?<!\d[月年:-])(?P<which>(?:(?:{_M})[、和与及,至到-]){{0,6}}(?:{_M}))"
    r"(?P<head>号线|号楼|号馆|号仓|号桥|号厅|号门|号窗口?|宿舍|食堂|车间|房型|居室|出口|年级|季度?|梯次|标段|单元|校区|展厅|教室|赛段|[区口期组队班栋幢座厅馆仓库轮批类档季村])"
    r"(?![间员级长])"
)


class Named(NamedTuple):
    """One of a kind, or several side by side, where they stand: 「a、c出口」."""

    which: frozenset[str]
    head: str
    start: int


def numbered(text: str, start: int = 0, end: int | None = None) -> Iterator[Named]:
    for match in _NUMBERED.finditer(text, start, len(text) if end is None else end):
        found: list[str] = []
        pieces = re.split(r"([、和与及,至到-])", match["which"])
        for mark, piece in zip(["", *pieces[1::2]], pieces[::2], strict=True):
            value = number(piece.removeprefix("第"))
            if mark in ("至", "到", "-") and value is not None and found and found[-1].isdigit():
                found += [str(each) for each in range(int(found[-1]) + 1, min(int(value), int(found[-1]) + 50) + 1)]
            else:
                found.append(piece if value is None else str(int(value)))
        head = match["head"].removesuffix("度") if match["head"] == "季度" else match["head"]
        yield Named(frozenset(found), head, match.start())


@lru_cache(maxsize=256)
def all_numbered(text: str) -> tuple[Named, ...]:
    """All of a page's text."""
    return tuple(numbered(text))


def names_other(asked: str, page: Page, span: tuple[int, int]) -> bool:
    """Whether a span names others of a kind of which the question names one: 「B區照常」, asked of A區."""
    mine = list(numbered(asked))
    told = list(numbered(page.text, *span)) if mine else []
    return any(
        one.head == other.head and not any(one.head == each.head and one.which & each.which for each in told)
        for one in mine
        for other in told
    )
