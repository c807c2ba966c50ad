"""List pages, feeds and sitemaps → addresses: a case a file, beside it what it must yield."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from ingest import listing
from records import Trouble

pytestmark = pytest.mark.engine_free

CASES = Path(__file__).parent / "cases" / "listing"
CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.mark.parametrize("beside", sorted(CASES.glob("*.json")), ids=lambda path: path.stem)
def test_links(beside: Path) -> None:
    """`links` are [address, title, day] in order; `kind` null: no list."""
    expected = json.loads(beside.read_text("utf-8"))
    text = next(path for path in CASES.glob(f"{beside.stem}.*") if path != beside).read_text("utf-8")
    if expected["kind"] is None:
        with pytest.raises(Trouble, match="no_list"):
            listing.find(text, expected["address"])
        return
    found = listing.find(text, expected["address"])
    assert found.kind == expected["kind"]
    assert [[link.address, link.title, link.published] for link in found.links] == expected["links"]
    assert list(found.more) == expected.get("more", [])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<",
        "<rss>",
        "<rss",
        "<feed xmlns='http://www.w3.org/2005/Atom'></feed>",
        "<rss><channel><title>&#xD800;</title>",
        "<urlset>",
        "<sitemapindex><sitemap/></sitemapindex>",
        "<urlset><url><loc>&x;</loc></url></urlset>",
        "http://[::1",
        "/etc/passwd",
        "file:///etc/passwd",
        "<a href='http://['>一個很長很長的標題</a><a href='//'>另一個很長的標題</a>",
        "<a href='x'>" * 3000,
        "\x00\x01<p>\ud800</p>",
    ],
)
def test_what_is_none_or_broken(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", None)  # and nothing is opened
    with pytest.raises(Trouble, match="no_list"):
        listing.find(text, "http://example.org/a")


def test_a_feed_is_never_taken_for_an_address_or_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", None)
    secret = tmp_path / "rss"
    secret.write_text("<rss><channel><item><title>x</title><link>http://in.example/</link></item></channel></rss>")
    with pytest.raises(Trouble, match="no_list"):
        listing.find(f"{secret}\n<rss>", "http://example.org/a")


def test_entities_do_not_swell() -> None:
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    for root in ("urlset", "rss"):
        text = f"<!DOCTYPE {root} [{entities}]><{root}><url><loc>http://e.example/&a9;</loc></url></{root}>"
        try:
            found = listing.find(text, "http://example.org/a")
        except Trouble:
            continue
        assert all(len(link.address) < 100 for link in found.links)


def test_a_long_list_is_cut() -> None:
    text = "\n".join(f"http://example.org/{n}" for n in range(listing.MOST + 10))
    assert len(listing.find(text, "http://example.org/").links) == listing.MOST
