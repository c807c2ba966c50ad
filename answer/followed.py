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
_HOLDS = re.compile(
    r"(?P<holds>包含|包括|包|含|附|提供|赠送?|招|收|有)(?P<what>(?:(?![包含括附有])[^\d\W]){2,5})(?=[吗嘛么][?]?$)"
)
# words of one kind: what is named in a follow-up stands in the place of its like
_KINDS = tuple(
    re.compile(one)
    for one in (
        r"网[路络上]|线上|在线|电话|现场|临柜|柜[台檯]|窗口|邮寄|传真|微信",
        r"大人|成年?人|小朋友|小孩子?|孩子|儿童|幼儿|婴儿|学生|老师|教师|教职[员工]|老人家?|长[者辈]|老年人|军人|孕妇",
        r"本[地县市镇乡区省国](?:人|户籍|户口)?|(?:外[地县市镇乡区省国籍]|外县市|外乡镇)(?:人|户籍|户口)?",
        r"平[日时]|周末|工作日|(?:例|节)?假日|假期",
        r"冠军|亚军|季军|殿军|第[一二三四五六]名|[特一二三四]等奖",
        r"单程|来回|往返",
    )
)
_NUMBER = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百千万半]+)"
_NTH = re.compile(r"(第[\d一二三四五六七八九十]{1,3})[个名位胎次]")
_MEASURED = re.compile(rf"(?P<deed>[^\d\W]{{0,2}}?)(?P<sum>{_NUMBER}(?P<unit>[^\d\W]{{1,4}}))")


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
            return base[: found[0].start()] + measured["sum"] + base[found[0].end() :]
        if word[0].isdigit():
            return None  # 「半護理」 counts nothing
    if (nth := _NTH.fullmatch(word)) and len(
        told := list(_NTH.finditer(base))
    ) == 1:  # 「第三個呢」 behind 「第二名子女」
        return base[: told[0].start(1)] + nth[1] + base[told[0].end(1) :]
    kin = re.compile(rf"[非副]?{re.escape(word.lstrip('非副'))}")
    told = list(kin.finditer(base)) if word.lstrip("非副") else []
    if len(told) == 1 and told[0][0] != word:  # 「會員」 in 「非會員多少錢」
        return base[: told[0].start()] + word + base[told[0].end() :]
    by = _BY.match(word)
    if (alike := _of_its_kind(word[by.end() :] if by else word, base)) is not None:
        return alike
    if holds := _HOLDS.search(base):  # 「那吃的呢」 behind 「含投影嗎」
        return base[: holds.start("what")] + word + base[holds.end("what") :]
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


def _of_its_kind(word: str, base: str) -> str | None:
    """The question before with a word in the place of the one word of its kind: 「兒童」 in 「成人票多少錢」, 「電話」 in 「網路掛號」."""
    for kind in _KINDS:
        if kind.fullmatch(word):
            found = list(kind.finditer(base))
            if len(found) != 1:
                return None
            start = found[0].start()
            full = base[:start] + word + base[found[0].end() :]
            bounds = {place for _, place, _ in cut(full)}  # 「學生」 for 「成人」 of 「成人票」 makes another word
            return full if {start, start + len(word)} <= bounds else None
    return None


def _of_its_class(word: str, base: str) -> int:
    """Where the one thing stands that is as long and called after the same class: 書法班 for 國畫班; -1 where none or two do."""
    if cut(word)[-1][2][:1] == "v":
        return -1  # 「亂倒亂擺」 is none of 「再次停擺」
    size = len(word)
    bounds = {place for _, place, _ in cut(base)} | {place + len(one) for one, place, _ in cut(base)}
    torn = {
        place + 1 for one, place, tag in cut(base) if len(one) == 1 and tag[:1] == "n"
    }  # 「浦單車」 of 「藍浦單車」
    found = [end - size for end in bounds if base[:end].endswith(word[-1]) and end - size in bounds - torn]
    return found[0] if size > 2 and len(found) == 1 else -1


_LEFT_UNDONE = re.compile(r"(?:我|就)?(?P<not>忘了?|忘记|没有?|未)(?P<deed>[^\d\W]{0,2}?)[的了]?")
_DONE = re.compile(r"(?:已经)?(?P<deed>[^\d\W]{1,2})了")
_DUTY = re.compile(
    r"(?:是不是|是否)?(?:一定)?(?:要不要|需不需要|用不用|能不能|可不可以|必须|需要|应该|可以|要|须|需|得|能)(?!求|点)(?P<deed>[^\d\W]{1,2}?)(?=什么|哪些|.{1,40}[吗?])"
)


LONG = 8  # characters that the deed of a duty is cut from


def left_undone(word: str, base: str) -> str | None:
    """「如果沒帶呢」 behind 「要帶身分證嗎」 or 「要帶什麼」, 「帶了呢」 behind 「能帶寵物嗎」: what follows where somebody does not do what
    he must, or does what he may not."""
    undone, done = _LEFT_UNDONE.fullmatch(word), _DONE.fullmatch(word)
    for duty in _DUTY.finditer(base) if undone or done else ():
        words = cut(base[duty.start("deed") : duty.start("deed") + LONG])[:1]
        deed = words[0][0] if words and words[0][2][:1] == "v" else duty["deed"][:1]
        if not undone and not (done and done["deed"][0] == deed[0]):
            continue
        rest = _RESTS.sub("", base[duty.start("deed") + len(deed) :])
        if undone:
            word = f"没{undone['deed'] or deed}"
        return f"{base[: duty.start()]}{word}{rest}怎么办?"
    return None


_RESTS = re.compile(r"(?:什么|哪些)[^,;]*$|[吗嘛么]?[?]?$")


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
