"""Texts in the one form that they are searched in: script, width, case, quotes and dashes made one, length kept."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import opencc

from zh.bare import INVISIBLE
from zh.script import fold

_SAME = (
    {ord(char): '"' for char in "“”„‟«»「」『』〝〞"}
    | {ord(char): "'" for char in "‘’‚‛"}
    | dict.fromkeys(map(ord, "‐‑‒–—―"), "-")
    | {ord("×"): "x"}  # 3×5
    | {ord("著"): "着"}  # 沿著 and 沿着 are one; OpenCC leaves both, and 著名 comes back as a phrase
)
# forms of other and older fonts, which OpenCC leaves; some of what they are forms of is folded in turn (場 → 场)
_SAME |= {
    ord(one): other for one, other in zip("吿戸靑淸緖値鄕毎歩塲鉄衞擡", "告户青清绪值乡每步场铁卫抬", strict=True)
}
_VOICED = ("\u3099", "\u309a")  # what makes ガ of カ, and パ of ハ: another letter
_SPACE = frozenset(INVISIBLE)  # never part of what is searched


@cache
def _listed(table: str) -> dict[str, list[str]]:
    """A table of OpenCC's: what is written one way, and how it may be written the other."""
    lines = Path(opencc.__file__).with_name("dictionary").joinpath(f"{table}.txt").read_text(encoding="utf-8")
    return {one: others.split() for one, others in (line.split("\t") for line in lines.splitlines())}


@cache
def _simplified() -> dict[str, str]:
    """Character → the one that folding makes of it by itself; a tenth of the time that `fold` takes for a character."""
    return {one: others[0] for one, others in _listed("TSCharacters").items()}


class _Table(dict[int, str]):
    """Code point → its one normal character, worked out when it is first met.

    Each character by itself, unlike `zh.script.fold`: that leaves 乾 in 乾隆 and makes 干 of it elsewhere, and then a
    piece of a text would not be found in it.
    """

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char.isspace() and char != "\n" or char in _SPACE:
            normal = " "
        elif 0xD800 <= code < 0xE000:  # half of a pair: cannot be written as UTF-8
            normal = "\ufffd"
        else:
            normal = unicodedata.normalize("NFKC", char)
            normal = normal if len(normal) == 1 and not normal.isspace() else char
            normal = normal.lower() if len(normal.lower()) == 1 else normal
            bare = unicodedata.normalize("NFD", normal)  # Café is found by cafe; ü is a vowel of pinyin of its own
            normal = bare[0].lower() if bare[0].isascii() and bare[:2] != "u\u0308" else normal
            clings = unicodedata.combining(normal) and normal not in _VOICED
            normal = " " if clings else _simplified().get(normal, normal)
        self[code] = normal
        return normal


_TABLE = _Table(_SAME)
LONG = 200  # characters
_WORKS = "專著 土著 論著 編著 譯著 原著 遺著 卓著 拙著 撰著 新著"  # with those of OpenCC: 著名, 著作, 顯著 …


def normal(text: str) -> str:
    """The text with script, width, case, quotes and dashes made one; of the same length, so spans stay spans."""
    # loading numpy takes longer than a few texts do
    return normal_long(text) if len(text) > LONG and "numpy" in sys.modules else text.translate(_TABLE)


@cache
def _codes() -> Any:
    """Code point → code point of its normal character, 0 where that is not known yet."""
    import numpy as np

    return np.zeros(0x110000, dtype=np.uint32)


def normal_long(text: str) -> str:
    """As `normal`, in an eighth of the time for a text of some hundred characters, once numpy is loaded."""
    import numpy as np

    table = _codes()
    codes = np.frombuffer(text.encode("utf-32", "surrogatepass")[4:], dtype=np.uint32)
    found = table[codes]
    if not found.all():
        for code in set(codes[found == 0].tolist()):
            table[code] = ord(_TABLE[code])
        found = table[codes]
    return str(found.tobytes().decode("utf-32"))


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str], re.Pattern[str]]:
    """What OpenCC folds as a phrase and not character by character (計畫 → 计划, not 计画): normal form → folded."""
    forms = {normal(phrase): normal(fold(phrase)) for phrase in _listed("TSPhrases")}
    forms = {one: two for one, two in forms.items() if one != two and len(one) == len(two)}
    telling = {one[at] for one, two in forms.items() for at in range(len(one)) if one[at] != two[at]}
    return re.compile("|".join(sorted(forms, key=len, reverse=True))), forms, re.compile(f"[{''.join(telling)}]")


def folded(text: str) -> str:
    """The text as `normal`, and phrases folded as Simplified writes them (瞭解 → 了解); of the same length. For words."""
    return by_phrase(normal(text))


@cache
def _works() -> re.Pattern[str]:
    """着 where it is the 著 of 著名 and 名著, which are written so in either script."""
    kept = [fold(one) for one in (*_listed("TWVariantsRevPhrases"), *_WORKS.split()) if "著" in one]
    before, after = ("".join(one[place] for one in kept if one[place] != "著") for place in (0, 1))
    return re.compile(f"着(?:(?<=[{before}]着)|(?=[{after}]))")


def by_phrase(flat: str) -> str:
    """A normal text, folded by phrase too."""
    if "着" in flat:
        flat = _works().sub("著", flat)
    pattern, forms, telling = _phrases()
    if not telling.search(flat):
        return flat
    return pattern.sub(lambda match: forms[match[0]], flat)


REACH = 8  # characters on both sides of a phrase that are kept with it


@cache
def _may_differ() -> re.Pattern[str]:
    return re.compile(f"{_phrases()[2].pattern}|着")


def both_ways(flat: str, phrased: str) -> str:
    """`flat`, and behind it, a line each, the places where folding by phrase differs, so that a piece of a text is found
    however it is folded: 計畫書 as 计画书 (and its piece 画书), and as 计划书.
    """
    if flat == phrased:
        return flat
    differing = [at for match in _may_differ().finditer(flat) if flat[at := match.start()] != phrased[at]]
    lines = {flat: None}
    for at in differing:
        left, right = max(0, at - REACH), at + REACH + 1
        lines[phrased[left:right]] = None
        lines[flat[left:at] + phrased[at] + flat[at + 1 : right]] = None
        lines[phrased[left:at] + flat[at] + phrased[at + 1 : right]] = None
    return "\n".join(lines)


def _signs() -> dict[int, str]:
    """Single signs that are Latin letters and digits: ㎡ m2, № No, ⑩ 10, ß ss."""
    spelled = {code: unicodedata.normalize("NFKC", chr(code)).casefold() for code in (0xDF, *range(0x2100, 0x3400))}
    return {
        code: letters
        for code, letters in spelled.items()
        if len(letters) > 1 and letters.isascii() and letters.isalnum()
    }


SIGNS = _signs()
_SIGN = "".join(sorted({*map(chr, SIGNS), *(chr(code).lower() for code in SIGNS)}))
_SIGNS = re.compile(f"[{_SIGN}]")
# numbers with separators, Latin words and numbers joined by hyphens and apostrophes, and those with ü or a sign: 12,000,
# wi-fi, 02-2345-6789, o'brien, müller, 30㎡
_JOINED = re.compile(r"(?<![a-zü\d])(?:\d{1,3}(?:,\d{3})+(?![a-z\d])|[a-zü\d]+(?:[-'][a-zü\d]+)+|[a-z]*ü[a-zü]*)")
_MAY_JOIN = re.compile(r"[a-zü\d][,'-][a-zü\d]|ü")  # a quarter of the time, and most texts have none
# not the 5㎞ of 12.5㎞
_SIGNED = re.compile(rf"(?<![a-z\d])(?<!\d[.,])(?:\d{{1,3}}(?:,\d{{3}})+|[a-z\d]*)[{_SIGN}][a-z\d{_SIGN}]*")


_PLAIN = str.maketrans(
    {"ü": "u", ",": None, "-": None, "'": None} | {chr(code): letters for code, letters in SIGNS.items()}
)


def joined(flat: str) -> dict[str, str]:
    """What of a normal text may be typed without its separators and marks: 12000, wifi, muller; each with the line that it stands in."""
    found: dict[str, str] = {}
    for may, pattern in ((_MAY_JOIN, _JOINED), (_SIGNS, _SIGNED)):
        for match in pattern.finditer(flat) if may.search(flat) else ():
            plain = match[0].translate(_PLAIN)
            found[plain] = flat[max(0, match.start() - REACH) : match.start()] + plain + flat[match.end() :][:REACH]
    return found


_EXACT = re.compile(r"(?<![\d.])(\d+(?:\.\d+)+|\d+(?=%))%?(?![\d.%]*\d)")


def exact(flat: str) -> list[str]:
    """Decimals, versions and shares of a normal text, which are looked for as they are: 3.5, 2.13.0, 12%; the first of 3.5%
    too."""
    if "." not in flat and "%" not in flat:
        return []
    return [one for match in _EXACT.finditer(flat) for one in dict.fromkeys((match[0], match[1])) if not one.isdigit()]


@cache
def _merged() -> frozenset[str]:
    """Characters that folding makes one with others which mean something else: 后 and 後, 里 and 裡, 干, 乾 and 幹."""
    sources: dict[str, set[str]] = {}
    for one, others in _listed("TSCharacters").items():
        # written so in Traditional too, if the table says so or knows another that became it
        sources.setdefault(others[0], set()).update((one, others[0]) if others[0] in others[1:] else (one,))
    for one, others in _listed("STCharacters").items():
        sources.setdefault(one, set()).update(others)
    return frozenset(char for group in sources.values() if len(group) > 1 for char in group)


@cache
def _telling_forms() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(_merged()))}]")


def forms(text: str) -> list[str]:
    """The characters of a text as written that folding would take for others: with them, 皇后 is nearer to 皇后 than 皇後."""
    return list(dict.fromkeys(_telling_forms().findall(text)))


def squeeze(normalised: str) -> str:
    """A normal text without its spaces; the end of a line becomes ¶ (so a phrase never reaches across lines)."""
    return "".join(normalised.replace("\n", "¶").split())
