import json
from pathlib import Path

import pytest

from index import Index
from tests.index.examples import record
from zh.script import script_of
from zh.synonyms import Synonyms

CASES = json.loads((Path(__file__).parent / "cases" / "rankings.json").read_text())


@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_cases(case, engine, tmp_path):
    index = Index(tmp_path, engine)
    index.rebuild(
        record(id, title, body, published=came[0] if came else None, script=script_of(title + body))
        for id, (title, body, *came) in case["records"].items()
    )
    synonyms = Synonyms(case["synonyms"]) if "synonyms" in case else None
    found = index.search(case["query"], synonyms=synonyms).ids
    if "order" in case:
        assert list(found) == case["order"]
    else:
        assert sorted(found) == sorted(case["found"])
    assert case.get("first") in (None, *found[:1])
