"""What a page becomes: added, unchanged, a new version, a copy."""

from __future__ import annotations

import msgspec
import pytest

from records import Attachment, Trouble


def test_added_is_given_out_as_read(make):
    document = make.document(windows=(make.window("2023-02-10", "2023-02-20"),))
    added = make.add("https://a.example/1", document, categories=("通知",), source="某局", data="頁".encode("big5"))
    assert (added.result, added.copy_of, added.error) == ("added", (None,), None)
    record = make.store.record(added.ids[0], "2023-02-20")
    assert (record.title, record.body, record.windows) == (document.title, document.body, document.windows)
    assert (record.version, record.source, record.origin, record.status) == (1, "https://a.example/1", "某局", "open")
    assert make.store.reading(record.id).categories == ("通知",)
    assert make.store.pages(record.id) == ("頁".encode("big5"),)
    assert make.store.records([record.id, "nowhere"]) == (make.store.record(record.id),)


def test_once_more_changes_nothing(make):
    make.store.register("engine")
    first = make.add(data=b"1")
    pending = make.store.pending("engine")
    again = make.add("http://A.example/1/", data=b"2", categories=("別的",), left_out=())
    assert (again.result, again.ids) == ("unchanged", first.ids)
    assert make.store.pending("engine") == pending
    assert [one.version for one in make.store.versions(first.ids[0])] == [1]
    assert make.store.pages(first.ids[0]) == (b"1",)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "另一個標題"},
        {"published": "2023-02-18"},
        {"tables": ((("檔位", "返佣"), ("銅", "6%")),)},
        {"attachments": (Attachment(text="申請表.docx", href="/a.docx"),)},
        {"body": "請在月底前提交。\n逾期不候。"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_makes_a_version(make, change):
    first = make.add()
    second = make.add(data=b"changed", **change)
    assert (second.result, second.ids) == ("new_version", first.ids)
    newest, oldest = make.store.versions(first.ids[0])
    assert (newest.version, oldest.version, oldest.batch) == (2, 1, make.batch)
    assert make.store.pages(first.ids[0], 1) == (b"https://a.example/1",)
    assert make.store.pages(first.ids[0]) == (b"changed",)
    assert make.store.record(first.ids[0]).version == 2


def test_several_stored_pages_are_one_version(make):
    added = make.add(data=b"1", following=[b"2", b"3"])
    assert make.store.pages(added.ids[0]) == (b"1", b"2", b"3")
    assert len(make.store.versions(added.ids[0])[0].hashes) == 3


def test_many_are_added_as_one_by_one(make, tmp_path):
    from store import Store

    pairs = []
    for number in range(30):
        document = make.document("同一個標題", f"内容{number % 20}", windows=(make.window("2023-01-01", None),))
        # the same source twice, and copies, in one go
        source = f"https://a.example/{number % 25}"
        pairs.append((make.page(source, f"bytes {number}".encode()), make.reading(document)))
    with Store(tmp_path / "other", likeness=make.likeness) as other:
        batch = other.new_batch(make.now)
        one_by_one = [other.add(*pair, batch=batch, now=make.now, settle=make.settle) for pair in pairs]
        together = list(make.store.add_many(pairs, batch=make.batch, now=make.now, settle=make.settle))
        assert together == one_by_one
        assert {one.result for one in together} == {"added", "new_version", "copy"}
        assert list(make.store.all_records(size=7)) == list(other.all_records())
        day = "2023-02-01"
        assert make.store.of_day(day) == other.of_day(day)


def test_an_announcement_keeps_its_id_and_what_vanishes_is_not_lost(make):
    make.store.register("engine")
    first, second = make.document("甲公告", "甲"), make.document("乙公告", "乙")
    ids = make.add("x.html", first, second).ids
    assert make.add("x.html", second, first).ids == ids[::-1]
    renamed = msgspec.structs.replace(second, title="乙公告（第二版）")
    assert make.add("x.html", renamed).ids == (ids[1],)
    assert make.store.record(ids[0]).gone
    assert make.store.record(ids[0]).body == "甲"
    assert make.store.records(ids) == (make.store.record(ids[1]),)
    assert {entry.id: entry.version for entry in make.store.pending("engine")} == {ids[0]: None, ids[1]: 3}
    assert make.store.count() == 1
    back = make.add("x.html", renamed, first)
    assert back.ids == ids[::-1]
    assert not make.store.record(ids[0]).gone
    assert [one.version for one in make.store.versions(ids[0])] == [4, 2, 1]
    assert [one.place for one in make.store.versions(ids[0])] == [1, 1, 0]


def test_added_is_kept_from_the_first_time(make):
    first = make.add()
    page, reading = make.page(), make.reading(title="另一個")
    make.store.add(page, reading, batch=make.batch, now="2027-01-01T00:00:00+08:00", settle=make.settle)
    assert make.store.record(first.ids[0]).added == make.now
    assert make.store.versions(first.ids[0])[0].added == "2027-01-01T00:00:00+08:00"


def test_a_page_without_announcements(make):
    page, reading = make.page(), msgspec.structs.replace(make.reading(), documents=(), body="")
    added = make.store.add(page, reading, batch=make.batch, now=make.now, settle=make.settle)
    assert (added.result, added.ids) == ("added", ())


def test_hostile_text_is_text(make):
    body = "'; DROP TABLE announcements; --\x00 %s {0} 😀\u202e" + "字" * 5000
    added = make.add("https://a.example/'\"", make.document("'\"<b>", body), publisher="'); --", categories=("';",))
    assert make.store.record(added.ids[0]).body == body
    assert make.store.of_day("2023-01-01").facets["publisher"] == (("'); --", 1),)


@pytest.mark.parametrize(
    ("method", "key"), [("record", "no_such_id"), ("reading", "no_such_id"), ("versions", "no_such_id")]
)
def test_unknown_ids(make, method, key):
    with pytest.raises(Trouble) as raised:
        getattr(make.store, method)("nowhere")
    assert raised.value.message == {"key": key, "id": "nowhere"}


def test_unknown_version(make):
    added = make.add()
    with pytest.raises(Trouble) as raised:
        make.store.reading(added.ids[0], 2)
    assert raised.value.message["key"] == "no_such_version"
