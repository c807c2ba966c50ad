"""Files that a page gives out, however it links to them, and links that give out none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.extract import extract

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "cases" / "attachments.jsonl").read_text("utf-8").splitlines()
]
TEXT = (
    "<p>因水管修繕，四月六日起的游泳課改到南館上，時間不變，請家長提早十分鐘送到。</p>"
    "<p>南館停車位少，建議搭公車，回程的接駁車照舊。</p>"
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_files_of_a_page(case: dict[str, Any]) -> None:
    body = case["page"].replace("{text}", TEXT)
    page = f"<html><body><h1>游泳課換教室通知</h1><p>發布日期：2026-04-01</p><div>{body}</div></body></html>"
    assert [[one.text, one.href] for one in extract(page, None).attachments] == case["files"]
