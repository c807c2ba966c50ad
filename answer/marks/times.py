"""The times of a question: its year or clock, an amount that it names, the state before a change."""

from __future__ import annotations

import datetime
import re

from answer.asked import clocks
from answer.dates import Date, dates, dates_of
from answer.marks.contract import Seen
from answer.types.changed import AFTER_CHANGE, BEFORE_CHANGE

_BEFORE = re.compile(r"^原|^旧|去年|上年|往年|变更前|调整前|修改前|原文|原定|原价|原来|旧")
_AFTER = re.compile(r"应为|改为|更正为|现为|更正后|调整后|变更后|修改后")
# 「誤印成7月12日，正確時間是7月13日」
_MISTAKEN = re.compile(r"(?:误[写印植登作为]|[印写登植误]成|错[写印登]?[成为])[^\d]{0,3}$")
_ONCE = re.compile(r"(?<![之年月日天号时])以前|过去|此前|原先|原来|以往|从前")
_ASKS_ONCE = re.compile(rf"以前|之前|原先|原来|原定|原本|本来|过去|误|{BEFORE_CHANGE}")
_CORRECT = re.compile(r"(?:正确|更正|应[为是]|实为)[^\d,。;]{0,6}$")
_ASKS_BEFORE = re.compile(rf"^原|^旧|去年|上年|往年|以前|之前|原先|原来|原定|原文|本来|旧|老|误|{BEFORE_CHANGE}")


def _sentence(seen: Seen) -> str:
    return seen.page.text[slice(*seen.page.sentence(seen.proposal.start))]


def changed(seen: Seen) -> float:
    """Under 「原…」 or 「去年」 stands what was before; under 「改為」 what holds."""
    page = seen.page
    line = page.lines[page.line_at(seen.proposal.start)]
    heads, added = "", 0.0
    if line.kind == "row" and line.table is not None:
        head = page.head_cell(seen.proposal.start)
        heads = page.text[slice(*head)] if head else ""
        own = page.text[slice(*page.cells(line)[0])]
        heads = own if not page.column(seen.proposal.start) or _BEFORE.match(own) else heads
        added = 0.06 * bool(_AFTER.match(own) and not _ASKS_BEFORE.search(seen.asked.text))
    elif line.heading is not None and line.distance == 1:
        heads = page.text[page.lines[line.heading].start : page.lines[line.heading].end]
    if line.kind != "row":
        before = page.text[max(page.clause(seen.proposal.start)[0], seen.proposal.start - 10) : seen.proposal.start]
        whole = page.text[page.clause(seen.proposal.start)[0] : seen.proposal.start]
        if _MISTAKEN.search(before) or _ONCE.search(whole):
            added += 0.06 if _ASKS_ONCE.search(seen.asked.text) else -0.12
        elif _CORRECT.search(before):
            added += -0.06 if _ASKS_ONCE.search(seen.asked.text) else 0.06
    if not heads:
        return added
    back = _ASKS_BEFORE.search(seen.asked.text) is not None
    if _BEFORE.search(heads):
        added += 0.06 if back else -0.1
    elif _NOW.match(heads) and _beside_new(seen):
        added += 0.15 if back else -0.1
    elif _NEW.match(heads) and _ASKS_NEW.search(seen.asked.text) and not back:
        added += 0.15
    return added


_NOW, _NEW = re.compile(r"现(?:行|有|价|收|费)|目前"), re.compile(r"新(?![生人手店品开增客])|调整后|变更后|修改后")
_ASKS_NEW = re.compile(
    rf"(?:[月日年号]|调整?|[调涨降][价费]?|改[价版]?|变更|实施|生效|执行)(?:[之以]后|后|起)|{AFTER_CHANGE}|新[的价费标率规]|现在|如今"
)


def _beside_new(seen: Seen) -> bool:
    """「現行費率」 of a table that has 「新費率」 beside it."""
    page = seen.page
    head = page.lines[page.lines[page.line_at(seen.proposal.start)].table or 0]
    return any(_NEW.match(page.text, low, high) for low, high in page.cells(head))


def given(seen: Seen) -> float:
    """「35度的時候加多少」: the amount that the question names stands in the sentence, or elsewhere."""
    sentence, added = _sentence(seen), 0.0
    for one in seen.asked.given:
        if one in sentence:
            added += 0.1
        elif one in seen.page.text:
            added -= 0.1
    return added


_LAST_TIME = re.compile(r"(?<![线网以])上一?[次届回](?![就也都])")
_THEN = re.compile(r"去年|前年|往年|明年|(?<![线网以])上一?[届次期]|(?<![线网以])下一?[届次期]")


def then(seen: Seen) -> float:
    """「去年學費多少」: the value in whose clause 去年 stands comes before the others of the page."""
    asked = _THEN.findall(seen.asked.text)
    if not asked and seen.kind == "where":
        return -0.1 * (_LAST_TIME.search(seen.page.text, *seen.page.clause(seen.proposal.start)) is not None)
    if not asked or seen.in_row or not (seen.counted or seen.dated):
        return 0.0
    own = seen.page.text[slice(*seen.page.clause(seen.proposal.start))]
    if any(one in own for one in asked):
        return 0.12
    return -0.12 if any(one in seen.page.text for one in asked) else 0.0


def on_day(seen: Seen) -> float:
    """「10月1日至10月20日退三成」 for one who asks on 10月8日: the day of the question lies in the time of the clause, or not."""
    if seen.dated or seen.kind in ("open", "meets"):
        return 0.0
    page = seen.page
    mine = [one.first.day for one in dates_of(seen.asked.text, page.year) if one.first.dated and not one.last]
    day = next((one for one in mine if one), None)
    if day is None or not _DAY.search(seen.asked.text):
        return 0.0
    start, end = page.clause(seen.proposal.start) if not seen.in_row else page.sentence(seen.proposal.start)
    told = [one for one in dates(page.text[start:end], page.year) if one.first.day]
    if not told:
        return 0.0
    return 0.15 if any(_holds(one, page.text[start:end], day) for one in told) else -0.1


_CLOCK = re.compile(r"几点|几时")


def of_day(seen: Seen) -> float:
    """「6月7日16:00閉館，6月8日至10日17:00閉館」, asked at what hour on the 7th: the day that is told last before the hour holds it."""
    page, start = seen.page, seen.proposal.start
    asked = seen.asked.text
    if seen.kind != "when" or seen.in_row or not _CLOCK.search(asked, *seen.asked.focus) or not _DAY.search(asked):
        return 0.0
    day = next((one.first.day for one in dates_of(asked, page.year) if one.first.day and not one.last), None)
    low = page.sentence(start)[0]
    told = [one for one in dates_of(page.text, page.year) if low <= one.start <= start and one.first.day]
    if day is None or not told:
        return 0.0
    return 0.15 if _holds(told[-1], page.text, day) else -0.8


def _holds(one: Date, text: str, day: datetime.date) -> bool:
    first = one.first.day
    if first is None:
        return False
    if one.last:
        return first <= day and (one.last.day is None or day <= one.last.day)
    if _UNTIL.match(text, one.end):
        return day <= first
    return day >= first if _SINCE.match(text, one.end) else day == first


_DAY = re.compile(r"月[\d一二三四五六七八九十]{1,3}[日号]")
_UNTIL = re.compile(r"\s*(?:\([^)]*\))?(?:前|之前|以前|止|截止|为止|及以前)")
_SINCE = re.compile(r"\s*(?:\([^)]*\))?(?:起|后|之后|以后|及以后)")


_LABELLED = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:-\d{2,4})?(?:年度|学年|年(?!\s*\d{1,2}月))")


_THIS_YEAR = re.compile(r"今年|本年|现[在行为]|目前|本次|本届|本期")


def other_year(seen: Seen) -> bool:
    """「2024年度每月多少錢」 where the sum stands with 2025年度, or on a page headed by it that speaks of 2024 elsewhere."""
    if not seen.counted or seen.in_row or len(seen.asked.years) != 1:
        return False
    mine, page = seen.asked.years[0], seen.page
    sentence, clause = page.sentence(seen.proposal.start), page.clause(seen.proposal.start)
    if mine in page.text[slice(*clause)] or _THIS_YEAR.search(page.text, *sentence):
        return False
    if (page.record.published or "").startswith(mine) and mine not in page.text:
        return False  # a page of that year, which speaks of others beside
    told = _LABELLED.findall(page.text, sentence[0], seen.proposal.start)
    if told:
        return bool(told[-1] != mine)
    if mine in page.text[slice(*sentence)]:
        return False
    line = page.lines[page.line_at(seen.proposal.start)]
    above = page.lines[line.heading] if line.heading is not None else None
    heading = page.text[above.start : above.end] if above else ""
    head = f"{page.title}\n{page.text[: page.sentence(0)[1]]}"
    if any(mine in text for text in (head, heading, page.text[line.start : sentence[0]])):
        return False
    long_ago = page.year is not None and int(mine) < page.year - 1
    only_behind = mine in page.text[sentence[1] :] and mine not in page.text[: sentence[0]]
    # 「疏散2930人。上一次噴發在2011年」, asked of 2011
    return (long_ago and only_behind) or bool(_LABELLED.search(head))


def year(seen: Seen) -> float:
    if not any(one in _sentence(seen) for one in seen.asked.years):
        return 0.0
    clause = seen.page.text[slice(*seen.page.clause(seen.proposal.start))]
    return 0.04 + 0.03 * any(one in clause for one in seen.asked.years)


def clock(seen: Seen) -> float:
    return 0.1 * bool(seen.asked.clocks and any(one in seen.asked.clocks for one in clocks(_sentence(seen))))
