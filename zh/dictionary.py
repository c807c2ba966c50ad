"""Short Chinese texts cut into words from the file of jieba's dictionary as it lies, without loading it.

To load it takes a process a tenth of a second (jieba itself ten times as long), and who only searches cuts a few words.
The file is in order of its first characters, so those of a character are found by halving, and its words among them by a
search through some ten thousand bytes. The words are the ones that jieba cuts (HMM off): the likeliest of all ways.
"""

from __future__ import annotations

import importlib.util
import math
import mmap
import re
from functools import lru_cache
from pathlib import Path

_TOTAL = math.log(60_101_967)  # of all counts in the file
# what words are made of, and what jieba cuts character by character; of all else it has rules of its own
_WORDS, _MARKS = "\u4e00-\u9fa5a-z0-9+#&._%\\-", " \n,;:!?()\"'，。、；：！？（）「」『』《》〈〉【】“”·¶…"
_SIMPLE = re.compile(f"[{_WORDS}{_MARKS}]*")
_PIECE = re.compile(f"[{_WORDS}]+|.", re.DOTALL)


class Dictionary:
    """The file, mapped. Safe to share among threads."""

    def __init__(self, file: Path) -> None:
        with open(file, "rb") as opened:
            self._data = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        self._first = max(self._data.find(b"\n\xe4"), 0)  # before it stand words with letters, in no order
        self._words = lru_cache(512)(self._words_of)
        self._kind = lru_cache(4096)(self._kind_of)

    def cut(self, text: str) -> list[str] | None:
        """「停水通知」 → 停水 · 通知; None for what is not only Chinese, Latin in lower case, digits and simple punctuation."""
        if not _SIMPLE.fullmatch(text):
            return None
        return [word for piece in _PIECE.findall(text) for word in self._joined(piece)]

    def kind(self, word: str) -> str:
        """The sort of word that the dictionary calls it (押金 n, 恢复 v, 不再 d), "" where it does not know it."""
        return self._kind(word) if word else ""

    def _kind_of(self, word: str) -> str:
        written = b"\n" + word.encode() + b" "
        for first, last in self._words(word[0]):
            if (at := self._data.find(written, first, last)) >= 0:
                line = self._data[at + 1 : self._data.find(b"\n", at + 1)]
                return line.split()[-1].decode()
        return ""

    def _joined(self, text: str) -> list[str]:
        """The words of a piece; letters and digits that are none by themselves are one: wi-fi6 → wi · - · fi6."""
        words: list[str] = []
        goes_on = False
        for word in self._likeliest(text):
            alone = len(word) == 1 and word.isascii() and word.isalnum()
            if alone and goes_on:
                words[-1] += word
            else:
                words.append(word)
            goes_on = alone
        return words

    def _likeliest(self, text: str) -> list[str]:
        # from behind: how likely the best way from each place is, and where its first word ends
        best = [(0.0, 0)] * (len(text) + 1)
        for start in range(len(text) - 1, -1, -1):
            ends = self._ends(text, start) or [(start + 1, 1)]
            best[start] = max((math.log(count) - _TOTAL + best[end][0], end) for end, count in ends)
        words, start = [], 0
        while start < len(text):
            end = best[start][1]
            words.append(text[start:end])
            start = end
        return words

    def _ends(self, text: str, start: int) -> list[tuple[int, int]]:
        """Where words of the dictionary that start there end, with how often each is used."""
        found = []
        for first, last in self._words(text[start]):
            for end in range(start + 1, len(text) + 1):
                word = b"\n" + text[start:end].encode()
                first = self._data.find(word, first, last)
                if first < 0:
                    break
                at = self._data.find(word + b" ", first, last)
                if at >= 0:
                    count = at + len(word) + 1
                    if number := int(self._data[count : self._data.find(b" ", count)]):
                        found.append((end, number))
        return found

    def _words_of(self, char: str) -> list[tuple[int, int]]:
        """Where lines that start with a character may be: from the break before the first to behind the last."""
        head = (0, self._first + 1)
        if char.isascii():
            return [head]
        return [head, (self._before(char.encode()), self._before(chr(ord(char) + 1).encode()))]

    def _before(self, char: bytes) -> int:
        """The break before the first line from a character (of three bytes) on."""
        low, high = self._first, len(self._data) - 1
        while low < high:
            middle = (low + high) // 2
            line = self._data.rfind(b"\n", 0, middle + 1)
            if self._data[line + 1 : line + 4] < char:
                low = self._data.find(b"\n", line + 1)
            else:
                high = line
        return low


def load() -> Dictionary | None:
    """The dictionary of the jieba that is installed; None where there is none."""
    found = importlib.util.find_spec("jieba")
    if found is None or not found.submodule_search_locations:
        return None
    return Dictionary(Path(found.submodule_search_locations[0]) / "dict.txt")
