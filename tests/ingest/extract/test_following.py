"""Under a text, a list, comments and a thread stand the same pagers: told is the next page of the text, or of the thread."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.extract import extract

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "cases" / "pagers.jsonl").read_text("utf-8").splitlines()
]
TEXT = (
    "<h1>游泳課換教室通知</h1><p>發布日期：2026-04-01</p><div><p>因水管修繕，四月六日起的游泳課改到南館上，時間不變，請家長提早十分鐘送到。</p>"
    "<p>南館停車位少，建議搭公車，回程的接駁車照舊。</p></div>"
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_next_page(case: dict[str, Any]) -> None:
    body = case["page"].replace("{text}", TEXT)
    page = f"<html><head><title>游泳課換教室通知</title>{case.get('head', '')}</head><body>{body}</body></html>"
    assert extract(page, case.get("address")).next_url == case["next"]
