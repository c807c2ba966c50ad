"""Run inside a network namespace of its own, in which every address leads back to it: tries hostile addresses, reports.

Standard input: {"addresses": […]}. Standard output: {"unguarded": bool, "tried": [{"way", "address", "key", "reached",
"more"}]}: `reached` are addresses that were connected to and that are not the site that leads elsewhere, `more` is how
many connections were begun beside those to that site, whether anybody answered or not.
"""

from __future__ import annotations

import html
import itertools
import json
import selectors
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from archive import Archive
from ingest import fetch
from ingest.fetch import web
from ingest.fetch.manners import Manners
from records import Settings, Trouble

NOW = "2026-01-01T00:00:00+08:00"
PORTS = (22, 25, 80, 443, 445, 3306, 5432, 6379, 6667, 8080, 8501, 11211)
FRONT = "93.184."  # public addresses that stand for the site whose pages lead elsewhere
NAMES = {
    "inside.example": ["10.1.2.3"],
    "mapped.example": ["::ffff:10.1.2.3"],
    "both.example": ["93.184.200.1", "192.168.7.7"],
    "nat64.example": ["64:ff9b::a01:203"],
    "metadata.example": ["169.254.169.254"],
    "metadata.google.internal": ["169.254.169.254"],
    "host.docker.internal": ["172.17.0.1"],
    "kubernetes.default.svc": ["10.96.0.1"],
    "127.0.0.1.wild.example": ["127.0.0.1"],
    "many.example": ["93.184.200.1", "93.184.200.2", "93.184.200.3", "::1"],
    "mixed6.example": ["2606:4700::1", "fd00::7"],
}
PAGES = {
    "/list": "<ul><li><a href='WHERE'>關於春季開放安排的通告</a> 2026-03-01</li>"
    "<li><a href='/none'>關於夏季開放安排的通告</a> 2026-03-01</li></ul>",
    "/feed": "<rss version='2.0'><channel><title>x</title><item><title>關於春季開放安排的通告</title>"
    "<link>WHERE</link></item></channel></rss>",
    "/next": "<title>泳池開放安排</title><h1>泳池開放安排</h1><p>為方便市民使用設施，現公布本季開放安排如下，"
    "請各位留意並互相轉告，如有更改以現場公告為準。</p><p>2026年3月1日</p><a href='WHERE'>下一頁</a>",
}
reached: list[str] = []
leads_to: dict[str, dict[str, str]] = {}  # front address → path → where it redirects to
flips = itertools.cycle([["93.184.201.1"], ["127.0.0.1"], ["10.9.9.9"]])  # a name that changes at every look


def prepare() -> None:
    for command in (
        "ip link set lo up",
        "ip route add local 0.0.0.0/0 dev lo",
        "ip -6 route add local ::/0 dev lo",
    ):
        subprocess.run(command.split(), check=True)


def answer(connection: socket.socket) -> None:
    """One answer of a site that redirects as `leads_to` says; whoever else was meant is noted."""
    here = connection.getsockname()[0]
    if not here.removeprefix("::ffff:").startswith(FRONT):
        reached.append(here)
    connection.settimeout(5)
    try:
        request = connection.recv(65536).decode("latin-1")
        path = request.split(" ")[1] if " " in request else "/"
        location, body = leads_to.get(here, {}).get(path), ""
        if location is None:
            head = "404 Not Found"
        elif path == "/refresh":
            head, body = "200 OK", f'<meta http-equiv="refresh" content="0;url={location}">'
        elif path in PAGES:
            head = "200 OK\r\nContent-Type: text/html; charset=utf-8"
            body = PAGES[path].replace("WHERE", html.escape(location))
        else:
            head = f"302 Found\r\nLocation: {location}"
        head = f"HTTP/1.1 {head}\r\nContent-Length: {len(body.encode())}\r\nConnection: close"
        connection.sendall(f"{head}\r\n\r\n{body}".encode())
    except (OSError, IndexError):
        return
    finally:
        connection.close()


def listen() -> None:
    selector = selectors.DefaultSelector()
    for port in PORTS:
        for family, any_address in ((socket.AF_INET, "0.0.0.0"), (socket.AF_INET6, "::")):
            server = socket.socket(family, socket.SOCK_STREAM)
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                server.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            server.bind((any_address, port))
            server.listen(200)
            selector.register(server, selectors.EVENT_READ)

    def serve() -> None:
        while True:
            for key, _ in selector.select():
                answer(key.fileobj.accept()[0])  # type: ignore[union-attr]

    threading.Thread(target=serve, daemon=True).start()


def opened() -> int:
    """How many TCP connections this namespace has begun, whether anybody answered or not."""
    text = Path("/proc/net/snmp").read_text("ascii")
    lines = [line.split() for line in text.splitlines() if line.startswith("Tcp:")]
    return int(dict(zip(*lines, strict=True))["ActiveOpens"])


def look_up(host: str, port: int, *rest: object, **more: object) -> list[object]:
    ips = next(flips) if host == "flip.example" else NAMES.get(host)
    if ips is None:
        return real_look_up(host, port, *rest, **more)  # type: ignore[arg-type]
    return [(socket.AF_INET6 if ":" in ip else socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in ips]


real_look_up = socket.getaddrinfo


def attempt(archive: Archive, address: str) -> str | None:
    try:
        if address.endswith(("/list", "/feed")):
            list(archive.add_list(archive.look(address)))
        elif address.endswith("/next"):
            list(archive.add([fetch.fetch(address, archive.settings, NOW)]))
        else:
            fetch.fetch(address, archive.settings, NOW)
    except Trouble as trouble:
        return str(trouble.message["key"])
    return None


def main() -> None:
    prepare()
    listen()
    socket.create_connection(("10.0.0.1", 80), 5).close()
    socket.create_connection(("fd00::1", 80), 5).close()
    for _ in range(100):
        if len(reached) == 2:
            break
        threading.Event().wait(0.05)
    report: dict[str, object] = {"unguarded": sorted(reached) == ["10.0.0.1", "fd00::1"]}
    socket.getaddrinfo = look_up  # type: ignore[assignment]
    web.MANNERS = Manners(delay=0)
    memory = Path("/dev/shm")  # two hundred additions, each written to the disk, would take a minute
    folder = tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None)
    archive = Archive(Settings(data=folder.name))
    tried = []
    fronts = (f"{FRONT}{n // 250 + 1}.{n % 250 + 1}" for n in itertools.count())
    for address in [*json.load(sys.stdin)["addresses"], *["http://flip.example/"] * 6]:
        for way in ("typed", "redirect", "second redirect", "refresh", "robots", "list", "feed", "next"):
            front = next(fronts)
            leads_to[front] = {
                "typed": {},
                "redirect": {"/a": address},
                "second redirect": {"/a": f"http://{front}/b", "/b": address},
                "refresh": {"/refresh": address},
                "robots": {"/robots.txt": address},
                "list": {"/list": address},
                "feed": {"/feed": address},
                "next": {"/next": address},
            }[way]
            reached.clear()
            before = opened()
            page = way if f"/{way}" in PAGES or way == "refresh" else "a"
            key = attempt(archive, address if way == "typed" else f"http://{front}/{page}")
            # robots.txt and the pages of the front are its own connections; all others count
            own = {"typed": 0, "second redirect": 3, "list": 3}.get(way, 2)
            more = opened() - before - own
            tried.append({"way": way, "address": address, "key": key, "reached": list(reached), "more": more})
    archive.close()
    folder.cleanup()
    print(json.dumps({**report, "tried": tried}))


if __name__ == "__main__":
    main()
