"""Vectors of the records' texts: kept in one file beside the engines, asked only where words do not cover a query.

A row is the hash of a passage and its vector, so an index can be rebuilt without asking the model again, and a text that comes
twice is worked out once. Which records have a passage is known by the engine: their key `vector:HASH`.

Loading the model takes half a second, a passage some milliseconds. So passages wait in a second file until they are a
batch, a query asks for meaning, or a process that serves has nothing else to do; and no more are worked out at once than
somebody may wait for. In memory there is of each vector only its signs (64 bytes) and its hash: the rows are read.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from zh import vectors

HASH = 8  # bytes of a passage's hash
ROW = HASH + vectors.SIZE
NEAREST = 600  # so many vectors whose signs agree best are compared
BATCH = 64  # passages worked out at once
STEP = 1024  # rows read at once
FEW = 16  # so many wait for more to come


def name(passage: str) -> str:
    """The key of a passage."""
    return hashlib.blake2b(f"{vectors.VERSION}\n{passage}".encode("utf-8", "replace"), digest_size=HASH).hexdigest()


class _Kept(NamedTuple):
    """Of the rows of the file of vectors what stays in memory: hashes, and the signs of the vectors."""

    hashes: Any
    signs: Any

    def known(self, keys: list[str]) -> Any:
        """For each key whether its row is there."""
        import numpy as np

        return np.isin(np.frombuffer(bytes.fromhex("".join(keys)), dtype=np.uint64), self.hashes)


class Meaning:
    """The file of vectors. Threads may share it; processes append under a lock of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._line = path.with_name(path.name + ".waiting")
        self._mutex = threading.Lock()
        self._at = 0  # where in the line this process stopped
        self._kept: _Kept | None = None

    @property
    def usable(self) -> bool:
        return vectors.installed()

    def wait(self, passages: Sequence[str]) -> None:
        """Puts passages whose vectors are not kept into the line of those to be worked out."""
        keys = [name(passage) for passage in passages]
        known = self._rows().known(keys)
        new = [passage for passage, there in zip(passages, known, strict=True) if not there]
        if not new:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with open(self._line, "ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            for passage in new:
                file.write(msgspec.json.encode(passage.encode("utf-8", "replace").decode()) + b"\n")

    def waiting(self, at_most: int) -> int:
        """How many are in the line; counted up to a number."""
        with suppress(FileNotFoundError), open(self._line, "rb") as file:
            return sum(1 for _, _ in zip(range(at_most), file, strict=False))
        return 0

    def work(self, limit: int) -> bool:
        """Works out the vectors of the first `limit` that wait; whether none is left. Nothing where another is at it."""
        import numpy as np

        if not self.waiting(1) or (model := vectors.load()) is None:
            return True
        with open(self._path, "ab") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return False
            # a process that was killed while it wrote may have left a part of a row
            file.truncate(file.seek(0, os.SEEK_END) // ROW * ROW)
            with open(self._line, "r+b") as line:
                left = limit
                for start in dict.fromkeys((self._at, 0)):  # the line may be another than the one we stopped in
                    line.seek(start)
                    while left > 0 and (some := self._next(line, min(left, BATCH))):
                        left -= len(some)
                        for key, row in zip(some, model.of(list(some.values())), strict=True):
                            file.write(bytes.fromhex(key) + np.asarray(row).tobytes())
                        file.flush()
                    self._at = line.tell()
                    if left <= 0:
                        break
                fcntl.flock(line, fcntl.LOCK_EX)
                done = not line.read(1)
                if done:
                    line.truncate(0)
                    self._at = 0
        return done

    def _next(self, line: Any, count: int) -> dict[str, str]:
        """The next passages of the line whose vectors are not kept, by their keys; fewer only at its end."""
        found: dict[str, str] = {}
        while len(found) < count:
            texts = []
            for _ in range(count - len(found)):
                with suppress(msgspec.DecodeError):  # a line that was cut off
                    if not (read := line.readline()):
                        break
                    texts.append(msgspec.json.decode(read, type=str))
            if not texts:
                break
            keys = [name(text) for text in texts]
            there = self._rows().known(keys)
            found.update((key, text) for key, text, known in zip(keys, texts, there, strict=True) if not known)
        return found

    def nearest(self, text: str, count: int) -> list[tuple[str, float]]:
        """The passages most alike, as (key, cosine), best first."""
        import numpy as np

        model = vectors.load()
        if model is None:
            return []
        if self.waiting(BATCH + 1) <= BATCH:  # more would take too long
            self.work(BATCH)
        signs = self._rows().signs
        if not len(signs):
            return []
        asked = model.of([text])[0]
        chosen = np.arange(len(signs))
        if len(signs) > NEAREST:
            apart = np.bitwise_count(signs ^ _signs(asked[None, :])).sum(axis=1, dtype=np.int32)
            chosen = np.sort(np.argpartition(apart, NEAREST)[:NEAREST])
        with open(self._path, "rb") as file:
            found = b"".join(os.pread(file.fileno(), ROW, int(at) * ROW) for at in chosen)
        rows = np.frombuffer(found, dtype=np.uint8).reshape(-1, ROW)
        alike = vectors.likeness(rows[:, HASH:].view(np.int8), asked)
        best = np.argsort(-alike)[:count]
        return [(rows[at, :HASH].tobytes().hex(), float(alike[at])) for at in best]

    def _rows(self) -> _Kept:
        """What is in the file now; only what has come since is read."""
        import numpy as np

        try:
            count = self._path.stat().st_size // ROW
        except FileNotFoundError:
            count = 0
        with self._mutex:
            kept = self._kept
            had = len(kept.hashes) if kept else 0
            if kept is None or count != had:
                had = had if count > had else 0
                hashes, signs = np.empty(count, np.uint64), np.empty((count, vectors.SIZE // 64), np.uint64)
                if kept:
                    hashes[:had], signs[:had] = kept.hashes[:had], kept.signs[:had]
                for at in range(had, count, STEP):
                    some = np.fromfile(self._path, np.uint8, min(count - at, STEP) * ROW, offset=at * ROW)
                    rows = some.reshape(-1, ROW)
                    hashes[at : at + STEP] = rows[:, :HASH].copy().view(np.uint64)[:, 0]
                    signs[at : at + STEP] = _signs(rows[:, HASH:].view(np.int8))
                kept = _Kept(hashes, signs)
            self._kept = kept
            return kept


def _signs(rows: Any) -> Any:
    """The signs of vectors, 64 a word."""
    import numpy as np

    return np.packbits(rows > 0, axis=1).view(np.uint64)
