"""Copies: by the stored bytes, or by what is handed in (here: title and publisher, and a line that both bodies have)."""

from __future__ import annotations

from store import Store

TEXT = "經研究，決定自2024年5月6日起調整收費標準，每戶2000元，請在6月1日前到營業廳辦理。"


def test_the_same_bytes_from_another_source(make):
    one = make.add("https://a.example/1", data=b"same")
    two = make.add("https://b.example/1", data=b"same", publisher="乙平台")
    assert (two.result, two.copy_of) == ("copy", one.ids)
    assert make.add("https://b.example/1", data=b"same", publisher="乙平台").result == "unchanged"
    assert make.store.record(one.ids[0]).copies == two.ids
    assert make.store.record(two.ids[0]).copies == one.ids


# what hangs together over the third: 甲 – 乙 by a line, 乙 – 丙 by another
CHAIN = {"a": "甲行。\n乙行。", "b": "乙行。\n丙行。", "c": "丙行。\n丁行。", "d": "戊行。"}


def groups(make, ids) -> set[frozenset[str]]:
    return {
        frozenset(name for name, id in ids.items() if id == one or one in copies_of(make, id)) for one in ids.values()
    }


def copies_of(make, id) -> tuple[str, ...]:
    return make.store.record(id).copies


def test_only_the_same_bytes_where_no_likeness_is_given(make, tmp_path):
    with Store(tmp_path / "other") as store:
        batch = store.new_batch(make.now)
        results = [
            store.add(make.page(source, data), make.reading(), batch=batch, now=make.now, settle=make.settle).result
            for source, data in (("1.html", b"1"), ("2.html", b"2"), ("3.html", b"1"))
        ]
    assert results == ["added", "added", "copy"]


def test_a_group_is_closed_whatever_the_order(make):
    ids = [make.add(f"https://{site}.example/1", make.document(body=TEXT)).ids[0] for site in "abc"]
    for one in ids:
        assert set(make.store.record(one).copies) == set(ids) - {one}
    assert all(record.copies for record in make.store.records(ids))


def test_announcements_of_one_page_are_no_copies(make):
    added = make.add("a.html", make.document(), make.document())
    assert added.copy_of == (None, None)


def test_one_of_two_announcements_is_a_copy(make):
    one = make.add("a.html", make.document("甲", TEXT))
    two = make.add("b.html", make.document("乙", "別的"), make.document("甲", TEXT))
    assert (two.result, two.copy_of) == ("added", (None, one.ids[0]))


def test_who_changes_leaves_the_group(make):
    ids = [make.add(f"https://{site}.example/1", make.document(body=TEXT)).ids[0] for site in "abc"]
    changed = make.add("https://a.example/1", make.document(body="全文已改。"))
    assert changed.ids == (ids[0],)
    assert make.store.record(ids[0]).copies == ()
    assert make.store.record(ids[1]).copies == (ids[2],)
    # the number of its old group is not taken for its own
    other = make.add("https://d.example/1", make.document(body="全文已改。"))
    assert other.copy_of == (ids[0],)
    assert make.store.record(ids[1]).copies == (ids[2],)
    make.add("https://a.example/1", make.document(body=TEXT))
    assert set(make.store.record(ids[0]).copies) == {ids[1], ids[2]}
    assert make.store.record(other.ids[0]).copies == ()


def test_who_is_taken_away_leaves_the_group(make):
    one = make.add("https://a.example/1", make.document(body=TEXT))
    batch = make.store.new_batch(make.now)
    two = make.add("https://b.example/1", make.document(body=TEXT), batch=batch)
    assert two.copy_of == one.ids
    make.undo(batch)
    assert make.store.record(one.ids[0]).copies == ()
