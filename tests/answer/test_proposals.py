"""What types propose: questions with a sentence that tells it (`cases/proposals.jsonl`), and what must be among the answers."""

from __future__ import annotations

import datetime
import json
import time
from pathlib import Path

import pytest

from answer import understand
from answer.evidence import page
from answer.match import hits
from answer.text import narrow
from answer.types import BY_NAME
from answer.understand import apart
from records import Record

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases" / "proposals.jsonl").read_text(encoding="utf-8").splitlines()
]


def proposed(question: str, body: str) -> set[str]:
    record = Record(
        title="", offset=0, body=body, id="a", version=1, source="a", file="a", published=None, publisher=None
    )
    kind, asked = apart(understand(question))
    told = page(record)
    found = kind.propose(asked, told, hits(told, asked.terms), datetime.date(2025, 6, 1))
    return {narrow(one.text or told.text[one.start : one.end]).strip() for one in found}


@pytest.mark.parametrize("case", CASES, ids=[case["question"] for case in CASES])
def test_among_the_proposals(case: dict[str, str]) -> None:
    assert understand(case["question"]).type == case["type"]
    assert narrow(case["says"]) in proposed(case["question"], case["body"])


def test_every_type_of_words_has_a_case() -> None:
    assert {case["type"] for case in CASES} <= set(BY_NAME)


@pytest.mark.parametrize(
    ("question", "body", "never"),
    [
        ("展出的地方在哪裡？", "在老倉庫展出，週一閉館。", "周一闭馆"),
        ("要帶什麼？", "各單位、各位職工：請帶身份證。", "各单位、各位职工"),
        ("違約金多少？", "偽造文件者，處補助款12%之違約金。", "12%"),
        ("從幾號門進？", "深水區的入口在3號門。", "3号门"),
        ("那本書叫什麼名字？", "他說：「今天天氣真好，我們走吧。」", "他说"),
    ],
)
def test_not_among_them(question: str, body: str, never: str) -> None:
    assert never not in proposed(question, body)


@pytest.mark.parametrize("written", ["ab ", "ab", "a-1", "notebook-"])
def test_latin_words_take_a_time_that_grows_with_them(written: str) -> None:
    start = time.process_time()
    told = proposed("筆記能導出成什麼格式？", f"本軟件可以導出筆記為pdf格式。\n{written * 8_000}")
    assert time.process_time() - start < 4
    assert "pdf" in told


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("罰多少？", "每天5元，最高罰6元"),
        ("客服幾點下班？", "客服9:00-18:00"),
        ("舊版什麼時候停？", "自6月1日起"),
        ("累計6點會怎樣？", "累計6點，停權7天；"),
    ],
)
def test_values_of_one_line_take_a_time_that_grows_with_them(question: str, written: str) -> None:
    proposed(question, written)
    start = time.process_time()
    proposed(question, written * 4_000)
    assert time.process_time() - start < 5
