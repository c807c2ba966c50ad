"""Copies: by the stored bytes, or by title and text digits aside; a series issue and another issuer's are none."""

from __future__ import annotations

import pytest

TEXT = "經研究，決定自2024年5月6日起調整收費標準，每戶2000元，請在6月1日前到營業廳辦理。"


def test_the_same_bytes_from_another_source(make):
    one = make.add("https://a.example/1", data=b"same")
    two = make.add("https://b.example/1", data=b"same", publisher="乙平台")
    assert (two.result, two.copy_of) == ("copy", one.ids)
    assert make.add("https://b.example/1", data=b"same", publisher="乙平台").result == "unchanged"
    assert make.store.record(one.ids[0]).copies == two.ids
    assert make.store.record(two.ids[0]).copies == one.ids


@pytest.mark.parametrize(
    ("title", "body", "more", "copy"),
    [
        ("關於收費的公告", TEXT, {}, True),
        (
            "关于收费的公告",
            "经研究，决定自2024年5月6日起调整收费标准，每户2000元，请在6月1日前到营业厅办理。",
            {},
            True,
        ),
        ("關於收費的公告", TEXT.replace("2024", "2025"), {}, True),
        ("關於收費的公告", TEXT.replace("，", "，\n"), {}, True),
        ("關於收費的公告", TEXT, {"publisher": "轉載站", "source": "甲平台"}, True),
        ("關於收費的公告", TEXT.replace("2000", "3000"), {}, False),
        ("關於收費的公告", TEXT, {"publisher": "丙銀行"}, False),
        ("關於收費的更正公告", TEXT, {}, False),
        ("關於收費的公告", TEXT + "另行通知。", {}, False),
    ],
)
def test_near_copies(make, title, body, more, copy):
    one = make.add("https://a.example/1", make.document("關於收費的公告", TEXT))
    two = make.add("https://b.example/1", make.document(title, body), **more)
    assert (two.result, two.copy_of) == (("copy", one.ids) if copy else ("added", (None,)))


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
