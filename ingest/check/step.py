"""What the rules of order share: when a step begins and ends, which stage it is of, and what marks a thing that goes on
meanwhile.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec.structs import replace

from ingest.check.headed import of_two_turns
from ingest.check.reading import AT_PLACE, MANY, Period, Reading
from ingest.check.stages import stages_said
from records import Window

_SO_LONG_AFTER = "|".join(
    rf"{deed}[^,。;\n]{{0,6}}后[^,。;\n]{{0,3}}\d+ ?个?(?:工作日|工作天|日|天|小时)内"
    for deed in "提交 受理 申请 收到 递交 送达".split()
)
MEANWHILE = re.compile(
    rf"{_SO_LONG_AFTER}|"
    r"随[\u4e00-\u9fff]随[\u4e00-\u9fff]|来一[个位人][\u4e00-\u9fff]{1,2}一[个位人]|分赛?[批区段]|分别[于在自](?![^,。;\n]{0,40}(?:举[行办]|进行|召开|开始))|分[两二三四五六\d]+[次批期]|逐[批日笔个件单]|首[批笔单期]|期中(?=[抽开摇])|榜单?[^,。;\n]{0,12}更新|首次(?=[抽摇开][奖签号])|可以?提前|滚动(?!显示|播|屏|条|字幕)|同步|每日|每天|每周|每月|陆续|随时|即时|当场|实时|边[\u4e00-\u9fff]{1,4}边|期间(?! *[:为是自从由]? *(?:民国|[\d一二三四五六七八九十]))|先到先|可以?先|另(?!行)|往[届期]|上届|上一|试运行期间|此前|阶段性|中期(?=[计统进通数排榜])|进度(?=通报|公布)|已[\u4e00-\u9fff]{1,3}的|免[\u4e00-\u9fff]{1,2}(?:人员|者|生|户)|续租|直升|保送"
)
# who signs what is quoted, behind its last sentence or a dash, and nothing behind the day
_SIGNED = re.compile(r"(?:[。!?]\s*|[-—–─]+\s*)[\u4e00-\u9fff]{2,16}[, (]*$")
_LEFT = re.compile(r"\s*\)?。?\s*[”\"」』’]")
# said of the whole sentence: 「评审同步进行：…」, 「交一家审一家」
TOGETHER = re.compile("同[步时](?:进行|开展|推进|展开)|[交来收报]一[家个份件篇]?[审评看查]一")
_DURING = re.compile("([\u4e00-\u9fff]{2,6}?)(?:期间|阶段|环节)(?![为:是])")
OF_TIME = re.compile(r"(?:举[行办]|召开|开始)?(?:时间|日期|日)$")  # at the end of what an event is called
ROUND = re.compile(r"第([一二三四五六七八九十]|\d{1,2})(阶段|轮|批次?|期|场次?|步|次|梯次?|针|剂|环节|学段|考)")

# of which of several rounds, groups or places a step is
_MARK = re.compile(
    r"第[一二三四五六七八九十\d]+[批轮期场组次阶波周]|[一二三四五六七八九十\d]+[批轮期组]|[二三四]次(?=[\u4e00-\u9fff])|(?<![\u4e00-\u9fff])[一二三四五六七八九十\d]+[楼层](?=[\u4e00-\u9fff])|[一二三四五六七八九十\d]+(?:标段|标(?=[开动完竣停复]工)|包(?=[\u4e00-\u9fff]?[开投中截]))|(?<!月)(?<!\d)[一二三四五六七八九十\d]+号(?=[电水锅]?[楼线门机炉梯池井窗泵塔厅馆仓店桥闸台厂])|线上|线下|网上|现场|纸质|"
    r"通讯(?=[投评表选])|[春夏秋冬][季节]|[首次]场|加[演开]场|[上中下][册卷集篇部]|[男女混]子?[单双团]|[东南西北内外左右]侧|候补(?=[初复面笔])|[a-z](?=[线区栋幢馆厅班组包标场岗类款])|上半年|下半年|"
    # what those do who run it: 「监票人抽签」, 「考务人员培训」
    r"(?:(?:工作|选务|考务|会务|医护|安保)人员|监[票考][人员]|考官|评委|裁判员?)(?=[\u4e00-\u9fff]{0,2}(?:培训|讲习|抽签|招募|报到|集合|体检))|[甲乙丙丁](?=[地包标段区厂仓线站馆楼])|"
    # 「男声组」, 「少年组」, 「甲组」
    r"(?:[男女少成青壮幼老高低初小中大双单混公业专学](?=[\u4e00-\u9fff]组))?[\u4e00-\u9fff](?<![小本全该各航分进到开上值换排编插跟])[班组](?![委织长成])"
)
_ONLINE = re.compile(r"线上|网上|通讯(?=[投评表选])")
_ON_SITE = re.compile(r"线下|现场|纸质")
_BEGINS = re.compile(r"(?:起|正式)?(?:开始|举行|进行|举办|召开|开幕|登场)?(?=[,。;\n]|$)")


# what is counted up to a day or holds until then, no step: 「年限计算到当年12月31日」, 「旧版适用至12月31日」
_COUNTED = re.compile(
    r"(?:计算|算|计|截算|适用|沿用)[至到]|保留|(?<!下单)(?<!消费)(?<!参与)有效|留存|保存|年龄|年限|工龄|出生|未满|年满"
)

# but what is judged follows the day of it: 「评估基准日」, 「登记基准日」
_RECKONED = re.compile("(?<![估记])基准日")


_ANY = re.compile("时间|日期|期间|周期|期限|时段|截止|结束|开始|完成|公布|进行|活动|工作|本次|此次")
_CLOSES = re.compile("(?:正式)?(?:关[上闭]|截止|结束|停止|为止|收尾|打烊)")
# what makes of a deed something that belongs to it: 「押金条」, 「补偿标准」, 「排版软件」, 「颁奖嘉宾」
_BELONGS = re.compile(
    r"条(?![件约])|照旧|[单书表照样](?!位)|证(?!领|发)|账[户号]|信息|资料|材料|意向|名额|对象|条件|要求|招募|征[集求]|申请|报名|登记|认(?:领|$)|预约|咨询|软件|设备|用品|器材|培训|演练|标准|办法|"
    r"规[则定章]|细则|方案|范本|模板|指南|须知|说明|地点|嘉宾|人员|志愿者|行程|问卷|意见|疑问|确认|上传|更[新正换]|清理|处理|收回|名单|报告|费(?!用?[缴交])|图|价"
)
_TAKES_PLACE = re.compile("(?:进行|举行|举办|办理)$")  # 「在活动中心进行」
_FEW = 4  # among more windows a stage before another is chance
_NAME = 12  # code points of a stage and what joins it to its day
_SHORT = 6  # code points of a name that says little


# what a day stands before that tells of which thing another is: 「10月8日车票9月30日开卖」
_THING = re.compile("(?:的|出发的)?[\u4e00-\u9fff]{2,4}(?=\\d)")
_WHO_COMES = re.compile(r"([\u4e00-\u9fff]{2,})(?:人员|选手|考生|学生|对象|资格)?名单")
_ATTENDED = frozenset(("面试", "笔试", "术科", "考试", "体检", "报到", "培训", "半决赛", "决赛", "复审", "政审"))
_ELECTS = re.compile("选举|选出|改选|换届|票选")
_UNTIL = re.compile("[,、](?:一直)?(?:收|办|开放?|持续|延续)[到至]$")
_HEADING = re.compile("(?:日程|流程|时程|进度|时间表|计划表|步骤|节点)$")  # 「选举工作日程：2月10日前成立…」
_CHOSEN = re.compile(
    r"(?:中签|中奖|获奖|得奖|入围|入选|获选|当选|录取|录用|拟录[取用]|中标|成交|候选|抽签|摇号|评审|评选|投票|考试|笔试|面试|审核|选拔|[初复终]审)[\u4e00-\u9fff]{0,3}?(?:名单|结果)|[\u4e00-\u9fff]{2}名单|结果"
)


def counted(text: Reading, period: Period) -> bool:
    """Whether a day is only one up to which something is counted, or on which it is reckoned (合并基准日)."""
    return _RECKONED.search(period.label) is not None or _COUNTED.search(text.before(period)[-16:]) is not None


def of_a_thing(text: Reading, period: Period) -> bool:
    """Whether a day tells of which thing another day is told: 「10月8日车票9月30日开卖」."""
    named = _THING.match(text.plain, period.stop)
    return named is not None and not stages_said(named[0]) and bool(text.mentions_in(named.end(), named.end() + 1))


def first(period: Period) -> datetime.date:
    assert period.first is not None
    return period.first


def last(period: Period) -> datetime.date:
    return period.last or first(period)


def at_last(period: Period) -> datetime.date:
    """The day by which a step has surely begun: of one that is told without a day (11月底) the last that is meant."""
    point = period.mention.found.first
    vague = point is not None and period.mention.found.last is None and "day" not in point.written
    return last(period) if vague else first(period)


def done(earlier: Period, ends: bool) -> datetime.date:
    """When what comes after a stage may begin."""
    open_end = earlier.mention.found.mod == "since" and first(earlier) == last(earlier)
    return last(earlier) if ends and not open_end else first(earlier)


def before_done(later: Period, earlier: Period, ends: bool) -> bool:
    """Whether a step is dated before an earlier one has begun (`ends`: is over); of one day, by the time of day."""
    day, other = at_last(later), done(earlier, ends)
    mine, theirs = later.window.start, earlier.window.end if ends else earlier.window.start
    if day == other and mine and theirs and "T" in mine and "T" in theirs:
        return mine < theirs
    return day < other


def stages(text: Reading, period: Period) -> tuple[str, ...]:
    """The stages that a window may be of: by its label, else by what is said behind it, else before it in its clause; where it
    is called by a word or two, by what its sentence says before it as far as another date: 「先做一轮内测，9月10日开服」.
    """
    if period.mention.found.mod == "until" and _UNTIL.search(text.led(period.mention)):
        return stages_said(text.plain[period.mention.sentence[0] : period.offset])  # 「登记5月12日开放，收到5月26日」
    own = _own(text, period)
    if own == ("公示",) and (of := _CHOSEN.search(f"{period.owner}{text.before(period)}")):
        return (*own, *stages_said(of.group()))  # 「中签名单6月10日在官网公示」
    if _HEADING.search(period.label):
        return own
    if not own and (place := AT_PLACE.search(text.led(period.mention))):
        return stages_said(place[1])  # 「抽签地点在礼堂，日期订在8月25日」
    if not own and period.label.startswith("因"):  # 「因管道抢修，自…至…，人民路全封闭」
        return stages_said(text.told(period))
    if own == ("会",) and _ELECTS.search(f"{period.label} {text.told(period)}"):
        return ("会", "投票")  # 「换届大会5月18日召开，会上选出…」
    return own or (stages_said(text.led(period.mention)) if _says_little(period.label) else ())


def who_comes(earlier: Period, later: Period) -> bool:
    """Whether a list is of those who are to come to a stage, and so made known before it: 「面试名单6月11日公布」, 「面试6月13日」."""
    of = _WHO_COMES.search(later.label)
    return of is not None and bool(_ATTENDED.intersection(stages_said(of[1])).intersection(stages_said(earlier.label)))


def _says_little(label: str) -> bool:
    return len(label) <= _SHORT or _TAKES_PLACE.search(label) is not None


def is_done(text: Reading, period: Period, what: str) -> bool:
    """Whether a step is what is said to be done, and not what belongs to it: 「退押金」, of 「押金退还时间」, not of 「押金条」."""
    near = text.before(period)[-10:]
    for name in (period.label, near):
        ends = [name.rfind(pair) + 2 for pair in pairs(name) if pair in what]
        if ends:
            left = "".join(char for char in name[max(ends) :] if char not in what)  # 「会费交齐」, of 「交会费」
            return _BELONGS.search(left) is None
    return not set(stages_said(what)).isdisjoint(stages_said(period.label))


def one_line(text: Reading, one: Period, other: Period) -> bool:
    """Whether two windows stand in one line, or each says itself of which stage it is."""
    line = text.plain.find("\n", *sorted((one.offset, other.offset)))
    return line < 0 or bool(_own(text, one) and _own(text, other))


def _own(text: Reading, period: Period) -> tuple[str, ...]:
    if _HEADING.search(period.label):
        return stages_said(text.behind(period))
    return stages_said(period.label) or stages_said(text.behind(period)) or stages_said(text.before(period))


def one_round(text: Reading, one: Period, other: Period) -> bool:
    """Whether neither is of a round, group or place that the other is not of."""
    row, another = text.rows.get(one.offset), text.rows.get(other.offset)
    if row is not None and another is not None and row != another:
        return False
    if of_two_turns(text, one.mention, other.mention):
        return False
    mine, theirs = text.series.get(one.offset), text.series.get(other.offset)
    if mine and theirs and mine != theirs:
        return False
    a = f"{text.led(one.mention)} {text.words(one)}"  # 「三期看进度，最早7月开工」
    b = f"{text.words(other)} {text.behind(other)}"
    if not two_places(text.plain):  # nothing is told apart by where it is done
        a, b = (_ON_SITE.sub("", _ONLINE.sub("", words)) for words in (a, b))
    marks = frozenset(_MARK.findall(a)), frozenset(_MARK.findall(b))
    told_first = (
        one.offset > other.offset
    )  # 「东侧4月8日搭架，4月20日拆架；西侧清洗4月22日」: what comes behind is of another
    return marks[0] == marks[1] or not marks[0 if told_first else 1]


@lru_cache(maxsize=8)
def two_places(plain: str) -> bool:
    """Whether a text speaks of what is done online and of what is done on site."""
    return _ONLINE.search(plain) is not None and _ON_SITE.search(plain) is not None


def strangers(text: Reading, one: Period, other: Period) -> bool:
    """Whether a text of many windows tells two of them in two sentences without a word in common: the order of their stages is
    chance, 「4月4日闭馆。…流通系统升级3月15日」.
    """
    if len(text.periods) <= _FEW or one.mention.sentence == other.mention.sentence:
        return False
    if _listed(one) and _listed(other):
        return False  # 「递交文件截止6月15日；答疑6月12日；开标6月10日」: a schedule tells one stage a line
    a, b = (pairs(f"{text.before(two)} {two.label} {text.behind(two)}") for two in (one, other))
    return a.isdisjoint(b)


def _listed(period: Period) -> bool:
    """Whether hardly more than a name stands with a window in its sentence."""
    low, high = period.mention.sentence
    return high - low - (period.stop - period.offset) <= _NAME


def steps(text: Reading) -> list[Period]:
    """The windows of a text, and the days without a name that begin what the clause before speaks of: 「摇号设在礼堂，6月20日
    上午开始」.
    """
    named = {period.offset for period in text.periods}
    given = list(text.periods)
    for mention in text.mentions[:MANY]:
        one = mention.found
        if one.offset in named or mention.first is None or one.offset < 2 or text.plain[one.offset - 1] != ",":
            continue
        if not _BEGINS.match(text.plain, one.stop) or not stages_said(text.led(mention)):
            continue
        label = text.led(mention).rstrip(",").rpartition(",")[2][-16:]
        window = Window(
            label=label, owner=None, span=one.text, offset=one.offset, start=one.start, end=one.end, mod=one.mod
        )
        given.append(Period.of(window, mention, label, "", mention.first, mention.last))
    return _closed(text, sorted(given, key=lambda period: period.offset))


def _closed(text: Reading, given: list[Period]) -> list[Period]:
    """The same steps; one that is told to open and, right behind, to close lasts until then: 「通道11月10日打开，11月20日关上」."""
    for at, (one, close) in enumerate(pairwise(given)):
        one_sentence = one.mention.sentence == close.mention.sentence and close.offset - one.stop <= _SHORT + 2
        if not one_sentence or one.first != one.last or close.first != close.last or not _CLOSES.fullmatch(close.label):
            continue
        if one.first is not None and close.first is not None and one.first < close.first:
            given[at] = replace(one, last=close.first)
    return given


@lru_cache(maxsize=1024)
def pairs(label: str) -> frozenset[str]:
    words = _ANY.sub(" ", label)
    return frozenset(words[at : at + 2] for at in range(len(words) - 1) if " " not in words[at : at + 2])


def told_during(text: Reading, period: Period) -> Sequence[str]:
    """The stages during which a step is told to be, at the head of its sentence: 「海选期间每天公布…」."""
    head = _DURING.match(text.plain, period.mention.sentence[0], period.offset)
    return stages_said(head[1]) if head else ()


def signs(text: Reading, period: Period) -> bool:
    """Whether a day is that of a signature under what is quoted: 「…一律换新。——信息部，3月15日”」."""
    signed = _SIGNED.search(text.plain, max(0, period.offset - 24), period.offset)
    return signed is not None and _LEFT.match(text.plain, period.stop) is not None
