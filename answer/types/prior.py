"""What is to be done first: 要先怎樣, 先要做什麼, asked of 「上高牆前須通過測驗」 or 「新會員須先完成實名」.

Read where one clause says both that something must be done and that it comes first (…前須…, 須先…); days before a day (「7日前須」) tell
a time, and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from answer.evidence import Page
from answer.types.contract import Proposal

_MUST = r"(?:必须|务必|须|需要?|应当?|要|得|请)"
_WHAT = r"(?:怎样|怎么样?|如何|做(?:什么|啥)|干(?:什么|嘛)|办(?:什么|哪些)|(?:完成|通过|准备)(?:什么|哪些))"
ASKED = re.compile(rf"(?:{_MUST}先|先{_MUST}?){_WHAT}")
_FIRST = re.compile(
    rf"(?:(?<![\d日天月年时点分])(?:之前|以前|前),?{_MUST}(?:要)?先?|{_MUST}(?:要)?先(?![到后]))(?P<does>[^,。;:\n]{{2,30}})"
)


MOST = 60  # of those told on a page


def told(page: Page) -> Iterator[Proposal]:
    for match in islice(_FIRST.finditer(page.text), MOST):
        yield Proposal(*match.span("does"), boost=0.2)
