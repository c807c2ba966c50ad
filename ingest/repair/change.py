"""One change that a repair proposes, and changes made one after another told as changes of the first text."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace


class Change(Struct, frozen=True, order=True, gc=False):
    """Replaces `text[start:end]` (never empty) by `after`; offsets are code points of the text that the repair was given.

    A struct is made in a third of the time of a tuple with names; some pages have hundreds.
    """

    start: int
    end: int
    after: str
    kind: str
    unsure: bool = False  # the bytes do not settle what stood there


def applied(text: str, changes: Sequence[Change]) -> str:
    """The text with all changes (in order, not overlapping) made."""
    pieces: list[str] = []
    done = 0
    for change in changes:
        pieces += (text[done : change.start], change.after)
        done = change.end
    pieces.append(text[done:])
    return "".join(pieces)


class _Span(NamedTuple):
    start: int  # in the text between
    end: int
    change: Change
    later: bool


def _apart(first: Sequence[Change], second: Sequence[Change]) -> list[Change] | None:
    """The two rounds as one where none of the second touches text that the first wrote; else None."""
    result: list[Change] = []
    shift = 0  # from the text between back to the first text
    at = 0
    for other in second:
        while at < len(first):
            one = first[at]
            if one.start - shift + len(one.after) > other.start:
                break
            result.append(one)
            shift += one.end - one.start - len(one.after)
            at += 1
        if at < len(first) and first[at].start - shift < other.end:
            return None
        if shift:
            result.append(Change(other.start + shift, other.end + shift, other.after, other.kind, other.unsure))
        else:
            result.append(other)
    result.extend(first[at:])
    return result


def composed(first: Sequence[Change], between: str, second: Sequence[Change]) -> list[Change]:
    """Two rounds as one: `first` led to the text `between`, `second` starts from it; the result starts where `first` does.

    Where a later change covers text that an earlier one wrote, the two become one.
    """
    if not first or not second:
        return list(first or second)
    if (apart := _apart(first, second)) is not None:
        return apart
    spans: list[_Span] = []
    shift = 0
    for change in first:
        start = change.start + shift
        spans.append(_Span(start, start + len(change.after), change, False))
        shift += len(change.after) - (change.end - change.start)
    spans += [_Span(change.start, change.end, change, True) for change in second]
    spans.sort(key=itemgetter(0, 1))
    result: list[Change] = []
    shift = 0  # from the text between back to the first text
    at = 0
    while at < len(spans):
        group = [spans[at]]
        end = spans[at].end
        at += 1
        while at < len(spans) and spans[at].start < end:
            group.append(spans[at])
            end = max(end, spans[at].end)
            at += 1
        start = group[0].start
        if len(group) == 1:
            one = group[0].change
            if group[0].later:
                result.append(Change(start + shift, end + shift, one.after, one.kind, one.unsure))
            else:
                result.append(one)
                shift += one.end - one.start - len(one.after)
            continue
        later = [span for span in group if span.later]
        earlier = [span.change for span in group if not span.later]
        grown = sum(change.end - change.start - len(change.after) for change in earlier)
        after = applied(
            between[start:end], [replace(c, start=c.start - start, end=c.end - start) for _, _, c, _ in later]
        )
        # named by what was seen first, unless that only stood in the way of the later rule: 「報(\u200bbào)」 is a reading
        kinds = [change.kind for change in earlier if change.kind != "zero_width"] + [c.kind for _, _, c, _ in later]
        kind = (kinds or [earlier[0].kind])[0]
        unsure = any(span.change.unsure for span in group)
        result.append(Change(start + shift, end + shift + grown, after, kind, unsure))
        shift += grown
    return result
