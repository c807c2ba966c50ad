"""Does a value of the question stand there for that very thing: 報名費是80元嗎, 講座是6月20日嗎, 7月15日閉營嗎.

The value of the question is held against the one that the page states for the same thing and the same owner: equal is yes, another is
no with what is stated. Where the page has none for it, or several that the words do not tell apart, there is no answer.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from answer.asked import Asked
from answer.dates import Date, Moment, dates
from answer.evidence import Page
from answer.limits import REPLACED
from answer.match import Hits
from answer.types import asks, bounds, day_parts, is_open, when
from answer.types.contract import Proposal, Type
from answer.types.given import given
from answer.types.not_for import not_for
from answer.types.noted import noted
from answer.types.settled import settled
from answer.types.units import converted
from answer.types.weekly import at, breaks, joined
from answer.values import Amount, amounts

_END = r",?(?:[是对]?[吗嘛]|是?真的[吗嘛么]|(?<![什怎])么|对不对|[是对]吧|没错吧|是不是|没有|没)[?]?$"
FOCUS = re.compile(rf"是不是(?=[^,。;]*\d)|{_END}")
_IS = r"(?:是|为|在|定[在于]|只?有|共|一共|总共|[收交缴付补罚奖招限设发要]|放[了出]|开放|录取|提供|[价费金额]|从|自|到|至)"
# what stands between the value and the end: 「是5月20日開始的嗎」, 「要2張照片嗎」
_TAIL = re.compile(
    rf"\s*(?:[起止前]|开始|截止|结束|为止)?(?:[^\W\d_能可行会免够算得还在去来进报领吃补退交收要有停开闭关参办]{{0,3}})(?:的|了)?{_END}"
)
# 「滿18歲嗎」, 「超過5000元嗎」: a bound, not a value
_BOUND = r"超过?|低于|高于|少于|多于|大于|小于|不足|不到|未满|满|至少|最少|最多|至多|最高|最低|以[上下内]|不[得能可]|逾|上限|下限|起码|达到?"
_BOUNDED = re.compile(rf"(?:{_BOUND})[^,。;\d]{{0,4}}$")
_BOUNDS = re.compile(r"\s*(?:以[上下内]|及以[上下]|封顶|起(?!至))")
_DENIED = re.compile(
    r"不是(?!不是)|并非|没有?(?![吗错])|不用|不要(?!求)|无需|不需|不必|如果|要是|的话|比(?![例率重赛如])"
)
_TODAY = re.compile(r"今[天日]|现在|目前|如今|眼下|当前|还是|仍")
_EVENT = re.compile(rf"\s*(?!(?:[前后起止至到]|之|以|的|发[布的出]|公[布告]|刊|版|那))[一-鿿]{{2,10}}{_END}")
_NOT_EVENT = re.compile(r"能|得了|可以|可否|还|来得|赶得|算|逾|照常|必须|需要|要不要|允许")

_MAY, _IS_IT = re.compile(r"(?:能|可以|可否|允许|准)[^,。;]{0,8}$"), re.compile(r"(?:是|为|等于)\s*$")
_PUTS_OFF = re.compile(r"(?:能|可以|可否|准)[^,。;]{0,4}(?:等|拖|延|推|晚|留|放|缓)[^,。;]{0,3}到$")
_OPENS = re.compile(r"开(?:放|门|馆|园|着)|营业|上班|办公|受理|接待|收")
_OLD = re.compile(r"(?:原定于?|原计划于?|原为|原拟于?|原先?[是在]|由原来的?|由|从)(?:每[^,。;\d]{1,3})?$")
_MOVED = re.compile(
    r"(?:改|变更|调整|推迟|延期?|顺延|延长|提高|上调|下调|降低|降|增加|减少|放宽|缩短)(?:为|到|至|在|成|于)"
)
_RANKS = re.compile(
    r"(?:[一二三四五六七八九十特首甲乙丙丁]|第[一二三四五六七八九十\d]+|[高中初低市区县省])(?:等|级|类|档|期|批|组|班|轮|届)(?![一二三四五六七八九十\d])"
)
# words of a time or a value in general
_PLAIN = frozenset(
    "开始 结束 截止 截至 为止 到期 时间 日期 期限 一共 总共 每天 每日 每月 每年 每人 每个 是不是 需要 可以 晚上 上午 下午 早上 中午 凌晨".split()
)
_OF_TIME = re.compile(r"时间|日期|举[行办]|定于|召开|开展|进行")
MOST = 80  # values of one page that are weighed
_STANDS, _AROUND = 0.6, 0.7  # credit of a word that counts as standing there; what its sentence counts for
_TIE = 0.03  # how far behind the best a value still may be the one that is meant
_TITLED = 0.66  # credit in the title from which on a word need not stand near; a first sentence gives less


class _Stated(NamedTuple):
    """A value of the page, how well the question's words speak for it, and whether it was replaced by another."""

    start: int
    end: int
    value: Date | Amount
    score: float
    old: bool


class _Mine(NamedTuple):
    """The value that the question carries. `event`: what takes place on a day (「7月15日閉營嗎」); `now`: asked of today."""

    value: Date | Amount
    event: bool
    now: bool = False


_THAT_DAY = re.compile(r"[一-鿿]{2}当[天日](?!有效)")


def mine(text: str, year: int | None) -> _Mine | None:
    """The value of a narrow question that asks for nothing but whether it is that."""
    if _DENIED.search(re.sub("是不是|有没有", "  ", text)):
        return None
    days = dates(text, year)
    value: Date | Amount | None = days[-1] if days else None
    counted = [one for one in amounts(text, days) if one.unit and one in given(text)]
    if counted and (value is None or counted[-1].start > value.start):
        value = counted[-1]
    now = _TODAY.search(text) is not None
    if now and not (isinstance(value, Amount) and _IS_IT.search(text, 0, value.start)):
        return None  # what holds today is not what holds from a day on
    if value is None or _BOUNDED.search(text, 0, value.start) or _BOUNDS.match(text, value.end):
        return None
    before = text[: value.start]
    if isinstance(value, Amount) and any(
        one.end < value.start and "," in text[one.end : value.start] for one in given(text)
    ):
        return None  # 「單日做到19萬，有1888元獎金嗎」 asks whether a limit is met
    if isinstance(value, Amount) and value.unit == "折" and re.search(r"[有打享]\s*$", before):
        return None  # 「臨櫃續約有八折嗎」 asks whether it is granted
    if isinstance(value, Amount) and _MAY.search(before) and not _IS_IT.search(before):
        return None  # 「可以借36個月嗎」 asks for a limit
    if isinstance(value, Date) and (
        _PUTS_OFF.search(before) or (not value.first.dated and _THAT_DAY.search(text, value.end))
    ):
        return None  # 「能等到2月5日再出貨嗎」, 「下午四點下單當天出貨嗎」
    whole = "是不是" in before or _TAIL.match(text, value.end)
    if whole and (
        re.search(rf"{_IS}\s*$|是不是[^,。;]*$", before) or re.match(rf"[起止前的]*{_END}", text[value.end :])
    ):
        return _Mine(value, False, now)
    if isinstance(value, Amount) and before and re.match(_END, text[value.end :]) and not _NOT_EVENT.search(before):
        return _Mine(value, False)  # 「押金一個月嗎」
    if (
        isinstance(value, Date)
        and _EVENT.match(text, value.end)
        and not _OPENS.search(text)
        and not _NOT_EVENT.search(text)
    ):
        return _Mine(value, True)
    return None


def _piece(page: Page, start: int, end: int) -> tuple[int, int]:
    """What stands right round a value: 「中級報名費80元」 of 「初級報名費60元，中級報名費80元」."""
    line = page.lines[page.line_at(start)]
    low = max(page.text.rfind(mark, line.start, start) for mark in "、,;。(\t") + 1 or line.start
    stops = [place for mark in "、,;。)\t" if (place := page.text.find(mark, end, line.end)) >= 0]
    return max(low, line.start), min(stops, default=line.end)


def spans(page: Page, start: int, end: int) -> list[tuple[int, int, float]]:
    """What may speak for a value, with what each counts for: its piece, label or row in full, its sentence and heading less."""
    line = page.lines[page.line_at(start)]
    found = [(*_piece(page, start, end), 1.0)]
    if line.kind == "row":
        cells, column = page.cells(line), page.column(start)
        found.append((*cells[0], 1.0))
        head = page.cells(page.lines[line.table]) if line.table is not None else []
        found += [(*head[column], 1.0)] if column < len(head) else []
    else:
        label = page.label(start)
        sentence = page.sentence(start)
        found += [(*label, 0.95)] if label else []
        found += [(sentence[0], end, _AROUND), (*sentence, 0.6)]
    if line.heading is not None:
        above = page.lines[line.heading]
        found.append((above.start, above.end, _AROUND))
    return found


def _of_its_own(page: Page, word: str) -> bool:
    """「申請」, which stands below a title of 招募: there by itself, not by a word like it."""
    return word not in page.title and word in page.text


def _stated(asked: Asked, page: Page, hits: Hits, own: _Mine) -> Iterator[_Stated]:
    """The values of the page of the same kind, those alone for which all that the question names speaks."""
    start, end = own.value.start, own.value.end
    words = [
        (i, term.weight)
        for i, term in enumerate(asked.terms)
        if (term.weight >= 1 or (len(term.text) > 1 and term.text not in _PLAIN))
        and (term.end <= start or term.offset >= end)
        and term.tag != "t"
    ]
    must = [i for i, _ in words if hits.title[i] < _TITLED or _of_its_own(page, asked.terms[i].text)]
    ranks = [match[0] for match in _RANKS.finditer(asked.text) if match.end() <= start or match.start() >= end]
    ranks += [
        phrase  # 「一居室」, where the page has it
        for i, _ in words
        if (phrase := asked.text[max(0, asked.terms[i].offset - 1) : asked.terms[i].end]) in page.text
        and (asked.terms[i].end <= start or asked.terms[i].offset > end)
    ]
    values: list[Date | Amount] = (
        [one for one in when.found(page) if one.first.dated == own.value.first.dated and not when.signs(page, one)]
        if isinstance(own.value, Date)
        else [
            one
            for one in amounts(page.text, list(when.found(page)))
            if one.unit and converted(own.value.value, own.value.unit, one.unit) is not None
        ]
    )
    for value in values[:MOST]:
        around = spans(page, value.start, value.end)
        told = {i: max(weight * hits.within(i, low, high) for low, high, weight in around) for i, _ in words}
        if any(told[i] < _STANDS * _AROUND for i in must):
            continue
        ranked = min((_ranked(page, around, rank) for rank in ranks if rank not in page.title), default=1.0)
        if ranked < _STANDS:
            continue
        score = sum(weight * told[i] for i, weight in words if i in must) + 2 * ranked
        score += (0.01 if must else 1.0) * sum(weight * told[i] for i, weight in words if i not in must)
        score += 0.5 * (not must and _OF_TIME.search(page.text, around[0][0], value.start) is not None)
        yield _Stated(value.start, value.end, value, round(score, 3), _replaced(page, value))


def _ranked(page: Page, spans: list[tuple[int, int, float]], rank: str) -> float:
    return max((weight for low, high, weight in spans if rank in page.text[low:high]), default=0.0)


def _replaced(page: Page, value: Date | Amount) -> bool:
    """「原定6月20日…改期至7月20日」, 「由5元調整為6元」: whether the value holds no more."""
    before = page.text[max(0, value.start - 8) : value.start]
    if REPLACED.match(page.text, value.end):
        return True  # 「5元調整為6元」
    if isinstance(value, Date):
        return when.withdrawn(page, value)
    return bool(_OLD.search(before)) and _MOVED.search(page.text, value.end, page.sentence(value.start)[1]) is not None


def _same_moment(left: Moment, right: Moment) -> bool | None:
    if left.dated != right.dated or (left.dated and (left.written is None or right.written is None)):
        return None
    if left.written != right.written:
        return False
    if left.clock and not right.clock:
        return None  # the page tells no hour
    return not left.clock or left.clock == right.clock


def _at(moment: Moment, like: Moment) -> tuple[int, ...] | None:
    """A moment to be compared: its day, with the hour where the other has one too."""
    if moment.written is None:
        return None
    clock = moment.clock if like.clock else None
    return (*moment.written, clock.hour, clock.minute) if clock else moment.written


def _inside(own: Date, told: Date) -> bool | None:
    """Whether a day, or an hour of it, lies in a range of the page."""
    assert told.last
    at, low, high = own.first, told.first, told.last
    if not low.dated or not at.dated:
        if low.dated or at.dated or not (at.clock and low.clock and high.clock):
            return None
        return low.clock <= at.clock <= high.clock
    place, first, last = _at(at, low), _at(low, at), _at(high, at)
    if place is None or first is None or last is None:
        return None
    size = min(len(place), len(first), len(last))
    return first[:size] <= place[:size] <= last[:size]


def _same_days(asked: Asked, page: Page, own: _Mine, told: Date) -> bool | None:
    assert isinstance(own.value, Date)
    value = own.value
    low, high = _piece(page, told.start, told.end)
    around = page.text[low : told.start] + " " + page.text[told.end : high]
    side, its = bounds.asked_side(asked.text, value.start, value.end), bounds.side(around)
    if value.last:
        if not told.last:
            return None
        both = (_same_moment(value.first, told.first), _same_moment(value.last, told.last))
        return None if None in both else all(both)
    if told.last:
        if side and not own.event:
            return _same_moment(value.first, told.last if side == "last" else told.first)
        inside = _inside(value, told)
        clock = value.first.clock
        if inside is False and clock and any(at(one, (clock.hour, clock.minute)) for one in joined(page, told)):
            return None  # the second of two ranges
        return inside if own.event or inside is False else None
    if side and its and side != its:
        return None  # asked for the beginning, and told is the end
    if not side and its:
        return None if own.event or not _same_moment(value.first, told.first) else True
    return _same_moment(value.first, told.first)


def _same_amount(page: Page, own: Amount, told: Amount) -> bool | None:
    value = converted(own.value, own.unit, told.unit)
    if value is None:
        return None
    if own.upper is not None or told.upper is not None:
        if own.upper is not None and told.upper is not None:
            return (value, converted(own.upper, own.unit, told.unit)) == (told.value, told.upper)
        return None if own.upper is not None or told.value <= value <= (told.upper or 0.0) else False
    same = abs(value - told.value) < 1e-9 * max(1.0, abs(value))
    bounded = _BOUNDED.search(page.text[max(0, told.start - 8) : told.start]) or _BOUNDS.match(page.text, told.end)
    return None if bounded else same


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    if told := [*noted(asked, page, hits)] or settled(asked, page, hits):
        yield from told
        return
    if without := list(not_for(asked, page, hits)):
        yield from without  # 「冷凍商品有七日鑑賞期嗎」
        return
    own = mine(asked.text, page.year or today.year)
    if own is None:
        return
    found = list(_stated(asked, page, hits, own))
    best = max((one.score for one in found), default=0.0)
    verdicts: list[tuple[bool, _Stated]] = []
    for one in found:
        if one.score < best - _TIE:
            continue
        if isinstance(one.value, Date):
            same = _same_days(asked, page, own, one.value)
            if same and asked.clocks and breaks(page, one.start, one.value, max(asked.clocks)):
                same = False  # 「10:00-22:00（午休12:30-13:30）」, asked of one o'clock
            if same and own.event:
                if day_parts.outside(asked.text, one.value):
                    value = when.written(page, one.value)
                    yield Proposal(one.start, one.end, f"{asks.no(asked.text)}，{value}", 0.3)
                    return  # 「6月1日9:00至11:30」, asked of the afternoon
                same = day_parts.told(asked.text, page, one.start, one.end)
                own_day = own.value.first.day if isinstance(own.value, Date) else None
                if same and one.value.last and own_day:
                    for start, end in is_open.closed_on(asked, page, own_day):
                        value = page.record.body[start:end].strip(" ,，。;；")
                        yield Proposal(start, end, f"{asks.no(asked.text)}，{value}", 0.3)
                        return  # 「逢星期一休館」 inside the days of the exhibition
        else:
            assert isinstance(own.value, Amount)
            same = _same_amount(page, own.value, one.value)
        if own.now and (one.old or _newly(page, one.start)):
            begins = _begins(page)
            if begins is None or (today < begins) != one.old:
                continue  # 「由5元調整為6元」 holds from a day on
            verdicts += [(same, one)] if same is not None else []
            continue
        if one.old and same is not False:
            if isinstance(own.value, Amount):
                return  # until when it holds is another question
            continue
        if same is not None and not one.old:
            verdicts.append((same, one))
    yes = next((one for same, one in verdicts if same), None)
    denied = {page.text[one.start : one.end] for same, one in verdicts if not same}
    top = yes or (verdicts[0][1] if len(denied) == 1 else None)
    if top is None or (own.event and not yes and _told_besides(page, own)):
        return
    value = when.written(page, top.value) if isinstance(top.value, Date) else page.record.body[top.start : top.end]
    yield Proposal(top.start, top.end, f"{asks.yes(asked.text) if yes else asks.no(asked.text)}，{value}", 0.3)


_NEWLY = re.compile(r"(?:改|调|涨|降|升|增|减)(?:整|高|低|加|价|少)?(?:为|到|至|成)\s*$")


def _newly(page: Page, start: int) -> bool:
    return _NEWLY.search(page.text, max(0, start - 6), start) is not None


def _begins(page: Page) -> datetime.date | None:
    """The day from which what a page changes holds; None where it tells none, or several."""
    days = {
        one.first.day
        for one in when.found(page)
        if not one.last and one.first.day and bounds.opens(page.text, one.start, one.end) and not when.signs(page, one)
        if _CHANGES.search(page.text, *page.sentence(one.start))
        and _PRICES.search(page.text, *page.sentence(one.start))
    }
    return days.pop() if len(days) == 1 else None


_CHANGES = re.compile(r"调整|改|实施|实行|施行|生效|新|起收|开始收|涨|执行")
_PRICES = re.compile(r"价|费|租金?|票|率|标准|额度|金额|薪|资")


def _told_besides(page: Page, own: _Mine) -> bool:
    """Whether the page tells something of the very day that the question names: then another day is no no."""
    assert isinstance(own.value, Date)
    day = own.value.first.written
    return day is not None and any(one.first.written == day for one in when.found(page) if not when.signs(page, one))


TYPE = Type("equals", "yes_no", FOCUS, propose, None, lambda text: mine(text, 2000) is not None)
