import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.operators import days
from index.query import LONGEST, Item, parse
from messages import tell
from records import Filters

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases" / "queries.jsonl").read_text().splitlines()]


def shown(item):
    if item.narrow:
        return dict(msgspec.to_builtins(item.narrow))
    return ("title:" if item.title else "") + ('"' if item.phrase else "") + item.text


@pytest.mark.parametrize("case", CASES, ids=[case["query"] for case in CASES])
def test_cases(case):
    parsed = parse(case["query"], case.get("today", ""))
    assert [[shown(item) for item in group] for group in parsed.groups] == case["groups"]
    assert [shown(item) for item in parsed.without] == case.get("without", [])
    assert parsed.narrow == msgspec.convert(case.get("narrow", {}), Filters)
    either = [[msgspec.convert(one, Filters) for one in some] for some in case.get("either", [])]
    assert [list(some) for some in parsed.either] == either
    assert list(parsed.exclude) == [msgspec.convert(one, Filters) for one in case.get("exclude", [])]
    assert parsed.words == bool(case["groups"])
    told = [[one["key"].removeprefix("misread_"), one["q"]] for one in parsed.misread]
    assert told == case.get("misread", [])


@given(st.text(alphabet='"“”「」-：:|OR 報名a1.\n', max_size=30))
def test_nothing_fails(query):
    for group in parse(query).groups:
        assert group
        assert all(item.text.strip() or item.narrow for item in group)
        assert any(item.text for item in group)


def test_filters_of_the_query_narrow_those_given():
    parsed = parse("published:2023-03.. published:..2023-09 site:a.example")
    given = Filters(published_from="2023-01-01", published_to="2023-06-30", site="b.example", flagged=True)
    merged = parsed.filters(given)
    assert (merged.published_from, merged.published_to) == ("2023-03-01", "2023-06-30")
    assert (merged.site, merged.flagged) == ("a.example", True)


def test_publishers_add_up_with_or_without_or():
    for query in ("publisher:甲 OR publisher:乙", "publisher:甲 publisher:乙"):
        assert parse(query).narrow == Filters(publisher=("甲", "乙"))


def test_of_a_long_query_the_beginning_and_all_that_it_excludes():
    parsed = parse("停水 檢修 " * 140 + '-押金 -"退 費" site:a.example -flagged:yes')
    assert sum(len(item.text) for group in parsed.groups for item in group) == LONGEST
    assert [item.text for item in parsed.without] == ["押金", "退 費"]
    assert (parsed.narrow, parsed.exclude) == (Filters(site="a.example"), (Filters(flagged=True),))
    assert parse("停水 OR " * 80 + "檢修").groups == ((Item("停水"),) * 80 + (Item("檢修"),),)
    assert [group[0].text for group in parse("公告 " * 199 + "abc 停水").groups[199:]] == ["停水"]
    assert parse("公告" * 300).groups == ((Item("公告" * 200),),)
    assert parse("公告" * 300 + " 停水 OR site:a.example").groups == ((Item("公告" * 200),),)
    assert parse('"' + "公告" * 300 + '"').groups == ((Item("公告" * 200, phrase=True),),)


def test_a_query_of_open_quotation_marks_is_read_at_once():
    for mark in '「“"«':
        assert len(parse(f"{mark}公" * 20_000).groups) > 1


def test_what_is_given_and_what_is_typed_may_conflict():
    assert parse("publisher:甲").conflicts(Filters(publisher=("乙",)))
    assert parse("flagged:no").conflicts(Filters(flagged=True))
    assert not parse("publisher:甲 published:2023").conflicts(Filters(status="open", published_from="2022-01-01"))


def test_every_notice_can_be_said():
    for query in ("published:x", "open:2023", "kind:x", "status:x", "script:x", "flagged:x", "site:x", "title:"):
        (told,) = parse(query).misread
        for lang in ("zh-Hant", "zh-Hans", "en"):
            assert told["q"] in tell(lang, told)


def test_days_from_today():
    assert days("今天", "2024-03-01") == ("2024-03-01", "2024-03-01")
    assert days("昨天", "2024-03-01") == ("2024-02-29", "2024-02-29")
    assert days("tomorrow", "2024-12-31") == ("2025-01-01", "2025-01-01")
    assert days("上個月", "2024-01-15") == ("2023-12-01", "2023-12-31")
    assert days("下个月", "2024-12-15") == ("2025-01-01", "2025-01-31")
    assert days("去年", "2024-01-15") == ("2023-01-01", "2023-12-31")
    assert days("今天") is None
    assert days("明年", "9999-01-01") is None


def test_years_of_the_republic():
    assert days("民國113年3月") == ("2024-03-01", "2024-03-31")
    assert days("民国113年") == ("2024-01-01", "2024-12-31")
    assert days("民國113/3/5") == days("113/3/5") == days("113年3月5日") == ("2024-03-05", "2024-03-05")
    assert days("114年2月") == ("2025-02-01", "2025-02-28")
    assert days("114年") == ("2025-01-01", "2025-12-31")


def test_days_in_chinese_and_without_a_year():
    assert days("二〇二五年二月") == ("2025-02-01", "2025-02-28")
    assert days("9/5", "2024-03-01") == days("九月五日", "2024-03-01") == ("2024-09-05", "2024-09-05")
    assert days("9月", "2024-03-01") == ("2024-09-01", "2024-09-30")
    assert days("9/5") is days("2/30", "2024-03-01") is None


@pytest.mark.parametrize("written", ["2023-13", "2023-02-29", "0000", "23-01-01", "", "２０２３-0", "2023-1-1-1"])
def test_what_is_no_day(written):
    assert days(written) is None


def test_full_width_days():
    assert days("２０２３－０２") == ("2023-02-01", "2023-02-28")
