"""Both parts of a moment asked for at once: 「哪天幾點」 wants a day with its hour, 「哪年哪月」 a month with its year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.types.as_decided import found
from answer.types.contract import Proposal

_DAY = r"(?:哪一?[天日]|几月几[号日]|几[号日]|什么日[子期])"
_HOUR = r"(?:几点(?:钟|几分)?|几时)"
ASKED = rf"{_DAY}的?(?:[上下中]午|晚上|早上)?{_HOUR}|哪一?年的?(?:哪个?月|几月)(?:的?{_DAY})?"
FINER = re.compile(r"哪个?月|几月")
_BOTH = re.compile(rf"{_DAY}的?(?:[上下中]午|晚上|早上)?{_HOUR}")


def asked(question: Asked) -> bool:
    """Whether a day and its hour are asked for."""
    return _BOTH.search(question.text[slice(*question.focus)]) is not None


def whole(question: Asked, page: Page, proposed: Iterator[Proposal]) -> Iterator[Proposal]:
    """Where a day and its hour are asked for and some are told so, only those."""
    if not asked(question):
        yield from (_with_part(question, page, one) for one in proposed)
        return
    told = [moment for one in found(page) for moment in one.moments if moment.dated and moment.clock]
    every = list(proposed)
    both = [one for one in every if any(one.start < moment.end and moment.start < one.end for moment in told)]
    yield from both or every


_OPEN = re.compile(r"什么时候|何时|啥时候")
_PART = re.compile(r"(?:[上下中]午|[晚夜]间|晚上|凌晨|清晨|傍晚|深夜|夜里)(?=[^\d:时点]|$)")


def _with_part(question: Asked, page: Page, one: Proposal) -> Proposal:
    """「5日夜間」 for 什麼時候, where the page tells no hour."""
    part = _PART.match(page.text, one.end)
    body = page.record.body
    told = body[one.start : one.end] if one.text is None else one.text
    if part is None or not _OPEN.search(question.text[slice(*question.focus)]) or told[-1:] not in tuple("日号號"):
        return one
    return one._replace(end=part.end(), text=told + body[slice(*part.span())])
