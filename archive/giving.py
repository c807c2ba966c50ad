"""Giving out what is kept: announcements, what was read of their pages, versions, figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.desk import Desk
from records import Reading, Record

if TYPE_CHECKING:
    from store import Overview, VersionInfo


class Giving(Desk):
    def record(self, id: str, today: str | None = None) -> Record:
        return self._store.record(id, today)

    def reading(self, id: str, version: int | None = None) -> Reading:
        return self._store.reading(id, version)

    def original(self, id: str, version: int | None = None) -> str:
        """The stored page (pages, where an article goes on) as text."""
        from ingest.decode import decode

        return "\n\n".join(decode(data).text for data in self._store.pages(id, version))

    def versions(self, id: str) -> tuple[VersionInfo, ...]:
        return self._store.versions(id)

    def overview(self, today: str) -> Overview:
        return self._store.overview(today)
