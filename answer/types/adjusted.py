"""By how much a value was changed, and to what: 「由5元調整為6元」, 「減收350元，改收1450元」, 「比去年多出5萬人次」. The one that holds
speaks for it, the one before the change or its size against it, unless that is asked for.
"""

from __future__ import annotations

import re

from answer.asked import Asked
from answer.evidence import Page
from answer.limits import REPLACED
from answer.types.changed import BEFORE_CHANGE
from answer.values import Amount

INTO = re.compile(r"(?:降|调|改|升|增|涨|提高|减|变更|恢复|上调|下调|调整)[^\d,。;]{0,3}(?:为|至|到)[^\d,。;]{0,4}$")
_FROM = re.compile(r"(?:(?:由|从|自)(?:(?!起)[^\d,。;]){0,5}|原|原为|原价)$")
_BY = re.compile(
    r"(?:[降涨跌升]|调[高低]|增加|减少)了?约?$|[比较][^,。;]{1,8}(?:[多少高低增减]|增[加长]|减少)[出了加]?(?:了|约|近)?$"
)
_ASKS_BY = re.compile(r"[降涨跌升调增减加省差变]|多少?[^,。;?]{1,4}多少|多多少|便宜|优惠")
_ASKS_FROM = re.compile(rf"原来|原先|以前|之前|原价|原本|本来|{BEFORE_CHANGE}")
# 「減收後是多少」 asks for what is left of it, 「減收350元，改收1450元」
_ASKS_LEFT = re.compile(
    r"(?:[减扣]收?|减免|优惠|打折|折扣?|抵扣?|补贴?|补助|降价?|涨价?|加价?|免收)(?:之|以|完)?后(?:还|只|再|就|实际)?(?:是|为|要|得|需|收|交|付|缴|剩|卖|应)*多少"
)
# 「調到多少」 asks for the one that holds
_ASKS_INTO = re.compile(r"(?:[降调升涨]|增加|提高|减少|缩短|延长)(?:到|至|为|成)了?(?:多少|几)")
_INTO_IT = 0.15
_CUT_BY = re.compile(r"(?:减[收免少]?|优惠|便宜|折[扣抵]|抵扣?|补[贴助]?|[涨降][价了]?|[上下]调|加收?)(?:了|约)?$")
_LEFT_OF = re.compile(r"(?:改[收按为]|实[收付缴]|[只仅][收需]|折后|到手|[降减调升涨增]?[为至到])[^\d,。;]{0,3}$")


def change(asked: Asked, page: Page, one: Amount) -> float:
    """「由5元調整為6元」: the second holds."""
    before = page.text[max(0, one.start - 12) : one.start]
    if _ASKS_LEFT.search(asked.text):
        return -0.3 if _CUT_BY.search(before) else 0.25 if _LEFT_OF.search(before) else 0.0
    replaced = REPLACED.match(page.text, one.end) is not None
    if _BY.search(before) and not _ASKS_BY.search(asked.text):
        return -0.2  # 「調降3元，來到38元」
    if _ASKS_INTO.search(asked.text):
        return _INTO_IT if INTO.search(before) else 0.0
    back = -1.0 if _ASKS_FROM.search(asked.text) else 1.0
    return back * (0.02 if INTO.search(before) else -0.08 if _FROM.search(before) or replaced else 0.0)
