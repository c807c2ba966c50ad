"""A piece of a query → the clauses that find it: what ranks, and the same without scores for what only counts."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from index.engines.contract import (
    GRAMS,
    WORDS,
    AllOf,
    AnyOf,
    BestOf,
    Clause,
    Fixed,
    Phrase,
    Scaled,
    Term,
)
from index.tokens import grams, has_han, is_pair
from index.written import counts
from zh.bare import simple

TITLE, BODY, NAMES = 2.0, 1.0, 1.5  # weights of the fields
PIECE = 0.25  # a string that stands there though not as a word, by gram
OTHER = 0.6  # a synonym against the word itself
FORM = 0.9  # another way of writing it
CHAR = 2.5  # a single character in a title, as a word or in one
OF_ALL = math.log(1 / 0.95)  # weight of a word that nearly all records have
RARER = math.log(
    2
)  # by so much a word is rarer than another one that is looked for only beside it: half as many have it
_SIMPLIFIED = Term("keys", "script:hans")
_COUNT = re.compile(r"[\d〇零一二两三四五六七八九十廿百千万亿.,:/%-]+[年月日号\d〇一二三四五六七八九十廿]*")
_AND = frozenset("和与及跟或")
CAME = 3.0  # that a record came out in the month or year named
# that it names the day or month: in its title, in its text with the year, without it (which is known all the same, or not)
TITLED, TOLD, MEANT, UNSAID = 9.0, 6.0, 5.0, 2.0


class Unit(NamedTuple):
    """A piece of a query that is looked for by itself: a word, a run of loose characters, a quoted phrase."""

    text: str  # squeezed
    whole: bool = True  # False: only as a string (its characters are no word of the dictionary)
    title: bool = False  # only in titles
    others: tuple[str, ...] = ()
    pieces: tuple[str, ...] = ()  # apart they are worth something too
    weak: bool = False
    written: tuple[str, ...] = ()  # other ways of writing the same, as strings
    came: str | None = None  # the day, month or year that it names, as a key of the records that came out then
    told: str | None = None  # the day or month that it is, however it is written
    # characters of it that folding would take for others, of each those that may stand there
    as_written: tuple[str, ...] = ()
    better_so: tuple[str, ...] = ()  # the same where pages that are written otherwise come below


def unit_clause(unit: Unit) -> Clause:
    """Records that have the unit, or one of its synonyms."""
    if unit.told:
        found: list[Clause] = [Fixed(Term("keys", key), value) for key, value in _told_keys(unit)]
        found += [_form_clause(form, unit.title) for form in unit.written]
        return BestOf(tuple(found), 0.1)
    others = [_text_clause(other, True, unit.title) for other in unit.others]
    if unit.pieces:
        pieces: Clause = AllOf(tuple(_text_clause(piece, False, unit.title) for piece in unit.pieces))
        others.append(written_so(pieces, unit.as_written))
    own = written_so(_text_clause(unit.text, unit.whole, unit.title), unit.as_written)
    clauses = [own, *(Scaled(other, OTHER) for other in others)]
    clauses += [_form_clause(form, unit.title) for form in unit.written]
    if unit.came:
        return BestOf((*clauses, Fixed(Term("keys", unit.came), CAME)), 0.5)
    return BestOf(tuple(clauses)) if len(clauses) > 1 else clauses[0]


def unit_match(unit: Unit) -> Clause:
    """What `unit_clause` matches, without scores: a word that stands there stands there as a string, too."""
    if unit.told:
        keys: list[Clause] = [Term("keys", key) for key, _ in _told_keys(unit)]
        return any_of([*keys, *(string_clause(form, unit.title) or AnyOf(()) for form in unit.written)])
    either = [written_so(_text_match(unit.text, unit.whole, unit.title), unit.as_written)]
    either += [form_match(form, unit.title) for form in unit.written]
    if unit.came:
        either.append(Term("keys", unit.came))
    either += [_text_match(other, True, unit.title) for other in unit.others]
    if unit.pieces:
        pieces = AllOf(tuple(_text_match(piece, False, unit.title) for piece in unit.pieces))
        either.append(written_so(pieces, unit.as_written))
    return any_of(either)


def _told_keys(unit: Unit) -> list[tuple[str, float]]:
    """The keys of records that name the day or month of a unit (see `index.days.keys`), each with what it is worth."""
    told = unit.told or ""
    found = [(f"titled:{told}", TITLED)]
    if unit.title:
        return found
    found.append((f"told:{told}", TOLD))
    if told[4:5] == "-":  # with its year
        found += [(f"meant:{told}", MEANT), (f"unsaid:{told[5:]}", UNSAID)]
    return [*found, (unit.came, CAME)] if unit.came else found


def written_so(clause: Clause, kept: Iterable[str]) -> Clause:
    """What the clause finds where the page has of each some characters as they are written. A page in Simplified, which
    writes them alike, cannot be told by that."""
    either = [
        any_of([*(Term("forms", char) for char in chars), *([] if simple(chars[0]) in chars else [_SIMPLIFIED])])
        for chars in kept
    ]
    return AllOf((clause, *(Fixed(one, 0.0) for one in either))) if either else clause


def unit_tokens(unit: Unit) -> list[tuple[str, str]]:
    """(field, token) of which each record with one has the unit; none where only postings can tell (a string)."""
    if unit.told and not unit.written:
        return [("keys", key) for key, _ in _told_keys(unit)]
    if unit.came or unit.pieces or unit.written or unit.as_written:
        return []
    tokens = []
    for text, whole in ((unit.text, unit.whole), *((other, True) for other in unit.others)):
        pairs = grams(text)
        if len(pairs) == 1:
            tokens += [(field, pairs[0]) for field in (("title_grams",) if unit.title else GRAMS)]
        if whole and not is_pair(text):
            tokens += [(field, text) for field in (("title",) if unit.title else WORDS)]
    return tokens


def stands_in(unit: Unit, text: str) -> bool:
    """Whether every text that has this one (squeezed) as a string has the unit."""
    as_word = unit.whole and len(unit.text) > 1 and not has_han(unit.text)
    return unit.text in text and not as_word and not unit.as_written


_NUMBER = re.compile(r"\d+(?:\.\d+)*(?=[\u3400-\u9fff])")


def _form_clause(form: str, title: bool) -> Clause:
    """Another way of writing a unit, as a string; the way in which it is typed comes first."""
    return Scaled(_number_in(form, _text_clause(form, False, title), title), FORM)


def form_match(form: str, title: bool) -> Clause:
    """The same, without scores."""
    return _number_in(form, string_clause(form, title) or AnyOf(()), title)


def _number_in(form: str, clause: Clause, title: bool) -> Clause:
    """The clause where the number that the form begins with is one of the page: 3楼 is not in 13楼, nor 三楼 in 十三楼."""
    found: list[Clause] = [Term("keys", key) for key in counts(form)]
    if not found and (digits := _NUMBER.match(form)):
        found.append(any_of([Term(field, digits[0]) for field in (("title",) if title else WORDS)]))
    return AllOf((clause, *(Fixed(one, 0.0) for one in found))) if found else clause


def as_typed(unit: Unit) -> Unit:
    """The unit without what means the same, and without the other ways of counting: 三天 and not 3天, 一一三年 and not 2024年."""
    year = (unit.came or "").startswith("year:")
    return unit._replace(others=(), written=tuple(form for form in unit.written if not (year or any(counts(form)))))


def _text_match(text: str, whole: bool, title: bool) -> Clause:
    if whole and len(text) > 1 and not has_han(text):
        return any_of([Term(field, text) for field in (("title",) if title else WORDS)])
    return string_clause(text, title) or AnyOf(())


def any_of(clauses: Iterable[Clause]) -> Clause:
    """One of the clauses, without scores: those of which one is enough are taken as one, which is faster than many within
    each other."""
    flat: dict[Clause, None] = {}
    for clause in clauses:
        flat |= dict.fromkeys(clause.clauses if isinstance(clause, AnyOf) and clause.at_least == 1 else (clause,))
    return next(iter(flat)) if len(flat) == 1 else AnyOf(tuple(flat))


def not_of_all(units: Iterable[Unit], weights: Mapping[Unit, float]) -> list[Unit]:
    """The units without those that nearly all records have: these rank nothing, and only make every record one that is found. All
    where there are no others."""
    units = list(units)
    return [unit for unit in units if weights.get(unit, 0.0) > OF_ALL] or units


def all_match(units: Sequence[Unit], weights: Mapping[Unit, float]) -> tuple[Clause, ...]:
    """What matches all of the units, which `weights` weighs by their rarity: of one that is less rare than the rarest the
    strings are looked for only in records that have that one, since to read the places of their pairs takes longest."""
    rarest = max(units, key=lambda unit: weights.get(unit, 0.0))
    there, often = any_of(_by_pairs(rarest)), weights.get(rarest, 0.0) - RARER
    return tuple(
        strings_beside(unit_match(unit), there) if weights.get(unit, 0.0) < often else unit_match(unit)
        for unit in units
    )


def rarely(unit: Unit, beside: Iterable[Unit], weights: Mapping[Unit, float]) -> Clause:
    """`unit_clause`, of which the strings are looked for only in records that have a rarer unit (see RARER), where there is one beside
    it: to read the places of pairs takes longest. What has none of these comes behind; a string that is no word there adds nothing."""
    rare = [one for one in beside if weights.get(one, 0.0) >= weights.get(unit, 0.0) + RARER]
    there = any_of(clause for one in rare for clause in _by_pairs(one))
    return strings_beside(unit_clause(unit), Fixed(there, 0.0)) if rare else unit_clause(unit)


def _by_pairs(unit: Unit) -> list[Clause]:
    """Clauses of which every record with the unit has one; of Chinese words without the places of their pairs."""
    pairs = [grams(text) for text in (unit.text, *unit.others) if has_han(text)]
    if unit.told or unit.came or unit.pieces or unit.written or not all(pairs) or len(pairs) <= len(unit.others):
        return [unit_match(unit)]
    return [all_of([Term(field, pair) for pair in one]) for one in pairs for field in GRAMS]


def strings_beside(clause: Clause, there: Clause) -> Clause:
    """The clause, its strings looked for only in records that another one matches."""
    match clause:
        case Phrase(_, values) if len(values) > 1:
            return AllOf((clause, there))
        case AnyOf(clauses, at_least):
            return AnyOf(tuple(strings_beside(one, there) for one in clauses), at_least)
        case BestOf(clauses, rest):
            return BestOf(tuple(strings_beside(one, there) for one in clauses), rest)
        case Scaled(inner, factor):
            return Scaled(strings_beside(inner, there), factor)
    return clause


def all_of(clauses: Sequence[Clause]) -> Clause:
    return clauses[0] if len(clauses) == 1 else AllOf(tuple(clauses))


def _text_clause(text: str, whole: bool, title: bool) -> Clause:
    clauses: list[Clause] = []
    pairs = tuple(grams(text))
    whole = whole and not is_pair(text)
    if whole:
        clauses.append(Scaled(Term("title", text), TITLE))
        if not title:
            clauses += [Scaled(Term("body", text), BODY), Scaled(Term("names", text), NAMES)]
    if pairs and (not whole or has_han(text)):
        share = (PIECE if whole else 1.0) / len(pairs)
        clauses.append(Scaled(Phrase("title_grams", pairs), TITLE * share))
        if not title:
            clauses += [
                Scaled(Phrase("body_grams", pairs), BODY * share),
                Scaled(Phrase("names_grams", pairs), NAMES * share),
            ]
    if not pairs:
        clauses.append(Fixed(_chars_clause(text, True), CHAR * TITLE))
        if not title:
            clauses.append(Fixed(_chars_clause(text, False), 0.1))
    return BestOf(tuple(clauses), 0.1)


def string_clause(text: str, title: bool) -> Clause | None:
    """Records in which a squeezed string stands anywhere; None for an empty one."""
    if not text:
        return None
    pairs = tuple(grams(text))
    if not pairs:
        return _chars_clause(text, title)
    fields = ("title_grams",) if title else GRAMS
    return any_of([Phrase(field, pairs) for field in fields])


def _chars_clause(text: str, title: bool) -> Clause:
    """A single character; or punctuation, which has no pairs."""
    return all_of([Term("title_chars" if title else "chars", char) for char in dict.fromkeys(text)])


def of_two(units: Sequence[Unit]) -> bool:
    """Whether the units are two words with an "and" between them: 押金和征文."""
    return len(units) == 3 and units[1].text in _AND and not units[0].weak and not units[2].weak


def in_pieces(units: Sequence[Unit]) -> bool:
    """Whether the units are a word of three characters that the dictionary does not have as one: 元宇宙."""
    lengths = sorted(len(unit.text) for unit in units)
    return lengths == [1, 2] and all(has_han(unit.text) and not unit.weak for unit in units)


def is_count(unit: Unit) -> bool:
    """Whether the unit is a day, a month, a year or a number."""
    return unit.came is not None or unit.told is not None or _COUNT.fullmatch(unit.text) is not None


def left_over(unit: Unit, typed: str) -> bool:
    """Whether the unit is a character between the words of an item: 猫 says much by itself, 年 of 工廠年假 does not."""
    return len(unit.text) == 1 and has_han(unit.text) and len(typed.strip()) > 1
