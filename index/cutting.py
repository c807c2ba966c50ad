"""An item of a query → the units that it is looked for by: words, what may be written in several ways, loose characters."""

from __future__ import annotations

import re
from functools import cached_property

from index.days import dotted
from index.engines.contract import WORDS, AnyOf, Phrase, Reader
from index.normal import folded, forms, normal, squeeze
from index.query import Item
from index.tokens import grams, has_han
from index.units import Unit, form_match, string_clause
from index.written import Written, written
from zh.segment import Segmenter
from zh.synonyms import Synonyms

_SHORT, _LABEL = 3, 6  # characters of a word that no dictionary has, and of a few words that are no sentence
_LONG_WORD = 4  # characters that a word has which may be made of two
LATIN = 4  # letters that a piece of a Latin word has at least


# family names that are hardly ever a word of their own in front of another (of 高, 白, 周 that cannot be said)
_FAMILIES = frozenset(
    "陈林王李张刘赵吴徐孙朱胡郭罗郑梁谢邓冯韩曹彭萧董袁潘蒋蔡杜魏苏吕沈姚卢傅钟姜崔谭陆汪廖贾邹孟秦尹薛侯龚邵郝"
)

# grammar, not content: never counted when asking whether a record has all words
STOP = frozenset(
    (
        "的 了 和 与 及 或 在 是 有 就 也 都 而 但 把 被 给 从 到 对 为 以 于 之 其 这 那 哪 吗 呢 吧 啊 要 能 会 "
        "可 不 没 很 又 还 个 些 着 过 得 地 什么 怎么 怎样 如何 多少 哪里 哪儿 哪些 几 谁 何时 是否 可以 可否 "
        "我 你 您 他 她 它 们 我们 你们 他们 请问 关于 为什么 为何 以及 并 并且 因为 所以 如果 "
        "怎么办 怎么样 几点 几时 多久 哪天 哪个 哪种 有没有 能不能 可不可以 会不会 是不是 要不要 想要 想问 才能 一下 谢谢 "
        "the of and or a an to in for is are"
    ).split()
)
_ALONE = "".join(word for word in sorted(STOP) if len(word) == 1 and has_han(word))
# of these, what never is a part of an unknown word, and what may end one: 年會, 摘要
_NEVER = frozenset("的了吗呢吧啊是我你您他她它这很谁哪")
_ENDING = frozenset("会要能可地对之")
_PLACES = frozenset("前后中内外上下里间时")  # 「春節前會停水」: what stands behind them is grammar


# 5.9元, 5.9公里: what is measured is no day
_MEASURE = re.compile("[元块]|公[里斤顷尺分克]|平方|立方|小时|分钟|[美欧日港]元|[千毫厘]")
_WITH_DAYS = frozenset("日号起止至早晚夜场")

_GLUED = re.compile(r"(?<![a-z\d.])([a-z]{2,})(\d+(?:\.\d+)?%?)(?![a-z\d.%])")


def ways(text: str) -> list[str]:
    """A text, squeezed, as its characters fold and, where that differs, as its phrases do: 回覆 as 回覆 and as 回复."""
    return list(dict.fromkeys((squeeze(normal(text)), squeeze(folded(text)))))


def _of_word(place: Written, text: str, bounds: set[int]) -> Written | None:
    """What is counted with the rest of the word that it is in: 1号线 for 一号线, nothing for the 三次 of 第三次."""
    if place.start not in bounds:
        return None
    end = min(bound for bound in bounds if bound >= place.end)
    rest = text[place.end : end]
    return place._replace(end=end, text=place.text + rest, forms=tuple(form + rest for form in place.forms))


def _measured(place: Written, text: str, bounds: set[int]) -> bool:
    """Whether a number is an amount: with the sign of a currency, or a measure behind it; that is a word of one character
    mostly (5.9元, 5.9吨; of 11.20前 and 11.20在 it is none)."""
    words, start = [], place.end
    for _ in "12":
        end = next((end for end in range(start + 1, len(text)) if end in bounds), len(text))
        words.append(text[start:end])
        start = end
    word, then = words
    alone = len(word) == 1 and has_han(word) and word not in STOP | _PLACES | _WITH_DAYS
    alone = alone and not (len(then) == 1 and has_han(then))  # 11.20船班: a word that the dictionary does not know
    return alone or _MEASURE.match(word) is not None or text[: place.start].endswith(("¥", "$", "€"))


class Cutter:
    """Cuts items by the dictionary, by synonyms, and by what stands in records of one reader."""

    def __init__(self, reader: Reader, segmenter: Segmenter, synonyms: Synonyms) -> None:
        self._reader = reader
        self._segmenter = segmenter
        self._synonyms = synonyms
        self._units: dict[Item, list[Unit]] = {}
        self._there: dict[str, bool] = {}

    def units_of(self, item: Item) -> list[Unit]:
        """The pieces that an item is looked for by."""
        units = self._units.get(item)
        if units is None:
            units = self._units[item] = self._as_written(item, self._cut(item))
        return units

    def _as_written(self, item: Item, units: list[Unit]) -> list[Unit]:
        """The units with those of their characters that stand for no others, and that better stand for none."""
        kept, better = self.kept(item), self._of_both(self._synonyms.better_so("".join(item.text.split())))
        if not kept and not better:
            return units
        tight = squeeze(normal(item.text))
        found, at = [], 0
        for unit in units:
            start = tight.find(unit.text, at)
            at = max(at, start + len(unit.text)) if start >= 0 else at
            within = range(start, start + len(unit.text))
            apart, below = ([chars for place, chars in one.items() if place in within] for one in (kept, better))
            found.append(unit._replace(as_written=tuple(dict.fromkeys(apart)), better_so=tuple(dict.fromkeys(below))))
        return found

    def kept(self, item: Item) -> dict[int, str]:
        """The characters of an item (squeezed) that no others may stand for, by place, of those that the index tells apart.

        What is quoted may stand as it is typed: 「以后」 in a page in Traditional that has it so, too.
        """
        typed = "".join(item.text.split())
        kept = self._of_both(self._synonyms.as_written(typed))
        return {at: chars for at, chars in kept.items() if not item.phrase or typed[at] in chars}

    @staticmethod
    def _of_both(kept: dict[int, str]) -> dict[int, str]:
        return {at: chars for at, chars in kept.items() if forms(chars)}

    def _cut(self, item: Item) -> list[Unit]:
        if item.phrase:
            tight, *more = ways(item.text.strip())
            return [Unit(tight, False, item.title, written=tuple(more))] if tight else []
        text = _GLUED.sub(self._apart, folded(item.text))
        places = {place.start: place for place in self._synonyms.find(text)}
        bounds = {0, len(text)}
        cut = self._segmenter.cut(text)
        start = 0
        for word in cut:
            start += len(word)
            bounds.add(start)
        if len(text) == 1 and has_han(text) and (alone := self._synonyms.of(text)):  # within a text 硅 says little
            return [Unit(text, True, item.title, tuple(squeeze(folded(one)) for one in alone))]
        single = len(bounds) == len(text) + 1 and all(has_han(char) for char in text)
        spelled = {place.start: place for place in written(text)}
        if 2 <= len(text) <= _SHORT and single and not places and not spelled:
            return self._loose(text, item.title)  # 「年会」 is a word too, though its characters are grammar elsewhere
        if len(text) == _SHORT and text[0] in _FAMILIES and 1 in bounds and 2 not in bounds and has_han(text[1:]):
            return [Unit(text, False, item.title)]  # 陳美麗 is nobody's 美麗
        units: list[Unit] = []
        loose = ""
        start = 0
        while start < len(text):
            form = spelled.get(start)
            if form and form.counted:
                form = _of_word(form, text, bounds)
            if form and (unit := self._written(form, item.title, form.exact and _measured(form, text, bounds))):
                units += self._run(loose, item)
                loose, start = "", form.end
                units.append(unit)
                continue
            place = places.get(start)
            if place and (place.end in bounds or place.end - place.start > 2):
                end, others = place.end, tuple(squeeze(folded(one)) for one in place.others)
            else:
                end, others = min(bound for bound in bounds if bound > start), ()
            word = text[start:end]
            start = end
            # characters that the dictionary does not join are one unknown word: 王 · 婉 · 諭
            if len(word) == 1 and has_han(word) and word not in _NEVER:
                loose += word
                continue
            units += self._run(loose, item)
            loose = ""
            if word[0].isalnum() or word[-1].isalnum():
                tight = squeeze(word)
                parts = () if others else self._parts(tight)
                units += [
                    Unit(part, self._is_word(part), item.title, others, weak=word in STOP) for part in parts or (tight,)
                ]
        units += self._run(loose, item)
        return units

    def _apart(self, glued: re.Match[str]) -> str:
        """A name with a number behind it that stands nowhere so, as the two where the name is a word: DSR4.7,
        iPhone15; of covid20 it is none where pages have COVID19 alone."""
        return glued[0] if self.stands(glued[0]) or not self._is_exact(glued[1]) else f"{glued[1]} {glued[2]}"

    def _parts(self, word: str) -> tuple[str, ...]:
        """A long word of the dictionary that stands nowhere as two that it is made of, of which one does: 上海市 · 浦东新区."""
        if len(word) < _LONG_WORD or not has_han(word) or self._listed(word) or self.stands(word):
            return ()
        for end in range(len(word) - 2, 1, -1):
            parts = word[:end], word[end:]
            if all(self._segmenter.cut(part) == [part] for part in parts) and any(map(self.stands, parts)):
                return parts
        return ()

    def _run(self, text: str, item: Item) -> list[Unit]:
        """Single characters side by side, some of which may be grammar: the unknown words among them, and what is left."""
        if not any(char in STOP for char in text):
            return self._loose(text, item.title)
        if all(char in STOP for char in text):
            return [Unit(char, True, item.title, weak=True) for char in text]
        label = len(item.text) <= _LABEL
        for length in range(len(text), 1, -1):
            for start in range(len(text) - length + 1):
                word = text[start : start + length]
                if self._unknown_word(word, label):
                    before, after = text[:start], text[start + length :]
                    return [*self._run(before, item), Unit(word, False, item.title), *self._run(after, item)]
        if label and text[-1] == "会" and len(text) <= _SHORT and not set(text[:-1]) & (STOP | _PLACES):
            return [Unit(text, False, item.title)]
        units: list[Unit] = []
        for part in re.findall(f"[{_ALONE}]|[^{_ALONE}]+", text):
            units += [Unit(part, True, item.title, weak=True)] if part in STOP else self._loose(part, item.title)
        return units

    def _unknown_word(self, word: str, label: bool) -> bool:
        """Whether characters of which one is grammar elsewhere are a word: a title or a name has them; where few words
        are typed, any text that has them will do for what ends as words do."""
        if not any(char in STOP for char in word) or all(char in STOP for char in word):
            return False
        if label and word[-1] in _ENDING and word[-2] not in STOP | _PLACES:
            return self.stands(word)
        pairs = tuple(grams(word))
        return self._reader.count(AnyOf((Phrase("title_grams", pairs), Phrase("names_grams", pairs)))) > 0

    def _written(self, place: Written, title: bool, measured: bool) -> Unit | None:
        """What may be written in several ways, by those that stand somewhere; None for Latin words of which none does."""
        if place.told:
            # 20241005 may be something else, and so may 10/5 where it is a day nowhere
            nowhere = "月" not in place.text and not self._reader.frequency("keys", f"told:{place.told}")
            literal = (place.text.isdigit() or nowhere) and self.stands(place.text)
            also = (place.text,) if literal else ()
            return Unit(place.text, False, title, written=also, came=place.came, told=place.told)
        forms = tuple(form for form in place.forms if self._reader.count(form_match(form, False)))
        if place.counted and not forms:
            return None
        if place.exact and not measured and (day := dotted(place.text)) and not self._is_exact(place.text):
            return Unit(place.text, False, title, told=day)
        exact = place.exact  # 3.5 is no 3 and no 5, also where it stands nowhere
        if place.came is None and not forms and not exact and not self.stands(place.text):
            return None
        whole = exact or place.text.isdigit() and self._is_word(place.text)
        return Unit(place.text, whole, title, written=forms, came=place.came)

    def _is_exact(self, text: str) -> bool:
        return any(self._reader.frequency(field, text) for field in WORDS)

    def _is_word(self, text: str) -> bool:
        """Whether to look for a word as a word: a Latin one that is none anywhere may be a part of some (App Key)."""
        if has_han(text) or len(text) < LATIN:
            return True
        return self._is_exact(text) or not self.stands(text)

    def _loose(self, text: str, title: bool) -> list[Unit]:
        """Characters that the dictionary does not join: as one word if they stand somewhere, else in pieces that do."""
        if len(text) < 2:
            return [Unit(text, True, title)] if text else []
        stands = self.stands(text)
        pieces = self._pieces(text) if len(text) > 3 or not stands else ()
        if stands or not pieces:
            return [Unit(text, False, title, pieces=pieces)]
        return [Unit(piece, len(piece) == 1, title) for piece in pieces]

    def _pieces(self, text: str) -> tuple[str, ...]:
        """The longest strings that stand somewhere, from the left, with what is between; () where there is none."""
        pieces: list[str] = []
        start = between = 0
        while start < len(text) - 1:
            ends = range(len(text) - (start == 0), start + 1, -1)
            end = next((end for end in ends if self.stands(text[start:end])), None)
            if end is None:
                start += 1
                continue
            pieces += [text[between:start], text[start:end]] if between < start else [text[start:end]]
            start = between = end
        return (*pieces, *([text[between:]] if between < len(text) else [])) if pieces else ()

    @cached_property
    def gone(self) -> int:
        """How many removed records the dictionary of terms may still count: each was flagged or not."""
        listed = self._reader.frequency
        return listed("keys", "flagged:yes") + listed("keys", "flagged:no") - self._reader.size()

    def _listed(self, word: str) -> bool:
        """Whether some record has a word as the dictionary cuts it: then it stands, and nobody looks for the string."""
        return any(self._reader.frequency(field, word) > self.gone for field in WORDS)

    def stands(self, text: str) -> bool:
        """Whether some record has a squeezed string."""
        there = self._there.get(text)
        if there is None:
            clause = string_clause(text, False)
            there = self._there[text] = clause is not None and self._reader.count(clause) > 0
        return there
