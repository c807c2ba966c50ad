"""A page that says how many announcements it holds, and has as many titles: 「本週公告三則」, 「各位街坊，本月有兩件事要大家知道。」.

Where the number is right, a title need not say what happens (「鍋爐房輪值」): it is a short line over running text, and the first stands at
the beginning, under a sentence that leads at the most. What sections are called, questions and entries of a list are never counted.
"""

from __future__ import annotations

import re

from ingest.split import words
from ingest.split.gathered import is_section
from ingest.split.lines import Lines, Short
from ingest.split.text import LEAST_NOTICE, pairs
from records import Block
from zh.bare import bare
from zh.numerals import number as numeral

_LONGEST = 80  # characters of a sentence that leads
_PIECE = -4  # points of form of what no announcement is called
_SHORT = 300  # short lines of a page that is no list
_OF_TIME = re.compile("[年月日周季天期起本这个有共项件在从的一二三四五六七八九十两几]")
_BRACKETED_END = re.compile(r"\s*\([^()]*\)\s*$")


def number_in_title(title: str) -> int | None:
    """How many announcements a page's title counts; nothing where it counts what is asked for (「寓言三則徵集」)."""
    return _number(words.TITLE_COUNTS.search(bare(title)))


def names_no_thing(title: str) -> bool:
    """Whether a page's title is a kind of text with who speaks and when at the most: 「街坊會通告（九月號）」."""
    named = _BRACKETED_END.sub("", bare(title)).strip()
    about = words.HAPPENS.search(named.replace("重要", "")) or words.ABOUT.search(named)
    return about is None and words.KIND_OF_MANY.search(named) is not None


def number_of_things(line: str, title: str) -> int | None:
    """How many things a sentence (`bare` has read it) says there are, under a title that names no thing."""
    if not names_no_thing(title):
        return None
    found = words.LEADS_THINGS.search(line)
    return None if found is None or words.HEEDS.search(line[: found.start()]) else _number(found)


def names_one(line: str, blocks: tuple[Block, ...], starts: list[int]) -> bool:
    """Whether a sentence in front (`bare` has read it) names a thing that two of the texts behind it speak of: 「春遊當天有三項變動」."""
    rest = words.GENERAL.sub(" ", words.JOINS.sub(" ", words.NO_THING.sub(" ", line)))
    named = {pair for pair in pairs(rest) if not _OF_TIME.search(pair)}
    texts = [
        bare("\n".join(block.text for block in blocks[at:end]))
        for at, end in zip(starts, [*starts[1:], len(blocks)], strict=True)
    ]
    return any(sum(pair in text for text in texts) > 1 for pair in named)


def number_of_notices(line: str) -> int | None:
    """How many announcements a sentence (`bare` has read it) counts: 「本月有以下三則公告」."""
    return _number(words.LEADS_COUNTED.search(line))


def _number(found: re.Match[str] | None) -> int | None:
    if found is None:
        return None
    return numeral(next(one for one in found.groups() if one))


def counted(blocks: tuple[Block, ...], set_apart: set[str], number: int) -> list[int]:
    """The lines that begin the announcements, where `number` titles stand in a row, the first line being one; else none.

    `set_apart`: texts of lines that look like no other.
    """
    if number < 2:
        return []
    page = Lines(blocks)
    lines = [line for line in page.short(_SHORT) if _may_be_title(page, line)]
    plain = [line for line in lines if not line.number]
    for row in (
        [line for line in plain if blocks[line.at].kind == "heading"],
        [line for line in plain if blocks[line.at].kind == "heading" or blocks[line.at].text in set_apart],
        plain,
        [line for line in lines if line.number],
    ):
        if len(row) == number and row[0].at == 0 and not any(is_section(line.text) for line in row):
            starts = [line.at for line in row]
            ends = [*starts[1:], len(blocks)]
            if all(_is_told(page, at, end) for at, end in zip(starts, ends, strict=True)):
                return starts
    return []


def lead_lines(blocks: tuple[Block, ...]) -> list[int]:
    """How many lines may lead: none, a greeting or a sentence, both."""
    found = [0]
    for at, block in enumerate(blocks[:2]):
        if block.kind != "paragraph" or len(block.text) > _LONGEST or block.text.rstrip()[-1:] not in "。！!：:~～":
            break
        if at and not words.GREETS.match(bare(blocks[0].text).strip()):
            break
        found.append(at + 1)
    return found


def _may_be_title(page: Lines, line: Short) -> bool:
    return (
        line.form > _PIECE
        and line.at not in page.series
        # a heading that ends as an office's name does: 「行李寄存擴大到側廳」
        and (page.blocks[line.at].kind == "heading" and not page.signs(line.at) or not page.belongs(line))
        and (line.at == 0 or not page.listed(line.at))
        and not words.ANNEX.match(line.text)
    )


def _is_told(page: Lines, at: int, end: int) -> bool:
    return (
        page.tells(at + 1, min(end, at + 3)) and sum(len(one.text) for one in page.blocks[at + 1 : end]) >= LEAST_NOTICE
    )
