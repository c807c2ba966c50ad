"""Spoiled pages never crash the way of a page: a reading or a reason, and spans that hold. See `make soak` for more."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import msgspec
import pytest

from ingest import pipeline
from records import Page, Reading, Trouble

pytestmark = pytest.mark.engine_free

SPEC = importlib.util.spec_from_file_location("mutate", Path(__file__).parent / "mutate.py")
assert SPEC and SPEC.loader
mutate = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(mutate)


def read(name: str, data: bytes) -> Reading | None:
    try:
        return pipeline.read(Page(source=name, file=name, data=data, fetched="2025-01-01T00:00:00+08:00"))
    except Trouble:
        return None


def holds(reading: Reading) -> None:
    """What is true of every reading: it can be printed, and every span stands where it says."""
    msgspec.json.encode(reading).decode("utf-8")
    for document in reading.documents:
        assert reading.body[document.offset : document.offset + len(document.body)] == document.body
        spans = [*document.windows, *document.flags, *document.thresholds, *document.amounts, *document.steps]
        for value in [*spans, *document.durations, *document.lists, *document.definitions, *document.consequences]:
            assert document.body[value.offset : value.offset + len(value.span)] == value.span


def test_two_thousand_spoiled_pages() -> None:
    read_at_all = 0
    for name, data in mutate.mutated(2000):
        reading = read(name, data)
        if reading is not None:
            read_at_all += 1
            holds(reading)
    assert read_at_all > 1000
