"""What, which one, how: a name in quotation marks, what stands behind a label or verb of the question."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types.cells import cells
from answer.types.contract import Proposal, Type
from answer.words import wording

FOCUS = re.compile(
    r"哪(?:一|[两三])?(?:款|本|条|个|种|类|份|部|篇|首|张|套|项|件|把|支|台|方面|门|级|层|路|艘)(?:[^\W\d_]{0,3}(?=[?]|$))?|哪(?:两|三|几)个字|什么(?:样|东西|方式|办法|名字|内容|条件|病)?|啥|怎么|怎样|如何|咋|哪(?!里|儿|天|位|些|几)"
)
_QUOTED = re.compile(r"[“\"「『《〈]([^”\"」』》〉\n]{1,30})[”\"」』》〉]")
_BOOK = re.compile(r"[书片剧歌刊文报]|节目|杂志|栏目|条例|规定|办法|专辑|小说|游戏|纪录")
_LATIN = re.compile(r"[a-z][a-z0-9]*(?:[ -]?[a-z0-9]+)*\d+[a-z0-9]*|[a-z]{3,}(?: [a-z0-9-]+)*")
_CLASS = re.compile(r"什么([^\W\d_]{1,3})$")
_TAKEN = re.compile(r"以(?:什么|哪)[^,。]{0,6}为(?:准|依据|据|标准)|按(?:什么|哪)[^,。]{0,6}(?:算|计|排)")
_TAKES = re.compile(
    r"以([^,。;、\n]{2,16}?)(?:的[^,。;、\n]{1,6})?为(?:准|依据|据|标准)|按([^,。;、\n]{2,16}?)(?:计算|计收|排序|结算)"
)
_STOP = re.compile(r"[,。;:!?、\n\t()]")


def _behind(page: Page, place: int, does: bool = False) -> tuple[int, int] | None:
    """What stands behind a label or 是; behind a word right away where that word takes it (「戴上什麼」: 戴上口罩)."""
    if not does and page.text[place : place + 1] not in tuple("为是:"):
        return None
    while place < len(page.text) and page.text[place] in "了着过的为是:个上到出 ":
        place += 1
    stop = _STOP.search(page.text, place)
    end = stop.start() if stop else len(page.text)
    return (place, end) if 1 < end - place <= 24 else None


_KIND = re.compile(r"哪(?:一?个|一?种|一?款|一?类|一?项|一?门)([一-鿿]{2})")


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    """What may be meant; where a kind of thing is asked for (「哪個品牌」), less where none is spoken of."""
    kind = _KIND.match(asked.text[asked.focus[0] :])
    kinds = (kind[1], *wording().same.get(kind[1], ())) if kind else ()
    for one in _things(asked, page, hits):
        line = page.lines[page.line_at(one.start)]
        titled = page.text[one.start - 1 : one.start] in tuple('《「“"')
        spoken = titled or line.kind == "row" or any(word in page.text[line.start : line.end] for word in kinds)
        if kinds and not spoken:
            one = one._replace(boost=one.boost - 0.6)
        yield one


def _things(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    yield from cells(asked, page, hits)
    start, end = asked.focus
    around = asked.text[max(0, start - 3) : end + 4]
    book = bool(_BOOK.search(around))
    for match in _QUOTED.finditer(page.text):
        if match[1] in asked.text:
            continue
        named = page.text[match.start()] == "《"
        yield Proposal(*match.span(1), boost=(0.12 if book else 0.06) if named == book else -0.05)
    if _TAKEN.search(asked.text):
        for match in _TAKES.finditer(page.text):
            yield Proposal(*match.span(1 if match[1] else 2), boost=0.15)
    latin = bool(re.search(r"款|型号|命令|版本|软件|指令|格式|邮箱|网址", around))
    if latin:
        for match in _LATIN.finditer(page.text):
            if match[0] not in asked.text:
                yield Proposal(*match.span(), boost=0.04)
    near = [
        i
        for i, term in enumerate(asked.terms)
        if term.end in (start - 2, start - 1, start) or term.offset in (end, end + 1)
    ]
    taking = [
        i
        for i, term in enumerate(asked.terms)
        if term.end == start or (term.end == start - 1 and asked.text[term.end] in "了着过上到出")
    ]
    kind = _CLASS.search(asked.text[start:end])
    classes = (kind[1], *wording().same.get(kind[1], ())) if kind else ()
    for index in near or [i for i, term in enumerate(asked.terms) if term.weight >= 1][-1:]:
        for _, stop, credit in hits.places[index]:
            span = _behind(page, stop, index in taking and credit >= 0.65)
            if span and credit >= 0.6:
                if book and span[1] - span[0] > 8:
                    continue  # a title is asked for
                of_kind = any(one in page.text[slice(*span)] for one in classes)
                yield Proposal(*span, boost=(0.05 if near and not latin else -0.05) + (0.08 if of_kind else 0.0))
    for number, line in enumerate(page.lines):
        label = page.label(line.end - 1) if line.kind == "text" and line.end > line.start else None
        if label:
            span = _behind(page, label[1] + 1)
            if span:
                yield Proposal(*span, boost=-0.03)
        elif line.kind == "text" and line.distance == 1 and line.heading == number - 1 and line.end - line.start <= 40:
            yield Proposal(line.start, line.end, boost=-0.03)


TYPE = Type("what", "text", FOCUS, propose)
