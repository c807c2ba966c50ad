"""A sentence that leads to several announcements: 「各位住戶，本月有以下三則公告。」; a number of them in it or in the page's title."""

from __future__ import annotations

from ingest.split import words
from ingest.split.counted import (
    counted,
    lead_lines,
    names_no_thing,
    names_one,
    number_in_title,
    number_of_notices,
    number_of_things,
)
from ingest.split.text import LONGEST, unmarked
from ingest.split.told import Told, told
from records import Block
from zh.bare import bare

_LONGEST = 80  # characters of such a sentence
_SHORT = 20  # and of one that says little


def led(blocks: tuple[Block, ...], set_apart: set[str], title: str) -> tuple[int, list[int]]:
    """How many lines lead, and the lines that begin the second and later announcements; nothing where none leads, or not to as many as it says.

    No line leads where the title alone counts them.
    """
    if (row := _counted(blocks, set_apart, title))[1]:
        return row
    lead = 1 if blocks and words.GREETS.match(bare(blocks[0].text).strip()) and len(blocks[0].text) <= 20 else 0
    for at in (0, lead):
        if at >= len(blocks) - 3 or len(blocks[at].text) > _LONGEST or blocks[at].kind == "row":
            continue
        line = bare(blocks[at].text).strip()
        number = number_of_notices(line)
        rest = blocks[at + 1 :]
        leads = number is not None or words.LEADS.search(line) is not None
        joins = not leads and words.JOINS.search(line) is not None and names_no_thing(title)
        if not leads and not joins and not _are_notices(rest, line, title):
            continue
        found = told(rest, set_apart, title, number is not None)
        starts = [rest[start] for start in (0, *found.starts)]
        if not leads and not all(map(_is_notice, starts)) and not (joins and _is_all(rest, found, line)):
            continue
        if _fits(found, number):
            return at + 1, [at + 1 + start for start in found.starts]
    return 0, []


def _counted(blocks: tuple[Block, ...], set_apart: set[str], title: str) -> tuple[int, list[int]]:
    """As `led`, where the title or a sentence that leads says how many titles there are."""
    in_title = number_in_title(title)
    for lead in lead_lines(blocks):
        number, line = in_title, ""
        if number is None and lead:
            line = bare(blocks[lead - 1].text).strip()
            number = number_of_notices(line) or number_of_things(line, title)
        if number is None or not (starts := counted(blocks[lead:], set_apart, number)):
            continue
        if number_of_notices(line) or not names_one(line, blocks[lead:], starts):
            return lead, [lead + start for start in starts[1:]]
    return 0, []


def _are_notices(blocks: tuple[Block, ...], line: str, title: str) -> bool:
    """Whether a notice by name stands behind a sentence that says little or speaks of notices, and others further down, under a title that names no thing."""
    named = bare(title)
    if words.FORWARDS.search(line) or words.QUOTES.search(line) or "关于" in named or words.HAPPENS.search(named):
        return False
    if len(line) > _SHORT and not words.NOTICES.search(line):
        return False
    return _is_notice(blocks[0]) and any(map(_is_notice, blocks[2:]))


def _is_notice(block: Block) -> bool:
    return (
        block.kind != "row"
        and len(block.text) <= LONGEST
        and words.NOTICE.search(bare(unmarked(block.text))) is not None
    )


def _fits(found: Told, number: int | None) -> bool:
    return bool(found.opens and found.starts) and (number is None or number == len(found.starts) + 1)


def _is_all(blocks: tuple[Block, ...], found: Told, line: str) -> bool:
    """Whether no heading stands in the text that is not the title of one of these, and the sentence in front names nothing that is theirs."""
    starts = [0, *found.starts]
    if any(block.kind == "heading" and at not in starts for at, block in enumerate(blocks)):
        return False
    return not names_one(line, blocks, starts)
