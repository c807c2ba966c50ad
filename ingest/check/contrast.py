"""Whether marks tell two things of one text apart: 北区 does where the text speaks of 南区 too, and alone tells nothing.

A mark is a word that says of which round, group, place or people something is told (`statement.MARK`). One that is said
of one thing and not of the other parts them where the text has another mark of its sort; a sort of which a text has a single
mark is its setting (「社區大學」, 「北区仓」). Marks of people and turns, and those without a sort (教师, 第二批, 尾款, 早鸟, vip) always
part: what is told without one is of all others.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SORTS = (
    ("school", re.compile("小学|初中|高中|中学|大学|本科|专科|研究生|硕士|博士")),
    ("season", re.compile("[春夏秋冬]")),
    ("side", re.compile("[东西南北中左右]侧?岸?")),
    ("letter", re.compile("[a-z][0-9]?")),
)
_NAMED = re.compile("[\u4e00-\u9fff]{1,3}(?P<of>[组班店线侧队]|校区|赛道)")


def apart(rule: re.Pattern[str], text: str, one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether some mark that only one of two things has parts them; `rule` finds the marks of the whole plain text."""
    return one != other and any(_parts(mark, rule, text) for mark in one ^ other)


def _parts(mark: str, rule: re.Pattern[str], text: str) -> bool:
    sort = _sort(mark)
    return sort is None or len(_by_sort(rule, text).get(sort, ())) > 1


@lru_cache(maxsize=4)
def _by_sort(rule: re.Pattern[str], text: str) -> dict[str, set[str]]:
    given: dict[str, set[str]] = {}
    for mark in rule.findall(text):
        sort = _sort(mark)
        if sort is not None:
            given.setdefault(sort, set()).add(mark)
    return given


@lru_cache(maxsize=1024)
def _sort(mark: str) -> str | None:
    for name, rule in _SORTS:
        if rule.fullmatch(mark):
            return name
    found = _NAMED.fullmatch(mark)
    return found["of"] if found else None
