"""Spoiled pages through all that looks at them before they are read: a Trouble at the most."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from ingest import listing
from ingest.fetch import files, walls, web
from ingest.mail import letter_page
from records import Page, Trouble
from tests.abuse.mutate import mutate
from tests.ingest.fetch.conftest import NOW

pytestmark = pytest.mark.engine_free

HERE = Path(__file__).parent
PAGES = [
    path.read_bytes()
    for folder in (HERE / "cases" / "walls", HERE.parent / "cases" / "listing", HERE.parents[2] / "corpus")
    for path in sorted(folder.iterdir())
    if path.suffix != ".json"
]


def test_spoiled_pages() -> None:
    for number in range(600):
        data = mutate(PAGES[number % len(PAGES)], number)
        with contextlib.suppress(Trouble):
            listing.find(data.decode("utf-8", "replace"), "http://example.org/a")
        with contextlib.suppress(Trouble):
            walls.check(Page(source="a", file="a", data=data, fetched=NOW))
        with contextlib.suppress(Trouble):
            files.unfold(b"Content-Type: text/html; charset=gbk\n" + data)
        with contextlib.suppress(Trouble):
            files.paste(data, NOW)
        letter_page(b"Subject: =?gbk?b?ua+45g==?=\nContent-Type: multipart/mixed; boundary=a\n\n--a\n" + data)
        web.refresh(data)
