"""Conditions told in words, and what a question says that it has or lacks."""

from __future__ import annotations

import datetime

import pytest

from answer import resolve, understand
from tests.answer.made import record

TITLE = "竹溪劇場演出須知"


CASES = [
    # two conditions, an alternative, somebody let off
    ("學生憑學生證和身份證購票享半價，兩證缺一不可。", "竹溪剧场学生只带了学生证没带身份证，能享半价吗？", False),
    ("學生憑學生證和身份證購票享半價，兩證缺一不可。", "竹溪劇場學生帶了學生證和身份證，能享半價嗎？", True),
    ("會員滿2年且從未逾期的，可以領取贈票。", "竹溪劇場的會員3年，不過逾期過一次，可以領贈票嗎？", False),
    ("會員滿2年且從未逾期的，可以領取贈票。", "竹溪剧场的会员3年，从未逾期，可以领赠票吗？", True),
    ("須通過甲種檢定或乙種檢定其中一項，有一項即可。", "竹溪劇場只過了乙種檢定，沒有甲種檢定，這樣夠嗎？", True),
    ("團體票須滿15人；敬老院組織的團體不看人數。", "竹溪剧场敬老院组织的8人团体，能买团体票吗？", True),
    ("男滿60歲、女滿55歲的觀眾免票。", "竹溪劇場女觀眾57歲，可以免票嗎？", True),
    ("男滿60歲、女滿55歲的觀眾免票。", "竹溪剧场男观众57岁，可以免票吗？", False),
    ("觀眾須年滿8歲（音樂會為5歲）。", "竹溪劇場音樂會，6歲的孩子可以看嗎？", True),
    # what replaces another limit; another unit of the kind
    ("單件行李上限由5公斤提高到8公斤。", "竹溪剧场7公斤的行李可以带吗？", True),
    ("持卡滿1年的會員可以預購。", "竹溪劇場的會員持卡8個月，可以預購嗎？", False),
]


@pytest.mark.parametrize(("body", "question", "yes"), CASES)
def test_conditions(body: str, question: str, yes: bool) -> None:
    given = resolve(understand(question), [record(body, TITLE)], datetime.date(2024, 6, 1)).answer
    assert given is not None
    assert given.startswith(("可以", "是")) == yes, given
