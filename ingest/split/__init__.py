"""One page → its announcements.

Announcements that were glued into one page keep their titles: those of the second and later ones stand as lines in the text.
The page's title is all of them in a row (`named`), none of theirs, so that the first one's stands in the text too (`rows`), or the first's alone
(`told`). Where the first one's was left out with the head of the page it is taken from there. Sections, annexes and notices that are quoted stay
inside.
"""

from __future__ import annotations

import re
from itertools import zip_longest

from ingest.split.collection import called_collection, names_no_thing
from ingest.split.lines import MOST_SHORT, Lines, form
from ingest.split.named import called_by_later, first_title, in_title
from ingest.split.rows import titles_in_a_row
from ingest.split.text import LEAST, LONGEST, SOURCE, letters, same, undated, unmarked
from ingest.split.told import told
from ingest.split.words import BRIDGES, RULE, SOURCED
from records import Extracted, Part
from zh.bare import bare

_SPEAKS = re.compile(r"[:】\]|]\s*$")  # behind who speaks, in front of a title
_SENTENCE = tuple("。！!：:～~")  # ends of a sentence that goes over
_ONE = re.compile(r"\W*(?:一|1|其一|①)[、.)：:\s]")
_TWO = re.compile(r"\W*(?:二|2|其二|②)[、.)：:\s]")


def split(extracted: Extracted, title: str | None) -> tuple[Part, ...]:
    """The announcements of a page, one at least; every block goes to one of them, except titles and, of several, lines of source and rules."""
    blocks = extracted.blocks
    starts, opens = _posts(extracted) or in_title(blocks, title or ""), False
    if not starts and (later := called_by_later(blocks, title or "")) is not None:
        starts, opens = [later], True
    lead, above = 0, None
    if not starts and (short := (page := Lines(blocks)).short(MOST_SHORT)):
        set_apart = {one.text for one in extracted.candidates if one.evidence == "heading in body"}
        if (row := titles_in_a_row(page, short, set_apart, title or "")) is not None:
            lead, starts, opens = row.lead, row.starts[1:], True
            # the first has a day beside it, or the number two: another one stands in the head
            if (
                not lead
                and (undated(blocks[0].text)[1] or _TWO.match(page.bare[0]))
                and (above := _in_head(extracted, title or "", 0))
            ):
                starts, opens = row.starts, False
        else:
            starts = told(page, short, set_apart, title or "")
    names = [unmarked(blocks[at].text) for at in starts]
    first = first_title(title or "", names)
    begin = 0
    if starts and opens:
        first, begin = unmarked(blocks[lead].text), lead + 1
    elif starts and blocks and same(blocks[0].text, first):
        begin = 1
    elif starts:
        first = above or _in_head(extracted, first, starts[0]) or first
    parts: list[Part] = []
    bounds = [begin] + [at + 1 for at in starts]
    ends = [*starts, len(blocks)]
    for name, begin, end in zip([first, *names], bounds, ends, strict=True):
        day = undated(blocks[begin - 1].text)[1] if begin else ""
        parts.append(Part(title=name, blocks=blocks[begin:end], above=(day,) if day else ()))
    if not starts:
        return tuple(parts)
    return (*(_trimmed(part, another=True) for part in parts[:-1]), _trimmed(parts[-1], another=False))


def _in_head(extracted: Extracted, first: str, at: int) -> str | None:
    """The first announcement's title where it was left out with the head of the page; `at`: the line of the second's.

    It is the end of `first` (「某某主機：停電公告」), number one over a number two, the second's with another number
    (「…公告（第三號）」), has a day beside it as the second has, or stands over a line of time as the second does,
    where `first` says no more than who speaks.
    """
    blocks, left = extracted.blocks, extracted.left_out
    second = bare(blocks[at].text)
    timed = at + 1 < len(blocks) and len(blocks[at + 1].text) <= SOURCE and SOURCED.search(bare(blocks[at + 1].text))
    said = bare(first)
    dated = undated(blocks[at].text)[1]
    for one, behind in zip_longest(left, left[1:]):
        if dated and undated(one.text)[1]:
            return unmarked(one.text)
        if one.kind != "other" or not LEAST <= len(letters(one.text)) <= LONGEST:
            continue
        name = unmarked(one.text)
        if _counted(name) == _counted(blocks[at].text) and letters(name) != letters(blocks[at].text):
            return name
        if said != bare(name) and said.endswith(bare(name)) and _SPEAKS.search(said.removesuffix(bare(name))):
            return name
        if _ONE.match(bare(one.text)) and _TWO.match(second):
            return name
        if (
            timed
            and behind is not None
            and behind.kind == "source_line"
            and form(bare(name), letters(name)) >= 0
            and (called_collection(said) or names_no_thing(said))
        ):
            return name
    return None


def _counted(text: str) -> str:
    """The letters of a title without its numbers."""
    return re.sub(r"[\d一二三四五六七八九十]+", "", letters(text))


def _trimmed(part: Part, another: bool) -> Part:
    """An announcement of several, the lines of time and source under its title apart, without the rule behind it; `another` one follows.

    Without the sentence that goes over to that one, too.
    """
    blocks = part.blocks
    begin, end = 0, len(blocks)
    while begin < end - 1 and len(blocks[begin].text) <= SOURCE and SOURCED.search(bare(blocks[begin].text)):
        begin += 1
    while begin < end - 1 and RULE.match(blocks[end - 1].text):
        end -= 1
    last = blocks[end - 1].text if another and begin < end - 1 and blocks[end - 1].kind == "paragraph" else ""
    if last.rstrip()[-1:] in _SENTENCE and len(last) <= SOURCE and BRIDGES.search(bare(last)):
        end -= 1
    return Part(
        title=part.title, blocks=blocks[begin:end], above=(*part.above, *(block.text for block in blocks[:begin]))
    )


def _posts(extracted: Extracted) -> list[int]:
    """Lines that are the titles of the later of several posts in a row."""
    titles = {one.text for one in extracted.candidates if one.evidence == "post"}
    return [
        at
        for at, block in enumerate(extracted.blocks)
        if at and block.kind == "heading" and block.text.strip() in titles
    ]
