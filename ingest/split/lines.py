"""The lines of a page as the rules of this stage ask about them: which are short, signed, set alone, running text."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from ingest.split import words
from ingest.split.text import (
    LEAST,
    LEAST_SENTENCE,
    LONGEST,
    MARK,
    NUMBER,
    SENTENCE,
    SOURCE,
    letters,
    letters_of,
    pairs,
    undated,
)
from records import Block
from zh.bare import bare
from zh.formal import FORMAL, FORMAL_DIGITS
from zh.once import once

MOST_SHORT = 300  # short lines of a page that is no list
_TITLE_LEAST = 10  # letters of a title that only its looks give away
SHORT_TITLE = 8  # letters below which a line is a section's
_RUNNING = 25  # characters of a line of running text
_SENTENCE = 14  # characters of a sentence under a heading
_ITEM = 40  # characters of an item of a list without marks
_STOPS = frozenset("。！？!?；;”」）)…~～")
_CLOSING = frozenset("」）)”")  # ends titles too
_ENDS = _STOPS | frozenset(".")  # of a sentence as `bare` reads it
_LOOK = 2000  # characters of a text that are compared
_SERIES = 3  # numbers that are a series
# 「參、有限開放」
_NUMBERED = re.compile(rf"\s*([(]?)([一二三四五六七八九十]{{1,2}}|\d{{1,2}}|[{FORMAL_DIGITS}拾])([)、.．:]+)")
_ORDER = "〇一二三四五六七八九十"
_ASIDE = re.compile(r"\s*[（(][^()（）]*[)）]\s*")  # 「（已持證者免附）」
_BRACKETS = re.compile(r"[【〖\[]([^【】〖〗\[\]]+)[】〗\]]$")  # round a whole title


class Short(NamedTuple):
    """A line that may be a title: its place, its text as rules read it without a number in front, its letters, the number, what its form says."""

    at: int
    text: str
    letters: str
    number: str
    form: int


class Lines:
    """`blocks` with what is asked of their lines, each once."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self.blocks = blocks
        self._pairs: dict[tuple[int, int], set[str]] = {}
        self._signs: dict[int, bool] = {}
        self._open: dict[int, bool] = {}

    @once
    def bare(self) -> list[str]:
        """What `bare` reads of each line; of a page without a short one nobody asks."""
        return [line.strip() for line in bare("\n".join([block.text for block in self.blocks])).split("\n")]

    def short(self, most: int) -> list[Short]:
        """The lines that are short and no sentence, but for the last; none where there are more than `most`: the page is a list."""
        found: list[Short] = []
        for at in range(len(self.blocks) - 1):
            if (line := self._short(at)) is not None:
                found.append(line)
                if len(found) > most:
                    return []
        return found

    def _short(self, at: int) -> Short | None:
        block = self.blocks[at]
        text = block.text
        if len(text) > LONGEST or block.kind not in ("heading", "paragraph", "item") or "。" in text:
            return None
        ends = text[-1:]
        if (
            text.count("，") > 1
            or text.count("|") > 1
            or "\t" in text
            or ends in "，、,"  # a line that is broken there
            or ends in _STOPS
            and ends not in _CLOSING
            and (ends not in "！!" or block.kind != "heading")
        ):
            return None
        if _ASIDE.fullmatch(text):
            return None
        line = undated(self.bare[at])[0]
        number = NUMBER.match(line)
        rest = (line[number.end() :] if number else line).rstrip("!！")
        if (whole := _BRACKETS.match(rest)) is not None:
            rest = whole.group(1)
        said = letters_of(rest)
        if not LEAST - 2 <= len(said) <= 60 or rest.endswith(":") or SENTENCE.search(rest.replace(",", "")):
            return None
        # what it says behind a day or a mark in brackets: 「3月4日 強風停駛半日」, 「【會費】催繳」
        begins = rest[:1]
        behind = words.DATED.sub("", words.TAGGED.sub("", rest)) if begins in "【[〖(" or begins.isdigit() else rest
        points = form(rest, said) if behind == rest else form(behind, letters_of(behind))
        return Short(at, rest, said, number.group() if number else "", points)

    def text(self, begin: int, end: int | None = None) -> str:
        return "\n".join(self.bare[begin:end])

    def pairs(self, begin: int, end: int) -> set[str]:
        """The pairs of Chinese characters of some lines, of a long text those at its beginning."""
        found = self._pairs.get((begin, end))
        if found is None:
            found = self._pairs[begin, end] = pairs(self.text(begin, end)[:_LOOK])
        return found

    def signs(self, at: int) -> bool:
        """Whether a line is the date of a signature; asked of a line for each of those beside it."""
        if at not in self._signs:
            self._signs[at] = self._is_date(at)
        return self._signs[at]

    def _is_date(self, at: int) -> bool:
        text = self.blocks[at].text.rstrip()
        if len(text) >= 40 or "\u4e00" <= text[-1:] <= "\u9fff" and text[-1] not in "日月":
            return False
        rest = words.SIGNED_BY.sub("", self.bare[at])
        if rest != self.bare[at] and undated(self.bare[at])[1]:
            return False  # 「…公告 2024-03-01」
        return words.SIGNED.match(rest) is not None or (
            rest != self.bare[at] and words.SIGNED_MONTH.match(rest) is not None
        )

    @once
    def looks(self) -> Counter[str]:
        """How many lines are set in each way."""
        return Counter(block.look for block in self.blocks)

    @once
    def looks_of_text(self) -> set[str]:
        """The ways in which running text is set."""
        return {
            block.look
            for block in self.blocks
            if block.kind != "row" and len(block.text) >= _RUNNING and block.text.rstrip()[-1:] in _STOPS
        }

    @once
    def usual_space(self) -> int:
        """The empty lines that stand in front of most lines at the most."""
        spaces = sorted(block.space for block in self.blocks if block.kind != "row")
        return spaces[2 * len(spaces) // 3] if spaces else 0

    @once
    def series(self) -> frozenset[int]:
        """The lines that are numbered one behind another, three at least, where some are the text itself: sections (「三、截止投標：…」)."""
        rows: dict[tuple[str, ...], list[tuple[int, int]]] = {}
        for at, line in enumerate(self.bare):
            if (found := _NUMBERED.match(line)) is not None and self.blocks[at].kind != "row":
                before, number, behind = found.groups()
                number = number.translate(FORMAL)
                place = (
                    int(number)
                    if number.isdecimal()
                    else _ORDER.find(number)
                    if len(number) == 1
                    else 10 + _ORDER.find(number[-1])
                )
                rows.setdefault((before, str(number.isdecimal()), behind), []).append((place, at))
        found_in: set[int] = set()
        for row in rows.values():
            numbers = [place for place, _ in row]
            if len(row) < _SERIES or numbers != list(range(numbers[0], numbers[0] + len(row))) or numbers[0] > 2:
                continue
            if any(self._short(at) is None or not self.tells(at + 1, at + 2) for _, at in row[:-1]):
                found_in.update(at for _, at in row)
        return frozenset(found_in)

    def marked(self, at: int) -> bool:
        """Whether a line is set as a title by a mark in front that no other line has: 「● 裁判招募」."""
        return self._marked == at

    @once
    def _marked(self) -> int:
        found = [at for at, block in enumerate(self.blocks) if MARK.match(block.text)]
        return found[0] if len(found) == 1 and self.runs(found[0] + 1, found[0] + 2) else -1

    def in_list(self, at: int) -> bool:
        """Whether a line is one of several items of a list, also of one without marks, or what a term is: <dt>若遇雷雨</dt><dd>改在20日</dd>."""
        near = (*self.blocks[max(0, at - 1) : at], *self.blocks[at + 1 : at + 2])
        if at and self.blocks[at - 1].kind == "term" or self._in_plain_row(at):
            return True
        return self.blocks[at].kind == "item" and not self.marked(at) and any(one.kind == "item" for one in near)

    def _in_plain_row(self, at: int) -> bool:
        """Whether a line is one of three and more in a row, set alike, that end no sentence: a list that lost its marks."""
        if not self._is_open(at) or not self._is_as(at - 1, at):
            return False
        if not self._is_as(at + 1, at) and not self._is_as(at - 2, at):
            return False
        return not self.tells(at + 1, at + 2) and not words.GREETS.match(self.bare[at + 1])

    def _is_as(self, one: int, at: int) -> bool:
        """Whether a line is open, too, and set as another one is."""
        return 0 <= one < len(self.blocks) and self.blocks[one].look == self.blocks[at].look and self._is_open(one)

    def _is_open(self, at: int) -> bool:
        """Whether a line ends no sentence and neither signs nor names a notice; asked of a line for each of those beside it."""
        if at not in self._open:
            self._open[at] = self._stays_open(at)
        return self._open[at]

    def _stays_open(self, at: int) -> bool:
        block, line = self.blocks[at], self.bare[at]
        if block.kind != "paragraph" or not LEAST <= len(block.text) <= _ITEM:
            return False
        if line[-1:] in _ENDS or line[-1:] == ":" or self.signs(at):
            return False
        return not words.ISSUER.search(line) and not words.NOTICE.search(line)

    def signed_off(self, at: int) -> bool:
        """Whether a name and a day, in one line or each on a line of its own, stand in front of a line."""
        if at < 2 or not self.signs(at - 1):
            return False
        if words.SIGNED_BY.match(self.bare[at - 1]):
            return True
        name = self.bare[at - 2]
        return 2 <= len(letters(name)) <= 30 and not SENTENCE.search(name) and not self.signs(at - 2)

    def signed_alike(self, at: int, other: int) -> bool:
        return all(letters(self.bare[at - back]) == letters(self.bare[other - back]) for back in (1, 2))

    def signed_again(self, at: int) -> bool:
        """Whether a name stands in front of a line and at the end of the page once more."""
        name = self.bare[at - 1]
        if self.signs(at - 1):
            return False
        return 2 <= len(name) <= 20 and name[-1:] not in _ENDS and name in self.bare[max(at + 2, len(self.bare) - 2) :]

    def both_signed(self, at: int) -> bool:
        """Whether who signs stands in front of a line, and another who signs at the end of the page, both without a day."""
        return (
            at > 1 and self._is_signer(at - 1) and at + 1 < len(self.bare) - 1 and self._is_signer(len(self.bare) - 1)
        )

    def _is_signer(self, at: int) -> bool:
        line = self.bare[at]
        if len(line) > 24 or self.blocks[at].kind != "paragraph" or SENTENCE.search(line):
            return False
        return words.SIGNER.search(line) is not None or (
            ":" not in line and (line[-1:] == "组" or words.ISSUER.search(line) is not None)
        )

    def sourced(self, at: int) -> bool:
        """Whether a line tells the time and the source of a text."""
        return len(self.bare[at]) <= SOURCE and words.SOURCED.search(self.bare[at]) is not None

    def runs(self, begin: int, end: int, least: int = _RUNNING) -> bool:
        """Whether one of these lines is running text, of so many characters at least."""
        return any(block.kind != "row" and len(block.text) >= least for block in self.blocks[begin:end])

    def tells(self, begin: int, end: int) -> bool:
        """Whether one of these lines is running text, or a short sentence."""
        return self.runs(begin, end) or any(
            block.kind == "paragraph" and len(block.text) >= LEAST_SENTENCE and block.text.rstrip()[-1:] in _STOPS
            for block in self.blocks[begin:end]
        )

    def alone(self, at: int) -> bool:
        """Whether a line stands in front of a sentence and behind one or a signature, where all lines of running text end as sentences."""
        before, behind = self.blocks[at - 1].text.rstrip(), self.blocks[at + 1].text.rstrip()
        if behind[-1:] not in _STOPS or before[-1:] not in _STOPS and not words.ISSUER.search(self.bare[at - 1]):
            return False
        return self._in_sentences

    @once
    def _in_sentences(self) -> bool:
        """Whether all lines of running text but few end as sentences."""
        long = [
            block.text.rstrip()[-1:] in _STOPS
            for block in self.blocks
            if block.kind == "paragraph" and len(block.text) >= 20
        ]
        return len(long) >= 2 and sum(long) >= 0.8 * len(long)

    def listed(self, at: int) -> bool:
        """Whether a short line stands in front that ends neither a sentence nor a text: the line is one of a row."""
        if self.blocks[at - 1].kind in ("row", "attachment"):
            return False
        before = self.bare[at - 1]
        if len(before) > 40 or before[-1:] in _ENDS or self.signed_again(at):
            return False
        ends = any(pattern.search(before) for pattern in (words.RULE, words.ISSUER, words.CLOSES, words.DAY))
        return not (ends or self.signs(at - 1) or at > 1 and self.signs(at - 2))

    def belongs(self, line: Short) -> bool:
        """Whether a short line is a signature, a date, a source or an item rather than a heading."""
        return (
            self.blocks[line.at].kind == "item"
            and not self.marked(line.at)
            or not self.runs(line.at + 1, line.at + 2, _SENTENCE)
            or self.signs(line.at)
            or words.ISSUER.search(line.text) is not None
            or words.SOURCED.search(line.text) is not None
        )


def form(text: str, said: str) -> int:
    """What a line says of itself, in points: a title (「西倉年底搬遷」 3) or a section's heading (「報名方式」 -4). `said`: its letters."""
    if words.PIECE.search(text) or words.ENTRY.search(text) or words.TO_WHOM.match(text):
        return -4
    rest = words.GENERAL.sub("", text)
    names = len(letters_of(rest))
    part = words.PART.search(text) is not None  # 「預約入倉步驟」: the deed only says of what
    happens = (
        (not part and words.HAPPENS.search(rest) is not None) or names >= 4 and words.WANTED.search(text) is not None
    )
    clause = happens and names >= 4
    points = 2 if happens or words.KIND.search(text) else 1 if words.SUBJECT.search(text) else -1
    points += clause + bool(words.WHEN.search(text)) - 3 * (names <= 2)
    if len(said) >= _TITLE_LEAST:
        points += 1
    elif len(said) < SHORT_TITLE or names < 4:
        points -= 1 + (len(said) < SHORT_TITLE and not clause)
    points -= 2 * bool(words.PAIR.match(text)) + ("," in text) + 2 * bool(words.LABEL.match(text))
    points += 2 * bool(words.LABELLED.match(text))
    return points - 3 * (not happens and words.DAY.search(text) is not None)
