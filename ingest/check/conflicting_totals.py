"""A total that is not the sum of its parts: 「录取共20名：护理9名、检验6名、药剂4名」, 「讲座3场、工作坊4场，共8场」.

Reads a total (共, 合计, 总计) with all its parts, each a name with a number of the same unit: behind a colon or 分别为 as far as the end of the
sentence, or all that its sentence says before it. Flagged at the total; never settled, as a part may be wrong or missing. Behind 其中 are some parts, or parts that overlap: read
where they are groups of one sort, and only for more than the total. Not seen on purpose: parts told with 各, 约 or 等, products (「两班，每班20人」), and lengths of time (`duration_mismatch`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.check.reading import Reading
from ingest.check.spelling import label_of
from records import Flag
from zh.numerals import number

_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|[一二三四五六七八九十百两]+"
_UNIT = "[名人元位套件台间张份个组队户场次票册本箱吨亩棵盒辆所家门]"
_SUM = (
    r"(?:一?共(?:计|有|设|招|招[收聘录]|录取|收取|安排|提供|[出派][\u4e00-\u9fff]{1,3})?|[合总]计|总共|总数为?|总额为?)"
)
# begun by one character each: so they are quickly found
_ANY_SUM = re.compile("共|合计|总计|总数|总额")
_PART = rf"(?P<name>[\u4e00-\u9fffa-z]{{1,12}}?)(?P<many>{_NUMBER}) ?(?P<unit>{_UNIT})"
_PARTS = re.compile(_PART)
# each taken or left as a whole: a name may hold 和 and numerals, and runs of such names would be tried in all ways
_RUN = rf"(?>[\u4e00-\u9fffa-z]{{1,12}}?(?:{_NUMBER}) ?{_UNIT})"
_JOINED = r"(?:[、,+]|[、,]?(?:和|及|与|以及))"
_BEHIND = re.compile(
    rf"{_SUM}(?P<total>{_NUMBER}) ?(?P<of>{_UNIT})(?:[\u4e00-\u9fff]{{0,4}}(?P<colon>:)|[,(]?(?:分别[为是]|即|(?P<some>其中)):?)"
    rf"(?P<parts>{_RUN}(?>{_JOINED}{_RUN})++)\)?(?=[。;\n]|$)"
)
_BEFORE = re.compile(
    rf"(?:^|[。;:\n])[^\d。;:\n]{{0,12}}?(?P<parts>{_RUN}(?>{_JOINED}{_RUN})++),?{_SUM}(?P<total>{_NUMBER}) ?(?P<of>{_UNIT})(?=[,。;\n]|$)"
)
_PARTLY = re.compile("各|每|约|余|等|其中|另|超|至少|最多|以上|共|计")
_SORTS = frozenset("科岗组班队区线校院店站部系馆厂室")
_SHORT = 16  # code points of a total
_LONGEST = 160  # code points round a total


def conflicting_totals(text: Reading, raised: Sequence[Flag]) -> Iterator[Flag]:
    if text.corrects:
        return
    done = 0
    for hit in _ANY_SUM.finditer(text.plain):
        if hit.start() < done:
            continue
        start, end = text.clauses.sentence(hit.start())
        line = text.plain.rfind("\n", 0, hit.start()) + 1
        start, end = max(line, start - 1, hit.start() - _LONGEST), min(end, hit.end() + _LONGEST)
        match = _BEHIND.match(text.plain, hit.start(), end)
        if match is None and text.plain[max(0, hit.start() - 2) : hit.start()].rstrip("一").endswith((",", *_UNIT)):
            match = _BEFORE.search(text.plain, start, min(end, hit.end() + _SHORT))
        if match is None or _PARTLY.search(match["parts"]):
            continue
        if match.groupdict().get("some") and not _of_one_sort(match["parts"]):
            continue
        done = match.end()
        parts = list(_PARTS.finditer(match["parts"]))
        values = [_value(part["many"]) for part in parts]
        total, unit = _value(match["total"]), match["of"]
        units = {part["unit"] for part in parts}
        people = {"名", "人", "位"}
        if total is None or None in values or not (units == {unit} or units | {unit} <= people):
            continue
        added = sum(value for value in values if value is not None)
        if abs(added - total) < 0.01 or match.groupdict().get("some") and added < total:
            continue
        first, last = match.start("total"), match.end("of")
        place = match.start("parts")
        message: dict[str, object] = {
            "key": "parts_differ",
            "total": text.body[first:last],
            "sum": f"{added:g}{unit}",
            "parts": label_of(text.body[place : match.end("parts")]),
        }
        evidence = [text.evidence(place, match.end("parts"))]
        yield text.flag("conflicting_values", first, last, message, evidence)


def _of_one_sort(parts: str) -> bool:
    """Whether the parts behind 其中 are groups of one sort, which have nothing in common: 「眼科3名、骨科4名」, not 「党员5名、女性4名」."""
    names = [part["name"] for part in _PARTS.finditer(parts)]
    return len({name[-1] for name in names}) == 1 and names[0][-1] in _SORTS


def _value(written: str) -> float | None:
    return float(written.replace(",", "")) if written[0].isdigit() else number(written)
