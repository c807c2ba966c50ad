"""What ingest read of a page, beside the values that answers see: each window and amount with the label that it goes by, and
whose a condition is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from os.path import commonprefix
from typing import NamedTuple

from answer.text import narrow, number
from records import Record, Threshold


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


def threshold_at(record: Record, start: int, end: int) -> Threshold | None:
    """The stated condition that holds [start, end)."""
    here = [one for one in record.thresholds if one.offset <= start and end <= one.offset + len(one.span)]
    return min(here, key=lambda one: len(one.span), default=None)


def whose(record: Record, text: str) -> set[str]:
    """The owners of conditions that a narrow text names, by what tells them apart: 「城市」 of 城市門店 and 社區門店."""
    owners = {one.owner for one in record.thresholds if one.owner}
    named = {owner for owner in owners if narrow(owner) in text}
    if named or len(owners) < 2:
        return named
    told = {owner: narrow(owner) for owner in owners}
    before = len(commonprefix(list(told.values())))
    behind = len(commonprefix([one[::-1] for one in told.values()]))
    apart = {owner: one[before : len(one) - behind] for owner, one in told.items()}
    return {owner for owner, one in apart.items() if len(one) > 1 and one in text}


def of_other_owner(record: Record, text: str, start: int, end: int) -> bool:
    """Whether [start, end) is a condition for others than those whom a narrow text names."""
    one = threshold_at(record, start, end)
    named = whose(record, text) if one and one.owner else set()
    return one is not None and bool(named) and one.owner not in named


def of_other_measure(record: Record, text: str, start: int, end: int) -> bool:
    """Whether [start, end) is told of another measure than a narrow text names: 「粉絲20萬以上」, asked of the GMV beside it."""
    one = threshold_at(record, start, end)
    if one is None:
        return False
    amount = number(narrow(one.span)[start - one.offset : end - one.offset].rstrip("元人名家个"))
    own = {_core(each.measure) for each in one.conditions if each.amount == amount}
    others = {_core(each.measure) for each in one.conditions} - own
    return bool(own) and not any(each in text for each in own) and any(each in text for each in others)


def _core(measure: str) -> str:
    """What is measured, without over which time: 月度GMV → gmv."""
    return _PERIOD.sub("", narrow(measure)) or narrow(measure)


_PERIOD = re.compile(r"^(?:近?[一二三半\d]*个?[年月季周日天](?:度|均|内)?|单[笔日月]|累计|平均)+的?(?=[^\W\d_]{2})")
