"""What needs no archive: the stages over files, dates of a text, flags of a text."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from records import Added, Flag, Page, Reading, Settings, Trouble


def extract(paths: Iterable[str], settings: Settings) -> Iterator[Reading]:
    """The stages over files and folders (their page files), a Reading a page, in order; no page raises."""
    from ingest import fetch

    now = settings.now().isoformat()
    for path in paths:
        for page in fetch.read_path(path, now):
            yield Reading.failed(page.source, page.error) if isinstance(page, Added) else read(page)


def read(page: Page, following: Iterable[Page] = ()) -> Reading:
    from ingest import pipeline

    try:
        return pipeline.read(page, tuple(following))
    except Trouble as trouble:
        return Reading.failed(page.file, trouble.message)
    except Exception as fault:
        # a fault of ours over one page must not stop the other pages of a folder
        return Reading.failed(page.file, {"key": "page_fault", "reason": f"{type(fault).__name__}: {fault}"})


def dates(text: str, reference: str | None) -> list[dict[str, Any]]:
    """Dates of a text as `gonggao dates` prints them. ValueError where `reference` is no day."""
    from zh.dates import find

    day = datetime.date.fromisoformat(reference[:10]) if reference else None
    keys = ("text", "offset", "kind", "start", "end", "timex", "mod")
    return [{key: getattr(found, key) for key in keys} for found in find(text, day)]


def check(text: str, published: str | None) -> tuple[Flag, ...]:
    """Flags of a bare text. ValueError where `published` is no day."""
    from ingest import pipeline

    return pipeline.check_text(text, published)
