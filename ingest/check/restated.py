"""One thing of a text and one property of it, told twice with two values: 「6月7日为开放日 … 6月8日开放日当天」, 「结果6月13日公布 … 评选结果公布日为6月16日」.

Two dates (`facts`) are told of one where they have the property and the bound in common and each word that one name has more stands in the sentence of the other, in the title
or before the first date. Not the same on purpose: a property with three values, or whose later value has been told before (each of a thing of its own), what is the thing of a
third date, marks of groups, rounds and places, and days more than a month apart. `named_apart` tells of any two dates whether the later is of a thing that the other is not of.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from ingest.check.called import PEOPLE
from ingest.check.contrast import apart
from ingest.check.facts import HAN, NUMBERS, Fact, facts_of, last_pair, meaning
from ingest.check.reading import DAY, Mention, Reading
from ingest.check.stages import TAKING, stages_said
from ingest.check.statement import MARK

_SLIP = 31 * DAY  # what lies further apart is of another time
_AHEAD = 120  # code points before the first date that name the thing of a text
_WHOM = re.compile(PEOPLE)
_NEAR = 24  # dates before one that it is compared with


def restated(text: Reading, free: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """The pairs of an earlier mention and a later one that tells another value of the same, in order. `free`: the mentions that may be compared."""
    if len({mention.sentence for mention in free}) < 2:
        return  # nothing is told twice
    facts = facts_of(text, free)
    if len({fact.mention.sentence for fact in facts}) < 2:
        return
    matter = _matter(text)
    for at, later in enumerate(facts):
        before = facts[max(0, at - _NEAR) : at]
        for one in reversed(before):
            if not _differ(one, later) or not _one(text, matter, one, later) or _of_third(before, one, later):
                continue
            alike = [fact for fact in facts if fact.keys & later.keys and fact.role == one.role]
            if len({_value(fact) for fact in (*alike, one, later)}) > 2:
                break
            beside = [fact.mention for fact in alike if fact in before] + [*text.mentions_in(*one.mention.sentence)]
            if any(_days(two) == _value(later) for two in beside if two is not one.mention):
                break
            yield one.mention, later.mention
            break


def _matter(text: Reading) -> str:
    """What the whole text is of: its title, and what stands before its second date."""
    end = text.mentions[0].sentence[1] if text.mentions else 0
    return f"{text.title} {text.plain[max(0, end - _AHEAD) : end]}"


def _one(text: Reading, matter: str, one: Fact, later: Fact) -> bool:
    if one.mention.section != later.mention.section or one.mention.sentence == later.mention.sentence:
        return False
    if {one.role, later.role} in ({"end", "day"}, {"end", "start"}, {"range", "day"}) or one.back != later.back:
        return False
    if not one.keys & later.keys or not (one.own or later.own):
        return False
    return not of_another(text, matter, one, later, one.words)


def _of_third(facts: Sequence[Fact], one: Fact, later: Fact) -> bool:
    """Whether what the later name has more is the thing of a third date before it: 「网络8月25日开始。取货9月10日。网络订单取货9月12日」."""
    names = " ".join(one.words)
    more = {word for word in later.thing if not _told(word, names)}
    return any(more.intersection(fact.thing) for fact in facts if fact is not one and fact is not later)


def named_apart(text: Reading, one: Mention, later: Mention) -> bool:
    """Whether the later date is told of a thing that the other is not told of: 「网络订单取货」 behind 「取货」."""
    facts = facts_of(text, text.mentions_in(0, later.found.stop)[-_NEAR:])
    by_place = {fact.mention.found.offset: fact for fact in facts}
    a, b = by_place.get(one.found.offset), by_place.get(later.found.offset)
    if a is None or b is None:
        return False
    if _of_third(facts, a, b):
        return True
    if (a.role, b.role) == ("range", "end") and _taken_in(b) and not stages_said(" ".join(a.words)):
        return True  # 「展览5月1日至5月20日。展览报名至4月20日」
    mine, yours = ([word for word in fact.thing if not stages_said(word)] for fact in (a, b))
    mine = [word for word in mine if meaning(word) not in a.keys]
    if not mine and not a.keys & set(map(meaning, last_pair("".join(b.thing)))):
        yours = []  # 「兑换期限到8月31日。礼券限于9月30日前兑换」
    return a.back != b.back or of_another(text, _matter(text), a, b._replace(thing=tuple(yours), done=()))


def _taken_in(fact: Fact) -> bool:
    return not TAKING.isdisjoint(stages_said(" ".join(fact.words)))


def of_another(text: Reading, matter: str, one: Fact, later: Fact, words: Sequence[str] = ()) -> bool:
    """Whether the later date is told of a thing that the other is not told of, or the other one of some of those `words` of its name that the
    later is not told of.
    """
    alone = later.alone - _alone(one), one.alone - _alone(later) if words else frozenset()
    if all(alone) or any(side - _sides(matter) for side in alone):
        return True
    if _strangers(one.who, later.who) or _strangers(one.place, later.place):
        return True  # 「居民搬迁6月3日开始。商户搬迁6月10日开始」
    strange = later.named and later.who and later.who not in one.sentence
    if strange and not all(_told(word, later.sentence) for word in one.thing):
        return True  # 「干部培训6月3日开班。工人培训开班时间6月10日」
    names = " ".join(one.words), " ".join(later.words)
    more = (
        [word for word in later.words if not _told(word, names[0])],
        [word for word in words if not _told(word, names[1])],
    )
    before = text.plain[max(0, one.mention.sentence[0] - _AHEAD) : one.mention.sentence[0]]
    around = ("", f"{text.title} {before}") if all(more) else (matter, matter)  # 「羽毛球报名…，乒乓球报名…」
    contexts = f"{one.sentence} {around[0]}", f"{later.sentence} {around[1]}"
    if not all(_told(word, where) for words, where in zip(more, contexts, strict=True) for word in words):
        return True
    a, b = (frozenset(MARK.findall(" ".join(fact.words))) for fact in (one, later))
    if a - b and b - a:
        return True
    mine, yours = (
        frozenset(mark for mark in said if mark not in where)
        for said, where in zip((a, b), reversed(contexts), strict=True)
    )
    return apart(MARK, text.plain, mine, yours)


def _strangers(one: str, other: str) -> bool:
    """Whether two names of people or places are those of two: neither ends with the other."""
    return bool(one and other) and not (one.endswith(other) or other.endswith(one))


def _alone(fact: Fact) -> frozenset[str]:
    """The characters and numbers of its sentence that a name may have by themselves."""
    return fact.alone | _sides(fact.sentence)


def _sides(words: str) -> set[str]:
    return {*NUMBERS.findall(words), *filter(HAN.match, words)}


def _told(word: str, where: str) -> bool:
    """Whether a word stands in a piece, or all but one pair of its characters."""
    pairs = [word[at : at + 2] in where for at in range(len(word) - 1)]
    return sum(pairs) >= max(len(pairs) - (len(word) > 3), 1)


def _value(fact: Fact) -> tuple[datetime.date, ...]:
    first, last = _days(fact.mention)
    assert first is not None and last is not None
    return first, last


def _days(mention: Mention) -> tuple[datetime.date | None, datetime.date | None]:
    return mention.first, mention.last or mention.first


def _differ(one: Fact, later: Fact) -> bool:
    a, b = _value(one), _value(later)
    roles = {one.role, later.role}
    if "end" in roles:
        a, b = a[1:], b[1:]
    elif len(roles) > 1:
        a, b = a[:1], b[:1]
    elif roles == {"range"} and a[0] != b[0] and a[1] != b[1] and a[1] - a[0] != b[1] - b[0]:
        return False  # neither bound nor the length is the same
    if a == b:
        return _hours_differ(one, later)
    if later.mention.found.mod == "after" and b > a:
        return False  # some days of grace
    return all(abs(x - y) <= _SLIP for x, y in zip(a, b, strict=True))


def _hours_differ(one: Fact, later: Fact) -> bool:
    """Whether two times of one day do: 「灯谜会10月5日19:00开始」, 「灯谜会10月5日19:30开始」."""
    if not set(_WHOM.findall(later.sentence)) <= set(_WHOM.findall(one.sentence)):
        return False  # 「停水8:00起。高层住户停水7:30起」
    a, b = (fact.mention.found.start or "" for fact in (one, later))
    return {one.role, later.role} <= {"day", "start"} and "T" in a and "T" in b and a != b
