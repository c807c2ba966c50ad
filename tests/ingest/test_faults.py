"""Faults that people reported of other tools that decode, clean and split pages, each on a page of our own.

A line of the file holds what was reported (`fault`) and where (`seen`), the `page` in pieces of an encoding and its text (or `hex`),
and what it must yield: fields as `extract` prints them, lines that its body `has`, and pieces that it `lacks`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from ingest.pipeline import read
from records import Page

CASES = Path(__file__).parent / "cases" / "faults.jsonl"
FAULTS = [json.loads(line) for line in CASES.read_text(encoding="utf-8").split("\n") if line]


def written(page: list[tuple[str, str]]) -> bytes:
    return b"".join(bytes.fromhex(text) if name == "hex" else text.encode(name) for name, text in page)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["seen"])
def test_a_page_on_which_others_failed(fault: dict[str, Any]) -> None:
    page = Page(source="page.html", file="page.html", data=written(fault["page"]), fetched="2026-01-01T00:00:00+08:00")
    found = msgspec.to_builtins(read(page))
    found["attachments"] = [[one["text"], one["href"]] for one in found["attachments"]]
    found["documents"] = [one["title"] for one in found["documents"]]
    must = dict(fault["must"])
    has, lacks = must.pop("has", []), must.pop("lacks", [])
    assert {name: found[name] for name in must} == must
    assert [one for one in has if one not in found["body"]] == []
    assert [one for one in lacks if one in found["body"]] == []
