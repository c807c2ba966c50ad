"""A number in words and the same in figures in brackets behind it: 「人民币叁万元整（¥35000）」, 「三十人（25人）」.

Flagged at the figures where they differ; never settled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.check.reading import Reading
from records import Flag
from zh.formal import FORMAL, FORMAL_DIGITS
from zh.numerals import number

_ONES = f"一二三四五六七八九十百千万{FORMAL_DIGITS}拾佰仟"
_TWICE = re.compile(
    # 「數佰元」, 「近百人」 say no number, nor does a numeral of a cheque before a plain one or the 參 of 參加: 「海參十份」, 「大陸十人」
    rf"(?P<words>(?<![第数几近\d{_ONES}])(?!参(?![拾佰仟万])|[{FORMAL_DIGITS}][一二三四五六七八九十百千])[{_ONES}零]{{1,12}})(?P<unit>[元圆人名份个位台套件张])整?"
    r"\((?:即|计|小写[::]?|rmb|nt\$?|[¥$])? ?[¥$]?(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<scale>万?)(?P<same>[元圆人名份个位台套件张]?)整?\)"
)
_IN_BRACKETS = re.compile(r"[元圆人名份个位台套件张整]\([即计小rn¥$ \d]")  # in all that it finds


def words_and_figures(text: Reading) -> Iterator[Flag]:
    """A sum in words and the same in figures in brackets: 「人民币叁万元整（¥35000）」, 「三十人（25人）」."""
    for match in _TWICE.finditer(text.plain) if _IN_BRACKETS.search(text.plain) else ():
        said = number(match["words"].translate(FORMAL))
        figure = float(match["figure"].replace(",", "")) * {"": 1, "万": 10_000}[match["scale"]]
        if said is None or said == figure or match["unit"] not in ("元", "圆") and match["same"] != match["unit"]:
            continue
        start, end = match.span("figure")
        end = match.end("same") if match["same"] else match.end("scale")
        message: dict[str, object] = {
            "key": "two_values",
            "label": text.body[slice(*match.span("unit"))],
            "one": text.body[match.start("words") : match.end("unit")],
            "other": text.body[start:end],
        }
        evidence = text.evidence(match.start("words"), match.end("unit"))
        yield text.flag("conflicting_values", start, end, message, [evidence])
