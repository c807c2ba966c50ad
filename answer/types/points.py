"""Points that are put down or taken off: 「售賣仿品\\t20點」, asked 「記多少點」.

A clock time is written alike (20點), so they are read only where the page tells of 記點, 扣點 or 點數, and none that has another time
beside it (9點至18點) or stands behind a word of time (下午3點).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.types.contract import Proposal

_ASKED = re.compile(
    r"(?:[扣记计消减加抵满积罚]|累[计积])[^,。;?]{0,4}(?:多少|几)个?点(?!钟|整|半)|多少点(?!钟)(?:数|才|会|就|要)?"
)
_SUCH = re.compile(r"[记扣计积罚]点|点数")
_POINTS = re.compile(
    r"(?<![\d.:至到晚早午晨天日-])(?P<says>\d{1,3}个?点)(?![钟整半\d至到前后起止一二三四五六七八九十-])"
)


def told(asked: Asked, page: Page) -> Iterator[Proposal]:
    """All points that a page tells, where they are asked for and it tells of such."""
    if _ASKED.search(asked.text) and _SUCH.search(f"{page.title}\n{page.text}"):
        for match in _POINTS.finditer(page.text):
            if match["says"] not in asked.text:
                yield Proposal(*match.span("says"), boost=0.1)
