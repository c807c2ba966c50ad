import json
from pathlib import Path

import pytest

from index import Index
from tests.index.examples import record

CASES = json.loads((Path(__file__).parent / "cases" / "rankings.json").read_text())


@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_cases(case, engine, tmp_path):
    index = Index(tmp_path, engine)
    index.rebuild(
        record(id, title, body, published=came[0] if came else None)
        for id, (title, body, *came) in case["records"].items()
    )
    found = index.search(case["query"]).ids
    if "order" in case:
        assert list(found) == case["order"]
    else:
        assert sorted(found) == sorted(case["found"])
