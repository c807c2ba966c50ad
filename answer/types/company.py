"""Who must come along: 「9歲以下須家長陪同」, asked by one of 7 who comes alone.

Read of the clause behind a limit; who is meant by 家長 is not.
"""

from __future__ import annotations

import re

from answer.asked import Asked
from answer.evidence import Page
from answer.limits import Limit
from answer.values import Amount

ALONE = re.compile(r"一个人|独自|单独|自己(?:一人)?(?:能|可以|可)?(?:去|来|进|入|游|玩|参加|办|坐|乘)|独立")
_COMES_ALONG = re.compile(r"陪[同护伴]|在场|同行|同伴|结伴|监护人|随[同行]|带领|看护")
_NEEDLESS = re.compile(r"无[需须][^,。;]{0,6}陪|不[需用必][^,。;]{0,6}陪")
# what asks for a price, or tells one
MONEY = re.compile(r"[钱费价元块票折]|优惠|便宜|减|补|奖|罚")


def needed(page: Page, one: Limit) -> bool:
    """Whether somebody must come along with those inside a limit."""
    behind = page.text[one.amount.end : page.clause(one.amount.start)[1]]
    return bool(_COMES_ALONG.search(behind)) and not _NEEDLESS.search(behind)


def only_that(asked: Asked, page: Page, one: Amount) -> bool:
    """「未滿10歲須由家長陪同」, asked whether one of 9 pays: it tells only who comes along."""
    clause = page.text[one.end : page.clause(one.start)[1]]
    return bool(_COMES_ALONG.search(clause)) and "陪" not in asked.text and not MONEY.search(clause)
