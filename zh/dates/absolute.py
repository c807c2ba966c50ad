"""Years, months and days with their units: 2024年3月1日, 3月1日, 2024年3月, 二〇二四年三月一日, 民國113年3月1日, 20日.

A unit may stand at the second end alone (2016-2018年, 3至5月, 3月1-10日). A year of two digits is one only before a month
(24年3月); one of three, or under 民国, is a year of the Republic, 1911 later. A season (2024年秋季), a 年度 and a 学年 are
no year: none of them is January to December; nor is the year in the number of a paper (2024年第6号).
"""

from __future__ import annotations

import datetime as dt
import re

from zh.dates import row
from zh.dates.context import Context
from zh.dates.duration import is_named
from zh.dates.names import DAY_NUMBER, SURNAMES
from zh.dates.piece import DAY, MONTH, WEEKDAY, YEAR, Piece
from zh.dates.row import LISTED_MONTH
from zh.dates.weekday import DAYS, NAMES, WEEK
from zh.numerals import CHARS, FIGURES, number

UNITS = "年月日号至到~-、上下第qQ两"
WORDS = (
    f"民国[ 0-9{CHARS}元]",
    f"中华民国[ 0-9{CHARS}元]",
    f"[令平昭][和成] ?[0-9{CHARS}元]{{1,3}} ?年",
    "2 0 [0-9] [0-9] ?年 ?[0-9]",
)
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}  # the year before the first of a reign

_NUMERALS = frozenset(f"0123456789{CHARS}")
_N = f"[0-9]{{1,2}}|[{CHARS}]{{1,3}}"
_TO = r" ?(?:[至到]|~{1,2}|-) ?"
_NO_YEAR = (  # 年度, 年代; 2024年秋季, 2024年春晚 but 2024年春节; 2024年第6号; 2024年首届
    rf"(?!度|代|级|龄|多| ?[春夏秋冬暑寒](?!节)| ?第? ?(?:[0-9]{{1,4}}|[{CHARS}]{{1,4}}) ?[号期次批届版卷辑周]|首?届)"
)
_REPUBLIC = rf"(?:中华)?民国 ?(?:[0-9]{{1,3}}|[{CHARS}元]{{1,5}})"
_REIGN = rf"(?:令和|平成|昭和) ?(?:[0-9]{{1,2}}|[{CHARS}元]{{1,3}})(?= ?年 ?(?:{_N}) ?月)"
_REIGN_NOT_BEFORE = "法命指条口政司水公生和太"  # 「法令和3年…」, 「水平成1年…」
_YEAR = (
    rf"({_REPUBLIC}|{_REIGN}|[0-9]{{2,4}}|[〇零一二三四五六七八九]{{3,4}}) ?"
    rf"(?:年{_NO_YEAR}|(?={_TO}[0-9]{{4}} ?年{_NO_YEAR})|(?= ?(?:[上下]半年|第?[一二三四1-4] ?季度|[qQ][1-4])))"
)
_MONTH = (
    rf"({_N}) ?(?:月(?![薪费租均供饼入销嫂卡球光亮台龄饷天]|大的|[一二三四五六七八九]?(?:路(?![演跑过])|街(?![舞拍头])|[巷弄]))(?: ?份)?|"
    rf"(?={_TO}(?:{_N}) ?月(?! ?(?:{_N}) ?[日号])))"
)
_DAY_UNIT = rf" ?(?:日|{DAY_NUMBER})"
_SO_MANY = r" ?[两二三四五六][日天](?![内前后以])"  # 「28、29两日」
_UNITLESS = r"(?= ?\((?:周|星期|礼拜)?[一二三四五六日天] ?\)|(?<=[0-9])(?:上午|下午|中午|晚上|早上|凌晨))"  # 「6月15(六)」, 「6月15下午」
_DAY = rf"({_N})(?:{_DAY_UNIT}|(?={_TO}(?:{_N}){_DAY_UNIT})|(?=(?: ?[、和及与] ?(?:{_N})){{1,6}}(?:{_DAY_UNIT}|{_SO_MANY}))|(?={_SO_MANY})|(?<=月[0-9])(?![0-9]){_UNITLESS}|(?<=月[0-9][0-9]){_UNITLESS})"
_DATE = re.compile(rf"(?:{_YEAR})?(?:(?<=年)(?: ?的)? ?(?:{_MONTH}|{LISTED_MONTH})|{_MONTH})?(?: ?{_DAY})?")
# by far the most of them, which nothing beside it changes, unless a bracket behind it says 农历: a third of the time that
# `_DATE` takes
PLAIN = "(?:([12][0-9]{3})年)?([0-9]{1,2})月([0-9]{1,2})日"
NOT_LUNAR = r"(?! ?\( ?[农旧阴])"
_PLAIN = re.compile(PLAIN + NOT_LUNAR)
# 「6月15。」, 「5月30至6月28」, 「六月二十前」: a day whose unit is left out; no 「6月15人」, no 「六月一开始」
_STOP = r"[。;!?)\n]|,(?![0-9]{3})|:(?![0-9])"
_ON = (
    r"之?前|以前|起(?=[^\u4e00-\u9fff]|[开停实正接恢执施受办报领发])|止|截|当[天日]|开[始馆放学业幕标播机]|结束|举行|举办|召开|公布|发布|报名(?!者)|报到|"
    r"停[水电气课诊业]|恢复|闭馆|上线|上午|下午|中午|晚上|早上|凌晨"
)
_UNITLESS_DAY = re.compile(
    rf"(?P<day>{_N})(?:{_TO}(?P<last>{_N})(?={_STOP}|期间)|"
    rf"(?={_STOP}|(?P<range>{_TO}|、)(?:[0-9]{{4}} ?年 ?)?(?:{_N}) ?月 ?(?:{_N})(?![0-9{CHARS}.%])|(?P<on>{_ON})))"
)
_JOINED_MONTH = re.compile(rf"[至到~-] ?(?:[0-9]{{4}} ?年)?[{CHARS}]{{1,2}} ?月$")
_LAST_UNITLESS = re.compile(rf"({_N})(?={_STOP}|期间)")
_LAST_OF_TWO = re.compile(rf"({_N})(?![0-9{CHARS}.%/:年月日号天个元人名次场])")  # 「5月30至6月28检修」
# every figure set apart: 「2 0 2 4 年 6 月 1 5 日」
_SPACED = re.compile(r"(2 0 [0-9] [0-9]) ?年 ?((?:[01] )?[0-9]) ?月(?: ?((?:[0-3] )?[0-9]) ?[日号])?")
_BEHIND_NAME = re.compile("(?:先生|女士|小姐|同志|同学|老师|教授|博士)")

_WEEK = re.compile(
    rf"(20[0-9]{{2}}) ?年 ?第 ?([0-9]{{1,2}}|[{CHARS}]{{1,3}}) ?个?{WEEK}(?:[的 ]?{WEEK}([{DAYS}])|(?![年岁期刊末{DAYS}]))"
)
# 「98年入伍」: what somebody or something did in a year
_BEFORE_DEED = re.compile(
    r"(?:[入退]伍|参军|复员|转业|出生|生人|[入毕]学|毕业|退役|退休|建[成造厂校]|竣工|修建|参加工作)"
)

_UNKNOWN_BEFORE = ("月", "年")  # 「次月10日」, 「同年9月」 of a date that was not said
_ONE_MONTH = "同任某每哪另唯"  # 「同一月份」 is no January
_OF_YEAR = re.compile(r" ?(?:第?[一二三四1-4] ?季|[上下]半年|[底末初]|[qQ][1-4])")
_FROM = re.compile("起(?![步租售付跳薪])|每[月季周]|各月")
_REPUBLIC_NEAR = 3  # years: a year of two figures that is one of the Republic lies so near to the day of publication
_ALONE = "\n,。;、:自从于在("  # before a year of two figures that 起 follows; not 「质保10年起」
_OF_REPUBLIC = re.compile(rf"{_OF_YEAR.pattern}|起")

_BARE_NUMBER = re.compile(rf"({_N}) ?{DAY_NUMBER}(?![窗柜室井路街泵])")
# round a bare day: what makes it a date, what a length of time or a number
_SLIP = 39  # the largest number that is still a day, one that does not exist: 「自32日起」; 「45日前」, 「百日」 are lengths
_OF_LENGTH = re.compile(" ?之?[前后]")
# 「前3日」, 「开课前3至6日」
_LENGTH_BEFORE = re.compile(
    rf"(?:[共期满逾限过少多每展第约近为续间长几数前]|[总合]计|[前后][0-9{CHARS}]{{1,2}} ?[-~至到]) ?$"
)
_TRADING = re.compile(r"(?<![a-z])t ?[-+] ?$", re.IGNORECASE)  # 「T-1日」 is the trading day before
_DAY_AFTER = re.compile(
    r" ?(?:\([^()\n]{0,8}\) ?)?(?:[至到~\-]|之?前|以前|以?后|起|止|截|开始|"
    r"上午|下午|中午|晚|凌晨|早|白天|夜间|傍晚|零时|[0-9]{1,2} ?[:时点]|[,、和及与 ]{1,2}[0-9]{1,2} ?(?:[日号]|[两二三四五六][日天])|"
    r"举行|召开|公布|发布|生效|上线|在|于|报道|(?<!号)(?<!号 )电|电(?![\u4e00-\u9fff])|讯|消息)"  # 「20日电」, not 「1号电梯」
)
_DAY_BEFORE = re.compile(r"(?:[于在自从至到~\-、,。;:\n(]|\A|截至|截止|定在) ?$")
NO_DAY_AFTER = r" ?(?:个|历[天日]|之?内|以内|以上|以下|左右|之久|期(?!间)|游|均|薪|工(?!作[日时])|常|元|志|报(?:社|纸|刊|记)|[谈谭](?![判话心及到]))"
_NO_DAY_AFTER = re.compile(NO_DAY_AFTER)
_LISTED = re.compile(r"(?:[于在自从]|本月|当月) ?$")  # 「于3至5日」
_RANGE_OF_DAYS = re.compile(
    rf"{_TO}(?:{_N}) ?[日号] ?(?:上午|下午)?(?:举[行办]|召开|开[放展始]|停[水电气业课诊]|闭馆|休馆|放假|接受|进行|报名)"
)  # 「活动20-22日开放」
# 「时间：20-22日」; not 「发货时间：3-5日」
_TIME_LABEL = re.compile(
    r"(?:(?:\A|[\n,;。、]|活动|举[行办]|展[出览]|演出|考试|报名|放假|停[水电气课诊]|培训|比赛|开放|会议|上课)时间|日期):$"
)
_SO_MANY_AFTER = re.compile(rf"(?: ?、 ?(?:{_N})){{1,6}}{_SO_MANY}")  # 「28、29两日」
_RUN_OF_DAYS = re.compile(
    rf"[{CHARS}]{{3,}}[日号天]|[二三]?十[一二三四五六七八九]?[二三]?十"
)  # 「六月十七十八两日」: not all of June
_SO_LONG = re.compile("(?:(?<![附接临邻靠就新])近|过去|未来|为期|历时|长达|时隔|耗时) ?$")  # 「近3月」: three months
_SO_LONG_ENDS = "近去来期时达隔\n"  # before a line break too
_QUOTED_NAME = re.compile(r"[\u4e00-\u9fff]{1,4}[”」』》\"]")  # 「“三月雪”」: a name
_NUMBERED = re.compile(  # 「座位自12号至20号」
    r"(?:门牌|座位|座号|编号|尾号|号码|车厢|[楼栋幢桌柜]|摊位|窗口|展位|床位|房间|车位|出口|站台|泳道|学号|货架|机台)[^,。;\n0-9]{0,4}$"
)
_SO_OFTEN = re.compile("一月[一两二三四五六七八九几数][次回犯结休度更评](?![性束息新估])")  # 「一月三犯」, in any month
_JOINS = frozenset("、和及与 ")
_NO_LIST = ("\n", "(", "第", "、", "年", "月", "日")
_STREETS = "路街巷弄道村院栋楼段里区第"


def plain(text: str, at: int, *_: object) -> Piece | None:
    """「2024年3月1日」, 「3月1日」 in figures and without blanks, which no other form would read otherwise."""
    found = _PLAIN.match(text, at)
    if found is None:
        return None
    years, months, days = found.groups()
    if years is not None:
        return Piece("absolute", at, found.end(), FIGURES[years], FIGURES[months], FIGURES[days], YEAR | MONTH | DAY)
    if of_unknown(text, at):
        return None
    return Piece("absolute", at, found.end(), None, FIGURES[months], FIGURES[days], MONTH | DAY)


def of_unknown(text: str, at: int) -> bool:
    """Whether what begins there without a year is of a month or year that was not said."""
    return at > 0 and text[at - 1] in _UNKNOWN_BEFORE and text[max(0, at - 2) : at] != "每年"


def read(text: str, at: int, context: Context) -> Piece | None:
    if text[at + 1 : at + 2] not in "年月" and (
        not text[at].isdigit() or not _JOINS.isdisjoint(text[at + 1 : at + 3])
    ):  # 「3月」 and 「24-」 are in no row
        if (months := row.two_months(text, at)) is not None:
            return months
        if text[at - 1 : at] not in _NO_LIST and (listed_ones := row.listed_periods(text, at)) is not None:
            return listed_ones
    found = _DATE.match(text, at)
    if found is None or found.end() == at:
        if text[at] == "2":  # as all their years begin
            numbered = _week(text, at) or _spaced(text, at)
        else:
            years = row.short_years(text, at)
            numbered = (
                None if years is None else Piece("absolute", at, years[2].end("first") + 1, years[0], written=YEAR)
            )
        return numbered or (row.further(text, at, context) if text[at - 1] == "、" else None)
    if found[1] is None and of_unknown(text, at):
        return None
    year_, month_, listed, month_too, day_ = found.groups()
    month_ = month_ or listed or month_too
    if month_ == "一" and year_ is None and at and text[at - 1] in _ONE_MONTH:
        return None
    year = month = day = None
    written = 0
    if year_ is not None:
        years = row.short_years(text, at) if len(year_) == 2 and month_ is None else None
        year = years[0] if years is not None else _year(year_, month_, text, at, found.end(), context)
        if year is None:
            return None
        written = YEAR
    if month_ is not None:
        month = number(month_)
        if month is None:
            return None
        written |= MONTH
        if written == MONTH and day_ is None and _no_month(text, at, found.end()):
            return None
    end = found.end()
    if day_ is None and month_ is not None and text[end - 1] == "月" and (bare := unitless_day(text, end)):
        day, end = bare
        written |= DAY
    elif day_ is not None:
        day = number(day_)
        if day is None:
            return None
        if month is None and (year is not None or not _is_bare_day(text, found.start(5), found.end(), context)):
            return None
        if day > _SLIP and not day_.isascii():  # 「3月百日行动」
            if month is None:  # 「七十至八十两日」
                return None
            day, end = None, found.start(5) - (text[found.start(5) - 1] == " ")
        else:
            written |= DAY
    return Piece("absolute", at, end, year, month, day, written)


def _no_month(text: str, start: int, end: int) -> bool:
    """Whether 「三月」 alone is of a name (张三月女士, “三月雪”), says how many months, or has days behind it that run together."""
    before = text[start - 1]
    return bool(
        _SO_OFTEN.match(text, start)
        or text[end] in CHARS
        and _RUN_OF_DAYS.match(text, end)
        or before in SURNAMES
        and _BEHIND_NAME.match(text, end)
        or before in '“「『《"'
        and _QUOTED_NAME.match(text, end)
        or text[end - 1] == "月"
        and (text[start - 2] if before == " " else before) in _SO_LONG_ENDS
        and _SO_LONG.search(text, max(0, start - 4), start)
    )


def unitless_day(text: str, at: int) -> tuple[int, int] | None:
    """The day that stands behind a month without its unit, and where it ends: 15 in 「6月15。」.

    In characters only from 十 on and in ranges: 「六月一开始」, and 「三月三」, 「八月十五」 are of the Chinese calendar.
    """
    found = _UNITLESS_DAY.match(text, at) if text[at] in _NUMERALS else None
    day = None if found is None else number(found["day"])
    if found is None or day is None or not 1 <= day <= 31:
        return None
    unlikely = not found["day"].isascii() and (day < 10 or day == 15 and text[at - 2] in "七八")
    if unlikely and not (found["range"] or _JOINED_MONTH.search(text, max(0, at - 10), at)):
        return None
    if found["last"] and not day < (number(found["last"]) or 0) <= 31:
        return None
    return day, found.end("day")


def _spaced(text: str, at: int) -> Piece | None:
    found = _SPACED.match(text, at)
    if found is None or text[at - 1 : at].isdigit() or text[max(0, at - 2) : at - 1].isdigit():
        return None
    year, month, day = (None if part is None else int(part.replace(" ", "")) for part in found.groups())
    written = YEAR | MONTH | (0 if day is None else DAY)
    return Piece("absolute", at, found.end(), year, month, day, written)


def _week(text: str, at: int) -> Piece | None:
    """A week by its number in the year, or a day in it: 「2024年第49周」, from its Monday as ISO 8601 counts them."""
    found = _WEEK.match(text, at)
    if found is None:
        return None
    piece = Piece("absolute", at, found.end())
    try:
        monday = dt.date.fromisocalendar(int(found[1]), number(found[2]) or 0, 1).toordinal()
    except ValueError:
        return None
    piece.days = (monday, monday + 7)
    if found[3]:  # 「2024年第49周周五」
        piece.weekday, piece.written = NAMES[found[3]], WEEKDAY
        piece.days = (monday + piece.weekday - 1, monday + piece.weekday)
    return piece


def read_end(text: str, at: int, first: Piece, context: Context) -> Piece | None:
    """The second end of a range, which is read as any other."""
    years = row.short_years(text, first.start) if first.written == YEAR else None
    if years is not None and years[2].start("last") == at:
        return Piece("absolute", at, years[2].end(), years[1], written=YEAR)
    given = read(text, at, context)
    if given is None and first.day is not None and text[first.end - 1] != "日":  # 「七月一号到十五号」, 「3月5-20号」
        found = _BARE_NUMBER.match(text, at)
        day = number(found[1]) if found else None
        if found is not None and day is not None and not _NUMBERED.search(text, max(0, first.start - 12), first.start):
            return Piece("absolute", at, found.end(), None, None, day, DAY)
    if given is None and first.day is not None and first.month is not None and text[first.end - 1] not in "日号":
        last = _LAST_UNITLESS.match(text, at)  # 「6月15-20。」
        day = number(last[1]) if last else None
        if last is not None and day is not None and first.day < day <= 31:
            return Piece("absolute", at, last.end(), None, None, day, DAY)
    if given is not None and given.written & MONTH and given.day is None and first.day and text[given.end - 1] == "月":
        last = _LAST_OF_TWO.match(text, given.end) if text[first.end - 1] in f"0123456789{CHARS}" else None
        if last is not None and 1 <= (number(last[1]) or 0) <= 31:
            given.day, given.end = number(last[1]), last.end()
            given.written |= DAY
    return given


def _year(written: str, month: str | None, text: str, start: int, end: int, context: Context) -> int | None:
    if written[:2] in ERAS:
        if text[start - 1] in _REIGN_NOT_BEFORE:
            return None
        count = written[2:].strip()
        since = 1 if count == "元" else number(count)
        return None if not since else ERAS[written[:2]] + since
    if "国" in written:
        written = written.rpartition("国")[2].strip()
        value = 1 if written == "元" else number(written)
        if value is None:
            return None
        context.republic = True
        return value + 1911
    value = number(written)
    if value is None:
        return None
    if len(written) == 4:
        return value if 1000 <= value < 3000 else None
    if len(written) == 3:
        if not 60 <= value < 200 or month is None and not (context.republic or _OF_REPUBLIC.match(text, end)):
            return None
        return value + 1911
    near = context.reference.year if context.reference else 2024
    if month is None and near - 12 <= 2000 + value <= near + 3 and _FROM.match(text, end) and text[start - 1] in _ALONE:
        return 2000 + value  # 「22年起停发」
    if (
        month is None
        and value >= 60
        and _BEFORE_DEED.match(text, end)
        and not _LENGTH_BEFORE.search(text, max(0, start - 4), start)
    ):
        return 1900 + value  # 「98年入伍」
    if month is None and not _OF_YEAR.match(text, end) and (written[0] != "0" or text[end : end + 1] == "内"):
        return None  # 「24年」 may be a length; 「08年」 and 「24年第三季度」 are none
    if 2000 + value <= near + 15:
        return 2000 + value
    here = context.republican and abs(value + 1911 - near) <= _REPUBLIC_NEAR
    return value + (1911 if here else 1900)  # 「95年11月18日」 in a Taiwanese notice of 2006, and of 1995


def _is_bare_day(text: str, start: int, end: int, context: Context) -> bool:
    """Whether 「20日」 is a day, not twenty days; 「20号」, mostly a number, needs a word of dates behind it."""
    before = text[max(0, start - 4) : start]
    last = before[-1:]
    if _NO_DAY_AFTER.match(text, end):
        return False
    written = text[start : end - 1].strip()
    if (day := number(written) or 0) > 31 and (day > _SLIP or _OF_LENGTH.match(text, end)):
        return False
    if context.last_end == start - 1 and last and last in "、和及与,或" and text[start - 2] in "日号0123456789)":
        return True  # 「6月1日、8日」
    if last.isascii() and (last.isalnum() or last == "+") or _LENGTH_BEFORE.search(before) or _TRADING.search(before):
        return False
    if text[end - 1] not in "日号" and not (
        _LISTED.search(before)
        or _SO_MANY_AFTER.match(text, end)
        or _RANGE_OF_DAYS.match(text, end)
        or last == ":"
        and _TIME_LABEL.search(text, max(0, start - 8), start)
    ):
        return False
    if text[end - 1] == "号" and (last and last in _STREETS or _NUMBERED.search(text, max(0, start - 12), start)):
        return False
    if _DAY_AFTER.match(text, end) is not None:
        return True
    if text[end - 1] != "日" or not _DAY_BEFORE.search(before) or is_named(text, start):
        return False
    return last not in ":\n" or day <= 31  # 「账期：35日」
