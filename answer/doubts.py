"""Doubts about a value: which piece of it a flag puts in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os.path import commonprefix

from records import Flag


def piece(flag: Flag) -> tuple[int, int]:
    """What a flag doubts: where its span differs from what it suggests or a person gave, else all of it.

    The year_mismatch of 「2022年2月15日-2023年4月31日」 that suggests 2023年2月15日-… doubts the first year alone.
    """
    given = flag.decision.value if flag.decision and flag.decision.value else flag.suggestion
    start, end = flag.offset, flag.offset + len(flag.span)
    if given is None or flag.alternatives:
        return start, end
    before = len(commonprefix((flag.span, given)))
    behind = len(commonprefix((flag.span[before:][::-1], given[before:][::-1])))
    while behind and (flag.span[-behind].isdigit()):  # no half of a number
        behind -= 1
    while before and before < len(flag.span) and flag.span[before - 1].isdigit():
        before -= 1
    if before + behind >= len(flag.span):
        return start, end
    return start + before, end - behind


def touching(flags: Iterable[Flag], start: int, end: int) -> Iterator[Flag]:
    """The flags that doubt something of [start, end)."""
    for flag in flags:
        first, last = piece(flag)
        if first < end and start < last:
            yield flag
