"""Which addresses are opened at all: scheme, host, port, and the ranges of IP addresses that are refused.

The list of ranges is our own, because `ipaddress.is_global` lets through what leads inside by another way (6to4, NAT64,
site-local, the ports of a cloud's own host). Sources: the IANA registries of special-purpose IPv4 and IPv6 addresses
(RFC 6890 and its updates), the IANA table of IPv6 space (only 2000::/3 is given out), the "bad ports" of the WHATWG
Fetch standard, and the default ports of databases and remote desktops.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

import httpx

from ingest.fetch.limits import MAX_ADDRESS
from records import Trouble

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

REFUSED_RANGES = tuple(
    ipaddress.ip_network(text)
    for text in (
        "0.0.0.0/8",  # this host, this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared by a provider's customers (CGNAT), and some clouds' metadata
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # the host of a virtual machine (Azure)
        "169.254.0.0/16",  # link-local, and most clouds' metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # IETF protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarking
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
        # all that is not 2000::/3: unspecified ::, loopback ::1, IPv4-compatible ::/96, mapped ::ffff:0:0/96,
        # translated ::ffff:0:0:0/96, NAT64 64:ff9b::/96 and 64:ff9b:1::/48, discard 100::/64
        "::/3",
        "4000::/2",  # SRv6 5f00::/16
        "8000::/1",  # unique local fc00::/7, link-local fe80::/10, site-local fec0::/10, multicast ff00::/8
        "2001::/23",  # IETF protocol assignments: Teredo 2001::/32, benchmarking 2001:2::/48, ORCHID 2001:10::/28 …
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4
        "2620:4f:8000::/48",  # AS112
        "3ffe::/16",  # 6bone, given back
        "3fff::/20",  # documentation
    )
)
# An interface identifier that carries an IPv4 address through a tunnel (ISATAP, RFC 5214): 2000:…::5efe:10.0.0.1
ISATAP = (0x00005EFE, 0x02005EFE)

# WHATWG Fetch, "port blocking"; then Kerberos, SMB, rsync, SOCKS, SQL Server, Oracle, MQTT, Docker, MySQL, RDP,
# PostgreSQL, AMQP, VNC, Redis, memcached, MongoDB
# fmt: off
REFUSED_PORTS = frozenset((
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103,
    104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514,
    515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723,
    2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
    88, 445, 873, 1080, 1433, 1521, 1883, 2375, 2376, 3306, 3389, 5432, 5672, 5900, 6379, 8883, 11211, 27017,
))
# fmt: on

SCHEMES = {"http": 80, "https": 443}
STOPS = str.maketrans({"\u3002": ".", "\uff0e": ".", "\uff61": "."})  # 。．｡
_HOST = re.compile(r"[a-z0-9_.:-]+\Z")  # after IDNA; underscores stand in real host names


class Address(NamedTuple):
    """One that passed: `url` is what is asked for, `host` is ASCII without brackets, `allowed`: by the user's list."""

    url: httpx.URL
    host: str
    port: int
    allowed: bool

    @property
    def origin(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.url.scheme}://{host}:{self.port}"


def read(text: str, allow_hosts: Iterable[str] = ()) -> Address:
    """An address that may be looked up; its IP addresses are checked when it is connected to.

    Full-width characters and ideographic full stops of the host are made plain: `１０。０。０。１` → `10.0.0.1`.
    Raises Trouble: bad_address (none at all), bad_scheme, address_login (name and password in it), refused_port.
    """
    text = text.strip()
    if len(text) > MAX_ADDRESS:
        raise Trouble("bad_address", address=text[:80] + "…")
    # what the parsers of browsers and of libraries read differently: backslashes, white space and controls inside
    if re.search(r"[\x00-\x20\x7f\\\ud800-\udfff]", text):
        raise Trouble("bad_address", address=text)
    scheme, mark, rest = text.partition("://")
    if not mark or scheme.lower() not in SCHEMES:
        raise Trouble("bad_scheme", address=text)
    authority = re.split(r"[/?#]", rest, maxsplit=1)[0]
    if "@" in authority:
        raise Trouble("address_login", address=text)
    plain = _plain(authority)
    if re.search(r"[/?#@\\]", plain):  # a character that falls apart into two: ℀ → a/c
        raise Trouble("bad_address", address=text)
    try:
        url = httpx.URL(f"{scheme.lower()}://{plain}{rest[len(authority) :]}")
        host = url.raw_host.decode("ascii").strip("[]").rstrip(".")
        port = url.port if url.port is not None else SCHEMES[url.scheme]
    except (httpx.InvalidURL, UnicodeError, ValueError):
        raise Trouble("bad_address", address=text) from None
    if url.userinfo or not host or not _HOST.match(host) or not 0 <= port <= 65535:
        raise Trouble("bad_address", address=text)
    allowed, with_port = False, False
    for entry in allow_hosts:
        name, entry_port = _entry(entry)
        if name == host and entry_port in (None, port):
            allowed, with_port = True, with_port or entry_port is not None
    if port in REFUSED_PORTS and not with_port:
        raise Trouble("refused_port", address=text, port=port)
    return Address(url, host, port, allowed)


def _plain(authority: str) -> str:
    return unicodedata.normalize("NFKC", authority.translate(STOPS)).translate(STOPS).lower()


def _entry(text: str) -> tuple[str, int | None]:
    """`host`, `host:port`, `::1`, `[::1]:8080` → host (as IDNA writes it) and port."""
    text = _plain(text.strip())
    bracketed = re.fullmatch(r"\[(.+)\](?::(\d+))?", text)
    if bracketed:
        return bracketed[1], int(bracketed[2]) if bracketed[2] else None
    host, mark, port = text.partition(":")
    if ":" in port:  # a bare IPv6 address
        return text, None
    try:
        host = httpx.URL(f"http://{host}").raw_host.decode("ascii")
    except (httpx.InvalidURL, UnicodeError):
        return text, None
    return host, int(port) if mark and port.isdigit() else None


def is_refused(ip: str) -> bool:
    """Whether an IP address is one that nobody outside has; one that cannot be read counts as refused."""
    try:
        address: IPAddress = ipaddress.ip_address(ip)
    except ValueError:
        return True
    if address.version == 6 and (address.scope_id or int(address) >> 32 & 0xFFFFFFFF in ISATAP):
        return True
    return any(address.version == network.version and address in network for network in REFUSED_RANGES)
