"""The folder of an engine: which index in it is the current one, who may write, and what is left over.

folder/ENGINE/current       JSON: the name of the index folder, and the versions it was made with; swapped by rename
folder/ENGINE/lock          held (flock) by whoever writes or rebuilds; the system gives it back when a process dies
folder/ENGINE/progress      how far who rebuilds has come, for the others: `1200 5000`; there while one does
folder/ENGINE/index-0123456789ab   an index folder
"""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import msgspec


class Current(msgspec.Struct, frozen=True):
    """What `current` says. All but `name` must be as expected for the index to count as fresh."""

    name: str
    engine: str
    analyser: str
    store: str


class Busy(Exception):
    """Another process (or thread) writes the index."""


class Places:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._current = folder / "current"
        self._progress = folder / "progress"

    def stamp(self) -> tuple[int, int] | None:
        """Differs after each swap; None without a `current`."""
        try:
            stat = self._current.stat()
        except FileNotFoundError:
            return None
        return stat.st_ino, stat.st_mtime_ns

    def current(self) -> Current | Literal["missing", "broken"]:
        try:
            data = self._current.read_bytes()
        except FileNotFoundError:
            return "missing"
        except OSError:
            return "broken"
        try:
            current = msgspec.json.decode(data, type=Current)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return "broken"
        # the name of a folder beside it, never a way out
        whole = Path(current.name).name == current.name and (self.folder / current.name).is_dir()
        return current if whole else "broken"

    def path(self, current: Current) -> Path:
        return self.folder / current.name

    @contextmanager
    def lock(self) -> Iterator[None]:
        """The right to write. Raises Busy where somebody else has it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with open(self.folder / "lock", "ab") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise Busy(str(self.folder)) from None
            yield

    def reporting(self, progress: Callable[[int, int], None] | None) -> Callable[[int, int], None]:
        """What a rebuild tells how far it has come (done, total): the other processes, then `progress`. Only under the
        lock."""

        def report(done: int, total: int) -> None:
            beside = self.folder / "progress.new"
            beside.write_text(f"{done} {total}", encoding="ascii")
            os.replace(beside, self._progress)
            if progress:
                progress(done, total)

        return report

    def reported(self) -> tuple[int, int] | None:
        """How far a rebuild has come: (done, total); None where none is known. One that was killed leaves its last word,
        until the next begins."""
        try:
            done, total = self._progress.read_text(encoding="ascii").split()
            return int(done), int(total)
        except (OSError, ValueError):
            return None

    def beside(self) -> Path:
        """A new, empty folder for an index. Only under the lock."""
        path = self.folder / f"index-{secrets.token_hex(6)}"
        path.mkdir()
        return path

    def swap(self, current: Current) -> None:
        """Makes the folder the current one. Only under the lock."""
        beside = self.folder / "current.new"
        with open(beside, "wb") as file:
            file.write(msgspec.json.encode(current))
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, self._current)

    def sweep(self) -> None:
        """Removes every index folder but the current one: what a killed rebuild left, and what was set aside. Only
        under the lock. Readers that have old files open keep them until they look again."""
        current = self.current()
        keep = current.name if isinstance(current, Current) else None
        self._progress.unlink(missing_ok=True)
        for path in self.folder.glob("index-*"):
            if path.name != keep:
                shutil.rmtree(path, ignore_errors=True)
