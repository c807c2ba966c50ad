"""Whether a day is that of another stage than a yes or no of that day asks for: 「報名：6月3日至14日；面試：6月20日」, asked 「今天還能報嗎」.

Read of values under a label, where another label or clause with a day tells the deed that the question ends with; of what is free, of all
days. A label that names no stage (「時間：」, 「活動日期：」) may be that of any.
"""

from __future__ import annotations

import re

from answer.dates import Date
from answer.evidence import Page
from answer.marks import Seen
from answer.types import bounds, denial, when

_STILL = re.compile(r"(?:还|仍|再|已经?)?(?:能不能|可不可以|能够?|可以|可否|能否|允许|来得及|赶得上)|[还仍]|开始")
_FREE = re.compile(denial.FREE)
_MAYBE_FREE = re.compile(rf"{denial.FREE}|免|不收|(?<![\d.])0元")
_GENERAL = re.compile(
    r"(?:活动|举办|举行|演出|展览|开展|营业|开放|服务|运营|有效|适用|执行|实施|使用|安排|本次|具体|起止|开始|结束|截止|受理|调整)*(?:时间|日期|日程|期限|期间|期|时段|日)?"
)
_HALTS = re.compile(r"暂?停止?|暂缓|中止|终止")
_TIME = re.compile(r"(?:的)?(?:时间|日期|期限|期间|时段)$")
# what a single character tells of: 「今天還能報嗎」, and 「報名：」; 「交表」, and no 「交錢」
_DEEDS = {
    "报": "报名 申报 登记 网报".split(),
    "交": "递交 提交 交表 交件 收件 收表".split(),
    "领": "领取 领证 领物 发放".split(),
    "取": "取票 取件 取证 领取".split(),
}
_PAYS = re.compile(r"[^,。;]{0,4}[费钱款金]")
_SAME = (
    frozenset(
        "报名 申请 申报 登记 预约 预订 递交 提交 填报 选课 投稿 征集 征稿 征文 受理 认购 招募 招生 招新 招商 招标 收件 收稿 收表 网报".split()
    ),
    frozenset("缴费 交费 付款 缴款 缴纳".split()),
    frozenset("领取 领证 发放 领物 派发".split()),
    frozenset("购票 买票 售票 抢票 预售 开售 开票 发售 购买".split()),
)


def of_other_stage(one: Seen) -> bool:
    """Whether the page tells what is asked of other days, and of this day something else."""
    if one.kind != "open" or one.in_row:
        return False
    page, start = one.page, one.proposal.start
    if denial.asks_free(one.asked.text):
        return not _MAYBE_FREE.search(page.text, *page.sentence(start)) and bool(_tell_free(page))
    deed = _deed(one.asked.text, [(term.offset, term.end, term.text) for term in one.asked.terms])
    told = _label(page, start)
    if not deed or not told or _same(deed, told) or _GENERAL.fullmatch(told):
        return False
    if deed in page.text[slice(*page.sentence(start))] or bounds.CLOSED.search(page.text, start, page.clause(start)[1]):
        return False
    what = bounds.CLOSED.sub("", _HALTS.sub("", told))
    if what != told and (not what or what in one.asked.text):
        return False  # 「停收：3月2日至5日」
    return any(_same(deed, other) for other in _labels(page))


def _deed(text: str, terms: list[tuple[int, int, str]]) -> str:
    """The word right behind what asks whether it is still so: 報 of 「今天還能報…嗎」; empty where it names no stage."""
    asks = list(_STILL.finditer(text))
    for ask in reversed(asks):
        word = next((word for start, _, word in terms if start == ask.end()), "")
        if len(word) > 1 or (word in _DEEDS and not _PAYS.match(text, ask.end() + 1)):
            return word
    return ""


def _same(deed: str, label: str) -> bool:
    """Whether a label names a deed, or another word for it."""
    if len(deed) == 1:
        return any(word in label for word in _DEEDS[deed])
    return deed in label or any(deed in some and any(word in label for word in some) for some in _SAME)


def _label(page: Page, start: int) -> str:
    """What a day stands under: 比賽 of 「比賽時間：3月5日」; empty where that is no label."""
    span = page.label(start)
    if span is None or page.text[span[1]] != ":":
        return ""
    return _TIME.sub("", page.text[slice(*span)]).strip()


def _labels(page: Page) -> tuple[str, ...]:
    """Those of all days of a page."""
    return tuple(label for label in (_label(page, one.start) for one in when.found(page) if _dated(one)) if label)


def _dated(one: Date) -> bool:
    return one.first.dated or (one.last is not None and one.last.dated)


def _tell_free(page: Page) -> bool:
    """Whether a page tells of days on which something is free."""
    return any(_dated(one) and _FREE.search(page.text, *page.sentence(one.start)) for one in when.found(page))
