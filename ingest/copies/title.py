"""Titles as copies share them: without digits, script, width, 轉載, and the names of sites at their ends."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.copies.text import letters, synonyms
from records import Record
from zh.bare import bare
from zh.numerals import number
from zh.script import script_of

LONGEST = 300  # characters of a title that are read

# what is said of an announcement that is put out again: 【轉載】…, 转发：…; and what says no more than that it is one:
# 【公告】…, 通知｜…, [置頂]… (公示 says that nothing is decided yet, 最新 that it was otherwise)
_SAYS_NOTHING = "公告|通知|通告|置顶"
_AGAIN = re.compile(
    rf"^(?:[\[(【（〔「]\s*(?:转载|转发|转帖|转|分享|{_SAYS_NOTHING})\s*[\])】）〕」]|(?:转载|转发|转帖|转)\s*[:：]"
    rf"|(?:{_SAYS_NOTHING})\s*[:：|｜])\s*(?=\S)"
)
_DAY = re.compile(
    r"\s*[(（\[【]?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?[)）\]】]?\s*$"
)  # of its publication, behind it
_BARS = re.compile(r"\s*[|｜_—–]+\s*|\s+[-·]\s*|\s*[-·]\s+|(?<=[\u3400-\u9fff)）])-+(?=[\u3400-\u9fff])")
# the name of a site holds none of these; what does is a part of the title
_OF_TITLE = re.compile(r"公告|公示|通知|通告|通报|更正|勘误|订正|补充|修订|说明|须知|规则|办法|声明|[第(（]")
_SITE = 12  # characters of a site's name


# who puts a text out again changes its years, and 「第三屆」 with them, but not which batch it is of
_ORDINAL = re.compile(r"第\s*([\d一二三四五六七八九十百零〇两]+)\s*[批号轮次场回集讲弹]")


def same(one: Record, other: Record) -> bool:
    """Whether two titles are one; in two scripts, in the words of whichever region. In one script two names are two things:
    酒店 and 饭店, 接口 and 界面."""
    here, there = readings(one), readings(other)
    if not here.isdisjoint(there):
        return True
    if script_of(one.title) == script_of(other.title):
        return False
    return not set(map(regional, here)).isdisjoint(map(regional, there))


@lru_cache(maxsize=256)
def regional(title: str) -> str:
    """A title as it is compared, each word that has another name called by one of them: 軟體 and 软件, 網路 and 网络."""
    words = synonyms()
    for place in reversed(words.find(title)):
        first = place.others[0]  # of the group it comes from first: each word of it has the same two
        title = title[: place.start] + min(first, *words.of(first)[:1]) + title[place.end :]
    return title


def another_of_series(one: Record, other: Record) -> bool:
    """「第二批」 and 「第三批」, whatever else is the same."""
    here, there = _ordinals(one.title), _ordinals(other.title)
    return bool(here and there) and here != there


@lru_cache(maxsize=256)
def _ordinals(title: str) -> tuple[int | None, ...]:
    return tuple(number(found) for found in _ORDINAL.findall(bare(title[:LONGEST])))


def key(record: Record) -> str:
    """The shortest reading, which all copies share."""
    return min(readings(record), key=lambda text: (len(text), text))


def readings(record: Record) -> frozenset[str]:
    """A title as it is, and without what may be the name of a site behind or before it."""
    return _readings(record.title, record.publisher or "", record.body)


@lru_cache(maxsize=256)
def _readings(title: str, publisher: str, body: str) -> frozenset[str]:
    text = bare(title[:LONGEST]).strip()
    while found := _AGAIN.match(text):
        text = text[found.end() :]
    text = _DAY.sub("", text).strip() or text
    parts = [part for part in _BARS.split(text) if letters(part)] or [text]

    def site(part: str, rest: list[str]) -> bool:
        """A name that the announcement does not speak of (「…的通知-東區」 is another one than 「…-西區」)."""
        name = letters(part)
        if len(name) >= 3 and name in letters(publisher) and len(name) <= _SITE:
            return True
        if len(name) > _SITE or len(name) >= len("".join(rest)) or _OF_TITLE.search(part):
            return False
        return name not in letters(body)

    read = {letters("".join(parts))}
    while len(parts) > 1 and site(parts[-1], parts[:-1]):
        parts = parts[:-1]
        read.add(letters("".join(parts)))
    while len(parts) > 1 and site(parts[0], parts[1:]):
        parts = parts[1:]
        read.add(letters("".join(parts)))
    return frozenset(read)
