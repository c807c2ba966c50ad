"""What a query asks for → the clauses that an engine runs.

Exact phrases come first, then records with all words, then those with some: BM25 orders within, and fixed amounts
lift a record from one class to the next. The amounts were tuned on development queries; the order of the classes is
what they are for.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from index.cutting import Cutter, ways
from index.engines.contract import (
    GRAMS,
    AllOf,
    AnyOf,
    BestOf,
    Clause,
    Fixed,
    Phrase,
    Reader,
    Scaled,
    Term,
)
from index.filters import filter_clause
from index.normal import folded, forms, normal, squeeze
from index.query import Item, Parsed
from index.tokens import grams, has_han
from index.units import (
    OTHER,
    Unit,
    all_match,
    all_of,
    any_of,
    as_typed,
    in_pieces,
    is_count,
    left_over,
    not_of_all,
    of_two,
    rarely,
    stands_in,
    string_clause,
    unit_clause,
    unit_match,
    unit_tokens,
    written_so,
)
from index.written import written
from zh.segment import Segmenter
from zh.synonyms import Synonyms

TITLE_PHRASE, BODY_PHRASE, ALL_WORDS = 30.0, 15.0, 20.0
OWN_WORDS = 10.0  # all words as they are typed, not what means the same
LONG, SENTENCE = 4, 0.3  # a word typed apart has so many characters at most; what of a sentence should stand
AS_WRITTEN = 30.0  # 干部 where the page has 幹部, not 若干部門
FORM = 2.0  # a character written as typed, where folding takes it for another
MANY = 1_000  # records
MOST = 24  # words of a query that count
HEAVY = 0.7  # against the rarest word of the query
FEW = 10  # found, a page of results: below them stands what has a word that is none of the rarest
HALF = math.log(2)  # weight of a word that every second record has
BELOW = 1e-4  # how it scores: under all others
WEAK = 0.2  # a word that says little by itself (a single character, 的)


class Mark(NamedTuple):
    """What to highlight: a squeezed text, how much it weighs for the choice of the passage, and whether it is looked for
    inside Latin words and numbers too ("log" in blog)."""

    text: str
    weight: float
    inside: bool = False
    told: str | None = None  # a day or a month, which is looked for however it is written


class Asked(NamedTuple):
    """A query for an engine: what ranks, and the same without scores (cheaper) for what only counts."""

    ranked: Clause
    matched: Clause


class Plan:
    """The clauses for a parsed query over one reader."""

    def __init__(
        self, parsed: Parsed, reader: Reader, segmenter: Segmenter, synonyms: Synonyms, today: str | None = None
    ) -> None:
        self.reader = reader
        self.synonyms = synonyms
        self._cutter = Cutter(reader, segmenter, synonyms)
        self.parsed = parsed
        self._today = today  # decides what a status is that the query excludes
        self.groups = [[(item, self.units_of(item)) for item in group] for group in parsed.groups]
        if not any(self.all_units()):
            # nothing but marks: then they are meant
            self.groups = [
                [
                    (item, [Unit(tight, False, item.title)] if (tight := squeeze(normal(item.text))) else [])
                    for item in group
                ]
                for group in parsed.groups
            ]

    def units_of(self, item: Item) -> list[Unit]:
        """The pieces that an item is looked for by."""
        return self._cutter.units_of(item)

    def all_units(self) -> Iterator[Unit]:
        for group in self.groups:
            for _, units in group:
                yield from units

    # --- clauses

    def asked(self, where: Clause | None = None, least: int | None = None) -> Asked | None:
        """The whole query; None where it has no words. `where`: what else holds; `least`: how many words suffice."""
        words: dict[Unit, bool] = {}  # what is looked for, and whether it suffices
        apart: list[list[Unit]] = []  # the same as it is typed apart
        weak: list[Clause] = []
        must: list[Clause] = [where] if where else []
        also: list[Clause] = [where] if where else []
        bonus: list[Clause] = []
        for group in self.groups:
            alternatives, found = [], []
            for item, units in group:
                if item.narrow and (filtered := filter_clause(item.narrow, self._today)):
                    alternatives.append(filtered)
                    found.append(filtered)
                if not units:
                    continue
                bonus += self._phrases(item, units)
                units = list(dict.fromkeys(units))
                strong = [unit for unit in units if not unit.weak] or units
                strong = [unit for unit in strong if unit in self.known] or strong
                free = len(group) == 1 and not item.phrase and not item.title
                if free and len(self.telling) == MOST:  # a pasted text
                    units = strong = [unit for unit in strong if unit in self.telling]
                if free:
                    words |= {unit: bool(least) or not left_over(unit, item.text) for unit in strong}
                    apart += [[unit] for unit in strong] if of_two(units) else [strong]
                    weak += [Scaled(unit_clause(unit), WEAK) for unit in units if unit.weak and unit not in strong]
                    continue
                alternatives.append(all_of([self._scored(unit) for unit in strong]))
                found.append(all_of([unit_match(unit) for unit in strong]))
            if alternatives:
                must.append(alternatives[0] if len(alternatives) == 1 else BestOf(tuple(alternatives), 0.2))
                also.append(any_of(found))
        if not words and not must[1 if where else 0 :]:
            return None
        should: list[Clause] = [*weak, *bonus]
        without = tuple(self.without())
        below: Clause | None = None
        whole = self._together()
        if words:
            # of many records none is come to by 公告 alone, which all of them have
            large = bool(least) and self.reader.size() > MANY
            apart_by = not_of_all(words, self.known) if large else list(words)
            enoughs = [unit for unit in apart_by if words[unit]] or apart_by
            should += [self._scored(unit) for unit in apart_by if unit not in enoughs]
            needed = [self._scored(unit, enoughs if large else ()) for unit in enoughs]
            matches = [unit_match(unit) for unit in enoughs]
            shares = [self.known.get(unit, 0.0) for unit in enoughs]
            many = least or enough(len(needed))
            # one word suffices only if it is a good part of the query: 通知 of 簡訊通知 is not
            heavy = [place for place, share in enumerate(shares) if share >= HEAVY * max(shares)]
            heavy = heavy if not least and many == 1 and len(heavy) < len(needed) else []
            kept = [char for group in self.groups for item, _ in group for char in self._cutter.kept(item).values()]
            some, found = _some(needed, many, heavy), _found(matches, many, heavy)
            if whole and not all(stands_in(unit, self._typed) for unit in enoughs):
                together = [written_so(Fixed(Phrase(field, whole), 0.0), kept) for field in GRAMS]
                some, found = [*some, *together], [*found, *together]
            best = [enoughs[place] for place in heavy]
            light = [units for units in apart if self._tells(units) and not any(unit in best for unit in units)]
            if light and any(map(self._tells, ([unit] for unit in best))) and self._few(best, also, found, without):
                rest = AnyOf(tuple(all_of([self._scored(unit) for unit in units]) for units in light))
                below = Scaled(AllOf((*must, rest), (), without), BELOW)
                found += [all_of([unit_match(unit) for unit in units]) for units in light]
            must.append(some[0] if len(some) == 1 else BestOf(tuple(some)))
            also.append(any_of(found))
            should += self._all_words(list(words))
        if whole:
            titled, told = Phrase("title_grams", whole), Phrase("body_grams", whole)
            should += [Fixed(titled, TITLE_PHRASE), Fixed(told, BODY_PHRASE)]
        better = [written_so(unit_match(unit), unit.better_so) for unit in self.known if unit.better_so]
        if better:
            should.append(Fixed(all_of(better), AS_WRITTEN))
        typed = "".join(item.text for group in self.parsed.groups for item in group)
        should += [Fixed(Term("forms", char), FORM) for char in forms(typed)]
        ranked: Clause = AllOf(tuple(must), tuple(should), without)
        matched = AllOf(tuple(also), (), without) if without or len(also) > 1 else also[0]
        return Asked(BestOf((ranked, below)) if below else ranked, matched)

    def _tells(self, units: Iterable[Unit]) -> bool:
        """Whether pages that have these are worth showing for that: a word of them is in less than a half, and no day."""
        return any(self.known.get(unit, 0.0) > HALF and not is_count(unit) for unit in units)

    def _few(
        self, best: Iterable[Unit], also: Sequence[Clause], found: Sequence[Clause], without: tuple[Clause, ...]
    ) -> bool:
        """Whether less than a page of results is found, each of the best words being enough for it."""
        # each weight tells how many records have the word; of many a filter hardly leaves so few, and counting costs
        most = MANY if also or without else FEW
        size = max(self.reader.size(), 1)
        if any((size + 1) * math.exp(-self.known.get(unit, 0.0)) - 0.5 >= most for unit in best):
            return False
        return self.reader.count(AllOf((*also, any_of(found)), (), without)) < FEW

    def _scored(self, unit: Unit, beside: Sequence[Unit] = ()) -> Clause:
        """The unit, by how much it says beside the others: in full the rarest of the query. `beside`: see `rarely`."""
        share = self.known.get(unit, 0.0) / max(self.known.values(), default=1.0)
        return Scaled(rarely(unit, beside, self.known), share)

    def _phrases(self, item: Item, units: list[Unit]) -> Iterator[Clause]:
        """The run as it stands, where it is more than one unit; and with its synonyms in place."""
        if len(units) < 2 or item.phrase:
            return
        pairs = tuple(grams(squeeze(normal(item.text))))
        yield Fixed(Phrase("title_grams", pairs), TITLE_PHRASE)
        if not item.title:
            yield Fixed(Phrase("body_grams", pairs), BODY_PHRASE)
        if any(unit.others for unit in units):
            other = tuple(grams("".join(unit.others[0] if unit.others else unit.text for unit in units)))
            yield Fixed(Phrase("title_grams", other), TITLE_PHRASE / 2)
            if not item.title:
                yield Fixed(Phrase("body_grams", other), BODY_PHRASE / 2)

    def _all_words(self, words: Sequence[Unit]) -> list[Clause]:
        """What lifts a record that has all words, and more where it has them as they are typed."""
        own = [unit_match(as_typed(unit)) for unit in words if as_typed(unit) != unit]
        typed: list[Clause] = [Fixed(AllOf(tuple(own)), OWN_WORDS)] if own else []
        every = Fixed(AllOf(all_match(words, self.known)), ALL_WORDS * self.coverage())  # found once, for both
        return typed if len(words) == 1 else [AllOf((every,), tuple(typed))]

    def _together(self) -> tuple[str, ...]:
        """The whole query as one string, where it is typed as several words (試用 考核, App Key)."""
        items = [item for group in self.parsed.groups for item in group]
        if len(items) < 2 or len(items) != len(self.parsed.groups) or any(item.phrase or item.title for item in items):
            return ()
        return tuple(grams(self._typed))

    @cached_property
    def _typed(self) -> str:
        return squeeze(normal("".join(item.text for group in self.parsed.groups for item in group)))

    def without(self) -> list[Clause]:
        clauses = [
            written_so(clause, self._cutter.kept(item).values())
            for item in self.parsed.without
            for way in ways(item.text)
            if (clause := string_clause(way, item.title))
        ]
        clauses += [
            unit_match(unit._replace(came=None))  # a day, however it is written
            for item in self.parsed.without
            for unit in self.units_of(item)
            if unit.told and unit.text == squeeze(folded(item.text))
        ]
        clauses += [clause for excluded in self.parsed.exclude if (clause := filter_clause(excluded, self._today))]
        return clauses

    # --- what stands where

    @cached_property
    def known(self) -> dict[Unit, float]:
        """The weight of each strong unit that some record has, by its rarity; a unit that none has: absent."""
        size = max(self.reader.size(), 1)
        weights = {}
        for unit in dict.fromkeys(unit for unit in self.all_units() if not unit.weak):
            # of a frequent one the dictionary's figure is near enough, and nobody reads all its postings for a weight
            found = max((self.reader.frequency(*token) for token in unit_tokens(unit)), default=0)
            if found <= max(MANY, self._cutter.gone):
                found = self.reader.count(unit_match(unit))
            if found:
                weights[unit] = math.log(1 + (size - found + 0.5) / (found + 0.5))
        return weights

    @cached_property
    def telling(self) -> frozenset[Unit]:
        """The rarest of the strong units, which a longer query is looked for by."""
        return frozenset(sorted(self.known, key=lambda unit: -self.known[unit])[:MOST])

    def nowhere(self) -> tuple[Unit, ...]:
        """The strong units that stand in no record, in order; none of them where the query stands joined."""
        missing = dict.fromkeys(unit for unit in self.all_units() if not unit.weak and unit not in self.known)
        missing |= dict.fromkeys(
            Unit(text, False)
            for ((item, units),) in (group for group in self.groups if len(group) == 1)
            if in_pieces(units)
            and not any(unit.written for unit in units)  # 一万元 stands as 1万元
            and missing.keys().isdisjoint(units)
            and not self._cutter.stands(text := squeeze(folded(item.text)))
        )
        return () if missing and self.joined else tuple(missing)

    @cached_property
    def joined(self) -> bool:
        """Whether what is typed as several words stands as one string: App Key as AppKey."""
        whole = self._together()
        return bool(whole) and self.reader.count(AnyOf(tuple(Phrase(field, whole) for field in GRAMS))) > 0

    def standing(self, item: Item) -> tuple[int, bool] | None:
        """How many records have all words of the item, and whether as one string; None where none has."""
        whole = string_clause(squeeze(normal(item.text)), item.title)
        if whole and (count := self.reader.count(whole)):
            return count, True
        clauses = tuple(unit_match(unit) for unit in self.units_of(item) if not unit.weak)
        count = self.reader.count(AllOf(clauses)) if clauses else 0
        return (count, False) if count else None

    def fits(self) -> bool:
        """Whether enough of the query stands anywhere for its results to be worth showing.

        Words typed apart: one of them at least stands; a sentence: a third of it, by rarity.
        """
        if not self.nowhere():
            return True
        return any(
            item.narrow is not None
            or (self._coverage(units) >= SENTENCE if len(item.text) > LONG else self.standing(item) is not None)
            for group in self.groups
            for item, units in group
        )

    def sentence(self) -> str | None:
        """What to look for by meaning: a query in whole sentences of which no record has all words, days and numbers aside
        (「2023年 報名」 is none). None: words do."""
        items = [item for group in self.parsed.groups for item in group]
        if any(item.phrase or item.title or item.narrow for item in items) or not any(
            len(item.text) - sum(one.end - one.start for one in written(folded(item.text))) > LONG
            and has_han(item.text)
            and not of_two(self.units_of(item))
            for item in items
        ):
            return None
        strong = dict.fromkeys(unit for unit in self.all_units() if not unit.weak and not is_count(unit))
        if strong and self.reader.count(AllOf(tuple(map(unit_match, strong)))):
            return None
        return "，".join(item.text for item in items)

    def coverage(self) -> float:
        """How much of the query stands anywhere at all, by rarity: 1 all of it, 0 nothing."""
        return self._coverage(self.all_units())

    def _coverage(self, units: Iterable[Unit]) -> float:
        strong = [unit for unit in units if not unit.weak]
        # a single character stands almost anywhere
        units = [unit for unit in strong if len(unit.text) > 1] or strong
        there = sum(self.known.get(unit, 0.0) for unit in units)
        missing = sum(unit not in self.known for unit in units) * math.log(1 + 2 * max(self.reader.size(), 1))
        return there / (there + missing) if there + missing else 0.0

    def marks(self) -> tuple[Mark, ...]:
        """All that should be highlighted."""
        marks: dict[str, Mark] = {}
        for unit in self.all_units():
            if unit.weak:
                continue
            weight = self.known.get(unit, 0.0) + 0.1
            marks[unit.text] = Mark(unit.text, weight, inside=not unit.whole and not unit.told, told=unit.told)
            for other in (*unit.others, *unit.written):
                marks.setdefault(other, Mark(other, weight * OTHER))
        return tuple(marks.values())


def _some(clauses: Sequence[Clause], many: int, heavy: Sequence[int]) -> list[Clause]:
    """So many of the clauses; where some are heavy one of these, or two others."""
    if not heavy:
        return [AnyOf(tuple(clauses), many)]
    if len(clauses) == 2:
        return [AllOf((clauses[heavy[0]],), (clauses[1 - heavy[0]],))]
    return [AnyOf(tuple(clauses), 2), *(clauses[place] for place in heavy)]


def _found(clauses: Sequence[Clause], many: int, heavy: Sequence[int]) -> list[Clause]:
    """What finds the same without scores: it does not matter what else a record has."""
    light = [clause for place, clause in enumerate(clauses) if place not in heavy]
    if heavy:
        many = 2
    rest = (
        [AllOf(tuple(light))] if many == len(light) > 1 else [AnyOf(tuple(light), many)] if many <= len(light) else []
    )
    return [*(clauses[place] for place in heavy), *rest]


def enough(count: int) -> int:
    """How many of so many words a record must have to be worth showing."""
    return max(1, round(count * 0.4))
