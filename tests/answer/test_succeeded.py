"""Which announcements change one another as a whole (`cases/succeeded.jsonl`): told beside both, in either script."""

from __future__ import annotations

from typing import Any

import pytest

from answer import around
from tests.answer.made import lines, record
from zh.script import to_hans, to_hant

CASES = lines("succeeded.jsonl")


@pytest.mark.parametrize("turn", [to_hans, to_hant])
@pytest.mark.parametrize("case", CASES, ids=[f"{n:02d}" for n in range(1, 1 + len(CASES))])
def test_a_later_announcement_that_changes_one_is_told(case: dict[str, Any], turn: Any) -> None:
    earlier = record(f"{case['earlier']}，詳見附件。", case["earlier"], "a", "2025-03-01", "渡口文化")
    later = record(
        f"{case['later']}，請各位知悉。", turn(case["later"]), "b", "2025-03-20", case.get("by", turn("渡口文化"))
    )
    assert around(earlier, [later]) == ((), (later,) if case["changes"] else ())
    assert around(later, [earlier]) == ((earlier,) if case["changes"] else (), ())


def test_of_several_the_newest_comes_first_and_what_has_no_day_is_none() -> None:
    first = record("報名至4月1日。", "渡口書市攤位招募公告", "a", "2025-03-01")
    longer = record("報名延至4月9日。", "渡口書市攤位報名延期的公告", "b", "2025-03-20")
    undone = record("書市停辦。", "渡口書市停辦公告", "c", "2025-04-02")
    undated = record("書市取消。", "取消渡口書市的公告", "d", None)
    assert around(first, [longer, undated, undone]) == ((), (undone, longer))
