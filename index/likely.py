"""Whether a guess is likely enough to be shown instead of what was typed: what of it must stand in records, and how.

A word that stands nowhere is no mistake for that: 代練 is what somebody looks for, and no record has it. So a guess counts
where a string of it, the changed character and what is beside it, stands in records as it is: characters that stand here
and there in one make no word. The shorter the string, the more is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from index.engines.contract import AnyOf, Phrase, Reader, Term
from index.normal import normal, squeeze
from index.plan import Plan
from index.query import Item
from index.tokens import grams, has_han, key
from index.units import string_clause
from zh.lookalikes import lookalikes
from zh.pinyin import near, sounds

LEAST = 3  # characters of a string that says something by itself
TELLING = 4  # characters of a string that does not stand there by chance
OFTEN = 2  # records that have a shorter one


class Part(NamedTuple):
    """A piece of an item (squeezed): `text[start:end]`, and whether it is a word of the dictionary."""

    start: int
    end: int
    word: bool


def parts_of(plan: Plan, item: Item) -> list[Part]:
    """The pieces of an item, in order; characters side by side that the dictionary does not join are one."""
    parts: list[Part] = []
    start = 0
    for unit in plan.units_of(item):
        end = start + len(unit.text)
        word = unit.whole and len(unit.text) > 1
        if parts and not word and not parts[-1].word:
            parts[-1] = Part(parts[-1].start, end, False)
        else:
            parts.append(Part(start, end, word))
        start = end
    return parts


def changes(text: str, guess: str) -> set[int]:
    """Where two texts of the same length differ."""
    return {at for at, pair in enumerate(zip(text, guess, strict=False)) if pair[0] != pair[1]}


def keeps_enough(parts: Sequence[Part], changed: set[int]) -> bool:
    """Whether no piece is changed by more than half: of 抖音 one character may be wrong, 投影 is another word."""
    return all(2 * len(changed & set(range(part.start, part.end))) <= max(2, part.end - part.start) for part in parts)


def likely(plan: Plan, reader: Reader, text: str, guess: str, parts: Sequence[Part]) -> bool:
    """Whether what is changed stands in records as a string, with what is beside it where it is short."""
    if sorted(text) == sorted(guess):
        return True  # two neighbours the other way round: looked for as they are
    changed = changes(text, guess)
    in_words = {at for part in parts if part.word for at in range(part.start, part.end)}
    if not keeps_enough(parts, changed):
        # a word typed by its sounds and chosen wrongly, beside another: 施工同志
        return len(text) >= TELLING and _same_sounds(text, guess, changed) and stands(reader, guess) > 0
    if not _same_sounds(text, guess, changed & in_words, near_too=True):
        return False
    if not all(akin(text[at], guess[at]) for at in changed):
        # 長照服務 is not 長者服務, but 鏡潮書屋, where that is a publisher's name, is 鏡湖書屋
        if len(text) > TELLING:
            return stands(reader, guess) >= OFTEN or named(reader, guess)
        return len(text) == TELLING and reader.count(Term("keys", key("publisher", guess))) > 0
    words = [(part.start, part.end) for part in parts_of(plan, Item(guess)) if part.word]
    for start, end in _stretches(parts, changed):
        here = {at for at in changed if start <= at < end}
        if end - start >= TELLING and _all_words(text, guess, here, words, range(start, end)):
            continue  # 蹦站亭水: no word of it is one as it is typed, and each is by its sound
        around = _windows(parts, start, end)
        if not any(_tells(reader, text, guess, one, here, words, in_words) for one in around):
            return False
    return True


def _same_sounds(text: str, guess: str, places: set[int], near_too: bool = False) -> bool:
    """Whether at these places both have one usual sound, or (`near_too`) sounds that are taken for one another."""
    usual = ((sounds(text[at])[:1], sounds(guess[at])[:1]) for at in places)
    return all(one == two or near_too and one and two and two[0] in near(one[0]) for one, two in usual)


def _all_words(text: str, guess: str, changed: set[int], words: list[tuple[int, int]], places: range) -> bool:
    """Whether a stretch is nothing but words of the dictionary in the guess, each easily mistaken."""
    there = {at for start, end in words for at in range(start, end)}
    return there.issuperset(places) and all(_mistaken(text[at], guess[at]) for at in changed)


def _stretches(parts: Sequence[Part], changed: set[int]) -> list[tuple[int, int]]:
    """The pieces that are changed, side by side as one."""
    found: list[tuple[int, int]] = []
    for part in parts:
        if changed.isdisjoint(range(part.start, part.end)):
            continue
        if found and found[-1][1] == part.start:
            found[-1] = (found[-1][0], part.end)
        else:
            found.append((part.start, part.end))
    return found


def _windows(parts: Sequence[Part], start: int, end: int) -> list[tuple[int, int]]:
    """A stretch, with pieces beside it until it says something: 望潮 with 大橋."""
    bounds = [part.start for part in parts] + [part.end for part in parts]
    least = min(LEAST, parts[-1].end)
    if end - start >= least:
        return [(start, end)]
    before = max((at for at in bounds if at < start), default=start)
    after = min((at for at in bounds if at > end), default=end)
    found = [one for one in ((before, end), (start, after)) if one[1] - one[0] >= least]
    return found or [(before, after)]


def _tells(
    reader: Reader,
    text: str,
    guess: str,
    window: tuple[int, int],
    changed: set[int],
    words: list[tuple[int, int]],
    in_words: set[int],
) -> bool:
    """Whether a window of a guess stands in records, and says enough."""
    start, end = window
    count = stands(reader, guess[start:end])
    if not count or end - start >= TELLING:
        return count > 0
    in_word = all(any(first <= at < last for first, last in words) for at in changed)
    if all(_mistaken(text[at], guess[at]) for at in changed):
        return in_word or end - start >= LEAST and count >= OFTEN or named(reader, guess[start:end])
    # 伸宿縫: none of it is a word as it is typed; 實習僧 has one
    return (
        end - start >= LEAST and in_words.isdisjoint(range(start, end)) and (in_word or named(reader, guess[start:end]))
    )


def _mistaken(char: str, other: str) -> bool:
    """Whether one is the other's usual sound, or looks like it: 至 and 止, 未 and 末, not 捲 and 圈."""
    return sounds(char)[:1] == sounds(other)[:1] or other in lookalikes(char)


def akin(char: str, other: str) -> bool:
    """Whether one character is easily taken for the other, by its looks or a sound that is the usual one of either."""
    if other in lookalikes(char):
        return True
    either = (
        (usual, sound)
        for one, two in ((char, other), (other, char))
        for usual in sounds(one)[:1]
        for sound in sounds(two)
    )
    return any(sound == usual or sound in near(usual) for usual, sound in either)


def stands(reader: Reader, text: str) -> int:
    """How many records have a string."""
    clause = string_clause(text, False)
    return reader.count(clause) if clause else 0


def named(reader: Reader, text: str) -> bool:
    """Whether a string stands in a title or a name."""
    pairs = tuple(grams(squeeze(normal(text))))
    return bool(pairs) and reader.count(AnyOf((Phrase("title_grams", pairs), Phrase("names_grams", pairs)))) > 0


def known(plan: Plan, item: Item) -> bool:
    """Whether the item is made of words of the dictionary."""
    return all(unit.weak or (unit.whole and len(unit.text) > 1 and has_han(unit.text)) for unit in plan.units_of(item))


def loose(plan: Plan, item: Item, single: bool = False) -> set[int]:
    """Where in the item (squeezed) there are characters that the dictionary does not join to words, and no year (二零二四年 is
    二〇二四年); `single`: also those between words that are words themselves."""
    places: set[int] = set()
    start = 0
    for unit in plan.units_of(item):
        if not unit.came and (not unit.whole or single and len(unit.text) == 1):
            places.update(range(start, start + len(unit.text)))
        start += len(unit.text)
    return places


def plausible(plan: Plan, item: Item, reader: Reader) -> bool:
    """Whether a guess is more than characters that happen to stand side by side: made of words of the dictionary, or
    a longer unknown word, or something that a title or a name has.
    """
    units = plan.units_of(item)
    if all(unit.weak for unit in units):
        return False  # women: 我们 stands everywhere and says nothing
    single = any(len(unit.text) == 1 for unit in units)
    if not single and (all(unit.whole for unit in units) or len(squeeze(item.text)) > 2):
        return True
    return named(reader, item.text)
