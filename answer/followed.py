"""A follow-up put into the question before it: 「那15號呢」, 「那要是晚上十點呢」, 「那水墨入門呢」."""

from __future__ import annotations

import re

from answer.words import cut

_LEADS = re.compile(r"^(?:(?:那么?|还有|然后|至于|换成|如果(?:是|改成)?|要是|假如|万一|改成|不然|就是|若是?)[,]?)+")
_TRAILS = re.compile(r"(?:的)?(?:呢|的话)*[?]*$")
_POINTS = re.compile(r"(?<=..)[那这](?:个|种|家|次|班|款|类|项|场|期|份|边)?$")
FOLLOWS = re.compile(rf"{_LEADS.pattern}|(?:呢|的呢)[?]*$")

_HALF = r"(?:上午|下午|晚上|晚间|中午|早上|凌晨|傍晚|夜里|夜间|清晨)"
_DAY = re.compile(
    r"今天|今日|今儿|明天|明日|后天|昨天|现在|目前|(?:\d{1,2}月)?(?<!\d)\d{1,2}[日号](?![线楼馆门厅])"
    r"|[本这下上]?个?(?:周|星期|礼拜)[一二三四五六日天]|周末"
)
_CLOCK = re.compile(rf"{_HALF}?(?:\d{{1,2}}|[一二两三四五六七八九十]{{1,3}})(?:点(?:钟|半|\d{{1,2}}分)?|:\d\d)|{_HALF}")
# none of 音乐会, 社会, 功能, 预算
_CAN = re.compile(
    r"还(?!款)|来得及|赶得上|可以|能不能|可不可以|有没有|要不要|(?<![功性智])能|(?<![音乐社公协机议大聚晚展年])会(?![员费议场])|(?<![预打])算"
)
_FILLS = re.compile(r"拖到|等到|改到|到了?|是|才|再|就|去|来|的|时候|那天|当天|[付交报办买]|才能")
_MONTH = re.compile(r"(\d{1,2}月)\d")


def instead(text: str) -> str:
    """「那代理呢？」 → 代理"""
    return _POINTS.sub("", _TRAILS.sub("", _LEADS.sub("", text)).strip(" ,?"))


def at_another_time(word: str, base: str) -> tuple[str, str] | None:
    """The question before for the day or hour that a word tells, and what else the word says; None where it tells none.

    「26號才付」 in 「我1月24號付的，年前會發嗎」: 「我1月26號付的，…」.
    """
    day = _DAY.search(word)
    rest = word[: day.start()] + word[day.end() :] if day else word
    clock = _CLOCK.search(rest)
    rest = rest[: clock.start()] + rest[clock.end() :] if clock else rest
    if not (day or clock):
        return None
    if day:
        told, stands = day[0], _DAY.search(base)
        month = _MONTH.search(base)
        if told[0].isdigit() and "月" not in told and month:
            told = month[1] + told
        base = _put_time(base, told, stands)
    if clock:
        base = _put_time(base, clock[0], _CLOCK.search(base))
    return base, _FILLS.sub("", rest)


def has_time(base: str) -> bool:
    """Whether a question names a day or hour itself."""
    return _DAY.search(base) is not None or _CLOCK.search(base) is not None


def _put_time(base: str, told: str, stands: re.Match[str] | None) -> str:
    if stands:
        return base[: stands.start()] + told + base[stands.end() :]
    at = _CAN.search(base)
    place = at.start() if at else 0
    return base[:place] + told + base[place:]


_BY = re.compile(r"在|去|到|用|从|向|通过|经由?")
_NUMBER = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百千万半]+)"
_MEASURED = re.compile(rf"{_NUMBER}(?P<unit>[^\d\W]{{1,4}})")


def put(word: str, base: str) -> str | None:
    """The question before with a word in the place of its like. None where it has no like.

    Its like counts in the same unit (「600元」, 「5公里組」), or is of the same length with half of the characters the same
    (「第20天」 in 「入會後第10天付多少」, 「現場報名」 in 「網上報名到哪天」) or the same class (「國畫班」 in 「書法班學費多少」).
    """
    measured = _MEASURED.fullmatch(word)
    if measured:
        like = re.compile(rf"(?<![\d.第]){_NUMBER}{re.escape(measured['unit'])}")
        found = list(like.finditer(base))
        if len(found) == 1:
            return base[: found[0].start()] + word + base[found[0].end() :]
        if word[0].isdigit():
            return None  # 「半護理」 counts nothing
    kin = re.compile(rf"[非副]?{re.escape(word.lstrip('非副'))}")
    told = list(kin.finditer(base)) if word.lstrip("非副") else []
    if len(told) == 1 and told[0][0] != word:  # 「會員」 in 「非會員多少錢」
        return base[: told[0].start()] + word + base[told[0].end() :]
    by = _BY.match(word)
    last = cut(word)[-1][0] if by and cut(word) else ""
    if len(last) > 1 and base.count(last) == 1:  # 「那在網路續約呢」 behind 「去門市續約有折扣嗎」
        end = base.find(last)
        start = max((one.start() for one in _BY.finditer(base, max(0, end - 10), end)), default=-1)
        if start >= 0:
            return base[:start] + word + base[end + len(last) :]
    size = len(word)
    best, place = 0, -1
    for start in range(len(base) - size + 1):
        same = sum(left == right for left, right in zip(word, base[start : start + size], strict=True))
        if best < same < size:
            best, place = same, start
    if best * 2 < size:
        place = _of_its_class(word, base)
    return base[:place] + word + base[place + size :] if size > 1 and place >= 0 else None


def _of_its_class(word: str, base: str) -> int:
    """Where the one thing stands that is as long and called after the same class: 書法班 for 國畫班; -1 where none or two do."""
    size = len(word)
    bounds = {place for _, place, _ in cut(base)} | {place + len(one) for one, place, _ in cut(base)}
    found = [end - size for end in bounds if base[:end].endswith(word[-1]) and end - size in bounds]
    return found[0] if size > 2 and len(found) == 1 else -1


_EDGE = re.compile(r"(?:截止|结束|开始|到期|公布|开放)")
_IS = re.compile(r"(?:(?:的)?(?:时间|日期|日子))?(?:是|定)?在?$")


def another_deed(word: str, base: str, focus: tuple[int, int]) -> str | None:
    """「繳費」 in 「離報名截止還有幾天」, 「報名」 in 「筆試是哪天」: what begins, ends or takes place, where a word of its kind
    stands right before that, or at the question word (`focus`): 「什麼時候上課」."""
    if not all(tag[:1] == "v" for _, _, tag in cut(word)):
        return None
    edge = _EDGE.search(base)
    behind = base[focus[1] :].rstrip("?")
    if not edge and [(one, tag[:1]) for one, _, tag in cut(behind)] == [(behind, "v")]:
        return base[: focus[1]] + word
    found = _IS.search(base[: focus[0]])
    place = edge.start() if edge else found.start() if found else focus[0]
    before = [one for one in cut(base[:place]) if one[2][:1] == "v"]
    if not before or before[-1][1] + len(before[-1][0]) != place:
        return None
    return base[: before[-1][1]] + word + base[place:]


_MOST = re.compile(r"最[多少高低长短大小]$")
_VALUE = re.compile(r"(?:是不是|是|为|要|收)?\d[\d,.]*(?:万|亿)?[^\d\W]{0,3}?[吗嘛么]?[?]?$")


def how_much(word: str, base: str) -> str | None:
    """「那一戶最多呢」 behind 「每噸是18元嗎」 asks for a sum."""
    return f"{_VALUE.sub('', base)},{word}多少" if _MOST.search(word) and _VALUE.search(base) else None
