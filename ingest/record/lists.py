"""Lists: what stands before the items (`lead`) and the items.

Three written forms: items behind a colon, parted by 「；」, also over several paragraphs as long as each ends with
「；」; items parted by 「、」 behind 分别是, 包括, 如下 and the like, the last of them behind 和; items before their
own number (「甲、乙两类」). And items that are blocks of their own, behind a line that leads them in. Not seen: items
that only an order of sentences makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.record.text import DATED, Text
from records import Listing
from zh.plain import plain

_COLON = re.compile(r":(?:(?<!\d:)|(?!\d))")
_SERIES = re.compile(r"\s*(?=[^\n。;]{1,120};)")
_ITEM = re.compile(r"\s*([^\n。;]{1,160})([;。]|$|(?=\n))")
_NAMES = re.compile(r"[ \t]*([^\n。;,:]{1,30}、[^\n。;:,]{1,80})(?=[。;,\n]|$)")
_BEHIND = re.compile(
    r"(?:分别是|分别为|主要包括|主要有|包括|包含|涵盖|如下|依次为)[ :]*([^\n。;,:]{1,30}、[^\n。;,]{1,120})"
)
_EDGE = re.compile(r"[\n。;:,、()“”\"]")
_OUTSIDE = re.compile(r"[\n。;:,()“”\"\s]")
_LIST_LEAD = re.compile(
    r"如下|以下|下列|包括|包含|分为|分别|获得|享受|享有|提供|条件|情形|要求|内容|方式|材料|资料|标准|项|类|种|"
    r"权益|奖励|福利|优惠|范围|对象"
)
_COUNT = re.compile(r"([一二两三四五六七八九十\d](?:(?<=\d)\d)?)(?:大类|类|种|项|个方面|个|大|款|方面)")
_NUMBERS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_LEAD_VERB = re.compile(
    r"(?:聚焦|面向|针对|分为|设有|设|开放|支持|提供|征集|招募|涉及|覆盖|包括|采用|通过|选择|按|对|为|有|将|在|从|"
    r"向|与|和)"
)
_NUMBER_OF = re.compile(
    r"(?<![任之])[前第]?[一二两三四五六七八九十\d]{1,2}(?:大|名|类|种|项|个|款|条|点|方面)[^的]{0,6}$"
)
_LEADS_IN = re.compile(r"(?:可以|可|将有机会|将|有机会|能够|能|享受|享有|获得)(?=[^的]{2,10}$)")
_MARK = re.compile(r"\s*(?:\(?[\d一二三四五六七八九十]{1,3}(?:[)、]|\.(?!\d))|[①-⑳●■◆▲★·•\-])?\s*")
_BEGINS = re.compile(r"[:：“”「」]|\d{4}年?度?")
_LEADING = re.compile(r"(?:分[别別](?:是|为|為)|主要包括|主要有|包括|包含|如下)$")
# a value and nothing of what it is: 「每月3,200元」, 「45天」
_VALUE = re.compile(
    r"(?:每[\u4e00-\u9fff]{1,2}|[共约计]|人民币|新台币|不[少低]于|不[超高]过?|至[少多]|[$¥￥])* ?[\d,.一二两三四五六七八九十百千万亿]+ ?"
    r"(?:个?工作日|个月|小时|分钟|美元|港元|平方米|公里|[\u4e00-\u9fff%])?(?:\([^()]*\))?(?:以[上下内]|起|整)?"
)
_STEPS = re.compile(r"第[一二三四五六七八九十\d]+步|步骤")


def lists(text: Text) -> tuple[Listing, ...]:
    given = [*_series(text), *_headed(text), *_named(text), *_counted(text), *_blocks(text)]
    kept: list[Listing] = []
    for one in sorted(given, key=lambda listing: (listing.offset, -len(listing.span))):
        if not kept or one.offset >= kept[-1].offset + len(kept[-1].span):
            kept.append(one)
    return tuple(kept)


def _series(text: Text) -> Iterator[Listing]:
    """「…：甲；乙；丙。」 and 「…：甲、乙和丙。」"""
    done = 0
    for colon in _COLON.finditer(text.plain):
        if colon.start() < done:
            continue
        begin, first = colon.end(), _before(text, colon.start())
        if first == colon.start():
            continue
        if _SERIES.match(text.plain, begin):
            if any(one.kind in DATED for one in text.finds(begin, begin + 2)):  # 「报名：3月1日；初审：…」
                continue
            end, items = _items(text, begin)
            leads = len(items) > 2 or _LIST_LEAD.search(text.plain, first, begin) is not None
            if len(items) >= 2 and leads and not _fields(items) and not _STEPS.search(text.plain, begin, end):
                lead = _lead(text.body[first : colon.start()])
                yield Listing(lead=lead, items=items, span=text.body[first:end], offset=first)
                done = end
            continue
        names = _NAMES.match(text.plain, begin)
        if names and colon.start() - first <= 16:
            lead, items = _lead(text.body[first : colon.start()]), _parts(text.body[names.start(1) : names.end(1)])
            if lead and len(items) >= 2:
                yield Listing(lead=lead, items=items, span=text.body[first : names.end(1)], offset=first)


def _fields(items: tuple[str, ...]) -> bool:
    """Whether the lead names only the first item, its value, and others have names of their own: 「保证金：6万元；月租金2000元」."""
    first, *rest = (_VALUE.fullmatch(plain(one)) for one in items)
    return first is not None and not all(rest)


def _headed(text: Text) -> Iterator[Listing]:
    """A heading alone on its line, and 「甲；乙；丙。」 below it."""
    for above, line in zip(text.lines, text.lines[1:], strict=False):
        if line.kind == "row" or text.plain.find(";", line.start, line.end) < 0:
            continue
        head = _HEAD.fullmatch(text.plain, above.start, above.end)
        if head is None:
            continue
        parts = text.plain[line.start : line.end].rstrip("。; ").split(";")
        if not 3 <= len(parts) <= 20 or any(_TELLS.search(part) or not 1 < len(part.strip()) <= 40 for part in parts):
            continue
        items = [
            part.strip().rstrip("。；;")
            for part in re.split("[；;]", text.body[line.start : line.end].rstrip("。；; "))
        ]
        yield Listing(
            lead=text.body[slice(*head.span(1))],
            items=tuple(items),
            span=text.body[line.start : line.end],
            offset=line.start,
        )


# of things, not of rules that each make a sentence
_HEAD = re.compile(
    r"\s*(?:[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.]\s*)?([^\s,。;:、]{0,10}(?:材料|资料|文件|证件|证明|手续|物品|用品|清单|内容|项目|范围|奖励|权益|福利|课程|名单|票种|方式))\s*:?\s*"
)
_TELLS = re.compile(r"[。:!?]|不得|须|应当?(?!届)|必须|的,|,[^;]*,")


def _before(text: Text, place: int) -> int:
    """Where the clause before a place begins, 60 code points back at most."""
    first = max(0, place - 60)
    for edge in _EDGE.finditer(text.plain, first, place):
        first = edge.end()
    return first


def _items(text: Text, begin: int) -> tuple[int, tuple[str, ...]]:
    """Items parted by 「；」, over line ends as long as each line ends with one: where they end, and the items."""
    end = begin
    items: list[str] = []
    while (part := _ITEM.match(text.plain, end)) is not None and part.group(1).strip():
        if items and _COLON.search(text.plain, part.start(1), part.end(1)):  # items with names of their own are no list
            return end, ()
        items.append(_trimmed(text.body[part.start(1) : part.end(1)]))
        end = part.end(1)
        if part.group(2) != ";":
            break
        end = part.end()
    return end, tuple(items)


def _named(text: Text) -> Iterator[Listing]:
    """「…分别是甲、乙和丙」: behind a word that says so."""
    for found in _BEHIND.finditer(text.plain):
        first = _before(text, found.start())
        for one in text.finds(first, found.start()):
            first = min(max(first, one.stop), found.start())
        items = _parts(text.body[found.start(1) : found.end(1)])
        lead = text.body[first : found.start()]
        if len(items) >= 2 and lead.strip():
            yield Listing(lead=_lead(lead), items=items, span=text.body[first : found.end(1)], offset=first)


def _lead(words: str) -> str:
    """The words before a list from where they begin to lead it in: their number (「…五大看點」), else their verb."""
    words = _BEGINS.split(words.strip())[-1].strip()
    words = _LEADING.sub("", words)
    for rule in (_NUMBER_OF, _LEADS_IN):
        found = list(rule.finditer(plain(words)))
        if found:
            return words[found[0].start() :]
    return words


def _parts(written: str) -> tuple[str, ...]:
    items = [item.strip() for item in written.split("、")]
    last = re.match(r"(.+[^\s])(?:和|及|以及|與|与)([^、]+)$", items[-1])
    if last:
        items[-1:] = [last.group(1).strip(), last.group(2).strip()]
    if re.search(r"等\S{0,8}$", items[-1]):
        items[-1] = re.sub(r"等\S{0,8}$", "", items[-1])
    return tuple(item for item in items if item)


def _counted(text: Text) -> Iterator[Listing]:
    """「甲、乙两类」: as many items before a number as it says."""
    for found in _COUNT.finditer(text.plain) if "、" in text.plain else ():
        count = _NUMBERS.get(found.group(1)) or int(found.group(1))
        first = max(0, found.start() - 16 * count)
        if count < 2 or text.plain.count("、", first, found.start()) < count - 1:
            continue
        for edge in _OUTSIDE.finditer(text.plain, first, found.start()):
            first = edge.end()
        items = text.body[first : found.start()].split("、")
        if count < 2 or len(items) != count or not all(2 <= len(item.strip()) <= 24 for item in items):
            continue
        verb = list(_LEAD_VERB.finditer(text.plain, first, first + len(items[0])))
        if verb and first + len(items[0]) - verb[-1].end() >= 2:
            items[0] = text.body[verb[-1].end() : first + len(items[0])]
        lead = text.body[found.start() : found.end()]
        yield Listing(lead=lead, items=tuple(items), span=text.body[first : found.end()], offset=first)


def _blocks(text: Text) -> Iterator[Listing]:
    at = 0
    while at < len(text.lines):
        first = at
        while at < len(text.lines) and text.lines[at].kind == "item":
            at += 1
        if at - first >= 2 and first:
            before = text.lines[first - 1]
            lead = re.split(r"[。；;，,]", text.body[before.start : before.end].strip().rstrip(":："))[-1].strip()
            if lead and len(lead) <= 40:
                items = [text.body[line.start : line.end] for line in text.lines[first:at]]
                trimmed = tuple(_trimmed(item) for item in items)
                begin, end = text.lines[first].start, text.lines[at - 1].end
                yield Listing(lead=lead, items=trimmed, span=text.body[begin:end], offset=begin)
        at = max(at, first + 1)


def _trimmed(item: str) -> str:
    mark = _MARK.match(plain(item))
    return item[mark.end() if mark else 0 :].strip().rstrip("；;。")
