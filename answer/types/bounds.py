"""Words that open or close a time: behind a date and before it, in its clause, and in a question. One place for all types.

What ingest reads as a bound is of `zh.dates.bounds`; here stand besides the words of what takes place (關閘, 通車, 打烊), from which
an answer tells whether a day is the first or the last of something.
"""

from __future__ import annotations

import re

from answer.dates import Date
from answer.evidence import Page

CLOSES = re.compile(
    r"\s*(?:\([^)]*\)|24:00|[时点整])?\s*(?:止|截止|前|之前|以前|关[闭门闸上掉停]|关(?=[,。;]|$)|结束|收尾|收官|落幕|为止|到期|止步|收口|封盘)"
)
ENDS = re.compile(r"^[^,。;]{0,8}?(?:关停|停用|停止|停办|停售|下线|终止|结束|关闭|闭幕|截止|作废|失效|到期)")
OPENS = re.compile(
    r"\s*(?:\([^)]*\))?\s*(?:将|可)?(?:重新|正式|恢复|全面)?(?:起|打?开(?![展会考奖标户])|展开|开[展跑]|启[用动]|上线|以后|之后|后|零时|正式|营业|通车|恢复)"
)
STOPS = re.compile(
    r"(?:(?<=[全当]天)|(?<=\d[日号])|(?<=\)))休息|封闭|封路|全封|断交|断流|暂停|中止|休[馆园诊市]|不可|不能|不得|下线|关闭|作废|终止|废止|(?<!不)停(?![车放靠留泊站机顿不])|截止|失效|拒收|不再|歇业|打烊|闭馆|禁[止入行停]|谢绝|中断|不(?:对外|予|开放|营业)"
)
SINCE = re.compile(r"(?:自|从)(?:即日起?)?\s*$")
UNTIL = re.compile(r"(?:至|(?<![等要])到|截止|截至|最迟|最晚|不迟于|截止(?:时间|日期?|期)(?:[为是]|定[为于])?)[:]?\s*$")
# 「常溫件最後收件日為2月12日，冷藏件為2月10日」: of the first and of those that follow it
_LAST_DAY = re.compile(r"最后[一-鿿]{1,4}日期?[为是:](?:\d{1,2}月\d{1,2}日,[一-鿿]{1,10}[为是]){0,6}$")
# what says that it is not open
CLOSED = re.compile(
    r"闭[馆店园]|(?<![不无])休[馆息市诊业店园]|(?<=[日号])休养|公休|店休|(?<=[一二三四五六日天末假节])休(?=[)、,;/。\s]|$)|关闭|关门|不开放?|不营业|不办公|不对外|不上班|放假|歇业|打烊|暂停|(?<!不)停(?![车放靠留泊站顿不])|中断|禁[止入行停]|谢绝|封[闭路]|维护|检修|除外|不(?:得|能|可|予|安排|接|收(?!现金|现钞|取|费|钱|押金|定金|手续)|办|开|对|上|受理|提供|配|送|发)"
)
# what has stopped for good
ENDED = re.compile(r"停用|停止服务|停止运营|下线|关停|终止|停运|停业|关闭")

# of any text that tells of one end: 「報名是6月30日截止」
_STARTS = re.compile(r"起|开始|自|从|启动|开馆|开门|开园|开营|开幕|开学|开班|开放|开工")
_STOPS = re.compile(r"截止|截至|为止|结束|到期|止|前|闭馆|关门|闭园|闭营|闭幕|打烊|关闭|下班|最后|最晚|最迟|停")
_FROM, _TO = re.compile(r"(?:从|自)\s*$"), re.compile(r"(?:到|至|截至)\s*$")
_BEGINS, _CEASES = re.compile(r"\s*(?:起|开始|启)"), re.compile(r"\s*(?:止|截止|前|结束|为止|到期)")


FAR = 300  # characters beside a day that are read: a clause may be a whole page long


def around(page: Page, one: Date) -> tuple[int, int]:
    """The clause in which a date ends, of a long one what stands near it."""
    low, high = page.clause(one.end - 1)
    return max(low, one.start - FAR), min(high, one.end + FAR)


def opens(text: str, start: int, end: int) -> bool:
    """Whether the date at [start, end) of narrow text is the first day of something."""
    return bool(OPENS.match(text, end) or since(text, start))


def closes(text: str, start: int, end: int) -> bool:
    """Whether it is the last."""
    before = max(0, start - 12)
    if CLOSES.match(text, end) or UNTIL.search(text, before, start):
        return True
    return text[start - 1 : start] in tuple("为是:") and _LAST_DAY.search(text, max(0, start - 100), start) is not None


def since(text: str, start: int) -> bool:
    return SINCE.search(text, max(0, start - 8), start) is not None


def side(text: str) -> str:
    """Which end of a time is meant: 「報名是6月30日截止」; empty where none is told."""
    stops, starts = _STOPS.search(text), _STARTS.search(text)
    return "" if bool(stops) == bool(starts) else "last" if stops else "first"


def asked_side(text: str, start: int, end: int) -> str:
    """The same of a question: what stands right beside its value comes first."""
    if _FROM.search(text, 0, start) or _BEGINS.match(text, end):
        return "first"
    if _TO.search(text, 0, start) or _CEASES.match(text, end):
        return "last"
    return side(text[:start] + " " + text[end:])


# 「舊接口什麼時候停」: the day from which on it is stopped, 「自6月1日起，舊版接口停止服務」
_ASKS_HALT = re.compile(
    r"(?:什么时候|何时|几[号日]|哪一?天)(?:会|就|要|被|正式)*(?:停(?:止|用|服|运|掉|$|[?了])|下线|关[闭停]|终止|失效|作废|废[止除掉])"
)
_HALTS = re.compile(r"(?:正式|全面|将|即)?[^,。;\d]{0,12}(?:停止|停用|停服|停运|下线|关[闭停]|终止|失效|作废)")
_THEN = re.compile(r"(?:零时)?起[,]?")


# 「3月5日起啟用新表，舊表即日廢止」
_WITH_IT = re.compile(r"(?:同时|同日|即[时行]?|随即)(?:停止|停用|停服|停运|下线|关[闭停]|终止|失效|作废|废止)")
_STOP = re.compile(r"[。;\n]")


def halts(asked: str, text: str, end: int) -> bool:
    """Whether it is asked when something stops, and it does from the day on that ends at a place."""
    then = _THEN.match(text, end)
    if not then or not _ASKS_HALT.search(asked):
        return False
    stop = _STOP.search(text, end)
    return bool(_HALTS.match(text, then.end()) or _WITH_IT.search(text, end, stop.start() if stop else len(text)))


# 「7月底前報名者九折」 ends no signing up
_REWARD = re.compile(r"享|折|优惠|减|免|赠|送|早鸟|便宜|划算")
_REWARDED = re.compile(rf"(?:以|之)?(?:前|止)[^。;\n]{{0,24}}?(?:{_REWARD.pattern})")


def rewarded(asked: str, text: str, end: int) -> bool:
    """Whether one is rewarded who does something until the day that ends at a place, and the question asks for no reward."""
    return _REWARDED.match(text, end) is not None and not _REWARD.search(asked)


_WHETHER, _DECIDED = re.compile(r"是否|能否|可否|会不会|要不要"), re.compile(r"公[布告]|宣布|决定|通知|知道|确定")


def undecided(asked: str, page: Page, one: Date) -> bool:
    """「29日是否停課於28日宣布」: neither is a day of it, unless it is asked when that is told."""
    low, high = page.clause(one.start)
    whether = _WHETHER.search(page.text, low, high)
    return whether is not None and (one.start < whether.start() or not _DECIDED.search(asked))
