"""The last day of something, told by what is refused or shut behind it: 「5月21日及以后到仓的一律不收」, 「8月15日零时提报入口关闭」, 「逾9月26日不予收录」.

Read of single days from which on something is refused, behind which it is, or at whose first moment it shuts. Not read: of what it is said, which who asks
looks at; days at whose other hours something shuts, since it may have been open on them.
"""

from __future__ import annotations

import datetime
import re

from ingest.check.reading import DAY, Mention, Reading

_REFUSED = re.compile(
    r"[^。;\n]{0,24}?(?:不予|不再|概不|恕不|不受理|不接受|不收|无效|作废|拒收|(?:一律|均|予以)退[回件]|停止(?:收件|受理|接收)|失效|"
    r"(?:入口|通道|系统|窗口|页面|链接|表单)(?:将|即|自动)?关闭)"
)
# what tells no more than that something is over, of whatever thing
_OVER = re.compile(
    r"[^,。;\n]{0,12}?停止(?:接单|营业|供应|销售|发放|兑换|使用)|[^,。;\n]{0,2}?,?(?:逾期|过期)|[^,。;\n]{0,8}(?:滞纳金|违约金|罚息)"
)
# from when it costs more to be late: 「逾期加收滞纳金，12月13日起计算」
_LATE = re.compile(r"(?:逾期|过期)[^。;\n]{0,24}$")
_COSTS = re.compile(r"起?[^,。;\n]{0,6}?(?:计[算收罚]|[起计]算|加收|收取|罚息|违约金)")
_SHUTS = re.compile(r"[^,。;\n]{0,12}?(?:截止|结束|关闭|停止|为止)")
_FROM_THEN = re.compile(r"起|(?=不再)|(?:\(含\)|及|含)(?:其|之|当[日天])?(?:以|之)?后")


def last_open(text: Reading, mention: Mention, over: bool = False) -> datetime.date | None:
    """The last day on which something is not yet refused or shut (`over`: or over in other words); None where a date does not tell it."""
    found = mention.found
    if mention.first is None or found.last is not None or found.first is None:
        return None
    refused = _REFUSED.match(text.plain, found.stop) or over and _OVER.match(text.plain, found.stop)
    if over and found.mod == "since" and _COSTS.match(text.plain, found.stop):
        refused = refused or _LATE.search(text.plain, max(mention.sentence[0], found.offset - 30), found.offset)
    if found.first.hour is not None:
        shuts = refused or found.mod is None and _SHUTS.match(text.plain, found.stop)
        return mention.first - DAY if shuts and found.first.hour == 0 and not found.first.minute else None
    if not refused:
        return None
    if found.mod == "since" or found.mod == "after" and "含" in found.text or _FROM_THEN.match(text.plain, found.stop):
        return mention.first - DAY
    return mention.first if found.mod == "after" else None
