"""Dates in Chinese text: found, resolved, and kept with what is written.

    find(text, reference=None) -> list[Found]
    find_undated(title, text) -> list[Found]
    first_day(title, text) -> datetime.date | None

`text` in either script; `reference` is the day the text was put out (`datetime.date`, or None where it is not known:
then what hangs on it resolves to nothing). Spans never overlap and stand in order. What cannot exist (「2月30日」) is
found, with its parts, without a value. What the values mean: `values.py`; how years and months left out are settled:
`settle.py`; the forms: `table.py`. `find_undated` reads a text that does not tell when it came out, from the `first_day` of the year it names
(undated.py).
"""

from zh.dates.scan import find
from zh.dates.undated import find_undated, first_day
from zh.dates.values import Found, Kind, Mod, Point

__all__ = ["Found", "Kind", "Mod", "Point", "find", "find_undated", "first_day"]
