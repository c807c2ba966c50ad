"""Whom a sentence leaves out: 「常設展免費，惟特展不在此列」, 「除教練外，任何人不得進入」."""

from __future__ import annotations

import re
from typing import NamedTuple

from answer.asked import Asked
from answer.evidence import Page
from answer.limits import LEFT_OUT
from answer.match import another
from answer.words import Term

_EXCEPT = re.compile(r"除(?:了)?(?P<whom>[^,。;]{1,20}?)(?:以外|之外|外)[,]?")
# 「除溫室外均可」, 「除溫室外，館內可以」, no 「除現金外，可以刷卡」
_OTHERS = re.compile(
    r"(?<!不)(?:[均都皆]|一律)(?![不无未禁谢停])|^,?(?:[馆园区校院店厂场]内|全[馆园区校院店厂场国网站]|其[他余它]|所有|任何)(?:无理由|无门槛|无条件|[^,。;也还不无未禁谢停])*[,。;]?$"
)
_TOO = re.compile("[均也都]|同样")


MOST = 32  # clauses behind one in which it is told what that leaves out


class LeftOut(NamedTuple):
    """A clause that leaves somebody out of what is told at `main`; `named`: the question is of him."""

    clause: tuple[int, int]
    main: tuple[int, int]
    named: bool


def left_out(asked: Asked, page: Page, clause: tuple[int, int]) -> LeftOut | None:
    """What is left out of what a clause tells, or by it: the clause may be that which tells, or the one that leaves out."""
    line = page.lines[page.line_at(clause[0])]
    if line.kind == "row":
        return None
    sentence = page.sentence(clause[0])
    place = clause[0]
    for _ in range(MOST):
        if place >= line.end:
            return None
        one = page.clause(place)
        whole = page.sentence(one[0])
        match = LEFT_OUT.fullmatch(page.text, *one)
        behind = sentence[1] <= one[0] <= sentence[1] + 1 or (one == clause and one[0] > line.start)
        alone = bool(match) and one == whole and behind  # 「滿2000元折200元。黃金除外。」
        goes_on = whole == sentence or alone or _BEGINS.match(page.text, whole[0]) and one[0] == whole[0]
        if not goes_on or one[1] <= place:
            return None
        if match and one[0] == whole[0] and not alone and not _BEGINS.match(page.text, one[0]):
            return None
        if match and not _itself(asked, match["told"]):
            before = page.sentence(max(one[0] - 2, line.start)) if one[0] == whole[0] else whole
            main = (before[0], one[0])
            return LeftOut(one, main, _of(asked, page, match.span("whom"), main)) if main[0] < main[1] else None
        place = one[1] + 1
        while place < line.end and page.text[place].isspace():
            place += 1
    return None


_LIMITED, _GRANTED = re.compile(r"限[购买借取]"), re.compile(r"[可能凭享赠]")


def freed(page: Page, one: LeftOut) -> bool:
    """「每人限購2盤，會員除外」: whether it is a limit from which somebody is left out, and not 「可憑卡領取，每戶限領1盞，租戶除外」."""
    return _LIMITED.search(page.text, *one.main) is not None and not _GRANTED.search(page.text, *one.main)


_BEGINS = re.compile(r"但|惟|唯|不过|然而")


def _itself(asked: Asked, told: str) -> bool:
    """Whether the very words that leave out are asked for: 「不包括早餐」, 「不在補助之列」."""
    return told[:2] in asked.text or told[1:] in asked.text or any(term.text in told for term in asked.terms)


def _of(asked: Asked, page: Page, whom: tuple[int, int], main: tuple[int, int]) -> bool:
    told = page.text[slice(*whom)]
    return any(
        any(word in told for word in _words(term)) and not any(word in page.text[slice(*main)] for word in _words(term))
        for term in asked.terms
        if (term.weight >= 1 or term.tag == "ordinal") and len(term.text) > 1
    )


def _words(term: Term) -> tuple[str, ...]:
    return (term.text, *(other for other in term.alternatives if len(other) > 1))


def spared(asked: Asked, page: Page, clause: tuple[int, int], all_others: bool = False) -> bool:
    """「除教練外，任何人不得進入」, asked of a 教練: what is told of the others is not told of whom it leaves out.

    `all_others`: of what all the others may, 「除溫室外均可飲食」.
    """
    start, end = page.sentence(clause[0])
    for match in _EXCEPT.finditer(page.text, start, end):
        told = clause if match.end() < clause[1] else page.clause(min(match.end() + 1, len(page.text) - 1))
        behind = page.text[match.end() : told[1]]
        if match.start() > clause[1] or bool((_OTHERS if all_others else _TOO).search(behind)) != all_others:
            continue
        if _of(asked, page, match.span("whom"), (match.end(), end)):
            return True
    return False


def of_another(asked: Asked, page: Page, clause: tuple[int, int]) -> bool:
    """Whether a clause tells of something else than the question: of a 非會員 where it asks of a 會員, or of what stands
    before its own subject is named: 「會員免費，非會員30元」, asked of a 非會員."""
    sentence = page.sentence(clause[0])
    for term in asked.terms:
        if term.weight < 1 or not term.noun or term.tag == "vn" or term.offset < asked.tail or term.text in page.title:
            continue  # 「免費」 is no subject
        if another(page.text, term.text, *clause):
            return True
        first = page.text.find(term.text, *sentence)
        begins = first >= clause[1] and page.clause(first)[0] >= first - 3
        if begins and not any(word in page.text[slice(*clause)] for word in term.alternatives):
            return True
    return False
