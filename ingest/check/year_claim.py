"""What a claim is: one thing that a text says of the year of a date (`timeline`), and the spans of days round publication that claims share."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import NamedTuple

from ingest.check.reading import DAY
from records import Evidence

Span = tuple[datetime.date, datetime.date]

BACK, AHEAD = 3 * DAY, 200 * DAY  # behind publication and ahead of it, where what is planned lies
OVER = 45 * DAY  # behind publication; what is planned or new is surely not so far back
MOST_OF_A_YEAR = 300 * DAY
SHORT = 120 * DAY  # of a range whose ends are of one year again
ROC = 1911
# of the text: that it is passed on, kept or tells what was
KEPT = re.compile(r"转[发载贴]|旧[文闻帖]|[存归]档|往期|大事记|年[表谱]|沿革|编年|[记纪]事|回眸|历程|附:|原文|摘[录编]")


class Claim(NamedTuple):
    """Which days would agree with what is said, and where that stands."""

    holds: Callable[[datetime.date, datetime.date], bool]
    evidence: Evidence


def year_of(written: str) -> int:
    return int(written) + (0 if len(written) == 4 else ROC)
