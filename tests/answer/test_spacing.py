"""Pages whose writers set a blank between Chinese and figures or Latin letters answer as those without, and are quoted as written."""

from __future__ import annotations

import datetime
import re
from typing import Any

import msgspec
import pytest

from answer import resolve, understand
from answer.spacing import close, closed
from records import Decided, Evidence, Flag, Record, Window
from tests.answer.made import lines, record

TODAY = datetime.date(2025, 5, 8)
_JOINT = re.compile("(?<=[一-鿿])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[一-鿿])")


def spaced(text: str) -> str:
    return _JOINT.sub(" ", text)


JOINED = [case for case in lines("plain_values.jsonl") if _JOINT.search(close(case["body"]))]


@pytest.mark.parametrize("case", JOINED, ids=lambda case: case["title"])
def test_answers_as_without_blanks(case: dict[str, Any]) -> None:
    plain = record(close(case["body"]), case["title"])
    wide = record(spaced(case["body"]), spaced(case["title"]))
    for ask in case["asks"]:
        question = understand(ask["question"])
        told, also = resolve(question, [plain], TODAY), resolve(question, [wide], TODAY)
        assert told.answer == also.answer
        for one, page in ((told, plain), (also, wide)):
            if (cited := one.citation) is not None:
                assert cited.quote == page.body[cited.offset : cited.offset + len(cited.quote)]
        assert told.citation is None or also.citation is not None and close(also.citation.quote) == told.citation.quote


def _flagged() -> Record:
    body = "北港倉公告：\n盤點自 4 月 28 日開始，至 4 月 31 日結束，期間不收貨。"
    flag = Flag(
        kind="impossible_date",
        span="4 月 31 日",
        offset=body.index("4 月 31"),
        suggestion=None,
        alternatives=(),
        message={},
        evidence=(Evidence("4 月 28 日", body.index("4 月 28")),),
    )
    window = Window(None, None, "4 月 28 日開始，至 4 月 31 日", body.index("4 月 28"), "2025-04-28", None, None)
    return msgspec.structs.replace(record(body, "北港倉 2025 年盤點"), flags=(flag,), windows=(window,))


def test_the_doubt_of_an_answer_is_that_of_the_page() -> None:
    page = _flagged()
    told = resolve(understand("北港倉盤點到哪天結束？"), [page], TODAY)
    assert told.answer == "4月31日"
    assert told.flags == page.flags


def test_what_a_person_changed_is_told_as_it_was_written() -> None:
    page = _flagged()
    decided = Decided("2025-04-28", "2025-04-30", "local", "2025-04-20T10:00:00+08:00")
    window = msgspec.structs.replace(page.windows[0], decided=decided)
    flag = msgspec.structs.replace(page.flags[0], state="decided")
    page = msgspec.structs.replace(page, windows=(window,), flags=(flag,))
    told = resolve(understand("北港倉盤點到哪天結束？"), [page], TODAY)
    assert told.answer == "2025年4月30日"
    assert told.written == "4 月 31 日"
    assert told.flags == ()


def test_the_time_of_the_pair_before_is_not_told() -> None:
    page = record("報名已滿。\n起跑 06:00 集合 05:30", "北港路跑當日須知")
    assert resolve(understand("北港路跑幾點集合？"), [page], TODAY).answer != "06:00"


def test_facts_move_with_the_text() -> None:
    made = closed(_flagged())
    assert made is not None
    body = made.record.body
    (flag,), (window,) = made.record.flags, made.record.windows
    for span, offset in ((flag.span, flag.offset), (window.span, window.offset)):
        assert body[offset:].startswith(span)
    assert body[flag.evidence[0].offset :].startswith("4月28日")
    for at, char in enumerate(body):
        assert made.whole.body[made.place(at)] == char


def test_a_fact_is_closed_as_the_text_round_it() -> None:
    body = "本班 3 名額。"  # by itself its span begins a line, whose number would count it
    window = Window(None, None, "3 名額", body.index("3"), None, None, None)
    made = closed(msgspec.structs.replace(record(body, "本班公告"), windows=(window,)))
    assert made is not None
    (moved,) = made.record.windows
    assert (moved.span, made.record.body[moved.offset :]) == ("3名額", "3名額。")


def test_what_is_left() -> None:
    assert close("3 月 1 日 上午 10 點") == "3月1日 上午10點"  # between two Chinese characters it parts words
    assert close("Free Wi-Fi 可用 20% 優惠") == "Free Wi-Fi可用20%優惠"
    assert close("起跑 06:00 集合 05:30，14:00 前報到") == "起跑06:00 集合05:30，14:00前報到"  # of two pairs
    assert close("滿\n600 元") == "滿\n600元"
    assert close("3 名額 40 人\n12 地點 B 座\n5 人成團") == "3 名額40人\n12地點B座\n5人成團"  # 3 counts a line
    assert closed(record("滿600元免運。\n單號 ：無", "公告")) is None
