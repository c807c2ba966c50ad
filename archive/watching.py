"""Sources: how they stand, fetching those whose time has come again, and lists that lead to pages."""

from __future__ import annotations

import contextlib
import datetime
import fcntl
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from archive.adding import KEPT_DAYS, Adding, not_added
from archive.bare import read
from records import Added, Link, ListFound, Message, Page, Reading, SourceInfo, Trouble, canonical, site_of

if TYPE_CHECKING:
    from records import Links
    from store import Due

TEXT = 60  # code points that a page's own text has at least; under it stand breadcrumbs and pagers
UNREACHABLE = ("no_answer", "timed_out", "host_not_found", "robots_unreachable", "busy", "busy_now")
# what the gate lets nobody through to, now and later
REFUSED = ("bad_address", "bad_scheme", "address_login", "refused_port", "internal_address")


class Watching(Adding):
    # --- how sources stand, and what a person sets

    def sources_of(self, which: str | None = None, limit: int = 50, offset: int = 0) -> tuple[SourceInfo, ...]:
        return self._store.sources(which, limit, offset)

    def source_counts(self) -> dict[str, int]:
        return self._store.source_counts()

    def source(self, name: str) -> SourceInfo:
        return self._store.source(name)

    def ids_of(self, source: str) -> tuple[str, ...]:
        return self._store.ids_of(source)

    def set_interval(self, name: str, seconds: int) -> SourceInfo:
        """How long it is from one fetch to the next; counted from the last. Trouble: interval_too_short."""
        from ingest.fetch.limits import WATCH_SHORTEST

        if seconds < WATCH_SHORTEST:
            raise Trouble("interval_too_short", seconds=int(WATCH_SHORTEST))
        info = self._store.source(name)
        after = datetime.datetime.fromisoformat(info.tried) if info.tried else self.settings.now()
        next = (after + datetime.timedelta(seconds=seconds)).isoformat()
        return self._store.change_source(name, interval=seconds, next=next)

    def pause(self, name: str) -> SourceInfo:
        return self._store.change_source(name, paused=1)

    def resume(self, name: str) -> SourceInfo:
        return self._store.change_source(name, paused=0, next=self.settings.now().isoformat())

    def remove_source(self, name: str) -> SourceInfo:
        """Fetched and listed no longer; its announcements stay."""
        return self._store.change_source(name, removed=self.settings.now().isoformat())

    def bring_back_source(self, name: str) -> SourceInfo:
        if self._store.source(name).removed is None:
            raise Trouble("not_removed", id=name)
        return self._store.change_source(name, removed=None)

    # --- fetching again

    def watch_once(self) -> Iterator[Added]:
        """Fetches every source whose time has come, a line each; a list's new pages are lines of their own.

        What is done is stored at once, so that nothing is lost where it is broken off. Trouble("watching_already")
        where another process is at it: one request at a time is made of a host.
        """
        with self._alone():
            now = self.settings.now().isoformat()
            self._store.forget_removed(now, KEPT_DAYS)
            round = _Round(self)
            try:
                while due := self._store.due(now):
                    yield from round.visit(due)
            finally:
                self.drain()

    def hurry(self) -> int:
        """Makes every source due that is not paused: whoever watches fetches them next. How many there are."""
        return self._store.hurry(self.settings.now().isoformat())

    def fetch_again(self, name: str) -> Iterator[Added]:
        """One source, now. A list gives a line for each new page."""
        from store import Due

        info = self._store.source(name)
        if info.interval is None:
            raise Trouble("not_watched", source=info.file)
        kind = "list" if info.kind == "list" else "page"
        due = Due(info.source, info.file, kind, info.interval, None, None, info.failures, info.versions)  # type: ignore[arg-type]
        try:
            yield from _Round(self).visit((due,))
        finally:
            self.drain()

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        if self.read_only:
            raise Trouble("archive_read_only", path=self.settings.data)
        with open(Path(self.settings.data) / "watch.lock", "ab") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise Trouble("watching_already") from None
            yield

    # --- lists

    def look(self, where: str) -> ListFound:
        """What a list page, feed or sitemap (an address or a file) leads to, and what of it the archive has.

        A list that goes on is followed for LIST_PAGES pages. Trouble: no_list, and what fetching raises.
        """
        from ingest import fetch

        now = self.settings.now().isoformat()
        if where.lower().startswith(("http://", "https://")):
            page = fetch.fetch(where, self.settings, now)
        else:
            first = next(fetch.read_path(where, now), None)
            if not isinstance(first, Page):
                raise Trouble(**(first.error or {})) if first and first.error else Trouble("no_list")
            page = first
        return self._found(page, all_pages=True, away=False)

    def listed(self, page: Page) -> ListFound | None:
        """What a fetched page leads to, where it is a list; None for any other page."""
        return self._found(page, all_pages=True, away=False) if self.is_list(page) else None

    def is_list(self, page: Page) -> bool:
        """Whether a page is a list page, feed or sitemap, and no article with links beside it; a file: a feed or sitemap."""
        try:
            links = _links(page)
        except Trouble:
            return False
        return links.kind != "page" or page.kind == "url" and not _is_article(read(page), links)

    def add_list(self, found: ListFound) -> Iterator[Added]:
        """Takes the new pages of a list in, a line each, and watches it from now on. Begun again, it goes on."""
        from ingest.fetch.limits import WATCH_LIST
        from store import Fetched

        now = self.settings.now().isoformat()
        batch = self._store.new_batch(now)
        if found.watched:
            every = int(WATCH_LIST)
            asked = Fetched(found.source, found.file, "list", now, every, asked=found.file, batch=batch, wanted=True)
            self._store.fetched(asked)
        try:
            yield from _Round(self, batch).take_links(found.fresh)
        finally:
            self.drain()

    def _found(self, page: Page, all_pages: bool, away: bool) -> ListFound:
        """The links of a list, and of the pages on which it goes on: all of them, or while everything is new."""
        from ingest import fetch
        from ingest.fetch.limits import LIST_NEW, LIST_PAGES

        links = _links(page)
        here = list(links.links)
        known = self._store.known([link.address for link in here], away)
        more, seen, cut = list(links.more), {page.source}, False
        for _ in range(LIST_PAGES - 1):
            while more and canonical(more[0]) in seen:
                more.pop(0)
            if not more or page.kind != "url" or (not all_pages and known and links.kind == "page"):
                break
            seen.add(canonical(more[0]))
            try:
                other = _links(fetch.fetch(more.pop(0), self.settings, page.fetched))
            except Trouble:
                cut = True  # what was read so far is good; the next time may get further
                continue
            here += other.links
            known |= self._store.known([link.address for link in other.links], away)
            more += other.more
        here = list({canonical(link.address): link for link in reversed(here)}.values())[::-1]
        fresh = [link for link in here if link.address not in known]
        return ListFound(
            source=page.source,
            file=page.file,
            kind=links.kind,
            fresh=tuple(fresh[:LIST_NEW]),
            known=tuple(link for link in here if link.address in known),
            cut=cut or bool(more) or len(fresh) > LIST_NEW,
            watched=page.kind == "url",
        )


def _is_article(reading: Reading, links: Links) -> bool:
    """Whether what is read of a page is text of its own, and not the titles of what it leads to."""
    if reading.error is not None or len(reading.body) < TEXT:
        return False
    titles = {link.title[:12] for link in links.links if link.title}
    lines = reading.body.split("\n")
    # a card of a list has a title, a day and a summary; in an article hardly a line is the title of another
    return sum(any(title in line for title in titles) for line in lines) * 4 < len(lines)


def _links(page: Page) -> Links:
    from ingest import decode, listing

    return listing.find(decode.decode(page.data, page.charset).text, page.address or "")


class _Away:
    """In place of a page of a host that did not answer before."""


class _Round:
    """One way through some sources: its batch, made when it is first needed, and the hosts that do not answer."""

    def __init__(self, archive: Watching, batch: str | None = None) -> None:
        self._archive = archive
        self._batch = batch
        self._down: dict[str | None, str] = {}  # host → when it is tried again
        self._away: set[str | None] = set()  # hosts that did not answer

    def _take(self, page: Page) -> Added:
        if self._batch is None:
            self._batch = self._archive._store.new_batch(self._archive.settings.now().isoformat())
        return self._archive._take(page, self._batch)

    def visit(self, due: Sequence[Due]) -> Iterator[Added]:
        """Sources fetched again: what became of each is stored, then told."""
        from ingest import fetch

        settings = self._archive.settings

        def ask(one: Due) -> Page | None | _Away:
            now = settings.now().isoformat()
            return self._ask(
                site_of(one.source),
                lambda: fetch.fetch_if_changed(one.source, settings, now, one.etag, one.modified),
            )

        with contextlib.closing(fetch.several(due, lambda one: site_of(one.source), ask)) as asked:
            for one, page in asked:
                yield from self._visited(one, page)

    def _visited(self, one: Due, page: Page | None | _Away | Exception) -> Iterator[Added]:
        from store import Fetched

        store, host = self._archive._store, site_of(one.source)
        if isinstance(page, _Away) or host in self._down:
            store.postpone(one.source, self._down[host])
            return
        if isinstance(page, Exception):
            yield self._not_had(one, page)
            return
        if page is None:
            now = self._archive.settings.now().isoformat()
            good = Fetched(one.source, one.file, one.kind, now, one.interval, etag=one.etag, modified=one.modified)
            store.fetched(good)
            yield self._unchanged(one)
        elif one.kind == "list":
            try:
                found = self._archive._found(page, all_pages=False, away=True)
            except Exception as fault:
                yield self._not_had(one, fault)
                return
            yield from self._list(one, page, found)
        else:
            yield self._page(one, page)

    def _ask(self, host: str | None, fetch: Callable[[], Page | None]) -> Page | None | _Away:
        """What fetching gives; nothing more is asked of a host that is away. Done by several threads, a host by one."""
        if host in self._away:
            return _Away()
        try:
            return fetch()
        except Trouble as trouble:
            if trouble.message["key"] in UNREACHABLE:
                self._away.add(host)
            raise

    def _not_had(self, one: Due, fault: Exception) -> Added:
        """Why there is no page. A fault of ours over one source must not stop the others, now and every time."""
        message: Message = {"key": "page_fault", "reason": f"{type(fault).__name__}: {fault}"}
        if isinstance(fault, Trouble):
            message = fault.message
            if message["key"].startswith("store_"):
                raise fault
        self._failed(one, message)
        return not_added(one.source, message)

    def _page(self, one: Due, page: Page) -> Added:
        # an address that by now leads elsewhere is the same source all the same
        added = self._take(msgspec.structs.replace(page, source=one.source, file=one.file))
        if added.error is not None:
            self._failed(one, added.error)
        return msgspec.structs.replace(added, source=one.source)

    def _unchanged(self, one: Due) -> Added:
        ids = self._archive._store.ids_of(one.source)
        return Added(one.source, "unchanged", ids, tuple(None for _ in ids), None, None)

    def _list(self, one: Due, page: Page, found: ListFound) -> Iterator[Added]:
        from store import Fetched

        whole = yield from self.take_links(found.fresh)
        # asked for whole the next time, where something is still to be had
        etag, modified = (page.etag, page.modified) if whole and not found.cut else (None, None)
        now = self._archive.settings.now().isoformat()
        self._archive._store.fetched(
            Fetched(one.source, one.file, "list", now, one.interval, etag=etag, modified=modified)
        )
        if not found.fresh:
            yield self._unchanged(one)

    def take_links(self, links: tuple[Link, ...]) -> Generator[Added, None, bool]:
        """The pages behind a list's links; one that cannot be had is a source that is tried again.

        One that the gate refuses is told once and paused with its reason, until a person resumes it.

        Returns whether all were had: those of a host that is away wait for the next time.
        """
        from ingest import fetch
        from ingest.fetch.limits import WATCH_PAGE
        from store import Due

        settings, whole = self._archive.settings, True

        def ask(link: Link) -> Page | None | _Away:
            now = settings.now().isoformat()
            return self._ask(site_of(link.address), lambda: fetch.fetch(link.address, settings, now))

        with contextlib.closing(fetch.several(links, lambda link: site_of(link.address), ask)) as asked:
            for link, page in asked:
                due = Due(canonical(link.address), link.address, "page", int(WATCH_PAGE), None, None, 0, 0)
                if isinstance(page, Page):
                    added = self._take(page)
                    if added.error is not None:
                        self._failed(due, added.error)
                        whole = False
                    yield added
                    continue
                if isinstance(page, Trouble) and page.message["key"] in REFUSED:
                    yield self._not_had(due, page)
                    self._archive._store.change_source(due.source, paused=1)
                    continue
                whole = False
                if isinstance(page, Exception):
                    yield self._not_had(due, page)
        return whole

    def _failed(self, one: Due, reason: Message) -> None:
        """Keeps why, and when it is tried again: later and later, and not before the host asks for it."""
        from ingest.fetch.limits import BACK_OFF_FIRST, BACK_OFF_LONGEST
        from store import Fetched

        now = self._archive.settings.now()
        wait = max(min(BACK_OFF_FIRST * 2.0 ** min(one.failures, 20), BACK_OFF_LONGEST), reason.get("seconds", 0))
        next = (now + datetime.timedelta(seconds=wait)).isoformat()
        if reason["key"] in UNREACHABLE:
            self._down[site_of(one.source)] = next
        self._archive._store.fetched(
            Fetched(
                one.source, one.file, one.kind, now.isoformat(), one.interval, next, reason=reason, batch=self._batch
            )
        )
