"""Facts: do two nearly equal bodies state the same, or are they two issues of a series?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from ingest.copies import event
from ingest.copies import text as texts
from ingest.copies.event import Told
from records import Record
from zh.bare import bare
from zh.numerals import CHARS, number

MOST = 200  # sentences of a body that are compared
LONGEST = 200  # letters of a sentence that are
FRAME = 0.25  # likeness of two sentences of one frame: an advertisement in the place of one that was left out has less
EVENT = 3  # sentences that state another figure, against one that tells of another event

_SENTENCE = re.compile(r"[。！？!?;；\n]+")
_DAY = rf"(?:\d{{1,2}}|[{CHARS}]{{1,3}})"
_NO_FACT = re.compile(  # numbers of a date, a time, an issue, an article, a way to reach somebody
    rf"(?:\d{{2,4}}|[{CHARS}]{{4}})年(?:{_DAY}月(?:份|底|初|[上中下]旬)?)?(?:{_DAY}[日号])?"
    rf"|{_DAY}月(?:份|底|初|[上中下]旬|{_DAY}[日号])?|\d{{1,2}}[日号](?!内)"
    r"|(?<![\d.])(?:19|20)\d\d(?=学年|财年|年|级|届|春|秋|-(?:19|20)\d\d)|\d{1,2}/\d{1,2}(?![\d/])"
    r"|\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|\d{1,2}[时点](?:\d{1,2}分)?(?!间)"
    rf"|第(?:\d+|[{CHARS}]+)[期号次批届轮周条款项章节]"
    r"|(?:电话|热线|手机|传真|邮编|邮箱|网址|qq|微信)[^。,，;；\n]{0,60}|0\d{2,3}-\d{7,8}|[48]00-?\d{3,4}-?\d{3,4}"
    r"|[a-z\d_.-]{1,40}[@.][a-z\d_.@/-]{0,40}[a-z]"
)
_NUMBER = re.compile(rf"\d+(?:[.,]\d+)*(?:[万亿千百]+)?%?|[{CHARS}]{{2,}}|[二两三四五六七八九十百](?= ?[^\W\d])")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年|[-/.]\d)")
_MARK = re.compile(rf"^\s*(?:[(（]?{_DAY}[)）、]|\d{{1,2}}[.．](?!\d))\s*")  # of an item: 3. 一、（二）


def differ(one: str, other: str) -> bool:
    """Whether of the sentences that state a fact (a name, an amount, a count, a measured value) more than half state
    another one; one that tells of another event weighs as much as three. A sentence that only one of the two has says
    nothing: a re-poster leaves paragraphs out.

    Of texts that have no year in common, the notice of one year and of another, it takes more than a quarter, and two:
    who re-posts changes the year and leaves the rest.
    """
    facts = others = events = 0
    years, its_years = (frozenset(_YEAR.findall(bare(body[: texts.READ]))) for body in (one, other))
    apart = bool(years and its_years) and not years & its_years
    for a, b in _pairs(_sentences(one), _sentences(other)):
        name = a.letters != b.letters and _other_name(a.letters, b.letters)
        new = event.another(a, b)
        if a.numbers or b.numbers or name or new:
            facts += 1
            others += name or new or a.numbers != b.numbers
            events += new
    if events * EVENT + others - events > facts - others:
        return True
    return others * 2 > facts or apart and others >= 2 and others * 4 > facts


@lru_cache(maxsize=64)
def _sentences(body: str) -> tuple[Told, ...]:
    found = []
    for text in _SENTENCE.split(bare(body[: texts.READ])):
        if letters := texts.letters(text):
            stated = _NO_FACT.sub(" ", _MARK.sub("", text))
            numbers = tuple(sorted(_value(one[0]) for one in _NUMBER.finditer(stated)))
            found.append(Told(text, letters, numbers))
    return tuple(found[:MOST])


def _value(written: str) -> str:
    """「两」 and 「2」 are the same number, 「1,000」 and 「1000」 too."""
    value = number(written) if len(written) <= 12 else None
    return str(value) if value is not None else written.replace(",", "")


def _pairs(one: Sequence[Told], other: Sequence[Told]) -> list[tuple[Told, Told]]:
    """Sentences that answer to one another: the same words, or some of them in the same place between such; together
    those that are only cut elsewhere, as a row of a table that another page prints a cell a line."""
    matcher = SequenceMatcher(None, [a.letters for a in one], [b.letters for b in other], autojunk=False)
    found: list[tuple[Told, Told]] = []
    for tag, first, last, start, stop in matcher.get_opcodes():
        if tag == "equal":
            found += zip(one[first:last], other[start:stop], strict=True)
        elif tag == "replace":
            some, others = _together(one[first:last]), _together(other[start:stop])
            if some.letters == others.letters:
                found.append((some, others))
                continue
            for a in one[first:last]:
                at = next((at for at in range(start, stop) if texts.alike(a.letters, other[at].letters) >= FRAME), None)
                if at is not None:
                    found.append((a, other[at]))
                    start = at + 1
    return found


def _together(told: Sequence[Told]) -> Told:
    numbers = sorted(value for one in told for value in one.numbers)
    return Told("\n".join(one.text for one in told), "".join(one.letters for one in told), tuple(numbers))


def told_apart(one: Record, other: Record) -> bool:
    """Whether two texts tell of two events: another place, another thing, other days."""
    pairs = _pairs(_sentences(one.body), _sentences(other.body))
    return event.apart(one, other, pairs)


def renamed(one: str, other: str) -> bool:
    """Whether a sentence of the one is in the other with characters in place of some of its own, as a name would be."""
    return any(
        a.letters != b.letters and _in_place(a.letters, b.letters)
        for a, b in _pairs(_sentences(one), _sentences(other))
    )


def _in_place(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one[:LONGEST], other[:LONGEST], autojunk=False)
    kept = sum(size for _, _, size in matcher.get_matching_blocks())
    shorter = min(len(one), len(other), LONGEST)
    return kept < shorter < 2 * kept


def _other_name(one: str, other: str) -> bool:
    """Whether a run of three characters or more stands for another such run: a name for a name.

    Words of regions are shorter (短信 · 簡訊), and what damage leaves stands for nothing.
    """
    for tag, first, last, start, stop in SequenceMatcher(
        None, one[:LONGEST], other[:LONGEST], autojunk=False
    ).get_opcodes():
        if tag == "replace" and min(last - first, stop - start) >= 3:
            return True
    return False
