"""How near a stated limit is to an amount of the question: by the words round each, most of all those right before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from answer.asked import Asked
from answer.conditions import lacked
from answer.evidence import Page, scope
from answer.limits import Limit, limits
from answer.match import Hits
from answer.types.given import given
from answer.types.units import same_unit
from answer.values import Amount

_PAYS = re.compile(r"[给补拿领赔减退贷借](?:到|得到|得了)?\s*$")


def _asked_most(asked: Asked, mine: Amount, one: Limit) -> float:
    """「車錢能報到80元嗎」 asks for the most that there is, not for what must be reached."""
    if not _PAYS.search(asked.text, 0, mine.start):
        return 0.0
    return 0.6 if one.most is not None else -0.3


def _piece(page: Page, one: Amount) -> tuple[int, int]:
    """What stands right before an amount: 「女滿40歲」 of 「男滿50歲、女滿40歲」, and of 「男滿50歲而女滿40歲」."""
    start = max(page.text.rfind(mark, 0, one.start) for mark in "、,;:(。\n\t") + 1
    return max(start, _other_before(page, one)), one.end


def _other_before(page: Page, one: Amount) -> int:
    """Where the limit before an amount ends."""
    stated = limits(page)
    at = bisect_left(stated, one.start, key=lambda each: each.amount.start)
    return stated[at - 1].amount.end if at else 0


def _named(asked: Asked, mine: Amount) -> set[int]:
    """The words of the question right before an amount, with nothing between that parts them: 「實作」 of 「實作70分」."""
    return {
        i
        for i, term in enumerate(asked.terms)
        if term.end <= mine.start <= term.end + 3 and not _PARTS.search(asked.text, term.end, mine.start)
    }


@lru_cache(maxsize=64)
def _of_mates(asked: Asked, mine: Amount) -> frozenset[int]:
    """The words of the question that stand right before another of its amounts."""
    return frozenset(i for other in given(asked.text) for i in _named(asked, other)) - _named(asked, mine)


_WORDS = re.compile(r"[^\d一二两三四五六七八九十半]{1,30}")
_CLAUSE_NUMBER = re.compile(r"\s*[(]?\d{1,2}[)、.](?!\d)\s*")
_BARE = re.compile(r"(?:[未不]?满|[未不]?达到?|不足|超过|逾)?")


def _shared(page: Page, one: Amount) -> tuple[tuple[int, int], ...]:
    """「加入滿一年可選社長，滿半年可選幹部」: what the first clause of a sentence begins with, where the clause of the amount begins
    with its bound."""
    clause, sentence = page.clause(one.start), page.sentence(one.start)
    if clause[0] <= sentence[0] or not _BARE.fullmatch(page.text, clause[0], one.start):
        return ()
    low, high = page.clause(sentence[0])
    number = _CLAUSE_NUMBER.match(page.text, low, high)
    first = _WORDS.match(page.text, number.end() if number else low, high)
    return ((sentence[0], first.end()),) if first else ()


LESS_THAN = re.compile(r"(?:不到|未满|不满|不足|不够|没到|没满|没有?达到|少于|低于|小于|短于)\s*$")
MORE_THAN = re.compile(r"(?<![不没])(?:超过|超出|多于|高于|大于|逾)(?:了)?\s*$")
_PARTS = re.compile(r"[\d、,;。]")
_DENIED = re.compile(r"[的者]?(?:则|即|就|便|将|均|皆)?不(?:予|会|再)?(?P<deed>[一-鿿]{1,4})(?=[,。;\n]|$)")
_IN_ALL = re.compile(r"一共|总共|合计|累计|加起来|总计")
_EACH = re.compile(r"每[天日周月年次人场科门]")


def nearness(asked: Asked, page: Page, hits: Hits, mine: Amount, limit: Limit) -> float:
    """How well a limit fits an amount of the question: the words near it, most of all those beside the amount."""
    one = limit.amount
    lead = _shared(page, one)
    around = (*scope(page, one.start, one.end), *((*span, 1.0) for span in lead))
    said = LESS_THAN.search(asked.text, 0, mine.start) or MORE_THAN.search(asked.text, 0, mine.start)
    bound = said.start() if said else mine.start  # 「不足24小時」 is held against any bound of hours
    score = _asked_most(asked, mine, limit)
    of_mates = _of_mates(asked, mine)
    for index, term in enumerate(asked.terms):
        if bound <= term.offset < mine.end:
            continue
        apart = min(abs(term.offset - mine.end), abs(mine.start - term.end))
        score += term.weight * hits.near(index, around) * (2.0 if apart <= 3 and index not in of_mates else 1.0)
    mine_before = asked.text[max(0, bound - 8) : bound]
    piece = _piece(page, one)
    its_before = (
        "".join(page.text[slice(*span)] for span in lead)
        + page.text[max(_other_before(page, one), one.start - 14) : one.start]
    )
    score += 0.5 * sum(
        any(hits.within(index, *span) >= 0.5 for span in (piece, *lead)) and not lacked(asked, index)
        for index, term in enumerate(asked.terms)
        if index not in of_mates and not mine.start <= term.offset < mine.end
    )
    rest = (one.end, page.clause(one.start)[1])  # 「滿一年可選社長」, asked of who may be 社長
    score += 0.5 * sum(
        hits.within(index, *rest) >= 0.85 for index, term in enumerate(asked.terms) if term.offset >= mine.end
    )
    denied = _DENIED.match(page.text, *rest)
    if denied and denied["deed"] in asked.text[mine.end :]:
        score += 1.0  # 「每班以22人為限…不足12人不開班」, asked whether it is 開班
    if _IN_ALL.search(asked.text):  # 「一共服務了48小時」: no 「每週不少於2小時」
        score += bool(_IN_ALL.search(page.text, *piece)) - bool(_EACH.search(page.text, *piece))
    score += 0.3 * (same_unit(mine.unit, one.unit) or asked.text[mine.start] == "半")
    score += 0.3 * (mine.value == one.value)  # 「剛好4.5」
    return round(score + 0.5 * len(set(mine_before) & set(its_before)), 3)


def by_name(
    asked: Asked, page: Page, hits: Hits, mine: Amount, close: list[tuple[float, Limit]]
) -> tuple[float, Limit]:
    """The nearest limit; of those of its sentence the one whose piece has the word right before the amount (「最長邊48公分」, and
    「三邊合計不得超過105公分，最長邊不得超過45公分」)."""

    def named(one: Limit) -> bool:
        return any(hits.within(i, *_piece(page, one.amount)) >= 0.85 for i in words)

    said = LESS_THAN.search(asked.text, 0, mine.start) or MORE_THAN.search(asked.text, 0, mine.start)
    words = [i for i in _named(asked, mine) if asked.terms[i].weight >= 1] if not said else []
    best = max(close, key=lambda pair: pair[0])
    if ranked := _of_list(asked, page, best[1], [one for _, one in close]):
        return next(pair for pair in close if pair[1] is ranked)
    beside = [pair for pair in close if page.sentence(pair[1].amount.start) == page.sentence(best[1].amount.start)]
    bare = _BARE.fullmatch(
        page.text, _piece(page, best[1].amount)[0], best[1].amount.start
    )  # 「滿一年可選社長，滿半年…」
    own = [pair for pair in beside if named(pair[1])] if words and not bare and not named(best[1]) else []
    if mine.unit and not best[1].amount.unit:  # 「收藏不低於3000、日更不少於4000字」, asked of 3000字
        own = own or [pair for pair in beside if pair[1].amount.unit == mine.unit]
    if let_off := [pair for pair in close if _relaxed(asked, page, pair[1].amount)]:
        own = let_off
    return max(own, key=lambda pair: pair[0], default=best)


def _of_list(asked: Asked, page: Page, best: Limit, others: list[Limit]) -> Limit | None:
    """「旗艦店120萬元、專營店80萬元的」, asked of a 專營店: of those of one sentence told of several of a kind (店), that whose own
    name the question says in full."""
    sentence = page.sentence(best.amount.start)
    told: list[tuple[int, str, Limit]] = []
    for one in others:
        if page.sentence(one.amount.start) == sentence and (one.least is None) == (best.least is None):
            match = _OWN_NAME.search(page.text, _piece(page, one.amount)[0], one.amount.start)
            name = match["name"] if match else ""
            said = next((len(name) - at for at in range(len(name) - 1) if name[at:] in asked.text), 0)
            told.append((said, name[-1:], one))
    told.sort(key=lambda each: -each[0])
    of_a_kind = len(told) > 1 and len({kind for _, kind, _ in told}) == 1
    return told[0][2] if of_a_kind and told[0][0] > told[1][0] else None


_OWN_NAME = re.compile(
    r"(?P<name>[一-鿿]{2,5}?)(?:须|需|应)?(?:年?满|达到?|不[得能]?(?:超过|少于|低于|高于)|至少|最多|限)?$"
)


# 「須任教滿4年；碩士滿2年即可」
_RELAXES = re.compile(
    r"(?P<whom>[一-鿿]{2,5}?)(?:学历|学位)?(?:者|的)?(?:任职|从业|工作|只须|只需|仅须|仅需|须|需)?(?:满|达到?|有)?"
)
_ENOUGH = re.compile(r"[^,。;\d]{0,4}(?:即可|便可|就可以?|就行|就能)(?=[,。;]|$)")


def _relaxed(asked: Asked, page: Page, one: Amount) -> bool:
    """Whether a clause lets somebody off to a limit of his own whom the question names."""
    start, end = page.clause(one.start)
    match = _RELAXES.fullmatch(page.text, start, one.start)
    return match is not None and match["whom"] in asked.text and _ENOUGH.match(page.text, one.end, end) is not None
