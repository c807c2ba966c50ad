"""A query without what of it stands nowhere, in the words that were typed: for the step on where nothing is found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.cutting import STOP
from index.normal import normal, squeeze
from index.query import JOINING, Item, parse, tokens
from records import Filters

WORD = 3  # characters of what is one word, of which no piece is left


class Typed(NamedTuple):
    """A piece of a query as typed: a word with its operator, or a filter; neither where it joins or excludes."""

    text: str
    item: Item | None = None
    narrow: Filters | None = None


def typed(query: str) -> Iterator[Typed]:
    """The pieces of a query, in order."""
    for text in tokens(query):
        parsed = parse(text)
        items = [item for group in parsed.groups for item in group] if text not in JOINING else []
        if items:
            yield Typed(text, items[0])
        else:
            yield Typed(text, None, parsed.narrow if parsed.narrow != Filters() else None)


def as_typed(query: str, word: str) -> str:
    """A word that the index knows folded and without spaces, as it stands in a query; as it is where it does not."""
    start, end = _place(query, word)
    return query[start:end] if end else word


def without(query: str, words: Sequence[str]) -> str:
    """The query without these words (as typed) and operators; an item goes with the word if nothing is left that says
    something, or if it is quoted or asked for in titles. "" where nothing is left."""
    kept = []
    for piece in typed(query):
        if piece.item is None:
            kept += [piece.text] if piece.text not in words else []
            continue
        rest, gone = piece.text, False
        for word in words:
            start, end = _place(rest, word)
            if end:
                rest, gone = f"{rest[:start]} {rest[end:]}", True
        if gone and (piece.item.phrase or piece.item.title or len(squeeze(normal(piece.item.text))) <= WORD):
            continue
        kept += [one for one in rest.split() if _says(one)] if gone else [piece.text]
    return " ".join(_joined(kept))


def loosened(query: str, words: Sequence[str]) -> str:
    """The query with what of these words is quoted, or asked for in titles, as plain words; "" where none is."""
    found = []
    changed = False
    for piece in typed(query):
        item = piece.item
        strict = item is not None and (item.phrase or item.title) and any(_place(piece.text, word)[1] for word in words)
        found.append(item.text if item and strict else piece.text)
        changed = changed or strict
    return " ".join(_joined(found)) if changed else ""


def _place(text: str, word: str) -> tuple[int, int]:
    """Where a word stands in a text, whatever the script, width and spaces of either; (0, 0) where it does not."""
    flat = normal(text)
    places = [at for at, char in enumerate(flat) if not char.isspace()]
    tight = squeeze(normal(word))
    at = "".join(flat[place] for place in places).find(tight) if tight else -1
    return (places[at], places[at + len(tight) - 1] + 1) if at >= 0 else (0, 0)


def _says(text: str) -> bool:
    """Whether what is left of a word is worth a search: 「元」 of 9000元 is not."""
    flat = squeeze(normal(text))
    return len(re.sub(r"\W", "", flat)) > 1 and flat not in STOP


def _joined(kept: Sequence[str]) -> list[str]:
    """Without the OR and NOT that join nothing any more."""
    found: list[str] = []
    for text in kept:
        if text in JOINING and (not found or found[-1] in JOINING) and text not in ("NOT", "ＮＯＴ"):
            continue
        found.append(text)
    while found and found[-1] in JOINING:
        found.pop()
    return found
