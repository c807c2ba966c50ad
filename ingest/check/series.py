"""Of what each round is one, where several things have rounds of their own: 「钢琴决赛4月11日，小提琴初赛4月18日，小提琴决赛4月25日」.

Reads what stands before a round in its name, else at the head of its sentence (「书法：初评…，复评…」). Of finals of all (全国总决赛) nothing is said,
nor of what has no round that another thing has, too: who judges (学院初审，学院复审，学校终审).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_ROUND = re.compile("(?P<of>[^,。;:|]{0,10}?)(?P<round>初|预|复|半决|准决|总决|决|终)[赛审选评试]")
_HEAD = re.compile("([^,。;:\n\\d]{2,8}):")
_ALL = re.compile("^[全总]|世界|国际|年度|线[上下]|网|现场")


def series(plain: str, named: Iterable[tuple[int, int, str]]) -> Mapping[int, str]:
    """By the place of a window, of what it is a round. `named`: where its sentence begins, where it stands, what it is called."""
    of: dict[int, str] = {}
    rounds: dict[str, set[str]] = {}
    things: dict[str, set[str]] = {}
    for start, place, label in named:
        found = _ROUND.match(label)
        if found is None:
            continue
        head = _HEAD.match(plain, start, place)
        thing = found["of"].strip() or (head[1].strip() if head else "")
        if thing and not _ALL.search(thing):
            of[place] = thing
            rounds.setdefault(thing, set()).add(found["round"])
            things.setdefault(found["round"], set()).add(thing)
    if all(len(some) < 2 for some in rounds.values()):
        return {}
    return {place: thing for place, thing in of.items() if any(len(things[one]) > 1 for one in rounds[thing])}
