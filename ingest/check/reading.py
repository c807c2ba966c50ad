"""What the checks read of an announcement: its dates as days, with the words round them.

A `Mention` is a find with a day in it; a `Period` is a window of the record with the days that it says. Both know
whether the text itself takes the date back (`old`: 「原定…」, 「…有误」, 「由…延至…」), tells of a change
(`changed`), gives it as an example or refuses it (`example`), or tells of it as past (`past`). `section` counts
announcements inside one text (「壹、…公告：」, 「贰、…公告：」): what stands in two sections is never compared.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ingest.check.days import day_of, days
from ingest.check.lengths import Length, lengths
from ingest.check.moved import CHANGE, MOVED_CLOCK, TURN, taken_back
from ingest.check.sections import sections
from ingest.check.series import series
from records import Announcement, Evidence, Flag, Window
from zh.beginning import beginning
from zh.clauses import Clauses
from zh.dates import Found, find
from zh.once import once
from zh.past import of_earlier_round, of_earlier_year, told_past
from zh.plain import plain

DATED = ("date", "daterange", "datetime", "datetimerange")
FAR = 300  # code points of a sentence that are looked at on either side of a date
MANY = 200  # dates of one announcement that are compared with each other
_HEADED = 200  # code points in which a text says of what year it is
DAY = datetime.timedelta(days=1)

_CORRECTS = re.compile(r"更正|勘误|订正|补正公告")
# an example is told before its date, a refusal anywhere in the sentence
_EXAMPLE = beginning(
    "若如倘提最例比譬好举示样范假格写印标登排误填录输(",
    # and so is what may come about earlier: 「如提前完成，结果最快6月10日公布」, 「额度提前售罄的，7月5日成立」
    r"(?:[若如]|倘若?)[^,。;\n]{0,12}提前[^。;\n]{0,24}$|提前(?:售罄|[募招]满|满员|额满|达标|完成|结束)[^,。;\n]{0,6}的,[^。;\n]{0,16}$|最快[^,。;\n]{0,6}$|"
    r"(?:例如|比如|譬如|比方|好比|(?<![\u4e00-\u9fff])如(?=[“「\"『])|举例|示例|样例|范例|假设|假如|格式为|格式应|写成|[印标登排]成(?=[“「\"'\d ]|$)|写作(?=[“「\"'\d ])|如填|误填|(?:填|录|输入)[成为作](?!功)(?!绩))[^。;\n]{0,40}$|\((?:如|例|像)[:,]?[^()。;\n]{0,12}$",
)
_REFUSED = beginning(
    "拒不并月无没误格谣诈虚假冒纯从这此日写",
    # a date is refused, not what comes after it: 「表单拒收2月30日」, not 「…截止，逾期送达的拒收」
    r"拒收(?=[^,。;\n]{0,4}[\d“「])|不存在(?!任何|利益|关联|争议|纠纷)|并无(?=[^,。;\n]{0,8}(?:[日天]|佐证|依据|根据|记载))|月份?(?:并?[无没]有? ?(?:29|3\d)|[只仅]有 ?(?:2[89]|3[01])) ?[日天]|无此|没有这[一个]?[天日个]|误填|格式(?:不[符对]|有误)|"
    # 「会拦截13月、2月30日这类写法」, 「提示日期不合法」
    r"[这此]类(?:写法|格式|日期|数据|输入)|(?:日期|格式|写法)不合(?:法|规)(?!的)|无效(?:日期|格式)|"
    r"不实(?:消息|信息|传言|言论)|谣言|诈骗|虚假(?:信息|消息|宣传)|假冒|冒充|纯属(?:虚构|捏造)|从未(?:发布|作出|做出|委托|举办)",
)
# said behind the date of its own clause: 「3月21日停航，并非本局通告」, not 「非本市户籍公告栏另见：报名3月10日」
_NOT_OURS = re.compile(
    r"[^,。;\n]{0,20},?[^,。;\n]{0,4}?(?:并非|不是|非)(?:本|我|官方)[^,。;\n]{0,4}(?:公告|通知|通告|发布|消息)(?=[,。;\n]|$)"
)
# a date alone in quotation marks, in a sentence about how it was written: 「誤標為“5月10日（周五）”」, 「可填“2月30日”」
# a day that the one before it gives: 「次日」
AFTER_ONE = re.compile(r"(?:次|翌|隔|第[二三])[日天]|[当同][日天]|后一[日天]")
_OPENS, _CLOSES = '“「『"‘《', '”」』"’》'
_WRITING = re.compile(
    r"写|填|印[成为作着错]|标[为成注错]|录入|输入|显示|误|错|认成|识别|当成|正确|更正|勘误|订正|笔误|并非|不是"
)
_QUOTED_LINE = re.compile(r"^\s*(?:原文|原载|误|原公告|原内容)\s*:?\s*$")

# the heads of lines that are each of another group, shop, line, …: 「河东店：」, 「提前批：」; no rounds, which follow one another
_HEAD = re.compile(
    r"(?m)^[ 　]*(?:[●■◆▲★※*·•\-—]|\(?[一二三四五六七八九十\d]{1,2}[)、.])?[ 　]*(?P<head>[^:,。;、|\t\n()]{1,10}?"
    r"(?P<sort>校区|门店|赛道|通道|岗位|专业|标段|[组班店批线区馆站楼院村里镇队类型款档版厅侧路校街园]))(?:\([^()\n]{1,20}\))?:"
)
# what each of them ends in, which few texts have
_SORT = re.compile(r"[道位业段组班店批线区馆站楼院村里镇队类型款档版厅侧路校街园](?:\([^()\n]{1,20}\))?:")
_ROUNDS = re.compile(r"第|初|复|决|终|预|[上下]一?[场轮]")
_OF_ITS_OWN = re.compile(r"(?m)^[ 　]*(?:另外|此外|另)[,，]?[^:。\n]{2,20}(?:单独|独立|另设|另外)[^:。\n]{0,8}[:。]")
# 「原报名时间3月1日」, where the text tells of 报名时间, too: not 「原件审核时间」
_FORMER = re.compile(r"(?:^|[,。;:(])\s*原(?P<name>[\u4e00-\u9fff]{2,10}(?:时间|日期|期间|期限))[为是:]?$")
_YEAR = re.compile(r"20\d\d")
_BARE_END = re.compile("(?:截止|结束|为止|截稿|收件)(?:日期?|时间)?")
_NAMED_BEHIND = re.compile("[:|]([\u4e00-\u9fff]{2,}(?:时间|日期|期间|期限)[^:]{0,3})$")
_DAYS_BEFORE = re.compile(r"(?![于在至到自从由为是即本每当上下月同截止须应需请将以])[\u4e00-\u9fff]\d{1,2}日之?前")
# of what the time is, said with its place: 「抽签地点在礼堂，日期订在8月25日」
AT_PLACE = re.compile("([\u4e00-\u9fff]{2,8})(?:地点|场地|会场)[^,。;]{1,16},[^,。;]{0,2}(?:日期|时间)[^,。;]{0,4}$")
_ITEM = re.compile(r"[|\t、→➡>]")  # what parts the steps of one line


class Mention(Struct, frozen=True):
    found: Found
    first: datetime.date | None  # the first and last day that it says; None where there is no such day
    last: datetime.date | None
    sentence: tuple[int, int]
    section: int
    old: bool
    changed: bool
    example: bool
    past: bool
    ago: bool  # of an earlier round or year (上届, 去年)

    @property
    def year_written(self) -> bool:
        return self.found.first is not None and "year" in self.found.first.written


class Period(Struct, frozen=True):
    """A window with its days, and the mention that it begins with; made by `of`."""

    window: Window
    mention: Mention
    label: str  # plain
    owner: str  # plain, "" for none
    first: datetime.date | None
    last: datetime.date | None
    offset: int  # span of the window
    stop: int
    doubted: bool = False  # its year was raised, and these days are with another

    @classmethod
    def of(
        cls,
        window: Window,
        mention: Mention,
        label: str,
        owner: str,
        first: datetime.date | None,
        last: datetime.date | None,
    ) -> Period:
        return cls(window, mention, label, owner, first, last, window.offset, window.offset + len(window.span))


class Reading:
    """One announcement, as the checks see it. `reference` is the day it was put out, None where that is not known;
    `clauses` are those of its body in plain characters.
    """

    def __init__(
        self,
        announcement: Announcement,
        found: Sequence[Found],
        reference: datetime.date | None,
        clauses: Clauses,
    ) -> None:
        self.body = announcement.body
        self.title = plain(announcement.title)
        self.plain = clauses.text
        self.clauses = clauses
        self.reference = reference
        self.windows = announcement.windows
        self.found = tuple(found)
        self._told: dict[str, bool] = {}  # by the name of a former time, whether that time is told, too
        self._sections = sections(self.title, self.plain)
        self._last = (0, 0, False, False)  # a sentence, whether it tells of a change, and whether it refuses something
        self.corrects = _CORRECTS.search(self.title) is not None or _CORRECTS.search(self.plain, 0, 120) is not None
        self.mentions = tuple(
            self._mention(one) for one in self.found if one.kind in DATED and not self._counts_days(one)
        )
        # by the offset of a window, worked out once
        self._words: dict[int, str] = {}
        self._behind: dict[int, str] = {}
        self._before: dict[int, str] = {}
        self._places = [mention.found.offset for mention in self.mentions]

    def section(self, place: int) -> int:
        """Which announcement of the text a place is in, and which of several groups, shops, … that have lines of their own."""
        line = self.plain.rfind("\n", 0, place) + 1
        return bisect_right(self._sections, place) + self._groups.get(line, 0)

    @once
    def _groups(self) -> dict[int, int]:
        """By where a line begins, the number of the group that it is of, where lines of several groups stand side by side."""
        heads: dict[str, dict[str, list[int]]] = {}
        for match in _HEAD.finditer(self.plain) if _SORT.search(self.plain) else ():
            if not _ROUNDS.search(match["head"]):
                heads.setdefault(match["sort"], {}).setdefault(match["head"], []).append(match.start())
        groups = [lines for alike in heads.values() if len(alike) > 1 for lines in alike.values()]
        if "另" in self.plain or "此外" in self.plain:
            groups += [[match.start()] for match in _OF_ITS_OWN.finditer(self.plain)]
        return {line: 1000 * at for at, lines in enumerate(groups, 1) for line in lines}

    @once
    def periods(self) -> tuple[Period, ...]:
        by_place = {mention.found.offset: mention for mention in self.mentions}
        given: list[Period] = []
        for at, window in enumerate(self.windows[:MANY]):
            mention = by_place.get(window.offset)
            if mention is None or window.label is None:
                continue
            first, last = mention.first, mention.last
            if any(one.offset < window.offset + len(window.span) for one in self.windows[at + 1 : at + 2]):
                window = replace(window, span=mention.found.text, end=mention.found.end)  # its end has a name, too
            if window.end and len(window.span) > len(mention.found.text):
                last = day_of(window.end, end=True)
            called, owner = plain(window.called or window.label or ""), plain(window.owner or "")
            given.append(Period.of(window, mention, called, "" if owner in called else owner, first, last))
        return tuple(given)

    @once
    def years(self) -> frozenset[int]:
        """The years that its dates and its head name."""
        head = f"{self.title} {self.plain[:_HEADED]}"
        dated = (one.first.year for one in self.mentions if one.first is not None and one.year_written)
        return frozenset((*dated, *(int(year) for year in _YEAR.findall(head))))

    @once
    def rows(self) -> dict[int, int]:
        """By the offset of a window, where the row of a table begins that has several windows: each such row is of
        another thing.
        """
        given: dict[int, list[int]] = {}
        for period in self.periods:
            start = self.plain.rfind("\n", 0, period.offset) + 1
            if "\t" in self.plain[start : period.offset]:
                given.setdefault(start, []).append(period.offset)
        return {offset: start for start, offsets in given.items() if len(offsets) > 1 for offset in offsets}

    @once
    def series(self) -> Mapping[int, str]:
        """By the offset of a window, of what it is a round, where things have several rounds of their own."""
        return series(self.plain, ((one.mention.sentence[0], one.offset, one.label) for one in self.periods))

    @once
    def lengths(self) -> list[Length]:
        """The stated lengths of time, in order; of a text with very many the first."""
        return lengths(self.plain)[:MANY]

    def stated(self, start: int, end: int) -> list[Length]:
        """The lengths that are said in the sentence of a range."""
        first, last = self.clauses.sentence(start, end)
        return [one for one in self.lengths if first <= one.start < last]

    def beside(self, place: int) -> tuple[Mention, ...]:
        """The mentions round a place, in order: all, but for a text with very many."""
        at = bisect_right(self._places, place)
        return self.mentions[max(0, at - MANY) : at + MANY]

    def words(self, period: Period) -> str:
        """What a window is called, with the words just before it in its clause."""
        known = self._words.get(period.offset)
        if known is None:
            start, _ = self.clauses.clause(period.offset)
            near = self.plain[max(start, period.offset - 16) : period.offset]
            if named := _NAMED_BEHIND.search(near):  # 「检验报告：抽样日期12月5日」
                near = named[1]
            if not near.strip() and _BARE_END.fullmatch(period.label):  # 「影展征片，8月31日截止」
                near = self.led(period.mention)[-12:]
            if place := AT_PLACE.search(self.led(period.mention)):
                near = f"{place[1]} {near}"
            owner = period.owner if len(period.owner) <= 6 else ""
            known = self._words[period.offset] = f"{near} {period.label} {owner}"
        return known

    def behind(self, period: Period) -> str:
        """What is said right behind a window: the rest of its clause, as far as the next item or date."""
        known = self._behind.get(period.offset)
        if known is None:
            _, end = self.clauses.clause(period.offset, period.stop)
            at = bisect_left(self._places, period.stop)
            end = min(end, period.stop + 24, self._places[at] if at < len(self._places) else end)
            said, next_item, _ = _ITEM.split(self.plain[period.stop : end], 1)[0].partition(":")
            known = self._behind[period.offset] = "" if next_item else said
        return known

    def before(self, period: Period) -> str:
        """What is said right before a window in its clause, behind the date before."""
        known = self._before.get(period.offset)
        if known is None:
            start, _ = self.clauses.clause(period.offset)
            start = max(start, period.offset - 24, self.mentions_before(period.offset))
            known = self._before[period.offset] = self.plain[start : period.offset]
        return known

    def told(self, period: Period) -> str:
        """What stands behind a window in its sentence, as far as the next date."""
        at = bisect_left(self._places, period.stop)
        end = self._places[at] if at < len(self._places) else len(self.plain)
        return self.plain[period.stop : min(end, period.mention.sentence[1], period.stop + 120)]

    def led(self, mention: Mention) -> str:
        """What stands before a date in its sentence, behind the date before."""
        start = max(mention.sentence[0], mention.found.offset - 40, self.mentions_before(mention.found.offset))
        return self.plain[start : mention.found.offset]

    def mentions_in(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that begin in a piece, in order."""
        return self.mentions[bisect_left(self._places, start) : bisect_left(self._places, end)]

    def mentions_before(self, place: int) -> int:
        """Where the date before a place ends (0: there is none)."""
        at = bisect_left(self._places, place)
        return self.mentions[at - 1].found.stop if at else 0

    def evidence(self, start: int, end: int) -> Evidence:
        return Evidence(span=self.body[start:end], offset=start)

    def of(self, one: Found) -> Evidence:
        return Evidence(span=one.text, offset=one.offset)

    def flag(
        self,
        kind: str,
        start: int,
        end: int,
        message: dict[str, object],
        evidence: Sequence[Evidence] = (),
        suggestion: str | None = None,
        alternatives: Sequence[str] = (),
    ) -> Flag:
        span = self.body[start:end]
        others = dict.fromkeys(one for one in alternatives if one not in (span, suggestion))
        return Flag(
            kind=kind,
            span=span,
            offset=start,
            suggestion=suggestion,
            alternatives=tuple(others),
            message=message,
            evidence=tuple(evidence),
        )

    def _former(self, before: str) -> bool:
        former = _FORMER.search(before) if "原" in before else None
        if former is None:
            return False
        name = former["name"]
        if name not in self._told:
            self._told[name] = self.plain.count(name) > self.plain.count("原" + name)
        return self._told[name]

    def _ahead(self, first: datetime.date | None) -> bool:
        return first is not None and self.reference is not None and first > self.reference

    def _mention(self, one: Found) -> Mention:
        first, last = days(one)
        start, end = self.clauses.sentence(one.offset, one.stop)
        start, end = max(start, one.offset - FAR), min(end, one.stop + FAR)
        before, after = self.plain[start : one.offset], self.plain[one.stop : end]
        timed = one.kind in ("datetime", "datetimerange")
        if (start, end) != self._last[:2]:  # dates of one sentence follow one another
            self._last = (
                start,
                end,
                TURN.search(self.plain, start, end) is not None and CHANGE.search(self.plain, start, end) is not None,
                _REFUSED.search(self.plain, start, end) is not None,
            )
        changed, refused = self._last[2:]
        changed = changed or timed and MOVED_CLOCK.search(self.plain, start, end) is not None
        old = changed and taken_back(before, after, timed) or self._under_quote(one.offset)
        old = old or self._former(before)
        return Mention(
            found=one,
            first=first,
            last=last,
            sentence=(start, end),
            section=self.section(one.offset),
            old=old,
            changed=changed,
            example=_EXAMPLE.search(before) is not None
            or refused
            or _NOT_OURS.match(after) is not None
            or (self._in_quotes(one) and _WRITING.search(self.plain, start, end) is not None),
            past=told_past(self.plain, self.clauses, one, before, after, self._ahead(first)),
            # 「去年12月20日至1月10日」 is over in this one
            ago=self.plain.startswith(("去年", "前年", "上年"), one.offset)
            and (first is None or last is None or first.year == last.year)
            or of_earlier_round(before)
            or of_earlier_year(before, one),
        )

    def _counts_days(self, one: Found) -> bool:
        """Whether a find without a month is so many days before something: 「开营5日前」, not 「请于5日前」."""
        point = one.first
        if point is None or point.day is None or one.last is not None or {"month", "year"} & set(point.written):
            return False
        return _DAYS_BEFORE.search(self.plain, max(0, point.offset - 1), point.end + 2) is not None

    def _in_quotes(self, one: Found) -> bool:
        """Whether a date stands alone between quotation marks: it is spoken of, not said."""
        before, after = self.body[max(0, one.offset - 1) : one.offset], self.body[one.stop : one.stop + 1]
        return bool(before and after) and before in _OPENS and after in _CLOSES

    def _under_quote(self, place: int) -> bool:
        """Whether the line above says that what follows is the old wording (「原文」)."""
        line = self.plain.rfind("\n", max(0, place - FAR), place)
        if line < 0:
            return False
        above = self.plain.rfind("\n", max(0, line - FAR), line)
        return _QUOTED_LINE.match(self.plain[above + 1 : line]) is not None


def with_settled_years(text: Reading, raised: Sequence[Flag]) -> list[Period]:
    """The windows; one whose year is settled otherwise says what it says with that year."""
    shifts = {flag.offset: flag for flag in raised if flag.kind == "year_mismatch" and flag.suggestion}
    given = []
    for period in text.periods:
        flag = shifts.get(period.offset)
        found = find(flag.suggestion, text.reference) if flag is not None and flag.suggestion else []
        if len(found) == 1:
            first, last = days(found[0])
            period = replace(period, first=first, last=last, doubted=True)
        given.append(period)
    return given
