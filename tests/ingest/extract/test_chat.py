"""What is no chat for all its hours and names: a schedule, a list of titles, what was announced when."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.extract.chat import chat_of

CASES = (Path(__file__).parent / "cases" / "no_chats.jsonl").read_text("utf-8").splitlines()
MESSAGES = "林經理 2026/3/2 14:02:33\n報名至3月12日。\n小許 2026/3/2 14:05:10\n收到。"


@pytest.mark.parametrize("case", [json.loads(line) for line in CASES], ids=lambda case: case["name"])
def test_no_chat(case: dict[str, str]) -> None:
    assert chat_of(case["page"]) is None


def test_a_list_of_titles_has_no_messages() -> None:
    rows = "林中步道 2026/3/2 14:02:33\n山區接駁 2026/3/2 14:05:10\n"
    assert chat_of(rows) is None
    chat = chat_of(MESSAGES)
    assert chat is not None and chat.text == "報名至3月12日。\n\n收到。"


@pytest.mark.parametrize(
    "text",
    [
        MESSAGES.split("\n小許")[0],
        f"各位：\n{MESSAGES}",
        MESSAGES.replace("14:02:33", "14:00").replace("14:05:10", "14:30"),
    ],
)
def test_what_other_lines_have_too_is_asked_more_of(text: str) -> None:
    assert chat_of(text) is None
