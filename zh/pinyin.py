"""Readings of characters, as pypinyin's table gives them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

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


def is_syllable(text: str) -> bool:
    """Whether this is one syllable of pinyin, with or without a tone mark."""
    return bool(_SYLLABLE.fullmatch(toneless(text)))


def is_toned(text: str) -> bool:
    return any(char in TONED for char in text)
