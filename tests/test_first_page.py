"""The first page, byte for byte, through the command line and the desk: what ../shared/seed/expected.json wants of it.

Where ../shared is not there, its twin in corpus/ goes the same way in tests/test_corpus.py and tests/test_archive.py.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
SEED = ROOT.parent / "shared" / "seed"
if not SEED.is_dir():
    pytest.skip("../shared/seed is not here; the twin in corpus/ is tested instead", allow_module_level=True)
PAGE = next(SEED.glob("*.txt"))
EXPECTED = json.loads((SEED / "expected.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def read() -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "cli", "extract", str(PAGE)], cwd=ROOT, capture_output=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def holds(given: dict[str, Any], expected: dict[str, Any], *but: str) -> bool:
    return all(given.get(key) == value for key, value in expected.items() if key not in but)


def test_head(read: dict[str, Any]) -> None:
    for key in ("title", "published", "publisher", "categories", "script", "encoding"):
        assert read[key] == EXPECTED[key], key


def test_two_announcements_with_their_bounds(read: dict[str, Any]) -> None:
    assert [document["title"] for document in read["documents"]] == [one["title"] for one in EXPECTED["documents"]]
    for document, expected in zip(read["documents"], EXPECTED["documents"], strict=True):
        assert document["body"].startswith(expected["begins"])
        assert document["body"].endswith(expected["ends"])
        assert read["body"][document["offset"] :].startswith(document["body"])


def test_repairs(read: dict[str, Any]) -> None:
    assert not re.search(r"[(（][a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*[)）]", read["body"] + read["title"])
    for parenthesis in EXPECTED["repairs"]["kept_parentheses"]:
        assert parenthesis in read["body"]
    for repair in EXPECTED["repairs"]["restored"]:
        assert repair["after"] in read["body"]
    after = read["body"] + " ".join(one["text"] for one in read["left_out"])
    for name in EXPECTED["repairs"]["names"]:
        assert name["before"] not in after and name["after"] in after
    for repair in read["repairs"]:
        if repair["place"] == "body":
            assert read["body"][repair["offset"] :].startswith(repair["after"])


def test_what_is_left_out(read: dict[str, Any]) -> None:
    left_out = " ".join(one["text"] for one in read["left_out"])
    for text in EXPECTED["repairs"]["left_out"]:
        assert text not in read["body"], text
        assert text in left_out, text


@pytest.mark.parametrize("number", [0, 1])
def test_windows(read: dict[str, Any], number: int) -> None:
    document, expected = read["documents"][number], EXPECTED["documents"][number]
    for window in expected["windows"]:
        spans = [one for one in document["windows"] if one["span"] == window["span"]]
        assert spans, window["span"]
        assert any(holds(one, window, "label", "owner") for one in spans), (window, spans)
        assert any(window["label"] in (one["label"] or "") for one in spans), (window, spans)
        if window.get("owner"):
            assert any(window["owner"] in (one["owner"] or "") for one in spans), (window, spans)
    for undated in expected.get("undated", []):
        said = [one for one in document["windows"] if one.get("says") == undated["says"]]
        assert [one for one in said if undated["label"] in one["label"]], undated
    for duration in expected.get("durations", []):
        assert [one for one in document["durations"] if holds(one, duration)], duration


def test_flags(read: dict[str, Any]) -> None:
    """All required, each with an accepted suggestion, and none beside required, optional and stale_deadline."""
    flags = [(number, flag) for number, one in enumerate(read["documents"], 1) for flag in one["flags"]]
    wanted = EXPECTED["flags"]
    settled = []
    for required in wanted["required"]:
        found = [
            flag
            for number, flag in flags
            if number == required["document"] and flag["kind"] == required["kind"] and flag["span"] == required["span"]
        ]
        assert len(found) == 1, (required, flags)
        accepted = required.get("suggestion_any", [required.get("suggestion")])
        assert found[0]["suggestion"] in accepted
        settled += found
    for number, flag in flags:
        if flag in settled or flag["kind"] == "stale_deadline":
            continue
        assert [
            one
            for one in wanted["optional"]
            if one["document"] == number
            and flag["kind"] in one["kind"]
            and (one["span"] in flag["span"] or one["span"] == "any")
        ], flag
        assert flag["span"] not in wanted["forbidden"]


def facts() -> list[Any]:
    return [
        pytest.param(number, kind, fact, id=f"{kind}-{number}-{place}")
        for number, document in enumerate(EXPECTED["documents"])
        for kind in ("thresholds", "lists", "steps", "definitions", "consequences")
        for place, fact in enumerate(document.get(kind, []))
    ]


def fact_holds(given: dict[str, Any], fact: dict[str, Any]) -> bool:
    """Values equal; texts, which the file gives in short, stand in what was found."""
    if "conditions" in fact:
        pairs = list(zip(given["conditions"], fact["conditions"], strict=False))
        return (
            fact["owner"] in (given["owner"] or "")
            and given["mode"] == fact["mode"]
            and len(given["conditions"]) == len(fact["conditions"])
            and (fact.get("basis") or "") in (given["basis"] or "")
            and all(one["measure"] in two["measure"] and holds(two, one, "measure") for two, one in pairs)
        )
    if "lead" in fact:
        items = fact.get("items")
        return fact["lead"] in given["lead"] and (
            list(given["items"]) == items if items else len(given["items"]) == fact["count"]
        )
    if "n" in fact:
        return given["n"] == fact["n"] and fact["text"][:4] in given["text"]
    if "term" in fact:
        return given["term"] == fact["term"] and fact["says"] in given["says"]
    return fact["when"] in given["when"] and fact["says"] in given["says"]


@pytest.mark.parametrize(("number", "kind", "fact"), facts())
def test_facts(read: dict[str, Any], number: int, kind: str, fact: dict[str, Any]) -> None:
    assert [one for one in read["documents"][number][kind] if fact_holds(one, fact)], read["documents"][number][kind]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    assert [one["result"] for one in gonggao(folder, "add", "--json", str(PAGE))] == ["added"]
    return folder


def gonggao(data: Path, *arguments: str) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "cli", "--data", str(data), *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.splitlines()] if "--json" in arguments else []


@pytest.mark.parametrize("query", EXPECTED["search"]["finds"])
def test_search_finds_it(data: Path, query: str) -> None:
    assert [hit["file"] for hit in gonggao(data, "search", "--json", query)], query


@pytest.mark.parametrize("asked", EXPECTED["ask"], ids=lambda asked: asked["question"])
def test_ask(data: Path, asked: dict[str, Any]) -> None:
    (answer,) = gonggao(data, "ask", "--json", asked["question"])
    if "answer" in asked:
        assert answer["answer"] is None and answer["citation"] is None
        return
    assert answer["answer"], answer
    assert all(part in answer["answer"] for part in asked["answer_has"]), answer
    assert not any(part in answer["answer"] for part in asked.get("must_not", [])), answer
    assert asked.get("cites", "") in answer["citation"]["quote"]
    if "must_say" in asked:
        assert {"impossible_date", "year_mismatch"} <= {flag["kind"] for flag in answer["flags"]}
        assert "2023年4月30日" in [flag["suggestion"] for flag in answer["flags"]]
