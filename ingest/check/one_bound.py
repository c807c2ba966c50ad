"""One name, two ranges with one bound in common: 「加码分润，期间为11月1日至11月12日 … 加码分润期间为11月1日至11月11日」, or a range and another end of its name:
「招募期间：5月15日至6月8日 … 招募期间至6月4日截止」.

That one bound is the same shows that one thing is told twice, so that the names need not be written alike: what the later is called stands before the
earlier, and nothing else does. Not one thing on purpose: three values, and bounds more than a month apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.check.headed import said_of
from ingest.check.reading import Mention, Reading
from ingest.check.told_again import Saying

_PERIOD = re.compile(r"(?:时[间段]|期[间限]|日期|档期|[展会赛]期)")
# what may stand between a name and its days, and behind them: not 「停课期间图书馆6月1日至3日闭馆」
_JOINS = re.compile(r"(?:[为是定于在从自由至到]|[^,。;\n]{0,4}[见查看][^,。;\n]{0,8}(?=:)|[\s:(])*")
_BEHIND = re.compile(r"\s*(?:为?止|截止|结束|[)])?\s*(?=[,。;)\n]|$)")
_LEAD = re.compile(r"^(?:请注意|注意|提醒|重申|再次|另外?|备注|说明|本[次届期]|此次|该|[于在自从为是由])+")
_HAN = re.compile("[\u4e00-\u9fff]+")
_NEAR = 24  # days told before one that it is compared with
_SLIP = 31  # days by which the other bound may differ


def one_bound(text: Reading, given: Sequence[Saying]) -> Iterator[tuple[Mention, Mention]]:
    """The pairs of an earlier mention and a later one that tells another bound of the same. `given`: what the dates are told of."""
    ranges = [one for one in given if one.role == "range" and one.first != one.last]
    for at, later in enumerate(given):
        name = _name(text, later.mention) if later.role in ("range", "end") else ""
        if len(name) < 2:
            continue
        same = [
            one
            for one in ranges
            if one.mention.found.offset < later.mention.found.offset
            and one in given[max(0, at - _NEAR) : at]
            and one.mention.section == later.mention.section
            and one.mention.sentence != later.mention.sentence
            and _called(text, one, name)
        ]
        if len({(one.first, one.last) for one in same}) == 1 and _one_other(same[-1], later):
            yield same[-1].mention, later.mention


def _name(text: Reading, mention: Mention) -> str:
    """What a date is the period of: 「加退选时间一览见网页：」 → 加退选; "" for none."""
    start, _ = text.clauses.clause(mention.found.offset, mention.found.stop)
    start = max(start, text.mentions_before(mention.found.offset))
    found = _PERIOD.search(text.plain, start, mention.found.offset)
    if found is None or not _JOINS.fullmatch(text.plain, found.end(), mention.found.offset):
        return ""
    name = _HAN.findall(text.plain, start, found.start())
    return _LEAD.sub("", name[-1]) if name and _BEHIND.match(text.plain, mention.found.stop) else ""


def _called(text: Reading, one: Saying, name: str) -> bool:
    """Whether an earlier range has that name, or none of its own and stands behind those words in its sentence."""
    own = _name(text, one.mention)
    if own:
        return own == name
    bare = not _PERIOD.sub("", _LEAD.sub("", said_of(text, one.mention)[0])).strip("为是")
    before = text.plain[one.mention.sentence[0] : one.mention.found.offset]
    # not 「为配合修缮暂停借阅，期间为…」
    return bare and re.search(rf"(?:^|[,;:\s]){name}|{name}[,:]", before) is not None


def _one_other(one: Saying, later: Saying) -> bool:
    """Whether one bound is the same and the other one is not, or the later tells another end."""
    if later.role == "end":
        return one.first < later.last != one.last and abs((one.last - later.last).days) <= _SLIP
    if (one.first == later.first) == (one.last == later.last):
        return False
    return abs((one.first - later.first).days) + abs((one.last - later.last).days) <= _SLIP
