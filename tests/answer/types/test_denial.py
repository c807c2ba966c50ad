"""What says no depends on what is asked."""

from __future__ import annotations

import pytest

from answer.types.denial import denies


@pytest.mark.parametrize(
    ("asked", "told", "no"),
    [
        ("要交报名费吗?", "报名不收任何费用", True),
        ("可以免费参观吗?", "市民可以免费参观", False),
        ("要提前预约吗?", "参观无需预约", True),
        ("能参观吗?", "无需预约即可参观", False),
        ("停运期间还能退票吗?", "停运期间照常办理退票", False),
        ("电梯停不停?", "电梯不受影响", True),
        ("节假日休息吗?", "节假日不休", True),
        ("星期六能办吗?", "周末不休息", False),
        ("旧票还能用吗?", "旧票作废", True),
        ("学费含教材，还要另外交钱吗?", "含教材，不另收费", True),
        ("门票含讲解吗?", "参观免费", False),
        ("可以采血吗?", "采血后须等10分钟后离场", False),
        ("可以退场地费吗?", "退场地费须待清场后办理", False),
        ("发烧可以打疫苗吗?", "发烧者须待退烧后再打疫苗", True),
        ("寄送需要票据吗?", "寄送免费", False),
    ],
)
def test_denies(asked: str, told: str, no: bool) -> None:
    assert denies(asked, told) is no
