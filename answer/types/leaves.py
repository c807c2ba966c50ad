"""What one would leave undone: 「不戴泳帽可以下水嗎」, and 「入館須佩戴泳帽」; 「不預約行嗎」, and 「須提前1天預約」, 「無須預約」."""

from __future__ import annotations

import re

_LEAVES = re.compile(
    r"(?<![要能可必用])不(?:提前|事先|预先|先)?(?P<deed>预[约订定]|报名|登记|申请|刷卡|[买购]票|实名|注册|扫码|签到|体检|面试|[穿戴带交填签系打])(?!起)[^,。;]{0,8}(?:行|可以|能|成)(?!不)"
)
_MUST = r"(?<![不无毋])(?:须|必|应|需|要|凭)"
_NEED_NOT = r"(?:[无毋]须|[无毋]需|不(?:需|用|必|须|要求)|免)"


def needs_what_is_left(asked: str, told: str) -> bool | None:
    """Whether narrow `told` wants what narrow `asked` would leave undone; None where either says nothing of it."""
    left = _LEAVES.search(asked)
    if left is None:
        return None
    if re.search(rf"{_NEED_NOT}[^,。;]{{0,8}}?{left['deed']}", told):
        return False
    also = r"[^。;不无免]{1,20},(?:并且?|且|同时)[^,。;]{0,4}?"
    return True if re.search(rf"{_MUST}(?:[^,。;]{{0,8}}?|{also}){left['deed']}", told) else None
