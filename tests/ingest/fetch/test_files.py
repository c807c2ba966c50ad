"""Files, folders, zips and pasted text as pages."""

from __future__ import annotations

import gzip
import os
import zipfile
from pathlib import Path

import msgspec
import pytest

from ingest.fetch import files, limits
from messages import tell
from records import Added, Page, Trouble
from tests.ingest.fetch.conftest import NOW, PAGE

pytestmark = pytest.mark.engine_free

DATA = PAGE.encode()


def sorted_out(items: list[Page | Added]) -> tuple[list[str], list[str]]:
    """Names of pages, keys of failures."""
    pages = [item.file for item in items if isinstance(item, Page)]
    return pages, [item.error["key"] for item in items if isinstance(item, Added) and item.error]


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "公告 1.html"
    path.write_bytes(DATA)
    page = files.read_file(path, NOW)
    assert page == Page(source=str(path), file=str(path), data=DATA, fetched=NOW, kind="file")
    assert files.read_file(path, NOW, root=tmp_path).file == "公告 1.html"


def test_a_name_that_is_no_utf8_can_be_kept(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff\xfe.txt"
    Path(os.fsdecode(path)).write_bytes(DATA)
    (page,) = files.read_path(str(tmp_path), NOW)
    assert isinstance(page, Page)
    assert page.file.endswith("\\xff\\xfe.txt") and page.source.encode("utf-8")


def test_a_file_of_the_project_is_named_relative_to_it() -> None:
    path = files.ROOT / "corpus" / "stall-deposit.txt"
    page = files.read_file(Path(os.path.relpath(path)), NOW)
    assert page.source == page.file == "corpus/stall-deposit.txt"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "empty_page"),
        (b"\r\n \t", "empty_page"),
        (b"%PDF-1.4", "not_a_page"),
        (b"PK\x03\x04", "not_a_page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "not_a_page"),
        (b"BM\x00\x00", "not_a_page"),
        (b"a\x00b\x00\x00", "not_a_page"),
        (b"x" * (limits.MAX_PAGE + 1), "too_large"),
    ],
)
def test_files_that_are_no_page(tmp_path: Path, data: bytes, key: str) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(data)
    assert sorted_out(list(files.read_path(str(path), NOW))) == ([], [key])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_short_texts_of_two_bytes_a_character(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("報名到6月5日\n停電一天".encode(encoding))
    assert files.read_file(path, NOW)


def test_a_page_that_is_kept_as_it_was_sent_packed(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(gzip.compress(PAGE.encode()))
    assert files.read_file(path, NOW).data == PAGE.encode()
    path.write_bytes(gzip.compress(PAGE.encode())[:-9])
    assert sorted_out(list(files.read_path(str(path), NOW))) == ([], ["not_a_page"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "gb18030", "big5"])
def test_encodings_are_no_reason_to_refuse(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(PAGE.encode(encoding))
    assert files.read_file(path, NOW)


@pytest.mark.parametrize("name", ["BMW召回公告", "MZ公告", "RIFFLE notice"])
def test_letters_that_begin_other_kinds_of_files(name: str) -> None:
    assert files.paste(name, NOW).data


@pytest.mark.parametrize("path", ["/no/such/file.html", "", "a\x00b", "/dev/zero"])
def test_no_such_file(path: str) -> None:
    items = list(files.read_path(path, NOW))
    assert sorted_out(items)[1] == ["no_such_file"]


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("ftp://example.org/a.html", "bad_scheme"),
        ("www.example.org/a.html", "no_scheme"),
        ("example.org:8080", "no_scheme"),
        ("example.md/notice", "no_scheme"),
        ("notice.md", "no_such_file"),
        ("notice.html", "no_such_file"),
        ("folder/notice.html", "no_such_file"),
        ("公告.zip", "no_such_file"),
    ],
)
def test_what_may_be_meant_for_an_address(path: str, key: str) -> None:
    items = list(files.read_path(path, NOW))
    assert sorted_out(items)[1] == [key]
    assert all(isinstance(item, Added) and item.error and tell("hant", item.error) for item in items)


@pytest.mark.parametrize("names", [(), ("表.docx",), ("a.pdf", "b.csv")])
def test_a_folder_or_zip_without_a_page_has_failed(tmp_path: Path, names: tuple[str, ...]) -> None:
    """Nothing came of it, and nothing else would tell that."""
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in names:
        (folder / name).write_bytes(b"x")
    packed = make_zip(tmp_path / "z.zip", dict.fromkeys(names, b"x"))
    for path in (str(folder), packed):
        passed: list[str] = []
        assert sorted_out(list(files.read_path(path, NOW, passed))) == ([], ["no_pages"])
        assert len(passed) == len(names)
    assert not list(files.read_corpus(folder, NOW))  # an empty corpus/ is none


def test_a_name_that_is_no_utf8_can_be_told(tmp_path: Path) -> None:
    (item,) = files.read_path(f"{tmp_path}/\udcb4.html", NOW)
    assert isinstance(item, Added) and item.error
    assert msgspec.json.encode(item)
    assert item.source == f"{tmp_path}/\\xb4.html"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.html")
    assert sorted_out(list(files.read_path(str(tmp_path), NOW))) == ([], ["no_such_file"])


def test_a_folder(tmp_path: Path) -> None:
    for name in (
        "b.html",
        "a.TXT",
        "sub/c.htm",
        "sub/deep/d.shtml",
        "x.mht",
        "n.md",
        "notes.csv",
        "logo.png",
        ".hidden.html",
        ".git/e.html",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(DATA)
    (tmp_path / "x.mht").write_bytes(MHTML)
    (tmp_path / "broken.html").write_bytes(b"%PDF-")
    passed: list[str] = []
    items = list(files.read_path(str(tmp_path), NOW, passed))
    pages, failures = sorted_out(items)
    assert [os.path.relpath(page, tmp_path) for page in pages] == [
        "a.TXT",
        "b.html",
        "n.md",
        "x.mht",
        "sub/c.htm",
        "sub/deep/d.shtml",
    ]
    assert failures == ["not_a_page"]
    assert [os.path.relpath(name, tmp_path) for name in passed] == [".hidden.html", "logo.png", "notes.csv"]


def test_links_do_not_lead_out_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_bytes(DATA)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "real.html").write_bytes(DATA)
    (folder / "out.html").symlink_to(tmp_path / "secret.html")
    (folder / "same.html").symlink_to(folder / "real.html")
    (folder / "loop").symlink_to(folder)
    pages, _ = sorted_out(list(files.read_path(str(folder), NOW)))
    assert [Path(page).name for page in pages] == ["real.html", "same.html"]


MHTML = b"""From: <Saved by a browser>
Snapshot-Content-Location: https://example.org/notice/7
Subject: =?utf-8?Q?=E5=85=AC=E5=91=8A?=
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--b"

----b
Content-Type: text/html; charset=gb2312
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.org/notice/7

<p>=B9=AB=B8=E6=
</p>
----b
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
----b--
"""


def test_mhtml(tmp_path: Path) -> None:
    path = tmp_path / "a.mhtml"
    path.write_bytes(MHTML)
    page = files.read_file(path, NOW)
    assert page.data.decode("gb2312").strip() == "<p>公告</p>"
    assert (page.charset, page.address) == ("gb2312", "https://example.org/notice/7")
    path.write_bytes(MHTML.replace(b"text/html", b"text/css"))
    with pytest.raises(Trouble, match="not_a_page"):
        files.read_file(path, NOW)


@pytest.mark.parametrize(
    ("comment", "address"),
    [
        ("<!-- saved from url=(0024)http://example.org/a.htm -->", "http://example.org/a.htm"),
        ("<!-- saved from url=(0011)file:///a.x -->", None),
        ("<!-- saved from url=(0011)http://[ -->", None),
        ("", None),
    ],
)
def test_a_saved_page_says_where_it_stood(comment: str, address: str | None) -> None:
    assert files.paste(f"<!DOCTYPE html>\n{comment}\n{PAGE}", NOW).address == address


def make_zip(path: Path, entries: dict[str, bytes]) -> str:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return str(path)


class TestZips:
    def test_pages_and_the_rest(self, tmp_path: Path) -> None:
        entries = {
            "a.html": DATA,
            "d/b.txt": DATA,
            "e.MD": DATA,
            "c.docx": b"x",
            "__MACOSX/a.html": b"x",
            ".x.html": b"x",
            "in.zip": b"x",
        }
        passed: list[str] = []
        items = list(files.read_path(make_zip(tmp_path / "z.zip", entries), NOW, passed))
        assert sorted_out(items) == ([f"{tmp_path}/z.zip/{name}" for name in ("a.html", "d/b.txt", "e.MD")], [])
        assert len(passed) == 4

    def test_names_are_only_shown(self, tmp_path: Path) -> None:
        entries = {
            "../../etc/a.html": DATA,
            "/b.html": DATA,
            "C:\\c.html": DATA,
            "d\u202e\x1b[31m.html": DATA,
            "e" * 400 + ".html": DATA,
        }
        pages, _ = sorted_out(list(files.read_path(make_zip(tmp_path / "z.zip", entries), NOW)))
        names = [page.removeprefix(f"{tmp_path}/z.zip/") for page in pages]
        assert names[:4] == ["etc/a.html", "b.html", "C:/c.html", "d[31m.html"]
        assert len(names[4]) == limits.ZIP_NAME
        assert sorted(path.name for path in tmp_path.iterdir()) == ["z.zip"]

    @pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
    def test_names_that_do_not_say_how_they_are_written(self, tmp_path: Path, encoding: str) -> None:
        name = "公告".encode(encoding)
        make_zip(tmp_path / "z.zip", {f"{'x' * len(name)}.html": DATA})
        data = (tmp_path / "z.zip").read_bytes().replace(b"x" * len(name), name)
        (tmp_path / "z.zip").write_bytes(data)
        pages, _ = sorted_out(list(files.read_path(str(tmp_path / "z.zip"), NOW)))
        assert pages == [f"{tmp_path}/z.zip/公告.html"]

    def test_a_bomb(self, tmp_path: Path) -> None:
        entries = {"a.html": b"<p>" * (limits.MAX_PAGE // 3 + 1), "b.html": DATA}
        items = list(files.read_path(make_zip(tmp_path / "z.zip", entries), NOW))
        assert sorted_out(items) == ([f"{tmp_path}/z.zip/b.html"], ["too_large"])

    def test_too_many_and_too_much(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = make_zip(tmp_path / "z.zip", {f"{n}.html": DATA for n in range(9)})
        monkeypatch.setattr(files, "ZIP_TOTAL", len(DATA) * 4)
        pages, failures = sorted_out(list(files.read_path(path, NOW)))
        assert (len(pages), failures) == (5, ["zip_too_large"])
        monkeypatch.setattr(files, "ZIP_ENTRIES", 8)
        assert sorted_out(list(files.read_path(path, NOW))) == ([], ["zip_too_large"])

    def test_broken_ones(self, tmp_path: Path) -> None:
        good = Path(make_zip(tmp_path / "z.zip", {"a.html": DATA * 50, "b.html": DATA})).read_bytes()
        assert sorted_out(list(files.read_path(str(tmp_path / "none.zip"), NOW)))[1] == ["no_such_file"]
        for number, data in enumerate((b"", b"PK\x03\x04", b"no zip", good[: len(good) // 2])):
            path = tmp_path / f"{number}.zip"
            path.write_bytes(data)
            assert sorted_out(list(files.read_path(str(path), NOW))) == ([], ["bad_zip"])
        damaged = bytearray(good)
        damaged[60:80] = bytes(20)
        (tmp_path / "d.zip").write_bytes(damaged)
        assert sorted_out(list(files.read_path(str(tmp_path / "d.zip"), NOW))) == (
            [f"{tmp_path}/d.zip/b.html"],
            ["bad_zip"],
        )

    def test_one_with_a_password(self, tmp_path: Path) -> None:
        data = bytearray(Path(make_zip(tmp_path / "z.zip", {"a.html": DATA})).read_bytes())
        data[6] |= 1  # the flag of encryption, in the entry and in the directory
        data[data.index(b"PK\x01\x02") + 8] |= 1
        (tmp_path / "z.zip").write_bytes(data)
        assert sorted_out(list(files.read_path(str(tmp_path / "z.zip"), NOW))) == ([], ["bad_zip"])


def test_corpus_pages_know_what_stands_beside_them(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(DATA)
    (tmp_path / "a.json").write_text('{"address": "https://example.org/a", "example": true}')
    (tmp_path / "b.html").write_bytes(DATA)
    (tmp_path / "c.html").write_bytes(DATA)
    (tmp_path / "c.json").write_text("{broken")
    pages = [page for page in files.read_corpus(tmp_path, NOW) if isinstance(page, Page)]
    assert [(page.address, page.example) for page in pages] == [
        ("https://example.org/a", True),
        (None, False),
        (None, False),
    ]


def test_paste() -> None:
    page = files.paste(PAGE, NOW)
    assert (page.kind, page.charset, page.data) == ("paste", "utf-8", DATA)
    assert page.source == page.file == files.paste(DATA, NOW).source
    assert page.source.startswith("paste:")
    assert files.paste(PAGE + "\ud800", NOW).data.endswith(b"?")
    for text, key in (("", "empty_page"), (" \n", "empty_page"), (b"%PDF-", "not_a_page")):
        with pytest.raises(Trouble, match=key):
            files.paste(text, NOW)


def test_what_is_read_is_bounded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Of a file that is too large no more than the limit is read."""
    path = tmp_path / "a.html"
    with path.open("wb") as file:
        file.truncate(2**40)  # sparse: a terabyte that takes no room
    with pytest.raises(Trouble, match="too_large"):
        files.read_file(path, NOW)
