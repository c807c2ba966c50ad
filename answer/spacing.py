"""Records as answers read them: without the blanks that many writers set between Chinese and figures or Latin letters (「12 月 18 日前
滿 600 元」), which every rule would have to expect between a number and its unit. What is given back stands where the page has it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

import msgspec

from records import Also, Answer, Citation, Flag, Record, Value

_HAN = "\u3400-\u9fff"
_SPACE = "[ \u00a0\u2009\u202f]"
# nouns that begin as a unit does: behind a number that heads a line it counts the line, 「3 名額 40 人」 tells of no 3名
_NO_UNIT = (
    r"名[额額单單称稱次]|人[数數员員]|位置|[个個]人|次[数數]|[条條]件|件[数數]|[场場][地次]|本[人次]|班[级級次]|期[限间間]|[项項]目|[组組][别別]|[分小][组組]"
    r"|年[龄齡级級费費]|月[租费費]|日[程期]|[时時][间間段]|[号號][码碼]|[点點][名数數]|天[数數气氣]|元旦|家[长長]"
)
_COUNTED = rf"(?:(?<!^[0-9].)(?<!^[0-9]{{2}}.)|(?!{_NO_UNIT}))"
# behind a clock time the blank parts one pair from the next (「起跑 06:00 集合 05:30」) unless a bound follows (「14:00 前」)
_PARTED = "(?:(?<!:[0-9]{2}.)|(?=[前后後之以起至到止截]))"
# the blank first: where none stands, the whole page is passed over at once
_BLANK = re.compile(
    rf"{_SPACE}(?:(?<=[{_HAN}].)(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%].)(?=[{_HAN}]){_COUNTED}{_PARTED})", re.M
)
_FACTS = (
    "windows",
    "durations",
    "thresholds",
    "amounts",
    "lists",
    "steps",
    "definitions",
    "consequences",
    "flags",
)
_One = TypeVar("_One", bound=Value)


class Closed(NamedTuple):
    """A record without such blanks, and the one that it was made of; `blanks` are their places in the latter's body."""

    record: Record
    whole: Record
    blanks: tuple[int, ...]

    def place(self, at: int) -> int:
        """Where a character of the closed body stands in the whole one."""
        # the n-th blank lies before what is moved by more than n
        return at + bisect_right(range(len(self.blanks)), at, key=lambda n: self.blanks[n] - n)

    def cited(self, one: Citation) -> Citation:
        start = self.place(one.offset)
        end = self.place(one.offset + len(one.quote) - 1) + 1 if one.quote else start
        return msgspec.structs.replace(one, quote=self.whole.body[start:end], offset=start)


def closed(record: Record) -> Closed | None:
    """The record without the blanks; None where it has none."""
    body, blanks = _close(record.body)
    title = close(record.title)
    if not blanks and title == record.title:
        return None
    facts = {name: tuple(_moved(one, body, blanks) for one in getattr(record, name)) for name in _FACTS}
    return Closed(msgspec.structs.replace(record, title=title, body=body, **facts), record, blanks)


def close(text: str) -> str:
    """A text without the blanks."""
    return _BLANK.sub("", text)


@lru_cache(maxsize=512)
def _close(body: str) -> tuple[str, tuple[int, ...]]:
    blanks = tuple(match.start() for match in _BLANK.finditer(body))
    return _BLANK.sub("", body) if blanks else body, blanks


def _moved(one: _One, body: str, blanks: tuple[int, ...]) -> _One:
    """A fact, or a piece of one, whose texts are closed and whose place and span are those in the closed body."""
    changes: dict[str, Any] = {}
    for name in one.__struct_fields__:
        value = getattr(one, name)
        if isinstance(value, str):
            changes[name] = close(value)
        elif isinstance(value, tuple):
            changes[name] = tuple(
                _moved(piece, body, blanks)
                if isinstance(piece, Value)
                else close(piece)
                if isinstance(piece, str)
                else piece
                for piece in value
            )
    if "offset" in one.__struct_fields__:
        fact: Any = one
        ends = (fact.offset, fact.offset + len(fact.span))
        start, end = (place - bisect_left(blanks, place) for place in ends)
        changes |= {"offset": start, "span": body[start:end]}
    return msgspec.structs.replace(one, **changes)


def restored(answer: Answer, read: dict[str, Closed]) -> Answer:
    """The answer with its quotations, flags and what is written as they stand in the whole records; `read`: the closed ones, by id."""
    if not read:
        return answer

    def cited(one: Citation) -> Citation:
        return read[one.id].cited(one) if one.id in read else one

    def flag(one: Flag) -> Flag:
        found = [
            other
            for it in read.values()
            for other, own in zip(it.whole.flags, it.record.flags, strict=True)
            if own is one
        ]
        return found[0] if found else one

    def written(piece: str) -> str:
        made = read.get(answer.citation.id) if answer.citation else None
        found = made and re.search(f"{_SPACE}?".join(map(re.escape, piece)), made.whole.body)
        return found[0] if found else piece

    return msgspec.structs.replace(
        answer,
        citation=answer.citation and cited(answer.citation),
        nearest=answer.nearest and cited(answer.nearest),
        flags=tuple(map(flag, answer.flags)),
        written=answer.written and "、".join(written(piece) for piece in answer.written.split("、")),
        also=tuple(Also(one.answer, cited(one.citation), one.differs) for one in answer.also),
        choices=tuple(msgspec.structs.replace(one, citation=cited(one.citation)) for one in answer.choices),
    )
