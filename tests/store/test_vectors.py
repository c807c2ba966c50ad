"""Vectors of texts: wanted where a text is new, kept as long as it is the same, gone with their announcement."""

from __future__ import annotations

from store import Store


def keep(store, rows, version=1, model="m1"):
    store.keep_vectors(model, [(id, version, row) for id, row in rows.items()])


def wanted(store, ids=None, model="m1"):
    return [record.id for record in store.wanting(model, 10, ids)]


def test_wanted_until_it_is_kept(make):
    (one,), (two,) = make.add("a.html").ids, make.add("b.html", make.document("乙公告", "另一件事。")).ids
    assert wanted(make.store) == [one, two]
    assert wanted(make.store, [two, "nobody"]) == [two]
    assert len(make.store.wanting("m1", 1)) == 1
    keep(make.store, {one: b"1"})
    assert (wanted(make.store), make.store.wanted("m1")) == ([two], 1)
    assert list(make.store.vectors()) == [b"1"]


def test_a_new_text_wants_another_and_a_decision_does_not(make):
    body = "公示期至2023年4月31日。"
    flag = make.flag(body, "2023年4月31日", suggestion="2023-04-30")
    window = make.window("2023-04-01", None, written_end="2023年4月31日")
    (one,) = make.add("a.html", make.document(body=body, flags=(flag,), windows=(window,))).ids
    assert wanted(make.store) == [one]
    keep(make.store, {one: b"1"})
    make.decide(make.store.record(one).flags[0].id, "accept")
    assert wanted(make.store) == []
    batch = make.store.new_batch(make.now)
    make.add("a.html", make.document(body=body + "請留意。"), data=b"2", batch=batch)
    assert (wanted(make.store), list(make.store.vectors())) == ([one], [])
    keep(make.store, {one: b"old"})  # of the version that was there when it was made
    assert wanted(make.store) == [one]
    keep(make.store, {one: b"2"}, version=2)
    assert wanted(make.store) == []
    make.undo(batch)
    assert wanted(make.store) == [one]


def test_what_is_taken_away_takes_it_along(make):
    (one,) = make.add("a.html").ids
    (two,) = make.add("b.html", make.document("乙公告", "另一件事。")).ids
    assert wanted(make.store) == [one, two]
    keep(make.store, {one: b"1", two: b"2"})
    make.store.remove(two, make.now, settle=make.settle)
    assert list(make.store.vectors(size=1)) == [b"1"]
    make.store.bring_back(two, settle=make.settle)
    assert wanted(make.store) == [two]
    make.undo(make.batch)
    assert (wanted(make.store), list(make.store.vectors())) == ([], [])


def test_another_model_makes_them_anew(make, tmp_path):
    (one,) = make.add("a.html").ids
    assert wanted(make.store) == [one]
    keep(make.store, {one: b"1"})
    with Store(tmp_path) as again:
        assert wanted(again) == []
        assert wanted(again, model="m2") == [one]
    keep(make.store, {one: b"1"})  # by a process of before
    assert list(make.store.vectors()) == []


def test_a_store_of_before_wants_all(make, tmp_path):
    (one,) = make.add("a.html").ids
    with make.store._database.writing() as conn:
        conn.exec_driver_sql("DROP TABLE vectors")
        conn.exec_driver_sql("DELETE FROM migrations WHERE name = 'vectors_of_texts'")
    with Store(tmp_path) as again:
        assert wanted(again) == [one]
