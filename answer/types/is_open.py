"""Is it open, over, in force on the day of asking: 今天還能報名嗎, 現在開始施行了嗎, 截止了沒有."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from answer import feasts
from answer.asked import Asked
from answer.dates import BORN, Date, dates
from answer.evidence import Page
from answer.kindred import of_another
from answer.match import Hits
from answer.numbered import names_other
from answer.types import ahead, asks, bounds, day_parts, denial, former, hours_then, may, weekdays, when
from answer.types.always import always
from answer.types.contract import Proposal, Type
from answer.types.discontinued import no_more
from answer.types.given import given
from answer.types.hours import HALF, HALVES, at_part, between, by_clock, first_or_last, hours_of, second_of, stands_to
from answer.types.named_day import BEGUN, CAN, NOW, NOWADAYS, ON_FEAST, OTHER, PAST, day
from answer.types.noted import noted
from answer.types.objections import come_afterwards, may_object
from answer.types.reaches import reaches
from answer.types.result import of_result
from answer.types.sections import of_a_part, of_sibling
from answer.types.settled import settled
from answer.types.shut import longer, shut
from answer.types.single_hours import by_edges
from answer.types.spells import together
from answer.types.subjects import of_other_kind
from answer.types.weekly import breaks, by_month, by_week, of_another_stop, weekly

FOCUS = re.compile(
    rf"(?:{NOWADAYS}|{OTHER}|{weekdays.IN_WEEK})(?=.*(?:{asks.MARK}))|\d{{1,2}}月\d{{1,2}}[日号](?=.*{CAN}.*(?:{asks.MARK}))|(?<![月\d第年至到、-])(?:[12]?\d|3[01])[号日](?=(?:的|那天|当天)?(?:我|再|去|来)?{CAN}.*(?:{asks.MARK}))|(?:还|仍)(?=(?:能|可以|来得及|赶得上|在|收|开|接受|有效|有机会).*(?:{asks.MARK}))"
    rf"|{ON_FEAST}(?=.*(?:{asks.MARK}))|{BEGUN}|(?<=截止|结束|开始|过期|到期|期过|限过|生效|关闭|开放|启用|施行|实施|上线|恢复|开通)了?(?:吗|没有|没)[?]?$"
)
_OVER = re.compile(
    r"(?:截止|结束|过期|到期|关闭|停止|失效|错过|晚|期限?过)了?(?:吗|没有|没)|来不及|(?:算|是)(?:不是|不算)?(?:逾期|过期|超期|迟到)"
)
_STILL = re.compile(r"还|仍|继续")


_FROM = re.compile(r"(?:等到|要到|到了)$")
_BARE_FROM = re.compile(r"\s*(?:起|开始),")
_SIDES = re.compile(r"(?:在)?(?:(?P<before>此之?前|之前|此以前|此日[之以]?前)|(?P<after>此之?后|之后|其后))")


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


IN_CLAUSE = 0.1  # what the words right beside a day count for over those of the sentence round it


def _share(asked: Asked, hits: Hits, span: tuple[int, int]) -> float:
    """The share of the question's words outside the title that stand in a span."""
    outside = [i for i in range(len(asked.terms)) if hits.title[i] < 0.6]
    total = sum(asked.terms[i].weight for i in outside)
    return sum(asked.terms[i].weight * hits.within(i, *span) for i in outside) / total if total else 0.0


FAR = 300  # characters of a sentence behind a day that are looked at
NEXT = 60  # characters behind it in which the next sentence may let something off
MOST = 50  # times in which a day lies that are looked at


def _within(one: Date, page: Page, today: datetime.date) -> tuple[bool, str]:
    """Whether today lies in it, and on which side else."""
    if one.last:
        if stands_to(one.first, today) > 0:
            return False, "early"
        return (stands_to(one.last, today) >= 0, "late")
    if _FROM.search(page.text, max(0, one.start - 6), one.start):
        return stands_to(one.first, today) <= 0, "early"  # 「要等到4月1日才能付」
    before = page.text[max(0, one.start - 8) : one.start]
    if PAST.search(before):
        return stands_to(one.first, today) < 0, "early"  # 「超過2月8日仍未發出的，可以申請」
    if bounds.CLOSES.match(page.text, one.end) or _LAST.search(before):
        return stands_to(one.first, today) >= 0, "late"
    if bounds.STOPS.search(page.text, one.end, min(page.clause(one.end - 1)[1], one.end + FAR)):
        stands = stands_to(one.first, today)
        return stands > 0 or (not stands and one.first.clock is not None), "late"  # 「1月24日17:00停收」
    sentence = page.text[one.end : min(page.sentence(one.start)[1], one.end + FAR)]
    bare = _BARE_FROM.match(sentence)
    if bare and bounds.STOPS.search(page.text, *page.clause(min(one.end + bare.end(), len(page.text) - 1))):
        return stands_to(one.first, today) > 0, "late"  # 「自4月1日起，舊方案停止申辦」
    if bounds.OPENS.match(page.text, one.end) or re.search(r"(?:自|从)$", before):
        return stands_to(one.first, today) <= 0, "early"
    if bounds.STOPS.search(sentence):
        return stands_to(one.first, today) > 0, "late"
    return stands_to(one.first, today) == 0, "late" if stands_to(one.first, today) < 0 else "early"


_IN_TERM = re.compile(r"期限|期内|逾期|过期|期过")
_LAST = re.compile(r"(?:(?:至|到|截止|截至|最迟|最晚|不迟于)[^,。;]{0,3}|最后[^,。;]{0,8}[为是]?)$")
_HELD = re.compile(r"已(?:经)?[于在][^,。;]{0,24}(?:举[行办]|召开|开展)")
_ONLY = re.compile(r"[限仅只]于?在?$")
_POINTED = re.compile(r"[前止截起后至到停开关闭始]|恢复|生效|[施实]行|实施|上线|启用")
_GOES_IN = re.compile(r"[进去来逛看开](?!考|学|放|始)")
_GOES_OPEN = re.compile(r"开(?:放|门|馆|园|着|吗|嘛)|营业")
GOES_ON = re.compile(rf"开着|开门|营业|办公|上班|有开|平日|工作日|周末|假日|{weekdays.ONE}|今[晚早]|明[晚早]")
_LOCKED = re.compile(r"闭[馆园]|休[馆园]|停[业诊]|关门")
_UNTOUCHED = re.compile(r"不受影响|照常|照旧|正常|不停|照样|可以?(?:通行|使用|进入)")


def _spared(asked: Asked, page: Page, hits: Hits, one: Date) -> tuple[int, int] | None:
    """「10月2日停診，急診不受影響」: the clause that lets off what the question names."""
    main, line = page.clause(one.end - 1), page.lines[page.line_at(one.start)]
    end = max(page.sentence(one.start)[1], min(line.end, one.end + NEXT))
    for match in _UNTOUCHED.finditer(page.text, main[1], end):
        clause = page.clause(match.start())
        if not bounds.CLOSED.search(page.text, one.end, clause[0]) or names_other(asked.text, page, clause):
            continue
        if re.search(r"\d{1,2}[日号]", page.text[slice(*clause)]):
            continue  # another day
        if any(hits.within(i, *clause) >= 0.85 and hits.within(i, *main) < 0.5 for i in range(len(hits.places))):
            return clause
    return None


def _stopped_until(page: Page, one: Date) -> bool:
    """「三樓會議室停止租借至10月20日」: the days up to that one are those on which it is not."""
    return not one.last and _STOPPED_UNTIL.search(page.text[page.clause(one.start)[0] : one.start]) is not None


_STOPPED_UNTIL = re.compile(r"(?:(?<!不)停(?![车放靠留泊站])|封闭|闭[馆园]|休[馆园诊]|禁止)[^,。;\d]{0,8}(?:至|到)$")


def _unpublished(page: Page, today: datetime.date) -> bool:
    return page.record.published is not None and today.isoformat()[:10] < page.record.published[:10]


def _pointed(page: Page, one: Date) -> bool:
    """Whether words right beside a day, or 「最後收件日為」 before it, tell that something begins or ends on it."""
    clause = page.clause(one.start)
    beside = page.text[max(clause[0], one.start - 4) : one.start] + page.text[one.end : min(clause[1], one.end + 6)]
    return bool(_POINTED.search(beside) or _LAST.search(page.text, max(clause[0], one.start - 16), one.start))


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    if page.year is None:  # a card that names no year is of the year in which it is asked for
        page = page._replace(year=today.year)
    if come_afterwards(asked, page):
        return
    named = day(asked, today, page)
    for known in (
        may_object(asked, page, named or today),
        settled(asked, page, hits),
        noted(asked, page, hits),
        former.told(asked, page, named),
        no_more(asked, page, hits, today),
        always(asked, page, hits, named or today),
    ):
        if told := list(known):
            yield from told
            return
    if ahead.asked_ahead(asked.text):
        yield from ahead.propose(asked, page)
        return
    found: Iterable[Proposal] = _proposed(asked, page, hits, today)
    if named and (then := list(hours_then.told(asked, page, hits, named))):
        told_of = {page.sentence(one.start) for one in then}
        found = [*then, *(one for one in found if page.sentence(one.start) not in told_of)]
    if named and _GOES_OPEN.search(asked.text) and (though := list(_opened_on(asked, page, named))):
        yield from though
        return
    closed = list(closed_on(asked, page, named)) if named and not _OVER.search(asked.text) else []
    if not closed:
        yield from found
        return
    for one in found:
        inside = any(start < one.end and one.start < end for start, end in closed)
        if inside or not (one.text or "").startswith(asks.yes(asked.text)):
            yield one._replace(boost=one.boost + SHUT * inside)


def _opened_on(asked: Asked, page: Page, day: datetime.date) -> Iterator[Proposal]:
    """「週一休館，10月6日雖逢週一照常開放」: the day itself is told."""
    for one in when.found(page):
        if one.first.day == day and not one.last and not of_a_part(asked, page, one.start):
            told = _OPEN_THEN.match(page.text, one.end, page.clause(one.end - 1)[1])
            if told:
                yield Proposal(one.start, told.end(), f"{asks.yes(asked.text)}，{when.written(page, one)}", 0.4)


_OPEN_THEN = re.compile(
    r"(?:\([^)]*\))?\s*(?:(?:[虽因][^,。;]{1,12}?,?)?(?:仍|将|均)?(?:照常|正常|照旧)(?:对外)?(?:开[放馆门园]|营业|办公|上班|接诊|受理|(?=[,。;)]|$))|(?:临时|特别)?加开(?=[,。;)]|$)|不休(?:息|馆|市|诊)?(?=[,。;)]|$))"
)
SHUT = 0.3  # what a day told as shut counts for over the open days round it


def closed_on(asked: Asked, page: Page, day: datetime.date) -> Iterator[tuple[int, int]]:
    """Days and weekdays told as shut in which a day lies: 「5月1日至5日暫停」, 「逢星期一休館」."""
    for one in when.found(page):
        days = one.last and one.first.dated and not one.first.clock and shut(asked, page, one)
        days = days and not of_sibling(asked, page, one)
        if days and _within(one, page, day)[0] and not of_a_part(asked, page, one.start):
            yield one.start, one.end
        alone = (
            not one.last and one.first.day == day and _SHUT_THEN.match(page.text, one.end)
        )  # 「9月10日、24日各停用一天」
        if alone and not of_a_part(asked, page, one.start) and not of_sibling(asked, page, one):
            yield one.start, one.end  # 「7月18日停課一天」
    for told in weekly(page) if not _RESTS.search(asked.text) else ():
        if told.open or day.weekday() not in told.days or of_another_stop(asked, page, told):
            continue
        if denial.costs(asked.text) and _RESTS.search(page.text, told.start, told.end):
            continue  # 「週日公休」 says nothing of 附加費
        if of_another(asked.text, page, page.clause(told.start)) or of_other_kind(asked, page, told.start):
            continue  # 「隔日件全年不收」, asked of the 標準件
        if _FROM_AFAR.search(asked.text) and not _FROM_AFAR.search(page.text, *page.sentence(told.start)):
            continue  # 「週一休館」 stops no booking
        if not of_a_part(asked, page, told.start):
            yield told.start, told.end


_SHUT_THEN = re.compile(
    rf"(?:\([^)]*\))?(?:[、和及与](?:\d{{1,2}}月)?\d{{1,2}}[日号]){{0,12}}(?:当[天日]|全[天日]|各)?(?:因[^,。;]{{1,12}}?)?(?:{bounds.CLOSED.pattern})(?![^,。;]{{0,6}}至)"
)
_FROM_AFAR = re.compile(r"预[约订]|报名|登记|申[请报]|投稿|缴[费交]|上网|网上|线上|邮寄|寄[出件送]")
_RESTS = re.compile(r"(?<![不没])(?:休|闭[馆园]|停|关门|放假|歇业|打烊)")
# 「還能報嗎」 is of now, 「開課後還能退嗎」 is not
_STILL_DEED = re.compile(
    r"还(?:能|可以|来得及|赶得上|有机会|有办法)[^,。;]{0,4}(?:报|申[请报]|登记|预约|投稿|缴|参加|订|提[交出])"
)
_AFTERWARDS = re.compile(r"后|如果|要是|的话|没|不")
LESS_NOW = 0.15  # what words alone lose to days, where one asks of now


def _of_two(asked: Asked, page: Page, pair: Date) -> bool:
    """「新系統4月1日展開，舊系統4月30日關掉」, asked of 舊系統: whether only one day of a pair is that of the one asked about."""
    return len({of_other_kind(asked, page, moment.start) for moment in pair.moments}) > 1


def _proposed(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    named = day(asked, today, page)
    if named:
        today = named
        yield from by_week(asked, page, frozenset({named.weekday()}))
        yield from by_month(asked, page, named)
        by_hour = []
    else:  # 「還能用嗎」, of no day
        by_hour = list(by_week(asked, page, weekdays.ALL)) if asked.clocks else []
        if weekdays.named(asked):
            yield from by_week(asked, page, weekdays.named(asked))
            return  # 「週二開放嗎」: not what holds on the day of asking
        less = LESS_NOW if _STILL_DEED.search(asked.text) and not _AFTERWARDS.search(asked.text) else 0.0
        for told in may.propose(asked, page, hits, today):
            yield told._replace(boost=told.boost - less)
        by_hour += by_edges(asked, page)
    half = HALF.search(asked.text)
    clock = max(asked.clocks) if asked.clocks else HALVES[half[0]] if half else None
    if clock:  # 「1月22日下午一點還…」
        today = datetime.datetime.combine(today, datetime.time(*clock))
        if at_the_edge := list(first_or_last(asked, page, today.date() if named else None, datetime.time(*clock))):
            yield from at_the_edge
            return
        yield from by_clock(asked, page, today)
        if not named and by_hour:
            return  # 「晚上8點開放嗎」, of no day: not what holds on the day of asking
    yield from between(asked, page, today)
    over = bool(_OVER.search(asked.text))
    ranges = when.found(page)
    pairs = [pair for pair in when.paired(page) if not _of_two(asked, page, pair)]
    inside = {(moment.start, moment.end) for pair in pairs for moment in pair.moments}
    inside |= {(one.start, one.end) for one in ranges if of_result(asked.text, page, one)}
    singles = [one for one in ranges if not one.last and (one.start, one.end) not in inside]
    holding = [pair for pair in pairs if named and _within(pair, page, today)[0]][:MOST]
    for one in (*pairs, *singles):
        alone = page.text[one.first.end - 1] == "月"  # a month alone says nothing of a day
        if alone or not one.first.dated or BORN.match(page.text, one.end) or when.signs(page, one):
            continue
        spells = together(page, one, today) if one.last and one in ranges else (one,)
        within, side = _within(next(x for x in spells if x.start == one.start), page, today)
        closed = one in ranges and shut(asked, page, one) or _stopped_until(page, one)
        if not one.last and one.first.day == named and _SHUT_THEN.match(page.text, one.end):
            closed = within and not bounds.CLOSED.search(asked.text)  # 「12月24日至26日、1月1日不收貨」
        within = within and not (clock and breaks(page, one.start, one, clock))  # 「…9日（午休12:30–14:00）」
        if not within and any(_within(x, page, today)[0] and closed == shut(asked, page, x) for x in spells):
            continue  # 「4月1日至30日及10月1日至31日」, on a day of the other
        second = clock and second_of(page, one, today, clock)
        if second:  # 「6月1日9:00至11:00、14:00至16:00」
            says = asks.no(asked.text) if closed else asks.yes(asked.text)
            yield Proposal(
                second.start, second.end, f"{says}，{when.written(page, second)}", 0.15, rests=((one.start, one.end),)
            )
            continue
        if closed and of_a_part(asked, page, one.start) or of_other_kind(asked, page, one.start):
            continue
        only = _ONLY.search(page.text, max(0, one.start - 4), one.start)  # 「現場報名限6月7日、8日兩天」
        wider = (x for x in holding if longer(one, x) and page.line_at(x.start) == page.line_at(one.start))
        if named and not within and not closed and not only and any(wider):
            continue  # 「10月8日至11月30日…，12日、13日照常」
        if closed:
            within = not within
        ends = one.last or one.first
        by_day = not (one.first.clock or ends.clock or bounds.CLOSES.match(page.text, one.end))
        if named and within and by_day and not closed and side == "late" and not over:
            open_then = day_parts.told(asked.text, page, one.start, one.end)
            if open_then is None:
                continue  # 「6月8日上午開診」 says nothing of the afternoon
            within = open_then
        hours = hours_of(page, one) if clock and within and by_day and not closed and not over else []
        if clock and hours and not any(at_part(asked, half is not None, each, clock) for each in hours):
            value = page.record.body[one.start : hours[-1].end]
            yield Proposal(one.start, hours[-1].end, f"{asks.no(asked.text)}，{value}", 0.2)
            continue  # 「6月3日至5日每天7:30至10:30」, asked of the afternoon
        holds = (not within and side == "late") if over else within
        says = asks.yes(asked.text) if holds else asks.no(asked.text)
        stopped = not within and side == "late" and bounds.ENDED.search(page.text, one.end, page.sentence(one.start)[1])
        if within and side == "late" and not one.last and _unpublished(page, today):
            continue  # a last day alone says nothing of the days before the page was there
        boost = 0.03 if one.last else 0.15 if stopped and _STILL.search(asked.text) else 0.0
        if not one.last and within and side == "early" and _IN_TERM.search(asked.text):
            boost -= 0.2  # 「自6月15日起執行」 is no term in which one could be
        last = one.last and one.last.day
        if (
            closed
            and named
            and _GOES_OPEN.search(asked.text)
            and (not holds or last == named - datetime.timedelta(days=1))
        ):
            boost += 0.15  # 「6月17日至7月14日閉館」, asked whether it opens on one of these days, or right after them
        boost += IN_CLAUSE * _share(asked, hits, page.clause(one.start))
        if named and not one.last and not within and _HELD.search(page.text, max(0, one.start - 4), one.end + 20):
            continue  # 「筆試已於6月8日舉行」, asked of another day
        if named and not one.last and not _pointed(page, one):
            boost -= 0.1  # a day on which something takes place says nothing of another
        if _GOES_IN.search(asked.text) and _LOCKED.search(page.text, one.end, page.clause(one.end - 1)[1]):
            boost += 0.1
        if (
            one.last and one.last.day is None and side == "early" and not within
        ):  # the doubt of its end is none of the answer
            yield Proposal(one.first.start, one.first.end, f"{says}，{when.written(page, one.first)}起", boost)
            continue
        if not (closed and of_sibling(asked, page, one)):
            value = f"{says}，{when.ONCE.sub(when.SHORT, when.written(page, one))}"
            yield Proposal(one.start, one.end, value, boost, scope=reaches(page, one.start))
        main = page.clause(one.start)
        spared = _spared(asked, page, hits, one)
        if spared:
            says = asks.no(asked.text) if denial.asks_end(asked.text) else asks.yes(asked.text)
            yes = f"{says}，{page.record.body[slice(*spared)].strip(' ,，。;；')}"
            yield Proposal(one.start, one.end, yes, 0.2, scope=(spared,))
        for before, clause in _sides(page, one):
            if _told_of(asked, hits, clause) <= _told_of(asked, hits, main) + 0.1:
                continue
            meant = (stands_to(one.first, today) > 0) == before
            says = (
                asks.yes(asked.text) if meant != bool(bounds.STOPS.search(page.text, *clause)) else asks.no(asked.text)
            )
            span = (page.clause(one.start)[0], clause[1])
            yield Proposal(one.start, one.end, f"{says}，{when.written(page, one)}", 0.05, quote=span, scope=(clause,))


def _tells(text: str) -> bool:
    """An amount that the question names makes it one of limits (meets), but 「6月6日還打九折嗎」 asks of a day."""
    if NOW.search(text):
        return True
    of_day = bool(dates(text, 2000)) and re.search(r"月\d{1,2}[日号]", text)
    return all(one.unit == "年级" or (of_day and one.unit == "折") for one in given(re.sub(feasts.DATED, "", text)))


TYPE = Type("open", "yes_no", FOCUS, propose, "may", _tells)
