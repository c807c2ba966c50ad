"""Days told as those on which something does not go on: 「3月1日至3月5日閉館」, inside others on which it does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.asked import Asked
from answer.dates import Date, Moment
from answer.evidence import Page
from answer.kindred import apart
from answer.types import bounds
from answer.types.as_decided import found

_OF_SOME = re.compile(
    r"\((?:周[一二三四五六日末]|星期[一二三四五六日]|例?假日|国定假日|[一-鿿]{0,4}(?:户|者|店|商家|会员|员工|学生|散客))[、及和至一二三四五六日]{0,6}(?:暂|均|都|一律|恕)?"
)


def _of_some(text: str, at: int) -> bool:
    """Whether what denies at a place stands in a bracket, of some days or people: 「1/4-1/15（週日不面談）」, 「（個人戶暫不收）」."""
    opened = text.rfind("(", max(0, at - 20), at)
    return opened >= 0 and _OF_SOME.fullmatch(text, opened, at) is not None


def shut(asked: Asked, page: Page, one: Date) -> bool:
    """「3月1日至3月5日閉館」, asked whether it is open then: the days of a range are those on which it is not."""
    clause, sentence = page.clause(one.end - 1), page.sentence(one.start)
    doing = "".join(term.text[0] for term in asked.terms if f"不{term.text[0]}" not in asked.text)
    listed = _JOINED_DAYS.match(page.text, one.end)
    start = listed.end() if listed else one.end
    stop = min(page.clause(start)[1], start + bounds.FAR) if listed else bounds.around(page, one)[1]
    told = _denied(doing, page.text, start, stop)
    if not told and _USES.search(asked.text):
        told = _AT_WORK.match(page.text, one.end)
    if told and _OWN_DAYS.search(page.text, start, told.start()):
        told = None  # 「8月5日至9月20日（9月20日24:00停收）」
    behind = page.clause(min(clause[1] + 1, len(page.text) - 1))
    near = (behind[0], min(behind[1], behind[0] + bounds.FAR))
    meanwhile = page.text.startswith(("期间", "其间"), behind[0])
    goes_on = (meanwhile or clause[1] - one.end < 2) and not _ELSE.match(page.text, behind[0])
    goes_on = goes_on or (
        _MARK.fullmatch(page.text, page.clause(one.start)[0], one.start) is not None
        and bool(_STOPPED.match(page.text, behind[0]))
    )
    goes_on = goes_on or bool(_AT_ONCE.match(page.text, behind[0]))
    goes_on = goes_on and not _OWN_DAYS.search(page.text, *near)  # 「展期…，4月4日至6日閉館」
    goes_on = goes_on and not apart(page, clause, behind)  # 「加工攤8月21日至9月5日，品牌攤不招」
    if not told and goes_on and clause[1] < behind[1] <= sentence[1]:
        told = _denied(doing, page.text, *near)  # 「1月28日至2月2日，各線停運」
    if told and _of_some(page.text, told.start()):
        told = None
    told = told or _of_the_deed(asked, page, one) or _labelled(page, one)
    return bool(one.last and told and told[0][:2] not in asked.text and told[0] not in _BEFORE.sub("", asked.text))


def _denied(doing: str, text: str, low: int, high: int) -> re.Match[str] | None:
    """The first that denies that something is done: 「只還不借」. What denies anything is searched for apart, as that is long
    and need not be compiled for each question."""
    found = bounds.CLOSED.search(text, low, high)
    own = re.compile(f"不[{re.escape(doing)}]").search(text, low, high) if doing else None
    return min((one for one in (found, own) if one), key=lambda one: one.start(), default=None)


def _of_the_deed(asked: Asked, page: Page, one: Date) -> re.Match[str] | None:
    """「12月1日至15日為緩衝期，檔案可下載，帳號不可上傳」: what is asked is denied of what the question names, or of all."""
    deeds = [re.escape(term.text) for term in asked.terms if term.tag == "v" and len(term.text) > 1]
    if not deeds:
        return None
    denied = re.compile(rf"不[可能得予再准许](?:以|再)?(?:{'|'.join(deeds)})")
    told = denied.search(page.text, one.end, min(page.sentence(one.start)[1], one.end + bounds.FAR))
    if not told or _OWN_DAYS.search(page.text, one.end, told.start()):
        return None
    whose = page.text[page.clause(told.start())[0] : told.start()]
    what = page.text[told.end() : page.clause(told.start())[1]].rstrip(",。;")
    named, meant = (any(len(term.text) > 1 and term.text in said for term in asked.terms) for said in (whose, what))
    # 「可上傳照片，不可上傳影片」 denies another thing
    return told if (named or not whose) and (meant or not what) and not _ELSE.search(whose) else None


def _labelled(page: Page, one: Date) -> re.Match[str] | None:
    """「盤點停收：3月2日~3月5日」: what the label of a line says does not go on."""
    label = page.label(one.start)
    return _LABELLED.search(page.text, *label) if label else None


_LABELLED = re.compile(
    r"(?:停[止收发寄运业诊课电水办机]|暂停|休[馆息市诊业店]|公休|闭[馆园]|关[闭店])(?:日期?|期间|时间|服务)?$"
)
# 「7月3日至9日更換」, asked whether a lift can be used
_USES = re.compile(r"(?:能|可以|可否|允许)[^,。;]{0,4}(?:用|坐|乘|走|通行|进|开|玩|泡|游)")
_AT_WORK = re.compile(
    r"\s*(?:\([^)]*\))?(?:期间|进行|实施|停用|全面|分批)?(?:更换|更新|维修|检修|修缮|修理|大修|改造|翻新|翻修|拆[换除]|施工|整修|清洗|消毒|保养|调试)(?=[,。;、\n(]|$)"
)


# 「12月5日至7日演習，接駁車暫停行駛」
_MARK = re.compile(r"[\s★☆◆◇●■□•·※]*(?:[(]?[\d一二三四五六七八九十]{1,2}[)、.])?")
_STOPPED = re.compile(r"[^,。;\d]{0,6}(?:暂停|停[^,。;车放靠留泊]|闭[馆园]|休[馆园息诊]|关[闭门]|封[闭路])")
_AT_ONCE = re.compile(r"暂停|停止")  # 「企鵝館4月10日至25日整修，暫停參觀」
_OWN_DAYS = re.compile(r"\d{1,2}(?:[月日]|号(?!线|楼|门|厅|馆|口|窗|桌|车|机|仓|院|店|桥|路|池|场|井))")
# 「12月24日至26日、1月1日不收貨」
_DAY = r"(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}[日号]"
_JOINED_DAYS = re.compile(rf"(?:\s*(?:[、和及与]|以及)\s*{_DAY}(?:[至到~-]{_DAY})?)+")
_ELSE = re.compile(r"逾|过|未|超|否则|如|若|晚|每|逢|周|星期|礼拜")
_BEFORE = re.compile(r"(?:没有?|不)(?=停|闭|休|关)")


_OPENED = re.compile(r"开放|开始|开启|开通|启用|受理|开门|开馆")


def in_another(asked: Asked, page: Page, one: Date, ranges: Sequence[Date]) -> bool:
    """Whether days are told as shut and lie in longer ones that are not: 「5月6日至7月20日體檢，6月8日至10日暫停」.

    Then they are no first or last day of what goes on, unless the question asks for the stop.
    """
    if _STOPS.search(asked.text) or not shut(asked, page, one):
        return False
    if one.last and _OPENED.search(page.text, one.first.end, one.last.start):
        return False  # 「5月6日9時開放，5月12日17時關閉」 are days on which it is open
    return any(longer(one, other) and not shut(asked, page, other) for other in ranges)


_STOPS = re.compile(r"停(?!车)|闭|关[门闭]|休|封|放假|歇|打烊|维护|检修|(?<![能可得])不(?:开|[能可得]|发|收|送|接|办)")


def longer(one: Date, other: Date) -> bool:
    """Whether days lie in others of which there are more."""
    first, last, low, high = (_written(end) for end in (one.first, one.last, other.first, other.last))
    if not (first and last and low and high):
        return False
    return low <= first and last <= high and (low, high) != (first, last)


def _written(moment: Moment | None) -> tuple[int, ...] | None:
    return moment.written if moment else None


SHUT = re.compile(r"休|闭馆|停|关[门闭馆]|打烊|不(?:开|营业|上班|办公|收|送|运|接|受理|放)")
_CANNOT = re.compile(rf"{SHUT.pattern}|不发|(?<![能可得])不[能可得]")


def halted(asked: str, page: Page, start: int) -> bool:
    """Whether days are asked on which something is shut or stands still, and the days at a place are told as such."""
    if not _CANNOT.search(asked):
        return False
    dates = found(page)
    at = next((i for i, one in enumerate(dates) if one.start <= start < one.end), None)
    if at is None:
        return False
    low, high = page.clause(start)[0], page.sentence(start)[1]
    high = min(high, dates[at + 1].start) if at + 1 < len(dates) else high
    return _CANNOT.search(page.text[low : dates[at].start] + page.text[dates[at].end : high]) is not None
