"""What members of a kind look like (「什麼顏色」, 「哪種錢」), and whether a thing is the member that a question names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.types import asks
from answer.types.contract import Proposal

MEMBERS = (
    ("钱 货币 币种 币别", re.compile(r"人民币|新?[台港]币|(?:美|欧|日|港|韩|澳|加|泰)元|美金|英镑|外币|现金|卢布")),
    (
        "颜色 色",
        re.compile(r"[深浅淡墨暗亮]?(?:粉红|咖啡|卡其|藏青|天蓝|墨绿|红|橙|黄|绿|青|蓝|紫|黑|白|灰|棕|褐|金|银|米)色"),
    ),
    (
        "语言 语 话 文字",
        re.compile(r"普通话|手语|方言|(?:国|粤|闽南|台|客家|英|日|法|德|韩|俄|西班牙|阿拉伯|葡萄牙|意大利|泰|越南|印尼|藏|蒙古|维吾尔|中)[语话文]"),
    ),
    ("格式 文件格式", re.compile(r"(?<![a-z])(?:pdf|docx?|jpe?g|png|mp[34]|mov|xlsx?|pptx?|txt|zip|wav|avi|tiff?)(?![a-z])")),
    (
        "学历 学位 文凭",
        re.compile(r"(?:全日制)?(?:小学|初中|高中|中专|大专|专科|本科|大学|硕士|博士|研究生)(?:学历|学位|毕业|肄业)?(?:及?以上)?"),
    ),
)  # fmt: skip
_COLOURS = MEMBERS[1][1]  # of which a thing has one; one may pay in two kinds of money, or write in two languages
_IS = re.compile(
    rf"(?:是不是|是|为|属于)[一-鿿]{{0,4}}?(?P<what>{_COLOURS.pattern})的?[一-鿿]{{0,4}}?(?:吗|嘛|么|吧)?[?]?$"
)


def of_colour(asked: Asked, page: Page) -> Iterator[Proposal]:
    """「預警是橙色的嗎」, where the page tells of a 藍色預警: each colour that it tells, with the yes or no that it is."""
    match = _IS.search(asked.text)
    for told in _COLOURS.finditer(page.text) if match else ():
        says = asks.yes(asked.text) if match and told[0] == match["what"] else asks.no(asked.text)
        yield Proposal(*told.span(), f"{says}，{page.record.body[slice(*told.span())]}", 0.1)
