"""One thing, two quantities: 「每个账号限购2箱 … 同一账号最多只能拍三箱」, 「押金300元 … 500元押金」.

Reads the statements of one text (`statement.py`) by pairs, in two sentences, with one unit and one bound (at least, at
most). They speak of one thing where the same word stands right at both numbers, or where most of what the shorter clause
says is said in the other. Flagged at the later one; never settled. Not seen on purpose: what stands in two rows of a
list (three values of one word, the same wording of two things), what is told of other people, places, rounds or
shares of a whole, and what was or is to be changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.check.reading import Reading
from ingest.check.statement import Statement, content, statements
from records import Flag

_LENGTHS = frozenset(("天", "小时", "分钟", "工作日", "周", "个月", "年"))  # what lasts is often told by its verb alone
_OF_TIME = frozenset(
    ("全程", "时长", "课时", "学时", "工期", "租期", "聘期", "学制", "保修", "质保", "保质")
)  # and by these names
_LIST = 3  # values of one word and unit are those of a list


def conflicting_amounts(text: Reading, raised: Sequence[Flag]) -> Iterator[Flag]:
    if text.corrects:
        return
    given = statements(text)
    by_unit: dict[str, list[Statement]] = {}
    for one in given:
        by_unit.setdefault(one.unit, []).append(one)
    flagged: set[int] = set()
    for alike in by_unit.values():
        for at, later in enumerate(alike):
            for earlier in alike[:at]:
                if {earlier.start, later.start} & flagged or not _contradict(text, alike, earlier, later):
                    continue
                flagged.add(later.start)
                said = [text.body[one.start : one.end] for one in (earlier, later)]
                label = min(earlier.heads & later.heads, default=earlier.unit)
                message: dict[str, object] = {"key": "two_values", "label": label, "one": said[0], "other": said[1]}
                evidence = [text.evidence(earlier.start, earlier.end)]
                third, suggestion = _settled(text, alike, earlier, later)
                if third is not None:
                    evidence.append(text.evidence(third.start, third.end))
                yield text.flag("conflicting_values", later.start, later.end, message, evidence, suggestion)


def _contradict(text: Reading, alike: Sequence[Statement], one: Statement, other: Statement) -> bool:
    if one.value == other.value or one.section != other.section or one.sentence == other.sentence:
        return False
    if one.role != other.role and (one.role and other.role or {one.role, other.role} & {"under", "after"}):
        return False
    if one.whole != other.whole or one.per and other.per and one.per != other.per:
        return False
    if one.marks != other.marks or one.condition and other.condition and one.condition != other.condition:
        return False
    if one.years and other.years and one.years.isdisjoint(other.years):
        return False
    heads = one.heads & other.heads
    rows = {
        three.value
        for three in alike
        if three.section == one.section
        and (three.marks, three.whole) == (one.marks, one.whole)
        and (three.heads & heads if heads else three.role == one.role)
    }
    if len(rows) >= _LIST:
        return False
    shared = _shared(one, other)
    if _parallel(one, other):
        return False
    if heads:
        return one.unit not in _LENGTHS or len(shared) > 1 or not heads.isdisjoint(_OF_TIME)
    if one.unit == "岁":
        return len(shared) >= 2
    return bool(one.role) and one.role == other.role and (len(shared) >= 2 or bool(one.per & other.per))


def _settled(
    text: Reading, alike: Sequence[Statement], one: Statement, other: Statement
) -> tuple[Statement | None, str | None]:
    """A third statement of the thing that agrees with one of the two, and the later one as it ought to be."""
    votes: dict[float, Statement] = {}
    for three in alike:
        if three.sentence in (one.sentence, other.sentence) or three.section != one.section:
            continue
        if three.value in (one.value, other.value) and (
            three.heads & (one.heads | other.heads) or len(_shared(three, one) | _shared(three, other)) > 1
        ):
            votes.setdefault(three.value, three)
    if len(votes) != 1:
        return None, None
    [(value, three)] = votes.items()
    return three, None if value == other.value else text.body[one.start : one.end]


def _parallel(one: Statement, other: Statement) -> bool:
    """Whether two are worded alike round the number, as the rows of a list are."""
    return (
        one.written == other.written
        and one.before[-2:] == other.before[-2:]
        and (one.behind[:2] or ",") == (other.behind[:2] or ",")
    )


def _shared(one: Statement, other: Statement) -> set[str]:
    """The words that stand in the sentences of both: runs of two characters at least."""
    mine = {run[at : at + 2] for run in content(one.before + " " + one.behind) for at in range(len(run) - 1)}
    theirs = {run[at : at + 2] for run in content(other.before + " " + other.behind) for at in range(len(run) - 1)}
    return mine & theirs
