"""Times of the day: 17:00, 23:59:59, 下午3点半, 八时四十分, 零时, 24时, and their parts of the day (上午, 晚).

Behind a date they refine it; alone they are a time only where they are plainly one (「上午9时」, 「20:00」, 「9点半」).
"""

from __future__ import annotations

import re

from zh.dates.context import Context
from zh.dates.piece import HOUR, MINUTE, SECOND, Piece
from zh.numerals import CHARS, FIGURES, number

UNITS = ":时点~-至到aApP"
WORDS = (
    "凌晨",
    "清晨",
    "上午",
    "下午",
    "傍晚",
    "深夜",
    "半夜",
    "[中正]午",
    "午[间后夜]",
    "夜[间里]",
    "[早晚][上间]",
    f"[早晚] ?[0-9{CHARS}]",
    "[aApP][mM] ?[0-9]{1,2}:",
)
FIRST = f"0123456789{CHARS}tTaApP 凌清早晨上中正午下傍晚夜深半当的北("

# hours of the parts of the day are of the clock of 12
_EVENING = "傍晚|晚上|晚间|当晚|晚"
_NIGHT = "夜间|夜里|深夜|夜"
_LATE = frozenset(("晚上", "晚间", "当晚", "晚"))
PARTS = rf"凌晨|清晨|清早|早上|早晨|早间|早|晨|上午|中午|正午|午间|下午|午后|半夜|午夜|{_EVENING}|{_NIGHT}"
_N = f"[0-9]{{1,2}}|[{CHARS}]{{1,3}}"
# 「17:30分前」, no 「17:30分批入场」
MINUTES_TWICE = r"分(?=[^\u4e00-\u9fff]|[前后至到止起截在于停关闭举集恢]|之[前后间]|以[前后]|开始|结束|整)"
_FIGURES = (
    r"(?P<h>[0-9]{1,2})(?: ?: ?|(?<=(?<![0-9])[0-9]{2})(?=[0-9]{2}(?: ?[至到~-] ?[0-9]{4})? ?时(?![间期段长])))(?P<m>[0-9]{2})(?: ?: ?(?P<s>[0-9]{2})(?:\.[0-9]{1,6})?)?(?![0-9])"
    rf"(?: ?时(?![间期段])| ?{MINUTES_TWICE})?"
    r"(?:整|[zZ]|\+[0-9]{2}:?[0-9]{2}(?![0-9]))?"
)
_NO_HOUR = r"(?!期|段|长|候|效|装|尚|间|刻|评|赞|击|子|名|卡|差|隔|数)"  # 时间, 时效, 点击
_SHARED = rf"(?= ?[至到~-] ?(?:{_N}) ?[点时]{_NO_HOUR})"  # 「3到5点」
_SPOKEN = (
    rf"(?P<hour>(?![一二两三四五六七八九]{{2}})(?:{_N}))(?: ?[点时]{_NO_HOUR}(?:钟?整|钟|(?P<half>半)|(?P<quarter>[一三])刻|"
    rf" ?(?P<minute>{_N}) ?(?:分(?!之(?!间)|[钟店公部])(?:整| ?(?P<second>{_N}) ?秒)?|"
    rf"(?<=[0-9{CHARS}][0-9{CHARS}])(?![0-9{CHARS}年月日号天个元万:./%a-zA-Z])))?"
    r"|<SHARED>)"
)
_NOON = r"[aApP]\.?[mM](?:\.(?! )|(?![a-zA-Z0-9]))"
_TIME = rf"(?:(?P<part>{PARTS}|[aApP][mM](?= ?[0-9]{{1,2}}:)) ?)?(?:{_FIGURES}(?: ?(?P<noon>{_NOON}))?|(?P<twelve>1[0-2]|[1-9]) ?(?P<half_day>{_NOON})|{_SPOKEN})"
_CLOCK = re.compile(_TIME.replace("<SHARED>", f"(?(part){_SHARED}|(?!))"))
_SURE = _TIME.replace("<SHARED>", _SHARED)  # where nothing but a time may stand
_PLAIN = re.compile(_SURE)
_BEHIND_DATE = re.compile(rf"(?: {{0,2}}(?:当天|当日|的|[tT]|,)? ?)(?:\(?北京时间\)? ?)?{_SURE}")

_TIME_BEFORE = re.compile(":[0-5][0-9]/$")  # 「9:00-12:00/14:00-17:00」
_RATIO_BEFORE = re.compile(r"(?:比例?|比分|画幅|屏|\*|×) ?[:为]? ?$")
_AT_BEFORE = re.compile(
    r"(?:[于在自从]|截至|截止|时间为|[起止]时间:?|(?:推迟|提前|延[后长迟]?|改|调整|持续)[到至为])(?:当[天日晚]|次日|翌日)? ?$"
)
_BEGINS_AFTER = re.compile(
    r"[前起止]| ?(?:准时|开[演场始赛幕播馆门抢]|入场|进场|集合|登场|截止|闭馆|报到|(?P<departs>发车|(?:由[^,。;\n]{2,10})?发出|到站))"
)
_SCORE_AFTER = re.compile(
    r" ?(?:的?(?:比分|总?比)|[大完]?胜|战胜|击败|惜?败|不敌|负|战平|险胜|力克|逆转|[拿扳]下|扳[平回]|告负|领先|落后|再[下取])"
)
# a slip among times that are called so: 「三个时段：10:00、14:30、25:70」; no score (「三场：21:18、19:21、25:23」) or hour of the night (25:30)
_IN_LIST = re.compile(
    r"(?:时段|时间|时刻|场次|班次|[一二两三四五六]个?[场点班])[为是: ]{0,2}(?:(?:[01]?[0-9]|2[0-3]):[0-5][0-9][、,和])+$"
)
_LEADS_AFTER = re.compile(" ?(?:领先|落后)")  # 「22:18领先」
_BEFORE_PLAIN = "、,和及与日号):为是 "  # what hours without their unit stand behind
# 「上午8时至中午」, 「20时至午夜」
_NAMED_HOUR = re.compile(rf"(正午|中午|午夜)(?! ?(?:前|后|之|以|[0-9]{{1,2}} ?[:点时]|(?:{_N}) ?[点时]))")
_NOON_AT = re.compile(r"[正中]午(?=[之以]?前(?![往来去台后面排一二两半\d])|截?止)")  # 「7月4日中午前」: a limit at noon
_CALLED = re.compile(r"(?:时间|时段)[为:是 ]{1,2}$")
# no length of what lasts: 「维修时间为4时」
_CALLED_BY_HOUR = re.compile(
    r"(?<![维检抢]修)(?<!施工|持续|运行|停留|等候)(?:时间|时刻|时点)(?:[为是: ]{1,2}|(?:提前|推迟|延[后长迟]|改|调整)[到至为](?:当[天日])?)$|[订定将]于$"
)
_HOUR_AFTER = re.compile(
    r" ?(?:准时|开[门馆园]|关[门闭园]|闭[馆园店]|打烊|集合|发车|入场|进场|散场|收[工摊市])|(?<=时)[开关](?=[、,。;\n])"
)
_SPEECH_BEFORE = ("有", "差", "同", "统", "唯", "这", "那")  # 有一点, 统一时…
_FRACTION = re.compile("[一二两三四五六七八九]{2}|[一二两三四五六七八九][〇零]")  # 「一点五七」 is no time
_COUNTED_BEFORE = re.compile("分之|[得评打均]分[为是]?|[率价]为?$")  # 「得分九点八分」
_RANGE_AFTER = re.compile(rf" ?(?:至|到|~|-) ?(?:次日|翌日|隔日)?(?:(?:{PARTS})? ?(?:{_N}) ?[点时:]|正午|中午|午夜)")


def extend(text: str, piece: Piece, context: Context) -> None:
    """Takes the time that stands behind a day into it."""
    if piece.hour is not None or not piece.one_day:
        return
    end = piece.end
    if text[end].isdigit() and text[end - 1].isdigit():
        return
    found = _BEHIND_DATE.match(text, end)
    if found is not None:
        _take(found, piece)
        context.clock = piece.end, piece.daypart, piece.hour or 0
    elif (noon := _NOON_AT.match(text, end)) is not None:
        piece.hour, piece.minute, piece.second, piece.end = 12, 0, 0, noon.end()
        piece.written |= HOUR


def read(text: str, at: int, context: Context) -> Piece | None:
    found = _CLOCK.match(text, at) or (_of_day_before(text, at, context) if text[at - 1] in _BEFORE_PLAIN else None)
    if found is None:
        return None
    more = False
    if found["twelve"]:  # 3PM
        plain = not (text[at - 1 : at].isalnum() and text[at - 1].isascii()) and text[at - 1 : at] not in (
            ".",
            "-",
            "/",
        )
    else:
        # 「6月3日10点、14点」, 「每晚7点、9点」: a further hour, of the same part of the day
        more = context.clock[0] == at - 1 and text[at - 1] in "、和及与" and text[found.end()] != "心"
        plain = _is_figures(text, at, found) if found["h"] else more or _is_spoken(text, at, found)
    if not plain:
        return None
    piece = _take(found, Piece("clock", at, at))
    if more:
        _, part, before = context.clock
        if part and not piece.daypart and (later := _of_day(part, piece.hour or 0)) > before:
            piece.daypart, piece.hour, piece.late = part, later, _is_late(part, later)
        if (piece.hour or 0) <= before and not (found["h"] or _is_spoken(text, at, found)):
            return None  # 「上午9点、3点意见」
    context.clock = piece.end, piece.daypart, piece.hour or 0
    return piece


def _of_day_before(text: str, at: int, context: Context) -> re.Match[str] | None:
    """「6月3日9-11时、14-17时」, 「开放时间：9-11时」: hours that share their unit behind others, or behind what they are called."""
    listed = context.last_end == at - 1 and text[at - 1] in "、,和及与" and text[at - 2] in "时点"
    listed = listed or at > 0 and context.last_end == at and text[at - 1] in "日号)"  # 「6月3日至5日9-17时」
    return _PLAIN.match(text, at) if listed or _CALLED.search(text, max(0, at - 6), at) else None


def _is_figures(text: str, at: int, found: re.Match[str]) -> bool:
    """Whether 「20:00」 is a time, not a ratio, a score or a piece of a longer figure."""
    before, end = text[at - 1 : at], found.end()
    if before == "/" and _TIME_BEFORE.search(text, max(0, at - 4), at):
        before = ""
    if before in (":", "/", ".", "-") and text[at - 2 : at - 1].isdigit() or before.isascii() and before.isalpha():
        return False
    if text[end] == ":" and text[end + 1 : end + 2].isdigit() or _RATIO_BEFORE.search(text, max(0, at - 4), at):
        return False
    if _LEADS_AFTER.match(text, end):
        return False
    # 「晚上21:60」 and 「于21:60重启」 are slips of a time, 「21:60」 alone may be anything
    told = _AT_BEFORE.search(text, max(0, at - 8), at) is not None or _BEGINS_AFTER.match(text, end) is not None
    slip = told and _SCORE_AFTER.match(text, end) is None
    if ":" not in found[0] and found["h"][0] != "0" and before not in ("日", "号", "至", "到", "~", "-"):
        return False  # 「0800时」, but no 「满1800时」
    sure = found["s"] is not None or found["part"] is not None or slip
    if int(found["m"]) > 59 and _IN_LIST.search(text, max(0, at - 48), at):
        return True
    # 「当晚25:40」, 「25:10发出」 are slips, 「25:40」 alone may be anything, 「当晚25:23险胜」 is a score
    begins = _BEGINS_AFTER.match(text, end)
    late = found["part"] is not None or begins is not None and begins["departs"] is not None
    latest = 29 if late and _SCORE_AFTER.match(text, end) is None else 24
    return int(found["h"]) <= latest and (int(found["m"]) <= 59 or sure)


def _is_spoken(text: str, at: int, found: re.Match[str]) -> bool:
    """Whether 「9点」 is a time: with a part of the day, minutes, 整, or another time behind 至."""
    before = text[at - 1 : at]
    if before == "第" or not found["part"] and found["hour"][0] in CHARS and before in _SPEECH_BEFORE:
        return False
    if _FRACTION.match(found["minute"] or "") or _COUNTED_BEFORE.search(text, max(0, at - 3), at):
        return False
    whole = found[0]
    if whole[-1] not in "点时" and not found["minute"] and found.re is _PLAIN:
        return True
    plain = found["part"] or found["half"] or found["quarter"] or found["minute"] or whole.endswith(("整", "钟"))
    if found["hour"].isdigit() and (
        _CALLED_BY_HOUR.search(text, max(0, at - 8), at) or _HOUR_AFTER.match(text, found.end())
    ):
        return True  # 「最后入场时间为17时」, 「定于14点」, 「8点开门」
    return bool(plain) or _RANGE_AFTER.match(text, found.end()) is not None


def hour(piece: Piece) -> int:
    """The hour that is written for a time: 晚上12点半 is 00:30 of the next day, where 24:30 is no time."""
    past = piece.hour == 24 and piece.daypart and (piece.minute or piece.second)
    return 0 if past else piece.hour or 0


def follows(text: str, at: int) -> bool:
    """Whether a time stands at that place."""
    return _CLOCK.match(text, at) is not None


def read_end(text: str, at: int, first: Piece, context: Context) -> Piece | None:
    """The second end of a range of times: 下午2点至5点 (the part of the day goes on)."""
    if first.hour is None:
        return None
    found = _CLOCK.match(text, at)
    if found is None and (named := _NAMED_HOUR.match(text, at)) is not None:
        hour = 12 if named[1] in ("正午", "中午") else 24
        return Piece("clock", at, named.end(), hour=hour, minute=0, second=0, written=HOUR)
    return None if found is None else _take(found, Piece("clock", at, at), first)


def read_behind(text: str, at: int) -> Piece | None:
    """The time at that place, whatever stands before it (behind 每日)."""
    found = _PLAIN.match(text, at)
    return None if found is None else _take(found, Piece("clock", at, at))


# 「凌晨12:15至12:45」; 「凌晨0点至12点」 and 「凌晨12点至12点」 end at noon
_FROM_TWELVE = re.compile(r"(?:凌晨|半夜) ?(?:12|十二) ?[:点时]")


def _take(found: re.Match[str], piece: Piece, first: Piece | None = None) -> Piece:
    """Puts the time that was matched into the piece."""
    part, hours, minutes, seconds, noon, twelve, half_day, spoken, half, quarter, spoken_minutes, spoken_seconds = (
        found.groups()
    )
    part = part or noon or half_day
    minute = second = 0
    if hours is not None:
        hour, minute, second = FIGURES[hours], FIGURES[minutes], FIGURES[seconds or "0"]
        piece.written |= HOUR | MINUTE | (SECOND if seconds else 0)
    else:
        hour = number(twelve or spoken) or 0
        piece.written |= HOUR
        if half or quarter:
            minute = 30 if half else 15 if quarter == "一" else 45
            piece.written |= MINUTE
        elif spoken_minutes:
            minute, second = number(spoken_minutes) or 0, number(spoken_seconds or "零") or 0
            piece.written |= MINUTE | (SECOND if spoken_seconds else 0)
    if part:
        hour = _of_day(part, hour)
    elif first is not None and first.hour is not None and _over_noon(found, first.hour, hour):
        hour += 12
    elif (
        first is not None
        and first.daypart
        and first.hour is not None
        and (
            hour < first.hour <= hour + 12
            or hour == 12
            and minute > (first.minute or 0)
            and _FROM_TWELVE.search(found.string, first.start, first.end)
        )
    ):
        part = first.daypart
        hour = _of_day(part, hour)
    piece.hour, piece.minute, piece.second = hour, minute, second
    piece.daypart = part or ""
    piece.late = _is_late(piece.daypart, hour)
    piece.end = found.end()
    return piece


def _over_noon(found: re.Match[str], began: int, hour: int) -> bool:
    """Whether an end told as 「1点」 is of the afternoon: 「上午11点到1点」, 「12点到1点」."""
    spoken = found["hour"] is not None and found.string[found.end("hour")] == "点"
    return spoken and 0 < hour < 7 <= began <= 12


def _is_late(part: str, hour: int) -> bool:
    """Whether 「晚上2点」 is of the night behind its day; 4 may be 16:00 (早9点至晚4点)."""
    return part in _LATE and 0 < hour < 4


def _of_day(part: str, hour: int) -> int:
    """The hour of the clock of 24: 下午3 → 15, 中午1 → 13, 晚12 and 晚零 → 24, 晚2 → 2, 凌晨12 → 0, 半夜11 → 23, 3 PM → 15, 12 AM → 0."""
    if part[0] in "aApP":
        return hour if hour > 12 else hour % 12 + 12 * (part[0] in "pP")
    if part in ("下午", "午后"):
        return hour + 12 if 1 <= hour < 12 else hour
    if part in ("中午", "正午", "午间"):
        return hour + 12 if 1 <= hour <= 3 else hour
    if part in ("凌晨", "半夜"):
        return 0 if hour == 12 else hour + 12 if part == "半夜" and 8 < hour < 12 else hour
    if part == "午夜":
        return 24 if hour == 12 else hour
    if part in _NIGHT.split("|") and 0 < hour < 6 or _is_late(part, hour):
        return hour
    if part in _EVENING.split("|") or part in _NIGHT.split("|"):
        return 24 if hour == 0 else hour + 12 if hour <= 12 else hour
    return hour
