"""The time behind which stands the very deed that is asked for: 「9:30召開，8:45開始簽到」, asked 幾點簽到; 「原定9日」, asked 原來定在哪天."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types.as_decided import found
from answer.types.contract import Proposal

FAR = 28  # characters behind a time in which its deed stands
RAISED, LOWERED, SET = 0.2, 0.15, 0.3
KNOWN = 0.6  # from which on a word stands on the page
_BOUND = re.compile(r"(?:开始|结束|截止|为止|到期|关闭|可以?|能|要|会|才|就|正式|起|止|完|[的了呢?])+")
_YEAR = re.compile(r"(?:19|20)\d\d年?")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_WAS = re.compile(r"原(?:来|本|先|计划)?(?:定|计划|安排|拟)|原来|原本|本来")
_WAS_SET = re.compile(r"原(?:定|计划|拟|先?安排)(?:于|在)?$")


def _own(page: Page, end: int, starts: list[int]) -> tuple[int, int]:
    """What stands behind a time, up to the next one of its sentence."""
    after = min((start for start in starts if start >= end), default=len(page.text))
    stop = min(page.sentence(max(end - 1, 0))[1], end + FAR)
    if after >= stop:
        return end, stop
    comma = page.text.rfind(",", end, after)  # 「06:00 集合 05:30」: 集合 is of the second
    return end, max(end, comma)


def raised(asked: Asked, page: Page, hits: Hits, proposed: Iterator[Proposal]) -> Iterator[Proposal]:
    """What is proposed; more for the one time behind which stands all that the question names behind its question word."""
    every = list(proposed)
    if _WAS.search(asked.text):
        first = [one for one in every if _WAS_SET.search(page.text, max(0, one.start - 6), one.start)]
        yield from (one._replace(boost=one.boost + SET) if one in first else one for one in every)
        return
    deeds = [
        i
        for i, term in enumerate(asked.terms)
        if asked.focus[1] and term.offset >= asked.focus[1] and len(term.text) > 1 and not _BOUND.fullmatch(term.text)
    ]
    titled = any(hits.title[i] >= KNOWN for i in deeds)
    figures = _FIGURE.findall(_YEAR.sub("", asked.text))
    starts = [one.start for one in found(page)]
    met = {
        (one.start, one.end)
        for one in every
        if deeds
        and page.lines[page.line_at(one.start)].kind != "row"
        and all(
            _stands(asked, page, hits, i, _own(page, one.end, starts))
            or _stands(asked, page, hits, i, (page.sentence(one.start)[0], one.start))  # 「放學時間：三年級16:10」
            for i in deeds
        )
        and all(figure in _beside(page, one.start) for figure in figures)
        and all(i in deeds or _of_it(asked, page, hits, i, one.start) for i in range(len(asked.terms)))
    }
    for one in every:
        its = (one.start, one.end) in met
        if (
            len(met) != 1 or its == titled
        ):  # what all of the page is about is told on other pages too: only the others lose
            yield one
        else:
            yield one._replace(boost=one.boost + (RAISED if its else -LOWERED))


def _beside(page: Page, place: int) -> str:
    """The title, and the line of a place."""
    line = page.lines[page.line_at(place)]
    return f"{page.title}\n{page.text[line.start : line.end]}"


def _of_it(asked: Asked, page: Page, hits: Hits, index: int, place: int) -> bool:
    """Whether a word of the question is what the page is about, or stands in the line of a time: 「紅線哪天開工」 asks for none of the 藍線."""
    line = page.lines[page.line_at(place)]
    stands = hits.title[index] >= KNOWN or hits.within(index, line.start, line.end) >= KNOWN
    return stands or asked.terms[index].weight < 1


def _stands(asked: Asked, page: Page, hits: Hits, index: int, span: tuple[int, int]) -> bool:
    term = asked.terms[index]
    return term.text in page.text[slice(*span)] or (len(term.text) > 1 and hits.within(index, *span) >= 0.85)
