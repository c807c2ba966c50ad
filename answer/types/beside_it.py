"""Days told beside what is asked (and one that it is moved to): on which something was only said (「4月2日宣布，將於10月動工」, asked when the work begins), those of
a feast (「元旦假期（1月1日至3日）」, asked what comes after it), and the hour of the last entry, asked till when it is open."""

from __future__ import annotations

import re

from answer import feasts
from answer.asked import Asked
from answer.evidence import Page
from answer.types.as_decided import found
from answer.types.contract import Proposal

_SAYING = "宣布|获悉|表示|透露|介绍|披露|证实|回应|通报|消息|报道|称|告诉"
_SAID = re.compile(
    rf"(?:\([^)]{{1,4}}\))?(?:凌晨|[上下中]午|晚间?|傍晚|\d{{1,2}}[时点])?(?:对外|正式|向(?:本报|记者|媒体)|从[^,。;\d]{{2,14}}|在[^,。;\d]{{2,14}})?(?:{_SAYING})"
)
# 「5月8日宣布全線通車」: with the word it is done
_DONE = re.compile(
    r"(?!将|拟|会|计划|预计|准备|自|从|于)(?:(?!将|拟于|计划|预计|准备|明年|下[月周年]|\d)[^,。;\n:]){2,}[,。;\n]"
)
_ASKS = re.compile(rf"{_SAYING}|公布|发布|说|讲|消息")


_FEAST = rf"(?:{feasts.FEAST}节?|五一|十一|假期|长假|过年|[寒暑]假)"
_AFTER = re.compile(rf"{_FEAST}(?:假期|长假)?(?:结束|放完|过完|过)?(?:以|之)?后|过完(?:年|{_FEAST})")
_OF_FEAST = re.compile(rf"{_FEAST}(?:假期|长假|期间|放假)?[(:为是]?$")

# 「20:00關門，19:30停止入場」, asked till when it is open
_ENTRY = re.compile(r"(?:后|起)?(?:停止|停|不再)(?:[入进][场馆园内店]|[售检换]票|取[号票]|接待|受理|点[单餐菜]|发卡)")
_CLOSES = re.compile(r"开[放到至]|营业[到至]|关[门闭店馆园]|闭[馆店园]|打烊|几点(?:下班|关|收)")
_LET_IN = re.compile(r"[入进售检取接受点发](?:[场馆园内店票号待理单餐菜卡去])|最[晚迟]|停止")

# 「要是下雨改到哪天」 is told by no day to which something was moved for another reason
_IF = re.compile(r"要是|如果|假如|万一|[碰遇赶][上到]|[若遇]|下[大暴]?[雨雪]|刮风")
_MOVED = re.compile(r"改|[延推]|提[前早]|挪|移|调整|变更|另|换|补|择|取消|新的?[^,。;]{0,4}(?:时间|日期)|\(原")
_CASE_TOLD = re.compile(r"[如若遇雨雪风雷]|倘|万一|天[气候]")

# 「上午9:30在一號廳召開」, asked 幾點結束
_ENDS_ASKED = re.compile(r"几点(?:钟|能|会|才)*(?:结束|散场|散会|散(?=[?]?$)|完(?=[?]?$))")
# 「集市哪天搬」 is told by no 「每週六」
_ONCE = re.compile(
    r"(?:哪一?天|几[号日]|什么时候|何时)(?:会|就|要|将|正式)*(?:搬|迁|换|改|倒闭|关店|停业|动工|开业|投用|启用)"
)
_BEGINS = re.compile(r"(?:在|于)?[^,。;\n\d至到]{0,14}?(?:召开|开始|开幕|开场|开赛|开演|举行|举办|集合|出发|签到)")


def by_the_way(asked: Asked, page: Page, one: Proposal) -> bool:
    """Whether a day is that of the report, which the question does not ask for; or one of the feast after which something is."""
    said = _SAID.match(page.text, one.end)
    if said and not _ASKS.search(asked.text) and not (said[0].endswith("宣布") and _DONE.match(page.text, said.end())):
        return True
    if _ENTRY.match(page.text, one.end) and _CLOSES.search(asked.text) and not _LET_IN.search(asked.text):
        return True
    if page.text.startswith("每", one.start) and _ONCE.search(asked.text):
        return True
    ranged = re.search(r"[至到~～—–-]", page.text[max(0, one.start - 1) : one.end])  # 「14:00至16:00舉行」
    if _ENDS_ASKED.search(asked.text) and not ranged and _BEGINS.match(page.text, one.end):
        return True
    if MOVES.search(asked.text, 0, asked.focus[0]):
        sentence = page.sentence(one.start)
        moved, case = _MOVED.search(page.text, *sentence), _CASE_TOLD.search(page.text, *sentence)
        return moved is None or (_IF.search(asked.text) is not None and case is None)
    if not _AFTER.search(asked.text):
        return False
    ranges = (each for each in found(page) if each.last and each.start <= one.start < each.end)
    return any(_OF_FEAST.search(page.text, max(0, each.start - 12), each.start) for each in ranges)


# 「碰上大雨改到哪天」 is told by 「如遇大雨，順延至12日」
MOVES = re.compile(r"(?:改|顺延|延期?|推迟|推后|延后|提前|提早|挪|移|调整?)(?:[到至在])?$")
_MOVED_TO = re.compile(r"(?:改期?|顺延|延期?|推迟|推后|延后|提前|提早|挪|移|调整?|变更)[到至为在于]$")


def moved_to(asked: Asked, page: Page, start: int) -> bool:
    """Whether it is asked to which day something is moved, and it is moved to the one at a place."""
    moves = MOVES.search(asked.text, 0, asked.focus[0]) is not None
    return moves and _MOVED_TO.search(page.text, max(0, start - 4), start) is not None


THEN = re.compile(r",(?:于|在)?(?:[当次隔翌]日|即时|\d{1,2}(?:个?工作[日天]|天|小时)[内后])")
_CASE = re.compile(r"(?:以|之)?[前后]|期?间")


def condition(page: Page, start: int) -> tuple[tuple[int, int], ...]:
    """The clause before a day that tells of what it is: 「月底17:30後才提的，12日撥入」."""
    clause, sentence = page.clause(start), page.sentence(start)
    before = page.clause(clause[0] - 2) if clause[0] - 2 > sentence[0] else clause
    told = page.text[slice(*before)].rstrip(", ")
    if before == clause or not any(one.start >= before[0] and one.end <= before[1] for one in found(page)):
        return ()
    return (before,) if _CASE.search(told) and re.search(r"的[^\W\d_]{0,6}$", told) else ()


_FINISH = re.compile(r"完工|竣工|完成|建成")


def finished(asked: Asked, page: Page, end: int) -> bool:
    """「9月1日，引橋工程完工」, asked when it is finished: the deed stands behind the day, and no other day between."""
    deed = _FINISH.search(asked.text)
    told = re.compile(rf"[^。;\n\d]{{0,24}}{deed[0]}") if deed else None
    return told is not None and told.match(page.text, end) is not None


_FORCE = re.compile(r"(?:零时)?起?(?:正式)?(?:[施实执试]行|生效|启用)")
_NEW = re.compile(r"新(?!生|人|年|娘|郎|闻|春|店|书|客|手|房|车)|调整[后過过]|改版")


def in_force(asked: Asked, page: Page, end: int) -> bool:
    """Whether the day that ends at a place is the only one from which on the new that is asked for holds: 「自6月6日起實行」."""
    if not _NEW.search(asked.text) or not _FORCE.match(page.text, end):
        return False
    return sum(_FORCE.match(page.text, one.end) is not None for one in found(page)) == 1


def at_edge(asked: Asked, page: Page, place: int) -> float:
    """「第一天是星期幾」, told with 「4月18日（週五）至4月19日（週日）」: what the weekday of that end is worth more than the other's."""
    edge = _EDGE.search(asked.text)
    ranges = (one for one in found(page) if one.last and one.start <= place < one.end + _BRACKETED) if edge else ()
    for one in ranges:
        ends = one.last is not None and place >= one.last.start
        return 0.4 if edge and ends == bool(edge["last"]) else -0.1
    return 0.0


_EDGE = re.compile(r"(?:第一|头一?|首)[天日]|(?P<last>(?:最后一|末|尾)[天日])")
_BRACKETED = 2  # characters of 「（週」 behind the last day
