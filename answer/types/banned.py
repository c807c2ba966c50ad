"""Whether what lies beyond a limit is forbidden by words before it: 「禁止載重超過30噸的貨車通行」."""

from __future__ import annotations

import re

from answer.evidence import Page
from answer.limits import Limit

# 「禁止載重超過30噸的貨車通行」, no 「不得超過30噸」, which is a limit itself
_FORBIDS = re.compile(
    r"(?:禁止?|谢绝|拒收|不(?:得|准|许|可|能|收|予|接受|受理)[^,。;\d])[^,。;\d]{0,40}?(?:超[过出]|大于|高于|多于|逾|[未不]满|不足|低于|少于|小于)[^,。;\d]{0,2}$"
)

# 「禁止總重10噸以上的貨車上橋」
_BANS = re.compile(
    r"(?:禁止?|严禁|谢绝|拒收|不(?:得|准|许|可|能|收|予|接受|受理)(?=[^,。;\d]))(?![^,。;\d]{0,40}(?:低于|少于|不足|未满|超[过出]|高于|多于|除|外))[^,。;\d]{0,40}$"
)
_AND_BEYOND = re.compile(r"\s*(?:(?:及|或|含)?以[上下])(?:的|之)?[一-鿿]")


FAR = 80  # characters before an amount in which what forbids may stand


def forbidden(page: Page, one: Limit, may: bool) -> bool:
    """Whether what lies beyond a limit is forbidden by words before it; `may` where no money is asked for, of which a ban
    (「謝絕3歲以下嬰幼兒入場」) says nothing."""
    start = page.clause(one.amount.start)[0]
    told = page.text[max(start, one.amount.start - FAR) : one.amount.start]
    own = _DOES.search(page.text, one.amount.end, min(one.amount.end + 20, page.clause(start)[1]))
    if (
        _TOO.match(page.text, start) and not own and page.sentence(start)[0] < start
    ):  # 「不得攜帶活禽，以及超過25公斤之行李」
        told = page.text[page.clause(start - 2)[0] : start].rstrip(", ") + told
    if may and _AND_BEYOND.match(page.text, one.amount.end) and _BANS.search(told):
        return True
    return _FORBIDS.search(told) is not None


_TOO = re.compile(r"以及|及|或者?")
# 「或者超過2小時的車輛每小時加收10元」 says itself what follows
_DOES = re.compile(r"[\d可须需应要能收付缴按罚扣免不由]")


_LISTED = re.compile(r"[^,;。且并同]*[、或及和与][^,;。且并同]*")
_REFUSES = re.compile(r"[^,;。\d]{0,12}?(?:不(?:得|准|许|可|能|收|予)|禁|谢绝|拒)")


def each_forbids(page: Page, told: list[Limit]) -> bool:
    """「高度超過4.2米、寬度超過2.5米的車輛不得駛入」: whether limits side by side forbid what lies beyond each of them."""
    told = sorted(told, key=lambda one: one.amount.start)
    pairs = zip(told, told[1:], strict=False)
    listed = all(_LISTED.fullmatch(page.text, one.amount.end, other.amount.start) for one, other in pairs)
    beyond = all(one.strict and one.least is not None for one in told)
    return listed and beyond and _REFUSES.match(page.text, told[-1].amount.end) is not None
