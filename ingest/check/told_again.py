"""A day that running text tells again with another value: 「库房定于6月14日清扫 … 清扫库房那天（6月15日）」.

Read without names: what a date is said of are the characters of its clause that are left without the words of time, bounds,
courtesy and people. A later mention tells an earlier one again where (nearly) all of its characters stand in the earlier one's
sentence, two of them side by side in its clause, and both say the same bound (an end, a beginning, a day), in two sentences.
Not the same on purpose: other stages (「面试」, 「面试成绩」), marks that only one has (groups, rounds, places), what holds for
some of those concerned (「6月1日前付款的减50元」), days before or behind another, rows of a list, and where some other date of the text
says what the later one says.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ingest.check.called import OF_SOME, PEOPLE
from ingest.check.contrast import apart
from ingest.check.reading import AFTER_ONE, DAY, Mention, Reading
from ingest.check.stages import stages_said
from ingest.check.statement import MARK, OTHER
from zh.once import once
from zh.plain import plain

_HELD = frozenset(
    ("会", "演出", "开课", "开幕", "闭幕", "展出")
)  # stages that say no more than that something takes place
_NEAR = 24  # mentions before one that it is compared with
_FAR = datetime.timedelta(days=62)  # what lies further apart is of another time
_SHARE = 0.8
_OF_WORDS = 0.7  # where it is said to be told once more, 上报 of 报
_HAN = re.compile(r"[\u4e00-\u9fffa-z]+")
_CUE = (
    "重要的?事情?|留意|(?:再?[说讲]|再?强调|重申|再?提醒)[一两三][遍次]|再次|再提醒|再说明|再强调|提醒|重申一?[遍次]?|别忘了?|切记|记得|记住|注意|总之|也就是说?|换句话说|换言之|如上所述|如前所述|上述|前述|"
    "最后|温馨|特别|另外|安排专人|专人|集中|补充|说明|强调|一句话|小结|汇总|错过|抓紧|逾期|过期|还没|尚未|没来得及|动作|行动|操作|动手|想"
)
_BOUND = (
    "截止|截至|截稿|为止|之前|以前|之后|以后|最后期限|最后|最晚|最迟|末日|结束|关闭|停止|期满|到期|收尾|收官|落幕|告终|完毕|完成|关门|打住|作罢|"
    "开场|开始|启动|开放|开跑|开工|动工|上路|起跑|正式(?=[开启上施实生执])|准时|准点|如期|持续|一直|一路|连续|陆续|一天|那天|当天|当日|这天|这一天|那日|时间|日期|日子|期限|期间|限期|"
    "收到|做到|办到|只到|延续|就停|停了|就关(?!闭)|关了|安排|举行|举办|召开|进行|办理|开展|实施|执行|生效|施行|计划|预计|"
    "上午|下午|中午|晚上|晚间|凌晨|早上|早晨|清晨|傍晚|零时|零点|星期[一二三四五六日天]|周[一二三四五六日末]|"
    "今年|本次|此次|本届|本期|本轮|定于|订于|定在|订在|设在|排在|改在|统一|免费|欢迎|通知|公告|通告|事项|办好|做好|交好|领完|交完|办妥|敬请|各位|大家|我们|本公司|务必|必须|可以|不能|只能|即日"
)
SAID = re.compile(rf"{_CUE}|{_BOUND}|{PEOPLE}")
_FIRST = "".join(sorted({word[0] for word in SAID.pattern.split("|")}))
_REMINDS = re.compile(
    r"再次|提醒|再说|再强调|重申|别忘|切记|记得|记住|总之|也就是|换句话说|换言之|[如前]所述|上述|小结|汇总|抓紧|那天|这天|当[天日]"
)
# a sentence that is there to say a thing once more: 「再说一遍：…」, 「重要的事说三遍：…」
_INSISTS = re.compile(
    r"(?:[^。;\n]{0,12},)?(?:[^,。;\n]{0,5}[说讲强调提醒申][一两三][遍次]|(?:再次)?重申|再次[强提说][调醒明])[:,]"
)
_ALONE = "没未者于在自从由至起止前后为是即就才也都均将会须需应请可要得再并且的了把被给对和与及或而若如把来去们凭向此该各每另共于这那则便让使已未时点日号间"
_EMPTY = re.compile(
    rf"(?=[\d零一二三四五六七八九十两到约{_FIRST}{_ALONE}])(?:"  # what these begin with
    rf"{SAID.pattern}|[零一二三四五六七八九十两]+(?=[点时月日号])|(?<!报)到|(?<![预续签合邀违解])约|\d+ ?[年月]|[{_ALONE}])"
)
_MISSED = re.compile(r"(?:未能?|没有?|尚未)(?:及时)?[于在]\s*$|(?:逾|超过)\s*$")  # 「未于8月20日前办妥者」
_UNDONE = re.compile("(?:之|以)?前,?(?:没有?|未|尚未|仍未|还没)")  # 「10月5日前没缴的」
ANOTHER = re.compile(
    r"前[一两二三][天日晚周]|提前|次日|翌日|第二天|隔[天日]|后[一两二三][天日]|[若如](?!期|下)|除|延[至到期]|其中|另|补(?!正)|例外|顺延"
)
# what is only named on the way: 「6月15日健检前一晚」, 「8月22日重新开放后」
_WHEN = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:(?:之|以)?[前后](?![台勤期往来])|期间|当[天日]|(?<=[会节展礼])上|(?<=[\u4e00-\u9fff]{2}召开|[\u4e00-\u9fff]{2}[举进]行)时)"
)
_BY_THEN = re.compile(r"^(?:截止|截至|为?止|结束|到期)?(?:之|以)?前")  # 「11月20日截止以前至柜台申办」
_SO_LONG = re.compile(
    r"(?:期间|期内|[这那][几\d一二三四五六七八九十两]?[天日]|的?[\d一二三四五六七八九十两]{1,3}天)[里内中]?\s*$"
)  # 「专线运行的三天（…）」
_NOT = re.compile("[没未]有?")  # 「没缴的」 is of paying, too
_ON_THE_WAY = " 为因由于配合在从自我们本店院校馆司会将也已"
_AT_PLACE = re.compile(r"在[^,。;在]{2,10}?(?=举[行办]|进行|召开|开展)")  # 「在活动中心进行」
_OPENING = re.compile(r"([开闭结][\u4e00-\u9fff])(?:仪式|典礼)")
LISTED = re.compile(r"\s*(?:\([^()]{1,4}\))?\s*[、和及与]\s*")
_WHO = re.compile(rf"的(?:{PEOPLE}|人)")  # 「停水的住户」
_SEASONS = frozenset("春夏秋冬")  # half a year apart, so never two of one thing here
_WHOM = re.compile(PEOPLE)
_DAY_OF = re.compile(r"[\u4e00-\u9fff]{2}(?:日|当天|当日|那天)[,:即是为]?$")
_THAT_DAY = re.compile(r"[那当这][天日]\s*$")
_ON_THAT_DAY = re.compile("[\u4e00-\u9fff]{2,8}?(?:[那当][天日]|(?:召开|[举进]行)时)")
BARGAIN = re.compile(r"早鸟|享|优惠|立减|[一二三四五六七八九\d]折")
_TIMED = re.compile(r"(?:日|时间|期限?|截止)[\s:为是]*$")
_ENDS = re.compile(
    r"截止|截至|为?止|最后|最晚|最迟|末日|结束|关闭|停止|期满|到期|收尾|收官|落幕|期限|截单|截稿|收单|收到|做到|办到|只能用到|[就便](?:停|关|截|没)|才?完(?![成整善全])"
)
_STARTS = re.compile(
    r"开始|启动|开放|开跑|开工|动工|上路|起(?!点|步|来)|开抢|开售|开市|生效|执行|施行|实施|启用|运行|开幕"
)


_FROM = re.compile(r"起始?[日期][\s:为是]*$")  # 「停止过户起日」


class Saying:
    """A date with what it is said of. What only two that may be one are compared by is made when it is asked for."""

    def __init__(
        self, text: Reading, mention: Mention, first: datetime.date, place: tuple[int, int], own: str, lead: str
    ) -> None:
        self.mention = mention
        self.first, self.last = first, mention.last or first
        self.role = "day"  # "end", "start", "range"
        self.chars = self.pairs = frozenset[str]()  # of what it is said, in its clause
        self.some = False  # holds for some of those concerned
        self.again = False  # may tell another mention again
        self.carried = False  # said of what its sentence began with
        self.restates = False  # 「逾…未缴的」, 「…期间（…）」: surely of something told before
        self.named = False  # its day is called that of a thing told before: 「面试那天（3月9日）」
        self.of_some = False  # said to hold for some of those concerned
        self.own = own  # what its clause says
        self._text = text
        self._clause, self._begin = place
        self.lead_words = lead

    @once
    def insists(self) -> bool:
        """Whether its sentence says that it tells an end once more."""
        return self.role == "end" and _INSISTS.match(self._text.plain, *self.mention.sentence) is not None

    @once
    def _said(self) -> Sequence[str]:
        return _HAN.findall(self._text.plain, *self.mention.sentence)

    @once
    def wide(self) -> frozenset[str]:
        """All that its sentence says."""
        return frozenset("".join(self._said))

    @once
    def side_by_side(self) -> frozenset[str]:
        """The pairs of its sentence."""
        return _pairs(self._said)

    @once
    def lead(self) -> frozenset[str]:
        """What its sentence says before its clause."""
        return frozenset("".join(_HAN.findall(_EMPTY.sub(" ", self.lead_words))))

    @once
    def stages(self) -> frozenset[str]:
        words = f"{self.lead_words} {self.own}" if self.carried else self.own
        return frozenset(stages_said(SAID.sub(" ", _NOT.sub("", words))))

    @once
    def marks(self) -> frozenset[str]:
        beside = self._text.mentions_in(self._clause, self.mention.found.offset)
        return frozenset((*_marks(self.own), *(one.found.text for one in beside if one.found.stop == self._begin)))

    @once
    def people(self) -> frozenset[str]:
        return frozenset(_WHOM.findall(f"{self.lead_words} {self.own}"))

    @once
    def led(self) -> frozenset[str]:
        """The marks before its clause."""
        return _marks(self.lead_words)

    @once
    def around(self) -> frozenset[str]:
        """The marks of its sentence."""
        return _marks(self._text.plain[slice(*self.mention.sentence)])

    @once
    def reminds(self) -> bool:
        return self.restates or _REMINDS.search(f"{self.lead_words} {self.own}") is not None


def sayings(text: Reading, plainly: Sequence[Mention]) -> list[Saying]:
    """What the dates of a text are said of. `plainly`: the mentions that are neither changed nor doubted, in order."""
    given: list[Saying] = []
    if len({mention.sentence for mention in plainly}) < 2:
        return given  # nothing is told twice
    for mention in plainly:
        one = _saying(text, mention)
        if one is None:
            continue
        if given and LISTED.fullmatch(text.plain, given[-1].mention.found.stop, mention.found.offset):
            one.again = False  # 「5月10日、11日」: of what the first is said of
        given.append(one)
    return given


def told_again(text: Reading, given: Sequence[Saying]) -> Iterator[tuple[Mention, Mention]]:
    """The pairs of an earlier mention and a later one that says another day of the same, in order."""
    for at, later in enumerate(given):
        if not later.again or len(later.chars) < 2:
            continue
        same = [one for one in given[max(0, at - _NEAR) : at] if _told(text, one, later)]
        if not same or any(_agree(one, later) for one in given if one is not later and _kin(one, later)):
            continue
        values = {(one.first, one.last) for one in same}
        if len(values) == 1 and _differ(same[-1], later):
            yield same[-1].mention, later.mention


def _saying(text: Reading, mention: Mention) -> Saying | None:
    found = mention.found
    point = found.first
    if mention.first is None or point is None:
        return None
    if not any({"month", "day"} & set(one.written) for one in (point, found.last) if one is not None):
        return None
    if found.text.endswith("份") and _HAN.match(text.plain, found.stop):
        return None  # 「7月份账单」: of what month a thing is
    line = text.plain.rfind("\n", 0, found.offset) + 1
    if "\t" in text.plain[line : text.plain.find("\n", found.offset) + 1 or len(text.plain)]:
        return None
    start, end = text.clauses.clause(found.offset, found.stop)
    begin = max(start, found.offset - 40, min(found.offset, text.mentions_before(found.offset)))
    near = text.mentions_in(found.stop, end)
    stop = min(end, found.stop + 30, near[0].found.offset if near else end)
    before, behind = text.plain[begin : found.offset], text.plain[found.stop : stop]
    bracketed = before.rstrip().endswith("(")
    restates = False
    named = _ON_THAT_DAY.match(behind) is not None  # 「9月1日开学当天」, 「9月8日评审会召开时」
    if bracketed:
        before, behind = before.rstrip()[:-1], ""
        named = _THAT_DAY.search(before) is not None
        restates = _SO_LONG.search(before) is not None and not ANOTHER.search(before)
        before = _SO_LONG.sub(" ", before) if restates else before
    behind = _BY_THEN.sub("", behind)
    when = _WHEN.split(behind, 1)
    aside = len(when) > 1 and not bracketed  # 「为方便5月5日登场的市集，…」: the day of what is named on the way
    behind = when[0]
    if _DAY_OF.search(before):  # 「开营日4月12日八点送到营地」: the day is named, what follows is another deed
        behind = ""
    behind = _WHO.split(behind)[0] if "的" in behind else behind
    inside = plain(found.text) if found.last is not None else ""  # 「3月20日开始接受预约，到4月6日」
    own = f"{before} {inside} {behind}"
    own = _OPENING.sub(r"\1", own) if "仪式" in own or "典礼" in own else own
    own = _AT_PLACE.sub(" ", own) if "在" in own else own
    role = _role(mention, before, behind)
    left = _EMPTY.sub(" ", own)
    lead = "" if aside and not before.strip(_ON_THE_WAY) else text.plain[mention.sentence[0] : start]
    carried = len("".join(_HAN.findall(left))) < 2
    if carried:  # 「预约从3月2日开始，到3月9日为止」: of what the sentence began with
        left = _EMPTY.sub(" ", f"{lead} {own}")
    runs = _HAN.findall(left)
    missed = _MISSED.search(before) is not None or _UNDONE.match(text.plain, found.stop, stop) is not None
    bound = found.mod in ("until", "before", "after") and not missed
    some = bound and OF_SOME.match(text.plain, found.stop, stop) is not None and not _TIMED.search(before)
    given = Saying(text, mention, mention.first, (start, begin), own, lead)
    given.role, given.carried, given.restates = role, carried, missed or restates
    given.named = named
    given.chars, given.pairs = frozenset("".join(runs)), _pairs(runs)
    given.of_some = some
    given.some = some or BARGAIN.search(text.plain, start, mention.sentence[1]) is not None
    given.again = not carried and not (
        OTHER.search(own)
        or ANOTHER.search(before)
        or some
        or AFTER_ONE.match(found.text)
        or role == "range"
        and bracketed
        and not restates
    )
    return given


def of_row(text: Reading, mention: Mention, name: str) -> Saying:
    """A date that is told of no more than a name: of a row of a table."""
    assert mention.first is not None
    given = Saying(text, mention, mention.first, (mention.found.offset, mention.found.offset), name, "")
    given.role = _role(mention, name, "")
    given.chars = frozenset(name)
    return given


def _pairs(runs: Sequence[str]) -> frozenset[str]:
    return frozenset(run[place : place + 2] for run in runs for place in range(len(run) - 1))


@lru_cache(maxsize=512)
def _marks(words: str) -> frozenset[str]:
    return frozenset(MARK.findall(SAID.sub(" ", words))) - _SEASONS


def _role(mention: Mention, before: str, behind: str) -> str:
    if mention.found.last is not None or mention.first != mention.last:
        return "range"
    if _FROM.search(before):
        return "start"
    if mention.found.mod in ("until", "before") or _ENDS.search(before[-8:]) or _ENDS.search(behind[:8]):
        return "end"
    if mention.found.mod == "since" or _STARTS.search(behind[:8]) or _STARTS.search(before[-6:]):
        return "start"
    return "day"


def _kin(one: Saying, later: Saying) -> bool:
    """Whether most of what the later one is said of stands in the sentence of the other."""
    share = _OF_WORDS if later.insists else _SHARE
    return len(later.chars & one.wide) >= share * len(later.chars)


def _told(text: Reading, one: Saying, later: Saying) -> bool:
    """Whether the later one tells the earlier one again, whatever the days."""
    if one.mention.section != later.mention.section or one.mention.sentence == later.mention.sentence:
        return False
    if (
        not _kin(one, later)
        or not later.pairs & (one.side_by_side if later.reminds else one.pairs)
        or len(later.chars & one.chars) < len(later.chars) / 2
        and not (later.reminds and later.pairs & one.pairs)
    ):
        return False
    if apart(MARK, text.plain, one.marks, later.marks) or (
        not (later.insists or later.named) and len(later.lead & one.wide) < _SHARE * len(later.lead)
    ):
        return False
    led = one.led - later.around, later.led - one.around
    if apart(MARK, text.plain, *led) or one.some:
        return False
    if one.people and later.people and one.people.isdisjoint(later.people):
        return False
    known = not one.stages or not later.stages if later.insists else later.restates and not later.stages
    if not one.stages ^ later.stages <= _HELD and not known or _renamed(one, later):
        return False
    if later.named and one.role != later.role:
        return False  # 「展览5月1日开幕」, 「5月8日展览举行时」
    return {one.role, later.role} not in ({"end", "day"}, {"end", "start"})


def _renamed(one: Saying, later: Saying) -> bool:
    """Whether the two names differ in their first character alone: 「欧标插头资料…」, 「美标插头资料…」."""
    before, name = (" ".join(_HAN.findall(_EMPTY.sub(" ", two.own))) for two in (one, later))
    place = before.find(name[1:5])
    return len(name) > 4 and place > 0 and name[0] not in one.wide and before[place - 1] != " "


def _bounds(one: Saying, role: str) -> tuple[datetime.date | None, datetime.date | None]:
    """The days of a saying that are compared with one of such a role."""
    if role == "end":
        return None, one.last
    if role == "start":
        return one.first, None
    return one.first, one.last


def _agree(one: Saying, later: Saying) -> bool:
    return one.first <= later.first and later.last <= one.last or later.first <= one.first and one.last <= later.last


def _differ(one: Saying, later: Saying) -> bool:
    role = "end" if "end" in (one.role, later.role) else "start" if "start" in (one.role, later.role) else "day"
    if role == "start" and one.last + DAY == later.first:
        return False  # 「办证3月1日至20日，3月21日起借阅」: goes on where the other ends
    a, b = _bounds(one, role), _bounds(later, role)
    return a != b and all(abs(x - y) <= _FAR for x, y in zip(a, b, strict=True) if x is not None and y is not None)
