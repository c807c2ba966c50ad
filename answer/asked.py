"""A question taken apart for matching: narrow text, its words, the focus (「几号」, 「多少钱」), what the focus stands with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from answer.dates import BORN, dates
from answer.words import Term, cut, terms

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年|(?<!\d)(1\d\d)年度?")
_BARE_YEAR = re.compile(
    r"(?<![\d.])(20[0-4]\d)(?=[一-鿿])(?![年元块单人名件字次个天米公平像份条分岁期台套张万亿多余户吨斤亩])"
)
_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)年(\d{1,2})月(?!\d{0,2}\d?[日号])")


_ONE = re.compile(r"[本册张件家座辆台次门节道条种项位名处间套份篇部首只支枚棵级层批堂颗艘顿株](?=[一-鿿])")
_COUNTS = re.compile(r"(?:[几哪]|多少|[几哪][\d一二两三四五六七八九十])$")  # no 「多久處理」
_GIVEN = re.compile(
    r"(?<![\d.第])\d+(?:\.\d+)?(?:度|块钱|块|元|天|小时|分钟|单|次|人|岁|公里|米|级|分|平方米|个月|公斤|%)(?!月)"
)
_PEOPLE = re.compile(r"(\d|[一二两三四五六七八九十])[个口名位](?=人|孩子|小孩|子女|老人|大人|儿童)")
_GIVEN_SUM = re.compile(
    r"\d+(?:\.\d+)?[万亿]?(?:块钱|块|[美欧日港加澳]?元|美金|英镑|台币|港币)|\d+(?:\.\d+)?[万亿](?=[,。;?]|$)"
)
# question words beside the focus: 「從幾號封到幾號」, 「有沒有限制，最多幾家」
_ASKS = re.compile(
    r"什么(?:时候|时间|地方|样)|(?:几|哪)(?:月几)?[号日天点](?!线|楼|馆)|何时|几时|多少(?:钱)?|有没有|能不能|可不可以|是不是|会不会|要不要|行不行|来不来得及|什么|怎么样?|怎样|如何"
)
# 「報得上」, 「印得出」: the verb counts
_CAN = re.compile(r"([一-鿿])得(?:上|出|到|起|去|来|过|下|了|着|完)")


_FROM_TO = re.compile(r"(?:[哪几][天日月号]|什么时候|何时)([一-鿿])到(?:[哪几]|什么时候|何时)")
# 「距離開跑還有幾天」: how far, no word of it
_TO_DAY = re.compile(r"(?:距离?|离)(?=[^,。;?]{2,40}(?:还有|还剩|还差|还要|剩下?)(?:几|多少)[天日])")
# when a notice came out, which is no word of it: 「2024年6月貼出來的」
PUBLISHED = re.compile(
    r"(?<!\d)((?:19|20)\d\d)年(\d{1,2})月(?:份)?(?:\d{1,2}[日号](?!那))?(?:发布|发表|发出|发|贴出来|贴出|贴|公布|刊登|刊出|出的|挂出来|挂出|登出|出台|那?版(?!本)|那[份篇条则次个期]|推出|颁布|印发)"
)


class Asked(NamedTuple):
    text: str
    focus: tuple[int, int]  # the question word with what belongs to it; (0, 0): none
    terms: tuple[Term, ...]
    years: tuple[str, ...]
    months: tuple[str, ...]  # 2023-02
    tail: int  # where the last clause begins
    clocks: frozenset[tuple[int, int]] = frozenset()  # hours and minutes that it names
    given: tuple[str, ...] = ()  # amounts that it names, as written: 35度
    instead: str | None = None  # what a follow-up puts in place of something
    own: int = 0  # where the words of a follow-up itself begin, which stands behind the question before


def years(text: str) -> tuple[str, ...]:
    found = []
    for match in _YEAR.finditer(text):
        if BORN.match(text, match.end()):
            continue  # of him who asks
        found.append(match[1] or str(int(match[2]) + 1911))
    found += _BARE_YEAR.findall(text)
    return tuple(dict.fromkeys(found))


def clocks(text: str) -> frozenset[tuple[int, int]]:
    """The clock times that stand in narrow text."""
    moments = (moment for one in dates(text, None) for moment in one.moments if moment.clock)
    return frozenset((moment.clock.hour, moment.clock.minute) for moment in moments if moment.clock)


def _verb(match: re.Match[str]) -> str:
    """「酥退得了」 is 酥 and 退, 「申請得到」 is 申請."""
    word, blanks = match.string[max(0, match.start() - 1) : match.start() + 1], " " * (len(match[0]) - 2)
    apart = len(word) < 2 or [one for one, _, _ in cut(word)] != [word]
    return f" {match[1]}{blanks}" if apart else f"{match[1]} {blanks}"


def take_apart(
    text: str, focus: tuple[int, int], known: Iterable[str] = (), heads: frozenset[str] = frozenset()
) -> Asked:
    """`text` is narrow; the focus is left out of the words."""
    start, end = focus
    to_day = _TO_DAY.match(text)
    rest = " " * (to_day.end() if to_day else 0) + text[to_day.end() if to_day else 0 :]
    rest = rest[:start] + " " * (end - start) + rest[end:]
    if span := _FROM_TO.search(text, start, end):  # 「從哪天開到哪天」
        rest = rest[: span.start(1)] + span[1] + rest[span.end(1) :]
    rest = _CAN.sub(_verb, rest)
    if (
        end
        and _COUNTS.search(text, start, end)
        and _ONE.match(rest, end)
        and not any(at == end and tag[:1] == "n" for _, at, tag in cut(text))
    ):
        rest = rest[:end] + " " + rest[end + 1 :]  # 「幾本書」 asks for books
    if end and text.startswith("个人", end):
        rest = rest[:end] + " " + rest[end + 1 :]  # 「多少個人」
    rest = _PEOPLE.sub(lambda match: match[1] + " ", rest)
    rest = _GIVEN_SUM.sub(lambda match: " " * len(match[0]), rest)
    rest = PUBLISHED.sub(lambda match: " " * len(match[0]), rest)
    rest = _ASKS.sub(lambda match: " " * len(match[0]), rest)
    tail = max((match.end() for match in re.finditer(r"[,;。]", text[: max(start, 0) or len(text) - 2])), default=0)
    months = tuple(f"{year}-{int(month):02d}" for year, month in _MONTH.findall(text))
    named = tuple(dict.fromkeys(match[0] for match in _GIVEN.finditer(rest)))
    return Asked(
        text, focus, tuple(terms(rest, known, heads)), years(PUBLISHED.sub("", text)), months, tail, clocks(text), named
    )
