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
KEPT = re.compile(
    r"转[发载贴]|旧[文闻帖]|[存归]档|往期|大事记|年表(?![彰演示现])|年谱|沿革|编年|(?<![\u4e00-\u9fff])[记纪]事|回眸|历程|附:(?:(?=[原旧])|(?![^\n]{0,12}[表单图样册]))|原文|摘[录编]"
)
# said right before a day that is set: no 制定于, 决定于, 认定为, and no day from which something is reckoned (起算日定为)
SET = r"(?<![制修审认决规核议鉴判裁评签测指约固编校])[定订](?:[于在]|(?<![算准记权息始请效]日[定订])(?<!时点[定订])为)"
# of the school year or term before this one: no 「2026年上学期」, which is the first of a year, and no 「早上学期间」
LAST_TERM = r"(?<![年级一二三\d早晚])上学[年期]"


class Claim(NamedTuple):
    """Which days would agree with what is said, and where that stands. Who reads one gives none where nothing is said, or where it is told of something else."""

    holds: Callable[[datetime.date, datetime.date], bool]
    evidence: Evidence


def year_of(written: str) -> int:
    """A year as it is written without 年, of either calendar: 「2025」, 「114」."""
    return int(written) + (0 if len(written) == 4 else ROC)
