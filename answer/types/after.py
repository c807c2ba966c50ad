"""Days told from another: 「成績在考後21天公佈」 beside 「考試：12月15日」."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from answer.evidence import Page
from answer.text import NUMBER, number
from answer.values import Date

_AFTER = re.compile(
    rf"(?P<event>(?:(?![在于自从的于])[一-鿿]){{1,4}}?)(?:结束|完成|截止)?(?:以|之)?后的?第?(?P<days>{NUMBER})[天日](?![以之]?内|起)"
)
_LABEL = re.compile(r"([一-鿿]{2,10})(?:时间|日期)?[:\t]\s*$")


class After(NamedTuple):
    """What is told at [start, end) of the body, and the day that it comes to; it hangs on the days at `rests`."""

    start: int
    end: int
    day: datetime.date
    rests: tuple[int, int]


def told(page: Page, dates: Sequence[Date]) -> Iterator[After]:
    """So many days after an event, where `dates`, those of the page, hold one day alone that is labelled with it."""
    matches = list(_AFTER.finditer(page.text))
    labelled = [(label[1], one) for one in dates if matches and (label := _labelled(page, one)) and one.first.dated]
    for match in matches:
        of = [one for label, one in labelled if label.startswith(match["event"][-2:])]
        last, days = (of[0].last or of[0].first).day if len(of) == 1 else None, number(match["days"])
        if last and days:
            day = last + datetime.timedelta(days=int(days))
            yield After(match.start(), match.end(), day, (of[0].start, of[0].end))


def _labelled(page: Page, one: Date) -> re.Match[str] | None:
    return _LABEL.search(page.text, page.lines[page.line_at(one.start)].start, one.start)
