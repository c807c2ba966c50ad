"""A day that a sentence says over in other words, which what stands before does not bear out: 「封闭至5月31日。也就是说，6月10日起才能入山」.

Reads the one day behind 也就是说, 即 at the beginning of a sentence and the like, and the days that stand before it. Borne out is each of those days, the day behind the last
and the day before the first one. Not compared on purpose: where a length or step of time stands beside them, from which another day may be counted (「保修一年，也就是说…」), days that
are given roughly, a day within a range (an example of it), conditions, and a sentence of other things or groups than those before.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from ingest.check.contrast import apart
from ingest.check.reading import DAY, Mention, Reading
from ingest.check.statement import MARK
from ingest.check.told_again import SAID

_CUE = re.compile(
    r"(?:^|[。;!?\n,])\s*(?:(?:这)?也就是说?|换[句言]话[来]?[说讲]|换言之|亦即|等于说|意思[就]?是说?|简[单言](?:来|地)?(?:说|之))[,:]?|[。;!\n]\s*即[,:]?(?=[自从于在到至\d一二三四五六七八九十]|民国)(?!日起?)"
)
# in all that it finds, and quickly found; few texts have one
_WORD = re.compile(r"也就是|换[句言]|等于说|意思|简[单言]|即(?<=[\s亦。;!]即)")
# what another day may be counted by
_COUNTED = re.compile(
    r"(?:[\d一二三四五六七八九十两半几数]+ ?个?(?:多|半)?(?:天|日(?!起|前|后|止|至|[\d(])|周|星期|礼拜|月(?!\d|[一二三四五六七八九十初底末中上下])|年(?!\d|[\d一二三四五六七八九十]+月|度)|季|工作日|小时)(?:之?内|以?[后前内]|的|间|,|。|$))|"
    r"[每隔逢满]|延长|顺延|提[前早]|推迟|倒[数计]|为期|连续|次[日月年]|翌|第[二三四五][天日]|[上中下]旬|月[初底末]|年[初底末]|[本下上][周月]|宽限|缓"
)
_IF = re.compile(r"[若倘]|如(?!期|下|何|此|有疑)|假[如设]|例如|比如|譬如|举例|除|另|其[他它余]|已经|原")
_FAR = 45 * DAY
_LONG = 240  # code points before, in which what is said over stands
_HAN = re.compile("[\u4e00-\u9fff]+")


def restated(text: Reading, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """The pairs of a day and the one that says it over otherwise; `mentions` are those that may be compared, in order."""
    for cue in _CUE.finditer(text.plain) if _WORD.search(text.plain) else ():
        start, end = cue.end(), text.clauses.sentence(cue.end())[1]
        inside = [one for one in mentions if start <= one.found.offset < end]
        if len(inside) != 1 or len(text.mentions_in(start, end)) != 1 or not _is_day(inside[0]):
            continue
        later = inside[0]
        told = [
            one for one in mentions if cue.start() - _LONG <= one.found.offset < start and one.section == later.section
        ]
        if not told or not all(_days_of(one) for one in told) or _IF.search(text.plain, start, end):
            continue
        first = min(one.sentence[0] for one in told[-2:])
        said = text.plain[first:end]
        for one in (*told, later):
            said = said.replace(text.plain[one.found.offset : one.found.stop], "#")
        if _COUNTED.search(said) or _bears_out(told, later):
            continue
        near = min(told, key=lambda one: min(abs(day - later.first) for day in _days_of(one) if later.first))
        if later.first is None or min(abs(day - later.first) for day in _days_of(near)) > _FAR:
            continue
        least = 2 if cue[0].strip(" 。;!\n,:") == "即" else 1
        if _of_one(text, near, start, end, least):
            yield near, later


def _is_day(one: Mention) -> bool:
    point = one.found.first
    return point is not None and point.day is not None and one.first is not None and one.first == one.last


def _days_of(one: Mention) -> list[datetime.date]:
    point = one.found.first
    if point is None or point.day is None and one.found.last is None:
        return []
    return [day for day in (one.first, one.last) if day is not None]


def _bears_out(told: Sequence[Mention], later: Mention) -> bool:
    day = later.first
    assert day is not None
    for one in told:
        first, last = one.first, one.last
        if first is None or last is None:
            return True
        if day in (first, last, first - DAY, last + DAY) or first < day < last:
            return True
    return False


def _of_one(text: Reading, one: Mention, start: int, end: int, least: int) -> bool:
    """Whether a piece speaks of what the sentence of a day speaks of: so many characters side by side in common, and no group of its own."""
    before, piece = text.plain[one.sentence[0] : min(one.sentence[1], start)], text.plain[start:end]
    marks, also = frozenset(MARK.findall(before)), frozenset(MARK.findall(piece))
    if apart(MARK, text.plain, marks, also) and also - marks:
        return False
    runs = _HAN.findall(SAID.sub(" ", piece))
    return any(run[at : at + least] in before for run in runs for at in range(len(run) - least + 1))
