"""A code that a page tells, or what a method is called in letters: 「返回錯誤碼PG429」, 「優惠代碼為SPRING8」, 「加密方式AES-256」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.types.contract import Proposal

_KIND = r"(?P<kind>[一-鿿]{2})?(?:代码|代号|编码|(?<![号二维条邮])码|编号|算法|协议|方式|数据库)"
_ASKED = re.compile(rf"(?:什么|哪一?[个种]|啥){_KIND}|{_KIND.replace('kind', 'of')}(?:是|为)(?:多少|什么|几|哪个)")
_TOLD = re.compile(
    rf"{_KIND}(?:分别)?[是为]?[:为是]?[“\"「『]?(?P<says>(?!\d{{1,3}} ?[一-鿿]|\d+ ?[元天年月日次个])(?=[a-z_-]*\d|[a-z]{{2,}})[a-z\d][a-z\d_-]{{1,19}})(?![a-z\d_-]|\.?\d* ?[元%天年月日次个])"
)


def told(asked: Asked, page: Page) -> Iterator[Proposal]:
    """The codes of a page, where one is asked for; of the kind that the question names (錯誤碼) where it names one."""
    match = _ASKED.search(asked.text)
    kind = match and (match["kind"] or match["of"])
    for one in _TOLD.finditer(page.text) if match else ():
        if not kind or (one["kind"] and set(kind) & set(one["kind"])):
            yield Proposal(*one.span("says"), boost=0.25 if kind and kind == one["kind"] else 0.15)
