import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.query import days, parse
from records import Filters

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases" / "queries.jsonl").read_text().splitlines()]


def shown(item):
    return ("title:" if item.title else "") + ('"' if item.phrase else "") + item.text


@pytest.mark.parametrize("case", CASES, ids=[case["query"] for case in CASES])
def test_cases(case):
    parsed = parse(case["query"])
    assert [[shown(item) for item in group] for group in parsed.groups] == case["groups"]
    assert [shown(item) for item in parsed.without] == case.get("without", [])
    assert parsed.narrow == msgspec.convert(case.get("narrow", {}), Filters)
    assert list(parsed.exclude) == [msgspec.convert(one, Filters) for one in case.get("exclude", [])]
    assert parsed.words == bool(case["groups"])


@given(st.text(alphabet='"“”「」-：:|OR 報名a1.\n', max_size=30))
def test_nothing_fails(query):
    for group in parse(query).groups:
        assert group
        assert all(item.text.strip() for item in group)


def test_filters_of_the_query_narrow_those_given():
    parsed = parse("published:2023-03.. published:..2023-09 site:a.example")
    given = Filters(published_from="2023-01-01", published_to="2023-06-30", site="b.example", flagged=True)
    merged = parsed.filters(given)
    assert (merged.published_from, merged.published_to) == ("2023-03-01", "2023-06-30")
    assert (merged.site, merged.flagged) == ("a.example", True)


def test_publishers_add_up_with_or_without_or():
    for query in ("publisher:甲 OR publisher:乙", "publisher:甲 publisher:乙"):
        assert parse(query).narrow == Filters(publisher=("甲", "乙"))


def test_what_is_given_and_what_is_typed_may_conflict():
    assert parse("publisher:甲").conflicts(Filters(publisher=("乙",)))
    assert parse("flagged:no").conflicts(Filters(flagged=True))
    assert not parse("publisher:甲 published:2023").conflicts(Filters(status="open", published_from="2022-01-01"))


@pytest.mark.parametrize("written", ["2023-13", "2023-02-29", "0000", "23-01-01", "", "２０２３-0", "2023-1-1-1"])
def test_what_is_no_day(written):
    assert days(written) is None


def test_full_width_days():
    assert days("２０２３－０２") == ("2023-02-01", "2023-02-28")
