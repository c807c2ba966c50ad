"""One place, two floors or rooms: 「签到处设在二楼东侧 … 签到处在三楼东侧」, 「人事处（302室）… 人事处320室」.

Reads what is said to be on a floor (设在, 位于, 在) by the name right before that, a hall that a house has one of by the floor before
it (「一樓中庭」), and an office with the number of its room behind it. Compared are two sentences with one name
and no other building; two floors in one sentence, and three floors of one name, are a list. Flagged at the later one; never
settled. Not seen on purpose: what moves (搬, 改, 原, 迁), and floors without such a verb or hall.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.check.reading import Reading
from ingest.check.spelling import label_of
from ingest.check.statement import OTHER
from records import Flag
from zh.numerals import number

_FLOOR = re.compile(
    r"(?P<what>[\u4e00-\u9fff]{2,6}?)(?:都|均|就|仍|还是|安排|设置)?(?:设在|设于|位于|在)(?P<house>[\u4e00-\u9fffa-z]{0,8}?)"
    r"(?P<floor>(?:地下|负)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[楼层])"
)
_HALLS = re.compile(r"(?:的)?(?P<what>中庭|(?:大|小)?礼堂|报告厅|多功能厅|演讲厅|演艺厅|大会堂|国际会议厅|宴会厅)")
_HALL = re.compile(rf"(?P<floor>(?:地下|负)?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})[楼层]){_HALLS.pattern}")
_OFFICE = re.compile(
    r"(?P<what>[\u4e00-\u9fff]{2,6}(?<=[处科部办会室厅院所台]))\s*\(?(?P<floor>(?<!\d)\d{3,4}(?:室|号房|房间))"
)
# what stands in front is asked for behind the characters that few texts have
_ANCHOR = re.compile(r"[楼层](?<=[一二三四五六七八九十\d].)")
_ROOM = re.compile(r"[室房](?:(?<=\d{3}室)|(?<=\d{3}号房)|(?<=\d{3}房)(?=间))")
_SIGNS = "楼层室房"  # of which both have one
_MOVES = re.compile("搬|改|迁|移|换|调整|增设|另|分[设别]|男|女")
_LONGEST = 23


def conflicting_floors(text: Reading, raised: Sequence[Flag]) -> Iterator[Flag]:
    if text.corrects:
        return
    seen: dict[str, list[tuple[re.Match[str], int]]] = {}
    if not any(char in text.plain for char in _SIGNS):
        return
    floors = list(_ANCHOR.finditer(text.plain))
    for anchor in floors:
        begin = max(text.clauses.clause(anchor.start())[0], anchor.start() - _LONGEST)
        found = _FLOOR.search(text.plain, begin, anchor.end())
        if found is None or found.end() != anchor.end():
            continue
        start, end = text.clauses.clause(*found.span())
        if not _MOVES.search(text.plain, start, end) and not OTHER.search(text.plain, start, end):
            seen.setdefault(found["what"][-3:], []).append((found, text.clauses.sentence(found.start())[0]))
    in_halls = any(_HALLS.match(text.plain, anchor.end()) for anchor in floors)
    for rule, told_of in ((_HALL, in_halls), (_OFFICE, _ROOM.search(text.plain) is not None)):
        for found in rule.finditer(text.plain) if told_of else ():
            start, end = text.clauses.clause(*found.span())
            if not _MOVES.search(text.plain, start, end) and not OTHER.search(text.plain, start, end):
                what = found["what"] if rule is _HALL else found["what"][-3:]
                seen.setdefault(f"{rule is _HALL} {what}", []).append((found, text.clauses.sentence(found.start())[0]))
    for told in seen.values():
        if len(told) != 2 or told[0][1] == told[1][1] or text.section(told[0][1]) != text.section(told[1][1]):
            continue
        (one, _), (other, _) = told
        houses = {match.groupdict().get("house") or "" for match, _ in told} - {""}
        if len(houses) > 1 or _level(one["floor"]) == _level(other["floor"]):
            continue
        start, end = other.span("floor")
        first = text.evidence(*one.span("floor"))
        message: dict[str, object] = {
            "key": "two_values",
            "label": label_of(text.body[slice(*other.span("what"))]),
            "one": first.span,
            "other": text.body[start:end],
        }
        yield text.flag("conflicting_values", start, end, message, [first])


def _level(floor: str) -> tuple[bool, int | None]:
    if floor[:3].isdigit():
        return False, number(floor.rstrip("室号房间"))
    below = floor.startswith(("地下", "负"))
    return below, number(floor.removeprefix("地下").removeprefix("负")[:-1])
