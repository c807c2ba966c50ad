"""Whom a card names to turn to, with the matter and the number: 「參展 0592-310-5577（賀經理）」, 「洽詢：葉小姐 03-922-1188 分機6」.

A line is parted at ； ｜ ／ and wide blanks. A piece with a number, an extension or an account is a desk: what it is for is said by its
label and by the words before the name; a piece of a name and a number alone is for what the label of the line says. General words
(洽詢, 窗口, 客服) say nothing of what it is for. A desk is meant where all that the question names beside the page stands in it; asked for
nothing of its own (要問事情找誰), the only one, or the only general one.

Names are read as cards write them: a surname with what one is called by (葉小姐, 林工), 小, 老 or 阿 with one character, Latin letters.
Not read: running text (a line with 。), full names, which `who` reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from answer.asked import Asked
from answer.cards import Line, Span, joined, label_of, lines_of
from answer.evidence import Page
from answer.match import Hits
from answer.surnames import SURNAMES
from answer.types.contract import Proposal

MEANT = 0.5  # what the desk counts that is for what is asked
NEAR = 0.35  # credit from which on a word stands in a piece
_ROLES = "先生|小姐|女士|老师|经理|主任|专员|助理|组长|店长|会计|护理师|医师|医生|师傅|干事|科长|课长|股长|教练|社工|秘书|[姐哥工]"
_NAME = re.compile(
    rf"[{SURNAMES}][一-鿿]{{0,2}}?(?:{_ROLES})(?![一-鿿])|[小老阿][一-鿿](?![一-鿿])|(?<![\w@.-])[a-z]{{2,12}}(?=[\s,]{{1,2}}(?:分机|内线|\d{{3}}))"
)
_NO_NAME = re.compile(r"(?:line|qq|id|app|email|mail|wechat|vip|tel|fax)$")
# what may stand right before a name: nothing, an office, 找
_BEFORE = re.compile(
    r"(?:[\s(:,、]|[组部处室课科会队]|店长|群主|团长|班长|馆长|站长|助教|客服|仓管|管理员|财务|会计|前台|窗口|[打找洽])$"
)
_NUMBER = re.compile(r"(?<![\d-])(?:\(0\d{1,3}\) ?|0\d{1,3}[- ])?\d{3,4}(?:[- ]?\d{3,4}){1,2}(?![\d-])")
_EXTENSION = re.compile(r"(?:分机|内线|转|#)\s*:?\s*(?P<number>\d{1,5})(?!\d)")
_ACCOUNT = re.compile(r"(?:微信|企微|line|qq|telegram)[\s:]*@?[\w.-]*[a-z\d]")
_GENERAL = (
    "洽询?|咨询|联[系络]|联[系络]人|窗口|客服|服务|承办|经办|对接|电话|热线|总机|问题?|请教|负责|打(?:电话)?|有|事情?|想|要|找|分机|内线|号码?|"
    "手机|值班|预约|报名|的|或|请|留言|哪位|谁|课"
)
_SAYS_NOTHING = re.compile(rf"(?:{_GENERAL}|\W|_|\d)*")
_ASKS = re.compile(
    rf"[找问洽](?:谁|哪)|联[系络]|咨询|请教|[打交发寄传](?:电话)?给?(?:谁|哪)|窗口|承办|经办|负责人|值班|对接|(?:{_ROLES})[^,。;?]{{0,4}}(?:是谁|叫什么)|哪[位个一]{{1,2}}(?:{_ROLES})|(?:{_ROLES})$"
)
_EXTENDS = re.compile(r"分机|内线|转(?:接|到)?(?=几|多少|哪|什么)")
_DAY = re.compile(r"\d[月日号]|星期|礼拜|周[一二三四五六日天]")
_ROLE = re.compile(_ROLES)
_WHEN = re.compile(r"[年月日号点]|春节|过年|[周早晚][一-鿿]|星期|礼拜")


class Desk(NamedTuple):
    piece: Span
    label: Span  # of its line, where it has no words of its own
    words: Span  # before the name and the number
    name: Span | None
    number: Span | None
    extension: Span | None


def desks(page: Page) -> tuple[Desk, ...]:
    """Those of all lines of a page, in order."""
    return _desks(page.text, page.record.body, page.year)


@lru_cache(maxsize=256)
def _desks(text: str, body: str, year: int | None) -> tuple[Desk, ...]:
    return tuple(
        desk for line in lines_of(text, body, year) if not line.sentences for desk in _of_line(text, body, line)
    )


def _of_line(text: str, body: str, line: Line) -> Iterator[Desk]:
    of_line = line.label.span if line.label.sign.strip(" ") else (line.start, line.start)
    for part in joined(line.parts, ";|\t/\u3000"):
        low = part.start if part.mark else line.start
        if desk := _of_piece(text, body, low, part.end):
            bare = not text[slice(*desk.label)].strip() and not text[slice(*desk.words)].strip()
            yield desk._replace(label=of_line) if bare else desk


def _of_piece(text: str, body: str, low: int, high: int) -> Desk | None:
    own = label_of(text, body, low, high)
    begin = own.rest if own.named else low
    number, extension = _NUMBER.search(text, begin, high), _EXTENSION.search(text, begin, high)
    account = _ACCOUNT.search(text, begin, high)
    reached = [one for one in (number, extension, account) if one]
    if not reached:
        return None
    name = next(
        (
            one
            for one in _NAME.finditer(text, begin, high)
            if not _NO_NAME.match(one[0]) and (one.start() == begin or _BEFORE.search(text, begin, one.start()))
        ),
        None,
    )
    ends = min([one.start() for one in reached] + ([name.start()] if name else []))
    label = own.span if own.named else (low, low)
    told = name.span() if name else None
    return Desk(
        (low, high),
        label,
        (begin, ends),
        told,
        number.span() if number else None,
        extension.span("number") if extension else None,
    )


def meant(asked: Asked, page: Page, hits: Hits, roles: bool) -> tuple[list[Desk], bool]:
    """The desks that are for what a question names, where `roles` also for whom (店長); whether it names anything of its own."""
    every = desks(page)
    own = [i for i, term in enumerate(asked.terms) if hits.title[i] < 0.5 and not _WHEN.search(term.text)]
    asks = [
        i
        for i in own
        if asked.terms[i].weight >= 1
        and not _SAYS_NOTHING.fullmatch(asked.terms[i].text)
        and (roles or not _ROLE.fullmatch(asked.terms[i].text))
    ]
    if asks:
        return [one for one in every if all(_stands(hits, index, one) for index in asks)], True
    called = [one for one in every if any(_calls(asked.terms[i].text, page, one) for i in own)]
    if len(called) != 1 < len(every):
        called = [one for one in every if _SAYS_NOTHING.fullmatch(_what(page, one))]
    return called if len(every) > 1 else list(every), False


def _what(page: Page, one: Desk) -> str:
    return page.text[slice(*one.label)] + page.text[slice(*one.words)]


def _calls(word: str, page: Page, one: Desk) -> bool:
    """Whether a desk is called by a general word: 「窗口　招商部 Lily」."""
    return len(word) > 1 and word in _what(page, one)


def _stands(hits: Hits, index: int, one: Desk) -> bool:
    return max(hits.within(index, *one.piece), hits.within(index, *one.label)) >= NEAR


def persons(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    """Who sits at the desk that is meant, asked whom to turn to."""
    if not _ASKS.search(asked.text) or _DAY.search(asked.text):
        return  # 「3月4日值班的醫師是誰」
    for one in meant(asked, page, hits, False)[0]:
        if one.name and page.text[slice(*one.name)] not in asked.text:
            yield Proposal(*one.name, boost=MEANT, scope=(one.piece, one.label))


def numbers(asked: Asked, page: Page, hits: Hits) -> list[Proposal] | None:
    """The number or extension of the desk that the question names; None where it names none, and [] where no desk is that one."""
    told, named = meant(asked, page, hits, True)
    extends = _EXTENDS.search(asked.text) is not None
    spans = [(one, one.extension if extends else one.number) for one in told]
    found = [Proposal(*span, boost=MEANT, scope=(one.piece, one.label)) for one, span in spans if span]
    if found and (named or extends):
        return found
    untold = named and any(hits.best(i) < NEAR and asked.terms[i].weight >= 1 for i in range(len(asked.terms)))
    return [] if extends and untold and any(one.extension for one in desks(page)) else None
