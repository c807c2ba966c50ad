"""How much of a question a sentence holds, beside the other sentences of its page: pairs of characters, so that no dictionary
has to know a word, each counting for the more the fewer sentences hold it (the inverse document frequency of retrieval, with
sentences for documents)."""

from __future__ import annotations

import math
import re

from answer.asked import Asked
from answer.evidence import Page

_WORD = re.compile(r"[一-鿿a-z0-9]+")
IN_TITLE = 0.3  # what a pair counts that the title holds too, where sentences are held against one another
FURTHEST = 10  # sentences that hold more of the question, so many are counted


def pairs(asked: Asked) -> tuple[str, ...]:
    """The pairs of characters of a question that stand side by side in it, without its question word."""
    start, end = asked.focus
    text = asked.text[:start] + " " * (end - start) + asked.text[end:]
    found = (run[at : at + 2] for run in _WORD.findall(text) for at in range(len(run) - 1))
    return tuple(dict.fromkeys(found))


def sentences(page: Page) -> list[tuple[int, int]]:
    """The sentences of a page and the rows of its tables, in order."""
    found: list[tuple[int, int]] = []
    for line in page.lines:
        place = line.start
        while place < line.end:
            start, end = page.sentence(place)
            if end <= place:  # a mark or a blank
                place += 1
                continue
            found.append((start, end))
            place = end + 1
    return list(dict.fromkeys(found))


def covering(asked: Asked, page: Page, place: int) -> dict[str, float]:
    """Shares of the question, as far as the title does not hold it, that the sentence at a place, its headings, both of them
    and the page hold; and how the sentence stands beside the others."""
    asks = pairs(asked)
    spans = sentences(page)
    held = [frozenset(pair for pair in asks if pair in page.text[start:end]) for start, end in spans]
    rare = {pair: math.log((len(spans) + 1) / (sum(pair in one for one in held) + 0.5)) for pair in asks}
    beyond = [pair for pair in asks if pair not in page.title]
    whole = sum(rare[pair] for pair in beyond) + 0.5
    start, end = page.sentence(place)
    line = page.lines[page.line_at(place)]
    above = [page.lines[number] for number in (line.heading, line.table) if number is not None]
    heads = "\n".join(page.text[one.start : one.end] for one in above)

    def share(text: str) -> float:
        return (sum(rare[pair] for pair in beyond if pair in text) + 0.5) / whole

    def holds(one: frozenset[str]) -> float:
        return sum(rare[pair] * (IN_TITLE if pair in page.title else 1.0) for pair in one)

    mine = other = 0.0
    rest = []
    for span, one in zip(spans, held, strict=True):
        if span[0] < end and start < span[1]:
            mine = max(mine, holds(one))
        else:
            rest.append(holds(one))
    other = max(rest, default=0.0)
    sentence = page.text[start:end]
    return {
        "sentence covers": share(sentence),
        "heads cover": share(heads),
        "both cover": share(f"{sentence}\n{heads}"),
        "page covers": share(page.text),
        "ahead of sentences": mine - other,
        "of best sentence": mine / (max(mine, other) + 0.1),
        "behind sentences": float(min(sum(one > mine + 1e-9 for one in rest), FURTHEST)),
    }
