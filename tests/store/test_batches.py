"""Additions and taking them back; examples."""

from __future__ import annotations

import msgspec
import pytest

from records import Trouble


def test_ids_are_short_and_in_order(make):
    store = make.store
    ids = [make.batch, *(store.new_batch(make.now) for _ in range(11)), store.new_batch("2026-11-25T10:00:01+08:00")]
    assert ids[:3] == ["261125-100000", "261125-100000-02", "261125-100000-03"]
    assert ids == sorted(set(ids))


def test_taken_back_as_if_it_had_never_been(make):
    store = make.store
    store.register("engine")
    kept = make.add("kept.html", make.document("留")).ids
    before = (list(store.all_records()), store.of_day("2023-01-01"))
    batch = store.new_batch(make.now)
    gone = make.add("gone.html", make.document("甲"), make.document("乙", "乙。"), batch=batch).ids
    assert store.batches()[0].ids == gone
    assert make.undo(batch) == gone
    assert (list(store.all_records()), store.of_day("2023-01-01")) == before
    assert {entry.id: entry.version for entry in store.pending("engine")} == {kept[0]: 1, **dict.fromkeys(gone)}
    with pytest.raises(Trouble) as raised:
        store.record(gone[0])
    assert raised.value.message["key"] == "no_such_id"
    with pytest.raises(Trouble) as raised:
        make.undo(batch)
    assert raised.value.message == {"key": "no_such_batch", "id": batch}
    assert [one.id for one in store.batches()] == [make.batch]
    again = make.add("gone.html", make.document("甲"), make.document("乙", "乙。"))
    assert (again.result, again.ids) == ("added", gone)


def test_one_that_is_taken_back_while_it_runs_goes_on(make):
    store = make.store
    batch = store.new_batch(make.now)
    gone = make.add("a.html", make.document("甲"), batch=batch).ids
    assert make.undo(batch) == gone
    left = make.add("b.html", make.document("乙", "乙。"), batch=batch).ids
    assert [(one.id, one.ids) for one in store.batches()] == [(batch, left)]
    assert make.undo(batch) == left


def test_a_version_taken_back_brings_the_one_before_and_its_decisions(make):
    store = make.store
    body = "截止到4月31日為止。"
    first = make.document("甲", body, flags=(make.flag(body, "4月31日"),), windows=(make.window("2023-01-01", None),))
    other = make.document("丁", "丁的正文。")
    ids = make.add("a.html", first, other, data=b"1").ids
    flag = store.record(ids[0]).flags[0].id
    make.decide(flag, "keep")
    before = list(store.all_records()), store.doubts()
    batch = store.new_batch(make.now)
    changed = make.add(
        "a.html",
        msgspec.structs.replace(first, body="全文已改。", flags=()),
        make.document("新"),
        data=b"2",
        batch=batch,
    )
    assert changed.ids[0] == ids[0]
    assert store.doubts() == ()
    assert set(make.undo(batch)) == {*ids, *changed.ids}
    assert (list(store.all_records()), store.doubts()) == before
    assert store.pages(ids[0]) == (b"1",)
    assert store.knows("a.html", b"2")  # a folder's next start does not bring back what was taken back
    assert store.record(ids[0]).flags[0].state == "decided"


def test_a_version_below_the_newest_goes_quietly(make):
    store = make.store
    ids = make.add("a.html", make.document("甲", "一")).ids
    middle = store.new_batch(make.now)
    make.add("a.html", make.document("甲", "二"), batch=middle)
    make.add("a.html", make.document("甲", "三"))
    record = store.record(ids[0])
    assert make.undo(middle) == ()
    assert store.record(ids[0]) == record
    assert [one.version for one in store.versions(ids[0])] == [3, 1]


def test_bytes_of_two_sources_stay_until_both_are_gone(make):
    store = make.store
    ids = make.add("a.html", data=b"same").ids
    batch = store.new_batch(make.now)
    make.add("b.html", data=b"same", batch=batch)
    make.undo(batch)
    assert store.pages(ids[0]) == (b"same",)
    make.undo(make.batch)
    with store._database.reading() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM contents").scalar() == 0


def test_examples_go_and_come_back_only_changed(make):
    store = make.store
    store.register("engine")
    kept = make.add("mine.html", make.document("我的")).ids
    example = make.add("corpus/a.html", make.document("例"), data=b"1", example=True).ids
    assert store.record(example[0]).example
    assert store.overview("2023-01-01").examples == 1
    assert store.remove_examples(settle=make.settle) == 1
    assert store.remove_examples(settle=make.settle) == 0
    assert [record.id for record in store.all_records()] == list(kept)
    assert {entry.id: entry.version for entry in store.pending("engine")} == {kept[0]: 1, example[0]: None}
    assert store.knows("corpus/a.html", b"1")
    assert not store.knows("corpus/a.html", b"2")
    assert make.add("corpus/a.html", make.document("例"), data=b"2", example=True).result == "added"
    assert not store.knows("corpus/a.html", b"1")
