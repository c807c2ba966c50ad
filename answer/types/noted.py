"""Yes or no from what a terse line notes of its pieces (`pieces.py`): 「運費180（金門不送）」, 「月票1,800（限平日）」, 「不洗：窗簾、地毯」.

A note answers where it names what the question asks of (left out, refused, lacking) or keeps its piece for another of a kind than
that; and only where what it is noted of, the piece or the label of its line, is what the question asks about. Of what a page says
in sentences, `may.py` tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from answer import contrasts
from answer.asked import Asked
from answer.cards import Span
from answer.evidence import Page
from answer.kindred import asked_of
from answer.match import Hits
from answer.types import asks, denial, weekdays
from answer.types.contract import Proposal
from answer.types.pieces import Note, notes

STANDS = 0.85  # credit of a word that stands there
SURE = 0.4

_EXCEPT = re.compile(
    r"(?P<whom>.{1,24}?)(?:除外|例外|不在此限)|(?:但)?(?:不包?含|不包括|不适用于?|不含)(?P<else>.{1,16})"
)
_REFUSE = re.compile(
    r"(?P<whom>[^:]{1,16}?)(?:一律|均|恕|概|都|暂)?不(?:可(?!少|抗)以?|能|得|予|接受|受理|提供|支持)?"
    r"(?P<deed>适用|参加|参与|配送|接送|派送|开放|施打|录|接|收|寄|送|发|做|洗|看|打|补|退|带|借|换|赔|卖|修|刷|可|能|得|予)(?:受|付|货|件|用于?)?"
)
_LACKS = re.compile(
    r"(?P<of>[^:]{0,6}?)(?:未提供|不提供|(?:不|未)[附含]|没有|[恕暂]?无(?!需|须|论|法|休)|没)(?P<what>[一-鿿a-z]{2,8})"
)
_HAS = re.compile(r"(?:免费)?(?:包含|含有?|附|赠送?|提供)(?P<what>[一-鿿a-z]{2,8}).{0,8}")
_OWN = re.compile(r"(?:须|需|请|应)?自[备带](?P<what>[一-鿿a-z]{1,8})")
_ONLY = re.compile(
    r"(?:仅限|只限|仅|限|只[收限供接])(?:于|定|由)?(?P<whom>.{1,20}?)(?:使用|参加|适用|申请|入场|专用)?|(?P<own>.{2,12}?)(?:限定|专属|专用|为限)"
)
_WITHIN = re.compile(r"(?P<what>[一-鿿]{2,6}?)(?:仅限|只限|限)(?P<whom>[一-鿿]{2,8})")
_NUMBER = re.compile(r"\d[\d,.]*(?:[人名位次本册张件个台组家单%元天日月年时分kg]|公斤|小时|分钟)")
_BOOKED = re.compile(r"(?:仅?限|采|须|需|必须|请|一律|皆)(?:已|先|事先|提前|电话|线上)*预[约订](?:制|者|入场|参观)?")
_UNBOOKED = re.compile(r"(?:不|没有?|未|无)(?:用|先|有|事先|提前)*预[约订]")
_IN_PERSON = re.compile(r"(?:仅?限|须|需|必须)(?:由)?本人.{0,6}")
_FOR_OTHERS = re.compile(r"[帮替代托](?!步|价|码)|[请让叫](?=[一-鿿]{1,4}(?:[帮替代来去]))")
_REFUSES = re.compile(
    r"(?:恕|概|一律)?不(?:收|接|洗|做|招|退|寄|送|含|可|得|能|卖|修|看|开放|适用|受理|提供|接受)[一-鿿]{0,3}|谢绝|禁止|严禁|拒收|禁带"
)
_DENIES = re.compile(r"限[购买借领取]|禁(?!食$)|不[开得可准许收能接]|谢绝|拒|停(?!车)")
_ITEMS = re.compile(r"[、/|,和及与或]")
_TAIL = re.compile(r"(?:的|者|类|等)+$")
_KIND = "店楼层线摊区馆级版卡票班营厅院型类款期号场栋组"  # what ends the names of things of a kind: 「一樓」, 「月票」


def noted(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    """What the notes of a page say to it; the first that says anything."""
    if asks.yes(asked.text) == "要" or denial.costs(asked.text) and not _ASKS_FREE.search(asked.text):
        return
    every = notes(page)
    for reading in (_left_out, _refused, _lacking, _kept, _free, _listed):
        for note in every:
            known = reading(asked, page, hits, note)
            if known is not None:
                says = asks.yes(asked.text) if known else asks.no(asked.text)
                end = note.span[1]
                yield Proposal(min(note.of[0], note.span[0]), end, says, SURE, scope=(note.line,))
                return


def _telling(asked: Asked, hits: Hits, note: Note) -> list[int]:
    """The nouns of the question that neither the title nor the note has."""
    return [
        i
        for i, term in enumerate(asked.terms)
        if term.weight >= 1 and term.tag[:1] not in "t" and hits.title[i] < 0.6
        if hits.within(i, *note.span) < 0.45 and not _example(asked, i)
    ]


def _example(asked: Asked, index: int) -> bool:
    """「行動電源這類電池」 asks of 電池."""
    return re.match(r"(?:这类|这种|之类的|一类的)", asked.text[asked.terms[index].end :]) is not None


def _about(asked: Asked, page: Page, hits: Hits, note: Note, others: list[int], strict: bool = False) -> bool:
    """Whether what a note is noted of is what the question asks about: a word of it stands in the piece or in the label, or the line
    tells of the day that is asked of; without any, all that is named stands in the note, or nowhere. `strict`: then it is not."""
    day = _DAY.search(asked.text)
    then = _on(page, note, (int(day[1]), int(day[2]))) if day else None
    if then is False:
        return False
    spans = (note.of, note.label) if note.bracket else (note.label, note.line)
    if then or any(hits.within(i, *span) >= STANDS for i in others for span in spans):
        return True
    nouns = [i for i in others if asked.terms[i].noun and asked.terms[i].tag != "vn"]
    if strict or any(hits.best(i) >= STANDS for i in nouns):
        return False
    light = (i for i, term in enumerate(asked.terms) if term.weight < 1)
    return not nouns or _whole(note) or any(hits.within(i, *span) >= 0.5 for i in light for span in spans)


def _whole(note: Note) -> bool:
    """Whether a line says nothing but the note: then it is told of all."""
    return not note.bracket and note.first and note.label[0] == note.label[1]


_DAY = re.compile(r"(?<![\d/])(\d{1,2})(?:/|月)(\d{1,2})(?![\d/])日?(?P<goes>\s*(?:\([^()]{1,6}\))?\s*[-至到])?")


def _on(page: Page, note: Note, day: tuple[int, int]) -> bool | None:
    """Whether the line of a note tells that day (month and day), alone or in a run; None where it tells no days."""
    found = list(_DAY.finditer(page.text, *note.line))
    days = [(int(one[1]), int(one[2])) for one in found]
    runs = zip(found, days, days[1:], strict=False)
    return None if not days else day in days or any(one["goes"] and low <= day <= high for one, low, high in runs)


def _names(asked: Asked, page: Page, hits: Hits, span: Span) -> bool:
    """Whether one of the things that a span lists is named: 新疆 of 「新疆、西藏」, 藥品 of 「電池、藥品」."""
    low = span[0]
    for piece in _ITEMS.split(page.text[slice(*span)]):
        item = _TAIL.sub("", piece.strip())
        here = (low, low + len(piece))
        low += len(piece) + 1
        if len(item) > 1 and item in asked.text:
            return True
        if any(
            hits.within(i, *here) >= STANDS and 2 * len(t.text) >= len(item)
            for i, t in enumerate(asked.terms)
            if t.weight >= 1 and hits.title[i] < 0.6 and not _of_other_sort(asked, hits, i, item)
        ):
            return True
    return False


def _of_other_sort(asked: Asked, hits: Hits, index: int, item: str) -> bool:
    """Whether the question names another sort of what an item ends with: 生鮮商品, of 定制商品."""
    term = asked.terms[index]
    before = (i for i, one in enumerate(asked.terms) if one.end == term.offset and one.noun and hits.title[i] < 0.6)
    return item.find(term.text) > 0 and any(asked.terms[i].text not in item for i in before)


# 「茶席：散客80、會員免費」, 「改期：開演前免費」
_PRICED = re.compile(
    r"(?P<name>[一-鿿a-z]{2,8}?)\s?(?:(?P<free>免(?:费|票|运|租金?|[^\d一-鿿]|$)|0元)|[$¥]?\d[\d,.]*(?:元|块|/|$))"
)
_ASKS_FREE = re.compile(r"免费|免票|免运|不用钱")


def _free(asked: Asked, page: Page, hits: Hits, note: Note) -> bool | None:
    """「廚房免費；咖啡8元」, asked of the 咖啡; 「開演前免費；開演後30元」, asked by one whose play has not begun."""
    match = _PRICED.match(page.text, *note.of) if not note.bracket and _ASKS_FREE.search(asked.text) else None
    if match is None or not _named(asked.text, match["name"]):
        return None
    label = page.text[slice(*note.label)]
    others = [i for i in _telling(asked, hits, note) if hits.within(i, *note.label) < 0.45]
    apart = [i for i in others if asked.terms[i].noun and hits.best(i) >= STANDS]
    said = not label or label in asked.text or note.first and label in match["name"]
    return match["free"] is not None if said and not apart else None


def _named(text: str, name: str) -> bool:
    """Whether a name stands in a question, a time before or after something as it is asked for: 「還沒開演」 of 開演前."""
    if re.search(rf"(?<![非无没]){re.escape(name)}", text):
        return True
    core = re.escape(name[:-1])
    if len(name) < 3 or name[-1] not in "前后":
        return False
    undone = re.search(rf"(?:没有?|未){core}", text) is not None
    return undone if name[-1] == "前" else not undone and re.search(rf"{core}(?:了|过|之后|以后)", text) is not None


Reading = Callable[[Asked, Page, Hits, Note], bool | None]


def _left_out(asked: Asked, page: Page, hits: Hits, note: Note) -> bool | None:
    """「代送加40（山區除外）」, asked of 山區; 「謝絕攝影（記者除外）」, asked of a 記者."""
    match = _EXCEPT.fullmatch(page.text, *note.span)
    if match is None or match["whom"] and not note.bracket:
        return None
    span = match.span("whom") if match["whom"] else match.span("else")
    if not _names(asked, page, hits, span) or not _about(asked, page, hits, note, _telling(asked, hits, note)):
        return None
    main = (
        page.text[slice(*note.of)] + page.text[slice(*note.label)]
        if note.bracket
        else page.text[note.line[0] : note.span[0]]
    )
    return bool(match["whom"] and _DENIES.search(main))


def _refused(asked: Asked, page: Page, hits: Hits, note: Note) -> bool | None:
    """「年菜宅配180（山區不送）」, 「電池、藥品不發」."""
    match = _REFUSE.fullmatch(page.text, *note.span)
    if match is None or not _names(asked, page, hits, match.span("whom")):
        return None
    others = _telling(asked, hits, note)
    if not _about(asked, page, hits, note, others):
        return None
    if not note.bracket and not _whole(note):  # 「學生不適用」 is told of what the line tells before
        return False if match["deed"] in asked.text else None
    same = match["deed"] in asked.text or match["deed"] in ("适用", "参加", "参与", "可", "能", "得")
    alike = any(hits.within(i, *span) >= STANDS for i in others for span in (note.of, note.label))
    return False if same or alike or not others or _whole(note) else None


def _lacking(asked: Asked, page: Page, hits: Hits, note: Note) -> bool | None:
    """「套票900（無座位）」, 「攝影課1,800（自備相機）」, 「月卡980（含列印）」."""
    others = _telling(asked, hits, note)
    for form, says in ((_OWN, False), (_LACKS, False), (_HAS, True)):
        match = form.fullmatch(page.text, *note.span)
        if match is None or match["what"] not in asked.text:
            continue
        if form is _OWN and not re.search(r"借|提供|给|准备|附|有", asked.text):
            continue
        if form is not _OWN and not re.search(r"有|含|附|送|包|提供|享", asked.text):
            continue
        if form is _LACKS and match["of"] and match["of"] not in asked.text:
            continue
        if (note.bracket or match.groupdict().get("of")) and _about(asked, page, hits, note, others):
            return says
    return None


def _kept(asked: Asked, page: Page, hits: Hits, note: Note) -> bool | None:
    """「夜送9元（僅鮮花）」, asked of 盆栽; 「月票1,800（限平日）」, asked of a Saturday; 「（採預約）」, of one who has not booked."""
    text, others = page.text[slice(*note.span)], _telling(asked, hits, note)
    if _BOOKED.fullmatch(text):
        return False if _UNBOOKED.search(asked.text) and _about(asked, page, hits, note, others, True) else None
    if _IN_PERSON.fullmatch(text):
        return False if _FOR_OTHERS.search(asked.text) and _about(asked, page, hits, note, others, True) else None
    match = _ONLY.fullmatch(text) if note.bracket else None
    if match is None:
        inner = None if note.bracket else _WITHIN.fullmatch(text)
        if inner is None or inner["what"] not in asked.text:
            return None
        return False if _other_of_kind(asked, page, inner["whom"], text) else None
    whom = match["whom"] or match["own"]
    if _NUMBER.match(whom) and not re.match(rf"[\d、,]+[{_KIND}]", whom):
        return None
    mine, days = weekdays.named(asked), weekdays.told_days(whom)
    if days and mine:
        return mine <= days if _about(asked, page, hits, note, others, True) else None
    if any(item.strip() and _TAIL.sub("", item.strip()) in asked.text for item in _ITEMS.split(whom)):
        return None
    apart = _other_of_kind(asked, page, whom, page.text[slice(*note.of)] + page.text[slice(*note.label)])
    if apart is None:
        return None
    left = [i for i in others if asked.terms[i].text not in apart and apart not in asked.terms[i].text]
    return False if _about(asked, page, hits, note, left, True) else None


def _other_of_kind(asked: Asked, page: Page, whom: str, of: str) -> str | None:
    """What the question names of the kind of what alone is meant: 南門店 beside 北門店, 男 beside 女性, a thing that the page lists
    beside it; None where it names none."""
    for family, side in contrasts.asked(asked.text, page.title):
        sides = {told.side for told in family.told(whom)}
        if family.polar and sides and side not in sides:
            return next(told for told in (asked.text[one.start : one.end] for one in family.told(asked.text)))
    for item in _ITEMS.split(whom):
        tail = re.search(rf"[{_KIND}]", item)
        named = re.search(rf"(?P<of>[一-鿿a-z]{{1,2}}|\d){tail[0]}", asked.text) if tail else None
        if named and named[0] not in whom and named[0] not in page.title and named[0] not in of:
            return named[0]
    for family, side in asked_of(asked.text, page):
        sides = {told.side for told in family.told(whom)}
        if sides and side not in sides and family.words[side] not in of:
            return family.words[side]
    heads = _heads(page)
    for beside in heads:
        if any(whom.startswith(name) for name in beside):
            other = next(
                (name for name in beside if name in asked.text and not whom.startswith(name) and name not in of), None
            )
            if other and other not in page.title:
                return other
    return None


_HEAD = re.compile(r"[一-鿿a-z]{2,8}?(?=[\d\s$¥:(|]|$|固定)")


def _heads(page: Page) -> list[set[str]]:
    """What the pieces of a line begin with, and the labels of the lines."""
    lines: dict[Span, set[str]] = {}
    labels: set[str] = set()
    for note in notes(page):
        if note.bracket:
            continue
        labels.add(page.text[slice(*note.label)].strip())
        if match := _HEAD.match(page.text, *note.of):
            lines.setdefault(note.line, set()).add(match[0])
    labels.discard("")
    return [*(one for one in lines.values() if len(one) > 1), labels]


def _listed(asked: Asked, page: Page, hits: Hits, note: Note) -> bool | None:
    """「不洗：窗簾、地毯」, 「不得：生火、露營」, asked of one of them."""
    if note.bracket or not _REFUSES.fullmatch(page.text, *note.label):
        return None
    others = [i for i in _telling(asked, hits, note) if asked.terms[i].noun and hits.best(i) >= STANDS]
    return False if _names(asked, page, hits, note.span) and not others else None


def of_other_piece(asked: Asked, page: Page, hits: Hits, place: int) -> bool:
    """「訂戶≥30（週報）／≥80（月刊）」, asked of the 月刊: the piece of a value names nothing that is asked, and another
    piece of its line does."""
    brackets = [one for one in notes(page) if one.bracket]
    mine = [one for one in brackets if one.of[0] <= place < one.of[1]]
    if not mine or any(_asked_for(asked, page, hits, span) for one in mine for span in (one.of, one.span)):
        return False
    beside = (one for one in brackets if one.line == mine[0].line and one.of != mine[0].of)
    return any(_asked_for(asked, page, hits, one.span) for one in beside)


def _asked_for(asked: Asked, page: Page, hits: Hits, span: Span) -> bool:
    """Whether what a piece or a note names is named by the question, too."""
    text = page.text[slice(*span)].strip()
    nouns = (i for i, t in enumerate(asked.terms) if t.noun and t.weight >= 1 and hits.title[i] < 0.6)
    return len(text) > 1 and text in asked.text or any(hits.within(i, *span) >= STANDS for i in nouns)
