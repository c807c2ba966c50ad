"""Yes or no from what is allowed, forbidden or stated: 可以匿名嗎, 外鏈有效嗎."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.conditions import denied, lacked, lacks
from answer.evidence import Page
from answer.match import Hits
from answer.numbered import names_other
from answer.types import (
    asks,
    changed,
    deeds,
    denial,
    dropped,
    edges,
    excepted,
    exclusive,
    only,
    parts,
    raised,
    side,
    weekly,
    when,
)
from answer.types.alone import alone
from answer.types.cases import cared_for, cases, of_another_case
from answer.types.contract import Proposal, Type
from answer.types.free_days import free_in_part, free_on
from answer.types.not_for import not_for
from answer.types.outsiders import outsiders
from answer.types.provided import condition
from answer.types.sanction import sanctioned
from answer.types.settled import settled
from answer.types.unless import FREED, beyond, unless
from answer.values import dates

FOCUS = re.compile(asks.MARK)
_IF = re.compile(r"^(?:若|如|倘|遇|凡|一旦|要是|万一)|(?:的|者|时),?$")
_LACKS = re.compile(
    r"(?:无|没有|未)[^,。;]{1,14}(?:始得|方可|才能|才可|始可|方能|均可|可以|可申请)|(?:^|[:,])(?:无|未|没有)[^,。;:]{2,20}(?:记录|行为|情形|情况)"
)
_OPEN = re.compile(r"是否|能否|可否|会否|要不要|会不会|与否")
_UNDECIDED = re.compile(
    r"再议|待议|再定|未定|待定|另行|另议|另告|再行|再研究|研究决定|待研究|尚未决定|视[^,。;]{1,10}(?:而定|决定|再)|另发|再公[布告]|再通知|[依按以][^,。;]{1,12}(?:公告|通知|为准)"
)
_MODAL = re.compile(r"可|能|允许|准许|须|需|应|必须|均|有效|支持|提供|免费|照常|享受|接受|受理|有(?!限|关)")


def _opens(asked: Asked, hits: Hits, clause: tuple[int, int], denies: bool) -> float:
    """「免費版不適用」 for a question about the 免費版: the clause begins with what is asked about."""
    own = [i for i, term in enumerate(asked.terms) if term.weight >= 1 and term.offset >= asked.tail and term.noun]
    does = [
        i for i, term in enumerate(asked.terms) if term.weight >= 1 and term.offset >= asked.tail and term.tag == "v"
    ]
    elsewhere = any(hits.best(i) >= 0.9 and hits.within(i, *clause) < 0.4 for i in does)
    if (
        denies
        and not elsewhere
        and any(
            hits.within(i, *clause) >= 0.9 and hits.title[i] < 0.6
            for i, term in enumerate(asked.terms)
            if term.weight >= 1
        )
    ):
        return 0.15  # 「週末不得施工」
    if any(hits.best(i) >= 0.9 and hits.within(i, *clause) < 0.6 for i in does):
        return 0.0  # what is asked of it stands elsewhere
    begins = (clause[0], min(clause[0] + 8, clause[1]))
    return 0.2 if any(hits.within(i, *begins) >= 0.9 and len(hits.places[i]) == 1 for i in own) else 0.0


_BARE = re.compile(r"[(]?[一二三四五六七八九十\d]{0,2}[)、.]?[^,。;不可能须免有无未没愿禁限准]{0,6}[。:]?")


_HOLDS = re.compile(r"(?<!不)(?:包含|包括|(?<![隐饱])含)")  # 「含早餐，不含接送」

_COMPARES = re.compile(
    r"比(?!赛|例|如|较)[^,。;]{1,12}(?:多|少|高|低|贵|便宜|早|晚|长|短|大|小|快|慢|远|近)[^,。;]{0,3}(?:吗|嘛|么|没有)?[?]?$"
)
_NEEDLESS = re.compile(r"不(?:需要?|用|必|须|要(?!求))|[无毋]需|无须|免(?:交|带|提交|提供)")
_WANTS = re.compile(r"(?<!无)(?<!不)(?<!毋)(?:须|需|应|必须|(?<![只想])要(?![求是么])|凭|提交|提供|出示|携带|持)")
_EITHER = re.compile(r"要不要|需不需要|用不用")
_WITHOUT = re.compile(r"(?:未|没有|无)[^,。;]{1,14}(?:不予|不得|不能|不可|无法|不接|不受)")


def _days_of(page: Page, clause: tuple[int, int]) -> frozenset[int]:
    """The weekdays of which a clause tells: its own, or those of the nearest clause before it in the sentence."""
    start = page.sentence(clause[0])[0]
    while True:
        days = weekly.told_days(page.text[slice(*clause)])
        if days or clause[0] - 2 <= start:
            return days
        clause = page.clause(clause[0] - 2)


_JOINS = re.compile(r"或|且|并|同时")
# an item of what is forbidden, no clause with a verb of its own: 「以及快遞車輛可停5分鐘」
_ALSO = re.compile(
    r"(?:以及|及(?![格时早物]))(?=[^,。;\d]{1,12}(?:[,。;]|$))(?!.*(?:[可另须需应将由为是免能必请仍照]|正常|[开关]放|不[^,。;]))"
)


def _narrows(asked: Asked, index: int) -> bool:
    """Whether a word of the question tells of what, or when: 「當天」 is light, yet no 「一週內」."""
    return asked.terms[index].weight >= 1 or asked.terms[index].tag == "t"


def _only_then(asked: Asked, page: Page, clause: tuple[int, int], today: datetime.date) -> bool:
    """Whether a clause tells of some days alone, none of which is meant: the question names no day, and it is none of them."""
    if any(one.first.dated for one in dates(asked.text, today.year)) or not _STOPS.search(page.text, *clause):
        return False
    told = [one for one in when.found(page) if clause[0] <= one.start < clause[1] and one.first.day and one.last]
    return bool(told) and not any(
        one.first.day and one.last and one.last.day and one.first.day <= today <= one.last.day for one in told
    )


_STOPS = re.compile(r"暂停|停[止业运课办诊]|关闭|封闭|闭[馆园]|不(?:接待|开放|受理|办理|营业)")


def _kept_back(asked: Asked, page: Page, hits: Hits, clause: tuple[int, int]) -> bool:
    """「一週內領取，當日不發放」, asked of that day: a clause that denies names a word of the question that the clause before it,
    which allows, does not."""
    before = page.clause(clause[0] - 2) if clause[0] - 2 > page.sentence(clause[0])[0] else None
    if before is None or before == clause or not denial.denies(asked.text, page.text[slice(*clause)], strict=True):
        return False
    return any(
        _narrows(asked, i)
        and hits.within(i, *clause) >= 0.85
        and hits.within(i, *before) < 0.5
        and asked.terms[i].text not in page.title
        for i in range(len(asked.terms))
    )


def _told_before(asked: Asked, page: Page, hits: Hits, clause: tuple[int, int]) -> bool:
    """「須提交照片，無需提交發票」, asked of the 照片: the clause before tells all that this one does, and of that too."""

    def words(span: tuple[int, int]) -> set[int]:
        return {i for i in range(len(hits.places)) if _narrows(asked, i) and hits.within(i, *span) >= 0.85}

    start, mine = page.sentence(clause[0])[0], words(clause)
    before = clause
    while mine and before[0] - 2 > start:
        before = page.clause(before[0] - 2)
        if _other_side(asked, page, before):
            continue  # 「開課前可以退，開課後不退」
        more = words(before) - mine
        if mine <= words(before) and any(asked.terms[i].text not in page.title for i in more):
            return True
    return False


_EARLIER, _LATER = (
    re.compile(r"(?<![提目以])前(?!往|台|提|款)|以前|之前"),
    re.compile(r"以后|之后|(?<=[了过])后|(?<![最然今以之])后(?=[,。;]|就|才|还|也|不|再|可|能|是|还?会)"),
)


def _other_side(asked: Asked, page: Page, clause: tuple[int, int]) -> bool:
    """「開課三天前全退，上過課以後只退五成」, asked of what holds after: the clause tells of before."""
    mine, told = asked.text, page.text[slice(*clause)]
    if _LATER.search(mine) and not _EARLIER.search(mine):
        return bool(_EARLIER.search(told)) and not _LATER.search(told)
    if _EARLIER.search(mine) and not _LATER.search(mine):
        return bool(_LATER.search(told)) and not _EARLIER.search(told)
    return False


_WITH = re.compile(
    r"(?<![没沒持])(?:名下)?(?:有|拥有)(?:了|自有|自己的|[一两]套|[一两]处)?(?P<what>[一-鿿]{1,4}?)子?(?:的?人|的|者|的话|的家庭)?[,]?(?:也|还|都|就|是否|是不是)?(?:可|能|准|允许|符合|有资格)"
)
_WITHOUT_ANY = re.compile(r"(?:(?<![有没])无|没有|未有|不得有|未持有|未拥有)[^,。;、的需须论法]{0,6}$")


def _has_what_is_barred(asked: Asked, page: Page, hits: Hits, clause: tuple[int, int]) -> bool:
    """「名下無店鋪」 among what one must meet, asked whether one who has a 店鋪 may apply."""
    match = _WITH.search(asked.text)
    if not match:
        return False
    start, end = match.span("what")
    places = [clause[0] + found.start() for found in re.finditer(re.escape(match["what"]), page.text[slice(*clause)])]
    for i, term in enumerate(asked.terms):
        if term.offset < end and start < term.end and term.weight >= 1:
            places += [place for place, last, credit in hits.places[i] if credit >= 0.85 and last <= clause[1]]
    return any(clause[0] <= place and _WITHOUT_ANY.search(page.text, clause[0], place) for place in places)


_REFUSES_THOSE = re.compile(r"(?:者|的|人|户)[^,。;]{0,4}(?:不|禁|谢绝|拒)")
_CHARGES = re.compile(
    r"(?<![无毋免])[须需应](?:另(?:行|外)?|按[^,。;]{1,4})?(?:缴|交|付|支付|收)"
)  # 「住戶須繳管理費，空屋免繳」


def _supposed(asked: Asked, page: Page, hits: Hits, clause: tuple[int, int]) -> bool:
    """Whether a clause only says again what the question says is missing, and others of its sentence go on from there."""
    if re.search("可|能|准", page.text[slice(*clause)]):
        return False  # 「未使用的可退」
    if page.sentence(clause[0])[1] - clause[1] < 3 or not re.search(r"未|没有|不", page.text[slice(*clause)]):
        return False
    return any(
        term.weight >= 1 and lacked(asked, i) and hits.within(i, *clause) >= 0.85 for i, term in enumerate(asked.terms)
    )


NEXT = 40  # characters behind a clause in which it is told what alone is allowed


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    if _COMPARES.search(asked.text):
        return  # 「二等比一等多嗎」: two values would have to be compared
    for known in (
        settled(asked, page, hits),
        free_on(asked, page, hits),
        not_for(asked, page, hits),
        changed.held(asked, page),
        alone(asked, page, hits),
        outsiders(asked, page),
        raised.told(asked, page, hits),
        exclusive.alone(asked, page, hits),
        dropped.called_off(asked, page),
    ):
        if told := list(known):
            yield from told
            return
    by_week = list(weekly.by_week(asked, page, weekly.named(asked) or (weekly.ALL if asked.clocks else frozenset())))
    if by_week and list(weekly.by_table(asked, page, weekly.named(asked))):
        yield from by_week
        return
    by_hours = [*weekly.by_hours(asked, page), *edges.by_edges(asked, page)]
    yield from by_week
    yield from by_hours
    weekly_told = {
        page.sentence(one.start) for one in (*by_week, *by_hours)
    }  # what else it says is not told of that day
    days = weekly.named(asked)
    if days:
        part = parts.named(asked.text) is not None
        weekly_told |= {
            page.sentence(one.start) for one in weekly.weekly(page) if by_week or (part and one.days & days)
        }
    named, cared = cases(asked, page, hits), cared_for(asked, page, hits)
    seen = set()
    for places in hits.places:
        for start, _, _ in places:
            clause = page.clause(start)
            if (
                clause in seen
                or page.sentence(start) in weekly_told
                or page.lines[page.line_at(start)].kind == "heading"
                or page.is_head(start)
            ):
                continue
            seen.add(clause)
            if days and (told_days := _days_of(page, clause)) and not told_days & days:
                continue  # 「週三下午不開放」 says nothing of Thursday
            if _BARE.fullmatch(page.text[slice(*clause)]) and clause == page.sentence(start):
                continue  # 「二、手續費。」
            row = page.lines[page.line_at(start)]
            text = page.text[row.start : row.end] if row.kind == "row" else page.text[slice(*clause)]
            without = _LACKS.search(text)
            kept = only.kept_for(asked, page, hits, clause) if row.kind != "row" else ""
            if kept == "others":
                continue  # 「只配給已婚家庭」, asked by one of whom nothing is told
            if row.kind != "row" and _OPEN.search(text) and _UNDECIDED.search(page.text, *page.sentence(start)):
                continue  # 「明年是否增設，再議」
            if _IF.search(text) and not denial.paid_back(text):  # what follows from the condition is the answer
                behind = page.clause(min(clause[1] + 1, len(page.text) - 1))
                text = page.text[slice(*behind)] if clause[1] <= behind[0] < page.sentence(start)[1] else text
            elif (
                row.kind != "row"
                and side.goes_on(asked, page, hits, clause)
                and not deeds.begun_again(asked, page, hits, clause)
                and not _MODAL.search(text)
                and not _HOLDS.search(text)
            ):
                text += page.text[slice(*page.clause(clause[1]))]  # 「公會主播另簽合約，不適用上表」
            if row.kind != "row" and names_other(asked.text, page, clause):
                continue  # 「第一宿舍斷網」, asked of the second
            if row.kind != "row" and (
                _other_side(asked, page, clause) or of_another_case(asked, page, hits, clause, named)
            ):
                continue
            if row.kind != "row" and _ALSO.match(text):  # 「禁止攜帶刀具，以及酒類」
                text = page.text[page.clause(max(page.sentence(start)[0], clause[0] - 2))[0] : clause[1]]
            if row.kind != "row" and _supposed(asked, page, hits, clause):
                continue  # 「仍未補足，店鋪名稱予以保留」, asked by one who did not
            aside = excepted.left_out(asked, page, clause)
            if aside and aside.clause == clause and not aside.named:
                continue  # 「惟特展不在此列」, asked of another
            if row.kind != "row" and excepted.of_another(asked, page, clause) and not (aside and aside.named):
                continue
            if row.kind != "row" and not aside and side.another_deed(asked, page, hits, clause):
                continue
            if row.kind != "row" and not aside and _told_before(asked, page, hits, clause):
                continue
            if row.kind != "row" and deeds.of_another(asked, page, hits, clause):
                continue
            if (
                row.kind != "row"
                and denial.costs(asked.text)
                and not _CHARGES.search(page.text, *clause)
                and not (denial.priced(page.text[slice(*clause)]) and side.changes(page, clause))
            ):
                text = page.text[clause[0] : page.sentence(start)[1]]  # 「由居委會開具，不收工本費」
            denies = denial.denies(asked.text, text) or denial.listed(asked.text, page, start)
            if row.kind != "row" and not denies and denial.asks_free(asked.text) and not denial.of_no_charge(text):
                continue  # 「館內提供複印服務」, asked whether that is free
            if without:  # 「無欠費者方可申請」, asked by one who has some
                denies = not denied(asked.text[: asked.focus[0]])
            other = side.of_the_undone(asked, page, clause) or (
                not days and side.of_the_other(asked, page, hits, clause, denies)
            )
            if row.kind != "row" and other:
                continue
            if row.kind != "row" and (sanctioned(asked, page, hits, clause) or free_in_part(asked.text, text)):
                continue
            plainly = denies or bool(_MODAL.search(text))
            if row.kind == "row" and not plainly and not denial.listed(asked.text, page, start):
                continue  # a row that allows nothing and denies nothing
            opens = _opens(asked, hits, clause, denies) if plainly else 0.0
            if denies and row.kind != "row" and not days and _only_then(asked, page, clause, today):
                continue  # 「10月1日至3日暫停接待團隊」, asked in general before
            if denies and row.kind != "row" and _kept_back(asked, page, hits, clause):
                opens = max(opens, 0.2)
            if denies and row.kind != "row" and excepted.spared(asked, page, clause):
                denies = False
            elif not denies and row.kind != "row" and excepted.spared(asked, page, clause, all_others=True):
                denies, opens = True, max(opens, 0.2)
            if aside and aside.named:  # what it says turned round
                denies = not denial.denies(asked.text, page.text[slice(*aside.main)])
                denies = denies and not excepted.freed(page, aside)
            if row.kind != "row" and not aside and (more := beyond(asked.text, text)) is not None:
                denies, opens = more, max(opens, 0.2)
            if (free := FREED.search(page.text, *clause)) and "限" not in asked.text:
                if not any(
                    hits.within(i, *free.span("whom")) >= 0.85 for i, term in enumerate(asked.terms) if term.noun
                ):
                    continue
                denies = False
            if row.kind != "row" and (out := unless(asked, page, hits, clause)) is not None:
                denies = out
            if _NEEDLESS.search(_EITHER.sub("", asked.text)) and not denial.costs(asked.text):  # 「不需要戶口簿嗎」
                needed = _WANTS.search(text) or _WITHOUT.search(text)
                if not needed and not _NEEDLESS.search(text):
                    continue
                denies = needed is not None and not _NEEDLESS.search(text)
            behind_it = (clause[0], min(clause[1] + NEXT, page.sentence(start)[1]))
            missed = row.kind != "row" and only.misses(asked, page, behind_it) is not None
            if kept == "not mine" or missed:
                denies = True
            wanted = (
                (clause, page.sentence(start)) if not _JOINS.match(page.text, clause[0]) else (page.sentence(start),)
            )
            if all(lacks(asked, page, hits, span) for span in wanted) and not cared:
                denies = True  # 「須出示學生證」, asked by one who has none
            if row.kind != "row" and _has_what_is_barred(asked, page, hits, clause):
                if _REFUSES_THOSE.search(page.text, *clause):
                    continue  # 「無駕照者不予考慮」, asked by one who has it
                denies = True
            says = asks.no(asked.text) if denies else asks.yes(asked.text)
            if not denies and (hangs_on := condition(asked, page, hits, clause)):
                says = f"{says}，{hangs_on}"
            yield Proposal(
                *clause,
                says,
                (-0.02 if plainly else -0.1) + opens,
                loose=not (missed and only.else_told(asked, hits, behind_it)),
            )


TYPE = Type("may", "yes_no", FOCUS, propose)
