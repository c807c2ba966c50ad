"""Announcements that change one another as a whole: 「…報名延期的公告」 after the call for entries, 「規則（2026版）」 after 2025's.

Told beside an announcement, so that nobody acts on what no longer holds. A later one of the same house and matter counts where its
title says that it changes something or calls it off and the earlier title does not, or where it is the next edition of the same
rules. What is changed in the text alone is seen where a value is asked for (superseded.py), and a newspaper that tells of it is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.evidence import Page, page
from answer.match import hits
from answer.other_pages import HEADS, NUMBERED, same_matter
from answer.superseded import TITLED, edition, published
from answer.words import terms
from records import Record

_OFF = re.compile("取消|停办|暂缓|中止|终止|暂停|撤回|作废|废止")


HALF = 0.5  # one house has many matters: who speaks is at most half of what a title names


def _of_it(later: Page, earlier: Page) -> bool:
    """Whether all that a title speaks of is known to the earlier page, and more than half of it to its title: 「雙十一報名延長」 changes no
    「開學季報名」."""
    said = tuple(
        term
        for term in terms(later.title)
        if (term.weight >= 1 or term.tag == "t")  # 國慶, 雙十一
        and term.text.isalpha()
        and not TITLED.search(term.text)
        and not _OFF.search(term.text)
    )
    stands = hits(earlier, said)
    if any(stands.best(index) < HEADS for index in range(len(said))):
        return False
    return sum(credit >= HEADS for credit in stands.title) > HALF * len(said)


def changes(later: Record, earlier: Record) -> bool:
    """Whether an announcement changes one that came out before it."""
    one, other = page(later), page(earlier)
    if not published(other) or not published(other) < published(one) or later.id in earlier.copies:
        return False
    if later.publisher and earlier.publisher and one.house != other.house:
        return False
    if edition(one, other):  # not the next number of a series
        return one.title != other.title and not NUMBERED.search(one.title)
    said = {*TITLED.findall(one.title), *_OFF.findall(one.title)}
    if not said - {*TITLED.findall(other.title), *_OFF.findall(other.title)}:
        return False
    return same_matter(other, one) and _of_it(one, other)


def around(record: Record, others: Sequence[Record]) -> tuple[tuple[Record, ...], tuple[Record, ...]]:
    """Of some announcements those that a record changes, and those that change it; each the newest first."""
    newest = sorted(others, key=lambda one: one.published or "", reverse=True)
    return (
        tuple(one for one in newest if changes(record, one)),
        tuple(one for one in newest if changes(one, record)),
    )
