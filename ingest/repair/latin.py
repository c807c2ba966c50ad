"""Bytes that were read as Latin letters: UTF-8 (「å…¬å‘Š」, 「CafÃ©」, 「3日â€”5日」), GBK and Big5 (「¹«¸æ」), once or twice over.

UTF-8 has so narrow a form that letters which keep it are read back wherever no writer sets such signs behind one another; only a
quote or a dash may stand behind a letter by right (「é…’」). GBK and Big5 are read back where the run then is everyday Chinese; on a page
that shows such damage, or dates of it, single characters too (「8ÔÂ1ÈÕ」).
This goes before all that takes out characters without width: a soft hyphen and a no-break space are bytes here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.repair.change import Change
from zh.words import is_everyday

KIND = "double_decoding"
# what Windows' table shows for the bytes 80 to 9F, where it has no gap
_WINDOWS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_TRAIL = f"[\u0080-\u00bf{_WINDOWS}]"
# begun by one set of letters, it is quickly found
_UTF8 = re.compile(
    f"[\u00c2-\u00df\u00e1-\u00ef](?:(?<=[\u00e1-\u00ef]){_TRAIL}{{2}}|(?<=[\u00c2-\u00df]){_TRAIL})"
    f"(?:[\u00e1-\u00ef]{_TRAIL}{{2}}|[\u00c2-\u00df]{_TRAIL})*"
)
_FIRST = re.compile("[\u00a4\u00c2-\u00df\u00e1-\u00ef]")  # one is in all that is UTF-8, and in each month of `_MONTHS`
_PIECE = re.compile(f"[\u00e1-\u00ef]{_TRAIL}{{2}}|..")
_HIGH = f"\u0080-\u00ff{_WINDOWS}"
SIGNS = "".join(map(chr, range(0x80, 0x100))) + _WINDOWS + "√"
# the second byte of GBK and Big5 may be ASCII: 「¥Á´£«e」
_PAIRS = re.compile(f"[{_HIGH}][{_HIGH}@-~](?:[{_HIGH}][{_HIGH}@-~])+")
_SHORT = re.compile(f"(?<![A-Za-z{_HIGH}])(?:[{_HIGH}][{_HIGH}@-~])+(?![A-Za-z{_HIGH}])")
_RUN = re.compile(f"[{_HIGH}]+")
_ENCODINGS = ("gb18030", "big5hkscs")
_FIGURES = frozenset("×÷±°℃№§αβγδμπω–")  # of GBK and Big5 beside marks
_MONTHS = ("ÔÂ", "¤ë")  # 月
_SHOWN = 6  # characters that were read back from pairs, from which a page is known to be damaged so
_UNITS = frozenset("年月日时時点點分元")  # or two of these behind numbers
_SIGNS = frozenset("，。、；：！？“”‘’《》（）「」『』【】〔〕—…·～％　①②③④⑤⑥⑦⑧⑨⑩")
_ASCII = re.compile("[@-~]")
_MIN = 3  # Chinese characters of a run in which an ASCII letter is a byte
_LISTED = 8  # letters in the order of their numbers that are no text
_MARKS = frozenset("‘’“”–—…•‚„‹›«»")  # that a writer may set behind a letter, or in a row
_BLANK = frozenset("\u3000\xa0\ufeff\u200b\xad")  # not printable, yet text
# UTF-8 that a Mac read: 「K√∂nig」
_MAC = re.compile("√[Ä-üß†°¢£§•¶®©™´¨≠ÆØ±≤≥¥µ∂ªºæø](?:(?<=[A-Za-z]√.)|(?=[A-Za-z]))")
_TWICE = 3  # times that a text may have been through it


def find(text: str) -> list[Change]:
    letters = _FIRST.search(text) is not None
    read = [
        Change(found.start(), found.end(), after, KIND)
        for found in (_UTF8.finditer(text) if letters else ())
        if (after := _of_utf8(found, text)) is not None
    ]
    pairs = [
        Change(found.start(), found.end(), after, KIND)
        for found in _PAIRS.finditer(text)
        if not _is_alphabet(text, found) and (after := _of_pairs(found.group())) is not None
    ]
    changes = _apart([*read, *pairs]) if read or pairs else []
    if pairs or letters and any(month in text for month in _MONTHS):
        short = _short(text, pairs, _covered(one for one in changes if _han(one.after)))
        changes = _apart([*changes, *short, *_runs(text, pairs)])
    if "√" not in text:
        return sorted(changes)
    taken = _covered(changes)
    for found in _MAC.finditer(text):
        try:
            after = found.group().encode("mac_roman").decode("utf-8")
        except UnicodeError:
            continue
        if taken.isdisjoint(range(*found.span())):
            changes.append(Change(found.start(), found.end(), after, KIND))
    return sorted(changes)


def _covered(changes: Iterable[Change]) -> set[int]:
    return {at for one in changes for at in range(one.start, one.end)}


def _apart(changes: list[Change]) -> list[Change]:
    """Those of some changes that do not overlap. Chinese counts for more than a Latin letter within: of 「¥æÃº」 the end could be 「ú」."""
    kept: list[Change] = []
    taken: set[int] = set()
    for change in sorted(changes, key=lambda one: (not _han(one.after), one.start - one.end)):
        span = range(change.start, change.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(change)
    return kept


def _runs(text: str, pairs: list[Change]) -> list[Change]:
    """On a page known to be damaged so, the runs beside ASCII, which `_PAIRS` reads one byte late (「A¡¢BÁ½Çø」) or finds too short (「£¨Îå£©」)."""
    shown = {encoding: _shown(text, pairs, encoding) for encoding in _ENCODINGS} if pairs else {}
    encoding = max(shown, key=lambda one: shown[one], default="")
    if not encoding or shown[encoding] < _SHOWN:
        return []
    made = []
    for found in _RUN.finditer(text):
        end = found.end() + (len(found.group()) % 2 and _ASCII.match(text[found.end() : found.end() + 1]) is not None)
        after = _decoded(text[found.start() : end], encoding)
        if after and (end - found.start()) % 2 == 0 and _is_chinese(after, end > found.end()):
            made.append(Change(found.start(), end, after, KIND))
    return made


def _shown(text: str, pairs: list[Change], encoding: str) -> int:
    """How many characters were read back from pairs in an encoding."""
    return sum(len(_han(one.after)) for one in pairs if _decoded(text[one.start : one.end], encoding) == one.after)


def _is_chinese(text: str, narrow: bool) -> bool:
    """Whether a text is Chinese and its marks, half of it at least of everyday characters; `narrow`: its last byte is ASCII."""
    han = _han(text)
    if not all(char in _SIGNS or char in han or "\uff01" <= char <= "\uff5e" or char in _FIGURES for char in text):
        return False
    return 2 * sum(map(is_everyday, han)) >= len(han) and not (narrow and len(han) < 2)


def _short(text: str, pairs: list[Change], taken: set[int]) -> list[Change]:
    """The single characters and marks between those that were read back, in the encoding in which most of those are."""
    runs = [found for found in _SHORT.finditer(text) if taken.isdisjoint(range(*found.span()))]
    best: list[Change] = []
    for encoding in _ENCODINGS if runs else ():
        shown = _shown(text, pairs, encoding)
        read = [(found, _decoded(found.group(), encoding)) for found in runs]
        units = {
            after
            for found, after in read
            if after in _UNITS and text[max(0, found.start() - 1) : found.start()].isdigit()
        }
        if shown >= _SHOWN or len(units) > 1:
            made = [
                Change(found.start(), found.end(), after, KIND)
                for found, after in read
                if after and all(char in _SIGNS or _han(char) and is_everyday(char) for char in after)
            ]
            best = max(best, made, key=len)
    return best


def _byte(char: str) -> bytes:
    """The byte that a browser shows as this letter: Windows' table, and Latin-1 where that has a gap."""
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")


def _decoded(run: str, encoding: str) -> str | None:
    try:
        return b"".join(map(_byte, run)).decode(encoding)
    except UnicodeError:
        return None


def _is_text(chars: str) -> bool:
    return all(char.isprintable() or char in _BLANK for char in chars)


def _han(text: str) -> list[str]:
    return [char for char in text if "\u3400" <= char <= "\u9fff"]


def _of_utf8(found: re.Match[str], text: str) -> str | None:
    run = found.group()
    after = _decoded(run, "utf-8")
    if after is None:
        return None
    for _ in range(_TWICE - 1):
        inner = _UTF8.fullmatch(after)
        again = _decoded(after, "utf-8") if inner else None
        if again is None:
            break
        after = again
    if not _is_text(after):
        return None
    han = _han(after)
    if len(after) > 1 and han:
        return after if 2 * sum(map(is_everyday, han)) >= len(han) else None
    if len(after) == 1 and (han or after == "\ufeff") or all(map(_is_mark, after)):
        return after if not _MARKS.issuperset(run[1:]) and (not han or is_everyday(after)) else None
    if run[0] in "ÐÑÎÏ" and len(after) >= _MIN and after.isalpha():
        return after
    pieces = _PIECE.findall(run)
    befores = [text[found.start() - 1 : found.start()]] + ["a"] * (len(pieces) - 1)
    followers = ["a"] * (len(pieces) - 1) + [text[found.end() : found.end() + 1]]
    return after if all(map(_is_sign, befores, pieces, followers)) else None


def _is_mark(char: str) -> bool:
    return "\u3001" <= char <= "\u303f" or "\uff01" <= char <= "\uff5e"


def _is_sign(before: str, letters: str, follower: str) -> bool:
    """Whether these letters are one Latin letter with its mark, a quote, a dash or an arrow."""
    lead, trail = letters[0], letters[1]
    if len(letters) == 3:
        return lead == "â" and trail in "€„‚†\x80\x82\x84\x86"
    if lead == "Â":
        return "\xa0" <= trail <= "\xbf" and trail not in _MARKS
    stands = (follower.isascii() and follower.isalnum(), before.isascii() and before.isalpha())
    if lead == "Ã":
        return trail not in _MARKS or stands[0] or trail in "«»" and stands[1]
    if lead not in "ÄÅ":
        return False
    # a capital letter that has a small one in front is none: 「Łódź」
    return all(stands) if trail in _MARKS else stands[0] and follower.islower() or stands[1] and before.islower()


def _is_alphabet(text: str, found: re.Match[str]) -> bool:
    """Whether a run is letters that somebody lists, in their order or on with plain ones: 「XYZÄÖÜ」."""
    run = found.group()
    beside = text[found.start() - 1 : found.start()] + text[found.end() : found.end() + 1]
    plain = any(char.isascii() and char.isalpha() for char in beside)
    return run.isalpha() and (plain or len(run) >= _LISTED and list(run) == sorted(run))


def _of_pairs(run: str) -> str | None:
    narrow = _ASCII.search(run) is not None
    if sum(char in _MARKS for char in run) * 2 > len(run):
        return None
    for encoding in _ENCODINGS:
        after = _decoded(run, encoding)
        if after is None or not _is_text(after):
            continue
        han = _han(after)
        usual = sum(map(is_everyday, han))
        if len(han) >= 2 and usual >= 0.8 * len(han) and not (narrow and (len(han) < _MIN or usual < len(han))):
            return after
    return None
