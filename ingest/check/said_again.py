"""Whether two windows of one thing say different days, and which of the two a third statement bears out.

A third statement is the label again, a stated number of days, what closes or goes on by then, the day until which the old holds, or a day told as the next one
(「8月30日报到。第二天即8月31日…」). A day that only the one before it gives (「次日」) is none.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from ingest.check.reading import AFTER_ONE, DAY, Mention, Period, Reading
from ingest.check.spelling import dated, rewritten
from records import Evidence

CLOSES = re.compile(r"(?:截止|截至|期限)(?:时间|日期|日)?$")
_DAY_AFTER = re.compile(r"(?:次|翌|隔|第二)[日天](?:即|也就是|是|为|[(:])\s*$|即\s*$")
_NO_LONGER = re.compile(
    r"起?[^。;\n]{0,24}?(?:不再(?:收件|收取|受理|接收|接受)|停止(?:收件|受理|接收)|(?:入口|通道|系统|窗口|页面)(?:将|即)?关闭)"
)
_HOLDS = re.compile(r"(?:适用|生效|施行|实施|执行|启用)(?:时间|日期|日)?$")
_OF_OLD = re.compile(r"(?:[之以]?前)?[^。;\n]{2,24}?[仍按依照用](?:[按依照用])?[旧原]")
_SHUTS = re.compile(r"关闭|停止|截止|截稿|结束|关窗|收摊")  # what happens on the last day of something


def differ(one: Period, other: Period) -> bool:
    """Whether two values cannot both be meant."""
    if one.first is None or other.first is None:
        return False
    a, b = (one.first, one.last or one.first), (other.first, other.last or other.first)
    if a == b:
        return _hours_differ(one, other)
    if CLOSES.search(one.label) and a[0] == a[1] and b[0] != b[1]:
        return a[1] != b[1]
    if a[0] == a[1] and b[0] == b[1]:
        return True
    if a[0] != a[1] and b[0] != b[1]:
        return True
    point, span = (a[0], b) if a[0] == a[1] else (b[0], a)
    return not span[0] <= point <= span[1]


def _days(period: Period) -> int | None:
    """How many days a range has."""
    if period.first is None or period.last is None or period.first == period.last:
        return None
    return (period.last - period.first).days + 1


def _hours_differ(one: Period, other: Period) -> bool:
    a, b = one.window, other.window
    if not (a.start and b.start and "T" in a.start and "T" in b.start and a.end and b.end):
        return False
    moments = [datetime.datetime.fromisoformat(value) for value in (a.start, b.start, a.end, b.end)]
    return max(abs((moments[0] - moments[1]).total_seconds()), abs((moments[2] - moments[3]).total_seconds())) > 60


def _ends(period: Period) -> bool:
    """Whether a window tells when something ends."""
    return CLOSES.search(period.label) is not None or period.mention.found.mod in ("until", "before")


def _shuts(text: Reading, mention: Mention) -> bool:
    """Whether something closes on a day that is told without a name of it: 「表单在6月8日自动关闭」."""
    return _SHUTS.search(text.plain, mention.found.stop, min(mention.sentence[1], mention.found.stop + 10)) is not None


def _goes_by(text: Reading, mention: Mention, candidate: Period) -> bool:
    """Whether nothing is taken in from the day after an end (「10月24日起不再收件」), or the old holds until what is said to begin (「5月6日前的订单按旧费率」)."""
    last = candidate.last or candidate.first
    if mention.found.last is not None or last is None:
        return False
    if CLOSES.search(candidate.label):
        return mention.first == last + DAY and _NO_LONGER.match(text.plain, mention.found.stop) is not None
    before = mention.found.mod == "before" and mention.first == candidate.first
    return before and bool(_HOLDS.search(candidate.label) and _OF_OLD.match(text.plain, mention.found.stop))


def settled(
    text: Reading, called: Sequence[tuple[Period, str]], one: Period, other: Period
) -> tuple[str | None, list[Evidence]]:
    """A third statement that agrees with one of the two: the label again, or what goes on the day after the end."""
    votes: tuple[list[Evidence], list[Evidence]] = ([], [])
    names = {name for period, name in called if period is one or period is other}
    shuts = CLOSES.search(one.label) and CLOSES.search(other.label)
    for mention in text.beside(one.offset):
        if (
            mention.found.offset in (one.offset, other.offset)
            or mention.section != one.mention.section
            or mention.first is None
            or mention.old
            or AFTER_ONE.match(mention.found.text)
        ):
            continue
        third = next((pair for pair in called if pair[0].mention is mention), None)
        for at, candidate in enumerate((one, other)):
            # 「2月28日以前…按旧费率」, 「新费率自3月1日生效」
            eve = mention.found.mod in ("until", "before") and candidate.mention.found.mod == "since"
            said_again = third is not None and third[1] in names and not differ(third[0], candidate)
            goes_on = (
                mention.found.last is None
                and candidate.last is not None
                and candidate.first != candidate.last
                and mention.first == candidate.last + DAY
            )
            if (
                said_again
                or goes_on
                or _goes_by(text, mention, candidate)
                or eve
                and candidate.first is not None
                and mention.first == candidate.first - DAY
                or shuts
                and not (third and third[1] in names)
                and _shuts(text, mention)
                and mention.first == candidate.last
            ):
                votes[at].append(text.of(mention.found))
    for at, candidate in enumerate((one, other)):  # 「8月30日报到。第二天即8月31日…」
        before = text.mentions_in(max(0, candidate.offset - 60), candidate.offset)
        dated_before = [mention for mention in before if not AFTER_ONE.match(mention.found.text)]
        if not dated_before or dated_before[-1].last is None:
            continue
        behind = _DAY_AFTER.search(text.before(candidate) or text.plain[: candidate.offset][-8:])
        if behind and candidate.first == dated_before[-1].last + DAY:
            votes[at].append(text.of(dated_before[-1].found))
    for at, candidate in enumerate((one, other)):  # 「7月1日至7月10日，共10天」
        days = _days(candidate)
        stated = text.stated(candidate.offset, candidate.stop)
        if days is not None and [(length.number, length.unit) for length in stated] == [(days, "day")]:
            votes[at].append(text.evidence(stated[0].start, stated[0].end))
    if bool(votes[0]) == bool(votes[1]):
        return None, []
    if votes[1]:
        return None, votes[1]
    first, last = other.mention.found.first, other.mention.found.last
    if last is None and _days(one):  # 「征件：即日起至9月30日 … 征件截止9月26日」
        if not _ends(other):
            return None, votes[0]
        sides = [(first, one.last)]
    else:
        sides = [(first, one.first), (last, one.last)]
    changes = []
    for mine, right in sides:
        if mine is not None and right is not None:
            changes += dated(text.body, mine, right)
    return rewritten(text.body, other.offset, other.stop, changes), votes[0]
