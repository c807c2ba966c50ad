"""A value told of the other of two, or of another of a few, than the question names: 海外 for 國內, 假日 for 平日, 賣家 for 買家.

The families are data (contrasts.txt). Which of a family a value is told of is said by the word nearest to it: in its piece of a list
(「平日200元、假日280元」, 「200元（平日）」), else in its clause, its label or the cells that head it, in the condition before it, under its
heading. What is told of nobody is not held against a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from answer.contrasts import Family, Told, asked
from answer.marks.contract import Seen
from answer.types import BY_NAME

Span = tuple[int, int]
_SIZED = re.compile(r"(?<![\d第])([一二两三四五六七八九十]|\d{1,2})(寸|吋|室|居室|轮|厢)(?![外内])")


@lru_cache(maxsize=64)
def _sizes(text: str) -> tuple[tuple[str, str], ...]:
    """The sizes that a question names, with their unit."""
    return tuple(_SIZED.findall(text))


def _is_other_size(seen: Seen) -> bool:
    """「三室」, and 「兩室」 is told."""
    sizes = _sizes(seen.asked.text)
    told = _SIZED.findall(_own(seen)) if sizes else ()
    for number, unit in sizes:
        others = [own for own, kind in told if kind == unit]
        if others and number not in others:
            return True
    return False


# whose page it is: 「好巷外送自4月1日起…」 is no 外送 beside 自取
_SUBJECT = re.compile(r"[^\W\d_]{3,12}?(?=自\d|将于|定于|决定|拟于|现将)")
FAR = 400  # characters of a sentence round a value that are looked at


def is_opposed(seen: Seen) -> bool:
    """Whether the value stands with another of a family than the one that the question names."""
    text, page = seen.asked.text, seen.page
    polar = BY_NAME[seen.kind].kind == "yes_no"
    whose = _SUBJECT.match(page.text, page.lines[0].start) if page.lines else None
    names = f"{page.title}\n{whose[0]}" if whose else page.title
    named = [(family, side) for family, side in asked(text, names) if family.polar or not polar]
    if named:
        spans = list(told_by(seen))
        if any(is_of_another(seen, family, side, spans) for family, side in named):
            return True
    return _is_other_size(seen)


def is_of_another(seen: Seen, family: Family, side: int, spans: list[Span]) -> bool:
    """Whether the nearest span that names one of a family names another than is asked for."""
    for low, high in spans:
        told = [
            one
            for one in family.told(seen.page.text, low, high)
            if not _is_reason(seen, one) and not _COMES_ALONG.match(seen.page.text, one.start)
            if not _LEFT_OUT.match(seen.page.text, one.end)
        ]
        if any(one.side == side or _shares_end(seen.page.text, one, family, side) for one in told):
            return False
        if told:
            return True
    return not seen.in_row and BY_NAME[seen.kind].kind != "yes_no" and _opens(seen, family, side)


def _shares_end(text: str, one: Told, family: Family, side: int) -> bool:
    """Whether what is asked for stands before another without the end that both have: 甲倉庫 of 「甲和乙倉庫」."""
    if text[one.start - 1 : one.start] not in tuple("和与及或、"):
        return False
    words = [word for word, own in zip(family.words, family.sides, strict=True) if own == side]
    return any(
        text.endswith(word[:size], 0, one.start - 1) and word[size:] in text[one.start : one.end]
        for word in words
        for size in range(1, len(word))
    )


def _opens(seen: Seen, family: Family, side: int) -> bool:
    """Whether the first clause of a sentence names another side, and it no more: 「東延段總投資70億元，2018年5月開工」, asked of 西延段."""
    low, high = seen.page.sentence(seen.proposal.start)
    told = family.told(seen.page.text, low, min(high, low + FAR))
    sides = {one.side for one in told}
    return bool(told) and told[0].start < seen.page.clause(low)[1] and len(sides) == 1 and side not in sides


# 「未滿12歲須由成人陪同」 is told of no 成人
_COMES_ALONG = re.compile(r"[一-鿿]{2,4}?(?:陪[同伴护]|带[领同]|看护|监护|随行)")


_LEFT_OUT = re.compile(r"[一-鿿]?(?:除外|例外)")  # 「學生半價（包廂除外）」 is told of the others


def _is_reason(seen: Seen, one: Told) -> bool:
    """Whether a word stands in a reason, which is another thing: 「因捷運施工改道」, asked why the 公車 does; or is what is asked for:
    「買家退貨，運費誰出」 of 「由賣家負擔」."""
    return (
        seen.kind in ("why", "clause", "who", "org", "where") and seen.proposal.start <= one.start < seen.proposal.end
    )


def told_by(seen: Seen) -> Iterator[Span]:
    """Where it is said of what a value is told, the nearest first."""
    page, start, end = seen.page, seen.proposal.start, seen.proposal.end
    line = page.lines[page.line_at(start)]
    if seen.in_row:
        for low, high, weight in seen.around:
            if weight >= 0.95 and low < high:
                yield low, high
        return
    clause, label, sentence = page.clause(start), page.label(start), page.sentence(start)
    clause = max(clause[0], start - FAR), min(max(clause[1], end), end + FAR)
    yield _piece(page.text, clause, start, end)
    yield clause[0], start
    yield clause
    if label:
        yield label
    low = max(sentence[0], start - FAR)
    place = clause[0]
    while place > low:
        before = page.clause(max(place - 2, low))
        if before[1] > place or before[0] >= place:
            break
        if _CONDITION.search(page.text, *before) and not _DENIED.search(page.text, *before):
            yield before
        place = before[0]
    if line.heading is not None:
        above = page.lines[line.heading]
        if not _GREETS.search(page.text, above.start, above.end):
            yield above.start, above.end


_GREETS = re.compile(r"各位|尊敬|亲爱|您好|你好|敬启")
# 「屬於買家的，」, 「活動期間，」; 「假日不開放，」 says nothing of what follows
_CONDITION = re.compile(r"[的者时后间期内面方],?$")
_DENIED = re.compile(r"\d|[不停未除免暂]")
# what ends the piece before: 「平日200元、」, 「平日200元（含稅）」
_ENDS = re.compile(r"\d[^\d、,;:/()]{0,8}(?:\([^()]{0,40}\)|[、,;:/和与及])+")
_BRACKET = re.compile(r"[^\d、,;:/()]{0,6}\([^()]{1,40}\)")
_STOP = re.compile(r"[、,;/]")


def _piece(text: str, clause: Span, start: int, end: int) -> Span:
    """The bracket behind a value, or its piece of a list."""
    low = clause[0]
    for match in _ENDS.finditer(text, clause[0], start):
        low = match.end()
    behind = _BRACKET.match(text, end, clause[1])
    if behind:
        return end if re.search("[一-鿿]", behind[0]) else low, behind.end()
    stop = _STOP.search(text, end, clause[1])
    return low, stop.start() if stop else clause[1]


def _own(seen: Seen) -> str:
    """What stands with a value: its clause and label, or the key of its row and the head of its column."""
    page, start = seen.page, seen.proposal.start
    if seen.in_row:
        return "\n".join(page.text[low:high] for low, high, weight in seen.around if weight >= 0.95)
    low, high = page.clause(start)
    low, high = max(low, start - FAR), min(high, seen.proposal.end + FAR)
    label = page.label(start)
    return page.text[low:high] + (page.text[slice(*label)] if label else "")


_MET = (
    (re.compile(r"下雨|雨天|落雨|遇雨|下大雨"), re.compile(r"雨")),
    (re.compile(r"台风|刮风|大风"), re.compile(r"风")),
    (re.compile(r"晚到|来晚|迟到|逾期|晚交|没赶上"), re.compile(r"逾|迟|超|晚|误")),
    (re.compile(r"退(?![休役伍出])"), re.compile(r"退|返")),
    (re.compile(r"弄丢|丢了|遗失|不见了"), re.compile(r"遗失|丢|灭失|补[办发]")),
)


def met(seen: Seen) -> float:
    """What a question supposes (rain, a delay) must stand with the value, where the page tells of it."""
    page = seen.page
    for asks, tells in _MET:
        if not asks.search(seen.asked.text) or not tells.search(page.text):
            continue
        low, high = page.sentence(seen.proposal.start) if seen.in_row else page.clause(seen.proposal.start)
        label = page.label(seen.proposal.start)
        told = page.text[low:high] + (page.text[slice(*label)] if label else "") + seen.label
        if not tells.search(told):
            return -0.12
    return 0.0


_ENTRY = re.compile(r"受理|报名|申请|征[集稿件选文]|收件|投稿|登记|填报|申报|认购|预约|缴|展期|办理")
_CLOSES = re.compile(r"截止|截至|到期|为止|最后期限|什么时候止")


def entry(seen: Seen) -> float:
    """「補貼幾號截止」 asks until when one may apply, where it names nothing else."""
    if not seen.dated or not _CLOSES.search(seen.asked.text):
        return 0.0
    hits, terms = seen.fit.hits, seen.asked.terms
    if any(seen.tells(i) and hits.title[i] < 0.6 for i in range(len(terms))):
        return 0.0
    page = seen.page
    label = page.label(seen.proposal.start)
    low, high = page.clause(seen.proposal.start)
    told = page.text[low:high] + (page.text[slice(*label)] if label else "") + seen.label
    return 0.6 if _ENTRY.search(told) else -0.2


def opposed(seen: Seen) -> float:
    """Such a value comes behind the one that is named."""
    return -0.3 if is_opposed(seen) else 0.0
