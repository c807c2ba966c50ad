"""A question on a day whose answer is not the day that was told: 「旧卡将于8月4日停用。…旧卡什么时候停用？答：8月18日」.

Reads the question right before a date, without its word of asking, and the clauses of the dates before it, without the date. Told of one thing where
the clause ends with all that is asked, so that what has a name of its own (「北门旧卡什么时候停用」) or is asked of another deed is none. Not seen
on purpose: questions that several clauses answer with several days, and answers that give no date at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.check.reading import Mention, Reading

_ASKED = re.compile(
    r"(?:^|[。:;!?,\n】\])]|--)(?P<what>[^。:;!?,\n】\])-]{1,24}?)(?P<word>(?:在|于|从|是|到)?(?:什么时[候间]|何时|哪[一]?[天日]|几月几[号日]|几号))"
    r"(?P<then>[^。:;!?,\n]{0,12})\?\s*(?:[答a]:|回[答复]:)?\s*(?:将|会|定)?[于在是为自从]?\s*$"
)
_LONGEST = 60  # code points of a question and what stands between it and its day
_NO_WORD = re.compile(
    r"请问|日(?=[^\u4e00-\u9fff\d]|$)|将|会|拟|定于|订于|[于在自从是为到起]|时间|日期|正式|的|[呢啊吗]|[^\w]"
)
_LEAST, _SHORT = 4, 2  # characters of what is asked, and of what is asked in the very words that were told


def asked(text: Reading, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """The pairs of a day and the one that answers a question on it otherwise; `mentions` are those that may be compared, in order."""
    if "?" not in text.plain:
        return
    for at, later in enumerate(mentions[1:], 1):
        place = later.found.offset
        found = _ASKED.search(text.plain, max(0, place - _LONGEST), place)
        if found is None:
            continue
        what = _NO_WORD.sub("", found["what"] + found["then"])
        if len(what) < _SHORT:
            continue
        told = [one for one in mentions[:at] if one.section == later.section and _answers(text, one, what)]
        days = {(one.first, one.last) for one in told}
        behind = _NO_WORD.sub("", text.plain[later.found.stop : text.clauses.clause(place, later.found.stop)[1]])
        if behind not in what:  # of a deed of its own: 「…什么时候上线？答：6月9日试运行」
            continue
        if len(days) == 1 and (later.first, later.last) not in days and _alike(told[0], later):
            yield told[0], later


def _alike(one: Mention, later: Mention) -> bool:
    """Whether both are one day, or both a range."""
    bound = later.found.mod in (None, one.found.mod)  # 「期限：3月26日。期限到哪天？答：3月28日」
    return (one.found.last is None) == (later.found.last is None) and bound


def _answers(text: Reading, one: Mention, what: str) -> bool:
    """Whether a day was told of what is asked."""
    said = _said(text, one)
    return said == what or len(what) >= _LEAST and said.endswith(what)


def _said(text: Reading, mention: Mention) -> str:
    """What the clause of a date says without it."""
    start, end = text.clauses.clause(mention.found.offset, mention.found.stop)
    return _NO_WORD.sub("", text.plain[start : mention.found.offset] + text.plain[mention.found.stop : end])
