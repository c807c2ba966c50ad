"""Moments that elements keep in their attributes, behind what a page shows: 「2 年前」, 「11月4日」."""

from __future__ import annotations

import re
from typing import Any

from ingest.extract.line import Line
from ingest.extract.text import attribute
from zh.bare import bare

_MOMENT = re.compile(r"(?:19|20)\d\d[-/年]\d\d?[-/月]\d\d?.{0,24}$|1[0-9]{9}(?:\d{3})?$")
_TELLS_CHANGE = re.compile(r"(?:更新|修改|编辑|updated|modified)(?:时间|日期|于|on)?\W*$")


def tells_change(element: Any) -> bool:
    """Whether the words right in front of an element say that the page was changed then: 「更新於」 <time>."""
    before, above = element.getprevious(), element.getparent()
    said = before.tail if before is not None else above.text if above is not None else None
    return _TELLS_CHANGE.search(bare(said or "")) is not None


def moment_of(line: Line) -> str | None:
    """The moment that an element of a line keeps in an attribute, but for that of a change."""
    for element in line.node.element.iter():
        for name in ("datetime", "content", "title", "data-time", "data-date", "data-timestamp", "data-utime"):
            if _MOMENT.match(value := attribute(element, name).strip()) and not tells_change(element):
                return value
    return None
