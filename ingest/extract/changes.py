"""Days on which a page was changed last, or that its site shows as today: they may stand for the day on which it came out, but not long
after the days it speaks of. One that opens a stretch of days does not."""

from __future__ import annotations

import datetime
import re

from ingest.extract import marks
from ingest.extract.frame import Frame
from ingest.extract.line import Line
from ingest.extract.signature import LONGEST
from records import Candidate
from zh.bare import bare
from zh.numerals import number

# names of <meta>
UPDATED = frozenset("modified_time updated_time lastmodified last-modified datemodified og:time".split())
SAYS_PUBLISHED = re.compile(
    r"(?:发布|发表|发稿|发文|[签刊]发|刊登|公开|上传|上架|上版|张贴)(?:时间|日期|于|在)?\s*:?\s*(?=\d)"
)
_CHANGED = re.compile(r"(?:更新|修改|编辑|修订|异动)(?:时间|日期|于)?\W*$")
_CHANGED_THEN = re.compile(r"\D?\s*(?:\d\d?:\d\d(?::\d\d)?)?\s*(?:最后|最近)?(?:更新|修改|编辑|修订|异动)\W*$")
_MAY_CHANGE = re.compile("[更修编編异異]")  # one is in every such line
_AT_THE_FOOT = frozenset(("update behind body", "time behind body", "day behind body"))
# in front of a day that a text tells as coming, and behind one
_COMING = re.compile(r"(?:[定将拟请须应限]于|时间\W*|日期\W*|期限\W*|期间\W*|自|从|截[至止]|[至到])\s*$")
_ON = re.compile(
    r"日?\s*(?:\((?:星期|周)?[一二三四五六日]\))?\s*(?:[上下]午|晚上?)?\s*(?:\d{1,2}(?:时|点|:\d\d)(?:\d\d?分|半)?)?\s*(?:[起至到前止]|之前|以前|截止)"
)
# what a site shows over all of its pages: 「2024年8月8日　星期四　晴」, 「2024年8月8日（四）農曆七月初五」
_TODAY = re.compile(
    rf"\W*{marks.DATE.pattern}\s*日?\W*(?:(?:星期|周|礼拜)[一二三四五六日天]|(?<=[(\[])[一二三四五六日天](?=[)\]]))"
    r"(?:\W|天气|[晴阴云雨雪雾霾风雷霜雹]|[多大中小暴阵转夹有间到微](?=[晴阴云雨雪雾霾风雷霜雹转到]|[大中小暴阵多])|农历|阴历|夏历"
    r"|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥][年月日]?|[鼠牛虎兔龙蛇马羊猴鸡狗猪]年"
    r"|闰?(?:[正冬腊一二三四五六七八九十]|十[一二])月(?:大|小)?|初[一二三四五六七八九十]|[十廿][一二三四五六七八九]|[二三]十)*"
)
_RUNS_TO = re.compile(r"日?\s?(?:\([^()]{1,5}\))?\s?(?:起?至|到|[~—–])\s?\d")
_PUT_OUT = re.compile(r"(?:公告|发布|刊登|上架|上版|张贴|公示|公开)(?:期|日|时|起)")
_LABEL = 6  # characters of a label in a line of its own
_NEAR = 8  # characters in front of a day
_LONG_AFTER = 60  # days behind the last day of a text


def forget_late(found: list[Candidate], lines: list[Line], framed: Frame) -> None:
    """A page was changed long after the last day that its text tells as coming: that is no day on which it came out."""
    changed = [one for one in found if _is_change(one)]
    surest = max((one.weight for one in found if one not in changed), default=0.0)
    if all(one.weight < surest for one in changed):
        return
    told = [
        day
        for line in lines[framed.first : framed.last + 1]
        for match in marks.DATE.finditer(line.bare)
        if (
            marks.SIGN_DATE.match(line.bare)
            or len(line.text) <= LONGEST
            and not line.bare[match.end() :].strip(" 日")
            or _COMING.search(line.bare, max(0, match.start() - _NEAR), match.start())
            or _ON.match(line.bare, match.end())
        )
        and (day := _day(match[0]))
    ]
    if not told:
        return
    for one in changed:
        day = (match := marks.DATE.search(bare(one.text))) and _day(match[0])
        if day and (day - max(told)).days > _LONG_AFTER:
            found.remove(one)


def of_today(line: str) -> bool:
    """Whether a line is a day and its weekday (and weather, or the day of the moon), as a site shows today's over all of its pages."""
    return len(line) <= 40 and _TODAY.fullmatch(line) is not None


def opens_stretch(line: Line, over: str) -> bool:
    """Whether the first day of a line opens a stretch of days (「暫停服務（2019年6月10日至12日）」), and none for which a page is put out, by the line
    itself or the label in the line `over` it (「公告期間」).
    """
    found = marks.DATE.search(line.bare)
    if found is None or not _RUNS_TO.match(line.bare, found.end()):
        return False
    labelled = len(over) <= _LABEL and _PUT_OUT.match(over) is not None
    return not (line.meta or labelled or _PUT_OUT.search(line.bare))


def _is_change(one: Candidate) -> bool:
    """Whether a candidate may say of its day that the page was changed or shown then, and says of no other that it came out."""
    if one.evidence.startswith("meta"):
        name = one.evidence.removeprefix("meta ").rpartition(":")[2]
        return name in UPDATED or name == "date"
    if one.evidence in _AT_THE_FOOT:
        return True
    if one.evidence == "line over title" and of_today(bare(one.text)):
        return True
    if _MAY_CHANGE.search(one.text) is None:
        return False
    text = bare(one.text)
    day = marks.DATE.search(text)
    if day is None or SAYS_PUBLISHED.search(text):
        return False
    return (_CHANGED.search(text[: day.start()]) or _CHANGED_THEN.match(text[day.end() :])) is not None


def _day(written: str) -> datetime.date | None:
    """「2024年6月3日」, 「113年6月3日」 (of the republic), 「二〇二四年六月三日」; None where there is no such day."""
    numbers = [number(one) for one in re.findall(r"\d+|[〇零○一二三四五六七八九十]+", written.replace("o", "〇"))]
    if len(numbers) != 3 or None in numbers:
        return None
    year, month, day = (one or 0 for one in numbers)
    try:
        return datetime.date(year + 1911 if year < 1000 else year, month, day)
    except ValueError:
        return None
