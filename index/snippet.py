"""The best passage of a record for what was searched: a piece of the stored text, in its own script, with spans to
highlight."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from index.days import told
from index.normal import folded
from index.plan import Mark
from records import Record
from zh.segment import shared

LENGTH = 120  # code points of a passage, about three lines of a result
_SENTENCE_END = re.compile(r"[。！？；!?;\n]+[”」』\"']*")
_CLAUSE_END = re.compile(r"[，、,：:）)]+[”」』\"']*\s*|\s+")
_WORD = re.compile(r"[a-z\d]+(?:\.\d+)*%?")
# what makes a Latin word or a number a part of another one
_BEFORE = re.compile(r"(?:[a-z\d]|\d\.)$")
_DIGITS_BEFORE = re.compile(r"\d\.?$")  # of 2.5, which is one in PM2.5 too
_BEHIND = re.compile(r"[a-z\d]|\.\d")
_LONGEST_WORD = 8  # characters, of all but a few
_CLINGING = re.compile("[\u0300-\u036f\u3099\u309a\ufe0e\ufe0f]*")  # marks and shapes of what stands in front of them

Spans = tuple[tuple[int, int], ...]


class Snippet(NamedTuple):
    """`text == body[offset:offset+len(text)]`; marks are (start, length) in `text`, title_marks in the title."""

    text: str
    offset: int
    marks: Spans
    title_marks: Spans


def snippet(record: Record, marks: Sequence[Mark], length: int = LENGTH) -> Snippet:
    """The passage of `length` code points at most that has most of what is marked; the body's beginning where nothing
    is."""
    body = record.body
    found = _places(body, marks)
    start = _best(body, found, length)
    end = min(len(body), start + length)
    text = body[start:end].rstrip()
    within = [(max(at, start) - start, min(to, start + len(text)) - start) for at, to, _ in found]
    return Snippet(
        text,
        start,
        _joined([span for span in within if span[0] < span[1]]),
        _joined([(at, to) for at, to, _ in _places(record.title, marks)]),
    )


@lru_cache(64)
def _wanted(marks: tuple[Mark, ...]) -> tuple[tuple[str, bool, Mark], ...]:
    """What to look for, in the form that texts are folded to, and whether it is a Latin word or a number."""
    folds = ((folded(mark.text), mark) for mark in marks)
    return tuple((text, _WORD.fullmatch(text) is not None, mark) for text, mark in folds if text)


def _places(text: str, marks: Sequence[Mark]) -> list[tuple[int, int, Mark]]:
    """Where the marked strings stand in a text: (start, end, mark), in order of start. Spaces inside a word are
    passed over."""
    flat = folded(text).replace("\n", "¶")
    tight = flat.replace(" ", "")
    spaced = len(tight) < len(flat)
    kept: Sequence[int] = [at for at, char in enumerate(flat) if char != " "] if spaced else range(len(flat))
    found: list[tuple[int, int, Mark]] = []
    asked = [mark for mark in marks if mark.told]
    for day in told(flat) if asked else ():
        found += [(day.start, day.end, mark) for mark in asked if day.is_in(mark.told or "")]
    for wanted, latin, mark in _wanted(tuple(marks)):
        if mark.told and "月" in wanted:
            continue
        count = len(found)
        at = tight.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            start, stop = kept[at], _CLINGING.match(text, kept[end - 1] + 1).end()  # type: ignore[union-attr]
            # `ai` is not a part of `mail`, nor 5 of 2.5
            before = _DIGITS_BEFORE if "." in wanted else _BEFORE
            apart = latin and not mark.inside
            if not (apart and (before.search(flat, max(0, start - 2), start) or _BEHIND.match(flat, stop))):
                found.append((start, stop, mark))
            at = tight.find(wanted, end)
        if latin and len(found) == count:
            found += [(*match.span(), mark) for match in _apart(wanted).finditer(flat)]
    return sorted(found, key=lambda place: place[:2])


@lru_cache(64)
def _apart(latin: str) -> re.Pattern[str]:
    """A Latin word or number with the separators that it was typed without: 12000 in 12,000, wifi in wi-fi."""
    return re.compile(rf"(?<![a-z\d])(?<!\d\.){'[-,]?'.join(map(re.escape, latin))}(?![a-z\d]|\.\d)")


def _best(text: str, found: list[tuple[int, int, Mark]], length: int) -> int:
    """Where the passage starts: at the sentence of the place from which most of the marks (each once) are within
    reach, or in a long one at a clause or a word before the place."""
    if len(text) <= length or not found:
        return 0
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text))]
    best, choice, first = -1.0, 0, 0
    for place, (at, _, _) in enumerate(found):
        sentence = ends[bisect.bisect_right(ends, at) - 1]
        start = sentence if at - sentence < length // 2 else at - length // 4
        seen: dict[str, float] = {}
        again = 0
        for _, end, mark in found[place:]:
            if end > start + length:
                break
            again += mark.text in seen
            seen[mark.text] = mark.weight * len(mark.text) ** 0.5
        value = sum(seen.values()) + 0.01 * again
        if value > best:
            best, choice, first = value, start, at
    return choice if choice in ends else _begin(text, choice, first)


def _begin(text: str, start: int, at: int) -> int:
    """Where a passage begins that would begin amid a sentence: with the first clause from there on to the marked place, else with a word."""
    if clause := _CLAUSE_END.search(text, start, at):
        return clause.end()
    end = max(0, start - _LONGEST_WORD)
    for word in shared().cut(folded(text[end:at])):
        if end >= start:
            break
        end += len(word)
    return end


def _joined(spans: list[tuple[int, int]]) -> Spans:
    """Overlapping and touching spans as one; (start, length)."""
    joined: list[list[int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    return tuple((start, end - start) for start, end in joined)
