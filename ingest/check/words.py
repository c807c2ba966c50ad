"""The words of a piece of text that say of what it speaks, as the checks compare them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from zh.segment import shared

EMPTY_WORD = re.compile(
    r"调整|活动|我们|大家|各位|以及|或者|如有|可以|需要|必须|应当|务必|提醒|注意|同时|并且|由于|因为|所以|以上|以下|以内|左右|之内|之后|以后|以前|按照|根据|"
    r"本次|此次|本届|统一|一律|进行|办理|使用|期间|开始|结束|时间|日期|自动|全部|一共|共计|合计|最多|最少|至少|最高|最低|不得|不能|才能|只能|没有|这个|那个|其中|"
    r"工作日|人民币|新台币|今年|明年|每年|每月|每周|其他|其它|每人|每位|每天|每日|收取|支付|获得|享受|可享|包括|提供|发放|满额|"
    r"上午|下午|晚上|中午|早上"
)

# words of one character that say nothing of what a thing is
SINGLE = frozenset(
    "的之于在自从由至到起止前后为是即就才也都均将会须需请应可要得再并且了把被给对和与及或而若如来去们凭向此该各每另共已未者日时点号间内期本次一二三四五六七八九十两"
)
_HAN = re.compile("[\u4e00-\u9fff]+")


@lru_cache(maxsize=4096)
def cut(piece: str) -> tuple[str, ...]:
    """The words of a piece of plain text, all of them."""
    return tuple(shared().cut(piece))


@lru_cache(maxsize=4096)
def words(piece: str) -> tuple[str, ...]:
    """The words of two and more Han characters, in order, without those that are said of anything."""
    return tuple(
        word
        for word in cut(piece)
        if len(word) > 1 and "\u4e00" <= word[0] <= "\u9fff" and not EMPTY_WORD.fullmatch(word)
    )


def content(piece: str) -> Iterator[str]:
    """The words of a piece that say of what it is; characters that are words by themselves together with those beside them: 外送."""
    for run in _HAN.findall(piece):
        alone = ""
        for word in (*cut(run), ""):
            if len(word) == 1 and word not in SINGLE:
                alone += word
                continue
            if len(alone) > 1:
                yield alone
            alone = ""
            if len(word) > 1 and not EMPTY_WORD.fullmatch(word):
                yield word
