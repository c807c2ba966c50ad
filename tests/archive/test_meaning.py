"""Vectors, with the real model: made once, kept in the store; whatever happens to the index, none is made again."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive import Archive, restore
from cli import gonggao
from index.meaning import ROW
from records import Filters, Settings
from zh import vectors

ROOT = Path(__file__).parents[2]
WATER = "管線更換，明日上午至傍晚全區停水，請各戶預先儲水備用。"
OTHERS = ("圖書館閉館整理，還書請投還書箱。", "年度體檢名單公布，請空腹前往。", "球場重鋪草皮，暫停租借。")
ASKED = "家裡的水龍頭為什麼明日沒有水流出來"  # 明日 stands there: where no word does, nothing is found by meaning


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=str(tmp_path / "data"))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the model is asked."""
    made: list[str] = []
    own = vectors.Vectors.of

    def of(self: vectors.Vectors, texts: list[str]) -> object:
        made.extend(texts)
        return own(self, texts)

    monkeypatch.setattr(vectors.Vectors, "of", of)
    return made


def notice(body: str) -> str:
    return f"<html><head><meta charset=utf-8><title>通告</title></head><body><h1>{body[:6]}通告</h1><p>{body}</p></body></html>"


def add(archive: Archive, *bodies: str) -> list[str]:
    return [id for added in archive.add([archive.paste(notice(body)) for body in bodies]) for id in added.ids]


def found(archive: Archive) -> list[str]:
    return [hit.id for hit in archive.search(ASKED, Filters(), "2026-03-01").hits]


def backlog(settings: Settings) -> None:
    """As a store of before has it: nothing is kept."""
    with Archive(settings) as archive, archive._store._database.writing() as conn:
        conn.exec_driver_sql("UPDATE vectors SET vector = NULL")
    shutil.rmtree(Path(settings.data) / "index", ignore_errors=True)


def test_an_addition_makes_its_own_and_leaves_the_rest(settings: Settings, asked: list[str]) -> None:
    with Archive(settings) as archive:
        water, *_ = add(archive, WATER, *OTHERS)
        assert archive.wanted() == 0
        assert found(archive) == [water]
    backlog(settings)
    with Archive(settings) as archive:
        asked.clear()
        add(archive, "停車場改建，車輛請改停北側。")
        assert len(asked) == 1
        assert archive.wanted() == 4
        assert archive.go_on()
        assert archive.wanted() == 0
        assert not archive.go_on()
        assert found(archive) == [water]


def test_without_the_index_none_is_made_again(settings: Settings, asked: list[str]) -> None:
    with Archive(settings) as archive:
        water, *_ = add(archive, WATER, *OTHERS)
    for gone in ("index", "index/vectors"):
        path = Path(settings.data) / gone
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        asked.clear()
        with Archive(settings) as archive:
            archive.go_on()
            archive.reindex()
            assert archive.wanted() == 0
            assert asked == []
            assert found(archive) == [water]


def test_those_that_lie_in_the_index_are_taken_from_there(settings: Settings, asked: list[str]) -> None:
    with Archive(settings) as archive:
        add(archive, WATER, *OTHERS)
        file = Path(settings.data) / "index" / "vectors"
        rows = file.read_bytes()
    backlog(settings)
    file.parent.mkdir()
    file.write_bytes(rows)
    asked.clear()
    with Archive(settings) as archive:
        archive.reindex()
        assert archive.understand() == 4
        assert asked == []
        assert b"".join(archive._store.vectors()) == rows


def test_a_backup_has_them(settings: Settings, asked: list[str], tmp_path: Path) -> None:
    with Archive(settings) as archive:
        water, *_ = add(archive, WATER, *OTHERS)
        archive.backup(tmp_path / "backup.zip")
    asked.clear()
    other = Settings(data=str(tmp_path / "other"))
    restore(tmp_path / "backup.zip", other)
    with Archive(other) as archive:
        archive.reindex()
        assert archive.wanted() == 0
        assert asked == []
        assert found(archive) == [water]


def test_what_has_gone_leaves_the_file_with_the_next_index(settings: Settings) -> None:
    file = Path(settings.data) / "index" / "vectors"
    with Archive(settings) as archive:
        water, *_ = add(archive, WATER, *OTHERS)
        archive.remove(water)
        assert file.stat().st_size == 4 * ROW
        archive.reindex()
        assert file.stat().st_size == 3 * ROW
        archive.bring_back(water)
        assert found(archive) == [water]


_STOPS = """
import os, signal, sys
from pathlib import Path
from archive import Archive
from records import Settings
from store import Store
from index.meaning import Meaning
at = sys.argv[2]
of = {"rows": Meaning, "keep_vectors": Store}[at.removeprefix("after ")]
own = getattr(of, at.removeprefix("after "))
def stops(self, *given):
    if at.startswith("after "):
        own(self, *given)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(of, at.removeprefix("after "), stops)
with Archive(Settings(data=sys.argv[1])) as archive:
    archive.understand()
"""


@pytest.mark.engine_free
@pytest.mark.parametrize("at", ["rows", "after rows", "keep_vectors", "after keep_vectors"])
def test_killed_in_the_middle(settings: Settings, at: str) -> None:
    with Archive(settings) as archive:
        water, *_ = add(archive, WATER, *OTHERS)
    backlog(settings)
    done = subprocess.run([sys.executable, "-c", _STOPS, settings.data, at], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    with Archive(settings) as archive:
        assert archive.understand() == (0 if at == "after keep_vectors" else 4)
        assert found(archive) == [water]
        assert len(b"".join(archive._store.vectors())) == 4 * ROW


def test_the_command_line_says_what_is_left(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GONGGAO_DATA", settings.data)
    monkeypatch.setenv("GONGGAO_LANG", "en")
    page = tmp_path / "page.html"
    page.write_text(notice(WATER), encoding="utf-8")
    run: Callable[..., str] = lambda *words: CliRunner().invoke(gonggao, words).output  # noqa: E731
    with Archive(settings) as archive:
        add(archive, *OTHERS)
    assert "in other words" not in run("add", str(page))
    backlog(settings)
    page.write_text(notice(WATER + "另行通知。"), encoding="utf-8")
    assert "3 are found by their own words" in run("add", str(page))
    assert "3 are now found in other words" in run("reindex")
    assert "in other words" not in run("reindex")
