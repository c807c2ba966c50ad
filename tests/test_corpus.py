"""Every page of corpus/ with a .json beside it yields what that says; a page without one is at least read.

The .json holds any part of a `records.Reading`, and is compared on what it names: values of a list are each found among
those read, `flags` are exactly these (but for those marked `"optional"`), a `text` of `left_out` is in one left out.
`suggestion_any` lists several suggestions of which any is right.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from ingest import pipeline
from records import Page, Reading

pytestmark = pytest.mark.engine_free

CORPUS = Path(__file__).parents[1] / "corpus"
PAGES = sorted(path for path in CORPUS.iterdir() if path.suffix != ".json" and path.is_file())
ABOUT_THE_PAGE = ("address", "example")
EXACT = ("tables", "categories", "attachments", "conditions", "items", "alternatives")


def read(path: Path, expected: dict[str, Any]) -> Reading:
    page = Page(
        source=f"corpus/{path.name}",
        file=f"corpus/{path.name}",
        data=path.read_bytes(),
        fetched="2026-01-01T00:00:00+08:00",
        address=expected.get("address"),
    )
    return pipeline.read(page)


def plain(value: Any) -> Any:
    """A value as its JSON, with nothing left out: a field that has its default is there."""
    if isinstance(value, msgspec.Struct):
        return {name: plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def differences(expected: Any, got: Any, where: str) -> list[str]:
    """What of `expected` is not in `got`, a line each."""
    name = where.rpartition(".")[2].split("[")[0]
    if isinstance(expected, dict) and isinstance(got, dict):
        found: list[str] = []
        for key, value in expected.items():
            if key == "suggestion_any":
                if got["suggestion"] not in value:
                    found.append(f"{where}.suggestion: {got['suggestion']!r} is none of {value!r}")
            elif key == "flags":
                found += flag_differences(value, got[key], f"{where}.flags")
            else:
                found += differences(value, got[key], f"{where}.{key}")
        return found
    if isinstance(expected, list) and isinstance(got, list) and name not in EXACT:
        if name == "documents":
            if len(expected) != len(got):
                return [f"{where}: {len(got)} instead of {len(expected)}: {[item['title'] for item in got]}"]
            pairs = zip(expected, got, strict=True)
            return [line for n, (one, other) in enumerate(pairs) for line in differences(one, other, f"{where}[{n}]")]
        if name == "left_out":
            return [
                f"{where}: {item['text']!r} was not left out"
                for item in expected
                if not any(item["text"] in other["text"] for other in got)
            ]
        if name == "repairs" and not expected and got:
            return [f"{where}: {got!r} though nothing is damaged"]
        return [
            f"{where}: {item!r} is not among {got!r}"
            for item in expected
            if not any(not differences(item, other, where + ".item") for other in got)
        ]
    if isinstance(expected, list) and isinstance(got, list) and len(expected) == len(got):
        return [
            line
            for n, (a, b) in enumerate(zip(expected, got, strict=True))
            for line in differences(a, b, f"{where}[{n}]")
        ]
    return [] if expected == got else [f"{where}: {got!r} instead of {expected!r}"]


def flag_differences(expected: list[dict[str, Any]], got: list[dict[str, Any]], where: str) -> list[str]:
    known = {(flag["kind"], flag["span"]): flag for flag in expected}
    raised = {(flag["kind"], flag["span"]): flag for flag in got}
    found = [f"{where}: {kind} at {span!r} was not expected" for kind, span in raised.keys() - known.keys()]
    for key, flag in known.items():
        if key not in raised:
            if not flag.get("optional"):
                found.append(f"{where}: no {key[0]} at {key[1]!r}")
        else:
            wanted = {name: value for name, value in flag.items() if name != "optional"}
            found += differences(wanted, raised[key], f"{where}.{key[0]}")
    return found


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_page_yields_what_its_json_says(path: Path) -> None:
    beside = path.with_suffix(".json")
    expected = json.loads(beside.read_text("utf-8")) if beside.exists() else {}
    reading = read(path, expected)
    assert reading.documents
    wanted = {key: value for key, value in expected.items() if key not in ABOUT_THE_PAGE}
    wrong = differences(wanted, plain(reading), path.stem)
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.json")), ids=lambda path: path.name)
def test_json_stands_beside_a_page_and_names_only_what_a_reading_has(path: Path) -> None:
    assert any(page.stem == path.stem for page in PAGES), "no page beside it"
    expected = json.loads(path.read_text("utf-8"))
    assert expected.keys() <= {*Reading.__struct_fields__, *ABOUT_THE_PAGE}
    body = expected.get("body", "")
    for document in expected.get("documents", ()):
        text = document.get("body", "")
        assert text in body
        for kind in ("windows", "durations", "flags"):
            for item in document.get(kind, ()):
                assert item["span"] in text, item


def test_there_are_pages() -> None:
    assert len(PAGES) >= 12
