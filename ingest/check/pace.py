"""The pace at which the dates of a row follow one another: 「11月10日、11月17日、11月24日」, 「一天一场：台中场9月30日，台南场10月1日」.

A row is single days told one behind the other, with hardly more than a name between two. Its pace is what three of them and more have in common, or what the text
says before them (一天一场, 隔天, 每七天, 每周); then one is enough. Not seen on purpose: rows by the month, and rows whose days do not follow at one pace.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator

from ingest.check.reading import DAY, Mention, Reading
from records import Evidence
from zh.numerals import number

_BETWEEN = re.compile(r"[^。!?\d]{0,16}")  # between two dates of a row
_MOST = 12  # dates of a row on either side
_ROW = 3  # dates that show a pace by themselves
_WEEK = 7
_SAID = re.compile(
    r"(?P<daily>[一每][天日][一1两二三][\u4e00-\u9fff]|连[续着]|接连|一连|连[办开演放展播休停]?了?(?=[一二两三四五六七\d][天日]))|(?P<other>隔[天日]一|每隔一[天日])|"
    r"每(?:隔)?(?P<many>\d{1,2}|[一二两三四五六七八九十]{1,2})[天日]|(?P<weekly>每周[^、,。;\n]{0,6}(?!次)|逢周|隔周(?P<fortnight>))"
)
_RUN = re.compile(r"[,(]?这?(?:\d|[一二两三四五六七])[天日](?:连[续着办开]|接连|一连)")


def in_step(text: Reading, mention: Mention) -> Iterator[tuple[datetime.date, Evidence]]:
    """The day that a date of a row has by the pace of the others."""
    before, after = _row(text, mention)
    days = [(-at, one.first) for at, one in enumerate(before, 1)] + [(at, one.first) for at, one in enumerate(after, 1)]
    told = [(at, day) for at, day in days if day is not None]
    if not told:
        return
    said = _said(text, (before[-1] if before else mention)) or _run(text, (after[-1] if after else mention))
    near = (before or after)[0]
    if len(told) >= _ROW - 1:
        (low, first), (high, last) = min(told), max(told)
        pace, rest = divmod((last - first).days, high - low)
        even = not rest and pace > 0 and all(day == first + (at - low) * pace * DAY for at, day in told)
        # two days show a pace where they stand on both sides of it, or the text says one
        if even and (len(told) >= _ROW or said == pace):
            yield first - low * pace * DAY, text.of(near.found)
        return
    if said and said != _WEEK:  # a week on, many a thing else lies, too: 「每周五发货，清单截止6月24日，盘点6月31日」
        [(at, day)] = told
        yield day - at * said * DAY, text.of(near.found)


def _row(text: Reading, mention: Mention) -> tuple[list[Mention], list[Mention]]:
    """The dates of a row before one, from the nearest, and those behind it."""
    place = bisect_left(text.mentions, mention.found.offset, key=lambda one: one.found.offset)
    sides: tuple[list[Mention], list[Mention]] = ([], [])
    for side, step in zip(sides, (-1, 1), strict=True):
        near, at = mention, place + step
        while 0 <= at < len(text.mentions) and len(side) < _MOST:
            one = text.mentions[at]
            first, second = (one, near) if step < 0 else (near, one)
            point = one.found.first
            if (
                point is None
                or "day" not in point.written
                or one.found.last is not None
                or one.section != mention.section
            ):
                break
            if not _BETWEEN.fullmatch(text.plain, first.found.stop, second.found.offset):
                break
            side.append(one)
            near, at = one, at + step
    return sides


def _run(text: Reading, last: Mention) -> int | None:
    """The pace of days that are said to follow one another behind the last of them: 「9月12日、13日、14日三天连续进行」."""
    return 1 if _RUN.match(text.plain, last.found.stop) else None


def _said(text: Reading, head: Mention) -> int | None:
    """The pace in days that is said before the first date of a row."""
    line = text.plain.rfind("\n", 0, max(0, text.plain.rfind("\n", 0, head.found.offset))) + 1
    said = [*_SAID.finditer(text.plain, max(line, head.found.offset - 60), head.found.offset)]
    if not said:
        return None
    one = said[-1]
    if one["many"]:
        return number(one["many"])
    return 1 if one["daily"] else 2 if one["other"] else 2 * _WEEK if one["fortnight"] is not None else _WEEK
