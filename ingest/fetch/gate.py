"""The one gate: every connection that gonggao opens for an address from outside is opened here.

The name is looked up once, every IP address that it has is checked, and the connection goes to one of those that were
checked, never to the name again: a name that changes between check and connection gains nothing. The name stays in the
Host line and in TLS (certificate and SNI). Every redirect is a new passage. Proxies of the environment are not asked.
"""

from __future__ import annotations

import contextlib
import queue
import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import httpcore
import httpx

from ingest.fetch import addresses
from ingest.fetch.addresses import Address
from ingest.fetch.limits import TIME_CONNECT, TIME_READ
from records import Trouble


class Deadline:
    """The end of the time that a source may take in all; counts on the process's own clock."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, at_most: float | None = None) -> float:
        """Seconds left (of at most so many). Raises Trouble("timed_out") where none are."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise Trouble("timed_out")
        return left if at_most is None else min(left, at_most)

    def within(self, seconds: float) -> Deadline:
        """A deadline of so many seconds that does not reach beyond this one."""
        return Deadline(self.left(seconds))


class _Stream(httpcore.NetworkStream):
    """A connection of which each reading and writing keeps to the deadline: one that drips a byte a second ends too."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secure = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _Stream(secure, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Opens connections for one address, to IP addresses that were checked."""

    def __init__(self, address: Address, deadline: Deadline) -> None:
        self._address = address
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        if port != self._address.port:
            raise Trouble("bad_address", address=str(self._address.url))
        ips = look_up(self._address, self._deadline)
        for number, ip in enumerate(ips, 1):
            try:
                stream = httpcore.SyncBackend().connect_tcp(ip, port, self._deadline.left(timeout))
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == len(ips):
                    raise
            else:
                return _Stream(stream, self._deadline)
        raise Trouble("host_not_found", host=self._address.host)

    def connect_unix_socket(self, path: str, timeout: float | None = None, socket_options: Any = None) -> Any:
        raise Trouble("bad_address", address=path)


def look_up(address: Address, deadline: Deadline) -> tuple[str, ...]:
    """The IP addresses of a host, all of them checked.

    Raises Trouble: host_not_found, timed_out, internal_address (one of them is refused, and nobody allowed the host).
    """
    found: list[Any] | OSError | UnicodeError = _in_time(
        lambda: socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM), deadline
    )
    if isinstance(found, Exception):
        raise Trouble("host_not_found", host=address.host)
    ips = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not address.allowed and any(addresses.is_refused(ip) for ip in ips):
        raise Trouble("internal_address", host=address.host)
    return ips


def _in_time(work: Any, deadline: Deadline) -> Any:
    """What `work` gives or raises, at most until the deadline: looking up a name knows no time limit of its own."""
    done: queue.Queue[Any] = queue.Queue()

    def run() -> None:
        try:
            done.put(work())
        except (OSError, UnicodeError) as error:
            done.put(error)

    threading.Thread(target=run, daemon=True).start()
    try:
        return done.get(timeout=deadline.left(TIME_CONNECT))
    except queue.Empty:
        raise Trouble("timed_out") from None


@cache
def _ssl_context() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)


@contextlib.contextmanager
def opened(address: Address, headers: dict[str, str], deadline: Deadline) -> Iterator[httpx.Response]:
    """The answer to one GET, its body not read yet; redirects are not followed.

    Raises Trouble: internal_address, host_not_found, timed_out, no_answer, bad_certificate, bad_answer.
    """
    # not through httpx.Client: it takes a redirect's address apart even where it does not follow it
    request = httpx.Request("GET", address.url, headers=headers)
    url = httpcore.URL(
        scheme=address.url.raw_scheme,
        host=address.host,
        port=address.port,
        target=address.url.raw_path,
    )
    pool = httpcore.ConnectionPool(
        ssl_context=_ssl_context(),
        network_backend=_Backend(address, deadline),
        max_connections=1,
        max_keepalive_connections=0,
    )
    timeout = {"timeout": httpx.Timeout(TIME_READ, connect=TIME_CONNECT).as_dict()}
    try:
        with pool, pool.stream("GET", url, headers=request.headers.raw, extensions=timeout) as answer:
            yield httpx.Response(answer.status, headers=answer.headers, content=answer.iter_stream(), request=request)
    except httpcore.TimeoutException:
        raise Trouble("timed_out") from None
    except (httpcore.NetworkError, ssl.SSLError) as error:
        key = "bad_certificate" if "CERTIFICATE_VERIFY" in str(error) else "no_answer"
        raise Trouble(key, host=address.host) from None
    except httpcore.ProtocolError as error:
        key = "no_answer" if str(error).startswith("Server disconnected") else "bad_answer"
        raise Trouble(key, host=address.host) from None
