"""Bodies unpacked within limits, over real HTTP: what is honest is read, what swells is stopped near the limit."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from typing import Any

import brotli
import httpx
import pytest
import zstandard

from ingest.fetch import bodies
from ingest.fetch.gate import Deadline
from ingest.fetch.limits import MAX_PAGE, MAX_RESPONSE
from records import Trouble
from tests.ingest.fetch.conftest import PAGE, Site

pytestmark = pytest.mark.engine_free

Read = Callable[[str], Any]


def bare_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def zstd_without_size(data: bytes) -> bytes:
    packer = zstandard.ZstdCompressor(write_content_size=False).compressobj()
    return packer.compress(data) + packer.flush()


PACKERS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "x-gzip": ("x-gzip", gzip.compress),
    "zlib": ("deflate", zlib.compress),
    "bare deflate": ("deflate", bare_deflate),
    "br": ("br", lambda data: brotli.compress(data, quality=3)),
    "zstd": ("zstd", zstandard.ZstdCompressor().compress),
    "zstd without size": ("zstd", zstd_without_size),
    "twice": ("gzip, br", lambda data: brotli.compress(gzip.compress(data), quality=3)),
    "identity": ("identity", bytes),
}


@pytest.mark.parametrize("name", PACKERS)
def test_packed_pages_are_read(site: Site, read: Read, name: str) -> None:
    encoding, pack = PACKERS[name]
    page = PAGE * 3_000  # more than one step
    site.answer("/a", pack(page.encode()), Content_Encoding=encoding)
    assert read("/a").data.decode() == page


@pytest.mark.parametrize("name", [name for name in PACKERS if name != "identity"])
def test_what_swells_is_stopped(site: Site, trouble: Read, name: str) -> None:
    encoding, pack = PACKERS[name]
    site.answer("/a", pack(b"<p>" * (40 * 2**20)), Content_Encoding=encoding)
    assert trouble("/a") == "too_large"


@pytest.mark.parametrize("name", [name for name in PACKERS if name not in ("identity", "twice")])
def test_no_step_unpacks_more_than_its_share(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole bomb in one piece: nothing that comes out of one step passes the limit by 10 %."""
    encoding, pack = PACKERS[name]
    steps = [len(piece) for piece in bodies._unpackers[encoding]([pack(bytes(MAX_PAGE * 2))])]
    assert sum(steps) == MAX_PAGE * 2
    assert max(steps) < MAX_PAGE / 10


def test_many_layers_are_refused(site: Site, trouble: Read) -> None:
    data = gzip.compress(gzip.compress(gzip.compress(PAGE.encode())))
    site.answer("/a", data, Content_Encoding="gzip, gzip, gzip")
    assert trouble("/a") == "bad_answer"


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd", "utf-8, gzip"])
def test_what_cannot_be_unpacked(site: Site, trouble: Read, encoding: str) -> None:
    site.answer("/a", b"\xff\xfe<p>no such thing", Content_Encoding=encoding)
    assert trouble("/a") == "bad_answer"


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "none", "binary", "7bit", "nonsense", "utf-8, identity"])
def test_what_is_no_way_of_packing_is_passed_over(site: Site, read: Read, encoding: str) -> None:
    """As browsers do: some servers name the charset there."""
    site.answer("/a", PAGE.encode(), Content_Encoding=encoding)
    assert read("/a").data == PAGE.encode()


@pytest.mark.parametrize("name", [name for name in PACKERS if name != "identity"])
@pytest.mark.parametrize("left", [0.05, 0.5, 0.98])
def test_an_answer_that_breaks_off_is_none(site: Site, trouble: Read, name: str, left: float) -> None:
    """Half a page must not be taken for a page that became shorter."""
    encoding, pack = PACKERS[name]
    packed = pack(("<p>" + "公告 " * 50 + str(list(range(100_000)))).encode())
    site.answer("/a", packed[: int(len(packed) * left)], Content_Encoding=encoding)
    assert trouble("/a") == "bad_answer"


@pytest.mark.parametrize("name", [name for name in PACKERS if name not in ("identity", "twice")])
@pytest.mark.parametrize("size", [1, bodies.STEP - 1, bodies.STEP, bodies.STEP + 1, 2 * bodies.STEP, 128 * 2**10 + 1])
def test_the_end_is_seen_wherever_it_falls(name: str, size: int) -> None:
    encoding, pack = PACKERS[name]
    packed, unpack = pack(bytes(size)), bodies._unpackers[encoding]
    for pieces in ([packed], [packed[n : n + 1] for n in range(len(packed))]):
        assert sum(map(len, unpack(pieces))) == size
    with pytest.raises((zlib.error, brotli.error, zstandard.ZstdError)):
        list(unpack([packed[:-1]]))


@pytest.mark.parametrize("end", [b"", bytes(512), b"\x1f", b"\x1f\x00"])
def test_all_members_of_a_gzip_file_are_read(end: bytes) -> None:
    """RFC 1952, 2.2; zeros and other bytes behind the last member are no part of the page."""
    packed = gzip.compress(b"one ") + gzip.compress(b"two ") + gzip.compress(bytes(bodies.STEP + 1)) + end
    for pieces in ([packed], [packed[n : n + 1] for n in range(len(packed))]):
        assert b"".join(bodies._unpackers["gzip"](pieces)) == b"one two " + bytes(bodies.STEP + 1)
    broken = gzip.compress(b"one ") + gzip.compress(b"two ")[:-1]
    with pytest.raises(zlib.error):
        list(bodies._unpackers["gzip"]([broken]))


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_nothing_packed_is_nothing(site: Site, trouble: Read, encoding: str) -> None:
    site.answer("/a", b"", Content_Encoding=encoding)
    assert trouble("/a") == "empty_page"


def test_large_answers(site: Site, trouble: Read) -> None:
    site.answer("/said", b"<p>" * (MAX_RESPONSE // 3 + 1))
    assert trouble("/said") == "too_large"

    def unsaid(handler: Any) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            for _ in range(MAX_RESPONSE // 2**16 + 2):
                handler.wfile.write(b"x" * 2**16)
        except OSError:
            return

    site.pages["/unsaid"] = unsaid
    assert trouble("/unsaid") == "too_large"


def test_time_is_looked_at_between_the_steps() -> None:
    answer = httpx.Response(200, content=[b"a"], request=httpx.Request("GET", "http://a/"))
    with pytest.raises(Trouble, match="timed_out"):
        bodies.read(answer, Deadline(-1.0))
