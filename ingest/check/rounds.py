"""Steps whose names count: 初选 before 复选 before 决选, 第一阶段 before 第二阶段, 第一次拍卖 before 第二次拍卖.

Reads what windows are called. A step with a number is measured by the one told nearest to it that has a smaller number and else the same name; a second
one whose sentence says that the first came to nothing (「第一次拍卖未拍定者，第二次拍卖定于…」), by the window of that name without a number. Not seen on
purpose: two things with numbers of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.check.reading import Period, Reading
from ingest.check.stages import stage_of
from ingest.check.step import OF_TIME, ROUND, first, last, one_round

# a round by its name, not what belongs to one: 「决赛辩题」
_HALF = re.compile(
    r"(初|预|复|半决|准决|决|终|总决)(赛|审|选|评|试|盘)(?=$|[ ,、:()于在自从定订将拟及和与至到暨的第]|时间|日期|期间|阶段|日|截止|结束|开始|举行|进行|"
    r"开[打赛]|结果|名单|成绩|入围|晋级|评审|工作|会|安排|则|为|是|排)"
)
_ORDER = {"初": 1, "预": 1, "复": 2, "半决": 3, "准决": 3, "决": 4, "终": 4, "总决": 5}
_NUMBERS = {char: at for at, char in enumerate("一二三四五六七八九十", 1)}
_OF_STEPS = frozenset(("步", "环节"))  # whose numbers are an order, whatever is done
_OF_A_THING = frozenset(
    ("阶段", "期", "步")
)  # of which one follows another, and not 梯次, 批 or 场, among which one chooses
_MANY = re.compile("(?:分(?:为|成|作)?|共|(?<!第))(?P<many>[两二三四五六七])个?(?P<of>阶段|期|步)")
# which is begun before the phase before it is done: 「第二期工程4月1日开工」, 「第二期报名4月10日止」
_BEGUN_BEFORE = re.compile("工程|项目|建设|报名|招[生募]|征稿|截稿|登记|预约")
_EITHER = re.compile("择一|任[选择]|任一|自选")  # of rounds that are alike: 「第二梯次8月3日，可任选一梯」
_BEFORE = 200  # code points before a phase in which their number is told
# that the one before came to nothing: 「第一次拍卖未拍定者」, 「本次流标的」
_CAME_TO_NOTHING = re.compile(
    r"(?:第[一二三四五六七八九\d][次轮]|首[次轮]|本[次轮])[^,。;\n]{0,8}?(?:未|没有?|无人|流[标拍])"
)
_OPEN_NAME = 2  # code points that a name has at least without its number


def by_number(text: Reading, usable: Sequence[Period], later: Period) -> Period | None:
    """An earlier step by its number or its name."""
    words = text.words(later)
    turn = ROUND.search(words)
    beside = [one for one in usable if one.offset != later.offset and one.mention.section == later.mention.section]
    named = [one for one in beside if by_name(text.words(one), words)] if _HALF.search(words) else []
    # told before it, if any: 「初盘3月28日，复盘3月29日；分店初盘3月30日」
    for earlier in [one for one in named if one.offset < later.offset] or named:
        if first(later) < last(earlier) and one_round(text, earlier, later):
            return earlier
    if turn is None or _EITHER.search(text.plain, *later.mention.sentence):
        return None
    alike = [*_smaller(text, beside, later, turn), *_without_number(text, beside, later, words[turn.end() :])]
    near = [one for one in alike if one.offset < later.offset][-1:] or alike[:1]
    return next((one for one in near if first(later) < first(one)), None)


def by_name(earlier: str, later: str) -> bool:
    """Whether of two rounds the second comes behind the first by its name: 初赛, 决赛."""
    one, other = _HALF.search(earlier), _HALF.search(later)
    if one is None or other is None:
        return False
    return one[2] == other[2] and _ORDER[one[1]] < _ORDER[other[1]]


def _smaller(text: Reading, beside: Sequence[Period], later: Period, turn: re.Match[str]) -> Iterator[Period]:
    """The steps of the same name with a smaller number."""
    name, words = _name(later), text.words(later)
    for earlier in beside:
        match = ROUND.search(text.words(earlier))
        if match is None or match.group(2) != turn.group(2) or _n(match.group(1)) >= _n(turn.group(1)):
            continue
        alone = earlier.offset < later.offset and (turn.group(2) in _OF_STEPS or not name and ROUND.search(later.label))
        # one judging behind the other, whatever it is: 「第一轮筛选…，第二轮面谈…」
        judged = turn.group(2) == "轮" and stage_of(text.words(earlier)) == stage_of(words) == "review"
        alone = alone or (judged or _phases(text, later, turn)) and earlier.offset < later.offset
        of = {_whose(text, earlier), _whose(text, later)} - {""}
        named = len(name) >= _OPEN_NAME and name == _name(earlier) and len(of) < 2
        if alone or named or ROUND.sub("", text.words(earlier)) == ROUND.sub("", text.words(later)):
            yield earlier


def _phases(text: Reading, later: Period, turn: re.Match[str]) -> bool:
    """Whether the text counts the phases of one thing before it names them: 「分三期：第一期书面…，第二期访厂…」."""
    if (
        turn.group(2) not in _OF_A_THING
        or turn.group(1) not in _NUMBERS
        or _BEGUN_BEFORE.match(turn.string, turn.end())
    ):
        return False
    counted = _MANY.finditer(text.plain, max(0, later.offset - _BEFORE), later.offset)
    return any(
        said["of"] == turn.group(2) and _NUMBERS.get(said["many"], 2) >= _NUMBERS[turn.group(1)] for said in counted
    )


def _without_number(text: Reading, beside: Sequence[Period], later: Period, called: str) -> Iterator[Period]:
    """The steps without a number whose name begins what the later one is `called`, where one before is said to come to nothing."""
    if not _CAME_TO_NOTHING.search(text.led(later.mention)):
        return
    for earlier in beside:
        name = _name(earlier)
        told_before = earlier.offset < later.offset and not ROUND.search(text.words(earlier))
        if told_before and len(name) >= _OPEN_NAME and called.startswith(name):
            yield earlier


def _name(period: Period) -> str:
    """What a step is called without its number: 「第二次拍卖时间」 is 拍卖."""
    return OF_TIME.sub("", ROUND.sub("", period.label)).strip()


def _whose(text: Reading, period: Period) -> str:
    """What stands before the number of a step in its clause: 「小班第二期夏令营」."""
    before = text.before(period)
    turn = ROUND.search(before)
    return before[: turn.start()].rpartition(":")[2].strip() if turn else ""


def _n(written: str) -> int:
    return _NUMBERS.get(written) or int(written)
