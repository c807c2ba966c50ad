"""Yes, no or none from cards: what is noted in brackets, listed as refused, shut on one weekday (`cases/notes.jsonl`), in both scripts.

`want` is yes, no, or null where the card does not tell it.
"""

from __future__ import annotations

import datetime

from answer import resolve, understand
from answer.evidence import page
from answer.types.pieces import notes
from tests.answer.made import lines, polarity, read, record
from zh.script import to_hans, to_hant


def test_none_is_the_wrong_way_round() -> None:
    for turn in (to_hans, to_hant):
        wrong, told = [], []
        for card in lines("notes.jsonl"):
            records = [read(turn(card["body"]), turn(card["title"]), "2026-01-05")]
            for case in card["asked"]:
                today = datetime.date.fromisoformat(case.get("today", "2026-01-10"))
                given = resolve(understand(turn(case["question"])), records, today).answer
                told.append((polarity(given) if given else None) == case["want"])
                if given and polarity(given) != case["want"]:
                    wrong.append((case["question"], given))
        assert not wrong
        assert sum(told) / len(told) >= 0.85  # the rest: none


def _noted(body: str) -> list[tuple[str, str, str]]:
    made = page(record(body, "卡"))
    return [
        (made.text[slice(*one.label)], made.text[slice(*one.of)], made.text[slice(*one.span)]) for one in notes(made)
    ]


def test_a_bracket_is_noted_of_its_piece() -> None:
    assert ("摊位", "棚摊600", "限食品") in _noted("摊位：地摊300｜棚摊600（限食品）")
    assert ("", "60元/时", "前30分免费") in _noted("60元／时（前30分免费）")
    assert ("不收", "酒类、活体", "酒类、活体") in _noted("【不收】酒类、活体")


def test_long_lines_take_no_time_that_grows_with_their_square() -> None:
    for piece in ("甲（乙不收）／", "（", "不收：甲、", "／｜"):
        _noted(piece * 8000)
