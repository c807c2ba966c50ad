"""Whether a sum or number is that of something else than is asked for: of another stretch of time (每次 for 一小時), of something
added (加床), of another sum paid in (充值100送10, asked of 200), of whom it is not to be had with, an age for the size of a thing, or the
number of a clause.

Each is read from the words right beside the value, and from the question. What is worked out of a value is not looked at.
"""

from __future__ import annotations

import re

from answer.marks import Seen
from answer.text import number
from answer.types import side
from answer.unit_words import OF_TIME
from answer.wording import wording

_TIME = r"(?:半|个|一)*(分钟|小时|钟头|天|日|晚|周|星期|月|季度?|学期|年|次|趟|场次?)"
_ASKS = re.compile(rf"(?:每|一|1)个?{_TIME}(?=[^,。;]{{0,6}}(?:多少|几)[钱元块])(?![日号级等起共样直定般])")
_TELLS = re.compile(rf"(?:每|/){_TIME}")
_SAME = OF_TIME | {"晚": "天", "趟": "次", "场次": "场"}
STANDS = 0.85  # credit of a word that stands there
NEAR = 10  # characters before a sum in which it is told for what
# 「可加床一張，每晚100元」, 「加早餐每位25元」
_ADDED = re.compile(r"加(?P<what>床|人|菜|印|订|洗|座|[早午晚]餐)[^。;\d]{0,10}$")
_PAID_IN = re.compile(r"(?:充值?|存|储值?|加值)(?:满|入)?\s*(?P<sum>\d[\d,.]*)(?:元|块)?(?:钱)?[^,。;\d]{0,4}?[送赠返]")
_NOT_WITH = re.compile(
    r"(?:与|和|跟|同)(?P<what>[^,。;\d]{2,10}?)(?:均|都)?不(?:可|得|能|予)?(?:同享|并用|叠加|同时|合并|重复)"
)
_OF_THING = re.compile(r"[位间屋厅室摊铺面库柜箱桌床池园馆块场地](?:有|是|大概|大约|都|的)*多大")
# 「手續費為1%，最低2元」, asked what the 手續費 is
_BOUND = re.compile(r"(?:最[低高少多]|至[少多]|不低于|不超过|上限|下限)(?:[为收]|不[低超][于过])?\s*$")
_ASKS_BOUND = re.compile(r"最|至[少多]|限|封顶|起码|超|不够")
# what is charged apart from the plain thing, if at all
_APART = re.compile(r"加急|特急|急件|上门|夜间|国际|海外|加班|团体|补办|补发")
_NUMBER = re.compile(r"\s*[(]?(\d{1,2})[)、.](?!\d)")


def _time(text: str, pattern: re.Pattern[str]) -> set[str]:
    return {_SAME.get(unit, unit) for unit in pattern.findall(text)}


def of_another(one: Seen) -> bool:
    """Whether a value is told of another rate, part or party than the question asks for."""
    page, start, end = one.page, one.proposal.start, one.proposal.end
    written = page.text[start:end]
    told = one.proposal.text
    if not one.counted or one.in_row or (told is not None and told not in written):
        return False
    asked, clause = one.asked.text, page.clause(start)
    if _OF_THING.search(asked) and "岁" in written:
        return True
    line = page.lines[page.line_at(start)]
    clause_number = _NUMBER.match(page.text, line.start, line.end)
    if clause_number and clause_number.span(1) == (start, end):
        return True
    wanted = _time(asked, _ASKS)
    rate = _time(page.text[max(clause[0], start - NEAR) : min(clause[1], end + 4)], _TELLS) if wanted else set()
    if wanted and rate and not wanted & rate:
        return True
    added = _ADDED.search(page.text, page.sentence(start)[0], start)
    if added and "加" not in asked and added["what"] not in asked:
        return True
    paid, mine = _PAID_IN.search(page.text, *clause), _PAID_IN.search(asked)
    if paid and mine and number(paid["sum"]) != number(mine["sum"]):
        return True
    if _BOUND.search(page.text, *(clause[0], start)) and not _ASKS_BOUND.search(asked):
        return "%" in page.text[page.sentence(start)[0] : clause[0]]
    kind = _APART.search(asked) if one.kind == "amount" else None
    names = (kind[0], *wording().same.get(kind[0], ())) if kind else ()  # 「補辦」 is told as 補發
    if kind and not any(name in page.text or name in page.title for name in names):
        return True
    return _with_whom(one) or _of_neighbour(one)


def _with_whom(one: Seen) -> bool:
    """「團報享9折，與老學員優惠不可同享」, asked of a 老學員: nothing else in the sentence tells of him."""
    page, start = one.page, one.proposal.start
    sentence = page.sentence(start)
    match = _NOT_WITH.search(page.text, *sentence)
    if match is None or match.start() <= start:
        return False
    whom = match["what"].removesuffix("优惠").removesuffix("折扣").removesuffix("活动")
    return len(whom) > 1 and whom in one.asked.text and page.text.find(whom, *sentence) == match.start("what")


def _of_neighbour(one: Seen) -> bool:
    """「機車寄物每次20元，行李寄物每小時30元」, asked of 機車寄物: the clause of the value begins with another of its kind, one beside it
    with what is asked."""
    asked, page, hits = one.asked, one.page, one.fit.hits
    clause = page.clause(one.proposal.start)
    own = side.subject(page, clause)
    if own[0] == own[1] or page.text[slice(*own)] in asked.text:
        return False
    telling = [i for i, term in enumerate(asked.terms) if term.weight >= 1 and hits.title[i] < STANDS]
    shared = {i for i in telling if hits.within(i, *own) >= STANDS}
    apart = [i for i in telling if hits.within(i, *clause) < side.NEAR]
    for other in side.clauses(page, clause) if shared and apart else ():
        whose = side.subject(page, other)
        of_it = any(hits.within(i, *whose) >= STANDS for i in apart)
        if other != clause and of_it and all(hits.within(i, *whose) >= STANDS for i in shared):
            return True
    return False
