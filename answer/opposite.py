"""The day of the opposite deed: 廢止 is no 生效, 停用 no 啟用, 關店 no 開店.

The clause of the value must not tell the one alone where the question asks for the other; and of a rule that the page names only
where it tells that it ends (「7月1日起生效，第三號辦法同日作廢」) no day is told, unless it is told to be the one before (原辦法, 舊辦法) and
the question does not ask for that. What a clause is about is not read, only what befalls it. Until when something is shut is told by
the day on which it opens again.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from answer.marks import Seen

_PAIRS = tuple(
    (re.compile(begins), re.compile(ends))
    for begins, ends in (
        (r"生效|[施实]行|实施|执行|起?适用", r"废止|作废|失效|停止执行|终止"),
        (r"启用|[开投]用|开始使用|投入使用", r"停用|弃用|关闭|拆除|停止使用"),
        (r"开业|开张|开店|开门营业", r"停业|歇业|关店|结业|闭店"),
        (r"上架|上线", r"下架|下线"),
        (r"开幕|揭幕|布展", r"闭幕|落幕|闭展|撤展"),
        (r"升[级等]|晋级", r"降[级等]"),
        (r"[涨升]价|上[调涨]", r"降价|下[调降]"),
        (r"停[运航]", r"[恢复]复[运航]|复[运航]|开[运航]"),
        (
            r"解[封禁]|解除(?:封闭|管制|交通)|(?:恢复|重新)(?:通[车行]|开放)",
            r"封[闭路航山桥道园控]|禁行|(?:实[行施]|起)(?:交通)?管制",
        ),
    )
)
_IN_FORCE, _CLOSED = _PAIRS[0], _PAIRS[-1]
# asked when something stops: 「恢復開放：11月17日」; the other way round 「停水至18時」 tells when it comes again
_STOPS = re.compile(r"暂停|停[业课工办]|休[馆市业]|闭馆|不开[门放]|关门")
_GOES_ON = re.compile(r"恢复|重新|延长|照常|复[业课工]")
_TOGETHER = re.compile("同[时日步]")  # 「8月1日起施行，舊規定同時廢止」
_UNTIL = re.compile(r"[到至](?:什么时候|什么时间|何时|几|哪)|多久|为止")
_OLDER = re.compile("原|旧|老|此前|以前|之前|现行")
_STOPPED = re.compile(r"停|休|闭|关|封|不开")
KINDS = frozenset(("when", "left"))
_WHICH = re.compile(r"第[一二三四五六七八九十\d]+[号版条期]|(?:19|20)\d\d(?=年?版)")
MOST = 16  # places of the opposite deed that are looked at
_RANGE = re.compile(r"[至到~-]\s*(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}[日号时:]|止")
Span = tuple[int, int]
STANDS = 0.85  # credit of a word of the question in the clause that tells the other deed


def of_opposite_deed(one: Seen) -> bool:
    """Whether the clause of a day tells that the opposite of what is asked is done, or another that it is done to what the question
    names, and the clause of the day does not."""
    if one.kind not in KINDS or one.in_row or one.proposal.text == "" or _UNTIL.search(one.asked.text):
        return False
    page, start = one.page, one.proposal.start
    clause, label = page.clause(start), page.label(start)
    own = page.text[slice(*clause)] + (page.text[slice(*label)] if label else "")
    sentence = page.sentence(start)
    stops = _STOPS.search(one.asked.text) and not _GOES_ON.search(one.asked.text) and "几点" not in one.asked.text
    if stops and _GOES_ON.search(own) and not _STOPPED.search(own):
        return True
    for pair in _PAIRS:
        for mine, other in (pair, pair[::-1]):
            if not mine.search(one.asked.text) or other.search(one.asked.text):
                continue
            if pair is _CLOSED and _RANGE.search(own):
                continue  # 「封閉至3月20日」 tells when it opens
            if label and mine.search(page.text, *label) and other.search(page.text, *label):
                own = page.text[label[1] : clause[1]]  # 「升級與降級：5月可升級，…」
            if other.search(own) and not mine.search(own):
                return not (_TOGETHER.search(page.text, *sentence) and mine.search(page.text, *sentence))
            if pair is _IN_FORCE and any(
                _names(one, page.clause(place), clause) for place in _places(other, page.text)
            ):
                return True
    return False


@lru_cache(maxsize=256)
def _places(deed: re.Pattern[str], text: str) -> tuple[int, ...]:
    return tuple(each.start() for each in islice(deed.finditer(text), MOST))


def _names(one: Seen, other: Span, own: Span) -> bool:
    """Whether a clause names a thing of the question (辦法, 第5號) that neither the clause of the value nor the title does."""
    page, hits = one.page, one.fit.hits
    if other == own:
        return False
    known = f"{page.title}\n{page.text[slice(*own)]}"
    numbered = [match[0] for match in _WHICH.finditer(one.asked.text)]
    if any(each in page.text[slice(*other)] and each not in known for each in numbered):
        return True
    if _OLDER.search(page.text, *other) and not _OLDER.search(one.asked.text):
        return False  # 「原標準同時廢止」, and asked of the new one
    return any(
        term.weight >= 1 and term.noun and hits.within(i, *other) >= STANDS and hits.within(i, *own) < STANDS
        for i, term in enumerate(one.asked.terms)
        if term.text not in page.title
    )
