"""What one press of Enter in Add brings: what was typed and dropped, taken in by a thread, so that the screen can be left
while it runs. Nothing of Streamlit here."""

from __future__ import annotations

import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from archive import Archive
from archive.adding import addresses, listed_in
from records import Added, ListFound, Page, Trouble

Files = Sequence[tuple[str, bytes]]  # name and bytes


@dataclass
class Addition:
    """What has come of it so far; read while the thread writes."""

    text: str  # what was typed
    held: Sequence[str] = ()  # names of files that the browser kept back
    lines: list[Added] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)  # source → name of the file: one that was dropped has no other
    lists: list[tuple[ListFound, Page]] = field(default_factory=list)  # shown first, taken in when a person says so
    passed: list[str] = field(default_factory=list)  # what of a zip is no page
    seconds: float = 0.0
    running: bool = True
    broke: bool = False  # a fault of ours: told on the terminal
    undone: int | None = None  # how many announcements went when it was taken back
    refilled: bool = False  # what was typed has been put back into the box

    @property
    def in_vain(self) -> bool:
        """Nothing came of it: what was typed is to be mended and sent again."""
        return not self.running and not self.lists and all(line.result == "failed" for line in self.lines)


_running: dict[int, tuple[Archive, Addition]] = {}  # of all sessions: one that is loaded anew knows none of its own


def begin(desk: Archive, text: str, files: Files, held: Sequence[str] = ()) -> Addition:
    """Starts the thread; gives what it fills."""
    addition = Addition(text, held)
    return _start(desk, addition, lambda: desk.add(pages(desk, addition, files)))


def begin_list(desk: Archive, found: ListFound) -> Addition:
    """The same for what was chosen of a list."""
    return _start(desk, Addition(found.file), lambda: desk.add_list(found))


def begin_page(desk: Archive, page: Page) -> Addition:
    """The same for a page that looked like a list, and is to be an announcement all the same."""
    return _start(desk, Addition(page.file), lambda: desk.add([page]))


def running(desk: Archive) -> list[Addition]:
    """What is being taken into an archive just now, whoever began it."""
    return [addition for of, addition in list(_running.values()) if of is desk]


def _start(desk: Archive, addition: Addition, work: Callable[[], Iterable[Added]]) -> Addition:
    _running[id(addition)] = desk, addition
    threading.Thread(target=_take_in, args=(addition, work), daemon=True).start()
    return addition


def _take_in(addition: Addition, work: Callable[[], Iterable[Added]]) -> None:
    begun = time.perf_counter()
    try:
        for line in work():
            addition.lines.append(line)
    except Exception:
        traceback.print_exc()
        addition.broke = True
    addition.seconds = time.perf_counter() - begun
    addition.running = False
    _running.pop(id(addition), None)


def pages(desk: Archive, addition: Addition, files: Files) -> Iterator[Page | Added]:
    """What was typed and dropped, as pages: files, addresses (where every line of the text, or of a file, is one), else the
    text as one page.

    An address that is a list page, feed or sitemap is put into `addition.lists` instead.
    """
    text = addition.text
    given = addresses(text)
    pasted = text.strip() if not given else ""
    for name, data in files:
        if listed := listed_in(data):
            given += listed
            continue
        for page in desk.upload(name, data, addition.passed):
            if isinstance(page, Page):
                addition.names[page.source] = page.file
            yield page
    if given:
        for page in desk.sources(given):
            found = desk.listed(page) if isinstance(page, Page) else None
            if found is not None and isinstance(page, Page):
                addition.lists.append((found, page))
            else:
                yield page
    if pasted:
        try:
            yield desk.paste(text)
        except Trouble as trouble:
            yield Added("paste:", "failed", (), (), None, trouble.message)
