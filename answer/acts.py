"""What is done at a time: a day of signing up is none of using, of publishing, of handing out.

「停車證幾號開始能用」 is no question for 「申請時間：2月10日至20日」, though the 停車證 stands right there.
"""

from __future__ import annotations

import re
from functools import lru_cache

from answer.dates import Date
from answer.marks import Seen
from answer.stages import of_other_stage
from answer.types import changed, when
from answer.types.objections import OBJECTS
from answer.types.shut import halted

# one kind of deed a line, as questions and announcements tell it
_ACTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"申[请报办]|报名(?!费)|登记|预约|受理|征[集稿件]|[投收]稿|收件|认购|递交|提交|填报|办理(?!业务)",
        r"缴[费款纳]|付款|交[费款]|费[^,。;]{0,6}[交缴]",
        r"审核|评[审选]|[初复终]审|审查",
        r"公[布示]|揭晓|[放发]榜|[出看知查](?:到|道)?(?:录取|评审|审核|考试)?(?:结果|成绩|名单)",
        r"[使启]用|有效|生效|[施实]行|(?<=[能可以始起就才再])用(?!户|品|途)|用到",
        r"入住|住宿|(?<![居暂])住(?=到|进|满)|(?<=[能可以])住",
        r"[举进]行|举办|展出|演出|开[幕课赛营展]|开(?=到[哪几])|上课",
        r"发放|打款|到账|[领兑]取|[发领兑]奖|退还",
        r"出版|出刊|上市|发售|开售",
        r"更换|换[领发]|补[办领发]",
        r"试[行用点办]",
        r"投票|票选|表决",
        r"面谈|面试|[初复]试",
    )
)
_FAR = 300  # characters of a clause round a day that are looked at
_BEFORE, _BEHIND = 6, 8  # characters round the question word in which what is done stands
_TIME = re.compile(
    r"的?(?:起止|受理|截止|结束|开始)?(?:时间|日期|期限|期间|期|阶段|时段|截止日?)(?:[为是定自从在]*(?:\d|$)|:)"
)


def _of(text: str, start: int = 0, end: int | None = None) -> set[int]:
    stop = len(text) if end is None else end
    return {number for number, act in enumerate(_ACTS) if act.search(text, max(0, start), stop)}


def other_act(one: Seen) -> bool:
    """Whether a time is told of another deed than the question asks for: by its label, or in its clause."""
    if one.kind == "open":
        return _no_opening(one) or _begins_another(one) or of_other_stage(one)
    if one.kind not in ("when", "left") or one.in_row or one.proposal.text == "":
        return False
    if OBJECTS.search(one.asked.text):
        return False  # 「對評選有意見，哪幾天能提」 asks for the days of no 評選
    if _GIVES.search(one.asked.text) and _SHOWN.search(
        one.page.text, one.page.clause(one.proposal.start)[0], one.proposal.start
    ):
        return True  # 「獎金哪天發」 asks for no 公示期
    if _RESULT_ASKED.search(one.asked.text) and _before_result(one):
        return True
    if _comes_again(one):
        return True
    low, high = one.asked.focus
    mine = _of(one.asked.text, high, high + _BEHIND) or _of(one.asked.text, low - _BEFORE, high + _BEHIND)
    if len(mine) != 1:
        return False
    page, start, end = one.page, one.proposal.start, one.proposal.end
    if mine == {_USE} and _NEW.match(page.text, end):
        return False  # 「新熱線何時啟用」 of 「7月10日更換為…」
    if halted(one.asked.text, page, start):
        return False  # 「哪幾天不收件」 of 「停收期間為6月1日至3日」
    whole = next((each for each in when.found(page) if each.start <= start < each.end), None)
    if whole:  # the first or the last day of a range
        start, end = whole.start, max(end, whole.end)
    label, clause = page.label(start), page.clause(start)
    named = _named(page.text[clause[0] : start])
    if not named and _of(page.text, clause[0], start) & mine:
        return False  # 「報名時間：網上報名6月5日，現場審核6月14日」: the clause tells it itself
    named = named or _named(page.text[slice(*label)] if label else one.label)
    if named:
        return not named & mine
    bracketed = page.text[end : end + 1] == "("  # 「12月20日（須預約）」
    beside = _of(page.text, clause[0], start) | (set() if bracketed else _of(page.text, end, clause[1]))
    beside |= _of(page.text, start, end)  # 「1月1日起施行，試行至2月29日」
    if beside and not beside & mine and not any(_done(one, number) for number in mine):
        return True
    if _of(page.text, *clause) & mine or _CLOSES.search(page.text, *clause) or changed.instead_of(page, start, end):
        return False  # 「11月20日起報名，11月30日截止」
    return any(_done_then(one, other, mine) for other in when.found(page))


_NEW = re.compile(r"起?(?:正式|全部|统一)?(?:更换|切换|变更|改|换)(?:为|成|用)")
_IN_FORCE = re.compile(r"[施实执]行|实施|生效|适用|过渡期")


def _comes_again(one: Seen) -> bool:
    """「哪天抽查」 of 「下列規定自4月1日起實施…平台每季抽查一次」: a rule's first day is none of what it lets be done again and again."""
    page, clause = one.page, one.page.clause(one.proposal.start)
    if not _IN_FORCE.search(page.text, *clause) or _IN_FORCE.search(one.asked.text):
        return False
    return any(
        term.weight >= 1
        and term.tag[:1] == "v"
        and term.text not in page.text[slice(*clause)]
        and re.search(rf"每(?:个|半)?[年月季周天日]度?[^,。;\n]{{0,10}}{re.escape(term.text)}", page.text)
        for term in one.asked.terms
    )


_RESULT = r"(?:成绩|分数|结果|名单|榜单)"
_WHEN = r"(?:哪一?[天日]|几[号日月点]|什么时候|啥时候|何时)"
_RESULT_ASKED = re.compile(
    rf"{_RESULT}(?:会|要|将|是|在)?{_WHEN}|{_WHEN}[^,。;]{{0,4}}(?:[看查]|知道|公布|公示|揭晓|出)[^,。;]{{0,8}}{_RESULT}"
)
_RESULT_WORD = re.compile(_RESULT)
_RESULT_TOLD = re.compile(
    rf"{_RESULT}[^,。;\n]{{0,4}}(?:公[布示告]|揭晓|发布|查询|查看)[^,。;\n]{{0,12}}\d[月日号]"
    rf"|\d[日号][^,。;\n]{{0,8}}(?:公[布示告]|揭晓|发布)[^,。;\n]{{0,12}}{_RESULT}"
)


def _before_result(one: Seen) -> bool:
    """「考核成績幾號出」 asks for no day of the 考核, where the page tells one of the 成績: 「成績公布時間：11月18日」."""
    told = _RESULT_WORD.search(one.page.text, *one.page.clause(one.proposal.start))
    return not told and _tells_result(one.page.text)


@lru_cache(maxsize=64)
def _tells_result(text: str) -> bool:
    return _RESULT_TOLD.search(text) is not None


_GIVES = re.compile(r"(?:[哪几][天日号]|什么时候)发(?![布出表货生票车起行])")
_SHOWN = re.compile(r"公示(?:期|时间)?[为自从:]$")
_CLOSES = re.compile(r"截至|关闭|止|结束|到期|收官")


def _done_then(one: Seen, other: Date, mine: set[int]) -> bool:
    """「講座9月13日舉行，8月25日起報名」: whether the sentence tells the deed with another of its days."""
    page, start = one.page, one.proposal.start
    clause, low = page.clause(other.start), page.sentence(start)
    return low[0] <= other.start < low[1] and clause != page.clause(start) and bool(_of(page.text, *clause) & mine)


_OPENS = re.compile(r"开(?:放(?!日)|门|馆|园|着|吗|嘛|不开)|营业|上班|办公")
_OPEN = re.compile(r"开(?:放|门|馆|园|业|始)|营业|办公|上班|休|停|关|闭|暂|照常|接待")


# of _ACTS: signing up, paying, reviewing, publishing, handing out; using; putting a new one in the place of the old
_NO_OPENING, _USE, _REPLACE = frozenset({0, 1, 2, 3, 7}), 4, 9


def _no_opening(one: Seen) -> bool:
    """「游泳館今天開嗎」 where the days are those of 領取證書, 「能用舊卡嗎」 where they are those of 換卡."""
    page, start, mine = one.page, one.proposal.start, _of(one.asked.text)
    clause = max(page.clause(start)[0], start - _FAR), min(page.clause(start)[1], start + _FAR)
    told = _of(page.text, *clause)
    if one.in_row or not told:
        return False
    if mine == {_USE} and told == {_REPLACE}:
        return True
    if mine or not _OPENS.search(one.asked.text):
        return False
    return bool(told & _NO_OPENING) and not _OPEN.search(page.text, *clause)


def _begins_another(one: Seen) -> bool:
    """「報名至11月21日截止…12月8日開訓」: the one day of something else says nothing of whether one may sign up, where the page tells
    days of signing up."""
    page, start, mine = one.page, one.proposal.start, _of(one.asked.text)
    whole = next((each for each in when.found(page) if each.start <= start < each.end), None)
    if len(mine) != 1 or one.in_row or whole is None or whole.last:
        return False
    low, high = page.sentence(start)
    near = (max(low, start - _AROUND), min(high, whole.end + _AROUND))
    if _of(page.text, *near) & mine or _CLOSES.search(page.text, *near) or any(_done(one, act) for act in mine):
        return False
    return bool(_on_days(page.text) & mine)


_AROUND = 80  # characters of a sentence round a day


@lru_cache(maxsize=64)
def _on_days(text: str) -> frozenset[int]:
    """The deeds that are told in one clause with a day."""
    clauses = (clause for clause in re.split(r"[,。;\n]", text) if re.search(r"\d[月日号]", clause))
    return frozenset(number for clause in clauses for number in _of(clause))


def _named(told: str) -> set[int]:
    """The deeds of which words right before a time say that it is theirs: 「住宿申請時間為」 is of 申請."""
    found = {
        number: match.end()
        for number, act in enumerate(_ACTS)
        for match in act.finditer(told)
        if _TIME.match(told, match.end())
    }
    return {number for number, end in found.items() if end == max(found.values())}


def _done(one: Seen, number: int) -> bool:
    """Whether the deed that is asked for stands with the value, or another word for it."""
    near = "\n".join(one.page.text[start:end] for start, end, weight in one.around if weight >= 0.95) + one.label
    terms = enumerate(one.asked.terms)
    return bool(_ACTS[number].search(near)) or any(
        _ACTS[number].search(term.text) and one.closeness[i] >= 0.95 for i, term in terms
    )


_SETS_OUT = re.compile(r"出发|开跑|起跑|动身|启程|上路")
_HELD = re.compile(rf"举行|举办|集合|{_SETS_OUT.pattern}")


def sets_out(deed: str, one: Seen) -> bool:
    """Whether a deed is what a walk or race that is held on the day of a value begins with: 「哪天出發」."""
    told = _HELD.search(one.page.text, *one.page.sentence(one.proposal.start)) is not None
    return told and _SETS_OUT.fullmatch(deed) is not None
