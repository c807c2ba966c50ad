"""Made-up archives: the same seed gives the same, and every span stands where it says."""

from __future__ import annotations

from bench.archive import DAY, fill, pages
from store import Store


def test_the_same_seed_gives_the_same():
    assert list(pages(20)) == list(pages(20))
    assert [page.data for page, _ in pages(5, seed=1)] != [page.data for page, _ in pages(5, seed=2)]


def test_what_is_in_them():
    documents = [reading.documents[0] for _, reading in pages(300)]
    for one in documents:
        for piece in (*one.windows, *one.flags, *one.thresholds, *one.amounts):
            assert one.body[piece.offset : piece.offset + len(piece.span)] == piece.span
    assert all(400 < len(one.body) < 1000 for one in documents)
    for field in ("windows", "flags", "thresholds", "amounts"):
        assert 5 < sum(bool(getattr(one, field)) for one in documents) < 300


def test_written_into_a_store(tmp_path):
    with Store(tmp_path) as store:
        store.register("engine")
        fill(store, 120)
        assert store.count() == store.pending_count("engine") == 120
        listed = store.of_day(DAY)
        assert listed.total == 120
        assert {name for name, _ in listed.facets["status"]} >= {"open", "closed"}
        assert any(window.readings for record in store.all_records() for window in record.windows)
