"""A narrow question in plain words where it is spoken loosely (`wording.txt` holds the table of them)."""

from __future__ import annotations

import re
from functools import cache

from answer.text import number
from answer.words import wording


@cache
def _spoken() -> re.Pattern[str]:
    return re.compile("|".join(_bounded(word) for word, _ in wording().spoken))


def _bounded(word: str) -> str:
    """「去哪」 is no part of 「去哪家醫院」, 「上哪」 none of 「網上哪天」, 「點解」 none of 「幾點解除」."""
    told = re.escape(word)
    if word == "点解":
        told = rf"(?<![几\d一二三四五六七八九十两半]){told}(?![除封禁冻锁散])"
    if word.startswith("上哪"):
        told = rf"(?<![网线路街山岛镇乡村店楼桥船车身手会台海岸早晚天以地马纸])(?:{told})"
    if word.endswith("哪"):
        told += "(?![里些几一两二三四五六七八九十个家所间天日年月周位条座层区栋站种类项款支场])"
    return told


def plain(text: str) -> str:
    """A narrow question in plain words where it is spoken loosely: 「啥時候」 → 「什么时候」."""
    table = dict(wording().spoken)
    text = _DAY.sub(lambda match: f"{number(match[1]) or 0:.0f}月{number(match[2]) or 0:.0f}{match[3]}", text)
    text = _WEEKDAY.sub("星期", text)
    text = _NUMBERED.sub("第几", text)
    text = _FOR_ME.sub("", _HAS.sub("", text))
    for pattern, says in _PLAINLY:
        text = pattern.sub(says, text)
    return _spoken().sub(lambda match: table[match[0]], text)


# 「十一月五號」 is 11月5号
_DAY = re.compile(
    r"(?<![第几\d一二三四五六七八九十])(十[一二]?|[一二三四五六七八九])月(三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])([日号])"
)
# 「有開門嗎」 is 開門嗎
_HAS = re.compile(
    r"(?<!没)有(?=(?:开(?:门|馆|放|诊|园)?|营业|上班|办公|休[息馆]|公休|放假|闭馆)(?:吗|嘛|没有|没|[?]|$))"
)
# 「到哪一桌報到」 is 第幾桌
_NUMBERED = re.compile(r"哪一?(?=[桌排栋])")
_WEEKDAY = re.compile(r"礼拜(?=[一二三四五六日天几])")
# 「會給我發出來嗎」 is 會發出來嗎
_FOR_ME = re.compile(r"[给帮替](?:我们?|咱们?)(?=[一-鿿])")
_USUAL = r"(?:平常|平时|平日|往常|正常)"
_WHEN = r"(?:哪一?天|几[号日]|什么时候|何时|几点)"
_PLAINLY = (
    # 「幾號起跟平常一樣開門」, 「何時回復平日時間」
    (re.compile(rf"(?<=[起始天号日候时])(?:就|才|能|又|可以)*(?:[跟和同像与照]{_USUAL}(?:一样|那样)?|(?:回到|变回|回复){_USUAL}(?:的时间)?)"), "恢复"),
    # 「到哪天就登入不上了」
    (re.compile(rf"到({_WHEN})(?:起|开始)?就([一-鿿]{{1,3}}?)不[上了成到](?:了|啦)?(?=[?]?$)"), r"\1起不能\2"),
    # 「最晚幾點能進去」
    (re.compile(r"(?:最晚|最迟)(几点)(?:钟)?(?:以前|之前|前)?(?:还|就|才|要|得|能|可以)*(?:进[去场馆园店门入]|入[场馆园内])"), r"\1停止入场"),
    # 「集市幾點散」
    (re.compile(r"(几点)散(?=[?]?$)"), r"\1结束"),
    # 「「留觀」是怎麼回事」
    (re.compile(r"(?<=[”」』\"])是?怎么回事"), "是什么意思"),
    # 「頭一階段從幾號開始」
    (re.compile(r"头一(?:个)?(?=阶段|批|期|轮|届|季(?!度)|梯次|波)"), "第一"),
    # 「特展展到哪天」
    (re.compile(r"(?<=展)展(?=[到至])"), ""),
)  # fmt: skip
