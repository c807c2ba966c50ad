"""Windows: the dates of an announcement with what they are called.

A window is a date that has a name (`labels.name`). Two dates that open and close one thing are one window
(「展出自…起，至…止」, 「…開放，…關閉」), and so are two in one row under 开始时间 and 结束时间, which is the row's, and two with a
cell or line between them that says 至; a range of days followed at once by a range of hours takes them as its first
and last hour. Hours behind the last of several days are those of each (「6月8日、15日19:00」). A daily time with a name is a window of times without a date. A name of time with words in the place of
its date (「活动时间：另行通知」) is kept with `says`.

No window: a day that is given up in the same sentence (「原定6月15日的考试延期至6月22日」, 「由6月1日改为6月8日」), the date under a signature, a year alone, what a person was when (「2015年6月任校长」 in a line that tells a life), a day on which people were born (or from which they have what is
asked of them), the number and date of a cited document (「6月1日印发的通知」), the day that figures
were taken on (「2026年3月数据」).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from ingest.record.daily import daily, open_to_shut
from ingest.record.ends import (
    PUTS_OFF,
    apart,
    closes,
    follows,
    goes_to,
    hour_of,
    hours,
    last_hour,
    lasts,
    listed,
    runs,
    shared,
    without_tail,
)
from ingest.record.labels import name
from ingest.record.naming import TIME_NOUN, Name
from ingest.record.respective import respective
from ingest.record.signature import of_signature
from ingest.record.text import DATED, Text
from ingest.record.withdrawal import withdrawn
from records import Window
from zh.dates import Found
from zh.dates.weekday import to_come
from zh.numerals import number
from zh.plain import plain
from zh.qualifying import of_birth, of_whom

_ENDED = re.compile(r"(?:为止|截止|结束|(关闭|闭馆|停止))(?=[,。;)\n]|$)")
_PLANS = re.compile(r"(?:预计|预定|将|拟|计划|预期|定|最[迟晚快早]|力争|争取)[于在]?$")
_ALL_OF = re.compile("整个?$")
_ALL_LONG = re.compile("[整全]月|(?:这)?(?:一整?个月|两个月)")
_WEEKEND = 3  # days of a range that is told as precisely as a day: 「本周六、周日」
# 「6月3日起连续五天」
_LONG = re.compile(
    r"(?:起|开始)?[,、]?(?:连续|一连|接连|为期|持续|历时|(?<=[起始,、])共)(\d{1,2}|[一二两三四五六七八九十]{1,3})个?(天|日|周|星期)(?![之以]?[内后]|以上|以下)"
)
_TEN_DAYS = re.compile("[上中下]旬|月[初底末]")
# what lasts for a range of days: its name is the state, and what is in it is its owner (「试办…接驳公车」)
_STATE = re.compile(r"(?:暂停|停止|试办|试行|试运[行营]|封闭|关闭|开放|停驶|停收|停办|加开|延长|恢复)(?=[^,]{4})")
# 「8月25、26日」, 「由3月1日改为3月8日」
_AND = re.compile(r"日?[、和及与]|,?(?:调整|更改|变更|改|推迟|提前|延期|顺延|延长)[为至到]")
_CITED = re.compile(
    r"[ \t]*[\u4e00-\u9fff]{0,6}(?:[〔\[(]?\d{2,4}[〕\])])?字?第?\s*(?:[\d-]+号(?=[文令]|[公通]告|通知|决定)|(?<![路街道巷弄段村里])[\d-]+号(?![楼线馆厅门站店库院车机室]))|[ \t]*(?:发布|印发|公布|修订|修正|"
    r"通过)?的?[《「]|[ \t]*(?:印发|下发|发布|公布|颁布|出台|发出|签发|转发|刊发|张贴)的[^,。;:!?\n]{0,12}?(?:通知|公告|通告|办法|规定|意见|"
    r"方案|细则|文件|决定|批复|通报|标准|条例|公函|说明|启事)"
)
_MADE = re.compile(
    r"\s*起?(?:印发|发布|公布|颁布|修订|修正|通过|签发|施行|实施)\s*[),]"
)  # 「《办法》(2020年8月1日发布)」
_WILL = re.compile(r"[将拟]于?$")
# a life: who it is, then what was done when
_LIFE = re.compile(r"[,、;][男女][,、;。]|\d月(?:出)?生|出生于|[,、][\u4e00-\u9fff]{1,3}族[,、]|中共党员|参加工作")
_CAREER = re.compile(
    r"(?:起|至今)?[,、]?\s*(?:历任|担任|(?:现|曾|升|调|聘|转|改|兼|留校|接)?任(?![务何意])|参加|加入|入[党团伍职学]|毕业|取得|获|"
    r"被?评为|晋升|调[入到至]|从事|就[读职]|在[^,。;\n]{2,20}?(?:学习|工作|任职))"
)
_OPENING = re.compile(r"(.*?)(?:开始|起始|启动|开放|起)(?:时间|日期|日|时)?")
_CLOSING_HEAD = re.compile(r"(.*?)(?:结束|截止|终止|截至|关闭|止|迄)(?:时间|日期|日|时)?")
_MOVED = r"(?:改[至为到期在于]|(?:更正|更改|变更|修改|修正|调整|提前|推迟|延后|延期|延长|顺延|展延|(?<!蔓)延)(?:为|至|到|在)|取消|停办|(?:推迟|延期|暂停|停止)(?:举[行办]|召开|进行)?(?=[,。;)]|$))"
_FORMER = re.compile(
    r"原(?:定|订|计划|拟|预定|安排|公告|通知|[^,。;\n]{0,8}?(?:时间|日期|期限))[^,。;\n]{0,20}$|原[于为]$"
)
_FROM = re.compile(r"(?:[由从]\s*(?:原来?的?)?|自)$")
_ALTERED = re.compile(rf"[^,。;\n]{{0,10}}?{_MOVED}")
_LATER_MOVED = re.compile(rf"[^。;\n]{{0,40}}?{_MOVED}")
_PUT_IN_ITS_PLACE = re.compile(rf"{_MOVED}\s*\Z")
_OF_FORMER = re.compile(
    r"^的|^原(?:定|订|計劃|计划|來|来)?的?|(?:[由从從]?原(?:来|來|定|訂|订)?[的为為于於]?|[由从從])$"
)
_QUOTED = re.compile(
    r"[^,。;\n“”\"「」『』]{0,8}[”\"」』]\s*,?\s*(?:现)?(?:更正|改正|修正|修改|更改|调整|变更|改)(?:为|成|至)"
)
# 「开放时间：周一」, as 「周一休馆」
_WEEKLY = re.compile(
    r"(?:开放|营业|服务|办公|接待|上课|门诊|坐诊|出诊|值班|休息|闭馆|开馆)(?:时间|日期|日)?[为是: ]{1,2}$"
)
_FIGURES = re.compile(r"[^,。;)\n]{0,16}数据")
_SO_FAR = re.compile(
    r",?[^,。;\n]{0,6}?(?:已(?!经?(?:年?满|消费))(?:经|有|收|办)?|累计(?!年?满|达|消费)|共(?:有|计|收))(?![^,。;\n]*[的者](?:,|[\u4e00-\u9fff]))"
)
_DAY_OF_ALL = re.compile(
    r"(?:是|为|系|正值|适逢)(?:第[^,。;\n]{1,4}个)?(?:世界|国际|全国|全球|中国|联合国)[^,。;\n]{1,10}[日节](?=[,。;)\n]|$)"
)
_CLOSING = re.compile(r"截止(?!到|至)")
_ALONE = re.compile(r"\s*(?:[)】\]。;\n]|$)")
_DEADLINE = re.compile(r"(?:截止|截至|期限|时限|限期)(?:时间|日期|日)?$|停止[收受接报申投]")
_ENDING = re.compile(r"(?:截止|结束|为止|关闭|停止|收|截|收到|停)(?:日期|时间)?")
_BEGUN = re.compile(r" *(?:起|开始|开放|启动|可以?|陆续|接受)*([\u4e00-\u9fff]{2,6}?)[,、;].*")
_DONE_SINCE = re.compile(r" *+起?+((?![由因在于对按为向从经以将自凡])[\u4e00-\u9fff]{2,10}), *(?:直?至|到|截至)? *")
# 「开放时间(春季班)：3月1日-15日；(秋季班)：8月1日-15日」
_OTHER_OF = re.compile(r"日?[;,、]?\s*\(([^()\n]{1,12})\) ?:? ?")
_CALENDAR = re.compile(r" ?\( ?(?:即|[公农阳阴国新旧西]历|民国)?:? ?")
_SHALL = r"(?:公告|公布|通知|通告|公示|告知|安排|确定|商定)"
_UNDATED = re.compile(
    r"(?:时间|日期|期间|周期|时段|期限|时限|档期|日程|期(?= ?:)|日(?= ?:)) ?[:为是,]? ?"
    r"((?:将)?(?:(?:[以依按]照?|根据)[^,。;\n]{2,40}?(?<!北京时间)为准|(?:依照?|按照?|根据)[^,。;\n]{0,16}?(?:公告|公布|通知|通告)(?=[,。;\n]|$)|"
    rf"(?:由[^,。;\n]{{2,12}})?(?:另行|再行|另候|容后|另外?){_SHALL}|另行[\u4e00-\u9fff]{{2,4}}|待定|(?:尚|暂)?未(?:定|确定)|"
    r"待[^,。;\n]{2,16}|视[^,。;\n]{2,20}(?:而定|公布|公告|通知)|详见[^,。;\n]{2,20}|"
    r"(?:请)?(?:关注|留意)[^,。;\n]{2,20}))"
)


def windows(text: Text) -> tuple[Window, ...]:
    """The windows of a body, in order of their places."""
    given = [*_dated(text), *_undated(text)]
    return tuple(respective(text, sorted(given, key=lambda window: window.offset)))


def _dated(text: Text) -> Iterable[Window]:
    finds = text.found
    before: tuple[int, Name] | None = None
    given_up: tuple[int, Name] | None = None  # the day before, where another comes in its place
    at = 0
    while at < len(finds):
        one = finds[at]
        at += 1
        if one.kind not in DATED:
            following = finds[at] if at < len(finds) else None
            if following is not None and hour_of(one) and lasts(text, one, following):
                window = open_to_shut(text, one, following)
                at += window is not None
            else:
                window = daily(text, one, before)
            if window:
                before = (one.stop, Name(window.label, window.owner))
                yield window
            continue
        if not _counts(text, one) or _said_again(text, finds[at - 2] if at > 1 else None, one):
            continue
        stop, start, end, mod = one.stop, one.start, one.end, one.mod
        written_start, written_end = _written(text, one)
        following = finds[at] if at < len(finds) else None
        of_row = _of_row(text, one, following) if following is not None else None
        goes_on = following is not None and runs(text, one, following)
        if (
            following is not None
            and not goes_on
            and (of_row or apart(text, one, following) or closes(text, one, following) or goes_to(text, one, following))
        ):
            stop, end, mod, at = following.stop, following.end, None, at + 1
            written_end = None if following.exists else following.text
        elif following is not None and (times := shared(text, at - 1)):
            start, end = f"{one.start}{times[0]}", f"{one.end}{times[1]}"
        elif following is not None and follows(text, one, following):
            while following is not None and follows(text, finds[at - 1], following):
                stop, end, at = following.stop, following.end, at + 1
                following = finds[at] if at < len(finds) else None
        elif following is not None and one.kind == "daterange" and hours(text, one, following):
            stop, at = following.stop, at + 1
            start = one.start and f"{one.start}{following.start}"
            end = last_hour(one, following)
        opens_and_ends = stop > one.stop or _ended(text, one)
        if stop == one.stop and (long := _long(text, one)):
            stop, end, mod = long[0], long[1], None
        called = of_row or name(text, one.offset, max(stop, listed(text, at)), whole=opens_and_ends)
        if (
            stop > one.stop
            and following is not None
            and (called.label is None or _ENDING.fullmatch(plain(called.label)))
        ):
            begun = _BEGUN.fullmatch(text.plain, one.stop, finds[at - 1].offset)  # 「6月1日开始报名，6月10日截止」
            called = Name(text.body[slice(*begun.span(1))], called.owner) if begun else called
        elif one.first is not None and one.last is not None and not called.said:
            called = _parted(text, one, one.first.end, one.last.offset, called)
        if before is not None and _AND.fullmatch(text.plain, before[0], one.offset):
            called = before[1]
        elif (
            before
            and before[1].owner
            and called.label is None
            and (other := _OTHER_OF.fullmatch(text.plain, before[0], one.offset))
        ):
            called = before[1]._replace(owner=text.body[slice(*other.span(1))].strip())
        if given_up and _PUT_IN_ITS_PLACE.search(text.plain[given_up[0] : one.offset]):
            called = given_up[1]  # 「報名截止時間由6月1日改為6月8日」
        given_up = None
        before = (stop, called)
        if _withdrawn(text, one.offset, stop):
            label = _OF_FORMER.sub("", called.label or "")
            given_up = (stop, called._replace(label=label)) if label else None
            continue
        goes_on = goes_on and stop == one.stop
        if following is not None and stop == one.stop and (goes_on or lasts(text, one, following)):
            stop, mod, at = following.stop, None, at + goes_on
            end = f"{(one.start or '')[:10]}{following.end}" if following.kind == "time" else following.end
        closing = _CLOSING.match(one.text)
        if closing and called.label is None and _ALONE.match(text.plain, stop):  # 「（截止6月30日）」
            called = Name(closing.group(), text.subject)
        if closing and called.label and not called.label.endswith(closing.group()):  # 「报名截止6月30日」
            called = called._replace(label=called.label + closing.group())
        if called.label is None or (_vague(one) and not called.said and not _planned(text, one, stop)):
            continue
        state = _STATE.match(plain(called.label)) if one.last is not None and not called.said else None
        if state:
            called = Name(called.label[: state.end()], called.label[state.end() :])
        yield Window(
            label=called.label,
            owner=called.owner,
            span=without_tail(text.body[one.offset : stop]),
            offset=one.offset,
            start=start,
            end=end,
            mod=mod or _bound(text, one, called),
            written_start=written_start,
            written_end=written_end,
            called=called.called,
        )


def _parted(text: Text, one: Found, stop: int, offset: int, called: Name) -> Name:
    """The deed that parts the ends of a range (「渡轮自…起停航，至…止，…另告」), where the name told is none that stands before it."""
    deed = _DONE_SINCE.fullmatch(text.plain, stop, offset)
    first, _ = text.clauses.clause(one.offset)
    if deed is None or called.label and called.label in text.body[first : one.offset]:
        return called
    return Name(text.body[slice(*deed.span(1))], name(text, one.offset, one.offset).label or called.owner)


def _counts(text: Text, one: Found) -> bool:
    """Whether a date may be a window: no signature, no year alone, no date of a cited document, no day that figures
    were taken on.
    """
    point = one.first
    if of_signature(text, one):
        return False
    years = point is not None and one.last is None and point.written <= {"year"} and one.kind == "daterange"
    if years and _days(one) > _WEEKEND:
        return False
    cell = text.cell(one.offset) if point is not None and "day" not in point.written else None
    if cell is not None and cell.row is None and cell.column is None:  # 「1–9月租金」 heads a column
        return False
    if point is not None and point.written == {"weekday"} and text.plain[one.offset] not in "本下上这":
        weekly = _WEEKLY.search(text.plain, max(0, one.offset - 8), one.offset) or one.kind == "daterange"
        if weekly or not to_come(text.plain, point.offset, point.end):
            return False  # 「周一休馆」: every week's
    if of_birth(text.plain, one.offset, one.stop) or one.mod in ("since", "after") and of_whom(text.plain, one.stop):
        return False
    if text.plain.startswith("至今", one.stop):
        return False  # 「近三年（2022年1月1日至今）」
    if _CITED.match(text.plain, one.stop):
        return bool(_WILL.search(text.plain, max(0, one.offset - 2), one.offset))
    if text.plain[max(0, one.offset - 2) : one.offset] == "》(" and _MADE.match(text.plain, one.stop):
        return False
    if one.text.startswith("截至") and _SO_FAR.match(text.plain, one.stop):
        return False
    return not (_FIGURES.match(text.plain, one.stop) or _DAY_OF_ALL.match(text.plain, one.stop) or _of_life(text, one))


def _said_again(text: Text, former: Found | None, one: Found) -> bool:
    """Whether brackets give the day before them in another calendar: 「农历三月初八（公历4月5日）」."""
    return (
        former is not None
        and (former.start, former.end) == (one.start, one.end)
        and _CALENDAR.fullmatch(text.plain, former.stop, one.offset) is not None
    )


def _withdrawn(text: Text, begin: int, stop: int) -> bool:
    """Whether a day was planned, and the same sentence puts another in its place or calls it off."""
    front = text.plain[max(0, begin - 40) : begin]
    if _QUOTED.match(text.plain, stop) or withdrawn(text.plain, begin, stop):
        return True
    if found := _FROM.search(front):  # 「自6月3日起，…改到」 begins on that day
        return (PUTS_OFF if found[0] == "自" else _ALTERED).match(text.plain, stop) is not None
    former = _FORMER.search(front)
    planned = former and not re.search(_MOVED, former.group())  # 「原定…改到」: the day in its place
    return bool(planned and _LATER_MOVED.match(text.plain, stop))


def _of_life(text: Text, one: Found) -> bool:
    """Whether a day is of what a person was and did, in a line that says who that is."""
    return _CAREER.match(text.plain, one.stop) is not None and text.tells(_LIFE, one.offset)


def _vague(one: Found) -> bool:
    """A month or longer, told in one piece, or years: a window only where the text calls it one (「报名时间：2023年3月」)."""
    if one.first is not None and one.last is not None and one.first.written | one.last.written <= {"year"}:
        return True  # 「98年至02年入伍的」
    if one.kind != "daterange" or one.last is not None or one.first is not None and "day" in one.first.written:
        return False
    return _days(one) > _WEEKEND


def _days(one: Found) -> int:
    """How many days a range has that stands by its days; a large number where they are not known."""
    if one.start is None or one.end is None:
        return 1000
    return (datetime.date.fromisoformat(one.end) - datetime.date.fromisoformat(one.start)).days + 1


def _planned(text: Text, one: Found, stop: int) -> bool:
    """Whether a month or longer is when something is to be done: 「预计5月完工」, 「6月中旬公布」."""
    first, _ = text.clauses.clause(one.offset)
    if (
        "两" in one.text
        or "兩" in one.text
        or _ALL_OF.search(text.plain, max(0, one.offset - 3), one.offset)
        or _ALL_LONG.match(text.plain, stop)
    ):
        return True  # 「整个七月」, 「8月全月」
    return (
        _TEN_DAYS.search(plain(one.text)) is not None
        or _PLANS.search(text.plain, max(first, one.offset - 12), one.offset) is not None
    )


def _long(text: Text, one: Found) -> tuple[int, str] | None:
    """Where it stands and when it ends, for a day from which on something goes on for so many days."""
    said = (
        _LONG.match(text.plain, one.stop) if one.kind == "date" and one.start and one.mod in (None, "since") else None
    )
    if said is None or not one.exists:
        return None
    many = (number(said.group(1)) or 0) * (1 if said.group(2) in "天日" else 7)
    if many < 2 or one.start is None:
        return None
    return said.end(), (datetime.date.fromisoformat(one.start) + datetime.timedelta(many - 1)).isoformat()


def _written(text: Text, one: Found) -> tuple[str | None, str | None]:
    """What is written of an end that has no value."""
    if one.exists:
        return None, None
    first = one.first
    if first is None:
        return one.text, None
    if one.last is None:
        return (
            (one.text, None) if one.mod in ("since", "after") else (None, one.text) if one.mod else (one.text, one.text)
        )
    ends = (first, one.last)
    written_start, written_end = (text.body[end.offset : end.end] if end.value is None else None for end in ends)
    return written_start, written_end


def _of_row(text: Text, one: Found, other: Found) -> Name | None:
    """The name of the window whose ends stand in two cells of a row, side by side under 「开始时间」 and 「结束时间」."""
    begin, end = text.cell(one.offset), text.cell(other.offset)
    if begin is None or end is None or begin.end + 1 != end.start or one.kind != other.kind:
        return None
    opening = _OPENING.fullmatch(plain(begin.column or ""))
    closing = _CLOSING_HEAD.fullmatch(plain(end.column or ""))
    whole = (one.offset, one.stop, other.offset, other.stop) == (begin.start, begin.end, end.start, end.end)
    if opening is None or closing is None or not whole or (one.start or "") > (other.end or ""):
        return None
    line = text.lines[text.line(one.offset)]
    cells = text.body[line.start : begin.start].split("\t")
    row = next((cell.strip() for cell in cells if re.search(r"[^\W\d_]", cell)), None)  # behind the number of the row
    if opening.group(1) and opening.group(1) == closing.group(1):  # 「报名开始时间|报名截止时间」
        return Name((begin.column or "")[: opening.end(1)], row, True)
    return Name(row, None, True) if row else None


def _ended(text: Text, one: Found) -> bool:
    """Whether a range tells itself that its last day ends it: 「从3月1日开始，到3月5日结束」."""
    ends = one.last is not None and _ENDED.match(text.plain, one.stop)
    return bool(ends and (ends.group(1) is None or "开" in one.text or "開" in one.text))


def _bound(text: Text, one: Found, called: Name) -> str | None:
    """A single day of a thing that is called a deadline ends it."""
    if one.start != one.end or called.label is None:
        return None
    return "until" if _DEADLINE.search(plain(called.label)) else None


def _undated(text: Text) -> Iterable[Window]:
    for found in _UNDATED.finditer(text.plain):
        begin, end = found.span(1)
        if any(one.kind in DATED for one in text.finds(found.start(), end)):
            continue
        called = name(text, begin, end)
        if called.label is None or not re.search(TIME_NOUN + "$", plain(called.label)):
            continue
        says = text.body[begin:end]
        yield Window(
            label=called.label, owner=called.owner, span=says, offset=begin, start=None, end=None, mod=None, says=says
        )
