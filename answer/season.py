"""Whether hours of every day are asked of a feast, a holiday or a sale of its own: 「國慶期間客服幾點下班」 is not told by 「每日10:00-19:00」.

Read of clock times without a day. Such a time may be told where the title, the heading above it, its label or its sentence names the
same, or tells the day of the feast, or where the page says that all goes on as ever then (「春節照常」, 「全年無休」); but none that is told of another feast.
"""

from __future__ import annotations

import re

from answer import feasts
from answer.marks import Seen
from answer.types import when

_OWN = re.compile(
    r"国庆|春节|过年|除夕|元旦|元宵|清明|端午|中秋|重阳|七夕|五一|劳动节|妇女节|儿童节|教师节|圣诞|感恩节|复活节|开斋节|泼水节"
    r"|寒假|暑假|长假|黄金周|双十一|双十二|双1[12]|618|年货节|大促"
)
_SAME = {"过年": "春节|农历年|新年|过年|除夕", "春节": "春节|农历年|新春|过年", "劳动节": "五一|劳动节", "五一": "五一|劳动节", "双十一": "双十一|双11", "双11": "双十一|双11", "双十二": "双十二|双12", "双12": "双十二|双12", "寒假": "寒假|寒暑假", "暑假": "暑假|暑期|寒暑假"}  # fmt: skip
_FEASTS = re.compile(r"节假日|假期|假日|节日|公休")
_AS_EVER = re.compile(r"全年无休|全年\s?365|365\s?天|照常|7\s?[x×*]\s?24|24\s?[x×*]\s?7|24小时")


def of_every_day(one: Seen) -> bool:
    """Whether a clock time is told of every day, where that of a feast or a sale is asked."""
    asked = _OWN.search(one.asked.text) if one.kind == "when" else None
    page, start = one.page, one.proposal.start
    if asked is None:
        return False
    told = next((each for each in when.found(page) if each.start <= start < each.end), None)
    if told is None or told.first.dated or told.first.clock is None:
        return False
    named = _SAME.get(asked[0], asked[0])
    line, label = page.lines[page.line_at(start)], page.label(start)
    above = page.lines[line.heading] if line.heading is not None else line
    spans = [page.sentence(start), (above.start, above.end), *([label] if label else [])]
    spans += list(page.cells(line)) if one.in_row else []
    told_of = "\n".join([page.title, *(page.text[low:high] for low, high in spans)])
    if re.search(named, told_of) or (asked[0] in feasts.DAYS and any(feasts.told(told_of, asked[0]))):
        return False
    own = page.text[slice(*page.sentence(start))]
    return _OWN.search(own) is not None or not (_FEASTS.search(told_of) or _AS_EVER.search(page.text))
