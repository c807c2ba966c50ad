"""How a yes or no begins."""

from __future__ import annotations

import pytest

from answer.types import asks


@pytest.mark.parametrize(
    ("asked", "yes", "no"),
    [
        ("可以带宠物吗?", "可以", "不可以"),
        ("有停车场吗?", "有", "没有"),
        ("有没有夜宵?", "有", "没有"),
        ("事故有人受伤吗?", "有", "没有"),
        ("有会员卡打折吗?", "是", "不是"),
        ("旧卡有效吗?", "是", "不是"),
        ("要预约吗?", "要", "不用"),
        ("需要带身份证吗?", "要", "不用"),
        ("要不要交押金?", "要", "不用"),
        ("有年票可以免费吗?", "可以", "不可以"),
        ("周三停电吗?", "是", "不是"),
    ],
)
def test_in_the_verb_of_the_question(asked: str, yes: str, no: str) -> None:
    assert (asks.yes(asked), asks.no(asked)) == (yes, no)
