"""`gonggao search` and `gonggao export` as they are typed: a minus excludes, what was corrected is told, both find the same."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from archive import Archive
from cli import gonggao
from index.places import Places
from records import Filters, Settings

TEXT = "關於{name}開放的公告\n自2026年3月5日至3月31日，{name}每日上午九時開放，請各位依序入場並遵守規定。\n"
DAY = ("--today", "2026-03-10")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("searching")
    with Archive(Settings.read(os.environ, data=str(folder))) as opened:
        list(opened.add([opened.paste(TEXT.format(name=name)) for name in ("泳池", "圖書館", "體育館")]))
    return folder


def run(data: Path, *words: str, given: str | None = None) -> Result:
    return CliRunner().invoke(gonggao, ["--data", str(data), "--lang", "en", *words], input=given)


def titles(done: Result) -> set[str]:
    assert done.exit_code == 0, done.output
    return {json.loads(line)["title"][2:-5] for line in done.stdout.splitlines()}


@pytest.mark.parametrize("command", [("search", "--json"), ("export",)], ids=lambda words: words[0])
@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["-泳池"], "圖書館 體育館"),
        (["公告", "-泳池", "-圖書館"], "體育館"),
        (["公告 -泳池"], "圖書館 體育館"),
        (["－泳池", *DAY], "圖書館 體育館"),
        (["泳池", "OR", "圖書館"], "泳池 圖書館"),
        (["-title:泳池", *DAY, "開放"], "圖書館 體育館"),
        (["--", "-泳池"], "圖書館 體育館"),
        (["tushuguan"], "圖書館"),
        (["tushuguan", "--as-typed"], ""),
        (["公告", "--not-flagged", "--publisher", "無此社"], ""),
    ],
    ids=lambda given: given if isinstance(given, str) else " ".join(given),
)
def test_words(data: Path, command: tuple[str, ...], words: list[str], found: str) -> None:
    assert titles(run(data, *command, *words)) == set(found.split())


def test_an_option_that_is_none_is_still_told(data: Path) -> None:
    for words in (["search", "--limt", "3", "泳池"], ["search", "--limit", "-3", "泳池"], ["export", "--frmat", "csv"]):
        assert run(data, *words).exit_code == 2
    assert "Usage:" in run(data, "search", "-h").stdout


def test_what_was_corrected_is_told(data: Path) -> None:
    done = run(data, "search", "tushuguan", "--json")
    (hit,) = map(json.loads, done.stdout.splitlines())
    assert hit["corrected"] == "图书馆"
    assert "图书馆" in done.stderr
    (hit,) = map(json.loads, run(data, "search", "圖書館", "--json").stdout.splitlines())
    assert hit["corrected"] is None
    assert "图书馆" in run(data, "export", "tushuguan").stderr
    (line,) = run(data, "search", "--jsonl", "-", given='{"id": 1, "query": "tushuguan"}\n').stdout.splitlines()
    assert (json.loads(line)["corrected"], len(json.loads(line)["results"])) == ("图书馆", 1)


def test_an_id_that_is_none_is_told(data: Path) -> None:
    with Archive(Settings.read(os.environ, data=str(data))) as opened:
        known = [one.id for one in opened.chosen((), Filters(), DAY[1])]
    assert len(titles(run(data, "export", *known[:2]))) == 2
    assert "axxxxxxxxxx" in run(data, "export", known[0], "axxxxxxxxxx").stderr


def test_what_a_killed_process_left_is_indexed_by_who_searches(tmp_path: Path) -> None:
    with Archive(Settings.read(os.environ, data=str(tmp_path))) as opened:
        list(opened.add([opened.paste(TEXT.format(name="泳池"))]))
        with Places(tmp_path / "index" / opened.settings.engine).lock():  # another process indexes, and does not end
            list(opened.add([opened.paste(TEXT.format(name="游樂場"))]))
            assert titles(run(tmp_path, "search", "游樂場", "--json")) == set()
        assert opened.indexing() == 1
    assert titles(run(tmp_path, "search", "游樂場", "--json")) == {"游樂場"}


def test_what_was_left_out_of_a_query_is_told(data: Path) -> None:
    query = "圖書館 published:2026-13 kind:nosuch title:"
    keys = ["misread_days", "misread_choice", "misread_empty"]
    done = run(data, "search", query, "--json")
    (hit,) = map(json.loads, done.stdout.splitlines())
    assert [note["key"] for note in hit["notes"]] == keys
    assert [line.split("”")[0] for line in done.stderr.splitlines()] == [
        "“published:2026-13",
        "“kind:nosuch",
        "“title:",
    ]
    assert "published:2026-13" in run(data, "export", query).stderr
    given = json.dumps({"id": 1, "query": query})
    (line,) = map(json.loads, run(data, "search", "--jsonl", "-", given=given).stdout.splitlines())
    assert ([note["key"] for note in line["notes"]], len(line["results"])) == (keys, 1)
    # where nothing is left but that, it is the list of the day
    done = run(data, "search", "open:2026-02-30", "--json", *DAY)
    assert len(done.stdout.splitlines()) == 3
    assert "open:2026-02-30" in done.stderr
    assert "notes" not in json.loads(run(data, "search", "圖書館", "--json").stdout)


def test_a_day_in_words_is_that_of_the_search(tmp_path: Path) -> None:
    with Archive(Settings.read(os.environ, data=str(tmp_path))) as opened:
        list(opened.add([opened.paste("春季班招生公告\n報名時間：2026年3月5日至3月31日，逾期不受理。\n")]))
    for day, found in (("2026-03-10", 1), ("2026-04-01", 0)):
        for query in ("open:今天", "招生 open:today", "招生 開放：今天"):
            assert len(run(tmp_path, "search", query, "--json", "--today", day).stdout.splitlines()) == found


def test_that_hits_are_close_in_meaning_only_is_told(data: Path) -> None:
    done = run(data, "search", "想去游泳要幾點才開放進場呢", "--json")
    hits = [json.loads(line) for line in done.stdout.splitlines()]
    assert hits
    assert all({"key": "by_meaning"} in hit["notes"] for hit in hits)
    assert "close in meaning" in done.stderr
    assert "close in meaning" not in run(data, "search", "圖書館開放").stderr


def test_a_word_comes_before_what_has_it_across_two(tmp_path: Path) -> None:
    with Archive(Settings.read(os.environ, data=str(tmp_path))) as opened:
        list(opened.add([opened.paste("人民生活調查\n調查各區人民生活狀況，人民生活皆可填答。\n")]))
        list(opened.add([opened.paste("物資發放公告\n本月起按戶發放民生物資一份，憑證件領取，逾期不候。\n")]))
        found = opened.search("民生", Filters(), DAY[1])
        assert [hit.title for hit in found.hits] == ["物資發放公告", "人民生活調查"]
        assert [hit.title for hit in opened.search("人民生活", Filters(), DAY[1]).hits] == ["人民生活調查"]


def test_what_is_quoted_with_its_marks_comes_before_what_has_others(tmp_path: Path) -> None:
    with Archive(Settings.read(os.environ, data=str(tmp_path))) as opened:
        for mark in "，；：、。！":
            list(opened.add([opened.paste(f"臨時停水通告\n本區臨時停水{mark}即日起請儲水{mark}代號{ord(mark)}。\n")]))
        for offset, size in ((0, 1), (1, 5)):
            found = opened.search("「停水。即日」", Filters(), DAY[1], limit=size, offset=offset)
            assert [("停水。即日" in hit.snippet) for hit in found.hits] == [offset == 0] * size
            assert found.total == 6


@pytest.mark.parametrize(
    ("query", "nowhere", "rest"),
    [
        ('"泳池 圖書館"', ["泳池 圖書館"], "泳池 圖書館"),
        ("title:九時", ["九時"], "九時"),
        ("title:海豚", ["海豚"], ""),
        ("海豚 OR 企鵝", ["海豚", "企鵝"], ""),
        ("６６６６日", ["６６６６"], ""),
        ("publisher:海豚社", ["publisher:海豚社"], ""),
        ("泳池 publisher:海豚社 site:none.example", ["publisher:海豚社", "site:none.example"], "泳池"),
        ("-泳池 -圖書館 category:海豚", ["category:海豚"], "-泳池 -圖書館"),
    ],
)
def test_what_stands_nowhere_is_named_as_typed_and_left_out(
    data: Path, query: str, nowhere: list[str], rest: str
) -> None:
    with Archive(Settings.read(os.environ, data=str(data))) as archive:
        found = archive.search(query, Filters(), DAY[1])
        assert not found.total and list(found.nowhere) == nowhere
        assert archive.instead(query, found.nowhere, Filters(), DAY[1]) == rest


@pytest.mark.parametrize("offset", [3, 10**6, 2**31, 10**20])
def test_behind_the_last_there_is_nothing(data: Path, offset: int) -> None:
    """An engine makes room for as many hits as stand before the first: it took 32 GB, and the process with it."""
    for words in (["開放"], []):
        done = run(data, "search", "--json", "--offset", str(offset), *words, *DAY)
        assert (done.exit_code, done.stdout) == (0, "")
