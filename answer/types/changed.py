"""What was changed for something else: 「地點由甲館改為乙館」, 「末班車由20時延長至21時」. The first holds no more.

And what a correction takes back: 「社費原載1200元，應更正為1500元」, 「誤植為9月18日，正確日期為9月15日」, 「「30名」更正為「25名」」.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from answer.asked import Asked
from answer.evidence import Page
from answer.types import asks
from answer.types.contract import Proposal

_CHANGE = re.compile(
    r"(?:由原(?:来的?|定的?|先的?)?|由|从)(?P<old>(?:(?![年月日号时点]起)[^,。;、\n]){2,16}?)(?:临时|统一)?"
    r"(?:改|变更?|调整?|更改|更换|移|搬迁?|迁移?|换|延长?|推迟|提前|顺延|提早|缩短|压缩|增加|减少|扩大|(?:上调?|下|提|回)?[升降调]|提高|降低)(?:为|到|至|在|成|往|于|走|经|道|用|停)(?P<new>[^,。;\n]{2,20}?)(?=(?:办公|举[行办]|召开|进行|集合|上课|营业|停靠|通行|办理|发车|上[下]?车|开[始放])?(?:[,。;\n]|$))"
)
# 「原定於10月10日截止的報名，現延長至10月14日」; the days alone, as what is told of both stands between them
_DAY = r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号])?(?:\([^()\n]{1,6}\))?(?: ?\d{1,2}[:时点]\d{0,2}分?)?"
_DAYS = rf"{_DAY}(?:[至到~-](?:{_DAY}|\d{{1,2}}日))?"
_PLANNED = re.compile(
    rf"原(?:先|本|计划|拟)?(?:定|订)?[于在自]?(?P<old>{_DAYS})[^,。;\n]{{0,24}}(?:,[^,。;\n\d]{{2,16}})?,(?:现|今)?[^,。;\n\d]{{0,6}}?"
    rf"(?:延长|延期|延后|延迟|顺延|推迟|暂缓|提前|改期?|调整|变更|更正|订正|修正)(?:为|至|到|在|于)(?P<new>{_DAYS})"
)
_PUT_RIGHT = r"(?:应|现|均|特此?)?(?:予以)?(?:更正|订正|改正|修正|更改|勘正|改|应)(?:为|作|成)"
_VALUE = r"(?<![\d,.])\d[\d,.]*(?:万|亿)?[一-鿿%]{1,2}|(?:\d{4}年)?\d{1,2}月\d{1,2}日"
_CORRECTED = (
    re.compile(
        r"(?:原(?:文|稿|表)?(?:载|刊|列|误)|误(?:植|载|写|刊|列|登|印|标|填|记)|误(?=[为作]))(?:明|登|为|作|成|:)*[「“]?"
        rf"(?P<old>[^,。;、「」“”\n]{{1,24}}?)[」”]?,?(?:{_PUT_RIGHT}|正确的?[^,。;\d]{{0,6}}?[为是:])[「“]?(?P<new>[^,。;「」“”\n]{{1,24}})"
    ),
    re.compile(rf"[「“](?P<old>[^「」“”\n]{{1,24}})[」”],?{_PUT_RIGHT}[「“]?(?P<new>[^「」“”\n,。;]{{1,24}})"),
    # 「7月4日開課」係誤植，正確為7月7日; 年費4500元有誤，更正為5000元
    re.compile(
        rf"(?:[「“](?P<old>[^「」“”\n]{{1,24}})[」”]|(?P<bare>{_VALUE}))(?:[^,。;\d]{{0,4}}?)(?:[系为属]?(?:误植|误写|误载|误刊|笔误|(?<![次处个如有现])错误|印刷错误)|有误),?"
        rf"(?:(?:{_PUT_RIGHT}|正确的?[^,。;\d]{{0,6}}?[为是:])[「“]?(?P<new>[^,。;「」“”\n]{{1,24}}))?"
    ),
    re.compile(
        r"原(?:定|订)?[为是](?P<old>[^,。;、\n]{1,24}),?(?:现|今)(?:已)?(?:改|更正|调整|变更|延期|顺延)(?:为|至|到|成)(?P<new>[^,。;\n]{1,24})"
    ),
    re.compile(rf"(?P<new>{_VALUE})[,(]原(?:本|先)?(?:定)?[为是](?P<old>{_VALUE})"),
    # 「原寫4月12日的大會，現更正為4月19日」, 「名額原通知寫40名，今更正為55名」
    re.compile(
        rf"原(?:文|稿|表|公告|通知)?(?:写|载|刊|列|登|印|标|公告|通知|公布)[^,。;\n\d]{{0,6}}?(?P<old>{_DAY}|{_VALUE})[^,。;\n\d]{{0,20}},"
        rf"[现今特][^,。;\n\d]{{0,4}}?(?:更正|订正|改正|修正|勘正)(?:为|作|成|至)[^,。;\n\d]{{0,6}}?(?P<new>{_DAY}|{_VALUE})"
    ),
)
# 「原有座位820席，為了符合法規，現在減為536席」, 「藏書12萬冊，搬遷後增加到20萬冊」: the same unit on both sides
_SIZE = r"(?<![\d,.])\d[\d,.]*(?:万|亿)?"
_RESIZED = re.compile(
    rf"(?P<was>原[^,。;\n\d]{{0,12}})?(?P<old>{_SIZE}(?P<unit>[一-鿿%]{{1,2}}))[^,。;\n\d]{{0,8}},(?:[^,。;\n\d]{{2,24}},)?"
    r"(?P<now>[^,。;\n\d]{0,3}?[现今]在?|[^,。;\n\d]{0,6}(?:[扩改重]建|整修|改造|改装|装修|翻修|搬迁|迁址|调整|修订|合并|升级)后)?"
    r"[^,。;\n\d]{0,4}?(?:减|增|扩|缩|改|调|升|降|压)[少加大充设整缩减建]?(?:为|至|到|成)"
    rf"(?P<new>{_SIZE}(?P=unit))"
)
# how it is asked for what was before a change, and for what is from then on: 「漲價前多少」, 「調整後要交多少」
BEFORE_CHANGE = r"(?:[涨降调改升][价整]?|变更|修[改订])(?:之|以)?前"
AFTER_CHANGE = r"(?:[涨降调改升][价整]?|变更|修[改订]|实施|生效|执行)(?:之|以)?后|[涨降调升](?:到|成|为)(?:多|几)"
_OF_FIRST = re.compile(r"原(?![因则料])|本来|一开始|起初|最初|当初")
_OF_CHANGE = re.compile(r"改|换|变|调|迁|搬|移|延|提前|推迟|缩短|更正|订正|后来|现在|如今|最后|最终")
_OF_THEN = re.compile(r"原|本来|一开始|起初|最初|当初|以前|之前|过去|从前|改|换|变|调|迁|搬|移|延|提前|推迟|缩短")


class Change(NamedTuple):
    """Where the first and what stands in its place are told."""

    old: tuple[int, int]
    new: tuple[int, int]


def changes(page: Page) -> tuple[Change, ...]:
    return _changes(page.text)


@lru_cache(maxsize=256)
def _changes(text: str) -> tuple[Change, ...]:
    return (*_told(_CHANGE, text), *_planned(text))


@lru_cache(maxsize=256)
def _planned(text: str) -> tuple[Change, ...]:
    return tuple(_told(_PLANNED, text))


def _told(form: re.Pattern[str], text: str) -> Iterator[Change]:
    return (Change(match.span("old"), match.span("new")) for match in form.finditer(text))


@lru_cache(maxsize=256)
def resized(text: str) -> tuple[Change, ...]:
    """Numbers of which narrow text says that they are now others; 「每天80元，三天後增至100元」 changes none."""
    found = _RESIZED.finditer(text) if _IS_NOW.search(text) else ()
    return tuple(Change(one.span("old"), one.span("new")) for one in found if one["was"] or one["now"])


_IS_NOW = re.compile(r"[减增扩缩改调升降压][^,。;\d]{0,2}\d")
_OF_BEFORE = re.compile(r"[一-鿿]{2}(?:之|以)?(?<![目当])前(?=[^,。;?\d]{0,14}(?:多少|几))|旧")


@lru_cache(maxsize=256)
def corrections(text: str) -> tuple[Change, ...]:
    """What is put right in narrow text; `new` is (0, 0) where only the wrong value is told."""
    found = []
    for form in _CORRECTED if _CORRECTS.search(text) else ():
        for match in form.finditer(text):
            if match["old"] or match["new"]:  # 「5次錯誤將鎖定」 corrects nothing
                old = match.span("old") if match["old"] else match.span("bare")
                found.append(Change(old, match.span("new") if match["new"] else (0, 0)))
    return tuple(found)


_CORRECTS = re.compile(  # a set of characters comes first, for which a text is looked through fast
    r"[误正原应改](?:(?<=误)|(?<=正)[为作成至确]|(?<=原)[文稿表定订本先]?[载刊列为是]|(?<=应)为|(?<=改)[为作])"
)


def of_then(text: str) -> bool:
    """Whether a narrow question asks for what was, or for the change."""
    return _OF_THEN.search(text) is not None


def gone(asked: Asked, page: Page, start: int, end: int) -> bool:
    """Whether a value is one that holds no more, and the question does not ask for that; or the one in its place, where the
    question asks for what was said first (「一開始定的是哪天」)."""
    if _OF_FIRST.search(asked.text) and not _OF_CHANGE.search(asked.text):
        return any(one.new[0] <= start and end <= one.new[1] for one in changes(page))
    return not of_then(asked.text) and _replaced(changes(page), start, end)


def taken_back(asked: Asked, page: Page, start: int, end: int) -> bool:
    """Whether a value is the wrong one that a correction names, and the question does not ask for that."""
    return not of_then(asked.text) and _replaced(corrections(page.text), start, end)


def grown(asked: Asked, page: Page, start: int, end: int) -> bool:
    """Whether a number is the one before a change of size, and the question does not ask for that."""
    then = of_then(asked.text) or _OF_BEFORE.search(asked.text) is not None
    return not then and _replaced(resized(page.text), start, end)


def _replaced(found: Iterable[Change], start: int, end: int) -> bool:
    return any(one.old[0] <= start and end <= one.old[1] for one in found)


def instead_of(page: Page, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where the wrong value stands for which a correction puts the one at [start, end), or the day that was planned: what is
    told there is told of this one."""
    found = (*corrections(page.text), *resized(page.text), *_planned(page.text))
    return tuple(page.clause(one.old[0]) for one in found if one.new[0] <= start and end <= one.new[1])


def held(asked: Asked, page: Page) -> Iterator[Proposal]:
    """Yes or no to a question that names the one or the other: 「音樂會在甲館舉行嗎」."""
    for one in () if of_then(asked.text) else changes(page):
        old, new = page.text[slice(*one.old)], page.text[slice(*one.new)]
        was, now = old in asked.text, new in asked.text
        if was != now and not (was and old in new):
            value = page.record.body[slice(*one.new)]
            says = f"{asks.no(asked.text)}，{value}" if was else f"{asks.yes(asked.text)}，{value}"
            yield Proposal(*one.new, says, 0.3)
