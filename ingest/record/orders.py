"""Orders that one line tells: 「登录→填表→交费」, 「步骤：1、扫码。2、填表」, 「先…，再…，最后…」, 「打开…，点…，提交即可」, 「按报名、初审、面试的程序」."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from ingest.record.deeds import ORDER, OTHER, begins_with_deed, does, in_order, leads, rules
from ingest.record.numbering import Piece, inside, shut
from ingest.record.text import Text

_ARROW = r"(?:[→➡⇒▶►➔➜»]|-{0,2}>(?!=))"
_CHAIN = re.compile(rf"[^→➡⇒▶►➔➜»>。,;:!?\n\t]{{2,30}}(?:{_ARROW}[^→➡⇒▶►➔➜»>。;:!?\n\t]{{2,30}}){{2,}}")
_TWO_DASHES = re.compile(r"-[^-。,;:!?\n\t\d]{2,16}-")  # is in all that the next finds, and quickly found
_DASHED = re.compile(r"(?:[^-。,;:!?\n\t\d]{2,16}-{1,2}){2,}[^-。,;:!?\n\t\d]{2,16}")
_LEADS = re.compile(
    r"(?:步骤|流程|做法|办法|方[法式]|程序|顺序|操作|[一二两三四五六七八九]步)[^,。;:\n]{0,8}:(?=[^\n])|(?:简单|简便|不难|如下|这样做):(?=[^\n])"
)
_BRACKET = re.compile(r"[()（）]")
_FIRST = re.compile(r" ?(?:首先|先(?!到先))")
_SAID_FIRST = re.compile(
    r"[首先](?:(?<=首)先[,、]?|(?<=先)(?<![优领首事预争率原].)(?!到先|[生前进后期行锋]))[^,;。\n]{3,60}[,;。]"
)
_SAID_NEXT = re.compile(r" ?(?:再次?|然后|其次|接着|接下来|随后|之后|而后|最后)(?=..)")
_WORD = re.compile(r" ?(?:首先|再次|然后|其次|接着|接下来|随后|之后|而后|最后)[,、] *")
# an order of what is to be done, no report of what was
_TO_DO = re.compile(r"请(?!示|假)|须|应[当该先在]|可[先以]|需|申请人|流程|步骤|顺序|办[理证]")
_WHO = re.compile(r"^\s*$|(?:[时后前者各每您你]|的话)[^,。;:]{0,6}$")
_WAS_DONE = re.compile(r"了(?!解)|[已昨曾]")
_PERSON = re.compile(
    r"[ 各本]?[\u4e00-\u9fff]{0,5}?(?:[员者户客人生长众师主方]|读者)(?:请|可以?|须|需|应|只需)?|请|可|只需"
)
_SENTENCE = re.compile(r"[^。;\n]{2,61}")
_PART = re.compile(r"[^,;。\n]{2,61}")
_THAT_IS_ALL = re.compile(r"(?:即可|就可以?|便可|就行|就好)[^,。;]{0,8}$")
_BY_TURNS = re.compile(
    r"按照?[“「]?([^,。;:\n“”「」]{6,90}?)[”」]?(?:等)?的?(?:基本|规定|先后)?(?:程序|流程|步骤|顺序|环节)(?:依次|逐步|有序)?(?:进行|办理|组织|实施|开展|操作|[,。])"
)
_LISTED = re.compile(r"[^、→和及,]{2,20}")
_MOST = 12  # steps that one sentence tells
_FAR = 200  # characters from the number of a step to that of the next
_SHORT = 60  # characters of a clause that may be a step
_ARROWS = tuple("→➡⇒▶►➔➜»>")


def told_in_lines(text: Text) -> Iterator[list[Piece]]:
    """The pieces of each order, in order of their kinds."""
    yield from _chains(text)
    for at, line in enumerate(text.lines):
        if line.kind != "row" and (pieces := inside(text, line.start, line.end)) and _led(text, at, line.start, pieces):
            yield pieces
    for lead in _LEADS.finditer(text.plain):
        end = text.lines[text.line(lead.start())].end
        if OTHER.search(text.plain, text.clauses.clause(lead.start())[0], lead.end()):
            continue
        if pieces := _clauses(text, lead.end(), end):
            yield pieces
    yield from _said(text)
    yield from _turns(text)
    yield from _that_is_all(text)


def _led(text: Text, at: int, begin: int, pieces: list[Piece]) -> bool:
    """Whether what stands before the first number of a line, or else above the line, leads in an order."""
    before = text.plain[begin : pieces[0].start].rstrip(" :")
    if not before:
        lead = leads(text, at)
    else:
        lead = re.split("[。;]", before)[-1][-40:]
        lead = lead.split(":")[-1] if len(lead.split(":")[-1]) > 3 else lead
    return in_order(text, lead.strip(), pieces)


def _chains(text: Text) -> Iterator[list[Piece]]:
    """「流程：登录→填表→交费」, in one line; the stops of a line (「东站→西站」) are no deeds."""
    chains = (
        [(chain, _ARROW) for chain in _CHAIN.finditer(text.plain)] if any(one in text.plain for one in _ARROWS) else []
    )
    chains += [(chain, "-{1,2}") for chain in _DASHED.finditer(text.plain)] if _TWO_DASHES.search(text.plain) else []
    for chain, sign in chains:
        begin, pieces = chain.start(), list[Piece]()
        for joint in [*re.finditer(sign, chain.group()), None]:
            end = chain.start() + joint.start() if joint else chain.end()
            pieces.append(Piece(begin, begin, end))
            begin = chain.start() + joint.end() if joint else end
        deeds = sum(does(text, one.first, one.last) for one in pieces)
        at = text.line(chain.start())
        line = text.lines[at]
        lead = text.plain[max(line.start, chain.start() - 16) : chain.start()]
        above = not lead.strip() and ORDER.search(leads(text, at)) is not None and deeds * 2 >= len(pieces)
        joined = (
            sign == _ARROW or "--" in chain.group() and not _BRACKET.search(chain.group())
        )  # no 「BOT（建设—经营—移交）」
        if deeds and ORDER.search(lead) or above or joined and deeds == len(pieces):
            yield pieces


def _said(text: Text) -> Iterator[list[Piece]]:
    """The clauses that words put in an order: 「办证时先填表，再由专人复核，最后领取证件」, also in a sentence each."""
    done = 0
    for first in _SAID_FIRST.finditer(text.plain) if "先" in text.plain else ():
        line = text.lines[text.line(first.start())]
        start, end = text.clauses.sentence(first.start())
        start, stop = max(start, first.start() - _FAR), min(line.end, first.start() + 3 * _FAR)
        if first.start() < done:
            continue
        marks, last = [first.start()], max(end, first.end())
        for part in _PART.finditer(text.plain, first.end(), stop):
            if part.start() > last + 1 and part.start() > marks[-1] + _FAR:
                break
            if _SAID_NEXT.match(text.plain, part.start()):
                marks.append(part.start())
                last = text.clauses.sentence(part.start())[1]
            elif part.start() > last:  # a sentence that goes on with none of them
                break
        last = min(last, stop)
        before = text.plain[start : first.start()]
        to_do = _TO_DO.search(text.plain, start, last) or _WHO.search(before)
        pieces = [
            Piece(at, _behind_word(text, at), shut(text, at, to))
            for at, to in zip(marks, [*marks[1:], last], strict=True)
        ]
        if not to_do or _WAS_DONE.search(text.plain, start, last) or len(pieces) < 3:
            continue
        if sum(does(text, one.first, one.last) for one in pieces) * 3 >= len(pieces) * 2:
            done = last
            yield pieces


def _behind_word(text: Text, at: int) -> int:
    """Where a step begins behind a word for its place and a comma: 「首先，登录…」."""
    word = _WORD.match(text.plain, at)
    return word.end() if word else at


def _clauses(text: Text, start: int, stop: int) -> list[Piece]:
    """What a lead has behind it in its line, where it is three pieces or more and nearly each is a deed: parts that 。 or ； ends, else the clauses of
    a sentence, the first of them said to be it, or the last one all."""
    parts = _deeds(text, _SENTENCE.finditer(text.plain, start, stop))
    if parts:
        return parts
    last = min(stop, text.clauses.sentence(start)[1])
    clauses = _deeds(text, _PART.finditer(text.plain, start, last))
    if clauses and (_FIRST.match(text.plain, start, stop) or _THAT_IS_ALL.search(text.plain, start, last)):
        return clauses
    named = ORDER.search(text.plain, max(text.clauses.clause(start - 1)[0], start - 16), start) is not None
    if named and clauses and all(does(text, one.first, one.last) for one in clauses):
        return clauses
    listed = _deeds(text, _LISTED.finditer(text.plain, start, last))
    return listed if all(begins_with_deed(text, one.first, one.last) for one in listed) else []


def _deeds(text: Text, parts: Iterable[re.Match[str]]) -> list[Piece]:
    pieces = [Piece(part.start(), *part.span()) for part in islice(parts, _MOST + 1)]
    if not 2 < len(pieces) <= _MOST or any(one.last - one.first > _SHORT for one in pieces):
        return []
    deeds = sum(does(text, one.first, one.last) for one in pieces)
    lays_down = sum(rules(text, one.first, one.last) for one in pieces)
    return pieces if deeds * 3 >= len(pieces) * 2 and lays_down * 3 < len(pieces) else []


def _that_is_all(text: Text) -> Iterator[list[Piece]]:
    """「改为线上预约，会员打开小程序，点“我的”，上传照片即可」: the deeds before what is said to be all, in a sentence."""
    for end in re.finditer("即可", text.plain):
        start, stop = text.clauses.sentence(end.start())
        if stop - start > _FAR or "或" in text.plain[start:stop]:
            continue
        parts = [part for part in _PART.finditer(text.plain, start, stop) if part.start() < end.end()]
        while parts and not begins_with_deed(text, _behind_who(text, parts[0]), parts[0].end()):
            parts.pop(0)
        if pieces := _deeds(text, parts):
            yield pieces


def _behind_who(text: Text, part: re.Match[str]) -> int:
    who = _PERSON.match(text.plain, *part.span())
    return who.end() if who else part.start()


def _turns(text: Text) -> Iterator[list[Piece]]:
    """「按照报名、资格审查、笔试、面试的程序进行」."""
    for found in _BY_TURNS.finditer(text.plain):
        pieces = [Piece(one.start(), *one.span()) for one in _LISTED.finditer(text.plain, *found.span(1))]
        if len(pieces) > 2 and sum(does(text, one.first, one.last) for one in pieces) * 2 >= len(pieces):
            yield pieces
