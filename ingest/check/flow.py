"""The steps of a list, whose order is that of the list: 「流程：1. 提交…6月1日 2. 审核…6月9日 3. 缴费…6月5日」.

Reads numbered items, and steps told one behind the other, of a text that speaks of a course, a schedule or steps. A list counts with three
steps and more of which one alone runs back: more are no list in the order of time. Where the text says that no step begins before the one above
is over, each waits for the end of the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.check.reading import Period, Reading
from ingest.check.step import MEANWHILE, first, last

_LIST = 3  # numbered steps that make a list of them
_FLOW = re.compile(r"流程|步骤|程序|进度|时程|时间节点|日程|工作安排|办理顺序|依次|先后")
_STEPS = re.compile(r"(?:流程|步骤|程序|时程)[^。;\n]{0,8}:[^。\n]*$")
_NEXT = re.compile(
    r"[^,;。\n\d]{0,8}[,;]\s*(?:再|然后)?[\u4e00-\u9fff]{2,8}?[于在为]?\s*"
)  # 「…12月9日，面谈12月20日」
# no step begins before the one above it has ended
_STAGE = "一?(?:个|项|道)?(?:步骤?|环节?|阶段|工序|节点|流程)"
_THEN_NEXT = rf"{_STAGE}[^。;\n]{{0,16}}?(?:后|方|才|再|始)[^。;\n]{{0,12}}下{_STAGE}"
_STRICT = re.compile(f"上{_THEN_NEXT}|前{_THEN_NEXT}|环环相扣|逐[步项环](?:顺次|依次)?(?:推进|进行|衔接)")
_SHARES = re.compile("登记日|过户|除[权息]日|除[权息]基准")
_ITEM = re.compile(
    r"(?:^|[\n。;:,、 ])\s*(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)、.]|第[一二三四五六七八九十\d]{1,2}步|[①-⑳])(?!以上|上述)[^\n。;]{0,30}$"
)


def lists(text: Reading, usable: Sequence[Period]) -> dict[int, Period]:
    """By its place, the one step of a list that runs back, with the step before it: 「流程：1. … 2. …」, or one sentence."""
    given: dict[int, Period] = {}
    strict = _STRICT.search(text.plain) is not None
    if not (strict or _FLOW.search(text.plain)):
        return given
    for items in _rows(text, usable):
        back = [at for at in range(1, len(items)) if first(items[at]) < first(items[at - 1])]
        if (
            len(items) >= _LIST
            and len(back) == 1
            and not _reckoned(items)
            and not MEANWHILE.search(text.words(items[back[0]]))
        ):
            given[items[back[0]].offset] = items[back[0] - 1]
    by_section: dict[int, list[Period]] = {}
    for one in usable:
        if _numbered(text, one):
            by_section.setdefault(one.mention.section, []).append(one)
    for items in by_section.values():
        back = [
            at
            for at in range(1, len(items))
            if first(items[at]) < (last(items[at - 1]) if strict else first(items[at - 1]))
        ]
        if (
            len(items) < _LIST
            or len(back) != 1
            or _reckoned(items)
            or not (strict or _FLOW.search(text.plain, 0, items[0].offset))
        ):
            continue
        if not MEANWHILE.search(text.words(items[back[0]])):
            given[items[back[0]].offset] = items[back[0] - 1]
    return given


def _reckoned(items: Sequence[Period]) -> bool:
    """Whether a list has days on which shares are counted (登记日, 停止过户), which lie amid its other days."""
    return any(_SHARES.search(one.label) for one in items)


def _rows(text: Reading, usable: Sequence[Period]) -> Iterator[list[Period]]:
    """Steps told one behind the other: 「流程如下：书审12月9日，面谈12月20日，核定12月25日」."""
    row: list[Period] = []
    for one in usable:
        if row and not _NEXT.fullmatch(text.plain, row[-1].stop, one.offset):
            yield row
            row = []
        if row or _STEPS.search(text.plain, max(0, one.offset - 30), one.offset):
            row.append(one)
    yield row


def _numbered(text: Reading, one: Period) -> bool:
    """Whether a window is the first date of a numbered item."""
    start = text.mentions_before(one.offset)
    return _ITEM.search(text.plain, max(start, one.offset - 40), one.offset) is not None
