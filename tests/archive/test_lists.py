"""What is taken for a list when an address is added without saying what it is: the lists of the cases, and no article."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from archive import Archive
from records import Page
from tests.test_corpus import PAGES

CASES = Path(__file__).parents[1] / "ingest" / "cases" / "listing"
AT = "2026-03-02T09:00:00+08:00"


@pytest.mark.parametrize("beside", sorted(CASES.glob("*.json")), ids=lambda path: path.stem)
def test_lists_of_the_cases(archive: Archive, beside: Path) -> None:
    expected = json.loads(beside.read_text("utf-8"))
    (path,) = (one for one in CASES.glob(f"{beside.stem}.*") if one != beside)
    address = expected["address"]
    page = Page(address, address, path.read_bytes(), AT, kind="url", charset="utf-8", address=address)
    assert archive.is_list(page) == (expected["kind"] is not None)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_article_is_a_list(archive: Archive, path: Path) -> None:
    address = "http://www.example.org/a/b.html"
    assert not archive.is_list(Page(address, address, path.read_bytes(), AT, kind="url", address=address))
