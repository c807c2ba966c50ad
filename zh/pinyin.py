"""Readings of characters, as pypinyin's table gives them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from zh.bare import TONED

_SYLLABLE = re.compile(
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ueng|iao|ian|ing|ang|eng|ong|uai|uan|iu|ie|ia|in|ai|ei|ao|ou"
    "|an|en|er|ui|un|uo|ua|üe|ue|üan|ün|a|o|e|i|u|ü)|m|n|ng|hm|hng"
)


@cache
def _table() -> dict[int, str]:
    from pypinyin.pinyin_dict import pinyin_dict  # a quarter of a second: only where a reading is asked for

    table: dict[int, str] = pinyin_dict
    return table


@cache
def readings(char: str) -> tuple[str, ...]:
    """The readings of one character with their tone marks, the usual one first: 「長」 → zhǎng, cháng, zhàng."""
    return tuple(filter(None, _table().get(ord(char), "").split(",")))


def toneless(syllable: str) -> str:
    """Without its tone mark: zhǎng → zhang, lǜ → lü."""
    parts = unicodedata.normalize("NFD", syllable)
    kept = "".join(part for part in parts if not unicodedata.combining(part) or part == "\u0308")
    return unicodedata.normalize("NFC", kept)


@lru_cache(4096)
def is_syllable(text: str) -> bool:
    """Whether this is one syllable of pinyin, with or without a tone mark."""
    return bool(_SYLLABLE.fullmatch(toneless(text)))


_TONED = frozenset(TONED)


def is_toned(text: str) -> bool:
    return not _TONED.isdisjoint(text)


# --- typed without tones (search) -------------------------------------------------------------------------------------

_SYLLABLES = re.compile(
    "(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])(?:iang|iong|uang|iao|ian|ing|ang|eng|ong|uai|uan|iu|ie|ia|in|ai|ei|ao|ou|an"
    "|en|ui|un|uo|ua|ue|ve|a|o|e|i|u|v)|ang|ai|an|ao|ei|en|er|ou|a|o|e)$"
)
# what dialects and quick typing take for one another
_NEAR = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("f", "h"), ("r", "l"))
_NEAR_ENDS = (("ang", "an"), ("eng", "en"), ("ing", "in"))


def as_typed(char: str) -> tuple[str, ...]:
    """The readings of a character as they are typed, without tones, ü as v, the usual one first: 長 → zhang, chang."""
    typed = (toneless(reading).replace("ü", "v").replace("ê", "e") for reading in readings(char))
    return tuple(dict.fromkeys(sound for sound in typed if sound.isascii()))


@cache
def _listed() -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """Character → its sounds, and sound → its characters, from the file beside: it loads in a tenth of the time that the
    whole table with tones takes."""
    sounds: dict[str, tuple[str, ...]] = {}
    chars: dict[str, str] = {}
    ranks: list[list[tuple[str, str]]] = []
    for line in Path(__file__).with_name("sounds.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        sound, *ranked = line.split("\t")
        # of the many that the table knows the rest is rare: 那 nei
        if usual := "".join(ranked[:2]):
            chars[sound] = "".join(sorted(usual))
        ranks += [[] for _ in ranked[len(ranks) :]]
        for rank, some in zip(ranks, ranked, strict=False):
            rank.append((sound, some))
    for rank in ranks:
        for sound, some in rank:
            for char in some:
                sounds[char] = (*sounds[char], sound) if char in sounds else (sound,)
    return sounds, chars


@cache
def sounds(char: str) -> tuple[str, ...]:
    """The readings of a character as they are typed (`as_typed`), of the 21,000 that pages are written with and what
    folding makes of them; () for others."""
    return _listed()[0].get(char, ())


def _by_sound() -> dict[str, str]:
    return _listed()[1]


def homophones(sound: str) -> str:
    """All characters that can be read so (typed as `sounds` gives it), of both scripts, in the order of Unicode."""
    return _by_sound().get(sound, "")


@cache
def near(sound: str) -> tuple[str, ...]:
    """Syllables that are easily taken for this one: zan → zhan, zang; only such as exist."""
    found = []
    for one, two in _NEAR:
        for left, right in ((one, two), (two, one)):
            if sound.startswith(left) and not (left in "zcs" and sound[1:2] == "h"):
                found.append(right + sound[len(left) :])
    for one, two in _NEAR_ENDS:
        found += [sound[: -len(left)] + right for left, right in ((one, two), (two, one)) if sound.endswith(left)]
    return tuple(one for one in dict.fromkeys(found) if one in _by_sound())


_MARKED = frozenset(TONED) | frozenset("üÜ")
_NUMBERED = re.compile("(?:[a-z]{1,6}[1-5]){2,}")  # two at least: a4 and sha1 are none
_APOSTROPHE = re.compile("(?<=[a-z])['’](?=[a-z])")


def letters(typed: str) -> str:
    """Pinyin in any of the ways that it is typed, as `syllables` takes it: lǚ'yóu, lv3you2, lüe → lvyou, lvyou, lve. What is
    no pinyin is left as it is."""
    bare = "".join([toneless(char) if char in _MARKED else char for char in typed]).replace("ü", "v")
    if _NUMBERED.fullmatch(bare):
        bare = re.sub("[1-5]", "", bare)
    bare = _APOSTROPHE.sub("", bare)
    return re.sub("(?<=[jqxy])v", "u", re.sub("(?<=[ln])ue", "ve", bare)) if bare.isascii() else bare


def begins(start: str) -> bool:
    """Whether some syllable begins with these letters."""
    return any(sound.startswith(start) for sound in _by_sound())


def syllables(letters: str) -> list[tuple[str, ...]]:
    """Every way to cut lower-case letters into syllables, fewest first; [] where there is none. xian → (xian), (xi, an)."""
    ways: list[list[tuple[str, ...]]] = [[()]]
    for end in range(1, len(letters) + 1):
        ways.append(
            [
                (*before, letters[start:end])
                for start in range(max(0, end - 6), end)
                if _SYLLABLES.match(letters[start:end]) and letters[start:end] in _by_sound()
                for before in ways[start]
            ][:20]
        )
    return sorted(ways[-1], key=len) if letters else []
