"""Lengths of time that conditions ask for: 「连续居住满3年」, 「船龄不超过15年」, 「具有5年以上教学经验」.

None that only tells when (「满3年后」), and none of what is no standing (「会期不超过3天」). Where nothing but the form tells, the sentence, or the line
over it, speaks of conditions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.record.quantities import Quantity, compared
from ingest.record.text import Text
from zh.dates import Found
from zh.numerals import number

_STRETCH = re.compile(r"满?([\d一二两三四五六七八九十]+)(个?(?:[年月日天]|小时|课时|学时))(?=以?内|$)")
_ASKED = re.compile(r"(?:以上)?(?=[,。;、)\n的者且并]|$)")
_OF_CONDITIONS = r"条件|资格|要求|对象|符合|[须应凡]|需(?!求)|方可|(?<!许)可[以申报享]|者|不(?:得)?[低少]于"
_ASKS = re.compile(_OF_CONDITIONS)  # of one who has it (「王老师具备10年以上教学经验」) it may only be told
_ASKS_OR_HAS = re.compile(_OF_CONDITIONS + "|具备")
_UNDER = re.compile(r"(?:条件|资格|要求|对象)[^,。;\n]{0,10}[:\n]")
# how long something has been so: what is measured, before the number or behind it
_STANDING = re.compile(r"(?:(?<!年)龄|年限|年资|资历|经验|经历|时长|时数|天数|年数)[须需应当必要得为在已]*$")
_BEHIND = re.compile(r"的?((?:[\u4e00-\u9fff]{1,8}?)?(?:经验|经历|工龄|教龄|年资|资历))")
_FORBIDS = re.compile(r"不|至[少多]|最[少多]")


def stretches(text: Text) -> Iterator[Quantity]:
    for one in text.found:
        if one.kind != "duration":
            continue
        begin = one.offset - (text.plain[one.offset - 1 : one.offset] == "满")
        written = _STRETCH.match(text.plain, begin, one.stop)
        amount = number(written.group(1)) if written else None
        if written is None or amount is None or text.plain[begin - 1 : begin] in ("未", "每", "期"):
            continue
        unit = text.body[slice(*written.span(2))]
        if text.plain[begin] == "满" and (behind := _ASKED.match(text.plain, one.stop)):
            if _told(text, begin, _ASKS_OR_HAS):
                yield Quantity(written.start(1), one.stop, amount, unit, ">=", begin, behind.end())
        elif (said := _standing(text, one, written)) is not None:
            yield said._replace(value=amount, unit=unit)


def measure_behind(text: Text, quantity: Quantity) -> tuple[int, int] | None:
    """Where what a length of time measures stands behind it: 「5年以上教学经验」."""
    comparator = text.plain[quantity.end : quantity.end + 2]
    found = _BEHIND.match(text.plain, quantity.end + 2) if comparator in ("以上", "以下") else None
    return found.span(1) if found else None


def _standing(text: Text, one: Found, written: re.Match[str]) -> Quantity | None:
    """A length of time compared, where it is of how long something has been so."""
    end = written.end()
    comparator, begin, stop = compared(text.plain, written.start(1), end)
    if comparator is None:
        return None
    said = Quantity(written.start(1), end, 0, None, comparator, begin, stop)
    first, _ = text.clauses.clause(one.offset)
    if _STANDING.search(text.plain, max(first, begin - 12), begin):
        return said if _FORBIDS.match(text.plain, begin) or _told(text, begin, _ASKS) else None
    behind = measure_behind(text, said)
    return said._replace(stop=behind[1]) if behind and _told(text, begin, _ASKS) else None


def _told(text: Text, begin: int, asks: re.Pattern[str]) -> bool:
    """Whether the sentence, or what stands over it, speaks of conditions."""
    sentence, last = text.clauses.sentence(begin)
    under = _UNDER.search(text.plain, max(0, begin - 160), sentence)
    return bool(under or asks.search(text.plain, max(sentence, begin - 80), min(last, begin + 160)))
