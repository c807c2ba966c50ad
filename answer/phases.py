"""The phase that a question speaks of (續費, 整改期, 試用期滿後, 開課前): a value told of another phase, or of none, is no answer.

「試用期內按2%收取，試用期滿後按5%收取」: the same words stand near both. A phase is known by its word; it must stand in the sentence,
the label, the heading or the cells of the value or in the line before, or in the title or the first sentence, which hold for all. What
lies before and behind something is told apart by 前 and 後 alone, in the clause; phases that go by a date are not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.marks import Seen
from answer.shifts import told_before

KINDS = frozenset("when left count amount how what outcome".split())

# what a question calls a phase, and what a page may call it
_PHASES = tuple(
    (re.compile(asks), re.compile(tells))
    for asks, tells in (
        (r"返场", r"返场"),
        (r"预热", r"预热|预告|蓄水"),
        (r"整改", r"整改|限期改|改正"),
        (r"试用期|转正前", r"试用|试岗|转正"),
        (r"试[营运]", r"试[营运]"),
        (r"转正[之以]?后|转正了", r"转正|试用期[^,。;]{0,2}[满过后]|正式"),
        (r"续[费约签缴期](?!航)", r"续|延期|展期|到期|(?<!试用)期满"),
        (r"旧制|旧规|旧版", r"旧|原|此前|以前|之前|过去|现行|前为|由"),
        (r"加时|延长赛", r"加时|延长"),
    )
)


def of_other_phase(one: Seen) -> bool:
    """Whether a value is told of another phase than the question names."""
    if one.kind not in KINDS:
        return False
    return _of_none(one) or _ahead_or_behind(one) or _still_in_it(one) or _then(one)


def _near(one: Seen) -> str:
    """What says of which phase a value is: its sentence, its label, the heading over it, the cells that head it, the title, and what is
    said before it: 「7月1日起試營業。／全場8折」."""
    page, start = one.page, one.proposal.start
    line = page.line_at(start)
    own = page.lines[line]
    before = "" if own.kind == "row" else page.text[page.lines[max(0, line - 1)].start : page.sentence(start)[0]]
    spans = [(low, high) for low, high, weight in one.around if weight >= 0.8]
    return (
        "\n".join(page.text[low:high] for low, high in (*spans, page.sentence(start)))
        + f"{page.title}\n{one.label}\n{page.lead}\n{before}"
    )


def _of_none(one: Seen) -> bool:
    """「續約年費多少」 where the page tells the 年費 of the first year."""
    asked = [tells for asks, tells in _PHASES if asks.search(one.asked.text)]
    return bool(asked) and not all(tells.search(_near(one)) for tells in asked)


_SIDE = re.compile(r"(?P<what>[一-鿿]{2})(?:之|以)?(?P<side>[前后])(?![一-鿿]?[台门排座轮卫])")


def _ahead_or_behind(one: Seen) -> bool:
    """「開課後退幾成」 of 「開課前2日退五成」."""
    if one.in_row:
        return False
    page, clause = one.page, one.page.clause(one.proposal.start)
    for mine in _SIDE.finditer(one.asked.text):
        if mine.end() == one.asked.focus[0] or mine.start() in range(*one.asked.focus):
            continue
        told = {each["side"] for each in _sides(mine["what"], page.text[slice(*clause)])}
        if told and mine["side"] not in told and not (mine["side"] == "前" and told_before(one)):
            return True
    return False


def _sides(what: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"{what}(?:之|以)?(?P<side>[前后])", text)


# what is dearer when it is over; who asks what comes after a 比賽 is told in a clause that names it: 「比賽頒獎17:30」
_OVER = re.compile(
    r"(?P<what>首[年月周季单次]|头[几一二两三]?个?[年月周天]|第一个?[年月周季]|试用|试听|免费|体验|优惠|特惠|新手|见习|实习|质保|保修|宽限)(?:期)?"
    r"(?:(?:满|过了?|结束|到期|用完|期满)(?:了)?(?:之|以)?后|一过|过了(?![几多\d]))"
)
_BEGINS = re.compile(r"满|过|后|起|结束|到期|此")


def _still_in_it(one: Seen) -> bool:
    """「首月過後多少錢」 of 「首月免費，此後每張25元」: the clause of the value names the month, and nothing behind it."""
    if one.in_row:
        return False
    page, clause = one.page, one.page.clause(one.proposal.start)
    for mine in _OVER.finditer(one.asked.text):
        place = page.text.find(mine["what"][-2:], clause[0], one.proposal.start)
        if place >= 0 and not _BEGINS.search(page.text, place + 2, one.proposal.start):
            return True
    return False


# how long an application takes is told from when it is made: 「申請後10個工作日領取」
_TAKES = re.compile(
    r"(?P<what>(?!申[请办领]|办[理证]|受理|预[约订]|报名|登记|提交|下单|订购|定制|[补换]办)[一-鿿]{2})(?:要|需要?|得)(?:等|花|用)?(?:几|多少)个?(?:工作)?[天日]"
)


def _then(one: Seen) -> bool:
    """「驗收要幾天」 of 「驗收後3個工作日內退款」."""
    if one.kind != "count" or one.in_row or one.proposal.text is not None:
        return False
    before = one.page.text[one.page.clause(one.proposal.start)[0] : one.proposal.start]
    return any(
        re.search(rf"{each['what']}(?:完成|通过|完毕)?之?后(?:的|第)?$", before)
        for each in _TAKES.finditer(one.asked.text)
    )
