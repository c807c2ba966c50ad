"""Whether a time, or what is to be brought, is told of a group that the question does not name, where the page has one for everybody.

「報名時間：6月3日至6月14日。老學員可提前於5月30日報名」: who asks when it opens, and names no 老學員, asks for 6月3日. The verb
stands with the time of the group, the label alone with the other; so words that stand near speak for the wrong one.
"""

from __future__ import annotations

import re
from itertools import islice

from answer.evidence import Page
from answer.marks import Seen
from answer.types import when

_FAVOURED = r"提前|提早|优先|先行|率先|抢先|延[长后至到]|推迟|放宽|宽限"
# 「持證讀者可提前於」, 「設籍本里者優先於」, 「團體客戶延至」
_GROUP = re.compile(
    rf"(?:^|[)、:])(?:凡|其中|另外?|但|惟|而|如|若)?(?P<who>[一-鿿a-z\d]{{2,14}}?)(?:,)?(?:可以?|得以?|则|将|均|能够?|应|须|享)*(?:{_FAVOURED})"
)
_ALL = re.compile(r"^(?:本|该|各|全体|所有|报名|申请|登记|活动|时间|截止|(?:营业|开放|服务|办公|受理|接待)时间)")
_BEHIND = re.compile(r"\s*(?:\([^)]*\))?(?:起|止|前|开始|进行|办理|内|可以?|即可)*(?P<deed>[一-鿿]{2})")


# 「隨遷子女須提供居住證」, 「退伍軍人另應攜帶」; but 「報名者須攜帶」
_BRINGERS = re.compile(
    r"(?P<who>[一-鿿]{2,12}?(?:人员|子女|学生|考生|儿童|居民|业主|住户|家庭|军人|人士|户|者))(?:还|另|均|则|需|须|应|必|请|要|凭|的)+[^,。;:\n]{0,4}$"
)
FAR = 24  # characters before what is to be brought in which stands by whom
MOST = 60  # of those that a page tells
_ANYBODY = re.compile(
    r"(?:报名|申[请报领]|参[加赛会观与]|办理|领[取奖]|录取|入[选场学住]|应[试考聘]|投[保标]|使用|缴费|购[买票]|新生|全体|所有|相关|有关|工作)"
)
_ASKED_OF = re.compile(r"[请须需应凭][^,。;\d不]{0,6}?(?:携带|自备|备齐|带[上齐]|出示|提交|提供|附上?)")


def brought_by_group(one: Seen) -> bool:
    """「要帶什麼材料」 of 「隨遷子女須提供居住證」, where the page tells what is brought without saying by whom: 「請攜帶戶口簿」."""
    if one.kind != "which" or one.in_row or one.proposal.text is not None:
        return False
    page, start = one.page, one.proposal.start
    who = _bringers(page, start)
    if who is None or any(who[at : at + 2] in f"{one.asked.text}{page.title}" for at in range(len(who) - 1)):
        return False
    others = islice(_ASKED_OF.finditer(page.text), MOST)
    return any(_bringers(page, other.end()) is None for other in others)


def _bringers(page: Page, place: int) -> str | None:
    """Of whom alone what stands at a place is asked."""
    match = _BRINGERS.search(page.text, max(page.clause(place)[0], place - FAR), place)
    return match["who"] if match and not _ANYBODY.search(match["who"]) else None


def of_group(one: Seen) -> bool:
    """Whether the value is the time of a group alone, and the question asks for that of everybody."""
    if one.kind not in ("when", "left", "open") or one.in_row or re.search(_FAVOURED, one.asked.text):
        return False
    page, start = one.page, one.proposal.start
    who = _group(page, start)
    if who is None or who in page.title or _ALL.match(who):
        return False
    pairs = [who[at : at + 2] for at in range(len(who) - 1)]
    if any(pair in one.asked.text and pair not in page.title for pair in pairs):
        return False  # 「優秀館員」 is named by 優秀 alone, where all are 館員
    behind = _BEHIND.match(page.text, one.proposal.end)
    return any(_for_all(page, start, place, behind["deed"] if behind else "") for place in _places(page, start))


_CASE = re.compile(
    r"(?:^|[)、:])(?:但|惟|而|其中)?(?P<who>[一-鿿]{2,8}?(?:订单|[件户者人员岛客车票区类]))(?:\([^()]*\))?(?:每[一-鿿]{1,2}|单[一-鿿])?(?P<what>[一-鿿]{2})?(?:则|另)?改为$"
)


def of_case(one: Seen) -> bool:
    """「每件補貼多少」 of 「偏遠訂單每件補貼改為20元」, where the page tells before it what is given else."""
    if not one.counted or one.in_row:
        return False
    page, start = one.page, one.proposal.start
    low = page.clause(start)[0]
    match = _CASE.search(page.text[low:start])
    if match is None or any(match["who"][at : at + 2] in one.asked.text for at in range(len(match["who"]) - 1)):
        return False
    return match["who"] not in page.title and bool(match["what"]) and match["what"] in page.text[:low]


def _group(page: Page, place: int) -> str | None:
    """Whose alone the time at a place is."""
    low, high = page.clause(place)
    match = _GROUP.search(page.text[low:place])
    return match["who"] if match else None


def _places(page: Page, place: int) -> list[int]:
    """Days told before it in its line, or under its heading."""
    line = page.lines[page.line_at(place)]
    head = page.lines[line.heading].end if line.heading is not None else line.start
    return [one.start for one in when.found(page) if head <= one.start < place and one.first.dated]


def _for_all(page: Page, place: int, other: int, deed: str) -> bool:
    """Whether the time at `other` is told of the same deed, and of no group."""
    line = page.lines[page.line_at(other)]
    low, high = page.clause(other)
    if low <= place < high or line.kind == "row" or _group(page, other) is not None:
        return False
    label = page.label(other)
    told = page.text[line.start : page.sentence(other)[1]] + (page.text[slice(*label)] if label else "")
    if line.heading is not None:
        told += page.text[page.lines[line.heading].start : page.lines[line.heading].end]
    return deed in told
