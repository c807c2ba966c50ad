"""A copy of the archive in one file, putting it back, and whether all that is kept is whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from archive.indexing import Indexing
from records import Message, Settings, Trouble

STORE, SYNONYMS = "store.sqlite", "synonyms.txt"
_MOST_PACKED = 20  # times the size of a backup that it may unpack to; what the store holds is compressed already


class Safekeeping(Indexing):
    def backup(self, file: Path) -> int:
        """Copies the store and the user's own synonyms into one file; others may go on writing. How many announcements.

        The index is not in it: it is built from the store. Trouble: file_there where the file exists already, no_folder.
        """
        import tempfile
        import zipfile

        if file.exists():
            raise Trouble("file_there", file=str(file))
        if not file.parent.is_dir():
            raise Trouble("no_folder", folder=str(file.parent))
        with tempfile.TemporaryDirectory(dir=file.parent, prefix=".gonggao-") as folder:
            copy, whole = Path(folder) / STORE, Path(folder) / "backup.zip"
            self._store.copy(copy)
            with zipfile.ZipFile(whole, "w") as packed:  # what the store holds is compressed already
                packed.write(copy, STORE)
                own = Path(self.settings.data) / SYNONYMS
                if own.is_file():
                    packed.write(own, SYNONYMS)
            with open(whole, "rb") as written:
                os.fsync(written.fileno())
            os.replace(whole, file)
        return self._store.count()

    def verify(self) -> Iterator[Message]:
        """What is wrong: of the store's file, of stored pages and records, of the index. Nothing where all is whole."""
        from index import NotFresh

        yield from self._store.faults()
        if self._index.state().kind in ("other", "broken"):  # looked at as it is: draining would build it anew
            yield {"key": "verify_stale"}
            return
        self.drain()
        waiting, stand = self.indexing(), self.size()
        try:
            found = self._index.size()
        except NotFresh:  # it is built anew, by itself, when it is first needed
            return
        if not waiting and stand != found:
            yield {"key": "verify_index", "n": found, "m": stand}


def restore(file: Path, settings: Settings) -> None:
    """Puts a backup into the data folder, which must not hold an archive yet. The file is looked at first.

    Trouble: no_such_file, backup_broken, archive_there.
    """
    import tempfile
    import zipfile
    import zlib

    from store import readable

    data = Path(settings.data)
    if (data / STORE).exists():
        raise Trouble("archive_there", folder=str(data))
    if not file.is_file():
        raise Trouble("no_such_file", file=str(file))
    data.mkdir(mode=0o700, parents=True, exist_ok=True)  # as the store makes it
    with tempfile.TemporaryDirectory(dir=data, prefix=".restoring-") as folder:
        try:
            with zipfile.ZipFile(file) as packed:
                names = [name for name in (STORE, SYNONYMS) if name in packed.namelist()]
                if sum(packed.getinfo(name).file_size for name in names) > _MOST_PACKED * file.stat().st_size:
                    raise Trouble("backup_broken", file=file.name)
                for name in names:
                    packed.extract(name, folder)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError):
            raise Trouble("backup_broken", file=file.name) from None
        if STORE not in names:
            raise Trouble("backup_broken", file=file.name)
        readable(Path(folder) / STORE)
        for name in reversed(names):  # the store last: with it the archive is there
            os.replace(Path(folder) / name, data / name)
