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


def rests_on(flags: Iterable[Flag], spans: Iterable[tuple[int, int]]) -> tuple[Flag, ...]:
    """The flags that nobody decided of what stands in spans. Of two values that contradict each other both are in doubt, the one that
    the flag stands at and the one that it was held against: 「升级时间9月20日…升级时间9月21日」."""
    places = tuple(spans)
    return tuple(
        flag
        for flag in flags
        if flag.state != "decided"
        and any(low < end and start < high for low, high in _doubted(flag) for start, end in places)
    )


def _doubted(flag: Flag) -> Iterator[tuple[int, int]]:
    yield flag.offset, flag.offset + len(flag.span)
    if flag.kind == "conflicting_values" and flag.suggestion is None:  # a third statement settles which is wrong
        yield from ((one.offset, one.offset + len(one.span)) for one in flag.evidence[:1])


def touching(flags: Iterable[Flag], start: int, end: int) -> Iterator[Flag]:
    """The flags that doubt something of [start, end)."""
    for flag in flags:
        first, last = piece(flag)
        if first < end and start < last:
            yield flag
