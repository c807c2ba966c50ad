"""What a line names, and what the texts in front of it and behind it are about: whether they are of one thing, or the one quotes the other."""

from __future__ import annotations

import re
from os.path import commonprefix

from ingest.split import words
from ingest.split.lines import Lines, Short
from ingest.split.text import NUMBER, letters, pairs

_KIND = 4  # letters of what a corrected notice is called at its end: 「招生簡章」
_PASSED_ON = 0.6  # share of the pairs of characters of a notice's title that stands in that of what passes it on
_BACK = 3  # lines that lead to an original stand so near
_LEADS = 30  # characters of a line that leads to an original
_FEW = 60  # pairs of a short text


def corrected(line: Short, said: str) -> bool:
    """Whether a line is what a correction in front of it speaks of: 「招生簡章…誤植」 「游泳班招生簡章」."""
    name = letters(words.CORRECTED.sub("", line.text))
    return name != line.letters or name[-_KIND:] in letters(said)


def explains(line: Short, title: str) -> bool:
    """Whether all that a line names is named by the page's title: 「關於調整原因的說明」."""
    rest = letters(words.EXPLAINS.sub("", words.GENERAL.sub("", line.text)))
    return len(rest) < 2 or len(rest) <= 3 and rest in letters(title) and words.NOTICE.search(line.text) is None


def forwarded(line: Short, title: str) -> bool:
    """Whether a line is the title of the notice that another one passes on, as its title says: 「轉發教育局關於…的通知」."""
    if not words.FORWARDS.search(title) or not words.NOTICE.search(line.text):
        return False
    named = pairs(line.letters)
    return sum(pair in title for pair in named) >= _PASSED_ON * len(named)


def own(line: Short, front: str, behind: str) -> int:
    """1 where the text behind speaks of what a line names; -2 where the text in front does, or none (but of what happens)."""
    named = pairs(line.letters)
    before = sum(pair in front for pair in named) / max(1, len(named))
    after = sum(pair in behind for pair in named) / max(1, len(named))
    if before >= 0.5:
        return -2
    if after:
        return 1 if after >= 0.3 or not before else 0
    return 0 if words.NOTICE.search(line.letters) else -1 if line.form > 1 else -2


def beside(title: str, line: str) -> bool:
    """Whether a line says of another thing what a title says of one: 「第一期…」 「第二期…」, 「東站四月班次」 「西站四月班次」."""
    one, other = letters(NUMBER.sub("", title)), letters(line)
    front = len(commonprefix((one, other)))
    end = len(commonprefix((one[front:][::-1], other[front:][::-1])))
    here, there = one[front : len(one) - end], other[front : len(other) - end]
    if words.ORDINAL.match(here) and words.ORDINAL.match(there):
        return front >= 4
    count, second = words.COUNT.search(one), words.COUNT.search(other)
    if count and second and count.group() != second.group() and one[: count.start()] == other[: second.start()]:
        return count.start() >= 4
    return end >= 5 and 1 <= len(here) <= 6 and 1 <= len(there) <= 6 and len(words.GENERAL.sub("", one[-end:])) >= 3


def strange(title: str, front: str, behind: str) -> int:
    """How much two texts are of different things: by the pairs of characters that both have, and what of the title the second has.

    Of halves of one announcement 13 in 100 come to 3 and 38 to -3; of two announcements 76 come to 3 and 1 to -3.
    """
    one, other, named = pairs(title + "\n" + front), pairs(behind), pairs(title)
    least = min(len(one), len(other))
    shared = len(one & other) / max(1, least) / (1.5 if least < _FEW else 1)  # of a short text some are met by chance
    said = len(named & other) / max(1, len(named))
    if shared <= 0.045 and said <= 0.12:
        return 3
    if shared <= 0.065 and said <= 0.2:
        return 1
    return -3 if shared >= 0.1 or said >= 0.34 else 0


def translated(page: Lines, at: int) -> bool:
    """Whether a line and the text behind it are in letters, and the text in front is Chinese: the same in another language."""
    both = page.bare[at] + page.bare[at + 1]
    if words.HAN.search(both) or not re.search("[a-z]", page.bare[at]):
        return False
    return any(words.HAN.search(line) for line in page.bare[:at])


def quoted(page: Lines, begin: int, at: int, said: str) -> bool:
    """Whether the line opens an annex or a text that is quoted: it was announced as one, in the announcement that begins at `begin`."""
    if (
        any(len(one) <= _LEADS and words.ORIGINAL.search(one) for one in page.bare[max(begin, at - _BACK) : at])
        or words.QUOTES.search(page.bare[at - 1])
        or words.HANDS_ON.search(page.bare[at - 1])
        or words.MADE_KNOWN.search(page.bare[at - 1])
        or any(words.BARE_ANNEX.match(one) for one in page.bare[max(0, at - 2) : at])
        and not words.FILE.search(page.bare[at - 1])  # 「附件：」 of a file that stands there
    ):
        return True
    listed = False
    for other in range(at):
        line = page.bare[other]
        listed = bool(words.ANNEX.match(line)) or listed and len(line) <= 60 and not page.signs(other)
        if listed and (said in letters(line) or len(letters(line)) >= 8 and letters(line) in said):
            return True
        if "《" in line and any(said == letters(name) for name in re.findall("《([^》]{4,60})》", line)):
            return True
    return False
