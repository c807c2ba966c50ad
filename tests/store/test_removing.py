"""Announcements that a person takes out: found nowhere, kept, brought back as they stand by then."""

from __future__ import annotations

import random

import pytest

from records import Trouble
from store import tables
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
    store.remove(one, make.now, settle=make.settle)
    assert titles(store) == ["乙", "甲"] and store.removed([one, other]) == (one,)
    assert store.doubts() == () and store.record(copy).copies == ()
    assert [(entry.id, entry.version) for entry in store.pending("engine")] == [(one, None)]
    assert trouble(lambda: store.record(one)) == "removed"
    assert trouble(lambda: store.remove(one, make.now, settle=make.settle)) == "removed"
    store.bring_back(one, settle=make.settle)
    assert store.record(one) == before and len(store.doubts()) == 1
    assert store.record(copy).copies == (one,)
    assert trouble(lambda: store.bring_back(one, settle=make.settle)) == "not_removed"
    assert trouble(lambda: store.remove("a0", make.now, settle=make.settle)) == "no_such_id"


def test_what_was_taken_out_stays_out_when_its_page_changes(make):
    store = make.store
    store.register("engine")
    one, other = make.add("a.html", make.document("甲"), make.document("乙")).ids
    store.remove(one, make.now, settle=make.settle)
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
    make.store.remove(one, make.now, settle=make.settle)
    make.add("a.html", make.document("乙", "改。"))
    make.store.bring_back(one, settle=make.settle)
    assert make.store.record(one).gone and titles(make.store) == ["乙"]


def test_what_can_be_brought_back(make):
    store = make.store
    one, other = make.add("a.html", make.document("甲"), make.document("乙")).ids
    assert store.removals(make.now, 30) == (0, ())
    store.remove(one, make.now, settle=make.settle)
    store.remove(other, LATE, settle=make.settle)
    count, there = store.removals(LATE, 300)
    assert (count, [(one.record.title, one.at) for one in there]) == (2, [("乙", LATE), ("甲", make.now)])
    count, there = store.removals(LATE, 300, 1, 1)
    assert (count, [one.record.title for one in there]) == (2, ["甲"])
    assert store.removals(LATE, 30)[0] == 1  # the other's time is over
    store.bring_back(other, settle=make.settle)
    assert store.removals(LATE, 30) == (0, ())


def test_for_good_after_a_while(make):
    store = make.store
    one, other = make.add("a.html", make.document("甲"), make.document("乙")).ids
    store.remove(one, make.now, settle=make.settle)
    assert store.forget_removed(LATE, 30) == 0  # the page has another that stands
    store.remove(other, LATE, settle=make.settle)
    assert store.forget_removed(LATE, 30) == 0
    assert store.forget_removed("2027-02-01T00:00:00+08:00", 30) == 2
    assert store.knows("a.html", b"a.html")
    with pytest.raises(Trouble, match="no_such_id"):
        store.bring_back(one, settle=make.settle)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_the_order_what_is_brought_back_is_as_its_page_has_it(make, seed):
    """Additions, changes, removals, undoings at random: nothing removed is found, and all of it comes back right."""
    chosen, store = random.Random(seed), make.store
    store.register("engine")
    out: set[str] = set()
    batches: list[str] = []
    for step in range(40):
        deed = chosen.choice(("add", "add", "remove", "back", "undo"))
        ids = [record.id for record in store.all_records()]
        if deed == "add":
            batches.append(store.new_batch(f"2026-11-25T10:{step:02}:00+08:00"))
            body = f"請在{chosen.randrange(1, 9)}月底前提交。"
            documents = [make.document(title, body) for title in chosen.sample("甲乙丙", chosen.randrange(1, 4))]
            make.add(f"{chosen.randrange(3)}.html", *documents, batch=batches[-1], data=f"{step}".encode())
        elif deed == "remove" and ids:
            out.add(chosen.choice(ids))
            store.remove(max(out - set(store.removed(out))), make.now, settle=make.settle)
        elif deed == "back" and out:
            one = chosen.choice(sorted(out))
            out.discard(one)
            store.bring_back(one, settle=make.settle)
        elif deed == "undo" and batches:
            make.undo(batches.pop(chosen.randrange(len(batches))))
        out = set(store.removed(out))
        assert not out & {record.id for record in store.all_records()}
    assert list(store.faults()) == []
    with store._database.reading() as conn:
        standing = {row[0] for row in conn.exec_driver_sql("SELECT n FROM announcements WHERE stands = 1")}
        for table in (tables.windows, tables.spells, tables.flags, tables.keys, tables.categories):
            rows = conn.exec_driver_sql(f"SELECT announcement FROM {table.name}")
            assert {row[0] for row in rows} <= standing, table.name
    for one in out:
        store.bring_back(one, settle=make.settle)
    for record in store.all_records():
        newest = store.reading(record.id)
        assert (record.title, record.body) in {(one.title, one.body) for one in newest.documents}
        versions = store.versions(record.id)
        assert record.version == versions[0].version and not record.gone
