import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Index
from index.days import Told, keys, told, value, year_meant
from index.snippet import snippet
from tests.index.examples import record
from zh.script import script_of

CASES = json.loads((Path(__file__).parent / "cases" / "days.json").read_text(encoding="utf-8"))


@pytest.fixture(params=["tantivy", "whoosh"])
def engine(request):
    return request.param


@pytest.mark.parametrize("name", CASES)
def test_cases(name, engine, tmp_path):
    case = CASES[name]
    records = [
        record(id, title, body, published=published, script=script_of(title + body))
        for id, (title, body, published) in case["records"].items()
    ]
    index = Index(tmp_path, engine, by_meaning=False)
    index.rebuild(records)
    groups = [case["first"], case.get("then", []), case.get("last", [])]
    for query in case["queries"]:
        found = index.search(query, limit=50)
        ids, shown = list(found.ids), 0
        for group in groups:
            assert set(ids[shown : shown + len(group)]) == set(group), query
            shown += len(group)
        assert len(ids) == shown and not found.nowhere, (query, ids[shown:])
        for one in records:
            assert one.id not in ids or snippet(one, found.marks).marks, (query, one.id)


def test_a_day_that_stands_nowhere_is_told_and_finds_nothing(engine, tmp_path):
    index = Index(tmp_path, engine, by_meaning=False)
    index.rebuild([record("may", "放映公告", "自5月10日起，每月一次，10月停辦，5日前報名。")])
    for query in ("10月5日", "10/5", "2024年10月5日"):
        found = index.search(query)
        assert (found.ids, found.nowhere) == ((), (query,))


def test_what_is_excluded_is_however_it_is_written(engine, tmp_path):
    index = Index(tmp_path, engine, by_meaning=False)
    index.rebuild(
        [
            record("a", "停水", "10/5停水。"),
            record("b", "停水", "十月五日停水。"),
            record("c", "停水", "10月15日停水。"),
        ]
    )
    assert index.search("停水 -10月5日").ids == ("c",)


@pytest.mark.parametrize(
    "text, values",
    [
        ("98年5月3日、24年5月3日", ["2009-05-03", "2024-05-03"]),
        ("5月3-8日", ["05-03", "05-08"]),
        ("5月3日、4日", ["05-03", "05-04"]),
        ("一百一十三年三月五日", ["2024-03-05"]),
        ("10/5-10/20", ["10-05", "10-20"]),
        ("1/2(四) 2/3起", ["01-02", "02-03"]),
        ("十二月三十一日24:00", ["12-31"]),
        ("1/2杯 3/4 100/5 5/100 3個月 v2.10.5 192.168.10.5 113.10.5.7 10.5 5% 0912-345-678 9/10/11 a/5", []),
    ],
)
def test_what_a_text_tells(text, values):
    assert [one.value for one in told(text)] == values


@given(st.text(alphabet="0123456789/-.年月日号至 民国一二十〇(", max_size=40))
def test_all_stand_in_the_text_in_order(text):
    found = told(text)
    assert found == sorted(found)
    for one in found:
        assert 0 <= one.start < one.end <= len(text) and 1 <= one.month <= 12 and 0 <= one.day <= 31
        assert one.is_in(one.value) and one.is_in(value(None, one.month))


def test_the_year_follows_from_the_publication():
    assert year_meant("2024-09-28", 10, 5) == 2024
    assert year_meant("2024-12-20", 1, 5) == 2025
    assert year_meant("2025-01-03T09:00", 12, 28) == 2024
    assert year_meant("2024-03-01", 11, 20) == 2024
    assert year_meant("2024-03-01", 2, 30) is None


def test_keys_of_a_record():
    assert set(keys("3月8日停水", "2025/3/9", None)) == {
        *("told:03-08", "told:03", "unsaid:03-08", "unsaid:03", "titled:03-08", "titled:03"),
        *("told:2025-03-09", "told:2025-03", "told:03-09"),
    }
    assert {"meant:2025-03-08", "meant:2025-03", "titled:2025-03-08"} <= set(keys("3月8日停水", "", "2025-02-20"))
    assert Told(0, 3, None, 3, 0).is_in("2025-03") and not Told(0, 8, 2024, 3, 0).is_in("2025-03")
