"""How many are left over of what was counted: 「接報40起，已辦結34起」, asked 「還有幾起沒辦結」, is 6起.

Read of two numbers of one unit in a sentence, the second behind 已 and a deed that ends what the question calls undone; where the deed
is another, the page does not say how many are left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.types.contract import Proposal

ASKED = re.compile(
    r"(?:还有?)?(?:多少|几)(?P<unit>[件起人个名户宗箱份张台套笔单条位])?[^,。;?]{0,6}?(?:没有?|未|尚未|还没)(?:有人|人|被)?(?P<deed>[一-鿿]{1,3}?)(?:走|回|完|掉|好|到)?(?:的)?[?]?$"
)
_TOLD = re.compile(
    r"(?P<all>\d{1,9})(?P<unit>[件起人个名户宗箱份张台套笔单条位])[^\d。;\n]{0,8}?[,，](?:其中|目前|现)?(?:已有?|有)(?:经)?(?P<deed>[一-鿿]{0,5}?)(?P<done>\d{1,9})(?P=unit)(?:已)?(?P<then>[一-鿿]{0,4})"
)
# what is undone, and how it is told when done
_ENDS = (
    ("领 认领 拿 取 还 归还 领取 领走", "还领取认"),
    ("办结 办 解决 处理 结案 结 破 了结", "办结解处破"),
    ("退 退款", "退"),
    ("发 寄 出货 送 发货 寄出", "发寄送出"),
    ("交 缴 付 补 缴费 补缴", "交缴付补"),
    ("报到 到 来 签到 到场", "到签"),
    ("修 修复 修好 整改 改", "修改"),
    ("卖 售 售出 卖出", "卖售"),
    ("搬 签 签约 搬迁", "搬签迁"),
)  # fmt: skip


def told(asked: Asked, page: Page) -> Iterator[Proposal]:
    """What is left over of each such pair that the question's deed ends."""
    mine = ASKED.search(asked.text)
    ends = next((ends for names, ends in _ENDS if mine and mine["deed"] in names.split()), "")
    for match in _TOLD.finditer(page.text) if mine and ends else ():
        left = int(match["all"]) - int(match["done"])
        alike = mine and mine["unit"] in (None, match["unit"])
        if alike and left >= 0 and set(match["deed"] + match["then"]) & set(ends):
            yield Proposal(match.start("all"), match.end("done") + 1, f"{left}{match['unit']}", 0.3)
