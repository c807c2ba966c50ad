"""What people report of search in Chinese elsewhere: single characters, A4紙, dates and numbers in other forms, variants,
marks, addresses, pinyin in every way that it is typed; words that a dictionary cuts otherwise, in longer and shorter ones.

In neighbours.json is what comes close to something else and must not be found for it. In threads.json `from` names the tool and the number of the thread that made us think of a case (own: none did).
"""

import json
from pathlib import Path

import pytest

from index import Index
from index.snippet import snippet
from tests.index.examples import record
from zh.script import script_of

SETS = [
    json.loads((Path(__file__).parent / "cases" / f"{name}.json").read_text())
    for name in ("faults", "reported", "neighbours", "glued", "threads")
]


def records(number):
    for id, (title, body, published, *source) in SETS[number]["records"].items():
        more = {"source": source[0]} if source else {}
        yield record(id, title, body, published=published, script=script_of(title + body), **more)


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def indexes(request, tmp_path_factory):
    made = []
    for number in range(len(SETS)):
        made.append(Index(tmp_path_factory.mktemp("faults"), request.param, by_meaning=False))
        made[-1].rebuild(records(number))
    return made


CASES = [(number, case) for number, some in enumerate(SETS) for case in some["cases"]]


@pytest.mark.parametrize("number, case", CASES, ids=[case["why"] for _, case in CASES])
def test_cases(indexes, number, case):
    matches = indexes[number].search(case["query"], today="2024-03-10", limit=20)
    ids = matches.ids
    if "first" in case:
        assert ids[:1] == (case["first"],)
    if "found" in case:
        assert sorted(ids) == sorted(case["found"])
    assert set(case.get("with", ())) <= set(ids)
    assert not set(case.get("without", ())) & set(ids)
    for better, others in case.get("above", {}).items():
        assert all(ids.index(better) < ids.index(other) for other in others if other in ids)
    assert matches.corrected == case.get("corrected", matches.corrected)
    assert list(matches.nowhere) == case.get("nowhere", list(matches.nowhere))
    texts = {one.id: one for one in records(number)}
    for id, wanted in case.get("marked", {}).items():
        shown = snippet(texts[id], matches.marks)
        assert set(wanted) <= marked(texts[id], shown)
    for id, wanted in case.get("only_marked", {}).items():
        assert set(wanted) == marked(texts[id], snippet(texts[id], matches.marks))
    for id, wanted in case.get("shown", {}).items():
        assert wanted in snippet(texts[id], matches.marks).text


def marked(record, shown):
    titled = {record.title[start : start + length] for start, length in shown.title_marks}
    return titled | {shown.text[start : start + length] for start, length in shown.marks}


@pytest.mark.parametrize("query", sorted({case["query"] for case in SETS[-1]["cases"]})[::4])
def test_pages_and_counts_agree_with_the_list(indexes, query):
    """Leafing shows each result once, in one order; every count is of what is listed; a passage is a piece of its text."""
    index = indexes[-1]
    found = index.search(query, today="2024-03-10", limit=500)
    leafed = [id for at in range(0, found.total, 3) for id in index.search(query, limit=3, offset=at).ids]
    assert leafed == list(found.ids) and len(set(leafed)) == found.total
    for name in ("flagged", "month", "year"):
        assert sum(count for _, count in found.facets.get(name, ())) == found.total
    for one in records(-1):
        shown = snippet(one, found.marks)
        assert one.body[shown.offset :].startswith(shown.text)
        assert all(length > 0 for _, length in (*shown.marks, *shown.title_marks))
