"""Sign-ins, checks for robots, errors and shells with status 200 are told apart from pages: a case a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.ingest.fetch.conftest import Site

pytestmark = pytest.mark.engine_free

CASES = sorted((Path(__file__).parent / "cases" / "walls").glob("*.html"))
CORPUS = sorted((Path(__file__).parents[3] / "corpus").glob("*.html"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_wall_or_page(
    site: Site, read: Callable[[str], Any], trouble: Callable[[str], Any], case: Path, encoding: str
) -> None:
    """The name of a case begins with the key that is expected, or with `page`."""
    site.answer("/a", case.read_text("utf-8").encode(encoding), Content_Type="text/html")
    kind = case.stem.partition("-")[0]
    if kind == "page":
        assert read("/a")
    else:
        assert trouble("/a") == kind


@pytest.mark.parametrize("page", CORPUS, ids=lambda page: page.stem)
def test_pages_of_the_corpus_are_pages(site: Site, read: Callable[[str], Any], page: Path) -> None:
    site.answer("/a", page.read_bytes(), Content_Type="text/html")
    assert read("/a").data == page.read_bytes()
