"""A card: a short text all of whose lines are a label and its value, as shops and offices write hours, prices and rules.

    山腳咖啡　冬季營業卡
    營業：二～五 11:00-19:00；六日 10:00-21:00
    外送：3公里內，滿300元→免運
    店長：小方 0900-111-222

Nothing in it is running text, so what tells a page's body from what surrounds it finds only pieces: an arrow reads like breadcrumbs, a
telephone number like an advertisement, a day like the page's own. A card is one where no line is a site's, but for those over and under
it; it is told whole but for offers (加LINE領優惠券). What is not seen: a card in a page of HTML, whose elements say what belongs together.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.extract import marks
from ingest.extract.line import Line

_FEWEST, _MOST = 5, 60  # lines of one
_WIDE = 120  # characters of a line
_SHARE = 0.7  # of the lines tell a figure or have a label
_VALUED = 3  # lines of these with a figure behind a label
_SENTENCES = 0.2  # share of lines that end as sentences do
_LABEL = r"[\W_]*(?:[一二三四五六七八九十\d]{1,2}[、.．)]\s?)?[【\[]?[\u4e00-\u9fff/()\d]{2,12}(?:[】\]]|\s?:|\s)"
_LABELLED = re.compile(_LABEL)
_VALUE = re.compile(rf"{_LABEL}[^:]{{0,40}}?\d")
_FIGURE = re.compile(r"\d")
_ARROW = re.compile(r"[:→\d]")  # 「流程：登記>領號」, 「影響 → 報表」
# what says of itself that it is another's: 「廣告：隔壁火鍋」, 「加LINE領優惠券：@…」; no 「導讀…公眾號預約」
_OFFER = re.compile(
    r"\W*(?:广告|推广(?!期|时)|赞助(?!商)|ad\s?:)|\W*(?:加|扫码?|关注|点击?|入)[^:]{0,8}(?:领|抢|送)[^:\d]{0,6}(?:券|红包|福利|礼包?|好礼|资料)"
)
_HEAD = 2  # lines from the first in which its day stands
_OWN_DAY = re.compile(
    r"\W*(?:最[后近])?(?:[发公]布|更新|公告|修[订改]|制表)(?:时间|日期|日|于)?\s?:?\s?[12]\d{2,3}(?!\d)|\W*[12]\d{3}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\W*$"
)


class Card(NamedTuple):
    """The line of its title (-1: none), the first and last of what it tells, and those between that are advertisements."""

    title: int
    first: int
    last: int
    offers: frozenset[int]


def card_of(lines: list[Line]) -> Card | None:
    """A card without its own day; its lines are marked as what it tells."""
    start, end = 0, len(lines)
    while start < end and _of_a_site(lines[start]):
        start += 1
    while start < end and _of_a_site(lines[end - 1]):
        end -= 1
    if not _FEWEST <= end - start <= _MOST or any(map(_of_a_site, lines[start:end])):
        return None
    own = {at for at in (*range(start, start + _HEAD + 1), end - 1) if _OWN_DAY.match(lines[at].bare)}
    told = [lines[at] for at in range(start, end) if at not in own]
    if any(map(_signs, told)) or sum(line.bare.endswith("。") for line in told) > _SENTENCES * len(told):
        return None
    telling = sum(_LABELLED.match(line.bare) is not None or _FIGURE.search(line.bare) is not None for line in told)
    if telling < _SHARE * len(told) or sum(_VALUE.match(line.bare) is not None for line in told) < _VALUED:
        return None
    first = start + lines[start].bare.endswith(":")  # 「各位團員：」 over the title
    title = -1 if ":" in lines[first].bare and _FIGURE.search(lines[first].bare) else first
    first += title >= 0
    while first in own:
        first += 1
    last = end - 1 - (end - 1 in own)
    for line in lines[first : last + 1]:
        line.said()
        line.tells()
    offers = (at for at in range(first, last + 1) if _OFFER.match(lines[at].bare))
    return Card(title, first, last, frozenset(offers))


def _of_a_site(line: Line) -> bool:
    """Whether a line is one of those that a site sets round a text, or too long for a card."""
    text = line.bare
    return bool(
        len(text) > _WIDE
        or line.anchors
        or line.kind == "row"
        or line.opens
        or marks.is_menu(text)
        and not _VALUE.match(text)
        or marks.PAGER.match(text)
        or marks.COUNT.match(text)
        or marks.TOOLS.match(text)
        or marks.TODAY.match(text)
        or line.crumbs
        and not _ARROW.search(text)
    )


_SIGNS = re.compile(
    r"\W*(?:来源|作者|记者|责任?编辑?|编辑|浏览|阅读|点击|点阅|人气)\w{0,3}\s?:|.{0,60}(?:来源|作者|浏览|阅读|点击)\w{0,2}\s?:"
)


def _signs(line: Line) -> bool:
    """Whether a line tells who wrote it and how many read it, as one under a title does."""
    return line.meta == 2 and _SIGNS.match(line.bare) is not None
