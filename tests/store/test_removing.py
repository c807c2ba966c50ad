"""Announcements that a person takes out: found nowhere, kept, brought back as they stand by then."""

from __future__ import annotations

import pytest

from records import Trouble
from tests.store.test_database import trouble

LATE = "2026-12-30T10:00:00+08:00"


def titles(store) -> list[str]:
    return [record.title for record in store.all_records()]


def test_removed_and_brought_back(make):
    store = make.store
    store.register("engine")
    body = "截止到4月31日為止。"
    one, other = make.add(
        "a.html", make.document("甲", body, flags=(make.flag(body, "4月31日"),)), make.document("乙", "在此。")
    ).ids
    copy = make.add("b.html", make.document("甲", body)).ids[0]
    store.done("engine", store.pending("engine"))
    before = store.record(one)
    store.remove(one, make.now)
    assert titles(store) == ["乙", "甲"] and store.removed([one, other]) == (one,)
    assert store.doubts() == () and store.record(copy).copies == ()
    assert [(entry.id, entry.version) for entry in store.pending("engine")] == [(one, None)]
    assert trouble(lambda: store.record(one)) == "removed"
    assert trouble(lambda: store.remove(one, make.now)) == "removed"
    store.bring_back(one, settle=make.settle)
    assert store.record(one) == before and len(store.doubts()) == 1
    assert store.record(copy).copies == (one,)
    assert trouble(lambda: store.bring_back(one, settle=make.settle)) == "not_removed"
    assert trouble(lambda: store.remove("a0", make.now)) == "no_such_id"


def test_what_was_taken_out_stays_out_when_its_page_changes(make):
    store = make.store
    store.register("engine")
    one, other = make.add("a.html", make.document("甲"), make.document("乙")).ids
    store.remove(one, make.now)
    batch = store.new_batch(make.now)
    added = make.add("a.html", make.document("甲", "改。"), make.document("乙", "也改。"), batch=batch)
    assert added.ids == (one, other)
    assert titles(store) == ["乙"]
    assert {entry.id: entry.version for entry in store.pending("engine")} == {one: None, other: 2}
    make.undo(batch)
    assert titles(store) == ["乙"]
    store.bring_back(one, settle=make.settle)
    assert store.record(one).body == "請在月底前提交。"
    make.add("a.html", make.document("甲", "又改。"), make.document("乙"))
    assert store.record(one).body == "又改。"


def test_taken_out_and_then_gone_from_its_page(make):
    one, _ = make.add("a.html", make.document("甲"), make.document("乙")).ids
    make.store.remove(one, make.now)
    make.add("a.html", make.document("乙", "改。"))
    make.store.bring_back(one, settle=make.settle)
    assert make.store.record(one).gone and titles(make.store) == ["乙"]


def test_for_good_after_a_while(make):
    store = make.store
    one, other = make.add("a.html", make.document("甲"), make.document("乙")).ids
    store.remove(one, make.now)
    assert store.forget_removed(LATE, 30) == 0  # the page has another that stands
    store.remove(other, LATE)
    assert store.forget_removed(LATE, 30) == 0
    assert store.forget_removed("2027-02-01T00:00:00+08:00", 30) == 2
    assert store.knows("a.html", b"a.html")
    with pytest.raises(Trouble, match="no_such_id"):
        store.bring_back(one, settle=make.settle)
