"""Whether what lies beyond a limit is forbidden by words before it: 「禁止載重超過30噸的貨車通行」."""

from __future__ import annotations

import re
from bisect import bisect_left

from answer.evidence import Page
from answer.limits import Limit, limits

# 「禁止載重超過30噸的貨車通行」, no 「不得超過30噸」, which is a limit itself
_FORBIDS = re.compile(
    r"(?:禁止?|谢绝|拒收|不(?:(?:得|准|许|可|能)[^,。;\d]|收|予|接[受待]|受理))[^,。;\d]{0,40}?(?:超[过出]|大于|高于|多于|逾|[未不]满|不足|低于|少于|小于)[^,。;\d]{0,2}$"
)

# 「禁止總重10噸以上的貨車上橋」
_BANS = re.compile(
    r"(?:禁止?|严禁|谢绝|拒收|不(?:得|准|许|可|能|收|予|接受|受理)(?=[^,。;\d]))(?![^,。;\d]{0,40}(?:低于|少于|不足|未满|超[过出]|高于|多于|除|外))[^,。;\d]{0,40}$"
)
_AND_BEYOND = re.compile(r"\s*(?:(?:及|或|含)?以[上下])(?:的|之)?[一-鿿]")


# 「不收超過20公斤或三邊合計超過150公分的包裹」: what stands before the second
_BESIDE = re.compile(r"(?:超[过出]|大于|高于|多于|逾)\d[\d.,]*(?:公斤|公分|公尺|[一-鿿]{1,2}?)(?:或者?|[、及和与])")
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
    return _FORBIDS.search(_BESIDE.sub("", told)) is not None or _refused(page, one)


def _refused(page: Page, one: Limit) -> bool:
    """「單件超過25公斤，或三邊合計超過150公分，恕不收件」: whether a refusal stands behind a limit and its alternatives, one a clause."""
    if not one.strict:
        return False
    end, last = page.clause(one.amount.start)[1], page.sentence(one.amount.start)[1]
    own, stated = page.text[one.amount.end : end], limits(page)
    for _ in range(ALTERNATIVES):
        if not _REST.fullmatch(own) or end >= last - 1:
            return False
        clause = page.clause(end + 1)
        if _SORRY.match(page.text, *clause):
            return True
        at = bisect_left(stated, clause[0], key=lambda each: each.amount.start)
        other = stated[at] if at < len(stated) and stated[at].amount.start < clause[1] else None
        if clause[0] < end or other is None or not other.strict or not _ALTERNATIVE.match(page.text, *clause):
            return False
        own, end = page.text[other.amount.end : clause[1]], clause[1]
    return False


# 「總重8噸以上貨車全天繞行」, 「車高超過3.2米的須改道濱江路」, 「10噸以上貨車禁行」
_SENT_AWAY = re.compile(
    r"(?:(?:及|或|含)?以[上下])?[的者之]?[一-鿿]{0,8}?(?<![可不免])(?<!可以|无需|不必|不用|不需|无须|毋须)"
    r"(?:绕[行道路]|改[道走经行由]|禁[行入驶]|禁止(?:通行|[驶进]入|入内|上[桥路]|通过|行驶))"
)
_GOES_BY = re.compile(r"(?:绕[行道]|改道)")


def sent_away(text: str, page: Page, one: Limit) -> bool:
    """Whether those beyond a limit are sent another way, to one who does not ask for that way itself."""
    if _GOES_BY.search(text):
        return False
    return _SENT_AWAY.match(page.text, one.amount.end, page.clause(one.amount.start)[1]) is not None


ALTERNATIVES = 4  # clauses behind a limit among which the refusal may stand
_REST = re.compile(r"(?:的|者|之?[一-鿿]{1,4}[者品物件箱])?[,、]?")
_ALTERNATIVE = re.compile(r"或者?|以及|及")
_SORRY = re.compile(
    r"(?:本(?:公司|站|店|仓|馆|处)|我们)?(?:一律|一概|均|皆|都|则|将)?(?:(?:恕|歉)[不难]|碍难|拒[收绝]|谢绝|不(?:予|收(?![费取钱])|受理|接[受单]|承运|揽收|配送))"
)


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
