"""When: a day, a range of days, its first or last day, a clock time, a weekday (哪天, 几号到几号, 从哪天起, 截止到几号, 几点, 星期几)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.dates import BORN, Date
from answer.evidence import Page
from answer.facts import of_other_owner
from answer.match import Hits
from answer.types import (
    beside_it,
    bounds,
    changed,
    daily,
    day_and_hour,
    day_parts,
    done_then,
    from_today,
    notice,
    nth_week,
    relative,
    roster,
    run_up,
    told_hours,
    weekdays,
    year_part,
)
from answer.types.as_decided import found as found
from answer.types.contract import Proposal, Type
from answer.types.shut import SHUT, halted, in_another
from answer.types.written import ONCE as ONCE
from answer.types.written import SHORT as SHORT
from answer.types.written import written as written

_WORD = (
    rf"(?:{nth_week.ASKED}|{day_and_hour.ASKED}|什么(?:时[候间段期]|期[间限]|日期)|啥时候|何时|几时|多会儿|哪一?天|哪一?日|几月几[号日]|(?<!第)几[号日](?!内|之内|以内|汽油|柴油|楼|线|门(?!诊)|馆|厅|窗|出口|桌|车|床|仓|房|机)|哪[几两二三四五六七](?:[天日]|个?月(?!份))|哪些天|哪一?段(?:[时期]间|日子|时期)"
    r"|哪一?年|几月份?|哪个月|几点钟?|几点几分|(?:星期|周|礼拜)几|起止(?:时间|日期)|(?:时间|日期|期间|期限|时段)(?=是[?]?$))"
)
FOCUS = re.compile(
    rf"(?:从|自|要等到|到|至|在|截止到|截至|于|是)?{_WORD}(?:(?:开始|起)?(?:到|至){_WORD})?(?:的)?(?:里|中|内|之间)?"
    r"(?:为止|截止|之前|以前|前|之后|以后|起算|起(?![跑飞航拍步诉草])|开始)?"
)
_CLOCK = re.compile(r"几点|几时|几分")
_WEEKDAY = re.compile(r"(?:星期|周|礼拜)几")
_WEEKLY = re.compile(r"每个?(?:周|星期|礼拜)|一(?:周|星期|个星期|个礼拜|礼拜)(?:里|中|内|当中|之中)?(?:有)?(?=[哪几])")
_YEAR = re.compile(r"哪一?年")
_BOTH = re.compile(
    rf"{_WORD}(?:开|启|起|始)[^,、?]{{0,3}}[,、]?{_WORD}(?:关|止|截|结|停|收)|{_WORD}(?:开始|起)?[一-鿿]{{0,3}}?(?:到|至)(?:\d{{4}}年)?(?:\d{{1,2}}月)?{_WORD}|哪[几两二三四五六七][天日]|哪些天|哪一?段|起止|期间是|时段是"
)
_END = re.compile(
    r"截止|截至|为止|最晚|最迟|到期|终止|(?:几点|几[号日]|哪一?天|什么时候|何时)(?:钟)?(?:以后|之后|过后|后)就?(?:不|没|停)|(?:到|至)(?:了)?(?:\d{4}年)?(?:\d{1,2}月)?(?:什么时候|几[号日]|哪|几点|何时|什么时间)|(?:几[号日]|哪天|哪一天|什么时候|几点)(?:之前|以前|前)"
    r"|(?:什么时候|哪一?天|几[号日]|几点|何时)(?:会|就|才|要)?(?:结束|关闭|关门|打烊|下班|闭[馆园]|收[摊市]|关(?![^\W\d_])|停(?![^\W\d_])|完|过期|失效)|结束|失效"
)
_START = re.compile(
    r"(?:从|自)(?:什么时候|几[号日]|哪|几点|何时)|起算|(?:什么时候|几[号日]|哪一?天|几点|何时)(?:就|才|能|可以|会|正式|能够|要|重新|再)*(?:开始|起|开门|上班|开(?!展|会|考|奖)|启|生效|施行|上线)|开始|起(?:可以|能)"
    r"|等到(?:几[号日]|哪|什么时候)|(?:开始|启用|启动|生效|施行|实施|开放)(?:的)?(?:时间|日期)"
)
_WEEKDAYS = re.compile(rf"每?(?:{weekdays.NAMED}|(?:周|星期|礼拜)[七八九])")  # 「星期八」 as it stands
_RECURRING = re.compile(
    r"每(?:个)?(?:月|周|星期|年|季度?|学期)(?:的)?(?:第[一二三四五]个(?:周|星期|礼拜)[一二三四五六日天]|最后一个?(?:周|星期|礼拜)?[一二三四五六日天]|[一二三四五六日天](?![一-鿿]?[日号个])(?:[、和][周星期]*[一二三四五六日天])*(?![至到-])|月底|月初)|[每次](?:个)?月(?:的)?\d{1,2}[日号](?:[至到-]\d{1,2}[日号])?"
)
_BY = re.compile(r"(?:之|以)?前|止")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d年?")
_SAYS = re.compile(r"(?:时间|日期|期限|周期)(?:[:为是]|另)\s*(?P<says>以[^,。;\n]{2,24}为准)")


def paired(page: Page) -> list[Date]:
    """Ranges, and pairs of single ends in one sentence: 「3月1日9:00開放，3月9日18:00關閉」, 「自…起，至…止」."""
    singles, ranges = None, []
    for one in found(page):
        if one.last:
            ranges.append(one)
            singles = None
            continue
        if not one.first.dated:
            continue
        if singles and page.sentence(singles.start) == page.sentence(one.start):
            opens = bounds.opens(page.text, singles.start, singles.end)
            closes = bounds.closes(page.text, one.start, one.end)
            goes_on = not bounds.STOPS.search(page.text, singles.end, bounds.around(page, singles)[1])
            goes_on = (
                goes_on
                and not _goes_back(page, singles, one)
                and not _PUT_OFF.search(page.text, singles.end, one.start)
            )
            if opens and closes and goes_on:
                ranges.append(Date(singles.start, one.end, singles.first, one.first))
                singles = None
                continue
        singles = one
    return ranges


_PUT_OFF = re.compile(r"(?:顺延|延后|推迟|提前|改)[至到]?$")


def _goes_back(page: Page, first: Date, last: Date) -> bool:
    """Whether two single days are no window: 「自6月1日起停止服務，請於5月31日前完成遷移」. A wrong end (自…起，至…止) stays one."""
    begins, ends = first.first.day, last.first.day
    back = begins is not None and ends is not None and ends < begins
    return back and not re.search(r"[至到迄]|截止", page.text[max(first.end, last.start - 4) : last.start])


# 「11月28日預告中」, 「9月25日公告之年費」
_OF_NOTICE = re.compile(
    r"(?:发布的?|发出的?|所发|的)?(?:通知|公告|公示|通告|启事|预告|新闻稿|短信|简章|海报|推文)(?:中|里|内|所[载列]|之|误|原)"
)


def signs(page: Page, one: Date) -> bool:
    """Whether the date is that of a notice: alone on its line, the day of a signature, or of one that is put right."""
    if _OF_NOTICE.match(page.text, one.end) or notice.signature(page, one):
        return True
    number = page.line_at(one.start)
    line = page.lines[number]
    return (
        line.kind != "row"
        and page.text[line.start : line.end].strip() == page.text[one.start : one.end]
        and (line.distance != 1 or number >= len(page.lines) - 2)
    )


_FROM_TO = re.compile(
    rf"{_WORD}[^?]{{0,4}}(?:开始|起)[^?]{{0,6}}{_WORD}[^?]{{0,4}}(?:结束|截止|为止|止)"
    r"|(?:头一?|第一|首)[天日班][^?]{0,3}(?:最后一|末|尾)[天日班]|(?:最早|首班|头班)[^?]{0,6}(?:最晚|末班)"
)
_SEVERAL = re.compile(r"每年(?:的)?几月|哪[两二三四五几]|哪些|(?:各|分别|依次)[是在为于]?")


def side(asked: Asked) -> str:
    """Which part of a time is asked: both, start, end, point."""
    if _FROM_TO.search(asked.text):
        return "both"
    start, end = asked.focus
    if beside_it.MOVES.search(asked.text, 0, start):
        return "point"
    about = asked.text[max(0, asked.tail) : end + 12]
    if _BOTH.search(about) or (
        asked.tail and re.search(_WORD, asked.text[: asked.tail]) and (_START.search(about) or _END.search(about))
    ):
        return "both"
    if _LATEST.search(asked.text[:start]) or (
        _UNTIL.match(asked.text, start) and not _AWAITS.search(asked.text, 0, end)
    ):
        return "end"
    if _START.search(about):
        return "start" if not re.search(r"(?:从|自).*(?:到|至)(?:什么时候|几|哪)", about) else "both"
    return "end" if _END.search(about) else "point"


# 「幾號起能預約」: no day on which something takes place
_MAY_FROM = re.compile(r"(?:几[号日]|哪一?天|什么时候|何时)(?:开始|起)(?:就)?(?:能|可)")
# 「最晚什麼時候要啟用」, 「開放時間到哪一天」; but 「要等到哪天才開始」
_LATEST, _UNTIL = re.compile(r"(?:最晚|最迟)[^,。;]{0,2}$"), re.compile(r"(?:到|至|截止到|截至)(?!了)")
_AWAITS = re.compile(r"等|从|自|开始$|起$")

_ON_DAY = re.compile(r"(?:将|拟)[于在]?$")  # 「熱線將於7月10日更換為…」
_SET = re.compile(r"原(?:定|订|计划|拟|为|先|来|本|安排|报名|考试|活动)?(?:时间)?(?:于|在|为|是|的)?$")
_MOVED = re.compile(r"(?:改|变更|调整|推迟|延期?|顺延|延后|提前|延长)(?:为|到|至|在|成|于)|取消|另行|择期")
_ASKS_SET = re.compile(r"原|本来|以前|之前|过去|最初|起初|当初")


def withdrawn(page: Page, one: Date) -> bool:
    """「原定6月20日…改期至7月20日」: whether a day that was set holds no more."""
    changes = changed.changes(page)
    if any(change.old[0] <= one.start < change.old[1] for change in changes):
        return _ON_DAY.search(page.text, max(0, one.start - 3), one.start) is None  # 「由21:00延長至22:00」
    before = page.text[max(0, one.start - 8) : one.start]
    return bool(_SET.search(before)) and _MOVED.search(page.text, one.end, page.sentence(one.start)[1]) is not None


_OF_LETTER = re.compile(r"[一-鿿()]{0,8}(?:字|函)第?[\d〔\[]|[一-鿿]{0,6}字第")  # 「113年5月14日某字第12號函」
_OF_THING = re.compile(
    r"的?(?:(?![发付缴交结打领退还收支起前底初末])[一-鿿]){0,4}(?:奖金|佣金|返佣|工资|薪[资水]|货款|账单|补贴|津贴|收益|订单|电费|水费|租金|房租|费用|款项)"
)
_OF_PERIOD = re.compile(r"(?:份)?期(?![间限满末中初])")  # 「11-12月期營業稅」
_TERM = re.compile(r"(?P<term>[^\W\d]{0,2}[期时]限)是什么时候[?]?$")  # of a question that said 「申訴期限」 alone
_DAYS = r"\d{1,3}(?:个?工作[日天]|天|日|个?小时|个月|年)"
_LONG = rf"[^,。;\n\d]{{0,8}}(?:{_DAYS}[^,。;\n\d]{{1,8}})?(?P<says>{_DAYS})"
_CONDITION = re.compile(r"(?:及?以?之?[前后]|期?间)[^,。;\d]{1,8}?的")


def _condition(page: Page, one: Date, part: str) -> bool:
    """「2023年12月31日以前累積的積分可以用到…」: the first day tells which 積分; 「月底17:30後才提的，12日撥入」, asked for no edge."""
    match = _CONDITION.match(page.text, one.end)
    low, high = (page.sentence if part == "point" else page.clause)(one.end - 1)
    if match and part == "point" and beside_it.THEN.search(page.text, match.end(), high):
        return True
    return bool(match) and any(match and match.end() <= other.start < high for other in found(page))


_AGAIN = re.compile(r"\s*(?:起|后)?(?:重新|恢复|再次|复[工课诊航开])")


def _stops_alone(page: Page, one: Date) -> bool:
    """「26日20時起全部停航」, asked when something goes on again."""
    clause = page.text[slice(*page.clause(one.end - 1))]
    return bool(_HALTS.search(clause)) and not _GOES_ON.search(clause)


_DAILY = re.compile(r"每[天日]|天天|平[时日]")
_HALTS = re.compile(r"停(?:航|运|驶|工|课|业|诊|电|水|气|产|播|办|收|用|止)|暂停|封[闭路]|中断|关闭")
_GOES_ON = re.compile(r"恢复|重新|复[工课诊航开产运]|再[开次]|止|结束|至|到")
_FIRST = re.compile(r"首|头|始|起(?!点)|开|最早|第一")
_LAST = re.compile(r"末|止|结束|截|关|闭|终|尾|最晚|最迟")


def _headed(page: Page, one: Date, part: str) -> float:
    """What the head of its column adds: 「首班 6:00」, 「末班 21:20」."""
    head = page.head_cell(one.start)
    if head is None:
        return 0.0
    first, last = (bool(word.search(page.text[slice(*head)])) for word in (_FIRST, _LAST))
    if first == last:
        return 0.0
    return 0.1 if first == (part == "start") else -0.2


_DAY_ASKED = re.compile(r"几[号日]|哪一?[天日]")
_MONTH_NAMED = re.compile(r"[\d一二三四五六七八九十]月(?!\d)")
_MONTH_ALONE = re.compile(r"月(?:份|底|初|末|中旬|上旬|下旬)?$")


_BASIS = re.compile(r"门槛|数据|口径|为准|统计|业绩")


def _bases(asked: Asked, page: Page) -> Iterator[Proposal]:
    """「門檻看哪個月的數據」: the month in the brackets behind a condition."""
    for one in page.record.thresholds if _BASIS.search(asked.text) else ():
        end = one.offset + len(one.span)
        start = page.record.body.find(one.basis, one.offset, end) if one.basis else -1
        if one.basis and start >= 0 and not of_other_owner(page.record, asked.text, start, start + len(one.basis)):
            yield Proposal(start, start + len(one.basis), boost=0.3, scope=((one.offset, end),))


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    """Times of a page; only those with a day and an hour where both are asked for and there are such."""
    if timed := roster.told(asked, page):
        yield from timed
        return
    proposed = (one for one in _proposed(asked, page, hits, today) if not beside_it.by_the_way(asked, page, one))
    yield from done_then.raised(asked, page, hits, day_and_hour.whole(asked, page, proposed))


def _proposed(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    focus = asked.text[slice(*asked.focus)]
    if _WEEKDAY.search(focus) or (_WEEKLY.search(asked.text) and re.search(r"[哪几].?[天日]", focus)):
        shut = SHUT.search(asked.text) is not None
        for match in _WEEKDAYS.finditer(page.text):
            stops = SHUT.search(page.text, match.end(), page.clause(match.end() - 1)[1])
            boost = 0.0 if not shut else 0.12 if stops else -0.12
            if not any(one.old[0] <= match.start() < one.old[1] for one in changed.changes(page)) or _ASKS_SET.search(
                asked.text
            ):
                yield Proposal(*match.span(), boost=boost + beside_it.at_edge(asked, page, match.start()))
        return
    if (of_month := nth_week.told(asked, page)) is not None:
        yield from of_month
        return
    if _YEAR.search(focus) and not day_and_hour.FINER.search(focus):
        for match in _YEARS.finditer(page.text):
            yield Proposal(*match.span())
        return
    if notice.asks_day(asked):
        yield from notice.day(page)
        return
    yield from _bases(asked, page)
    term = _TERM.search(asked.text)
    long = re.search(re.escape(term["term"]) + _LONG, page.text) if term else None
    if long:  # 「自2月1日起，申訴期限由3日延長至5日」: no day is one
        yield Proposal(*long.span("says"), boost=0.1)
        return
    part = side(asked)
    clock = bool(_CLOCK.search(focus)) and not day_and_hour.asked(asked)
    exact = _DAY_ASKED.search(focus) is not None and _MONTH_NAMED.search(asked.text) is not None
    if _SEVERAL.search(asked.text):
        for begins, ends in daily.runs(page, clock):
            yield Proposal(begins.start, ends.end, boost=0.1)
    if clock and (of_day := told_hours.told(asked, page, hits, today, part)):
        yield from of_day
        return
    hours = not clock and daily.asks_hours(asked)
    if clock or hours:
        yield from daily.no_such_time(page)
        yield from daily.desk(asked, page, part)
    pairs = paired(page)
    rest, whole = daily.joined(asked, page, pairs, part) if clock or hours else (set(), [])
    for low, high in whole if hours or part in ("both", "point") else ():
        yield Proposal(low, high, boost=0.25)
    inside = {(moment.start, moment.end) for pair in pairs for moment in pair.moments}
    shut = not clock and any(halted(asked.text, page, one.start) for one in pairs)  # rather than 縮短開放
    for one in pairs:
        if clock and one.first.clock is None:
            continue
        if (not clock and not one.first.dated and not hours) or one.start in rest:
            continue  # the first half of a day ends none
        if clock and day_parts.other(asked.text, page, one, part):
            continue
        if in_another(asked, page, one, pairs) or _OF_PERIOD.match(page.text, one.end):
            continue
        if run_up.apart(asked, page, one, pairs):
            continue
        if hours and not one.first.dated:  # 「開放時間」 asks for all of them
            yield Proposal(one.start, one.end, written(page, one))
            continue
        last = one.last or one.first
        listed = page.text[one.first.end : last.start].strip() in ("、", "和", "及", "与")  # 「10月12日、13日」
        apart = 0.15 if shut and not halted(asked.text, page, one.start) else 0.0
        if listed and part in ("start", "end"):
            yield Proposal(one.start, one.end, written(page, one), -0.1)
        elif part == "start":
            within = page.text.startswith("期间", one.end)  # 「3月至8月期間生產的」 starts nothing
            told = written(page, one.first)
            told = told if told == "即日起" else told.removesuffix("起")
            yield Proposal(one.first.start, one.first.end, told, -0.1 if within else 0.06)
        elif part == "end":
            yield Proposal(last.start, last.end, written(page, last).removesuffix("止"), 0.06)
        else:
            yield Proposal(one.start, one.end, written(page, one), (0.06 if part == "both" else 0.0) - apart)
    for match in _RECURRING.finditer(page.text) if not clock and part != "both" else ():
        if part == "point" or (part == "start" and match[0][0] == "次"):  # 「次月1日生效」
            yield Proposal(*match.span(), boost=0.02)
        elif part == "end" and (by := _BY.match(page.text, match.end())):  # 「每月8日前付清」
            yield Proposal(match.start(), by.end(), boost=0.06)
    for one in found(page):
        if one.last or signs(page, one) or (one.start, one.end) in inside or (clock and one.first.clock is None):
            continue
        if not clock and not one.first.dated:
            continue
        born = BORN.match(page.text, one.end)
        if born and born[0][-2:] not in asked.text:
            continue  # 「1959年12月31日前出生者」: no last day of anything
        if _condition(page, one, part) or _OF_LETTER.match(page.text, one.end) or _OF_PERIOD.match(page.text, one.end):
            continue
        if _OF_THING.match(page.text, one.end) and page.text.endswith("月份", one.start, one.end):
            continue  # 「11月份獎金將於12月22日匯款」
        if exact and _MONTH_ALONE.search(page.text, one.start, one.end):
            continue  # 「6月幾號公布」: no 「六月公布」
        opens = bounds.opens(page.text, one.start, one.end)
        closes = bounds.closes(page.text, one.start, one.end)
        if _AGAIN.search(asked.text) and _stops_alone(page, one):
            continue
        if clock and one.first.dated and _DAILY.search(asked.text):
            continue  # 「每天幾點停止收件」: no 「3月7日17:30」
        if bounds.undecided(asked.text, page, one):
            continue
        if withdrawn(page, one) and not _ASKS_SET.search(asked.text):
            continue
        if closes and not opens and part == "start" and not _AGAIN.search(asked.text):
            continue  # a last day alone says nothing of the first
        halts = opens and part == "end" and bounds.halts(asked.text, page.text, one.end)
        if opens and not closes and part == "end" and not (halts or _ANEW.search(page.text, *bounds.around(page, one))):
            continue  # 「6月3日起封閉」, nor a first day of the last
        boost = 0.1 if _AGAIN.search(asked.text) and _AGAIN.match(page.text, one.end) else 0.0
        if part == "both":
            boost = -0.6 if any(pair.first.dated or clock for pair in pairs) else -0.35
        elif part == "end":
            behind = page.text[one.end : bounds.around(page, one)[1]]
            boost = (
                0.2
                if halts
                else 0.06
                if closes or bounds.ENDS.search(behind) or beside_it.finished(asked, page, one.end)
                else -0.15
            )
        elif part == "start":
            since = bounds.since(page.text, one.start)
            boost = 0.1 if opens and since else 0.06 if opens else -0.15 if closes else 0.0
            boost += 0.12 * beside_it.in_force(asked, page, one.end)
            boost += (0.1 if opens else -0.1) * (_MAY_FROM.search(asked.text) is not None)
        if part in ("start", "end"):
            boost = _headed(page, one, part) or boost
        if part == "end" and bounds.rewarded(asked.text, page.text, one.end):
            boost -= 0.3
        boost += 0.2 * beside_it.moved_to(asked, page, one.start)
        told = written(page, one)
        told = told.removesuffix("止") if part == "end" else told.removesuffix("起") if part == "start" else told
        yield Proposal(one.start, one.end, told, boost, scope=beside_it.condition(page, one.start))
    if not clock and not _DAY_ASKED.search(focus):
        yield from year_part.told(page, found(page))
    if not clock and part in ("point", "start"):
        yield from from_today.told(page)
        yield from from_today.in_week(page)
    if not clock:
        yield from relative.propose(asked, page, hits)
        yield from (Proposal(*match.span("says"), boost=-0.02) for match in _SAYS.finditer(page.text))


_ANEW = re.compile(r"恢复|重新|照常|[复解]")

TYPE = Type("when", "window", FOCUS, propose)
