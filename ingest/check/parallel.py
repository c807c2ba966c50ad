"""Whether two values are told of two subjects in parallel sentences or lines, whose subject stands in an earlier clause than the value:
「甲组共20个名额，报名截止…。乙组共30个名额，报名截止…」, 「套餐一：…元。⏎套餐二：…元。」.

Reads what each sentence (or line) says before its value, numbers blotted out. Parted where both open with one name and another ordinal
before a colon; or where clause by clause they say the same and the first clause that differs is another's name: a head before a colon,
what a label has for value, or the beginning of a clause that goes on alike; or where each opens with another group of one sort
(低年级, 高年级) and they end in the same label. Not seen on purpose: what tells no thing from another (本次, 注意, 报名时间),
and a subject in the clause of the value itself, which others read.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.check.headed import ASPECT
from ingest.check.reading import Reading
from ingest.check.same_words import NUMBERED
from ingest.check.stages import stages_said

_LONGEST = 160  # code points of a sentence before its value
_HEAD = 10
# a number that names nothing: not 「1号机房」, 「2栋」 that a sentence begins with
_NUMBER = re.compile(r"(?!^\d{1,2}(?:号(?=[\u4e00-\u9fff])|[栋幢座期班组楼队馆]))\d[\d.,:/\-~]*")
_PLACE = re.compile("[家位]$")  # 岗位, 展位 are things
_PARTS = re.compile(r"([,:。;])")
_HAN = re.compile("[\u4e00-\u9fff]")
_ORDINAL = re.compile(r"第?(?:[一二三四五六七八九十]{1,2}|\d{1,2}|[甲乙丙丁戊己]|[a-z])")
_TURN = re.compile(r"(?:第?[一二三四五六七八九十#]{1,2}|[首末前后上下初次])")
# what tells no thing from another
_COMMON = re.compile(
    r"[本此该这那每各另再又也都均将已请第]|我们?|大家|今年|活动|目前|现在|最[后终]|尚?未|[没只仅]有?|特别|开始|结束|截止|有限|欢迎"
)


# who or what there are several of
_GROUP = re.compile(
    r"\s*(?P<which>[\u4e00-\u9fffa-z\d]{1,5}?)(?P<sort>[组班区校店馆厅栋楼版部院系科类型款队团厂仓站线]|车间|年级|科?生|课程|门诊|套餐|专场|教室|窗口)"
)


def in_two_subjects(text: Reading, one: int, other: int) -> bool:
    """Whether the values at two places are told of two subjects in parallel."""
    plain = text.plain
    lines = [plain.rfind("\n", 0, place) + 1 for place in (one, other)]
    sentences = [text.clauses.sentence(place)[0] for place in (one, other)]
    for starts in (sentences, lines):
        a, b = (plain[start:place] for start, place in zip(starts, (one, other), strict=True))
        if starts[0] != starts[1] and max(len(a), len(b)) <= _LONGEST and _two(a, b):
            return True
    return False


@lru_cache(maxsize=512)
def _two(a: str, b: str) -> bool:
    a, b = (NUMBERED.sub("", words) for words in (a, b))
    return (
        _numbered(a, b)
        or _of_one_sort(a, b)
        or _by_clause(*(_PARTS.split(_NUMBER.sub("#", words)) for words in (a, b)))
    )


def _numbered(a: str, b: str) -> bool:
    """Whether both open with one name and an ordinal of their own, or words of their own before it: 「岗位一：」, 「岗位二：」; 「书评栏目：」, 「新作栏目：」."""
    heads = [words.partition(":")[0].strip() for words in (a, b)]
    if heads == [a.strip(), b.strip()] or heads[0] == heads[1] or max(map(len, heads)) > _HEAD:
        return False
    before, x, y, behind = _differing(*heads)
    name = before + behind
    return (
        len(_HAN.findall(name)) > 1
        and not ASPECT.search(_PLACE.sub("", name))
        and (
            all(map(_ORDINAL.fullmatch, (x, y)))
            or not _HAN.search(before)
            and min(len(x), len(y)) > 1
            and not stages_said(behind)
        )
    )


def _of_one_sort(a: str, b: str) -> bool:
    """Whether each opens with another group of one sort and they end in the same label: 「低年级走东门，放学时间」, 「高年级走西门，放学时间」."""
    own, also = (_NUMBER.sub("#", words).replace("\n", "").rsplit(",", 1) for words in (a, b))
    if len(own) < 2 or len(also) < 2 or own[1] != also[1] or not _HAN.search(own[1]):
        return False
    groups = [_GROUP.match(words) for words in (own[0], also[0])]
    if groups[0] is None or groups[1] is None:
        return False
    return groups[0]["sort"] == groups[1]["sort"] and groups[0]["which"] != groups[1]["which"]


def _by_clause(a: list[str], b: list[str]) -> bool:
    """Whether two say the same clause by clause but for a subject in one before the last."""
    if len(a) != len(b) or len(a) < 3 or a[1::2] != b[1::2]:
        return False
    own, also = a[::2], b[::2]
    at = next((at for at, (x, y) in enumerate(zip(own, also, strict=True)) if x != y), None)
    if at is None or own[at + 1 :] != also[at + 1 :] or not _HAN.search("".join(own[at + 1 :])):
        return False
    before, x, y, behind = _differing(own[at], also[at])
    if not all(_names(words) or _names(words + behind[:1]) for words in (x, y)):
        return False  # 标准 is said of anything, 标准件 is a thing
    if all(_TURN.fullmatch(words) or _ORDINAL.fullmatch(words) for words in (x, y)):
        return True
    headed = a[2 * at + 1] == ":" and max(len(own[at]), len(also[at])) <= _HEAD
    valued = at > 0 and a[2 * at - 1] == ":"
    return headed or valued or not before.strip() and bool(behind)


def _names(words: str) -> bool:
    """Whether words are of a thing: not of an aspect of it, and more than what is said of any."""
    if _TURN.fullmatch(words) or _ORDINAL.fullmatch(words):
        return True
    return not ASPECT.search(words) and _COMMON.sub("", words).strip(" #") != ""


def _differing(a: str, b: str) -> tuple[str, str, str, str]:
    """What two have in common before, what each has of its own, and what they have in common behind."""
    shorter = min(len(a), len(b))
    first = next((at for at in range(shorter) if a[at] != b[at]), shorter)
    last = next((at for at in range(shorter - first) if a[-1 - at] != b[-1 - at]), shorter - first)
    return a[:first], a[first : len(a) - last], b[first : len(b) - last], a[len(a) - last :]
