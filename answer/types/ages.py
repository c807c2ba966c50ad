"""Ages on a page that nobody of the question has, and whether those under age may with whom stands for them: 「限滿18歲者；未成年人須經
家長同意後參加」, asked by one of 16."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.limits import limits
from answer.match import Hits
from answer.text import narrow
from answer.types import asks
from answer.types.contract import Proposal
from answer.types.given import given
from answer.types.units import same_unit
from answer.words import cut


def other_ages(asked: Asked, page: Page) -> list[int]:
    """Where ages stand that somebody of the question has not: 「60歲以上」 for one of 58."""
    ages = [mine for mine in given(asked.text) if same_unit(mine.unit, "岁")] if not _BOUND.search(asked.text) else []
    told = [each for each in limits(page) if same_unit(each.amount.unit, "岁")] if ages else []
    return sorted(each.amount.start for each in told if not all(each.holds(mine.value) for mine in ages))


_BOUND = re.compile(r"岁[^,。;?]{0,3}?以[上下内]|[不未][满到]|超过|岁[至到-]|不足")


_MINORS = re.compile(
    r"(?:未成年(?:人|者)?|未满(?:18|20)周?岁(?:的|者)?)[,]?(?:可以?|得以?|须|需|应|请){1,2}(?:在|由|经|征得|取得|有)[^,。;\n不]{0,10}(?:代理人|监护人|家长|父母)[^,。;\n不]{0,14}"
)
_OF_AGE = frozenset((18.0, 20.0))
_ASKS_MINORS = re.compile(r"未成年(?!以)")
_ALONE = re.compile(r"自己|自行|单独|独自|一个人|[没无未](?:有|经|带)?[^,。;]{0,6}(?:代理人|监护人|家长|父母|爸|妈)")
_ALL_OF_IT = frozenset("活动 比赛 赛事 评选".split())  # what the whole page is about
_DOES = 0.5  # credit of a word for what is done that stands in the clause


def minors(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    """Yes, with whom, to one under age who asks whether he may; no other age is a limit there."""
    mine = [own.value for own in given(asked.text) if same_unit(own.unit, "岁")]
    young = bool(mine) and max(mine) < min(_OF_AGE) or _ASKS_MINORS.search(asked.text)
    if not young or not asks.MAY.search(asked.text) or _ALONE.search(asked.text):
        return
    told = next(iter(_MINORS.finditer(page.text)), None)
    if told is None or any(
        each.amount.value not in _OF_AGE for each in limits(page) if same_unit(each.amount.unit, "岁")
    ):
        return
    deeds = [i for i, term in enumerate(asked.terms) if term.tag[:1] == "v" and term.offset > asked.focus[0] - 12]
    if _of_other_thing(page, told.span(), hits):
        return
    if any(hits.within(i, *told.span()) >= _DOES for i in deeds):
        says = page.record.body[slice(*told.span())].strip(" ,，。;；")
        yield Proposal(*told.span(), f"{asks.yes(asked.text)}，{says}", 0.3)


def _of_other_thing(page: Page, span: tuple[int, int], hits: Hits) -> bool:
    """「未成年人須由家長陪同參加培訓」, asked who may be a volunteer: what the clause ends with is neither asked nor in the title."""
    word, start, tag = cut(page.text[slice(*span)])[-1]
    if (tag[:1] != "n" and tag != "vn") or word in _ALL_OF_IT:
        return False
    place = span[0] + start
    return word not in narrow(page.title) and all(
        hits.within(i, place, place + len(word)) < _DOES for i in range(len(hits.title))
    )
