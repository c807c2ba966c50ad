"""What alone is had or taken, asked of another of its kind: 「只能在館內看」, asked whether one can take it home; 「只限辦卡門店」,
asked of another 門店; 「只收現金」, asked of a card; 「櫥窗限出版社使用」, asked of a 個人作者 whom the page tells of beside them.

Read of clauses with 只, 僅, 限 (of money also 須以, 一律). Means of payment are those of the table below, places those told as
「…內」 or as one's own; other kinds are read by `only.py` or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from answer.asked import Asked
from answer.contrasts import Family
from answer.evidence import Page
from answer.kindred import asked_of, kept_for
from answer.match import Hits
from answer.types import asks, denial
from answer.types.contract import Proposal

STANDS, NEAR = 0.85, 0.45
MOST = 30  # clauses of a page that are looked at
SURE = 0.3

_ALONE = (
    r"(?:(?<!不)(?:只|仅)(?:供|限|能|可以?|得|准|许)?|(?<![不无时期年上下有])限(?=[于在用店馆室屋园校本]))(?:限|供)?"
)
# 「只能在館內看」
_INSIDE = re.compile(
    rf"{_ALONE}(?:于|在|用于|用)*(?:[一-鿿]{{1,4}}[内里]|现场|室内|当场|堂食|内用)(?=[一-鿿]{{0,6}}(?:[,。;\n]|$))"
)
_TAKES_OUT = re.compile(
    r"外[借带卖]|[借带拿取搬捎抱买打]回(?!收)|[借带拿取搬]出(?!示|席)|[借带拿领]走|带[离去](?!世)|回家|回去|打包|外出使用"
)
# 「只限辦卡門店使用」
_PLACE = r"(?:门店|分店|店铺|店|分馆|场馆|馆|校区|校|分校|网点|站点|站|柜台|院区|院|园区|仓|场地|地区|城市)"
_OWN = re.compile(
    rf"{_ALONE}(?:于|在|用于|用|到|至|回)*(?:本|该|原|各自|指定|所属|(?:办|开|购|售|发)(?:卡|票|证|买|户|券)的?)(?P<place>{_PLACE})"
)
_ELSEWHERE = re.compile(rf"(?:别的?|其[他它]的?|另外?的?|另一?|跨|其余)(?:[一两几]?[家个间座处])?(?P<place>{_PLACE})")
_EVERYWHERE = re.compile(r"通用|均可|都可|皆可|任[一意何]|全部|所有|各[门分]?[店馆校]")

_MEANS = {
    "现金": r"现金|付现|收现|现钞|现款",
    "卡": r"刷卡|信用卡|银行卡|借记卡|金融卡",
    "手机": r"手机支付|移动支付|行动支付|电子支付|线上支付|扫码|扫二维码|微信|支付宝|云闪付|街口|line ?pay|apple ?pay",
    "转账": r"转账|转帐|汇款|网银",
    "支票": r"支票",
}
_NAMES = {name: re.compile(words) for name, words in _MEANS.items()}
_WORD = "|".join(_MEANS.values())
_LIST = rf"(?:{_WORD})(?:支付|付款|缴[费纳]|方式)?(?:[、和及与或](?:以)?(?:{_WORD})(?:支付|付款|缴[费纳])?)*"
_PAID = re.compile(
    rf"(?:(?<!不)(?:只|仅|限)(?:能|可以?|收|接受|支持|限|开放|提供|受理)*(?:以|用|使用|通过)?|(?:必?须|需|应|一律|均|请)(?:以|用|使用|通过|收取?|付))(?:{_LIST})"
    rf"|(?:必?须|需|应|一律)(?:{_LIST})(?:缴[费纳交]|支付|付[款清]|交[费纳])"
)
_CHARGE = re.compile(r"[一-鿿]{1,2}[费金款票]")
_PAYS = re.compile(r"付|缴|交|收|刷|扫|买|汇|转|用")
_BRANDS = ("微信", "支付宝", "云闪付", "街口", "line", "apple")


def alone(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    """The clause that tells it, where the question names what that begins with, or asks for it alone."""
    if _TAKES_OUT.search(asked.text):
        yield from _told(asked, page, hits, _INSIDE, lambda _: True)
    if elsewhere := _ELSEWHERE.search(asked.text):
        yield from _told(asked, page, hits, _OWN, lambda match: _alike(match["place"], elsewhere["place"]))
    yield from _of_peers(asked, page, hits)
    yield from _of_the_rest(asked, page, hits)
    mine = _named(asked.text)
    if mine and _PAYS.search(asked.text) and not re.search("只|仅", asked.text):
        yield from _paid(asked, page, hits, mine)


def _of_peers(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    """What is for another thing of a set alone than the question names; 「6期限企業店」 begins with nothing, so its line is read."""
    for family, side in asked_of(asked.text, page):
        for place in _sentences(page, [told.start for told in family.told(page.text)]):
            sentence = page.sentence(place)
            kept = kept_for(page, family, sentence)
            if kept is None or kept.side == side or page.lines[page.line_at(place)].kind == "row":
                continue
            clause = page.clause(kept.start)
            if any(told.side == side for told in family.told(page.text, *clause)):
                continue
            others = [i for i in _telling(asked, hits) if not _part_of(asked, i, family, side)]
            line = page.lines[page.line_at(place)]
            before = (clause[0] if _SAID.search(page.text, clause[0], kept.start - 1) else line.start, kept.start)
            if any(hits.within(i, *before) >= STANDS for i in others) and all(
                hits.within(i, line.start, line.end) >= NEAR for i in others
            ):
                yield Proposal(*clause, asks.no(asked.text), SURE)


def _of_the_rest(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    """「年卡可帶一人，其餘不可帶人」, asked of a 季卡 that the page tells of beside it."""
    named = asked_of(asked.text, page)
    for match in islice(_REST.finditer(page.text), MOST if named else 0):
        clause, sentence = page.clause(match.start()), page.sentence(match.start())
        before = (sentence[0], clause[0])
        sides = {told.side for told in named[0][0].told(page.text, *before)}
        if not sides or named[0][1] in sides or page.lines[page.line_at(clause[0])].kind == "row":
            continue
        words = page.text[slice(*clause)]
        others = [i for i in range(len(asked.terms)) if not _part_of(asked, i, *named[0])]
        known = [i for i in others if hits.title[i] < STANDS and hits.best(i) >= NEAR]
        deeds = [i for i in known if asked.terms[i].offset >= asked.tail]
        if deeds and all(hits.within(i, *sentence) >= NEAR for i in deeds) and _SETTLES.search(words):
            says = asks.no(asked.text) if denial.denies(asked.text, words, True) else asks.yes(asked.text)
            yield Proposal(*clause, says, SURE)


_REST = re.compile(r"(?:(?<=[,;。:])|(?<=[,;。:]但))(?:其余|其他|其它)(?![时原事])")
_SETTLES = re.compile(r"[可能不免须需得]|均|一律|照")


def _telling(asked: Asked, hits: Hits) -> list[int]:
    return [i for i, term in enumerate(asked.terms) if term.weight >= 1 and hits.title[i] < STANDS]


def _sentences(page: Page, places: list[int]) -> Iterator[int]:
    """One place of each sentence."""
    end = -1
    for place in islice(places, MOST):
        if place >= end:
            end = page.sentence(place)[1]
            yield place


def _part_of(asked: Asked, index: int, family: Family, side: int) -> bool:
    """Whether a word of the question is a piece of what it names of a set: 學員 of 隨選課學員."""
    term = asked.terms[index]
    return any(told.start < term.end and term.offset < told.end for told in family.told(asked.text))


def _alike(told: str, mine: str) -> bool:
    return told[-1] == mine[-1]


def _told(
    asked: Asked, page: Page, hits: Hits, form: re.Pattern[str], holds: Callable[[re.Match[str]], bool]
) -> Iterator[Proposal]:
    for match in islice(form.finditer(page.text), MOST):
        clause = page.clause(match.start())
        if holds(match) and _of_it(asked, page, hits, clause, match.start()) and not _EVERYWHERE.search(match[0]):
            yield Proposal(*clause, asks.no(asked.text), SURE)


def _of_it(asked: Asked, page: Page, hits: Hits, clause: tuple[int, int], stop: int) -> bool:
    """Whether what is told stands before it in its clause, or in the sentence where the clause begins with nothing else."""
    low = clause[0] if _SAID.search(page.text, clause[0], stop) else page.sentence(clause[0])[0]
    named = [i for i, term in enumerate(asked.terms) if term.weight >= 1 and term.noun and hits.title[i] < STANDS]
    return any(hits.within(i, low, stop) >= STANDS for i in named)


_SAID = re.compile(r"[一-鿿]{2,}")


def _named(text: str) -> set[str]:
    return {name for name, form in _NAMES.items() if form.search(text)}


def _paid(asked: Asked, page: Page, hits: Hits, mine: set[str]) -> Iterator[Proposal]:
    """「只收現金」, of what the question pays for."""
    found = list(islice(_PAID.finditer(page.text), MOST))
    for match in found:
        sentence, told = page.sentence(match.start()), _named(match[0])
        of_it = any(
            hits.within(i, *sentence) >= STANDS
            for i, term in enumerate(asked.terms)
            if term.weight >= 1 and not _named(term.text)
        )
        charges = [one for one in _CHARGE.findall(page.text, sentence[0], match.start()) if not _named(one)]
        if not of_it and (len(found) > 1 or charges) or charges and not any(one in asked.text for one in charges):
            continue  # 「押金只收現金」 says nothing of the 學費
        brands = [one for one in _BRANDS if one in asked.text]
        if told & mine and brands and not any(one in match[0] for one in brands):
            continue  # 「只支持掃碼」 tells nothing of one that is named
        says = asks.yes(asked.text) if told & mine else asks.no(asked.text)
        yield Proposal(*page.clause(match.start()), says, SURE)
