import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from index import tokens
from index.tokens import day_tokens, grams, initials, sites, span_tokens
from records import dated_of, status_of, values_of
from tests.index.examples import flag, record, window
from zh.segment import Segmenter

DAYS = st.dates(datetime.date(2022, 12, 1), datetime.date(2023, 3, 1)).map(datetime.date.isoformat)
ENDS = st.one_of(st.none(), DAYS)
LABELS = st.sampled_from(["報名時間", "活動時間", None])


@st.composite
def windows(draw):
    start, end = draw(ENDS), draw(ENDS)
    readings = tuple(draw(st.lists(st.tuples(ENDS, ENDS), max_size=2)))
    mod = draw(st.sampled_from([None, None, "until", "since"]))
    return window(start, end, draw(LABELS), mod, readings=readings)


def test_pairs_stop_at_punctuation():
    assert grams("报名,即日。") == ["报名", "名", "即", "即日", "日"]
    assert grams("10:00") == ["10", "0", "0", "00"]
    assert grams("名") == grams("。,") == grams("") == []
    assert grams("𠮷野") == ["𠮷野"]


def test_initials():
    assert initials("试用") == "sy试用"
    assert {"zq重庆", "cq重庆"} <= set(initials("重庆").split())
    assert initials("a用") == initials("用") == ""


@given(st.integers(0, 5000), st.integers(0, 3000), st.integers(1, 9000))
def test_a_day_is_in_a_run_exactly_if_they_share_a_token(first, length, day):
    run = set(span_tokens("x", first, first + length).split())
    shared = run & set(day_tokens("x", datetime.date.fromordinal(day).isoformat()))
    assert bool(shared) == (first <= day <= first + length)


@settings(max_examples=150)
@given(st.lists(windows(), max_size=4).map(tuple), DAYS, st.none() | DAYS)
def test_status_tokens_are_the_rule_of_records(given_windows, day, published):
    found = set(tokens.status_tokens(dated_of(given_windows, published)).split())
    status = status_of(given_windows, day, published)
    for state in ("open", "upcoming", "closed"):
        assert bool(found & set(day_tokens(state, day))) == bool(status and state in status.states)


@settings(max_examples=150)
@given(st.lists(windows(), max_size=4).map(tuple), DAYS, st.none() | DAYS)
def test_window_tokens_are_the_days_within(given_windows, day, published):
    within = any(
        (first or "0000") <= day <= (last or "9999")
        for one in given_windows
        for first, last in values_of(one, published)
    )
    assert (
        bool(set(tokens.window_tokens(dated_of(given_windows, published)).split()) & set(day_tokens("window", day)))
        == within
    )


def test_a_document():
    made = tokens.document(
        record(
            "a",
            "春季軟體報名",
            "限額三十名",
            publisher="某 社",
            categories=("公告", "公告"),
            published="2023-02-17T20:02",
            added="2024-01-02T03:04:05+08:00",
            source="https://www.news.example.com/1",
            flags=(flag(), flag("reversed_range", state="decided")),
            windows=(window("2023-03-01", "2023-03-27T00:00:00"),),
        ),
        Segmenter(),
    )
    assert made.tokens["title"] == ""  # 春季 软体 报名: each is its pair
    assert made.tokens["title_grams"].split() == ["春季", "季软", "软体", "体报", "报名"]
    assert made.tokens["body_grams"].strip() == "限额 额三 三十 十名"
    assert "件" not in made.tokens["title_chars"]
    keys = made.tokens["keys"].split()
    assert {"site:news.example.com", "site:example.com", "flagged:yes", "kind:impossible_date"} <= set(keys)
    assert "kind:reversed_range" not in keys
    assert {"publisher:某社", "month:2023-02", "category:公告"} <= set(keys)
    assert made.columns["category"] == ["公告"]
    assert made.numbers == {"published": [20230217], "added": [20240102], "deadlines": [20230326]}


def test_sites():
    assert sites("www.News.example.com") == ["news.example.com", "example.com"]
    assert sites("localhost") == ["localhost"]
