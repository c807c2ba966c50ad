"""Taking pages in: what a page and its reading become, a transaction for one page or for some hundred.

All looking up that new pages need is done once for all of them, and their rows are written together; a page whose
source is known, or that may be a copy, first has the rows before it written and then looks for itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, TableClause, delete, func, select, update

from records import Added, Page, Reading, same_source
from store import announcements, blobs, copies, decisions, identity, outbox, standing, tables, versions
from store.rows import Rows

_ENCODER = msgspec.json.Encoder()
_SOME = 400  # values in one IN (…)


def hash_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def digest(reading: Reading) -> str:
    """Of what makes a version: title, published, body, tables, attachments."""
    parts = (reading.title, reading.published, reading.body, reading.tables, reading.attachments)
    return hashlib.sha256(_ENCODER.encode(parts)).hexdigest()


class Intake:
    """One transaction's taking in. `take` the pages one after another, then `finish`."""

    def __init__(
        self, conn: Connection, batch: str, now: str, settle: decisions.Settle, likeness: copies.Likeness
    ) -> None:
        self._conn, self._batch, self._now, self._settle, self._likeness = conn, batch, now, settle, likeness
        self._rows = Rows()
        self._changed: dict[str, int | None] = {}
        self._next = {
            table: self._first_free(table) for table in (tables.sources, tables.versions, tables.announcements)
        }
        self._sources: dict[str, dict[str, Any] | None] = {}  # by key; None: looked up, not there
        self._keys: dict[str, bool] = {}  # whether an announcement has it
        self._ids: dict[str, list[Any]] = {}  # id → its past decisions, for ids that were looked up

    def take_all(self, pairs: Sequence[tuple[Page, Reading]], following: Sequence[bytes] = ()) -> list[Added]:
        prepared = []
        for page, reading in pairs:
            hashes = [hash_of(data) for data in (page.data, *following)]
            keys = [
                copies.keys_of(announcements.as_read(one, reading), place, hashes, self._likeness)
                for place, one in enumerate(reading.documents)
            ]
            prepared.append((page, reading, hashes, keys))
        self._look_up(prepared)
        added = []
        for page, reading, hashes, keys in prepared:
            added.append(self._take(page, reading, (page.data, *following), hashes, keys))
        self._rows.flush(self._conn)
        outbox.tell(self._conn, self._changed.items())
        return added

    def _look_up(self, prepared: Sequence[tuple[Page, Reading, list[str], list[tuple[str, ...]]]]) -> None:
        """What is there already of the sources, keys and ids of these pages."""
        sources = [same_source(page.source) for page, *_ in prepared]
        keys = [key for *_, of_page in prepared for of_document in of_page for key in of_document]
        ids = [
            identity.announcement_id(source, document.title, place, set())
            for source, (_, reading, *_) in zip(sources, prepared, strict=True)
            for place, document in enumerate(reading.documents)
        ]
        self._sources.update(dict.fromkeys(sources))
        self._keys.update(dict.fromkeys(keys, False))
        self._ids.update({one: [] for one in ids})
        for some in _in_some(sources):
            for row in self._conn.execute(select(tables.sources).where(tables.sources.c.key.in_(some))).mappings():
                self._sources[row["key"]] = dict(row)
            self._conn.execute(delete(tables.taken_away).where(tables.taken_away.c.key.in_(some)))
        for some in _in_some(keys):
            for key in self._conn.execute(select(tables.keys.c.key).where(tables.keys.c.key.in_(some))).scalars():
                self._keys[key] = True
        for some in _in_some(ids):
            self._ids.update(decisions.past(self._conn, some))

    def _take(
        self, page: Page, reading: Reading, data: Sequence[bytes], hashes: list[str], keys: list[tuple[str, ...]]
    ) -> Added:
        key = same_source(page.source)
        source = self._sources[key]
        version, known = 1, []
        if source is None:
            source = self._new_source(key, page, hashes[0])
        else:
            self._rows.flush(self._conn)
            latest = versions.latest(self._conn, source["n"])
            if latest.digest == digest(reading):
                return self._unchanged(page, source, latest, hashes[0])
            version = latest.number + 1
            known = self._known(source["n"], latest.n)
            source.update(file=page.file, address=_address(page), example=page.example, seen=hashes[0])
            self._conn.execute(
                update(tables.sources)
                .where(tables.sources.c.n == source["n"])
                .values({name: source[name] for name in ("file", "address", "example", "seen")})
            )
        version_n = self._new(
            tables.versions,
            source=source["n"],
            number=version,
            batch=self._batch,
            added=self._now,
            digest=digest(reading),
            reading=blobs.pack(reading),
        )
        for place, (one, piece) in enumerate(zip(hashes, data, strict=True)):
            self._rows.add(tables.contents, hash=one, size=len(piece), data=blobs.pack(piece))
            self._rows.add(tables.version_pages, version=version_n, place=place, hash=one)
        ids, copy_of = self._announcements(reading, source, version, version_n, known, keys)
        all_copies = bool(ids) and all(copy_of)
        return Added(
            source=page.source,
            result="new_version" if version > 1 else "copy" if all_copies else "added",
            ids=tuple(ids),
            copy_of=tuple(copy_of),
            batch=self._batch,
            error=None,
        )

    def _announcements(
        self,
        reading: Reading,
        source: dict[str, Any],
        version: int,
        version_n: int,
        known: list[identity.Known],
        keys: list[tuple[str, ...]],
    ) -> tuple[list[str], list[str | None]]:
        matched = identity.match(reading.documents, known)
        taken = {one.id for one in known}
        ids: list[str] = []
        copy_of: list[str | None] = []
        for place, (document, before) in enumerate(zip(reading.documents, matched, strict=True)):
            of_document = keys[place]
            if before:
                n, id, added = before.n, before.id, before.added
                copies.leave(self._conn, n)
                announcements.underive(self._conn, n)
                self._conn.execute(delete(tables.keys).where(tables.keys.c.announcement == n))
            else:
                n, added = self._number(tables.announcements), self._now
                id = identity.announcement_id(source["key"], document.title, place, taken)
                taken.add(id)
            past = self._ids.get(id)
            if past is None or before:
                past = decisions.past(self._conn, [id]).get(id, [])
            record = announcements.build(
                document, reading, id=id, version=version, source=source, added=added, past=past
            )
            record = announcements.settled(record, self._settle)
            group = None
            if before and before.removed is not None:
                of_document = ()
            if any(self._keys[key] for key in of_document):
                self._rows.flush(self._conn)
                group = copies.join(self._conn, self._rows, n, source["n"], record, of_document, self._likeness)
            self._keys.update(dict.fromkeys(of_document, True))
            values = announcements.columns(record) | {"copies": group}
            if before:
                self._conn.execute(update(tables.announcements).where(tables.announcements.c.n == n).values(**values))
            else:
                self._rows.add(
                    tables.announcements, n=n, id=id, source=source["n"], removed=None, added=added, **values
                )
            self._rows.add(tables.places, version=version_n, place=place, announcement=n)
            announcements.derive_new(self._rows, n, record, of_document)
            self._changed[id] = version
            if before and before.removed is not None:  # what a person took out stays out
                self._rows.flush(self._conn)
                standing.take_out(self._conn, n)
                self._changed[id] = None
            ids.append(id)
            copy_of.append(copies.original(self._conn, group, id) if group else None)
        for one in known:
            if one.place is not None and one not in matched:
                self._changed[announcements.withdraw(self._conn, one.n)] = None
        return ids, copy_of

    def _new_source(self, key: str, page: Page, seen: str) -> dict[str, Any]:
        source: dict[str, Any] = {
            "key": key,
            "source": page.source,
            "file": page.file,
            "address": _address(page),
            "kind": page.kind,
            "example": page.example,
            "seen": seen,
        }
        source["n"] = self._new(tables.sources, **source)
        self._sources[key] = source
        return source

    def _unchanged(self, page: Page, source: dict[str, Any], latest: Any, seen: str) -> Added:
        if source["seen"] != seen:  # other bytes that read the same: what a folder's next start compares with
            source["seen"] = seen
            self._conn.execute(update(tables.sources).where(tables.sources.c.n == source["n"]).values(seen=seen))
        of = tables.announcements.c
        rows = self._conn.execute(
            select(of.id, of.copies)
            .join_from(tables.places, tables.announcements, of.n == tables.places.c.announcement)
            .where(tables.places.c.version == latest.n)
            .order_by(tables.places.c.place)
        ).all()
        return Added(
            source=page.source,
            result="unchanged",
            ids=tuple(row.id for row in rows),
            copy_of=tuple(copies.original(self._conn, row.copies, row.id) if row.copies else None for row in rows),
            batch=self._batch,
            error=None,
        )

    def _known(self, source: int, latest: int) -> list[identity.Known]:
        of, at = tables.announcements.c, tables.places.c
        rows = self._conn.execute(
            select(of.n, of.id, of.title_key, of.added, at.place, of.removed)
            .join_from(
                tables.announcements,
                tables.places,
                (at.announcement == of.n) & (at.version == latest),
                isouter=True,
            )
            .where(of.source == source)
        )
        return [identity.Known(*row) for row in rows]

    def _new(self, table: TableClause, **row: Any) -> int:
        n = self._number(table)
        self._rows.add(table, n=n, **row)
        return n

    def _number(self, table: TableClause) -> int:
        self._next[table] += 1
        return self._next[table] - 1

    def _first_free(self, table: TableClause) -> int:
        return self._conn.execute(select(func.coalesce(func.max(table.c.n), 0) + 1)).scalar_one()


def _address(page: Page) -> str | None:
    return page.address or (page.source if page.kind == "url" else None)


def _in_some(values: Sequence[str]) -> list[list[str]]:
    return [list(values[start : start + _SOME]) for start in range(0, len(values), _SOME)]
