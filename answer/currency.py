"""Signs and letters of money before a number: 「¥6,980」, 「NT$300」, 「RMB 50」. 「$」 alone is the money of the page, 元; so is ¥."""

from __future__ import annotations

import re

_SIGNS = {
    **dict.fromkeys(("¥", "￥", "$", "rmb", "rmb¥", "cny", "cn¥"), "元"),
    **dict.fromkeys(("nt$", "ntd", "twd"), "元"),
    **dict.fromkeys(("us$", "usd"), "美元"),
    **dict.fromkeys(("hk$", "hkd"), "港元"),
    **dict.fromkeys(("€", "eur"), "欧元"),
    **dict.fromkeys(("£", "gbp"), "英镑"),
}
_BEFORE = re.compile(
    rf"(?<![a-z\d])(?P<sign>{'|'.join(re.escape(one) for one in sorted(_SIGNS, key=len, reverse=True))})[ :]?$"
)


def signed(text: str, start: int, unit: str) -> tuple[int, str]:
    """Where an amount of narrow text begins and in what it is counted, its sign with it."""
    found = None if unit else _BEFORE.search(text, max(0, start - 6), start)
    return (found.start(), _SIGNS[found["sign"]]) if found else (start, unit)
