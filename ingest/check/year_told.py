"""A year that the words beside it belie: 「去年（2024年）」 put out in 2026, 「2026年第一季度…其中2025年3月…」, 「2025年上半年检定：报名自2026年1月10日」,
a signature a year before all that its text calls to, a day whose twin is a year later, the days of a call under a head of the year behind.

Reads a year in brackets or behind 即 of a word that says which one it is; a month behind 其中 of a quarter, half or run of months that holds it in another year; the year
with a season or half that heads a call, whose days all lie in the next year; and a last line that is a date alone. Settled by the day of publication, by the whole, by the days of the
call; 去年 and 前年 settle nothing. Not seen on purpose: words round new year, what is done once a year is over (results, balances, repeated
examinations), winters, which two years share, and texts that name the earlier year elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.check.reading import DAY, Mention, Period, Reading
from records import Evidence, Flag

_STEPS = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1}
_SAID = re.compile(r"(?P<word>[前去今明]年|[上本]年(?=度?\())度?(?:\(|,?(?:也就是|即))(?P<year>20\d\d|1[0-4]\d) ?年")
_SPOKEN = re.compile(r"[原旧]|[“「『\"《][^”」』\"》]*$|(?:通知|公告|报道|文章|当时|时任|写道|称)")
_WHOLE = re.compile(
    r"(?P<year>20\d\d|1[0-4]\d) ?年(?:第?(?P<quarter>[一二三四1-4])季度?|(?P<half>[上下])半年|\(?(?P<first>\d{1,2})月?[至到~\-—](?P<last>\d{1,2})月)"
)
_PART = re.compile(r"其中,?[在于]?(?P<year>20\d\d|1[0-4]\d) ?年(?P<month>\d{1,2})月")
_BESIDE = re.compile(r"同期|同比|相比|去年|上年|较|比")
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
_SEASON = re.compile(
    r"(?P<year>(?<!\d)20\d\d|(?<!\d)1[0-4]\d) ?年度?(?:[春夏]季?|暑[期假]|上半年|端午|清明|元宵)(?!学期)(?P<what>[^,。;\n\d]{0,24})"
)
_CALL = re.compile(
    r"报名|招[生募聘]|征[集稿件]|简章|招[展商]|邀请|开[赛幕班课]|举[办行]|检定|鉴定|测验|会|赛|营|展|节|班"
)
_AFTERWARDS = re.compile(
    r"成绩|结果|证书|补|奖金|报销|缓考|核销|评[优比]|表彰|总结|发放|公示|名单|公布|退|审计|复[核查审]|决算|报告|回顾|结算|汇总|统计|获奖|领取|重修|延期|改期|推迟|录取|考核|清算|账"
)
_SIGNED = re.compile(r"(?:^|\n)[^\n。,;:]{0,24}\s*$")
_FIGURES = re.compile(r"(?P<year>\d{3,4})")
_USED = re.compile(r"使用|举[行办]|截止|限|有效|[日号]前|届时|请|将|开放|入场|领取|兑换|参加")
_RECORDED = re.compile(
    r"去年|上[一次届年]|曾|成立|周年|签[订署]|出生|购买|消费|原|以来|考核|统计|往|生产|批[准复]|业绩|缴纳|取得|完成|开业"
)
_CALLED = re.compile(
    r"(?:报名|申[请报领]|登记|受理|征[集稿]|投稿|预约|缴费|领取|参保|投保|送样|送检|收样|收件|办理)(?:时间|日期|期间?|期限)?$"
)
_HEAD = 60  # code points in which a call is headed


def year_told(text: Reading) -> Iterator[Flag]:
    if text.reference is not None:
        yield from _by_word(text)
        yield from _headed(text)
        yield from _signed(text)
        yield from _twin(text)
        yield from _of_call(text)
    yield from _of_whole(text)


def _by_word(text: Reading) -> Iterator[Flag]:
    assert text.reference is not None
    for match in _SAID.finditer(text.plain):
        begin, _ = text.clauses.sentence(match.start())
        right, year = text.reference.year + _STEPS[match["word"]], _year(match["year"])
        if year == right or abs(year - right) > 3 or _SPOKEN.search(text.plain, begin, match.start()):
            continue
        if year == right - 1 and text.reference.month <= 2 or year == right + 1 and text.reference.month == 12:
            continue  # written before new year, and put out behind it; or ready for the next
        settled = right if _STEPS[match["word"]] >= 0 else None
        yield _flag(text, match, settled, right, [text.evidence(*match.span("word"))])


def _of_whole(text: Reading) -> Iterator[Flag]:
    for match in _PART.finditer(text.plain) if "其中" in text.plain else ():
        begin, _ = text.clauses.sentence(match.start())
        wholes = list(_WHOLE.finditer(text.plain, begin, match.start()))
        if len(wholes) != 1 or _BESIDE.search(text.plain, begin, match.start()):
            continue
        whole = wholes[0]
        months = _months(whole)
        if abs(_year(match["year"]) - _year(whole["year"])) == 1 and int(match["month"]) in months:
            year = _year(whole["year"])
            yield _flag(text, match, year, year, [text.evidence(*whole.span("year"))])


def _months(whole: re.Match[str]) -> range:
    if whole["quarter"]:
        first = 3 * int(_QUARTERS.get(whole["quarter"], whole["quarter"])) - 2
        return range(first, first + 3)
    if whole["half"]:
        return range(1, 7) if whole["half"] == "上" else range(7, 13)
    return range(int(whole["first"]), int(whole["last"]) + 1)


def _headed(text: Reading) -> Iterator[Flag]:
    """The year and season that head a call, a year before all its days."""
    assert text.reference is not None
    match = _SEASON.search(text.plain, 0, _HEAD)
    if match is None or not _CALL.search(match["what"]) or _AFTERWARDS.search(text.plain, 0, match.end()):
        return
    year = _year(match["year"])
    later = [one for one in text.mentions if one.found.offset >= match.end() and _full(one)]
    if (
        year != text.reference.year - 1
        or len(later) < 2
        or any(one.old or one.past or one.ago for one in text.mentions)
    ):
        return
    if {one.first.year for one in later if one.first} != {year + 1} or f"{year}年" in text.plain[match.end() :]:
        return
    begins = min(one.first for one in later if one.first)
    if begins >= text.reference - 10 * DAY:
        yield _flag(text, match, year + 1, year + 1, [text.of(later[0].found)])


def _signed(text: Reading) -> Iterator[Flag]:
    """A last line that is a date alone, a year before the day of publication, under a text of that year."""
    assert text.reference is not None
    if not text.mentions:
        return
    last = text.mentions[-1]
    point = last.found.first
    alone = not text.plain[last.found.stop :].strip() and _SIGNED.search(text.plain, 0, last.found.offset) is not None
    if (
        not alone
        or "\n" not in text.plain[: last.found.offset]
        or not _full(last)
        or last.found.last is not None
        or point is None
    ):
        return
    assert last.first is not None
    year = last.first.year
    if year != text.reference.year - 1 or abs((text.reference - last.first).days - 365) > 10:
        return
    others = [one for one in text.mentions[:-1] if _full(one) and one.first and not (one.old or one.past)]
    years = [one.first.year for one in others if one.first]
    ahead = [one for one in others if one.first and one.first >= text.reference]
    if ahead and min(years) > year and f"{year}年" not in text.plain[: last.found.offset]:
        found = _FIGURES.search(text.plain, last.found.offset)
        if found:
            yield _flag(text, found, year + 1, year + 1, [text.of(ahead[0].found)])


def _twin(text: Reading) -> Iterator[Flag]:
    """A day of last year that is to come, where the text has the same day of this year: 「2026年2月14日举行…。限2025年2月14日使用」."""
    assert text.reference is not None
    days = [
        one for one in text.mentions if _full(one) and one.found.last is None and not (one.old or one.past or one.ago)
    ]
    for one in days:
        if one.first is None or one.first >= text.reference - 60 * DAY or one.found.mod == "since" or one.example:
            continue
        twins = [two for two in days if two.first and two.first >= text.reference and _same_day(one, two)]
        start, end = text.clauses.clause(one.found.offset, one.found.stop)
        if twins and _USED.search(text.plain, start, end) and not _RECORDED.search(text.plain, start, end):
            found = _FIGURES.search(text.plain, one.found.offset)
            if found:
                yield _flag(text, found, _year(found["year"]) + 1, _year(found["year"]) + 1, [text.of(twins[0].found)])


def _same_day(one: Mention, other: Mention) -> bool:
    a, b = one.first, other.first
    return a is not None and b is not None and (a.month, a.day, a.year + 1) == (b.month, b.day, b.year)


def _of_call(text: Reading) -> Iterator[Flag]:
    """The days of a call that a year later would be those of today or soon, under a head of this year: 「2026年第一期检测：送样时间2025年2月2日至13日」."""
    assert text.reference is not None
    for period in text.periods:
        one = period.mention
        if not _full(one) or one.found.last is None or period.first is None or period.last is None:
            continue
        if one.old or one.past or one.ago or one.example or period.first.year != text.reference.year - 1:
            continue
        first, last = period.first + 365 * DAY, period.last + 365 * DAY
        ahead = (first - text.reference).days
        brief = 0 <= (period.last - period.first).days <= 92 and last >= text.reference
        if (
            not brief
            or ahead > 60
            or not _CALLED.search(period.label)
            or text.years & {period.first.year}
            and _others(text, period)
        ):
            continue
        before = text.plain[one.sentence[0] : period.offset]
        head = re.search(rf"(?<!\d){text.reference.year}年", text.title + before)
        if head is None or _RECORDED.search(before):
            continue
        found = _FIGURES.search(text.plain, period.offset)
        again = "year" in one.found.last.written  # both years are to be put right
        if found:
            yield _flag(text, found, None if again else text.reference.year, text.reference.year, [])


def _others(text: Reading, period: Period) -> bool:
    """Whether another date of the text is of the year of a window."""
    assert period.first is not None
    return any(
        two.year_written and two.first is not None and two.first.year == period.first.year
        for two in text.mentions
        if two is not period.mention
    )


def _full(one: Mention) -> bool:
    point = one.found.first
    return one.year_written and one.first is not None and point is not None and point.month is not None


def _year(written: str) -> int:
    return int(written) + (1911 if len(written) == 3 else 0)


def _flag(text: Reading, match: re.Match[str], settled: int | None, right: int, evidence: list[Evidence]) -> Flag:
    start, stop = match.span("year")
    written = _year(match["year"])
    shown = str(right - 1911 if stop - start == 3 else right)
    message: dict[str, object] = {"key": "year_beside", "written": written, "year": right}
    suggestion = shown if settled is not None else None
    return text.flag("year_mismatch", start, stop, message, evidence, suggestion, [shown])
