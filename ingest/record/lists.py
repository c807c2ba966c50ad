"""Lists: what stands before the items (`lead`) and the items.

Three written forms: items behind a colon, parted by 「；」, also over several paragraphs as long as each ends with
「；」; items parted by 「、」 behind 分别是, 包括, 如下 and the like, the last of them behind 和; items before their
own number (「甲、乙两类」). And items that are blocks of their own, behind a line that leads them in. Not seen: items
that only an order of sentences makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.record.text import Text
from records import Listing
from zh.plain import plain

_SERIES = re.compile(r"([^\n。;:]{2,60})(?<!\d):\s*(?=[^\n。;]{1,120};)")
_NAMED = re.compile(r"(?:分别是|分别为|主要包括|主要有|包括|包含|涵盖|如下|依次为)[ :]*(?=[^\n。;]{1,40}、)")
_COUNTED = re.compile(
    r"((?:[^\s,、。;:()\n“”\"]{2,16}、)+[^\s,、。;:()\n“”\"]{2,16}?)([一二两三四五六七八九十\d]{1,2}(?:大类|类|"
    r"种|项|个方面|个|大|款|方面))"
)
_COLON = re.compile(r"([^\s,、。;:()\n“”\"]{2,16}):\s*(?=[^\n。;,:]{1,30}、[^\n。;:]{1,60}(?:[。;\n]|$))")
_NUMBERS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_LEAD_VERB = re.compile(
    r"(?:聚焦|面向|针对|分为|设有|设|开放|支持|提供|征集|招募|涉及|覆盖|包括|采用|通过|选择|按|对|为|有|将|在|从|"
    r"向|与|和)"
)
_NUMBER_OF = re.compile(r"[前第]?[一二两三四五六七八九十\d]{1,2}(?:大|名|类|种|项|个|款|条|点|方面)[^的]{0,6}$")
_LEADS_IN = re.compile(r"(?:可以|可|将有机会|将|有机会|能够|能|享受|享有|获得)(?=[^的]{2,10}$)")
_MARK = re.compile(r"\s*(?:\(?[\d一二三四五六七八九十]{1,3}[)、.]|[●■◆▲★·•\-])?\s*")
_STEPS = re.compile(r"第[一二三四五六七八九十\d]+步|步骤")


def lists(text: Text) -> tuple[Listing, ...]:
    given = [*_series(text), *_named(text), *_counted(text), *_blocks(text)]
    kept: list[Listing] = []
    for one in sorted(given, key=lambda listing: (listing.offset, -len(listing.span))):
        if not kept or one.offset >= kept[-1].offset + len(kept[-1].span):
            kept.append(one)
    return tuple(kept)


def _series(text: Text) -> Iterator[Listing]:
    for found in _SERIES.finditer(text.plain):
        begin = found.end()
        end, items = begin, []
        while True:
            part = re.compile(r"\s*([^\n。;]{1,160})([;。]|$|(?=\n))").match(text.plain, end)
            if part is None or not part.group(1).strip():
                break
            items.append(text.body[part.start(1) : part.end(1)].strip())
            end = part.end(1)
            if part.group(2) != ";":
                break
            end = part.end()
        if len(items) < 2 or _STEPS.search(text.plain, begin, end):
            continue
        lead = text.body[found.start(1) : found.end(1)]
        yield Listing(
            lead=_lead(re.split(r"[,，]", lead)[-1]),
            items=tuple(items),
            span=text.body[found.start(1) : end],
            offset=found.start(1),
        )


def _named(text: Text) -> Iterator[Listing]:
    for rule in (_NAMED, _COLON):
        for found in rule.finditer(text.plain):
            first, _ = text.clauses.clause(found.start())
            if rule is _COLON:
                first = found.start()
            begin = found.end()
            stop = re.compile(r"[。;\n]|$").search(text.plain, begin)
            end = stop.start() if stop else len(text.plain)
            comma = text.plain.find(",", begin, end)
            if comma >= 0:
                end = comma
            items = _parts(text.body[begin:end])
            lead = text.body[first : found.start() if rule is _NAMED else found.end(1)]
            for one in text.finds(first, found.start()):
                lead = text.body[one.stop : found.start()] if one.stop <= found.start() else lead
            if len(items) >= 2 and lead.strip():
                yield Listing(lead=_lead(lead), items=items, span=text.body[first:end], offset=first)


def _lead(words: str) -> str:
    """The words before a list from where they begin to lead it in: their number (「…五大看點」), else their verb."""
    words = re.split(r"[:：“”「」]|\d{4}年?度?", words.strip())[-1].strip()
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
    for found in _COUNTED.finditer(text.plain):
        begin, end = found.span(1)
        digits = re.match(r"[一二两三四五六七八九十]|\d{1,2}", found.group(2))
        count = _NUMBERS.get(digits.group()) or int(digits.group()) if digits else 0
        items = text.body[begin:end].split("、")
        if len(items) != count:
            continue
        verb = list(_LEAD_VERB.finditer(text.plain, begin, begin + len(items[0])))
        if verb and begin + len(items[0]) - verb[-1].end() >= 2:
            items[0] = text.body[verb[-1].end() : begin + len(items[0])]
        lead = text.body[found.start(2) : found.end(2)]
        yield Listing(lead=lead, items=tuple(items), span=text.body[begin : found.end(2)], offset=begin)


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
    mark = _MARK.match(item)
    return item[mark.end() if mark else 0 :].strip().rstrip("；;。")
