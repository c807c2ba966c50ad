"""What one press of Enter in Add brings: what was typed and dropped, taken in by a thread, so that the screen can be left
while it runs. Nothing of Streamlit here."""

from __future__ import annotations

import re
import threading
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from archive import Archive
from records import Added, Page, Trouble

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
Files = Sequence[tuple[str, bytes]]  # name and bytes


@dataclass
class Addition:
    """What has come of it so far; read while the thread writes."""

    text: str  # what was typed
    lines: list[Added] = field(default_factory=list)
    seconds: float = 0.0
    running: bool = True
    broke: bool = False  # a fault of ours: told on the terminal
    undone: int | None = None  # how many announcements went when it was taken back


def begin(desk: Archive, text: str, files: Files) -> Addition:
    """Starts the thread; gives what it fills."""
    addition = Addition(text)
    threading.Thread(target=_take_in, args=(desk, addition, files), daemon=True).start()
    return addition


def _take_in(desk: Archive, addition: Addition, files: Files) -> None:
    begun = time.perf_counter()
    try:
        for line in desk.add(pages(desk, addition.text, files)):
            addition.lines.append(line)
    except Exception:
        traceback.print_exc()
        addition.broke = True
    addition.seconds = time.perf_counter() - begun
    addition.running = False


def pages(desk: Archive, text: str, files: Files) -> Iterator[Page | Added]:
    """What was typed and dropped, as pages: files, addresses (where every line is one), else the text as one page."""
    for name, data in files:
        yield from desk.upload(name, data)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if lines and all(_ADDRESS.fullmatch(line) for line in lines):
        yield from desk.sources(lines)
    elif lines:
        try:
            yield desk.paste(text)
        except Trouble as trouble:
            yield Added("paste:", "failed", (), (), None, trouble.message)
