"""Pages put into a folder of source pages, with a draft that holds of them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import cli.adding
from archive import Archive
from records import Page, Trouble
from tests.archive.conftest import Clock, Web
from tests.test_corpus import ABOUT_THE_PAGE, differences, plain, read

DAY = "2026-03-02"


def put(archive: Archive, folder: Path, *sources: str) -> Path:
    (page,) = archive.sources(sources)
    assert isinstance(page, Page)
    return archive.to_corpus(page, folder)


def test_a_page_with_a_draft_that_holds(archive: Archive, site: Web, clock: Clock, tmp_path: Path) -> None:
    address = site.notice("/a.html", "泳池春季開放安排", days="2026年2月25日至2月30日")
    path = put(archive, tmp_path / "corpus", address)
    assert re.fullmatch(r"2026-03-02-[0-9a-f]{12}\.html", path.name)
    assert path.read_bytes() == site.pages["/a.html"].encode()
    draft = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert draft["address"] == address and draft["title"] == "泳池春季開放安排"
    assert draft["documents"][0]["flags"][0]["kind"] == "impossible_date"
    assert "offset" not in json.dumps(draft)
    wanted = {key: value for key, value in draft.items() if key not in ABOUT_THE_PAGE}
    assert not differences(wanted, plain(read(path, draft)), path.stem)
    assert sorted(one.name for one in path.parent.iterdir()) == sorted([path.name, path.stem + ".json"])


def test_what_a_person_corrected_stays(archive: Archive, site: Web, clock: Clock, tmp_path: Path) -> None:
    address = site.notice("/a.html", "泳池春季開放安排")
    path = put(archive, tmp_path, address)
    path.with_suffix(".json").write_text("{}")
    clock.later(days=3)
    with pytest.raises(Trouble, match="in_corpus"):
        put(archive, tmp_path, address)
    with pytest.raises(Trouble, match="in_corpus"):
        put(archive, tmp_path, str(path))
    assert path.with_suffix(".json").read_text() == "{}"
    assert len(list(tmp_path.glob("2026*"))) == 2


def test_it_is_taken_in_with_its_address(archive: Archive, site: Web, clock: Clock, tmp_path: Path) -> None:
    address = site.notice("/a.html", "泳池春季開放安排")
    put(archive, tmp_path / "corpus", address)
    (added,) = archive.take_in(tmp_path / "corpus")
    assert added.result == "added" and archive.record(added.ids[0], DAY).address == address


def test_a_stored_page_and_a_pasted_text(archive: Archive, site: Web, clock: Clock, tmp_path: Path) -> None:
    (added,) = archive.add(archive.sources([site.notice("/a.html", "泳池春季開放安排")]))
    path = archive.announcement_to_corpus(added.ids[0], tmp_path / "corpus")
    assert path.read_bytes() == site.pages["/a.html"].encode()
    text = "關於球場照明的公告\n自2026年3月5日至3月9日，球場照明檢修，期間晚上不開放，請各位改到體育館。\n"
    assert archive.to_corpus(archive.paste(text), tmp_path / "corpus").suffix == ".txt"


def test_what_cannot_be_read_is_not_put(archive: Archive, clock: Clock, tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    with pytest.raises(Trouble, match="page_without_text"):
        archive.to_corpus(archive.paste("<html><body><ul><li><a href=x>x</a></ul></body></html>"), folder)
    assert not folder.exists()
    (tmp_path / "file").write_text("")
    text = "關於球場照明的公告\n自2026年3月5日至3月9日，球場照明檢修，期間晚上不開放，請各位改到體育館。\n"
    with pytest.raises(Trouble, match="corpus_not_writable"):
        archive.to_corpus(archive.paste(text), tmp_path / "file")


def test_the_command(site: Web, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli.adding, "ROOT", tmp_path)
    monkeypatch.setenv("GONGGAO_ALLOW_HOSTS", site.host)
    monkeypatch.setenv("GONGGAO_LANG", "en")
    address = site.notice("/a.html", "泳池春季開放安排")
    words = ["--data", str(tmp_path / "data"), "add", "--corpus", "--json", address, f"{site.root}/none"]
    done = CliRunner().invoke(cli.gonggao, words)
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert done.exit_code == 1 and second["file"] is None and second["error"]
    assert (tmp_path / first["file"]).is_file()
    again = CliRunner().invoke(cli.gonggao, [word for word in words if word != "--json"])
    assert "already" in again.stdout
