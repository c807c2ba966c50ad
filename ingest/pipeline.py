"""The order of the stages, and nothing else knows it.

decode → extract → repair → split → record → check: bytes in, a Reading out. No network, no store.
"""

from __future__ import annotations

import datetime
import re
import time
from collections.abc import Iterator, Sequence

import msgspec

from ingest import check, decode, extract, record, repair, split
from records import Announcement, Block, Decoded, Extracted, Flag, LeftOut, Page, Part, Reading, Repair
from zh import dates
from zh.clauses import Clauses
from zh.plain import plain
from zh.script import script_of


def read(page: Page, following: Sequence[Page] = ()) -> Reading:
    """All that can be read of a page, and of those on which its article goes on, in order.

    Raises records.Trouble where there is nothing to read (empty, undecodable, too large).
    """
    begun = time.perf_counter()
    decoded, repaired, repairs = _repaired(page)
    for other in following:
        _, more, more_repairs = _repaired(other)
        repairs += _behind(more_repairs, repaired)
        repaired = _joined(repaired, more)
    head = record.head(repaired.candidates, page.address)
    documents: list[Announcement] = []
    lines: list[str] = []
    parts = split.split(repaired, head.title)
    owned = record.owns(parts, head, repaired.candidates)
    for number, (part, own) in enumerate(zip(parts, owned, strict=True)):
        if number:
            lines.append(part.title)
        offset = sum(len(line) + 1 for line in lines)
        body = "\n".join(block.text for block in part.blocks)
        day = _day(own.published)
        found = dates.find(body, day) if day else dates.find_undated(part.title, body)
        clauses = Clauses(plain(body))
        document = record.record(part, body, offset, found, own, clauses)
        # a deadline is over for who reads it where it was put up again
        documents.append(check.check(document, found, _day(head.published or own.published), clauses))
        lines.append(body)
    body = "\n".join(lines)
    said = owned[0] if len(owned) == 1 else head
    return Reading(
        file=page.file,
        encoding=decoded.encoding,
        encoding_reason=decoded.reason,
        script=script_of(body),
        title=head.title,
        published=said.published,
        publisher=said.publisher,
        author=head.author,
        source=head.source,
        categories=head.categories,
        body=body,
        tables=repaired.tables,
        attachments=repaired.attachments,
        next_url=repaired.next_url,
        thread=repaired.thread,
        documents=tuple(documents),
        repairs=repair.moved(repairs, repaired.blocks, parts),
        left_out=(*repaired.left_out, *_between(repaired.blocks, parts)),
        seconds=round(time.perf_counter() - begun, 4),
        error=None,
    )


def _day(published: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(published[:10]) if published else None


def _between(blocks: tuple[Block, ...], parts: tuple[Part, ...]) -> Iterator[LeftOut]:
    """The lines of time and source of single announcements, which are no part of any."""
    if len(parts) > 1:
        kept = {id(block) for part in parts for block in part.blocks}
        titles = tuple(part.title for part in parts)
        for block in blocks:
            if (
                id(block) not in kept
                and not any(title in block.text for title in titles if title)
                and re.search(r"\w", block.text)
            ):
                yield LeftOut(kind="source_line", text=block.text)


def _repaired(page: Page) -> tuple[Decoded, Extracted, tuple[Repair, ...]]:
    decoded = decode.decode(page.data, page.charset)
    return decoded, *repair.repair(extract.extract(decoded.text, page.address, repair.reread))


def _joined(one: Extracted, more: Extracted) -> Extracted:
    """A page with the one behind it: the head is the first's, and so is what both have beside their text."""
    moved = (
        block if block.table is None else msgspec.structs.replace(block, table=block.table + len(one.tables))
        for block in more.blocks
    )
    return Extracted(
        candidates=one.candidates,
        blocks=(*one.blocks, *moved),
        tables=one.tables + more.tables,
        attachments=tuple(dict.fromkeys((*one.attachments, *more.attachments))),
        next_url=more.next_url,
        left_out=tuple(dict.fromkeys((*one.left_out, *more.left_out))),
    )


def _behind(repairs: tuple[Repair, ...], before: Extracted) -> tuple[Repair, ...]:
    """The repairs of a page's body that begins behind another's blocks; those of its title are told there."""
    by = sum(len(block.text) + 1 for block in before.blocks)
    return tuple(
        one if one.offset is None else msgspec.structs.replace(one, offset=one.offset + by)
        for one in repairs
        if one.place != "title"
    )


def check_text(text: str, published: str | None) -> tuple[Flag, ...]:
    """What is doubtful in a bare text, taken as one announcement without a title; offsets count in it.

    `published` is the day it came out (ISO, a time behind it is not looked at), None where that is not known.
    """
    reference = datetime.date.fromisoformat(published[:10]) if published else None
    part = Part(title="", blocks=tuple(Block(kind="paragraph", text=line) for line in text.split("\n")))
    found = dates.find(text, reference)
    clauses = Clauses(plain(text))
    document = record.record(part, text, 0, found, None, clauses)
    return check.check(document, found, reference, clauses).flags
