"""Whether marks tell two things of one text apart: 北区 does where the text speaks of 南区 too, and alone tells nothing.

A mark is a word that says of which round, group, place or people something is told (`statement.MARK`). One that is said
of one thing and not of the other parts them where the text has another mark of its sort; a sort of which a text has a single
mark is its setting (「社區大學」, 「北区仓」). One of people is left out only where the thing is told again (「教师资格面试…」, 「面试时间：…」): what
is told without one before is of all others. Marks without a sort (第二批, 尾款, 早鸟, vip) always part.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SORTS = (
    ("school", re.compile("小学|初中|高中|中学|大学|本科|专科|研究生|硕士|博士")),
    ("quarter", re.compile("第?[一二三四]季度?")),
    ("season", re.compile("[春夏秋冬]")),
    ("side", re.compile("[东西南北中左右]侧?岸?")),
)
_PEOPLE = (
    ("size", re.compile("个人|团体|团队|集体|小组")),
    ("sex", re.compile("[男女]")),
    ("people", re.compile("成人|大人|儿童|孩|幼|学生|教师|老师|老人|长者|敬老|家长|军|残|障|会员|职工|居民")),
    ("letter", re.compile("[a-z][0-9]?")),
    ("home", re.compile("[外本][地市籍区县乡镇里村校]|境[内外]|国[内外]")),
)
_STOPS = ",。;\n"
_STOP = re.compile(f"[{_STOPS}]")
_NAMED = re.compile("[\u4e00-\u9fff]{1,3}(?P<of>[组班店线侧队岗]|校区|赛道)")


def apart(
    rule: re.Pattern[str], text: str, earlier: frozenset[str], later: frozenset[str], people: bool = True
) -> bool:
    """Whether some mark that only one of two things has parts them; `rule` finds the marks of the whole plain text, `people`: whether
    one of people may be left out where the thing is told again.
    """
    if earlier == later:
        return False
    return any(_parts(mark, rule, text, False) for mark in later - earlier) or any(
        _parts(mark, rule, text, people) for mark in earlier - later
    )


def _parts(mark: str, rule: re.Pattern[str], text: str, people: bool) -> bool:
    sort, of_people = _sort(mark)
    if sort is None or of_people and not people:
        return True
    return _has_two(rule, text, sort)


@lru_cache(maxsize=16)
def _has_two(rule: re.Pattern[str], text: str, sort: str) -> bool:
    """Whether a text has two marks of a sort, looked for in the clauses that may have one: `rule` is slow, and no mark goes over a comma."""
    met: set[str] = set()
    done = 0
    for sign in _sign(sort).finditer(text):
        if sign.start() < done:
            continue
        begin = max(text.rfind(stop, done, sign.start()) for stop in _STOPS) + 1
        end = _STOP.search(text, sign.end())
        begin, done = max(begin, done), end.start() if end else len(text)
        marks = rule.finditer(text, begin, done + 2)  # a rule sees that its clause ends, and that the text goes on
        met.update(mark.group() for mark in marks if mark.start() < done and _sort(mark.group())[0] == sort)
        if len(met) > 1:
            return True
    return False


def _sign(sort: str) -> re.Pattern[str]:
    """What is in every mark of a sort."""
    return next((rule for name, rule in (*_SORTS, *_PEOPLE) if name == sort), None) or re.compile(sort)


@lru_cache(maxsize=1024)
def _sort(mark: str) -> tuple[str | None, bool]:
    """The sort of a mark, None for none, and whether it is of people."""
    for sorts, people in ((_SORTS, False), (_PEOPLE, True)):
        for name, rule in sorts:
            if rule.fullmatch(mark):
                return name, people
    found = _NAMED.fullmatch(mark)
    return (found["of"] if found else None), False
