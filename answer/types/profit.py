"""Whether somebody earns or loses: 「賺錢了嗎」, of 「淨利潤3200萬元，首次扭虧」, 「仍處於虧損」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import asks, side
from answer.types.contract import Proposal

_GAINS = re.compile(
    r"(?:赚(?:到|了)?钱?|盈利|获利|有盈余|转亏为盈|扭亏)(?:了|过)?(?:吗|嘛|么|没有?)[?]?$|是否(?:已经?)?(?:盈利|赚钱)"
)
_LOSES = re.compile(r"(?:亏(?:损|钱|本)?|赔钱)(?:了|过)?(?:吗|嘛|么|没有?)[?]?$|是否(?:仍|还)?亏损")
# 「開店能賺錢嗎」 asks for no report
_ADVICE = re.compile(r"能|可以|会|怎|想")
_GAINED = re.compile(
    r"(?:实现|首次|已经?|持续|全年|单季|季度)[^,。;]{0,6}盈利|(?<!毛)(?<!不)净?利润?[^,。;\d不-]{0,6}\d|扭亏|转亏为盈|由亏转盈|盈余|盈利[^,。;\d]{0,4}\d|净利[^,。;\d]{0,6}\d|净赚"
)
_LOST = re.compile(
    r"(?<!扭)(?<!转)(?<!止)亏损(?![^,。;]{0,4}(?:收窄至零|转盈))|净亏(?!为)|(?:未|没有?|尚未|还没)(?:能)?(?:实现)?(?:盈利|赚钱)|由盈转亏|转盈为亏|赔了"
)
_BEFORE = re.compile(r"(?:去年|上年|前年|此前|曾|原先|过去)[^,。;]{0,6}$|同期[^,。;]{0,4}$")
SURE = 0.35  # how much more it counts than the words of its clause


def told(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    """What a page reports of it, of whom the question names or who heads the page."""
    gains, loses = _GAINS.search(asked.text), _LOSES.search(asked.text)
    mark = gains or loses
    if mark is None or _ADVICE.search(asked.text, max(0, mark.start() - 2), mark.end()):
        return
    for match in re.finditer(rf"(?P<lost>{_LOST.pattern})|(?P<gained>{_GAINED.pattern})", page.text):
        clause = page.clause(match.start())
        whose = page.text[slice(*side.subject(page, clause))]
        if _BEFORE.search(page.text, clause[0], match.start()) or _anothers(asked, page, whose):
            continue
        says = asks.yes(asked.text) if bool(match["gained"]) == bool(gains) else asks.no(asked.text)
        yield Proposal(clause[0], match.end(), says, SURE)
        return


def _anothers(asked: Asked, page: Page, whose: str) -> bool:
    named = whose in asked.text or whose in page.title
    return bool(whose) and not named and re.match(r"净?[利亏盈]|营", whose) is None
