"""A backup in one file, put back elsewhere; and what is told of an archive that is not whole."""

from __future__ import annotations

import os
import sqlite3
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive import Archive, restore
from messages import tell
from records import Filters, Settings, Trouble
from store import Store

DAY = "2026-03-02"
TEXT = "關於{name}開放的公告\n自2026年3月5日至3月31日，{name}每日上午九時開放，請各位依序入場並遵守規定。\n"


def settings(folder: Path) -> Settings:
    return Settings.read(os.environ, data=str(folder))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(settings(tmp_path / "data")) as opened:
        list(opened.add([opened.paste(TEXT.format(name=name)) for name in ("泳池", "圖書館", "體育館")]))
        assert opened.search("泳池", Filters(), DAY).total == 1
        yield opened


def told(archive: Archive) -> list[str]:
    found = list(archive.verify())
    assert all(tell(lang, one) for one in found for lang in ("hant", "hans", "en"))
    return [one["key"] for one in found]


def change(archive: Archive, sql: str) -> None:
    connection = sqlite3.connect(archive._store.path)
    with connection:
        connection.execute(sql)
    connection.close()


def test_backed_up_while_it_is_written_and_put_back(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "data" / "synonyms.txt").write_text("泳池 游泳池\n", "utf-8")
    file = tmp_path / "backup.zip"
    names = [f"第{n}館" for n in range(20)]
    writer = threading.Thread(
        target=lambda: list(archive.add([archive.paste(TEXT.format(name=name)) for name in names]))
    )
    writer.start()
    count = archive.backup(file)
    writer.join()
    assert count >= 3
    restore(file, settings(tmp_path / "other"))
    with Archive(settings(tmp_path / "other")) as other:
        assert other.reindex() == other.size() >= 3
        assert other.search("圖書館", Filters(), DAY).total >= 1
        assert told(other) == []
    assert (tmp_path / "other" / "synonyms.txt").read_text("utf-8") == "泳池 游泳池\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.zip", "data", "other"]


def test_nothing_is_overwritten(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    archive.backup(file)
    before = file.read_bytes()
    with pytest.raises(Trouble, match="no_folder"):
        archive.backup(tmp_path / "none" / "copy.zip")
    with pytest.raises(Trouble, match="file_there"):
        archive.backup(file)
    with pytest.raises(Trouble, match="archive_there"):
        restore(file, archive.settings)
    assert file.read_bytes() == before and archive.size() == 3


@pytest.mark.parametrize("kind", ["text", "cut", "other zip", "no store", "damaged store"])
def test_what_is_no_whole_backup_is_not_put_back(archive: Archive, tmp_path: Path, kind: str) -> None:
    file, broken = tmp_path / "backup.zip", tmp_path / "broken.zip"
    archive.backup(file)
    if kind == "text":
        broken.write_text("公告")
    elif kind == "cut":
        broken.write_bytes(file.read_bytes()[:5000])
    else:
        with zipfile.ZipFile(broken, "w") as packed:
            if kind == "other zip":
                packed.writestr("../store.sqlite", b"x")
            elif kind == "no store":
                packed.writestr("store.sqlite", "公告" * 1000)
            else:
                data = bytearray(zipfile.ZipFile(file).read("store.sqlite"))
                data[8192:40960] = b"Z" * (40960 - 8192)
                packed.writestr("store.sqlite", bytes(data))
    with pytest.raises(Trouble, match="backup_broken"):
        restore(broken, settings(tmp_path / "other"))
    assert list((tmp_path / "other").iterdir()) == []
    with pytest.raises(Trouble, match="no_such_file"):
        restore(tmp_path / "none.zip", settings(tmp_path / "other"))


@pytest.mark.parametrize(
    ("sql", "key"),
    [
        (
            "UPDATE contents SET data = x'789c030000000001' WHERE rowid = (SELECT min(rowid) FROM contents)",
            "verify_page",
        ),
        ("UPDATE records SET record = x'00' WHERE announcement = 1", "verify_record"),
        ("DELETE FROM records WHERE announcement = 1", "verify_record"),
        ("UPDATE versions SET reading = x'00' WHERE n = 1", "verify_version"),
        ("DELETE FROM sources WHERE n = 1", "verify_points_nowhere"),
        ("UPDATE announcements SET stands = 0 WHERE n = 1", "verify_index"),
    ],
)
def test_what_is_not_whole_is_told(archive: Archive, sql: str, key: str) -> None:
    assert told(archive) == []
    change(archive, sql)
    assert key in told(archive)


@pytest.mark.skipif(os.name != "posix", reason="modes of files")
def test_a_new_data_folder_is_its_owners_alone(archive: Archive, tmp_path: Path) -> None:
    """It holds notes and names of those who decide. One that is there already keeps what its owner gave it."""
    file = tmp_path / "backup.zip"
    archive.backup(file)
    restore(file, settings(tmp_path / "other"))
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o755)
    restore(file, settings(shared))
    modes = [(tmp_path / name).stat().st_mode & 0o777 for name in ("data", "other", "shared")]
    assert modes == [0o700, 0o700, 0o755]


@pytest.mark.parametrize("kind", ["blown up", "damaged"])
def test_a_packed_file_that_is_no_backup_is_refused_before_it_fills_the_disk(tmp_path: Path, kind: str) -> None:
    Store(tmp_path / "data").close()
    if kind == "blown up":
        connection = sqlite3.connect(tmp_path / "data" / "store.sqlite")
        with connection:
            connection.execute("CREATE TABLE zeros AS SELECT zeroblob(20000000)")
        connection.close()
    file = tmp_path / "backup.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.write(tmp_path / "data" / "store.sqlite", "store.sqlite")
    if kind == "damaged":
        data = bytearray(file.read_bytes())
        data[42] = 0xFF  # the first byte behind its head: no kind of block that there is
        file.write_bytes(data)
    with pytest.raises(Trouble, match="backup_broken"):
        restore(file, settings(tmp_path / "other"))
    assert list((tmp_path / "other").iterdir()) == []
