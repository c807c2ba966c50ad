"""Several announcements about the same or about others (`others/`), read in and asked through the archive, in both scripts.

`chains.jsonl`: questions one behind another; what the last one's answer holds (null: there is none), and whether it was read
together with the one before. `questions.jsonl`: which values are told beside the answer, and which announcements are listed (see bench/others.py).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from answer.text import narrow
from archive import Archive
from bench import others
from records import Page, Settings
from tests.answer.made import opened
from zh.script import to_hans, to_hant

AT = "2024-09-20T09:00:00+08:00"
FOLDER = Path(__file__).parent / "others"


def cases(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive(Settings(data=str(tmp_path_factory.mktemp("others")))) as made:
        list(made.add(Page(one.name, one.name, one.read_bytes(), AT) for one in sorted((FOLDER / "pages").iterdir())))
        yield made


@pytest.mark.parametrize("turn", [to_hans, to_hant])
@pytest.mark.parametrize(
    "case", cases("chains.jsonl"), ids=[f"c{number:02d}" for number in range(1, 1 + len(cases("chains.jsonl")))]
)
def test_a_question_is_read_with_the_one_before_where_it_follows_it(archive: Archive, case: Any, turn: Any) -> None:
    *before, last = map(turn, case["chain"])
    given = archive.ask(last, case["today"], "\n".join(before))
    if case["says"] and given.answer is None:
        with opened():
            given = archive.ask(last, case["today"], "\n".join(before))
    assert (given.answer is None) == (case["says"] is None)
    assert narrow(case["says"] or "") in narrow(given.answer or "")
    assert given.follows == (before[-1] if case["follows"] else None)


def scored(archive: Archive, turn: Any) -> dict[str, float]:
    asked = cases("questions.jsonl")
    given = {case["id"]: msgspec.to_builtins(archive.ask(turn(case["question"]), case["today"])) for case in asked}
    return dict(others.figures(asked, given))


@pytest.mark.parametrize("turn", [to_hans, to_hant])
def test_what_others_say_of_the_same_is_told_and_of_another_thing_is_not(archive: Archive, turn: Any) -> None:
    figures = scored(archive, turn)
    assert figures["told"] >= 0.94
    assert figures["quiet"] == figures["listed"] == 1.0
    assert figures["right"] >= 0.9
