"""Where a time holds, told in a line of its own: 「停水時間：6月6日」, and under it 「停水範圍：南苑、北苑」."""

from __future__ import annotations

import re

from answer.evidence import Page

_TIME = re.compile(r"\s*(?:[一二三四五六七八九十\d]{1,2}[、.])?[^:。,\n\d]{0,8}(?:时间|日期|期间|时段):")
_WHERE = re.compile(
    r"\s*(?:[一二三四五六七八九十\d]{1,2}[、.])?[^:。,\n\d]{0,8}(?:范围|区域|地区|路段|地点|小区|单位|对象):"
)
_LINES = 3  # from the line of the time


def reaches(page: Page, place: int) -> tuple[tuple[int, int], ...]:
    """The lines round that of a time which say where it holds, where both have a label; none with a second time between them."""
    number = page.line_at(place)
    if not _TIME.match(page.text, page.lines[number].start, page.lines[number].end):
        return ()
    for step in (1, -1):
        for other in range(number + step, number + step * (_LINES + 1), step):
            if not 0 <= other < len(page.lines) or _TIME.match(page.text, *_span(page, other)):
                break
            if _WHERE.match(page.text, *_span(page, other)):
                return (_span(page, other),)
    return ()


def _span(page: Page, number: int) -> tuple[int, int]:
    return page.lines[number].start, page.lines[number].end
