"""Amounts told in one sentence of several steps or kinds (「四層3萬元，五層4萬元」, 「大車15元，小車10元」): each belongs to what
stands before it, back to the amount before."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from answer.evidence import Page
from answer.marks.contract import Seen
from answer.text import number
from answer.types import amount
from answer.values import Amount
from answer.words import cut


class Step(NamedTuple):
    """「六層及以上」: a unit with the numbers that it holds; `most` None: no end."""

    unit: str
    least: float
    most: float | None

    def holds(self, other: Step) -> bool:
        return (
            self.unit == other.unit
            and self.least <= other.least
            and (self.most is None or (other.most is not None and other.most <= self.most))
        )


_N = r"(?:\d{1,2}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
_UNITS = r"人[间房]|层|楼(?![梯宇盘市道])|级|档|等(?!待|级|候|于|同)|星级?|居室?|室|座(?!位|谈)"
_STEP = re.compile(
    rf"(?<![\d一二三四五六七八九十第万千百.])(?P<first>{_N})(?:(?:{_UNITS})?[至到-](?P<last>{_N}))?(?P<unit>{_UNITS})楼?"
    rf"(?:的)?(?:(?P<up>及?以上)|(?P<down>及?以下))?(?![学])"
)
_SAME = {"楼": "层", "人房": "人间", "星级": "星", "居室": "居", "室": "居"}
# the first grade is the highest: 「三級以下」 may be the third and fourth, or the third and second
_GRADES = frozenset("级 等 档".split())


@lru_cache(maxsize=256)
def _steps(text: str) -> tuple[Step, ...]:
    found = []
    for match in _STEP.finditer(text):
        unit = _SAME.get(match["unit"], match["unit"])
        first, last = number(match["first"]), number(match["last"] or match["first"])
        if first is None or last is None or (unit in _GRADES and (match["up"] or match["down"])):
            continue
        found.append(Step(unit, 0 if match["down"] else first, None if match["up"] else last))
    return tuple(found)


@lru_cache(maxsize=512)
def _pieces(page_text: str, start: int, end: int, told: tuple[Amount, ...]) -> tuple[tuple[Amount, str], ...]:
    """The amounts of a sentence with what stands before each, back to the one before."""
    found, place = [], start
    for one in told:
        if start <= one.start and one.end <= end:
            found.append((one, page_text[place : one.start]))
            place = one.end
    return tuple(found)


def pieces(page: Page, place: int) -> tuple[tuple[Amount, str], ...]:
    """The sums, or what else is told in a great unit, of the sentence round a place."""
    start, end = page.sentence(place)
    start = max(start, place - amount.FAR)
    inside = [one for one in amount.beside(page, place, start, end) if one.end <= end]
    own = next((one for one in inside if one.start <= place < one.end), None)
    if own is None or not own.unit:
        return ()
    money = amount.is_money(page, own)
    like = tuple(one for one in inside if (amount.is_money(page, one) if money else one.unit == own.unit))
    return _pieces(page.text, start, end, like)


def other_step(seen: Seen) -> bool | None:
    """Whether a value is told of another step than the question names (「五層補多少」); None where nothing tells."""
    if not seen.counted or seen.in_row:
        return None
    asked = _steps(seen.asked.text)
    told = pieces(seen.page, seen.proposal.start) if asked else ()
    mine = next((piece for one, piece in told if one.start <= seen.proposal.start < one.end), "")
    if sum(bool(_steps(piece)) for _, piece in told) < 2:
        return None
    for step in asked:
        own = [one for one in _steps(mine) if one.unit == step.unit]
        if own:
            return not any(one.holds(step) for one in own)
    return None


def step(seen: Seen) -> float:
    other = other_step(seen)
    return 0.0 if other is None else -0.8 if other else 0.25


_MARKS = re.compile(r"[,、:;。()\s]+")
_NO_KIND = re.compile(
    r"[每满超从由原现可最再另共为是减返补至到以不均降升增提涨调改达]|一共|总|合|其[中余]|如|需|收|[上下]限"
)


def _kind(piece: str) -> str:
    """The name right before an amount: 「銀卡」 of 「,銀卡每月返」."""
    parts = [part for part in _MARKS.split(piece) if part]
    part = parts[-1].removeprefix("其中") if parts else ""
    words = cut(part)
    if len(part) < 2 or part[-1] in "由从自原" or _NO_KIND.match(part) or not words or words[0][1]:
        return ""
    return part if words[0][2][:1] in ("n", "b", "a", "m", "l", "j", "v", "g") else ""


def _held(kind: str, text: str) -> int:
    """How many characters of the beginning of a kind stand in the question."""
    size = 0
    while size < len(kind) and kind[: size + 1] in text:
        size += 1
    return size


def kind(seen: Seen) -> float:
    """Of sums told side by side of several kinds, the one whose kind the question names letter by letter."""
    if not seen.counted or seen.in_row:
        return 0.0
    told = pieces(seen.page, seen.proposal.start)
    if len(told) < 2:
        return 0.0
    kinds = {one.start: _kind(piece) for one, piece in told}
    held = {start: _held(kind, seen.asked.text) for start, kind in kinds.items()}
    mine = next((one.start for one, _ in told if one.start <= seen.proposal.start < one.end), None)
    best = max(held.values())
    if mine is None or not kinds[mine] or best < 2 or sum(map(bool, kinds.values())) < 2:
        return 0.0
    if held[mine] == best:
        return 0.1 if any(size < 2 for size in held.values()) else 0.0
    return -0.2 if held[mine] < 2 else 0.0


_SEMI = re.compile(r";\s*")
_HEAD = re.compile(r"\s*(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）、.]\s*)?(?:[^:,。;\d]{1,8}:)?")


def parallel(seen: Seen) -> float:
    """「自行車…，押金200元；電動車…，押金500元」: another sentence of the row begins with what the question names."""
    page, asked = seen.page, seen.asked.text
    if not seen.counted or seen.in_row:
        return 0.0
    line, own = page.lines[page.line_at(seen.proposal.start)], page.sentence(seen.proposal.start)
    starts = [line.start, *(match.end() for match in _SEMI.finditer(page.text, line.start, line.end))]
    heads = {start: _HEAD.sub("", page.text[start : start + 20], count=1)[:8] for start in starts}
    held = {start: _held(head, asked) for start, head in heads.items()}
    mine = max((start for start in starts if start <= own[0]), default=line.start)
    if mine != own[0] or held[mine] > 1:
        return 0.0
    own_words = cut(heads[mine])
    if not own_words or own_words[0][1] or own_words[0][2][:1] not in ("n", "j", "l", "b"):
        return 0.0
    return -0.2 if any(size > 1 and _priced(page, start) for start, size in held.items()) else 0.0


def _priced(page: Page, start: int) -> bool:
    """Whether an amount stands in the sentence that begins there."""
    end = page.sentence(start)[1]
    return any(start <= one.start < end and bool(one.unit) for one in amount.found(page))


_TOGETHER = re.compile(r"(?:共计|合计|总计|一共|总共|共有|共)[^\d,。;]{0,4}$")
_LINK = re.compile(r"[、和与及]|以及")


def _before(page: Page, place: int) -> tuple[int, int]:
    return max(page.sentence(place)[0], place - 10), place


def of_several(seen: Seen) -> bool:
    """「松竹里、明湖花園等共計9600戶」 for one of them: a total of things that the question does not all name."""
    if not (seen.counted or seen.kind == "what") or seen.in_row:
        return False
    page, text = seen.page, seen.page.text
    total = _TOGETHER.search(text, *_before(page, seen.proposal.start))
    if not total:
        return False
    start = page.clause(total.start())[0]
    if total.start() - start < 2:  # 「甲、乙，共12人」
        start = page.sentence(total.start())[0]
    before = text[start : seen.proposal.start]
    linked = [start + match.start() for match in _LINK.finditer(before)]
    for i in range(len(seen.closeness)):
        term = seen.asked.terms[i]
        reach = _REACH if term.noun and term.tag != "vn" else 0
        if not seen.tells(i) or term.text in page.title:
            continue
        for left, right, credit in seen.fit.hits.places[i]:
            if credit < 0.9 or not start <= left < seen.proposal.start:
                continue
            near = [place for place in linked if -reach - 1 <= place - left <= right - left + reach]
            others = [_beside(text, place, left, right) for place in near]
            if any(other and other not in seen.asked.text for other in others):
                return True
    return False


_REACH = 4  # characters of a name that may stand between a word of it and what links it to the next: 「明湖花園小區、」
_NAME = re.compile(r"[一-鿿a-z\d]{2}")


def _beside(text: str, link: int, left: int, right: int) -> str:
    """The beginning of the name that a sign links to the word in [left, right); "" where something else stands between."""
    low, high = (right, link) if link >= right else (link + 1, left)
    if low > high or _BREAK.search(text[low:high]):
        return ""
    other = text[link + 1 : link + 3] if link >= right else text[max(0, link - 2) : link]
    return other if _NAME.fullmatch(other) else ""


_BREAK = re.compile(r"[,。;:、\s\d]")
