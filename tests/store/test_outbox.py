"""What engines are still to be told."""

from __future__ import annotations


def ids(store, engine):
    return [(entry.id, entry.version) for entry in store.pending(engine)]


def test_an_entry_an_announcement_and_engine(make):
    store = make.store
    before = make.add("0.html").ids[0]
    assert store.register("tantivy")
    assert not store.register("tantivy")
    assert store.pending("tantivy") == ()  # what was there before comes by a reindex
    added = make.add("1.html", make.document("一")).ids[0]
    assert store.register("whoosh")
    make.add("1.html", make.document("一", "改了。"))
    make.add("0.html", make.document(body="改了。"))
    assert ids(store, "tantivy") == ids(store, "whoosh") == [(added, 2), (before, 2)]
    assert [entry.id for entry in store.pending("tantivy", limit=1)] == [added]
    store.done("tantivy", store.pending("tantivy"))
    assert (store.pending_count("tantivy"), store.pending_count("whoosh")) == (0, 2)


def test_what_came_after_it_was_read_stays(make):
    store = make.store
    store.register("engine")
    one = make.add("1.html", make.document("一")).ids[0]
    two = make.add("2.html", make.document("二")).ids[0]
    entries = store.pending("engine")
    make.add("1.html", make.document("一", "改了。"))
    store.done("engine", entries)
    assert ids(store, "engine") == [(one, 2)]
    mark = store.mark("engine")
    make.add("2.html", make.document("二", "改了。"))
    store.done_until("engine", mark)
    assert ids(store, "engine") == [(two, 2)]


def test_many_at_once(make):
    store = make.store
    store.register("engine")
    pairs = [(make.page(f"{n}.html"), make.reading(make.document(str(n)))) for n in range(1300)]
    assert len(list(store.add_many(pairs, batch=make.batch, now=make.now, settle=make.settle))) == 1300
    assert len(store.pending("engine")) == 500
    store.done("engine", store.pending("engine", limit=2000))
    assert store.pending_count("engine") == 0
    assert len(list(store.all_records())) == 1300
