"""Copies: when are two announcements the same one, put out in two places?

A copy has the same issuer, digits aside the same title, and nearly the same body. The same text under another issuer is
a template; an issue of a series states other facts; a correction is an announcement of its own: none of these is a copy.

`keys` are what candidates are looked up by: who shares none is hardly a copy. `same` decides about two. Both read the
record alone, in either script, and `same(a, b) == same(b, a)`.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from ingest.copies.issuer import core, issuer_of, same_issuer
from records import Record, short_hash
from zh.bare import bare
from zh.numerals import CHARS, number

GRAM = 5  # characters; as usual for near-duplicates of Chinese text
BINS = 8  # one-permutation min-hash (Li, Owen, Zhang 2012): a pair of Jaccard .5 shares none of 8 in 0.4 % of cases
NEAR = 0.5  # Jaccard of the bodies' grams, digits aside: what re-posters change leaves more, another text has less
WITHIN, LEAST = 0.85, 0.4  # or so much of the shorter body stands in the longer, which it is at least so much of
READ = 20_000  # characters of a body that are looked at
MOST = 400  # sentences of a body whose facts are compared

# what is said of a title when it is put out again: 【轉載】…, 转发：…
_AGAIN = re.compile(r"^(?:[\[(【（〔「]\s*(?:转载|转发|转帖|转|分享)\s*[\])】）〕」]|(?:转载|转发|转帖|转)\s*[:：])\s*")
_BARS = re.compile(r"\s*[|｜_—–]+\s*|\s+[-·]\s*|\s*[-·]\s+|(?<=[\u3400-\u9fff)）])-+(?=[\u3400-\u9fff])")
# the name of a site holds none of these; what does is a part of the title
_OF_TITLE = re.compile(r"公告|公示|通知|通告|通报|更正|勘误|订正|补充|修订|说明|须知|规则|办法|声明|[第(（]")
_SITE = 12  # characters of a site's name behind or before a title
# of a number that tells one issue from another: 第十二期, 三月份, 二季度
_ISSUE = re.compile(rf"第?[{CHARS}]+(?=[期号次批届轮年月日季])")
_NOT_LETTER = re.compile(r"[\W\d_①-⑳]+")
_CORRECTION = re.compile(r"更正|勘误|订正")
_CORRECTS = re.compile(r"现(?:将|对|予以|就|作)?.{0,30}(?:更正|勘误|订正)|(?:更正|勘误|订正)(?:如下|为)")

_SENTENCE = re.compile(r"[。！？!?;；\n]+")
_PLACE = re.compile(  # numbers that state no fact: of a date, a time, an issue, an article, a way to reach somebody
    rf"(?:\d{{2,4}}|[{CHARS}]{{4}})年(?:(?:\d{{1,2}}|[{CHARS}]{{1,3}})月(?:份|底|初|[上中下]旬)?)?(?:(?:\d{{1,2}}|[{CHARS}]{{1,3}})[日号])?"
    rf"|(?:\d{{1,2}}|[{CHARS}]{{1,3}})月(?:份|底|初|[上中下]旬|(?:\d{{1,2}}|[{CHARS}]{{1,3}})[日号])|\d{{1,2}}[日号](?!内)"
    r"|\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|\d{1,2}[时点](?:\d{1,2}分)?(?!间)"
    rf"|第(?:\d+|[{CHARS}]+)[期号次批届轮条款项章节]"
    r"|(?:电话|热线|手机|传真|邮编|邮箱|网址|qq|微信)[^。,，;；\n]*|\d{3,4}-\d{3,4}(?:-?\d{3,4})*|[\w.-]+[@.][\w.@/-]*[a-z]"
)
_NUMBER = re.compile(rf"\d+(?:[.,]\d+)*(?:[万亿千百]+)?%?|[{CHARS}]{{2,}}|[二两三四五六七八九十百](?=[^\W\d])")
_LEAD = re.compile(rf"^\s*(?:[(（]?(?:\d{{1,2}}|[{CHARS}]{{1,3}})[)）、]|\d{{1,2}}[.．](?!\d))\s*")  # 3. 一、（二）


def keys(record: Record) -> tuple[str, ...]:
    """What copies of a record share: its title, title and issuer, and title and a sketch of the body (10 at most)."""
    title = _title_key(record.title)
    found = [short_hash("t", title)] if title else []
    if name := core(issuer_of(record)):
        found.append(short_hash("i", title, name))
    lowest: dict[int, int] = {}
    for gram in _grams(_letters(record.body, digits=True)):
        value = zlib.crc32(gram.encode("utf-8", "surrogatepass"))
        at = value % BINS
        if value < lowest.get(at, value + 1):
            lowest[at] = value
    return (*found, *(short_hash("g", title, str(at), str(lowest[at])) for at in sorted(lowest)))


def same(one: Record, other: Record) -> bool:
    """Whether two announcements are copies of one another."""
    return (
        same_title(one.title, other.title)
        and _corrects(one) == _corrects(other)
        and _near(_letters(one.body), _letters(other.body))
        and same_issuer(one, other)
        and not _other_facts(one.body, other.body)
    )


def same_title(one: str, other: str) -> bool:
    """Titles equal without digits, script, width, 轉載, and the name of a site behind or before."""
    return bool(_titles(one) & _titles(other))


@lru_cache(maxsize=256)
def _titles(title: str) -> frozenset[str]:
    """The readings of a title: as it is, and without what may be the name of a site at either end."""
    parts = _parts(title)
    found = {_plain_title("".join(parts))}
    while len(parts) > 1 and _may_be_site(parts[-1]) and len(parts[-1]) < len("".join(parts[:-1])):
        parts = parts[:-1]
        found.add(_plain_title("".join(parts)))
    while len(parts) > 1 and _may_be_site(parts[0]) and len(parts[0]) < len("".join(parts[1:])):
        parts = parts[1:]
        found.add(_plain_title("".join(parts)))
    return frozenset(found)


def _title_key(title: str) -> str:
    """The shortest reading, which all copies share."""
    return min(_titles(title), key=len)


def _parts(title: str) -> list[str]:
    text = bare(title).strip()
    while found := _AGAIN.match(text):
        text = text[found.end() :]
    return [part for part in _BARS.split(text) if _plain_title(part)] or [text]


def _plain_title(text: str) -> str:
    return _NOT_LETTER.sub("", _ISSUE.sub("", text))


def _may_be_site(part: str) -> bool:
    return len(part) <= _SITE and not _OF_TITLE.search(part)


def _corrects(record: Record) -> bool:
    """「…的更正公告」, 「…公告（更正）」; or a body that begins by saying what it corrects."""
    if _CORRECTION.search(bare(record.title)):
        return True
    opening = bare(record.body[:300])
    return bool(_CORRECTS.search(opening[:150]))


@lru_cache(maxsize=128)
def _letters(body: str, digits: bool = False) -> str:
    text = bare(body[:READ])
    return re.sub(r"[\W_]+" if digits else _NOT_LETTER, "", text)


@lru_cache(maxsize=64)
def _grams(letters: str) -> frozenset[str]:
    return (
        frozenset(letters[at : at + GRAM] for at in range(max(1, len(letters) - GRAM + 1))) if letters else frozenset()
    )


def _near(one: str, other: str) -> bool:
    if not one or not other:
        return False
    if one == other:
        return True
    some, others = _grams(one), _grams(other)
    shared = len(some & others)
    if shared >= NEAR * (len(some) + len(others) - shared):
        return True
    shorter, longer = sorted((len(some), len(others)))
    return shared >= WITHIN * shorter and shorter >= LEAST * longer


class _Sentence(NamedTuple):
    letters: str  # without digits
    numbers: tuple[str, ...]  # those that state a fact


@lru_cache(maxsize=64)
def _sentences(body: str) -> tuple[_Sentence, ...]:
    found = []
    for text in _SENTENCE.split(bare(body[:READ]))[: 2 * MOST]:
        if letters := _NOT_LETTER.sub("", text):
            stated = _PLACE.sub(" ", _LEAD.sub("", text))
            found.append(_Sentence(letters, tuple(_value(one[0]) for one in _NUMBER.finditer(stated))))
    return tuple(found[:MOST])


def _value(written: str) -> str:
    """「两」 and 「2」 are the same number, 「1,000」 and 「1000」 too."""
    value = number(written)
    return str(value) if value is not None else written.replace(",", "")


def _other_facts(one: str, other: str) -> bool:
    """Whether of the sentences that state a fact (a name, an amount, a count, a measured value) more than half state
    another one. Sentences that only one of the two has say nothing: a re-poster leaves paragraphs out.
    """
    facts = differ = 0
    for a, b in _pairs(_sentences(one), _sentences(other)):
        other_name = a.letters != b.letters and _other_name(a.letters, b.letters)
        if a.numbers or b.numbers or other_name:
            facts += 1
            differ += other_name or sorted(a.numbers) != sorted(b.numbers)
    return differ * 2 > facts


def _pairs(one: Sequence[_Sentence], other: Sequence[_Sentence]) -> list[tuple[_Sentence, _Sentence]]:
    """Sentences that answer to one another: the same words, or in the same place between such."""
    matcher = SequenceMatcher(None, [a.letters for a in one], [b.letters for b in other], autojunk=False)
    found: list[tuple[_Sentence, _Sentence]] = []
    for tag, first, last, start, stop in matcher.get_opcodes():
        if tag in ("equal", "replace"):
            found += zip(one[first:last], other[start:stop], strict=False)
    return found


def _other_name(one: str, other: str) -> bool:
    """Whether a run of three characters or more stands for another such run: a name for a name.

    Words of regions are shorter (短信 · 簡訊), and what damage leaves stands for nothing.
    """
    for tag, first, last, start, stop in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "replace" and min(last - first, stop - start) >= 3:
            return True
    return False
