"""Whether two windows of one thing say different days, and which of the two a third statement bears out.

A third statement is the label again, its words behind a day (「8月30日报到前」), a stated number of days, what closes or goes on by then, the day until which the old holds, a day told as the next
one (「8月30日报到。第二天即8月31日…」), or what is said to begin on the next (「报到次日即为开课日」), of windows and of dates of running text alike. A day that only the one before it gives (「次日」) is none. What bears a window out without its label, see `borne_out`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from ingest.check.borne_out import Thing, spoken_for
from ingest.check.called import label_of
from ingest.check.edges import told_from
from ingest.check.reading import AFTER_ONE, DAY, Mention, Period, Reading
from ingest.check.refused import last_open
from ingest.check.spelling import dated, rewritten
from ingest.check.stages import orders, stages_said
from records import Evidence, Flag, Window
from zh.plain import plain

CLOSES = re.compile(r"(?:截止|截至|期限)(?:时间|日期|日)?$")
_DAY_AFTER = re.compile(r"(?:次|翌|隔|第二)[日天](?:即|也就是|是|为|[(:])\s*$|即\s*$")
# on the day after the last one: 「5月1日至5日闭馆，5月6日恢复开放」; no other thing of that day (「5月6日下午有讲座」)
_GOES_ON = re.compile(
    r"起|[^,。;\n]{0,10}?(?:[恢回]复|照常|正常|正式|重新|继续|开始|复[工课学业市]|开[馆放门工学业市]|返[校岗程]|上[班课线]|营业|启用)"
)
_HOLDS = re.compile(r"(?:适用|生效|施行|实施|执行|启用)(?:时间|日期|日)?$")
_OF_OLD = re.compile(r"(?:[之以]?前)?[^。;\n]{2,24}?[仍按依照用](?:[按依照用])?[旧原]")
_TIME = re.compile(r"(?:[之的]?(?:时间|日期|当[日天])|[之的]?日)$")
_NEXT_IS = re.compile(
    "(?:[次翌隔][日天]|第二天)(?:[即便就]?[为是]|即)(?P<begun>[\u4e00-\u9fff]{2,10}?)(?:之?日|时间|日期)?(?=[,。;\n])"
)
_LABEL = 12  # characters of a label
_LONG = 4  # characters of a label that say what it is of
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


def _shuts(text: Reading, mention: Mention, candidate: Period) -> bool:
    """Whether something closes on a day that is told without a name of it, or with that of a window: 「表单在6月8日自动关闭」."""
    stages = set(stages_said(text.plain[slice(*text.clauses.clause(mention.found.offset, mention.found.stop))]))
    if stages and not stages & set(stages_said(candidate.label)):
        return False
    return _SHUTS.search(text.plain, mention.found.stop, min(mention.sentence[1], mention.found.stop + 10)) is not None


def _goes_on(text: Reading, mention: Mention, candidate: Period) -> bool:
    """Whether things go on from a day or month, or a stage behind that of a window has it as its time: 「报名6月1日至6月30日；评审：7月」."""
    if mention.found.mod == "since" or _GOES_ON.match(text.plain, mention.found.stop):
        return True
    before = stages_said(candidate.label)
    return any(order.earlier in before for stage in stages_said(label_of(text, mention)) for order in orders(stage))


def _goes_by(text: Reading, mention: Mention, candidate: Period) -> bool:
    """Whether nothing is taken in from the day after an end (「10月24日起不再收件」), or the old holds until what is said to begin (「5月6日前的订单按旧费率」)."""
    last = candidate.last or candidate.first
    if mention.found.last is not None or last is None:
        return False
    if CLOSES.search(candidate.label):
        return last_open(text, mention) == last
    before = mention.found.mod == "before" and mention.first == candidate.first
    return before and bool(_HOLDS.search(candidate.label) and _OF_OLD.match(text.plain, mention.found.stop))


def from_there(text: Reading, one: Mention, later: Mention) -> bool:
    """Whether one of two days is told by the other: something is shut from the day after an end (「4月5日结束投稿 … 4月6日起入口关闭」, 「…4月6日0时关闭」),
    or the day is so many before what is on the other (「搬迁日期：9月16日。9月15日，也就是搬迁前一天」).
    """
    if one.last is not None and last_open(text, later) == one.last:
        return True
    return one.first in told_from(text, later) or later.first in told_from(text, one)


def as_window(label: str, mention: Mention) -> Period:
    """A date of running text as the window of what it is said of."""
    found = mention.found
    window = Window(
        label=label, owner=None, span=found.text, offset=found.offset, start=found.start, end=found.end, mod=found.mod
    )
    return Period.of(window, mention, plain(label), "", mention.first, mention.last)


def two_values(
    text: Reading, called: Sequence[tuple[Period, str]], earlier: Period, later: Period, message: dict[str, object]
) -> Flag:
    """The flag of two windows that say different days: at the one that a third statement speaks against, else at the later."""
    against, suggestion, evidence = _settled(text, called, earlier, later)
    wrong, right = (earlier, later) if against is earlier and suggestion else (later, earlier)
    said = [text.evidence(right.offset, right.stop), *evidence]
    return text.flag("conflicting_values", wrong.offset, wrong.stop, message, said, suggestion, [right.window.span])


def _settled(
    text: Reading, called: Sequence[tuple[Period, str]], one: Period, other: Period
) -> tuple[Period | None, str | None, list[Evidence]]:
    """Which of the two a third statement speaks against, what it should say, and that statement."""
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
                and _goes_on(text, mention, candidate)
            )
            if (
                said_again
                or goes_on
                or _goes_by(text, mention, candidate)
                or _named_then(text, mention, candidate)
                or _begins_next(text, mention, candidate)
                or eve
                and candidate.first is not None
                and mention.first == candidate.first - DAY
                or shuts
                and not (third and third[1] in names)
                and _shuts(text, mention, candidate)
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
    spans = [(two.first, two.last or two.first) for two in (one, other) if two.first]
    thing = Thing(f"{one.label} {other.label}", (one.mention, other.mention))
    for agreeing, evidence in spoken_for(text, thing, spans):
        votes[spans[0] not in agreeing].append(evidence)
    if bool(votes[0]) == bool(votes[1]):
        return None, None, []
    right, wrong = (one, other) if votes[0] else (other, one)
    return wrong, _rewritten(text, right, wrong), votes[0] or votes[1]


def _rewritten(text: Reading, right: Period, wrong: Period) -> str | None:
    """The wrong one of two windows with the days of the right one; None where it does not say as much."""
    first, last = wrong.mention.found.first, wrong.mention.found.last
    if last is None and _days(right):  # 「征件：即日起至9月30日 … 征件截止9月26日」
        if not _ends(wrong):
            return None
        sides = [(first, right.last)]
    elif last is not None and not _days(right):
        return None
    else:
        sides = [(first, right.first), (last, right.last)]
    changes = []
    for mine, day in sides:
        if mine is not None and day is not None:
            changes += dated(text.body, mine, day)
    return rewritten(text.body, wrong.offset, wrong.stop, changes) if changes else None


def _stem(period: Period) -> str:
    """What a label is of: 新规生效 of 「新规生效日期」."""
    return _TIME.sub("", period.label)


def _named_then(text: Reading, mention: Mention, candidate: Period) -> bool:
    """Whether a day has what a label is of behind it: 「如在3月3日新规生效之前下单」, 「3月3日退还押金当天」."""
    if mention.found.last is not None or mention.first != (candidate.last or candidate.first):
        return False
    stem, behind = _stem(candidate), text.plain[mention.found.stop : mention.found.stop + _LABEL]
    return any(sorted(behind[:long]) == sorted(stem[-long:]) for long in range(_LONG, len(stem) + 1))


def _begins_next(text: Reading, mention: Mention, candidate: Period) -> bool:
    """Whether what is said to begin on the day after a thing begins on the day after its window: 「旧约终止的次日即为新约起算日」."""
    last, stem = candidate.last or candidate.first, _stem(candidate)
    if last is None or mention.first != last + DAY or mention.found.last is not None or len(stem) < _LONG:
        return False
    clause = text.plain[slice(*text.clauses.clause(mention.found.offset, mention.found.stop))]
    return any(
        stem.endswith(text.plain[max(0, said.start() - _LABEL) : said.start()].rstrip("日的之")[-_LONG:])
        and said["begun"][:2] in clause
        and said["begun"][-2:] in clause
        for said in _NEXT_IS.finditer(text.plain)
    )
