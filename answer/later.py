"""Whether the page says that what is asked will be told another time: 「恢復時間另行公告」, 「三相電另議」."""

from __future__ import annotations

import re

from answer.asked import Asked
from answer.fits import bound
from answer.judge import Scored
from answer.types import Type

_LATER = re.compile(
    r"(?<![不无])(?<![不无][需须再必])另行(?!收|支付|缴|付|购|补偿|赔|申请|提交|提供|租|承担|处理|计)|待定|待公布|待通知|待确定|待揭晓|尚待|择期|尚未(?:确定|排定|敲定|决定)|[未没](?:定|排定|敲定)|(?:正在|还在)(?:制定|拟定)|再行|另发|另作|再公[布告]|再通知|另告|(?:个别|分别|单独|逐一)通知|[未没]公布|另议|面议|另谈|待[^,。;、]{1,10}(?:明确|公布|确定|落实|敲定)(?![后之的])|待[^,。;、]{2,14}后(?:再|另行|即|将|予以)?(?:公[布告]|通知|告知)|(?:未有|尚无|没有|未作)(?:最后)?(?:定案|定论|决定|结论)|[定排谈选](?:好|妥|下来)?(?:之|以)?后再(?:行)?(?:公[布告开]|通知|告知|说)|定下来再(?:公[布告开]|通知|告知|说)|要等[^,。;]{0,8}(?:通知|公布|确定)|[还仍尚正]在(?:进一步|逐一)?(?:评估|讨论|研究|协商|洽谈|商谈|磋商|论证|选址|考虑中)(?![一-鿿]{0,2}[会所院室])|(?:何时|什么时候|几时|哪天)[^,。;?]{1,10},?(?:等(?!等)|要?看|得看|视(?!频)|未知|不明|难说|说不准)"
)
_OF_KIND = (
    (re.compile(r"时间|日期|日子|几时"), ("when", "left", "open")),
    (re.compile(r"地点|地址|场地"), ("where",)),
    (re.compile(r"[费价]|金额"), ("amount",)),
)


def to_be_told(kind: Type, asked: Asked, top: Scored) -> bool:
    """Whether the page says that what is asked will be told another time: 「恢復時間另行公告」."""
    fit, own = top.fit, top.fit.page.clause(top.proposal.start)
    if any(_open_alone(asked, top, i) for i in range(len(asked.terms))) or _left_open(asked, top) or _proposed(top):
        return True
    if _put_off(asked, top) or _only_moved(top):
        return True
    for match in _LATER.finditer(fit.page.text):
        clause = fit.page.clause(match.start())
        if fit.page.text[clause[0] : match.start()] in ("", "将", "届时", "会", "再", "则", "请"):
            # 「親子項目怎麼報名，另行通知」
            clause = (fit.page.clause(max(clause[0] - 1, fit.page.sentence(match.start())[0]))[0], clause[1])
        if clause[0] <= top.proposal.start < clause[1]:
            continue
        of = [names for pattern, names in _OF_KIND if pattern.search(fit.page.text, *clause)]
        if of and not any(kind.name in names for names in of):
            continue  # 「地點另行通知」 says nothing of the time
        elsewhere = any(
            asked.terms[i].weight >= 1
            and fit.hits.title[i] < 0.6
            and fit.hits.within(i, *own) >= 0.85
            and fit.hits.within(i, *clause) < 0.5
            for i in range(len(asked.terms))
        )  # 「初賽在…舉行，決賽具體地點另行通知」
        place = _ITS_PLACE.search(fit.page.text, *clause) if kind.name == "where" else None
        named = _OF_OTHER.search(fit.page.text, clause[0], place.start()) if place else None
        if place and not (elsewhere and named and named[0] not in asked.text):
            return True  # 「具體地點待定」, and the value is that of something else
        if any(_its_time(kind, asked.terms[i].text, top, clause) for i in bound(asked)):
            return True
        whole = kind.name == "which"
        least = (0.5 if asked.terms[i].weight >= 1 and not whole else 0.85 for i in bound(asked))
        there = [i for i, enough in zip(bound(asked), least, strict=True) if fit.hits.within(i, *clause) >= enough]
        if any(fit.hits.within(i, *own) < 0.5 and top.seen.closeness[i] < 0.9 - 0.15 * top.seen.in_row for i in there):
            return True
        # 「二期將延伸到車站，但動工時間尚未確定」: a clause may go on about what the one before it names
        before = fit.page.clause(max(clause[0] - 2, fit.page.sentence(match.start())[0]))
        wide = (min(before[0], clause[0]), clause[1])
        same = own[1] <= wide[0] and fit.page.sentence(own[0]) == fit.page.sentence(match.start())

        def far(i: int, same: bool = same) -> bool:
            return top.seen.closeness[i] < 0.6 or (same and fit.hits.within(i, *own) < 0.5)

        other = (
            asked.terms[i].weight >= 1
            and (fit.hits.title[i] < 0.6 or (same and asked.terms[i].text not in fit.page.title))
            and (
                (fit.hits.within(i, *clause) >= 0.85 and top.seen.closeness[i] < 0.3)
                or (fit.hits.within(i, *wide) >= 0.85 and far(i) and not top.seen.in_row)
            )
            for i in range(len(asked.terms))
        )
        if any(asked.terms[i].weight >= 1 for i in there) and any(other):
            return True  # 「新區是否收費，另行公告」, and the value is that of the old town
    return False


_ITS_PLACE = re.compile(r"(?:具体|确切|详细)的?(?:场地|地点|地址|位置)")
_OF_OTHER = re.compile(r"(?:(?![和与及但而的])[一-鿿]){2}(?=的?$)")  # 「決賽」 of 「決賽具體地點」
_TIME_OF = re.compile(r"的?(?:日期|时间|时段|期限|期间)")


def _its_time(kind: Type, deed: str, top: Scored, clause: tuple[int, int]) -> bool:
    """「報名日期另行通知」, where the value is the day of a 登記 for something else: nothing by its side has the word itself."""
    page, start = top.page, top.proposal.start
    if kind.name not in ("when", "left") or len(deed) < 2:
        return False
    place = page.text.find(deed, *clause)
    near = page.text[slice(*page.sentence(start))] + "\n" + top.seen.label
    return place >= 0 and _TIME_OF.match(page.text, place + len(deed)) is not None and deed not in near


def itself(top: Scored) -> bool:
    """「直播平台確定後再公布」 names no 平台."""
    if top.seen.kind == "clause":
        return _LATER.search(top.page.text, top.proposal.start, top.proposal.end) is not None
    end = top.proposal.end
    later = _LATER.search(top.page.text, end, top.page.clause(end - 1)[1])
    return top.seen.kind in ("who", "org", "where", "what") and later is not None and later.start() <= end + 2


_TO_WHEN = re.compile(r"(?:改|延|顺延|推迟|挪|补)(?:期|后|办|赛)?(?:到|至|在|成)?(?:了)?(?:哪|几|什么时候|何时)")
_NEW_DAY = re.compile(r"(?:改|延|顺延|推迟|补[办赛])[期后]?(?:的)?(?:日期?|时间)")
_PUT_OFF = re.compile(r"改期|延期|顺延|推迟|延后|改[到至在为于]|延[到至]|挪|补[办赛]")


def _put_off(asked: Asked, top: Scored) -> bool:
    """「停水改到哪天」 where the page says that the new day will be told (「改期日另發通告」), and the value is no such day."""
    page = top.page
    if not _TO_WHEN.search(asked.text) or _PUT_OFF.search(page.text, *page.sentence(top.proposal.start)):
        return False
    return any(_LATER.search(page.text, *page.clause(match.start())) for match in _NEW_DAY.finditer(page.text))


_MAKES_WAY = re.compile(r"停|检修|维[护修]|直播|转播|暂|改造|封")
_MOVED_THEN = re.compile(r"\s*(?:[\d:时点分]|上午|下午|晚上?|\([^)]*\))*(?:再|另行|重新|恢复|补)[^,。;]{0,6}")
_THOSE_MOVED = re.compile(
    r"(?:顺延|延期|延后|推迟|改期)的[^,。;?]{1,10}(?:改?[到至]?(?:什么时候|几[号日点月]|哪一?天|何时))|改到(?:什么时候|几[号日点月]|哪一?天|何时)播"
)


def _only_moved(top: Scored) -> bool:
    """「延期的課幾號補」 of 「9月2日場館檢修，課程延期」: the day of what they make way for."""
    page, start = top.page, top.proposal.start
    if top.seen.kind not in ("when", "left") or not _THOSE_MOVED.search(top.seen.asked.text):
        return False
    if not _MAKES_WAY.search(page.text, *page.clause(start)):
        return False
    low, label = page.sentence(start)[0], page.label(start)
    before = (page.text[slice(*label)] if label else "") + page.text[low:start]
    return not re.search(r"改|延|推迟|挪|调整|补|重新|恢复|新", before) and not _MOVED_THEN.match(
        page.text, top.proposal.end
    )


_PROPOSED = re.compile(r"建议|提议|提案|构想|诉求|呼吁")
_UNDECIDED = re.compile(
    r"(?:未有|尚无|没有|尚未|未作|未)(?:最后)?(?:定案|定论|决定|结论)|再作检讨|(?:仍|还|正)在(?:研究|讨论|评估|检讨|考虑)"
)


def _proposed(top: Scored) -> bool:
    """「學生半價的建議，當局說會再作檢討，未有定案」: what somebody wishes for holds not yet."""
    page, start = top.page, top.proposal.start
    (low, high), end = page.clause(start), page.sentence(start)[1]
    return bool(_PROPOSED.search(page.text, low, high) and _UNDECIDED.search(page.text, start, end))


_BY_TALK = re.compile(r"另议|面议|另谈|另计")
_OF_EACH = re.compile(r"[每一][一-鿿]{1,2}\d|按?\d")
_BY_PIECE = re.compile(r"每[一-鿿]{1,2}\d")


def _left_open(asked: Asked, top: Scored) -> bool:
    """「每千瓦180元，三相電另議」, asked of the 三相電."""
    page, hits = top.page, top.fit.hits
    own = page.clause(top.proposal.start)
    clauses = [page.clause(match.start()) for match in _BY_TALK.finditer(page.text, *page.sentence(own[0]))]
    goes_on = _OF_EACH.match(page.text, own[0]) is not None  # 「餐費另計，每餐60元」
    # 「餐費另計，早餐每份8元，其餘每份20元」
    by_piece = _BY_PIECE.search(page.text, own[0], top.proposal.end) is not None
    return any(
        clause != own
        and not (goes_on and clause[1] == own[0])
        and not (by_piece and clause[1] <= own[0])
        and hits.within(i, *clause) >= 0.85
        and hits.within(i, *own) < 0.5
        for clause in clauses
        for i, term in enumerate(asked.terms)
        if term.weight >= 1 and term.noun
    )


def _open_alone(asked: Asked, top: Scored, index: int) -> bool:
    """Whether a thing that the question names stands only where the page says that it is open: 「企業用戶的費率另行公告」."""
    term, fit, page = asked.terms[index], top.fit, top.fit.page
    places = [start for start, _, credit in fit.hits.places[index] if credit >= 0.85]
    if term.weight < 1 or not term.noun or fit.hits.title[index] >= 0.6 or not places:
        return False
    sentences = {page.sentence(place) for place in places}
    return len(sentences) == 1 and all(
        _LATER.search(page.text, *one) and not one[0] <= top.proposal.start < one[1] for one in sentences
    )
