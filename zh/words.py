"""Words and characters by how common they are, from jieba's dictionary.

Read (a third of a second, once a process) only when a rule has to choose between readings of damaged text.
"""

from __future__ import annotations

import importlib.util
from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path

from zh.bare import simple

# everyday words that the dictionary is too old for, or counted when few used them; as common here as middling ones
_YOUNG = (
    "微信 公众号 小程序 扫码 二维码 网购 包邮 客服 电商 优惠券 退款 快递 短视频 客户端 网店 店铺 卖家 买家 私聊 加群 群主 网约车 充电桩 高铁 动车 直播间 带货 主播 "
    "社保卡 公租房 线上 线下 网课 健保 商家 入驻 登革热 核酸 口罩 预约 挂号 保证金 押金 佣金 名额 现场 实名 账号 登录 上线 下架 改期 顺延 停水 停电"
).split()
_MIDDLING = 300


@cache
def _dictionary() -> tuple[dict[str, int], dict[str, int]]:
    """The counts of the words, and what the dictionary itself counted the young ones."""
    found = importlib.util.find_spec("jieba")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("jieba is not installed")
    words: dict[str, int] = {}
    text = (Path(found.submodule_search_locations[0]) / "dict.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        word, count, _ = line.split(" ")
        if len(word) <= 4:
            words[word] = int(count)
    young = {word: words.get(word, 0) for word in _YOUNG}
    for word, number in young.items():
        words[word] = max(number, _MIDDLING)
    return words, young


@cache
def _chars() -> dict[str, int]:
    """How often each character is used in words of one to four, as the dictionary counted them; few texts ask for it."""
    words, young = _dictionary()
    chars: defaultdict[str, int] = defaultdict(int)
    for word, number in words.items():
        if word in young:
            number = young[word]
        for char in word:
            chars[char] += number
    return chars


def counts() -> dict[str, int]:
    """How often each word of one to four characters is used; in Simplified."""
    return _dictionary()[0]


@lru_cache(4096)
def starting(char: str) -> dict[str, list[str]]:
    """The words of two to four characters that begin with one, by their second; in Simplified."""
    found: dict[str, list[str]] = {}
    for word in _longer().get(char, ()):
        found.setdefault(word[1], []).append(word)
    return found


@cache
def _longer() -> dict[str, list[str]]:
    """The words of more than a character by their first."""
    found: dict[str, list[str]] = {}
    for word in counts():
        if len(word) > 1:
            found.setdefault(word[0], []).append(word)
    return found


def frequency(word: str) -> int:
    """How often a word of two to four characters is used (0: not in the dictionary); either script."""
    return _dictionary()[0].get(simple(word), 0)


@lru_cache(8192)
def char_frequency(char: str) -> int:
    """How often a character is used in words; either script."""
    return _chars().get(simple(char), 0)


@cache
def everyday() -> frozenset[str]:
    """The 3,755 most used characters of Simplified: the first level of GB 2312."""
    pairs = (bytes((lead, trail)) for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF))
    return frozenset(char for pair in pairs if (char := pair.decode("gb2312", "ignore")))


@lru_cache(8192)
def is_everyday(char: str) -> bool:
    """Whether the character, folded to Simplified, is in the first level of GB 2312 (its 3,755 most used)."""
    try:
        lead = simple(char).encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return 0xB0 <= lead <= 0xD7
