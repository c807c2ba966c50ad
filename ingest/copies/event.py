"""What happens where and when: do two nearly equal texts of one issuer tell of two events?

「东湖小区定于6月3日停水」 and 「西山小区定于6月10日停水」 are two notices, whatever sentences both end with. Names of places,
numbers of things (3号楼, 第8号泵站) and days are compared where the sentences answer to one another. Who puts a notice out
again may move its days, and leaves the places alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from ingest.copies import issuer
from ingest.copies import text as texts
from records import Record, site_of
from zh.bare import bare
from zh.numerals import CHARS, number

LONGEST = 200  # letters of a sentence that are compared
GAP = 1  # letters that both have between two pieces of one name: 东湖 · 湖东

_N = rf"(?:\d{{1,4}}|[{CHARS}]{{1,3}})"
# what has a number for a name; 「3号开始」 and 「3号门诊停诊」 tell a day
_KINDS = (
    "泵|线(?![上下])|井|门(?!诊|票|店)|[仓车金]?库|厅|窗|机(?!场|关|构)|站|桥|院|馆|闸|炉|仓|主变|变电|电梯|地块|教室|教学|会议|阅览|食堂|宿舍|展|出口|入口|口岸|病[房区]|诊室|"
    "池|塔|坝|渠|码头|泊位|车厢|车间|机组|罐|楼|栋|幢|座|院|公寓|标段|考[场点]|赛[场道]|球?场地?|看台"
)
_THING = re.compile(
    rf"(?<![\d.月{CHARS}])第?(?P<named>{_N}) ?[号#] ?(?={_KINDS})"
    rf"|(?<![\d.{CHARS}])第?(?P<counted>{_N}) ?(?:[栋幢弄]|单元|标段|标包|考场|车间|食堂)"
    r"|(?<![\d.])(?P<line>\d{1,3}) ?路(?![\d口])|(?<!\d)(?P<gate>[a-z]\d?) ?[座栋幢区口](?![a-z])"
    rf"|(?<![\d.{CHARS}])(?P<part>[{CHARS}]{{1,2}}|\d{{1,2}})(?:[街楼层]|年级)"
    rf"|(?<=[园苑城府庭湾里邸区程目])[第]?(?P<phase>[{CHARS}]|\d)期"
    rf"|第(?P<called>[{CHARS}]{{1,3}}|\d{{1,3}})(?=小学|中学|幼儿园|(?:人民)?医院|水厂|热源|变电|泵站|教学楼|实验|高级|职业)"
)
_PLACE = re.compile(
    "小区|社区|街道|花园|家园|公园|广场|大厦|大楼|公寓|校区|园区|厂区|片区|库区|山庄|新村|中心|医院|学校|[小中大]学|幼儿园|"
    "体育[馆场]|[图书博物文化展览]{2,3}馆|市场|车站|码头|路口|大[道街桥]|水库|泵站|水厂|隧道|收费站|"
    "同志|先生|女士|老师|医师|医生|护士|同学|教授"
)
_SHORT = re.compile("[路街巷弄里村镇乡区县市桥门楼站苑园院厂河湖段馆厅岛港坊]")
_AWAY = 2  # letters between what differs and what the place is: 东湖小区 · 西湖小区
_MONTH_DAY = re.compile(rf"({_N})月({_N})[日号]?|(?<!\d)(?:19|20)\d\d[-/.](\d{{1,2}})[-/.](\d{{1,2}})(?!\d)")
_WEEKDAY = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天末])")
_DAY = re.compile(rf"(?<![\d.月{CHARS}])(\d{{1,2}})[日号](?!内|{_KINDS})")

Days = frozenset[tuple[int, ...]]


class Told(NamedTuple):
    """A sentence."""

    text: str  # bare
    letters: str  # without digits
    numbers: tuple[str, ...]  # those that state a fact, sorted


def apart(one: Record, other: Record, pairs: Sequence[tuple[Told, Told]]) -> bool:
    """Whether two texts tell of two events. `pairs` are their sentences that answer to one another."""
    if _numbers_differ(things(bare(one.title)), things(bare(other.title))):
        return True
    dated = [(days(a.text), days(b.text)) for a, b in pairs]
    moved = any(its and others and its != others for its, others in dated)
    for (a, b), (its, others) in zip(pairs, dated, strict=True):
        if elsewhere(a.text, b.text, a.letters, b.letters) and (moved or its and others):
            return True
    return _again(one, other) and _all_moved(dated)


def elsewhere(one: str, other: str, letters: str, its_letters: str) -> bool:
    """Whether one sentence has another place in the place of the other's, or another number of the same things."""
    return _numbers_differ(things(one), things(other)) or letters != its_letters and _other_place(letters, its_letters)


def another(one: Told, other: Told) -> bool:
    """Whether one sentence tells of another event than the other: another place or thing, or other in two of its words, its
    numbers and its days. Who puts a text out again changes one of these.
    """
    if elsewhere(one.text, other.text, one.letters, other.letters):
        return True
    changed = (
        one.letters != other.letters and _other_words(one.letters, other.letters),
        one.numbers != other.numbers,
        days(one.text) != days(other.text),
    )
    return sum(changed) >= 2


def things(text: str) -> frozenset[str]:
    """The numbers that are names of things in a bare text: 「第3号泵站」 → 3."""
    return frozenset(_value(next(filter(None, found.groups()))) for found in _THING.finditer(text))


def days(text: str) -> Days:
    """The days that a bare text names, without their years: who puts a text out again moves those."""
    found = {tuple(_count(part) for part in one.groups() if part) for one in _MONTH_DAY.finditer(text)}
    found |= {(_count(one[1]),) for one in _DAY.finditer(text)}
    return frozenset(found | {(-ord(one[1]),) for one in _WEEKDAY.finditer(text)})


def _numbers_differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one != other


def _value(written: str) -> str:
    value = number(written)
    return written if value is None else str(value)


def _count(written: str) -> int:
    return number(written) or 0


def _other_place(one: str, other: str) -> bool:
    """Whether letters that differ are a piece of a name: what the place is stands in them or right behind them in both."""
    for first, last, start, stop in _replaced(one[:LONGEST], other[:LONGEST]):
        mine, its = one[first:last], other[start:stop]
        if not mine or not its or its in texts.synonyms().of(mine):
            continue
        tail = one[last : last + _AWAY + 3]
        found = _PLACE.search(tail)
        if found and found.start() <= _AWAY or _SHORT.match(tail) and min(len(mine), len(its)) >= 2:
            return True
        if _ends_as_place(mine) and _ends_as_place(its):
            return True
    return False


def _other_words(one: str, other: str) -> bool:
    return any(
        min(last - first, stop - start) >= 2 and other[start:stop] not in texts.synonyms().of(one[first:last])
        for first, last, start, stop in _replaced(one[:LONGEST], other[:LONGEST])
    )


def _replaced(one: str, other: str) -> list[tuple[int, int, int, int]]:
    """The pieces that stand for one another, those put together that a letter of both parts."""
    found: list[tuple[int, int, int, int]] = []
    for tag, first, last, start, stop in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if found and first - found[-1][1] <= GAP and start - found[-1][3] <= GAP:
            first, start = found[-1][0], found[-1][2]
            found.pop()
        found.append((first, last, start, stop))
    return found


def _ends_as_place(name: str) -> bool:
    return len(name) >= 3 and (
        any(found.end() == len(name) for found in _PLACE.finditer(name)) or _SHORT.fullmatch(name[-1]) is not None
    )


def _again(one: Record, other: Record) -> bool:
    """Whether both stand at the same place, put out on different days: nobody has put out another's text again."""
    if not one.published or not other.published or one.published[:10] == other.published[:10]:
        return False
    publisher, its = (issuer.core(record.publisher or record.origin or "") for record in (one, other))
    return bool(publisher) and publisher == its and site_of(one.source) == site_of(other.source)


def _all_moved(dated: Sequence[tuple[Days, Days]]) -> bool:
    """Whether there are days in both, and none of one text is in the other."""
    mine: Days = frozenset().union(*(its for its, _ in dated))
    others: Days = frozenset().union(*(its for _, its in dated))
    return bool(mine and others) and not mine & others
