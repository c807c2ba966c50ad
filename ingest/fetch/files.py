"""Files, folders, zips of pages and pasted text → pages. No name from outside ever becomes a path."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from ingest.fetch import kinds
from ingest.fetch.bodies import unpack
from ingest.fetch.limits import MAX_PAGE, ZIP_ENTRIES, ZIP_NAME, ZIP_TOTAL
from ingest.mail import letter_page
from ingest.mhtml import saved_page
from records import Added, Page, Trouble

ARCHIVES = (".mhtml", ".mht")  # a page with its pictures, as one message (RFC 2557)
# a browser saves `view.php?id=7` under that ending
WEB = (".html", ".htm", ".xhtml", ".shtml", ".asp", ".aspx", ".php", ".jsp")
PAGE_ENDINGS = (*WEB, *ARCHIVES, ".eml", ".xml", ".txt", ".text", ".md")
ROOT = Path(__file__).resolve().parents[2]  # the project's folder: files inside are named relative to it


def read_path(path: str, now: str, passed_over: list[str] | None = None) -> Iterator[Page | Added]:
    """The pages of a file, a folder (with those below, by name) or a zip; what fails is an Added that says why.

    Files of a folder or zip that are no pages are passed over: `passed_over` is given their names; one without any page
    has failed: nothing came of it. Nothing raises.
    """
    passed = [] if passed_over is None else passed_over
    came = False
    for item in _read(path, now, passed):
        came = True
        yield item
    if not came:
        yield failed(path, "no_pages")


def _read(path: str, now: str, passed: list[str]) -> Iterator[Page | Added]:
    if re.match(r"[a-z][a-z0-9+.-]*://", path, re.IGNORECASE):
        yield failed(path, "bad_scheme", address=path)
        return
    if not path:  # a variable that was not set: Path would take it for the folder one is in
        yield failed(path, "no_such_file", file=path)
        return
    place = Path(path)
    try:
        if not place.exists() and _like_address(path):
            yield failed(path, "no_scheme", file=path)
        elif place.is_dir():
            for one in walk(place, passed):
                yield from _read_one(one, now, passed)
        else:
            yield from _read_one(place, now, passed)
    except (OSError, ValueError):  # a null byte in the name
        yield failed(path, "no_such_file", file=path)


def _like_address(text: str) -> bool:
    """`www.example.org/a`, `example.org:8080`: an address that lacks its beginning, and no name of a page file."""
    host, path, _ = text.lower().partition("/")  # what goes on behind it is no file: `example.md/notice`
    named = not path and host.endswith((*PAGE_ENDINGS, ".zip"))
    return bool(re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(:\d+)?", host)) and not named


def walk(folder: Path, passed_over: list[str]) -> Iterator[Path]:
    """Page files and zips below a folder, by name; hidden ones and links that lead out of it are passed over."""
    for where, below, names in os.walk(folder):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            one = Path(where, name)
            if name.lower().endswith((*PAGE_ENDINGS, ".zip")) and not name.startswith(".") and _inside(one, folder):
                yield one
            else:
                passed_over.append(name_of(one))


def _inside(one: Path, folder: Path) -> bool:
    return not one.is_symlink() or one.resolve().is_relative_to(folder.resolve())


def _read_one(path: Path, now: str, passed_over: list[str]) -> Iterator[Page | Added]:
    try:
        if path.suffix.lower() == ".zip":
            yield from read_zip(path, now, passed_over)
        else:
            yield read_file(path, now)
    except Trouble as trouble:
        yield Added(name_of(path), "failed", (), (), None, trouble.message)


def failed(source: str, key: str, **values: str) -> Added:
    told = {name: _storable(value) for name, value in values.items()}
    return Added(_storable(source), "failed", (), (), None, {"key": key, **told})


def name_of(path: Path, root: Path = ROOT) -> str:
    """A file's name as it is shown: relative to the project's folder where it lies inside, else as it was given."""
    whole = Path(os.path.abspath(path))
    return _storable(whole.relative_to(root).as_posix() if whole.is_relative_to(root) else str(path))


def _storable(name: str) -> str:
    """A name that is no UTF-8 comes with lone surrogates, which nothing can keep or print: 「\\xff」 stands for such a byte."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def read_file(path: Path, now: str, root: Path = ROOT) -> Page:
    """A file as a page. Its source is its path (relative to `root` inside it, else absolute).

    Raises Trouble: no_such_file, too_large, empty_page, not_a_page.
    """
    shown = name_of(path, root)
    try:
        if not path.is_file():  # a pipe or a device would never end
            raise Trouble("no_such_file", file=shown)
        with path.open("rb") as file:
            data = file.read(MAX_PAGE + 1)
    except (OSError, ValueError):
        raise Trouble("no_such_file", file=shown) from None
    inside = Path(os.path.abspath(path)).is_relative_to(root)
    return _page(data, shown if inside else _storable(os.path.abspath(path)), shown, now)


def _page(data: bytes, source: str, shown: str, now: str) -> Page:
    if len(data) > MAX_PAGE:
        raise Trouble("too_large", most=MAX_PAGE // 2**20)
    if data.startswith(b"\x1f\x8b"):  # as a program saved what a server had packed
        data = unpack(data)
    kind = kinds.of(data)
    if kind is not None:
        raise Trouble("not_a_page", kind=kind)
    charset, address = None, saved_from(data)
    if shown.lower().endswith(ARCHIVES):
        data, charset, address = unfold(data)
    elif shown.lower().endswith(".eml"):
        data, charset = letter_page(data) or data, None  # what is no letter is read as it is
    if not data.strip():
        raise Trouble("empty_page")
    return Page(source=source, file=shown, data=data, fetched=now, charset=charset, address=address)


def saved_from(data: bytes) -> str | None:
    """The address that a browser wrote into a page it saved: `<!-- saved from url=(0020)http://example.org/ -->`."""
    found = re.search(rb"<!--\s*saved from url=\(\d{4}\)(\S+?)\s*-->", data[:2048])
    return _web(found[1].decode("ascii", "replace")) if found else None


def _web(address: str) -> str | None:
    try:
        return address if urlsplit(address).scheme in ("http", "https") and urlsplit(address).hostname else None
    except ValueError:
        return None


def unfold(data: bytes) -> tuple[bytes, str | None, str | None]:
    """The page inside an .mhtml file: its bytes, the charset that its part says, the address it was saved from.

    Raises Trouble("not_a_page") where no part is a page.
    """
    page = saved_page(data)
    if page is not None:
        return page.data, page.charset, _web(page.address)
    raise Trouble("not_a_page", kind="MHTML")


def read_zip(path: Path, now: str, passed_over: list[str] | None = None) -> Iterator[Page | Added]:
    """The pages of a zip, in its order. Raises Trouble: no_such_file, bad_zip, zip_too_large (entries or their sum)."""
    passed = [] if passed_over is None else passed_over
    shown, whole = name_of(path), os.path.abspath(path)
    source = shown if Path(whole).is_relative_to(ROOT) else whole
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError):
        raise Trouble("bad_zip", file=shown) from None
    except (OSError, ValueError):
        raise Trouble("no_such_file", file=shown) from None
    too_large = Trouble("zip_too_large", entries=ZIP_ENTRIES, most=ZIP_TOTAL // 2**20)
    with archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > ZIP_ENTRIES:
            raise too_large
        total = 0
        for entry in entries:
            name = entry_name(entry)
            if not name.lower().endswith(PAGE_ENDINGS) or name.startswith("__MACOSX/") or "/." in f"/{name}":
                passed.append(f"{shown}/{name}")
                continue
            try:
                with archive.open(entry) as file:
                    data = file.read(MAX_PAGE + 1)
                total += len(data)
                page = _page(data, f"{source}/{name}", f"{shown}/{name}", now)
            except Trouble as trouble:
                yield Added(f"{shown}/{name}", "failed", (), (), None, trouble.message)
            except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, zlib.error, ValueError):
                yield failed(f"{shown}/{name}", "bad_zip", file=f"{shown}/{name}")
            else:
                yield page
            if total > ZIP_TOTAL:
                raise too_large


def entry_name(entry: zipfile.ZipInfo) -> str:
    """The name of a zip's entry, to be shown: GBK where Windows wrote it so, no controls, no `..`, not too long."""
    name = entry.filename
    if not entry.flag_bits & 0x800:  # not said to be UTF-8: zipfile took it for cp437
        for encoding in ("utf-8", "gb18030"):  # macOS and Info-ZIP write UTF-8 without saying so
            with contextlib.suppress(UnicodeError):
                name = name.encode("cp437").decode(encoding)
                break
    parts = re.split(r"[/\\]", re.sub(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "", name))
    return "/".join(part for part in parts if part not in ("", ".", ".."))[-ZIP_NAME:]


def read_corpus(folder: Path, now: str) -> Iterator[Page | Added]:
    """The pages of a folder of source pages; `NAME.json` beside one says its address and whether it is an example."""
    for item in _read(str(folder), now, []):
        if isinstance(item, Page):
            about = _about(ROOT / item.source)  # a source outside the project is an absolute path
            address = about.get("address")
            item = msgspec.structs.replace(
                item,
                address=address if isinstance(address, str) else item.address,
                example=about.get("example") is True,
            )
        yield item


def _about(path: Path) -> dict[str, object]:
    try:
        about = json.loads(path.with_suffix(".json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return about if isinstance(about, dict) else {}


def paste(text: bytes | str, now: str) -> Page:
    """Pasted text or HTML as a page; its source is the hash of its bytes.

    Raises Trouble: empty_page, too_large, not_a_page.
    """
    data = text.encode("utf-8", "replace") if isinstance(text, str) else text
    source = "paste:" + hashlib.sha256(data).hexdigest()[:20]
    charset = "utf-8" if isinstance(text, str) else None  # whatever a <meta> in it says: it came as text
    return msgspec.structs.replace(_page(data, source, source, now), kind="paste", charset=charset)
