"""Canonical addresses, and what the store knows of sources."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import msgspec
import pytest

from records import canonical, same_source, site_of

CASES = msgspec.json.decode((Path(__file__).parent / "cases" / "sources.json").read_bytes())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["source"])
def test_spellings_of_one_source(case):
    assert canonical(case["same"][0]) == case["source"]
    assert len({same_source(one) for one in case["same"]}) == 1


def test_other_sources_stay_apart():
    for one, other in combinations(CASES, 2):
        assert same_source(one["source"]) != same_source(other["source"])


@pytest.mark.parametrize(
    ("source", "address", "site"),
    [
        ("https://www.a.example/1", None, "a.example"),
        ("/srv/saved.html", "http://B.example:8080/x", "b.example:8080"),
        ("/srv/saved.html", None, None),
        ("paste:01", None, None),
    ],
)
def test_site(source, address, site):
    assert site_of(source, address) == site


def test_known_in_any_spelling(make):
    make.add("https://a.example/1")
    make.add("corpus/b.html")
    asked = ["http://A.example/1/", "https://a.example/2", "corpus/b.html", "corpus/c.html"]
    assert make.store.known(asked) == {"http://A.example/1/", "corpus/b.html"}


def test_knows_the_bytes_taken_in_last(make):
    make.add("corpus/a.html", data=b"one")
    assert make.store.knows("corpus/a.html", b"one")
    assert not make.store.knows("corpus/a.html", b"two")
    make.add("corpus/a.html", data=b"two")  # other bytes that read the same
    assert make.store.knows("corpus/a.html", b"two")
    assert not make.store.knows("corpus/b.html", b"two")
