"""Whether two dates are of two things, so that they may differ: of two rounds, heads, places, items of a list or groups, of two times, or
the later of another thing that its sentence adds (「另，大额券用到…」), or of a part.
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

from ingest.check.called import SHOWN_ON
from ingest.check.columns import in_two_columns
from ingest.check.earlier_round import of_two_rounds
from ingest.check.headed import ASPECT, in_parallel, of_another_thing, of_two_heads, of_two_turns, said_of
from ingest.check.parallel import in_two_subjects
from ingest.check.reading import Mention, Reading
from ingest.check.same_words import of_two_items
from ingest.check.stages import stages_said
from ingest.check.statement import MARK

_SHORT = 30  # code points of a line of a list
_NAMED = 6  # characters of a name that is said again in full
_FAR, _LONG = 100, 3 * 366  # days: what lies further apart is of another time
# of another thing, not 「另请注意」
_ADDED = re.compile(
    r"\s*(?:另外?|此外)[,:]?(?!(?:依|据|按)[\u4e00-\u9fff]{1,8}(?:通知|公告|通告|函|海报)|一[张份处幅页版][\u4e00-\u9fff]{0,4}?[上中里内写标印]|请|提[醒示]|注意|重申|说明|特此|再次|补充|附|须知|因|为)(?P<thing>[\u4e00-\u9fff]{2})"
)
# whose the thing is: 「仓库的旧卡」
_AGAIN = re.compile(
    r"[本此该上各这那我你没未需要想有已再请另须应也都]|大家|最[后终]|提醒|注意|全体|[文篇]末|末[段尾条]|[后附]记|尾注"
)
_PART = re.compile(rf"[\s,、:]*(?P<of>(?:(?!{_AGAIN.pattern})[\u4e00-\u9fff]){{2,8}})的(?P<whole>[\u4e00-\u9fff]{{2}})")
_ASIDE = re.compile(r"(?P<thing>[\u4e00-\u9fff]{2,})\([\u4e00-\u9fff]{2,8}[:为是]?\s*$")
_THING = 6  # code points of a name; more are a sentence: 「平台给予首页曝光（…）」
_NO_THING = re.compile(
    "附[件表录图注则]|备注|说明|请|敬请|[^,。;\n]*留意"
)  # 「附表二（…）」, 「请留意时程（…）」 say it again
_ATTACHED = re.compile(r"附[件表录图]([一二三四五六七八九十\d]{1,2})")
_WHOLE = 4  # characters of a name with its verb
# 「（海报）开幕时间：…」: where it is written
_WRITTEN_ON = re.compile(r"\s*\([\u4e00-\u9fff]{0,6}(?:[海张]报|[表单页图版栏册网文]|公告|通知|议程|封面)\)")
_PAPER = re.compile("(?:细则|名单|方案|通知|详情|办法|规则|指南|手册|公告)(?:将|预计|拟|计划)?于?$")
_MADE_KNOWN = re.compile("(?:前|起|左右|另行|对外|正式|统一)*(?:公布|发布|公告|公示|发出|印发|推送|揭晓)")


def of_two(text: Reading, one: Mention, other: Mention) -> bool:
    """Whether two dates are of two rounds, heads or things."""
    if (
        _years_apart(one, other)
        or of_two_rounds(text, one, other)
        or of_two_turns(text, one, other)
        or of_two_heads(text, one, other)
    ):
        return True
    if of_another_thing(text, one, other) or in_parallel(text, one, other) or _in_row(text, one, other):
        return True
    places = one.found.offset, other.found.offset
    attached = [_ATTACHED.match(text.plain, two.sentence[0]) for two in (one, other)]
    if attached[0] and attached[1] and attached[0][1] != attached[1][1]:
        return True  # 「附件一：报价表，6月8日前回传。附件二：样品单，6月12日前回传」
    added = _ADDED.match(text.plain, other.sentence[0], places[1])
    if added and added["thing"] not in text.plain[slice(*one.sentence)]:
        return True
    return of_two_items(text, *places) or in_two_subjects(text, *places) or in_two_columns(text, one, other)


def _in_row(text: Reading, one: Mention, other: Mention) -> bool:
    """Whether two dates are of items of one sentence, parted by a semicolon (「平台单5月8日结；线下单6月10日结」), or of two short lines."""
    between = text.plain[one.found.stop : other.found.offset]
    beside = between.count("\n") == 1 and _bare_line(text, one) and _bare_line(text, other)
    if not (";" in between and "\n" not in between or beside) or re.search("[。!?]", between):
        return False
    name = said_of(text, one)[0]
    return len(name) < _NAMED or not said_of(text, other)[0].endswith(name)


def _bare_line(text: Reading, mention: Mention) -> bool:
    """Whether the line of a date is a short one without a sentence, as in a list."""
    start, end = text.plain.rfind("\n", 0, mention.found.offset) + 1, text.plain.find("\n", mention.found.stop)
    line = text.plain[start : end if end >= 0 else len(text.plain)]
    return len(line) <= _SHORT and not re.search("[,。;]", line)


def _years_apart(one: Mention, other: Mention) -> bool:
    """Whether two dates are of two times: months apart, and not the same day of two years."""
    if one.first is None or other.first is None:
        return False
    same_day = (one.first.month, one.first.day) == (other.first.month, other.first.day)
    days = abs((_beside(one, other) - _beside(other, one)).days)
    if one.year_written != other.year_written:  # the year of one may be a slip
        days = min(days % 365, -days % 365)
    return days > (_LONG if same_day else _FAR)


def _beside(one: Mention, other: Mention) -> datetime.date:
    """The day of one that lies beside the other: of a range its end beside an end, 「适用期间：1月1日至6月30日 … 适用期间至7月31日」."""
    ends = other.found.last is None and other.found.mod in ("until", "before")
    day = one.last if ends and one.found.last is not None and one.last is not None else one.first
    assert day is not None
    return day


def of_two_groups(text: Reading, one: Mention, other: Mention) -> bool:
    """Whether the clause of each names a group before it that the other's does not: 「周末班4月11日开课；晚间班4月14日开课」."""
    a, b = (
        marks(text.plain[text.clauses.clause(two.found.offset, two.found.stop)[0] : two.found.offset])
        for two in (one, other)
    )
    return bool(a - b and b - a)


def _within(other: Mention, one: Mention) -> bool:
    """Whether a range lies in another, as that of a part does in that of the whole."""
    if not (one.first and one.last and other.first and other.last):
        return False
    return one.first <= other.first and other.last <= one.last


@lru_cache(maxsize=256)
def marks(words: str) -> frozenset[str]:
    return frozenset(MARK.findall(words))


def of_a_part(text: Reading, one: Mention, other: Mention) -> bool:
    """Whether the later date is told of a part that its clause names before the name of the whole: 「旧卡用到5月1日 … 仓库的旧卡用到4月1日」,
    「照片可下载至5月1日 … 团队照片可下载至6月1日」; or of the paper on a thing: 「二期7月1日至9日 … 二期细则6月20日公布」.
    """
    start, _ = text.clauses.clause(other.found.offset, other.found.stop)
    start = max(start, text.mentions_before(other.found.offset))
    said, told = text.plain[slice(*one.sentence)], text.plain[:start]
    owner = _PART.match(text.plain, start, other.found.offset)
    if (
        owner
        and owner["of"][:2] not in told
        and owner["whole"] in said
        and (len(owner["of"]) > 3 or not stages_said(owner["of"]))
    ):
        return True
    if aside := _ASIDE.search(
        text.plain, start, other.found.offset
    ):  # 「少年组（报名时间3月1日至15日）」: of what it stands behind
        thing = aside["thing"]
        named = len(thing) <= _THING and thing[:2] not in told and not (_AGAIN.search(thing) or _NO_THING.match(thing))
        return named or _within(other, one)
    (a, behind), (b, also) = said_of(text, one), said_of(text, other)
    b = SHOWN_ON.sub("", b)
    more = b[: -len(a)] if len(a) >= _WHOLE and b.endswith(a) and behind == also else ""
    written = _WRITTEN_ON.match(text.plain, start, other.found.offset)
    if (
        len(more) > 1
        and not written
        and more[:2] not in told
        and not (_AGAIN.search(more) or ASPECT.search(more) or stages_said(more))
    ):
        return True
    paper = _PAPER.search(b)
    return paper is not None and paper[0] not in said and _MADE_KNOWN.match(also) is not None
