"""Texts as they are compared: folded, letters only; their grams, how near two are, and a sketch of one."""

from __future__ import annotations

import re
import zlib
from functools import cache, lru_cache

from zh.bare import bare
from zh.numerals import CHARS
from zh.synonyms import OWN, Synonyms

READ = 20_000  # characters of a text that are looked at
GRAM = 5  # characters; usual for near-duplicates of Chinese text
BINS = 8  # of the sketch: two texts of Jaccard .5 have none of 8 in common in 0.4 % of cases
NEAR = 0.5  # Jaccard of the grams, digits aside: what re-posters change leaves more, another text has less
WITHIN, LEAST = 0.6, 0.4  # or so much of the shorter text stands in the longer, of which it is at least so much

# and what tells one issue or day from another: 第十二期, 三月份, 二〇二五年
_NOT_LETTER = re.compile(rf"第?(?<![\d{CHARS}])[\d{CHARS}]{{1,8}}(?=[期号次批届轮周年月日季集讲弹])|[\W\d_①-⑳]+")
# forms of one character that folding one by one leaves apart
VARIANTS = str.maketrans(
    "著谘馀擡衞敍枱簷暱痺帐钜麺覆藉揹瞭锺伕薰幷沈讬牴彷鲶颚划俬羣",
    "着咨余抬卫叙台檐昵痹账巨面复借背了钟夫熏并沉托抵仿鲇腭画私群",
)
_SENTENCE = re.compile(r"[。！？!?;；\n]+")
_NOT_WORD = re.compile(r"[\W_]+")


def letters(text: str) -> str:
    """A text without digits, punctuation, space and script."""
    return _NOT_LETTER.sub("", bare(text[:READ])).translate(VARIANTS)


_letters_of = lru_cache(maxsize=64)(letters)


@lru_cache(maxsize=64)
def _grams(text: str) -> frozenset[str]:
    return frozenset(text[at : at + GRAM] for at in range(max(1, len(text) - GRAM + 1))) if text else frozenset()


def near(one: str, other: str) -> bool:
    """Whether two texts are nearly the same, or the one lacks some paragraphs of the other."""
    some, others = _grams(_letters_of(one)), _grams(_letters_of(other))
    if not some or not others:
        return False
    shared = len(some & others)
    if shared >= NEAR * (len(some) + len(others) - shared):
        return True
    shorter, longer = sorted((len(some), len(others)))
    if shorter < LEAST * longer:
        return False
    # in a short text an advertisement and a paragraph less break many grams; whole sentences that stay tell more
    return shared >= WITHIN * shorter or _said_in_both(one, other) >= WITHIN * shorter


def alike(one: str, other: str) -> float:
    """How alike two sentences are, 0 to 1: Dice's share of the pairs of letters that both have."""
    if one == other:
        return 1.0
    some, others = ({text[at : at + 2] for at in range(len(text) - 1)} for text in (one, other))
    return 2 * len(some & others) / (len(some) + len(others)) if some or others else 0.0


def _said_in_both(one: str, other: str) -> int:
    """Letters of the sentences that both texts have."""
    some, others = ({letters(part) for part in _SENTENCE.split(text[:READ])} for text in (one, other))
    return sum(map(len, some & others))


def sketch(text: str) -> tuple[int, ...]:
    """The lowest hash of the text's grams in each of a few bins: the share of equal ones estimates the Jaccard.

    One-permutation min-hash (Li, Owen, Zhang: One Permutation Hashing, 2012). Digits count, so that of the issues of a
    series, which share their words, the nearest shares most.
    """
    lowest: dict[int, int] = {}
    for gram in _grams(_NOT_WORD.sub("", bare(text[:READ]))):
        value = zlib.crc32(gram.encode("utf-8", "surrogatepass"))
        at = value % BINS
        if value < lowest.get(at, value + 1):
            lowest[at] = value
    return tuple(lowest[at] for at in sorted(lowest))


@cache
def synonyms() -> Synonyms:
    """The words of regions and other names that come with the project."""
    return Synonyms(OWN.read_text("utf-8").split("\n"))
