"""Lines that begin another announcement on a page that is called by its first one.

What a line says, how it is set, what stands round it and what the texts in front of it and behind it are about is weighed in points. For it speaks
that the line says what happens to what (「西倉年底搬遷」, not 「報名方式」) or is called a notice; that it is set as no other line is; that a signature or a rule
stands in front, a greeting or a line of source behind; that it begins with who speaks as the page's title does; that the text behind is of another thing
than the text in front, and the line's own. Against it: that what it names was spoken of before; that other lines are set alike, the first of them behind
the title or a paragraph that leads to them or says which parts there are; that there is little behind it. A question, an annex, a form, a model, a quotation,
an entry of a list or a number in a row begins none, whatever speaks for it. The points were fitted to 2,500 lines of pages of either kind, and of pages glued
together of them, and rounded.
"""

from __future__ import annotations

import re
from itertools import accumulate
from os.path import commonprefix

from ingest.split import words
from ingest.split.lines import SHORT_TITLE, Lines, Short
from ingest.split.text import LEAST, LEAST_BODY, LEAST_NOTICE, NUMBER, letters, pairs, weighed
from zh.bare import bare

_WEIGHTS = {
    "form": 0.7,  # points of form
    "called a kind": 1.25,  # 「…公告」, 「…說明」
    "about": 1.5,  # 「關於…的…」
    "set apart": 1,  # looks like no other line
    "signature in front": 2,
    "each signed": 1,  # a name and a day in front, and at the end
    "by others": 0.75,  # these are not those
    "signed by name": 1.5,  # who signs in front, and at the end
    "opening": 1,  # a greeting or a line of source behind, a rule in front
    "in a row": -0.75,  # a short line in front that ends nothing
    "only one": 2,  # of lines that may be headings
    "led": -3,  # a paragraph leads to headings
    "first alike": -3,  # the page begins with a line that is set alike, and is called otherwise
    "short behind": -2,  # a signature, a name
    "sections": -0.5,  # lines set alike that are plainly sections
    "set alike": -0.5,  # lines set alike
    "named before": -2,  # share of its pairs of characters that the text in front has
    "strange": 1,  # how much the texts are of different things
    "own": 1.25,  # whether the text behind, and not that in front, speaks of it
    "beside": 0.5,  # it says of another thing what the title says of one
    "same name in front": 1,  # it begins with who speaks, as the page's title does, and goes on otherwise
    "set as one": 1.25,  # a heading, where another one is called a notice and begins an announcement
    "another in front": 0.5,
    "little": -1.5,  # up to the next line that may be a heading
    "signed at the end": 0.5,
    "of one thing": -1,  # neither the line nor its text is of another thing
    "few": -1.5,  # little text to compare
}
_NEEDED = 1.7  # points of a line that begins another announcement
_NEEDED_OF_SEVERAL = 0.4
_FORM = (-4, 6)  # points of form that count
_NAME = 1  # points of form of a name at the most
_ENOUGH = 12  # lines of a row that are looked at
_SECTIONS = 3  # lines that count
_ALIKE = 4
_BACK = 3  # lines that lead to an original stand so near
_LEADS = 30  # characters of a line that leads to an original
_TRIED = 40  # lines that are looked at closely: a page with more is a list
_LOOK = 2000  # characters on either side that are compared
_FEW = 60  # pairs of a short text
_TELLS = 8  # lines behind a title of which one tells
SOURCE = 60  # characters of a line of time and source
_KIND = 4  # letters of what a corrected notice is called at its end: 「招生簡章」
_MOST_OF_TEXTS = 5.75  # points that words and texts give
_MOST_OF_STRANGE = 3
_LONGEST_NAME = 8  # letters of who speaks
_THING = 2  # letters of what a title names beside a day
_PIECE = -4  # points of form of what no announcement is called


def told(page: Lines, short: list[Short], set_apart: set[str], title: str, several: bool = False) -> list[int]:
    """The lines that begin the later announcements.

    `set_apart`: texts of lines that look like no other; `title`: what the first one is called; `several`: the page is called a collection.
    """
    lines = _unnumbered([line for line in short if line.at not in page.series and len(line.letters) >= LEAST - 1])
    if not lines:
        return []
    about = _About(page, lines, set_apart, title)
    about.needed = _NEEDED_OF_SEVERAL if several else _NEEDED
    starts = _begun(about)
    names = [line for line in lines if line.at in starts and page.blocks[line.at].kind == "heading"]
    if any(words.NOTICE.search(line.text) or line.text.startswith("关于") for line in names):
        about.begins = True
        starts = _begun(about)
    return _settled(about, starts)


def _begun(about: _About) -> list[int]:
    """The lines that begin announcements, each looked at with the announcement in front; none where there are too many to look at."""
    page, starts, tried = about.page, list[int](), 0
    for line in about.lines:
        begin = starts[-1] if starts else 0
        if not _may_begin(about, line, begin):
            continue
        points = weighed(_of_line(about, line, begin), _WEIGHTS)
        if points + _MOST_OF_TEXTS < about.needed:
            continue
        tried += 1
        if tried > _TRIED:
            return []
        said, follows = page.text(begin, line.at)[-_LOOK:], page.text(line.at + 1)[:_LOOK]
        called = page.bare[begin] if starts else about.named
        if name := _same_name(about, line):
            # what the texts have in common by it is no matter of theirs
            called, said, follows = (one.replace(name, " ") for one in (called, said, follows))
        points += weighed(_of_words(called, line, said, follows, name), _WEIGHTS)
        if points + _MOST_OF_STRANGE < about.needed:
            continue
        notice = line.at in about.notices and (page.blocks[line.at].kind == "heading" or page.alone(line.at))
        if points + weighed(_of_texts(called, line, said, follows, notice), _WEIGHTS) < about.needed:
            continue
        if words.SELLS.search(line.text) and _own(line, said, follows) < 1:
            continue  # an advertisement between two paragraphs
        corrected = about.corrects and not starts and _corrected(line, said)
        if not corrected and not _quoted(page, begin, line.at, line.letters) and not _explains(line, about.title):
            starts.append(line.at)
    return starts


class _About:
    """What is asked about a page once: its lines that may be headings, its signatures, what its title says."""

    def __init__(self, page: Lines, lines: list[Short], set_apart: set[str], title: str) -> None:
        self.page, self.set_apart, self.title = page, set_apart, title
        self.named, self.letters = bare(title), letters(title)
        self.corrects = words.CORRECTS.search(self.named) is not None
        blocks = page.blocks
        self.sizes = list(accumulate((len(block.text) for block in blocks), initial=0))  # characters in front of each
        self.free = [line for line in lines if not page.belongs(line)]
        self.lines = lines
        self.notices = {line.at for line in lines if words.NOTICE.search(line.text)}
        # of each kind the lines that may be headings, and those of them that are plainly sections
        self.sets: dict[str, tuple[list[Short], list[Short]]] = {}
        for line in self.free:
            alike, weak = self.sets.setdefault(blocks[line.at].kind, ([], []))
            if line.at:
                alike.append(line)
                if line.form < 0:
                    weak.append(line)
        self.rows: dict[tuple[str, int], int | None] = {}
        self.needed = _NEEDED
        # a sentence in front of the first heading says which parts there are
        lead = page.bare[: min((line.at for line in self.free), default=0)]
        self.in_parts = any(words.PARTS.search(text) and not words.NOTICES.search(text) for text in lead)
        self.begins = False  # whether a heading that is called a notice was found to begin one
        self.last_off = max((at for at in range(1, len(blocks) + 1) if page.signed_off(at)), default=0)
        self.signed = page.signs(len(blocks) - 1) or words.ISSUER.search(page.bare[-1]) is not None

    def leads(self, kind: str, begin: int) -> int | None:
        """How many lines stand between the title of an announcement and the first of several lines of a kind; None where there is one at most.

        `begin`: the line of that title, 0 where it is the page's.
        """
        if (kind, begin) not in self.rows:
            top = begin + 1 if begin else 0
            row = [
                line
                for line in self.lines
                if line.at >= top and self.page.blocks[line.at].kind == kind and not self._names(line)
            ]
            none = len(row) < 2 or row[0].letters in self.letters or all(line.at in self.notices for line in row)
            self.rows[kind, begin] = None if none else row[0].at - top
        return self.rows[kind, begin]

    def _names(self, line: Short) -> bool:
        """Whether a line is the name over the day of a signature."""
        return self.page.signs(line.at + 1) and self.page.blocks[line.at].kind != "heading"

    def behind(self, at: int) -> int:
        """Characters behind a line up to the next one that may be a heading."""
        end = next((line.at for line in self.free if line.at > at), len(self.page.blocks))
        return self.sizes[end] - self.sizes[at + 1]

    def alike(self, one: Short, weak: bool = False) -> int:
        """How many other lines are set as one is, `weak`: that are plainly sections; of a notice by name but for other notices."""
        notice = one.at in self.notices
        return sum(
            line.at != one.at and not (notice and line.at in self.notices)
            for line in self.sets.get(self.page.blocks[one.at].kind, ((), ()))[weak][:_ENOUGH]
        )


def _may_begin(about: _About, line: Short, begin: int) -> bool:
    """Whether a line stands where a title may, between texts; `begin`: where the announcement in front begins."""
    page, at, whole = about.page, line.at, about.letters
    # 「關於印發《…辦法》的通知」 and its annex; the same once more, in the other script
    if (
        not at
        or page.signs(at)
        or _translated(page, at)
        or words.NUMBERED_ANNEX.match(page.bare[at])
        or page.in_list(at)
        or line.letters in whole
        or len(whole) >= SHORT_TITLE
        and whole in line.letters
    ):
        return False
    if line.form <= _PIECE and at not in about.notices:
        return False
    if words.TERM.search(line.text) and len(letters(words.GENERAL.sub("", words.TERM.sub("", line.text)))) < _THING:
        return False  # 「（6月7日截止）」
    if words.ATTACHED.match(page.bare[at]) or words.MODEL.search(page.bare[at]):
        return False
    if words.SIGNER.search(line.text) or (
        page.blocks[at].kind != "heading" and line.form <= _NAME and words.ISSUER.search(line.text)
    ):
        return False  # who signs
    sizes = about.sizes
    if sizes[at] - sizes[begin] < LEAST_NOTICE or sizes[-1] - sizes[at + 1] < LEAST_NOTICE:
        return False
    return page.tells(at + 1, at + _TELLS)


def _of_line(about: _About, line: Short, begin: int) -> dict[str, float]:
    """How much a line and what stands round it give of `_WEIGHTS`."""
    page, at = about.page, line.at
    block, before, behind = page.blocks[at], page.bare[at - 1], page.bare[at + 1]
    led = about.leads(block.kind, begin)
    apart = block.text in about.set_apart or _same_name(about, line) != ""
    signed = page.signed_off(at) and at < about.last_off
    greets = words.GREETS.match(behind) is not None
    return {
        "form": max(_FORM[0], min(_FORM[1], line.form)),
        "called a kind": words.KIND.search(line.text) is not None,
        "about": line.text.startswith("关于") and len(line.letters) > SHORT_TITLE,
        "set apart": block.text in about.set_apart,
        "signature in front": page.signs(at - 1),
        "each signed": signed,
        "by others": signed and not page.signed_alike(at, about.last_off),
        "signed by name": page.signed_again(at) or page.both_signed(at),
        "opening": greets or _sourced(page, at + 1) or words.RULE.match(before) is not None,
        "in a row": page.listed(at),
        "only one": (len(about.free) == 1) * (0.8 if block.kind == "heading" else 1),
        "led": led is not None and (about.in_parts or led == 1 and not apart),
        "short behind": not page.runs(at + 1, at + 2, 14) and not greets,
        "first alike": led == 0,
        "sections": min(_SECTIONS, about.alike(line, True)),
        "set alike": min(_ALIKE, about.alike(line)),
        "set as one": about.begins and block.kind == "heading" and line.form > _PIECE,
        "another in front": begin > 0,
        "little": about.behind(at) < LEAST_BODY,
        "signed at the end": about.signed,
    }


def _of_words(called: str, line: Short, said: str, follows: str, name: str) -> dict[str, float]:
    """How much the words of a line give of `_WEIGHTS`; `called`: what the announcement in front is called, `name`: with which both begin."""
    named = pairs(line.letters.removeprefix(name))
    return {
        "same name in front": name != "",
        "named before": sum(pair in said for pair in named) / max(1, len(named)),
        "own": _own(line, said, follows),
        "beside": _beside(called, line.text),
    }


def _of_texts(called: str, line: Short, said: str, follows: str, notice: bool) -> dict[str, float]:
    """How much the texts in front of a line and behind it give of `_WEIGHTS`; `notice`: whether it is set as a title, and called a notice."""
    strange, few = _strange(called, said, follows)
    # no section is headed 「…公告」, however much its text has in common with what stands in front
    strange = max(0, strange) if notice else strange
    return {"strange": strange, "few": few, "of one thing": strange < -1 and _own(line, said, follows) < -1}


def _same_name(about: _About, line: Short) -> str:
    """The name of who speaks with which the title of a page and a line begin, each going on otherwise: 「松竹書店…」.

    None (``""``) beside sections: it is the name of the one thing that is told in parts.
    """
    name = commonprefix((about.letters, line.letters))
    rest = min(len(about.letters), len(line.letters)) - len(name)
    if about.alike(line, True):
        return ""
    if not 2 <= len(name) <= _LONGEST_NAME or rest < 3 or words.PASSES_ON.search(name) or words.HAPPENS.search(name):
        return ""
    return name if len(words.GENERAL.sub("", name)) >= 2 and line.form >= 0 else ""


def _settled(about: _About, starts: list[int]) -> list[int]:
    """What begins announcements where the lines are looked at together."""
    # what is called as a section in front of it is one too: 「少年組得獎名單公告」 「成年組得獎名單公告」
    passed = [line for line in about.free if line.at and line.at not in starts]
    texts = {line.at: line.text for line in about.free}
    return [at for at in starts if not any(one.at < at and _beside(one.text, texts.get(at, "")) for one in passed)]


def _unnumbered(short: list[Short]) -> list[Short]:
    """The lines without those that are numbered as sections: a number counts where it stands alone."""
    turns = [line for line in short if words.TURN.match(line.text) and not words.KIND.search(line.text)]
    if len(turns) > 1:  # 「九月…」 「十月…」
        short = [line for line in short if line not in turns]
    numbered = [line for line in short if line.number]
    if not numbered:
        return short
    alone = len(numbered) == 1 and re.match(r"^\W*(?:二|2|其二|②)", numbered[0].number) is not None
    return short if alone else [line for line in short if not line.number]


def _translated(page: Lines, at: int) -> bool:
    """Whether a line and the text behind it are in letters, and the text in front is Chinese: the same in another language."""
    own = page.bare[at] + page.bare[at + 1]
    if words.HAN.search(own) or not re.search("[a-z]", page.bare[at]):
        return False
    return any(words.HAN.search(line) for line in page.bare[:at])


def _sourced(page: Lines, at: int) -> bool:
    return len(page.bare[at]) <= SOURCE and words.SOURCED.search(page.bare[at]) is not None


def _quoted(page: Lines, begin: int, at: int, said: str) -> bool:
    """Whether the line opens an annex or a text that is quoted: it was announced as one, in the announcement that begins at `begin`."""
    if (
        any(len(one) <= _LEADS and words.ORIGINAL.search(one) for one in page.bare[max(begin, at - _BACK) : at])
        or words.QUOTES.search(page.bare[at - 1])
        or words.HANDS_ON.search(page.bare[at - 1])
        or words.MADE_KNOWN.search(page.bare[at - 1])
        or any(words.BARE_ANNEX.match(one) for one in page.bare[max(0, at - 2) : at])
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


def _corrected(line: Short, said: str) -> bool:
    """Whether a line is what a correction in front of it speaks of: 「招生簡章…誤植」 「游泳班招生簡章」."""
    name = letters(words.CORRECTED.sub("", line.text))
    return name != line.letters or name[-_KIND:] in letters(said)


def _explains(line: Short, title: str) -> bool:
    """Whether all that a line names is named by the page's title: 「關於調整原因的說明」."""
    rest = letters(words.EXPLAINS.sub("", words.GENERAL.sub("", line.text)))
    return len(rest) < 2 or len(rest) <= 3 and rest in letters(title) and words.NOTICE.search(line.text) is None


def _own(line: Short, front: str, behind: str) -> int:
    """1 where the text behind speaks of what a line names; -2 where the text in front does, or none (but of what happens)."""
    named = pairs(line.letters)
    before = sum(pair in front for pair in named) / max(1, len(named))
    after = sum(pair in behind for pair in named) / max(1, len(named))
    if before >= 0.5:
        return -2
    if after:
        return 1 if after >= 0.3 or not before else 0
    return 0 if words.NOTICE.search(line.letters) else -1 if line.form > 1 else -2


def _beside(title: str, line: str) -> bool:
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


def _strange(title: str, front: str, behind: str) -> tuple[int, bool]:
    """How much two texts are of different things: by the pairs of characters that both have, and what of the title the second has.

    Behind it whether there is little to compare. Of halves of one announcement 13 in 100 come to 3 and 38 to -3; of two announcements 76 come to 3 and 1 to -3.
    """
    one, other, named = pairs(title + "\n" + front), pairs(behind), pairs(title)
    shared = len(one & other) / max(1, min(len(one), len(other)))
    said = len(named & other) / max(1, len(named))
    few = min(len(one), len(other)) < _FEW
    if few:
        shared /= 1.5  # some are met by chance
    if shared <= 0.045 and said <= 0.12:
        return 3, few
    if shared <= 0.065 and said <= 0.2:
        return 1, few
    return -3 if shared >= 0.1 or said >= 0.34 else 0, few
