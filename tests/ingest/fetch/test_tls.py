"""TLS: the connection goes to the address that was checked, the name stays what the certificate is compared with."""

from __future__ import annotations

import http.server
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ingest.fetch import gate, web
from ingest.fetch.manners import Manners
from records import Page, Settings, Trouble
from tests.ingest.fetch.conftest import NOW, PAGE, respond

pytestmark = pytest.mark.engine_free

PEM = Path(__file__).parent / "cases" / "tls.pem"  # a certificate for secure.example that nobody vouches for
NAMES = ("secure.example", "other.example")


class Secure:
    def __init__(self) -> None:
        self.names: list[str | None] = []  # that TLS asked for
        self.hosts: list[str] = []  # that HTTP asked for
        secure = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                secure.hosts.append(self.headers["Host"])
                respond(self, PAGE.encode(), 404 if self.path == "/robots.txt" else 200)

            def log_message(self, *_: object) -> None:
                pass

        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(PEM)
        context.sni_callback = lambda _, name, __: self.names.append(name)
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.server.handle_error = lambda *_: None  # type: ignore[method-assign]
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()


@pytest.fixture
def secure(monkeypatch: pytest.MonkeyPatch) -> Iterator[Secure]:
    real = socket.getaddrinfo

    def look_up(host: str, *rest: Any, **more: Any) -> Any:
        return real("127.0.0.1" if host in NAMES else host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(web, "MANNERS", Manners(delay=0))
    monkeypatch.setattr(web, "RETRY_FIRST", 0.01)
    one = Secure()
    yield one
    one.server.shutdown()
    one.server.server_close()


def read(secure: Secure, host: str) -> Page:
    return web.fetch(f"https://{host}:{secure.port}/a", Settings(allow_hosts=NAMES), NOW)


def trust(monkeypatch: pytest.MonkeyPatch) -> None:
    context = ssl.create_default_context(cafile=str(PEM))
    monkeypatch.setattr(gate, "_ssl_context", lambda: context)


def test_the_name_stays_the_name(secure: Secure, monkeypatch: pytest.MonkeyPatch) -> None:
    trust(monkeypatch)
    assert read(secure, "secure.example").address == f"https://secure.example:{secure.port}/a"
    assert set(secure.names) == {"secure.example"}
    assert set(secure.hosts) == {f"secure.example:{secure.port}"}


def test_a_certificate_nobody_vouches_for(secure: Secure) -> None:
    with pytest.raises(Trouble, match="bad_certificate"):
        read(secure, "secure.example")
    assert not secure.hosts


def test_a_certificate_for_another_name(secure: Secure, monkeypatch: pytest.MonkeyPatch) -> None:
    trust(monkeypatch)
    with pytest.raises(Trouble, match="bad_certificate"):
        read(secure, "other.example")
    assert not secure.hosts
