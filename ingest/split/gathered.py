"""A page that gathers short announcements under a name of its own (「佈告欄」, 「便民訊息」): a title, a sentence or two, a title …

Their titles may say little (「徵保母」), so the page as a whole has to be of this form: it begins with a title, behind each stand
sentences, and none is what sections are called. Where the page is called by no board but by who speaks (「鎮公所訊息」), its name must
be met in none of them, and half of the titles say what happens, or each names
another speaker or, in brackets, another kind.
"""

from __future__ import annotations

import re

from ingest.split import words
from ingest.split.lines import Lines, form
from ingest.split.text import LEAST_NOTICE, LEAST_SENTENCE, NUMBER, SENTENCE, letters, pairs
from zh.bare import bare

_LEAST = 3  # letters of a title
_LONGEST = 24
_MOST = 30  # announcements
_FORM = 1  # points of a title that says what happens
_FORM_OF_SECTION = -4
_BULLET = re.compile(r"\s*[-–•·*]\s")
_STOPS = frozenset("。！？!?；;…～~.”」）)")


def gathered(page: Lines, title: str) -> list[int]:
    """The lines that begin the second and later announcements; empty where the page is no such collection."""
    named = bare(title)
    board = words.BOARD.search(named) is not None
    if not board and not words.OF_ALL.search(named):
        return []
    starts = [at for at in range(len(page.blocks)) if _is_title(page, at)]
    if not 2 <= len(starts) <= _MOST or starts[0] != 0:
        return []
    if any(not _is_told(page, at, end) for at, end in zip(starts, [*starts[1:], len(page.blocks)], strict=True)):
        return []
    said = [_said(page, at) for at in starts]
    forms = [form(text, letters(text)) for text in said]
    if any(is_section(text) for text in said):
        return []
    if not board:
        if 3 * sum(one <= _FORM_OF_SECTION for one in forms) > len(forms):
            return []
        subject = pairs(words.GENERAL.sub(" ", words.GATHERS.sub(" ", named)))
        met = len(subject & pairs(page.text(0)))
        speakers = {found.group() for at in starts if (found := words.SPEAKS.match(page.bare[at]))} or _kinds(
            page, starts
        )
        happens = sum(
            one >= _FORM or words.HELD.search(text) is not None for one, text in zip(forms, said, strict=True)
        )
        if met > 1 or 2 * happens < len(forms) and len(speakers) < len(forms):
            return []
    return starts[1:]


def _kinds(page: Lines, starts: list[int]) -> set[str]:
    """What stands in brackets in front of titles: 「【比賽】…」 「【場地】…」; none where one is what sections are called (「【報名】…」)."""
    kinds = [found.group(1) for at in starts if (found := words.BRACKETED.match(page.bare[at]))]
    return set() if any(not words.GENERAL.sub("", kind) for kind in kinds) else set(kinds)


def _is_title(page: Lines, at: int) -> bool:
    block, line = page.blocks[at], page.bare[at]
    if at in page.series:
        return False
    if block.kind not in ("heading", "paragraph") or not _LEAST <= len(letters(line)) <= _LONGEST:
        return False
    if (
        _BULLET.match(block.text)
        or block.text.rstrip()[-1:] in _STOPS
        or SENTENCE.search(line.replace(",", ""))
        or line.endswith(":")
    ):
        return False
    return not (
        page.signs(at)
        or words.SOURCED.search(line)
        or words.RULE.match(block.text)
        or words.LABEL.match(line)
        and not words.SPEAKS.match(line)
        or (at and (page.signs(at + 1) if at + 1 < len(page.blocks) else True))
    )


def _is_told(page: Lines, at: int, end: int) -> bool:
    """Whether sentences stand behind a title."""
    behind = [block for block in page.blocks[at + 1 : end] if not words.RULE.match(block.text)]
    if sum(len(block.text) for block in behind) < LEAST_NOTICE or not behind:
        return False
    return any(len(block.text) >= LEAST_SENTENCE and block.text.rstrip()[-1:] in _STOPS for block in behind)


def _said(page: Lines, at: int) -> str:
    """A title without its number, and without who speaks: 「總務處：停車證換發」."""
    line = page.bare[at]
    line = NUMBER.sub("", line)
    return words.SPEAKS.sub("", line)


def is_section(text: str) -> bool:
    """Whether a line is what sections are called, or days: 「報名方式」, 「第一梯」."""
    rest = letters(words.GENERAL.sub("", text))
    if len(rest) < 2 or words.ANNEX.match(text):
        return True
    if words.TURN.match(text) and not words.HAPPENS.search(text):
        return True
    return any(one.search(text) for one in (words.ENTRY, words.ASKS))
