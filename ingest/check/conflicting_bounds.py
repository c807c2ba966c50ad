"""A day that the text tells otherwise itself: the last or first of a range (`last_day`), that of a deed (`day_of_deed`), one so many days off (`counted_days`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.check.counted_days import counted
from ingest.check.day_of_deed import is_day, of_deed
from ingest.check.entries import of_two_entries
from ingest.check.last_day import of_range
from ingest.check.reading import MANY, Reading
from ingest.check.spelling import label_of
from ingest.check.two_things import of_two
from records import Flag

_BESIDE = 24  # dates before or behind one with which it is compared


def conflicting_bounds(text: Reading, raised: Sequence[Flag]) -> Iterator[Flag]:
    if text.corrects:
        return
    doubted = [(flag.offset, flag.offset + len(flag.span)) for flag in raised if flag.kind != "weekday_mismatch"]
    free = [
        one
        for one in text.mentions[:MANY]
        if not (one.old or one.changed or one.example or one.ago)
        and not any(start < one.found.stop and one.found.offset < end for start, end in doubted)
    ]
    kept = {one.found.offset for one in free}
    doubtful = {
        one.section for one in text.mentions[:MANY] if one.first != one.last and one.found.offset not in kept
    }  # where a range is in doubt, its last day settles nothing
    for at, later in enumerate(free):
        if not at or not is_day(later):
            continue
        before = [one for one in free[max(0, at - _BESIDE) : at] if one.section == later.section]
        told = None if later.section in doubtful else of_range(text, before, later)
        told = told or of_deed(text, before, later) or counted(text, free[max(0, at - _BESIDE) : at + _BESIDE], later)
        if told is None or of_two(text, told, later) or of_two_entries(text, told, later):
            continue
        label = next((one.label for one in text.windows if one.offset == told.found.offset), None) or told.found.text
        message: dict[str, object] = {
            "key": "two_values",
            "label": label_of(label),
            "one": told.found.text,
            "other": later.found.text,
        }
        start, stop = later.found.offset, later.found.stop
        yield text.flag("conflicting_values", start, stop, message, [text.of(told.found)])
