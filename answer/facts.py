"""What ingest read of a page, beside the values that answers see: each window and amount with the label that it goes by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from answer.text import narrow
from records import Record


class Fact(NamedTuple):
    """A value at [start, end) of the body and its label, narrow: 「考務費初級」 of 210元."""

    start: int
    end: int
    label: str


def facts(record: Record) -> tuple[Fact, ...]:
    named = [(one.offset, one.span, one.label) for one in record.windows]
    named += [(one.offset, one.span, one.label) for one in record.amounts]
    return tuple(Fact(start, start + len(span), narrow(label)) for start, span, label in named if label)


def fact_at(found: Sequence[Fact], start: int, end: int) -> Fact | None:
    """The shortest labelled value that shares a character with [start, end)."""
    here = [one for one in found if one.start < end and start < one.end]
    return min(here, key=lambda one: one.end - one.start, default=None)
