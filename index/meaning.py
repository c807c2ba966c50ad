"""Vectors of the records' texts: kept in one file beside the engines, asked only where words do not cover a query.

A row is the hash of a passage and its vector, so an index can be rebuilt without asking the model again, and a text that comes
twice is worked out once. Which records have a passage is known by the engine: their key `vector:HASH`.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from zh import vectors

HASH = 8  # bytes of a passage's hash
EXACT = 20_000  # so many rows are compared one by one; of more, those whose signs agree best
NEAREST = 600
BATCH = 64  # passages worked out at once


def name(passage: str) -> str:
    """The key of a passage."""
    return hashlib.blake2b(f"{vectors.VERSION}\n{passage}".encode("utf-8", "replace"), digest_size=HASH).hexdigest()


class Meaning:
    """The file of vectors. Threads may share it; processes append under a lock of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mutex = threading.Lock()
        self._known: set[str] | None = None
        self._loaded: tuple[int, list[str], Any, Any] | None = None

    @property
    def usable(self) -> bool:
        return vectors.installed()

    def knows(self, passage: str) -> bool:
        """Whether the passage's vector is kept."""
        return name(passage) in self._keys()

    def _keys(self) -> set[str]:
        if self._known is None:
            self._known = set(self._rows()[0])
        return self._known

    def add(self, passages: Iterable[str]) -> None:
        """Works out and keeps the vectors of passages that are not kept yet."""
        known = self._keys()
        new = {key: passage for passage in passages if (key := name(passage)) not in known}
        model = vectors.load()
        if not new or model is None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        keys = list(new)
        with open(self._path, "ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            # a process that was killed while it wrote may have left a part of a row
            file.truncate(file.seek(0, os.SEEK_END) // (HASH + vectors.SIZE) * (HASH + vectors.SIZE))
            for start in range(0, len(keys), BATCH):
                some = keys[start : start + BATCH]
                for key, row in zip(some, model.of([new[key] for key in some]), strict=True):
                    file.write(bytes.fromhex(key) + row.tobytes())
        known.update(keys)

    def nearest(self, text: str, count: int) -> list[tuple[str, float]]:
        """The passages most alike, as (key, cosine), best first."""
        import numpy as np

        model = vectors.load()
        keys, rows, signs = self._rows()
        if model is None or not keys:
            return []
        asked = model.of([text])[0]
        chosen = np.arange(len(keys))
        if len(keys) > EXACT:
            apart = np.bitwise_count(signs ^ _signs(asked[None, :])).sum(axis=1, dtype=np.int32)
            chosen = np.argpartition(apart, NEAREST)[:NEAREST]
        alike = vectors.likeness(rows[chosen], asked)
        best = np.argsort(-alike)[:count]
        return [(keys[chosen[at]], float(alike[at])) for at in best]

    def _rows(self) -> tuple[list[str], Any, Any]:
        """Keys, vectors and their signs, read anew when the file has grown."""
        import numpy as np

        try:
            size = self._path.stat().st_size // (HASH + vectors.SIZE)
        except FileNotFoundError:
            size = 0
        with self._mutex:
            if self._loaded is None or self._loaded[0] != size:
                if size:
                    shape = (size, HASH + vectors.SIZE)
                    file = np.memmap(self._path, dtype=np.uint8, mode="r", shape=shape)
                    keys = [row.tobytes().hex() for row in file[:, :HASH]]
                    rows = file[:, HASH:].view(np.int8)
                    self._loaded = (size, keys, rows, _signs(rows) if size > EXACT else None)
                else:
                    self._loaded = (0, [], None, None)
            return self._loaded[1:]


def _signs(rows: Any) -> Any:
    """The signs of vectors, 64 a word."""
    import numpy as np

    return np.packbits(rows > 0, axis=1).view(np.uint64)
