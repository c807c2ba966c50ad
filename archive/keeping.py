"""Putting pages into corpus/, each with a draft of what it yields, for a person to correct."""

from __future__ import annotations

import hashlib
import json
import os
import re
from pathlib import Path
from typing import Any

import msgspec

from archive.bare import read
from archive.desk import Desk
from records import Page, Trouble, canonical

# what says nothing of the page, or would have to be counted anew after every correction
LEFT_OUT = ("file", "encoding_reason", "seconds", "error", "repairs", "offset", "place")


class Keeping(Desk):
    def to_corpus(self, page: Page, folder: Path) -> Path:
        """Puts a page into a folder of source pages, with a .json beside it; gives the page's path.

        Names are made from the day and the content's hash. A page that is there already stays as it is, and so does
        what a person made of its draft. Trouble where the page cannot be read, or the folder not be written.
        """
        if page.kind == "file" and Path(os.path.abspath(page.source)).is_relative_to(folder.resolve()):
            raise Trouble("in_corpus", file=page.file)
        address = page.address or (page.source if page.kind == "url" else None)
        page = msgspec.structs.replace(page, charset=None, address=address)  # as the file will be read
        reading = read(page)
        if reading.error is not None:
            raise Trouble(**reading.error)
        mark = hashlib.sha256(page.data).hexdigest()[:12]
        known = sorted(path for path in folder.glob(f"*-{mark}.*") if path.suffix != ".json")
        if known:
            raise Trouble("in_corpus", file=known[0].name)
        path = folder / f"{page.fetched[:10]}-{mark}.{_ending(page.data)}"
        draft: dict[str, Any] = {"address": canonical(address)} if address else {}
        draft |= _plain(msgspec.to_builtins(reading))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            # the draft first: whoever takes the folder in finds the page with its address
            _write(path.with_suffix(".json"), json.dumps(draft, ensure_ascii=False, indent=1).encode() + b"\n")
            _write(path, page.data)
        except OSError as wrong:
            raise Trouble("corpus_not_writable", folder=str(folder), reason=wrong.strerror or str(wrong)) from None
        return path

    def announcement_to_corpus(self, id: str, folder: Path) -> Path:
        """The stored page of an announcement (the first, where its article goes on) put into corpus/, as `to_corpus`."""
        record = self._store.record(id)
        data = self._store.pages(id)[0]
        now = self.settings.now().isoformat()
        return self.to_corpus(Page(record.source, record.file, data, now, "paste", address=record.address), folder)


def _ending(data: bytes) -> str:
    return "html" if re.search(rb"<(!doctype|html|head|body|div|p|table|meta)\b", data[:4096], re.IGNORECASE) else "txt"


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items() if name not in LEFT_OUT}
    return [_plain(one) for one in value] if isinstance(value, (list, tuple)) else value


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    os.replace(beside, path)
