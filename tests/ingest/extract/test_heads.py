"""What stands between a title and its text: lines of time and source leave the body, what the notice itself says of a time stays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.extract import extract
from ingest.record.head import head
from ingest.repair import repair

FOLDER = Path(__file__).parent / "cases"
CASES = [
    json.loads(line)
    for name in (
        "heads",
        "apart",
        "names",
        "links",
        "hidden",
        "around",
        "passed_on",
        "told",
        "letters",
        "lone_rows",
        "chats",
        "windows",
    )
    for line in (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_head_and_the_text_of_a_page(case: dict[str, Any]) -> None:
    found, _ = repair(extract(case["page"], None))
    page = head(found.candidates, None)
    read = {
        "title": page.title,
        "published": page.published,
        "publisher": page.publisher,
        "author": page.author,
        "source": page.source,
        "body": "\n".join(block.text for block in found.blocks),
        "tables": [[list(row) for row in table] for table in found.tables],
        "left_out": [[one.kind, one.text] for one in found.left_out],
        "candidates": [[one.evidence, one.text] for one in found.candidates],
    }
    expected = {name: value for name, value in case.items() if name not in ("name", "page")}
    for name in ("left_out", "candidates"):  # some of them
        read[name] = [one for one in read[name] if one in expected.get(name, [])]
    assert {name: read[name] for name in expected} == expected
