"""Lines that begin another announcement on a page that is called by its first one.

What a line says, how it is set, what stands round it and what the texts in front of it and behind it are about is weighed in points. For it speaks
that the line says what happens to what (「西倉年底搬遷」, not 「報名方式」); that it is set as no other line is, in the middle, under a rule or empty lines, or
otherwise than the headings in front; that a signature or a last sentence stands in front, a greeting or a line of source behind; that the page's title has it
behind another one, or its number counts on from that; that the text behind is of another thing than the text in front, and the line's own. Against it:
that what it names was spoken of before, or is what the title names; that other lines are set alike, the first of them behind the title or a paragraph
that leads to them or says which parts there are; that there is little behind it. A question, an annex, a form, a model, a quotation, an entry of a list or a
number in a row of sections begins none, whatever speaks for it. The points were fitted (a logistic regression) to 8,500 lines of 5,500 pages, most of them
announcements of many worlds that were glued together or had their sections set in some twenty manners over eleven layouts, and rounded.
"""

from __future__ import annotations

import re
from itertools import accumulate
from os.path import commonprefix

from ingest.split import words
from ingest.split.kin import beside, corrected, explains, forwarded, own, quoted, strange, translated
from ingest.split.lines import SHORT_TITLE, Lines, Short
from ingest.split.named import beside_section
from ingest.split.numbered import counted_again, unnumbered
from ingest.split.text import LEAST, LEAST_BODY, LEAST_NOTICE, letters, pairs, weighed
from zh.bare import bare

_WEIGHTS = {
    "form": 0.65,  # points of form
    "own look": 1.65,  # set as no other line
    "centred": 1.4,
    "spaced": 1.6,  # more empty lines in front than of others
    "ruled": 2.8,  # a rule in front
    "headed otherwise": 1.95,  # set otherwise than the headings in front
    "headed alike": -1.6,
    "signature in front": 3.8,
    "by others": 2.45,  # these are not those
    "signed by name": 3.6,  # who signs in front, and at the end
    "closed in front": 2.95,  # a last sentence in front: 「特此通知」
    "opening": 2.9,  # a greeting or a line of source behind
    "joined": 10,  # the page's title has it behind another one: 「館慶市集暨閉館公告」
    "numbered on": 3.55,  # it has the number behind that of the page's title
    "counted again": 0.55,  # sections in front and behind are numbered, each from one on
    "in a row": -0.9,  # a short line in front that ends nothing
    "only one": 1.5,  # of lines that may be headings
    "led": -3.55,  # a paragraph leads to headings
    "first alike": -2.65,  # the page begins with a line that is set alike, and is called otherwise
    "short behind": -1.75,  # a signature, a name
    "sections": -0.15,  # lines set alike that are plainly sections
    "set alike": -0.45,  # lines set alike
    "set as one": 1.5,  # a heading, where another one is called a notice and begins an announcement
    "another in front": 2.05,
    "little": -2.15,  # up to the next line that may be a heading
    "named before": -3.65,  # share of its pairs of characters that the text in front has
    "named by the title": -1.9,  # share of them that the title in front has
    "own": 0.8,  # whether the text behind, and not that in front, speaks of it
    "beside": 5,  # it says of another thing what the title says of one
    "strange": 0.85,  # how much the texts are of different things
    "of one thing": -2.7,
}
_NEEDED = 1.9  # points of a line that begins another announcement
_NEEDED_OF_SEVERAL = 0.5
_MOST_OF_STRANGE = 3 * _WEIGHTS["strange"]
_MOST_OF_TEXTS = _MOST_OF_STRANGE + _WEIGHTS["own"]  # points that words and texts give
# what shows the end of an announcement or the beginning of one
_SHOWN = "signature in front,by others,signed by name,closed in front,opening,joined,numbered on,ruled,spaced,another in front"
_UNSHOWN = (
    2.1  # points that a line loses which nothing of that shows: pages of one announcement are many more than glued ones
)
_LONG_NAME = 10  # letters that a section's heading seldom has
_FORM = (-4, 6)  # points of form that count
_NAME = 1  # points of form of a name at the most
_ENOUGH = 12  # lines of a row that are looked at
_SECTIONS = 3  # lines that count
_ALIKE = 4
_TRIED = 40  # lines that are looked at closely: a page with more is a list
_LOOK = 2000  # characters on either side that are compared
_TELLS = 8  # lines behind a title of which one tells
_LONGEST_NAME = 8  # letters of who speaks
_THING = 2  # letters of what a title names beside a day
# the first of sections that are numbered
_ONE = re.compile(r"\W*(?:[一1①]|其一|第一)[、.)：:\s](?!\d)")
_JOINT = re.compile(r"[\s;、,/|+&—–-]+$|[和及与暨]$")  # between two titles in that of a page
_JOINT_BEHIND = re.compile(r"[\s;、,/|+&—–-]|[和及与暨]")
_SIGNED = 7  # letters of a notice's name that says whose or of what it is: 「東門郵局搬遷公告」
_PIECE = -4  # points of form of what no announcement is called


def told(page: Lines, short: list[Short], set_apart: set[str], title: str, several: bool = False) -> list[int]:
    """The lines that begin the later announcements.

    `set_apart`: texts of lines that look like no other; `title`: what the first one is called; `several`: the page is called a collection.
    """
    lines, on = unnumbered(
        letters(title),
        [line for line in short if line.at not in page.series and len(line.letters) >= LEAST - 1],
        page.bare,
    )
    if not lines:
        return []
    about = _About(page, lines, set_apart, title)
    about.numbered_on = on
    about.needed = _NEEDED_OF_SEVERAL if several else _NEEDED
    starts = _begun(about)
    names = [line for line in lines if line.at in starts and page.blocks[line.at].kind == "heading"]
    if any(words.NOTICE.search(line.text) or line.text.startswith("关于") for line in names):
        about.begins = True
        about.points.clear()
        starts = _begun(about)
    if refused := {*starts} - {*(settled := _settled(about, starts))}:
        # what was looked at beside these is looked at once more without them
        about.lines = [line for line in about.lines if line.at not in refused]
        settled = _settled(about, _begun(about))
    return settled


def _begun(about: _About) -> list[int]:
    """The lines that begin announcements, each looked at with the announcement in front; none where there are too many to look at."""
    page, starts, tried = about.page, list[int](), 0
    for line in about.lines:
        begin = starts[-1] if starts else 0
        title = page.bare[begin] if starts else about.named
        if (line.at, begin) not in about.points:
            about.points[line.at, begin] = _set_and_called(about, line, begin, title)
        if (points := about.points[line.at, begin]) is None:
            continue
        if about.begins and page.blocks[line.at].kind == "heading" and line.form > _PIECE:
            points += _WEIGHTS["set as one"]
        if points + _MOST_OF_TEXTS < about.needed:
            continue
        tried += 1
        if tried > _TRIED:
            return []
        said, follows = page.text(begin, line.at)[-_LOOK:], page.text(line.at + 1)[:_LOOK]
        if name := _same_name(about, line):
            # what the texts have in common by it is no matter of theirs
            title, said, follows = (one.replace(name, " ") for one in (title, said, follows))
        points += weighed(_of_words(line, said, follows, name), _WEIGHTS)
        if points + _MOST_OF_STRANGE < about.needed:
            continue
        notice = line.at in about.notices and (page.blocks[line.at].kind == "heading" or page.alone(line.at))
        if points + weighed(_of_texts(title, said, follows, notice), _WEIGHTS) < about.needed:
            continue
        if words.SELLS.search(line.text) and own(line, said, follows) < 1:
            continue  # an advertisement between two paragraphs
        if about.corrects and not starts and corrected(line, said) or forwarded(line, about.named):
            continue
        if not quoted(page, begin, line.at, line.letters) and not explains(line, about.title):
            starts.append(line.at)
    return starts


def _set_and_called(about: _About, line: Short, begin: int, title: str) -> float | None:
    """The points of a line by all but the texts round it; None where it may begin nothing."""
    if not _may_begin(about, line, begin):
        return None
    found = _of_line(about, line, begin) | _of_title(title, line)
    points = weighed(found, _WEIGHTS)
    if about.called(line) or any(found.get(one) for one in _SHOWN.split(",")):
        return points
    # 「付費套餐」, 「爆倉臨時調撥」: the only heading of a short page
    short = len(line.letters) <= LEAST or len(line.letters) < SHORT_TITLE and line.form <= _NAME
    return None if short else points - _UNSHOWN


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
        # those that plainly head a section: 「申請方式」
        self.sections = {line.at for line in self.free if line.form < 0 and page.runs(line.at + 1, line.at + 2, 14)}
        # how those are set that are not set as text is
        looks = ((line.at, blocks[line.at].look) for line in self.free)
        self.set_so = [(at, look) for at, look in looks if look not in page.looks_of_text]
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
        self.numbered_on = False
        # a sentence in front of the first heading says which parts there are
        lead = page.bare[: min((line.at for line in self.free), default=0)]
        self.in_parts = any(words.PARTS.search(text) and not words.NOTICES.search(text) for text in lead)
        self.points: dict[tuple[int, int], float | None] = {}  # by line and where the announcement in front begins
        self.begins = False  # whether a heading that is called a notice was found to begin one
        self.ones = [at for at, line in enumerate(page.bare) if _ONE.match(line)]
        # lines of a word or two over running text
        self.heads = [
            at
            for at, block in enumerate(blocks[:-1])
            if block.kind == "paragraph"
            and 2 <= len(page.bare[at]) < LEAST
            and letters(page.bare[at]) == page.bare[at]
            and page.tells(at + 1, at + 2)
        ]
        self.last_off = max((at for at in range(1, len(blocks) + 1) if page.signed_off(at)), default=0)

    def called(self, line: Short) -> bool:
        """Whether a line is called what announcements are, and sections seldom."""
        kind = words.KIND.search(line.text) or words.SUBJECT.search(line.text) or words.WANTED.search(line.text)
        kind = kind or words.BRACKETED.match(self.page.bare[line.at])
        return bool(line.at in self.notices or self.begins or kind) or len(line.letters) >= _LONG_NAME

    def joins(self, line: Short) -> bool:
        """Whether the page's title has a line behind a mark or an and, or at its end behind a title: 「館慶市集暨閉館公告」."""
        at = self.named.find(line.text)
        front, behind = self.named[: max(0, at)], self.named[at + len(line.text) :]
        if at < LEAST or not (found := _JOINT.search(front)) or found.start() < LEAST - 1:
            return False
        if letters(behind) and not _JOINT_BEHIND.match(behind) or beside_section(self.page.blocks, line.at, front):
            return False
        # of 「週年慶暨表揚大會」 one part is a section as the others are
        blocks = self.page.blocks
        set_so = blocks[line.at].kind, blocks[line.at].look
        return all(
            one.letters in self.letters for one in self.lines if (blocks[one.at].kind, blocks[one.at].look) == set_so
        )

    def signs_notice(self, line: Short) -> bool:
        """Whether a line names a notice by more than its kind, and a day signs the text behind, which has no heads."""
        signed = line.at in self.notices and len(line.letters) >= _SIGNED and self.page.signs(len(self.page.blocks) - 1)
        return signed and max((*self.heads, *self.sections), default=0) <= line.at

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
        or translated(page, at)
        or words.NUMBERED_ANNEX.match(page.bare[at])
        or page.in_list(at)
        or line.letters in whole
        and not about.joins(line)
        or len(whole) >= SHORT_TITLE
        and whole in line.letters
    ):
        return False
    if line.form <= _PIECE and at not in about.notices and not page.signs(at - 1):
        return False
    if words.TERM.search(line.text) and len(letters(words.GENERAL.sub("", words.TERM.sub("", line.text)))) < _THING:
        return False  # 「（6月7日截止）」
    if words.ATTACHED.match(page.bare[at]) or words.MODEL.search(page.bare[at]):
        return False
    heading, signed = page.blocks[at].kind == "heading", page.signs(at - 1)
    if words.SIGNER.search(line.text) or not signed and words.AFTER_THAT.match(line.text):
        return False
    if not heading and not signed and words.SAYS.search(line.text) and not words.KIND.search(line.text):
        return False
    if not heading and line.form <= _NAME:
        name = words.DAY.sub("", line.text).strip()  # 「營運組　三月二十日」
        if name[-1:] == "组" or words.ISSUER.search(name):
            return False
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
    over = line.form > 0 and at + 1 in about.sections  # the heading behind is of its own first section
    return _set_so(about, line, begin) | {
        "form": max(_FORM[0], min(_FORM[1], line.form)),
        "signature in front": page.signs(at - 1),
        "by others": signed and not page.signed_alike(at, about.last_off),
        "signed by name": page.signed_again(at) or page.both_signed(at),
        "opening": greets or page.sourced(at + 1),
        "closed in front": not page.signs(at - 1) and words.CLOSES.search(before) is not None,
        "joined": about.joins(line),
        "counted again": counted_again(about.ones, begin, at),
        "numbered on": about.numbered_on and line.number != "",
        "in a row": page.listed(at),
        "only one": (len(about.free) == 1) * (0.8 if block.kind == "heading" else 1),
        "led": led is not None and not about.signs_notice(line) and (about.in_parts or led == 1 and not apart),
        "short behind": not page.runs(at + 1, at + 2, 14) and not greets and not over,
        "first alike": led == 0,
        "sections": min(_SECTIONS, about.alike(line, True)),
        "set alike": min(_ALIKE, about.alike(line)),
        "another in front": begin > 0,
        "little": about.behind(at + over) < LEAST_BODY,
    }


def _set_so(about: _About, line: Short, begin: int) -> dict[str, float]:
    """How much the way in which a line is set gives of `_WEIGHTS`."""
    page, at = about.page, line.at
    block = page.blocks[at]
    found: dict[str, float] = {
        "ruled": block.ruled or words.RULE.match(page.bare[at - 1]) is not None,
        "spaced": block.space > page.usual_space,
    }
    if look := block.look:
        plain = look in page.looks_of_text
        others = {how for other, how in about.set_so if begin < other < at}
        found |= {
            "own look": page.looks[look] == 1,
            "centred": not plain and "center" in look,
            "headed otherwise": not plain and bool(others) and look not in others,
            "headed alike": not plain and look in others,
        }
    return found


def _of_title(title: str, line: Short) -> dict[str, float]:
    """How much a line beside the title of the announcement in front gives of `_WEIGHTS`."""
    named = pairs(line.letters)
    return {
        "named by the title": sum(pair in title for pair in named) / max(1, len(named)),
        "beside": beside(title, line.text),
    }


def _of_words(line: Short, said: str, follows: str, name: str) -> dict[str, float]:
    """How much the words of a line give of `_WEIGHTS`; `name`: with which it and the page's title begin."""
    named = pairs(line.letters.removeprefix(name))
    before = sum(pair in said for pair in named)
    return {"named before": before / max(1, len(named)), "own": own(line, said, follows)}


def _of_texts(title: str, said: str, follows: str, notice: bool) -> dict[str, float]:
    """How much the texts in front of a line and behind it give of `_WEIGHTS`; `notice`: whether it is set as a title, and called a notice."""
    points = strange(title, said, follows)
    # no section is headed 「…公告」, however much its text has in common with what stands in front
    return {"strange": max(0, points), "of one thing": points < 0 and not notice}


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
    return [at for at in starts if not any(one.at < at and beside(one.text, texts.get(at, "")) for one in passed)]
