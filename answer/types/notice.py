"""Who a notice is from and on which day it came out: 誰發的公告, 什么时候发的通知.

Read of questions that name nothing but a notice, and of the last lines of a page: the line of a body (青禾物流股份有限公司, 雲梯科技敬啟)
and the day at its end or below it. A page that nobody signs tells neither here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.dates import Date
from answer.evidence import Page
from answer.types.as_decided import found
from answer.types.contract import Proposal

_NOTICE = r"(?:这|本|该|那)?(?:一)?(?:份|个|则|条|篇)?(?:公告|通知|公示|通告|启事|告示|声明|说明|消息|规则|规定)"
_ISSUES = r"(?:发布|发出|公告|公布|发|贴出|贴|出)(?:出?来)?"
_WHO = r"(?:谁|哪个?(?:单位|部门|机构|公司|平台)|哪一?家(?:公司|单位|平台)?|什么(?:单位|部门|机构|公司))"
_DAY = r"(?:什么时候|什么时间|什么日期|何时|哪一?天|几月几[号日]|几[号日])"
ASKS_WHO = re.compile(
    rf"{_NOTICE}?(?:是|由)*{_WHO}{_ISSUES}(?:了|的)*(?:{_NOTICE})?的?[?]?|(?:发布|公告|公布|发文|通知)(?:单位|机构|部门|人|者|方)(?:是|为|叫)*{_WHO}[?]?"
)
ASKS_DAY = re.compile(
    rf"{_NOTICE}(?:是|在)*{_DAY}{_ISSUES}(?:了|的)*[?]?|(?:是|在)*{_DAY}(?:公告|{_ISSUES}的{_NOTICE}?|{_ISSUES}{_NOTICE})的?[?]?"
    rf"|(?:{_NOTICE}的?)?(?:发布|公告|公布|发文)(?:时间|日期|日)是?{_DAY}[?]?"
)
LONG = 60  # characters of a line that is a signature
LAST = 3  # lines in which a page is signed
_BODY = re.compile(
    r"[一-鿿()\w ·]{2,30}(?:公司|集团|平台|银行|学院|[大中小]学|学校|医院|[公协商学工教农]会|基金会|委员会|[^社机总全]会|[部处局厅院所社厂馆店队组园室]|中心|团队|政府|商城|商场|市场|集市|俱乐部|科技|物流|工作室)"
)
_GREETS = re.compile(r"\s*(?:敬启|谨启|敬上|谨上|启|宣|敬告|谨白|\(?(?:公章|盖章)\)?)*[\s。]*$")
_DAY_LINE = re.compile(r"(?:中华民国|公元)?\s*[\d〇零一二三四五六七八九十年月日号./ -]{6,18}$")
SURE = 1.0  # the question names nothing else: what stands there is it


def _signed(page: Page) -> Iterator[tuple[int, int]]:
    """The last lines of a page, from the last one up."""
    lines = [one for one in page.lines if page.text[one.start : one.end].strip()]
    for one in reversed(lines[-LAST:]):
        if one.kind == "row":
            return
        yield one.start, one.end


def signature(page: Page, one: Date) -> bool:
    """Whether a date is that of a signature: 「晨風物流運營中心 2025年5月12日」 below a page."""
    low, high = next(((low, high) for low, high in _signed(page) if low <= one.start < high), (0, 0))
    before = page.text[low : one.start].strip(" ,")
    short = low < high and one.start - low <= LONG
    return short and not page.text[one.end : high].strip() and _BODY.fullmatch(before) is not None


def issuer(page: Page) -> Iterator[Proposal]:
    """The body that signs a page."""
    for low, high in _signed(page):
        text = page.text[low:high]
        day = _DAY_LINE.search(text)
        told = text[: day.start()] if day else text
        told = _GREETS.sub("", told)
        if told and _BODY.fullmatch(told.strip()):
            start = low + len(told) - len(told.lstrip())
            yield Proposal(start, low + len(told.rstrip()), boost=SURE)
            return
        if told.strip():
            return


def day(page: Page) -> Iterator[Proposal]:
    """The day below or behind the body that signs a page."""
    for low, high in _signed(page):
        match = _DAY_LINE.search(page.text, low, high)
        one = next((one for one in found(page) if match and match.start() <= one.start < match.end()), None)
        if one and not one.last and one.first.dated:
            yield Proposal(one.start, one.end, boost=SURE)
            return


def asks_day(asked: Asked) -> bool:
    return ASKS_DAY.fullmatch(asked.text) is not None


def asks_who(asked: Asked) -> bool:
    return ASKS_WHO.fullmatch(asked.text) is not None
