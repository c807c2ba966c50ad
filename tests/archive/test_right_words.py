"""Words that are typed as they should be are never taken for others, whether they stand anywhere or not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive import Archive
from bench.archive import DAY, fill
from records import Filters, Settings
from store import Store

ROOT = Path(__file__).parent.parent.parent
LINES = (ROOT / "tests" / "index" / "cases" / "right.txt").read_text(encoding="utf-8").splitlines()
WORDS = [line for line in LINES if line and not line.startswith("#")]


@pytest.fixture(scope="module", params=["corpus", "made"])
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "made":
        with Store(folder) as store:
            fill(store, 400)
    with Archive(Settings.read({**os.environ, "GONGGAO_MEANING": "no"}, data=str(folder))) as opened:
        if request.param == "corpus":
            opened.take_in(ROOT / "corpus")
        opened.drain(vectors=False)
        yield opened


def test_none_is_corrected(archive: Archive) -> None:
    assert len(WORDS) > 200
    found = {word: archive.search(word, Filters(), DAY, 3).corrected for word in WORDS}
    assert {word: other for word, other in found.items() if other} == {}
