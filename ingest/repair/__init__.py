"""Damaged text → text, each change kept.

A repair is a file with `KIND` and `find(text) -> list of Change`, and with `SIGNS` where it finds nothing in a text that has none of
these characters; to add one, put it into `ORDER`. Each is given the text as the one before left it. What a repair learns from the
text (which characters carry readings, which words stand undotted elsewhere) it learns from the whole page, so all texts of a page
are repaired as one, line by line; no repair touches a line's end.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TypeVar

import msgspec

from ingest.repair import (
    blanks,
    clash,
    dots,
    entities,
    escapes,
    glosses,
    invisible,
    latin,
    mojibake,
    pinyin,
    radicals,
    shift,
    spaced,
    styled,
    tags,
    width,
)
from ingest.repair.change import Change, applied, composed
from ingest.repair.look import Look
from records import Attachment, Block, Candidate, Extracted, LeftOut, Part, Repair, Trouble

# characters first (what later rules would stumble over), then what needs whole words
ORDER = (
    entities,
    escapes,
    tags,
    mojibake,
    clash,
    latin,
    invisible,
    radicals,
    blanks,
    shift,
    spaced,
    styled,
    width,
    pinyin,
    glosses,
    dots,
)
_Said = TypeVar("_Said", Block, Candidate, Attachment, LeftOut)
MAX_TEXT = 500_000  # characters of a page; the longest real article met had 18,000
_LOOK = Look([getattr(step, "SIGNS", None) for step in ORDER])
_ROUNDS = 4  # until nothing changes: 「報\u200b(bào)」 needs two


def repair_text(text: str) -> tuple[str, list[Change]]:
    """The repaired text and the changes of the given one, in order: `applied(text, changes)` is the repaired text.

    A second pass changes nothing; sound text comes back as it is.
    """
    changes: list[Change] = []
    sound = [""] * len(ORDER)  # the text in which a repair found nothing last
    asked = _LOOK(text)  # a later round has no other characters, but for those written on the way
    for _ in range(_ROUNDS):
        round_before = text
        for number, step in enumerate(ORDER):
            if not asked >> number & 1 or sound[number] == text:
                continue
            found = step.find(text)
            if not found:
                sound[number] = text
            else:
                changes = composed(changes, text, found)
                text = applied(text, found)
                # what was written may be signs too
                asked |= _LOOK("".join([change.after for change in found]))
        if text == round_before:
            break
    return text, changes


# what marks of Chinese become where UTF-8 is read as GBK, UTF-8 and GBK as Latin letters; a search for one letter is a hundred times as fast
_TWICE = ("锛", "銆", "ï¼", "ã€", "£¬", "¡£", "Ã¯Â¼", "Ã£Â")


def reread(text: str) -> str:
    """The source of a page with what was decoded twice read again, as far as that shows at its marks; its tags stay."""
    for _ in range(_ROUNDS):  # some pages were decoded three times
        if len(text) > MAX_TEXT or not any(sign[0] in text and sign in text for sign in _TWICE):
            break
        before = text
        for step in (mojibake, latin):
            text = applied(text, step.find(text))
        if text == before:
            break
    return text


def repair(extracted: Extracted) -> tuple[Extracted, tuple[Repair, ...]]:
    """All texts of a page repaired. The offset of a repair in the body counts in its blocks joined by line ends.

    Raises Trouble("page_too_long").
    """
    texts = [block.text for block in extracted.blocks]
    body_lines = len(texts)
    texts += [candidate.text for candidate in extracted.candidates]
    texts += [attachment.text for attachment in extracted.attachments]
    texts += [left.text for left in extracted.left_out]
    texts = [text.replace("\n", " ") for text in texts]
    if sum(map(len, texts)) > MAX_TEXT:
        raise Trouble("page_too_long", limit=MAX_TEXT)
    text = "\n".join(texts)
    whole, changes = repair_text(text)
    lines = whole.split("\n") if texts else []
    if len(lines) != len(texts):
        raise AssertionError("a repair touched the end of a line")
    rest = iter(lines)
    blocks = tuple(map(_with, extracted.blocks, rest))
    stripped = map(str.strip, rest)
    candidates = tuple(map(_with, extracted.candidates, stripped))
    attachments = tuple(map(_with, extracted.attachments, stripped))
    left_out = tuple(map(_with, extracted.left_out, stripped))
    rows: list[list[tuple[str, ...]]] = [[] for _ in extracted.tables]
    for block in blocks:
        if block.kind == "row" and block.table is not None:
            rows[block.table].append(tuple(cell.strip() for cell in block.text.split("\t")))
    repaired = Extracted(
        candidates=candidates,
        blocks=blocks,
        tables=tuple(map(tuple, rows)),
        attachments=attachments,
        next_url=extracted.next_url,
        thread=extracted.thread,
        left_out=left_out,
    )
    return repaired, _reported(extracted, text, texts, body_lines, changes) if changes else ()


def _with(one: _Said, text: str) -> _Said:
    return one if one.text == text else msgspec.structs.replace(one, text=text)


def moved(repairs: tuple[Repair, ...], blocks: tuple[Block, ...], parts: tuple[Part, ...]) -> tuple[Repair, ...]:
    """The repairs of a page's blocks as those of its body: its announcements in order, the titles of the later ones as lines.

    What stands in a block that is no part of the body is in the title (the first line) or left out.
    """
    whole = sum(len(block.text) + 1 for block in blocks) - 1
    if len(parts) == 1 and sum(len(block.text) + 1 for block in parts[0].blocks) - 1 == whole:
        return repairs
    starts: list[int] = []  # of each block in the page's text
    places: list[int | None] = []  # of that start in the body: in front of its line where a title lost its number
    said: list[Block | str] = [*parts[0].blocks]
    for part in parts[1:]:
        said += [part.title, *part.blocks]
    start = place = at = 0
    for block in blocks:
        line = said[at] if at < len(said) else None
        starts.append(start)
        start += len(block.text) + 1
        if line is block or isinstance(line, str) and line in block.text:
            text = line if isinstance(line, str) else block.text
            places.append(place - (block.text.find(line) if isinstance(line, str) else 0))
            place += len(text) + 1
            at += 1
        else:
            places.append(None)
    found: list[Repair] = []
    for one in repairs:
        if one.offset is None:
            found.append(one)
            continue
        number = max(0, bisect_right(starts, one.offset) - 1)
        moved_to = places[number]
        if moved_to is None:
            found.append(msgspec.structs.replace(one, place="left_out" if number else "title", offset=None))
        else:
            found.append(msgspec.structs.replace(one, offset=max(0, moved_to + one.offset - starts[number])))
    return tuple(found)


def _joined(changes: list[Change]) -> list[Change]:
    """Deletions side by side as one: 「動\u200b(dòng)」 lost a character without width and a reading."""
    joined: list[Change] = []
    end = -1  # of a deletion
    for change in changes:
        if change.start == end and not change.after:
            before = joined[-1]
            joined[-1] = msgspec.structs.replace(change, start=before.start, unsure=before.unsure or change.unsure)
        else:
            joined.append(change)
        end = -1 if change.after else change.end
    return joined


def _reported(
    extracted: Extracted, text: str, texts: list[str], body_lines: int, changes: list[Change]
) -> tuple[Repair, ...]:
    """The changes in body, title and what was left out; those of other lines of the head are not told twice."""
    titles = [n for n, candidate in enumerate(extracted.candidates) if candidate.field == "title"]
    title = max(titles, key=lambda n: extracted.candidates[n].weight, default=-1)
    left_from = body_lines + len(extracted.candidates) + len(extracted.attachments)
    bounds: list[int] = []
    at = 0
    for one in texts:
        bounds.append(at)
        at += len(one) + 1
    bounds.append(at + 1)
    reported: list[Repair] = []
    line = 0
    shift = 0
    for change in _joined(changes):
        start, end, after = change.start, change.end, change.after
        while bounds[line + 1] <= start:
            line += 1
        in_body = line < body_lines
        if in_body or line == body_lines + title or line >= left_from:
            # a reading is told with its character: 「動(dòng)」 → 「動」
            shown = start - 1 if change.kind == pinyin.KIND and not after and start > 0 else start
            reported.append(
                Repair(
                    kind=change.kind,
                    place="body" if in_body else "title" if line < left_from else "left_out",
                    offset=shown + shift if in_body else None,
                    before=text[shown:end],
                    after=text[shown:start] + after,
                    unsure=change.unsure,
                )
            )
        shift += len(after) - (end - start)
    return tuple(reported)
