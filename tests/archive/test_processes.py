"""Watching as a user starts it: real processes, one of them killed in the middle; and the serving process too."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from archive import Archive
from cli import gonggao
from records import Settings
from tests.archive.conftest import Web
from tests.ports import free_port
from tests.test_serving import start, until

ROOT = Path(__file__).parents[2]
NAMES = ("泳池", "球場", "劇院", "書室", "禮堂", "苗圃", "碼頭", "茶座")

Run = Callable[..., Result]
Begin = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def environment(data: Path, site: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGGAO_LANG", "en")
    monkeypatch.setenv("GONGGAO_DATA", str(data))
    monkeypatch.setenv("GONGGAO_ALLOW_HOSTS", site.host)


@pytest.fixture
def run(environment: None) -> Run:
    """A command in this process."""
    return lambda *arguments: CliRunner().invoke(gonggao, arguments)


@pytest.fixture
def begin(environment: None) -> Begin:
    """A command as a process of its own."""

    def started(*arguments: str) -> subprocess.Popen[str]:
        words = [sys.executable, "-m", "cli", *arguments]
        return subprocess.Popen(words, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    return started


@pytest.fixture
def listed(site: Web) -> str:
    titles = {f"/{n}.html": f"{name}春季開放安排" for n, name in enumerate(NAMES[:4])}
    for path, title in titles.items():
        site.notice(path, title)
    return site.list("/list", titles)


def lines(done: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_list_is_shown_asked_for_and_taken_in(run: Run, listed: str, site: Web) -> None:
    shown = run("add", "--list", listed)
    assert shown.exit_code == 0
    assert "new 4 · known 0" in shown.stdout and NAMES[0] in shown.stdout and "--yes" in shown.stderr
    assert [(line["new"], line["published"]) for line in lines(run("add", "--list", "--json", listed))] == [
        (True, "2026-03-01")
    ] * 4
    added = lines(run("add", "--list", "--yes", "--json", listed))
    assert [line["result"] for line in added] == ["added"] * 4
    assert "new 0 · known 4" in run("add", "--list", "--yes", listed).stdout
    failed = run("add", "--list", "--json", f"{site.root}/0.html")
    assert failed.exit_code == 1 and lines(failed)[0]["result"] == "failed"


def test_a_list_is_told_from_an_announcement(run: Run, listed: str, site: Web, tmp_path: Path) -> None:
    feed = "<rss><channel><item><title>泳池春季開放安排</title><link>https://example.org/0.html</link></item></channel></rss>"
    site.answer("/feed", feed.encode(), Content_Type="application/rss+xml")
    (tmp_path / "feed.xml").write_text(feed, "utf-8")
    given = [listed, f"{site.root}/feed", str(tmp_path / "feed.xml"), f"{site.root}/0.html"]
    done = run("add", "--json", *given)
    assert done.exit_code == 1
    *lists, notice = lines(done)
    for one, where in zip(lists, given, strict=False):
        assert (one["result"], one["ids"]) == ("failed", []) and f"gonggao add --list {where}" in one["error"]
    assert notice["result"] == "added"
    assert len(lines(run("search", "--json", "春季"))) == 1
    (tmp_path / "list.html").write_text(site.pages["/list"], "utf-8")
    assert lines(run("add", "--json", str(tmp_path / "list.html")))[0]["result"] == "added", "a file is what it is"


@pytest.mark.parametrize("again", [("sources", "fetch"), ("sources", "fetch", "--all"), ("watch", "--once")])
def test_a_new_version_can_be_undone(run: Run, site: Web, again: tuple[str, ...]) -> None:
    address = site.notice("/0.html", "泳池春季開放安排")
    run("add", address)
    named = (address,) if again == ("sources", "fetch") else ()
    run("sources", "interval", address, "5m")
    assert "gonggao undo" not in run(*again, *named).stderr
    site.notice("/0.html", "泳池春季開放安排", days="2026年3月11日至3月22日")
    with Archive(Settings.read(os.environ)) as archive:
        archive.hurry()
    hint = run(*again, *named).stderr.strip().splitlines()[-1]
    assert hint.startswith("To undo: gonggao undo ")
    assert run("undo", hint.rpartition(" ")[2]).exit_code == 0
    assert lines(run("sources", "list", "--json"))[0]["versions"] == 1


def test_sources_and_what_a_person_sets(run: Run, listed: str, site: Web) -> None:
    run("add", f"{site.root}/0.html", f"{site.root}/1.html")
    del site.pages["/1.html"]
    site.notice("/0.html", "泳池春季開放安排", days="2026年3月11日至3月22日")
    fetched = run("sources", "fetch", "--all", "--json")
    assert fetched.exit_code == 1
    assert {line["result"] for line in lines(fetched)} == {"new_version", "failed"}
    first, second = lines(run("sources", "list", "--json"))
    assert (first["state"], first["failures"], first["file"]) == ("failed", 1, f"{site.root}/1.html")
    assert first["reason"] and first["next"] and second["versions"] == 2
    assert "⚠" in run("sources", "list").stdout
    assert "every 6 h" in run("sources", "interval", second["id"], "6h").stdout
    assert run("sources", "pause", first["id"]).exit_code == 0
    assert "All 2 · Paused 1\n" in run("sources", "list", "--paused").stderr
    assert run("sources", "resume", first["file"]).exit_code == 0
    assert run("sources", "remove", second["id"]).exit_code == 0
    assert [line["id"] for line in lines(run("sources", "list", "--json"))] == [first["id"]]
    assert run("bring-back", second["id"]).exit_code == 0
    assert len(lines(run("sources", "list", "--json"))) == 2
    mixed = run("sources", "fetch", "nothing-of-this-name", second["id"])
    assert mixed.exit_code == 1 and "nothing-of-this-name" in mixed.stderr and "unchanged" in mixed.stdout


def test_an_announcement_removed_and_brought_back(run: Run, listed: str, site: Web) -> None:
    (added,) = lines(run("add", "--json", f"{site.root}/0.html"))
    (id,) = added["ids"]
    assert run("remove", id).exit_code == 0
    assert lines(run("search", "--json", "泳池")) == []
    shown = run("show", id)
    assert shown.exit_code == 1 and f"gonggao bring-back {id}" in shown.stderr
    assert run("bring-back", id).exit_code == 0
    assert [line["id"] for line in lines(run("search", "--json", "泳池"))] == [id]


def test_killed_in_the_middle_nothing_is_lost(run: Run, begin: Begin, listed: str, site: Web, data: Path) -> None:
    run("add", "--list", "--yes", listed)
    with Archive(Settings.read(os.environ, data=str(data))) as archive:
        archive.hurry()
    for n, name in enumerate(NAMES[:4]):
        site.notice(f"/{n}.html", f"{name}春季開放安排", days="2026年3月11日至3月22日")
    told = []
    with begin("watch", "--once", "--json") as process:
        assert process.stdout
        while len([line for line in told if line["result"] == "new_version"]) < 2:
            told.append(json.loads(process.stdout.readline()))
        process.kill()
        told += [json.loads(line) for line in process.stdout.read().splitlines()]
    rest = lines(run("watch", "--once", "--json"))
    changed = [line["source"] for line in told + rest if line["result"] == "new_version"]
    assert len(changed) >= 3 and len(set(changed)) == len(changed)
    with Archive(Settings.read(os.environ, data=str(data))) as archive:
        pages = [source for source in archive.sources_of() if source.kind == "page"]
        assert [source.versions for source in pages] == [2, 2, 2, 2]
        assert archive.source_counts()["failed"] == 0 and archive.indexing() == 0
        assert archive.size() == 4
    assert len(lines(run("search", "--json", "春季"))) == 4


def test_a_list_killed_in_the_middle_goes_on(run: Run, begin: Begin, listed: str, data: Path) -> None:
    with begin("add", "--list", "--yes", "--json", listed) as process:
        assert process.stdout
        process.stdout.readline()
        process.kill()
        process.stdout.read()
    again = lines(run("add", "--list", "--yes", "--json", listed))
    assert 1 <= len(again) <= 3
    assert len(lines(run("search", "--json", "春季"))) == 4


def test_the_serving_process_watches(run: Run, listed: str, site: Web, data: Path) -> None:
    run("add", f"{site.root}/0.html")
    site.notice("/0.html", "泳池春季開放安排", days="2026年3月11日至3月22日")
    with Archive(Settings.read(os.environ, data=str(data))) as archive:
        archive.hurry()
    with start(data, free_port()) as process:
        try:
            assert site.root in until(process, "Changed")[-1]
        finally:
            process.terminate()
            assert process.wait(timeout=30) == 0
            for pipe in (process.stdout, process.stderr):
                assert pipe
                pipe.close()


def test_watch_goes_on_until_it_is_ended(run: Run, begin: Begin, listed: str, site: Web, data: Path) -> None:
    run("add", f"{site.root}/0.html")
    with Archive(Settings.read(os.environ, data=str(data))) as archive:
        archive.hurry()
    with begin("watch") as process:
        assert process.stdout
        assert "unchanged" in process.stdout.readline()
        process.terminate()
        assert process.wait(timeout=30) == 0
