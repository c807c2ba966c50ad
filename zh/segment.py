"""Text → words: jieba's dictionary without its guessing of unknown words (HMM off), so that a word is cut the same
way wherever it stands.

rjieba gives the same tokens many times faster and stands in for jieba where it imports; `tests/zh/test_segment.py`
holds the two equal. The dictionary is loaded once some thousand characters are to be cut; a query before that is cut from
its file (`zh.dictionary`), which gives the same again.
"""

from __future__ import annotations

import importlib.util
import threading
from collections.abc import Callable
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Literal

from zh import dictionary

Cut = Callable[[str], list[str]]
FEW = 2_000  # characters: to cut more from the file takes longer than to load it


class Segmenter:
    """Cuts text into words. `cut(text)` gives pieces that joined are the text again.

    name: "" takes rjieba where it imports, else jieba. cache: the folder where jieba keeps its compiled dictionary
    (made when needed; None: jieba compiles it anew in every process). rjieba needs none. Safe to share among threads.
    """

    def __init__(self, name: Literal["", "rjieba", "jieba"] = "", cache: Path | None = None) -> None:
        self.name = name or ("rjieba" if importlib.util.find_spec("rjieba") else "jieba")
        self._cache = cache
        self._cut: Cut | None = None
        self._left = FEW
        self._lock = threading.Lock()

    def cut(self, text: str) -> list[str]:
        """「春季報名」 → 春季 · 報名. Cut folded Simplified text: the dictionary knows few Traditional words."""
        if self._cut is None:
            self._left -= len(text)
            if self._left > 0 and (words := self._file.cut(text) if self._file else None) is not None:
                return words
        return self.load()(text)

    def load(self) -> Cut:
        """Loads the dictionary, for who will cut much; what cuts with it."""
        if self._cut is None:
            with self._lock:
                if self._cut is None:
                    self._cut = _rjieba() if self.name == "rjieba" else _jieba(self._cache)
        return self._cut

    @cached_property
    def _file(self) -> dictionary.Dictionary | None:
        return dictionary.load()


def _rjieba() -> Cut:
    import rjieba

    return partial(rjieba.cut, hmm=False)


def _jieba(cache: Path | None) -> Cut:
    import logging
    import tempfile

    import jieba

    # jieba reports on stderr how it loads its dictionary
    jieba.setLogLevel(logging.CRITICAL)
    tokenizer = jieba.Tokenizer()
    if cache is not None:
        cache.mkdir(parents=True, exist_ok=True)
        # its own default is the shared temporary folder, where anyone could have put a file for it to load
        tokenizer.tmp_dir = str(cache)
        tokenizer.initialize()
    else:
        with tempfile.TemporaryDirectory() as folder:
            tokenizer.tmp_dir = folder
            tokenizer.initialize()
    return partial(tokenizer.lcut, HMM=False)


@cache
def shared() -> Segmenter:
    """The one that the stages of a page cut with, so that the dictionary is loaded once."""
    return Segmenter()
