"""Yes or no from who bears a cost: 「加給由平台支付，不向店家收」, asked 「是店家出嗎」 or 「店家要付嗎」.

Read where one bears it alone, told with 由 or 歸 or at the beginning of a clause, or where a clause says who does not; of a cost that
several share (borne.py), and of one who stands nowhere on the page beside no office or firm, nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import asks, denial
from answer.types.borne import borne_by_several, costs, same_cost
from answer.types.contract import Proposal
from answer.types.given import given

_BEARS = "承担|负担|支付|支应|吸收|买单|分摊|分担|缴纳|[付出缴交掏]"
_END = r"(?:的|钱|费用?|款)*(?:吗|嘛|么|没有|[?]|$)"
# 「加給是店家出嗎」, 「住戶要分攤費用嗎」
_ASKED = (
    re.compile(rf"(?:是不是|是否|是|由|归|向)(?P<who>[一-鿿]{{1,8}}?)(?:来|要|自己|全部|自行)?(?:{_BEARS}|收){_END}"),
    re.compile(rf"(?<![想只还])(?:需要|要|得|让|叫)(?P<who>[一-鿿]{{1,8}}?)(?:来|自己|自行)?(?:{_BEARS}){_END}"),
    re.compile(
        rf"(?P<who>[一-鿿]{{1,8}}?)(?:要不要|需不需要|用不用|需要|必须|(?<!不)要|需|得)(?:自己|另外?)?(?:{_BEARS}){_END}"
    ),
)
_WHO = r"[一-鿿]{2,10}?"
_WHOLE = "(?:自行|自|全额|全部|全数|统一|全权|来|先行)?"
_TELLS = (
    (re.compile(rf"(?:(?<![自理缘])由|归)(?P<by>{_WHO}){_WHOLE}(?:{_BEARS})(?!人|款单)"), True),
    (
        re.compile(
            r"(?<=[,。;:\n])(?P<by>(?:(?![由归])[一-鿿]){2,6}?)(?:须|需|应)?(?:自行|全额)?(?:承担|负担|自付|自理)"
        ),
        True,
    ),
    (re.compile(r"不(?:得|再|会|另)?向(?P<by>[一-鿿]{2,8}?)(?:另|再|加|收取|收)"), False),
    (
        re.compile(
            rf"(?<=[,。;:\n])(?P<by>(?:(?![由归])[一-鿿]){{2,6}}?)(?:无[须需]|不[用必需]|毋须)(?:另外?|再)?(?:{_BEARS})"
        ),
        False,
    ),
)
# who pays what others would have to
_OFFICE = re.compile(
    r"公所|公司|平台|政府|财政|[局处委部]$|管委会|学校|校方|[主承]办|单位|协会|基金|物业|社区|中心|集团|村委|居委|本[店馆院校会]"
)
_NEAR = 0.6  # credit of a deed of the question that stands in the sentence
_AS_GOOD = 0.05  # how much less of a thing may stand there than anywhere: no 退貨 for 無理由退貨


MOST = 60  # of those told on a page


class _Borne(NamedTuple):
    """Who bears a cost, or does not, and where that is told."""

    by: str
    start: int
    end: int
    pays: bool


def _told(page: Page) -> Iterator[_Borne]:
    shared = borne_by_several(page.text)
    for pattern, pays in _TELLS:
        for match in pattern.finditer(page.text):
            if not any(low <= match.start() < high for low, high in shared):
                yield _Borne(match["by"], *match.span(), pays)


# how one is called who can pay: 住戶, 店家, 外送員, 管委會, no 水管
_PARTY = re.compile(r"[者户家人员方生商长主们会司所校店院客民台馆局处部委我]$")


def _asked(text: str, page: Page) -> str | None:
    """Whom narrow text asks about, as far as the page knows the word; "" of one it does not know, None where none is asked about."""
    match = next((found for pattern in _ASKED if (found := pattern.search(text))), None)
    if match is None:
        return "" if denial.costs(text) else None
    who = match["who"] if _PARTY.search(match["who"]) else ""
    return next((who[at:] for at in range(len(who) - 1) if who[at:] in page.text), "")


def payer(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    who = _asked(asked.text, page) if not given(asked.text) else None  # 「滿200元的，由書院承擔」 is told of some
    if who is None:
        return
    mine = costs(asked.text)[-1:]
    sentences: dict[tuple[int, int], list[_Borne]] = {}
    for one in islice(_told(page), MOST):
        sentence = _part(page, one.start)
        before = page.text[sentence[0] : one.start]
        if not who and not mine and not _of_all(asked.text, page, one.start):
            continue
        own = costs(before.rsplit(",", 1)[-1])[-1:] or costs(before)[-1:]
        if mine and own and not same_cost(mine[0], own[0]):
            continue
        if _tells(asked, hits, sentence, who):
            sentences.setdefault(sentence, []).append(one)
    for some in sentences.values():
        named = [
            one for one in some if who and (re.search(rf"{who}(?!会)", one.by) or one.by in who)
        ]  # 家長 is no 家長會
        others = [one for one in some if one.pays and one not in named]
        if named:
            one, pays = named[0], named[0].pays
        elif others and (who or _OFFICE.search(others[0].by)):
            one, pays = others[0], False
        else:
            continue
        says = asks.yes(asked.text) if pays else asks.no(asked.text)
        yield Proposal(one.start, one.end, f"{says}，{page.record.body[one.start : one.end]}", 0.3)


def _part(page: Page, place: int) -> tuple[int, int]:
    """The part of a sentence between semicolons: 「退貨運費由賣家承擔；七天無理由退貨，運費由買家承擔」."""
    low, high = page.sentence(place)
    start, end = page.text.rfind(";", low, place) + 1, page.text.find(";", place, high)
    return start or low, high if end < 0 else end


def _of_all(asked: str, page: Page, place: int) -> bool:
    """Whether who bears 費用, or what the question names, is told: no 「門票由學校支付」, asked 「校外教學要付錢嗎」."""
    what = page.text[page.clause(place)[0] : place]
    return not what.strip() or what.endswith("费用") or (len(what) > 1 and what[-2:] in asked)


def _tells(asked: Asked, hits: Hits, sentence: tuple[int, int], who: str) -> bool:
    """Whether all things that the question names besides, and the page knows, stand in a sentence."""
    return all(
        hits.within(i, *sentence) >= (hits.best(i) - _AS_GOOD if term.thing else _NEAR)
        for i, term in enumerate(asked.terms)
        if term.weight >= 1 and hits.title[i] < 0.85 and hits.best(i) >= 0.85
        if not (who and (term.text in who or who in term.text))
    )
