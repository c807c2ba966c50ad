"""Repaired lines and blocks → a record: windows, durations, thresholds, amounts, lists, steps, definitions,
consequences.

`record` reads one announcement. Each kind of fact is one file with one function (a `Text` in; values out, in order of
their places, spans in the body); nothing here judges whether a date is right.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.record.amounts import amounts
from ingest.record.consequences import consequences
from ingest.record.definitions import definitions
from ingest.record.durations import durations
from ingest.record.head import head
from ingest.record.lists import lists
from ingest.record.quantities import quantities
from ingest.record.signed import Own, owns
from ingest.record.steps import steps
from ingest.record.text import Text
from ingest.record.thresholds import thresholds
from ingest.record.windows import windows
from records import Announcement, Part
from zh.clauses import Clauses
from zh.dates import Found
from zh.plain import plain

__all__ = ["head", "owns", "record"]


def record(
    part: Part, body: str, offset: int, found: Sequence[Found], own: Own | None, clauses: Clauses | None = None
) -> Announcement:
    """The facts of one announcement, without flags.

    `body` is the lines of the part's blocks joined by line ends, `offset` where it starts in the page's body, `found`
    what `zh.dates.find` gave for it. `own` is when it came out and whose it is; its facts do not lean on that. `clauses` are
    those of the body in plain characters, where they are known already.
    """
    text = Text(body, part.blocks, found, clauses or Clauses(plain(body)), part.title)
    counted = tuple(quantities(text))
    conditions, used = thresholds(text, counted)
    return Announcement(
        title=part.title,
        offset=offset,
        body=body,
        windows=windows(text),
        durations=durations(text),
        thresholds=conditions,
        amounts=amounts(text, counted, used),
        lists=lists(text),
        steps=steps(text),
        definitions=definitions(text),
        consequences=consequences(text),
        published=own.published if own else None,
        publisher=own.publisher if own else None,
    )
