"""Pages that are called by who speaks, and say nothing more than that it is several things (「某某書店十月公告」, 「某某官方頻道」)."""

from __future__ import annotations

import re
from os.path import commonprefix

from ingest.split import words
from ingest.split.lines import Lines, Short
from ingest.split.text import LONGEST, letters, unmarked
from zh.bare import bare

_NAME = 3  # letters of who speaks, and of what a title says besides
_LINE = 40  # characters of a line that a speaker begins: a title, a signature
_LAST = re.compile(rf"(?:{words.COLLECTS.pattern}|[\W_])$")


def called_by_speaker(page: Lines, title: str, first: str = "") -> bool:
    """Whether a title is a name with words of a collection behind it; a name is who signs, who a title begins with or what ends like one."""
    if len(title) > LONGEST:
        return False
    name = _speaker(title)
    if len(letters(name)) < _NAME or words.HAPPENS.search(name) or words.PASSES_ON.search(name):
        return False
    if words.ISSUER.search(name) or words.OF_ALL.search(bare(title)):
        return True
    short = (
        words.TAGGED.sub("", unmarked(line)).lstrip("【〖[") for line in (bare(first), *page.bare) if len(line) <= _LINE
    )
    begun = [line for line in short if line.startswith(name)]
    return any(line == name or len(letters(line)) >= len(name) + _NAME for line in begun)


def says_nothing(page: Lines, title: str, first: str) -> bool:
    """Whether a title says no more than who speaks, or how many announcements there are; `first`: a line that may have stood over the text."""
    named = bare(title)
    return any(one.search(named) for one in (words.COUNTED, words.BOARD)) or called_by_speaker(page, title, first)


def _speaker(title: str) -> str:
    """A title without the words of a collection at its end."""
    name = words.TAGGED.sub("", bare(title)).strip()
    while name and (last := _LAST.search(name)):
        name = name[: last.start()]
    return name


def named_alike(page: Lines, short: list[Short], title: str) -> bool:
    """Whether all headings begin with the name that the page's title begins with, and it says nothing more."""
    headings = [line for line in short if page.blocks[line.at].kind == "heading"]
    if len(headings) < 2 or headings[0] is not short[0] or not page.tells(1, 5):
        return False
    said = [letters(words.TAGGED.sub("", one)) for one in (bare(title), *(line.text for line in headings))]
    name = commonprefix(said)
    if len(name) < _NAME or any(len(one) < len(name) + _NAME for one in said[1:]):
        return False
    if len(letters(words.COLLECTS.sub("", said[0].removeprefix(name)))) > 1:
        return False
    # 「某某書店會員卡怎麼換」 and 「…怎麼用」 are sections: each has to be a title by its form
    return all(line.form >= 0 for line in headings)
