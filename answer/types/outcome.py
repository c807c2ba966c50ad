"""What follows from something: 會怎麼樣, 怎麼處理, 有什麼後果."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.limits import limits
from answer.match import Hits
from answer.types import counted_off, define, prior
from answer.types.cells import cells
from answer.types.contract import Proposal, Type
from answer.types.given import given
from answer.types.units import same_unit
from answer.values import Amount, amounts_of

FOCUS = re.compile(
    r"(?:会|将|要|该|应|又)?(?:被)?(?:怎么样|怎样|怎么处理|如何处理|怎么处置|如何处置|怎么处罚|怎么办|怎么罚|怎么赔[偿付]?|怎么补偿|怎么算|如何处罚)(?:呢)?(?:[?]|$|(?=[,(]))|(?:有|是|承担|受到?)?什么(?:后果|处罚|结果|下场|影响|责任|惩罚|处分)|会发生什么"
)


_OF_TERM = re.compile(r"[”\"」』](?:是|要|该)?怎么算")
_LACKS = re.compile(r"[没未不]")
_STEP = re.compile(r"(?:累[计积]?|记满?|扣满?|达到?|(?<![未不每])满|(?<!不)超过|第)\s*$")
STANDS = 0.85  # credit of a word that stands there
_IF = re.compile(r"(?:的|者|时|后|未|不)[,。;]?$|^(?:若|如|倘|凡|一旦|遇|对|发现|违反|逾期|未|不)|未|违")
# 「遲到兩次者取消資格」: condition and what follows in one clause
_ONE = re.compile(
    r"([^,。;:\n]{2,24}?(?:者|的|(?<!小)时|后))((?:一律|将|予以|视为|视同|处|取消|不予|不得|停|追|没收|扣|罚|清退|终止|暂停|封|退还|按)[^,。;\n]{1,30})"
)
# 「二次離隊即取消會籍」
_THEN_AND_THERE = re.compile(
    r"(?P<met>[^,。;:\n]{2,24}?)即(?:行|刻|予|时)?(?P<then>(?:取消|停|终止|收回|没收|扣|罚|清退|暂停|封|开除|除名|列入|解[约除]|降|撤)[^,。;:\n]{0,28})"
)
# 「如遇雨天順延至6月2日」
_AT_ONCE = re.compile(
    r"(?P<met>(?:如|若|倘|遇|逢)[^,。;:\n]{1,10}?),?(?:则|将)?(?P<then>(?:顺延|延期|改期|取消|改[为在到至]|暂停|停止|移[至到])[^,。;\n]{0,28})"
)
# 「未通過的商家可在3日內申訴一次」, 「未到場者由管理員代抽」: what is left to those who did not
_LEFT = re.compile(
    r"(?P<met>(?<![一-鿿])(?:凡|如|若|审核|审查|初审|复审|考核|评审)?(?:未|没有?|不)[^,。;:\n]{1,10}?(?:者|的[一-鿿]{0,4}?)),?(?P<then>(?:可以?|由|应|须|需|得|请)(?!以[^,。;\n]{0,4}上)[^,。;\n]{2,30})"
)
# 「未保價的丟失件按運費的5倍賠償」, asked 怎麼賠
_PAYS = re.compile(r"(?P<met>[^,。;:\n]{2,24}?)(?P<then>(?:一律|均)?[按依照][^,。;\n]{1,20}?(?:赔|补偿)[^,。;\n]{0,6})")
_ASKS_PAYS = re.compile(r"怎么(?:赔|补偿)")
_MISSING = re.compile(r"(?:[没未无非不]|没有|不是)[^,。;、]?$")  # 「沒保價丟了」 lacks no 丟
_DENIED = re.compile(r"[未没无不非][^,。;、]{0,2}$")
_THEN = re.compile(r"^(?:一律|将|予以|视为|处|取消|不予|不得|停|追|没收|扣|罚|清退|终止|暂停|封|退还|顺延|由|按)")


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    if prior.ASKED.search(asked.text):
        yield from prior.told(page)
        return
    if _OF_TERM.search(asked.text) and (means := list(define.propose(asked, page, hits, today))):
        yield from means  # 「「庫齡」怎麼算」
        return
    yield from cells(asked, page, hits)
    yield from counted_off.told(asked, page, hits)
    mine = given(asked.text)
    off = _other_steps(page, mine)
    for one in page.record.consequences:
        span = (one.offset, one.offset + len(one.span))
        if page.clause(span[0] if len(one.says) + 1 < len(one.span) else span[0] - 2)[0] in off:
            continue
        yield Proposal(*span, one.says.strip("。；;，, "), 0.12, quote=span, scope=(span,))
    others = _others(asked, page, hits)
    for match in _PAYS.finditer(page.text) if _ASKS_PAYS.search(asked.text) else ():
        met = match.span("met")
        if not _holds(others, met) and any(hits.within(i, *met) >= 0.6 for i in range(len(asked.terms))):
            yield Proposal(*match.span("then"), boost=0.2, scope=(match.span(),))
    for match in _ONE.finditer(page.text):
        if _holds(others, match.span(1)):
            continue
        if any(hits.within(i, *match.span(1)) >= 0.6 for i, _ in enumerate(asked.terms) if hits.title[i] < 0.6):
            yield Proposal(*match.span(2), boost=0.12, scope=(match.span(),))
    for match in _THEN_AND_THERE.finditer(page.text):
        if any(hits.within(i, *match.span("met")) >= 0.6 for i in range(len(asked.terms)) if hits.title[i] < 0.6):
            yield Proposal(*match.span("then"), boost=0.12, quote=page.sentence(match.start()), scope=(match.span(),))
    at_once = [*_AT_ONCE.finditer(page.text), *(_LEFT.finditer(page.text) if _LACKS.search(asked.text) else ())]
    for match in at_once:
        if any(hits.within(i, *match.span("met")) >= 0.6 for i in range(len(asked.terms)) if hits.title[i] < 0.6):
            then, quote = match.span("then"), page.sentence(match.start())
            yield Proposal(then[0], then[1], boost=0.12, quote=quote, scope=(match.span(),))
    seen = set()
    steps = [
        (one.amount.start, 0, 0.0) for one in limits(page) if any(same_unit(one.amount.unit, own.unit) for own in mine)
    ]
    for places in (*hits.places, steps):  # 「滿6分的，暫停3天；達12分的，暫停10天」: the number tells which
        for start, _, _ in places:
            condition, sentence = page.clause(start), page.sentence(start)
            rest = (condition[1], sentence[1])
            line = page.lines[page.line_at(start)]
            if condition in seen or line.kind == "row" or not 2 < rest[1] - rest[0] <= 60:
                continue
            seen.add(condition)
            if condition[0] in off:
                continue
            holds = _IF.search(page.text[slice(*condition)]) or _THEN.search(page.text[slice(*rest)])
            boost = 0.08 if holds else -0.1
            yield Proposal(*rest, page.record.body[slice(*rest)].strip("。；;，, "), boost)


def _other_steps(page: Page, mine: tuple[Amount, ...]) -> set[int]:
    """Where clauses begin that tell a step which the amount of the question does not lie on: of 6點 in 「累計6點，暫停7天；累計12點，
    停權28天」 the second, of 3點 both. The steps of one line are held together."""
    of_lines: dict[int, list[Amount]] = {}
    for one in amounts_of(page.text, page.year) if mine else ():
        if _STEP.search(page.text, max(0, one.start - 4), one.start):
            of_lines.setdefault(page.line_at(one.start), []).append(one)
    found: set[int] = set()
    for own in mine:
        for steps in of_lines.values():
            like = [one for one in steps if same_unit(one.unit, own.unit)]
            held = max((one.value for one in like if one.value <= own.value), default=None)
            holding = {page.clause(one.start)[0] for one in like if one.value == held}
            found |= {page.clause(one.start)[0] for one in like} - holding
    return found


def _others(asked: Asked, page: Page, hits: Hits) -> list[int]:
    """The places, in order, where a page has what the question says is missing, or lacks what it has: 「保價的按聲明價值賠償」, asked
    of 沒保價."""
    missing = [_MISSING.search(asked.text, 0, term.offset) is not None for term in asked.terms]
    return sorted(
        start
        for i, lacks in enumerate(missing)
        for start, _, credit in hits.places[i]
        if credit >= STANDS and lacks == (_DENIED.search(page.text, max(0, start - 3), start) is None)
    )


def _holds(places: list[int], span: tuple[int, int]) -> bool:
    return bisect_left(places, span[0]) < bisect_left(places, span[1])


_RECKONED = re.compile(r"率(?:是)?怎么算[?]?$")  # 「及格率怎麼算」 asks what it is

TYPE = Type("outcome", "text", FOCUS, propose, None, lambda text: not _RECKONED.search(text))
