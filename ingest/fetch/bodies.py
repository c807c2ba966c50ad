"""The body of an answer, unpacked within limits.

httpx unpacks a whole piece at a time, whatever comes out: 64 KB of brotli may become gigabytes. Here each step gives at
most STEP bytes, so that what is unpacked never passes the limit by more than that. A packed stream has an end of its
own: one that breaks off before it is a broken answer, as a plain body is that is shorter than its Content-Length.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Any

import brotli
import httpx
import zstandard

from ingest.fetch.gate import Deadline
from ingest.fetch.limits import MAX_PAGE, MAX_RESPONSE
from records import Trouble

STEP = 64 * 2**10
ACCEPTED = "gzip, deflate, br, zstd"
LAYERS = 2  # of encodings on one another


def read(answer: httpx.Response, deadline: Deadline, most: int = MAX_PAGE, cut: bool = False) -> bytes:
    """The body, unpacked; with `cut`, its first `most` bytes where it is longer.

    Raises Trouble: too_large, bad_answer (cannot be unpacked, or breaks off), timed_out.
    """
    said = answer.headers.get("content-length", "")
    if not cut and said.isascii() and said.isdigit() and int(said[:20]) > MAX_RESPONSE:
        raise Trouble("too_large", most=MAX_RESPONSE // 2**20)
    pieces = _counted(answer.iter_raw(STEP), deadline)
    names = [name.strip().lower() for name in answer.headers.get("content-encoding", "").split(",")]
    # as browsers do, what is no way of packing is passed over: some servers write `Content-Encoding: utf-8` or `none`
    layers = [name for name in names if name in _unpackers]
    try:
        if len(layers) > LAYERS:
            raise ValueError("too many encodings")
        for name in reversed(layers):
            pieces = _unpackers[name](pieces)
        body = bytearray()
        for piece in pieces:
            deadline.left()
            body += piece
            if len(body) > most:
                if cut:
                    return bytes(body[:most])
                raise Trouble("too_large", most=most // 2**20)
    except (ValueError, zlib.error, brotli.error, zstandard.ZstdError):
        raise Trouble("bad_answer", host=answer.request.url.host) from None
    return bytes(body)


def unpack(data: bytes) -> bytes:
    """What a gzip file holds. Raises Trouble: too_large, not_a_page (broken)."""
    body = bytearray()
    try:
        for piece in _gzip([data]):
            body += piece
            if len(body) > MAX_PAGE:
                raise Trouble("too_large", most=MAX_PAGE // 2**20)
    except zlib.error:
        raise Trouble("not_a_page", kind="gzip") from None
    return bytes(body)


def _counted(pieces: Iterable[bytes], deadline: Deadline) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        deadline.left()
        size += len(piece)
        if size > MAX_RESPONSE:
            raise Trouble("too_large", most=MAX_RESPONSE // 2**20)
        yield piece


def _inflate(pieces: Iterable[bytes], window: int, member: bytes = b"") -> Iterator[bytes]:
    """`member`: how a further one begins, where the format has several; what else follows the end is passed over."""
    unpacker, began, held = zlib.decompressobj(window), False, b""
    for piece in pieces:
        began = began or bool(piece)
        piece, held = held + piece, b""
        while piece:
            if unpacker.eof:
                if not member or not piece.startswith(member[: len(piece)]):
                    return
                if len(piece) < len(member):
                    held = piece
                    break
                unpacker = zlib.decompressobj(window)
            yield unpacker.decompress(piece, STEP)
            piece = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    while not unpacker.eof and (more := unpacker.decompress(unpacker.unconsumed_tail, STEP)):
        yield more
    if began and not unpacker.eof:
        raise zlib.error("the stream breaks off")


def _gzip(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """All members of a gzip file (RFC 1952, 2.2), as they come from logs and from servers that pack piece by piece."""
    return _inflate(pieces, 16 + zlib.MAX_WBITS, b"\x1f\x8b")


def _deflate(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """`deflate` means zlib (RFC 9110, 8.4.1.2), but some servers send the bare stream: the first byte tells."""
    first, rest = _first(pieces)
    bare = bool(first) and (first[0] & 0x0F) != 8
    return _inflate(rest, -zlib.MAX_WBITS if bare else zlib.MAX_WBITS)


def _first(pieces: Iterable[bytes]) -> tuple[bytes, Iterator[bytes]]:
    walk = iter(pieces)
    first = next((piece for piece in walk if piece), b"")

    def again() -> Iterator[bytes]:
        yield first
        yield from walk

    return first, again()


def _brotli(pieces: Iterable[bytes]) -> Iterator[bytes]:
    unpacker, began = brotli.Decompressor(), False
    for piece in pieces:
        began = began or bool(piece)
        unpacked = unpacker.process(piece, output_buffer_limit=STEP)
        while unpacked and not unpacker.is_finished():  # more may wait, although all that came was taken
            yield unpacked
            unpacked = unpacker.process(b"", output_buffer_limit=STEP)
        yield unpacked
        if unpacker.is_finished():
            return
    if began:
        raise brotli.error("the stream breaks off")


def _zstd(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """RFC 8878, 3.1.1.1.2, asks decoders for a window of 8 MiB at least; a frame that wants more is refused."""
    frames = _Frames()
    source: Any = _File(frames.watched(pieces))
    reader = zstandard.ZstdDecompressor(max_window_size=8 * 2**20).stream_reader(source, read_size=STEP)
    while piece := reader.read(STEP):
        yield piece
    if not frames.ended:
        raise zstandard.ZstdError("the stream breaks off")


class _Frames:
    """Where in its frames a zstd stream stands (RFC 8878, 3.1): zstandard's reader does not tell an end from a break."""

    def __init__(self) -> None:
        self._between = True
        self._held = bytearray()
        self._walk = self._fields()
        self._wanted = next(self._walk)  # bytes of the field that comes

    @property
    def ended(self) -> bool:
        return self._between and not self._held

    def watched(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            self._held += piece
            while len(self._held) >= self._wanted:
                field = bytes(self._held[: self._wanted])
                del self._held[: self._wanted]
                self._wanted = self._walk.send(field)
            yield piece

    def _fields(self) -> Generator[int, bytes, None]:
        """Gives the size of each field, is sent its bytes."""
        while True:
            self._between = True
            magic = int.from_bytes((yield 4), "little")
            self._between = False
            if magic >> 4 == 0x184D2A5:  # a frame to be skipped
                yield int.from_bytes((yield 4), "little")
                continue
            flags = (yield 1)[0]
            single, checksum = flags >> 5 & 1, flags >> 2 & 1
            yield (1 - single) + (0, 1, 2, 4)[flags & 3] + (single, 2, 4, 8)[flags >> 6]
            last = 0
            while not last:
                block = int.from_bytes((yield 3), "little")
                last = block & 1
                yield 1 if block >> 1 & 3 == 1 else block >> 3  # one byte that is repeated, or so many
            yield 4 * checksum


class _File:
    """Pieces as a thing that `read(n)` reads, as zstandard wants it."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._rest = b""

    def read(self, size: int) -> bytes:
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._rest = piece
        given, self._rest = self._rest[:size], self._rest[size:]
        return given


_unpackers: dict[str, Callable[[Iterable[bytes]], Iterator[bytes]]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
