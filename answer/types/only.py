"""What alone is allowed: 「且只能做才藝類直播」, asked of 帶貨直播; 「僅限平日使用」, asked of 假日."""

from __future__ import annotations

import re
from itertools import islice

from answer.asked import Asked
from answer.conditions import denied, lacked
from answer.evidence import Page
from answer.match import Hits
from answer.types import weekdays
from answer.words import cut

_ONLY = re.compile(
    r"(?:只[能可得限]|仅[能可限供])(?:够|以)?(?:于|在|做|使用|用于|用|参加|从事|申请|申报|报|选择?|进入?|开|玩|坐|住|走)?"
    r"(?P<what>[一-鿿]{2,10}?)(?=[,。;\n]|$|使用|进行|参加|入场|寄|[配派]?送)"
)

STANDS = 0.85  # credit of a word that stands there
MOST = 20  # places of a span that are read


def misses(asked: Asked, page: Page, span: tuple[int, int]) -> tuple[int, int] | None:
    """Where in a span what alone is allowed stands, if the question names another of its kind, or days that are none of it."""
    for match in islice(_ONLY.finditer(page.text, *span), MOST):
        what = match["what"]
        days, mine = weekdays.told_days(what), weekdays.named(asked)
        if what[:2] in asked.text or what[:2].replace("内", "里") in asked.text or (days & mine):
            continue  # 「只能在店內看」, asked 「可以在店裡看嗎」
        if (days and mine) or _another(asked.text, what, page):
            return match.span()
    return None


def else_told(asked: Asked, hits: Hits, span: tuple[int, int]) -> bool:
    """Whether all that the question names stands there, but what is named in place of what alone is allowed."""
    telling = [i for i, term in enumerate(asked.terms) if term.weight >= 1 and hits.title[i] < STANDS]
    return len(telling) > 1 and sum(hits.within(i, *span) < STANDS for i in telling) == 1


def _another(text: str, what: str, page: Page) -> bool:
    """Whether narrow text names another of the kind of what alone is allowed (帶貨直播, 才藝類直播; 假日, 平日): no name of the page."""
    if len(what) > 2:
        head = what[-2:] if len(what) > 3 else what[-1]
        told = re.finditer(rf"(?P<of>[^\W\d_在的了是有想要能可以去来做开看]{{2}}){head}", text)
        return any(one["of"] not in what and one[0] not in page.title for one in told)
    words = (word for word, _, _ in cut(text) if word not in page.title)
    return any(len(word) == len(what) > 1 and word[-1] == what[-1] and word != what for word in words)


_KEPT = re.compile(
    r"(?:只|仅|限)(?:配|限|对|供|给|接受|面向|收|招|售|发|准)?(?:于|给|供|予|由)?(?P<whom>[^,。;]{1,18}?(?:者|人[员士]?|家庭|户|生|会员|成员|[客用]户|居民|职工|员工))(?=[,。;]|$|[^,。;]{0,6}(?:申|报|参|使|享|购|进|入|借|租|领|订|停))"
)
_NOT_OF_THEM = re.compile(r"单身|未婚|不是|非(?!常)")


def kept_for(asked: Asked, page: Page, hits: Hits, clause: tuple[int, int]) -> str:
    """Of whom a clause with 「只…」 tells, to one who asks: "" of all or of him, "not mine" where he says that he is none of
    them, "others" where he says nothing."""
    match = _KEPT.search(page.text, *clause)
    if not match:
        return ""
    span = match.span("whom")
    inside = [i for i in range(len(hits.places)) if hits.within(i, *span) >= 0.5 and hits.title[i] < 0.9]
    if any(not lacked(asked, i) for i in inside):
        return ""
    return "not mine" if inside or _NOT_OF_THEM.search(asked.text) or denied(asked.text) else "others"
