"""Times of the day: 17:00, 23:59:59, 下午3点半, 九时三十分, 零时, 24时, and their parts of the day (上午, 晚).

Behind a date they refine it; alone they are a time only where they are plainly one (「上午9时」, 「20:00」, 「9点半」).
"""

from __future__ import annotations

import re

from zh.dates.context import Context
from zh.dates.piece import HOUR, MINUTE, SECOND, Piece
from zh.numerals import CHARS, number

UNITS = ":时点"
PARTS = "凌晨|清晨|清早|早上|早晨|早间|晨|上午|中午|正午|午间|下午|午后|傍晚|晚上|晚间|夜间|夜里|深夜|半夜|午夜|当晚|早|晚|夜"
WORDS = (
    "凌晨",
    "清晨",
    "早[上晨间0-9一-龥 ]",
    "上午",
    "[中正]午",
    "午[间后夜]",
    "下午",
    "傍晚",
    "晚[上间0-9一-龥 ]",
    "夜[间里]",
    "深夜",
)
FIRST = "0123456789〇零一二两三四五六七八九十廿tT 凌清早晨上中正午下傍晚夜深半当的北("

_N = f"[0-9]{{1,2}}|[{CHARS}]{{1,3}}"
_CLOCK = re.compile(
    rf"(?:({PARTS}) ?)?(?:"
    rf"([0-9]{{1,2}}) ?: ?([0-9]{{2}})(?: ?: ?([0-9]{{2}})(?:\.[0-9]{{1,6}})?)?(?![0-9])(?: ?时(?![间期段]))?(?:整|z)?|"
    rf"({_N}) ?[点时](?!间|期段|段|长|候|效|装|尚|刻|评|赞|击|子|名|卡|差|隔|数)(?:钟?整|钟|(半)|([一三])刻|"
    rf" ?([0-9]{{1,2}}|[{CHARS}]{{1,3}}) ?(?:分(?![之钟店公部])(?:整| ?({_N}) ?秒)?|(?<=[0-9{CHARS}][0-9{CHARS}])(?![0-9{CHARS}年月日号天个元万:./%])))?)",
    re.I,
)
_BETWEEN = re.compile(r"(?:(?: {0,2}(?:当天|当日|的|t|,)? ?)(?:\(?北京时间\)? ?)?)", re.I)


def extend(text: str, piece: Piece, context: Context) -> None:
    """Takes the time that stands behind a date into it."""
    if piece.hour is not None or (
        piece.day is None and piece.rule is None and (piece.days is None or piece.days[1] - piece.days[0] != 1)
    ):
        return
    between = _BETWEEN.match(text, piece.end)
    found = _CLOCK.match(text, between.end() if between else piece.end)
    if found is not None and not (
        found.start() == piece.end and text[piece.end - 1].isdigit() and text[piece.end].isdigit()
    ):
        take(found, piece)


def read(text: str, at: int, context: Context) -> Piece | None:
    found = _CLOCK.match(text, at)
    if found is None:
        return None
    before = text[at - 1 : at]
    if found[2] is not None:
        if _RATIO_BEFORE.search(text, max(0, at - 4), at):
            return None
        if before in (":", "/", ".", "-") and text[at - 2 : at - 1].isdigit() or before.isascii() and before.isalpha():
            return None
        if text[found.end() : found.end() + 2].strip(":").isdigit() and text[found.end() : found.end() + 1] == ":":
            return None
        if int(found[2]) > 24 or int(found[3]) > 59 and found[4] is None:
            return None
    else:
        plain = found[1] or found[6] or found[7] or found[8] or "整" in found[0] or "钟" in found[0]
        if not plain and not _RANGE_AFTER.match(text, found.end()):
            return None
        if (
            before == "第"
            or found[5][0] in CHARS
            and not found[1]
            and before in ("有", "差", "同", "统", "唯", "这", "那")
        ):
            return None
    piece = Piece("clock", at, found.end())
    take(found, piece)
    return piece


_RATIO_BEFORE = re.compile(r"(?:比例?|比分|画幅|屏|\*|×) ?[:为]? ?$")
_RANGE_AFTER = re.compile(rf" ?(?:至|到|~|-) ?(?:次日|翌日|隔日)?(?:{PARTS})? ?(?:{_N}) ?[点时:]")


def follows(text: str, at: int) -> bool:
    """Whether a time stands at that place."""
    return _CLOCK.match(text, at) is not None


def read_end(text: str, at: int, first: Piece) -> Piece | None:
    """The second end of a range of times: 下午2点至5点 (the part of the day goes on)."""
    found = _CLOCK.match(text, at)
    if found is None:
        return None
    piece = Piece("clock", at, found.end())
    take(found, piece, first)
    return piece


def take(found: re.Match[str], piece: Piece, first: Piece | None = None) -> None:
    part = found[1] or ""
    written = HOUR
    second = 0
    if found[2] is not None:
        hour, minute = int(found[2]), int(found[3])
        written |= MINUTE
        if found[4] is not None:
            second = int(found[4])
            written |= SECOND
    else:
        hour = number(found[5]) or 0
        minute = 0
        if found[6]:
            minute = 30
            written |= MINUTE
        elif found[7]:
            minute = 15 if found[7] == "一" else 45
            written |= MINUTE
        elif found[8]:
            minute = number(found[8]) or 0
            written |= MINUTE
            if found[9]:
                second = number(found[9]) or 0
                written |= SECOND
    if part:
        hour = _of_day(part, hour)
    elif first is not None and first.daypart and first.hour is not None and hour < first.hour <= 12 + hour <= 24:
        hour = _of_day(first.daypart, hour)
    piece.hour, piece.minute, piece.second = hour, minute, second
    piece.daypart = part
    piece.written |= written
    piece.end = found.end()


def _of_day(part: str, hour: int) -> int:
    """The hour of the clock of 24: 下午3 → 15, 中午1 → 13, 晚12 → 24, 凌晨12 → 0."""
    if part in ("下午", "午后", "傍晚", "晚上", "晚间", "夜间", "夜里", "深夜", "当晚", "晚", "夜"):
        if part in ("夜间", "夜里", "深夜", "夜") and hour < 6:
            return hour
        if hour == 0:
            return 24  # 今晚零点
        return hour + 12 if 1 <= hour <= 12 and not (hour == 12 and part in ("下午", "午后")) else hour
    if part in ("中午", "正午", "午间") and 1 <= hour <= 3:
        return hour + 12
    if part in ("凌晨", "半夜", "午夜") and hour == 12:
        return 24 if part == "午夜" else 0
    return hour
