"""Which one of a row (第几分钟, 第几号, 几号出口), and how often (多久一次): asked as a number, told by no amount."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from answer.asked import Asked
from answer.dates import dates
from answer.evidence import Page
from answer.match import Hits
from answer.types.changed import gone
from answer.types.contract import Proposal
from answer.values import MONEY, PERCENT, amounts

FOCUS = re.compile(
    r"第几个?(?P<unit>工作日|分钟|小时|学期|季度|(?!号)[^\W\d_名个位人次天年周期批届]{1,3}?[室厅馆楼区台间]|(?!次世|何)[^\W\d_])"
    r"|几号(?=(?P<head>线|楼|馆|厅|门(?!诊)|窗口?|出口|教室|站台|仓库?|桌|柜台|码头|展位|车厢))"
)
_NUMBER = r"\d{1,4}[a-z]?|[一二三四五六七八九十百]{1,4}"
_ONE = rf"(?:{_NUMBER}|[a-z]\d{{0,3}})"
_BARE = 4  # characters that a clause has beside a number alone
_CREDIT = 0.6  # of a word of the question that stands in a clause
_ASKED_OFTEN = re.compile(r"多(?:久|长时间)[^,。;?]{0,5}?一[次回趟班封遍轮场]")
_OFTEN = re.compile(
    r"(?:每|逐|按)隔?(?:半个?|(?:\d{1,2}|[一二两三四五六七八九十])个?|个)?(?:学期|学年|季度?|月|周|星期|年|日|天|小时)(?!以|内|之|份)"
)


def _row(behind: str) -> str:
    """A pattern of some of a row (3、5、7号楼, 1、3-6号窗口); 「1、3号楼」 at the beginning of a line is item 1."""
    more = rf"(?!^(?:{_NUMBER})、{_ONE}(?:{behind}))(?:{_ONE}(?:{behind}|号)?[、和及与至到-]第?){{1,8}}"
    return rf"(?:{more})?{_ONE}(?:{behind})"


def told(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    """「第74分鐘」 for 第幾分鐘, 「前10名」 for 第幾名, 「3號出口」 for 幾號出口; the question must name something besides."""
    match = FOCUS.search(asked.text)
    if not match or not any(term.weight >= 1 for term in asked.terms):
        return
    unit = match["unit"]
    if unit is None:
        one = _row(f"号{match['head']}")
    elif unit in ("楼", "层"):
        one = rf"(?:第|地下)?{_row('[楼层]')}"
    elif unit[-1] in "室厅馆楼区台间排栋":
        one = rf"第?{_row(unit)}"
    else:
        one = rf"{'[第前]' if unit in '名位个人' else '第'}{_row(f'个?{unit}')}"
    rows = list(re.finditer(rf"(?<![\da-z一二三四五六七八九十百])(?:{one})", page.text, re.MULTILINE))
    sums = {(one.value, one.unit) for one in amounts(asked.text, dates(asked.text, None)) if _of_money(one.unit)}
    for each, after in zip_longest(rows, rows[1:]):
        line = page.lines[page.line_at(each.start())]
        if _TORN.search(page.text, max(line.start, each.start() - 8), each.start()):
            continue  # the end of a list, no list: 「2/4/6號樓」
        last = page.clause(each.end() - 1)[1]
        behind = page.text[each.end() : min(last, after.start()) if after else last]
        if sums and not sums & {(one.value, one.unit) for one in amounts(behind, [])}:
            continue  # 「第幾名有2,000元」: the one that the sum stands right behind
        if not (gone(asked, page, *each.span()) or _elsewhere(asked, page, hits, *each.span())):
            yield Proposal(each.start(), each.end(), boost=0.05)


# an item's number at the beginning of a line (「1、3號樓停水」) begins no list
_TORN = re.compile(rf"(?<!^)(?<![^\W_])(?:{_ONE})(?:号[^\W\d_]{{0,2}}|[楼层室厅馆栋排])?[、,/.~&—–-]第?$", re.MULTILINE)


def _of_money(unit: str) -> bool:
    return unit in MONEY or unit in PERCENT or unit.endswith("元")


def _elsewhere(asked: Asked, page: Page, hits: Hits, start: int, end: int) -> bool:
    """Whether another clause has all that this one has of the question and more: 「臨時證在自助機辦」, 「健康證在3號窗口辦」."""
    low, high = asked.focus[0], asked.focus[1] + 2  # the thing numbered (窗口) tells nothing
    terms = [(i, term.weight >= 1 and not low <= term.offset <= high) for i, term in enumerate(asked.terms)]
    telling = [i for i, tells in terms if tells and hits.title[i] < _CREDIT]

    def has(*spans: tuple[int, int]) -> set[int]:
        return {i for i in telling if any(hits.within(i, *span) >= _CREDIT for span in spans)}

    line = page.lines[page.line_at(start)]
    if line.kind == "row":
        return False
    own = [(page.clause(start)[0], page.clause(end - 1)[1])]
    if not has(*own):
        first, last = page.sentence(start)
        bare = own[0][1] - own[0][0] - (end - start) <= _BARE
        own.append((first, last if bare else own[0][1]))  # 「第74分鐘，何某破門」
    label = page.label(start)
    own += [label] if label else []
    if line.heading is not None:
        own.append((page.lines[line.heading].start, page.lines[line.heading].end))
    mine = has(*own)
    others = {page.clause(place) for i in telling for place, _, credit in hits.places[i] if credit >= _CREDIT}
    return any(mine < has(clause) for clause in others)


def often(asked: Asked, page: Page) -> Iterator[Proposal]:
    """「每學期」, 「每兩週」, 「按季度」 for 多久發一次; 「每月保養兩次」 whole, for once a month is another answer."""
    for each in _OFTEN.finditer(page.text) if _ASKED_OFTEN.search(asked.text) else ():
        times = _TIMES.match(page.text, each.end(), page.clause(each.start())[1])
        yield Proposal(each.start(), times.end() if times else each.end(), boost=0.05)


_TIMES = re.compile(
    r"[^,。;\d一二两三四五六七八九十]{0,8}(?!一次|1次)(?:\d{1,3}|[一二两三四五六七八九十]{1,3})(?:[至到-]\d{1,3})?[次回趟班遍轮场]"
)


# 「坐幾路車」 asks for the names of lines, not for how many
BUS = r"[几哪]一?路(?=公交|公车|公共汽车|车|巴士)"
_BUS_ASKED = re.compile(rf"{BUS}(?:[^,。?]{{0,8}}?(?P<deed>[停改绕撤延加增减]))?")
_BUSES = re.compile(r"\d{1,4}路(?:[、,和及]\s?\d{1,4}路)*")


def buses(asked: Asked, page: Page) -> Iterator[Proposal] | None:
    """「38路」 for 幾路車; asked 「哪路公車停駛」, none that is led another way. None where no line is asked for."""
    match = _BUS_ASKED.search(asked.text)
    if match is None:
        return None
    return (
        Proposal(*one.span(), boost=0.1)
        for one in _BUSES.finditer(page.text)
        if match["deed"] is None or match["deed"] in page.text[one.end() : page.clause(one.start())[1]]
    )
