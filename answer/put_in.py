"""What a follow-up (「那水墨入門呢」) puts something else in the place of, told by the pages: another row, another thing. And how the
pages call whom a question tells by what he is not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

import msgspec

from answer.asked import Asked
from answer.evidence import Page
from answer.fits import GUESSED
from answer.marks import Seen, in_step
from answer.match import NEAR
from answer.types.units import same_unit
from answer.values import amounts
from answer.words import Term, cut
from records import Question

_IS_NONE = re.compile(r"(?<!是)(?:不是|并非)(?P<of>(?:[^,。;?]{2,14}的)?)(?P<what>[一-鿿]{1,2}[员民友户生])(?!吗)")


def denied(question: Question, pages: Sequence[Page]) -> Question:
    """「不是登山會的會員」 as the pages call him, where they know a 非會員."""

    def called(match: re.Match[str]) -> str:
        other = f"非{match['what']}"
        return f"{match['of'].removesuffix('的')}{other}" if any(other in page.text for page in pages) else match[0]

    full = _IS_NONE.sub(called, question.full)
    return question if full == question.full else msgspec.structs.replace(question, full=full)


def replaced(asked: Asked, pages: Sequence[Page]) -> Asked:
    """A follow-up (「那水墨入門呢」) without what it puts something else in the place of: another row, another place."""
    if not asked.instead:
        return asked
    mine = [term for term in asked.terms if term.text in asked.instead]
    called = _called(asked.instead, mine)
    tags = {term.tag for term in mine}  # 「掃描」 for 「影印」: a deed for a deed
    others: set[str] = set()
    for one in pages:
        keys = [one.text[slice(*one.cells(line)[0])] for line in one.lines if line.kind == "row"]
        if any(_is_called(key, called) for key in keys):
            others.update(key for key in keys if not _is_called(key, called))
        others |= _heads_replaced(one, asked.instead) | _cells_replaced(one, asked)
    others |= {
        term.text
        for term in asked.terms
        if term not in mine
        and term.weight >= 1
        and any(
            ((term.noun or term.tag in tags) and any(_contrasts(one, word, term) for word in called))
            or _twins(one, asked.instead, term)
            for one in pages
        )
    }
    placed = any(term.tag in GUESSED for term in mine)
    kept = tuple(
        term
        for term in asked.terms
        if term in mine
        or not (
            (len(term.text) > 1 and any(term.text in key or key == term.text for key in others))
            or (placed and term.tag in GUESSED)
        )
    )
    text = asked.text
    for term in asked.terms:
        if term not in kept:  # rows are told apart by the text too
            text = text[: term.offset] + " " * len(term.text) + text[term.end :]
    return asked._replace(terms=kept, text=text)


def _called(instead: str, mine: Sequence[Term]) -> tuple[str, ...]:
    """What a follow-up names, and where that is one word, what pages may call it: 「大人」, 成人."""
    same = next((term.alternatives for term in mine if term.text == instead), ())
    return (instead, *(word for word in same if len(word) > 1))


def _is_called(key: str, called: Sequence[str]) -> bool:
    """Whether a row is that of what a follow-up names."""
    return any(word[:2] in key or (len(key) > 1 and key in word) for word in called[:1]) or any(
        word in key for word in called[1:]
    )


def own_words(asked: Asked) -> list[int]:
    """The words of a follow-up that are not those of the question before it."""
    if asked.instead:
        return [i for i, term in enumerate(asked.terms) if term.text in asked.instead]
    return [i for i, term in enumerate(asked.terms) if asked.own and term.offset >= asked.own and term.weight >= 1]


def _heads_replaced(page: Page, instead: str) -> set[str]:
    """「個人店做寵物用品呢」: the heads of the columns beside the one that a follow-up names."""
    found: set[str] = set()
    for number, line in enumerate(page.lines):
        if line.kind == "row" and line.table == number:
            heads = [page.text[start:end].strip() for start, end in page.cells(line)[1:]]
            if any(len(head) > 1 and head in instead for head in heads):
                found.update(head for head in heads if head not in instead)
    return found


def _cells_replaced(page: Page, asked: Asked) -> set[str]:
    """「二號桌小朱坐第幾排」, 「三號桌呢」: what else stands in the row that a follow-up leaves for another."""
    found: set[str] = set()
    instead = asked.instead or ""
    rows = [line for number, line in enumerate(page.lines) if line.kind == "row" and line.table not in (None, number)]
    keyed = {line.table for line in rows if page.text[slice(*page.cells(line)[0])].strip() == instead}
    for line in rows if keyed else ():
        cells = [page.text[start:end].strip() for start, end in page.cells(line)]
        if line.table in keyed and cells[0] != instead:
            found.update(cell for cell in cells[1:] if len(cell) > 1 and cell in asked.text and not cell.isdigit())
    return found


def _contrasts(page: Page, instead: str, term: Term) -> bool:
    """「可攜帶頭燈，不可使用雨傘」: whether a word of the question before and the one in its place are told in clauses of their
    own, side by side, and never in one."""
    places = [match.start() for match in re.finditer(re.escape(instead), page.text)]
    words = [word for word in (term.text, *term.alternatives) if len(word) > 1]
    if not places or len(instead) < 2 or any(word in page.title for word in words):
        return False
    if any(word in page.text[slice(*page.clause(place))] for place in places for word in words):
        return False
    return any(word in page.text[slice(*page.sentence(place))] for place in places for word in words)


def _twins(page: Page, instead: str, term: Term) -> bool:
    """「筆試時間：」 and 「報名時間：」: whether lines are labelled alike but for the two."""
    if len(instead) < 2 or term.text in page.title:
        return False
    labels = [_LABEL.match(page.text, line.start, line.end) for line in page.lines if line.kind == "text"]
    told = [one[1] for one in labels if one]
    mine = {label.replace(instead, "", 1) for label in told if instead in label}
    return any(term.text in label and label.replace(term.text, "", 1) in mine for label in told)


_LABEL = re.compile(r"\s*(?:\(?[一二三四五六七八九十\d]{1,2}[)、.])?\s*([^:。,;\n]{2,16}):")


TOLD = 0.85  # credit of a word from which on a page tells of it
_WORD = re.compile(r"[一-鿿]+")
_SIZED = re.compile(r"\d+([一-鿿]{2,4})(?<![上下内外前后])")


def stays(one: Seen) -> bool:
    """Whether a value is told without what a follow-up names: 「講師是誰」, 「那助教呢」."""
    instead, hits = one.asked.instead, one.fit.hits
    if instead is None:
        return False
    sized = _SIZED.fullmatch(instead)
    if sized and len(cut(sized[1])) > 1 and instead not in one.page.text:  # 「45呎櫃」, of which the page tells others
        return re.search(rf"\d{re.escape(sized[1])}", one.page.text) is not None
    mine = [i for i, term in enumerate(one.asked.terms) if term.text in instead and term.weight >= 1]
    if _of_another_count(one) or _of_another_sort(one):
        return True
    deeds = [i for i in mine if one.kind == "outcome" and not one.asked.terms[i].thing]
    if deeds:  # 「要是弄壞了呢」, of which the page says nothing
        return all(max(one.closeness[i], hits.title[i]) < NEAR for i in deeds)
    if not mine:  # characters of no word: 「那考照呢」
        near = [one.page.text[start:end] for start, end, weight in one.around if weight >= NEAR]
        return _WORD.fullmatch(instead) is not None and not any(set(instead) & set(text) for text in near)
    return any(
        max(one.closeness[i], hits.title[i]) < NEAR and (_names(one.asked.terms[i]) or hits.best(i) >= TOLD)
        for i in mine
    )


_COUNT = re.compile(r"(\d+(?:\.\d+)?)([一-鿿]{1,2})")
_BOUND = re.compile(r"以[上下内]|满|不足|不到|超|达|每|起|至|-|~|第")


WIDE = 80  # characters of a clause on either side of a value that are looked at


def _of_another_count(one: Seen) -> bool:
    """「完成40單獎200元」, of which 「那100單呢」 is asked: whether the clause of a value counts something else in the same unit."""
    asked = _COUNT.search(one.asked.instead or "")
    if asked is None or one.in_row:
        return False
    start, end = one.page.clause(one.proposal.start)
    clause = one.page.text[max(start, one.proposal.start - WIDE) : min(end, one.proposal.start + WIDE)]
    if _BOUND.search(clause):
        return False
    told = {number for number, unit in _COUNT.findall(clause) if unit[:1] == asked[2][:1]}
    return bool(told) and asked[1] not in told


_ANY = re.compile(r"一般|普通|其[他它余]|别的|另|最|[这那每各哪整全]|所有|的$")


def _of_another_sort(one: Seen) -> bool:
    """「那新冠疫苗呢」, where the page tells of 流感疫苗 alone."""
    instead, page, hits = one.asked.instead or "", one.page, one.fit.hits
    words = cut(instead)
    if len(words) < 2 or words[-1][2][:1] != "n" or instead in page.text or words[-1][0] not in page.text:
        return False
    sort = instead[: words[-1][1]]
    mine = [
        i for i, term in enumerate(one.asked.terms) if term.text in sort and (len(term.text) > 1 or sort == term.text)
    ]
    known = sort in page.text or any(hits.best(i) >= 0.6 for i in mine)
    return not known and not _ANY.search(sort) and all(tag[:1] not in ("v", "p", "m", "d") for _, _, tag in words[:-1])


def _alike(unit: str, units: set[str]) -> bool:
    return any(unit == one or (unit and one and same_unit(unit, one)) for one in units)


def of_other_clause(one: Seen) -> bool:
    """「沖印每張6元，掃描每張10元」: whether another clause of the sentence tells as much of what a follow-up names (「掃描呢」)."""
    instead, page, hits = one.asked.instead, one.page, one.fit.hits
    if instead is None or one.in_row or not one.counted or in_step(one):
        return False
    clause, sentence = page.clause(one.proposal.start), page.sentence(one.proposal.start)
    mine = [i for i, term in enumerate(one.asked.terms) if term.text in instead and term.weight >= 1]
    label = page.label(one.proposal.start)
    if label and any(hits.within(i, *label) >= TOLD for i in mine):
        return False  # 「掃描：每張10元，每次最少30元」
    units = {each.unit for each in amounts(page.text[one.proposal.start : one.proposal.end], [])}
    return any(
        hits.within(i, *clause) < NEAR
        and sentence[0] <= place < sentence[1]
        and credit >= TOLD
        and any(_alike(each.unit, units) for each in amounts(page.text[slice(*page.clause(place))], []))
        for i in mine
        for place, _, credit in hits.places[i]
    )


def elsewhere(one: Seen) -> bool:
    """「站長：王。護理長：李」: whether what a follow-up names (「護理長呢」) stands on the page, yet not with this value: not in its
    sentence, label or heading, or in a clause behind it alone (「水費20元，電費據實」)."""
    instead, page, hits = one.asked.instead, one.page, one.fit.hits
    if instead is None or one.in_row or len(instead) < 2 or instead in page.title:
        return False
    mine = [i for i, term in enumerate(one.asked.terms) if term.text in instead and term.weight >= 1]
    words = [one.asked.terms[i].text for i in mine if len(one.asked.terms[i].text) > 1]
    told = [word for word in ([instead] if instead in page.text else words) if word in page.text]
    if not told:
        return False
    start, line = one.proposal.start, page.lines[page.line_at(one.proposal.start)]
    spans = [(page.sentence(start)[0], max(page.clause(start)[1], one.proposal.end))]
    spans += [page.lines[line.heading][:2]] if line.heading is not None else []
    spans += [*one.proposal.rests, *one.proposal.scope]  # 「成人50元，學生半價」
    if any(word in page.text[low:high] for word in told for low, high in spans):
        return False
    if any(hits.within(i, *span) >= TOLD for i in mine for span in spans):
        return False
    if _of_all(one, mine):
        return False
    # 「護理班：」, and its lines below; 「護理班5月開課。學費300元。」
    leads = [one.start() for word in told for one in islice(re.finditer(re.escape(word), page.text), LEADS)]
    return not any(_leads(page, place, start, line.start) for place in leads)


_ALL = re.compile(r"[所凡]有|全[部体]|[各每](?:个)?|一律|均|皆|[都总共]|组别|时间|日期|地[点址]|要求|人数|是|为|:")


_GROUP = re.compile(r"[组队班生人员级者童官师长任工手兵士]$")


def _of_all(one: Seen, mine: list[int]) -> bool:
    """「報名費30元。少年組8月1日比賽」: whether the sentence of a value tells what else is asked, and names nobody before it."""
    page, start = one.page, one.proposal.start
    begins = page.sentence(start)[0]
    rest, told = page.text[begins:start], False
    others = [
        term
        for i, term in enumerate(one.asked.terms)
        if i not in mine and term.weight >= 1 and one.fit.hits.title[i] < TOLD
    ]
    group = one.kind != "who" and _group(page, one.asked.instead or "")
    if others and not (group and not _group(page, others[0].text)):
        if others[0].text in rest:
            return False  # 「政委」 before 「營長是誰」: what it was asked of
        del others[0]
    for term in others:
        told, rest = told or term.text in rest, rest.replace(term.text, " ")
    return told and not any(len(word) > 1 and tag[:1] == "n" for word, _, tag in cut(_ALL.sub(" ", rest)))


def _group(page: Page, name: str) -> bool:
    """Whether a name is that of people: by how it ends, or since it is one of a list (「招聘保安、保潔」)."""
    listed = any(name + mark in page.text or mark + name in page.text for mark in "、和及与")
    return _GROUP.search(name) is not None or listed


LEADS = 32  # places of a word that are looked at


def _leads(page: Page, place: int, start: int, line: int) -> bool:
    """Whether what stands at a place begins what a later place tells."""
    own = page.lines[page.line_at(place)]
    if own.start == line:
        begins = page.sentence(start)[0]
        beside = page.text[begins - 1] == ";"  # 「打印每頁1元；裝訂另計」
        return place < start and begins >= page.sentence(place)[1] and page.label(start) is None and not beside
    return own.kind == "row" or (place < start and page.text[own.start : own.end].rstrip().endswith(":"))


def _names(term: Term) -> bool:
    return term.tag in ("loose", "ordinal") or (term.noun and term.tag != "t")
