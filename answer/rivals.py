"""Things of one kind side by side: line 1 and line 3, zone A and zone B, 眼科 and 口腔科, 一期 and 二期.

A value is told of the one that is named last before it, in its sentence or in the heading over it. Where that is another of the
kind than the question names, the value is no answer, though all other words of the question stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.evidence import Page
from answer.marks import Seen
from answer.numbered import numbered

_HEADS = "营业厅|类目|分店|门店|分馆|分院|学院|校区|疫苗|套餐|公会|展厅|教室|[科类卡站店馆课厅桥园苑餐系村路街部处室区楼班组队票券]"
_NAMED = re.compile(
    rf"(?:^|(?<=[:、,;。()\s和与及或]))(?P<which>[一-鿿a-z\d]{{1,4}}?)(?P<head>{_HEADS})(?![一-鿿]?(?:号|长|员|主任))"
)
_ASKED = re.compile(rf"(?P<which>[一-鿿]{{1,6}})(?P<head>{_HEADS})")
# what names no one of a kind
_NONE = re.compile(r"(?:[哪几各每本该这那多少个的全此我其同分开上下进入出满到为一在去来是有能坐乘搭]|什么)$")
_VERB = re.compile(r"^[开闭停进入出退刷办换持购买卖验取检领订抢售借订跨过上下坐放]$")
KINDS = frozenset("when left count amount who org where what which contact open".split())


def of_rival(one: Seen) -> bool:
    """Whether a value is told of another of a kind than the question names: 23:40 of line 1, asked of line 3."""
    if one.kind not in KINDS or one.in_row or one.proposal.text == "":
        return False
    return _other_number(one) or _other_name(one)


def _spans(page: Page, place: int) -> Iterator[tuple[int, int]]:
    """The clause of a place, what stands before it in its sentence, and the heading over it."""
    clause, sentence = page.clause(place), page.sentence(place)
    yield clause
    yield sentence[0], clause[0]
    heading = page.lines[page.line_at(place)].heading
    if heading is not None:
        yield page.lines[heading].start, page.lines[heading].end


def _other_number(one: Seen) -> bool:
    page, start, end = one.page, one.proposal.start, one.proposal.end
    for mine in numbered(one.asked.text):
        told = [each for each in numbered(page.text) if each.head == mine.head and not start <= each.start < end]
        titled = any(each.head == mine.head and each.which & mine.which for each in numbered(page.title))
        if not told or titled or (mine.which == {"1"} and f"每{mine.head}" in page.text):
            continue  # 「一班最多幾個人」 is of each
        if not any(each.which & mine.which for each in told):
            return True  # the page knows others of the kind alone
        for low, high in _spans(page, start):
            inside = [each for each in told if low <= each.start < high]
            before = [each for each in inside if each.start < start]
            if inside:
                nearest = before[-1] if before else inside[0]
                if not nearest.which & mine.which:
                    return True
                break
    return False


def _other_name(one: Seen) -> bool:
    page, start = one.page, one.proposal.start
    for asked in _ASKED.finditer(one.asked.text):
        which, head = asked["which"], asked["head"]
        titled = f"{which[-2:]}{head}" in page.title
        own = which[-2:] in page.text[slice(*page.clause(start))]  # 「HPV疫苗：二價每針329元」
        if titled or own or _NONE.search(which) or _is_own(one, asked.start(), asked.end()):
            continue
        for low, high in _spans(page, start):
            low, high = low, min(high, start) if low <= start < high else high
            rivals = [
                match for match in _NAMED.finditer(page.text, low, high) if match["head"] == head and _real(page, match)
            ]
            if not rivals:
                continue
            if (
                not any(_same(which, match["which"]) for match in rivals[-1:])
                and f"{which[-1]}{head}" not in page.text[low:high]
            ):
                return True
            break
    return False


def _real(page: Page, match: re.Match[str]) -> bool:
    """Whether it is one of several, and neither the page's own subject nor what is done with the thing (刷卡)."""
    return match[0] not in page.title and not _VERB.match(match["which"]) and not _NONE.search(match["which"])


def _same(mine: str, told: str) -> bool:
    return mine.endswith(told) or told.endswith(mine)


def _is_own(one: Seen, low: int, high: int) -> bool:
    """Whether the thing that the question names stands with the value, by that or another word."""
    hits, clause = one.fit.hits, one.page.clause(one.proposal.start)
    return any(
        term.offset < high and low < term.end and term.end >= high and hits.within(i, *clause) >= 0.9
        for i, term in enumerate(one.asked.terms)
        if len(term.text) > 1
    )
