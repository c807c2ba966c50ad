"""What is no place, and for which questions."""

from __future__ import annotations

import pytest

from answer.types.where import no_place


@pytest.mark.parametrize(
    ("asked", "told", "none"),
    [
        ("颁奖典礼在哪里举行?", "本会网站", True),
        ("比赛在哪里办?", "赛事官网", True),
        ("在哪里集合?", "湖边木平台", False),
        ("在哪里可以办理?", "市民服务网", False),
        ("补贴在哪里申请?", "网络服务平台", False),
        ("意见书投到哪里?", "大门旁意见信箱", False),
        ("集中交到哪里?", "本所", True),
        ("考试在哪里举行?", "报名系统", True),
        ("考试成绩在哪里查?", "报名系统", False),
        ("比赛名单在哪里公布?", "赛事官网", False),
        ("评审会在哪里举行?", "云岭文化综合体东翼四层多功能", False),
        ("评审会在哪里举行?", "由承办单位与各方协商后另行确定", True),
    ],
)
def test_no_place(asked: str, told: str, none: bool) -> None:
    assert no_place(asked, told) is none
