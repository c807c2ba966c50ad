"""Addresses as text, and ranges of IP addresses: what is opened and what is not."""

from __future__ import annotations

import ipaddress

import pytest

from ingest.fetch import addresses
from records import Trouble

pytestmark = pytest.mark.engine_free


@pytest.mark.parametrize(
    ("text", "url", "host", "port"),
    [
        ("http://example.org", "http://example.org", "example.org", 80),
        (" HTTPS://Example.ORG/A?b=C#d ", "https://example.org/A?b=C#d", "example.org", 443),
        ("http://example.org:8080/", "http://example.org:8080/", "example.org", 8080),
        ("http://ｅｘａｍｐｌｅ。org：８０８０/", "http://example.org:8080/", "example.org", 8080),
        ("http://例子。公司/公告", None, "xn--fsqu00a.xn--55qx5d", 80),
        ("http://a_b.example.org/", "http://a_b.example.org/", "a_b.example.org", 80),
        ("http://example.org./", "http://example.org./", "example.org", 80),
        ("http://[2606:4700::1]:8080/", "http://[2606:4700::1]:8080/", "2606:4700::1", 8080),
        ("http://example.org/a@b", "http://example.org/a@b", "example.org", 80),
    ],
)
def test_addresses_that_pass(text: str, url: str | None, host: str, port: int) -> None:
    address = addresses.read(text)
    assert (address.host, address.port, address.allowed) == (host, port, False)
    assert url is None or str(address.url) == url


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "bad_scheme"),
        ("example.org", "bad_scheme"),
        ("//example.org/", "bad_scheme"),
        ("javascript:alert(1)", "bad_scheme"),
        ("file:///etc/passwd", "bad_scheme"),
        ("http://", "bad_address"),
        ("http:///a", "bad_address"),
        ("http://exa mple.org/", "bad_address"),
        ("http://example.org/\r\nX: y", "bad_address"),
        ("http://example.org\\@10.0.0.1/", "bad_address"),
        ("http://example.org:99999/", "bad_address"),
        ("http://example.org:-1/", "bad_address"),
        ("http://[::1", "bad_address"),
        ("http://example.org/" + "a" * 3000, "bad_address"),
        ("http://exa\ud800mple.org/", "bad_address"),
        ("http://me:secret@example.org/", "address_login"),
        ("http://me＠example.org/", "bad_address"),
        ("http://example.org:22/", "refused_port"),
        ("http://example.org:0/", "refused_port"),
    ],
)
def test_addresses_that_do_not(text: str, key: str) -> None:
    with pytest.raises(Trouble) as caught:
        addresses.read(text)
    assert caught.value.message["key"] == key


@pytest.mark.parametrize(
    ("allow", "text", "allowed"),
    [
        ("intranet.local", "http://intranet.local:8080/", True),
        ("intranet.local", "http://INTRANET.local./", True),
        ("intranet.local:8080", "http://intranet.local:8080/", True),
        ("intranet.local:8080", "http://intranet.local/", False),
        ("intranet.local", "http://x.intranet.local/", False),
        ("127.0.0.1", "http://127.0.0.1/", True),
        ("127.0.0.1", "http://localhost/", False),
        ("[::1]:8080", "http://[::1]:8080/", True),
        ("[::1]", "http://[::1]/", True),
        ("::1", "http://[::1]:81/", True),
        ("内网。公司", "http://内网.公司/", True),
        ("ｉｎｎｅｒ：8080", "http://inner:8080/", True),
        ("inner:", "http://inner/", True),
        ("http://inner/", "http://inner/", False),
    ],
)
def test_what_the_user_allows(allow: str, text: str, allowed: bool) -> None:
    assert addresses.read(text, (allow,)).allowed is allowed


def test_a_refused_port_must_be_named() -> None:
    with pytest.raises(Trouble, match="refused_port"):
        addresses.read("http://intranet.local:6000/", ("intranet.local",))
    assert addresses.read("http://intranet.local:6000/", ("intranet.local:6000",)).allowed


@pytest.mark.parametrize("ip", ["93.184.216.34", "1.1.1.1", "223.5.5.5", "2606:4700:4700::1111", "240c::6666"])
def test_addresses_of_the_world_are_not_refused(ip: str) -> None:
    assert not addresses.is_refused(ip)


def test_all_that_python_calls_not_global_is_refused() -> None:
    """The list of our own holds at least what `ipaddress` knows: its private networks, edges and middle."""
    for network in ipaddress._IPv4Constants._private_networks + ipaddress._IPv6Constants._private_networks:  # type: ignore[attr-defined]
        for ip in (network[0], network[-1], network[network.num_addresses // 2]):
            assert addresses.is_refused(str(ip)), ip


def test_ranges_are_refused_from_their_first_to_their_last_address() -> None:
    for network in addresses.REFUSED_RANGES:
        assert addresses.is_refused(str(network[0]))
        assert addresses.is_refused(str(network[-1]))
    for ip in ("", "nonsense", "1.2.3", "fe80::1%eth0", "2606:4700::1%1"):
        assert addresses.is_refused(ip)
