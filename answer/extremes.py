"""Whether a value is the least where the most is asked for, or the most where the least is."""

from __future__ import annotations

import re

from answer.marks import Seen

_MOST_ASKED = re.compile(r"最[多高久长大]|至多|上限|封顶")
_LEAST_ASKED = re.compile(r"最[少低短小]|至少|下限")
_LEAST_BEFORE = re.compile(r"(?:[至最]少|最低|起码|不[得能可]?(?:少|低|短)于)[^,。;\d]{0,4}$")
_MOST_BEFORE = re.compile(r"(?:[至最]多|最[高长久]|上限|不[得能可]?超过|(?<![年期时权])限)[^,。;\d]{0,4}$")
_LEAST_BEHIND = re.compile(r"[^\W\d]{0,2}?(?:起(?!至|到)|及?以上)")
_MOST_BEHIND = re.compile(r"[^\W\d]{0,2}?(?:封顶|及?以[内下]|之内)")


def other_bound(one: Seen) -> bool:
    """「最多寫多少字」 where the value is the least: 「字數八百起」."""
    text, start, end = one.page.text, one.proposal.start, one.proposal.end
    most, least = _MOST_ASKED.search(one.asked.text), _LEAST_ASKED.search(one.asked.text)
    if not one.counted or bool(most) == bool(least) or one.proposal.text is not None:
        return False
    before = text[one.page.clause(start)[0] : start]
    is_least = bool(_LEAST_BEFORE.search(before) or _LEAST_BEHIND.match(text, end))
    is_most = bool(_MOST_BEFORE.search(before) or _MOST_BEHIND.match(text, end))
    return is_least != is_most and is_least == bool(most)


_CAP = re.compile(r"封顶|上限|最高|最多|限额")
_FOR_EACH = re.compile(r"每(?:一)?[单笔次个件人位名天日张份]")


def only_cap(one: Seen) -> bool:
    """「每單獎多少元」 where the column of the sum is that of the most: 「封頂金額」."""
    if one.kind != "amount" or not one.in_row or not _FOR_EACH.search(one.asked.text) or _CAP.search(one.asked.text):
        return False
    page, line = one.page, one.page.lines[one.page.line_at(one.proposal.start)]
    cells, column = page.cells(page.lines[line.table or 0]), page.column(one.proposal.start)
    return column < len(cells) and _CAP.search(page.text, *cells[column]) is not None
