"""Questions that follow up one another, over a page with a table of courses."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive import Archive
from archive.finding import CHAIN
from records import Settings

pytestmark = pytest.mark.engine_free

PAGE = Path(__file__).parents[2] / "corpus" / "autumn-courses.html"


@pytest.mark.parametrize(
    ("chain", "answer"),
    [
        (["水墨入門的學費是多少"], "680元"),
        (["水墨入門的學費是多少", "家居電工呢"], "920元"),
        (["水墨入門的學費是多少", "家居電工呢", "名額呢"], "16"),
        (["水墨入門的學費是多少", "名額呢"], "20"),
        (["家居電工的名額是多少"], "16"),
    ],
)
def test_what_is_asked_next_is_of_the_thing_asked_last(tmp_path: Path, chain: list[str], answer: str) -> None:
    with Archive(Settings(data=str(tmp_path))) as archive:
        list(archive.add(archive.sources([str(PAGE)])))
        found = archive.ask(chain[-1], "2024-08-10", "\n".join(chain[:-1]) or None)
    assert found.answer == answer


def test_of_a_long_chain_the_last_questions_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chain = [*["家居電工的學費是多少"] * 50, "水墨入門的學費是多少"]
    searched: list[str] = []
    with Archive(Settings(data=str(tmp_path))) as archive:
        list(archive.add(archive.sources([str(PAGE)])))
        find = archive._candidates
        monkeypatch.setattr(archive, "_candidates", lambda query, *rest: searched.append(query) or find(query, *rest))
        assert archive.ask("名額呢", "2024-08-10", "\n".join(chain)).answer == "20"
    assert len(searched) <= 3 * (CHAIN + 1)
