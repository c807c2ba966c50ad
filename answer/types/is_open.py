"""Is it open, over, in force on the day of asking: 今天還能報名嗎, 現在開始施行了嗎, 截止了沒有."""

from __future__ import annotations

import contextlib
import datetime
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import asks, bounds, may, parts, when
from answer.types.contract import Proposal, Type
from answer.types.meets import given
from answer.types.shut import longer, shut
from answer.types.weekly import ALL, at, by_month, by_week, of_another_stop, weekly
from answer.types.weekly import named as weekdays
from answer.values import BORN, Date, Moment, dates

_LATER = {"昨天": -1, "昨日": -1, "前天": -2, "明天": 1, "明日": 1, "明早": 1, "明晚": 1, "后天": 2, "大后天": 3}
_OTHER = "|".join(sorted(_LATER, key=len, reverse=True))
_CAN = r"(?:能|可以|还|来得|赶得|算|会|得|开|行|再|收|有|营业|上班|办公|上课|发车|行驶)"
_BEGUN = r"(?:开始|启动)[^,。;\d]{0,4}了(?:吗|没有|没|么)[?]?$"  # 「開始受理了嗎」
_IN_WEEK = r"(?P<which>本|这个?|下个?|上个?)(?:周|星期|礼拜)(?P<day>[一二三四五六日天])"
_NOW = r"今[天日儿晚早晨夜]|现在|目前|如今|眼下|这会儿|当前|此刻"
FOCUS = re.compile(
    rf"(?:{_NOW}|{_OTHER}|(?:本|这个?|下个?|上个?)(?:周|星期|礼拜)[一二三四五六日天])(?=.*(?:{asks.MARK}))|\d{{1,2}}月\d{{1,2}}[日号](?=.*{_CAN}.*(?:{asks.MARK}))|(?<![月\d第年至到、-])(?:[12]?\d|3[01])[号日](?=(?:的|那天|当天)?(?:我|再|去|来)?{_CAN}.*(?:{asks.MARK}))|(?:还|仍)(?=(?:能|可以|来得及|赶得上|在|收|开|接受|有效|有机会).*(?:{asks.MARK}))"
    rf"|{_BEGUN}|(?<=截止|结束|开始|过期|到期|生效|关闭|开放|启用|施行|实施|上线|恢复|开通)了?(?:吗|没有|没)[?]?$"
)
_OVER = re.compile(
    r"(?:截止|结束|过期|到期|关闭|停止|失效|错过|晚)了?(?:吗|没有|没)|来不及|(?:算|是)(?:不是|不算)?(?:逾期|过期|超期|迟到)"
)
_STILL = re.compile(r"还|仍|继续")


def _stands(moment: Moment, today: datetime.date) -> int:
    """-1 where the moment lies behind today, 0 on the day, 1 before us; by the clock where `today` has one."""
    stands: tuple[int, ...] = moment.written or (0, 0, 0)
    day: tuple[int, ...] = (today.year, today.month, today.day)
    if isinstance(today, datetime.datetime) and moment.clock:
        stands, day = (*stands, moment.clock.hour, moment.clock.minute), (*day, today.hour, today.minute)
    return (stands > day) - (stands < day)


_FROM = re.compile(r"(?:等到|要到|到了)$")
_BARE_FROM = re.compile(r"\s*(?:起|开始),")
_PAST = re.compile(r"(?:超过|过了|晚于|逾)$")
_SIDES = re.compile(r"(?:在)?(?:(?P<before>此前|之前|在此以前)|(?P<after>此后|之后|其后))")


def _sides(page: Page, one: Date) -> Iterator[tuple[bool, tuple[int, int]]]:
    """「自3月17日起生效，此前付款的仍按原價」: (whether the days before are meant, the clause) of what is told of each side."""
    place, end = page.clause(one.start)[1], page.lines[page.line_at(one.start)].end
    while place < min(end, one.end + 60):
        clause = page.clause(min(place + 1, len(page.text) - 1))
        if clause[0] < place:
            return
        match = _SIDES.match(page.text, clause[0])
        if match:
            yield bool(match["before"]), clause
        place = clause[1]


def _told_of(asked: Asked, hits: Hits, span: tuple[int, int]) -> float:
    """How much of the question stands in a span."""
    return sum(term.weight * hits.within(i, *span) for i, term in enumerate(asked.terms))


def _within(one: Date, page: Page, today: datetime.date) -> tuple[bool, str]:
    """Whether today lies in it, and on which side else."""
    if one.last:
        if _stands(one.first, today) > 0:
            return False, "early"
        return (_stands(one.last, today) >= 0, "late")
    if _FROM.search(page.text, max(0, one.start - 6), one.start):
        return _stands(one.first, today) <= 0, "early"  # 「要等到4月1日才能付」
    before = page.text[max(0, one.start - 8) : one.start]
    if _PAST.search(before):
        return _stands(one.first, today) < 0, "early"  # 「超過2月8日仍未發出的，可以申請」
    if bounds.CLOSES.match(page.text, one.end) or re.search(
        r"(?:(?:至|到|截止|截至|最迟|最晚|不迟于)[^,。;]{0,3}|最后[^,。;]{0,8}[为是]?)$", before
    ):
        return _stands(one.first, today) >= 0, "late"
    if bounds.STOPS.search(page.text, one.end, page.clause(one.end - 1)[1]):
        stands = _stands(one.first, today)
        return stands > 0 or (not stands and one.first.clock is not None), "late"  # 「1月24日17:00停收」
    sentence = page.text[one.end : page.sentence(one.start)[1]]
    bare = _BARE_FROM.match(sentence)
    if bare and bounds.STOPS.search(page.text, *page.clause(min(one.end + bare.end(), len(page.text) - 1))):
        return _stands(one.first, today) > 0, "late"  # 「自4月1日起，舊方案停止申辦」
    if bounds.OPENS.match(page.text, one.end) or re.search(r"(?:自|从)$", before):
        return _stands(one.first, today) <= 0, "early"
    if bounds.STOPS.search(sentence):
        return _stands(one.first, today) > 0, "late"
    return _stands(one.first, today) == 0, "late" if _stands(one.first, today) < 0 else "early"


_ONLY = re.compile(r"[限仅只]于?在?$")
_POINTED = re.compile(r"[前止截起后至到停开关闭始]|恢复|生效|[施实]行|实施|上线|启用")
_GOES_IN = re.compile(r"[进去来逛看开](?!考|学|放|始)")
_GOES_OPEN = re.compile(r"开(?:放|门|馆|园|着|吗|嘛)|营业")
GOES_ON = re.compile(r"开着|开门|营业|办公|上班|有开|(?:周|星期|礼拜)[一二三四五六日天]|今[晚早]|明[晚早]")
_LOCKED = re.compile(r"闭[馆园]|休[馆园]|停[业诊]|关门")
_UNTOUCHED = re.compile(r"不受影响|照常|照旧|正常|不停|照样")


def _spared(page: Page, hits: Hits, one: Date) -> tuple[int, int] | None:
    """「10月2日停診，急診不受影響」: the clause that lets off what the question names."""
    main, end = page.clause(one.end - 1), page.sentence(one.start)[1]
    if not bounds.CLOSED.search(page.text, one.end, main[1]):
        return None
    for match in _UNTOUCHED.finditer(page.text, main[1], end):
        clause = page.clause(match.start())
        if re.search(r"\d{1,2}[日号]", page.text[slice(*clause)]):
            continue  # another day
        if any(hits.within(i, *clause) >= 0.85 and hits.within(i, *main) < 0.5 for i in range(len(hits.places))):
            return clause
    return None


def _unpublished(page: Page, today: datetime.date) -> bool:
    return page.record.published is not None and today.isoformat()[:10] < page.record.published[:10]


def _beside(page: Page, one: Date) -> str:
    clause = page.clause(one.start)
    return page.text[max(clause[0], one.start - 4) : one.start] + page.text[one.end : min(clause[1], one.end + 6)]


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    named = day(asked, today, page)
    found = _proposed(asked, page, hits, today)
    closed = list(closed_on(asked, page, named)) if named and not _OVER.search(asked.text) else []
    if not closed:
        yield from found
        return
    yes = asks.yes(asked.text)
    for one in found:
        inside = any(start < one.end and one.start < end for start, end in closed)
        if inside or not (one.text or "").startswith(yes):
            yield one._replace(boost=one.boost + SHUT * inside)


SHUT = 0.3  # what a day told as shut counts for over the open days round it


def closed_on(asked: Asked, page: Page, day: datetime.date) -> Iterator[tuple[int, int]]:
    """Days and weekdays told as shut in which a day lies: 「5月1日至5日暫停」, 「逢星期一休館」."""
    for one in when.found(page):
        days = one.last and one.first.dated and not one.first.clock and shut(asked, page, one)
        if days and _within(one, page, day)[0] and not _of_a_part(asked, page, one.start):
            yield one.start, one.end
    for told in weekly(page) if not _RESTS.search(asked.text) else ():
        if told.open or day.weekday() not in told.days or of_another_stop(asked, page, told):
            continue
        if _FROM_AFAR.search(asked.text) and not _FROM_AFAR.search(page.text, *page.sentence(told.start)):
            continue  # 「週一休館」 stops no booking
        if not _of_a_part(asked, page, told.start):
            yield told.start, told.end


_FROM_AFAR = re.compile(r"预[约订]|报名|登记|申[请报]|投稿|缴[费交]|上网|网上|线上|邮寄|寄[出件送]")
_RESTS = re.compile(r"(?<![不没])(?:休|闭[馆园]|停|关门|放假|歇业|打烊)")
_PART = re.compile(r"(?P<name>[一-鿿]{1,5}?(?:馆|厅|室|楼|梯|场|站|门诊|窗口|科|线|园))")
_WHOLE = re.compile(r"^(?:[^一-鿿]*)(?:本|全|各|我|总)|展馆|期间")


def _of_a_part(asked: Asked, page: Page, place: int) -> bool:
    """Whether what is shut is a thing of its own that the question does not name: 「兒童閱覽室6月3日至5日閉室」."""
    clause = page.clause(place)
    match = _PART.search(page.text, clause[0], place)
    if not match or _WHOLE.search(match["name"]):
        return False
    name = match["name"]
    return name not in asked.text and name[-2:] not in asked.text and name[-2:] not in page.title


def _proposed(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    named = day(asked, today, page)
    if named:
        today = named
        yield from by_week(asked, page, frozenset({named.weekday()}))
        yield from by_month(asked, page, named)
        by_hour = []
    else:  # 「還能用嗎」, of no day
        by_hour = list(by_week(asked, page, ALL)) if asked.clocks else []
        if weekdays(asked):
            yield from by_week(asked, page, weekdays(asked))
            return  # 「週二開放嗎」: not what holds on the day of asking
        yield from may.propose(asked, page, hits, today)
    half = _HALF.search(asked.text)
    clock = max(asked.clocks) if asked.clocks else _HALVES[half[0]] if half else None
    if clock:  # 「1月22日下午一點還…」
        today = datetime.datetime.combine(today, datetime.time(*clock))
        if at_the_edge := list(_first_or_last(asked, page, today.date() if named else None, datetime.time(*clock))):
            yield from at_the_edge
            return
        yield from _by_clock(asked, page, today)
        if not named and by_hour:
            return  # 「晚上8點開放嗎」, of no day: not what holds on the day of asking
    yield from _between(asked, page, today)
    over = bool(_OVER.search(asked.text))
    ranges = when.found(page)
    pairs = when.paired(page)
    inside = {(moment.start, moment.end) for pair in pairs for moment in pair.moments}
    singles = [one for one in ranges if not one.last and (one.start, one.end) not in inside]
    for one in (*pairs, *singles):
        if not one.first.dated or BORN.match(page.text, one.end):
            continue
        within, side = _within(one, page, today)
        closed = one in ranges and shut(asked, page, one)
        if closed and _of_a_part(asked, page, one.start):
            continue
        only = _ONLY.search(page.text, max(0, one.start - 4), one.start)  # 「現場報名限6月7日、8日兩天」
        wider = (
            x
            for x in pairs
            if page.line_at(x.start) == page.line_at(one.start) and longer(one, x) and _within(x, page, today)[0]
        )
        if named and not within and not closed and not only and any(wider):
            continue  # 「10月8日至11月30日…，12日、13日照常」
        if closed:
            within = not within
        ends = one.last or one.first
        by_day = not (one.first.clock or ends.clock or bounds.CLOSES.match(page.text, one.end))
        if named and within and by_day and not closed and side == "late" and not over:
            open_then = parts.told(asked.text, page, one.start, one.end)
            if open_then is None:
                continue  # 「6月8日上午開診」 says nothing of the afternoon
            within = open_then
        holds = (not within and side == "late") if over else within
        says = asks.yes(asked.text) if holds else asks.no(asked.text)
        stopped = not within and side == "late" and bounds.ENDED.search(page.text, one.end, page.sentence(one.start)[1])
        if page.text[one.first.end - 1] == "月":
            continue  # a month alone says nothing of a day
        if within and side == "late" and not one.last and _unpublished(page, today):
            continue  # a last day alone says nothing of the days before the page was there
        boost = 0.03 if one.last else 0.15 if stopped and _STILL.search(asked.text) else 0.0
        last = one.last and one.last.day
        if (
            closed
            and named
            and _GOES_OPEN.search(asked.text)
            and (not holds or last == named - datetime.timedelta(days=1))
        ):
            boost += 0.15  # 「6月17日至7月14日閉館」, asked whether it opens on one of these days, or right after them
        if named and not one.last and not _POINTED.search(_beside(page, one)):
            boost -= 0.1  # a day on which something takes place says nothing of another
        if _GOES_IN.search(asked.text) and _LOCKED.search(page.text, one.end, page.clause(one.end - 1)[1]):
            boost += 0.1
        yield Proposal(one.start, one.end, f"{says}，{when.written(page, one)}", boost)
        main = page.clause(one.start)
        spared = _spared(page, hits, one)
        if spared:
            yes = f"{asks.yes(asked.text)}，{page.record.body[slice(*spared)].strip(' ,，。;；')}"
            yield Proposal(one.start, one.end, yes, 0.2, scope=(spared,))
        for before, clause in _sides(page, one):
            if _told_of(asked, hits, clause) <= _told_of(asked, hits, main) + 0.1:
                continue
            meant = (_stands(one.first, today) > 0) == before
            says = (
                asks.yes(asked.text) if meant != bool(bounds.STOPS.search(page.text, *clause)) else asks.no(asked.text)
            )
            span = (page.clause(one.start)[0], clause[1])
            yield Proposal(one.start, one.end, f"{says}，{when.written(page, one)}", 0.05, quote=span, scope=(clause,))


_HALVES = {"上午": (10, 0), "早上": (8, 0), "中午": (12, 0), "下午": (15, 0), "晚上": (20, 0)}
_HALF = re.compile("|".join(_HALVES))
_TO = re.compile(r"[到至]$")
_SHUTS = re.compile(r"\s*(?:提[前早])?(?:收[车摊工市秤]|关[门闭]|闭[馆园门场]|打烊|停[运止诊办业]|结束|下班|清场)")
_RESUMES = re.compile(r"[^,。;\d]{0,4}(?:恢复|重新|复[工课诊航运]|再[开收办]|照常|才)")
_STOPPED = re.compile(r"停|止|截|闭|关")
_LAST = re.compile(r"\s*(?:\([^)]*\))?(?:为?止)")


def _between(asked: Asked, page: Page, today: datetime.date) -> Iterator[Proposal]:
    """From a day that something stops and the day that it goes on: 「1月24日後停收，2月5日恢復」, and columns of both."""
    stop: Date | None = None
    for one in when.found(page):
        if one.last or not one.first.dated:
            continue
        line = page.lines[page.line_at(one.start)]
        if line.kind == "row":
            head = page.lines[line.table or 0]
            cells, column = page.cells(head), page.column(one.start)
            says = page.text[slice(*cells[column])] if column < len(cells) and head is not line else ""
            stops, resumes = bool(_STOPPED.search(says)), bool(_RESUMES.match(says))
        else:
            stops = bounds.STOPS.search(page.text, one.end, page.clause(one.end - 1)[1]) is not None
            stops = stops and not _LAST.match(page.text, one.end)  # 「至6月30日止閉館」
            resumes = _RESUMES.match(page.text, one.end) is not None
        if stops and not resumes:
            stop = one
        elif resumes and stop and page.sentence(stop.start) == page.sentence(one.start):
            opens = _stands(stop.first, today) > 0 or _stands(one.first, today) <= 0
            says = asks.yes(asked.text) if opens else asks.no(asked.text)
            value = f"{when.written(page, stop)}至{when.written(page, one)}"
            yield Proposal(stop.start, one.end, f"{says}，{value}", 0.15)
            stop = None


_EDGE = re.compile(
    r"(?P<last>最后[一1][天日]|末日|最末[一1][天日]|(?:截止|闭幕|结束)(?:当[天日]|那[天日]|日))|(?:第[一1][天日]|首日|头[一1][天日]|开幕(?:当[天日]|日))"
)
BESIDE = 14  # characters between 「最後一天」 and its hour


def _first_or_last(asked: Asked, page: Page, named: datetime.date | None, clock: datetime.time) -> Iterator[Proposal]:
    """Hours of the first or last day alone: 「每天9:30到21:00，最後一天提前到17:00閉場」, asked of that day."""
    mine = _EDGE.search(asked.text)
    for match in _EDGE.finditer(page.text):
        line = page.lines[page.line_at(match.start())]
        last = bool(match["last"])
        hours = next(
            (
                one
                for one in when.found(page)
                if one.first.clock and not one.first.dated and 0 <= one.start - match.end() <= BESIDE
            ),
            None,
        )
        days = [one for one in when.paired(page) if one.first.dated and line.start <= one.start < match.start()]
        if not hours or not days or page.sentence(hours.start) != page.sentence(match.start()):
            continue
        edge = days[-1].last if last else days[-1].first
        if not (edge and named == edge.day if named else mine and bool(mine["last"]) == last):
            continue
        told = hours.first.clock
        assert told
        opens = at(hours, (clock.hour, clock.minute)) if hours.last else clock <= told if last else clock >= told
        says = asks.yes(asked.text) if opens else asks.no(asked.text)
        value = page.record.body[match.start() : hours.end]
        yield Proposal(match.start(), hours.end, f"{says}，{value}", 0.4, rests=((days[-1].start, days[-1].end),))


def _by_clock(asked: Asked, page: Page, moment: datetime.datetime) -> Iterator[Proposal]:
    """From clock times of that very day: 「7月21日…當天9:00至16:00停水」."""
    dated: Date | None = None
    for one in when.found(page):
        if one.first.dated:
            dated = one
        elif not one.last and dated and dated.first.day == moment.date() and one.first.clock:
            clause = page.clause(dated.start)
            until = clause[0] <= one.start < clause[1] and (
                _TO.search(page.text[dated.end : one.start]) or _SHUTS.match(page.text, one.end)
            )
            if until:  # 「除夕（1月28日）只開到14:00」
                opens = (moment.hour, moment.minute) <= (one.first.clock.hour, one.first.clock.minute)
                says = asks.yes(asked.text) if opens else asks.no(asked.text)
                yield Proposal(dated.start, one.end, f"{says}，{when.written(page, one)}", 0.08)
        elif one.last and dated and dated.first.day == moment.date() and not dated.last:
            if page.sentence(dated.start) != page.sentence(one.start):
                continue
            opens = at(one, (moment.hour, moment.minute)) != shut(asked, page, one)
            says = asks.yes(asked.text) if opens else asks.no(asked.text)
            yield Proposal(
                one.start, one.end, f"{says}，{when.written(page, one)}", 0.15, rests=((dated.start, dated.end),)
            )


NOW = re.compile(rf"{_NOW}|{_OTHER}|{_IN_WEEK}")
_NOWADAYS = re.compile(rf"{_NOW}|{_BEGUN}")
_WEEK = {"本": 0, "这": 0, "下": 7, "上": -7}


def _relative(text: str, today: datetime.date) -> datetime.date | None:
    """「明天」, 「下週一」 as a day."""
    word, week = re.search(_OTHER, text), re.search(_IN_WEEK, text)
    if week:
        monday = today - datetime.timedelta(days=today.weekday())
        day = "一二三四五六日".index(week["day"].replace("天", "日"))
        return monday + datetime.timedelta(days=_WEEK[week["which"][0]] + day)
    return today + datetime.timedelta(days=_LATER[word[0]]) if word else None


def day(asked: Asked, today: datetime.date, page: Page | None = None) -> datetime.date | None:
    """The day that a question is about: the one it names (「12月25日還來得及嗎」), today where it says so, else None.

    A year that the question does not name is the one in which the day comes after `page` was published (「7月25日」 of a page of
    2025, asked in 2026); a month that it does not name is this one, or the next where the day is over.
    """
    told = [one for one in dates(asked.text, today.year) if one.first.dated and not BORN.match(asked.text, one.end)]
    named = [_beyond(asked.text, one) for one in told if not one.last]
    last = named[-1] if named and re.search(r"月\d{1,2}[日号]", asked.text) else None
    if last and not asked.years and page:
        last = _of_page(last, page)
    return (
        last
        or _lone(asked.text, today)
        or _relative(asked.text, today)
        or (today if _NOWADAYS.search(asked.text) else None)
    )


_BEFORE_IT, _AFTER_IT = re.compile(r"(?:以前|之前)"), re.compile(r"(?:以后|之后|过后)")


def _beyond(text: str, one: Date) -> datetime.date | None:
    """「超過2月8日還沒收到」, 「4月1日以後還能辦嗎」: the day behind the one that is named."""
    if not one.first.day:
        return None
    after = _PAST.search(text, max(0, one.start - 4), one.start) or _AFTER_IT.match(text, one.end)
    days = 1 if after else -1 if _BEFORE_IT.match(text, one.end) else 0
    return one.first.day + datetime.timedelta(days=days)


SLACK = 60  # days before a page came out of which it may still tell


def _of_page(day: datetime.date, page: Page) -> datetime.date:
    if not page.record.published:
        return day
    first = datetime.date.fromisoformat(page.record.published[:10]) - datetime.timedelta(days=SLACK)
    for year in (first.year, first.year + 1):
        with contextlib.suppress(ValueError):  # 2月29日
            if day.replace(year=year) >= first:
                return day.replace(year=year)
    return day


_LONE = re.compile(rf"(?<![月\d第年至到、-])(?P<day>[12]?\d|3[01])[号日](?=(?:的|那天|当天)?(?:我|再|去|来)?{_CAN})")


def _lone(text: str, today: datetime.date) -> datetime.date | None:
    """「15號還能報嗎」"""
    match = _LONE.search(text)
    if not match:
        return None
    number, month = int(match["day"]), today.replace(day=1)
    if number < today.day:
        month = (month + datetime.timedelta(days=31)).replace(day=1)
    with contextlib.suppress(ValueError):
        return month.replace(day=number)
    return None


def _tells(text: str) -> bool:
    """An amount that the question names makes it one of limits (meets), but 「6月6日還打九折嗎」 asks of a day."""
    if NOW.search(text):
        return True
    of_day = bool(dates(text, 2000)) and re.search(r"月\d{1,2}[日号]", text)
    return all(one.unit == "年级" or (of_day and one.unit == "折") for one in given(text))


TYPE = Type("open", "yes_no", FOCUS, propose, "may", _tells)
