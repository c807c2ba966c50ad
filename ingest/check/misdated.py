"""A day of one year amid days of another: 「签约2026年4月20日，进场2025年4月27日，首播2026年5月6日」.

One reading for texts of every kind. The other days of an announcement lie together and not long behind the day it came out; the day in doubt lies far from all of them, and with
another year in its place: near the one told before it and the one told behind it, and between these, or between the first and the last of all. One other day is enough for a window,
for what everybody is asked to do by then, for the day under a name in the last line, and for the first step of what its sentence says to be of the year. Settled by the year of the
nearest of these, of the head of the text, or of publication; the last alone only for a single day of a later year that closes something. Not seen on purpose: the same day of
another year than one of them (anniversaries, terms, figures of the year before), what is told of those who did something then (「…前获得的积分」), facts and terms by their words or by what
is so now behind them (「…捐赠，今次展出」), and a single day of a later year but between two that are told.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from ingest.check.days import moved
from ingest.check.range_year import FIGURES, LONG, end_of, year_flag
from ingest.check.reading import DAY, MANY, Mention, Reading
from ingest.check.said_year import UNPAID
from ingest.check.stages import stage_of
from ingest.check.year_claim import LAST_TERM
from records import Evidence, Flag

Days = tuple[datetime.date, datetime.date]

# what is called to, and may come before everything else
CALLED = re.compile(r"报名|申请|申报|登记|受理|征[集稿件]|投稿|预约|缴费|领取|早鸟|售票|购票")
_SENT = re.compile("报名|投稿|征[稿文]|摘要|论文|早鸟|录用")  # what a meeting waits for; not 「补贴领取」 behind it
# of the words before a day: what was so before
_FORMER = re.compile(
    rf"去年|前年|上年|往[年届期]|历[年届次]|上一学[年期]|{LAST_TERM}|上一?[届期回年次轮季]|前[届次]|以来|同期|[首初]次|首届|原|旧(?![^,。;\n]{{0,4}}(?:会员|客户|用户|商户|住户|学员|员工))|曾|[自从依按持凭]|根据|追溯|比较|对[照比]|参[考照看见]|回顾|案例"
)
# of those on either side: what was done once
_FACT = re.compile(
    r"成立|立案|破产|备案|批[准复]|核[准定发]|签[订署]|出厂|制造|生产|颁[布发]的|修[订正]|通过|获|[始兴]建|建成|竣工|落成|投[用产]|注册|入[职会党]|生日|出生|基准|检定|第一[次剂针]|开出|至今|客流|停售|授权|挂牌$|揭牌|首航|首播"
)
# of those behind it: of whom or what it is told, that it is over, or a figure
_OF_WHOM = re.compile(r"[^,。;\n]{0,14}?(?:[的之](?![前后日间])|者|部分|版|[灾损]户)")
_OVER = re.compile(r"\s*\((?:业?已|均已|结束|完成)")
_LEFT = re.compile(r"[^,。;\n]{0,6}(?:试[题卷]|照片|合照|录[像音]|回放)")  # what is left of it
_COUNT = re.compile(r"[^,。;\n]{0,8}?(?:\d+(?:\.\d+)?(?:[万亿%]|人次)|人次|同期)")
# what is of a later turn, or ends a term of years
_NEXT = re.compile(
    r"[下次明来]一?(?:届|期|轮|次|年|学[年期]|季)|到期|届满|期满|归还|效期|执行期|使用|保障|交还|质保|有效[期至]|任期|会期|出师|毕业|结业|免租|第[二三四五六七八九十\d]+[次剂针年]"
)
# that the text goes on with what is so now: 「2025年5月10日捐赠，今次展出…」
_NOW = re.compile(r"[^,。;\n]{0,14}[,。;] ?(?:今[年次天]|本[次届期回]|此次|现[在已])")
_ASKED = re.compile(r"[请须][于在]?[^,。;\n]{0,6}$")
# what everybody is to do: before a day, and behind it
_TO_DO = re.compile(
    r"(?:[请须](?![为是有])|务必|[得可将](?=[于在])|[\u4e00-\u9fff](?:截[止至]|期限|止于)|[定订]于)[^,。;\n带携附持凭示]{0,8}$"
)
_CALLS = re.compile(
    r"(?:起|止|前|内|以前|之前|期间)*[^,。;\n]{0,4}?(?:截止|受理(?=[,。;\n]|$)|提交|申请|报名|补[足交]|缴[清交纳]|[交寄]回|交[齐到]|报送|领取|退回)(?![^,。;\n]*[的者])"
)
_ONLY_THEN = re.compile(r"[^。;\n]{0,16}?(?:,|者)(?:方|才|始)")  # 「须于2025年7月31日前离职，方适用旧制」
# a name, or that of a house and of an office of it: 「青禾小学 教务处」
_SIGNED = re.compile(
    r"\n *(?!附|序|上次|[^\n]*(?:更新|日期|编|摄影|于))[\u4e00-\u9fff·()]{2,20}(?: [\u4e00-\u9fff·()]{2,12})?(?: *[敬谨]?[启上])? *(?:\n *)+$"
)
# of what is passed on beneath: 「附：原通知」
_PASSED_ON = re.compile(r"\n *(?:附件?|原[通公]?[告知文]?|转发?|旧[通公]?[告知]?)[^\n]{0,12}\n")
_END = re.compile(r"\s*\Z")
_NAME = re.compile(r"[\u4e00-\u9fff]$")
# that something closes by then
_CLOSES = re.compile("截[止稿单]|关[闭上]|收件|[停止]收|(?:签约|缴[费纳]|提交|回复|确认)期限|最后[^,。;]{0,4}日")
_YEAR = re.compile(r"(?<!\d)(20\d\d|1[0-4]\d)(?=年(?!\d|度?财|年报))")
# a heading is of the text, not of the day
HEADING = re.compile(".*(?:通知|公告|通告|启事|简章|须知|办法|说明)[》」]?:")
_CLAUSE = re.compile(r"[,。;|\t\n]")
_SHIFTS = (1, -1, 2)  # by how many years a day is moved
_FAR, _NEAR = 150 * DAY, 45 * DAY  # from all days as it is written, and to those round it
_BACK, _SOON, _AHEAD = 3 * DAY, 60 * DAY, 165 * DAY  # behind publication; ahead of it, of a window and of a day
_LONG, _LONGEST = 60 * DAY, 120 * DAY  # a window; the same between two days that are told
_HEAD = 160  # code points in which a text says of what year it is
_ROC = 1911
_NAMES = 48  # code points of the lines over the day of a signature
_BESIDE = 24  # code points round a day in which it is said of what it is


def misdated(text: Reading) -> Iterator[Flag]:
    if text.reference is None or text.years <= {text.reference.year}:
        return
    told = [one for one in text.mentions if _told(one)]
    for at, mention in enumerate(told):
        point, end = mention.found.first, mention.found.last
        if point is None or "day" not in point.written:
            continue
        if not mention.year_written and (end is None or "year" not in end.written):
            continue
        beside = (*told[max(0, at - MANY) : at], *told[at + 1 : at + MANY])
        others = [one for one in beside if one.section == mention.section]
        for shift in _SHIFTS:
            named = _meant(text, mention, others, shift)
            if named is not None and not told_elsewhere(text, mention, shift):
                assert point.year is not None
                yield year_flag(text, mention, (point, mention.found.last), shift, point.year + shift, [named])
                break


def _told(one: Mention) -> bool:
    """Whether a date, or a month, is told of what is to come."""
    point = one.found.first
    if one.first is None or one.last is None or point is None or "month" not in point.written:
        return False
    return not (one.old or one.example or one.past or one.ago)


def _meant(text: Reading, mention: Mention, others: Sequence[Mention], shift: int) -> Evidence | None:
    """What names the year that a day is meant to have, where it fits in so many years later and does not as it is written."""
    assert text.reference is not None and mention.first is not None
    end = end_of(mention) or mention.first
    first, last = moved(mention.first, shift), moved(end, shift)
    ahead = first - text.reference
    lasts = end - mention.first
    if not datetime.timedelta() <= lasts <= _LONGEST or not -_BACK <= ahead <= _AHEAD:
        return None
    days = [(one.first, one.last) for one in others if one.first and one.last]
    if any(abs(day - mention.first) < _FAR or day in (first, last) for span in days for day in span):
        return None
    if shift < 0 and mention.found.mod == "until" and any(begin - DAY == last for begin, _ in days):
        return None  # a term: 「2025年5月6日生效，至2026年5月5日」
    window, words = mention.found.last is not None and ahead <= _SOON, _before(text, mention)
    if shift < 0 and window and f"{first.year}年" in words:
        return _headed(text, first.year)  # 「2025年夏季档期为2026年7月7日至18日」
    if shift < 0 and _waits(text, mention, words, first):
        return None
    behind = bool(others) and others[-1].found.offset > mention.found.offset
    asked = ahead <= _SOON and _asked(text, mention)
    under_a_name = abs(ahead) <= _BACK and signed(text, mention) and any(text.reference < day for day, _ in days)
    surely = asked and shift > 0 or under_a_name or _schedules(text, mention, others, first)
    if len(days) < 2 and not (window and (behind or shift < 0) or days and surely):
        return None
    called = asked and shift > 0 or window and CALLED.search(words) is not None
    opens = called and bool(days) and all(last <= begin for begin, _ in days)
    if not (opens or under_a_name) and not _in_place(mention, others, days, (first, last), window, later=shift < 0):
        return None
    if lasts > _LONG and not _told_round(mention, others, days, (first, last)):
        return None
    of_it = [one for one in others if one.first and one.first.year == first.year]
    named = [one for one in of_it if one.year_written]
    near = min(named, key=lambda one: abs(one.found.offset - mention.found.offset), default=None)
    if near is not None:
        return text.of(near.found)
    # else the year of publication, which days without a year have
    if (headed := _headed(text, first.year)) is not None or not of_it:
        return headed
    said = f"{words}{mention.found.text} {_behind(text, mention)}"
    step = window or shift > 0 or stage_of(said) or _CLOSES.search(said)
    return text.of(of_it[0].found) if step else None


def _asked(text: Reading, mention: Mention) -> bool:
    """Whether everybody is asked to do something by a day, or it is said what is to be done then: enough with one other day beside it."""
    if mention.found.mod in ("since", "after") and not _CALLS.match(text.plain, mention.found.stop):
        return False  # 「请提供2024年3月10日以后的报告」
    if UNPAID.search(text.plain, *mention.sentence) or _ONLY_THEN.match(text.plain, mention.found.stop):
        return False
    before, behind = _before(text, mention), _behind(text, mention)
    if "须" in before and of_fact(text, mention):
        return False  # 「须2025年1月20日前签订租约」
    if mention.found.text.startswith(("截", "止")) and _NAME.search(before):
        return True  # 「订单确认截至2025年9月18日」
    return _TO_DO.search(before) is not None or _CALLS.match(behind) is not None


def _schedules(text: Reading, mention: Mention, others: Sequence[Mention], first: datetime.date) -> bool:
    """Whether a day opens the steps of what its sentence says to be of a year: 「2026年度演练：推演2025年1月14日，实地1月21日」."""
    low, high = mention.sentence
    named = _headed(text, first.year)
    if named is None or not low <= named.offset < mention.found.offset:
        return False
    told = [one for one in others if low <= one.found.offset < high]
    return bool(told) and all(
        one.found.offset > mention.found.offset and one.first >= first for one in told if one.first
    )


def signed(text: Reading, mention: Mention) -> bool:
    """Whether a day stands alone in the last line, under a name."""
    found = mention.found
    line = text.plain.rfind("\n", 0, found.offset) + 1
    if text.plain[line : found.offset].strip() or not _END.match(text.plain, found.stop):
        return False
    low = max(0, line - _NAMES)
    return bool(_SIGNED.search(text.plain, low, line)) and not _PASSED_ON.search(text.plain, max(0, low - _NAMES), line)


def _in_place(
    mention: Mention,
    others: Sequence[Mention],
    days: Sequence[Days],
    span: Days,
    window: bool,
    later: bool,
) -> bool:
    """Whether such days would lie among those round them; of what is dated `later`, a day only between two that are told."""
    first, last = span
    before, last_told, next_told = _round(mention, others, days)
    if not all(a - _NEAR <= last and first <= b + _NEAR for a, b in (*last_told, *next_told)):
        return False
    if before and next_told and (window or not later):
        return True
    if (
        days
        and (window or before and not later)
        and min(a for a, _ in days) <= first
        and last <= max(b for _, b in days)
    ):
        return True
    ordered = all(a <= first for a, _ in last_told) and all(last <= b for _, b in next_told)
    return ordered and (window or not later or bool(before and next_told))


def _round(
    mention: Mention, others: Sequence[Mention], days: Sequence[Days]
) -> tuple[Sequence[Days], Sequence[Days], Sequence[Days]]:
    """The days told before a date, the last of these, and the next one behind it."""
    many = sum(one.found.offset < mention.found.offset for one in others)
    return days[:many], days[max(0, many - 1) : many], days[many : many + 1]


def _told_round(mention: Mention, others: Sequence[Mention], days: Sequence[Days], span: Days) -> bool:
    """Whether such days lie wholly between the day told before them and the next."""
    _, before, behind = _round(mention, others, days)
    return bool(before and behind) and before[0][0] <= span[0] and span[1] <= behind[0][1]


def _headed(text: Reading, year: int) -> Evidence | None:
    """The year of what the text is of, in its first words."""
    for said in _YEAR.finditer(text.plain, 0, _HEAD):
        dated = text.mentions_in(said.start(), said.start() + 1)
        if int(said[1]) in (year, year - _ROC) and not any(one.found.first and one.found.first.month for one in dated):
            return text.evidence(*said.span(1))
    return None


def _before(text: Reading, mention: Mention) -> str:
    """What stands before a date in its clause, with the name that a colon ends."""
    return _CLAUSE.split(text.plain[max(0, mention.found.offset - _BESIDE) : mention.found.offset])[-1]


def _behind(text: Reading, mention: Mention) -> str:
    return _CLAUSE.split(text.plain[mention.found.stop : mention.found.stop + _BESIDE])[0]


def _waits(text: Reading, mention: Mention, words: str, first: datetime.date) -> bool:
    """Whether what is no call itself would begin before a call beside it ends: 「会议时间2027年4月18日至20日，摘要截止2026年4月25日」."""
    calls = (one.first for one in text.periods if one.first and one.mention is not mention and _SENT.search(one.label))
    return not CALLED.search(words) and any(one > first for one in calls)


def told_elsewhere(text: Reading, mention: Mention, shift: int) -> bool:
    """Whether the words round a date say that it is of another year than so many years later."""
    before, behind = _before(text, mention), _behind(text, mention)
    assert mention.first is not None
    meant = mention.first.year + shift
    written = rf"{mention.first.year}|(?<!\d){mention.first.year - _ROC}年"
    before = HEADING.sub("", before)
    before = re.sub(rf"(?<!\d)(?:{meant}|{meant - _ROC})年度", "", before)  # 「115年度演练：推演114年1月14日」
    if LONG.search(before) or _NEXT.search(before) or re.search(written, before + behind):
        return True
    if shift < 0:
        return bool(_NEXT.search(behind) or LONG.search(behind) or _OF_WHOM.match(behind))
    # 「自2025年7月1日起受理」, 「收件自115年5月10日起至…」 are of the range
    ranged = mention.found.mod == "since" or mention.found.last is not None
    if _FORMER.search(before) and not (ranged and before.endswith(("自", "从"))):
        return True
    if _ASKED.search(before):
        return False
    return (
        FIGURES.search(before) is not None
        or _NOW.match(text.plain, mention.found.stop) is not None
        or of_fact(text, mention)
    )


def of_fact(text: Reading, mention: Mention) -> bool:
    """Whether a day is one of a fact, or of those who did something then: 「生产日期2025年10月1日」, 「2025年版」."""
    before, behind = _before(text, mention), _behind(text, mention)
    if _FACT.search(before) or _FACT.search(behind):
        return True
    return any(rule.match(behind) for rule in (_OF_WHOM, _OVER, _LEFT, _COUNT))
