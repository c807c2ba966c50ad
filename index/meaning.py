"""Vectors of the records' texts, in one file beside the engines, asked only where words do not cover a query.

A row is the hash of a passage and its vector. The store keeps them; the file is made from it, so that a query reads only
what it compares. Which records have a passage is known by the engine: their key `vector:HASH`; a text that comes twice is
worked out once. In memory there is of each vector only its signs (64 bytes) and its hash; these lie in a file of their own
too, a seventh as long, so that the next process need not read all vectors for them.
"""

from __future__ import annotations

import fcntl
import hashlib
import itertools
import os
import secrets
import struct
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from zh import vectors

HASH = 8  # bytes of a passage's hash
ROW = HASH + vectors.SIZE
NEAREST = 600  # so many vectors whose signs agree best are compared
STEP = 4096  # rows looked at, or written, at once


def name(passage: str) -> str:
    """The key of a passage."""
    return hashlib.blake2b(f"{vectors.VERSION}\n{passage}".encode("utf-8", "replace"), digest_size=HASH).hexdigest()


class _Kept(NamedTuple):
    """Of the rows of the file, as it was last seen, what stays in memory."""

    stamp: tuple[int, int]  # which file, and how many rows it had
    hashes: Any
    signs: Any


class Meaning:
    """The file of vectors. Threads may share it; processes write it under a lock of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mutex = threading.Lock()
        self._kept: _Kept | None = None

    @property
    def usable(self) -> bool:
        return vectors.installed()

    @property
    def missing(self) -> bool:
        """Whether there is no file: what the store keeps is not in it then."""
        return not self._path.exists()

    @contextmanager
    def lock(self, wait: bool = False) -> Iterator[bool]:
        """The right to work vectors out and to write them; False where another process has it (`wait`: when it is done)."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with open(self._path.with_name(self._path.name + ".lock"), "ab") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except OSError:
                yield False
                return
            yield True

    def rows(self, passages: Sequence[str]) -> list[bytes]:
        """A row for each passage. Those that the file does not have are worked out and put into it. Only under the lock."""
        import numpy as np

        keys = [bytes.fromhex(name(passage)) for passage in passages]
        found = self._known(keys)
        new = {key: passage for key, passage in zip(keys, passages, strict=True) if key not in found}
        if new and (model := self._model()):
            made = np.asarray(model.of(list(new.values())))
            found |= {key: key + row.tobytes() for key, row in zip(new, made, strict=True)}
            with open(self._path, "ab") as file:
                # a process that was killed while it wrote may have left a part of a row
                file.truncate(file.seek(0, os.SEEK_END) // ROW * ROW)
                file.write(b"".join(found[key] for key in new))
                file.flush()
                os.fsync(file.fileno())
        return [found[key] for key in keys]

    def fill(self, rows: Iterable[bytes], others: bool) -> None:
        """Makes the file anew of these rows, those that come twice once; `others`: and of those that it has besides. Only
        under the lock."""
        beside = self._path.with_name(self._path.name + ".new")
        seen = set()
        with open(beside, "wb") as file, self._opened() as (before, kept):
            own = _read(before, range(len(kept.hashes))) if others else iter(())
            for row in itertools.chain(rows, own):
                if row[:HASH] not in seen:
                    seen.add(row[:HASH])
                    file.write(row)
        for old in self._path.parent.glob(f"{self._path.name}.signs*"):
            old.unlink(missing_ok=True)
        os.replace(beside, self._path)
        with suppress(FileNotFoundError):
            self._path.with_name(self._path.name + ".waiting").unlink()  # of before the store kept them

    def warm(self) -> None:
        """Loads what the first search by meaning would wait for."""
        if model := self._model():
            model.of(["公告"])
            with self._opened():
                pass

    def nearest(self, text: str, count: int) -> list[tuple[str, float]]:
        """The passages most alike, as (key, cosine), best first."""
        import numpy as np

        with self._opened() as (file, kept):
            model = self._model() if len(kept.signs) else None
            if model is None:
                return []
            asked = model.of([text])[0]
            chosen = np.arange(len(kept.signs))
            if len(chosen) > NEAREST:
                apart = np.bitwise_count(kept.signs ^ _signs(asked[None, :])).sum(axis=1, dtype=np.int32)
                chosen = np.sort(np.argpartition(apart, NEAREST)[:NEAREST])
            found = list(_read(file, chosen))
        rows = np.frombuffer(b"".join(found), dtype=np.uint8).reshape(-1, ROW)
        alike = vectors.likeness(rows[:, HASH:].view(np.int8), asked)
        best = np.argsort(-alike)[:count]
        return [(found[at][:HASH].hex(), float(alike[at])) for at in best]

    def _model(self) -> vectors.Vectors | None:
        return vectors.load(self._path.parent)

    def _known(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The rows that the file has of these keys."""
        import numpy as np

        with self._opened() as (file, kept):
            wanted = np.unique(np.frombuffer(b"".join(keys), dtype=np.uint64))
            there = np.flatnonzero(np.isin(kept.hashes, wanted))
            return {row[:HASH]: row for row in _read(file, there)}

    @contextmanager
    def _opened(self) -> Iterator[tuple[BinaryIO | None, _Kept]]:
        """The file as it is now, and what of it stays in memory: only what has come since is read."""
        with ExitStack() as closing:
            try:
                file = closing.enter_context(open(self._path, "rb"))
            except FileNotFoundError:
                file = None
            with self._mutex:
                before = self._kept or self._written(file)
                kept = self._kept = _kept_of(file, before)
                if len(kept.hashes) - (len(before.hashes) if before else 0) > STEP:
                    self._write(kept)
            yield file, kept

    def _written(self, file: BinaryIO | None) -> _Kept | None:
        """What another process kept of the file; None where that is of another one."""
        import numpy as np

        with suppress(OSError, ValueError):
            data = np.fromfile(self._path.with_name(self._path.name + ".signs"), np.uint64)
            (inode, count), data = data[:2].tolist(), data[2:]
            hashes, signs = data[:count], data[count:].reshape(count, -1)
            last = b"".join(_read(file, [count - 1]))[:HASH] if count else b""
            if signs.shape[1] == vectors.SIZE // 64 and last == hashes[-1:].tobytes():
                return _Kept((inode, count), hashes, signs)
        return None

    def _write(self, kept: _Kept) -> None:
        beside = self._path.with_name(f"{self._path.name}.signs-{secrets.token_hex(4)}")
        with suppress(OSError):  # a full disk: the next reads all vectors again
            try:
                beside.write_bytes(struct.pack("=2Q", *kept.stamp) + kept.hashes.tobytes() + kept.signs.tobytes())
                os.replace(beside, self._path.with_name(self._path.name + ".signs"))
            finally:
                beside.unlink(missing_ok=True)


def _kept_of(file: BinaryIO | None, before: _Kept | None) -> _Kept:
    """What stays in memory of the rows of a file, of which something was kept before."""
    import numpy as np

    stat = os.fstat(file.fileno()) if file else None
    inode, count = (stat.st_ino, stat.st_size // ROW) if stat else (0, 0)
    if before and before.stamp == (inode, count):
        return before
    hashes, signs = np.empty(count, np.uint64), np.empty((count, vectors.SIZE // 64), np.uint64)
    had = 0
    if before and before.stamp[0] == inode and before.stamp[1] < count:
        had = before.stamp[1]
        hashes[:had], signs[:had] = before.hashes, before.signs
    for at in range(had, count, STEP):
        assert file is not None
        some = os.pread(file.fileno(), min(STEP, count - at) * ROW, at * ROW)
        rows = np.frombuffer(some, np.uint8).reshape(-1, ROW)
        hashes[at : at + STEP] = rows[:, :HASH].copy().view(np.uint64)[:, 0]
        signs[at : at + STEP] = _signs(rows[:, HASH:].view(np.int8))
    return _Kept((inode, count), hashes, signs)


def _read(file: BinaryIO | None, places: Any) -> Iterator[bytes]:
    """The rows at these places of a file."""
    if file:
        for at in places:
            yield os.pread(file.fileno(), ROW, int(at) * ROW)


def _signs(rows: Any) -> Any:
    """The signs of vectors, 64 a word."""
    import numpy as np

    return np.packbits(rows > 0, axis=1).view(np.uint64)
