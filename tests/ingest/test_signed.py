"""Several announcements in one page: when each came out and whose it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.record import owns
from records import Block, Candidate, Head, Part

CASES = Path(__file__).parent / "cases" / "signed.json"


@pytest.mark.parametrize("case", json.loads(CASES.read_text(encoding="utf-8")), ids=lambda case: case["why"])
def test_each_says_its_own(case: dict[str, Any]) -> None:
    parts = tuple(
        Part(
            title=one.get("title", ""),
            blocks=tuple(Block(kind="paragraph", text=line) for line in one["lines"]),
            above=tuple(one.get("above", ())),
        )
        for one in case["parts"]
    )
    head = Head(None, case.get("published"), case.get("publisher"), None, None, ())
    site = [Candidate(field="publisher", text=case["publisher"], evidence="meta")] if case.get("site") else []
    assert [list(one) for one in owns(parts, head, site)] == case["owns"]
