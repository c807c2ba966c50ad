"""Copies: when are two announcements the same one, put out in two places?

A copy has the same issuer, digits aside the same title, and nearly the same body. The same text under another issuer is
a template; an issue of a series states other facts, the next notice of its kind tells of another place or day; a correction is an announcement of its own: none of these is a copy.

    keys(record)        what candidates are looked up by: who shares none is hardly a copy; eleven at most
    same(one, other)    decides about two; the same whichever way round
    differing(record, copies)   a flag for each date or amount that its copies write otherwise

All read the record alone, title, body, publisher and named source, in either script. A file each: who speaks, the title,
the text, its facts, what happens where and when, where copies differ.
"""

from __future__ import annotations

import re

from ingest.copies import facts, issuer, text, title
from ingest.copies.differences import differing
from records import Record, short_hash
from zh.bare import bare

__all__ = ["differing", "keys", "same"]

OPENING = 150  # characters at the beginning of a body where it says that it corrects another one

_CORRECTION = re.compile(r"更正|勘误|订正")
_CORRECTS = re.compile(r"现(?:将|对|予以|就|作)?[^。\n]{0,30}(?:更正|勘误|订正)|(?:更正|勘误|订正)(?:如下|为)")


def keys(record: Record) -> tuple[str, ...]:
    """What copies of a record share: its title, also in the words of one region, title and issuer, and title and each part
    of a sketch of the body."""
    name, heading = issuer.core(issuer.issuer_of(record)), title.key(record)
    found = [short_hash("t", one) for one in dict.fromkeys((heading, title.regional(heading)))] if heading else []
    if name:
        found.append(short_hash("i", heading, name))
    return (*found, *(short_hash("g", heading, str(value)) for value in text.sketch(record.body)))


def same(one: Record, other: Record) -> bool:
    """Whether two announcements are copies of one another."""
    if not title.same(one, other) or title.another_of_series(one, other) or _corrects(one) != _corrects(other):
        return False
    named = issuer.same(one, other)  # before the texts are compared: templates are many, and this costs little
    if named is False or not text.near(one.body, other.body) or facts.differ(one.body, other.body):
        return False
    if facts.told_apart(one, other):
        return False
    # where names do not tell, the text itself speaks: it must not have a word in place of another
    return named is True or not facts.renamed(one.body, other.body)


def _corrects(record: Record) -> bool:
    """「…的更正公告」, 「…公告（更正）」; or a body that begins by saying what it corrects."""
    if _CORRECTION.search(bare(record.title)):
        return True
    return bool(_CORRECTS.search(bare(record.body[: 2 * OPENING])[:OPENING]))
