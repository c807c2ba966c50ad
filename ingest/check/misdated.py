"""A day of one year amid days of another: 「签约2026年4月20日，进场2025年4月27日，首播2026年5月6日」.

One reading for texts of every kind. The other days of an announcement lie together and not long behind the day it came out; the day in doubt lies far from all of them, and with
another year in its place: near the one told before it and the one told behind it, and between these, or between the first and the last of all. Settled by the year of the nearest
of these, or of the head of the text. Not seen on purpose: the same day of another year than one of them (anniversaries, terms, figures of the year before), what is told of those
who did something then (「…前获得的积分」), facts and terms by their words or by what is so now behind them (「…捐赠，今次展出」), and a single day of a later year but between two that are told.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from ingest.check.days import moved
from ingest.check.range_year import FIGURES, LONG, end_of, year_flag
from ingest.check.reading import DAY, MANY, Mention, Reading
from records import Evidence, Flag

# what is called to, and may come before everything else
CALLED = re.compile(r"报名|申请|申报|登记|受理|征[集稿件]|投稿|预约|缴费|领取|早鸟|售票|购票")
_SENT = re.compile("报名|投稿|征[稿文]|摘要|论文|早鸟|录用")  # what a meeting waits for; not 「补贴领取」 behind it
# of the words before a day: what was so before
_FORMER = re.compile(
    r"去年|前年|上年|往[年届期]|历[年届次]|上一?[届期回年次轮季]|前[届次]|以来|同期|[首初]次|首届|原|旧|曾|[自从依按持凭]|根据|追溯|参[考照看见]|回顾|案例"
)
# of those on either side: what was done once
_FACT = re.compile(
    r"成立|立案|备案|批[准复]|核[准定发]|签[订署]|出厂|制造|生产|颁[布发]的|修[订正]|通过|获|[始兴]建|建成|竣工|落成|投[用产]|注册|入[职会党]|生日|出生|基准|检定|第一[次剂针]|开出|至今|客流|停售|授权"
)
# of those behind it: of whom or what it is told, that it is over, or a figure
_OF_WHOM = re.compile(r"[^,。;\n]{0,14}?(?:[的之](?![前后日间])|者|部分|版)")
_OVER = re.compile(r"\s*\((?:业?已|均已|结束|完成)")
_COUNT = re.compile(r"[^,。;\n]{0,8}?\d+(?:\.\d+)?(?:[万亿%]|人次)")
# what is of a later turn, or ends a term of years
_NEXT = re.compile(
    r"[下次明来]一?(?:届|期|轮|次|年|学[年期]|季)|到期|届满|期满|归还|交还|质保|有效[期至]|任期|会期|出师|毕业|结业|免租|第[二三四五六七八九十\d]+[次剂针年]"
)
# that the text goes on with what is so now: 「2025年5月10日捐赠，今次展出…」
_NOW = re.compile(r"[^,。;\n]{0,14}[,。;] ?(?:今[年次天]|本[次届期回]|此次|现[在已])")
_ASKED = re.compile(r"[请须][于在]?[^,。;\n]{0,6}$")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年(?!\d|度?财|年报))")
_CLAUSE = re.compile(r"[,。;|\t\n]")
_SHIFTS = (1, -1, 2)  # by how many years a day is moved
_FAR, _NEAR = 150 * DAY, 45 * DAY  # from all days as it is written, and to those round it
_BACK, _SOON, _AHEAD = 3 * DAY, 60 * DAY, 165 * DAY  # behind publication; ahead of it, of a window and of a day
_LONGEST = 60 * DAY  # a window
_HEAD = 160  # code points in which a text says of what year it is
_BESIDE = 24  # code points round a day in which it is said of what it is


def misdated(text: Reading) -> Iterator[Flag]:
    if text.reference is None or len(text.years) < 2:
        return
    told = [one for one in text.mentions if _told(one)]
    for at, mention in enumerate(told):
        point = mention.found.first
        if point is None or not mention.year_written or "day" not in point.written:
            continue
        beside = (*told[max(0, at - MANY) : at], *told[at + 1 : at + MANY])
        others = [one for one in beside if one.section == mention.section]
        for shift in _SHIFTS:
            named = _meant(text, mention, others, shift)
            if named is not None and not told_elsewhere(text, mention, shift):
                assert point.year is not None
                yield year_flag(text, mention, (point, mention.found.last), shift, point.year + shift, [named])
                break


def _told(one: Mention) -> bool:
    """Whether a date, or a month, is told of what is to come."""
    point = one.found.first
    if one.first is None or one.last is None or point is None or "month" not in point.written:
        return False
    return not (one.old or one.example or one.past or one.ago)


def _meant(text: Reading, mention: Mention, others: Sequence[Mention], shift: int) -> Evidence | None:
    """What names the year that a day is meant to have, where it fits in so many years later and does not as it is written."""
    assert text.reference is not None and mention.first is not None
    end = end_of(mention) or mention.first
    first, last = moved(mention.first, shift), moved(end, shift)
    ahead = first - text.reference
    if not mention.first <= end <= mention.first + _LONGEST or not -_BACK <= ahead <= _AHEAD:
        return None
    days = [(one.first, one.last) for one in others if one.first and one.last]
    if any(abs(day - mention.first) < _FAR or day in (first, last) for span in days for day in span):
        return None
    if shift < 0 and mention.found.mod == "until" and any(begin - DAY == last for begin, _ in days):
        return None  # a term: 「2025年5月6日生效，至2026年5月5日」
    window, words = mention.found.last is not None and ahead <= _SOON, _before(text, mention)
    if shift < 0 and window and f"{first.year}年" in words:
        return _headed(text, first.year)  # 「2025年夏季档期为2026年7月7日至18日」
    if shift < 0 and _waits(text, mention, words, first):
        return None
    behind = bool(others) and others[-1].found.offset > mention.found.offset
    if len(days) < 2 and not (window and (behind or shift < 0)):
        return None
    opens = window and bool(days) and CALLED.search(words) is not None and all(last <= begin for begin, _ in days)
    if not opens and not _in_place(mention, others, (first, last), window, later=shift < 0):
        return None
    named = [one for one in others if one.year_written and one.first and one.first.year == first.year]
    near = min(named, key=lambda one: abs(one.found.offset - mention.found.offset), default=None)
    return text.of(near.found) if near is not None else _headed(text, first.year)


def _in_place(
    mention: Mention, others: Sequence[Mention], span: tuple[datetime.date, datetime.date], window: bool, later: bool
) -> bool:
    """Whether such days would lie among those round them; of what is dated `later`, a day only between two that are told."""
    first, last = span
    before = [(one.first, one.last) for one in others if one.found.offset < mention.found.offset]
    days = [(one.first, one.last) for one in others]
    last_told, next_told = before[-1:], days[len(before) : len(before) + 1]
    if not all(a and b and a - _NEAR <= first <= b + _NEAR for a, b in (*last_told, *next_told)):
        return False
    if before and next_told and (window or not later):
        return True
    if (
        days
        and (window or before and not later)
        and min(a for a, _ in days if a) <= first
        and last <= max(b for _, b in days if b)
    ):
        return True
    ordered = all(a and a <= first for a, _ in last_told) and all(b and last <= b for _, b in next_told)
    return ordered and (window or not later or bool(before and next_told))


def _headed(text: Reading, year: int) -> Evidence | None:
    """The year of what the text is of, in its first words."""
    for said in _YEAR.finditer(text.plain, 0, _HEAD):
        dated = text.mentions_in(said.start(), said.start() + 1)
        if int(said[1]) == year and not any(one.found.first and one.found.first.month for one in dated):
            return text.evidence(*said.span(1))
    return None


def _before(text: Reading, mention: Mention) -> str:
    """What stands before a date in its clause, with the name that a colon ends."""
    return _CLAUSE.split(text.plain[max(0, mention.found.offset - _BESIDE) : mention.found.offset])[-1]


def _behind(text: Reading, mention: Mention) -> str:
    return _CLAUSE.split(text.plain[mention.found.stop : mention.found.stop + _BESIDE])[0]


def _waits(text: Reading, mention: Mention, words: str, first: datetime.date) -> bool:
    """Whether what is no call itself would begin before a call beside it ends: 「会议时间2027年4月18日至20日，摘要截止2026年4月25日」."""
    calls = (one.first for one in text.periods if one.first and one.mention is not mention and _SENT.search(one.label))
    return not CALLED.search(words) and any(one > first for one in calls)


def told_elsewhere(text: Reading, mention: Mention, shift: int) -> bool:
    """Whether the words round a date say that it is of another year than so many years later."""
    before, behind = _before(text, mention), _behind(text, mention)
    assert mention.first is not None
    if LONG.search(before) or _NEXT.search(before) or str(mention.first.year) in before + behind:
        return True
    if shift < 0:
        return bool(_NEXT.search(behind) or LONG.search(behind) or _OF_WHOM.match(behind))
    if _FORMER.search(before) and not (mention.found.mod == "since" and before.endswith(("自", "从"))):
        return True
    if _ASKED.search(before):
        return False
    return (
        FIGURES.search(before) is not None
        or _NOW.match(text.plain, mention.found.stop) is not None
        or of_fact(text, mention)
    )


def of_fact(text: Reading, mention: Mention) -> bool:
    """Whether a day is one of a fact, or of those who did something then: 「生产日期2025年10月1日」, 「2025年版」."""
    before, behind = _before(text, mention), _behind(text, mention)
    if _FACT.search(before) or _FACT.search(behind):
        return True
    return any(rule.match(behind) for rule in (_OF_WHOM, _OVER, _COUNT))
