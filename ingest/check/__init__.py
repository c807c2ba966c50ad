"""A record → flags: where its dates contradict the calendar, each other, or the day it came out.

Each check is one file with one function: a `Reading` (the announcement as checks see it) and the flags raised before
it go in, flags come out, with span, evidence, a message key with values, a suggestion where the document settles the
right value, and alternatives a person may choose among. A check never edits. The order below matters: what is flagged
for its own date is not compared with others.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence

import msgspec

from ingest.check.anachronism import anachronism
from ingest.check.conflicting_amounts import conflicting_amounts
from ingest.check.conflicting_bounds import conflicting_bounds
from ingest.check.conflicting_floors import conflicting_floors
from ingest.check.conflicting_hours import conflicting_hours
from ingest.check.conflicting_totals import conflicting_totals
from ingest.check.conflicting_values import conflicting_values
from ingest.check.duration_mismatch import duration_mismatch
from ingest.check.hours_order import hours_order
from ingest.check.impossible_date import impossible_date
from ingest.check.reading import Reading
from ingest.check.reversed_range import reversed_range
from ingest.check.sequence_conflict import sequence_conflict
from ingest.check.stale_deadline import stale_deadline
from ingest.check.weekday_mismatch import weekday_mismatch
from ingest.check.year_mismatch import year_mismatch
from records import Announcement, Flag
from zh.clauses import Clauses
from zh.dates import Found
from zh.plain import plain

__all__ = ["CHECKS", "check"]

CHECKS: tuple[Callable[[Reading, Sequence[Flag]], Iterator[Flag]], ...] = (
    impossible_date,
    reversed_range,
    weekday_mismatch,
    anachronism,
    year_mismatch,
    duration_mismatch,
    sequence_conflict,
    hours_order,
    conflicting_values,
    conflicting_bounds,
    conflicting_amounts,
    conflicting_totals,
    conflicting_hours,
    conflicting_floors,
    stale_deadline,
)


def check(
    announcement: Announcement,
    found: Sequence[Found],
    reference: datetime.date | None,
    clauses: Clauses | None = None,
) -> Announcement:
    """The announcement with its flags, in order of their places.

    `found` is what `zh.dates.find` gave for its body, `reference` the day it came out (None: not known; then nothing
    is compared with it).
    """
    text = Reading(announcement, found, reference, clauses or Clauses(plain(announcement.body)))
    flags: list[Flag] = []
    for one in CHECKS:
        flags += list(one(text, flags))
    # one flag of a kind at a place: a value that contradicts two others is one mistake
    once = {(flag.kind, flag.offset, len(flag.span)): flag for flag in reversed(flags)}
    given = sorted(once.values(), key=lambda flag: (flag.offset, len(flag.span)))
    return msgspec.structs.replace(announcement, flags=tuple(given))
