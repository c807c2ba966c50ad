"""Taking pages in, and taking an addition back."""

from __future__ import annotations

import contextlib
import itertools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from archive import articles
from archive.desk import settle
from archive.indexing import Indexing
from records import Added, BatchInfo, Message, Page, Removal, Trouble, site_of

if TYPE_CHECKING:
    from store import Fetched

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
# as people copy it from a chat: 「www.example.com/notice」; a host of numbers only with what no version number has
_BARE_ADDRESS = re.compile(
    r"(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,8}[a-z]{2,24}(?::\d{1,5})?(?:/\S*)?"
    r"|(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5}(?:/\S*)?|/\S+)",
    re.IGNORECASE,
)
# and no name of a file, of which a list may consist as well
_FILE_NAME = re.compile(
    r"[^/:]+\.(?:pdf|docx?|xlsx?|pptx?|txt|md|html?|jpe?g|png|zip|rar|csv|json|js|py)", re.IGNORECASE
)
_LIST_MARK = re.compile(r"(?:\d{1,3}[.、)）]|[-*•·])\s*(?=<?https?://)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+|[,;，、；](?=https?://)", re.IGNORECASE)  # two addresses of a line
_LONGEST_LIST = 1_000_000  # bytes of a file that may be one of addresses
KEPT_DAYS = 30  # for which what was removed can be brought back


class Adding(Indexing):
    def sources(self, arguments: Iterable[str], passed_over: list[str] | None = None) -> Iterator[Page | Added]:
        """Addresses, files, folders and zips as pages, in order; one that fails is an Added that says why.

        Addresses of several hosts are fetched side by side.
        """
        from ingest import fetch

        now = self.settings.now().isoformat()
        given = tuple(itertools.chain.from_iterable(map(_of_a_list, arguments)))
        addresses = tuple(one for one in given if is_address(one))
        pages = fetch.several(addresses, site_of, lambda address: fetch.fetch(address, self.settings, now))
        with contextlib.closing(pages):
            for argument in given:
                if not is_address(argument):
                    yield from fetch.read_path(argument, now, passed_over)
                    continue
                _, page = next(pages)
                if isinstance(page, Trouble):
                    yield not_added(argument, page.message)
                elif isinstance(page, Exception):
                    raise page
                else:
                    yield page

    def paste(self, data: bytes | str) -> Page:
        """Pasted text or HTML as a page; its source is its hash."""
        from ingest import fetch

        return fetch.paste(data, self.settings.now().isoformat())

    def upload(self, name: str, data: bytes, passed: list[str] | None = None) -> Iterator[Page | Added]:
        """A file (or zip) that came through a browser, as pages: it has a name but no path, so its source is its hash.
        `passed` is given the names of what in a zip is no page."""
        import tempfile

        from ingest import fetch

        now = self.settings.now().isoformat()
        ending = Path(name).suffix.lower()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / ("upload" + (ending if re.fullmatch(r"\.[a-z0-9]{1,8}", ending) else ""))
            path.write_bytes(data)
            for page in fetch.read_path(str(path), now, passed):
                if isinstance(page, Added):
                    yield msgspec.structs.replace(page, source=page.source.replace(str(path), name))
                else:
                    file = page.file.replace(str(path), name)
                    yield msgspec.structs.replace(page, file=file, source=fetch.paste(page.data, now).source)

    def add(self, pages: Iterable[Page | Added]) -> Iterator[Added]:
        """Takes pages in, a line a page, in order; all of them are one batch. What is indexed is told at the end.

        What a person removed before and adds again is back.
        """
        batch = self._store.new_batch(self.settings.now().isoformat())
        try:
            for page in pages:
                yield page if isinstance(page, Added) else self._wanted(page, batch)
        finally:
            self.drain()

    def _wanted(self, page: Page, batch: str) -> Added:
        added = self._take(page, batch, wanted=True)
        back = self._store.removed(added.ids)
        for id in back:
            self._store.bring_back(id, settle=settle)
        return msgspec.structs.replace(added, result="added") if back and added.result == "unchanged" else added

    def _take(self, page: Page, batch: str, wanted: bool = False) -> Added:
        """Reads a page, with those on which it goes on, and stores it with how it was fetched."""
        known = self._store.ids_of(page.source)
        try:
            reading, following = articles.whole(page, self.settings, strict=bool(known))
        except Trouble as trouble:
            return not_added(page.file, _of_paste(page, trouble.message))
        if reading.error is not None:
            return not_added(page.file, _of_paste(page, reading.error))
        if page.kind == "url" and known and articles.shrunk(self._store.reading(known[0]), reading):
            return not_added(page.file, {"key": "shrunk", "n": len(reading.body)})
        now = self.settings.now().isoformat()
        return self._store.add(
            page,
            reading,
            batch=batch,
            now=now,
            settle=settle,
            following=[one.data for one in following],
            fetched=_fetched(page, bool(following), now, batch, wanted) if page.kind == "url" else None,
        )

    def take_in(self, folder: Path) -> list[Added]:
        """What of a folder of source pages is new or changed; a page's .json says its address, that it is an example"""
        from ingest import fetch

        if not folder.is_dir():
            return []
        now = self.settings.now().isoformat()
        pages = fetch.read_corpus(folder, now)
        fresh = (page for page in pages if isinstance(page, Added) or not self._store.knows(page.source, page.data))
        return list(self.add(fresh))

    def undo(self, batch: str) -> tuple[str, ...]:
        """Takes an addition back; the ids of the announcements that it touched. Trouble for an unknown batch."""
        gone = self._store.undo(batch, settle=settle)
        self.drain()
        return gone

    def batches(self, limit: int = 10) -> tuple[BatchInfo, ...]:
        return self._store.batches(limit)

    def remove(self, id: str) -> None:
        """Takes an announcement out; it can be brought back for KEPT_DAYS days. Trouble: no_such_id, removed."""
        now = self.settings.now().isoformat()
        self._store.remove(id, now, settle=settle)
        self._store.forget_removed(now, KEPT_DAYS)
        self.drain()

    def bring_back(self, id: str) -> None:
        """Puts a removed announcement back, as its page has it by now. Trouble: no_such_id, not_removed."""
        self._store.bring_back(id, settle=settle)
        self.drain()

    def removals(self, limit: int = 20, offset: int = 0) -> tuple[int, tuple[Removal, ...]]:
        """What can be brought back: how many, and a piece of them, the last first."""
        return self._store.removals(self.settings.now().isoformat(), KEPT_DAYS, limit, offset)

    def remove_examples(self) -> int:
        """Takes away what is marked as example; how many announcements."""
        count = self._store.remove_examples(settle=settle)
        self.drain()
        return count


def _fetched(page: Page, goes_on: bool, now: str, batch: str, wanted: bool) -> Fetched:
    """How a page was fetched. The first page's ETag says nothing of those on which the article goes on."""
    from ingest.fetch.limits import WATCH_PAGE
    from store import Fetched

    return Fetched(
        page.source,
        page.file,
        "page",
        now,
        int(WATCH_PAGE),
        etag=None if goes_on else page.etag,
        modified=None if goes_on else page.modified,
        asked=page.file,
        batch=batch,
        wanted=wanted,
    )


def addresses(text: str) -> list[str]:
    """Those of a text in which every line is one, or several; none where anything else stands in it. One without http(s)://
    is given it. What makes a list of the lines (`1.`, `-`), and marks round an address or between two, are no part of them.

    >>> addresses("http://a.example/1\\n\\n www.a.example/2\\n"), addresses("見 http://a.example/1")
    (['http://a.example/1', 'https://www.a.example/2'], [])
    >>> addresses("a.example\\n"), addresses("notice.pdf\\nREADME.md\\n")
    (['https://a.example'], [])
    >>> addresses("1. <http://a.example/1>\\n2. http://a.example/2，http://a.example/3")
    ['http://a.example/1', 'http://a.example/2', 'http://a.example/3']
    """
    found: list[str] = []
    for line in text.removeprefix("\ufeff").splitlines():
        pieces = _BETWEEN.split(_LIST_MARK.sub("", line.strip()))
        pieces = [bare for piece in pieces if (bare := piece.strip("<>,;，、；。"))]
        for piece in pieces:
            if _ADDRESS.fullmatch(piece):
                found.append(piece)
            elif len(pieces) == 1 and _BARE_ADDRESS.fullmatch(piece) and not _FILE_NAME.fullmatch(piece):
                found.append(f"https://{piece}")
            else:
                return []
    return found


def listed_in(data: bytes) -> list[str]:
    """The addresses in a file that has nothing else: such a file is a list to work through and no announcement."""
    return addresses(data.decode("utf-8", "replace")) if len(data) <= _LONGEST_LIST else []


def _of_a_list(argument: str) -> Iterable[str]:
    """What a source stands for: the addresses of a file of them, else itself."""
    path = Path(argument)
    if is_address(argument) or path.suffix.lower() != ".txt" or not path.is_file():
        return (argument,)
    with path.open("rb") as file:
        return listed_in(file.read(_LONGEST_LIST + 1)) or (argument,)


def is_address(argument: str) -> bool:
    return argument.lower().startswith(("http://", "https://"))


def not_added(source: str, message: Message | None) -> Added:
    return Added(source, "failed", (), (), None, message)


def _of_paste(page: Page, message: Message) -> Message:
    """The same for who has pasted a text already: 「請貼上文字」 is no help then."""
    short = page.kind == "paste" and message.get("key") == "page_without_text"
    return {"key": "paste_without_text"} if short else message
