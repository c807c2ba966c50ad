"""Whether something went up, down or stayed: 「食品 | 現行5% | 調整後5%」, asked 「有漲嗎」; and by how much.

Read of tables with a column of what was and one of what is from then on, and of the row that the question names; by how much, also of
sentences (「由8元上調至10元」). Other tables are not seen, nor sentences for whether it went up.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from answer.asked import Asked
from answer.evidence import Line, Page
from answer.match import Hits
from answer.types import asks
from answer.types.changed import changes
from answer.types.contract import Proposal
from answer.types.units import same_unit
from answer.unit_words import UNITS
from answer.values import PERCENT, Amount, amounts_of

_ASKS = re.compile(
    r"(?P<way>[调上]?涨|[上调提]高|[上]?升|变贵|更贵|贵了|增加|[调下]?降|[降调减]低|下调|变便宜|便宜了|减少|上调|变动?|变化|调整|改变?)[价高低]?(?:了|过)?(?:吗|没有|没|嘛|么|不)?[?]?$"
)
_UP, _DOWN = re.compile(r"涨|高|升|贵|增|上"), re.compile(r"降|低|下|便宜|减")
_WAS = re.compile(r"现行|原|旧|(?:调整|修[改订]|变更|改)前|目前|现在")
_WILL = re.compile(r"新|(?:调整|修[改订]|变更|改)后|之后")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
STANDS, SURE = 0.85, 0.5


def told(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    match = _ASKS.search(asked.text)
    rows = [line for line in page.lines if match and line.kind == "row" and line.table is not None]
    found = [(count, pair) for line in rows for count, pair in _row(asked, page, hits, line)]
    most = max((count for count, _ in found), default=0)
    best = [pair for count, pair in found if count == most]
    if match is None or len(best) != 1:
        return
    was, will = best[0]
    way = _way(page.text[slice(*was)], page.text[slice(*will)])
    if way is None:
        return
    up, down = _UP.search(match["way"]) is not None, _DOWN.search(match["way"]) is not None
    holds = way != 0 if up == down else way > 0 if up else way < 0
    says = asks.yes(asked.text) if holds else asks.no(asked.text)
    before, after = (page.record.body[slice(*cell)].strip() for cell in (was, will))
    told = f"{says}，{before}→{after}" if way else f"{says}，{after}"
    yield Proposal(*will, told, SURE)


# 「補多少差額」, 「貴了多少錢」: by how much it changed
_BY_HOW_MUCH = re.compile(
    r"差额|差价|差多少|[涨降升减贵]了?(?:多少|几)|便宜了?(?:多少|几)|[多少]了?[交付收缴]了?(?:多少|几)|[上下]调了?(?:多少|几)|补[交缴足]?(?:多少|几)"
)
_OF_SENTENCE = re.compile(
    r"(?:[涨降升减]|[上下]调|[调提]高|[调降减]低|增[加多]|减少|缩[短小减]|延长|贵|便宜)(?:价|费)?了?(?:多少|几)(?!成|倍|级|档|次|家|种|[省市区县])"
)
_IN_POINTS = re.compile(r"(?:多少|几)个?(?:百分)?点")
_OFF = re.compile(r"打折|优惠|满|立减|减免")  # 「立減幾元」 asks for no change


def by_how_much(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    """The difference of what was and what is in the row that the question names: 「3000元 | 4500元」, asked 「漲了多少」."""
    if not _BY_HOW_MUCH.search(asked.text) and not _OF_SENTENCE.search(asked.text):
        return
    rows = [line for line in page.lines if line.kind == "row" and line.table is not None]
    found = [(count, pair) for line in rows for count, pair in _row(asked, page, hits, line)]
    most = max((count for count, _ in found), default=0)
    best = [pair for count, pair in found if count == most]
    if len(best) != 1:
        yield from _in_sentence(asked, page, hits)
        return
    was, will = ([*_NUMBER.finditer(page.text, *cell)] for cell in best[0])
    before, after = (_NUMBER.sub("", page.text[slice(*cell)]).strip() for cell in best[0])
    if len(was) != 1 or len(will) != 1 or before != after:
        return
    old, new = (Fraction(each[0][0].replace(",", "")) for each in (was, will))
    if old != new:
        unit = page.record.body[will[0].end() : best[0][1][1]].strip()
        line = page.lines[page.line_at(best[0][1][0])]
        says = f"{float(abs(new - old)):g}{unit}"
        yield Proposal(*best[0][1], says, SURE, (line.start, line.end), settled=True)


class Step(NamedTuple):
    """「由8元上調至10元」: both amounts, of one unit."""

    old: Amount
    new: Amount


def told_steps(asked: Asked, page: Page) -> list[Step]:
    """The changes of amounts that the sentences of a page tell, where the question asks by how much."""
    if not _OF_SENTENCE.search(asked.text) or _OFF.search(asked.text):
        return []
    found = []
    for one in changes(page):
        old, new = (_alone(page, span) for span in one)
        if old and new and (old.unit or new.unit) == new.unit and _of_asked_unit(asked, new):
            found.append(Step(old._replace(unit=new.unit), new))
    return found


_UNIT = re.compile(rf"(?:多少|几)(?P<unit>{'|'.join(map(re.escape, UNITS))})")


def _of_asked_unit(asked: Asked, one: Amount) -> bool:
    """Whether an amount is of the unit that stands behind the question word, if one does: 「增加了幾輛」 is told by no 分鐘."""
    unit = _UNIT.search(asked.text)
    if unit is None or not one.unit or (unit["unit"] in PERCENT and one.unit in PERCENT):
        return True
    return same_unit(unit["unit"], one.unit)


_PER = re.compile(r"\s*/\s*(?P<each>[一-鿿a-z]{1,3})")
_EACH = re.compile(r"每(?:一|个)?(?P<each>[一-鿿]{1,4})$")


def _per(page: Page, one: Amount) -> str | None:
    """Of what each an amount is, where that stands beside it: 年 of 「199元/年」, 學期 of 「每學期2000元」."""
    match = _PER.match(page.text, one.end) or _EACH.search(page.text, max(0, one.start - 7), one.start)
    return match["each"] if match else None


def _of_same_each(page: Page, old: Amount, new: Amount) -> bool:
    """Whether two amounts are of the same each, as far as the page tells: 「每學期2000元」 and 「每年4800元」 are no step."""
    each = {_per(page, old), _per(page, new)} - {None}
    return len(each) < 2


def _alone(page: Page, span: tuple[int, int]) -> Amount | None:
    """The amount of a side of a change, where it is one alone."""
    every = amounts_of(page.text, page.year)
    low, high = (bisect_left(every, place, key=lambda one: one.start) for place in span)
    told = every[low:high]
    return told[0] if len(told) == 1 and told[0].upper is None and told[0].end <= span[1] else None


def _in_sentence(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    """The difference of the change that the words of the question stand beside, of several: 「省外首重由12元上調至15元」."""
    points = _IN_POINTS.search(asked.text) is not None
    told = [one for one in told_steps(asked, page) if not points or one.new.unit in PERCENT]
    told += [Step(one, one) for one in _stated(page)] if points and _OF_SENTENCE.search(asked.text) else []
    telling = [i for i, term in enumerate(asked.terms) if term.weight >= 1 and hits.title[i] < STANDS]

    def words(one: Step) -> int:
        clause = page.clause(one.old.start)
        return sum(hits.within(i, *clause) >= STANDS for i in telling)

    most = max(map(words, told), default=0)
    best = [one for one in told if words(one) == most]
    if len(best) != 1 or (most == 0 and len(told) > 1):
        return
    old, new = best[0]
    if of_another(asked, page, old.start) or not _of_same_each(page, old, new):
        return
    if old is new and _same_way(asked.text, _UP.search(page.text, old.start - STATED, old.start) is not None):
        yield Proposal(new.start, new.end, boost=SURE, settled=True)
    elif old.value != new.value and _same_way(asked.text, old.value < new.value):
        says = _by(page, old, new)
        yield Proposal(new.start, new.end, says, SURE, page.sentence(new.start), settled=True)


def of_another(asked: Asked, page: Page, start: int) -> bool:
    """Whether the question names what stands elsewhere on the page, not with the change at `start`."""
    return any(_elsewhere(page, term.text, start) for term in asked.terms if term.weight >= 1)


def _elsewhere(page: Page, word: str, start: int) -> bool:
    """Whether a word stands on the page, and neither in the title nor in the sentence up to the end of the clause at `start`:
    電費 of 「水費由2.5元調整為2.9元，電費不變」."""
    if word in page.title or word not in page.text:
        return False
    return page.text.find(word, page.sentence(start)[0], page.clause(start)[1]) < 0


STATED = 4  # characters before a number of points in which it stands which way they went
_POINTS_BY = re.compile(r"(?:[涨降升减]|[上下]调|[调提]高|[降减]低|增加|减少|上涨|下跌)了?约?$")


def _stated(page: Page) -> list[Amount]:
    """The numbers of points by which a page says that something changed: 「下調0.25個百分點」."""
    told = [one for one in amounts_of(page.text, page.year) if one.unit.endswith("百分点") and one.upper is None]
    return [one for one in told if _POINTS_BY.search(page.text, max(0, one.start - STATED), one.start)]


def _same_way(text: str, more: bool) -> bool:
    """Whether a change goes the way that is asked for: no 漲了多少 of what fell."""
    match = _OF_SENTENCE.search(text)
    way = match[0] if match else ""
    return not (_DOWN.search(way) or _SHORTER.search(way)) if more else not (_UP.search(way) or _LONGER.search(way))


_SHORTER, _LONGER = re.compile(r"缩"), re.compile(r"延长")


def _by(page: Page, old: Amount, new: Amount) -> str:
    """The difference with its unit, in the scale that both are written in: 「8萬」 and 「12萬」 are 4萬 apart."""
    by = abs(Fraction(str(new.value)) - Fraction(str(old.value)))
    if new.unit in PERCENT:
        return f"{float(by):g}个百分点"
    for scale, times in (("亿", 10**8), ("万", 10**4)):
        if all(scale in page.text[one.start : one.end] for one in (old, new)):
            return f"{float(by / times):g}{scale}{new.unit}"
    return f"{float(by):g}{new.unit}"


def _row(
    asked: Asked, page: Page, hits: Hits, line: Line
) -> Iterator[tuple[int, tuple[tuple[int, int], tuple[int, int]]]]:
    """How many words of the question name a row, and its two cells."""
    head = page.cells(page.lines[line.table or 0])
    cells = page.cells(line)
    was = [i for i, cell in enumerate(head) if i and _WAS.search(page.text, *cell)]
    will = [i for i, cell in enumerate(head) if i and _WILL.search(page.text, *cell) and i not in was]
    if len(was) != 1 or len(will) != 1 or max(was[0], will[0]) >= len(cells) or cells == head:
        return
    named = [i for i, term in enumerate(asked.terms) if term.weight >= 1 and hits.within(i, *cells[0]) >= STANDS]
    if named:
        yield len(named), (cells[was[0]], cells[will[0]])


def _way(was: str, will: str) -> int | None:
    """1 where it goes up, -1 where it goes down, 0 where it stays; None where that cannot be told."""
    if was.strip() == will.strip():
        return 0
    one, other = _NUMBER.search(was), _NUMBER.search(will)
    if not one or not other or _NUMBER.sub("", was).strip() != _NUMBER.sub("", will).strip():
        return None
    low, high = (float(each[0].replace(",", "")) for each in (one, other))
    return (high > low) - (high < low)
