"""Lengths of time as limits and stretches: 「3個工作日內」 → P3BD, the word 内 belonging to the span."""

from __future__ import annotations

import re

from ingest.record.text import Text
from records import Duration

_WITHIN = re.compile(r"\s?(?:之内|以内|内)")


def durations(text: Text) -> tuple[Duration, ...]:
    given: list[Duration] = []
    for one in text.found:
        if one.kind != "duration" or not one.timex:
            continue
        within = None if one.text.endswith(("内", "內")) else _WITHIN.match(text.plain, one.stop)
        end = within.end() if within else one.stop
        given.append(Duration(span=text.body[one.offset : end], offset=one.offset, timex=one.timex))
    return tuple(given)
