"""Where copies disagree: a date or an amount that stands otherwise in another copy of the same announcement.

Sentences of the two bodies are put side by side by their words, values left out; values that stand at the same place of
the same words are compared. Ways to reach somebody and numbers of articles, issues and items are no values: re-posters
put in their own. What only one of the two says is no difference.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from ingest.copies import text as texts
from records import Flag, Record, site_of
from zh.bare import simple
from zh.numerals import CHARS, number
from zh.script import fold_width, to_hans, to_hant

KIND = "differs_between_copies"
MOST = 20  # flags of one announcement
ALTERNATIVES = 5  # of one flag
SENTENCES = 200  # of a body that are compared
ALIKE = 0.6  # likeness of two sentences of which one was changed
BLOCK = 4  # letters and values in a row that both have, from which the values answer to one another
DATE, AMOUNT = "\ue000", "\ue001"  # what stands for a value among the words

_N = rf"(?:\d{{1,2}}|[{CHARS}]{{1,3}})"
_YEAR = rf"(?:(?:19|20)\d\d|[一二][{CHARS}○]{{3}})"
_UNITS = (
    "万元|亿元|美元|欧元|港元|港币|日元|元|块|角|分钟|小时|个工作日|工作日|个月|公里|千米|公斤|千克|平方米|立方米|周岁|"
    "人次|[%‰折倍名人位个家户份件张台辆套组项次场天日周年岁米克吨升分级页册本单条瓶颗期批名间栋亩度]"
)
_VALUE = re.compile(
    rf"(?P<date>(?:{_YEAR} ?年度?)?(?<![\d{CHARS}]){_N} ?月(?:{_N} ?[日号])?|{_YEAR} ?年度?(?:{_N} ?月(?:{_N} ?[日号])?)?"
    r"|(?<!\d)(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|(?<![\d:])\d{1,2}[:：]\d{2}(?!\d)|(?<!\d)\d{1,2} ?[时点](?:\d{1,2} ?分|半)?(?!间)"
    r"|(?<![\d.])\d{1,2} ?[日号](?!内))"
    rf"|(?P<amount>(?<![\da-z.第-])\d+(?:,\d{{3}})*(?:\.\d+)?(?![a-z]) ?[百千万亿]*(?: ?(?:{_UNITS}))?"
    rf"|(?<!第)[一二两三四五六七八九十百千万亿]+(?:{_UNITS}))"
)
_NO_VALUE = re.compile(  # ways to reach somebody, addresses, numbers of articles and issues
    r"(?:电话|热线|手机|传真|邮编|邮箱|网址|qq|微信|群号|账号|帐号|热线)[^。,，;；\n]{0,60}|0\d{2,3}-\d{7,8}|1\d{10}|[48]00-?\d{3,4}-?\d{3,4}"
    rf"|[a-z\d_.-]{{1,40}}[@.][a-z\d_.@/-]{{0,40}}[a-z]|第 ?(?:\d+|[{CHARS}]+) ?[期号次批届轮周条款项章节]"
    rf"|(?m:^\s*(?:[(（]?{_N}[)）、]|\d{{1,2}}[.．](?!\d)))"
)
_SENTENCE = re.compile(r"[^。！？!?;；\n]+")
_NOT_WORD = re.compile(r"[^\w\ue000\ue001]+|_+")


class Value(NamedTuple):
    span: str  # as written
    offset: int  # in the body
    says: tuple[tuple[str, float], ...]  # ("month", 5), ("day", 6); ("amount", 2000)


class _Sentence(NamedTuple):
    words: str  # DATE and AMOUNT in place of values
    values: tuple[Value, ...]


class Difference(NamedTuple):
    one: Value
    other: Value


def differing(record: Record, copies: Sequence[Record]) -> tuple[Flag, ...]:
    """A flag for each value of a record that its copies write otherwise; theirs are the alternatives.

    The message names the first copy that says so: its value, where it was put out, its id.
    """
    found: dict[int, tuple[Value, dict[str, Record]]] = {}
    for copy in copies:
        for one, other in differences(record.body, copy.body):
            written = to_hant(other.span) if record.script == "hant" else to_hans(other.span)
            found.setdefault(one.offset, (one, {}))[1].setdefault(written, copy)
    flags = []
    for offset in sorted(found)[:MOST]:
        value, others = found[offset]
        there, copy = next(iter(others.items()))
        where = site_of(copy.source, copy.address) or copy.file
        message = {"key": "copy_says", "here": value.span, "there": there, "where": where, "copy": copy.id}
        flags.append(Flag(KIND, value.span, offset, None, tuple(others)[:ALTERNATIVES], message, ()))
    return tuple(flags)


def differences(one: str, other: str) -> tuple[Difference, ...]:
    """Values of a body that another copy of it writes otherwise, in their order."""
    return tuple(
        Difference(a, b)
        for sentence, its in _pairs(_sentences(one), _sentences(other))
        for a, b in _values(sentence, its)
        if _differ(a, b)
    )


@lru_cache(maxsize=64)
def _sentences(body: str) -> tuple[_Sentence, ...]:
    found = []
    text = simple(fold_width(body[: texts.READ]))
    text = _NO_VALUE.sub(lambda match: re.sub(r"\S", "\x00", match[0]), text)
    for sentence in _SENTENCE.finditer(text):
        words, done, values = [], sentence.start(), []
        for value in _VALUE.finditer(text, sentence.start(), sentence.end()):
            kind = DATE if value["date"] else AMOUNT
            words += [text[done : value.start()], kind]
            done = value.end()
            span = body[value.start() : value.end()]
            values.append(Value(span, value.start(), _says(value)))
        words.append(text[done : sentence.end()])
        if plain := _NOT_WORD.sub("", "".join(words)).translate(texts.VARIANTS):
            found.append(_Sentence(plain, tuple(values)))
    return tuple(found[:SENTENCES])


def _says(value: re.Match[str]) -> tuple[tuple[str, float], ...]:
    written = value[0].replace(" ", "")
    if value["amount"]:
        return (("amount", _amount(written)),)
    if day := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", written):
        return (("year", int(day[1])), ("month", int(day[2])), ("day", int(day[3])))
    if clock := re.fullmatch(r"(\d{1,2})[:：时点](?:(\d{1,2})分?|(半))?", written):
        return (("hour", int(clock[1])), ("minute", 30 if clock[3] else int(clock[2] or 0)))
    parts = []
    for name, mark in (("year", "年"), ("month", "月"), ("day", "[日号]")):
        if part := re.search(rf"(\d+|[{CHARS}○]+){mark}", written):
            parts.append((name, float(number(part[1].replace("○", "〇")) or 0)))
    return tuple(parts)


def _amount(written: str) -> float:
    """「2,000元」 → 2000, 「1.5万」 → 15000, 「两千元」 → 2000."""
    digits = re.match(r"[\d,.]+", written)
    if digits is None:
        numeral = re.match("[一二两三四五六七八九十百千万亿]+", written)
        return float(number(numeral[0]) or 0) if numeral else 0.0
    value = float(digits[0].replace(",", "").rstrip(".") or 0)
    for char in re.match("[百千万亿]*", written[digits.end() :])[0]:  # type: ignore[index]
        value *= {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}[char]
    return value


def _pairs(one: Sequence[_Sentence], other: Sequence[_Sentence]) -> Iterator[tuple[_Sentence, _Sentence]]:
    """Sentences that answer to one another. What stands in a text oftener than in the other (a row of a table that was
    left out) answers to nothing.
    """
    counts, its_counts = (Counter(sentence.words for sentence in some) for some in (one, other))
    matcher = SequenceMatcher(None, [a.words for a in one], [b.words for b in other], autojunk=False)
    for tag, first, last, start, stop in matcher.get_opcodes():
        if tag == "equal":
            for a, b in zip(one[first:last], other[start:stop], strict=True):
                few = len(a.words.strip(DATE + AMOUNT)) < 2
                if counts[a.words] == its_counts[b.words] and not (few and counts[a.words] > 1):
                    yield a, b
        elif tag == "replace":
            for a in one[first:last]:
                for at in range(start, stop):
                    if texts.alike(a.words, other[at].words) >= ALIKE:
                        yield a, other[at]
                        start = at + 1
                        break


def _values(one: _Sentence, other: _Sentence) -> Iterator[tuple[Value, Value]]:
    """Values at the same places of the same words."""
    if one.words == other.words:
        yield from zip(one.values, other.values, strict=True)
        return
    for start, its_start, size in SequenceMatcher(None, one.words, other.words, autojunk=False).get_matching_blocks():
        if size < BLOCK:
            continue
        for at in range(size):
            if one.words[start + at] in (DATE, AMOUNT):
                number_of, its_number = (
                    sum(sentence.words.count(kind, 0, place) for kind in (DATE, AMOUNT))
                    for sentence, place in ((one, start + at), (other, its_start + at))
                )
                yield one.values[number_of], other.values[its_number]


def _differ(one: Value, other: Value) -> bool:
    """Of a date only what both write: 「5月6日」 and 「2024年5月6日」 do not differ."""
    its = dict(other.says)
    return any(name in its and its[name] != value for name, value in one.says)
