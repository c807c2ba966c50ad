"""Pieces of a block that only the style sheet sets apart: spans that are lines each, a day in a box beside its month."""

from __future__ import annotations

import re
from typing import Any

PIECES = frozenset(("span", "b", "em", "i", "strong", "font"))
_MONTH = re.compile(r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}")
_DAY = re.compile(r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}$")
_WHOLE_DAY = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日$")
_HEAD = 60  # characters of a line of day, column and readers
_SET = 3  # pieces of a block, each of which may be a line


def in_lines(element: Any) -> bool:
    """Whether a block holds nothing but <span>s of one class of which two say a sentence: the style sheet sets each on a line."""
    if len(element) < _SET or element[0].tag != "span":
        return False
    name = element[0].get("class")
    if not name or (element.text or "").strip():
        return False
    said = 0
    for child in element:
        if child.tag != "span" or name not in (child.get("class") or "") or (child.tail or "").strip():
            return False
        said += "".join(child.itertext()).strip().endswith(("。", "！", "？", "：", ":"))
    return said >= 2


def boxed(element: Any, before: Any) -> bool:
    """Whether an element in a line is a piece of a head that the style sheet sets apart from the short one before it.

    `before` is the element in front. That is one of another class (「2014」 「05/17」 「10:30」), a <time>, a month behind a day, an hour behind a date,
    or stands behind the whole day that opens a short line: 「2024年5月6日」 「商情」 「閱讀 27」.
    """
    if before is None or before.tag not in PIECES or before.tail:
        return False
    if element.tag == "time":
        return True
    if element.tag == "span" == before.tag and (one := before.get("class")) and (other := element.get("class")):
        return one != other and len("".join(before.itertext()).strip()) <= 12
    text = ("".join(before.itertext()) if len(before) else before.text or "").strip()
    if 8 <= len(text) <= 10 and _DAY.match(text):  # 「2024-05-06」 「16:」 「07」
        return "".join(element.itertext())[:1].isdecimal()
    if _WHOLE_DAY.match(text) and before.getprevious() is None:
        block = element.getparent()
        said = "" if (block.text or "").strip() else "".join(block.itertext()).strip()
        return 0 < len(said) <= _HEAD and not said.endswith(("。", "；", "，", "："))
    return len(text) <= 2 and text.isdecimal() and _MONTH.match("".join(element.itertext()).strip()) is not None
