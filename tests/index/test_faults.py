"""What people report of search in Chinese elsewhere: single characters, A4紙, dates and numbers in other forms, variants,
marks, addresses, pinyin in every way that it is typed."""

import json
from pathlib import Path

import pytest

from index import Index
from tests.index.examples import record

FAULTS = json.loads((Path(__file__).parent / "cases" / "faults.json").read_text())


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def index(request, tmp_path_factory):
    made = Index(tmp_path_factory.mktemp("faults"), request.param, by_meaning=False)
    made.rebuild(
        record(id, title, body, published=published, **({"source": source[0]} if source else {}))
        for id, (title, body, published, *source) in FAULTS["records"].items()
    )
    return made


@pytest.mark.parametrize("case", FAULTS["cases"], ids=[case["why"] for case in FAULTS["cases"]])
def test_cases(index, case):
    matches = index.search(case["query"], today="2024-03-10", limit=20)
    if "first" in case:
        assert matches.ids[:1] == (case["first"],)
    if "found" in case:
        assert sorted(matches.ids) == sorted(case["found"])
    assert set(case.get("with", ())) <= set(matches.ids)
    assert not set(case.get("without", ())) & set(matches.ids)
    assert matches.corrected == case.get("corrected", matches.corrected)
