"""Search without words: against the plain rule over all records, one by one."""

from __future__ import annotations

import contextlib
import random
import threading
from typing import Any

import msgspec
import pytest

from records import Added, Filters, Trouble, status_of, values_of
from store import Store
from tests.store.conftest import LIKENESS, NOW, Making, settle

RANK = {"open": 0, "upcoming": 1, "closed": 2, None: 3}
SITES = ("a.example", "b.example", "www.a.example", "news.a.example:8080", "a.example:8080", "notnews.a.example")
DAYS = ("2023-03-01", "2023-04-30", "2023-07-01", "2022-01-01", "2025-01-01")


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """For tests that add nothing."""
    with Store(tmp_path_factory.mktemp("listing"), likeness=LIKENESS) as store:
        yield fill(Making(store))


def fill(make: Making) -> Making:
    made = random.Random(3)
    for number in range(120):
        add_one(make, made, f"https://{made.choice(SITES)}/{number}", f"第{number}則")
    for doubt in make.store.doubts(limit=6):
        make.decide(doubt.flag.id, "accept")
    return make


def add_one(make: Making, made: random.Random, where: str, name: str, **more: Any) -> Added:
    windows = []
    for _ in range(made.randint(0, 2)):
        month = made.randint(1, 6)
        last = made.choice([None, f"2023-{month + 2:02}-{made.randint(1, 28):02}"])
        windows.append(make.window(f"2023-{month:02}-{made.randint(10, 28)}", last, made.choice(["報名", "公示"])))
    body = f"{name}的正文，與別的都不同：" + "".join(chr(0x4E00 + made.randrange(9000)) for _ in range(20))
    flags = ()
    if made.random() < 0.3:
        body += "至2023年4月31日"
        kind = made.choice(["impossible_date", "stale_deadline"])
        flags = (make.flag(body, "2023年4月31日", kind, suggestion="2023-04-30"),)
        windows.append(make.window("2023-02-15", None, written_end="2023年4月31日"))
    return make.add(
        where,
        make.document(f"公告{name}", body, windows=tuple(windows), flags=flags),
        published=made.choice([None, f"2023-{made.randint(1, 12):02}-01T08:00"]),
        publisher=made.choice([None, "甲", "乙"]),
        categories=made.choice([(), ("通知",), ("通知", "公示")]),
        script=made.choice(["hant", "hans"]),
        **more,
    )


def of_site(record, site):
    host = record.source.split("/")[2].split(":")[0].removeprefix("www.")
    return host == site or "." in site and host.endswith(f".{site}")


def some_window_holds(record, day):
    values = [value for window in record.windows for value in values_of(window, record.published)]
    return any((first or "") <= day <= (last or "9999") for first, last in values)


def holds(record, filters, day):
    status = status_of(record.windows, day, record.published)
    undecided = [flag.kind for flag in record.flags if flag.state != "decided"]
    published = (record.published or "")[:10]
    lasts = [last for window in record.windows for _, last in values_of(window) if last]
    return (
        (filters.status is None or (status is not None and filters.status in status.states))
        and (not filters.publisher or record.publisher in filters.publisher)
        and (not filters.category or bool(set(filters.category) & set(record.categories)))
        and (not filters.month or published[:7] in filters.month)
        and (not filters.published_from or (published and published >= filters.published_from))
        and (not filters.published_to or (published and published <= filters.published_to))
        and (not filters.added_from or record.added[:10] >= filters.added_from)
        and (not filters.added_to or record.added[:10] <= filters.added_to)
        and (not filters.site or of_site(record, filters.site))
        and (not filters.script or record.script == filters.script)
        and (filters.flagged is None or filters.flagged == bool(undecided))
        and (not filters.kind or filters.kind in undecided)
        and (not filters.open_on or some_window_holds(record, filters.open_on))
        and (
            not (filters.deadline_from or filters.deadline_to)
            or any((filters.deadline_from or "") <= last <= (filters.deadline_to or "9999") for last in lasts)
        )
    )


FILTERS = [
    Filters(),
    Filters(status="open"),
    Filters(status="upcoming"),
    Filters(status="closed", publisher=("甲",)),
    Filters(publisher=("甲", "乙"), category=("公示",)),
    Filters(month=("2023-02", "2023-05"), script="hant"),
    Filters(published_from="2023-02-01", published_to="2023-06-01", site="a.example"),
    Filters(flagged=True),
    Filters(flagged=False, status="open"),
    Filters(kind="stale_deadline"),
    Filters(open_on="2023-04-30"),
    Filters(open_on="2023-02-10", flagged=True),
    Filters(site="news.a.example"),
    Filters(site="example"),
    Filters(deadline_from="2023-04-01", deadline_to="2023-05-31"),
    Filters(added_from="2026-11-25", added_to="2026-11-25", status="open"),
    Filters(added_to="2026-11-24"),
    Filters(status="nothing"),
]


@pytest.mark.parametrize("filters", FILTERS, ids=lambda filters: msgspec.json.encode(filters).decode())
def test_as_the_plain_rule_says(filled, filters):
    records = list(filled.store.all_records())
    for day in DAYS:
        expected = [record for record in records if holds(record, filters, day)]
        listed = filled.store.of_day(day, filters, limit=200)
        assert {record.id for record in listed.records} == {record.id for record in expected}
        assert listed.total == len(expected)
        first = filled.store.of_day(day, filters)
        pages = [filled.store.of_day(day, filters, limit=10, offset=offset).records for offset in range(0, 130, 10)]
        assert first.records == pages[0]
        assert tuple(record for page in pages for record in page) == listed.records
        if filters.status is None:
            states = [RANK[record.status] for record in listed.records]
            assert states == sorted(states)
        certain = [status_of(record.windows, day, record.published) for record in listed.records]
        until = [one.until or "9999" for one in certain if one and one.state == "open" and len(one.states) == 1]
        assert until == sorted(until)
        since = [one.since for one in certain if one and one.state == "upcoming" and len(one.states) == 1]
        assert since == sorted(since)


def counted(records, filters, day, name, values):
    without = msgspec.structs.replace(
        filters, **{name: type(getattr(Filters(), name))() if name != "flagged" else None}
    )
    if name in ("status", "kind"):
        without = msgspec.structs.replace(filters, **{name: None})
    found: dict[str, int] = {}
    for record in records:
        if holds(record, without, day):
            for value in values(record):
                found[value] = found.get(value, 0) + 1
    return found


@pytest.mark.parametrize("filters", FILTERS[:-1], ids=lambda filters: msgspec.json.encode(filters).decode())
def test_facets_count_under_all_filters_but_their_own(filled, filters):
    records = list(filled.store.all_records())
    for day in DAYS[:2]:

        def status(record, day=day):
            found = status_of(record.windows, day, record.published)
            return found.states if found else ()

        def kinds(record):
            return {flag.kind for flag in record.flags if flag.state != "decided"}

        facets = filled.store.of_day(day, filters).facets
        for name, values in {
            "status": status,
            "publisher": lambda record: [record.publisher] if record.publisher else [],
            "category": lambda record: record.categories,
            "month": lambda record: [record.published[:7]] if record.published else [],
            "flagged": lambda record: ["true" if kinds(record) else "false"],
            "kind": kinds,
        }.items():
            assert dict(facets[name]) == counted(records, filters, day, name, values), name


def test_counts_are_new_after_each_change(make):
    filled = fill(make)
    before = filled.store.of_day(DAYS[0])
    added = filled.add(
        "https://d.example/new", filled.document("新的", windows=(filled.window("2023-01-01", DAYS[0]),))
    )
    after = filled.store.of_day(DAYS[0])
    assert after.total == before.total + 1
    assert after.records[0].id == added.ids[0]  # its last day is the nearest


def change_something(make: Making, made: random.Random, step: int) -> None:
    """What a person or a page may do next; what cannot be done is refused, and changes nothing."""
    store = make.store
    batch = store.new_batch(NOW)
    ids = [record.id for record in store.all_records()] or [""]
    doubts = [doubt.flag.id for doubt in store.doubts(limit=200)] or [""]
    removed = [one.record.id for one in store.removals(NOW, 30)[1]] or [""]
    where = f"https://{made.choice(SITES)}/{made.randrange(20)}"  # a page that is known has a new version
    body = f"{made.randrange(3)}同一則的正文，別處也有。"
    deeds = [
        lambda: add_one(make, made, where, f"第{step}則", batch=batch, example=made.random() < 0.1),
        lambda: add_one(make, made, where, f"第{step}則", batch=batch),
        lambda: make.add(
            where, make.document("轉載", body), batch=batch, categories=("公示",)
        ),  # copies of one another
        lambda: store.remove(made.choice(ids), NOW, settle=settle),
        lambda: store.bring_back(made.choice(removed), settle=settle),
        lambda: make.decide(made.choice(doubts), made.choice(["accept", "undo"]), seen=99),
        lambda: make.undo(made.choice(store.batches()).id),
        lambda: store.remove_examples(settle=settle) if made.random() < 0.2 else None,
        lambda: store.forget_removed("2026-12-30T10:00:00+08:00", 30) if made.random() < 0.2 else None,
    ]
    with contextlib.suppress(Trouble, IndexError):
        made.choice(deeds)()


@pytest.mark.parametrize("seed", range(3))
def test_counts_are_those_of_a_fresh_count_after_any_change(tmp_path, seed):
    made = random.Random(seed)
    with Store(tmp_path, likeness=LIKENESS) as store, Store(tmp_path, likeness=LIKENESS) as other:
        # what another process writes is counted too
        makes = Making(store), Making(other)
        for number in range(20):
            add_one(makes[0], made, f"https://{made.choice(SITES)}/{number}", f"頭{number}則")
        for step in range(50):
            change_something(made.choice(makes), made, step)
            if made.random() < 0.3:
                continue
            day = made.choice(DAYS)
            records = list(store.all_records())
            with Store(tmp_path, likeness=LIKENESS) as fresh:
                for filters in made.sample(FILTERS, 5):
                    listed = store.of_day(day, filters, limit=200)
                    assert listed == fresh.of_day(day, filters, limit=200), (step, filters)
                    assert {one.id for one in listed.records} == {
                        record.id for record in records if holds(record, filters, day)
                    }
                assert store.overview(day) == fresh.overview(day)
                assert set(store.values("publisher")) >= set(fresh.values("publisher"))


def test_lists_while_another_thread_adds(make):
    """Each list is of one state of the file: what it counts is there to be given."""
    made, faults = random.Random(5), []
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            try:
                listed = make.store.of_day(DAYS[0], Filters(), limit=500)
                assert len(listed.records) == listed.total
            except Exception as fault:
                faults.append(fault)
                return

    lookers = [threading.Thread(target=look) for _ in range(3)]
    for looker in lookers:
        looker.start()
    for number in range(40):
        added = add_one(make, made, f"https://a.example/{number}", f"第{number}則")
        if number % 3 == 0:
            make.store.remove(added.ids[0], NOW, settle=settle)
    done.set()
    for looker in lookers:
        looker.join()
    assert not faults


def test_overview_and_deadlines(filled):
    day = "2023-04-30"
    records = list(filled.store.all_records())
    view = filled.store.overview(day)
    states = [
        status
        for record in records
        if (found := status_of(record.windows, day, record.published))
        for status in found.states
    ]
    assert view.announcements == len(records) == filled.store.count()
    assert (view.open, view.upcoming, view.closed) == tuple(states.count(one) for one in ("open", "upcoming", "closed"))
    assert view.doubts == sum(flag.state != "decided" for record in records for flag in record.flags)
    assert sum(count for _, count in view.kinds) == view.doubts
    assert sum(count for _, count in view.months) == sum(bool(record.published) for record in records)
    assert [month for month, _ in view.months] == sorted(month for month, _ in view.months)
    lasts = sorted(
        last for r in records for last in {v for w in r.windows for _, v in values_of(w)} if last and last >= day
    )
    assert view.deadlines == filled.store.deadlines(day)
    assert [one.day for one in filled.store.deadlines(day, 5)] == lasts[:5]
    assert filled.store.overview("2026-11-26").new == len(records)
    assert filled.store.overview("2027-11-26").new == 0


def test_copies_have_one_deadline(make):
    document = make.document(windows=(make.window("2023-01-01", "2023-02-01"),))
    for site in "ab":
        make.add(f"https://{site}.example/1", document)
    assert len(make.store.deadlines("2023-01-15")) == 1


def test_an_empty_store(store):
    listed = store.of_day("2023-01-01")
    assert (listed.records, listed.total) == ((), 0)
    assert store.overview("2023-01-01").announcements == 0
    assert store.doubts() == ()
    assert list(store.all_records()) == []
