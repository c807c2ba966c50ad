"""What follows the first time, the second time: 「第一次發現扣除積分，第二次停用會員卡」, asked 「第二次違規會怎樣」 or 「送了兩次都不在會怎樣」.

Read where the times are counted at the beginning of a clause. A clause that only says what is met (「第二次仍不在，」) is followed by
what comes of it, up to the end of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.text import number
from answer.types.contract import Proposal

_NUMBER = r"[一二两三四五六七八九十]|\d{1,2}"
_ASKED = re.compile(rf"第(?P<nth>{_NUMBER})次|(?P<times>{_NUMBER})次(?=都|仍|还|了|没|不)|(?P<word>首次|初次|再次)")
_TOLD = re.compile(
    rf"(?:(?<=[,。;:\n])|^)(?:若|如|如果)?(?:第(?P<nth>{_NUMBER})次|(?P<word>首次|初次|再次))"
    r"(?:发现|查实|被?查获|违反|违规|违约)?(?:的|者)?(?P<rest>[^,。;\n]{2,30})",
    re.M,
)
_ONLY_MET = re.compile(r"(?:仍|还|又|再|未|没|不)[^,。;\n]{0,8}$|.*(?:的|者)$")
_WORDS = {"首次": 1.0, "初次": 1.0, "再次": 2.0}


MOST = 60  # times that are counted on a page
LONG = 60  # characters of what follows


def _nth(match: re.Match[str]) -> float | None:
    if match["word"]:
        return _WORDS[match["word"]]
    return number(match["nth"] or match["times"])


def told(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    """What follows the time that the question names, of the times that a page counts off."""
    own = _ASKED.search(asked.text)
    mine = _nth(own) if own else None
    for match in islice(_TOLD.finditer(page.text), MOST) if mine is not None else ():
        if _nth(match) != mine:
            continue
        line = page.lines[page.line_at(match.start())]
        start, end = match.span("rest")
        if _ONLY_MET.match(match["rest"]) and page.text[end : end + 1] == ",":
            start = end + 1
            end = min(page.sentence(start)[1], start + LONG)
        while end > start and page.text[end - 1] in "。;,":
            end -= 1
        yield Proposal(start, end, boost=0.3, scope=((line.start, line.end),))
