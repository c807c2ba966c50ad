"""An archive whose folder may only be read: a share, a disc, a backup. It is opened for that, and says what cannot be done."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive import Archive
from messages import say
from records import Filters, Settings, Trouble

ROOT = Path(__file__).parents[2]
# root may write anywhere, unless that right is taken from it
DROP = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]
TEXT = "城西仓停发通知\n城西仓自2026年2月10日至2月20日停止发货。\n"


def shut(folder: Path, writable: bool = False) -> None:
    for one in (folder, *folder.rglob("*")):
        mode = one.stat().st_mode
        one.chmod(mode | stat.S_IWUSR if writable else mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))


@pytest.fixture(params=["tantivy", "whoosh"], autouse=True)
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGGAO_ENGINE", request.param)


def settings(folder: Path) -> Settings:
    return Settings.read(os.environ, data=str(folder))


@pytest.fixture
def data(engine: None, tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "data"
    with Archive(settings(folder)) as archive:
        list(archive.add([archive.paste(TEXT)]))
    yield folder
    shut(folder, writable=True)


@pytest.fixture
def run(data: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    root = os.geteuid() == 0
    if root and not shutil.which(DROP[0]):
        pytest.skip("root may write anywhere")

    def command(*arguments: str) -> subprocess.CompletedProcess[str]:
        shut(data)
        line = [*(DROP if root else []), sys.executable, "-m", "cli", "--data", str(data), "--lang", "hans", *arguments]
        return subprocess.run(line, cwd=ROOT, capture_output=True, text=True)

    return command


def test_it_is_searched_asked_and_given_out(run, data: Path, tmp_path: Path) -> None:
    assert "城西仓停发通知" in run("search", "停发").stdout
    assert "停发" in run("search").stdout
    assert "2026年2月10日至2月20日" in run("ask", "城西仓什么时候停发").stdout
    assert "城西仓" in run("export", "停发", "--format", "csv").stdout
    assert run("verify").returncode == 0
    assert run("backup", str(tmp_path / "copy.zip")).returncode == 0
    assert sorted(path.name for path in data.iterdir()) == ["index", "store.sqlite"]


def test_what_would_write_says_why_not(run, data: Path, tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text(TEXT, "utf-8")
    told = say("hans", "archive_read_only", path=str(data))
    for arguments in (("add", str(page)), ("undo", "260101-000000"), ("review", "accept", "f1"), ("watch", "--once")):
        done = run(*arguments)
        assert done.returncode == 1 and (told in done.stderr or "f1" in done.stderr), arguments


def test_what_was_written_before_and_not_yet_put_into_the_file_is_read(run, data: Path) -> None:
    """Somebody has it open: its log stands beside the file."""
    with Archive(settings(data)) as archive:
        list(archive.add([archive.paste("城东仓盘点公告\n城东仓2026年3月1日盘点。\n")]))
        assert "城东仓盘点公告" in run("search", "盘点").stdout
        shut(data, writable=True)


def test_of_an_empty_log_that_was_copied_along_nothing_is_missing(run, data: Path) -> None:
    (data / "store.sqlite-wal").touch()
    assert "城西仓停发通知" in run("search", "停发").stdout


def test_a_log_that_was_copied_along_and_cannot_be_read_is_told(run, data: Path, tmp_path: Path) -> None:
    with Archive(settings(data)) as archive:
        list(archive.add([archive.paste("城东仓盘点公告\n城东仓2026年3月1日盘点。\n")]))
        log = (data / "store.sqlite-wal").read_bytes()
    assert log
    (data / "store.sqlite-wal").write_bytes(log)
    done = run("search", "盘点")
    told = say("hans", "store_log_left", path=str(data / "store.sqlite"), log="store.sqlite-wal")
    assert (done.returncode, told in done.stderr) == (1, True)
    shut(data, writable=True)
    shutil.copytree(data, tmp_path / "copy")
    with Archive(settings(tmp_path / "copy")) as archive:
        assert archive.size() == 2


def test_an_index_that_cannot_be_built_there_is_told(run, data: Path) -> None:
    shutil.rmtree(data / "index")
    told = say("hans", "index_read_only", path=str(data))
    for arguments in (("reindex",), ("search", "停发"), ("ask", "城西仓什么时候停发")):
        done = run(*arguments)
        assert (done.returncode, told in done.stderr) == (1, True), (arguments, done.stderr)


def test_the_page_says_so_too_and_its_thread_does_not_try(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(data / "index")
    monkeypatch.setattr("store.database.os.access", lambda *_: False)
    with Archive(settings(data), behind=True) as archive:
        archive.warm()
        with pytest.raises(Trouble) as trouble:
            archive.search("停发", Filters(), "2026-02-01")
        assert (trouble.value.message["key"], archive.rebuilding()) == ("index_read_only", None)
