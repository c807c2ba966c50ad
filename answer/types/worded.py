"""A price told without a sum: 「押金為三個月租金」, 「學生半價」."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from answer.asked import Asked
from answer.conditions import lacked
from answer.evidence import Page
from answer.match import Hits

Span = tuple[int, int]

_WORDED = re.compile(
    r"半价|减半|免[费票收]|(?:\d(?:\.\d|\d)?|[一二三四五六七八九]{1,2})折|(?<![\d.])(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]+)(?:个月|倍)[^,。;\s]{0,4}"
)
_HELD = (re.compile(r"押金|保证金|定金|订金"), re.compile(r"违约金|罚|滞纳金|赔"), re.compile(r"拖欠|欠缴|未缴|未交"))
_CALLED = re.compile("保证金|押金|定金|订金|履约金|租金|[^动消]费")


def in_words(asked: Asked, page: Page, hits: Hits, sums: Sequence[int]) -> Iterator[tuple[Span, Span]]:
    """(the clause, the value) of what is asked, where no sum stands with it; `sums` are the places of all sums, in order."""
    for i, term in enumerate(asked.terms):
        if term.weight < 1 or not term.noun or term.text in page.title or lacked(asked, i):
            continue
        own = {page.clause(place) for place, _, credit in hits.places[i] if credit >= 0.95}
        if len(own) != 1 and not _CALLED.fullmatch(term.text):
            continue  # what is spoken of here and there
        values = [(clause, value) for clause in own if (value := _told(page, term.text, clause))]
        if len(values) == 1 and all(bisect_left(sums, low) == bisect_left(sums, high) for low, high in own):
            yield values[0]


# 「報名免費」, 「免費參加」
_FREE = re.compile(
    r"(?:^|[,。;\n])(?:(?P<before>[一-鿿]{2,4})(?:一律|全程|均|全部|完全)?免费|免费(?P<behind>[一-鿿]{2}))(?=[,。;\n]|$)"
)
_JOINS = re.compile(r"参加|报名")
# 「65歲以上長者，免費參觀」: of whom it holds stands in a clause of its own
_WHOSE = re.compile(r"(?:^|[,。;\n])(?P<who>[^,。;\n]{0,20}(?:(?<![\d数])人|[者员士证生童友辈客组级]|以[上下内]))$")


def free(asked: Asked, page: Page) -> Iterator[Span]:
    """Where a clause tells nothing else than that what is asked is free: 「名額40人，報名免費」."""
    for match in _FREE.finditer(page.text):
        deed = match["before"] or match["behind"]
        if deed in asked.text or (_JOINS.fullmatch(deed) and _JOINS.search(asked.text)):
            whose = _WHOSE.search(page.text, max(0, match.start() - 21), match.start())
            if page.text[match.start() : match.start() + 1] == "," and whose and not _named(asked, whose["who"]):
                continue
            start = match.start("before") if match["before"] else match.end() - len(deed) - 2
            place = page.text.index("免费", start, match.end())
            yield place, place + 2


def _named(asked: Asked, who: str) -> bool:
    return any(who[at : at + 2] in asked.text for at in range(len(who) - 1))


def _told(page: Page, word: str, clause: Span) -> Span | None:
    """What a clause tells right behind a word."""
    if page.lines[page.line_at(clause[0])].kind == "row":
        return None
    place = page.text.find(word, *clause)
    if place < 0 or any(one.search(page.text, clause[0], place) and not one.search(word) for one in _HELD):
        return None  # 「押金為租金兩個月」 is no rent
    value = _WORDED.search(page.text, place + len(word), clause[1])
    if value and page.text[value.start() - 1] in "前首头":
        return None  # 「佣金：前三個月免佣金，之後收6%」
    return value.span() if value and value.start() - place - len(word) <= 4 else None
