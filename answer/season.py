"""Whether hours of every day are asked of a feast, a holiday or a sale of its own: 「國慶期間客服幾點下班」 is not told by 「每日10:00-19:00」.

Read of clock times without a day. Such a time may be told where the title, the heading above it, its label or its sentence names the
same, or tells the day of the feast, or where the page says that all goes on as ever then (「春節照常」, 「全年無休」); but none that is told of another feast.
"""

from __future__ import annotations

import re

from answer import feasts
from answer.marks import Seen
from answer.types import when

_OWN = re.compile(f"{feasts.FEAST}|{feasts.BREAK}|{feasts.SALE}")
_DAYS_OFF = re.compile(feasts.OFF)
_AS_EVER = re.compile(r"全年无休|全年\s?365|365\s?天|照常|7\s?[x×*]\s?24|24\s?[x×*]\s?7|24小时")


def of_every_day(one: Seen) -> bool:
    """Whether a clock time is told of every day, where that of a feast or a sale is asked."""
    asked = _OWN.search(one.asked.text) if one.kind == "when" else None
    page, start = one.page, one.proposal.start
    if asked is None:
        return False
    told = next((each for each in when.found(page) if each.start <= start < each.end), None)
    if told is None or told.first.dated or told.first.clock is None:
        return False
    line, label = page.lines[page.line_at(start)], page.label(start)
    above = page.lines[line.heading] if line.heading is not None else line
    spans = [page.sentence(start), (above.start, above.end), *([label] if label else [])]
    spans += list(page.cells(line)) if one.in_row else []
    told_of = "\n".join([page.title, *(page.text[low:high] for low, high in spans)])
    if re.search(feasts.same(asked[0]), told_of) or (asked[0] in feasts.DAYS and any(feasts.told(told_of, asked[0]))):
        return False
    own = page.text[slice(*page.sentence(start))]
    return _OWN.search(own) is not None or not (_DAYS_OFF.search(told_of) or _AS_EVER.search(page.text))
