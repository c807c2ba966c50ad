"""Days, months and years that hang on another day: 今天, 明日, 次日, 本月21日, 下月初, 今年5月, 隔年2月3日, 即日起.

今, 明, 昨, 本, 上, 下 count from the day the text was put out; 次, 翌, 隔, 同, 当 from the date before them in the text
(or the first end of their range), and without one they are no date.
"""

from __future__ import annotations

import datetime as dt
import re

from zh.dates import absolute, clock, row, settle
from zh.dates.context import Context
from zh.dates.days import month_after
from zh.dates.names import DAY_NUMBER
from zh.dates.piece import DAY, MONTH, Piece
from zh.numerals import CHARS, number

WORDS = (
    r"[今明去前本] ?\( ?[0-9]{2,3} ?\) ?年",
    r"[今明昨本] ?\( ?[0-9]{1,2} ?\) ?[日天晚]",
    r"[本上下] ?\( ?[0-9]{1,2} ?\) ?月",
    "[今明昨]、?[今明后]、?后?[两二三234]",
    "今[天日晚年起晨早]",
    "明[天日晚年起晨早](?!之星|星|显|珠|白)",
    "昨[天日晚夜]",
    "后[天年](?!的?发|台|努力|培养)",
    "大[前后][天年]",
    "前[天年]",
    "去年",
    "[次翌隔][日年天月](?!性|级|品)",
    "第二天",
    "当[天日](?= ?(?:上午|下午|中午|晚|凌晨|早|[0-9]{1,2} ?[:点时]))",
    "同[日年月](?!级|龄|代|期)",
    "[本当]月",
    "这个?月",
    "本[日年](?!度|人|本|份)",
    "[上下]一?个?月",
    "上上个?月",
    "下下个?月",
    "[上下本]上?下?一?个?季度",
    "即日",
    "自即日",
    "[发公]布之日(?=起?[至到~-])",
)

_DAYS = {
    "今天": 0, "今日": 0, "今晚": 0, "今晨": 0, "今早": 0, "今起": 0, "本日": 0,
    "明天": 1, "明日": 1, "明晚": 1, "明晨": 1, "明早": 1, "明起": 1, "后天": 2, "大后天": 3,
    "昨天": -1, "昨日": -1, "昨晚": -1, "昨夜": -1, "前天": -2, "大前天": -3,
}  # fmt: skip
_NEXT = {"次日": 1, "翌日": 1, "隔日": 1, "隔天": 1, "翌天": 1, "第二天": 1, "当天": 0, "当日": 0, "同日": 0}
_MONTHS = {
    "本月": 0,
    "当月": 0,
    "这月": 0,
    "这个月": 0,
    "上月": -1,
    "上个月": -1,
    "下月": 1,
    "下个月": 1,
    "上一月": -1,
    "上一个月": -1,
    "下一月": 1,
    "下一个月": 1,
    "上上月": -2,
    "上上个月": -2,
    "下下月": 2,
    "下下个月": 2,
    "同月": 0,
    "次月": 1,
    "翌月": 1,
    "隔月": 1,
}
_YEARS = {"今年": 0, "本年": 0, "明年": 1, "后年": 2, "大后年": 3, "去年": -1, "前年": -2, "大前年": -3}
_NEXT_YEARS = {"次年": 1, "翌年": 1, "隔年": 1, "同年": 0}

_WORD = re.compile(
    "|".join(sorted([*_DAYS, *_NEXT, *_MONTHS, *_YEARS, *_NEXT_YEARS, "自即日", "即日"], key=len, reverse=True))
)
# 「今明两天」, 「明、后两天」: as many as are named
_SEVERAL = re.compile("([今明昨])、?([今明后])(?:、?(后))? ?([两二三234])[天日]")
_QUARTER = re.compile("(?:(上{1,2}|下{1,2})(?:一?个|一)?|本)季度")
_SECOND_OF_OTHERS = " (、今明后布上下一个季"  # the second characters of these and of 「明(115)年」, 「发布之日」: most are a word instead
_PLACES = {"昨": -1, "今": 0, "明": 1, "后": 2}
_NAMED_YEAR = re.compile(r"[今明去前本] ?\( ?(1[0-4][0-9]|[89][0-9]) ?\) ?年")  # 「明(115)年1月10日」
_HANGING = {*_NEXT, *_NEXT_YEARS, "同月", "次月", "翌月", "隔月"}  # on the day before them in the text
_PUBLISHED = re.compile("(?:公布|发布|公告|颁布)(?:之?日)?(?:起|后|之后|以后)的?$")
# 「自公告发布之日起至6月15日」; nothing where what is published is another thing
_OUT = re.compile("[发公]布之日起?(?=(?:至|到|~{1,2}|-) ?[0-9]{1,4} ?[年月./-])")
_THIS_IS = re.compile(
    r"(?:[自从由为:,。;(\n ]|\A|时间|日期|期限)((?:本|此)?(?:[\u4e00-\u9fff]{0,2}(?:公告|通告)|通知|公示|启事|[\u4e00-\u9fff]{0,3}简章|信息|消息)?)$"
)
_FIRST = "今明昨后大前去次翌隔第当同本这上下自即"
_N = f"[0-9]{{1,2}}|[{CHARS}]{{1,3}}"
# 「昨(19)日」, 「本(5)月27日」
_NAMED_DAY = re.compile(rf"([今明昨本上下]) ?\( ?([0-9]{{1,2}}) ?\) ?([日天晚月])(?: ?({_N}) ?[日号])?")
_DAY = re.compile(rf" ?的? ?({_N})(?: ?(?:日|{DAY_NUMBER})|(?= ?(?:、|[至到]|~{{1,2}}|-) ?(?:{_N}) ?[日号两]))")
_MONTH_DAY = re.compile(rf" ?的? ?({_N}) ?月份?(?: ?({_N}) ?(?:日|{DAY_NUMBER}))?")
_SAME_MONTH = re.compile("同?月(?= ?[0-9一二三十])")  # 「3月5日起至同年月20日」
_NOT_BEFORE_MONTH = ("以", "早", "晚", "线")  # 「3年以上一个月以下」, 「早上一月…」
_THEN = ("然", "之", "以", "此", "今", "随", "最", "先", "天")  # 然后年轻, 先天后天
_LENGTHS = ("日", "天")  # 「3天前年菜上架」, 「开幕日前年费八折」
# 「送达翌日」, 「下单次日」 hang on that event, 「于次日」 and 「名单翌日公布」 on the date before it
_NOT_BEFORE_NEXT = re.compile(r"(?:[知书到收理后发款起满交毕束货人之期达账付告定立]|(?<!名)单)\Z")
# how often, and no day: 「6月2日至12日，隔日一班」; not 「隔天一早」, 「隔天一批货到港」
_EVERY_OTHER = re.compile(r"[一1](?:场|次|班|期|回|更|轮|趟|集|课|节|讲|篇|批)(?=[,。;、:)\n的]|\Z)")


def read(text: str, at: int, context: Context) -> Piece | None:
    if text[at + 1] in _SECOND_OF_OTHERS and (other := _other(text, at, context)) is not None:
        return other
    found = _WORD.match(text, at)
    if found is None:
        return None
    word, end = found[0], found.end()
    if "一" in word and text[at - 1 : at] in _NOT_BEFORE_MONTH:
        return None
    if word[0] == "后" and (text[at - 1 : at] in _THEN or word == "后天" and context.last_end == at > 0):
        return None  # 「6月3日后天津路封闭」
    if word in ("前年", "后年") and text[at - 1 : at] in _LENGTHS and not _MONTH_DAY.match(text, end):
        return None
    if word in ("即日", "自即日"):
        return _from_now(text, at, end, context)
    if word in _DAYS:
        if word.endswith("起"):
            end -= 1
        piece = _at(at, end, None if context.today is None else context.today + _DAYS[word])
        if word[-1] in "晚夜晨早" and clock.follows(text, end - 1):
            piece.end -= 1  # the clock reads 晚8点 itself
        return piece
    if word in _NEXT:
        if context.last is None or _NOT_BEFORE_NEXT.search(text, max(0, at - 2), at):
            return None
        if word[0] == "隔" and _EVERY_OTHER.match(text, end):
            return None
        return _at(at, end, context.last + _NEXT[word])
    if word in _MONTHS:
        return _month(text, at, end, word, context)
    if word in _YEARS:
        if context.reference is None:
            return _at(at, end, None)
        piece = Piece("relative", at, end, context.reference.year + _YEARS[word])
    else:
        if context.last is None:
            return None
        piece = Piece("relative", at, end, dt.date.fromordinal(context.last).year + _NEXT_YEARS[word])
    return _of_year(text, piece)


def _other(text: str, at: int, context: Context) -> Piece | None:
    """What is no single word: 「明(115)年」, 「今明两天」, 「本季度」."""
    named = _NAMED_YEAR.match(text, at)
    if named is not None:
        context.republic = True
        return _of_year(text, Piece("relative", at, named.end(), int(named[1]) + 1911))
    named = _NAMED_DAY.match(text, at)
    if named is not None:
        return _numbered(named, context)
    several = _SEVERAL.match(text, at)
    if several is not None:
        return _named(several, context)
    if (out := _OUT.match(text, at)) is not None:
        what = _THIS_IS.search(text, max(0, at - 9), at)
        if what is None:
            return None
        piece = _at(what.start(1), out.end(), context.today)
        piece.mod = "since"
        return piece
    if (quarter := _QUARTER.match(text, at)) is not None:
        return None if text[at - 1 : at] == "以" else _quarter(quarter, context)
    return None


def read_end(text: str, at: int, first: Piece, context: Context) -> Piece | None:
    """The second end of a range: 次日6:00 and 隔年2月3日 hang on the first end, the others on the reference."""
    if text[at] not in _FIRST:
        return None
    found = _WORD.match(text, at)
    if found is None or found[0] not in _HANGING:
        return None if first.form == "clock" else read(text, at, context)
    word, end = found[0], found.end()
    if first.form == "clock":
        piece = clock.read_end(text, end, first, context) if word in _NEXT else None
        if piece is not None:
            piece.start, piece.shift = at, _NEXT[word]
        return piece
    day = settle.first_day(first, context)
    if day is None:
        return None
    if word in _NEXT:
        return _at(at, end, day + _NEXT[word])
    start = dt.date.fromordinal(day)
    if word == "同年" and (month := _SAME_MONTH.match(text, end)):
        return _of_month(text, at, month.end(), start, 0)
    if word in _NEXT_YEARS:
        return _of_year(text, Piece("relative", at, end, start.year + _NEXT_YEARS[word]))
    return _of_month(text, at, end, start, _MONTHS[word])


def _at(start: int, end: int, day: int | None) -> Piece:
    piece = Piece("relative", start, end)
    if day is None:
        piece.hangs = True
    else:
        piece.days = (day, day + 1)
    return piece


def _named(found: re.Match[str], context: Context) -> Piece | None:
    """「今明两天」: from the first day named to the last, where they are so many."""
    places = [_PLACES[word] for word in found.groups()[:3] if word]
    if places[-1] - places[0] + 1 != number(found[4]) or len(places) != number(found[4]):
        return None
    piece = Piece("relative", found.start(), found.end())
    if context.today is None:
        piece.hangs = True
    else:
        piece.days = (context.today + places[0], context.today + places[-1] + 1)
    return piece


def _numbered(found: re.Match[str], context: Context) -> Piece | None:
    """「昨(19)日」, 「本(5)月27日」: the number in brackets is the day or month, nearest to the day of publication."""
    word, written, unit, day = found.groups()
    piece = Piece("relative", found.start(), found.end())
    if unit == "月":
        piece.month, piece.written = int(written), MONTH
        if day:
            piece.day, piece.written = number(day), MONTH | DAY
        return piece
    if word in "上下":
        return None
    if context.today is None or dt.date.fromordinal(context.today + _DAYS[f"{word}日"]).day != int(written):
        piece.day, piece.written = int(written), DAY
        return piece
    return _at(found.start(), found.start(3) + 1, context.today + _DAYS[f"{word}日"])


def _from_now(text: str, at: int, end: int, context: Context) -> Piece | None:
    """「即日起」, 「即日至7月8日」: the day the text was put out, and on."""
    if text[at] == "自":
        at += 1
    if text[end : end + 1] == "起":
        end += 1
    elif text[end : end + 1] not in ("至", "到", "~", "-", "开", "生"):
        return None
    piece = _at(at, end, context.today)
    piece.mod = "since"
    return piece


def _month(text: str, at: int, end: int, word: str, context: Context) -> Piece | None:
    step = _MONTHS[word]
    if word[0] not in "次翌隔当同":
        base = context.reference
        return _at(at, end, None) if base is None else _of_month(text, at, end, base, step)
    since = _PUBLISHED.search(text, max(0, at - 6), at) if word in ("次月", "翌月") else None  # 「公布后次月1日」
    if since is not None and context.reference is not None:
        piece = _of_month(text, at, end, context.reference, step)
        return piece if piece.day is not None else None
    if context.last is None:
        return None
    piece = _of_month(text, at, end, dt.date.fromordinal(context.last), step)
    # 「当月结算」 is of every month
    return piece if piece.day is not None or text[piece.end] in "底初中上下" else None


def _quarter(found: re.Match[str], context: Context) -> Piece:
    """「上一季度」, 「本季度」: of that in which the text was put out."""
    if context.reference is None:
        return _at(found.start(), found.end(), None)
    step = {"上": -3, "下": 3}.get((found[1] or "本")[0], 0) * len(found[1] or "")
    year, month = month_after(context.reference.year, context.reference.month, step)
    first = (month - 1) // 3 * 3 + 1
    return Piece("relative", found.start(), found.end(), year, within=(first, 1, first + 2, 0))


def _of_month(text: str, at: int, end: int, base: dt.date, step: int) -> Piece:
    """The month that lies `step` months from `base`, or the day in it that follows (本月21日)."""
    year, month = month_after(base.year, base.month, step)
    found = _DAY.match(text, end)
    if found is None:
        return Piece("relative", at, end, year, month)
    return Piece("relative", at, found.end(), year, month, number(found[1]), DAY)


def _of_year(text: str, piece: Piece) -> Piece:
    found = _MONTH_DAY.match(text, piece.end)
    if found is not None:
        piece.month, piece.end = number(found[1]), found.end()
        piece.written |= MONTH
        if found[2]:
            piece.day = number(found[2])
            piece.written |= DAY
        elif text[piece.end - 1] == "月" and (bare := absolute.unitless_day(text, piece.end)):
            piece.day, piece.end = bare
            piece.written |= DAY
    elif (listed := row.listed_periods(text, piece.end)) is not None:  # 「今年7、8月」
        piece.within, piece.end = listed.within, listed.end
        piece.written |= MONTH
    return piece
