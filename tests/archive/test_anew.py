"""An index of another version is built anew by whoever searches, who is told; one bad line builds nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from archive import Archive
from cli import gonggao
from index import tokens
from records import Settings

TEXT = "關於{name}開放的公告\n自2026年3月5日至3月31日，{name}每日上午九時開放，請各位依序入場並遵守規定。\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    with Archive(Settings.read(os.environ, data=str(tmp_path))) as opened:
        list(opened.add([opened.paste(TEXT.format(name=name)) for name in ("泳池", "圖書館")]))
    return tmp_path


def run(data: Path, *words: str, given: str | None = None) -> Result:
    return CliRunner().invoke(gonggao, ["--data", str(data), "--lang", "en", *words], input=given)


def current(data: Path) -> dict[str, bytes]:
    """The files that say which index is the current one: they change when it is built anew."""
    return {str(file): file.read_bytes() for file in (data / "index").glob("*/current*")}


def test_another_analyser(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(data, "verify").exit_code == 0
    before = current(data)
    monkeypatch.setattr(tokens, "VERSION", "tokens of tomorrow")
    stale = run(data, "verify")
    assert (stale.exit_code, current(data)) == (1, before)
    assert "made by another version" in stale.stderr
    found = run(data, "search", "泳池", "--json", "--today", "2026-03-10")
    assert found.exit_code == 0
    assert [json.loads(line)["title"] for line in found.stdout.splitlines()] == ["關於泳池開放的公告"]
    assert "rebuilding it" in found.stderr and "tokens of tomorrow" in found.stderr
    assert current(data) != before
    again = run(data, "search", "圖書館", "--json", "--today", "2026-03-10")
    assert (again.exit_code, again.stderr) == (0, "") and "圖書館" in again.stdout
    assert run(data, "verify").exit_code == 0


def test_a_day_that_is_none_is_told_and_builds_nothing(data: Path) -> None:
    before = current(data)
    wrong = [
        {"today": "yesterday"},
        {"filters": {"published_from": "zzz"}},
        {"filters": {"published_from": "2026"}},
        {"filters": {"open_on": "2026-02-30"}},
    ]
    cases = [{"id": n, "query": "泳池", **one} for n, one in enumerate(wrong)] + [{"id": "good", "query": "泳池"}]
    done = run(data, "search", "--jsonl", "-", given="".join(json.dumps(case) + "\n" for case in cases))
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 1
    assert all("no calendar day" in line["error"] for line in lines[:-1])
    assert len(lines[-1]["results"]) == 1
    assert before and current(data) == before
