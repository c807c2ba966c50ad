"""Does an amount meet a condition: 報名要滿18歲, 我17歲可以嗎; 買209元有補貼嗎.

Every amount of the question is held against a stated limit with the same unit; all must hold.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from answer.asked import Asked
from answer.conditions import branches, one_is_enough, told
from answer.evidence import Page, scope
from answer.facts import of_other_owner, threshold_at
from answer.limits import Limit, follows, limits, spoken
from answer.match import Hits
from answer.types import asks, company, denial, excepted, only, side
from answer.types.as_usual import as_usual
from answer.types.banned import each_forbids, forbidden, sent_away
from answer.types.contract import Proposal, Type
from answer.types.given import given
from answer.types.headed import granted, headed
from answer.types.nearness import LESS_THAN, MORE_THAN, by_name, nearness
from answer.types.noted import noted, of_other_piece
from answer.types.once_more import once_more
from answer.types.otherwise import otherwise
from answer.types.owed import missed, owed
from answer.types.provided import condition
from answer.types.rungs import by_rungs, rungs
from answer.types.settled import settled
from answer.types.subjects import of_all, of_another
from answer.types.units import converted
from answer.types.waiver import waived
from answer.values import Amount

FOCUS = re.compile(asks.MARK)
_BOUND_AGAIN = re.compile(
    r"[者的]?(?:以[上下])?[,、](?:但|且|并且?|又|同时)?(?:(?:最[长多高晚远大重]|单次|每次)?不[得能]?(?:超过|高于|多于|大于)|最多|至多|未满|不满|低于)"
)


def _goes_on(page: Page, one: Limit, other: Limit) -> bool:
    """「成員至少5人，不超過200人」: whether the second bound stands right behind the first."""
    first, last = sorted((one.amount, other.amount), key=lambda each: each.start)
    return _BOUND_AGAIN.fullmatch(page.text, first.end, last.start) is not None


LET_OFF = 24  # characters that are told of who is let off


_WIDENS = re.compile(
    r"(?:^|[,;。:])(?P<whom>[一-鿿]{2,10}?)(?:学历|学位)?(?:以上)?(?:的|者|人员|的?申请人)?,?(?:的?(?:年龄|岁数|年限|期限|上限|下限))?(?:可以?|得|适当|均可)?(?:放宽|延长|提高|降低|降)(?:到|至|为)$"
)
_MEASURED = re.compile(r"年龄|岁数|年限|期限|上限|下限|要求|标准|限制|条件")


def _of_others(asked: Asked, page: Page, hits: Hits, one: Amount) -> bool:
    """「博士放寬至50歲」, asked by one who says what he is and is no 博士."""
    low = page.sentence(one.start)[0]
    match = _WIDENS.search(page.text[low : one.start])
    if not match or _MEASURED.search(match["whom"]):
        return False
    span = (low + match.start("whom"), low + match.end("whom"))
    return match["whom"] not in asked.text and all(hits.within(i, *span) < 0.5 for i in range(len(asked.terms)))


_NEEDS = re.compile(r"(?:需要?|必?须|(?<![不只想])要|应)[^,。;不]{0,10}$")


def _asked_needlessly(asked: Asked, page: Page, hits: Hits, mine: Amount) -> tuple[int, int] | None:
    """「碩士需要滿12個月嗎」, and the page lets a 碩士 off: the limit is none for him."""
    if not _NEEDS.search(asked.text, 0, mine.start) or _DENIED.search(asked.text):
        return None
    for one in limits(page):
        counted = converted(mine.value, mine.unit, one.amount.unit) is not None
        if counted and (let_off := waived(asked, page, hits, one)):
            return let_off
    return None


_DENIED = re.compile(r"不(?:需|用|必|要(?!求))|无[需须]")


MOST = 300  # limits of a page that an amount is held against; no page that says something has more


class _Held(NamedTuple):
    """An amount of the question held against a limit."""

    score: float
    inside: bool
    limit: Limit


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    if told := [*noted(asked, page, hits)] or settled(asked, page, hits):
        yield from told
        return
    amounts = given(asked.text)
    meant = [mine._replace(value=_meant(asked.text, mine)) for mine in amounts]
    if len(meant) == 1 and (steps := list(by_rungs(asked, page, hits, meant[0]))):
        yield from steps
        return
    held: list[_Held] = []
    by_head = (*limits(page), *headed(asked, page, hits))
    for mine in amounts:
        stated = (*by_head, *(granted(page) if asks.MAY.search(asked.text, 0, mine.start) else ()))
        if let_off := _asked_needlessly(asked, page, hits, mine):
            who = page.record.body[slice(*let_off)].strip(" ,，。;；")[:LET_OFF]
            yield Proposal(*let_off, f"{asks.no(asked.text)}，{who}", 0.3)
            return
        close = [
            (nearness(asked, page, hits, mine, one), one)
            for one in stated[:MOST]
            if converted(mine.value, mine.unit, one.amount.unit) is not None
            and not (company.MONEY.search(asked.text) and company.only_that(asked, page, one.amount))
            and not _of_others(asked, page, hits, one.amount)
            and not of_other_owner(page.record, asked.text, one.amount.start, one.amount.end)
            and (
                company.MONEY.search(asked.text)
                or not _LESS.match(page.text, one.amount.end, page.clause(one.amount.start)[1])
            )
            and not (
                _FREE.match(page.text, one.amount.end, page.clause(one.amount.start)[1])
                and not company.MONEY.search(asked.text)
                and not _OF_COMPANY.search(asked.text)
            )
        ]
        close = [pair for pair in close if not of_another(asked, page, hits, pair[1].amount)]
        close = [pair for pair in close if not of_other_piece(asked, page, hits, pair[1].amount.start)]
        if not close:
            continue
        close = of_all(asked, page, close)
        score, one = by_name(asked, page, hits, mine, close)
        mine = mine._replace(value=_meant(asked.text, mine))
        one = _step(page, hits, one, [other for _, other in close], mine)
        value = converted(mine.value, mine.unit, one.amount.unit)
        inside, worst = value is not None and one.holds(value), one
        for other in limits(page):  # 「年滿18歲且不超過60歲」
            beside = page.clause(other.amount.start) == page.clause(one.amount.start) or _goes_on(page, one, other)
            between = sorted((one.amount.start, other.amount.start))
            beside = beside and not _OR.search(page.text[slice(*between)])
            beside = beside and (other.least is None) != (one.least is None)
            its = converted(mine.value, mine.unit, other.amount.unit) if beside and inside else None
            if its is not None and not other.holds(its):
                inside, worst = False, other
        if not inside and asks.MAY.search(asked.text) and _only_told(asked, page, one):
            continue
        if inside and _missed(asked, mine):
            inside = False  # 「一場10公里的比賽都沒跑過」
        held.append(_Held(score, inside, worst))
    if not held:
        return
    held = [
        one
        for one in held
        if not _not_that(asked, page, hits, one.limit) and not _of_other_times(asked, page, hits, one)
    ]
    if not held:
        return
    judged = [_together(asked, page, hits, some) for some in _by_sentence(page, held)]
    if company.ALONE.search(asked.text):  # 「6歲以上；9歲以下須家長陪同」, asked by one of 7 who comes alone
        judged = [one for one in judged if one[1].inside and company.needed(page, one[1].limit)] or judged
    fails, passes = [one for one in judged if not one[0]], [one for one in judged if one[0]]
    passed, top = max(fails or passes, key=lambda one: one[1].score)
    told_as = top.limit.amount
    behind = page.text[told_as.end : page.clause(told_as.start)[1]]
    if company.ALONE.search(asked.text) and company.needed(page, top.limit):
        passed = not passed  # 「70歲以上須有家屬陪同」, asked by one of 75 who comes alone
    if (
        not passed
        and asks.MAY.search(asked.text)
        and not top.inside
        and top.limit.least is None
        and _OBLIGED.match(behind)
    ):
        passed = not denial.denies(asked.text, behind, True)  # 「未滿12歲須家長陪同」, asked by one of 12
    if passed and top.inside and _FULL.search(asked.text) and _REDUCED.match(behind):
        passed = False  # 「65歲以上120元」, asked whether he pays the full price
    if not top.limit.strict and (befalls := missed(asked, page, hits, top.limit)) is not None:
        passed = befalls != top.inside
    if follows_it := owed(asked, page, hits, top.limit):
        says = asks.no(asked.text) if top.inside else asks.yes(asked.text)
        yield Proposal(told_as.start, follows_it[1], f"{says}，{page.record.body[slice(*follows_it)]}")
        return
    if not passed and (usual := as_usual(asked, page, hits, (told_as.start, page.clause(told_as.start)[1]))):
        yield Proposal(*usual, asks.yes(asked.text), scope=(page.clause(told_as.start),))
        return
    says = asks.yes(asked.text) if passed else asks.no(asked.text)
    if passed and not top.inside and (let_off := waived(asked, page, hits, top.limit)):
        who = page.record.body[slice(*let_off)].strip(" ,，。;；")[:LET_OFF]
        yield Proposal(*let_off, f"{says}，{who}", 0.1, scope=(page.clause(told_as.start),))
        return
    aside = excepted.left_out(asked, page, page.clause(told_as.start))
    if aside and aside.named and not passed and (top.inside or excepted.freed(page, aside)):
        who = page.record.body[slice(*aside.clause)].strip(" ,，。;；")[:LET_OFF]
        yield Proposal(*aside.clause, f"{asks.yes(asked.text)}，{who}", scope=(page.clause(told_as.start),))
        return  # 「每人限借5冊，教師除外」, 「禁止10噸以上的車輛上橋，公車除外」
    if passed and top.inside and (kept := only.misses(asked, page, page.sentence(told_as.start))):
        yield Proposal(told_as.start, kept[1], f"{asks.no(asked.text)}，{page.record.body[slice(*kept)]}")
        return  # 「滿16歲的，只能做才藝類直播」
    if aside and aside.named and passed and top.inside:  # 「滿5萬元另獎2%；教育行業不參加」
        who = page.record.body[slice(*aside.clause)].strip(" ,，。;；")[:LET_OFF]
        yield Proposal(*aside.clause, f"{asks.no(asked.text)}，{who}", scope=(page.clause(told_as.start),))
        return
    hangs_on = condition(asked, page, hits, page.clause(told_as.start)) if passed else None
    yield Proposal(told_as.start, told_as.end, f"{says}，{hangs_on or page.record.body[told_as.start : told_as.end]}")


SLIGHTLY = 1e-6  # of a value, by which what is said to lie below or above it does


def _meant(text: str, mine: Amount) -> float:
    """The value that a question means: 「不到15人」 is slightly less than 15, and one who 「改過2次」 and would 「再改」 wants more than 2."""
    slightly = SLIGHTLY * max(1.0, abs(mine.value))
    more = MORE_THAN.search(text, 0, mine.start) or once_more(text, mine)
    return mine.value + (-slightly if LESS_THAN.search(text, 0, mine.start) else slightly if more else 0.0)


_BUT_THOSE = re.compile(r"(?:的|者)?,?(?:除外|不在此限|例外)")
_OBLIGED = re.compile(r"(?:[者的]|以[上下]者?的?)?,?(?:(?:[^,。;]{0,4}?)(?:必?须|需|应当?))")
# 「三人以上打八折」, 「20人起每人24元」 say nothing to one who does not ask for less
_LESS = re.compile(r".*?(?:\d[\d,.]*元|打[一二三四五六七八九\d.]{1,3}折|优惠|减\d|折扣|[便減减]免?\d)")
# 「3歲以下免費」 lets nobody in or out, but 「年滿6歲可免費辦證」 does
_FREE = re.compile(r"[^,。;]{0,8}?(?:免[费票](?!办|申[请办领]|领|报名|参加|借|试|体检|接种)|半[价票])")
_OF_COMPANY = re.compile(r"陪[同伴]")
_FULL = re.compile(r"全票|全价|原价")
_REDUCED = re.compile(r"[^,。;]{0,12}?(?:\d[\d,.]*[元块]|半[价票]|[一二三四五六七八九\d]折|免|优惠|优待)")
_WILL = re.compile(r"(?:会不会|会|要)?被|会不会")


def _of_other_times(asked: Asked, page: Page, hits: Hits, one: _Held) -> bool:
    """「第一次轉班要收費嗎」, held against 「請假每期最多3次」: nothing of the question stands in the line of the limit, and in another."""
    if one.limit.amount.unit != "次" or not _NTH.search(asked.text):
        return False
    line = page.lines[page.line_at(one.limit.amount.start)]
    telling = [i for i, t in enumerate(asked.terms) if t.weight >= 1 and t.tag != "ordinal" and hits.best(i) >= 0.85]
    return bool(telling) and not any(hits.within(i, line.start, line.end) >= 0.45 for i in telling)


_NTH = re.compile(r"第[一二三四五六七八九十\d]+次")


def _not_that(asked: Asked, page: Page, hits: Hits, one: Limit) -> bool:
    """「90天沒登入會被清零嗎」, and the page tells that it is suspended: what is asked stands nowhere near."""
    will = _WILL.search(asked.text)
    if not will:
        return False
    around = scope(page, one.amount.start, one.amount.end)
    deeds = [i for i, term in enumerate(asked.terms) if term.offset >= will.end() and term.tag[:1] not in "ntm"]
    deeds = [i for i in deeds if asked.terms[i].weight >= 1]
    return bool(deeds) and all(hits.near(i, around) < 0.45 for i in deeds)


_OR = re.compile(r"或者?")


def _step(page: Page, hits: Hits, one: Limit, others: list[Limit], mine: Amount) -> Limit:
    """Of two steps that meet (「未滿15歲…，15歲以上…」) the one in which the amount of the question lies,
    but where only the first tells what is asked (「前24小時可全額退款，不足24小時扣首晚」)."""
    own = spoken(hits, one.amount.end, page.clause(one.amount.start)[1])
    for other in others:
        meet = other.least is not None and other.least == one.most or other.most is not None and other.most == one.least
        beside = page.sentence(other.amount.start) == page.sentence(one.amount.start)
        if _PUT_OFF.match(page.text, other.amount.end):
            continue  # 「提現門檻100元，不足100元滾存至下月」
        if other.holds(mine.value) and not one.holds(mine.value) and rungs(page, one.amount, other.amount):
            return other
        if meet and beside and not one.holds(mine.value) and other.holds(mine.value):
            end = page.clause(other.amount.start)[1]
            if own <= spoken(hits, other.amount.end, end):
                return other
            # 「1.4米以下免票，須有家長陪同」: a clause behind is of the step as well
            stop = min((each.amount.start for each in limits(page) if each.amount.start >= end), default=len(page.text))
            behind = spoken(hits, other.amount.end, min(stop, page.sentence(end - 1)[1]))
            return other if behind >= own else one
    return one


_PUT_OFF = re.compile(r"(?:的|者|部分|时)?,?(?:则|将|自动)?(?:滚存|累[计积]|顺延|递延|结转|并入|转入|留[至到待])")


def _by_sentence(page: Page, held: list[_Held]) -> list[list[_Held]]:
    """Those of one sentence, or of one condition of somebody's, side by side."""
    found: dict[tuple[int, int], list[_Held]] = {}
    for one in held:
        own = threshold_at(page.record, one.limit.amount.start, one.limit.amount.end)
        sentence = page.sentence(one.limit.amount.start)
        span = (own.offset, own.offset + len(own.span)) if own and own.owner else sentence
        beside = [
            some for some in found.values() if any(_any(page, [one.limit.amount, each.limit.amount]) for each in some)
        ]
        (beside[0] if beside else found.setdefault(span, [])).append(one)  # 「或」 joins what one condition cuts
    return list(found.values())


def _together(asked: Asked, page: Page, hits: Hits, held: list[_Held]) -> tuple[bool, _Held]:
    """Whether what is asked holds by the conditions of one sentence, and the limit that decides."""
    inside = [one for one in held if one.inside]
    outside = [one for one in held if not one.inside]
    either = _any(page, [one.limit.amount for one in held])
    if either:  # 「800萬以上或者20萬以上」: one is enough
        ways = [way for way in _ways(page, held) if all(one.inside for one in way)]
        holds = bool(ways)
        top = max((one for way in ways for one in way) if holds else outside, key=lambda one: one.score)
    elif inside and outside and each_forbids(page, [one.limit for one in held]):
        top = max(inside, key=lambda one: one.score)
        holds = True
    else:
        top = max(outside or inside, key=lambda one: one.score)
        holds = not outside
    span = page.sentence(top.limit.amount.start)  # 「具以下條件之一：滿5萬元；達98%」 are two
    own = next(one for one in (*branches(page, span), span) if one[0] <= top.limit.amount.start < one[1])
    at = page.clause(top.limit.amount.start)[0]
    if holds and any(not one.met and not _sought(asked, one.term) for one in told(asked, page, hits, own, at)):
        holds = False  # 「且無違規記錄」, asked by one who has some
    if not holds:
        holds = otherwise(asked, page, hits, top.limit)
    unwanted = denial.listed(asked.text, page, top.limit.amount.start)
    told_of = follows(page, hits, top.limit)
    told_of = _own(asked, page, hits, top.limit, told_of)
    denied = denial.denies(asked.text, told_of, True) or forbidden(
        page, top.limit, company.MONEY.search(asked.text) is None
    )
    denied = denied or sent_away(asked.text, page, top.limit)
    passed = holds != (unwanted or denied)
    if _BUT_THOSE.match(told_of):  # 「不接受定製，但單次滿5000張的除外」
        passed = holds == denial.denies(asked.text, page.text[span[0] : at], True)
    if not passed and (not holds or asks.MAY.search(asked.text)):
        missed = [top] if holds or either else outside or [top]  # of two that are missed, one is let off from both
        passed = all(waived(asked, page, hits, one.limit) is not None for one in missed)
    return passed, top


def _sought(asked: Asked, index: int) -> bool:
    """「65歲有優惠嗎」 says nothing of 優惠 that one has: 「網上訂的沒有優惠」."""
    return asks.yes(asked.text) == "有" and asked.terms[index].text in asks.thing(
        asked.text[max(0, asked.text.rfind("有")) :]
    )


def _own(asked: Asked, page: Page, hits: Hits, one: Limit, told: str) -> str:
    """What follows a limit, without a clause that tells the same of somebody else: 「每家限試用一次，個人帳號不能試用」."""
    end = page.clause(one.amount.start)[1]
    place = page.text.find(told, one.amount.end) if told else -1
    if place < end:
        return told
    clause = page.clause(place)
    whose = side.subject(page, clause)
    telling = [i for i, term in enumerate(asked.terms) if term.weight >= 1]
    mine = any(hits.within(i, *whose) >= 0.4 for i in telling) or page.text[slice(*whose)] in asked.text
    same = any(hits.within(i, whose[1], clause[1]) >= 0.85 for i in telling)
    acts = _ACTS_ITSELF.match(page.text, *whose)  # 「系統自動釋出座位」 is told of nobody else
    return "" if whose[0] < whose[1] and same and not mine and not acts else told


_ACTS_ITSELF = re.compile(r"系统|平台|后台|管理[方处员]|主办|工作人员|我[方们]|本[馆站店院校社会司公局场]")


def _only_told(asked: Asked, page: Page, one: Limit) -> bool:
    """「單箱超過25公斤的請先來電洽詢」, asked whether one of 20 is taken: what those beyond are asked to do first lets nobody in or out."""
    own = one.strict and one.least is not None and not _TELLS_FIRST.search(asked.text)
    return own and _FIRST_TELLS.match(page.text, one.amount.end, page.clause(one.amount.start)[1]) is not None


_TELLS_FIRST = re.compile(r"联系|联络|洽|咨询|告知|通知|来电|致电|预约|预先|事先|申报")
_FIRST_TELLS = re.compile(rf"[^,。;\d不免]{{0,8}}?[请须需应][^,。;\d不]{{0,4}}?(?:{_TELLS_FIRST.pattern})")


def _missed(asked: Asked, mine: Amount) -> bool:
    return bool(_NEVER_DID.match(asked.text, mine.end))


_NEVER_DID = re.compile(r"[^,。;]{0,8}?(?:都|也)(?:没|不曾|未)")


def _ways(page: Page, held: list[_Held]) -> list[list[_Held]]:
    """The alternatives of a sentence: 「滿2年並完成40學時，或滿10年」; each amount is one where no 「或」 parts them."""
    low = page.sentence(held[0].limit.amount.start)[0]
    found: dict[int, list[_Held]] = {}
    for one in held:
        found.setdefault(len(_WAYS.findall(page.text, low, one.limit.amount.start)), []).append(one)
    return list(found.values()) if len(found) > 1 else [[one] for one in held]


_WAYS = re.compile(r"或(?!以|多|少)")


def _any(page: Page, limits: list[Amount]) -> bool:
    """Whether the limits are alternatives: in one sentence, with an “or” between, or one of them said to be enough."""
    start, end = min(one.start for one in limits), max(one.end for one in limits)
    if len(limits) < 2 or page.sentence(start) != page.sentence(end - 1):
        return False
    between = re.search(r"(?:或|任意|任一|之一)(?![^。;]*(?:且|并须|同时))", page.text[start:end])
    return bool(between) or one_is_enough(page, (end, page.sentence(start)[1]))


TYPE = Type("meets", "yes_no", FOCUS, propose, "may", lambda text: bool(given(text)))
