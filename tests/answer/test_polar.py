"""Yes, no or none from one page (`cases/polar.jsonl`), in both scripts: what is not told, which way a limit goes, what denies,
what is left out, what is shut inside what is open.

`want` is yes, no, value, or null where the page does not tell it; `says` is what the answer must hold.
"""

from __future__ import annotations

import datetime
from typing import Any

from answer import resolve, understand
from answer.text import narrow
from tests.answer.made import lines, polarity, record
from zh.script import to_hans, to_hant


def verdict(case: dict[str, Any], told: str | None) -> str:
    """right, silent (none where there is one), wrong."""
    if told is None:
        return "right" if case["want"] is None else "silent"
    polar = case["want"] == "value" or polarity(told) == case["want"]
    return "right" if polar and narrow(case.get("says", "")) in told.replace(" ", "") else "wrong"


def test_none_is_the_wrong_way_round() -> None:
    cases = lines("polar.jsonl")
    for turn in (to_hans, to_hant):
        wrong, right = [], 0
        for case in cases:
            page = record(turn(case["body"]), turn(case["title"]))
            today = datetime.date.fromisoformat(case.get("today", "2024-03-01"))
            given = resolve(understand(turn(case["question"])), [page], today).answer
            found = verdict(case, narrow(given) if given else None)
            right += found == "right"
            if found == "wrong":
                wrong.append((case["body"], case["question"], given))
        assert not wrong
        assert right / len(cases) >= 0.92  # the rest: none
