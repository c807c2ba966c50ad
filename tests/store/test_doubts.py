"""The review queue: its order, what narrows it, its counts."""

from __future__ import annotations


def fill(make):
    body = "甲：4月31日。乙：4月31日。丙：2月30日。"
    flags = (make.flag(body, "2月30日", "stale_deadline"), make.flag(body, "4月31日"), make.flag(body, "4月31日", at=9))
    for number, (published, publisher) in enumerate([("2023-01-01", "甲"), ("2024-01-01", "乙"), (None, "甲")]):
        make.add(
            f"{number}.html",
            make.document(f"公告{number}", body + str(number), flags=flags),
            published=published,
            publisher=publisher,
        )


def test_newest_first_then_the_place_in_the_text(make):
    fill(make)
    doubts = make.store.doubts()
    assert [(doubt.record.published, doubt.flag.offset) for doubt in doubts] == [
        (published, offset) for published in ("2024-01-01", "2023-01-01", None) for offset in (2, 10, 18)
    ]
    assert make.store.doubts(limit=4) + make.store.doubts(limit=4, offset=4) + make.store.doubts(offset=8) == doubts
    assert all(doubt.flag == doubt.record.flags[(1, 2, 0)[n % 3]] for n, doubt in enumerate(doubts))
    assert make.store.doubt(doubts[3].flag.id) == doubts[3]


def test_the_order_stays_when_one_is_decided(make):
    fill(make)
    order = [doubt.flag.id for doubt in make.store.doubts()]
    make.decide(order[1], "keep")
    assert [doubt.flag.id for doubt in make.store.doubts()] == order
    assert [doubt.flag.id for doubt in make.store.doubts(state="open")] == order[:1] + order[2:]
    assert [doubt.flag.id for doubt in make.store.doubts(state="waiting")] == order[:1] + order[2:]
    assert [doubt.flag.id for doubt in make.store.doubts(state="decided")] == [order[1]]
    assert make.store.doubts(state="decided")[0].seen == 1


def test_by_kind_and_publisher_with_counts(make):
    fill(make)
    assert len(make.store.doubts(kind="stale_deadline")) == 3
    assert len(make.store.doubts(publisher="甲")) == 6
    assert len(make.store.doubts(kind="stale_deadline", publisher="乙", state="open")) == 1
    make.decide(make.store.doubts(kind="stale_deadline")[0].flag.id, "dismiss")
    assert make.store.doubt_counts() == {
        "impossible_date": {"open": 6},
        "stale_deadline": {"open": 2, "decided": 1},
    }
    assert make.store.doubt_counts("乙") == {"impossible_date": {"open": 2}, "stale_deadline": {"decided": 1}}
    assert make.store.doubts(kind="nothing") == ()
