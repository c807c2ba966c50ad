"""Titles in a row: a page that begins with the title of its first announcement, and has the others' set alike further down.

Every way to set titles alike (as headings, behind one mark, in one manner of counting, in brackets, behind a day, as lines alone) gives a
row; which of them is one of announcements is weighed in points. For it speaks that the page is called a collection (「近期公告」, 「館訊」) or counts
as many (「兩項新規」), in its title or in the sentence that leads; that the lines say what happens, or are called notices; that each is told by
a text of its own words, which is signed or closed. Against it: that a paragraph of another kind stands in front; that the page's title says itself what happens, or
names what none of the texts speaks of; that the texts are of one thing; that other headings stand beside; that the last line speaks of all
(「以上措施自…」). The points were fitted to 600 rows of pages of either kind, and rounded.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from ingest.split import words
from ingest.split.collection import OF_TIME, called_collection, counts, names_no_thing, names_one, without_brackets
from ingest.split.lines import MOST_SHORT, Lines, Short, form
from ingest.split.text import LEAST_NOTICE, LEAST_SENTENCE, letters, letters_of, pairs, weighed
from ingest.split.told import told
from zh.bare import bare
from zh.numerals import number as numeral

_NEEDED = 1.1  # points of a row
_NEEDED_OF_SOME = 3.0  # of one beside which sections are set alike
_WEIGHTS = {
    "counted": 5,  # the title or the sentence that leads says as many
    "miscounted": -4,
    "collection": 2.5,  # the page is called one
    "no thing": 1.5,
    "title happens": -0.4,  # points of form of the page's title
    "title named": -0.33,  # pairs of characters of it that no text has
    "kinds": 1.5,  # each line begins with another kind, or with who speaks
    "lines happen": 1,
    "lines are notices": 1,
    "own words": 2,
    "closed": 1,
    "shared": -10,
    "thread": -2,
    "headings beside": -1,
    "of all": -2,
}
_LEAD = 8  # lines that may stand in front: a sentence, a list of the titles
_LONGEST = 80  # characters of a line in front
_MOST = 60  # titles of a page that is no list
_SPEAKER = 10  # letters of who speaks
_NAME = 1  # points of form of who signs at the most
_SECTION = -2  # points of form of what sections are called
_FORM = 4  # points of form that count
_GREETING = 20  # characters of a line that only greets
_LABELS = 2  # labelled lines that tell without a sentence: 「停水時間：…」
_RUNNING = 25  # characters of a line of running text
_STOPS = frozenset("。！？!?；;…~～")
_COUNTING = (
    re.compile(r"\W*([一二三四五六七八九十]{1,2})、"),
    re.compile(r"\W*\(([一二三四五六七八九十]{1,2}|\d{1,2})\)"),
    re.compile(r"\W*其([一二三四五六七八九十])"),
    re.compile(r"\W*(?:第|公告|通知|消息|启事|事项)?([一二三四五六七八九十]|\d)\s*[则条件项]?\s*:"),
    re.compile(r"\W*(\d{1,2})(?![\d年月日号点时:/-])\s*[、.\s]"),
    re.compile(r"\W*([①-⑩])"),
    re.compile(r"\W*([甲乙丙丁戊])\s*[、.:\s]"),
)
_COUNTED = re.compile(r"\W*[一二三四五六七八九十甲乙丙丁戊①-⑩\d其第公通消启事]")
_ORDERS = ("一二三四五六七八九十", "①②③④⑤⑥⑦⑧⑨⑩", "甲乙丙丁戊")
_SIGN = re.compile(r"\s*([^\w\s【\[〖「『《〈(（\"“'#\-–•·*.,，。]+)")
_OF_ALL = re.compile(
    r"^\W*(?:以上|上述|上列|前述|本(?:通[知告]|公告|办法|措施|次|活动|规定|方案|计划|说明)|未尽|如有|凡)"
)
_BULLET = re.compile(r"\s*[-–•·*]\s")


class Row(NamedTuple):
    """How many lines lead and belong to none; the lines that are titles, the first announcement's among them."""

    lead: int
    starts: list[int]


class _Title(NamedTuple):
    """What the title of a page says, worked out once: its text without brackets at the end, how many it counts, its pairs of characters,
    those of what it names, and its part of the evidence."""

    named: str
    counts: set[int]
    pairs: set[str]
    subject: set[str]
    evidence: dict[str, float]


def titles_in_a_row(page: Lines, short: list[Short], set_apart: set[str], title: str) -> Row | None:
    """The row that opens a page of several announcements. `set_apart`: texts of lines that look like no other; `title`: the page's."""
    if short[0].at > _LEAD:
        return None
    lines = [line for line in short if _may_be_title(page, line)]
    if not 2 <= len(lines) <= _MOST or lines[0].at > _LEAD:
        return None
    called = _called(bare(title))
    if lines[0].at and len(page.blocks[lines[0].at - 1].text) > _LONGEST and not called.counts:
        return None  # a text
    marked, whole, some = _rows(page, lines, set_apart)
    marked += [row for row in whole if all(_closes(page, line.at - 1) for line in row[1:])]
    if found := _best(page, marked, called, _NEEDED):
        return found
    if called.counts or called.evidence["collection"] or called.evidence["no thing"]:
        whole += _row_of_first(page, lines, set_apart)
    return _best(page, whole, called, _NEEDED) or _best(page, some, called, _NEEDED_OF_SOME)


def _best(page: Lines, rows: list[tuple[Short, ...]], title: _Title, needed: float) -> Row | None:
    """The row for which most speaks, so many points at least."""
    best, most = None, needed
    for row in rows:
        if row[0].at > _LEAD or not (found := _of_lines(page, row, title)):
            continue
        points = weighed(found, _WEIGHTS)
        if points + _WEIGHTS["own words"] < most or not (found := _of_texts(page, row, title)):
            continue  # of the texts nothing else speaks for it
        points += weighed(found, _WEIGHTS)
        if points >= most:
            best, most = row, points
    return None if best is None else Row(best[0].at, [line.at for line in best])


def _row_of_first(page: Lines, lines: list[Short], set_apart: set[str]) -> list[tuple[Short, ...]]:
    """The first line and those that begin others behind it, as if the page were called by it: of texts with sections of their own."""
    first = lines[0]
    rest = Lines(page.blocks[first.at + 1 :])
    starts = {
        first.at + 1 + at
        for at in told(rest, rest.short(MOST_SHORT), set_apart, page.blocks[first.at].text, several=True)
    }
    row = (first, *(line for line in lines if line.at in starts))
    return [row] if len(row) > 1 else []


def _called(title: str) -> _Title:
    rest = words.CALLS.sub(" ", title)
    named = without_brackets(rest)
    said = letters(named)
    only_calls = rest != title and len(said) <= _SPEAKER and not words.HAPPENS.search(named)
    return _Title(
        named,
        counts(title),
        pairs(title),
        pairs(words.GENERAL.sub(" ", words.GATHERS.sub(" ", named))),
        {
            "collection": called_collection(named),
            "no thing": only_calls or names_no_thing(named),
            # a question is asked about one thing: 「施工期間怎麼停車」
            "title happens": _FORM if words.ASKS.search(named) else _within(form(named, said)),
        },
    )


def _may_be_title(page: Lines, line: Short) -> bool:
    at, text = line.at, page.bare[line.at]
    if (
        _BULLET.match(page.blocks[at].text)
        or page.in_list(at)
        or page.signs(at)
        or page.signs(at + 1)
        or words.SOURCED.search(text)
    ):
        return False
    if page.blocks[at].kind == "heading":
        return True
    name = words.DAY.sub("", text).strip()
    if name[-1:] == "组" or line.form <= _NAME and words.ISSUER.search(name):
        return False  # who signs
    labelled = words.LABEL.match(text) and not words.SPEAKS.match(text) and not words.SUBJECT_OF.match(text)
    return not labelled or any(one.match(text) for one in _COUNTING)


def _rows(page: Lines, lines: list[Short], set_apart: set[str]) -> tuple[list[tuple[Short, ...]], ...]:
    """The lines set alike: by a mark, a number, brackets or a day in front; as headings or as lines alone; those of the latter that are not plainly sections."""
    found: dict[str, list[Short]] = {}
    for line in lines:
        block, text = page.blocks[line.at], page.bare[line.at]
        ways = ["any", block.kind]
        if block.kind == "heading" or block.text in set_apart:
            ways.append("apart")
        if _COUNTED.match(text):
            ways += [f"counted {way}" for way, one in enumerate(_COUNTING) if one.match(text)][:1]
        if (sign := _SIGN.match(block.text)) is not None:
            ways.append(sign.group(1))
        if words.BRACKETED.match(text) or words.TAGGED.match(text):
            ways.append("bracketed")
        if words.DATED.match(text):
            ways.append("dated")
        for way in ways:
            found.setdefault(way, []).append(line)
    marked: dict[tuple[int, ...], tuple[Short, ...]] = {}
    whole: dict[tuple[int, ...], tuple[Short, ...]] = {}
    parts: dict[tuple[int, ...], tuple[Short, ...]] = {}
    for way, row in found.items():
        if way.startswith("counted") and not _in_order(page, row, _COUNTING[int(way[-1])]):
            continue
        plain = way in ("any", "heading", "paragraph", "apart")
        titles = [line for line in row if line.form > _SECTION and not is_section(line.text)]
        for rows, some in ((whole if plain else marked, row), (parts, titles if plain else [])):
            if len(some) > 1:
                rows[tuple(line.at for line in some)] = tuple(some)
    return list(marked.values()), list(whole.values()), [row for key, row in parts.items() if key not in whole]


def _in_order(page: Lines, row: list[Short], manner: re.Pattern[str]) -> bool:
    """Whether lines are numbered one, two, three …"""
    for place, line in enumerate(row, 1):
        found = manner.match(page.bare[line.at])
        said = found.group(1) if found else ""
        if not any(order[place - 1 : place] == said for order in _ORDERS) and numeral(said) != place:
            return False
    return True


def _of_lines(page: Lines, row: tuple[Short, ...], title: _Title) -> dict[str, float]:
    """How much the title, the lines of a row and what stands round them give of `_WEIGHTS`; nothing where what stands in front leads to none."""
    number = len(row)
    lead = _leads(page, row, title.named)
    if lead is None and number not in title.counts:
        return {}
    starts = [line.at for line in row]
    beside = sum(page.blocks[at].kind == "heading" and at not in starts for at in range(starts[0], len(page.blocks)))
    return title.evidence | {
        "counted": number in title.counts or lead == number,
        "miscounted": bool(title.counts) and number not in title.counts,
        "kinds": len(_kinds(row)) == number,
        "lines happen": sum(_within(line.form) for line in row) / number,
        "lines are notices": sum(words.KIND.search(line.text) is not None for line in row) / number,
        "closed": sum(_closes(page, at - 1) for at in starts[1:]) / (number - 1),
        "headings beside": min(3, beside),
        "of all": _OF_ALL.match(page.bare[-1]) is not None,
    }


def _of_texts(page: Lines, row: tuple[Short, ...], title: _Title) -> dict[str, float]:
    """The rest of `_WEIGHTS`, from the texts behind the lines; nothing where a line has none of its own, or a sentence leads to one thing."""
    number = len(row)
    starts = [line.at for line in row]
    ends = [*starts[1:], len(page.blocks)]
    if not all(_is_told(page, at, end) for at, end in zip(starts, ends, strict=True)):
        return {}
    texts = [page.pairs(at + 1, end) for at, end in zip(starts, ends, strict=True)]
    said = [pairs(line.text) for line in row]
    parts = [one | text for one, text in zip(said, texts, strict=True)]
    if starts[0] and number not in title.counts:
        in_front = page.bare[starts[0] - 1]
        listed = any(letters(in_front).endswith(line.letters) for line in row)
        if not listed and not words.NOTICES.search(in_front) and names_one(in_front, parts):
            return {}
    shared = [len(one & other) / max(1, min(len(one), len(other))) for one, other in pairwise(parts)]
    thread = set.intersection(*texts) - title.pairs if number > 2 else set()
    return {
        "title named": sum(not any(pair in part for part in parts) for pair in title.subject),
        "own words": sum(not one.isdisjoint(text) for one, text in zip(said, texts, strict=True)) / number,
        "shared": sum(shared) / len(shared),
        "thread": any(not words.GENERAL.search(pair) and not OF_TIME.search(pair) for pair in thread),
    }


def _within(points: int) -> int:
    return max(-_FORM, min(_FORM, points))


def _closes(page: Lines, at: int) -> bool:
    return page.signs(at) or any(one.search(page.bare[at]) for one in (words.CLOSES, words.RULE))


def _kinds(row: tuple[Short, ...]) -> set[str]:
    """What stands in brackets in front of titles, or who speaks: 「【比賽】…」, 「總務處：…」; none where one is what sections are called."""
    found = [words.BRACKETED.match(line.text) or words.SPEAKS.match(line.text) for line in row]
    kinds = {one.group(1) if one.re is words.BRACKETED else one.group() for one in found if one}
    return kinds if all(words.GENERAL.sub("", kind) for kind in kinds) else set()


def _is_told(page: Lines, at: int, end: int) -> bool:
    """Whether a title has a text of its own: a sentence, or lines with labels."""
    behind = range(at + 1, end)
    blocks = [page.blocks[one] for one in behind]
    if sum(len(one.text) for one in blocks) < LEAST_NOTICE:
        return False
    sentence = any(
        one.kind != "heading" and len(one.text) >= LEAST_SENTENCE and one.text.rstrip()[-1:] in _STOPS
        or len(one.text) >= _RUNNING
        for one in blocks
    )  # fmt: skip
    return sentence or sum(words.LABEL.match(page.bare[one]) is not None for one in behind) >= _LABELS


def _leads(page: Lines, row: tuple[Short, ...], named: str) -> int | None:
    """How many announcements the lines in front of a row say there are, 0 where they say no number; None where they lead to none."""
    lines = page.bare[: row[0].at]
    if lines and words.GREETS.match(lines[0]) and len(lines[0]) <= _GREETING:
        lines = lines[1:]
    if not lines:
        return 0
    if len(lines) > 1:  # a list of the titles
        titles = [line.letters for line in row]
        listed = all(any(letters(one).endswith(name) for name in titles) for one in lines)
        return 0 if listed else None
    line = lines[0]
    if words.FORWARDS.search(line) or words.QUOTES.search(line) and "如下" not in line:
        return None
    if not words.NOTICES.search(line) and not names_no_thing(named):
        return None
    numbers = counts(line)
    if numbers:
        return len(row) if len(row) in numbers else None
    if words.JOINS.search(line) or words.LEADS.search(line):
        return 0
    # what says little, or speaks of notices, over notices by name
    little = len(line) <= _GREETING or words.NOTICES.search(line) is not None
    return 0 if little and all(words.NOTICE.search(one.text) for one in row) else None


def is_section(text: str) -> bool:
    """Whether a line is what sections are called, or days: 「報名方式」, 「第一梯」."""
    rest = letters_of(words.GENERAL.sub("", text))
    if len(rest) < 2 or words.ANNEX.match(text):
        return True
    if words.TURN.match(text) and not words.HAPPENS.search(text):
        return True
    return any(one.search(text) for one in (words.ENTRY, words.ASKS))
