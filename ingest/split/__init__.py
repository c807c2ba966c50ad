"""One page → its announcements.

Announcements that were glued into one page keep their titles: those of the second and later ones stand as lines in the text,
and the page's title is all of them in a row (`named`), the first's alone, or none of theirs (`told`). Sections, annexes and notices that are quoted stay inside.
"""

from __future__ import annotations

from ingest.split.named import called_by_later, first_title, in_title
from ingest.split.text import NUMBER, same
from ingest.split.told import SOURCE, told
from ingest.split.words import RULE, SOURCED
from records import Extracted, Part
from zh.bare import bare


def split(extracted: Extracted, title: str | None) -> tuple[Part, ...]:
    """The announcements of a page, one at least; every block goes to one of them, except titles and, of several, lines of source and rules."""
    blocks = extracted.blocks
    starts, opens = _posts(extracted) or in_title(blocks, title or ""), False
    if not starts and (later := called_by_later(blocks, title or "")) is not None:
        starts, opens = [later], True
    if not starts:
        set_apart = {one.text for one in extracted.candidates if one.evidence == "heading in body"}
        starts, opens = told(blocks, set_apart, title or "")
    names = [NUMBER.sub("", blocks[at].text) for at in starts]
    first = first_title(title or "", names)
    begin = 0
    if starts and opens:
        first, begin = NUMBER.sub("", blocks[0].text), 1
    elif starts and blocks and same(blocks[0].text, first):
        begin = 1
    parts: list[Part] = []
    bounds = [begin] + [at + 1 for at in starts]
    ends = [*starts, len(blocks)]
    for name, begin, end in zip([first, *names], bounds, ends, strict=True):
        parts.append(Part(title=name, blocks=blocks[begin:end]))
    return tuple(map(_trimmed, parts)) if starts else tuple(parts)


def _trimmed(part: Part) -> Part:
    """An announcement of several, the lines of time and source under its title apart, without the rule behind it."""
    blocks = part.blocks
    begin, end = 0, len(blocks)
    while begin < end - 1 and len(blocks[begin].text) <= SOURCE and SOURCED.search(bare(blocks[begin].text)):
        begin += 1
    while begin < end - 1 and RULE.match(blocks[end - 1].text):
        end -= 1
    return Part(title=part.title, blocks=blocks[begin:end], above=tuple(block.text for block in blocks[:begin]))


def _posts(extracted: Extracted) -> list[int]:
    """Lines that are the titles of the later of several posts in a row."""
    titles = {one.text for one in extracted.candidates if one.evidence == "post"}
    return [
        at
        for at, block in enumerate(extracted.blocks)
        if at and block.kind == "heading" and block.text.strip() in titles
    ]
