"""A filter means the same with words and without: once the store counts, once the index."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from archive import Archive
from records import Filters, Settings
from store import Store
from tests.store.conftest import LIKENESS, Making

SITES = ("a.example", "www.a.example", "news.a.example", "a.example:8080", "nota.example", "b.example")
PUBLISHERS = (None, "電商茶館", "电商茶馆", "嶺南賣家網", "臺東商會", "台東商會")
CATEGORIES = ((), ("資訊公開",), ("资讯公开", "通知"), ("通知",))
DAY = "2023-03-20"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder: Path = tmp_path_factory.mktemp("filters")
    made = random.Random(7)
    with Store(folder, likeness=LIKENESS) as store:
        make = Making(store)
        for number in range(260):
            body = f"第{number}則公告的正文，編號是{made.randrange(10**9)}。"
            day = f"2023-03-{made.randint(1, 28):02}"
            other = f"2023-04-{made.randint(1, 28):02}"
            values = made.choice(
                (
                    (),
                    ((day, other),),
                    ((None, day),),
                    ((day, None),),
                    ((other, day),),  # the wrong way round
                    ((day, day), (other, day)),
                    ((day, other), (day, None)),
                    ((None, day), (None, other)),
                )
            )
            windows = [make.window(*values[0], made.choice(("報名", "公示")), readings=values)] if values else []
            if made.random() < 0.3:
                windows.append(make.window(other, None, "開放"))
            make.add(
                f"https://{made.choice(SITES)}/{number}",
                make.document(f"公告{number}", body, windows=tuple(windows)),
                published=made.choice(
                    (None, f"20{made.randint(10, 23)}-{made.randint(1, 12):02}-05T08:00", "2023-03-15")
                ),
                publisher=made.choice(PUBLISHERS),
                categories=made.choice(CATEGORIES),
                script=made.choice(("hant", "hans")),
            )
    with Archive(Settings.read(os.environ, data=str(folder))) as opened:
        opened.reindex()
        yield opened


QUERIES = (
    "publisher:電商茶館",
    "publisher:电商茶馆",
    "publisher:电商茶馆 OR publisher:嶺南賣家網",
    "publisher:台东商会 category:通知",
    "publisher:無此商會",
    "category:资讯公开",
    "site:example.com OR site:b.example",
    "site:b.example site:news.a.example",
    "published:2015 OR published:2023-03..",
    "status:upcoming script:hans OR site:b.example published:..2022",
    "publisher:台东商会 OR category:通知",
    "site:www.a.example",
    "site:https://a.example:8080/news/1",
    "site:news.a.example",
    "site:b.example script:hans",
    "open:2023-03-01",
    "open:2023-03-15",
    "open:2023-04-14",
    "open:2024-01-01",
    "status:open",
    "status:upcoming",
    "status:closed",
    "deadline:2023-03-10..2023-04-05",
    "published:2019..2023-02",
)


@pytest.mark.parametrize("query", QUERIES)
def test_a_filter_finds_the_same_with_words_and_without(archive: Archive, query: str) -> None:
    without = archive.search(query, Filters(), DAY, 200)
    excluding = archive.search(f"-龘 {query}", Filters(), DAY, 200)  # goes to the index
    worded = archive.search(f"公告 {query}", Filters(), DAY, 200)
    ids = {hit.id for hit in without.hits}
    assert ids == {hit.id for hit in excluding.hits} == {hit.id for hit in worded.hits}
    assert without.total == excluding.total == worded.total == len(ids)
    assert bool(ids) == ("無此" not in query)


@pytest.mark.parametrize(
    "filters",
    [
        Filters(publisher=("电商茶馆",)),
        Filters(publisher=("電商茶館", "嶺南賣家網"), category=("資訊公開",)),
        Filters(site="www.a.example:8080"),
        Filters(year=("2015", "2023")),
        Filters(open_on="2023-03-15", status="upcoming"),
    ],
    ids=lambda filters: msgspec.json.encode(filters).decode(),
)
def test_given_filters_too(archive: Archive, filters: Filters) -> None:
    for query in ("", "publisher:台東商會", "category:通知", "status:open", "site:news.a.example"):
        without = {hit.id for hit in archive.search(query, filters, DAY, 200).hits}
        assert without == {hit.id for hit in archive.search(f"公告 {query}", filters, DAY, 200).hits}, query


def test_facets_count_the_same(archive: Archive) -> None:
    without = archive.search("", Filters(), DAY).facets
    worded = archive.search("公告", Filters(), DAY).facets
    for name in ("publisher", "category", "year", "month", "status", "flagged"):
        assert sorted(without[name]) == sorted(worded[name]), name
    assert len(worded["month"]) > 50
    years = {year: sum(count for month, count in worded["month"] if month[:4] == year) for year, _ in worded["year"]}
    assert list(worded["year"]) == sorted(years.items(), reverse=True)
    assert worded["month"][0][0] == without["month"][0][0]  # the newest is there


@pytest.mark.parametrize(
    "filters",
    [
        Filters(publisher=("嶺南賣家網",)),
        Filters(month=("2023-03",), category=("通知",)),
        Filters(year=("2023", "2012")),
        Filters(year=("2023",), month=("2023-02", "2023-03")),
        Filters(status="closed"),
    ],
    ids=lambda filters: msgspec.json.encode(filters).decode(),
)
def test_what_else_could_be_chosen_stays_in_sight(archive: Archive, filters: Filters) -> None:
    without = archive.search("", filters, DAY).facets
    worded = archive.search("公告", filters, DAY).facets
    for name in ("publisher", "category", "year", "month", "status", "flagged"):
        assert sorted(without[name]) == sorted(worded[name]), name
    assert len(worded["publisher"]) > 1 and len(worded["year"]) > 2
