"""A query that finds nothing as typed → what was probably meant: pinyin, initials, characters that sound or look alike.

Every guess is made of strings that stand in records: the pairs of neighbouring characters in the index say what may follow
what (those of titles count more), and a guess is only taken if some record holds all of it. Texts are never turned into
pinyin. What is a word of the dictionary is left alone: that it stands nowhere does not make it a mistake (養蠶 → 養殘).
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from index.engines.contract import GRAMS, WORDS, Phrase, Reader
from index.likely import TELLING, Part, changes, known, likely, loose, parts_of, plausible, stands
from index.normal import normal, squeeze
from index.plan import Plan
from index.query import Item
from index.tokens import grams, has_han
from zh.lookalikes import lookalikes
from zh.pinyin import begins, homophones, letters, near, sounds, syllables
from zh.script import script_of, to_hant

# what a changed character costs, against ln of how often pairs stand
SAME_SOUND, NEAR_SOUND, LOOKS_ALIKE, OTHER_CHAR = 2.0, 3.5, 3.5, 6.0
MISSING = 4.0  # what a pair that stands nowhere costs
WHOLE = 2.0  # what it is worth that a guess stands as one string
KEPT = 0.5  # at least so much of a mistyped word stays
BEAM = 12  # readings of a query followed at a time
SAME_INITIALS = 2_000  # pairs of characters that begin with the same two letters, the most frequent
CAPITALS = 4  # letters of what is taken for initials in capitals: SYKH, where a title has 试用 · 考核
TITLES = 10_000  # of so many records one has in its title what is typed by initials: of many something always begins so
PAIRS = 200_000  # pairs whose frequency is kept
LONGEST, LETTERS = 12, 40  # characters, and letters, of a word that is looked at

Choices = dict[str, float]  # characters that may stand at a place, and what each costs
_PIECES = re.compile(r"[a-z]+|[^a-z]")


class Corrector:
    """Guesses over one reader; what it has looked up it keeps."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._pairs: dict[str, float] = {}
        self._there: dict[str, bool] = {}
        self._every: list[str] | None = None

    def correct(self, plan: Plan, query: str) -> str | None:
        """The query with what is wrong in it replaced; None where nothing is, or nothing better is known.

        `plan` is the plan of `query` over the same reader.
        """
        if len(self._pairs) > PAIRS:
            self._pairs.clear()
        changed = query
        for items in _runs(plan.parsed.groups):
            whole = "".join(item.text for item in items)
            if len(items) > 1 and (better := self._item(plan, Item(whole))):
                # shi yong kao he: one word typed in syllables
                first, last = changed.find(items[0].text), changed.rfind(items[-1].text)
                changed = changed[:first] + better + changed[last + len(items[-1].text) :]
                continue
            for item in items:
                if better := self._item(plan, item):
                    changed = changed.replace(item.text, better, 1)
        if changed == query or plan.joined:
            return None
        return _in_script(changed, query)

    # --- one word

    def _item(self, plan: Plan, item: Item) -> str | None:
        typed = item.text
        text = letters(squeeze(normal(typed)))
        if not 2 <= len(text) <= (LETTERS if text.isascii() else LONGEST):
            return None
        # words of the dictionary that stand nowhere are left as they are: nothing says that they are wrong, unless they
        # are of a longer string that stands when one of them sounds the same (直撥商家, where there is 直播商家)
        by_words = known(plan, item)
        stands = plan.standing(item)
        if item.title and not stands and plan.standing(item._replace(title=False)):
            return None  # in a text, then it is no mistake
        if (by_words or stands) and len(text) < TELLING or stands and stands[1]:
            return None
        if by_words and len(plan.units_of(item)) == 1:
            return None
        latin = any(char.isascii() and char.isalpha() for char in text)
        apart = loose(plan, item)
        if stands:
            # each word stands somewhere, never beside the others: single characters are doubted (押金分其, where there is
            # 押金分期)
            alone = loose(plan, item, single=True)
            guesses = self._by_sound(text, 1, alone) if alone and not latin else ()
            return self._likeliest(plan, item._replace(text=text), guesses, set())
        parts = [] if latin else parts_of(plan, item)
        # fewest changes first: pairs of which only one character may be another are a hundredth of all
        most = dict.fromkeys((1, int((1 - KEPT) * len(text)))) if not latin else (0,)
        every = set(range(len(text)))
        ways = [self._by_sound(text, many, every) for many in most]
        if not by_words:
            short = len(plan.groups) == 1 and typed.islower()
            ways += [self._swapped(text), self._one_other(text, parts)]
            if typed[1:] == typed[1:].lower():  # GDPR is what it is; a telephone writes Jhsw
                ways += [self._by_initials(text, short), self._half_typed(text)]
            elif typed.isupper() and len(text) >= CAPITALS and len(plan.groups) == 1:
                guesses = self._by_initials(text, False)
                ways.append([one for one in guesses if all(part.word for part in parts_of(plan, Item(one[0])))])
        for guesses in ways:
            if likeliest := self._likeliest(plan, item._replace(text=text), guesses, every if latin else apart, parts):
                return likeliest
        return None

    def _likeliest(
        self,
        plan: Plan,
        item: Item,
        guesses: Iterable[tuple[str, float]],
        apart: set[int],
        parts: Sequence[Part] = (),
    ) -> str | None:
        """The best guess for the item that stands in records. One that changes other places than those `apart` must stand as it is:
        words of the dictionary, and single characters, are doubted only then; of the others what is changed of the item's
        `parts` (none: it is typed in pinyin) must."""
        best: tuple[float, str] | None = None
        for guess, value in guesses:
            changed = changes(item.text, guess)
            as_it_is = bool(changed - apart)
            if guess == item.text:
                continue
            if as_it_is:
                rarest = min(map(self._pair, grams(guess)))
                # a string stands no oftener than its pairs
                if rarest <= -MISSING or best and value + rarest + WHOLE <= best[0]:
                    continue
            standing = plan.standing(item._replace(text=guess))
            if standing is None or as_it_is and not standing[1]:
                continue
            if not plausible(plan, Item(guess), self.reader):
                continue
            if parts and not likely(plan, self.reader, item.text, guess, parts):
                continue
            value += math.log1p(standing[0]) + WHOLE * standing[1]
            if best is None or value > best[0]:
                best = (value, guess)
        return best[1] if best else None

    def _by_sound(self, text: str, changes: int, doubted: set[int]) -> Iterable[tuple[str, float]]:
        """What sounds the same, as characters (so many of them changed at most, only at places that are doubted) or typed
        in pinyin, with how good it is in itself."""
        pieces = [part for piece in _PIECES.findall(text) for part in self._behind_latin(piece)]
        # Latin that stands in records is no pinyin
        spelled = {
            piece: syllables(piece)[:2]
            for piece in pieces
            if piece.isalpha() and piece.isascii() and not self.reader.frequency("body", piece)
        }
        latin = any(piece.isalpha() and piece.isascii() for piece in pieces)
        if latin and not any(spelled.values()):
            return
        ways: list[list[Choices]] = [[]]
        place = 0
        for piece in pieces:
            options = [[dict.fromkeys(self._typed(sound), 0.0) for sound in way] for way in spelled.get(piece, ())]
            if not options:
                options = [[self._like(char, latin or place not in doubted) for char in piece]]
            place += len(piece)
            ways = [[*way, *option] for way in ways for option in options][:4]
        for way in ways:
            yield from self._best(way, changes)

    def _behind_latin(self, piece: str) -> tuple[str, ...]:
        """qqyinyue, where records have QQ → qq · yinyue."""
        if not piece.isalpha() or not piece.isascii() or syllables(piece):
            return (piece,)
        for end in range(len(piece) - 4, 1, -1):
            if any(self.reader.frequency(field, piece[:end]) for field in WORDS) and syllables(piece[end:]):
                return piece[:end], piece[end:]
        return (piece,)

    def _like(self, char: str, fixed: bool) -> Choices:
        """The character itself, and those that sound or look like it."""
        choices = {char: 0.0}
        if fixed or char.isascii():
            return choices
        for sound in sounds(char)[:3]:
            for other in self._chars(sound):
                choices.setdefault(other, SAME_SOUND)
        for sound in sounds(char)[:1]:
            for close in near(sound):
                for other in self._chars(close):
                    choices.setdefault(other, NEAR_SOUND)
        for other in filter(self._char, lookalikes(char)):
            choices.setdefault(other, LOOKS_ALIKE)
        return choices

    def _typed(self, sound: str) -> list[str]:
        """The characters that may be meant: lu is typed for lü too."""
        return self._chars(sound) + (self._chars(sound[0] + "v") if sound in ("lu", "nu") else [])

    def _chars(self, sound: str) -> list[str]:
        """The characters with that sound that stand in some record (Simplified, as indexed)."""
        return list(filter(self._char, homophones(sound)))

    def _char(self, char: str) -> bool:
        """Whether a character, as indexed, stands in some record."""
        there = self._there.get(char)
        if there is None:
            there = self._there[char] = normal(char) == char and self.reader.frequency("chars", char) > 0
        return there

    # --- strings of characters that follow one another

    def _pair(self, pair: str) -> float:
        """How often two characters stand side by side, as a logarithm; below 0 where they never do."""
        value = self._pairs.get(pair)
        if value is None:
            title, body, names = (self.reader.frequency(field, pair) for field in GRAMS)
            count = 5 * title + body + names
            value = self._pairs[pair] = math.log1p(count) if count else -MISSING
        return value

    def _best(self, way: Sequence[Choices], changes: int) -> list[tuple[str, float]]:
        """The best strings through the choices; so many characters at most that cost something."""
        if not way or not all(way):
            return []
        # by last character and how many are changed: the strings so far, with how good they are
        paths: dict[tuple[str, int], list[tuple[float, str]]] = {
            (char, int(cost > 0)): [(-cost, char)] for char, cost in way[0].items() if changes or not cost
        }
        for choices in way[1:]:
            further: dict[tuple[str, int], list[tuple[float, str]]] = {}
            for done in range(changes + 1):
                before = [(last, kept) for (last, count), kept in paths.items() if count == done]
                if not before:
                    continue
                # two words that never stand side by side (each of them may well stand)
                jump, before_jump = max(kept[0] for _, kept in before)
                for char, cost in choices.items():
                    count = done + (cost > 0)
                    if count > changes:
                        continue
                    reached = further.get((char, count), [])
                    reached += [
                        (value + pair - cost, text + char)
                        for last, kept in before
                        if (pair := self._pair(last + char)) > -MISSING
                        for value, text in kept
                    ]
                    reached.append((jump - MISSING - cost, before_jump + char))
                    further[char, count] = sorted(reached, reverse=True)[:3]
            ends = sorted(further.items(), key=lambda item: -item[1][0][0])
            paths = dict(end for done in range(changes + 1) for end in [e for e in ends if e[0][1] == done][: 4 * BEAM])
        ranked = sorted((path for kept in paths.values() for path in kept), reverse=True)
        return [(text, value) for value, text in ranked[:BEAM]]

    def _half_typed(self, typed: str) -> Iterable[tuple[str, float]]:
        """shiyongkaoh → what of the titles goes on with a sound that begins so."""
        if not (typed.isascii() and typed.isalpha()):
            return
        for end in range(len(typed) - 1, 0, -1):
            ways, rest = syllables(typed[:end])[:1], typed[end:]
            # two letters say little
            if not ways or len(ways[0]) + len(rest) < 3 or not begins(rest):
                continue
            ends = [pair for pair, _ in self._beginning(ways[0][-1][0] + rest[0])]
            ends = [pair for pair in ends if any(sound.startswith(rest) for sound in sounds(pair[1]))]
            way = [dict.fromkeys(self._chars(sound), 0.0) for sound in ways[0]]
            for guess, value in self._best([*way, dict.fromkeys((pair[1] for pair in ends), 0.0)], 0):
                if self._stands(guess):
                    yield guess, value
            return

    def _by_initials(self, typed: str, alone: bool) -> Iterable[tuple[str, float]]:
        """sykh → what of the titles begins with these sounds, character by character; two letters only where nothing
        else is asked for."""
        if not (3 - alone <= len(typed) <= 8 and typed.isascii() and typed.isalpha()) or syllables(typed):
            return
        paths = dict(self._beginning(typed[:2]))
        for place in range(1, len(typed) - 1):
            after: dict[str, list[tuple[str, float]]] = defaultdict(list)
            for pair, value in self._beginning(typed[place : place + 2]):
                after[pair[0]].append((pair[1], value))
            longer = {
                text + char: value + more for text, value in paths.items() for char, more in after.get(text[-1], ())
            }
            paths = dict(sorted(longer.items(), key=lambda item: -item[1])[: 20 * BEAM])
        least = max(1, self.reader.size() // TITLES)
        for text, value in sorted(paths.items(), key=lambda item: -item[1])[: 2 * BEAM]:
            if self.reader.count(Phrase("title_grams", tuple(grams(text)))) >= least:
                yield text, value

    def _beginning(self, letters: str) -> Iterable[tuple[str, float]]:
        """The pairs of characters of titles whose sounds begin with two letters, with how often as a logarithm."""
        for token, count in self.reader.terms("initials", SAME_INITIALS, letters):
            yield token[2:], math.log1p(count)

    def _swapped(self, text: str) -> Iterable[tuple[str, float]]:
        """Two neighbours in the other order (望大潮橋)."""
        if has_han(text):
            for at in range(len(text) - 1):
                guess = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
                # 1912年 is another year than 1921年
                if not text[at].isdigit() and min(map(self._pair, grams(guess))) > -MISSING and self._stands(guess):
                    yield guess, 0.0

    def _one_other(self, text: str, parts: Sequence[Part]) -> Iterable[tuple[str, float]]:
        """One character that is of no word, replaced by any that stands between its neighbours; only of a string that tells
        much with the others, for by one other character a word is another one (健保卡, 社保卡)."""
        if len(text) < TELLING or any(char.isascii() for char in text):
            return
        for place in (at for part in parts if not part.word for at in range(part.start, part.end)):
            char, before, after = text[place], text[:place], text[place + 1 :]
            if before[1:] and not self._stands(before) or after[1:] and not self._stands(after):
                continue
            yield from self._fill(before, after, char)

    def _fill(self, before: str, after: str, char: str) -> Iterable[tuple[str, float]]:
        found = []
        for other in self._all_chars():
            if other == char:
                continue
            left = self._pair(before[-1] + other) if before else 0.0
            if left < 0:
                continue
            right = self._pair(other + after[0]) if after else 0.0
            if right >= 0:
                found.append((left + right - OTHER_CHAR, before + other + after))
        for value, guess in sorted(found, reverse=True)[:BEAM]:
            yield guess, value

    def _all_chars(self) -> list[str]:
        if self._every is None:
            self._every = [char for char, _ in self.reader.terms("chars", 8000) if has_han(char)]
        return self._every

    def _stands(self, text: str) -> bool:
        return stands(self.reader, text) > 0


def _runs(groups: Sequence[Sequence[Item]]) -> list[list[Item]]:
    """Items that stand by themselves each, but neighbouring single syllables of pinyin together; none of what is quoted."""
    runs: list[list[Item]] = []
    latin = False  # whether the last one may be pinyin
    for group in groups:
        for item in group:
            if item.phrase or not item.text:
                continue
            text = letters(normal(item.text))
            alone = len(group) > 1 or item.title
            was, latin = latin, text.isascii() and text.isalpha() and not alone
            ways = syllables(text)[:1] if latin else []
            if was and ways and len(ways[0]) == 1:
                runs[-1].append(item)
            else:
                runs.append([item])
    return runs


def _in_script(changed: str, query: str) -> str:
    """The correction is made of Simplified characters; who typed Traditional gets Traditional."""
    if script_of(query) != "hant":
        return changed
    traditional = to_hant(changed)
    return traditional if len(traditional) == len(changed) else changed
