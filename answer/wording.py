"""The reviewed table of words (`wording.txt`): what may stand for what, what is spoken loosely, what says nothing."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from answer.text import narrow


class Wording(NamedTuple):
    same: dict[str, tuple[str, ...]]
    stop: frozenset[str]
    light: frozenset[str]
    spoken: tuple[tuple[str, str], ...]
    longest: int


@cache
def wording() -> Wording:
    same: dict[str, dict[str, None]] = {}
    words: dict[str, set[str]] = {"stop": set(), "light": set()}
    spoken: dict[str, str] = {}
    section = ""
    for line in narrow(files("answer").joinpath("wording.txt").read_text(encoding="utf-8")).splitlines():
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            section = line.strip("[]")
        elif section == "spoken":
            left, _, right = line.partition(">")
            spoken.update((word, right.strip()) for word in left.split())
        elif section == "same":
            left, arrow, right = line.partition(">")
            asked = left.split()
            said = right.split() if arrow else asked
            for word in asked:
                same.setdefault(word, {}).update(dict.fromkeys(other for other in said if other != word))
        else:
            words[section].update(line.split())
    return Wording(
        {word: tuple(others) for word, others in same.items()},
        frozenset(words["stop"]),
        frozenset(words["light"]),
        tuple(sorted(spoken.items(), key=lambda pair: -len(pair[0]))),
        max(map(len, same)),
    )
