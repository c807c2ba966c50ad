"""One label, two values: 「报名截止日为11月22日…报名截止日为11月25日」.

Reads windows of one section with the same label: the same words, or one the end of the other where what is before it
tells no two things apart (no first and second, no online and on site). Values differ where neither can be read into
the other (a day and an hour of it can). Flagged at the later mention. Settled where a third statement agrees with one
of the two. Not seen on purpose: texts that correct an earlier one, a change told as such, and windows that are
flagged for their own dates.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from ingest.check.reading import DAY, Period, Reading
from ingest.check.spelling import dated, rewritten
from records import Evidence, Flag

_FILLER = re.compile(
    r"^(?:本次|此次|本届|本轮|本期|该|各|新版?|提醒您?|请注意|注意|备注|备註|附则|附件|附|重申|再次|另|即|\s|[:：,，])+"
)
_SAME = str.maketrans({"时": "", "间": "", "日": "", "期": "", "的": "", "为": ""})
_APART = re.compile(
    r"第[一二三四五六七八九十\d]|[一二三四五六七八九十\d]+[批期次轮场组档类季段号区]|首|末|次|初|复|终|决|预|补|"
    r"再|二次|线上|线下|网上|现场|上午|下午|个人|团体|团队|集体|男|女|成人|儿童|学生|教师|"
    r"小学|中学|高中|初中|大学|本科|专科|研究生|境内|境外|国内|国外|海外|内地|本地|外地|新生|老生|新|旧|老|甲|乙|"
    r"丙|东|西|南|北|中|普通|会员|商家|买家|卖家|平台|早鸟|正价|免费|付费|其他|部分"
)
_GENERAL = {
    "时间",
    "日期",
    "期间",
    "周期",
    "截止",
    "活动",
    "阶段",
    "期限",
    "时段",
    "日",
    "期",
    "安排",
    "其他",
    "备注",
    "公告",
    "通知",
}
_CLOSES = re.compile(r"(?:截止|截至|期限)$")


def conflicting_values(text: Reading, raised: Sequence[Flag]) -> Iterator[Flag]:
    if text.corrects:
        return
    doubted = [
        (flag.offset, flag.offset + len(flag.span))
        for flag in raised
        if flag.kind in ("impossible_date", "reversed_range", "year_mismatch", "anachronism")
    ]
    usable = [
        period
        for period in text.periods
        if period.first is not None
        and not (period.mention.old or period.mention.changed or period.mention.example)
        and not any(start < period.stop and period.offset < end for start, end in doubted)
        and _said(text, period)
    ]
    flagged: set[int] = set()
    for at, later in enumerate(usable):
        for earlier in usable[:at]:
            if later.offset in flagged or not same_thing(text, earlier, later) or not differ(earlier, later):
                continue
            flagged.add(later.offset)
            suggestion, evidence = _settled(text, usable, earlier, later)
            message: dict[str, object] = {
                "key": "two_values",
                "label": later.window.label,
                "one": earlier.window.span,
                "other": later.window.span,
            }
            yield text.flag(
                "conflicting_values",
                later.offset,
                later.stop,
                message,
                [text.evidence(earlier.offset, earlier.stop), *evidence],
                suggestion,
                [earlier.window.span],
            )


def _said(text: Reading, period: Period) -> bool:
    """A date that the text calls by a name, not what happens to be said to happen then."""
    before = text.plain[max(0, period.offset - 40) : period.offset]
    return (
        bool(period.label)
        and period.label not in _GENERAL
        and not period.mention.past
        and period.label[-1:] in _tail(before, period.label)
    )


def _tail(before: str, label: str) -> str:
    return label[-1:] if label[-3:] in before else ""


def key(period: Period) -> str:
    """A label for comparing: whose and what, without words that only fill."""
    return _FILLER.sub("", period.label)


def same_thing(text: Reading, one: Period, other: Period) -> bool:
    """Whether two windows are called the same."""
    if one.mention.section != other.mention.section:
        return False
    a, b = _FILLER.sub("", text_label(text, one)), _FILLER.sub("", text_label(text, other))
    if a == b:
        return len(a) > 2 and a not in _GENERAL
    short, long = sorted((a, b), key=len)
    if len(short) < 4 or not long.endswith(short):
        return False
    return not _APART.search(long[: -len(short)])


def text_label(text: Reading, period: Period) -> str:
    """The label with what stands before it in its clause: enough to tell two things apart."""
    start, _ = text.clauses.sentence(period.offset, period.stop)
    before = text.plain[start : period.offset]
    at = before.rfind(period.label)
    if at < 0:
        return period.owner + period.label
    lead = re.split(r"[,、;:。()“”\n|\t\"]", before[:at])[-1]
    for mention in text.mentions:
        if start <= mention.found.offset < period.offset and mention.found.text and plain_end(mention.found.text, lead):
            lead = lead[lead.rfind(mention.found.text[-1]) + 1 :]
    return lead + period.label


def plain_end(written: str, lead: str) -> bool:
    return written in lead


def differ(one: Period, other: Period) -> bool:
    """Whether two values cannot both be meant."""
    if one.first is None or other.first is None:
        return False
    a, b = (one.first, one.last or one.first), (other.first, other.last or other.first)
    if a == b:
        return _hours_differ(one, other)
    if _CLOSES.search(one.label) and a[0] == a[1] and b[0] != b[1]:
        return a[1] != b[1]
    if a[0] == a[1] and b[0] == b[1]:
        return True
    if a[0] != a[1] and b[0] != b[1]:
        return True
    point, span = (a[0], b) if a[0] == a[1] else (b[0], a)
    return not span[0] <= point <= span[1]


def _hours_differ(one: Period, other: Period) -> bool:
    a, b = one.window, other.window
    if not (a.start and b.start and "T" in a.start and "T" in b.start and a.end and b.end):
        return False
    moments = [datetime.datetime.fromisoformat(value) for value in (a.start, b.start, a.end, b.end)]
    return max(abs((moments[0] - moments[1]).total_seconds()), abs((moments[2] - moments[3]).total_seconds())) > 60


def _settled(text: Reading, usable: Sequence[Period], one: Period, other: Period) -> tuple[str | None, list[Evidence]]:
    """A third statement that agrees with one of the two: the label again, or what goes on the day after the end."""
    votes: tuple[list[Evidence], list[Evidence]] = ([], [])
    for mention in text.mentions:
        if (
            mention.found.offset in (one.offset, other.offset)
            or mention.section != one.mention.section
            or mention.first is None
            or mention.old
        ):
            continue
        third = next((period for period in usable if period.mention is mention), None)
        for at, candidate in enumerate((one, other)):
            said_again = third is not None and same_thing(text, third, candidate) and not differ(third, candidate)
            goes_on = (
                mention.found.last is None
                and candidate.last is not None
                and candidate.first != candidate.last
                and mention.first == candidate.last + DAY
            )
            if said_again or goes_on:
                votes[at].append(text.of(mention.found))
    if bool(votes[0]) == bool(votes[1]):
        return None, []
    if votes[1]:
        return None, votes[1]
    changes = []
    for mine, right in ((other.mention.found.first, one.first), (other.mention.found.last, one.last)):
        if mine is not None and right is not None:
            changes += dated(text.body, mine, right)
    return rewritten(text.body, other.offset, other.stop, changes), votes[0]
