"""Narrow text → words: jieba's, in a dictionary that knows the table, joined and parted where it errs."""

from __future__ import annotations

import importlib.util
import logging
import re
import tempfile
from collections.abc import Callable, Iterable
from functools import cache

from answer.wording import Wording, wording

FUNCTION = "了着过地得离距每本该各某我你他她它这那从在对按照离还再把被给请问想要去来如若凡向以为就到是有和与及因"


@cache
def tagger() -> Callable[[str], Iterable[tuple[str, str]]]:
    """jieba's words and parts of speech, HMM off, in a dictionary of our own that knows the words of the table."""
    table = wording()
    others = (other for group in table.same.values() for other in group if len(other) == 2)  # 「联络人」 is 联络 and 人
    words = [word for word in dict.fromkeys((*table.same, *others)) if len(word) > 1 and not word.isascii()]
    if importlib.util.find_spec("rjieba"):
        import rjieba

        quick = rjieba.Jieba()
        for word in words:
            tags = quick.tag(word, False)
            quick.add_word(word, 3000, tags[0][1] if len(tags) == 1 else "l")
        return lambda text: quick.tag(text, False)
    import jieba
    from jieba import posseg

    jieba.setLogLevel(logging.CRITICAL)  # it reports on stderr how it loads its dictionary
    slow = jieba.Tokenizer()
    with tempfile.TemporaryDirectory() as folder:  # not the shared one, where anyone could have put a dictionary
        slow.tmp_dir = folder
        slow.initialize()
    tagger = posseg.POSTokenizer(slow)
    for word in words:
        known_tags = [one.flag for one in tagger.cut(word, HMM=False)]
        slow.add_word(word, 3000, known_tags[0] if len(known_tags) == 1 else "l")
    return lambda text: [(one.word, one.flag) for one in tagger.cut(text, HMM=False)]


def cut(text: str) -> list[tuple[str, int, str]]:
    """Narrow text → (word, offset, tag) with the tags of jieba; punctuation left out."""
    cuts, place = [], 0
    for word, tag in tagger()(text):
        if word.strip() and tag != "x" or word.isalnum():
            cuts.append((word, place, tag))
        place += len(word)
    return cuts


def pieces(text: str) -> list[tuple[str, int, str]]:
    """The words of narrow text as they are to be looked for."""
    return _joined(_deeds(cut(text), text))


_LANDS = frozenset("湾洲岛山河湖江港桥滩岭峰谷泉")
_OF_PLACES = frozenset("山州城水江河湖海阳田林岭口溪泉")
_NO_NAME = frozenset("大小新老旧古全各整住去出进入")
_MODALS = "能会要可多少几有没不最更另加"
_TAKES = frozenset("拿得获领取发给交付收")  # 「拿+贰+奖」
_SUFFIXES = frozenset("率费量额金奖券")


def _joined(cuts: list[tuple[str, int, str]]) -> list[tuple[str, int, str]]:
    """「完+賽+率」: two characters before one that ends such words are one word with it."""
    made: list[tuple[str, int, str]] = []
    for word, place, tag in cuts:
        last = made[-2:]
        alone = len(last) == 2 and all(len(one[0]) == 1 for one in last) and last[0][1] + 2 == place
        if len(word) > 2 and word[-1] in _LANDS and tag in ("nr", "ns", "nz"):
            tag = "place"
        if word in _LANDS and made and made[-1][2] in ("nr", "ns", "nz") and made[-1][1] + len(made[-1][0]) == place:
            made[-1] = (made[-1][0] + word, made[-1][1], "place")  # 「白石+灘」 is not 「白石+嶺」
        elif (
            len(word) == 2
            and word[1] in "市县镇乡"
            and word[0] in _OF_PLACES
            and last
            and len(last[-1][0]) == 1
            and last[-1][1] + 1 == place
            and last[-1][0] not in _NO_NAME
            and "一" <= last[-1][0] <= "鿿"
            and last[-1][0] not in FUNCTION
            and last[-1][0] not in wording().stop
        ):
            made[-1] = (last[-1][0] + word, last[-1][1], "ns")  # 「銅+山鄉」
        elif (
            word in "卡付缴费租"
            and len(word) == 1
            and last
            and last[-1][0] in ("年", "季", "月", "周", "次", "日")
            and last[-1][1] + 1 == place
        ):
            made[-1] = (last[-1][0] + word, last[-1][1], "n")  # 「月+卡」
        elif (
            word in _SUFFIXES
            and alone
            and last[0][0] not in _TAKES
            and not any(one[0] in FUNCTION or one[0] in _MODALS for one in last)
        ):
            made[-2:] = [(last[0][0] + last[1][0] + word, last[0][1], "n")]
        else:
            made.append((word, place, tag))
    return made


_DEED = re.compile(r"(?:可以|能|不能|要|准|许)$")


def _deeds(cuts: list[tuple[str, int, str]], piece: str) -> list[tuple[str, int, str]]:
    """「可以+带头+灯」 is 可以, 带 and 头灯."""
    made: list[tuple[str, int, str]] = []
    for word, place, tag in cuts:
        last = made[-1] if made else None
        if last and len(word) == 1 and len(last[0]) == 2 and last[0][0] in _DEEDS and _DEED.search(piece, 0, last[1]):
            whole = cut(last[0][1] + word) if last[1] + 2 == place else []
            if len(whole) == 1 and len(whole[0][0]) == 2:
                made[-1:] = [(last[0][0], last[1], "v"), (whole[0][0], last[1] + 1, whole[0][2])]
                continue
        made.append((word, place, tag))
    return made


_DEEDS = frozenset("带用吃喝穿养骑打换")


def torn(piece: str, place: int, length: int, tags: dict[int, tuple[str, str]], table: Wording) -> bool:
    """Whether a word of the table tears one that tells something (「不开」 in 「不+开船」, 「有开」 in 「有+开放」,
    「能补」 in 「能+补课」)."""
    end, denied = place + length, piece[place] in "不没有能会"
    for offset in range(place + 1, end):
        word, tag = tags.get(offset, ("", ""))
        if end < offset + len(word) and tag[:1] in "nvl" and (denied or word not in table.same):
            return piece[place] not in "一两"
    return False
