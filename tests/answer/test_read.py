"""Questions over pages as ingest reads them, with windows, limits, lists and steps (`cases/read.jsonl`; those
of a name one character off, and of what stops: `cases/refused.jsonl`; of rules of platforms, benefits and shows:
`cases/platforms.jsonl`; of fees and who bears them: `cases/fees.jsonl`; whose dates are in doubt, and others beside these:
`cases/doubtful.jsonl`; of posts, steps of a scale, several values at once, stages, what is weighed, totals, the two sides of a change:
`cases/forms.jsonl`; of another side of the same thing: `cases/contrasts.jsonl`; what one asks first of a plain page, who and when and how
much: `cases/plain_values.jsonl`; of the rules of shops, streets and houses, to whom money goes, what comes of it the second time, days in
news, lists of winners, steps told in a row, which way and where to:
`cases/everyday.jsonl`; of what was put right or made larger, of one stretch of two, one system of several, hours of a feast, which
child, a name told after the surname: `cases/changed.jsonl`; of several parties, things or grades told of side by side, each with values of
its own: `cases/peers.jsonl`; where the question names what a rule excepts, the old ones, a kind that the page declares, and of lengths
written like days: `cases/apart.jsonl`; of a
column that its head alone tells, of what is left over, comes to so much together, belongs to another
month or is still to be told: `cases/asked.jsonl`; of what a page nowhere tells, though the words stand there: `cases/untold.jsonl`; of cards, whose lines tell several values by kind: `cases/cards.jsonl`), in both
scripts.

`says` is yes, no, what the answer must hold, or null where the page does not tell it.
"""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from answer import understand
from answer.text import narrow
from tests.answer.made import lines, polarity, read, told
from zh.script import to_hans, to_hant


def right(says: str | None, given: str | None) -> bool:
    if says is None or given is None:
        return says is given
    if says in ("yes", "no"):
        return polarity(given) == says
    return narrow(says) in given


FILES = (
    "read.jsonl",
    "refused.jsonl",
    "platforms.jsonl",
    "doubtful.jsonl",
    "fees.jsonl",
    "forms.jsonl",
    "contrasts.jsonl",
    "plain_values.jsonl",
    "everyday.jsonl",
    "changed.jsonl",
    "peers.jsonl",
    "apart.jsonl",
    "asked.jsonl",
    "cards.jsonl",
    "untold.jsonl",
)


@pytest.mark.parametrize("case", [case for name in FILES for case in lines(name)], ids=lambda case: case["title"])
def test_told(case: dict[str, Any]) -> None:
    for turn in (to_hans, to_hant):
        page = read(turn(case["body"]), turn(case["title"]), case["published"])
        for ask in case["asks"]:
            today = datetime.date.fromisoformat(ask.get("today", case["published"]))
            given = told(understand(turn(ask["question"])), [page], today, ask["says"] is not None)
            says = narrow(given.answer) if given.answer else None
            assert right(ask["says"], says), (ask["question"], given.answer)
            assert "flagged" not in ask or bool(given.flags) == ask["flagged"], ask["question"]
